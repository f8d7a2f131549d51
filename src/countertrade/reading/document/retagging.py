"""Mends the tagger's slips that the shape of a word, its neighbours or the field of its clause show."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document.grammar import PRICING, Grammar
from countertrade.reading.document.tagging import Tagged, tagger
from countertrade.reading.document.tokens import CURRENCIES, Piece
from countertrade.reading.document.types import Form, Pos, Token

_SUFFIXED = re.compile(
    r"\d[\d.,]*(?:[a-z]{1,3}|M|B|K|MW|GW|TWh|GWh|MWh|kWh)"
)  # "370m", "50kg"; not "5G", "A4"
_MARKS = frozenset((",", ";", ":", "–", "—", "(", ")", "[", "]", "...", "…", "--", ".", "!", "?"))
_NOMINALS = frozenset({"noun", "name", "pron", "num"})
_PERIODICALS = frozenset({"daily", "weekly", "monthly", "quarterly"})
_BEHIND = frozenset({"verb", "aux", "modal", "sconj", "adp", "punct"})
_VERBS = frozenset({"verb", "aux", "modal"})


def _forename(token: Token, grammar: Grammar) -> bool:
    """Whether a German name can be a person's first: no state's, no genitive."""
    return (
        token.pos == "name" and token.text.isalpha() and not token.text.isupper() and not token.text.endswith("s")
        and token.text not in grammar.states
    )  # fmt: skip


def uncapped(words: Sequence[str], grammar: Grammar) -> list[str]:
    """The words of one sentence, conjunctions that open a quotation in small letters; of an English headline with all its words in
    capitals also those that are no names.

    >>> from countertrade.reading.document.grammar import grammar
    >>> uncapped("Poland Buys 250 Abrams Tanks From Berlin".split(), grammar("en"))
    ['Poland', 'buys', '250', 'Abrams', 'tanks', 'from', 'Berlin']
    """
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    if (
        grammar.german
        or len(long) < _HEADLINE
        or words[-1] in ".!:"
        or not all(word[0].isupper() for word in long)
    ):
        return [
            word.lower() if i and words[i - 1] in _OPENING and word.lower() in grammar.subordinators else word
            for i, word in enumerate(words)
        ]
    if sum(word.isupper() for word in long) > 1:
        return list(words)
    return [word.lower() if i and _common(word, grammar) else word for i, word in enumerate(words)]


_HEADLINE = 3  # words
_OPENING = frozenset("“„\"»«‘‚'")


def _common(word: str, grammar: Grammar) -> bool:
    """Whether a word with a capital can be no name's."""
    if not word.isalpha() or word.isupper() or word in grammar.states:
        return False
    tags = tagger("en").possible(word.lower())
    return "VVZ" in tags or not tags & {"NP0", "UNC"}


_TITLES = frozenset(("Frau", "Herr", "Herrn", "Dr.", "Professor", "Professorin"))


def _surname(word: str, pos: Pos, tag: Tagged) -> bool:
    """Whether a capital word behind a forename is a surname: a noun in its plain form, or what would be an adjective or verb with a capital."""
    return pos == "adj" or (
        pos == "noun" and (word == tag.lemma or tag.tag == "NNA" or tag.tag.startswith("VV"))
    )


def tokens(
    found: Sequence[Piece],
    words: Sequence[str],
    tagged: Sequence[Tagged],
    depths: Sequence[int],
    grammar: Grammar,
) -> list[Token]:
    """The tokens of one sentence; `words` are those that were tagged."""
    made = _shaped(found, words, tagged, depths, grammar)
    if not grammar.german:
        return _english(made, grammar)
    _articles(mended := _german(made, grammar))
    return mended


def _shaped(
    found: Sequence[Piece],
    words: Sequence[str],
    tagged: Sequence[Tagged],
    depths: Sequence[int],
    grammar: Grammar,
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
        word = words[i]
        if word[0].isalpha() and word[0].isupper() and not begins:
            if grammar.german and tag.tag == "FM":
                pos, form = "name", ""
            elif grammar.german and pos in ("verb", "aux", "modal", "adv", "other", "particle"):
                pos, form = "noun", ""
            elif not grammar.german and (pos in ("noun", "verb", "adj", "other", "aux") and len(word) > 1):
                pos, form = "name", ""
        elif not grammar.german and begins and pos == "adj" and word[:1].isupper() and i + 1 < len(tagged):
            if tagged[i + 1].form == "finite" and not word.lower().endswith(("er", "est")):
                pos, form = "name", ""  # "Levine suggests"
        elif (
            grammar.german
            and word[0].isupper()
            and pos == "adj"
            and not begins
            and tag.tag != "CARD"
            and i + 1 < len(found)
            and found[i + 1].text[0].isdecimal()
        ):
            pos, form = "noun", ""  # "für jede Drohne 193.000 Dollar"
        elif grammar.german and word[0].islower() and pos in ("noun", "name") and word[0].isalpha():
            pos = "adj" if word.endswith(("e", "en", "er", "es", "em")) else "adv"
        if pos == "other" and word[0].isalpha() and word[0].isupper() and len(word) > 1:
            pos = "name"
        if word in CURRENCIES and i + 1 < len(found) and found[i + 1].text[0].isdigit():
            pos, form = "other", ""
        if (
            pos == "pron"
            and word.isupper()
            and len(word) > 1
            and not grammar.german
            and word.lower() in ("us", "it")
        ):
            after = found[i + 1].text if i + 1 < len(tagged) else ""
            pos = pos if after.isupper() else "name"  # "US sends Taiwan arms"
        if word in ("A", "a") and not grammar.german and pos == "other":
            pos = "det"
        named = word in grammar.states and word.lower() not in grammar.demonyms
        if named and (pos == "noun" or (pos == "adj" and not grammar.german)):
            pos = "name"
        lemma = tag.lemma
        if grammar.german and made and word[0].isupper() and found[i - 1].end + 1 == piece.start:
            titled = made[-1].text in _TITLES and pos == "adj"
            given = made[-1].text in grammar.capitals and word in grammar.deeds  # "versprach Kiew Hilfe"
            if titled or (not given and _forename(made[-1], grammar) and _surname(word, pos, tag)):
                pos, lemma = "name", word  # "Dora Sturm", "Heike Brandstätter", "Frau Lind"
        if word[0].isdecimal() and word[-1] == ".":
            pos, form = "adj", ""
        elif word[0].isdecimal() and pos not in ("num", "adj"):
            pos, form = (
                (
                    "num"
                    if _SUFFIXED.fullmatch(word) or not any(letter.isalpha() for letter in word)
                    else "name"
                ),
                "",
            )
        made.append(Token(piece.start, piece.end, piece.text, lemma, pos, form, tag.tag, depths[i]))
    _joined_names(made, grammar)
    return made


_INSIDE = frozenset("da do dos de del della di du la le al el bin ibn ben van ter ten".split())
_INSIDE_ENGLISH = _INSIDE | frozenset("von der den das zu".split())
_ARABIC = re.compile(r"(?:al|el|ad|an|as|ash|at|az|ar|ul)[-‐‑]\w", re.IGNORECASE)


def _joined_names(made: list[Token], grammar: Grammar) -> None:
    """Small words inside the names of other languages are part of them: "Maria da Silva", "Tamim bin Hamad", "Fattah al-Sisi"."""
    inside = _INSIDE if grammar.german else _INSIDE_ENGLISH
    for i in range(1, len(made)):
        before, this = made[i - 1], made[i]
        if not (before.text[0].isupper() or before.lower in inside) or before.pos not in ("name", "noun"):
            continue
        ahead = next((token for token in made[i + 1 : i + 3] if token.lower not in inside), None)
        dashed = (
            this.text == "–"
            and before.end == this.start
            and this.end == made[min(i + 1, len(made) - 1)].start
        )
        joins = (
            (this.text in inside or this.text == "&" or dashed)
            and ahead is not None
            and ahead.text[0].isupper()
        )  # "Brand & Partner", "Nile–Steppe Centre"
        if joins or (this.text[0].islower() and _ARABIC.match(this.text)):
            made[i] = this._replace(pos="name", form="", lemma=this.text)
            if before.pos == "noun" and not grammar.german:
                made[i - 1] = before._replace(pos="name", form="")


def _articles(made: list[Token]) -> None:
    """An article that opens an infinitive clause is no relative pronoun: "das Versprechen, der Ukraine 20 Panzer zu liefern"."""
    for i in range(1, len(made) - 1):
        if (
            made[i].pos != "pron"
            or made[i - 1].text != ","
            or made[i].lower not in ("der", "die", "das", "den", "dem")
        ):
            continue
        if made[i + 1].pos not in ("noun", "name", "adj"):
            continue
        field = itertools.takewhile(lambda token: token.text not in _MARKS, made[i + 1 :])
        forms = [(token.pos, token.form) for token in field if token.pos in ("zu", *_VERBS)]
        infinitive = any(pos == "zu" or form == "zu" for pos, form in forms)
        if infinitive and not any(form == "finite" for _, form in forms):
            made[i] = made[i]._replace(pos="det", tag="ART")


def _german(made: list[Token], grammar: Grammar) -> list[Token]:
    """German tokens, mended field by field: what stands between two marks has one finite verb, and its place is known."""
    begin = 0
    first = True
    open_ = False  # an auxiliary of a main clause waits for its verb
    for i in range(len(made) + 1):
        if i < len(made) and made[i].text not in _MARKS:
            continue
        if i > begin:
            ahead = made[i + 1] if i + 1 < len(made) else None
            open_ = _field(made, begin, i, first, open_, ahead, grammar)
            first = False
        begin = i + 1
    _over_lists(made, grammar)
    _compounds(made)
    return made


def _compounds(made: list[Token]) -> None:
    """The lemma of a compound that the tagger does not know is its own where its last part is a noun: "Rheinmagazin", not "Rheinmagazi"."""
    heads = lexicon.names("de").heads
    for i, token in enumerate(made):
        if not token.text[0].isupper() or lexicon.by_head(heads, token.text) is None:
            continue
        called = token.pos == "adj" and i > 0 and made[i - 1].pos == "det"  # "dem Nordbote Einzelheiten"
        rare = token.pos == "noun" and token.lemma != token.text and token.text.startswith(token.lemma)
        if called or (rare and lexicon.by_head(heads, token.lemma) is None):
            made[i] = token._replace(pos="noun", tag="NN", lemma=token.text)


_LONGEST_FIELD = 80  # tokens of a subordinate clause


def _over_lists(made: list[Token], grammar: Grammar) -> None:
    """A participle that ends a subordinate clause with a list in it is its finite verb: "…, das Panzer, Jets und Öl umfasst."."""
    for i in range(1, len(made) - 1):
        opens = made[i].pos == "sconj" or (made[i].pos == "pron" and made[i].lower in grammar.relatives)
        if not opens or made[i - 1].text != ",":
            continue
        ahead = range(i + 1, min(len(made), i + _LONGEST_FIELD))
        verb = next((k for k in ahead if made[k].pos in _VERBS or made[k].text in ".;:"), i)
        lists = any(made[k].text == "," for k in range(i + 1, verb))
        if (
            lists
            and made[verb].form == "participle"
            and made[verb + 1 : verb + 2]
            and made[verb + 1].text in _MARKS
        ):
            _finite(made, verb)


def _field(
    made: list[Token],
    begin: int,
    end: int,
    first: bool,
    open_: bool,
    ahead: Token | None,
    grammar: Grammar,
) -> bool:
    """Mend one field; whether an auxiliary waits for its verb after it."""
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
    article = opener.pos == "pron" and opener.lower in ("der", "die", "das", "den", "dem") and lead + 2 < last
    if article and made[lead + 1].pos in ("noun", "name") and made[lead + 2].form == "finite":
        made[lead] = opener = opener._replace(pos="det", tag="ART")  # "…, die Türkei mache den Anfang"
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
    for one, other in itertools.pairwise(verbs):
        bare = made[one].form == "finite" and made[one].pos == "aux" and not any(
            made[i].pos == "cconj" for i in range(one, other)
        )  # fmt: skip
        if bare and made[other].form == "finite" and _participle(made[other]):
            made[other] = made[other]._replace(form="participle")
    final = not any(token.text[0].isalnum() for token in made[end:])
    copula = any(token.lemma.lower() == "sein" and token.form == "finite" for token in made[:begin])
    relative = lead < last and (
        opener.pos in ("pron", "sconj")
        or (copula and opener.pos == "det" and opener.lower in grammar.relatives)
    )
    alone = len(verbs) == 1 and (last == verbs[0] or lead == verbs[0]) and not relative
    told = made[last]
    if (
        opener.lower == "wie"
        and verbs == [last]
        and told.form == "participle"
        and told.lemma.lower() in grammar.speech
        and last > lead + 1
        and made[lead + 1].pos != "adp"
        and made[last - 1].pos in _NOMINALS
        and _finite(made, last)
    ):
        return open_  # ", wie die Agentur berichtet"
    if open_ and alone and _participle(made[verbs[0]]):
        made[verbs[0]] = made[verbs[0]]._replace(form="participle")  # "wurde …, das …, benötigt"
        return last != verbs[0]
    if any(made[i].form == "finite" for i in verbs):
        lead_verb = made[verbs[0]]
        helper = lead_verb.form == "finite" and (
            lead_verb.pos in ("aux", "modal") or lead_verb.lemma.lower() == "lassen"
        )
        return open_ if opener.pos == "sconj" or not helper else len(verbs) == 1
    after = lead + 1 if opener.pos == "adp" and lead + 1 < end else lead
    subordinate = opener.pos == "sconj" or (
        not first
        and not (open_ and final and verbs and not copula and made[after].lower not in grammar.questions)
        and made[after].lower in grammar.relatives | grammar.questions
        and after < end - 1
    )
    zu = any(made[i].pos == "zu" or made[i].form == "zu" for i in range(lead, end))
    if subordinate:
        if verbs and not zu and any(made[i].pos in _NOMINALS for i in range(lead, verbs[-1])):
            _finite(made, verbs[-1])
        return open_
    if (
        open_
        and verbs
        and not subordinate
        and opener.pos == "pron"
        and opener.lower in ("der", "die", "das", "den", "dem")
    ):
        made[lead] = opener._replace(pos="det", tag="ART")  # "soll …, die dort bestellten Panzer erhalten"
    if zu or open_:
        return open_ and not verbs
    if len(verbs) == 1 and last == lead and not first and made[lead].form == "infinitive":
        made[lead] = made[lead]._replace(form="finite")  # "Menschen, die …, argumentieren, dass"
    elif first and not (ahead is not None and ahead.form == "finite"):
        for i in verbs:
            if _finite(made, i):
                return False
        for i in range(lead + 1, end):
            token = made[i]
            preterite = token.text.endswith(("te", "ten", "t")) and token.text[0].islower()
            if preterite and token.pos in ("adj", "adv", "other") and (
                token.tag.startswith("ADJ") and made[i - 1].pos in ("noun", "name", "num", "adv")
                and i + 1 < end and made[i + 1].pos in ("name", "noun", "det", "adv", "pron", "adp", "num")
            ):  # fmt: skip
                known = tagger("de").finite(token.text)
                if known is None and made[i + 1].pos in ("num", "noun"):
                    continue
                lemma = token.lemma if known is None else known.lemma
                made[i] = token._replace(pos="verb", form="finite", lemma=lemma)
                return False
    return False


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
    if form in (stem + "t", stem + "et", lemma) or (form.endswith("en") and form.startswith(_UNPARTED)):
        made[i] = token._replace(form="finite")
        return True
    return False


def _participle(token: Token) -> bool:
    """Whether a finite form is a participle's as well: "zertifiziert", "verkauft"."""
    lemma = token.lemma.lower()
    unparted = lemma.endswith("ieren") or lemma.startswith(_UNPARTED)
    return token.pos == "verb" and unparted and token.lower.endswith("t")


_UNPARTED = ("be", "er", "ver", "ent", "zer", "miss", "emp")


class _Stretch(NamedTuple):
    """Tokens between two marks or openers of clauses."""

    start: int
    end: int
    opened: bool  # by a subordinator or relative pronoun
    finite: bool
    goes_on: bool  # begins with a finite verb


def _headed(made: list[Token]) -> None:
    """Take the first word in -s for the finite verb that a sentence lacks: "EU hands Egypt 1 billion", "Aid totals $3 million"."""
    if any(token.form == "finite" or token.pos == "modal" for token in made):
        return
    for i in range(1, len(made) - 1):
        token, before, after = made[i], made[i - 1], made[i + 1]
        if (
            token.pos in ("noun", "name")
            and token.text.islower()
            and token.lower.endswith("s")
            and (before.pos == "name" or before.tag == "NN1")
            and (after.pos in ("det", "num", "name") or after.text in CURRENCIES or after.text in "$€£")
            and "VVZ" in tagger("en").possible(token.lower)
        ):
            made[i] = token._replace(pos="verb", form="finite", tag="VVZ")
            return


def _headless(made: list[Token], grammar: Grammar) -> None:
    """Take a word in -s for a noun where its clause has its verb: "provided the army with 70 tonnes of food supplies"."""
    verb: Token | None = None
    for i, token in enumerate(made):
        if (
            token.text in _MARKS
            or token.pos in ("cconj", "sconj")
            or token.tag in ("PNQ", "DTQ", "AVQ")
            or (token.pos == "pron" and token.lower == "that")
        ):
            verb = None
        elif token.pos == "verb" and token.tag == "VVZ" and verb is not None and i > 1:
            spoken = verb.lemma.lower() in grammar.speech
            inside = made[i - 1].tag == "NN1" and made[i - 2].pos == "adp"
            if inside and not spoken and "NN2" in tagger("en").possible(token.lower):
                made[i] = token._replace(pos="noun", form="", tag="NN2")
        elif token.pos == "verb":
            verb = token


def _base(word: str) -> str | None:
    """The infinitive of a word in -ing; None where it is no verb's."""
    stem = word[:-3]
    possible = tagger("en").possible
    return next((base for base in (stem, stem + "e", stem[:-1]) if "VVI" in possible(base)), None)


def _english(made: list[Token], grammar: Grammar) -> list[Token]:
    """English tokens: pronouns that look like conjunctions, and the finite verb that each clause must have."""
    for i in range(1, len(made)):
        token, before = made[i], made[i - 1]
        after = made[i + 1] if i + 1 < len(made) else None
        if (
            token.lower == "that"
            and token.pos == "sconj"
            and before.pos in ("noun", "name")
            and after is not None
        ):
            ahead = after if after.pos != "adv" or i + 2 >= len(made) else made[i + 2]
            if ahead.pos in ("verb", "aux", "modal"):
                made[i] = token._replace(pos="pron")
        elif token.lower in ("'s", "’s") and before.lower in _CONTRACTED:
            made[i] = token._replace(pos="aux", form="finite", lemma="be", tag="VBZ")
        elif token.lower in _PERIODICALS and before.pos == "det" and (after is None or after.pos in _BEHIND):
            made[i] = token._replace(pos="noun", form="", tag="NN1")  # "told the daily that"
        elif (
            token.pos == "adj"
            and token.lower.endswith("ing")
            and (after is None or after.pos not in _NOMINALS)
        ):
            be = before if before.pos != "adv" or i < 2 else made[i - 2]
            if be.pos == "aux" and be.lemma.lower() == "be" and "VVG" in tagger("en").possible(token.lower):
                made[i] = token._replace(pos="verb", form="gerund", tag="VVG")
        elif (
            token.text in "'’"
            and token.start == before.end
            and before.lower.endswith("s")
            and after is not None
        ):
            if after.start > token.end and after.pos in ("noun", "adj", "num", "name"):
                made[i] = token._replace(pos="poss", tag="POS")  # "the miners' unions"
        elif (
            token.tag == "VVZ"
            and (before.tag in ("VVD", "VVZ") or before.lemma.lower() in grammar.speech)
            and before.pos == "verb"
            and after is not None
            and after.lower == "that"
        ):
            made[i] = token._replace(pos="noun", form="", tag="NN2")  # "denied reports that"
        elif token.tag == "NN2" and after is not None and _reckons(made, i, grammar):
            made[i] = token._replace(
                pos="verb", form="finite", tag="VVZ"
            )  # "The UN estimates 3 million may go"
        elif token.pos == "noun" and token.text.islower() and _verb_wanted(made, i):
            sure = before.pos == "modal" and after is not None and after.pos in ("det", "pron", "name")
            if sure or "VVI" in tagger("en").possible(token.lower):
                made[i] = token._replace(pos="verb", form="infinitive", tag="VVI")
        elif (
            token.pos == "noun"
            and token.text.islower()
            and token.lower.endswith("ing")
            and before.pos == "name"
            and i > 1
            and made[i - 2].lower == "with"
            and after is not None
            and (base := _base(token.lower)) is not None
        ):
            made[i] = token._replace(
                pos="verb", form="gerund", tag="VVG", lemma=base
            )  # "with Oslo granting aid"
        elif (
            token.lower in _OCCASIONS
            and token.form == "gerund"
            and before.pos in ("noun", "adj", "det")
            and (after is None or after.pos in ("punct", "adp", "sconj") or after.lower == "that")
        ):
            made[i] = token._replace(pos="noun", form="", tag="NN1", lemma=token.lower)
        elif token.lower == "won" and (
            before.pos == "num" or before.lower in ("million", "billion", "trillion")
        ):
            made[i] = token._replace(pos="noun", form="", tag="NN0", lemma="won")
        elif token.lower == "is" and token.pos == "other" and after is not None and after.text != ",":
            made[i] = token._replace(
                pos="aux", form="finite", tag="VBZ", lemma="be"
            )  # "that is $3 million", not "that is,"
        elif (
            token.lower == "first"
            and before.pos == "aux"
            and after is not None
            and after.form == "participle"
        ):
            made[i] = token._replace(pos="adv")  # "was first reported by"
        elif token.lower == "think" and after is not None and after.lower in ("tank", "tanks"):
            made[i] = token._replace(pos="noun", form="", tag="NN1")  # "a Belgrade think tank"
        elif (
            token.lower == "deputy" and token.pos == "noun" and after is not None and after.lower in _OFFICES
        ):
            made[i] = token._replace(pos="adj")  # "first deputy chief executive"
        elif token.lower in ("known", "public") and before.lemma.lower() == "make":
            made[i] = token._replace(pos="adj", form="", lemma=token.lower)  # "the ministry made known"
        elif token.lower == "average" and before.lower == "on":
            made[i] = token._replace(pos="noun", form="", tag="NN1")
        elif token.pos == "adv" and before.pos == "det" and after is not None and after.pos == "noun":
            made[i] = token._replace(pos="adj")  # "the same hall"
        elif (
            token.pos == "verb"
            and token.lower == token.lemma.lower()
            and (
                before.lower in _DETERMINERS
                or (before.lower == "more" and made[i - 2].pos in ("noun", "num"))
            )
            and "NN1" in tagger("en").possible(token.lower)
        ):
            made[i] = token._replace(pos="noun", form="", tag="NN1")  # "of another make"
        elif token.form == "infinitive" and before.lower in ("a", "an", "the") and after is not None:
            if after.pos == "noun" and token.pos == "verb":
                made[i] = token._replace(pos="noun", form="", tag="NN1")  # "a think tank"
        elif (
            token.pos == "verb"
            and token.form in ("infinitive", "participle")
            and before.lower in ("a", "an")
            and (after is None or after.pos == "punct")
        ):
            made[i] = token._replace(pos="noun", form="", tag="NN1", lemma=token.lower)  # "said in a tweet."
        elif before.pos == "zu" and i > 1 and made[i - 2].lower == "according":
            made[i - 1] = before._replace(pos="adp", tag="PRP")  # "according to pirate sources"
            made[i] = token._replace(pos="noun", form="", tag="NN1")
        elif token.form == "infinitive" and token.pos == "verb" and before.pos in _NOMINALS:
            if not _infinitive_governed(made, i):
                made[i] = token._replace(form="finite")
        elif (
            token.form == "infinitive"
            and token.pos == "verb"
            and before.pos == "cconj"
            and not _infinitive_governed(made, i)
        ):
            verb = next((made[k] for k in range(i - 2, max(-1, i - 12), -1) if made[k].pos in _VERBS), None)
            if verb is not None and verb.form == "finite":
                made[i] = token._replace(form="finite")
        elif before.lower == "to" and before.pos == "adp" and token.pos == "noun" and i > 1:
            follows = after is not None and after.pos in ("det", "noun", "name", "pron", "adj", "num")
            bare = token.lower == token.lemma.lower() and "VVI" in tagger("en").possible(token.lower)
            opened = after is not None and (
                after.text in "$€£"
                or after.text in CURRENCIES
                or (
                    after.pos in ("name", "num", "det", "pron")
                    and after.lower not in ("that", "this", "which")
                )
            )  # "signed up to hand Rwanda £370m"
            governed = made[i - 2].lemma.lower() in ("be", "have", "going", "plan", "decision", "effort")
            if bare and (opened or (follows and governed)):
                made[i - 1] = before._replace(pos="zu", tag="TO0")
                made[i] = token._replace(pos="verb", form="infinitive", tag="VVI")
    _headed(made)
    _headless(made, grammar)
    _priced(made)
    stretches = _stretches(made)
    resumed = False  # whether a later stretch goes on with the verb of an earlier one
    later: list[bool] = []
    for stretch in reversed(stretches):
        later.append(resumed)
        resumed = resumed or (
            stretch.goes_on != stretch.opened and (stretch.goes_on or _twice(made, stretch))
        )
    later.reverse()
    for stretch in stretches:
        if (
            not stretch.finite
            and not stretch.opened
            and stretch.start
            and made[stretch.start - 1].text == ","
        ):
            _told(made, stretch, grammar)
    main = nominal = False
    for stretch, resumes in zip(stretches, later, strict=True):
        if not stretch.finite and (stretch.opened or not (main or resumes)):
            found = _predicate(made, stretch, nominal)
            if found is not None:
                made[found] = made[found]._replace(pos="verb", form="finite", tag=_tag(made[found]))
                main = main or not stretch.opened
        if not stretch.opened:
            main = main or stretch.finite
            nominal = nominal or any(
                made[i].pos in _NOMINALS and (i == 0 or made[i - 1].pos != "adp")
                for i in range(stretch.start, stretch.end)
            )
    return made


def _priced(made: list[Token]) -> None:
    """What looks like a past tense between "put" and its "at" is a participle: "put the loans granted each year at $9 million"."""
    for i, token in enumerate(made[:-2]):
        if token.pos != "verb" or token.lemma.lower() not in PRICING:
            continue
        field = [*itertools.takewhile(lambda each: each.pos != "punct", made[i + 1 :])]
        price = next((k for k, each in enumerate(field) if each.lower == "at"), 0)
        for k in range(2, price):
            past = field[k].tag == "VVD" and field[k - 1].pos == "noun"
            if past and "VVN" in tagger("en").possible(field[k].lower):
                made[i + 1 + k] = field[k]._replace(form="participle", tag="VVN")


def _reckons(made: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Whether a plural noun is the verb that says what follows: "The UN estimates (that) over 3 million people may go"."""
    token, before, after = made[i], made[i - 1], made[i + 1]
    if (
        not token.text.islower()
        or token.lemma.lower() not in grammar.speech
        or before.tag not in ("NN1", "NP0")
    ):
        return False
    opens = after.pos in ("num", "det", "pron") or after.lower in _COUNTERS or after.text in CURRENCIES
    if not opens or "VVZ" not in tagger("en").possible(token.lower):
        return False
    if any(
        each.form == "finite" or each.pos == "modal" or each.text == "," for each in made[max(0, i - 20) : i]
    ):
        return False
    return any(each.form == "finite" or each.pos == "modal" for each in made[i + 1 : i + 30])


_OFFICES = frozenset("chief prime foreign general executive managing".split())
_OCCASIONS = frozenset("briefing meeting hearing filing posting reading".split())
_COUNTERS = frozenset("that over about around nearly almost some up more at between roughly".split())


def _verb_wanted(made: Sequence[Token], i: int) -> bool:
    """Whether a noun must be a verb: after a modal, or after "and" where a modal's verb is joined by another with its object."""
    before = made[i - 1] if made[i - 1].pos != "adv" or i < 2 else made[i - 2]
    if before.pos == "modal":
        return True
    after = made[i + 1] if i + 1 < len(made) else None
    if before.pos != "cconj" or i < 3 or after is None or after.pos not in ("det", "pron", "name"):
        return False
    return made[i - 2].text == "," and any(made[k].pos == "modal" for k in range(max(0, i - 25), i))


_DETERMINERS = frozenset("a an the another every its their his our".split())
_CONTRACTED = frozenset("there it he she that what who where here how".split())
_GOVERNING = frozenset("do help make let have see hear watch feel dare need".split())


def _infinitive_governed(made: Sequence[Token], i: int) -> bool:
    """Whether something near before an infinitive asks for one."""
    for at in range(i - 1, max(-1, i - 9), -1):
        token = made[at]
        if token.pos in ("modal", "zu") or token.lemma.lower() in _GOVERNING:
            return True
        if token.text in _MARKS or token.pos == "sconj":
            return False
    return False


def _stretches(made: Sequence[Token]) -> list[_Stretch]:
    found: list[_Stretch] = []
    begin = 0
    for i in range(len(made) + 1):
        mark = (
            i == len(made)
            or made[i].text in _MARKS
            or (not made[i].text[0].isalnum() and made[i].pos == "punct")
        )
        opens = not mark and (
            (made[i].pos == "sconj" and made[i].lower not in ("than", "like", "for"))
            or (made[i].pos == "pron" and made[i].lower in ("who", "which", "that"))
        )
        if not (mark or opens):
            continue
        if i > begin:
            finite = any(made[k].form == "finite" or made[k].pos == "modal" for k in range(begin, i))
            lead = begin
            while lead < i - 1 and made[lead].pos == "adv":
                lead += 1
            if made[begin].lower == "as" and not finite and found and found[-1].end == begin:
                found[-1] = found[-1]._replace(end=i)  # "known as robbers"
                begin = i + 1 if mark else i
                continue
            opened = made[begin].pos == "sconj" or (
                begin < i and made[begin].lower in ("who", "which", "that") and made[begin].pos == "pron"
            )
            starts = made[lead].form == "finite" or made[lead].pos == "modal"
            found.append(_Stretch(begin, i, opened, finite, starts))
        begin = i + 1 if mark else i
    return found


def _told(made: list[Token], stretch: _Stretch, grammar: Grammar) -> None:
    """In ", the agency reported with reference to a source," the participle of a verb of saying is its past tense.

    At a sentence's end, ", the ministry estimates." says who says it, and lists nothing.
    """
    last = stretch.end == len(made) or made[stretch.end].text in (".", "!", "?")
    first, second = made[stretch.start], made[min(stretch.start + 1, len(made) - 1)]
    if (
        last
        and first.tag == "NN2"
        and first.lemma.lower() in grammar.speech
        and (second.pos == "name" or (second.pos == "det" and stretch.end - stretch.start > 2))
        and "VVZ" in tagger("en").possible(first.lower)
    ):
        made[stretch.start] = first._replace(pos="verb", form="finite", tag="VVZ")  # "…, reports Mashable."
        return
    closing = made[stretch.end - 1]
    plain = closing.pos == "noun" and closing.text == closing.lemma and closing.lower in grammar.speech
    if last and first.tag == "NN2" and plain and "VVB" in tagger("en").possible(closing.lower):
        made[stretch.end - 1] = closing._replace(pos="verb", form="finite", tag="VVB")
        return  # "…, figures of the bank show."
    if (
        closing.tag == "NN2"
        and closing.lemma.lower() in grammar.speech
        and made[stretch.start].pos in ("det", "name")
    ):
        before = made[stretch.end - 2]
        told = before.pos == "name" or (made[stretch.end : stretch.end + 1] and made[stretch.end].text == ",")
        if (
            told
            and before.tag != "NN2"
            and before.pos != "det"
            and "VVZ" in tagger("en").possible(closing.lower)
            and stretch.end - stretch.start > 1 + (made[stretch.start].pos == "det")
        ):
            made[stretch.end - 1] = closing._replace(pos="verb", form="finite", tag="VVZ")
            return  # "…, the Post in Graz reports.", "…, the agency reports, and …"
    for i in range(stretch.start + 1, stretch.end):
        token = made[i]
        if token.pos == "adp" or token.form == "gerund":
            return
        if token.form == "participle" and made[i - 1].pos in _NOMINALS:
            passive = i + 1 < len(made) and made[i + 1].lower == "by"
            if token.lemma.lower() in grammar.speech and token.lower.endswith("ed") and not passive:
                made[i] = token._replace(form="finite", tag="VVD")
            return
        citing = i + 1 < stretch.end and made[i + 1].form == "gerund"  # "…, AP reports citing two officials"
        if (
            (citing or (last and (i + 1 == stretch.end or made[i + 1].lower == "in")))
            and token.tag == "NN2"
            and made[i - 1].tag in ("NN1", "NP0")
            and made[stretch.start].pos in ("det", "name")
            and token.lemma.lower() in grammar.speech
            and "VVZ" in tagger("en").possible(token.lower)
        ):
            made[i] = token._replace(pos="verb", form="finite", tag="VVZ")
            return


def _twice(made: Sequence[Token], stretch: _Stretch) -> bool:
    """Whether a clause put in has a second finite verb, which is that of the clause around it."""
    last = None
    for i in range(stretch.start, stretch.end):
        if made[i].pos == "cconj":
            last = None
        elif made[i].form == "finite" or made[i].pos == "modal":
            if last is not None:
                return True
            last = i
    return False


def _predicate(made: Sequence[Token], stretch: _Stretch, nominal: bool) -> int | None:
    """The token of a stretch without a finite verb that can be one: a past tense, or a present that agrees."""
    subject: Token | None = None
    pronoun = stretch.opened and made[stretch.start].pos == "pron"
    for i in range(stretch.start, stretch.end):
        token = made[i]
        before = made[i - 1] if i else None
        ready = (subject is not None or pronoun or (nominal and i == stretch.start)) and (
            before is None
            or before.pos in ("noun", "name", "pron", "adv", "particle", "neg")
            or (before.text[0].isupper() and before.pos != "det")
            or before.text in _MARKS
            or i == stretch.start
        )
        if ready and token.text[0].islower() and token.pos in ("noun", "adj", "verb", "adv", "other"):
            tags = tagger("en").possible(token.lower) if token.form != "gerund" else frozenset()
            past = (token.form == "participle" and token.lower.endswith("ed")) or (
                "VVD" in tags
                and (
                    token.lower.endswith("ed")
                    or (token.form == "participle" and token.lower != token.lemma.lower())
                )
            )
            ahead = made[i + 1] if i + 1 < stretch.end else None
            attributive = ahead is not None and (
                ahead.lower == "by" or (i == stretch.start and ahead.pos in ("noun", "name"))
            )
            if past and not attributive and not (before is not None and before.pos == "zu"):
                return i
            number = subject.tag if subject is not None else ""
            if {"VVD", "VVB"} <= tags and number == "NN2" and token.pos == "noun":
                return i  # "pilots cost Peru", "ministers put": the same form in past and present
            after = made[i + 1] if i + 1 < stretch.end else None
            alone = (
                after is None
                or after.text in ("$", "€", "£")
                or after.pos
                in (
                    "det",
                    "pron",
                    "adp",
                    "adv",
                    "num",
                    "zu",
                    "particle",
                    "cconj",
                    "sconj",
                )
            )
            if (
                token.lower == "cost"
                and after is not None
                and (after.pos == "num" or after.text in CURRENCIES)
            ):
                return i  # "a seat in a German school cost 900 euros"
            if alone and token.pos != "adj":
                agrees = "VVZ" in tags or ("NN2" in tags and _acts(token.lower))
                if agrees and token.lower.endswith("s") and number in ("NN1", "NP0", "AJ0"):
                    return i
                if tags & {"VVB", "VVI"} and (
                    number in ("NN2", "NN0")
                    or (subject is not None and subject.lower in ("people", "police"))
                ):
                    return i
        if token.pos in _NOMINALS and (subject is None or before is None or before.pos != "adp"):
            subject = token
    return None


def _acts(word: str) -> bool:
    """Whether a word in -s is of a verb of transfer: "ships", "lends"."""
    verbs = lexicon.transfers("en").verbs
    return word[:-1] in verbs or word[:-2] in verbs


def _tag(token: Token) -> str:
    return "VVD" if token.lower.endswith("ed") or token.form == "participle" else "VVZ"
