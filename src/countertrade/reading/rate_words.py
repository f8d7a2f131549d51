"""What a figure is per: "pro Monat und Soldat", "a month each", "jährlich", "je 1.000 Kubikmeter", "Jeder Soldat …".

A rate word that follows its quantity belongs to it. Any other is attached inside its sentence: to the next quantity that
can carry it, else to the nearest one before.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from types import ModuleType
from typing import NamedTuple

from countertrade.quantity import figure
from countertrade.reading.languages.de import rates as de
from countertrade.reading.languages.en import rates as en
from countertrade.reading.numbers import number_at
from countertrade.reading.tokens import Tokens
from countertrade.reading.unit_words import COUNTED, denominator, german_noun, measure, nouns
from countertrade.units import TIMES

TABLES: dict[str, ModuleType] = {"de": de, "en": en}
REACH = 8  # tokens between an adjective of frequency and the figure of its noun


class Rate(NamedTuple):
    """A denominator printed at tokens `first` to `last`. `each` says that it is the subject of its sentence."""

    per: str
    first: int
    last: int
    each: bool = False
    adjective: bool = False


@functools.cache
def _periods(language: str) -> dict[str, str]:
    return {word.lower(): code for code, words in TABLES[language].PERIODS.items() for word in words.split()}


@functools.lru_cache(maxsize=1 << 14)
def frequency(word: str, language: str) -> str | None:
    """The period of jährlich, monatlichen, annual, daily; of a compound such as Jahresbedarf too."""
    table = TABLES[language]
    for ending in table.FREQUENCY_ENDINGS:
        if ending and not word.endswith(ending):
            continue
        stem = word[: len(word) - len(ending)] if ending else word
        if stem in table.FREQUENCIES:
            return str(table.FREQUENCIES[stem])
    for start, period in table.FREQUENT_COMPOUNDS.items():
        if word.startswith(start) and word.endswith(table.FREQUENT_HEADS):
            return str(period)
    return None


def period(word: str, language: str) -> str | None:
    return _periods(language).get(word)


def rate_at(tokens: Tokens, place: int, following: bool) -> Rate | None:
    """The rate words at a token. `following` says that they come right after a quantity, where "a month" is a rate."""
    if tokens.kind(place) == "p":
        return _slash(tokens, place) if following else None
    if tokens.kind(place) != "w":
        return None
    for rule in (_per, _every, _in_the, _the_measure, _frequency):
        found = rule(tokens, place, following)
        if found is not None:
            return found
    return None


def _slash(tokens: Tokens, place: int) -> Rate | None:
    if tokens.word(place) != "/":
        return None
    found = _denominator(tokens, place + 1)
    return Rate(found[0], place, found[1]) if found else None


def _per(tokens: Tokens, place: int, following: bool) -> Rate | None:
    """pro Monat, je 1.000 Kubikmeter, per head, and after a first rate: und Soldat."""
    table, word = TABLES[tokens.language], tokens.words[place]
    if word not in table.PER or (word == "a" and tokens.language == "de" and not following):
        return None
    found = _denominator(tokens, place + 1)
    return Rate(found[0], place, found[1]) if found else None


def _the_measure(tokens: Tokens, place: int, following: bool) -> Rate | None:
    """The measure that a price is of, right behind it: "350 Dollar die Tonne"."""
    if not following or tokens.words[place] not in TABLES[tokens.language].THE:
        return None
    found = measure(tokens, place + 1)
    if found is None or found.kind != "dimension" or found.code in (None, *TIMES):
        return None
    return Rate(found.code or "", place, found.last)


def _denominator(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """The code and end of a denominator: month, soldier, 1000 m3."""
    if tokens.kind(place) == "n":
        number = number_at(tokens, place)
        if number is None:
            return None
        found = denominator(tokens, number.last)
        if found is None or found.code is None:
            return None
        count = figure(float(number.value)).replace(",", "")
        return (found.code if count == "1" else f"{count} {found.code}"), found.last
    skip = place + (
        tokens.word(place) in ("the", "a", "der", "den", "dem", "einem", "entsandtem", "deployed")
    )
    code = period(tokens.word(skip), tokens.language)
    if code is not None:
        return code, skip + 1
    found = denominator(tokens, skip)
    if found is not None and found.code is not None:
        return found.code, found.last
    if tokens.language == "de":
        for ahead in range(skip, skip + 4):
            if tokens.kind(ahead) != "w" or tokens.capital(ahead):
                break
            found = denominator(tokens, ahead + 1)
            if found is not None and found.code is not None:
                return found.code, found.last
    if tokens.language == "en" and tokens.kind(skip) == "w":
        found = denominator(tokens, skip + 1)
        if found is not None and found.code is not None and found.kind == "count":
            return found.code, found.last
    return None


def _every(tokens: Tokens, place: int, following: bool) -> Rate | None:
    """jedes Jahr, every month; jeder Soldat, Jeder dieser Soldaten, each North Korean soldier, ein einzelner Kämpfer."""
    table, language = TABLES[tokens.language], tokens.language
    word, start = tokens.words[place], place
    if word in ("für", "for") and tokens.word(place + 1) in ("ein", "eine", "einen", "a", "one"):
        found = measure(tokens, place + 2)
        if (
            found is not None
            and found.kind == "dimension"
            and found.code not in TIMES
            and found.code is not None
        ):
            return Rate(found.code, start, found.last)
    if language == "en" and word == "for" and tokens.word(place + 1) in table.EVERY:
        place, word = place + 1, tokens.word(place + 1)
    if language == "de" and word in ("für", "an") and tokens.word(place + 1) in table.EVERY:
        place, word = place + 1, tokens.word(place + 1)
    if (language == "de" and word == "ein" and tokens.word(place + 1) in table.ONE) or (
        language == "en" and word == "a" and tokens.word(place + 1) in table.ONE
    ):
        place, word = place + 1, tokens.word(place + 1)
    elif word not in table.EVERY:
        return _article_rate(tokens, start) if following else None
    code = period(tokens.word(place + 1), language)
    if code is not None:
        return Rate(code, start, place + 2)
    if following and (word in table.EACH_AFTER) and not _noun_near(tokens, place + 1):
        return Rate("each", start, place + 1, each=True)
    of = tokens.word(place + 1) in ("of", "der", "dieser", "von", "unserer", "seiner", "ihrer")
    for ahead in range(place + 1, min(place + 10, len(tokens))):
        if tokens.kind(ahead) == "n" and not of:
            break
        if tokens.kind(ahead) not in ("w", "n") and tokens.word(ahead) not in ("-", "'", "’"):
            break
        noun = _counted_noun(tokens, ahead)
        if noun is not None and tokens.word(ahead + 1) not in ("'", "’"):
            return Rate(noun, start, ahead + 1, each=True)
        if tokens.word(ahead) in table.EACH_ALONE:
            return Rate("each", start, place + 1, each=True)
    return None


def _noun_near(tokens: Tokens, place: int) -> bool:
    return any(_counted_noun(tokens, ahead) for ahead in range(place, min(place + 4, len(tokens))))


def _counted_noun(tokens: Tokens, place: int) -> str | None:
    """The English singular of a listed counted noun at a token, in the singular or plural."""
    if tokens.kind(place) != "w":
        return None
    if tokens.language == "de":
        if not tokens.capital(place):
            return None
        return german_noun(tokens.words[place])
    word = tokens.words[place]
    return nouns("en").get(word)


def _article_rate(tokens: Tokens, place: int) -> Rate | None:
    """a month, a barrel, an hour: after a quantity only, and not "a year ago"."""
    if tokens.language != "en" or tokens.words[place] not in ("a", "an"):
        return None
    later = tokens.word(place + 2) in TABLES["en"].NO_RATE_BEFORE
    if later and (tokens.word(place + 2) != "on" or tokens.kind(place + 3) != "w"):
        return None  # "a year ago"; but "saves 90 million a year on gas"
    code = period(tokens.word(place + 1), "en")
    if code is not None:
        return Rate(code, place, place + 2)
    found = denominator(tokens, place + 1)
    if found is None or found.code is None:
        return None
    if (
        found.kind == "count"
        and tokens.kind(found.last) == "w"
        and tokens.word(found.last) not in COUNTED["en"].STOP
    ):
        return None
    return Rate(found.code, place, found.last)


def _in_the(tokens: Tokens, place: int, following: bool) -> Rate | None:
    """im Jahr, in der Woche, am Tag — but not "im Jahr 2019" and not "im Monat Mai"."""
    table = TABLES[tokens.language]
    word, last = tokens.words[place], place + 1
    if word == "in" and tokens.word(last) == "der":
        word, last = "in der", last + 1
    if word not in table.IN_THE:
        return None
    code = period(tokens.word(last), tokens.language)
    after = last + 1
    year = tokens.kind(after) == "n" and code == "year" and len(tokens.word(after)) == 4
    if code is None or year or (not following and (code == "day" or word == "in der")):
        return None
    if tokens.word(after) in ("der", "des", "davor", "danach", "zuvor", "darauf", "vor", "nach"):
        return None
    if tokens.kind(after) == "w" and tokens.capital(after) and not following:
        return None
    return Rate(code, place, after)


def _frequency(tokens: Tokens, place: int, following: bool) -> Rate | None:
    code = frequency(tokens.words[place], tokens.language)
    if code is None:
        return None
    noun = tokens.kind(place + 1) == "w" and (tokens.capital(place + 1) or tokens.language == "en")
    inflected = tokens.language == "de" and tokens.words[place] not in TABLES["de"].FREQUENCIES
    adjective = (inflected or (tokens.language == "en" and not tokens.words[place].endswith("ally"))) and noun
    if following and inflected and not tokens.capital(place):
        return None
    return Rate(code, place, place + 1, adjective=adjective)


def following_rates(tokens: Tokens, place: int, stop: int) -> list[Rate]:
    """The rates that come right after a quantity ends, one after another."""
    found: list[Rate] = []
    language = tokens.language
    while place < stop:
        if found and tokens.word(place) in ("und", "and"):
            inner = _denominator(tokens, place + 1)
            if inner is None or tokens.kind(place + 1) == "n":
                break
            rate: Rate | None = Rate(inner[0], place, inner[1])
        else:
            rate = rate_at(tokens, place, following=True)
        if rate is None and tokens.word(place) in TABLES[language].EACH_AFTER:
            rate = Rate("each", place, place + 1, each=True)
        if rate is None or rate.adjective:
            break
        found.append(rate)
        place = rate.last
    return found


def priced(tokens: Tokens, start: int, place: int, last: int) -> Rate | None:
    """What a sum is the price of: "a shell costs about 3,000 euros", "eine Tonne ist 200 Euro wert".

    `start` is the first token of the sentence, `place` the first of the sum and `last` the one after it.
    """
    table = TABLES[tokens.language]
    if tokens.word(place - 1) in table.PRICE_PREPOSITIONS and tokens.word(place - 3) in table.THE:
        found = measure(tokens, place - 2)
        if (
            place - 3 >= start
            and found is not None
            and found.kind == "dimension"
            and found.code not in (None, *TIMES)
        ):
            return Rate(found.code or "", place - 3, place)
    verb = next(
        (at for at in _back(tokens, place, start, VERB_REACH) if tokens.words[at] in table.PRICE_VERBS), None
    )
    if verb is None and tokens.word(last) in table.WORTH_BEHIND:
        verb = next(
            (at for at in _back(tokens, place, start, VERB_REACH) if tokens.words[at] in table.BEING), None
        )
    if verb is None:
        return None
    subject = list(_back(tokens, verb, start, SUBJECT_REACH))
    one = (subject[-1] if subject else verb) - 1
    if tokens.word(one) == "1":
        subject.append(one)  # "1 tonne costs 250 dollars"
    for at in subject:
        if tokens.words[at] not in (*table.A, *table.THE, "1"):
            continue
        for ahead in range(at + 1, min(at + 4, verb)):
            found = measure(tokens, ahead)
            if found is not None and found.kind == "dimension" and found.code not in (None, *TIMES):
                return Rate(found.code or "", at, found.last)
            noun = _counted_noun(tokens, ahead)
            if (
                noun is not None
                and tokens.words[at] not in table.THE
                and _counted_noun(tokens, ahead + 1) is None
            ):
                return Rate(noun, at, ahead + 1, each=True)
        return None
    return None


VERB_REACH = 8  # tokens between a sum and the verb of its price
SUBJECT_REACH = 9  # tokens between that verb and the article of what costs it


def _back(tokens: Tokens, place: int, start: int, reach: int) -> Iterator[int]:
    """The words before a token, the nearest first, as far as no figure and no mark stands between."""
    for at in range(place - 1, max(start, place - reach) - 1, -1):
        if tokens.kinds[at] != "w":
            return
        yield at


@functools.lru_cache(maxsize=1 << 15)
def _begins(word: str, language: str) -> bool:
    """Whether a word can begin a rate at all; most words of a text cannot."""
    table = TABLES[language]
    article = word in ("für", "an", "for", "ein", "a", "in")
    known = word in table.PER or word in table.EVERY or word in table.IN_THE
    return article or known or frequency(word, language) is not None


def free_rates(tokens: Tokens, first: int, last: int) -> list[Rate]:
    """The rate words of a sentence wherever they stand, "Jeder Soldat" and "täglich" among them."""
    found: list[Rate] = []
    place = first
    while place < last:
        begins = tokens.kinds[place] == "w" and _begins(tokens.words[place], tokens.language)
        rate = rate_at(tokens, place, following=False) if begins else None
        if rate is None or rate.last > last:
            place += 1
            continue
        found.append(rate)
        place = rate.last
    return found
