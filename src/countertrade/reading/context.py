"""What only the rest of the article tells of an amount: the unit said before, the exact noun meant, the noun it is of."""

from __future__ import annotations

from countertrade import units
from countertrade.reading import rate_words, unit_words
from countertrade.reading.amounts import Draft
from countertrade.reading.elliptic import lend_units
from countertrade.reading.tokens import Tokens


def resolve(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give a unit to elliptic numbers, the exact noun to general ones, and to each amount the noun it is of."""
    _general_nouns(tokens, drafts)
    if _says_short_tons(tokens):
        for draft in drafts:
            if draft.code == "t" and draft.noun in ("tons", "ton"):
                draft.code = "short_ton"
    lend_units(tokens, drafts)
    for draft in drafts:
        draft.of = _of(tokens, draft)


def _says_short_tons(tokens: Tokens) -> bool:
    words = tokens.words
    return "short" in words and any(
        word == "short" and tokens.word(place + 1) in ("tons", "ton") for place, word in enumerate(words)
    )


def _general_nouns(tokens: Tokens, drafts: list[Draft]) -> None:
    """Read "Geschütze" as the howitzers, and "men" as the soldiers, that the article names."""
    table = unit_words.COUNTED[tokens.language]
    general = {code for code in (draft.code for draft in drafts) if code in table.GENERIC}
    if not general:
        return
    named = named_nouns(tokens)
    for draft in drafts:
        if draft.code in general:
            draft.code = exact_noun(draft.code or "", named, tokens.language)


def exact_noun(code: str, named: dict[str, int], language: str) -> str:
    choices = [
        choice.replace("|", " ") for choice in unit_words.COUNTED[language].GENERIC.get(code, "").split()
    ]
    best = max(choices, key=lambda choice: named.get(choice, 0), default=code)
    return best if named.get(best) else code


def named_nouns(tokens: Tokens) -> dict[str, int]:
    """How often the article prints each counted noun."""
    known = unit_words.nouns(tokens.language)
    found: dict[str, int] = {}
    for place, word in enumerate(tokens.words):
        if word in known and (tokens.language == "en" or tokens.capital(place)):
            found[known[word]] = found.get(known[word], 0) + 1
    return found


def _of(tokens: Tokens, draft: Draft) -> str | None:
    """The head noun as printed: the counted noun, the substance measured, the whole of a share, the noun before "von"."""
    if draft.unit is not None and draft.unit.kind == "count":
        return draft.unit.noun
    if draft.code == units.SHARE:
        return _whole(tokens, draft.last)
    if draft.unit is not None and draft.unit.kind == "dimension":
        place = draft.last + (tokens.word(draft.last) == "of")
        if tokens.kind(place) == "w" and (
            tokens.capital(place) if tokens.language == "de" else place > draft.last
        ):
            return tokens.printed(place)
    return _noun_before(tokens, draft.first)


def _whole(tokens: Tokens, place: int) -> str | None:
    """The whole that a share is of: "des jährlichen Bedarfs", "of the food gap"."""
    if tokens.language == "en":
        place += tokens.word(place) == "of"
        for _ in range(4):
            if tokens.word(place) in ("the", "its", "their", "our", "this", "that"):
                place += 1
        if tokens.kind(place) != "w" or tokens.word(place) in ("that", "it", "which", "them"):
            return None
        last = place
        while (
            tokens.kind(last) == "w"
            and tokens.word(last) not in unit_words.COUNTED["en"].STOP
            and last - place < 5
        ):
            last += 1
        return tokens.text[tokens.starts[place] : tokens.ends[last - 1]] if last > place else None
    if tokens.word(place) not in rate_words.TABLES["de"].OF_THE:
        return None
    for ahead in range(place + 1, place + 5):
        if tokens.kind(ahead) != "w":
            return None
        if tokens.capital(ahead):
            start = place + 1
            return tokens.text[tokens.starts[start] : tokens.ends[ahead]]
    return None


def _noun_before(tokens: Tokens, first: int) -> str | None:
    """The noun that an amount is said of: "Gehalt von rund 2.000 Dollar", "a rent of up to $9 million"."""
    place = first - 1
    if tokens.word(place) in ("von", "of", "at", "is", "was"):
        place -= 1
        period = rate_words.period(tokens.word(place), tokens.language)
        if (
            period is None
            and tokens.kind(place) == "w"
            and (tokens.capital(place) or tokens.language == "en")
        ):
            return tokens.printed(place)
    return None
