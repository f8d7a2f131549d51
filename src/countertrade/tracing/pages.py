"""What an article as a whole says about where its figures are from: outlets it names, its credit, its wording, its quotations."""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from countertrade.records import Article, Claim, Record, Source
from countertrade.tracing import names
from countertrade.tracing.dates import ANY, When, appeared
from countertrade.tracing.words import HOUSES, ISSUED, RELEASE, WIRES

NEAR = 150  # code points on either side of a statement whose wording is compared

_QUOTED = re.compile(r"[“„»\"]([^“”„»«\"\n]{12,600})[”“«\"]")


class Page(Record, frozen=True, kw_only=True):
    """An article as tracing sees it. `named` maps each outlet it names to (as first printed, all offsets)."""

    article: str
    outlet: str | None
    when: When
    order: int
    language: str | None
    named: dict[str, tuple[str, tuple[int, ...]]] = {}
    credit: tuple[str, ...] = ()
    title: frozenset[int] = frozenset()
    text: bool = False
    copy_of: str | None = None  # the first article with the very same text
    issuer: bool = False  # an institution speaks here, no paper: what it prints is its own word


class Wording(Record, frozen=True, kw_only=True):
    """The word sequences around a statement as numbers, outside and inside quotation marks."""

    told: frozenset[int] = frozenset()
    quoted: frozenset[int] = frozenset()


def pages(
    articles: Sequence[Article], claims: Sequence[Claim], finder: names.Outlets | None = None
) -> dict[str, Page]:
    """Every article that is given or that a claim stands in, by id."""
    known = {article.id: article for article in articles}
    for claim in claims:
        if claim.article not in known:
            known[claim.article] = Article(id=claim.article, text="", sha256="")
    finder = finder or outlets_of(articles)
    first: dict[str, str] = {}
    made: dict[str, Page] = {}
    ordered = sorted(enumerate(known.values()), key=lambda pair: (_sort(appeared(pair[1])), pair[0]))
    for order, (_, article) in enumerate(ordered):
        copy, own = None, printed_by(article)
        if article.text:
            copy = first.setdefault(article.text.strip(), article.id)
        named = {}
        for outlet, printed, at in finder.found(article.text):
            if not (own and names.same_outlet(outlet, own) >= names.MISPRINTED):
                named[outlet] = (printed, at)
        credit = (*((article.credit,) if article.credit else ()), *names.credits_in(article.outlet))
        made[article.id] = Page(
            article=article.id,
            outlet=own,
            when=appeared(article),
            order=order,
            language=article.language.split("-")[0].lower() if article.language else None,
            named=named,
            credit=tuple(dict.fromkeys(credit)),
            title=title_words(article),
            text=bool(article.text),
            copy_of=copy if copy != article.id else None,
            issuer=issuer(article) is not None,
        )
    return made


def outlets_of(articles: Iterable[Article]) -> names.Outlets:
    printed = {outlet: article for article in articles if (outlet := printed_by(article))}
    return names.Outlets(
        printed, {sign: o for o, article in printed.items() for sign in signs(o, article.text)}
    )


_SIGN = re.compile(r"\((\w{2,6})(?=[)/])")


def signs(outlet: str, text: str) -> set[str]:
    """The short names in capitals that a page gives its own outlet in brackets, at its head or foot: "(CWA)", "(CWA/ab/1412)".

    >>> sorted(signs("Caspian Wire Agency", "BAKU (CWA) - A bus (line 4) ran late. Bus Caspian (CARGO) is off. (CWA/ab)"))
    ['CWA']
    """
    return {sign for sign in _SIGN.findall(text) if sign.isupper() and names.stands_for(sign, outlet)}


_HOST = re.compile(r"https?://(?:www\d*\.|m\.|news\.|amp\.)?([^/:.]+)\.", re.IGNORECASE)


def printed_by(article: Article) -> str | None:
    """The outlet of an article; where nobody typed it, the name in its address ("alpha-herald.example")."""
    if article.outlet:
        return article.outlet
    match = _HOST.match(article.url or "")
    return match[1].replace("-", " ") if match else None


TOP = 500  # characters at the head of a page in which it says what it is


def issuer(article: Article) -> str | None:
    """The institution that publishes an article in its own name: a ministry's note, an embassy's clarification, a press release. None for a paper."""
    outlet = printed_by(article)
    if outlet is None or set(names.fold(outlet).split()) & (HOUSES | WIRES) - {"press", "presse"}:
        return None
    kinds = names.institutions(outlet)
    if kinds == {"parliament"}:  # its records, services and units tell what others say
        return None
    headed = any(_calls_itself(line.strip()) for line in article.text[:TOP].splitlines())
    return outlet if headed or kinds - {"press office"} else None


def _calls_itself(line: str) -> bool:
    found = RELEASE.search(line)
    return found is not None and all(word[:1].isupper() for word in line[: found.start()].split())


def _sort(when: When) -> tuple[bool, float, float]:
    return (when == ANY, when.first if when.first > float("-inf") else when.last, when.last)


_SLUG = re.compile(r"https?://[^/]+/(.*)")


def title_words(article: Article) -> frozenset[int]:
    """The pairs of words of the headline; where there is none, of the address, which often keeps the headline."""
    text = article.title
    if not text and article.url and (match := _SLUG.match(article.url)):
        parts = re.split(r"[/?&#]", match[1])
        text = max(parts, key=lambda part: part.count("-") + part.count("_"), default="")
        if len(re.split(r"[-_]", text)) < 4:
            return frozenset()
    words = [word for word in names.fold(text or "").split() if len(word) > 2 or word.isdigit()]
    return frozenset(crc32(" ".join(pair).encode()) for pair in itertools.pairwise(words))


def wording(claim: Claim, article: Article | None) -> Wording:
    """The word sequences of a statement and its neighbourhood, quotation marks told apart from the paper's own words."""
    if article is not None and article.text and claim.span:
        text = article.text[max(0, claim.span[0] - NEAR) : claim.span[1] + NEAR]
    else:
        text = claim.text or (claim.entered.quote_original if claim.entered else None) or ""
    if not text:
        return Wording()
    inside: list[str] = []
    outside = _QUOTED.sub(lambda match: inside.append(match[1]) or " | ", text)  # type: ignore[func-returns-value]
    return Wording(
        told=_grams(outside), quoted=frozenset().union(*map(_grams, inside)) if inside else frozenset()
    )


def _grams(text: str) -> frozenset[int]:
    codes = [_code(word) for word in names.words(text.casefold())]
    return frozenset(map(hash, zip(codes, codes[1:], codes[2:], codes[3:], strict=False)))


@functools.lru_cache(maxsize=262144)
def _code(word: str) -> int:
    """A number for a word, the same in every run."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the shorter one's sequences that the other has too; 0 where there is nothing to compare."""
    short = min(len(one), len(other))
    return len(one & other) / short if short >= 3 else 0.0


def citations(claim: Claim) -> tuple[str, ...]:
    """The outlets that a statement itself names as having carried it, nearest first."""
    source = claim.attribution.source
    found = list(claim.attribution.via)
    if source is not None and source.kind == "outlet" and source.name:
        found.append(source.name)
    return tuple(dict.fromkeys(name for name in found if name))


class Directory:
    """Which pages an outlet's printed name can mean."""

    def __init__(self, made: Mapping[str, Page], finder: names.Outlets | None = None) -> None:
        self._pages: dict[str, list[Page]] = defaultdict(list)
        for page in made.values():
            if page.outlet:
                self._pages[page.outlet].append(page)
        self._names = finder or names.Outlets(self._pages)
        self._issuers = sorted({page.outlet for page in made.values() if page.outlet and page.issuer})

    def outlets(self, printed: str) -> dict[str, float]:
        """Outlets of the case that a printed name can mean, with how surely."""
        return self._names.meant(printed)

    def issuer(self, source: Source | None) -> str | None:
        """The one outlet of the case in which an institution that is credited publishes itself; of a bare "statement" the only such outlet."""
        if source is None or source.kind not in ("government", "organisation", "document"):
            return None
        called = source.name or source.text or ""
        found = [outlet for outlet in self._issuers if names.same_institution(called, outlet)]
        if not found and source.kind == "document" and ISSUED.search(called):
            found = self._issuers
        return found[0] if len(found) == 1 else None

    def within(self, source: Source | None) -> list[str]:
        """The outlets of the case that the name of a source contains, whatever kind it was read as: "the service Kontor", "a brief by Kontor"."""
        return [outlet for outlet, _, _ in self._names.found(source.name)] if source and source.name else []

    def pages(self, outlet: str) -> Iterable[Page]:
        return self._pages.get(outlet, ())
