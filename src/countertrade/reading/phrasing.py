"""The phrases that name a source beside quotations, and the dictionary form of cues."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import NamedTuple

from countertrade.reading.quotes.lexicon import lexicon


class Patterns(NamedTuple):
    amounting: re.Pattern[str]
    amounted: re.Pattern[str] | None  # an auxiliary before the figure, its participle behind it
    existence: re.Pattern[str]
    named_by: re.Pattern[str]
    passive: re.Pattern[str]
    trailing: re.Pattern[str]
    telling: re.Pattern[str]
    voiceless: re.Pattern[str]
    no_source: re.Pattern[str]
    lemmas: dict[str, str]
    pointing: re.Pattern[str]
    pointing_reported: re.Pattern[str]
    hearsay: re.Pattern[str]
    konjunktiv: re.Pattern[str] | None
    weak: re.Pattern[str] | None
    perfect: re.Pattern[str]
    turns: re.Pattern[str]  # what follows in the sentence is another's
    trailing_adverbs: re.Pattern[str]  # behind a subject, and no part of it
    reckoning: re.Pattern[str]  # a sentence of the writer's own sum on what was said before
    premise: re.Pattern[str]  # opens a sentence with a figure from which a sum starts
    hung: re.Pattern[str]  # a preposition before a name, which is then no subject: "the talks with Ana Roth"
    finite: re.Pattern[str]  # how a verb behind a subject can end
    assessing: frozenset[str]  # lemmas by which somebody says or reckons a figure himself
    inanimate: frozenset[str]  # lemmas whose "it" may be a thing


def lemma(printed: str, language: str) -> str:
    """The verb or phrase of a cue in its dictionary form, as far as the tables know it; else folded.

    >>> lemma("teilte mit", "de"), lemma("erklärt", "de"), lemma("said", "en"), lemma("laut", "de")
    ('mitteilen', 'erklären', 'say', 'laut')
    """
    folded = printed.lower().split()
    if not folded:
        return ""
    own = patterns(language).lemmas
    known = lexicon(language)
    verbs = [verb for word in folded for verb in known.verbs.get(word, ())]
    prefixed = next((verb.lemma for verb in verbs if verb.prefix and verb.prefix in folded), None)
    if prefixed is None:
        prefixed = next(
            (
                verb.lemma
                for word in reversed(folded)
                if (verb := known.participles.get(word) or known.joined.get(word))
            ),
            None,
        )
    simple = next((verb.lemma for verb in verbs if not verb.prefix), None)
    found = (
        (prefixed if len(folded) > 1 else None)
        or simple
        or prefixed
        or own.get(folded[0])
        or " ".join(folded)
    )
    return (
        f"sich {found}" if "sich" in folded and not found.startswith("sich") and " " not in found else found
    )


@cache
def patterns(language: str) -> Patterns:
    table = import_module(f"countertrade.reading.languages.{language}.people")
    lemmas = {form: word for word, forms in table.AMOUNTING.items() for form in forms.split(" ") if form}
    finite = frozenset(lemmas)
    lemmas |= table.AMOUNTED
    behind = {
        form: (word, what) for word, (forms, what) in table.AMOUNTING_WITH.items() for form in forms.split()
    }
    amounting = [
        form.replace(chr(160), " ") for form in lemmas if form not in table.AMOUNTED or form in finite
    ]
    amounting = sorted(amounting, key=len, reverse=True) + [
        f"{form}(?={what})" for form, (_, what) in behind.items()
    ]
    lemmas |= {form: word for form, (word, _) in behind.items()}
    hearsay = (
        r"\bsoll(?:en)?\b"
        if language == "de"
        else r"\b(?:is|are|was|were) (?:said|reported|rumou?red|understood|alleged) to\b|\breportedly\b"
    )
    konjunktiv = weak = None
    if language == "de":
        from countertrade.reading.languages.de import hedges

        forms = sorted({*hedges.KONJUNKTIV_FORMS, *(f"{stem}e" for stem in hedges.KONJUNKTIV)} - {"würden"})
        konjunktiv = re.compile(rf"\b(?:{'|'.join(forms)})\b")
        weak = re.compile(rf"\b(?:{'|'.join(sorted(hedges.KONJUNKTIV_WEAK))})\b")
    return Patterns(
        amounting=re.compile(rf"\b(?:{'|'.join(amounting)})\b"),
        amounted=re.compile(rf"\b(?:{'|'.join(table.AMOUNTED)})\b") if table.AMOUNTED else None,
        existence=re.compile(table.EXISTENCE, re.IGNORECASE),
        named_by=re.compile(rf"\b(?:{table.NAMED_BY})"),
        passive=re.compile(table.PASSIVE_AMOUNT),
        trailing=re.compile(
            r", (?P<verb>[a-zäöüß]+) (?P<who>[^,.;:“”„]{2,90})(?=[.,;]\s*$|[.,;]\s)"
            if language == "de"
            else r", (?P<who>[^,.;:“”]{2,90}) (?P<verb>[a-z]+)(?=[.;]\s*$|[.;]\s)"
        ),
        telling=re.compile(table.TELLING, re.IGNORECASE),
        voiceless=re.compile(table.VOICELESS),
        no_source=re.compile(rf"\b\w*(?:{table.NO_SOURCES})\b"),
        lemmas={form.replace(chr(160), " "): word for form, word in lemmas.items()},
        pointing=re.compile(table.POINTING),
        pointing_reported=re.compile(table.POINTING_REPORTED),
        hearsay=re.compile(hearsay),
        konjunktiv=konjunktiv,
        weak=weak,
        perfect=re.compile(
            r"\b(?:hätten?|wären?)\b.{0,300}\b(?:\w{0,40}ge\w{1,40}(?:en|t)|\w+iert|(?:be|er|ver|ent|zer)\w+t)\b"
        ),
        turns=re.compile(rf"[,;–] (?:und |and )?(?:{table.TURNS})\b"),
        trailing_adverbs=re.compile(rf",?\s+(?:{table.TRAILING_ADVERBS})\s*$"),
        reckoning=re.compile(table.RECKONING, re.IGNORECASE),
        premise=re.compile(rf"\W*(?:{table.PREMISES})\s", re.IGNORECASE),
        hung=re.compile(rf"\b(?:{'|'.join(sorted(lexicon(language).table.PREPOSITIONS))})\s+(?:\w+\s+)?$"),
        finite=re.compile(rf"(?:{table.FINITE_ENDINGS})$"),
        assessing=table.ASSESSING,
        inanimate=table.INANIMATE,
    )
