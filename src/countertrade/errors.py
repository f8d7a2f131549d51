"""What can go wrong, as exceptions: each has the places and a way out, and all of them are `Error`."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterator
from typing import Any

from countertrade.records import Bad, Problem


class Error(Bad):
    """Input that cannot be used, with every problem found in it.

    Attributes:
        problems: each a `Problem` with `path`, `line` and `column` (1-based; 0 where there is none) and a `message` that
            says what is wrong, then, after a semicolon, what would be right.

    Its text has one line a problem: `path:line:column: what is wrong; what would be right`.
    """


class ArticleError(Error):
    """Bytes or a text that hold no article, or one that took too long or too much memory to read."""


class CaseError(Error):
    """A case folder that cannot be opened or written."""


class ModelError(Error):
    """A deal file, or a change to one, that is not a model; each problem has its line and column."""


class NotFoundError(Error, LookupError):
    """There is no such file, statement, measure, scenario or quantity; the message names the nearest one."""


class MissingPackageError(Error, ImportError):
    """An optional package is not installed; the message says what to install."""


@contextlib.contextmanager
def raised_as(kind: type[Error]) -> Iterator[None]:
    """What is handed in wrongly, raised as this kind; an `Error` that has a kind keeps it."""
    try:
        yield
    except Error:
        raise
    except Bad as bad:
        raise kind(*bad.problems) from None


EXTRAS = {
    "narwhals": "frames", "pandas": "frames", "polars": "frames", "pyarrow": "frames", "xarray": "frames", "scipy": "frames",
    "fastwarc": "captures", "brotli": "captures", "rfc3161_client": "captures", "followthemoney": "exchange", "prov": "exchange", "stix2": "exchange",
    "docx": "office", "pptx": "office", "resvg_py": "office",
}  # fmt: skip
"""Optional package -> the extra of this one that brings it."""


def optional(name: str) -> Any:
    """An optional package, imported. Raises MissingPackageError where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        package = name.partition(".")[0]
        extra = EXTRAS.get(package, "all")
        said = f"the package {package} is not installed; install it with: pip install 'countertrade[{extra}]'"
        raise MissingPackageError(Problem(package, 0, 0, said)) from None
