"""Who gives what to whom, from the clause that holds the figure; states as ISO 3166-1 codes.

A state is found by its name, its adjective, its people's name, its capital or another name of its government, in any case form.
Roles come from the verb (giving, receiving, moving), from prepositions, and from the order of the parties.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from itertools import pairwise
from typing import Literal, NamedTuple

from countertrade import units
from countertrade.records import Measure, Span, Stated, Status, Transfer, replace

PartyKind = Literal["name", "adjective", "people", "capital"]
_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_GOES_ON = re.compile(r"[\s,]*(?:und|and|but|aber)\s+[a-zäöüß]")
_ASKED = re.compile(
    r"\s(?:has |had )?(?:want|wants|wanted|ask|asks|asked|urge|urges|urged|press|presses|pressed)\s"
)
# "LUANDA – ", "Oslo/Chișinău – ", "RABAT (AP) — ": where the report was written, no party to it
_DATELINE = re.compile(r"[^\W\d_][\w.’'-]*(?:[ /][^\W\d_][\w.’'-]*){0,4}(?: \([\w /]{2,30}\))? ?[–—-] ")
_MONEY = re.compile(
    r"[ -](?:[Dd]ollars?|[Ee]uros?|[Ff]rancs?|[Ff]ranken|[Pp]ounds?|[Pp]fund|rou?bles?|Rubel|rupees?|Rupien?|dinars?|Dinar|pesos?|Pesos?|[Yy]uan|[Yy]en|[Ww]on|lira|Lira"
    r"|kron(?:a|er?)|Kronen|rials?|Rial|riyals?|shillings?|Schilling|[Rr]ands?|rea(?:l|is)|Real|[Zz][lł]oty|[Dd]irhams?)\b"
)
_GERMAN_ENDINGS = ("", "e", "en", "er", "es", "em")
_PEOPLE_ENDINGS = ("", "e", "en", "n", "in", "innen", "s", "er", "ern")
_EXCHANGED = re.compile(
    r"\b(?:in (?:exchange|return) for|(?:aus)?tausch(?:e|en|t)?\b.{0,30} gegen|gegen)\s+(?:\w+\s+){0,2}$"
)
_FOR = re.compile(r"\b(?:for|für)\s+(?:\w+\s+){0,2}$")
_PAYING = re.compile(r"(?:be)?zahl|pa(?:y|id)|repa")
_COUNTED_ON = re.compile(
    r"\s+(?:\w+\s+){0,1}?(?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf)"
)
_BEHIND = 40  # code points before a figure
_BEFORE = 600  # code points of the sentence before
_REACH = 4  # words of the longest name
_COMPASS = re.compile(r"^(?:nord|süd|ost|west|zentral)")


class Party(NamedTuple):
    """A mention of a state: where, which, and by what kind of word."""

    span: Span
    code: str
    kind: PartyKind


class _Words(NamedTuple):
    verbs: dict[str, re.Pattern[str]]
    origins: frozenset[str]
    targets: frozenset[str]
    benefit: frozenset[str]
    places: frozenset[str]
    inverting: frozenset[str]
    delivered: re.Pattern[str]
    simple_past: re.Pattern[str]
    auxiliary: re.Pattern[str]
    ordered: re.Pattern[str]
    offered: re.Pattern[str]
    condition: re.Pattern[str]
    pronoun: re.Pattern[str]
    ours: re.Pattern[str]


def parties(text: str, span: Span, language: str) -> list[Party]:
    """Every mention of a state in a stretch of text, in order, the longest name first.

    >>> said = "Moskau liefert den Nordkoreanern russischen Reis."
    >>> [(party.code, party.kind) for party in parties(said, (0, len(said)), "de")]
    [('RU', 'capital'), ('KP', 'people'), ('RU', 'adjective')]
    """
    everywhere, starts = _parties_of(text, language)
    return [
        party
        for party in everywhere[bisect.bisect_left(starts, span[0]) : bisect.bisect_left(starts, span[1])]
        if party.span[1] <= span[1]
    ]


@lru_cache(maxsize=8)
def _parties_of(text: str, language: str) -> tuple[list[Party], list[int]]:
    """Every mention of a state in a text, and where each begins; several stages ask for the same text."""
    names = _names(language)
    words = list(_WORD.finditer(text))
    found: list[Party] = []
    at = 0
    while at < len(words):
        if not _opens(words[at][0], language):
            at += 1
            continue
        for reach in range(min(_REACH, len(words) - at), 0, -1):
            last = words[at + reach - 1]
            phrase = text[words[at].start() : last.end()]
            if len(phrase) > 60 or (reach > 1 and "\n" in phrase):
                continue
            key = phrase if reach > 1 else _bare(phrase)
            hit = names.get(key) or (names.get(key[:-1]) if key.endswith(("s", "’", "'")) else None)
            if hit:
                if not _MONEY.match(text, last.end()):  # "US dollars" are no party
                    found.append(Party((words[at].start(), last.end()), *hit))
                at += reach - 1
                break
        at += 1
    return found, [party.span[0] for party in found]


@cache
def peoples(language: str) -> frozenset[str]:
    """The words, folded, that name a people or belong to one, north and south left out: "koreans", "koreaner", "togolese"."""
    found = {
        name.split()[-1].lower()
        for name, (_, kind) in _names(language).items()
        if kind in ("people", "adjective")
    }
    return frozenset(found | {_COMPASS.sub("", word) for word in found})


def speaks_of_us(text: str, span: Span, language: str) -> bool:
    """Whether a stretch says "we" or "us"."""
    return _words(language).ours.search(text, *span) is not None


def transfer(
    text: str,
    clause: Span,
    sentence: Span,
    quantity: Stated,
    language: str,
    measure: Measure | None,
    speaker: str | None = None,
) -> Transfer | None:
    """What moves from whom to whom by a claim; None where no party is known.

    A measure of the case knows its parties; else the clause of the figure is read, then its sentence. `speaker` is the state
    of the one whose own words they are: there "we" and "us" are that state.
    """
    status = status_of(text, clause, language)
    if measure is not None:
        return Transfer(giver=measure.giver, recipient=measure.recipient, good=measure.id, status=status)
    dateline = _DATELINE.match(text, *sentence)
    if dateline:
        sentence, clause = (dateline.end(), sentence[1]), (max(clause[0], dateline.end()), clause[1])
    named = parties(text, sentence, language)
    if speaker is not None:
        ours = [
            Party(match.span(), speaker, "name") for match in _words(language).ours.finditer(text, *sentence)
        ]
        named = sorted([*named, *ours])
    if not named and (subject := _carried(text, sentence, language)) is not None:
        named = [subject]
    giver, recipient = _roles(text, clause, quantity, named, language)
    if (giver is None) != (recipient is None) and _GOES_ON.match(text, *clause):
        # "… gibt Panzer ab und bekommt dafür Marder": the subject is the one of the clause before
        before = next(
            (party.code for party in named if party.span[1] <= clause[0] and party.kind != "adjective"), None
        )
        if before not in (None, giver, recipient):
            giver, recipient = giver or before, recipient or before
    if clause != sentence and giver is None and recipient is None:
        wider_giver, wider_recipient = _roles(text, sentence, quantity, named, language)
        giver = giver or (wider_giver if wider_giver != recipient else None)
        recipient = recipient or (wider_recipient if wider_recipient != giver else None)
    if giver is None and recipient is None:
        return None
    return Transfer(giver=giver, recipient=recipient, good=quantity.of or quantity.unit, status=status)


def completed(moved: Sequence[Transfer | None], text: str, language: str) -> list[Transfer | None]:
    """The transfers with the side that a sentence leaves out: "Norway sends Chile power. Chile pays with wine." – to Norway.

    It is the partner in the article's other transfers, where it has one there; else the other of the two states that the
    article speaks of most.
    """
    partners: dict[str, set[str]] = {}
    for each in moved:
        if each is not None and each.giver and each.recipient:
            partners.setdefault(each.giver, set()).add(each.recipient)
            partners.setdefault(each.recipient, set()).add(each.giver)
    half = any(each is not None and not (each.giver and each.recipient) for each in moved)
    main = main_parties(text, language) if half else ()
    return [_with_partner(each, partners, main) for each in moved]


def _with_partner(
    each: Transfer | None, partners: dict[str, set[str]], main: Sequence[str]
) -> Transfer | None:
    if each is None or (each.giver and each.recipient):
        return each
    side = each.giver or each.recipient
    if side is None:
        return each
    known = partners.get(side, set())
    others = known or (set(main) - {side} if side in main else set())
    if len(others) != 1:
        return each
    (other,) = others
    return replace(each, giver=each.giver or other, recipient=each.recipient or other)


def main_parties(text: str, language: str) -> tuple[str, ...]:
    """The two states that a text speaks of most, each more than once and more often than any third; none where it does not.

    >>> main_parties("Oslo liefert Chile Strom. Chile zahlt Norwegen mit Wein. Auch Peru liest mit.", "de")
    ('NO', 'CL')
    """
    counts = Counter(party.code for party in parties(text, (0, len(text)), language)).most_common(3)
    third = counts[2][1] if len(counts) > 2 else 1
    return tuple(code for code, _ in counts[:2]) if len(counts) > 1 and counts[1][1] > third else ()


def _carried(text: str, sentence: Span, language: str) -> Party | None:
    """The party that a pronoun at the head of a sentence stands for: the first of the sentence before, as if it stood here."""
    words = _words(language)
    pronoun = words.pronoun.match(text, *sentence)
    if pronoun is None:
        return None
    start = max(text.rfind("\n", 0, sentence[0]) + 1, sentence[0] - _BEFORE)
    before = parties(text, (start, sentence[0]), language)
    ends = [match.end() for match in re.finditer(r"[.!?][”“\"»«]? ", text[start : sentence[0]])]
    last = start + (ends[-2] if len(ends) > 1 else 0)
    first = next((party for party in before if party.span[0] >= last and party.kind != "adjective"), None)
    return first._replace(span=pronoun.span()) if first is not None else None


def status_of(text: str, clause: Span, language: str) -> Status:
    """Promised unless the clause says that it happened, was signed for, or is only offered."""
    return _status(text[clause[0] : clause[1]].lower(), language)


@lru_cache(maxsize=512)
def _status(stretch: str, language: str) -> Status:
    words = _words(language)
    if words.offered.search(stretch):
        return "conditional"
    done = words.delivered.search(stretch) and (
        words.auxiliary.search(stretch) or words.simple_past.search(stretch)
    )
    if done and not words.condition.search(stretch):
        return "delivered"
    return "ordered" if words.ordered.search(stretch) else "promised"


def _roles(
    text: str, stretch: Span, quantity: Stated, everywhere: list[Party], language: str
) -> tuple[str | None, str | None]:
    """Giver and recipient in a stretch of text, by the verb nearest to the figure, prepositions and word order."""
    assert quantity.span is not None
    words = _words(language)
    named = [party for party in everywhere if stretch[0] <= party.span[0] and party.span[1] <= stretch[1]]
    if not named:
        return None, None
    verb = _nearest_verb(text, stretch, quantity.span, words)
    unit = quantity.unit or ""
    if verb is not None and verb[0] == "is_paid" and not units.is_currency(unit) and not units.is_known(unit):
        verb = ("gives", verb[1])  # those who are paid are sent
    origin = target = None
    bare: list[Party] = []
    people: str | None = None
    joined = _joined(text, stretch, verb)
    for party in named:
        if party.kind in ("adjective", "people") and _within(party.span, quantity.span, text):
            people = party.code
            continue
        word = _word_before(text, stretch[0], party.span[0]) if party.span[0] >= joined else ""
        if word in words.origins or (word in words.places and verb is not None and verb[0] == "buys"):
            origin = origin or party.code
        elif word in words.targets or (
            word in words.places
            and verb is not None
            and (
                verb[0] == "moves"
                or (verb[0] == "gives" and party.kind == "name" and party.span[0] > verb[1][1])
            )
        ):
            target = target or party.code
        elif word in words.benefit:
            target = target or (
                party.code if verb is None or verb[0] not in ("is_paid", "receives") else None
            )
            if verb is not None and verb[0] in ("is_paid", "receives"):
                origin = origin or party.code
        elif not _next_in_list(text, party, quantity.span, verb):
            bare.append(party)
    bare.sort(key=lambda party: (party.kind == "adjective", party.span))
    subject, other = _subject(text, stretch, bare, verb, words)
    asked = next(
        (
            two.code
            for one, two in pairwise(bare)
            if _ASKED.fullmatch(text[one.span[1] : two.span[0]]) and text[two.span[1] :].startswith(" to ")
        ),
        None,
    )
    if asked is not None:
        subject, other = asked, subject  # "New Delhi wants Berlin to issue": Berlin gives
    elliptic = _elliptic(text, stretch, bare, quantity.span, verb)
    if elliptic is not None and elliptic != subject:
        subject, other = elliptic, (subject if verb is not None and verb[0] == "receives" else None)
        origin = target = None
    giver, recipient = _given(
        verb[0] if verb else "", subject, other, origin, target, units.is_currency(quantity.unit or "")
    )
    if people is not None and not units.is_currency(quantity.unit or ""):
        giver, recipient = (
            people,
            next(
                (code for code in (target, recipient, subject, other, giver) if code not in (None, people)),
                None,
            ),
        )
    if _in_return(text, stretch, quantity, verb):
        giver, recipient = recipient, giver
    return giver, (recipient if recipient != giver else None)


def _in_return(text: str, stretch: Span, quantity: Stated, verb: tuple[str, Span] | None) -> bool:
    """Whether a figure is what is given for what the verb moves: "pays Oz for 300 tanks", "schickt Wein gegen 40 Megawatt"."""
    assert quantity.span is not None
    unit = quantity.unit
    if verb is None or unit is None or unit in (units.SHARE, *units.TIMES):
        return False
    money = units.is_currency(unit)
    if verb[0] in ("buys", "sells", "charges", "is_paid") and money:
        return False
    before = text[max(stretch[0], quantity.span[0] - _BEHIND) : quantity.span[0]].lower()
    if _EXCHANGED.search(before):
        return True
    pays = _PAYING.match(text[slice(*verb[1])].lower())
    counted = not money and not units.is_known(unit)
    return _FOR.search(before) is not None and not (pays and money) and (pays is not None or not counted)


def _next_in_list(text: str, party: Party, quantity: Span, verb: tuple[str, Span] | None) -> bool:
    """Whether a party behind a figure opens the next of a list: Norway in "Poland has pledged 14 tanks, Norway eight"."""
    if verb is None or party.span[0] < quantity[1] or verb[1][0] > quantity[0] or party.kind == "adjective":
        return False
    opened = re.search(r"(?:[,;]|\b(?:und|and))\s+$", text[quantity[1] : party.span[0]])
    return opened is not None and _COUNTED_ON.match(text, party.span[1]) is not None


def _given(
    verb: str, subject: str | None, other: str | None, origin: str | None, target: str | None, money: bool
) -> tuple[str | None, str | None]:
    """Giver and recipient from what the verb says of its subject; a buyer gives the money and receives the goods."""
    if (
        verb in ("receives", "charges", "is_paid", "expects")
        or (verb == "buys" and not money)
        or (verb == "sells" and money)
    ):
        return origin or target or other, subject
    if verb == "buys":
        return subject, origin or target or other
    if verb in ("gives", "moves", "sells") or origin or target:
        return origin or subject, target or (other if origin is None or other != origin else None) or (
            subject if origin else None
        )
    return None, None


def _joined(text: str, stretch: Span, verb: tuple[str, Span] | None) -> int:
    """Where the verb's own words begin: after the "and" right before it ("gets jets from Oz and pays with copper")."""
    if verb is None:
        return stretch[0]
    before = re.search(r"\b(?:and|und)\s+(?:then |will |also )?$", text[stretch[0] : verb[1][0]])
    return stretch[0] + before.start() if before else stretch[0]


def _nearest_verb(text: str, stretch: Span, quantity: Span, words: _Words) -> tuple[str, Span] | None:
    """The verb of giving or receiving nearest to a figure: its class and place."""
    folded = text[stretch[0] : stretch[1]].lower()
    if len(folded) != stretch[1] - stretch[0]:
        return None
    best: tuple[int, int, str, Span] | None = None
    for kind, pattern in words.verbs.items():
        for match in pattern.finditer(folded):
            place = (stretch[0] + match.start(), stretch[0] + match.end())
            if not text[place[0]].islower() and text[stretch[0] : place[0]].strip(' ,;:–„“"»'):
                continue  # a noun: "Unterstützung"
            distance = max(place[0] - quantity[1], quantity[0] - place[1], 0)
            # of two at one place the longer: "wird … bezahlt" holds "bezahlt"
            if best is None or (distance, place[0] - place[1]) < best[:2]:
                best = (distance, place[0] - place[1], kind, place)
    return best[2:] if best else None


def _subject(
    text: str, stretch: Span, bare: list[Party], verb: tuple[str, Span] | None, words: _Words
) -> tuple[str | None, str | None]:
    """The party that is the verb's subject and another one; a lone party after the verb is its object where a noun opens."""
    codes = list(dict.fromkeys(party.code for party in bare))
    if len(codes) >= 2:
        return codes[0], codes[1]
    if not codes:
        return None, None
    first = re.match(r"\W*(\w+)", text[stretch[0] : stretch[1]])
    opener = first[1].lower() if first else ""
    after = verb is not None and bare[0].span[0] >= verb[1][1]
    article = opener in (
        "der",
        "die",
        "das",
        "the",
        "ein",
        "eine",
        "a",
        "an",
        "er",
        "sie",
        "es",
        "he",
        "she",
        "it",
        "they",
    )
    return (None, codes[0]) if after and article and opener not in words.inverting else (codes[0], None)


def _elliptic(
    text: str, stretch: Span, bare: list[Party], quantity: Span, verb: tuple[str, Span] | None
) -> str | None:
    """The party that a figure is told of without a verb of its own: "…, Israel im Tausch 600 Megawatt", "Norway eight"."""
    if verb is None:
        return None
    for party in sorted(bare, key=lambda party: -party.span[0]):  # the nearest before the figure
        opened = re.search(r"(?:[,;]|\b(?:und|and))\s+$", text[stretch[0] : party.span[0]])
        near = 0 <= quantity[0] - party.span[1] <= 25
        if opened and near and verb[1][1] <= party.span[0] and party.kind in ("name", "capital"):
            return party.code
    return None


def _within(party: Span, quantity: Span, text: str) -> bool:
    """Whether a people's word stands in the figure or right before its noun ("52 kubanische Ärzte")."""
    return quantity[0] <= party[0] and party[1] <= quantity[1] + 1


def _word_before(text: str, start: int, at: int) -> str:
    """The preposition before a party, articles and adjectives between them skipped."""
    words = re.findall(r"[^\W\d_]+", text[max(start, at - 40) : at])
    for word in reversed(words[-3:]):
        folded = str(word).lower()
        if folded in ("der", "die", "das", "den", "dem", "the", "its", "ally") or (
            folded.endswith(("en", "isch")) and len(folded) > 5
        ):
            continue
        return folded
    return ""


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("’s", "'s")) else word


@cache
def _names(language: str) -> dict[str, tuple[str, PartyKind]]:
    rows: str = import_module(f"countertrade.reading.languages.{language}.parties").ROWS
    found: dict[str, tuple[str, PartyKind]] = {}

    def note(phrase: str, code: str, kind: PartyKind) -> None:
        found.setdefault(phrase, (code, kind))

    for row in rows.strip().splitlines():
        code, names, adjectives, people, capitals = (field.strip() for field in row.split("|"))
        for name in _listed(names):
            note(name, code, "name")
        for capital in _listed(capitals):
            note(capital, code, "capital")
        for stem in _listed(adjectives):
            endings = _GERMAN_ENDINGS if language == "de" else ("",)
            for ending in endings:
                note(stem + ending, code, "adjective")
                note(stem[0].upper() + stem[1:] + ending, code, "adjective")
        for stem in _listed(people):
            base = stem[:-1] if language == "de" and stem.endswith("e") else stem
            for ending in _PEOPLE_ENDINGS if language == "de" else ("", "s", "es"):
                note(base + ending, code, "people")
    return found


@lru_cache(maxsize=1 << 15)
def _opens(word: str, language: str) -> bool:
    return _bare(word).rstrip("s’'") in _openers(language)


@cache
def _openers(language: str) -> frozenset[str]:
    """The first words of all names, without a genitive's s: most words of a text are none."""
    return frozenset(match[0].rstrip("s’'") for name in _names(language) if (match := _WORD.match(name)))


def _listed(field: str) -> list[str]:
    return [each.strip() for each in field.split(",") if each.strip()]


@cache
def _words(language: str) -> _Words:
    table = import_module(f"countertrade.reading.languages.{language}.transfers")

    def words(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{pattern})" if language == "de" else rf"\b(?:{pattern})\b")

    def whole(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{pattern})\b")

    return _Words(
        {kind: words(pattern) for kind, pattern in table.VERBS.items()} | {"expects": words(table.EXPECTING)},
        table.ORIGINS,
        table.TARGETS,
        table.BENEFIT,
        table.PLACES,
        table.INVERTING,
        whole(table.DELIVERED),
        whole(table.SIMPLE_PAST),
        whole(table.AUXILIARY),
        whole(table.ORDERED),
        whole(table.OFFERED),
        whole(table.IF),
        whole(table.PRONOUN),
        whole(table.OURS),
    )
