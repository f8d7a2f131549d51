"""Many pages at once: web archives and folders to Parquet, on Dask.

    pieces = planned(["CC-NEWS-20241104.warc.gz"])
    run = scanned_into(Store(Path("out")), pieces, reading, scheduler="local")

Needs the extra `countertrade[archive]`. docs/archive.md says how it works, what it was measured at and where it would break first.
"""
