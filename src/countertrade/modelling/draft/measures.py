"""Measures proposed from claims: one for each unit, rate and good, named by the class of the good whatever the papers call it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from countertrade import naming, units
from countertrade.modelling.draft import wording
from countertrade.modelling.entries import bad_label
from countertrade.records import Claim, Measure

Found = tuple[tuple[Measure, tuple[Claim, ...]], ...]


def propose(claims: Iterable[Claim], language: Mapping[str, str], taken: set[str]) -> Found:
    """One measure for each unit, rate and good among the claims that have none, with its claims; most stated first.

    What is counted by name (soldiers) and what is paid for each of them are one good whatever the papers call them, in any language.

    Args:
        claims: with or without a measure.
        language: of each article, by its id.
        taken: ids of measures that the case has.
    """
    groups: dict[tuple[str, tuple[str, ...], str], list[Claim]] = {}
    for claim in claims:
        quantity = claim.quantity
        if claim.measure or quantity is None or quantity.unit is None:
            continue
        if any(map(units.bad_code, (quantity.unit, *quantity.per))):
            continue  # case.yaml could not name it
        good = "" if is_counted(quantity.unit, quantity.per) else wording.called_by([claim], language).en
        groups.setdefault((quantity.unit, quantity.per, good), []).append(claim)
    found: list[tuple[Measure, tuple[Claim, ...]]] = []
    names = set(taken)
    for (unit, per, _), members in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        words: dict[str, dict[str, None]] = {}
        for claim in members:
            noun = claim.quantity.of if claim.quantity else None
            if noun:
                words.setdefault(language.get(claim.article, "en"), {})[noun] = None
        giver, recipient = _only_way(members, money=units.is_currency(unit))
        called = wording.called_by(members, language)
        measure = Measure(
            id=_free(wording.slug(called.en), unit, names),
            unit=unit,
            per=per,
            words={code: tuple(said) for code, said in words.items()},
            giver=giver,
            recipient=recipient,
            title={"en": called.en, "de": called.de},
        )
        found.append((measure, tuple(members)))
    return tuple(found)


def _only_way(claims: Iterable[Claim], *, money: bool) -> tuple[str | None, str | None]:
    """Giver and recipient where all that is said of them is one way: halves are never joined, and money that names no side may be anybody's."""
    named = {
        (party(claim.transfer.giver), party(claim.transfer.recipient))
        if claim.transfer is not None
        else (None, None)
        for claim in claims
    }
    whole = {way for way in named if way[0] and way[1]}
    if len(whole) != 1 or (money and named != whole):
        return None, None
    giver, recipient = next(iter(whole))
    fits = all((one or giver) == giver and (other or recipient) == recipient for one, other in named)
    return (giver, recipient) if fits else (None, None)


def is_counted(unit: str, per: Sequence[str]) -> bool:
    """Whether the unit alone says what is meant: something counted by name, or money for each of it."""
    if units.is_currency(unit):
        return any(not units.is_known(code) for code in per)
    return not per and not units.is_known(unit)


def party(code: str | None) -> str | None:
    """The code of a party where a model can name it."""
    return code if code and bad_label(code) is None else None


def _free(name: str, unit: str, names: set[str]) -> str:
    """The name, with its unit where another measure has it, and a number where that is taken too."""
    name = name or "amount"
    chosen, number = name, 2
    while chosen in names or units.is_known(chosen):
        chosen = f"{name}_in_{wording.slug(unit)}" if number == 2 else f"{name}_{number - 1}"
        number += 1
    names.add(chosen)
    return chosen


def measures_yaml(measures: Iterable[Measure]) -> str:
    """The measures as lines of case.yaml."""
    lines = ["measures:"]
    for measure in measures:
        lines.append(f"  - id: {measure.id}")
        lines.append(f'    unit: "{measure.unit}"')
        if measure.per:
            lines.append(f"    per: [{', '.join(quoted(code) for code in measure.per)}]")
        lines += [
            f"    {role}: {code}"
            for role, code in (("giver", measure.giver), ("recipient", measure.recipient))
            if code
        ]
        if measure.title:
            called = ", ".join(f"{code}: {quoted(text)}" for code, text in measure.title.items())
            lines.append(f"    title: {{{called}}}")
        if measure.words:
            lines.append("    words:")
            for code, words in measure.words.items():
                lines.append(f"      {code}: [{', '.join(quoted(word) for word in words)}]")
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A text as a scalar of YAML in one line, plain where that is safe; signs that nobody sees are left out."""
    if re.fullmatch(r"[^\W\d][\w-]*( [\w-]+)*", text) and text.lower() not in _NO_TEXT:
        return text
    return '"' + " ".join(naming.seen(text).split()).replace("\\", "").replace('"', "'") + '"'


_NO_TEXT = frozenset({"no", "yes", "true", "false", "null", "on", "off", "y", "n"})
