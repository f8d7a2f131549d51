"""The manual, built by Sphinx: `make manual` writes it to out/manual, readable without a network."""

from __future__ import annotations

import json
from typing import Any

from myst_parser.parsers.sphinx_ import MystParser

from countertrade import __version__

project = "Countertrade"
author = "The Countertrade authors"
copyright = author
release = version = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["screens"]
# pages link to files of the source tree too, which are not in the manual
suppress_warnings = ["myst.xref_missing"]
html_theme = "furo"
html_title = f"Countertrade {release}"
html_show_sourcelink = False
html_copy_source = False
html_show_sphinx = False
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True


class Notebook(MystParser):
    """A notebook as a page: its texts, its code, and what stands below the code."""

    supported = ("ipynb",)

    def parse(self, inputstring: str, document: Any) -> None:
        super().parse("\n\n".join(map(_cell, json.loads(inputstring)["cells"])), document)


def _cell(cell: dict[str, Any]) -> str:
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        return source
    return "\n\n".join([f"```python\n{source}\n```", *map(_output, cell["outputs"])])


def _output(output: dict[str, Any]) -> str:
    shown = output.get("data", {})
    if "text/html" in shown:
        return f"````{{raw}} html\n{''.join(shown['text/html'])}\n````"
    return f"````text\n{''.join(output.get('text') or shown['text/plain'])}\n````"


def setup(app: Any) -> None:
    app.add_source_suffix(".ipynb", "ipynb")
    app.add_source_parser(Notebook)
