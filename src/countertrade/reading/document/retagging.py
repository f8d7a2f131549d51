"""Mends the tagger's slips that the shape of a word, its neighbours or the field of its clause show."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document.grammar import PRICING, Grammar
from countertrade.reading.document.tagging import Tagged, english_class, tagger
from countertrade.reading.document.tokens import CURRENCIES, Piece
from countertrade.reading.document.types import BLANK, BLANKS, VERBS, Token
from countertrade.reading.goods import class_of

# "370m", "50kg"; not "5G", "A4"
_SUFFIXED = re.compile(r"\d[\d.,]*(?:[a-z]{1,3}|M|B|K|MW|GW|TWh|GWh|MWh|kWh)")
_MARKS = frozenset((",", ";", ":", "–", "—", "(", ")", "[", "]", "...", "…", "--", ".", "!", "?"))
_STOPS = frozenset((".", "!", "?", BLANK.text))
_NOMINALS = frozenset({"noun", "name", "pron", "num"})
_PERIODICALS = frozenset({"daily", "weekly", "monthly", "quarterly"})
_BEHIND = frozenset({"sconj", "adp", "punct"})
_MONEY = CURRENCIES | frozenset("$€£")
_ARTICLES = frozenset("der die das den dem".split())
_MINDS = frozenset("überzeugt besorgt enttäuscht verärgert beunruhigt erleichtert".split())
_CALLED = frozenset("Sofia Victoria Santiago Paris".split())  # capitals that are first names as well
_HEADLINE = 3  # words
_LABEL = 7  # words
_CLOSING = frozenset("”\"’'")
_SPOKEN_TO = frozenset(",?!.")  # what a quotation ends in
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


def tokens(found: Sequence[Piece], depths: Sequence[int], grammar: Grammar) -> list[Token]:
    """The tokens of one sentence; `depths` says how many quotation marks each stands in."""
    words = uncapped([piece.text for piece in found], grammar)
    tagged = tagger(grammar.language).tagged(words)
    made: list[Token] = []
    for i, depth in enumerate(depths):
        made.append(_shaped(i, depth, found, words, tagged, made, grammar))
    made += BLANKS
    _joined_names(made, grammar)
    if grammar.german:
        _german(made, grammar)
    else:
        _english(made, grammar)
    return made[: -len(BLANKS)]


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
        elif upper and not begins and pos in (*VERBS, "adv", "other", "particle"):
            pos, form, lemma = "noun", "", tagger("de").lemma(word, "NN") if tag.startswith("VV") else lemma
        elif word[0].islower() and pos in ("noun", "name") and word[0].isalpha():
            ahead = tagged[i + 1].pos if i + 1 < len(tagged) else ""
            if not (ahead == "det" and made and made[-1].pos == "adp"):  # but "nach angaben des Dienstes"
                pos = "adj" if word.endswith(("e", "en", "er", "es", "em")) else "adv"
    elif upper and not begins and pos in ("noun", "verb", "adj", "other", "aux") and len(word) > 1:
        pos, form, lemma = "name", "", word if word in grammar.outlets else lemma  # "Times" are no times
    elif upper and begins and pos == "adj" and any(t.form == "finite" for t in tagged[i + 1 : i + 2]):
        compared = word.lower().endswith(("er", "est"))
        pos, form = ("adj", form) if compared else ("name", "")  # "Levine suggests"
    if pos == "other" and upper and len(word) > 1:
        pos = "name"
    if word[0].islower() and word in grammar.outlets:
        pos, form, lemma = "name", "", word
    if pos == "num" and _ROMAN.fullmatch(word):
        pos, lemma = "name", word  # "Xi"
    if word in CURRENCIES and after[0].isdigit():
        pos, form = "other", ""
    if not grammar.german:
        if pos == "pron" and word in ("US", "IT") and not after.isupper():
            pos = "name"  # "US sends Taiwan arms"
        if pos == "other" and word in ("A", "a"):
            pos = "det"
    if word in grammar.states and word.lower() not in grammar.demonyms:
        pos = "name" if pos == "noun" or (pos == "adj" and not grammar.german) else pos
    if grammar.german and i and upper and found[i - 1].end + 1 == piece.start:
        titled = made[-1].text in grammar.titles and pos == "adj"
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


def _forename(token: Token, grammar: Grammar) -> bool:
    """Whether a German name can be a person's first: no state's, no genitive."""
    plain = token.text.isalpha() and not token.text.isupper() and not token.text.endswith("s")
    return token.pos == "name" and plain and token.text not in grammar.states


_ARABIC = re.compile(r"(?:al|el|ad|an|as|ash|at|az|ar|ul)[-‐‑]\w", re.IGNORECASE)


def _joined_names(made: list[Token], grammar: Grammar) -> None:
    """Small words inside the names of other languages are part of them: "Maria da Silva", "Tamim bin Hamad", "Fattah al-Sisi"."""
    inside = grammar.inside
    for i in range(1, len(made) - len(BLANKS)):
        before, this = made[i - 1], made[i]
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


def _german(made: list[Token], grammar: Grammar) -> None:
    """German tokens, mended field by field: what stands between two marks has one finite verb, and its place is known."""
    _compared(made)
    open_ = False  # an auxiliary of a main clause waits for its verb
    first = True
    begin = 0
    for end, token in enumerate(made):
        if token.text not in _MARKS and token is not BLANK:
            continue
        if end > begin:
            open_ = _field(made, begin, end, first, open_, grammar)
            first = False
        begin = end + 1
    _over_lists(made, grammar)
    _compounds(made)
    _articles(made)


def _compared(made: list[Token]) -> None:
    """A participle that alone says what something is compared with is no verb of the clause: "anders als berichtet", "wie geplant"."""
    for i in range(1, len(made) - len(BLANKS)):
        ends = made[i + 1].verbal and made[i + 2].text in _MARKS  # "wie berichtet wird,"
        if made[i].form == "participle" and made[i - 1].lower in ("als", "wie") and not ends:
            made[i] = made[i].mended(pos="adj", form="")


def _articles(made: list[Token]) -> None:
    """An article that opens an infinitive clause is no relative pronoun: "das Versprechen, der Ukraine 20 Panzer zu liefern"."""
    for i, token in enumerate(made[: -len(BLANKS)]):
        if token.pos != "pron" or made[i - 1].text != "," or token.lower not in _ARTICLES:
            continue
        field = [*itertools.takewhile(lambda token: token.text not in _MARKS, made[i + 1 :])]
        infinitive = any(token.pos == "zu" or (token.verbal and token.form == "zu") for token in field)
        finite = any(token.verbal and token.form == "finite" for token in field)
        if made[i + 1].pos in ("noun", "name", "adj") and infinitive and not finite:
            made[i] = token.mended(pos="det", tag="ART")


def _compounds(made: list[Token]) -> None:
    """The lemma of a compound that the tagger does not know is its own where its last part is a noun: "Rheinmagazin", not "Rheinmagazi"."""
    for i, token in enumerate(made):
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
        if lists and made[verb].form == "participle" and made[verb + 1].text in _MARKS:
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
    told = told and made[lead + 1].pos != "adp" and made[last - 1].pos in _NOMINALS
    if told and made[last].form == "participle" and _finite(made, last):
        return open_  # ", wie die Agentur berichtet"
    frames = verbs == [begin] and not first and grammar.says(made[begin])
    frames = frames and made[begin + 1].pos in ("det", *_NOMINALS)
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
        if verbs and not zu and any(token.pos in _NOMINALS for token in made[lead : verbs[-1]]):
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
    for i in range(begin, end):
        token = made[i]
        if being and token.form == "participle" and token.lower in _MINDS:
            made[i] = token.mended(pos="adj", form="", tag="ADJ(D)", lemma=token.lower)  # "ist überzeugt"
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


def _may(token: Token, tag: str) -> bool:
    """Whether an English word can have a tag."""
    return tag in tagger("en").possible(token.lower)


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
        if token.lower in ("daily", "weekly", "monthly", "quarterly") and before.pos == after.pos == "name":
            made[i] = token.mended(pos="noun", form="", lemma=token.lower)


def _english(made: list[Token], grammar: Grammar) -> None:
    """English tokens: words that their neighbours show to be others, and the finite verb that each clause must have."""
    for i in range(1, len(made) - len(BLANKS)):
        token, made[i] = made[i], _turned(made, i, grammar)
        if made[i] is token:
            _to(made, i)
    _headed(made)
    _headless(made, grammar)
    _papers(made)
    _priced(made)
    _reduced(made)
    stretches = _stretches(made)
    resuming = [_resumes(made, stretch) for stretch in stretches]
    for stretch in stretches:
        if not stretch.finite and not stretch.opened and made[stretch.start - 1].text == ",":
            _told(made, stretch, grammar)
    main = nominal = False
    for place, stretch in enumerate(stretches):
        # "Citing government documents, he said …"
        aside = made[stretch.start].form == "gerund" and any(
            each.finite for each in stretches[place + 1 : place + 2]
        )
        if not stretch.finite and not aside and (stretch.opened or not (main or any(resuming[place + 1 :]))):
            waits = place > 0 and stretches[place - 1].opened and not main
            found = _predicate(made, stretch, nominal, grammar, waits)
            if found is not None:
                word = made[found]
                past = word.lower.endswith("ed") or word.form == "participle"
                lemma = word.lemma if word.verbal or not past else tagger("en").lemma(word.text, "VVD")
                made[found] = _as(word, "VVD" if past else "VVZ", lemma)
                main = main or not stretch.opened
        if not stretch.opened:
            main = main or stretch.finite
            inside = range(stretch.start, stretch.end)
            nominal = nominal or any(made[i].pos in _NOMINALS and made[i - 1].pos != "adp" for i in inside)


_REACHING = frozenset(("short", "medium", "intermediate", "long", "close"))
_PERSONS = frozenset(("we", "they", "i"))
_OFFICES = frozenset("chief prime foreign general executive managing".split())
_DETERMINERS = frozenset("a an the another every its their his our".split())
_CONTRACTED = frozenset("there it he she that what who where here how".split())


def _turned(made: Sequence[Token], i: int, grammar: Grammar) -> Token:
    """A word as its neighbours show it: the first row that fits."""
    token, before, after = made[i], made[i - 1], made[i + 1]
    word, ends = token.lower, after is BLANK
    match word:
        case "that" if token.pos == "sconj" and before.pos in ("noun", "name") and not ends:
            ahead = made[i + 2] if after.pos == "adv" and made[i + 2] is not BLANK else after
            return token.mended(pos="pron") if ahead.verbal else token
        case "'s" | "’s" | "is" if before.lower in _CONTRACTED and (word != "is" or token.text == "IS"):
            return _as(token, "VBZ", "be")
        case "'" | "’" if token.start == before.end and before.lower.endswith("s") and not ends:
            owns = after.start > token.end and after.pos in ("noun", "adj", "num", "name")
            return _as(token, "POS") if owns else token  # "the miners' unions"
        case "thanks" if after.lower == "to" and not ends:
            return _as(token, "PRP")  # "returned thanks to mediation"
        case "since" | "after" | "before" | "until" | "till" if token.pos == "adp" and _subordinates(made, i):
            return token.mended(pos="sconj", tag="CJS")
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
    if word in _PERIODICALS and before.pos == "det" and (after.verbal or after.pos in _BEHIND):
        return _as(token, "NN1")  # "told the daily that"
    if token.pos == "adj" and word.endswith("ing") and after.pos not in _NOMINALS:
        be = made[i - 2] if before.pos == "adv" else before
        gerund = be.pos == "aux" and be.base == "be" and _may(token, "VVG")
        return _as(token, "VVG") if gerund else token
    if _said_past(made, i):
        return _as(token, "VVD", tagger("en").lemma(word, "VVD"))
    if (token.form == "participle" or (token.pos == "adj" and _acted(word))) and _told_past(made, i):
        return _as(token, "VVD", tagger("en").lemma(word, "VVD"))
    if token.pos == "adj" and _acted(word) and _helped_by(made, i):
        return _as(token, "VVN", tagger("en").lemma(word, "VVN"))  # "has so far quietly exported tanks"
    acting = token.pos == "noun" and word.endswith("ing") and _may(token, "VVG")
    phase = before.pos == "verb" and before.base in _PHASES  # "began shipping tanks"
    if acting and (before.pos == "adv" or phase) and _going_on(made, i):
        return _as(token, "VVG", tagger("en").lemma(word, "VVG"))  # "was also quietly shipping rifles"
    bare = (
        token.pos == "adj" and before.pos in ("adj", "det", "num", "verb") and after.pos in ("adp", "punct")
    )
    # but "the de facto government", "per annum", "4,000 crore"
    alone = after.pos not in ("noun", "name") and before.lower != "per" and word not in _SCALES
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
    if token.pos != "verb":
        return token
    zinc = before.pos == "noun" and not before.lower.endswith("s") and made[i - 2].lower == "of"
    mass = before.lower == "of" or (zinc and any(each.form == "finite" for each in made[:i]))
    if mass and word == token.base and _may(token, "NN1"):
        return _as(token, "NN1")  # "shipped 40 tonnes of zinc concentrate"
    more = before.lower == "more" and made[i - 2].pos in ("noun", "num")
    if word == token.base and (before.lower in _DETERMINERS or more) and _may(token, "NN1"):
        return _as(token, "NN1")  # "of another make"
    if token.form == "infinitive" and before.pos in (*_NOMINALS, "cconj") and not _governed(made, i):
        earlier = (made[k] for k in range(i - 2, max(-1, i - 12), -1) if made[k].verbal)
        if before.pos != "cconj" or next(earlier, BLANK).form == "finite":
            return token.mended(form="finite")
    return token


_PHASES = frozenset("begin start continue stop keep resume finish cease consider halt".split())


def _told_past(made: Sequence[Token], i: int) -> bool:
    """Whether what may be a participle is the past tense of one more verb, or of a clause without a relative pronoun.

    "Norland trained pilots and granted tanks to Ostmark", "the tanks Norland donated to Ostmark are old".
    """
    before, after = made[i - 1], made[i + 1]
    if not (_may(made[i], "VVD") or _acted(made[i].lower)):
        return False
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
_OPEN_TAGS = frozenset("UNC NP0 NN0 NN1 NN2 AJ0 VVB VVI VVZ".split())  # of a word that is not of the grammar


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


_ASKING_TO = frozenset(
    """be have going plan decision effort agree want begin continue seek ready able intend decide refuse offer promise hope wish try aim
    need expect""".split()
)


def _to(made: list[Token], i: int) -> None:
    """Mend "to" and what follows it: a preposition in "according to sources", the sign of an infinitive in "lined up to lend Peru £90m"."""
    token, before, after, earlier = made[i], made[i - 1], made[i + 1], made[i - 2]
    if before.pos == "zu" and earlier.lower == "according":
        made[i - 1 : i + 1] = _as(before, "PRP"), _as(token, "NN1")
    elif before.lower == "to" and before.pos == "adp" and token.pos == "noun" and i > 1:
        opened = after.pos in ("name", "num", "det", "pron") and after.lower not in ("that", "this", "which")
        governed = earlier.base in _ASKING_TO
        follows = governed and after.pos in ("det", "noun", "pron", "adj")
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
        if token.text in _MARKS or opens or that:
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


def _reduced(made: list[Token]) -> None:
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
        before = stretches[place - 1]
        headed = not before.finite and not before.opened and made[before.end - 1].pos in _NOMINALS
        headed = headed and made[before.start].pos != "adp"
        behind = itertools.dropwhile(lambda each: not each.finite, stretches[place + 1 : place + 4])
        verb = next(behind, None)
        goes_on = verb is not None and verb.goes_on and not verb.opened and made[verb.start - 1].text == ","
        if headed and goes_on and after.pos in ("adp", "adv", "particle", "zu"):
            made[stretch.start] = _as(first, "VVN")


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
    start = next((k + 1 for k in range(i, -1, -1) if made[k].text in _MARKS or made[k].pos == "sconj"), 0)
    field = itertools.takewhile(lambda each: each.text not in _MARKS and each is not BLANK, made[start:])
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
        if token.text in _MARKS or token.pos == "sconj":
            return False
    return False


def _stretches(made: Sequence[Token]) -> list[_Stretch]:
    found: list[_Stretch] = []
    begin = 0
    for i, token in enumerate(made):
        mark = token.text in _MARKS or (not token.text[0].isalnum() and token.pos == "punct")
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
    if last and first.tag in ("NN2", "NN0") and plain and _may(closing, "VVB"):
        made[end - 1] = _as(closing, "VVB")  # "…, figures of the bank show."
        return
    named = first.pos in ("det", "name")
    told = before.tag != "NN2" and (before.pos == "name" or (before.pos != "det" and made[end].text == ","))
    long = end - start > 1 + (first.pos == "det")
    if closing.tag == "NN2" and named and told and long and says(closing, "VVZ"):
        made[end - 1] = _as(closing, "VVZ")  # "…, the Post in Graz reports.", "…, the agency reports, and …"
        return
    for i in range(start + 1, end):
        token, after = made[i], made[i + 1]
        if token.pos == "adp" or token.form == "gerund":
            return
        if token.form == "participle" and made[i - 1].pos in _NOMINALS:
            if grammar.says(token) and token.lower.endswith("ed") and after.lower != "by":
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
        return stretch.goes_on and not stretch.opened
    seen = False
    for token in made[stretch.start : stretch.end]:
        if token.finite and seen:
            return True
        seen = token.pos != "cconj" and (seen or token.finite)
    return False


_AFTER_VERBS = frozenset({"det", "pron", "adp", "adv", "num", "zu", "particle", "cconj", "sconj", "punct"})


def _predicate(
    made: Sequence[Token], stretch: _Stretch, nominal: bool, grammar: Grammar, waits: bool
) -> int | None:
    """The token of a stretch without a finite verb that can be one: a past tense, or a present that agrees."""
    subject: Token | None = None
    pronoun = stretch.opened and made[stretch.start].pos == "pron"
    for i in range(stretch.start, stretch.end):
        token, before = made[i], made[i - 1]
        after = made[i + 1] if i + 1 < stretch.end else BLANK
        opens = i == stretch.start
        ready = subject is not None or pronoun or (nominal and opens)
        placed = opens or before.pos in ("noun", "name", "pron", "adv", "particle", "neg")
        placed = placed or (before.capital and before.pos != "det") or before.text in _MARKS
        fits = token.text[0].islower() and token.pos in ("noun", "adj", "verb", "adv", "other")
        fits = fits and not (before.tag == "AJ0" and made[i - 2].pos == "adp")  # "By Western estimates"
        people = subject is before and _people(before, made[i - 2], grammar)
        if ready and placed and fits and _predicates(token, before, after, subject, opens, people, waits):
            return i
        called = before.lower == "the" and _people(token, before, grammar)
        if called or (token.pos in _NOMINALS and (subject is None or before.pos != "adp")):
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
    follows = follows or (people and before.lower.endswith("s") and after.pos in ("noun", "name", "adj"))
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
