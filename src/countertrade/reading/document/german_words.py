"""Mends German tokens: what stands between two marks has one finite verb, and its place is known."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from countertrade.reading import lexicon
from countertrade.reading.document.grammar import Grammar
from countertrade.reading.document.tagging import tagger
from countertrade.reading.document.types import BLANK, BLANKS, MARKS, NOMINALS, Token
from countertrade.reading.goods import class_of, stands_alone

_ARTICLES = frozenset("der die das den dem".split())
_MINDS = frozenset("überzeugt besorgt enttäuscht verärgert beunruhigt erleichtert".split())


def mend(made: list[Token], grammar: Grammar) -> None:
    """German tokens, mended field by field: what stands between two marks has one finite verb, and its place is known."""
    _compared(made)
    _infrage(made)
    _verb_first(made)
    open_ = False  # an auxiliary of a main clause waits for its verb
    first = True
    begin = 0
    for end, token in enumerate(made):
        if token.text not in MARKS and token is not BLANK:
            continue
        if end > begin:
            open_ = _field(made, begin, end, first, open_, grammar)
            first = False
        begin = end + 1
    _over_lists(made, grammar)
    _manners(made)
    _pairs(made)
    _compounds(made)
    _articles(made)
    _speakers(made)
    _goods(made)
    _towns(made, grammar)


def _infrage(made: list[Token]) -> None:
    """A particle that looks like a verb: "stellte die Zahl infrage", "wurde infrage gestellt"."""
    for i, token in enumerate(made[: -len(BLANKS)]):
        if token.form == "finite" and token.lower == "infrage":
            made[i] = token.mended(pos="particle", tag="PTKVZ", form="", lemma=token.lower)


def _verb_first(made: list[Token]) -> None:
    """A verb that opens a condition and looks like a noun: "Bleiben zwei Raten aus, geht der Hafen an Peru", "Zahlen beide nicht, fällt er an Peru"."""
    first, after = made[0], made[1]
    counted = after.pos == "num" or after.lower in ("beide", "alle", "mehr", "weniger")
    comma = next((i for i, token in enumerate(made) if token.text == ","), 0)
    if first.pos != "noun" or not counted or not comma or any(token.verbal for token in made[:comma]):
        return
    goes_on = made[comma + 1 + (made[comma + 1].lower in ("so", "dann"))]
    verb = first.lower.endswith("n") and "VV(INF)" in tagger("de").possible(first.lower)
    if verb and goes_on.form == "finite":
        made[0] = first.mended(pos="verb", tag="VV(FIN)", form="finite", lemma=first.lower)


def _speakers(made: list[Token]) -> None:
    """An unknown noun whose words are told is a name: "nach Angaben von Bukele zahlt"."""
    told = lexicon.speech("de").nouns
    for i in range(2, len(made) - len(BLANKS)):
        token, after = made[i], made[i + 1]
        behind = made[i - 1].lower == "von" and made[i - 2].lemma in told
        ends = after.verbal or after.text == ","
        if not (behind and ends and token.pos == "noun" and token.capital and "-" not in token.text):
            continue
        common = lexicon.heads("de", token.lemma, token.text) or class_of("de", token.lemma, token.text)
        if not common and not tagger("de").knows(token.lower):
            made[i] = token.mended(pos="name", tag="NE", lemma=token.text)


def _towns(made: list[Token], grammar: Grammar) -> None:
    """A word in -er of a town or state before a noun says where that is from: "der Singapurer Versorger"."""
    for i in range(1, len(made) - len(BLANKS)):
        token, stem = made[i], made[i].text.removesuffix("er")
        placed = made[i - 1].pos in ("det", "adp", "adj") and token.pos in ("noun", "name")
        if not (placed and stem != token.text and made[i + 1].pos == "noun" and made[i + 1].capital):
            continue
        if stem in grammar.capitals or stem in grammar.states:
            made[i] = token.mended(pos="adj", tag="ADJ(A)", form="", lemma=token.lower)


def _goods(made: list[Token]) -> None:
    """A noun for a good behind a name is no part of that: "stellt Vltava Energo Transportbehälter zur Verfügung", but "Philipp Reis"."""
    for i in range(1, len(made) - len(BLANKS)):
        token = made[i]
        if token.pos != "name" or made[i - 1].pos != "name" or not token.capital:
            continue
        lemma = tagger("de").lemma(token.text, "NN")
        if stands_alone(lemma, token.text):
            made[i] = token.mended(pos="noun", tag="NN", lemma=lemma)


def _compared(made: list[Token]) -> None:
    """A participle that alone says what something is compared with is no verb of the clause: "anders als berichtet", "wie geplant"."""
    for i in range(1, len(made) - len(BLANKS)):
        ends = made[i + 1].verbal and made[i + 2].text in MARKS  # "wie berichtet wird,"
        alone = (made[i - 1].text, made[i + 1].text) == ("(", ")")  # "mit (geschätzt) zehn Prozent"
        if made[i].form == "participle" and (alone or (made[i - 1].lower in ("als", "wie") and not ends)):
            made[i] = made[i].mended(pos="adj", form="")


def _articles(made: list[Token]) -> None:
    """An article that opens an infinitive clause is no relative pronoun: "das Versprechen, der Ukraine 20 Panzer zu liefern".

    In the name of a town it is none at all: "Den Haag".
    """
    for i, token in enumerate(made[: -len(BLANKS)]):
        if token.text == "Den" and made[i + 1].text == "Haag":
            made[i] = token.mended(pos="name", tag="NE", lemma="Den")
        if token.pos != "pron" or made[i - 1].text != "," or token.lower not in _ARTICLES:
            continue
        field = [*itertools.takewhile(lambda token: token.text not in MARKS, made[i + 1 :])]
        infinitive = any(token.pos == "zu" or (token.verbal and token.form == "zu") for token in field)
        finite = any(token.verbal and token.form == "finite" for token in field)
        if made[i + 1].pos in ("noun", "name", "adj", "num") and infinitive and not finite:
            made[i] = token.mended(pos="det", tag="ART")


_OF_TWO = tuple(
    f"{stem}{ending}" for stem in ("erster", "letzter") for ending in ("e", "er", "es", "em", "en")
)


def _pairs(made: list[Token]) -> None:
    """One of two named before stands alone: "Letzteres liefert Ersterem 35 Geräte", but not "letztere Lieferung"."""
    for i, token in enumerate(made[: -len(BLANKS)]):
        alone = token.capital and made[i - 1].text not in (".", "") if i else False
        if token.lower in _OF_TWO and (alone or made[i + 1].pos not in ("noun", "adj", "name")):
            made[i] = token.mended(pos="pron", form="", tag="PDS", lemma=token.lower[:-1])


_WHEN = frozenset("später früher eher öfter weiter".split())


def _manners(made: list[Token]) -> None:
    """An adjective without an ending says how, not which: "liefert Peru kostenlos Strom", "will den Peruanern später Panzer liefern"."""
    for i in range(1, len(made) - len(BLANKS)):
        token, before = made[i], made[i - 1]
        free = ("name", "modal", "aux", "pron", *(("noun",) if token.lower in _WHEN else ()))
        bare = token.lower == token.lemma or before.pos in free
        if token.pos == "adj" and token.tag == "ADJ(D)" and bare and made[i + 1].pos == "noun":
            made[i] = token.mended(pos="adv")


_PLACES = frozenset({"land", "port", "railway", "school", "hospital"})  # "Finnlands", "Ludwigshafen"


def _compounds(made: list[Token]) -> None:
    """The lemma of a compound that the tagger does not know is its own where its last part is a noun: "Rheinmagazin", not "Rheinmagazi"."""
    for i, token in enumerate(made[: -len(BLANKS)]):
        alone = i > 0 and made[i - 1].pos in ("noun", "verb", "aux", "modal") and made[i + 1].pos != "name"
        good = class_of("de", token.lemma, token.text) if token.pos == "name" and token.capital else None
        if alone and good is not None and good not in _PLACES:
            made[i] = token.mended(pos="noun", tag="NN")  # "will den Peruanern Phosphat abgeben"
        if not token.capital or not lexicon.heads("de", token.text):
            continue
        called = token.pos == "adj" and made[i - 1].pos == "det"  # "dem Nordbote Einzelheiten"
        rare = token.pos == "noun" and token.lemma != token.text and token.text.startswith(token.lemma)
        if called or (rare and not lexicon.heads("de", token.lemma)):
            made[i] = token.mended(pos="noun", tag="NN", lemma=token.text)


_LONGEST_FIELD = 80  # tokens of a subordinate clause


def _over_lists(made: list[Token], grammar: Grammar) -> None:
    """A participle that ends a subordinate clause with a list in it is its finite verb: "…, das Panzer, Jets und Öl umfasst."."""
    for i, token in enumerate(made):
        opens = token.pos == "sconj" or (token.pos == "pron" and token.lower in grammar.relatives)
        if not opens or made[i - 1].text != ",":
            continue
        ahead = range(i + 1, min(len(made), i + _LONGEST_FIELD))
        verb = next((k for k in ahead if made[k].verbal or made[k].text in ".;:"), i)
        lists = any(token.text == "," for token in made[i + 1 : verb])
        if lists and made[verb].form == "participle" and made[verb + 1].text in MARKS:
            _finite(made, verb)


def _field(made: list[Token], begin: int, end: int, first: bool, open_: bool, grammar: Grammar) -> bool:
    """Mend one field; whether an auxiliary waits for its verb after it."""
    spoken = [i for i in range(begin, end) if made[i].text[0].isalnum()]
    lead = next((i for i in spoken if made[i].pos != "cconj"), end - 1)
    last = max([lead, *spoken])
    opener = made[lead]
    opens = opener.lower == "als" or made[lead + 1].pos in ("pron", "name")
    opens = opens and opener.lower in ("als", "bis", "während", "seit") and opener.pos != "sconj"
    finite = [i for i in range(lead, last + 1) if made[i].form == "finite"]
    if opens and finite == [last] and last > lead + 1:
        made[lead] = opener = opener.mended(pos="sconj", form="", tag="KOUS")
    _helped(made, begin, lead, end)
    verbs = [i for i in range(lead, end) if made[i].verbal]
    copula = any(token.base == "sein" and token.form == "finite" for token in made[:begin])
    related = copula and opener.pos == "det" and opener.lower in grammar.relatives
    relative = lead < last and (opener.pos in ("pron", "sconj") or related)
    told = opener.lower == "wie" and verbs == [last] and last > lead + 1 and grammar.says(made[last])
    told = told and made[lead + 1].pos != "adp" and made[last - 1].pos in NOMINALS
    if told and made[last].form == "participle" and _finite(made, last):
        return open_  # ", wie die Agentur berichtet"
    frames = verbs == [begin] and not first and grammar.says(made[begin])
    frames = frames and made[begin + 1].pos in ("det", *NOMINALS)
    if frames and (made[begin].form == "finite" or _finite(made, begin)):
        return False  # "…, berichtet der Bote"
    alone = len(verbs) == 1 and verbs[0] in (lead, last) and not relative
    if open_ and alone and _participle(made[verbs[0]]):
        made[verbs[0]] = made[verbs[0]].mended(form="participle")  # "wurde …, das …, benötigt"
        return last != verbs[0]
    if any(made[i].form == "finite" for i in verbs):
        verb = made[verbs[0]]
        helper = verb.form == "finite" and (verb.pos in ("aux", "modal") or verb.base == "lassen")
        ends = not first and verbs == [last] and opener.lower in grammar.relatives  # ", das wenig hat,"
        return open_ if opener.pos == "sconj" or ends or not helper else len(verbs) == 1
    if made[lead].form == "participle" and _waits(made, begin, grammar) and _finite(made, lead):
        return False  # "Norland, das selbst wenig hat, verkauft Panzer an Peru"
    after = made[lead + 1 if opener.pos == "adp" and lead + 1 < end else lead]
    closes = open_ and verbs and not copula and not any(token.text[0].isalnum() for token in made[end:])
    asks = after.lower in grammar.questions
    related = (asks or (after.lower in grammar.relatives and not closes)) and after is not made[end - 1]
    zu = any(token.pos == "zu" or token.form == "zu" for token in made[lead:end])
    if opener.pos == "sconj" or (related and not first):
        if verbs and not zu and any(token.pos in NOMINALS for token in made[lead : verbs[-1]]):
            _finite(made, verbs[-1])
        return open_
    if open_ and verbs and opener.pos == "pron" and opener.lower in _ARTICLES:
        made[lead] = opener.mended(pos="det", tag="ART")  # "soll …, die dort bestellten Panzer erhalten"
    if zu or open_:
        return open_ and not verbs
    if len(verbs) == 1 and last == lead and not first and made[lead].form == "infinitive":
        made[lead] = made[lead].mended(form="finite")  # "Menschen, die …, argumentieren, dass"
        return False
    framed = made[end + 1].form != "finite" or grammar.says(made[end + 1])
    if first and framed and not any(_finite(made, i) for i in verbs):
        _preterite(made, lead, end)
    return False


def _waits(made: Sequence[Token], begin: int, grammar: Grammar) -> bool:
    """Whether only a subject and relative clauses stand before a field, so that the main clause still lacks its verb."""
    marks = [i for i in range(begin) if made[i].text == ","]
    if len(marks) < 2 or marks[-1] != begin - 1 or any(t.form == "finite" for t in made[: marks[0]]):
        return False
    return all(
        made[i + 1].lower in grammar.relatives or made[i + 2].lower in grammar.relatives for i in marks[:-1]
    )


def _helped(made: list[Token], begin: int, lead: int, end: int) -> None:
    """Take the second of two verbs that look finite for the infinitive or participle that the first asks for."""
    governor = helped = False
    being = any(token.base == "sein" and token.form == "finite" for token in made[begin:end])
    naming = [token.base for token in made[begin:end] if token.form == "finite"] == ["nennen"]
    for i in range(begin, end):
        token = made[i]
        if token.form == "participle" and (naming or (being and token.lower in _MINDS)):
            # "ist überzeugt", "nannte die Zahl übertrieben"
            made[i] = token.mended(pos="adj", form="", tag="ADJ(D)", lemma=token.lower)
            continue
        if token.form == "finite":
            if governor and token.pos == "verb" and token.lower == token.base:
                made[i] = token.mended(form="infinitive")
            elif helped and token.pos == "verb" and token.lower.endswith("iert"):
                made[i] = token.mended(form="participle")  # "wird … zitiert"
            helped = token.pos == "aux"
            governor = token.pos == "modal" or token.base == "werden"
    for one, other in itertools.pairwise([i for i in range(lead, end) if made[i].verbal]):
        helper, verb = made[one], made[other]
        bare = helper.form == "finite" and helper.pos == "aux" and verb.form == "finite"
        # "wurden … überlassen", "überlassen worden"; after "würden" it is an infinitive
        passive = helper.lower.startswith("wurd") or made[other + 1].lower == "worden"
        same = passive and verb.form == "infinitive" and verb.lower.startswith(_UNPARTED)
        if same or (bare and _participle(verb) and not any(t.pos == "cconj" for t in made[one:other])):
            made[other] = verb.mended(form="participle")
    last = next((i for i in range(end - 1, lead, -1) if made[i].text[0].isalnum()), lead)
    alone = [made[i].base for i in range(lead, end) if made[i].verbal] == ["haben"]
    if alone and made[last].tag == "ADJ(D)" and "VV(PP)" in tagger("de").possible(made[last].text):
        lemma = tagger("de").lemma(made[last].text, "VV(PP)")  # "„Wir haben 30 Panzer geschickt“"
        made[last] = made[last].mended(pos="verb", form="participle", tag="VV(PP)", lemma=lemma)


def _preterite(made: list[Token], lead: int, end: int) -> None:
    """Take the first word in -te that stands like a verb for the finite one that a field lacks."""
    for i in range(lead + 1, end - 1):
        token, before, after = made[i], made[i - 1], made[i + 1]
        ends = token.text.endswith(("te", "ten", "t")) and token.text[0].islower()
        if not ends or token.pos not in ("adj", "adv", "other") or not token.tag.startswith("ADJ"):
            continue
        known = tagger("de").finite(token.text)
        follows = after.pos in ("name", "det", "adv", "pron", "adp") or (
            known is not None and after.pos in ("num", "noun")
        )
        if before.pos in ("noun", "name", "num", "adv") and follows:
            lemma = token.lemma if known is None else known.lemma
            made[i] = token.mended(pos="verb", form="finite", lemma=lemma)
            return


def _finite(made: list[Token], i: int) -> bool:
    """Take a participle or infinitive for the finite verb that has its form; whether one has."""
    token, form = made[i], made[i].lower
    if token.form == "infinitive":
        fits = made[i - 1].pos != "zu"
    else:
        same = form in (token.stem + "t", token.stem + "et", token.base)
        unparted = form.endswith("en") and _UNPARTED_FORM.match(form) is not None
        fits = token.form == "participle" and (same or unparted)
    if fits:
        made[i] = token.mended(form="finite")
    return fits


def _participle(token: Token) -> bool:
    """Whether a finite form is a participle's as well: "zertifiziert", "verkauft"."""
    unparted = token.base.endswith("ieren") or token.base.startswith(_UNPARTED)
    return token.pos == "verb" and unparted and token.lower.endswith("t")


_UNPARTED_FORM = re.compile(
    "be|er|ver|ent|zer|miss|emp|(über|unter|wider)(?!ge)"
)  # "überwiesen", not "übergegangen"
_UNPARTED = ("be", "er", "ver", "ent", "zer", "miss", "emp", "über", "unter", "hinter", "wider")
