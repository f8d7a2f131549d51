"""Which unit the words around a number name: money, measures, temperatures, percentages and counted things.

Codes are those of `countertrade.units`; a counted noun is its English singular, in German texts too.
"""

from __future__ import annotations

import functools
from types import ModuleType
from typing import NamedTuple, cast

from countertrade import units
from countertrade.reading.languages import signs
from countertrade.reading.languages.de import counted as de_counted
from countertrade.reading.languages.de import money as de_money
from countertrade.reading.languages.de import parties as de_states
from countertrade.reading.languages.de import units as de_units
from countertrade.reading.languages.en import counted as en_counted
from countertrade.reading.languages.en import money as en_money
from countertrade.reading.languages.en import parties as en_states
from countertrade.reading.languages.en import units as en_units
from countertrade.reading.tokens import Tokens
from countertrade.records import MentionKind

MEASURES: dict[str, ModuleType] = {"de": de_units, "en": en_units}
MONEY: dict[str, ModuleType] = {"de": de_money, "en": en_money}
STATES: dict[str, ModuleType] = {"de": de_states, "en": en_states}
COUNTED: dict[str, ModuleType] = {"de": de_counted, "en": en_counted}
LONGEST_PHRASE = 4  # words between a number and its noun, and words in a unit


SIZES = frozenset(
    ("long", "wide", "tall", "high", "deep", "thick")
)  # after these marks of inches, and not the end of a quotation
STEM = 4  # letters that the name of a state and its adjective share at least


class Unit(NamedTuple):
    """A unit at tokens `first` to `last`. `noun` is what is printed of it; `sure` is False for a noun not in the tables."""

    code: str | None
    kind: MentionKind
    first: int
    last: int
    noun: str
    sure: bool = True
    times: int = 1  # MEUR: a million of the unit


Phrase = tuple[tuple[str, ...], str, str, MentionKind]  # folded tokens, printed form, code, kind


@functools.cache
def _phrases(language: str) -> dict[str, list[Phrase]]:
    """Unit phrases by their first token, longest first."""
    table = MEASURES[language]
    rows: list[tuple[str, str, MentionKind]] = []
    for code, forms in table.MEASURES.items():
        rows += [(form.strip(), code, "dimension") for form in forms.split(",")]
    for code, forms in table.TEMPERATURES.items():
        rows += [(form.strip(), code, "temperature") for form in forms.split(",")]
    rows += [(form.strip(), units.SHARE, "percentage") for form in table.PERCENT.split(",")]
    rows += [(sign, units.SHARE, "percentage") for sign in signs.PERCENT]
    found: dict[str, list[Phrase]] = {}
    for form, code, kind in rows:
        words = tuple(Tokens(form, language).words)
        found.setdefault(words[0], []).append((words, form, code, kind))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


@functools.cache
def nouns(language: str) -> dict[str, str]:
    """Folded form of a counted noun -> its English singular."""
    found: dict[str, str] = {}
    if language == "en":
        found = {code: code for code in COUNTED["de"].NOUNS}
        found |= {
            f"{code}s": code for code in found if " " not in code and not code.endswith(("s", "man", "ch"))
        }
    for code, forms in COUNTED[language].NOUNS.items():
        if language == "en":
            found.setdefault(code, code)
        for form in forms.split():
            found.setdefault(form.replace("|", " ").lower(), code)
    return found


@functools.cache
def _money_nouns(language: str) -> dict[str, tuple[str, str | None]]:
    """Folded form -> (noun, code of the bare noun)."""
    return {
        form: (noun, code) for noun, (forms, code) in MONEY[language].NOUNS.items() for form in forms.split()
    }


@functools.cache
def _national(language: str) -> dict[tuple[str, str], str]:
    """(noun, adjective stem) -> code."""
    found = _of_states(language)
    for line in MONEY[language].NATIONAL.strip().replace("\n", "|").split("|"):
        code, noun, *stems = line.split()
        for stem in stems:
            found[noun, stem] = code
    return found


def _of_states(language: str) -> dict[tuple[str, str], str]:
    """The currency of each state today by its noun and the adjectives of the state, from CLDR as Babel carries it."""
    import babel.numbers

    names = babel.Locale(language).currencies
    forms = _money_nouns(language)
    found: dict[tuple[str, str], str] = {}
    for row in STATES[language].ROWS.strip().splitlines():
        state, _, adjectives, *_ = row.split("|")
        for code in babel.numbers.get_territory_currencies(state):
            printed = names.get(code, "").lower().replace("-", " ").split()
            noun = next((forms[word][0] for word in reversed(printed) if word in forms), None)
            if noun is not None:
                for adjective in adjectives.split(","):
                    stem = adjective.strip().lower().replace(" ", "-")
                    found.setdefault((noun, stem), code)
    return found


@functools.cache
def _stem_codes(language: str) -> dict[str, list[tuple[str, str]]]:
    """Adjective stem -> [(noun, code)]."""
    found: dict[str, list[tuple[str, str]]] = {}
    for (noun, stem), code in _national(language).items():
        found.setdefault(stem, []).append((noun, code))
    return found


@functools.lru_cache(maxsize=4096)
def _stem(word: str, language: str) -> str | None:
    """The adjective stem of a word that names a currency's country."""
    stems = _stem_codes(language)
    for ending in ("", *MONEY[language].ADJECTIVE_ENDINGS):
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)] if ending else word
            if stem in stems:
                return stem
    return None


# --- After a number ------------------------------------------------------------------------------------------------------


def after(tokens: Tokens, place: int) -> Unit | None:
    """The unit whose words begin at a token, or after a hyphen there; None where none does."""
    start = place
    hyphen = tokens.word(place) in ("-", "–") and tokens.kind(place + 1) == "w"
    if hyphen:
        place += 1
    for rule in (measure, money, sign_after):
        found = rule(tokens, place)
        if found is not None:
            return found._replace(first=start)
    return None


def measure(tokens: Tokens, place: int) -> Unit | None:
    """A measure, temperature or percentage in words or as an abbreviation."""
    word = tokens.word(place)
    if not word:
        return None
    language = tokens.language
    if word in ("(", "[", "{") and tokens.word(place + 2) in (")", "]", "}"):
        inner = measure(tokens, place + 1)
        return inner._replace(first=place, last=place + 3) if inner and inner.last == place + 2 else None
    for words, form, code, kind in _phrases(language).get(word, ()):
        last = place + len(words)
        if tuple(tokens.words[place:last]) != words:
            continue
        printed = tokens.text[tokens.starts[place] : tokens.ends[last - 1]]
        if tokens.word(last) == "sterling":
            continue
        if " " not in form and tokens.ends[last - 1] - tokens.starts[place] != len(form):
            continue
        if word == '"' and tokens.word(last) not in SIZES:
            continue
        if _exact(form) and printed.replace(" ", "") != form.replace(" ", ""):
            continue
        if tokens.kind(last) in ("w", "n") and tokens.joined(last) and form not in signs.PERCENT:
            continue
        return Unit(code, kind, place, last, printed)
    if word == "in" and language == "en" and tokens.word(place - 2) in ("ft", "feet", "foot"):
        return Unit("inch", "dimension", place, place + 1, "in")
    return None


def _exact(form: str) -> bool:
    """Whether a form is an abbreviation, whose capitals matter: MW is not mW, t is not T."""
    letters = [char for char in form if char.isalpha()]
    return len(letters) <= 3 or any(char.isupper() for char in form[1:] if char.isalpha() and " " not in form)


def money(tokens: Tokens, place: int) -> Unit | None:
    """A currency in words: US-Dollar, kanadische Dollar, Hong Kong dollars, Pfund Sterling, euros; or an ISO code."""
    language, word = tokens.language, tokens.word(place)
    if tokens.kind(place) != "w":
        return None
    known = _money_nouns(language)
    if word in known:
        noun, code = known[word]
        last = place + 1
        if tokens.word(last) == "sterling":
            return _unit(tokens, "GBP", place, last + 1)
        return _unit(tokens, code or context_currency(tokens, noun), place, last)
    if word in MONEY[language].SUBUNITS:
        return _unit(tokens, MONEY[language].SUBUNITS[word], place, place + 1)
    for width in (1, 2):
        adjective = "-".join(tokens.words[place : place + width])
        stem = _stem(adjective, language)
        if stem is None:
            continue
        last = place + width
        if tokens.word(last) == "." and tokens.word(last - 1) in ("us", "s"):
            last += 1
        if tokens.word(last) == "-":
            last += 1
        found = known.get(tokens.word(last))
        code = _national(language).get((found[0], stem)) if found else None
        if code is not None:
            return _unit(tokens, code, place, last + 1)
    printed = tokens.printed(place)
    if printed in units.CURRENCIES and tokens.word(place + 1) != "-":
        return _unit(tokens, printed, place, place + 1)
    if printed[:1] == "M" and printed[1:] in units.CURRENCIES:
        return _unit(tokens, printed[1:], place, place + 1)._replace(times=10**6)
    if (word == "us" and tokens.word(place + 1) == "$") or word == "usd":
        return _unit(tokens, "USD", place, place + (2 if word == "us" else 1))
    return None


def sign_after(tokens: Tokens, place: int) -> Unit | None:
    word = tokens.word(place)
    if word in signs.SIGNS:
        return _unit(tokens, signs.SIGNS[word], place, place + 1)
    return None


def before(tokens: Tokens, place: int) -> Unit | None:
    """The currency sign or code that ends right before a token: $, US$, HK $, EUR, USD."""
    word = tokens.word(place - 1)
    if word in signs.SIGNS:
        first = place - 1
        letters = tokens.word(first - 1)
        close = tokens.starts[first] - tokens.ends[first - 1] <= 1 if first > 0 else False
        if (
            word == "$"
            and letters in signs.DOLLARS
            and close
            and (tokens.joined(first) or len(letters) > 1 or letters in signs.SPACED)
        ):
            return _unit(tokens, signs.DOLLARS[letters], first - 1, place)
        return _unit(tokens, signs.SIGNS[word], first, place)
    printed = tokens.printed(place - 1)
    if printed in units.CURRENCIES and printed not in signs.WORDLIKE:
        return _unit(tokens, printed, place - 1, place)
    return None


def _unit(tokens: Tokens, code: str | None, first: int, last: int) -> Unit:
    return Unit(code, "currency", first, last, tokens.text[tokens.starts[first] : tokens.ends[last - 1]])


# --- Counted things ---------------------------------------------------------------------------------------------------------


def counted(tokens: Tokens, place: int, one: bool = False) -> Unit | None:
    """The counted noun that follows a number at a token, adjectives between: "300 Cuban teachers", "48 Haubitzen"."""
    return _counted_de(tokens, place) if tokens.language == "de" else _counted_en(tokens, place, one)


def _counted_de(tokens: Tokens, place: int) -> Unit | None:
    start = place
    part = tokens.word(place) in ("von", "der", "dieser", "seiner", "ihrer", "unserer")
    place += part
    if tokens.word(place) == "mal":
        return Unit("time", "count", start, place + 1, tokens.printed(place))
    for _ in range(LONGEST_PHRASE):
        if tokens.kind(place) != "w":
            return None
        word = tokens.words[place]
        if tokens.capital(place) or _compound_adjective(tokens, place):
            break
        if (
            not word.endswith(("e", "en", "er", "em", "es"))
            or word in _GERMAN_FUNCTION_WORDS
            or place - start >= 3
        ):
            return None
        place += 1
    while _compound_adjective(tokens, place):
        place += 3
    if tokens.kind(place) != "w" or not tokens.capital(place):
        return None
    last = place + 1
    while (
        tokens.word(last) == "-"
        and tokens.joined(last)
        and tokens.kind(last + 1) == "w"
        and tokens.joined(last + 1)
    ):
        last += 2
    printed = tokens.text[tokens.starts[place] : tokens.ends[last - 1]]
    folded = printed.lower()
    if len(folded) < 2:
        return None
    if folded in COUNTED["de"].NOT_COUNTED or tokens.words[last - 1] in COUNTED["de"].NOT_COUNTED:
        return None
    code = german_noun(folded)
    if code is None and part:
        return None
    return Unit(code or folded, "count", start, last, printed, code is not None)


def _compound_adjective(tokens: Tokens, place: int) -> bool:
    """US-amerikanische, Nord-koreanische: a capital that is joined to a small word."""
    return (
        tokens.word(place + 1) == "-"
        and tokens.joined(place + 1)
        and tokens.kind(place + 2) == "w"
        and not tokens.capital(place + 2)
        and tokens.word(place + 2).endswith(("e", "en", "er", "es"))
    )


_GERMAN_FUNCTION_WORDS = frozenset(
    "der die das den dem des ein eine einer eines einem einen und oder aber sie er es wir ihre seine ihrer seiner habe haben hatte hatten werde werden wurde wurden könne können solle sollen wolle wollen müsse müssen sei seien würde würden für über unter hinter jeder jede jedes jeden mehr weniger andere anderen anders alle allen diese dieser dieses diesen diesem jene solche bevor wegen gegen neben zwischen außer nachdem weil denn wenn ohne leben kommen gehen geben bekommen liefern schicken zahlen erhalten stehen sterben starben kamen gingen lebten warten kosten waren ließen sahen nahmen gaben fanden standen lagen blieben flohen fielen stiegen sanken hätten wären dürfen dürften viele vielen alle per aber unter hinter wieder immer bisher später früher sogar selbst jeder keiner einer leider weiter weder insgesamt allein".split()
)


@functools.lru_cache(maxsize=4096)
def german_noun(folded: str) -> str | None:
    """The English singular of a folded German noun: listed, or a compound with a listed head."""
    known = nouns("de")
    if folded in known:
        return known[folded]
    last = folded.rpartition("-")[2]
    if last in known:
        return known[last]
    for head in COUNTED["de"].HEADS:
        for ending in ("", "n"):
            if folded.endswith(head + ending) and len(folded) > len(head) + 2:
                return known.get(head + ending) or known.get(head)
    return None


def _counted_en(tokens: Tokens, place: int, one: bool) -> Unit | None:
    start = place
    table = COUNTED["en"]
    if tokens.word(place) == "of":
        place += 1
        if tokens.word(place) in ("the", "these", "those", "its", "his", "their"):
            place += 1
    known = nouns("en")
    for step in range(LONGEST_PHRASE + 1):
        if tokens.kind(place) == "p" and tokens.word(place) == "-" and step:
            place += 1
            continue
        if tokens.kind(place) != "w":
            return None
        word = tokens.words[place]
        if word in table.STOP:
            return None
        pair = f"{word} {tokens.word(place + 1)}"
        if pair in known:
            return Unit(known[pair], "count", start, place + 2, _printed(tokens, place, place + 2))
        plural = word in known and (word != known[word] or word in _UNCHANGED or one)
        if plural and not _modifies(tokens, place):
            return Unit(known[word], "count", start, place + 1, tokens.printed(place))
        if word not in known and _plural(word) and not _modifies(tokens, place):
            return Unit(singular(word), "count", start, place + 1, tokens.printed(place), False)
        place += 1
    return None


_UNCHANGED = frozenset(("aircraft", "sheep", "cattle", "people", "staff", "police", "troops"))


def _modifies(tokens: Tokens, place: int) -> bool:
    """Whether a plural-looking word only modifies the noun after it: "arms shipments", "sales jobs"."""
    following = tokens.word(place + 1)
    if tokens.kind(place + 1) != "w" or following in COUNTED["en"].STOP:
        return False
    return nouns("en").get(following, following) != following


def _printed(tokens: Tokens, first: int, last: int) -> str:
    return tokens.text[tokens.starts[first] : tokens.ends[last - 1]]


def _plural(word: str) -> bool:
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "ous"))
        and word not in COUNTED["en"].NOT_COUNTED
        and word.isalpha()
    )


def singular(word: str) -> str:
    """The singular of a regular English plural.

    >>> [singular(word) for word in ("batteries", "boxes", "tanks", "dishes")]
    ['battery', 'box', 'tank', 'dish']
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def denominator(tokens: Tokens, place: int) -> Unit | None:
    """What one is counted per, at a token: a measure, or a noun in the singular (Soldat, doctor, Kopf)."""
    found = measure(tokens, place)
    if found is not None and found.kind == "dimension":
        return found
    word = tokens.word(place)
    if tokens.kind(place) != "w":
        return None
    if tokens.language == "de":
        code = german_noun(word) if tokens.capital(place) else None
        return Unit(code, "count", place, place + 1, tokens.printed(place)) if code else None
    known = nouns("en")
    code = "person" if word in ("capita", "head") else known.get(word)
    return Unit(code, "count", place, place + 1, tokens.printed(place)) if code else None


# --- What only the article can tell -------------------------------------------------------------------------------------------


def main_unit(tokens: Tokens, subunit: str) -> str:
    """The currency that cents or pence are a hundredth of: the one of its own that the article prints, else the usual one."""
    choices: tuple[str, ...] = MONEY[tokens.language].SUBUNIT_OF[subunit]
    printed = set(tokens.words)
    for code in choices:
        forms = {sign for sign, meant in signs.SIGNS.items() if meant == code} | {code.lower()}
        forms |= {form for form, (_, known) in _money_nouns(tokens.language).items() if known == code}
        if printed & forms:
            return code
    return choices[0]


def context_currency(tokens: Tokens, noun: str) -> str | None:
    """The currency that a noun of several states stands for in this article: the one whose state it speaks of most."""
    if noun not in tokens.memo:
        tokens.memo[noun] = _most_named_currency(tokens, noun)
    return cast("str | None", tokens.memo[noun])


def _most_named_currency(tokens: Tokens, noun: str) -> str | None:
    language = tokens.language
    choices = {stem: code for (name, stem), code in _national(language).items() if name == noun}
    if not choices:
        return None
    votes: dict[str, int] = {}
    by_start: dict[str, list[tuple[str, str]]] = {}
    for stem, code in choices.items():
        by_start.setdefault(stem[:STEM], []).append((stem[: max(STEM, len(stem) - 4)], code))
    for word in tokens.words:
        for stem, code in by_start.get(word[:STEM], ()):
            if word.startswith(stem):
                votes[code] = votes.get(code, 0) + 1
    return max(votes, key=lambda code: (votes[code], code)) if votes else None
