"""Mends the tagger's slips: first what capitals and digits show, then, language by language, what a word stands beside."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence, Set

from countertrade.reading import lexicon
from countertrade.reading.document import english_words, german_words
from countertrade.reading.document.grammar import Grammar
from countertrade.reading.document.tagging import Tagged, head_of, tagger
from countertrade.reading.document.tokens import CURRENCIES, Piece
from countertrade.reading.document.types import BLANK, BLANKS, VERBS, Token
from countertrade.reading.goods import class_of

# "370m", "50kg"; not "5G", "A4"
_SUFFIXED = re.compile(r"\d[\d.,]*(?:[a-z]{1,3}|M|B|K|MW|GW|TWh|GWh|MWh|kWh)")
_INFLECTED = ("e", "er", "en", "em", "es")
_CALLED = frozenset("Sofia Victoria Santiago Paris".split())  # capitals that are first names as well
_HEADLINE = 3  # words
_LABEL = 7  # words
_SMALL = frozenset(("adp", "cconj", "sconj", "adv"))
_OPENING = frozenset("“„\"»«‘‚'")


def uncapped(words: Sequence[str], grammar: Grammar) -> list[str]:
    """The words of one sentence, those of the grammar that open a quotation in small letters; of an English headline with all its words in
    capitals also those that are no names.

    >>> from countertrade.reading.document.grammar import grammar
    >>> uncapped("Poland Buys 250 Abrams Tanks From Berlin".split(), grammar("en"))
    ['Poland', 'buys', '250', 'Abrams', 'tanks', 'from', 'Berlin']
    """
    label = _label(words)
    words = [*(_spoken(word, grammar) for word in label), *words[len(label) :]]
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    headline = not grammar.german and len(long) >= _HEADLINE and words[-1] not in ".!:"
    headline = headline and all(word[0].isupper() for word in long)
    if headline and sum(word.isupper() for word in long) > 1:
        return list(words)

    def small(before: str, word: str) -> bool:
        if headline:
            return _common(word, grammar)
        opens = word.lower() in grammar.subordinators or (grammar.german and word in grammar.starters)
        return before in _OPENING and opens

    return [*words[:1], *(b.lower() if small(a, b) else b for a, b in itertools.pairwise(words))]


def _label(words: Sequence[str]) -> Sequence[str]:
    """The words in capitals before a colon that open a sentence, or are all of it: "ROTH SAID: …", "WHAT ROTH SAID"."""
    whole = len(words) <= _LABEL and words[0] in ("WHAT", "WAS")
    colon = words.index(":") if ":" in words[:_LABEL] else len(words) if whole else 0
    return words[:colon] if colon > 1 and all(word.isupper() for word in words[:colon]) else ()


def _spoken(word: str, grammar: Grammar) -> str:
    """A word in capitals in small letters where it can be nothing but a verb or a word of the grammar."""
    tags = tagger(grammar.language).possible(word.lower())
    named = not tags or any(tag.startswith(("N", "UNC")) for tag in tags)
    return word if named else word.lower()


def _common(word: str, grammar: Grammar) -> bool:
    """Whether a word with a capital can be no name's."""
    if not word.isalpha() or word.isupper() or word in grammar.states:
        return False
    tags = tagger("en").possible(word.lower())
    return "VVZ" in tags or not tags & {"NP0", "UNC"}


def surnames(found: Sequence[Piece], bounds: Sequence[tuple[int, int, int]]) -> frozenset[str]:
    """The words of an English text that stand in its sentences behind a word with a capital, as in "Bernie Sanders", and never in small letters."""
    small, named = set[str](), set[str]()
    for start, end, _ in bounds:
        words = [piece.text for piece in found[start:end]]
        small.update(word for word in words if word[0].islower())
        if sum(word.islower() and len(word) > 3 for word in words) < _HEADLINE:
            continue  # a headline
        pairs = itertools.pairwise(words[1:])
        named.update(b for a, b in pairs if a[0].isupper() and b[0].isupper() and b[1:].islower())
    return frozenset(word for word in named if word.lower() not in small)


def tokens(
    found: Sequence[Piece], depths: Sequence[int], grammar: Grammar, named: Set[str] = frozenset()
) -> list[Token]:
    """The tokens of one sentence; `depths` says how many quotation marks each stands in, `named` has the surnames of an English text."""
    words = uncapped([piece.text for piece in found], grammar)
    tagged = tagger(grammar.language).tagged(words)
    made: list[Token] = []
    for i, depth in enumerate(depths):
        made.append(_shaped(i, depth, found, words, tagged, made, grammar))
    first = found[0].text if made and made[0].pos in ("noun", "verb") else ""
    if first[:1].isupper() and not grammar.german:
        people = {first.lower(), first.lower().removesuffix("s")} & (grammar.demonyms | grammar.peoples)
        known = bool(people) or bool(lexicon.heads("en", made[0].lemma))  # "State Police … Police said"
        spoken = made[0].pos == "verb" and _says(made[1:2], grammar)
        state = first in grammar.states and made[0].pos == "verb"  # "Belize sent"
        if spoken or state or (first in named and not known):  # "Lynch said", "Bernie Sanders … Sanders said"
            made[0] = made[0].mended(pos="name", form="", lemma=first)
    made += BLANKS
    _joined_names(made, grammar)
    if grammar.german:
        german_words.mend(made, grammar)
    else:
        english_words.mend(made, grammar)
    return made[: -len(BLANKS)]


def _says(words: Sequence[Token], grammar: Grammar) -> bool:
    """Whether a finite verb of speech stands there."""
    return any(word.form == "finite" and grammar.says(word) for word in words)


def _shaped(
    i: int,
    depth: int,
    found: Sequence[Piece],
    words: Sequence[str],
    tagged: Sequence[Tagged],
    made: Sequence[Token],
    grammar: Grammar,
) -> Token:
    """A token with the part of speech that capitals and digits show."""
    piece, word, (lemma, pos, form, tag) = found[i], words[i], tagged[i]
    before = found[i - 1].text if i else "."
    after = found[i + 1].text if i + 1 < len(found) else BLANK.text
    begins = not (before[0].isalnum() or before[-1].isalnum()) and before not in (",", "-", "–", ")", "/")
    upper = word[0].isalpha() and word[0].isupper()
    if grammar.german:
        if (upper and not begins and tag == "FM") or (word.isupper() and pos in VERBS):
            pos, form = "name", ""
        elif upper and not begins and pos in VERBS and word in grammar.outlets:
            pos, form, lemma = "name", "", word  # "Great Lakes Wire"
        elif upper and not begins and pos == "particle" and made[-1].pos in ("verb", "name", "noun"):
            pos, form, lemma = "name", "", word  # "sagte Dar"
        elif upper and not begins and pos in (*VERBS, "adv", "other", "particle"):
            pos, form, lemma = "noun", "", tagger("de").lemma(word, "NN") if tag.startswith("VV") else lemma
        elif upper and not begins and tag == "ADJ(D)" and not word.lower().endswith(_INFLECTED):
            pos, lemma = "name", word  # "so Uhlig", "Seelig sagte"
        elif word[0].islower() and pos in ("noun", "name") and head_of(word)[0].islower():
            ahead = tagged[i + 1].pos if i + 1 < len(tagged) else ""
            infinitive = word.endswith("en") and "VV(INF)" in tagger("de").possible(word)
            if infinitive and any(token.pos in ("modal", "aux") for token in made):
                pos, form, lemma, tag = "verb", "infinitive", word, "VV(INF)"  # "dürfte 300 Euro kosten"
            elif not (ahead == "det" and made and made[-1].pos == "adp"):  # but "nach angaben des Dienstes"
                pos = "adj" if word.endswith(("e", "en", "er", "es", "em")) else "adv"
    elif upper and not begins and pos in ("noun", "verb", "adj", "other", "aux") and len(word) > 1:
        pos, form, lemma = "name", "", word if word in grammar.outlets else lemma  # "Times" are no times
    elif upper and begins and pos == "adj" and any(t.form == "finite" for t in tagged[i + 1 : i + 2]):
        compared = word.lower().endswith(("er", "est"))
        pos, form = ("adj", form) if compared else ("name", "")  # "Levine suggests"
    elif upper and begins and pos in VERBS and not word.endswith(("ed", "ing")):
        says = any(t.form == "finite" and t.lemma in grammar.speech for t in tagged[i + 1 : i + 2])
        pos, form, lemma = ("name", "", word) if says else (pos, form, lemma)  # "”, Dar said"
    if pos == "other" and upper and len(word) > 1:
        pos = "name"
    if upper and not begins and pos in _SMALL and after[0].isupper() and _office(made[-1], grammar):
        pos, form, lemma = "name", "", word  # "Defence Minister Per Holm"
    if word[0].islower() and word in grammar.outlets:
        pos, form, lemma = "name", "", word
    if pos == "num" and _ROMAN.fullmatch(word):
        pos, lemma = "name", word  # "Xi"
    if word in CURRENCIES and after[0].isdigit():
        pos, form = "other", ""
    if not grammar.german:
        if pos == "adv" and f"{word} {after}".lower() in grammar.demonyms:
            pos = "adj"  # "South Korean and Western officials"
        if pos == "pron" and word in ("US", "IT", "WHO") and not after.isupper():
            pos = "name"  # "US sends Taiwan arms"
        if pos == "other" and word in ("A", "a"):
            pos = "det"
    if word in grammar.states and word.lower() not in grammar.demonyms:
        pos = "name" if pos == "noun" or (pos == "adj" and not grammar.german) else pos
    if grammar.german and i and upper and found[i - 1].end + 1 == piece.start:
        titled = pos == "adj" and _office(made[-1], grammar)  # "Hafenministerin Celeste"
        # "versprach Kiew Hilfe", "schickt Lima Panzer", "der Armee Perus Panzer"
        whose = {made[-1].text, made[-1].text.removesuffix("s")}
        given = bool(whose & grammar.capitals or whose & grammar.states)
        good = made[-1].text not in _CALLED and bool(class_of("de", lemma))
        given = given and (word in grammar.deeds or good)
        if given and pos == "name":
            pos, lemma, tag = "noun", tagger("de").lemma(word, "NN"), "NN"
        plain = word == lemma or tag in ("NNA", "NNI") or tag.startswith("VV")  # "Frank Haun" is no deed
        surname = pos == "adj" or (pos == "noun" and plain)
        # "der Frankfurter Allgemeinen"
        placed = pos == "adj" and made[-1].pos == "noun" and made[-1].lower.endswith("er")
        placed &= i + 1 < len(tagged) and tagged[i + 1].pos not in ("noun", "name", "adj")
        if titled or placed or (surname and not given and _forename(made[-1], grammar)):
            pos, lemma = "name", word  # "Dora Sturm", "Heike Brandstätter", "Frau Lind"
    if word[0].isdecimal() and word[-1] == ".":
        pos, form = "adj", ""
    elif word[0].isdecimal() and pos not in ("num", "adj"):
        counts = _SUFFIXED.fullmatch(word) or not any(letter.isalpha() for letter in word)
        pos, form = "num" if counts else "name", ""
    return Token.of(piece.start, piece.end, piece.text, lemma, pos, form, tag, depth)


_ROMAN = re.compile("[IVXLCDM][ivxlcdm]{1,3}")  # a name, which the tagger takes for a numeral


def _office(token: Token, grammar: Grammar) -> bool:
    """Whether a word stands before a person's name."""
    heads = lexicon.heads(grammar.language, token.lemma)
    return token.text in grammar.titles or any(head.source == "person" for head in heads)


def _forename(token: Token, grammar: Grammar) -> bool:
    """Whether a German name can be a person's first: no state's, no genitive."""
    plain = token.text.isalpha() and not token.text.isupper() and not token.text.endswith("s")
    return token.pos == "name" and plain and token.text not in grammar.states


_ARABIC = re.compile(r"(?:al|el|ad|an|as|ash|at|az|ar|ul)[-‐‑]\w", re.IGNORECASE)


_NOBLE = frozenset(("von", "van"))


def _ennobled(made: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Whether "von der" at a place is part of a German surname: "Clara von der Leite", "sagte von der Leite", but "Roth von der Bank"."""
    before, (this, article, name, after) = made[i - 1] if i else BLANK, made[i : i + 4]
    own = name.text.isalpha() and name.capital and not name.text.isupper()
    if not own or article.lower not in ("der", "den", "dem") or after.pos in ("noun", "name"):
        return False
    known = lexicon.heads("de", name.lemma, name.text) or name.text in grammar.states | grammar.capitals
    if this.text == "van":
        return not known and (before.pos == "name" or _office(before, grammar))
    if known or tagger("de").possible(name.text) <= {"NN"} or class_of("de", name.lemma, name.text):
        return False
    speaks = grammar.says(before) if this.text == "von" else before is BLANK and grammar.says(after)
    forename = before.pos == "name" and not before.text.isupper() and before.text not in grammar.states
    return speaks or forename or _office(before, grammar)


def _joined_names(made: list[Token], grammar: Grammar) -> None:
    """Small words inside the names of other languages are part of them: "Maria da Silva", "Tamim bin Hamad", "Fattah al-Sisi"."""
    inside = grammar.inside
    for i in range(len(made) - len(BLANKS)):
        before, this = made[i - 1] if i else BLANK, made[i]
        if grammar.german and this.lower in _NOBLE and _ennobled(made, i, grammar):
            for at in range(i, i + 3):
                made[at] = made[at].mended(pos="name", form="", lemma=made[at].text)
        if _ARABIC.match(this.text) and any(letter.isupper() for letter in this.text):
            made[i] = this.mended(pos="name", form="", lemma=this.text)  # "laut al-Rawas"
            continue
        if not (before.capital or before.lower in inside) or before.pos not in ("name", "noun"):
            continue
        ahead = next((token for token in made[i + 1 : i + 3] if token.lower not in inside), BLANK)
        dashed = this.text == "–" and before.end == this.start and this.end == made[i + 1].start
        joins = this.text in inside or this.text == "&" or dashed  # "Brand & Partner", "Nile–Steppe Centre"
        if (joins and ahead.capital) or (this.text[0].islower() and _ARABIC.match(this.text)):
            made[i] = this.mended(pos="name", form="", lemma=this.text)
