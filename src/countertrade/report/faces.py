"""The faces of page and report: Inter and a cut of Source Serif 4, both under the SIL Open Font License, made by bench/fonts.py.

They hold the letters of European names in weights 400 to 650; what is not in them comes from the reader's own faces.
"""

from __future__ import annotations

import base64
import functools
from collections.abc import Callable
from importlib import resources

FACES = {"Inter": "inter.woff2", "Countertrade Serif": "serif.woff2"}
"""Family, as the style sheet calls it, -> its file."""
DRAWN = ("inter-400.ttf", "inter-650.ttf", "serif-650.ttf")
"""Files of the faces that a picture is drawn in where no browser is."""


def rules(address: Callable[[str], str]) -> str:
    """The style sheet's rules that bring the faces along, each file from its address."""
    return "".join(
        f'@font-face {{ font-family: "{family}"; src: url("{address(file)}") format("woff2"); font-weight: 400 650; font-display: swap; }}\n'
        for family, file in FACES.items()
    )


@functools.cache
def inlined() -> str:
    """The rules with the faces in them, for a page that loads nothing."""
    return rules(lambda file: f"data:font/woff2;base64,{base64.b64encode(face(file)).decode()}")


def face(file: str) -> bytes:
    """The bytes of one of the files."""
    return _place().joinpath(file).read_bytes()


def drawn() -> list[str]:
    """Where the faces for pictures lie."""
    return [str(_place().joinpath(file)) for file in DRAWN]


def _place() -> resources.abc.Traversable:
    return resources.files("countertrade.report").joinpath("fonts")
