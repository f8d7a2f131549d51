"""Lemmas and parts of speech by HanTa (Wartena 2019, HMM over morphemes and words; models trained on Tiger and BNC)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document.morphology import UNKNOWN, Morphology
from countertrade.reading.document.types import Form, Pos

_MODELS = {"de": "morphmodel_ger.pgz", "en": "morphmodel_en.pgz"}
_PREFIXES, _SHORTEST = ("re", "un"), 3  # of irregular verbs, and letters of those
_LONGEST = 40  # letters of a word that are looked at: the decoder's time grows with their square


class Tagged(NamedTuple):
    lemma: str
    pos: Pos
    form: Form
    tag: str


def _by_tag(tags: dict[Pos, str]) -> dict[str, Pos]:
    return {tag: pos for pos, words in tags.items() for tag in words.split()}


_STTS = _by_tag({
    "noun": "NN NNI NNA TRUNC", "name": "NE", "adj": "ADJA ADJ(A) ADJ(D) ADJD",
    "adv": "ADV PAV PROAV PWAV KOKOM PTKA PTKANT", "adp": "APPR APPRART APPO APZR",
    "det": "ART PDAT PIAT PIDAT PPOSAT PWAT PRELAT", "num": "CARD", "cconj": "KON", "sconj": "KOUS KOUI",
    "neg": "PTKNEG", "zu": "PTKZU", "particle": "PTKVZ",
})  # fmt: skip
_C5 = _by_tag({
    "adj": "AJ0 AJC AJS ORD", "det": "AT0 DPS DT0", "adv": "AV0 AVQ", "particle": "AVP", "cconj": "CJC",
    "sconj": "CJS CJT", "num": "CRD", "pron": "DTQ EX0 PNI PNP PNQ PNX", "noun": "NN0 NN1 NN2", "name": "NP0",
    "poss": "POS", "adp": "PRF PRP", "zu": "TO0", "neg": "XX0",
})  # fmt: skip
_C5_FORMS: dict[str, Form] = {
    "B": "finite", "D": "finite", "Z": "finite", "G": "gerund", "N": "participle", "I": "infinitive",
}  # fmt: skip
_STTS_FORMS: dict[str, Form] = {
    "FIN": "finite", "INF": "infinitive", "IZU": "zu", "PP": "participle", "IMP": "finite",
}  # fmt: skip


def _german(tag: str) -> tuple[Pos, Form]:
    if tag in _STTS:
        return _STTS[tag], ""
    if tag.startswith("V"):
        inner = tag[tag.find("(") + 1 : -1] if "(" in tag else tag[2:]
        kind: Pos = "modal" if tag[1] == "M" else "aux" if tag[1] == "A" else "verb"
        return kind, _STTS_FORMS.get(inner, "finite")
    if tag.startswith("P"):
        return "pron", ""
    return ("punct", "") if tag.startswith("$") else ("other", "")


def english_class(tag: str) -> tuple[Pos, Form]:
    """The part of speech and the form of a verb that a tag of the C5 set stands for."""
    if tag in _C5:
        return _C5[tag], ""
    if tag == "VM0":
        return "modal", "finite"
    if tag.startswith("V") and len(tag) == 3:
        return ("aux" if tag[1] in "BHD" else "verb"), _C5_FORMS.get(tag[2], "finite")
    return ("punct", "") if tag.startswith("PU") else ("other", "")


class Tagger:
    """Tags sentences of one language. What a word may be and its lemma hang on the word alone, and are kept for the next."""

    def __init__(self, language: str) -> None:
        from HanTa.HanoverTagger import HanoverTagger

        self._morphology = Morphology(HanoverTagger(_MODELS[language]))
        self._map = _german if language == "de" else english_class
        self._tagged = functools.lru_cache(maxsize=lexicon.KEPT)(self._word)

    def tagged(self, words: Sequence[str]) -> list[Tagged]:
        """Each word of one sentence with lemma, part of speech, form and the tagger's tag.

        >>> [(word.lemma, word.pos) for word in tagger("de").tagged(["Russland", "lieferte", "Panzer"])]
        [('Russland', 'name'), ('liefern', 'verb'), ('Panzer', 'noun')]
        """
        seen = map(head_of, words) if self._map is _german else words
        tags = self._morphology.classes([word[:_LONGEST].replace("’", "'") for word in seen])
        return [self._tagged(word, tag) for word, tag in zip(words, tags, strict=True)]

    def knows(self, word: str) -> bool:
        """Whether the model was trained on a word in small letters."""
        return self._morphology.knows(word)

    def possible(self, word: str) -> frozenset[str]:
        """The tags that a word can have."""
        return self._morphology.possible(word[:_LONGEST])

    def finite(self, word: str) -> Tagged | None:
        """A German word as a finite full verb; None where it can be none.

        >>> tagger("de").finite("umfassten").lemma
        'umfassen'
        """
        if "VV(FIN)" not in self.possible(word):
            return None
        return self._tagged(
            word, next(tag for tag, name in self._morphology.names.items() if name == "VV(FIN)")
        )

    def lemma(self, word: str, name: str) -> str:
        """The lemma of a word as what one of the tagger's tags stands for.

        >>> tagger("de").lemma("Rufe", "NN"), tagger("en").lemma("rose", "VVD")
        ('Ruf', 'rise')
        """
        tag = next(tag for tag, each in self._morphology.names.items() if each == name)
        return self._tagged(word, tag).lemma

    def participle(self, word: str) -> str | None:
        """The lemma of the verb that a German participle before a noun is of; None where it is none.

        >>> tagger("de").participle("versprochenen")
        'versprechen'
        """
        base = re.sub(r"(?<=t|n)e[nrsm]?$", "", word)
        if base == word or "VV(PP)" not in self.possible(base):
            return None
        tag = next(tag for tag, name in self._morphology.names.items() if name == "VV(PP)")
        return self._tagged(base, tag).lemma

    def _word(self, word: str, tag: int) -> Tagged:
        if not any(letter.isalnum() for letter in word):
            return Tagged(word, "punct" if word not in "$€£¥₩₽₹₺₴%" else "other", "", "$(")
        if word[0].isdecimal() and word.replace(".", "").replace(",", "").isdecimal():
            return Tagged(word, "num", "", "CARD")
        plain = len(word) > _LONGEST or tag == UNKNOWN
        good = self._map is _german and word in lexicon.goods("de")  # "Mais" is not of "Mai"
        lemma = word if plain or good else self._morphology.lemma(word.replace("’", "'"), tag)
        if self._map is _german and (head := head_of(word)) != word:
            lemma = word.removesuffix(head) + self._tagged(head, tag).lemma
        name = self._morphology.names.get(tag, "XY")
        if name == "NN2" and word.endswith("wives"):
            lemma = f"{word[:-3]}fe"  # "midwives"
        if self._map is _german and word.lower() in ("zeugen", "augenzeugen") and name == "NN":
            lemma = word[:-1]  # who witnessed something is no "Zeug"
        if self._map is english_class and name.startswith("VV"):
            lemma = _verb(word.lower(), lemma)
        return Tagged(lemma, *self._map(name), name)


def head_of(word: str) -> str:
    """The noun that a compound behind a number ends in, which tells what it is: "Granaten" of "mm-Granaten"."""
    first, _, last = word.rpartition("-")
    return last if first and last[:1].isupper() and first.islower() else word


def _verb(word: str, lemma: str) -> str:
    """The lemma of an English verb that the tagger left with its ending or cut too short: "certify" of "certified", "resell" of "resold"."""
    known = lemma in lexicon.speech("en").verbs or lemma in lexicon.transfers("en").verbs
    if known or word in inflected():
        return lemma if known else inflected()[word]
    parts = ((before, word[len(before) :]) for before in _PREFIXES if word.startswith(before))
    bases = (before + tagger("en").lemma(rest, "VVD") for before, rest in parts if len(rest) > _SHORTEST)
    return next((base for base in bases if base in lexicon.transfers("en").verbs), lemma)


@functools.cache
def inflected() -> dict[str, str]:
    """The English verb of saying or of passing that each of its regular forms is of, but for forms that two share.

    >>> [inflected()[word] for word in ("brokered", "disbursing", "ferries", "shipped")]
    ['broker', 'disburse', 'ferry', 'ship']
    """
    found: dict[str, str] = {}
    for base in {*lexicon.speech("en").verbs, *lexicon.transfers("en").verbs}:
        for word in _forms(base) if base.isalpha() else ():
            found[word] = base if found.get(word, base) == base else ""
    return {word: base for word, base in found.items() if base}


def _forms(base: str) -> Iterator[str]:
    """The forms of a regular verb in -s, -ed and -ing."""
    if base.endswith("e"):
        yield from (f"{base}s", f"{base}d", f"{base[:-1]}ing")
    elif re.search(r"[^aeiou]y$", base):
        yield from (f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing")
    else:
        plural = "es" if re.search(r"(?:[sxz]|[cs]h)$", base) else "s"
        yield from (f"{base}{plural}", f"{base}ed", f"{base}ing")
    if re.search(r"[^aeiou][aeiou][^aeiouwxy]$", base):
        yield from (f"{base}{base[-1]}ed", f"{base}{base[-1]}ing")  # "shipped"


@functools.cache
def tagger(language: str) -> Tagger:
    """The tagger of a language, loaded once; its model comes with the package."""
    return Tagger(language)
