"""Mends English tokens: a word is what its neighbours show, and each clause has a finite verb."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from countertrade import units
from countertrade.reading import lexicon
from countertrade.reading.document.grammar import PRICING, Grammar
from countertrade.reading.document.tagging import english_class, inflected, tagger
from countertrade.reading.document.tokens import CURRENCIES
from countertrade.reading.document.types import BLANK, BLANKS, MARKS, NOMINALS, Token
from countertrade.reading.goods import class_of
from countertrade.reading.namewords import name_words

_STOPS = frozenset((".", "!", "?", BLANK.text))
CHARGED = frozenset({"accuse", "suspect"})  # before "of" in the passive: "Norland accused of"
_PAUSES = frozenset((",", ".", ")"))
_PERIODICALS = frozenset({"daily", "weekly", "monthly", "quarterly"})
_BEHIND = frozenset({"sconj", "adp", "punct"})
_MONEY = CURRENCIES | frozenset("$€£")
_CLOSING = frozenset("”\"’'")
_SPOKEN_TO = frozenset(",?!.")  # what a quotation ends in


def _may(token: Token, tag: str) -> bool:
    """Whether an English word can have a tag."""
    return tag in tagger("en").possible(token.lower)


def _guessed(token: Token) -> bool:
    """Whether the tagger never met a word, and takes it for what its ending may be: "maize", "frigate"; but "land", "trade"."""
    tags = tagger("en").possible(token.lower)
    return ({"AJ0", "VVI"} <= tags or {"VVD", "VVN", "NP0"} <= tags) and "PRP" not in tags


def _as(token: Token, tag: str, lemma: str | None = None) -> Token:
    """An English word as what a tag stands for."""
    pos, form = english_class(tag)
    return token.mended(pos=pos, form=form, tag=tag, lemma=lemma or token.lemma)


class _Stretch(NamedTuple):
    """Tokens between two marks or openers of clauses."""

    start: int
    end: int
    opened: bool  # by a subordinator or relative pronoun
    finite: bool
    goes_on: bool  # begins with a finite verb


def _papers(made: list[Token]) -> None:
    """What a paper is by how often it comes out, between its place and its name: "the Hamburg daily Deichblatt"."""
    for i in range(1, len(made) - len(BLANKS)):
        before, token, after = made[i - 1], made[i], made[i + 1]
        if token.lower in _PERIODICALS and before.pos == after.pos == "name":
            made[i] = token.mended(pos="noun", form="", lemma=token.lower)


def _quoted(made: list[Token], grammar: Grammar) -> None:
    """Take "was quoted as saying" without a quotation for one verb that says: ", its boss, Rupert Berg, was quoted as saying."."""
    for i in range(2, len(made) - len(BLANKS) - 2):
        saying, after = made[i + 2], made[i + 3]
        cited = (
            made[i].lower in ("quoted", "cited") and made[i + 1].lower == "as" and after.text in (",", ".")
        )
        if (
            not cited
            or saying.form != "gerund"
            or not grammar.says(saying)
            or any(token.depth for token in made)
        ):
            continue
        first = i
        while first and (made[first - 1].pos == "adv" or made[first - 1].base in ("be", "have")):
            first -= 1
        if any(token.base == "be" for token in made[first:i]):
            made[first] = _as(made[first], "VVD", saying.lemma)
            for k in range(first + 1, i + 3):
                made[k] = made[k].mended(pos="adv", form="", tag="AV0")


def mend(made: list[Token], grammar: Grammar) -> None:
    """English tokens: words that their neighbours show to be others, and the finite verb that each clause must have."""
    _quoted(made, grammar)
    for i in range(1, len(made) - len(BLANKS)):
        token, made[i] = made[i], _turned(made, i, grammar)
        if made[i] is token:
            _to(made, i)
    _headed(made)
    _headless(made, grammar)
    _papers(made)
    _priced(made)
    _spent(made)
    _reduced(made, grammar)
    _tagged(made, grammar)
    stretches = _stretches(made)
    resuming = [_resumes(made, stretch) for stretch in stretches]
    for stretch, behind in itertools.zip_longest(stretches, stretches[1:]):
        if not stretch.finite and not stretch.opened and made[stretch.start - 1].text == ",":
            _told(made, stretch, grammar)
            if behind is not None and behind.start == stretch.end:
                _told_behind(made, stretch, behind, grammar)
    main = nominal = False
    framed: Token | None = (
        None  # the subject that a frame parts from its verb: "The package, she said, costs 3 million"
    )
    for place, stretch in enumerate(stretches):
        # "Citing government documents, he said …"
        aside = made[stretch.start].form == "gerund" and any(
            each.finite for each in stretches[place + 1 : place + 2]
        )
        if not stretch.finite and not aside and (stretch.opened or not (main or any(resuming[place + 1 :]))):
            waits = place > 0 and stretches[place - 1].opened and not main
            found = _predicate(made, stretch, nominal, grammar, waits, framed)
            charged = found is not None and made[found].base in CHARGED and made[found + 1].lower == "of"
            if found is not None and not charged:
                word = made[found]
                past = word.lower.endswith("ed") or word.form == "participle"
                lemma = word.lemma if word.verbal or not past else tagger("en").lemma(word.text, "VVD")
                made[found] = _as(word, "VVD" if past else "VVZ", lemma)
                main = main or not stretch.opened
        framed = _framed(made, stretches[place - 1], stretch, grammar) if place else None
        if not stretch.opened and framed is None:
            main = main or stretch.finite
            inside = range(stretch.start, stretch.end)
            nominal = nominal or any(made[i].pos in NOMINALS and made[i - 1].pos != "adp" for i in inside)
    for i in range(1, len(made) - len(BLANKS)):
        made[i] = _meant(made, i, grammar)


_BURDENS = frozenset("debt loan liability obligation mortgage cost risk burden".split())
_ROLES = frozenset("command control office power responsibility ownership".split())
_HELD = frozenset("reserve resource deposit stock stockpile".split())
_LOWERED = frozenset("by from in since over during sharply slightly steeply steadily further again".split())
_FAR = 8  # tokens


def _meant(made: Sequence[Token], i: int, grammar: Grammar) -> Token:
    """A verb of two meanings as what follows shows it: "assume the debt", "declined 3 per cent", and "has estimated reserves" with none."""
    token, after, behind = made[i], made[i + 1], made[i + 1 : i + _FAR]
    if token.pos != "verb" or token.base not in ("assume", "decline", "estimate", "report", "prove"):
        return token
    if token.base == "assume":
        ends = next((k for k, word in enumerate(behind) if word.verbal or word.text in _STOPS), _FAR)
        owned = any(
            word.base in _BURDENS and any(each.pos in ("det", "poss") for each in behind[max(0, k - 3) : k])
            for k, word in enumerate(behind[:ends])
        )
        thought = any(word.form == "finite" or word.lower in ("to", "that") for word in behind[: ends + 1])
        return token.mended(lemma="shoulder") if (owned or after.base in _ROLES) and not thought else token
    if token.base == "decline":
        amount = [
            *itertools.takewhile(
                lambda word: word.pos == "num" or word.text in _MONEY or word.text == ".", behind
            )
        ]
        measured = made[i + 1 + len(amount)].base in grammar.measures or made[i + 1 + len(amount)].text == "%"
        scaled = any(word.base in grammar.scales or word.text in _MONEY for word in amount)
        level = after.lower == "to" and (made[i + 2].pos == "num" or made[i + 2].text in _MONEY)
        falls = (
            after.lower in _LOWERED or after.text in _STOPS or level or bool(amount and (measured or scaled))
        )
        return token.mended(lemma="fall") if falls else token
    said = made[i - 1].base == "have" and token.form == "participle" and after.base in _HELD
    spoken = any(
        lexicon.heads("en", word.lemma, word.text)
        for word in made[max(0, i - 12) : i - 1]
        if word.pos == "noun"
    )
    return _as(token, "AJ0") if said and not spoken else token


_REACHING = frozenset(("short", "medium", "intermediate", "long", "close"))
_PERSONS = frozenset(("we", "they", "i"))
_OFFICES = frozenset("chief prime foreign general executive managing".split())
_DETERMINERS = frozenset("a an the another every its their his our".split())
_CONTRACTED = frozenset("there it he she that what who where here how".split())


def _counted(made: Sequence[Token], i: int) -> bool:
    """Whether a word is the plural that a number before a noun in the singular asks for: "600 work permits", not "the Leopard 2 tank fires"."""
    number, noun, before = made[i - 2], made[i - 1], made[max(0, i - 3)]
    dated = len(number.text) == 4 and number.text.startswith(("19", "20"))
    several = i > 1 and number.pos == "num" and number.text not in ("1", "one") and not dated
    free = i == 2 or before.pos in ("verb", "aux", "modal", "adp", "cconj", "adv", "punct")
    return several and free and noun.tag == "NN1" and noun.pos == "noun" and _may(made[i], "NN2")


def _bought(made: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Whether a word is the plural that a noun right behind a verb asks for, not the verb of a clause that it says."""
    verb, noun, after = made[i - 2], made[i - 1], made[i + 1]
    alone = noun.tag == "NN1" and noun.pos == "noun" and (after.pos == "adp" or after.text in _PAUSES)
    return alone and verb.pos == "verb" and not grammar.says(verb) and _may(made[i], "NN2")


def _led_by_name(made: Sequence[Token], i: int) -> bool:
    """Whether a name right before a word is whom a verb gives what follows."""
    verb, name = made[i - 2], made[i - 1]
    frames = lexicon.transfers("en").verbs.get(verb.base, ()) if verb.pos == "verb" else ()
    return name.pos == "name" and any("dative" in frame.recipient for frame in frames)


def _comes_to(made: Sequence[Token], i: int) -> bool:
    """Whether what follows a word is the verb, which has an amount: "the Ethiopian supplies cost $80 million"."""
    before, after, amount = made[i - 1], made[i + 1], made[i + 2]
    acts = after.form == "finite" or _may(after, "VVD") or _may(after, "VVB")
    counted = amount.pos == "num" or amount.text in "$€£¥"
    nominal = before.pos in ("name", "adj") and after.pos in ("verb", "noun")
    return nominal and acts and counted and amount is not BLANK and _may(made[i], "NN2")


def _described(made: Sequence[Token], comma: int) -> bool:
    """Whether what stands between commas says who somebody is: "Ana Roth, a spokeswoman for the board | ,"."""
    opening = next(
        (k for k in range(comma - 1, max(0, comma - 14), -1) if made[k].text == "," or made[k].verbal), 0
    )
    article = made[opening + 1].lower in ("a", "an", "the")
    return opening > 0 and made[opening].text == "," and article and made[opening - 1].pos == "name"


_JUDGING = frozenset(
    "dismiss describe reject brand label denounce characterise characterize condemn portray decry".split()
)
_OBJECTS = frozenset("them him us me it the a an its their his".split())


def _judges(verb: Token) -> bool:
    """Whether a verb has for its object what others say: "denies", "confirmed"."""
    return any(word.kind in ("deny", "confirm") for word in lexicon.speech("en").verbs.get(verb.base, ()))


def _may_follow(made: Sequence[Token], i: int) -> bool:
    """Whether what stands behind "will" may be its verb."""
    after, behind = made[i + 1], made[min(i + 2, len(made) - 1)]
    return _may(after, "VVI") or (after.tag == "NN1" and _opens_object(behind))


def _opens_object(token: Token) -> bool:
    return token.pos in ("num", "det", "poss")


def _turned(made: Sequence[Token], i: int, grammar: Grammar) -> Token:
    """A word as its neighbours show it: the first row that fits."""
    token, before, after = made[i], made[i - 1], made[i + 1]
    word, ends = token.lower, after is BLANK
    match word:
        case "that" if token.pos == "sconj" and before.pos in ("noun", "name") and not ends:
            ahead = made[i + 2] if after.pos == "adv" and made[i + 2] is not BLANK else after
            return token.mended(pos="pron") if ahead.verbal else token
        case "that" if (
            token.pos == "det" and (after.pos == "num" or after.text in "$€£¥") and after.lower != "one"
        ):
            return token.mended(pos="sconj", tag="CJT", form="")  # "found, however, that 300 tanks"
        case "'s" | "’s" | "is" if before.lower in _CONTRACTED and (word != "is" or token.text == "IS"):
            return _as(token, "VBZ", "be")
        case "'" | "’" if token.start == before.end and before.lower.endswith("s") and not ends:
            owns = after.start > token.end and after.pos in ("noun", "adj", "num", "name")
            return _as(token, "POS") if owns else token  # "the miners' unions"
        case "thanks" if after.lower == "to" and not ends:
            return _as(token, "PRP")  # "returned thanks to mediation"
        case "since" | "after" | "before" | "until" | "till" if token.pos == "adp" and _subordinates(made, i):
            return token.mended(pos="sconj", tag="CJS")
        case "as" if token.pos == "sconj" and before.pos == "verb" and before.base in _JUDGING:
            return _as(token, "PRP")  # "dismissed as “invention” a report"
        case "that" if token.pos == "det" and (after.pos == "cconj" or after.text in (",", ".", ";")):
            return _as(token, "PNP")  # "rejected that but admitted"
        case _ if token.tag == "NN2" and before.lower in ("which", "who") and after.lower in _OBJECTS:
            return _as(token, "VVZ")  # "which guards them"
        case _ if token.tag == "AJC" and before.pos == "det" and after.verbal and word.endswith("er"):
            return _as(token, "NN1", word)  # "the presenter said"
        case "further" | "more" | "extra" if before.pos == "num" and after.pos in ("noun", "adj"):
            return token.mended(pos="adj", form="")  # "12 more fishing boats"
        case "accused" | "suspected" if after.lower == "of" and before.pos in ("name", "noun"):
            return _as(
                token, "VVN", word[:-1] if word == "accused" else word[:-2]
            )  # a headline's "Spain accused of"
        case "accounting" if after.lower == "for" and before.text == ",":
            return _as(token, "VVG", "account")  # "the top buyer, accounting for 30%"
        case "need" if token.pos == "noun" and before.pos == "num" and before.lower != "one":
            return _as(token, "VVB")  # "nine million need help"
        case "need" if token.pos == "modal" and _may(after, "NN1") and after.tag == "VVI":
            return _as(token, "VVB")  # "they need help", but "need not go"
        case _ if (
            token.tag == "VVI" and before.lower == "need" and before.pos == "verb" and _may(token, "NN1")
        ):
            return _as(token, "NN1", word)
        case "use" | "keep" | "mine" if (
            token.pos == "noun"
            and after.pos in ("det", "poss", "name")
            and before.pos in ("name", "noun")
            and any(each.base == "let" and each.verbal for each in made[max(0, i - 4) : i - 1])
        ):
            return _as(token, "VVI", word)  # "lets Ostmark use the base"
        case "will" if token.pos == "noun" and before.pos in ("name", "noun") and _may_follow(made, i):
            return _as(token, "VM0", "will")  # "Iran will barter oil", "the navy will station 18 boats"
        case "said" if token.pos == "adj" and before.pos in ("name", "noun"):
            return _as(token, "VVD", "say")  # "Roth said Chile received 300"
        case "flown" if token.pos == "verb":
            return token.mended(lemma="fly")
        case "former" if token.pos in ("det", "adv") and before.pos in ("num", "det", "adj"):
            return _as(token, "AJ0", word) if after.pos in ("noun", "adj", "name", "num") else token
        case "them" if token.pos == "det":
            return _as(token, "PNP", "they")  # "a third of them work abroad"
        case "won" if before.pos == "num" or before.lower in ("million", "billion", "trillion"):
            return _as(token, "NN0", "won")
        case "is" if token.pos == "other" and not ends and after.text != ",":
            return _as(token, "VBZ", "be")  # "that is $3 million", not "that is,"
        case "first" if before.pos == "aux" and after.form == "participle":
            return token.mended(pos="adv")  # "was first reported by"
        case "think" if after.lower in ("tank", "tanks"):
            return _as(token, "NN1")  # "a Belgrade think tank"
        case "deputy" if token.pos == "noun" and after.lower in _OFFICES:
            return token.mended(pos="adj")  # "first deputy chief executive"
        case "known" | "public" if before.base == "make":
            return token.mended(pos="adj", form="", lemma=word)  # "the ministry made known"
        case "range" if before.lower in _REACHING and after.pos in ("adj", "noun"):
            return token.mended(pos="adj")  # "short range ballistic missiles"
        case "average" if before.lower == "on":
            return _as(token, "NN1")
    priced = token.tag == "NN1" and before.tag == "AT0" and after.text in units.SIGNS
    if priced and not word.endswith("ing") and _may(token, "AJ0"):
        return _as(token, "AJ0")  # "a potential $2 billion sale"
    if token.verbal and token.text.islower() and word in lexicon.goods("en") and _guessed(token):
        return _as(token, "NN1", word)  # "sold Norland maize"
    good = token.tag == "VVZ" and before.pos == "num" and token.base in lexicon.goods("en")
    if good and _may(token, "NP0"):  # a word that the tagger never met
        return _as(token, "NN2")  # "three Project 1135 frigates"
    if token.tag == "NN1" and before.tag == "VM0" and before.lower == "will" and _opens_object(after):
        return _as(token, "VVI", word)  # "the navy will station 18 boats"
    if token.tag == "VVZ" and before.form == "finite" and _may(token, "NN2") and _judges(before):
        return _as(token, "NN2")  # "denies claims it sent Russia 400 missiles"
    if token.pos == "adj" and word in grammar.shares and before.lower == "a" and after.pos in _BEHIND:
        return _as(token, "NN1")  # "up to a fifth of it"
    if word in _PERIODICALS and before.pos == "det" and (after.verbal or after.pos in _BEHIND):
        return _as(token, "NN1")  # "told the daily that"
    if word in _PERIODICALS and before.pos in ("adj", "name") and (after.verbal or after.text in _PAUSES):
        return _as(token, "NN1")  # "the Abendbote, a German daily, reported"
    if token.pos == "adj" and word.endswith("ing") and after.pos not in NOMINALS:
        be = made[i - 2] if before.pos == "adv" else before
        gerund = be.pos == "aux" and be.base == "be" and _may(token, "VVG")
        return _as(token, "VVG") if gerund else token
    if _said_past(made, i):
        return _as(token, "VVD", tagger("en").lemma(word, "VVD"))
    if before.lower == "never" and made[i - 2].form == "infinitive" and _may(token, "VVD"):
        return _as(token, "VVD")  # "the tanks that Norland was to supply never left"
    if token.tag == "VVD" and _of_several(made, i):
        return _as(token, "VVN")
    if token.pos == "noun" and _asked(made, i):
        return _as(token, "VVB", word)
    if (token.form == "participle" or (token.pos == "adj" and _acted(word))) and _told_past(made, i):
        return _as(token, "VVD", tagger("en").lemma(word, "VVD"))
    if token.pos == "adj" and _acted(word) and _helped_by(made, i):
        return _as(token, "VVN", tagger("en").lemma(word, "VVN"))  # "has so far quietly exported tanks"
    if token.pos in ("adj", "name", "noun") and token.text.islower() and _acting(made, i):
        return _as(token, "VVG" if word.endswith("ing") else "VVD", inflected()[word])
    acting = token.pos in ("noun", "adj") and word.endswith("ing") and _may(token, "VVG")
    phase = before.pos == "verb" and before.base in _PHASES  # "began shipping tanks"
    if acting and (_told_of(made, i) or ((before.pos == "adv" or phase) and _going_on(made, i))):
        return _as(token, "VVG", tagger("en").lemma(word, "VVG"))  # "was also quietly shipping rifles"
    bare = (
        token.pos == "adj" and before.pos in ("adj", "det", "num", "verb") and after.pos in ("adp", "punct")
    )
    # but "the de facto government", "per annum", "4,000 crore"
    counted = before.pos == "num" and after.pos == "noun"  # "30 personnel carriers"
    alone = counted or after.pos not in ("noun", "name")
    alone = alone and before.lower != "per" and word not in _SCALES
    if (token.tag == "UNC" or bare) and alone and len(word) > 3 and token.text.islower() and word.isalpha():
        tags = tagger("en").possible(word)
        if "UNC" in tags and tags <= _OPEN_TAGS:
            return _as(token, *_unknown(word))
    if token.pos == "adp" and word.endswith("ing") and before.pos == "aux" and before.base == "be":
        base = next((each for each in (word[:-3], f"{word[:-3]}e") if _infinitive(each)), None)
        return _as(token, "VVG", base) if base is not None else token  # "is considering buying"
    told = before.pos == "verb" and (before.tag in ("VVD", "VVZ") or grammar.says(before))
    if token.tag == "VVZ" and told and after.lower == "that":
        return _as(token, "NN2")  # "denied reports that"
    if token.tag == "VVN" and before.text == "," and grammar.says(token) and _described(made, i - 1):
        return _as(token, "VVD", token.lemma)  # "Ana Roth, a lawyer, said"
    if token.tag == "VVD" and before.pos == "noun" and after.lower == "said" and _may(token, "VVN"):
        return _as(token, "VVN")  # "a banker involved said"
    if word.endswith("-general") and token.pos == "adj":
        return _as(token, "NN1", word)  # "the auditor-general"
    if word == "said" and token.tag == "VVN" and before.tag == "VVN" and made[i - 2].pos == "noun":
        return _as(token, "VVD", "say")
    if (
        word == "cost"
        and token.pos == "noun"
        and before.tag == "NN2"
        and (after.pos == "num" or after.text in "$€£¥")
    ):
        return _as(token, "VVD", "cost")  # "the supplies cost $80 million"
    if token.tag == "VVZ" and (_counted(made, i) or _comes_to(made, i)):
        return _as(token, "NN2")  # "would issue 600 work permits"
    if token.tag == "VVZ" and _bought(made, i, grammar):
        return _as(token, "NN2")  # "has bought coastguard launches from Panama"
    if token.form == "gerund" and after.tag == "NN2" and _led_by_name(made, i):
        return token.mended(pos="adj", form="")  # "granted Norland fishing rights"
    if token.tag == "NN2" and not ends and _reckons(made, i, grammar):
        return _as(token, "VVZ")  # "The UN estimates 3 million may go"
    spoken = before.pos == "pron" and before.lower in _PERSONS and not made[i - 2].verbal
    if token.pos == "noun" and token.text.islower() and spoken and (_may(token, "VVB") or _may(token, "VVI")):
        return _as(token, "VVB")  # "We import from Peru"
    built = token.form == "participle" and before.pos == "adv" and before.lower.endswith("ly")
    if built and made[i - 2].pos in ("det", "num", "poss") and after.pos in ("noun", "adj"):
        return _as(token, "AJ0", word)  # "a locally built patrol boat"
    if token.pos == "noun" and token.text.islower():
        if _costs(made, i):
            return _as(token, "VVD", tagger("en").lemma(word, "VVD"))  # "rose" is no flower
        if _verb_wanted(made, i):
            sure = before.pos == "modal" and after.pos in ("det", "pron", "name")
            sure |= word in lexicon.transfers("en").verbs and after.pos in (
                "det",
                "pron",
                "name",
                "noun",
                "num",
            )
            return _as(token, "VVI", word) if sure or _may(token, "VVI") else token  # "will loan tanks"
        if word.endswith("ing") and before.pos == "name" and made[i - 2].lower == "with" and not ends:
            verb = next((base for base in (word[:-3], word[:-3] + "e", word[:-4]) if _infinitive(base)), None)
            if verb is not None:
                return _as(token, "VVG", verb)  # "with Oslo granting aid"
    closes = after.pos in ("punct", "adp", "sconj") or after.lower == "that"
    if (
        word in grammar.occasions
        and token.form == "gerund"
        and before.pos in ("noun", "adj", "det")
        and closes
    ):
        return _as(token, "NN1", word)
    if token.pos == "adv" and before.pos == "det" and after.pos == "noun":
        return token.mended(pos="adj")  # "the same hall"
    if (
        token.pos == "adj"
        and before.pos == "det"
        and after.lower in ("that", "for", "of", "on")
        and _may(token, "NN1")
    ):
        return _as(token, "NN1")  # "the fine that Poland must pay"
    if token.pos == "adv" and token.text.istitle() and before.pos == "num" and after.pos in ("noun", "adj"):
        return token.mended(pos="name", tag="NP0", form="", lemma=token.text)  # "25 Marder vehicles"
    if token.pos == "adj" and before.pos in ("adj", "name") and after.form == "finite" and _may(token, "NN1"):
        return _as(token, "NN1")  # "a Chilean official said last Friday"
    if token.pos != "verb":
        return token
    zinc = before.pos == "noun" and not before.lower.endswith("s") and made[i - 2].lower == "of"
    mass = before.lower == "of" or (zinc and any(each.form == "finite" for each in made[:i]))
    if mass and word == token.base and _may(token, "NN1"):
        return _as(token, "NN1")  # "shipped 40 tonnes of zinc concentrate"
    more = before.lower == "more" and made[i - 2].pos in ("noun", "num")
    if word == token.base and (before.lower in _DETERMINERS or more) and _may(token, "NN1"):
        return _as(token, "NN1")  # "of another make"
    if token.form == "infinitive" and before.pos in (*NOMINALS, "cconj") and not _governed(made, i):
        earlier = (made[k] for k in range(i - 2, max(-1, i - 12), -1) if made[k].verbal)
        if before.pos != "cconj" or next(earlier, BLANK).form == "finite":
            return token.mended(form="finite")
    return token


_MANDATING = frozenset("demand insist request propose recommend urge require suggest ask order".split())
_ACCUSING = frozenset("accuse suspect convict acquit".split())
_ACCUSATIONS = frozenset("accusation allegation claim charge suspicion".split())
_DENYING = frozenset(
    "deny admit acknowledge avoid risk propose suggest oppose favour favor justify defend postpone delay".split()
)
_PHASES = frozenset("begin start continue stop keep resume finish cease consider halt".split())


def _told_past(made: Sequence[Token], i: int) -> bool:
    """Whether what may be a participle is the past tense of one more verb, or of a clause without a relative pronoun.

    "Norland trained pilots and granted tanks to Ostmark", "the tanks Norland donated to Ostmark are old".
    """
    before, after = made[i - 1], made[i + 1]
    if not (_may(made[i], "VVD") or _acted(made[i].lower)):
        return False
    if before.pos == "cconj" and after.lower == "that" and _tells(made[i].base):
        return True  # "denied that the tanks had been lost but admitted that …"
    if before.pos == "cconj" and _acted(made[i].lower):  # not "sent tanks and refurbished trucks"
        last = next((token for token in reversed(made[: i - 1]) if token.verbal), BLANK)
        beside = after.pos in ("det", "num", "name", "noun", "pron")
        return last.pos == "verb" and last.form == "finite" and last.tag == "VVD" and beside
    noun = made[i - 2]
    contact = before.pos == "name" and before.capital and noun.pos == "noun" and noun.text.islower()
    return (
        contact
        and noun.tag in ("NN1", "NN2")
        and after.pos == "adp"
        and made[i - 3].pos in ("det", "adj", "num")
    )


def _tells(lemma: str) -> bool:
    """Whether who acts in a verb says a clause with "that", which nobody is said to be told."""
    words = lexicon.speech("en").verbs.get(lemma, ())
    return any("clause" in word.takes and word.addressee[:1] != ("object",) for word in words)


def _said_past(made: Sequence[Token], i: int) -> bool:
    """Whether a verb of saying in -ed tells who said it behind a quotation, or that what follows is so.

    "“…,” alleged Ana Roth", "The Herald disclosed Peru had sent 300 tanks".
    """
    token, before, after = made[i], made[i - 1], made[i + 1]
    bases = (token.lower[:-1], token.lower[:-2])
    speech = lexicon.speech("en").verbs
    if not token.lower.endswith("ed") or token.finite or not any(base in speech for base in bases):
        return False
    if before.text in _CLOSING and before.pos == "punct":
        spoken = (
            made[i - 2].text in _SPOKEN_TO
        )  # not "the rebels' alleged sponsors", "the “elite” alleged leaders"
        return spoken and token.pos == "adj" and after.pos in ("name", "det", "noun")
    ahead = any(each.finite for each in made[i + 1 : i + 5])
    told = after.pos in ("name", "pron") and ahead and before.pos in ("noun", "name")
    return told and token.form == "participle" and not any(each.finite for each in made[:i])


def _helped_by(made: Sequence[Token], i: int) -> bool:
    """Whether "have" and only adverbs stand before a word."""
    helper = next((token for token in reversed(made[:i]) if token.pos not in ("adv", "particle")), BLANK)
    return helper.base == "have" and helper.pos == "aux"


_SCALES = frozenset(("crore", "crores", "lakh", "lakhs"))
_MILLIONS = frozenset(("million", "billion", "trillion"))
_SPENT_ON = frozenset(("det", "noun", "adj", "name", "particle"))
_OPEN_TAGS = frozenset("UNC NP0 NN0 NN1 NN2 AJ0 VVB VVI VVZ".split())  # of a word that is not of the grammar


def _acting(made: Sequence[Token], i: int) -> bool:
    """Whether a word tagged otherwise is a form of a verb of passing, by what stands on either side: "Chile bartered copper"."""
    word, before, after = made[i].lower, made[i - 1], made[i + 1]
    if inflected().get(word) not in lexicon.transfers("en").verbs:
        return False
    new = not tagger("en").knows(word)  # else "are housing units", "is promising news"
    acted = after.pos in ("det", "num", "pron", "name", "poss") or (new and after.pos in ("noun", "adj"))
    if word.endswith("ing"):
        return acted and before.base == "be" and before.pos == "aux"
    if word.endswith("ed") and made[i].pos == "adj" and acted and _helped_by(made, i):
        return True  # "had invoiced Ostmark"
    told = any(token.form == "finite" for token in itertools.islice(made, max(0, i - 12), i))
    return word.endswith("ed") and acted and before.pos in ("name", "noun", "pron") and not told


def _of_several(made: Sequence[Token], i: int) -> bool:
    """Whether a past form describes the whole that a sentence opens with: "Of the 300 tanks promised by Norland, none came"."""
    opened = next((k for k in range(i, -1, -1) if made[k] is BLANK or made[k].text in ".!?"), -1) + 1
    behind = made[i + 1].lower in ("by", "to", "from", "for", "in", "last", "so")
    return behind and made[opened].lower == "of" and not any(token.verbal for token in made[opened:i])


def _asked(made: Sequence[Token], i: int) -> bool:
    """Whether a noun is the verb of what is demanded, without an ending: "demands that Norland pay $40 million"."""
    before, after = made[i - 1], made[i + 1]
    if before.pos not in ("name", "noun") or after.pos not in ("det", "num", "name", "other", "adj", "pron"):
        return False
    that = next((k for k in range(i - 2, max(0, i - 7), -1) if made[k].lower == "that"), None)
    if that is None or made[that - 1].base not in _MANDATING or any(t.verbal for t in made[that:i]):
        return False
    return _may(made[i], "VVB") or _may(made[i], "VVI")


def _told_of(made: Sequence[Token], i: int) -> bool:
    """Whether a word in -ing is the deed that somebody denies or is accused of: "denied shipping tanks", "accused Oslo of shipping
    tanks", "allegations of shipping tanks"."""
    before, after = made[i - 1], made[i + 1]
    near = range(max(0, i - 6), i)
    accused = before.lower == "of" and (
        any(made[k].base in _ACCUSING for k in near) or made[i - 2].base in _ACCUSATIONS
    )
    denied = before.pos == "verb" and before.base in _DENYING
    return (accused or denied) and (after.pos in ("det", "num", "pron", "name") or after.tag == "NN2")


def _going_on(made: Sequence[Token], i: int) -> bool:
    """Whether "be" and adverbs stand before a word in -ing, and behind it what it may act on."""
    be = next((token for token in reversed(made[:i]) if token.pos != "adv"), BLANK)
    after = made[i + 1]
    return (be.base == "be" or be.base in _PHASES) and (
        after.pos in ("det", "num", "pron", "name") or after.tag == "NN2"
    )


def _unknown(word: str) -> tuple[str, str]:
    """The tag and lemma of a word that the tagger knows nothing of, which is most often a noun: "jute", "fisheries"."""
    several = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    single = f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    return ("NN2", single) if several else ("NN1", word)


def _subordinates(made: Sequence[Token], i: int) -> bool:
    """Whether a finite verb follows the noun behind a word of time: "since the invasion began", not "since May, it said"."""
    for token in itertools.islice(made, i + 1, i + 9):
        if token.form == "finite":
            return token.pos in ("verb", "aux", "modal") and token is not made[i + 1]
        if token.pos not in ("det", "adj", "noun", "name", "pron", "poss", "num"):
            return False
    return False


_WANTING = frozenset("want wish hope intend plan".split())
_ASKING_TO = frozenset(
    """be have going plan decision effort agree want begin continue seek ready able intend decide refuse offer promise hope wish try aim
    need expect""".split()
)


_ALONG = frozenset("over out back up off down aside".split())


def _to(made: list[Token], i: int) -> None:
    """Mend "to" and what follows it: a preposition in "according to sources", the sign of an infinitive in "lined up to lend Peru £90m"."""
    token, before, after, earlier = made[i], made[i - 1], made[i + 1], made[i - 2]
    if before.pos == "zu" and earlier.lower == "according":
        made[i - 1 : i + 1] = _as(before, "PRP"), _as(token, "NN1")
    elif earlier.lower == "according":
        return  # "according to minister Ana Roth"
    elif before.lower == "to" and before.pos == "adp" and token.pos == "noun" and i > 1:
        behind = made[i + 2] if after.lower in _ALONG and i + 2 < len(made) else after  # "to hand over 300"
        opened = behind.pos in ("name", "num", "det", "pron") and after.lower not in ("that", "this", "which")
        governed = earlier.base in _ASKING_TO
        follows = governed and after.pos in ("det", "noun", "pron", "adj")
        follows |= earlier.pos == "verb" and earlier.base in _WANTING and after.pos == "adp"
        verb = _may(token, "VVI") or token.lower in lexicon.transfers("en").verbs
        if (opened or follows or after.text in _MONEY) and token.lower == token.base and verb:
            made[i - 1 : i + 1] = _as(before, "TO0"), _as(token, "VVI")


def _infinitive(word: str) -> bool:
    return "VVI" in tagger("en").possible(word)


def _headed(made: list[Token]) -> None:
    """Take the first word in -s for the finite verb that a sentence lacks: "EU hands Egypt 1 billion", "Peru ships wheat to Chile"."""
    if any(token.finite for token in made):
        return
    passing = lexicon.transfers("en")
    for i in range(1, len(made) - len(BLANKS) - 1):
        token, before, after = made[i], made[i - 1], made[i + 1]
        plural = token.pos in ("noun", "name") and token.text.islower() and token.lower.endswith("s")
        opens = after.pos in ("det", "num", "name") or after.text in _MONEY
        follows = opens or (after.pos == "noun" and after.lemma not in passing.nouns)  # but "arms deliveries"
        passes = before.pos == "name" and follows and token.base in passing.verbs
        opens = opens and (before.pos == "name" or before.tag == "NN1") and _may(token, "VVZ")
        if plural and (opens or passes):
            made[i] = _as(token, "VVZ")
            return


def _headless(made: list[Token], grammar: Grammar) -> None:
    """Take a word in -s for a noun where its clause has its verb: "provided the army with 70 tonnes of food supplies"."""
    verb: Token | None = None
    for i, token in enumerate(made):
        that = token.pos == "pron" and token.lower == "that"
        opens = token.pos in ("cconj", "sconj") or token.tag in ("PNQ", "DTQ", "AVQ")
        if token.text in MARKS or opens or that:
            verb = None
        elif token.pos == "verb" and token.tag == "VVZ" and verb is not None and i > 1:
            inside = made[i - 1].tag == "NN1" and made[i - 2].pos == "adp"
            if inside and not grammar.says(verb) and _may(token, "NN2"):
                made[i] = _as(token, "NN2")
        elif token.pos == "verb":
            verb = token


def _priced(made: list[Token]) -> None:
    """What looks like a past tense between "put" and its "at" is a participle: "put the loans granted each year at $9 million"."""
    for i, token in enumerate(made):
        if token.pos != "verb" or token.base not in PRICING:
            continue
        field = [*itertools.takewhile(lambda each: each.pos != "punct", made[i + 1 :])]
        price = next((k for k, each in enumerate(field) if each.lower == "at"), 0)
        for k in range(2, price):
            if field[k].tag == "VVD" and field[k - 1].pos == "noun" and _may(field[k], "VVN"):
                made[i + 1 + k] = _as(field[k], "VVN")


def _spent(made: list[Token]) -> None:
    """A noun behind bare millions is a verb where their clause has none: "of which 16 million buys access and 14 million funds schools"."""

    def clause(tokens: Iterable[Token]) -> Iterator[Token]:
        return itertools.takewhile(lambda each: each.text not in MARKS and each.pos != "cconj", tokens)

    for i in range(1, len(made) - len(BLANKS)):
        token, after = made[i], made[i + 1]
        if made[i - 1].lower not in _MILLIONS or token.tag != "NN2" or after.pos not in _SPENT_ON:
            continue
        thing = units.is_known(token.base) or class_of("en", token.base, token.text) is not None
        spent = (_may(token, "VVZ") or _infinitive(token.base)) and (after.tag == "NN2" or not thing)
        if spent and not any(each.finite for each in (*clause(reversed(made[:i])), *clause(made[i + 1 :]))):
            made[i] = _as(token, "VVZ", tagger("en").lemma(token.lower, "VVZ"))


def _reduced(made: list[Token], grammar: Grammar) -> None:
    """What looks like a past tense behind a subject is a participle where its verb follows: "An envoy, asked about it, said …"."""
    stretches = _stretches(made)
    for stretch in stretches:
        finite = [i for i in range(stretch.start, stretch.end) if made[i].finite]
        for i in finite if len(finite) > 1 else ():
            reduced = made[i - 1].pos in ("noun", "num") and made[i + 1].lower in ("to", "by", "from")
            if reduced and made[i].tag == "VVD" and _may(made[i], "VVN"):
                made[i] = _as(made[i], "VVN")  # "the debt owed to Peru by Chile is"
    for place, stretch in enumerate(stretches[1:], 1):
        first, after = made[stretch.start], made[stretch.start + 1]
        if first.tag != "VVD" or made[stretch.start - 1].text != "," or not _may(first, "VVN"):
            continue
        if grammar.says(first) and first.base != "ask" and _described(made, stretch.start - 1):
            continue  # "…, Ana Roth, a lawyer, said on Monday, …"
        before = stretches[place - 1]
        headed = not before.finite and not before.opened and made[before.end - 1].pos in NOMINALS
        headed = headed and made[before.start].pos != "adp"
        behind = itertools.dropwhile(lambda each: not each.finite, stretches[place + 1 : place + 4])
        verb = next(behind, None)
        goes_on = verb is not None and verb.goes_on and not verb.opened and made[verb.start - 1].text == ","
        if headed and goes_on and after.pos in ("adp", "adv", "particle", "zu"):
            made[stretch.start] = _as(first, "VVN")


def _tagged(made: list[Token], grammar: Grammar) -> None:
    """What looks like a participle behind a name and what it is tells who said it: "…, the Abendbote, a German daily, reported on Monday."."""
    stretches = _stretches(made)
    for said, named, what, stretch in zip(
        stretches, stretches[1:], stretches[2:], stretches[3:], strict=False
    ):
        token, begins = made[stretch.start], made[named.start]
        apposed = made[what.start].text in ("a", "an") and not (what.finite or what.opened)
        alone = (begins.capital or begins.lower == "the") and not named.finite
        commas = all(made[each.start - 1].text == "," for each in (named, what, stretch))
        parted = token.pos == "adj" or token.form == "participle"
        if (
            parted
            and said.finite
            and not stretch.finite
            and apposed
            and alone
            and commas
            and _may(token, "VVD")
        ):
            told = _as(token, "VVD", tagger("en").lemma(token.text, "VVD"))
            made[stretch.start] = told if grammar.says(told) else token


def _reckons(made: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Whether a plural noun is the verb that says what follows: "The UN estimates (that) over 3 million people may go"."""
    token, before, after = made[i], made[i - 1], made[i + 1]
    opens = after.pos in ("num", "det", "pron") or after.lower in _COUNTERS or after.text in CURRENCIES
    if not token.text.islower() or not grammar.says(token) or before.tag not in ("NN1", "NP0") or not opens:
        return False
    behind = any(each.finite or each.text == "," for each in made[max(0, i - 20) : i])
    return not behind and any(each.finite for each in made[i + 1 : i + 30]) and _may(token, "VVZ")


def _costs(made: Sequence[Token], i: int) -> bool:
    """Whether a noun between another and a sum is the past tense that its stretch lacks: "the boat cost $30 million", "the bill rose to 9"."""
    led = made[i + 1].lower in ("to", "by", "from")
    after = made[i + 2] if led or made[i + 1].lower in _COUNTERS else made[i + 1]
    if (
        not (after.text in _MONEY or (led and after.pos == "num"))
        or made[i - 1].pos not in ("noun", "name")
        or not _may(made[i], "VVD")
    ):
        return False
    start = next((k + 1 for k in range(i, -1, -1) if made[k].text in MARKS or made[k].pos == "sconj"), 0)
    field = itertools.takewhile(lambda each: each.text not in MARKS and each is not BLANK, made[start:])
    return not any(each.finite for each in field)


_COUNTERS = frozenset("that over about around nearly almost some up more at between roughly".split())


def _verb_wanted(made: Sequence[Token], i: int) -> bool:
    """Whether a noun must be a verb: after a modal, or after "and" where a modal's verb is joined by another with its object."""
    before = made[i - 2] if made[i - 1].pos == "adv" and i > 1 else made[i - 1]
    if before.pos != "cconj" or i < 3 or made[i + 1].pos not in ("det", "pron", "name"):
        return before.pos == "modal" or (before.pos == "aux" and before.base == "do")
    return made[i - 2].text == "," and any(token.pos == "modal" for token in made[max(0, i - 25) : i])


_GOVERNING = frozenset("do help make let have see hear watch feel dare need".split())


def _governed(made: Sequence[Token], i: int) -> bool:
    """Whether something near before an infinitive asks for one."""
    for token in reversed(made[max(0, i - 8) : i]):
        if token.pos in ("modal", "zu") or token.base in _GOVERNING:
            return True
        if token.text in MARKS or token.pos == "sconj":
            return False
    return False


def _stretches(made: Sequence[Token]) -> list[_Stretch]:
    found: list[_Stretch] = []
    begin = 0
    for i, token in enumerate(made):
        mark = token.text in MARKS or (not token.text[0].isalnum() and token.pos == "punct")
        related = token.pos == "pron" and token.lower in ("who", "which", "that")
        opens = related or (token.pos == "sconj" and token.lower not in ("than", "like", "for"))
        if not mark and not opens:
            continue
        first = made[begin]
        if i > begin:
            finite = any(each.finite for each in made[begin:i])
            if first.lower == "as" and not finite and found and found[-1].end == begin:
                found[-1] = found[-1]._replace(end=i)  # "known as robbers"
            else:
                lead = next((k for k in range(begin, i - 1) if made[k].pos != "adv"), i - 1)
                relative = first.pos == "pron" and first.lower in ("who", "which", "that")
                opened = first.pos == "sconj" or relative
                found.append(_Stretch(begin, i, opened, finite, made[lead].finite))
        begin = i + 1 if mark else i
    return found


_BY_WHICH = frozenset(
    "telephone phone email e-mail letter text message fax radio then now".split()
)  # how one speaks


_OPENING = frozenset("det adj noun name poss num".split())


def _speaker(made: Sequence[Token], stretch: _Stretch) -> bool:
    """Whether a stretch begins with the noun of somebody who can speak: "a person | at the fund confirmed", "public broadcaster NRD"."""
    names, known = name_words("en"), lexicon.sources("en")
    speaking = (*known.persons, *known.bodies, *known.outlets)
    opening = itertools.takewhile(lambda token: token.pos in _OPENING, made[stretch.start : stretch.end])
    bases = (token.base for token in opening if token.pos == "noun")
    return any(names.person(base) or base in speaking for base in bases)


def _told_behind(made: list[Token], stretch: _Stretch, relative: _Stretch, grammar: Grammar) -> None:
    """In ", an official who sat in on the talks told the Herald." the last verb is that of the official."""
    if (
        not relative.opened
        or not relative.finite
        or made[relative.start].pos != "pron"
        or not _speaker(made, stretch)
    ):
        return
    first = next(i for i in range(relative.start, relative.end) if made[i].finite)
    for i in range(first + 1, relative.end):
        told = made[i].form == "participle" and made[i - 1].pos in NOMINALS and grammar.says(made[i])
        if told and _may(made[i], "VVD") and made[i + 1].lower != "by":
            made[i] = made[i].mended(form="finite", tag="VVD")
            return


def _told(made: list[Token], stretch: _Stretch, grammar: Grammar) -> None:
    """In ", the agency reported with reference to a source," the participle of a verb of saying is its past tense.

    At a sentence's end, ", the ministry estimates." says who says it, and lists nothing.
    """
    start, end = stretch.start, stretch.end
    last = made[end].text in _STOPS
    first, closing, before = made[start], made[end - 1], made[end - 2]

    def says(token: Token, tag: str) -> bool:
        return grammar.says(token) and _may(token, tag)

    plain = closing.pos == "noun" and closing.text == closing.lemma and closing.lower in grammar.speech
    opening = itertools.takewhile(lambda each: each.text not in MARKS, reversed(made[: start - 1]))
    inserted = made[end].text == "," and first.base in lexicon.speech("en").nouns
    # "In 2022, figures of the bank show, it sold"
    inserted = inserted and not any(each.finite for each in opening)
    if (last or inserted) and first.tag in ("NN2", "NN0") and plain and _may(closing, "VVB"):
        made[end - 1] = _as(closing, "VVB")  # "…, figures of the bank show."
        return
    speaks = first.pos in ("det", "adj", "noun") and _speaker(made, stretch)
    named = first.pos in ("det", "name") or (speaks and before.pos == "name")
    told = before.tag != "NN2" and (
        before.pos == "name" or (before.pos != "det" and (speaks or made[end].text == ","))
    )
    long = end - start > 1 + (first.pos == "det")
    if closing.tag == "NN2" and named and told and long and says(closing, "VVZ"):
        made[end - 1] = _as(closing, "VVZ")  # "…, the Post in Graz reports.", "…, the agency reports, and …"
        return
    for i in range(start + 1, end):
        token, after = made[i], made[i + 1]
        if (token.pos == "adp" and not (speaks and last)) or token.form == "gerund":
            return
        if token.form == "participle" and made[i - 1].pos in NOMINALS:
            passive = after.lower == "by" and made[i + 2].lower not in _BY_WHICH
            passive |= after.lower == "of" and token.base in CHARGED
            if grammar.says(token) and (token.lower.endswith("ed") or speaks) and not passive:
                made[i] = token.mended(form="finite", tag="VVD")
            return
        citing = i + 1 < end and after.form == "gerund"  # "…, AP reports citing two officials"
        closes = citing or (last and (i + 1 == end or after.lower == "in"))
        subject = named and made[i - 1].tag in ("NN1", "NP0")
        if closes and subject and token.tag == "NN2" and says(token, "VVZ"):
            made[i] = _as(token, "VVZ")
            return


def _resumes(made: Sequence[Token], stretch: _Stretch) -> bool:
    """Whether a stretch goes on with the verb of an earlier one: a clause put in that has a second finite verb, or what begins with one."""
    if stretch.goes_on or not stretch.opened:
        inside = made[stretch.start : stretch.end]
        turned = inside[0].base == "say" and sum(token.finite for token in inside) == 1
        said = turned and len(inside) > 1 and inside[1].pos in ("det", "name")  # "…, says the ministry"
        return stretch.goes_on and not stretch.opened and not said
    seen = False
    for token in made[stretch.start : stretch.end]:
        if token.finite and seen:
            return True
        seen = token.pos != "cconj" and (seen or token.finite)
    return False


_AFTER_VERBS = frozenset({"det", "pron", "adp", "adv", "num", "zu", "particle", "cconj", "sconj", "punct"})


def _framed(made: Sequence[Token], before: _Stretch, stretch: _Stretch, grammar: Grammar) -> Token | None:
    """The subject in a stretch without a verb that the next, which only says who says it, parts from its verb."""
    commas = made[stretch.start - 1].text == made[stretch.end].text == ","
    told = [made[i] for i in range(stretch.start, stretch.end) if made[i].pos != "adv"]
    says = bool(told) and told[-1].finite and grammar.says(told[-1])
    verbs = sum(token.verbal for token in told)
    if not (commas and says and verbs == 1 and not (before.finite or before.opened or stretch.opened)):
        return None
    nouns = [made[i] for i in range(before.start, before.end) if made[i].pos in NOMINALS]
    led = any(made[i].pos == "adp" for i in range(before.start, before.end))
    return nouns[-1] if nouns and not led else None


def _predicate(
    made: Sequence[Token],
    stretch: _Stretch,
    nominal: bool,
    grammar: Grammar,
    waits: bool,
    framed: Token | None,
) -> int | None:
    """The token of a stretch without a finite verb that can be one: a past tense, or a present that agrees."""
    subject = framed
    pronoun = stretch.opened and made[stretch.start].pos == "pron"
    for i in range(stretch.start, stretch.end):
        token, before = made[i], made[i - 1]
        after = made[i + 1] if i + 1 < stretch.end else BLANK
        opens = i == stretch.start
        ready = subject is not None or pronoun or (nominal and opens)
        placed = opens or before.pos in ("noun", "name", "pron", "adv", "particle", "neg")
        placed = placed or (before.capital and before.pos != "det") or before.text in MARKS
        fits = token.text[0].islower() and token.pos in ("noun", "adj", "verb", "adv", "other")
        fits = fits and not (before.tag == "AJ0" and made[i - 2].pos == "adp")  # "By Western estimates"
        people = subject is before and _people(before, made[i - 2], grammar)
        if ready and placed and fits and _predicates(token, before, after, subject, opens, people, waits):
            return i
        called = before.lower == "the" and _people(token, before, grammar)
        if called or (token.pos in NOMINALS and (subject is None or before.pos != "adp")):
            subject = token
    return None


def _people(token: Token, before: Token, grammar: Grammar) -> bool:
    """Whether a word is for the people of a state: "Uzbeks", "the French"."""
    called = token.lower.removesuffix("s") in grammar.peoples and token.lower.endswith(("s", "ese"))
    return called or (before.lower == "the" and token.lower in grammar.peoples)


def _predicates(
    token: Token, before: Token, after: Token, subject: Token | None, opens: bool, people: bool, waits: bool
) -> bool:
    """Whether a word between a subject and what follows can be a finite verb; `opens` says that it is the first of its stretch, `people`
    that the subject are the people of a state, `waits` that a relative clause was put in behind the subject.
    """
    word = token.lower
    tags = tagger("en").possible(word) if token.form != "gerund" else frozenset[str]()
    parted = token.form == "participle"
    past = "VVD" in tags and parted and word != token.base
    past = (
        past or (word.endswith("ed") and (parted or "VVD" in tags)) or (_acted(word) and (waits or not opens))
    )
    # "…, told newsmen that"; "Norland, which has its own problems, ceded tanks to Ostmark"
    led = token.base == "tell" or (waits and _acted(word))
    attributive = after.lower == "by" or (opens and after.pos in ("noun", "name") and not led)
    if past and not attributive and before.pos != "zu":
        return True
    number = subject.tag if subject is not None else ""
    if number == "NN2" and token.pos == "noun" and {"VVD", "VVB"} <= tags:
        return True  # "pilots cost Peru", "ministers put": the same form in past and present
    if word == "cost" and (after.pos == "num" or after.text in CURRENCIES):
        return True  # "a seat in a German school cost 900 euros"
    follows = after.pos in _AFTER_VERBS or after.text in ("$", "€", "£")
    follows = follows or (after.pos == "adj" and before.pos == "name" and not opens)
    named = before.lower.endswith(("s", "ese"))  # "Uzbeks want money", "Togolese need help"
    follows = follows or (people and named and after.pos in ("noun", "name", "adj"))
    if token.pos == "adj" or not follows:  # "India gifts second vessel to Peru"
        return False
    agrees = "VVZ" in tags or ("NN2" in tags and _acts(word))
    if agrees and word.endswith("s") and number in ("NN1", "NP0", "AJ0"):
        return True
    many = people or number in ("NN2", "NN0")
    many |= subject is not None and subject.lower in ("people", "police")
    return many and bool(tags & {"VVB", "VVI"})


def _acted(word: str) -> bool:
    """Whether a word in -ed is of a verb by which something goes to or comes from somebody: "gifted", "shipped"; not "used", "armed"."""
    transfers = lexicon.transfers("en").verbs
    frames = [frame for base in (word[:-1], word[:-2], word[:-3]) for frame in transfers.get(base, ())]
    return word.endswith("ed") and any(
        "prep:to" in frame.recipient or "prep:from" in frame.giver for frame in frames
    )


def _acts(word: str) -> bool:
    """Whether a word in -s is of a verb of transfer or of saying: "ships", "lends", "highlights"."""
    transfers, speech = lexicon.transfers("en").verbs, lexicon.speech("en").verbs
    return any(base in transfers or base in speech for base in (word[:-1], word[:-2]))
