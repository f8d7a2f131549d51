"""Prints every regular expression that the package compiles, a JSON list (module, line, pattern, flags) a line; run as a process of its own.

Those of modules are compiled when they are imported; those made from tables when they are first needed, so articles in both languages are
read, traced, checked and shown in every form of the report.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from pathlib import Path
from re import _compiler as compiler  # type: ignore[attr-defined]
from typing import Any

import countertrade

PACKAGE = Path(countertrade.__file__).parent
SEEN: set[tuple[str, int, str, int, bool]] = set()


def gather() -> None:
    real = compiler.compile

    def compiled(pattern: Any, flags: int = 0) -> Any:
        made = real(pattern, flags)
        frame: Any = sys._getframe(1)
        while frame and (
            "/re/" in frame.f_code.co_filename or frame.f_code.co_filename.startswith("<frozen")
        ):
            frame = frame.f_back
        place = Path(frame.f_code.co_filename) if frame else Path()
        if place.is_relative_to(PACKAGE) and isinstance(pattern, str | bytes):
            name = ".".join(place.relative_to(PACKAGE).with_suffix("").parts)
            text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
            SEEN.add((name, frame.f_lineno, text, int(flags), isinstance(pattern, bytes)))
        return made

    compiler.compile = compiled
    re.purge()
    for found in pkgutil.walk_packages(countertrade.__path__, "countertrade."):
        if not found.name.endswith("__main__"):
            module = importlib.import_module(found.name)
            source = Path(module.__file__ or "").read_text("utf-8")
            for name, made in vars(module).items():
                if isinstance(made, re.Pattern) and f"{name}.fullmatch(" in source:
                    compiled(whole(made.pattern, made.flags), made.flags & ~re.UNICODE)


def whole(pattern: str | bytes, flags: int) -> str | bytes:
    """The pattern as `fullmatch` has it: it fails where anything is left."""
    end = "\n)\\Z" if flags & re.VERBOSE else ")\\Z"
    return b"(?:" + pattern + end.encode() if isinstance(pattern, bytes) else f"(?:{pattern}{end}"


def use(folder: Path) -> None:
    """The built-in case, worked through in both languages, in this process."""
    from countertrade import case as folder_of
    from countertrade.checking import check
    from countertrade.pipeline import Pipeline
    from countertrade.reading import mentions, quotations, read
    from countertrade.report.article import check_text

    opened = folder_of.open_case(folder)
    claims = []
    for article in opened.articles:
        found = read(article, opened.measures)
        claims += found
        mentions(article.text, article.language or "en", article.published)
        quotations(article.text, article.language or "en")
        for language in ("en", "de"):
            findings = check(found, [article], opened.reference, language=language)
            check_text(article, found, findings, opened.reference, language=language)
    for language in ("en", "de"):
        case = Pipeline(
            case=countertrade.records.replace(opened, claims=tuple(claims)), folder=folder, language=language
        )
        check(
            case.placed,
            case.articles,
            case.reference,
            lineage=case.lineage,
            measures=opened.measures,
            language=language,
        )
        from countertrade.report.terminal import trace_text

        trace_text(case, measure=None, width=100)


if __name__ == "__main__":
    from countertrade import case as folder_of
    from countertrade import records  # noqa: F401

    gather()
    use(folder_of.built_in())
    for each in sorted(SEEN):
        print(json.dumps(each))
