"""Every quantity of a text: as a mention, and as claims use it (with hedge, unit, rate and the noun it is of)."""

from __future__ import annotations

from countertrade import units
from countertrade.reading.amounts import Draft, drafts
from countertrade.reading.context import resolve
from countertrade.reading.dates import times
from countertrade.reading.labels import Label
from countertrade.reading.rates import attach
from countertrade.reading.tokens import Tokens
from countertrade.records import Mention, MentionKind, Record, Span, Stated


class Found(Record, frozen=True, kw_only=True):
    """A quantity with what claims need to choose: `label` says that its form makes it no amount (an age, a page, a clock).

    `rate` are the places where the denominators of `stated.per` are printed; `elliptic` that the unit comes from
    elsewhere in the article; `sure` is False where the counted noun is not in the word tables.
    """

    stated: Stated
    kind: MentionKind
    rule: str
    label: Label | None = None
    rate: tuple[Span, ...] = ()
    elliptic: bool = False
    sure: bool = True


def quantities(text: str, language: str) -> list[Found]:
    """Every quantity of a text in order, as claims use it: span of hedge, number, unit and counted noun."""
    tokens = Tokens.of(text, language)
    found = drafts(tokens)
    resolve(tokens, found)
    attach(tokens, found)
    return [_found(tokens, draft) for draft in found]


def mentions(text: str, language: str, published: str | None = None) -> list[Mention]:
    """Every quantity and every time in a text, in order; also ages and scores, told apart by kind."""
    found = [
        Mention(
            span=item.stated.span or (0, 0),
            text=item.stated.text or "",
            kind=item.kind,
            quantity=item.stated.value,
            rule=f"quantity.{item.rule}",
        )
        for item in quantities(text, language)
        if item.label not in ("date", "year")
    ]
    found += [
        Mention(span=time.span, text=time.text, kind="time", time=time, rule="time")
        for time in times(text, language, published)
    ]
    return sorted(found, key=lambda mention: mention.span)


def _found(tokens: Tokens, draft: Draft) -> Found:
    start, end = tokens.starts[draft.first], tokens.ends[draft.last - 1]
    number = [None if x is None else float(x) for x in (draft.low, draft.best, draft.high)]
    named = dict.fromkeys(rate.per for rate in draft.rates if rate.per)
    per = tuple(
        sorted(named, key=lambda code: code not in units.TIMES)
    )  # "a month for each soldier", in either order
    return Found(
        stated=Stated(
            span=(start, end),
            text=tokens.text[start:end],
            low=number[0],
            best=number[1],
            high=number[2],
            bound=draft.bound,
            unit=draft.code,
            per=per,
            of=draft.of,
        ),
        kind=draft.kind,
        rule=draft.rule,
        label=draft.label,
        rate=tuple((tokens.starts[rate.first], tokens.ends[rate.last - 1]) for rate in draft.rates),
        elliptic=draft.elliptic,
        sure=draft.unit is None or draft.unit.sure,
    )
