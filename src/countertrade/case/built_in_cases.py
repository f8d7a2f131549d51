"""The cases that ship with the package: found, and copied out to be worked on."""

from __future__ import annotations

import shutil
from pathlib import Path

from countertrade import files, naming
from countertrade.case.places import is_case
from countertrade.records import Bad, Problem

FIRST = "russia-north-korea"
"""The case meant where nobody names one."""


def built_in_names() -> tuple[str, ...]:
    """What the built-in cases are called, the first one first, then by name. Raises Bad where the package has lost them."""
    found = sorted(place.name for place in _place().iterdir() if is_case(place))
    return (FIRST, *(name for name in found if name != FIRST))


def built_in(name: str = FIRST) -> Path:
    """The folder of a case that ships with the package. Raises Bad for a name that none has, with those there are."""
    known = built_in_names()
    if name not in known:
        near = naming.nearest(name, known)
        hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(known)}"
        raise Bad(Problem("built-in cases", 0, 0, f"there is no '{name}'; {hint}"))
    return _place() / name


def copy_built_in(name: str, folder: Path) -> None:
    """Copy a built-in case to a new folder, where it can be changed. Raises Bad where something stands there already."""
    source = built_in(name)
    if folder.exists() or folder.is_symlink():
        raise Bad(Problem(str(folder), 0, 0, "something is here already; name a new folder"))
    files.make_folders(folder.parent)
    shutil.copytree(source, folder)


def _place() -> Path:
    """The folder with the built-in cases: beside the modules in a wheel, beside src in a checkout."""
    for place in (Path(__file__).parents[1] / "cases", Path(__file__).parents[3] / "cases"):
        if is_case(place / FIRST):
            return place
    raise Bad(Problem(f"cases/{FIRST}", 0, 0, "the built-in cases are missing; install the package again"))
