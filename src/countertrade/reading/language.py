"""The language a text is written in, as an ISO 639-1 code: cheaply for what is read, by a model for the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from countertrade.reading import lexicon
from countertrade.reading.document.tagging import tagger

READ = ("de", "en")
"""The languages whose claims are read; texts in others are stored, and their numerals highlighted."""

# A script that one language of the news writes; Cyrillic and Arabic are left to the model
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("ja", re.compile(r"[\u3041-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e01-\u0e5b]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("el", re.compile(r"[\u0391-\u03c9]")),
)
_LATIN = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # code points looked at; a news article has 1,000 to 6,000
_ENOUGH = 3  # function words that decide; two where none speaks for the other language
_ABROAD = re.compile(r"[åøæńłśżźčšřůțșőűñãõçğş]", re.IGNORECASE)  # letters of neighbours
_MARGIN = 2.0  # times as many as the other language has
_SCRIPT_SHARE = 0.2  # of all letters; a name in Hangul makes no article Korean
_SHORT = 40  # words up to which each is looked up
_OWN = 2  # words that only one of the two has
_FAMILIAR = 0.6  # of the words of a line are known in its language
_CERTAIN = 0.9  # probability below which the model's answer is not taken …
_LIKELY = (
    0.5  # … and for the languages that are read: reading a stray text in vain costs less than not reading one
)


def language_of(text: str) -> str | None:
    """The language of a text; None where it is too short or too mixed to tell.

    >>> language_of("Die Regierung hat das Abkommen nicht veröffentlicht, sagte der Minister am Montag.")
    'de'
    >>> language_of("The government has not published the accord, the minister said on Monday.")
    'en'
    >>> language_of("Iran sends Russia 600 drones.")
    'en'
    >>> language_of("북한은 러시아에 병사 1만 명을 파병했다")
    'ko'
    """
    sample = text[:_SAMPLE]
    letters = sum(1 for character in sample if character.isalpha())
    if not letters:
        return None
    scripts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS}
    if scripts["ja"] > letters * _SCRIPT_SHARE / 2:
        return "ja"  # kana between kanji
    script = max(scripts, key=lambda code: scripts[code])
    if scripts[script] > letters * _SCRIPT_SHARE:
        return script
    words = [word.lower() for word in _LATIN.findall(sample)]
    telling = {code: lexicon.grammar(code).function_words for code in READ}
    votes = {code: sum(word in telling[code] for word in words) for code in READ}
    first, second = sorted(READ, key=lambda code: -votes[code])
    dense = votes[first] >= 0.15 * len(words)
    enough = _ENOUGH - (not votes[second] and not _ABROAD.search(sample))
    if dense and votes[first] >= enough and votes[first] >= _MARGIN * votes[second]:
        return first
    found = _by_model(sample) if letters >= 20 else None
    return found or (_by_vocabulary(words) if len(words) <= _SHORT else None)


def _by_vocabulary(words: Sequence[str]) -> str | None:
    """The language that most words of a line are known in, which has no function words to tell: "Peru liefert Chile Weizen"."""
    told = [word for word in words if len(word) > 1]
    known = {code: [word for word in told if tagger(code).knows(word)] for code in READ}
    alone = {
        code: sum(word not in known[other] for word in known[code]) for code, other in (READ, READ[::-1])
    }
    first, second = sorted(READ, key=lambda code: -alone[code])
    telling = lexicon.grammar(first).function_words
    own = alone[first] + any(word in telling for word in known[first])
    sure = len(known[first]) >= _FAMILIAR * len(told) and own >= _OWN * max(1, alone[second] * _MARGIN)
    return first if sure else None


def _by_model(sample: str) -> str | None:
    code, probability = _model().classify(sample)
    return str(code) if probability >= (_LIKELY if code in READ else _CERTAIN) else None


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
