"""One article: who states what in it, and does it add up?"""

from __future__ import annotations

import html
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from countertrade.api import stages
from countertrade.api.tabular import Records
from countertrade.errors import ArticleError, NotFoundError, raised_as
from countertrade.records import Article, Claim, Finding, Mention, Problem, Quotation, Reference
from countertrade.visible import visible

WRONG = frozenset({"inconsistent", "implausible"})
LONGEST_NAME = 4_096
"""Characters of the longest text that may be the name of a file."""


@dataclass(frozen=True, repr=False)
class Reading:
    """An article and what is stated in it.

    Attributes:
        article: the article with its stored text; offsets of all records count in `article.text`, in code points.
        name: what it is called in messages.
    """

    article: Article
    name: str
    _claims: tuple[Claim, ...]

    @cached_property
    def statements(self) -> Records[Claim]:
        """Who states what, in text order, each with its exact words: `text == article.text[span[0]:span[1]]`."""
        return _records("claims", self._claims, self.article, self._claims)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every quantity and time in the text, also an age or a score. Raises ArticleError."""
        with raised_as(ArticleError):
            return tuple(stages.layer("mentions", self.article, self.name))  # type: ignore[arg-type]

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Every quotation with its source and cue, as spans of the text. Raises ArticleError."""
        with raised_as(ArticleError):
            return tuple(stages.layer("quotations", self.article, self.name))  # type: ignore[arg-type]

    def check(self, *, reference: str | Path | None = None, language: str = "en") -> Check:
        """Does it add up? See `countertrade.check`."""
        with raised_as(ArticleError):
            rows = stages.reference_rows(Path(reference) if reference is not None else None)
            found = stages.findings_in(self._claims, self.article, rows, language, self.name)
        return Check(reading=self, language=language, _findings=tuple(found), _reference=tuple(rows))

    def __repr__(self) -> str:
        called = self.article.title or self.article.outlet or self.name
        return f"<reading of '{called}': {len(self._claims)} statements>"

    def _repr_html_(self) -> str:
        """The text with its statements marked; each mark says who states it, how surely."""
        text, parts, at = self.article.text, [], 0
        for claim in sorted((c for c in self._claims if c.quantity and c.quantity.span), key=_place):
            start, end = _place(claim)
            if start >= at:
                parts += [html.escape(visible(text[at:start])), _mark(claim, text[start:end])]
                at = end
        body = "".join((*parts, html.escape(visible(text[at:])))).replace("\n", "<br>")
        return f"<div style='max-width:46rem'>{body}</div>"


@dataclass(frozen=True, repr=False)
class Check:
    """What adds up in an article, and what does not. That nothing was found is not a confirmation."""

    reading: Reading
    language: str
    _findings: tuple[Finding, ...]
    _reference: tuple[Reference, ...]

    @cached_property
    def findings(self) -> Records[Finding]:
        """What adds up and what does not, the gravest first, each with its working."""
        return _records("findings", self._findings, self.reading.article, tuple(self.reading.statements))

    @property
    def statements(self) -> Records[Claim]:
        """Who states what."""
        return self.reading.statements

    @property
    def is_wrong(self) -> bool:
        """Whether any finding is inconsistent or implausible."""
        return any(finding.verdict in WRONG for finding in self._findings)

    def text(self, *, width: int = 100, color: bool = False, refs: bool = False) -> str:
        """The check as a person reads it on a terminal, `width` columns wide; `refs` prints every reference row used in full."""
        from countertrade import worker
        from countertrade.report.article import check_text

        article = self.reading.article
        task = partial(
            check_text, article, tuple(self.reading.statements), self._findings, self._reference,
            language=self.language, width=width, color=color, refs=refs,
        )  # fmt: skip
        with raised_as(ArticleError):
            return worker.run(task, name=self.reading.name, size=len(article.text), doing="checking")

    def __repr__(self) -> str:
        return (
            f"<check of '{self.reading.article.title or self.reading.name}': {len(self._findings)} findings>"
        )

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(self.text(width=90))}</pre>"


def read(
    text_or_file: str | bytes | os.PathLike[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Reading:
    """Who states what in an article.

    Args:
        text_or_file: a text, the bytes of a page, PDF, mail or capture of one page, or the path of a file with them. A string of one line that names
            an existing file is that file.
        outlet: who printed it, if the page does not say.
        published: ISO date, if the page does not say.
        url: its address; never fetched.
        language: "de" or "en", if it cannot be detected.

    Raises:
        NotFoundError: for a string that looks like the name of a file that is not there.
        ArticleError: if there is no article in it, or it needs far more time or memory than its size suggests.

    The method is described in docs/reading.md: a grammar of numbers, units, sources and hedges, no language model.

    >>> import countertrade as ct
    >>> found = ct.read("Oz pays 300 dollars for each shell, the minister Ana Brandt said.")
    >>> claim = found.statements[0]
    >>> str(claim.quantity), claim.attribution.source.name
    ('300 USD/shell', 'Ana Brandt')
    """
    from countertrade.dates import iso_date

    data, name = given(text_or_file)
    known = {
        "outlet": outlet,
        "published": iso_date(published, "published"),
        "url": url,
        "language": language,
    }
    with raised_as(ArticleError):
        article = stages.article_in(data, name, **known)
        return Reading(article=article, name=name, _claims=tuple(stages.statements_in(article, name)))


def check(
    text_or_file: str | bytes | os.PathLike[str] | Reading,
    *,
    reference: str | Path | None = None,
    language: str = "en",
    outlet: str | None = None,
    published: str | None = None,
) -> Check:
    """Does an article add up: its products, sums, shares, conversions, and its figures against dated reference figures?

    Args:
        text_or_file: as for `read`, or what `read` gave.
        reference: a CSV file of figures to check against, in place of the shipped set.
        language: of the findings, "en" or "de".
        outlet: who printed it, if the page does not say.
        published: ISO date, if the page does not say.

    Raises:
        ArticleError, NotFoundError: as `read` does, and for a reference file that cannot be read.

    The rules are described in docs/checking.md.

    >>> import countertrade as ct
    >>> text = "Oz pays $1,500 for each shell, the minister Ana Brandt said. For 200,000 shells that makes $500 million."
    >>> ct.check(text).is_wrong
    True
    """
    if not isinstance(text_or_file, Reading):
        text_or_file = read(text_or_file, outlet=outlet, published=published)
    return text_or_file.check(reference=reference, language=language)


def given(text_or_file: str | bytes | os.PathLike[str]) -> tuple[bytes, str]:
    """The bytes that were handed in, and what to call them. Raises NotFoundError for a file that is not there."""
    from countertrade import files
    from countertrade.case import LIMIT
    from countertrade.naming import nearest

    if isinstance(text_or_file, bytes):
        return text_or_file, "the bytes given"
    if isinstance(text_or_file, str) and not _is_file(text_or_file):
        return text_or_file.encode("utf-8", "surrogatepass"), "the text given"
    path = Path(text_or_file)
    if not path.exists():
        near = nearest(path.name, _names_in(path.parent))
        hint = f"did you mean '{near}'?" if near else "name an existing file, or hand in the text itself"
        raise NotFoundError(Problem(str(path), 0, 0, f"there is no such file; {hint}"))
    with raised_as(ArticleError):
        return files.read_given(path, LIMIT), str(path)


def _is_file(text: str) -> bool:
    """Whether a string names a file: one is there, or it is one word with an ending or a folder."""
    if len(text) > LONGEST_NAME or "\n" in text or not text.strip():
        return False
    try:
        if Path(text).exists():
            return True
    except (OSError, ValueError):
        return False
    return not any(sign.isspace() for sign in text) and (
        "/" in text or "\\" in text or bool(Path(text).suffix)
    )


def _names_in(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []


def _records(kind: str, items: Sequence[object], article: Article, claims: tuple[Claim, ...]) -> Records:  # type: ignore[type-arg]
    from countertrade.report.tables import table_of

    return Records(kind, items, lambda some: table_of(kind, some, articles=(article,), claims=claims))


def _place(claim: Claim) -> tuple[int, int]:
    assert claim.quantity is not None
    assert claim.quantity.span is not None
    return claim.quantity.span


def _mark(claim: Claim, text: str) -> str:
    source = claim.attribution.source
    who = (source.name or source.text) if source else None
    said = f"{claim.quantity} – {who or 'no source'} – {claim.commitment.modality}"
    return f'<mark title="{html.escape(visible(said), quote=True)}">{html.escape(visible(text))}</mark>'
