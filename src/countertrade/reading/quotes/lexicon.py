"""The words of speech of a language as one table of tags: a word is looked up once, and every rule asks its tag."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import get_args

from countertrade.reading.languages.de import speech as de
from countertrade.reading.languages.en import speech as en
from countertrade.records import Medium

# One bit a property; a word may have several.
ARTICLE, PRONOUN, PREPOSITION, AND, BUT, SUBORDINATE = (1 << i for i in range(6))
CUE, JOINED, PARTICIPLE, INFINITIVE = (1 << i for i in range(6, 10))
AUXILIARY, PREFIX, SUBJUNCTIVE_1, SUBJUNCTIVE_2, HEARSAY = (1 << i for i in range(10, 15))
ADVERB, SOURCE, TIME, CAPITAL, NUMBER, PUNCTUATION = (1 << i for i in range(15, 21))
COMPLEMENT, ACCORDING, THEREBY, REFLEXIVE, CONTENT, NOMINATIVE, DATIVE, GENITIVE = (
    1 << i for i in range(21, 29)
)
STEM_E, LOWER, MARK, RELATIVE, QUESTION, VERBAL, PRONOMINAL, STANCE, OBLIQUE = (1 << i for i in range(29, 38))
WHEREBY, INTENT, SO = (1 << i for i in range(38, 41))

TRIGGERS = CUE | JOINED | PARTICIPLE | ACCORDING | THEREBY | CONTENT | WHEREBY | STANCE | SO
SUBJUNCTIVE = SUBJUNCTIVE_1 | SUBJUNCTIVE_2


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech: its infinitive, separable prefix, what kind of speech it reports and what it takes (see the tables)."""

    lemma: str
    prefix: str
    medium: Medium
    takes: str
    prepositions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of one language, ready to ask."""

    language: str
    table: ModuleType
    verbs: dict[str, tuple[Verb, ...]]  # finite main-clause form -> the verbs it may be
    joined: dict[str, Verb]  # verb-final form with its prefix
    participles: dict[str, Verb]
    infinitives: dict[str, Verb]
    tag: Callable[[str], int]


@functools.cache
def lexicon(language: str) -> Lexicon:
    """The words of speech of `language` ("de" or "en"; anything else reads as English)."""
    return _german() if language == "de" else _english()


def _german() -> Lexicon:
    verbs: dict[str, list[Verb]] = {}
    joined: dict[str, Verb] = {}
    participles: dict[str, Verb] = {}
    infinitives: dict[str, Verb] = {}
    subjunctives: set[str] = set()
    finite: set[str] = set()
    for line in de.VERBS.strip().splitlines():
        entry = _entry(line)
        stem, prefix = entry.lemma, entry.prefix
        simple = stem[len(prefix) :]
        forms = german_forms(simple, line.split()[1:4] if _is_strong(line) else None)
        for form in forms.finite:
            known = verbs.setdefault(form, [])
            if entry not in known:
                known.append(entry)
            if prefix:
                joined.setdefault(prefix + form, entry)
        participle = prefix + forms.participle
        participles.setdefault(participle, entry)
        infinitives.setdefault(stem, entry)
        infinitives.setdefault(prefix + "zu" + simple if prefix else stem, entry)
        subjunctives.add(forms.subjunctive)
        finite.update(forms.finite)
        verbs.setdefault(forms.subjunctive, []).append(entry)
    flags: dict[str, int] = {}

    def mark(words: frozenset[str] | set[str] | dict[str, object], bit: int) -> None:
        for word in words:
            flags[word] = flags.get(word, 0) | bit

    for word in verbs:
        if word not in de.ARTICLES and word not in de.ADVERBS:  # "einige" is no form of "einigen" here
            flags[word] = flags.get(word, 0) | CUE | VERBAL
    mark(set(joined), JOINED | VERBAL)
    mark(set(participles), PARTICIPLE)
    mark(set(infinitives), INFINITIVE)
    mark(subjunctives - finite - de.ARTICLES - de.ADVERBS, SUBJUNCTIVE_1)
    for words, bit in (
        (de.ARTICLES, ARTICLE),
        (de.PRONOUNS, PRONOUN),
        (de.PREPOSITIONS, PREPOSITION),
        (de.COORDINATING, AND),
        (de.ADVERSATIVE, BUT),
        (de.SUBORDINATING, SUBORDINATE),
        (de.COMPLEMENTIZERS, COMPLEMENT),
        (de.QUESTION_WORDS, QUESTION),
        (de.RELATIVE, RELATIVE),
        (de.AUXILIARIES, AUXILIARY | VERBAL),
        (de.PREFIXES, PREFIX),
        (de.FINITE, VERBAL),
        (de.SUBJUNCTIVE_1, SUBJUNCTIVE_1 | VERBAL),
        (de.SUBJUNCTIVE_2, SUBJUNCTIVE_2 | VERBAL),
        (de.HEARSAY, HEARSAY),
        (de.INTENT, INTENT),
        (frozenset(("so",)), SO),
        (de.ADVERBS, ADVERB),
        (de.SOURCE_NOUNS, SOURCE),
        (de.TIME_WORDS, TIME),
        (de.ACCORDING, ACCORDING),
        (de.THEREBY, THEREBY),
        (de.WHEREBY, WHEREBY),
        (de.REFLEXIVE, REFLEXIVE),
        (de.CONTENT_NOUNS, CONTENT),
        (de.NOMINATIVE, NOMINATIVE),
        (de.DATIVE, DATIVE),
        (de.GENITIVE, GENITIVE),
        (de.STANCES, STANCE),
        (de.PRONOMINAL, PRONOMINAL),
        (de.OBLIQUE, OBLIQUE),
    ):
        mark(words, bit)
    stems = de.COMMON_VERBS | {verb.removesuffix("en").removesuffix("n") for verb in infinitives}
    inseparable = ("be", "er", "ver", "ent", "zer", "über", "unter", "wider", "miss")

    @functools.lru_cache(maxsize=1 << 16)
    def tag(word: str) -> int:
        flag = flags.get(word)
        first = word[:1]
        if first.isupper():
            flag = (flag or 0) | flags.get(word.lower(), 0) & ~(
                CUE | JOINED | PARTICIPLE | CONTENT | SUBJUNCTIVE | VERBAL | INFINITIVE | SO
            )
            if word.endswith(de.SOURCE_ENDINGS):
                flag |= SOURCE
            return flag | CAPITAL
        if flag is None:
            flag = 0
            stem = word[:-1]
            if word[-1:] == "e" and (
                stem in stems or any(stem.startswith(p) and stem[len(p) :] in stems for p in inseparable)
            ):
                flag = STEM_E
        if first.isdigit():
            return flag | NUMBER
        if first.isalpha():
            return flag | (CAPITAL if _NAMED.match(word) else LOWER)
        return flag | PUNCTUATION

    return Lexicon("de", de, {f: tuple(v) for f, v in verbs.items()}, joined, participles, infinitives, tag)


def _english() -> Lexicon:
    verbs: dict[str, list[Verb]] = {}
    participles: dict[str, Verb] = {}
    flags: dict[str, int] = {}
    for line in en.VERBS.strip().splitlines():
        entry = _entry(line)
        past, participle = line.split()[1:3] if _is_strong(line) else (english_past(entry.lemma),) * 2
        third = (
            entry.lemma[:-1] + "ies"
            if entry.lemma.endswith("y") and entry.lemma[-2] not in "aeo"
            else entry.lemma + "s"
        )
        for form in dict.fromkeys(
            (entry.lemma, third.replace("ss", "sses") if entry.lemma.endswith("ss") else third, past)
        ):
            verbs.setdefault(form, []).append(entry)
            flags[form] = flags.get(form, 0) | CUE | VERBAL
        participles.setdefault(participle, entry)
        flags[participle] = flags.get(participle, 0) | PARTICIPLE
    for words, bit in (
        (en.ARTICLES, ARTICLE),
        (en.PRONOUNS, PRONOUN),
        (en.PREPOSITIONS, PREPOSITION),
        (en.COORDINATING, AND),
        (en.ADVERSATIVE, BUT),
        (en.SUBORDINATING, SUBORDINATE),
        (en.COMPLEMENTIZERS, COMPLEMENT),
        (en.RELATIVE, RELATIVE),
        (en.AUXILIARIES, AUXILIARY | VERBAL),
        (en.VERB_FORMS, VERBAL),
        (en.ADVERBS, ADVERB),
        (en.TIME_WORDS, TIME),
        (frozenset(("according", "According")), ACCORDING),
    ):
        for word in words:
            flags[word] = flags.get(word, 0) | bit

    @functools.lru_cache(maxsize=1 << 16)
    def tag(word: str) -> int:
        flag = flags.get(word)
        first = word[:1]
        if flag is None:
            flag = (
                flags.get(word.lower(), 0) & ~(CUE | PARTICIPLE | VERBAL | AUXILIARY)
                if first.isupper()
                else 0
            )
        if first.isupper():
            return flag | CAPITAL
        if first.isdigit():
            return flag | NUMBER
        if first.isalpha():
            return flag | LOWER
        return flag | PUNCTUATION

    return Lexicon("en", en, {f: tuple(v) for f, v in verbs.items()}, {}, participles, {}, tag)


def english_past(base: str) -> str:
    """The regular past of an English verb.

    >>> english_past("deny"), english_past("note"), english_past("add")
    ('denied', 'noted', 'added')
    """
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeou":
        return base[:-1] + "ied"
    return base + ("red" if base == "refer" else "ted" if base == "admit" else "ed")


_NAMED = re.compile(r"(?:al|el|as|ar|an|e|i)-?[A-Z]")  # "al-Arabiya", "eBay"


def _is_strong(line: str) -> bool:
    return (
        len(line.split()) >= 5
        and line.split()[1] not in get_args(Medium)
        and line.split()[1] not in ("S", "W", "T")
    )


_MEDIA: dict[str, Medium] = {
    "S": "Speech",
    "W": "Writing",
    "T": "Thought",
    "SW": "SW",
    "ST": "ST",
    "TW": "TW",
}


def _entry(line: str) -> Verb:
    """One line of a verb table. The tables' own tests keep its form."""
    words = line.split()
    place = next(i for i, word in enumerate(words) if i and word in _MEDIA)
    prefix = words[0].split("|")[0] if "|" in words[0] else ""
    takes = "".join(word for word in words[place + 1 :] if ":" not in word and word != "v")
    prepositions = tuple(
        p for word in words[place + 1 :] if ":" in word for p in word.split(":")[1].split(",")
    )
    return Verb(words[0].replace("|", ""), prefix, _MEDIA[words[place]], takes, prepositions)


@dataclass(frozen=True, slots=True)
class Forms:
    finite: tuple[str, ...]  # third person singular and plural, present and preterite
    participle: str
    subjunctive: str


_NO_GE = ("be", "er", "ver", "ent", "emp", "zer", "ge", "wider", "unter", "über", "miss")


def german_forms(infinitive: str, strong: list[str] | None = None) -> Forms:
    """The forms of a German verb that a report is told in; a weak verb by rule, a strong one from its three principal parts.

    >>> german_forms("melden").finite
    ('meldet', 'melden', 'meldete', 'meldeten')
    >>> german_forms("geben", ["gibt", "gab", "gegeben"]).finite
    ('gibt', 'geben', 'gab', 'gaben')
    """
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    if strong:
        present, past, participle = strong
        plural = past + ("n" if past.endswith("e") else "en")
        return Forms((present, infinitive, past, plural), participle, stem + "e")
    link = "e" if stem.endswith(("d", "t", "chn", "ckn", "dn", "fn", "gn", "tm")) else ""
    present, past = stem + link + "t", stem + link + "te"
    participle = ("" if infinitive.endswith("ieren") or infinitive.startswith(_NO_GE) else "ge") + present
    return Forms(
        (present, infinitive, past, past + "n"), participle, stem + ("" if stem.endswith("e") else "e")
    )
