"""The articles of a case as references: CSL-JSON, and BibTeX."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from countertrade.records import Article

if TYPE_CHECKING:
    from countertrade.pipeline import Pipeline


def csl(whole: Pipeline) -> bytes:
    """The articles as CSL-JSON 1.0, each under its id."""
    made = [_csl(article) for article in whole.articles]
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def bibtex(whole: Pipeline) -> bytes:
    """The articles as BibTeX entries of the kind @online, in UTF-8, as biber and Zotero read it."""
    keys = _keys(whole.articles)
    return "\n".join(_entry(keys[article.id], article) for article in whole.articles).encode()


def _csl(article: Article) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": article.id,
        "type": "article-newspaper",
        "title": article.title,
        "container-title": article.outlet,
        "author": [{"literal": article.author}] if article.author else None,
        "issued": _parts(article.published),
        "accessed": _parts(article.captured),
        "URL": article.url,
        "archive_location": article.archive_url,
        "language": article.language,
        "note": f"sha256: {article.sha256}" if article.sha256 else None,
    }
    return {key: value for key, value in made.items() if value}


def _parts(date: str | None) -> dict[str, list[list[int]]] | None:
    found = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", date or "")
    return {"date-parts": [[int(part) for part in found.groups() if part]]} if found else None


def _entry(key: str, article: Article) -> str:
    fields = {
        "title": f"{{{_escaped(article.title)}}}" if article.title else None,
        "author": f"{{{_escaped(article.author)}}}" if article.author else None,
        "organization": _escaped(article.outlet),
        "date": (article.published or "")[:10] or None,
        "urldate": (article.captured or "")[:10] or None,
        "url": re.sub(r"[{}\\\s]", "", article.url) if article.url else None,
        "langid": {"de": "german", "en": "english"}.get(article.language or ""),
        "note": f"sha256: {article.sha256}" if article.sha256 else None,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{key},", *lines, "}", ""])


_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _escaped(text: str | None) -> str | None:
    return "".join(_TEX.get(sign, sign) for sign in " ".join(text.split())) if text else None


def _keys(articles: Sequence[Article]) -> dict[str, str]:
    """A key an article, as people write them: outlet and year, a letter behind where two would be the same."""
    made: dict[str, str] = {}
    for article in articles:
        plain = (
            unicodedata.normalize("NFKD", article.outlet or article.title or "article")
            .encode("ascii", "ignore")
            .decode()
        )
        stem = (re.sub(r"[^A-Za-z0-9]+", "", plain).lower() or "article")[:30] + (article.published or "")[:4]
        key, number = stem, 2
        while key in made.values():
            key, number = f"{stem}-{number}", number + 1
        made[article.id] = key
    return made
