"""The manual, built by Sphinx: `make manual` writes it to out/manual, readable without a network."""

from __future__ import annotations

from countertrade import __version__

project = "Countertrade"
author = "The Countertrade authors"
copyright = author
release = version = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["screens", "notebooks"]
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
