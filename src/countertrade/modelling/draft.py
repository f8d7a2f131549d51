"""A first model from claims: measures proposed from what is stated, and a deal file that loads and can be read aloud.

A draft asserts nothing of its own: quantities come from claims, what has no price stays uncounted, and what cannot be turned into
a flow stands as a comment with the reason.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from countertrade import naming, units
from countertrade.modelling import estimates
from countertrade.modelling.dimensions import Units
from countertrade.modelling.entries import bad_label, bad_name
from countertrade.records import Article, Bad, Claim, Lineage, Measure, Party, Record, replace

MONTHS = 24

# Written where no article has a date, so that the file loads and says what to put in
UNDATED = "2024-01   # no article has a date; put the first month of the deal here"

# Written where nobody is named yet, so that the file loads and can be filled in: code -> name
UNNAMED = {"A": "one side", "B": "the other side"}


class Drafted(Record, frozen=True, kw_only=True):
    """What `draft` proposes: `measures` new to the case, the text of a deal file, and what it `lacks` for an answer."""

    measures: tuple[Measure, ...]
    deal: str
    lacks: tuple[str, ...] = ()


def draft(
    title: str,
    claims: Sequence[Claim],
    articles: Sequence[Article],
    measures: Sequence[Measure] = (),
    parties: Sequence[Party] = (),
) -> Drafted:
    """Measures for figures that fit none yet, and a first deal.yaml from all of them."""
    language = {
        article.id: said if re.fullmatch(r"[a-z]{2,3}", said := article.language or "en") else "en"
        for article in articles
    }
    found = propose(claims, language, taken={measure.id for measure in measures})
    proposed = tuple(measure for measure, _ in found)
    places = {claim.id: measure.id for measure, members in found for claim in members}
    placed = [replace(claim, measure=places.get(claim.id, claim.measure)) for claim in claims]
    text = deal_text(title, [*measures, *proposed], placed, articles, parties)
    lines = text.splitlines()
    lacks = [
        said
        for missing, said in (
            (
                _PLACEHOLDERS in lines,
                "it names no parties; put their codes and names in place of A and B under parties",
            ),
            (
                "flows:" not in lines,
                "it counts nothing yet, since nobody is said to give something to somebody; "
                "take the # from lines under flows and put the parties in",
            ),
        )
        if missing
    ]
    return Drafted(measures=proposed, deal=text, lacks=tuple(lacks))


def propose(
    claims: Iterable[Claim], language: Mapping[str, str], taken: set[str]
) -> tuple[tuple[Measure, tuple[Claim, ...]], ...]:
    """One measure for each unit, rate and good among the claims that have none, with its claims; most stated first.

    What is counted by name (soldiers) and what is paid for each of them are one good whatever the papers call them, in any language.
    """
    groups: dict[tuple[str, tuple[str, ...], str], list[Claim]] = {}
    for claim in claims:
        quantity = claim.quantity
        if claim.measure or quantity is None or quantity.unit is None:
            continue
        if any(map(units.bad_code, (quantity.unit, *quantity.per))):
            continue  # case.yaml could not name it
        good = "" if _is_counted(quantity.unit, quantity.per) else _good(claim)
        groups.setdefault((quantity.unit, quantity.per, good), []).append(claim)
    found: list[tuple[Measure, tuple[Claim, ...]]] = []
    names = set(taken)
    for (unit, per, good), members in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        words: dict[str, dict[str, None]] = {}
        for claim in members:
            noun = claim.quantity.of if claim.quantity else None
            if noun:
                words.setdefault(language.get(claim.article, "en"), {})[noun] = None
        givers = Counter(c.transfer.giver for c in members if c.transfer and _party(c.transfer.giver))
        takers = Counter(c.transfer.recipient for c in members if c.transfer and _party(c.transfer.recipient))
        measure = Measure(
            id=_free(good or _called(members, language), names),
            unit=unit,
            per=per,
            words={code: tuple(said) for code, said in words.items()},
            giver=givers.most_common(1)[0][0] if givers else None,
            recipient=takers.most_common(1)[0][0] if takers else None,
        )
        found.append((measure, tuple(members)))
    return tuple(found)


def _is_counted(unit: str, per: Sequence[str]) -> bool:
    """Whether the unit alone says what is meant: something counted by name, or money for each of it."""
    if units.is_currency(unit):
        return any(not units.is_known(code) for code in per)
    return not per and not units.is_known(unit)


def _called(members: Sequence[Claim], language: Mapping[str, str]) -> str:
    """What most call it, in English if one of them does."""
    english = [claim for claim in members if language.get(claim.article, "en") == "en"]
    called = Counter(_good(claim) for claim in english or members)
    return max(called, key=lambda name: (name != "money", called[name], name))


def _good(claim: Claim) -> str:
    quantity = claim.quantity
    assert quantity is not None
    if claim.transfer and claim.transfer.good and not units.is_currency(claim.transfer.good):
        return _slug(claim.transfer.good)
    noun = _slug(quantity.of or "")
    if quantity.unit == units.SHARE:
        return f"share_of_{noun}" if noun else "share"
    if noun:
        return noun
    return "money" if units.is_currency(quantity.unit or "") else _slug(quantity.unit or "amount")


def _party(code: str | None) -> str | None:
    """The code of a party where a model can name it."""
    return code if code and bad_label(code) is None else None


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", plain)[:60].strip("_")
    return words if words and not words[0].isdigit() else (f"n{words}" if words else "")


def _free(name: str, names: set[str]) -> str:
    chosen, number = name or "amount", 2
    while chosen in names or units.is_known(chosen):
        chosen, number = f"{name or 'amount'}_{number}", number + 1
    names.add(chosen)
    return chosen


def measures_yaml(measures: Iterable[Measure]) -> str:
    """The measures as lines of case.yaml."""
    lines = ["measures:"]
    for measure in measures:
        lines.append(f"  - id: {measure.id}")
        lines.append(f'    unit: "{measure.unit}"')
        if measure.per:
            lines.append(f"    per: [{', '.join(_quoted(code) for code in measure.per)}]")
        lines += [
            f"    {role}: {code}"
            for role, code in (("giver", measure.giver), ("recipient", measure.recipient))
            if code
        ]
        if measure.words:
            lines.append("    words:")
            for code, words in measure.words.items():
                lines.append(f"      {code}: [{', '.join(_quoted(word) for word in words)}]")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return (
        text
        if re.fullmatch(r"[^\W\d][\w-]*( [\w-]+)*", text)
        else '"' + " ".join(naming.seen(text).split()).replace("\\", "").replace('"', "'") + '"'
    )


def deal_text(
    title: str,
    measures: Sequence[Measure],
    claims: Sequence[Claim],
    articles: Sequence[Article],
    parties: Sequence[Party],
) -> str:
    """A deal file over the measures that have claims."""
    stated = [
        replace(m, giver=_party(m.giver), recipient=_party(m.recipient))
        for m in measures
        if any(c.measure == m.id for c in claims)
    ]
    counted = sorted({m.unit for m in stated if _is_countable(m.unit)} | _counted_per(stated))
    currencies = Counter(m.unit for m in stated if units.is_currency(m.unit))
    currency = currencies.most_common(1)[0][0] if currencies else "USD"
    dates = sorted(date[:7] for article in articles if len(date := article.published or "") >= 7)
    names = dict(_countries()) | {party.code: party.name.get("en", party.code) for party in parties}
    codes = list(dict.fromkeys(code for m in stated for code in (m.giver, m.recipient) if code))
    codes += [party.code for party in parties if party.code not in codes and _party(party.code)]
    known = Units(counted)
    called = {m.id: m.id for m in stated if bad_name(m.id, known) is None}
    taken = {*counted, *called}
    called |= {m.id: _free(_slug(m.id), taken) for m in stated if m.id not in called}

    usable = {measure.id for measure in stated if _is_usable(measure, claims, articles)}

    flows: list[str] = []
    open_flows: list[tuple[str, set[str]]] = []  # only the two sides are missing
    notes: list[str] = []
    used: set[str] = set()
    for measure in stated:
        amount, needs, why = _amount(measure, stated, called)
        if any(claim.derived_from for claim in claims if claim.measure == measure.id):
            amount, why = None, "worked out from other figures here; a flow of it would count them twice"
        elif amount is not None and (idle := [name for name in sorted(needs) if name not in usable]):
            amount, why = None, f"no statement of {idle[0]} can be used for an estimate"
        sides = {measure.giver, measure.recipient} - {None}
        if amount is None or len(sides) < 2:
            reason = why or "who gives it to whom is not said"
            notes.append(f"# {measure.id} ({'/'.join((measure.unit, *measure.per))}): {reason}")
            if amount is not None:
                named = f"from: {measure.giver or '…'}, to: {measure.recipient or '…'}"
                open_flows.append((f"#   {called[measure.id]}_flow: {{{named}, amount: {amount}}}", needs))
            continue
        used |= needs
        flows.append(
            f"  {called[measure.id]}_flow: {{from: {measure.giver}, to: {measure.recipient}, amount: {amount}}}"
        )
        if not units.is_currency(measure.unit):
            flows[-1] += "   # no price: reported, not counted. Add  worth: … to count it"
    waiting = {name for _, needs in open_flows for name in needs} - used
    entries = {m.id: f"  {called[m.id]}: {{claims: {_quoted(m.id)}}}" for m in stated}
    quantities = [entries[m.id] for m in stated if m.id in used]
    later = [f"# {entries[m.id]}" for m in stated if m.id in waiting]
    takers = Counter(m.recipient for m in stated if m.recipient and units.is_currency(m.unit))
    about = takers.most_common(1)[0][0] if takers else (codes[0] if codes else None)

    lines = [
        "# A first model, drafted from the statements of this case. Everything in it was said by somebody;",
        "# what is missing (prices, chances, how long it runs) is for you to add, with a basis or a why.",
        f"title: {_quoted(title)}",
        f"start: {dates[0] if dates else UNDATED}",
        f"months: {MONTHS}",
        f"currency: {currency}",
    ]
    if codes:
        lines.append(_party_line({code: names.get(code, code) for code in codes}))
    else:
        lines += ["# No statement names both sides. Put their codes and names here:", _PLACEHOLDERS]
    if counted:
        lines.append(f"counts: [{', '.join(counted)}]")
    lines += ["", "quantities:" if quantities else "# quantities:", *quantities, *later]
    lines += ["", "flows:" if flows else "# flows:", *flows]
    if open_flows:
        lines += [
            "# These lack a side. Put the parties in, and take away the # here and at the quantity and the heading they need:",
            *(line for line, _ in open_flows),
        ]
    lines += ["", "# Left out of the flows:", *notes] if notes else []
    lines += ["", "questions:", f"  - P(balance of {about} > 0)"] if about and flows else []
    return "\n".join(lines) + "\n"


@functools.cache
def _countries() -> Mapping[str, str]:
    """English names of states by their codes (CLDR)."""
    from babel import Locale

    return {str(code): str(name) for code, name in Locale("en").territories.items() if len(str(code)) == 2}


def _is_usable(measure: Measure, claims: Sequence[Claim], articles: Sequence[Article]) -> bool:
    """Whether the deal's own estimate of a measure can be made."""
    try:
        estimates.pool(claims, Lineage(), measure, articles)
    except Bad:
        return False
    return True


def _party_line(names: Mapping[str, str]) -> str:
    return "parties: {" + ", ".join(f"{code}: {_quoted(name)}" for code, name in names.items()) + "}"


_PLACEHOLDERS = _party_line(UNNAMED)


def _counted_per(measures: Iterable[Measure]) -> set[str]:
    return {code for m in measures for code in m.per if _is_countable(code)}


def _is_countable(noun: str) -> bool:
    """Whether a model can name a unit under counts."""
    return not units.is_known(noun) and bad_name(noun, Units()) is None


def _amount(
    measure: Measure, all_measures: Sequence[Measure], called: Mapping[str, str]
) -> tuple[str | None, set[str], str | None]:
    """An amount for a flow of this measure, the measures it needs, and why not where there is none."""
    for code in (measure.unit, *measure.per):
        name = units.numbered(code)[1]
        if not units.is_known(name) and not _is_countable(name):
            return None, set(), f"a model cannot count in '{name}'; call it by letters, digits and _"
    if measure.unit == units.SHARE:
        return None, set(), "a share of something; it moves nothing by itself"
    if measure.unit in units.TIMES:
        return None, set(), "a length of time"
    times = [code for code in measure.per if code in units.TIMES]
    others = [code for code in measure.per if code not in units.TIMES]
    if len(times) > 1:
        return None, set(), "more than one period in its rate"
    amount, needs = called[measure.id], {measure.id}
    for code in others:
        match = next((m for m in all_measures if m.unit == code and not m.per), None)
        if match is None:
            return None, set(), f"a price per {code}, and no amount of that is stated"
        amount, needs = f"{amount} * {called[match.id]}", {*needs, match.id}
    return amount, needs, None
