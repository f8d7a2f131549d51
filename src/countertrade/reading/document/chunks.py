"""Noun chunks: a head with what stands before it, its preposition, its case, what it modifies and what it is joined to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from countertrade.reading.document.grammar import Grammar
from countertrade.reading.document.tokens import CURRENCIES
from countertrade.reading.document.types import ACC, DAT, GEN, NOM, Link, Token

_ANY = NOM | ACC | DAT | GEN
_PRE = frozenset({"det", "adj", "num"})
_VERBS = frozenset({"verb", "aux", "modal"})
_HEADS = frozenset({"noun", "name"})
_TIMING = frozenset({"since", "before", "after", "until"})
QUOTES = frozenset('"„“”«»‚‘’‹›') | {"''", "``"}
_CURRENCIES = frozenset("$€£¥₩₽₹₺₴%") | CURRENCIES
# What the ending of a German determiner allows: (singular cases, plural cases)
_ENDINGS = {
    "der": (NOM | DAT | GEN, GEN), "die": (NOM | ACC, NOM | ACC), "das": (NOM | ACC, 0), "den": (ACC, DAT),
    "dem": (DAT, 0), "des": (GEN, 0), "ein": (NOM | ACC, 0), "kein": (NOM | ACC, 0),
    **dict.fromkeys(("mein", "dein", "sein", "ihr", "unser", "euer"), (NOM | ACC, 0)),
}  # fmt: skip
_SUFFIXES = (("em", (DAT, 0)), ("en", (ACC, DAT)), ("es", (NOM | ACC | GEN, 0)), ("er", (NOM | DAT | GEN, GEN)),
             ("e", (NOM | ACC, NOM | ACC)))  # fmt: skip
_FEMININE = tuple(
    "ung heit keit schaft ion tät ik enz anz ur wehr agentur macht ei ie in stadt welt zeit arbeit bank hand wand nacht"
    " frau wahl zahl kraft art not fahrt sicht schrift pflicht post last luft front armee million milliarde bahn form norm"
    " firma steuer mauer dauer regel formel insel nummer kammer opposition mutter tochter schwester schuld geduld wirtschaft"
    " gefahr zukunft ankunft auskunft herkunft unterkunft vernunft marine industrie uno union eu nato usa flucht sucht zucht"
    " antwort jagd tat saat saison person version cdu csu fdp spd afd presse messe kasse masse klasse".split()
)
_WEAK = tuple(
    "name gedanke glaube wille friede junge kunde kollege zeuge experte bote erbe neffe riese sklave bürge russe chinese pole"
    " türke grieche brite schwede däne finne franzose portugiese ire schotte serbe kroate rumäne bulgare afghane kurde jude"
    " deutsche abgeordnete vorsitzende beamte beauftragte gesandte angestellte vertraute ende gebäude interesse gelände käse"
    " ose sudanese libanese senegalese vietnamese matrose buchstabe affe insasse genosse laie pate psychologe geologe biologe"
    " ökologe stratege biograf bundesgenosse verbündete reisende anwesende verdächtige kriegsgefangene gefangene tote".split()
)
_PLURALS = frozenset(
    "leute eltern kosten medien daten usa niederlande philippinen vereinten streitkräfte ferien".split()
)
_MASCULINE = tuple("er or ist ismus ent ant ling ling är eur all ag ig och und ieg eg aat aft-".split())
_PRONOUNS = {
    "ich": NOM, "du": NOM, "er": NOM, "wir": NOM, "man": NOM, "wer": NOM, "es": NOM | ACC, "sie": NOM | ACC,
    "das": NOM | ACC, "dies": NOM | ACC, "dieses": NOM | ACC, "was": NOM | ACC, "mich": ACC, "dich": ACC, "ihn": ACC,
    "uns": ACC | DAT, "euch": ACC | DAT, "sich": ACC | DAT, "ihm": DAT, "ihr": DAT, "ihnen": DAT, "wem": DAT,
    "wen": ACC, "mir": DAT, "dir": DAT, "der": NOM | DAT, "die": NOM | ACC, "dem": DAT, "den": ACC, "denen": DAT,
    "dessen": GEN, "deren": GEN,
}  # fmt: skip
_ENGLISH_PRONOUNS = {
    "i": NOM, "he": NOM, "she": NOM, "we": NOM, "they": NOM, "who": NOM, "me": ACC | DAT, "him": ACC | DAT,
    "them": ACC | DAT, "us": ACC | DAT, "whom": ACC | DAT,
}  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A chunk in the making."""

    start: int
    end: int
    head: int
    pronoun: bool
    prep: int | None
    cases: int
    plural: bool | None
    of: int | None = None
    link: Link | None = None
    conj: int | None = None


def _talks_of(tokens: Sequence[Token], before: Draft, this: Draft, end: int) -> bool:
    """Whether a sum behind a subject belongs to the verb of talking at the end: "dass die Bank von 400 Dollar spricht"."""
    if tokens[this.start].pos != "num" or before.prep is not None or this.end >= end:
        return False
    return tokens[this.end].form == "finite" and tokens[this.end].lemma in ("sprechen", "reden", "ausgehen")


def chunks(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> list[Draft]:
    """The chunks of one sentence in order; `of` and `conj` count within the list."""
    found: list[Draft] = []
    at = start
    prep: int | None = None
    pending: list[
        tuple[int, int | None]
    ] = []  # determiners before a preposition: "die von Russland gelieferten Panzer"
    while at < end:
        token = tokens[at]
        if token.pos == "adp" and not _approximates(tokens, at, end, grammar):
            if token.tag in ("APPO", "APZR") and found and found[-1].end == at and found[-1].prep is None:
                found[-1].prep = at
            else:
                prep = at
            at += 1
            continue
        if token.tag == "EX0":
            at += 1
            continue
        if token.tag in ("AVQ", "PWAV"):
            prep = None
        lasting = token.lower in ("lang", "hindurch") and found and found[-1].end == at
        if lasting and tokens[found[-1].head].lemma.lower() in _PERIODS:
            at += 1
            continue
        compares = token.lower in ("than", "like") or (
            token.lower == "as" and at > start and tokens[at - 1].lower == "such"
        )
        if not grammar.german and compares and token.pos in ("sconj", "adp"):
            bounds = token.lower == "than" and at + 2 < end and tokens[at + 1].lower in ("a", "an", "half")
            if not bounds or at == start or tokens[at - 1].lower not in ("more", "less", "fewer"):
                prep = at  # but "by more than a third"
            at += 1
            continue
        if (
            token.tag == "KOKOM"
            and not _approximates(tokens, at, end, grammar)
            and not _as_told(tokens, at, end)
        ):
            prep = at
            at += 1
            continue
        bound = _bounds(tokens, at, end, grammar)
        if token.pos == "pron" and not bound and not _before_noun(tokens, at, end, grammar):
            found.append(_pronoun(tokens, at, prep, grammar))
            prep = None
            at += 1
            continue
        if (
            grammar.german
            and token.tag in ("ADJD", "ADJ(D)")
            and at + 1 < end
            and tokens[at + 1].pos in ("num", "det")
            and token.lower not in grammar.approximators
        ):  # "jährlich 300 Tonnen"
            at += 1
            continue
        stop, head = _extent(tokens, at, end, grammar)
        if head is not None:
            opened = at
            if pending and tokens[at].pos in ("adj", "verb") and grammar.german:
                opened, prep = pending.pop()
            found.append(_noun(tokens, opened, stop, head, prep, grammar))
            prep = None
            at = stop
            continue
        if token.pos == "det" and grammar.german and at + 1 < end and tokens[at + 1].pos in ("adp", "adv"):
            _stood_alone(tokens, found, pending, grammar)
            pending.append((at, prep))
            prep = None
        elif token.lower in _FULL_ADVERBS:
            prep = None
        elif token.pos not in ("adv", "adj", "cconj", "neg", "num") and token.text not in '"„“”«»‚‘’':
            if (token.pos == "det" and grammar.german and token.lower not in _ONLY_BEFORE_NOUNS) or (
                token.pos == "det" and not grammar.german and token.lower in _ENGLISH_ALONE
            ):
                found.append(_pronoun(tokens, at, prep, grammar))
            prep = None
            if token.pos == "punct":
                _stood_alone(tokens, found, pending, grammar)
        at += 1
    _stood_alone(tokens, found, pending, grammar)
    _joined(tokens, found, grammar, end)
    return found


def _as_told(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "wie" opens a clause: „…, wie das Center for Policy schreibt."."""
    opens = (
        not at
        or tokens[at - 1].text in (",", ".", "–", "—")
        or (at + 1 < end and tokens[at + 1].pos == "det")
    )
    if tokens[at].lower != "wie" or not opens:
        return False
    last = at
    while last + 1 < end and last < at + 16:
        if tokens[last + 1].pos == "punct" and tokens[last + 1].text not in QUOTES:
            break
        last += 1
    return last > at + 1 and tokens[last].form == "finite"


_ENGLISH_ALONE = frozenset(
    "this that these those all both most some many few several each another either neither any more much enough".split()
)
_ONLY_BEFORE_NOUNS = frozenset(
    "ein eine sein ihr mein dein unser euer kein etwas mehr genug weniger zu".split()
)


def _stood_alone(
    tokens: Sequence[Token], found: list[Draft], pending: list[tuple[int, int | None]], grammar: Grammar
) -> None:
    """Determiners that no noun came to are pronouns: "deutet das auf eine Schwäche hin"."""
    for at, prep in pending:
        if tokens[at].lower not in _ONLY_BEFORE_NOUNS:
            place = len(found)
            while place and found[place - 1].start > at:
                place -= 1
            found.insert(place, _pronoun(tokens, at, prep, grammar))
    pending.clear()


def _approximates(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> bool:
    """Whether a preposition only says that a number is not exact ("about 300", "up to $5", "bis zu 20")."""
    word = tokens[at].lower
    if word not in grammar.approximators:
        return False
    before = tokens[at - 1].lower if at else ""
    ahead = tokens[at + 1].lower if at + 1 < end else ""
    if word in ("über", "unter", "um") and at and tokens[at - 1].pos == "noun":
        return False  # "ein Vertrag über 300 Millionen"
    if word in _HALVES and before not in _HALVES[word] and ahead not in _HALVES[word]:
        return False
    following = at + 1
    if following < end and tokens[following].lower in ("to", "zu", "than", "least", "most"):
        following += 1
    if following >= end or not (tokens[following].pos == "num" or tokens[following].text in _CURRENCIES):
        return False
    stop = following + 1  # "over 30 months" is a time, "over 30 tanks" is not
    return not (stop < end and tokens[following].pos == "num" and tokens[stop].lemma.lower() in _PERIODS)


def _bounds(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> bool:
    """Whether "mehr als" stands before an amount that opens with an article: "mehr als eine Million Tonnen"."""
    if not grammar.german or at + 3 >= end or tokens[at].lower not in ("mehr", "weniger"):
        return False
    one, scale = tokens[at + 2], tokens[at + 3]
    if tokens[at + 1].lower != "als" or one.pos not in ("det", "num"):
        return False
    return scale.text in _FRACTIONS or (one.lower.startswith("ein") and scale.lemma in grammar.scales)


_FRACTIONS = frozenset("Hälfte Drittel Viertel Fünftel Zehntel".split())


# Words that say "about" only together: "at least", "up to", "bis zu"
_HALVES = {
    "at": ("least", "most"), "up": ("to",), "to": ("up",), "zu": ("bis",), "than": ("more", "less", "fewer"),
}  # fmt: skip
_FULL_ADVERBS = frozenset(
    "jetzt heute dahin gestern morgen dato zuletzt hierher dorthin now then here there today date".split()
)
_PERIODS = frozenset(
    "day week month year decade hour minute tag woche monat jahr jahrzehnt stunde minute".split()
)


def _before_noun(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> bool:
    """Whether what is tagged a pronoun is a determiner here ("these 300 tanks")."""
    word = tokens[at].lower
    if (
        word not in grammar.determiners
        or at + 1 >= end
        or (word in grammar.relatives and tokens[at + 1].pos == "name")
    ):
        return False
    following = tokens[at + 1]
    if word in ("which", "what") and following.pos == "name":
        return False  # "from what Norland gave"
    if grammar.german and word in ("der", "die", "das", "dem", "den"):
        return following.pos in ("noun", "adj", "num") and not (at and tokens[at - 1].text == ",")
    return following.pos in ("noun", "adj", "num", "name")


def _extent(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> tuple[int, int | None]:
    """Where the chunk that starts at `at` ends, and its head; None where none starts."""
    i = at + 2 if _bounds(tokens, at, end, grammar) else at
    head: int | None = None
    number: int | None = None
    while i < end:
        token = tokens[i]
        if token.pos in _HEADS:
            if head is not None and not _goes_on(tokens, at, head, i, grammar):
                break
            head = i
        elif head is not None:
            if (
                token.text in "&/"
                and i + 1 < end
                and tokens[i + 1].pos == "name"
                and tokens[head].pos == "name"
            ):
                i += 1
                continue
            if (
                token.pos == "num"
                and i == head + 1
                and (
                    (
                        tokens[head].pos == "name"
                        and not (grammar.german and tokens[head].text in grammar.states)
                    )
                    or tokens[head].lemma in ("Jahr", "Artikel", "Absatz", "Punkt")
                )
                and not _unit_after(tokens, i, end)
            ):
                head_end = i + 1
                return head_end, head
            if grammar.german and token.pos == "adj" and _measured(tokens, at, head, i, end):
                head = None  # "ein 64 Jahre alter Mann"
                i += 1
                continue
            if (
                not grammar.german
                and token.pos == "adj"
                and tokens[head].pos == "name"
                and (
                    token.text[0].isupper()
                    or (_attributive(tokens[head], grammar) and i == head + 1 and _leads_on(tokens, i, end))
                )
            ):
                i += 1  # "the total US military aid"
                continue
            break
        elif token.text in _CURRENCIES:
            number = i if number is None else number
        elif token.pos == "num":
            if i == at and _year(tokens, i, end):
                return i + 1, i
            number = i
        elif (
            token.pos == "adp" and number is not None and i == number + 1 and token.lower not in ("to", "bis")
        ):
            break  # "$5 billion on 250 tanks"
        elif token.pos in _PRE or (
            token.pos == "pron"
            and (i == at or (i == at + 1 and grammar.german and token.lower.startswith("beid")))
        ):
            if grammar.german and token.pos == "det" and i > at and tokens[i - 1].pos == "adj":
                return at, None  # "üblicherweise ein Kran"
            if token.pos == "det" and i > at and (number is not None or tokens[i - 1].pos == "pron"):
                break
        elif (
            (token.pos == "verb" and token.form == "participle" and i > at and _leads_on(tokens, i + 1, end))
            or (token.pos == "verb" and token.form == "gerund" and i > at and _leads_on(tokens, i + 1, end))
            or (
                token.pos in ("adv", "neg", "adp", "zu", "sconj", "particle")
                and token.lower != "that"  # "aware that 300 came"
                and _adverb_inside(tokens, i, end, grammar)
                and (
                    i > at
                    or _approximates(tokens, i, end, grammar)
                    or (token.pos == "adv" and token.lower in grammar.approximators)
                )
            )
            or (
                (token.pos == "cconj" or token.text in ",-")
                and i > at
                and tokens[i - 1].pos == "adj"
                and i + 1 < end
                and tokens[i + 1].pos == "adj"
                and _leads_on(tokens, i + 1, end)
            )
        ):
            pass
        elif token.text == "-" and i > at and tokens[i - 1].pos == "num":
            pass  # "10-year deal"
        elif token.text in QUOTES and i > at and tokens[i - 1].pos in _PRE and _leads_on(tokens, i + 1, end):
            pass  # „der „Berliner Zeitung“"
        else:
            break
        i += 1
    if head is not None:
        opened = any(tokens[k].text in QUOTES for k in range(at, head))
        if opened and head + 1 < end and tokens[head + 1].text in QUOTES:
            return head + 2, head
        return (_foreign(tokens, head, end) if grammar.german else head + 1), head
    if number is not None:
        return i, number
    if grammar.german and i > at + 1 and tokens[at].pos == "det" and _nominalised(tokens[i - 1]):
        return i, i - 1  # "die beiden", "das Letzte"
    return at, None


def _attributive(token: Token, grammar: Grammar) -> bool:
    """Whether a name stands before a noun like an adjective: "US", "U.K.", "Chinese"."""
    letters = token.text.replace(".", "").isupper() and len(token.text) > 1
    return letters or token.lower in grammar.demonyms


_IN_NAMES = frozenset("of for the and sans".split())  # no German words


def _foreign(tokens: Sequence[Token], head: int, end: int) -> int:
    """Where a foreign name in a German sentence ends: „das Institute for the Study of War", „die Bank of England"."""
    stop = i = head + 1
    if i >= end or tokens[i].text not in _IN_NAMES:
        return stop
    while i < end and (
        tokens[i].text in _IN_NAMES or (tokens[i].text[0].isupper() and tokens[i].pos in _HEADS)
    ):
        i += 1
        stop = i if tokens[i - 1].text[0].isupper() else stop
    return stop


_SINCE = frozenset("in by since until during im seit bis".split())
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())


def _year(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a number is a year that counts nothing: "sollen 2020 lediglich 65 Milliarden"."""
    word = tokens[i].text
    if len(word) != 4 or not word.isdecimal() or word[:2] not in ("19", "20"):
        return False
    if i and i + 1 < end and tokens[i - 1].lower in _SINCE and tokens[i + 1].pos == "name":
        return True  # "In 2007 Norland gave"
    if i + 2 < end and tokens[i + 1].tag in ("ADJD", "ADJ(D)") and tokens[i + 2].pos in ("num", "det"):
        return True  # "ab 2029 jährlich zwei Tonnen"
    return i + 1 >= end or not (
        tokens[i + 1].pos in ("noun", "name", "adj", "num") or tokens[i + 1].text in (*_CURRENCIES, "-")
    )


def _measured(tokens: Sequence[Token], at: int, head: int, i: int, end: int) -> bool:
    """Whether a number with its unit only says how old or long the noun after it is."""
    counted = head > at and tokens[head - 1].pos == "num" and tokens[at].pos == "det"
    return (
        counted
        and i == head + 1
        and tokens[i].lower.startswith(_DIMENSIONS)
        and _leads_on(tokens, i + 1, end)
    )


_DIMENSIONS = (
    "alt",
    "lang",
    "läng",
    "hoch",
    "hoh",
    "breit",
    "tief",
    "schwer",
    "groß",
    "entfernt",
    "teur",
    "dick",
)


def _nominalised(token: Token) -> bool:
    return token.pos in ("adj", "pron") and token.lower.endswith(("en", "e", "er", "es", "em"))


def _goes_on(tokens: Sequence[Token], start: int, head: int, i: int, grammar: Grammar) -> bool:
    """Whether the noun at `i` belongs to the chunk of the noun at `head` right before it."""
    one, other = tokens[head], tokens[i]
    if (
        other.text in _WEEKDAYS
        and not (i + 1 < len(tokens) and tokens[i + 1].pos in _HEADS)
        and i - 1 == head
    ):
        return one.text in ("Super", "Black", "Good", "Ash", "Easter", "Palm")  # "told The Post Tuesday"
    if grammar.german and one.text in grammar.states and i == head + 1 and "-" not in other.text:
        return False  # "dass Kuba Ärzte schickt"
    if (
        grammar.german
        and i == head + 1
        and other.text in grammar.states | grammar.capitals
        and one.text in grammar.capitals
    ):
        return False  # "hat Peking Venezuela Geld geliehen"
    if (
        grammar.german
        and one.text in grammar.capitals
        and other.pos == "noun"
        and start == head == i - 1
        and start
    ) and tokens[start - 1].pos in ("verb", "aux", "modal", "sconj"):
        return False  # "versprach Kiew Hilfe", but "laut Washington Post"
    if (
        grammar.german
        and one.pos == "name"
        and other.text in grammar.states
        and start
        and tokens[start - 1].pos in ("verb", "aux", "modal", "sconj")
    ):
        return False  # "hatte Brandner Venezuela Geld zugesagt"
    if one.pos == "name":
        if (
            grammar.german
            and other.pos == "noun"
            and one.text.endswith(("s", "’", "'"))
            and len(one.text) > 3
        ):
            return False  # "Seouls Geheimdienst"
        return not (
            grammar.german
            and other.pos == "noun"
            and (other.lemma in grammar.measures or other.lemma.lower() != other.lower)
        )
    if grammar.german:
        if other.lower == "folgendes":
            return False  # "stellt die Botschaft Folgendes fest"
        after = tokens[i + 1] if i + 1 < len(tokens) else other
        if other.pos == "name" and _genitive(other) and (after.pos != "name" or _genitive(after)):
            return False  # "Auffassung Österreichs", but "Minister Matthias Brandner"
        if other.text in grammar.states and any(
            token.pos == "adj" and token.lemma.lower() in grammar.demonyms for token in tokens[start:head]
        ):
            return False  # "stellt die chinesische Regierung Venezuela Geld bereit"
        measure = one.lemma in grammar.measures or other.lemma in grammar.measures
        named = (
            i + 1 < len(tokens) and tokens[i + 1].pos == "name" and not measure
        )  # "Minister Oskar Brandner"
        place = one.pos == "noun" and one.lower.endswith("er") and one.text not in grammar.naming
        of_place = place and other.text in grammar.naming
        return other.pos == "name" or one.lemma in grammar.scales or named or of_place  # "Ufertaler Zeitung"
    if (
        start
        and tokens[start - 1].pos == "adp"
        and start == head
        and one.lower in _ADVERBIAL
        and other.pos == "name"
    ):
        return False  # "In addition Moscow granted Minsk a loan"
    acts = i + 1 < len(tokens) and tokens[i + 1].pos in ("verb", "aux", "modal")
    if other.text in grammar.states and one.text[0].islower() and acts:
        return False  # "under the deal Russia will deliver"
    return not (other.pos == "name" and one.text[0].islower() and one.tag == "NN2")


_ADVERBIAL = frozenset(
    "addition return exchange turn fact response total example instance contrast effect result".split()
)


def _genitive(name: Token) -> bool:
    """Whether a German name has the genitive's -s, as its lemma shows."""
    return name.text.endswith("s") and len(name.text) > 3 and name.lemma == name.text[:-1]


def _unit_after(tokens: Sequence[Token], i: int, end: int) -> bool:
    return i + 1 < end and (tokens[i + 1].pos in ("noun", "num", "adj") or tokens[i + 1].text in _CURRENCIES)


def _leads_on(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a noun follows, adjectives passed over."""
    for at in range(i, min(end, i + 4)):
        if tokens[at].pos in _HEADS:
            return True
        if tokens[at].pos not in ("adj", "num", "adv", "cconj"):
            return False
    return False


def _adverb_inside(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> bool:
    for at in range(i + 1, min(end, i + 4)):
        following = tokens[at]
        if following.pos in ("adj", "num") or following.text in _CURRENCIES:
            return _leads_on(tokens, at, end) or following.pos == "num" or following.text in _CURRENCIES
        if following.pos != "adv" and following.lower not in grammar.approximators:
            return False
    return False


def _pronoun(tokens: Sequence[Token], at: int, prep: int | None, grammar: Grammar) -> Draft:
    word = tokens[at].lower
    table = _PRONOUNS if grammar.german else _ENGLISH_PRONOUNS
    plural: bool | None = (
        True if word in ("wir", "we", "they", "them", "us", "uns", "denen", "ihnen") else None
    )
    if word in _SINGULAR:
        plural = False
    return Draft(at, at + 1, at, True, prep, table.get(word, _ANY), plural)


_SINGULAR = frozenset(
    "er es he she it ich i ihm ihn man das was wer dies dieses jemand niemand etwas nichts alles jeder jede jedes einer eine"
    " someone somebody nobody everyone everybody something nothing everything this that".split()
)


def pronoun_draft(tokens: Sequence[Token], at: int, prep: int | None) -> Draft:
    """A pronoun that was taken for a determiner, as a chunk of its own."""
    word = tokens[at].lower
    return Draft(at, at + 1, at, True, prep, _PRONOUNS.get(word, _ANY), False if word in _SINGULAR else None)


def _noun(
    tokens: Sequence[Token], start: int, end: int, head: int, prep: int | None, grammar: Grammar
) -> Draft:
    called = next((i for i in range(start + 1, head) if tokens[i].text in grammar.naming), head)
    # "der Agentur | Harbour Wire": the article is of what is named
    plural, cases = _german(tokens, start, called) if grammar.german else _english(tokens, start, head)
    counted = any(token.pos == "num" and token.text != "1" for token in tokens[start:head])
    if counted and not any(token.pos == "noun" for token in tokens[start + 1 : head - 1]):
        plural = True if plural is None or grammar.german else plural
    return Draft(start, end, head, False, prep, cases, plural)


def _english(tokens: Sequence[Token], start: int, head: int) -> tuple[bool | None, int]:
    tag = tokens[head].tag
    return (True if tag == "NN2" else False if tag == "NN1" else None), _ANY


def _german(tokens: Sequence[Token], start: int, head: int) -> tuple[bool | None, int]:
    """Number and cases that the determiner, the adjective's and the noun's own ending allow together."""
    noun = tokens[head]
    plural: bool | None = None
    if noun.pos == "noun" and noun.lower != noun.lemma.lower() and not noun.text.endswith(("s", "es")):
        plural = True
    first = tokens[start].lower
    if tokens[start].pos == "adp" or first in ("dessen", "deren"):
        return plural, _ANY
    ending = None
    if tokens[start].pos in ("det", "pron"):
        ending = _ENDINGS.get(first) or next((cases for end, cases in _SUFFIXES if first.endswith(end)), None)
    elif (
        tokens[start].text[0].isupper()
        and first.endswith("er")
        and start
        and tokens[start - 1].text not in ".:"
    ):
        return plural, _ANY  # "an Schweizer Firmen"
    elif tokens[start].pos == "adj" and start < head:
        ending = next((cases for end, cases in _SUFFIXES if first.endswith(end)), None)
        if ending and first.endswith("en"):
            ending = (ACC | GEN, DAT | NOM | ACC)
        elif ending and first.endswith("es"):
            ending = (NOM | ACC, 0)
    if first == "die" and start + 1 < head and tokens[start + 1].pos == "adj":
        if tokens[start + 1].lower.endswith("en"):
            return True, NOM | ACC
        if tokens[start + 1].lower.endswith("e"):
            return False, NOM | ACC
    if first == "die" and noun.lower in _PLURALS:
        return True, NOM | ACC
    if ending is None:
        return plural, _ANY
    single, many = ending
    feminine = is_feminine(noun.lemma)
    if first.endswith("er") and single == NOM | DAT | GEN:
        single = DAT | GEN if feminine else NOM if feminine is False and noun.pos == "noun" else single
        if plural:
            return True, GEN | DAT if feminine else GEN | (NOM if noun.lemma == noun.text else 0)
    if first == "den" and plural:
        return (True, DAT) if noun.text.endswith(("n", "s")) else (plural, ACC)
    if first == "die" and noun.text == noun.lemma and feminine:
        return False, NOM | ACC
    if first == "den" and not noun.text.endswith(("n", "s")):
        return False, ACC
    if first == "die" and not feminine and noun.pos == "noun" and noun.lower != noun.lemma.lower():
        return True, NOM | ACC
    if plural and many:
        return (None if single else True), single | many
    if first in ("das", "dem", "des", "ein", "einen", "eine", "einem", "einer", "eines"):
        return False, single
    return (False if not many else plural), (single | many if plural is None else single or many)


def is_feminine(lemma: str) -> bool | None:
    """Whether a German noun is feminine by its ending or its last part; None where neither tells."""
    low = lemma.lower()
    if low.endswith(_FEMININE):
        return True
    if low.endswith("e"):
        return not low.endswith(_WEAK)
    return False if low.endswith(_MASCULINE) else None


_GENDERS = {
    "das": "n", "dem": "mn", "des": "mn", "die": "fp", "der": "mfp", "den": "mp", "ein": "mn", "eine": "f", "einen": "m",
    "einem": "mn", "einer": "f", "eines": "mn",
}  # fmt: skip


def gender_of(tokens: Sequence[Token], chunk: Draft, grammar: Grammar) -> frozenset[str]:
    """What a German chunk can be: "m", "f", "n" or "p" for plural, as far as article and ending show it."""
    if chunk.plural:
        return frozenset("p")
    found = frozenset(_GENDERS.get(tokens[chunk.start].lower, "mfnp"))
    if tokens[chunk.head].pos == "name":
        bare = chunk.start == chunk.head and tokens[chunk.head].text in grammar.states
        return frozenset("n") if bare else found  # "Peru, das", but "die Türkei, die"
    feminine = is_feminine(tokens[chunk.head].lemma)
    return found if feminine is None else (found & frozenset("fp" if feminine else "mnp")) or found


def _joint(gap: Sequence[Token]) -> bool | None:
    """Whether a conjunction (True) or only a comma (False) stands between two chunks, adverbs apart; None where neither."""
    words = [token for token in gap if token.pos != "adv"]
    if len(gap) > 3 or not words or len(words) > 2:
        return None
    if words[-1].pos == "cconj":
        return True
    return False if len(gap) == 1 and words[0].text == "," else None


def _opens(tokens: Sequence[Token], found: Sequence[Draft], n: int, grammar: Grammar) -> bool:
    """Whether an English chunk is the subject behind phrases that open its clause: "Since the war in Ostmark, Norland has sent"."""
    first = found[0]
    timed = first.prep is None and tokens[max(0, first.start - 1)].lower in _TIMING
    if grammar.german or any(chunk.prep is None for chunk in found[timed:n]):
        return False
    if any(token.pos in _VERBS for token in tokens[first.start : found[n].start]):
        return False
    after = tokens[found[n].end : found[n].end + 2]
    if not after or after[0].pos not in (*_VERBS, "adv") or not any(token.pos in _VERBS for token in after):
        return False
    if timed:
        first.prep = first.start - 1  # no conjunction, as no verb follows it
    return True


def _closed(tokens: Sequence[Token], chunk: Draft, end: int) -> bool:
    """Whether a mark comes before a verb behind a chunk, as behind an apposition."""
    related = False  # "X, the agency that broke the story, puts"
    for at in range(chunk.end, min(end, chunk.end + _APPOSITION)):
        related = related or (tokens[at].pos == "pron" and tokens[at].lower in ("who", "that", "which"))
        if tokens[at].pos in _VERBS and not related:
            return False
        if tokens[at].pos == "punct" and tokens[at].text not in QUOTES:
            return True
    return True


def _counted_before(tokens: Sequence[Token], found: Sequence[Draft], n: int) -> int | None:
    """What an amount is joined to over the phrases of the one before it: "3 tanks from Oslo and 5 jets"; None where nothing."""
    if not counts(tokens, found[n]) or counts(tokens, found[n - 1]) or found[n - 1].prep is None:
        return None
    for k in range(n - 1, max(-1, n - 5), -1):
        if counts(tokens, found[k]):
            return k
        prep = found[k].prep
        if prep is None and found[k].link != "apposition":
            return None
    return None


def counts(tokens: Sequence[Token], chunk: Draft) -> bool:
    return any(token.pos == "num" for token in tokens[chunk.start : chunk.end])


_APPOSITION = 15  # tokens that may follow the head of an apposition before the mark that closes it


def _joined(tokens: Sequence[Token], found: list[Draft], grammar: Grammar, end: int) -> None:
    """Link each chunk to the one it modifies or is coordinated with."""
    for n in range(1, len(found)):
        before, this = found[n - 1], found[n]
        if this.start < before.start:  # "die von Norland gelieferten Panzer"
            over = next((k for k in range(n - 2, -1, -1) if found[k].end == this.start), None)
            owned = this.cases & GEN and tokens[this.start].lower in ("der", "des") and this.prep is None
            if grammar.german and over is not None and owned and not found[over].pronoun:
                this.of, this.link = over, "genitive"  # "die Zahl der im Ausland arbeitenden Ärzte"
            continue
        between = tokens[
            before.end : this.start if this.prep is None or this.prep < before.end else this.prep
        ]
        gap = [token for token in between if token.pos == "poss" or token.text not in '"„“”«»‚‘’']
        adjacent = not gap
        if (
            adjacent
            and between
            and this.prep is None
            and not this.pronoun
            and not before.pronoun
            and (between[-1].text in QUOTES and this.start == this.head and tokens[before.head].pos == "noun")
        ):  # the name "Caribbean"
            this.of, this.link = n - 1, "apposition"
            continue
        if this.pronoun or (before.pronoun and not adjacent):
            if len(gap) == 1 and gap[0].pos == "cconj" and this.prep == before.prep:
                this.conj = n - 1
            continue
        if adjacent and this.prep is not None and this.prep == before.end + len(between):
            if tokens[this.prep].lower in grammar.of and not (
                grammar.german and (tokens[before.head].pos == "name" or _talks_of(tokens, before, this, end))
            ):
                this.of, this.link = n - 1, "of"
        elif adjacent and this.prep is None and not before.pronoun:
            head = tokens[before.head]
            if grammar.german:
                if (
                    head.pos == "name"
                    and head.text.endswith(("s", "’", "'"))
                    and tokens[before.start].pos != "det"
                    and tokens[this.start].pos in ("noun", "adj", "num")
                ):
                    before.of, before.link = n, "possessive"
                    this.prep, before.prep = before.prep, this.prep
                elif (
                    tokens[this.start].pos == "name"
                    and _genitive(tokens[this.head if tokens[this.head].pos == "name" else this.start])
                ) or (
                    this.cases & GEN
                    and tokens[this.start].pos in ("det", "adj")
                    and tokens[this.start].lower
                    not in (
                        "die",
                        "das",
                        "den",
                        "dem",
                        "ein",
                        "eine",
                        "mehr",
                    )
                    and tokens[this.start].lower.endswith(("r", "s", "n"))
                    and not (
                        tokens[this.start].pos == "adj"
                        and tokens[this.start].lower == tokens[this.start].lemma
                    )
                ):
                    this.of, this.link = n - 1, "genitive"
                elif tokens[this.start].pos in ("noun", "name", "adj") and (
                    head.lemma in grammar.measures
                    or tokens[before.start].pos == "num"
                    or tokens[max(before.start, before.head - 1)].lemma in grammar.scales
                ):
                    this.of, this.link = n - 1, "apposition"
                elif between and head.pos == "noun" and this.start == before.end + 1:
                    this.of, this.link = n - 1, "apposition"  # "die Zeitung „Der Tag“"
                elif (
                    head.lemma in grammar.naming
                    and this.start == this.head
                    and tokens[before.start].pos == "det"
                ):
                    this.of, this.link = n - 1, "apposition"  # "der Zeitung Harzbote"
            elif between and head.pos == "noun" and this.start == before.end + 1:
                this.of, this.link = n - 1, "apposition"
        elif len(gap) == 1 and gap[0].pos == "poss":
            this.conj, before.conj = before.conj, None
            this.of, this.link = before.of, before.link
            before.of, before.link = n, "possessive"
            this.prep, before.prep = (before.prep if this.prep is None else this.prep), None
        elif gap and (joint := _joint(gap)) is not None:
            same = this.prep is None or (
                before.prep is not None and tokens[this.prep].lower == tokens[before.prep].lower
            )
            if same and (joint or this.prep is None or before.prep is not None):
                earlier = _counted_before(tokens, found, n) if this.prep is None else None
                this.conj = n - 1 if earlier is None else earlier
    # a list without a conjunction at its end is no list, but an apposition or another clause
    ends = subject = False  # whether a conjunction was seen, and a verb right behind the list
    for n in range(len(found) - 1, 0, -1):
        this = found[n]
        if this.conj is None:
            ends = False
            continue
        before = found[this.conj]
        if not ends:
            fronted = all(chunk.prep is not None for chunk in found[: this.conj]) and before.of is None
            after = tokens[this.end : this.end + 2]
            subject = not grammar.german and fronted and any(token.pos in _VERBS for token in after)
        elif subject and before.prep is not None and this.prep is None:
            this.conj = None  # "In Hanoi, farmers and traders said"
            ends = False
            continue
        states = (
            tokens[before.head].text in grammar.states
            and tokens[this.head].text in grammar.states
            and not (ends is False and this.prep is None and _opens(tokens, found, n, grammar))
        )
        ends = ends or states or any(token.pos == "cconj" for token in tokens[before.end : this.start])
        if not ends:
            host, this.conj = this.conj, None
            comma = any(token.text == "," for token in tokens[before.end : this.start])
            leads = (
                not grammar.german
                and all(chunk.prep is not None for chunk in found[:n])
                and not any(token.form == "finite" for token in tokens[found[0].start : this.start])
            )  # "In October, Mr. Paulson told", "In a statement, Cruz, who …, said"
            quoted = any(token.text in QUOTES for token in tokens[before.end : this.start])
            if this.prep is None and comma and not leads and not quoted and _closed(tokens, this, end):
                this.of, this.link = n - 1, "apposition"
                if found[n - 1].of == n:  # its own possessor: "Dora Sturm, Peru's minister"
                    this.of = host
    for this in found:
        if this.conj is not None and this.prep is None:
            before = found[this.conj]
            this.prep = before.prep
