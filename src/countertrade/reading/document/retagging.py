"""Mends the tagger's slips that the shape of a word, its neighbours or the field of its clause show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from countertrade.reading import lexicon
from countertrade.reading.document.grammar import Grammar
from countertrade.reading.document.tagging import Tagged
from countertrade.reading.document.tokens import Piece
from countertrade.reading.document.types import Form, Pos, Token

_SUFFIXED = re.compile(r"\d[\d.,]*(?:[a-z]{1,3}|M|B|K|MW|GW|TWh|GWh|MWh|kWh)")  # "370m", "50kg"; not "5G", "A4"
_MARKS = frozenset((",", ";", ":", "–", "—", "(", ")", "[", "]", "...", "…", "--", ".", "!", "?"))
_NOMINALS = frozenset({"noun", "name", "pron", "num"})
_VERBS = frozenset({"verb", "aux", "modal"})


@cache
def _countries(language: str) -> frozenset[str]:
    """The names of states that are one word."""
    return frozenset(word for word in lexicon.names(language).places if " " not in word)


def tokens(
    found: Sequence[Piece], tagged: Sequence[Tagged], depths: Sequence[int], grammar: Grammar
) -> list[Token]:
    """The tokens of one sentence."""
    made = _shaped(found, tagged, depths, grammar)
    return _german(made, grammar) if grammar.german else _english(made, grammar)


def _shaped(
    found: Sequence[Piece], tagged: Sequence[Tagged], depths: Sequence[int], grammar: Grammar
) -> list[Token]:
    """Tokens with the part of speech that capitals and digits show."""
    made: list[Token] = []
    for i, (piece, tag) in enumerate(zip(found, tagged, strict=True)):
        pos: Pos = tag.pos
        form: Form = tag.form
        begins = i == 0 or (
            not (found[i - 1].text[0].isalnum() or found[i - 1].text[-1].isalnum())
            and found[i - 1].text not in (",", "-", "–", ")", "/")
        )
        word = piece.text
        if word[0].isalpha() and word[0].isupper() and not begins:
            if grammar.german and pos in ("verb", "aux", "modal", "adv", "other", "particle"):
                pos, form = "noun", ""
            elif not grammar.german and (pos in ("noun", "verb", "adj", "other", "aux") and len(word) > 1):
                pos, form = "name", ""
        elif not grammar.german and begins and pos == "adj" and word[:1].isupper() and i + 1 < len(tagged):
            if tagged[i + 1].form == "finite" and not word.lower().endswith(("er", "est")):
                pos, form = "name", ""  # "Levine suggests"
        elif grammar.german and word[0].islower() and pos in ("noun", "name") and word[0].isalpha():
            pos = "adj" if word.endswith(("e", "en", "er", "es", "em")) else "adv"
        if pos == "other" and word[0].isalpha() and word[0].isupper() and len(word) > 1:
            pos = "name"
        if word in ("A", "a") and not grammar.german and pos == "other":
            pos = "det"
        if pos == "noun" and word in _countries(grammar.language):
            pos = "name"
        if word[0].isdigit() and word[-1] == ".":
            pos, form = "adj", ""
        elif word[0].isdigit() and pos not in ("num", "adj"):
            pos, form = ("num" if _SUFFIXED.fullmatch(word) or not any(letter.isalpha() for letter in word) else "name"), ""
        made.append(Token(piece.start, piece.end, word, tag.lemma, pos, form, tag.tag, depths[i]))
    return made


def _german(made: list[Token], grammar: Grammar) -> list[Token]:
    """German tokens, mended field by field: what stands between two marks has one finite verb, and its place is known."""
    begin = 0
    first = True
    for i in range(len(made) + 1):
        if i < len(made) and made[i].text not in _MARKS:
            continue
        if i > begin:
            ahead = made[i + 1] if i + 1 < len(made) else None
            _field(made, begin, i, first, ahead, grammar)
            first = False
        begin = i + 1
    return made


def _field(
    made: list[Token], begin: int, end: int, first: bool, ahead: Token | None, grammar: Grammar
) -> None:
    lead = begin
    while lead < end - 1 and (made[lead].pos == "cconj" or not made[lead].text[0].isalnum()):
        lead += 1
    opener = made[lead]
    last = end - 1
    while last > lead and not made[last].text[0].isalnum():
        last -= 1
    if (
        opener.lower in ("als", "bis", "während", "seit")
        and opener.pos != "sconj"
        and made[last].form == "finite"
        and last > lead + 1
        and not any(token.form == "finite" for token in made[lead:last])
        and (opener.lower == "als" or made[lead + 1].pos in ("pron", "name"))
    ):
        made[lead] = opener = opener._replace(pos="sconj", form="", tag="KOUS")
    governor = helped = False
    for i in range(begin, end):
        token = made[i]
        if token.form == "finite":
            if governor and token.pos == "verb" and token.lower == token.lemma.lower():
                made[i] = token._replace(form="infinitive")
            elif helped and token.pos == "verb" and token.lower.endswith("iert"):
                made[i] = token._replace(form="participle")  # "wird … zitiert"
            helped = token.pos == "aux"
            governor = token.pos == "modal" or token.lemma.lower() == "werden"
    verbs = [i for i in range(lead, end) if made[i].pos in _VERBS]
    if any(made[i].form == "finite" for i in verbs):
        return
    after = lead + 1 if opener.pos == "adp" and lead + 1 < end else lead
    subordinate = opener.pos == "sconj" or (
        not first and made[after].lower in grammar.relatives | grammar.questions and after < end - 1
    )
    zu = any(made[i].pos == "zu" or made[i].form == "zu" for i in range(lead, end))
    if subordinate:
        if verbs and not zu and any(made[i].pos in _NOMINALS for i in range(lead, verbs[-1])):
            _finite(made, verbs[-1])
        return
    if zu:
        return
    if len(verbs) == 1 and last == lead and not first and made[lead].form == "infinitive":
        made[lead] = made[lead]._replace(form="finite")  # "Menschen, die …, argumentieren, dass"
    elif first and not (ahead is not None and ahead.form == "finite"):
        for i in verbs:
            if _finite(made, i):
                return
        for i in range(lead + 1, end):
            token = made[i]
            preterite = token.text.endswith(("te", "ten", "t")) and token.text[0].islower()
            if preterite and token.pos in ("adj", "adv", "other") and (
                token.tag.startswith("ADJ") and made[i - 1].pos in ("noun", "name")
                and i + 1 < end and made[i + 1].pos in ("name", "det", "adv", "pron", "adp")
            ):  # fmt: skip
                made[i] = token._replace(pos="verb", form="finite")
                return


def _finite(made: list[Token], i: int) -> bool:
    """Take a participle or infinitive for the finite verb that has its form; whether one has."""
    token = made[i]
    if token.form == "infinitive" and not (i and made[i - 1].pos == "zu"):
        made[i] = token._replace(form="finite")
        return True
    if token.form != "participle":
        return False
    lemma, form = token.lemma.lower(), token.lower
    stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
    if form in (stem + "t", stem + "et") or (form.endswith("en") and form.startswith(_UNPARTED)):
        made[i] = token._replace(form="finite")
        return True
    return False


_UNPARTED = ("be", "er", "ver", "ent", "zer", "miss", "emp")


def _english(made: list[Token], grammar: Grammar) -> list[Token]:
    """English tokens; "that" before a verb and after a noun is a pronoun."""
    for i in range(1, len(made) - 1):
        if made[i].lower == "that" and made[i].pos == "sconj" and made[i - 1].pos in ("noun", "name"):
            ahead = made[i + 1] if made[i + 1].pos != "adv" or i + 2 >= len(made) else made[i + 2]
            if ahead.pos in ("verb", "aux", "modal"):
                made[i] = made[i]._replace(pos="pron")
    return made
