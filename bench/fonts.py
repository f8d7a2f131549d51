"""The faces of page and report, made smaller: Inter and Source Serif 4 with the letters of European names, weights 400 to 650.

    python bench/fonts.py PLACE

PLACE holds the unpacked wheels of fontpkg-inter and fontpkg-source-serif-4 (PyPI; each brings its SIL Open Font License). Writes into
`src/countertrade/report/fonts`: a variable WOFF2 a face for browsers, and TrueType at the weights that pictures for an office program are
drawn in. Needs fonttools and brotli. Source Serif's name is reserved by its licence, so the smaller one has a name of its own.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).parent.parent / "src" / "countertrade" / "report" / "fonts"
SIGNS = "–—‘’“”„‚…−×·±€£¥§°²³½©«»→\u00a0\u00ad\u202f\u2060"
LETTERS = "ÄÖÜäöüßÀÁÂÅÆÇÈÉÊÍÑÓÔØÚàáâãåæçèéêëìíîïñòóôõøúùûýąćčČđęěğİıłŁńőœřśşŞšŠůűźżžŽ"
CHARACTERS = {*range(0x20, 0x7F), *map(ord, SIGNS + LETTERS)}
"""A report has room for some 50 kB of faces; what is not here comes from the reader's own."""
FACES = {
    # file -> folder of the wheel, its file, optical size in points, family, features, weights that a picture is drawn in
    "inter": ("fontpkg_inter", "Inter[opsz,wght].ttf", 14, "Inter", ["tnum"], (400, 650)),
    "serif": ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", 18, "Countertrade Serif", ["tnum", "lnum"], (650,)),
}  # fmt: skip
WEIGHTS = (400, 650)


def smaller(path: Path, family: str, limits: dict[str, Any], features: list[str]) -> TTFont:
    font = TTFont(path)
    options = subset.Options(
        layout_features=features, hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14]
    )
    options.drop_tables += ["DSIG"]
    kept = subset.Subsetter(options)
    kept.populate(unicodes=CHARACTERS & set(font.getBestCmap()))
    kept.subset(font)
    held = io.BytesIO()
    font.save(held)
    held.seek(0)
    font = instancer.instantiateVariableFont(TTFont(held), limits)
    for number, said in ((1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))):
        font["name"].setName(said, number, 3, 1, 0x409)
    return font


def main() -> None:
    place = Path(sys.argv[1])
    OUT.mkdir(exist_ok=True)
    for name, (wheel, file, size, family, features, drawn) in FACES.items():
        path = place / wheel / "files" / file
        for weight in (WEIGHTS, *drawn):
            font = smaller(path, family, {"opsz": size, "wght": weight}, features)
            if isinstance(weight, int):
                font["OS/2"].usWeightClass = weight
            font.flavor = "woff2" if isinstance(weight, tuple) else None
            target = OUT / (f"{name}.woff2" if isinstance(weight, tuple) else f"{name}-{weight}.ttf")
            font.save(target)
            print(f"{target}: {target.stat().st_size:,} bytes")
        (OUT / f"{name}-OFL.txt").write_text((place / wheel / "LICENSE").read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    main()
