"""Articles with their claims written into them: `{printed|quantity|item}`, further fields as `name=value`.

    The fee is {$4,500|4,500 USD/month/doctor|fee}.

`printed` is what the article prints, `quantity` what it means in the tool's own words, `item` the measure (may be empty). Fields:
by (source), kind (of the source), of (head noun), giver, recipient, status, mode, modality, via.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from countertrade.checking import check
from countertrade.checking.reference import rows
from countertrade.quantity import parse
from countertrade.records import (
    Article,
    Attribution,
    Claim,
    Commitment,
    Finding,
    Lineage,
    Marker,
    Measure,
    Reference,
    Source,
    Stated,
    Time,
    Transfer,
    claim_id,
)

_MARK = re.compile(r"\{([^{}]*)\}")
_STOP = re.compile(r"(?<=[.!?”“])\s+|\n")

REFERENCE = """\
id,quantity,value,low,high,unit,year,published,source,url,note,bounds
wheat-oz,harvest of wheat in Oz,500000,,,t/year,2024,2024-09-01,Ministry,,,supply of wheat by AT
wheat-oz-old,harvest of wheat in Oz,900000,,,t/year,2019,2019-09-01,Ministry,,,supply of wheat by AT
need-lux,need of food of Luxembourg,4000000,,,t/year,2023,2023-02-01,FAO,,,need of food of LU
gap-lux,food shortfall of Luxembourg,,700000,900000,t/year,2023,2023-02-01,FAO,,,shortfall of food of LU
people-lux,population of Luxembourg,660000,,,person,2024,,Statec,,,population of LU
crude,price of crude oil,80,70,90,USD/barrel,2024,2025-01-06,Exchange,,,price of oil
euro,one euro in dollars,1.08,,,USD/EUR,2024,2025-01-02,Central bank,,,rate of EUR in USD
"""

Told = Callable[..., tuple[Article, list[Claim]]]


def article_of(
    text: str,
    name: str = "one",
    *,
    language: str = "en",
    outlet: str | None = None,
    published: str | None = "2024-11-05",
) -> tuple[Article, list[Claim]]:
    """The article without its marks, and the claims that they say."""
    plain, marks = "", []
    at = 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        printed, *fields = match[1].split("|")
        marks.append((len(plain), len(plain) + len(printed), fields))
        plain += printed
        at = match.end()
    plain += text[at:]
    article = Article(id=name, text=plain, sha256=name, language=language, outlet=outlet, published=published)
    ends = [0, *(match.end() for match in _STOP.finditer(plain)), len(plain)]
    claims = []
    for start, end, fields in marks:
        sentence = (max(e for e in ends if e <= start), min(e for e in ends if e >= end))
        claims.append(_claim(article, (start, end), sentence, fields))
    return article, claims


def _claim(
    article: Article, span: tuple[int, int], sentence: tuple[int, int], fields: Sequence[str]
) -> Claim:
    quantity, item, *rest = [*fields, "", ""][: max(2, len(fields))]
    more: dict[str, Any] = dict(field.split("=", 1) for field in rest if "=" in field)
    stated = None
    if quantity:
        q = parse(quantity)
        stated = Stated(
            low=q.low, best=q.best, high=q.high, bound=q.bound, unit=q.unit, per=q.per, span=span,
            text=article.text[span[0] : span[1]], of=more.get("of"),
        )  # fmt: skip
    source = None
    if "by" in more:
        source = Source(
            span=None,
            text=more["by"],
            name=more["by"],
            role=more.get("role"),
            kind=more.get("kind", "person"),
        )
    marker = more.get("marker")
    at = article.text.find(marker, sentence[0]) if marker else -1
    return Claim(
        id=claim_id(article.sha256, sentence, span),
        content="",
        article=article.id,
        span=sentence,
        text=article.text[sentence[0] : sentence[1]].strip(),
        section=more.get("section", "body"),
        attribution=Attribution(
            mode=more.get("mode", "indirect" if source else "narrator"),
            source=source,
            via=tuple(more["via"].split(",")) if "via" in more else (),
        ),
        commitment=Commitment(
            modality=more.get("modality", "asserted"),
            polarity=more.get("polarity", "+"),
            markers=(Marker(span=(at, at + len(marker)), text=marker),) if marker and at >= 0 else (),
        ),
        quantity=stated,
        transfer=Transfer(
            giver=more.get("giver"), recipient=more.get("recipient"), status=more.get("status", "unknown")
        ),
        measure=item or None,
        time=Time(text=more["time"], span=span, start=more["time"], end=more["time"])
        if "time" in more
        else None,
        rule="test",
    )


@pytest.fixture
def told() -> Told:
    return article_of


@pytest.fixture
def reference() -> list[Reference]:
    return rows(REFERENCE, "reference.csv")


@pytest.fixture
def found() -> Callable[..., list[Finding]]:
    """Findings of one or more marked texts (held against the test's reference rows)."""

    def run(
        *texts: str,
        measures: Sequence[Measure] = (),
        lineage: Lineage | None = None,
        language: str = "en",
        referring: bool = True,
        published: Sequence[str | None] = (),
    ) -> list[Finding]:
        made = [
            article_of(text, f"a{number}", outlet=f"Outlet {number}",
                       published=published[number] if number < len(published) else f"2024-11-0{number + 1}")
            for number, text in enumerate(texts)
        ]  # fmt: skip
        claims = [claim for _, claims in made for claim in claims]
        return check(
            claims, [article for article, _ in made], rows(REFERENCE, "reference.csv") if referring else [],
            measures=measures, lineage=lineage, language=language,
        )  # fmt: skip

    return run
