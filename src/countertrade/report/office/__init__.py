"""The report for an editor's own programs: a Word document with footnotes, a PowerPoint deck whose drawings can be edited.

Both are made of the facts that the page shows (`report.assembly.report_facts`), so neither can say anything else. They need the
extra `office`; docs/decisions/0024 says what was weighed.
"""
