"""A first model from what was read: measures proposed from what is stated, and a deal file of all that is said.

A draft asserts nothing of its own. Each entry stands below the words it rests on; money that is said several times is one flow and a note;
what has no price or no figure is there and not counted; what nobody says (a chance, who pays) is marked as ours. It always loads: an entry
that would not is taken out with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from countertrade.messages import say
from countertrade.modelling.draft.building import Built, build
from countertrade.modelling.draft.entries import Case, languages_of
from countertrade.modelling.draft.measures import measures_yaml, propose, quoted
from countertrade.modelling.estimated_quantities import bases
from countertrade.records import Article, Claim, Lineage, Measure, Party, Record, Reference, replace

__all__ = ["Drafted", "draft", "measures_yaml", "names_yaml", "propose", "proposed"]


class Drafted(Record, frozen=True, kw_only=True):
    """What `draft` proposes: `measures` new to the case, the text of a deal file, what its `names` are called, and what it `lacks` for an answer."""

    measures: tuple[Measure, ...]
    deal: str
    names: dict[str, dict[str, str]] = {}
    lacks: tuple[str, ...] = ()


def proposed(
    claims: Sequence[Claim], articles: Sequence[Article], measures: Sequence[Measure] = ()
) -> tuple[tuple[Measure, ...], tuple[Claim, ...]]:
    """Measures for figures that fit none yet, and all claims under theirs."""
    found = propose(claims, languages_of(articles), taken={measure.id for measure in measures})
    places = {claim.id: measure.id for measure, members in found for claim in members}
    return (
        tuple(measure for measure, _ in found),
        tuple(replace(claim, measure=places.get(claim.id, claim.measure)) for claim in claims),
    )


def draft(
    title: str,
    claims: Sequence[Claim],
    articles: Sequence[Article],
    measures: Sequence[Measure] = (),
    parties: Sequence[Party] = (),
    *,
    lineage: Lineage | None = None,
    reference: Sequence[Reference] = (),
    language: str = "en",
) -> Drafted:
    """Measures for figures that fit none yet, and a first deal.yaml of all that is said.

    Args:
        title: of the case.
        claims: that stand, each with its measure where it has one.
        articles: where they stand.
        measures, parties: of the case; what is stated of its measures may be pooled by name.
        lineage: who retells whom.
        reference: rows that prices may be taken from.
        language: of names and remarks, "en" or "de".
    """
    new, placed = proposed(claims, articles, measures)
    case = Case(
        title,
        placed,
        (*measures, *new),
        frozenset(measure.id for measure in measures),
        articles,
        parties,
        lineage or Lineage(),
        reference,
        language,
    )
    built = build(case)
    built.sheet.settle(built.estimates, bases(placed, reference))
    text = built.sheet.text()
    lacks = []
    if not built.named:
        lacks.append(say("draft.lacks.parties", language))
    if not built.sheet.names("flows"):
        lacks.append(say("draft.lacks.flows", language))
    return Drafted(measures=new, deal=text, names=_translated(built), lacks=tuple(lacks))


def _translated(built: Built) -> dict[str, dict[str, str]]:
    """What the names in a draft are called in each language, of those that are left in it."""
    left = {entry.name for entry in built.sheet.entries}
    return {
        name: {"en": called.en, "de": called.de}
        for name, called in built.names.items()
        if name in left and called.en != called.de
    }


def names_yaml(names: Mapping[str, Mapping[str, str]]) -> str:
    """What names are called in each language, as lines of case.yaml."""
    lines = ["names:"]
    for name, called in names.items():
        said = ", ".join(f"{code}: {quoted(text)}" for code, text in called.items())
        lines.append(f"  {quoted(name)}: {{{said}}}")
    return "\n".join(lines) + "\n"
