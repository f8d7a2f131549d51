"""Lemmas and parts of speech by HanTa (Wartena 2019, HMM over morphemes and words; models trained on Tiger and BNC)."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from countertrade.reading.document.morphology import UNKNOWN, Morphology
from countertrade.reading.document.types import Form, Pos

_MODELS = {"de": "morphmodel_ger.pgz", "en": "morphmodel_en.pgz"}
_KNOWN = 2**16  # word forms kept
_LONGEST = 40  # letters of a word that are looked at: the decoder's time grows with their square


class Tagged(NamedTuple):
    lemma: str
    pos: Pos
    form: Form
    tag: str


_STTS: dict[str, tuple[Pos, Form]] = {
    "NN": ("noun", ""), "NNI": ("noun", ""), "NNA": ("noun", ""), "NE": ("name", ""), "ADJA": ("adj", ""),
    "ADJ(A)": ("adj", ""), "ADJ(D)": ("adj", ""), "ADJD": ("adj", ""), "ADV": ("adv", ""), "PAV": ("adv", ""),
    "PROAV": ("adv", ""), "PWAV": ("adv", ""), "APPR": ("adp", ""), "APPRART": ("adp", ""), "APPO": ("adp", ""),
    "APZR": ("adp", ""), "ART": ("det", ""), "PDAT": ("det", ""), "PIAT": ("det", ""), "PIDAT": ("det", ""),
    "PPOSAT": ("det", ""), "PWAT": ("det", ""), "PRELAT": ("det", ""), "CARD": ("num", ""), "KON": ("cconj", ""),
    "KOKOM": ("adv", ""), "KOUS": ("sconj", ""), "KOUI": ("sconj", ""), "PTKNEG": ("neg", ""), "PTKZU": ("zu", ""),
    "PTKVZ": ("particle", ""), "PTKA": ("adv", ""), "PTKANT": ("adv", ""), "TRUNC": ("noun", ""),
}  # fmt: skip
_C5: dict[str, tuple[Pos, Form]] = {
    "AJ0": ("adj", ""), "AJC": ("adj", ""), "AJS": ("adj", ""), "AT0": ("det", ""), "AV0": ("adv", ""),
    "AVP": ("particle", ""), "AVQ": ("adv", ""), "CJC": ("cconj", ""), "CJS": ("sconj", ""), "CJT": ("sconj", ""),
    "CRD": ("num", ""), "DPS": ("det", ""), "DT0": ("det", ""), "DTQ": ("pron", ""), "EX0": ("pron", ""),
    "NN0": ("noun", ""), "NN1": ("noun", ""), "NN2": ("noun", ""), "NP0": ("name", ""), "ORD": ("adj", ""),
    "PNI": ("pron", ""), "PNP": ("pron", ""), "PNQ": ("pron", ""), "PNX": ("pron", ""), "POS": ("poss", ""),
    "PRF": ("adp", ""), "PRP": ("adp", ""), "TO0": ("zu", ""), "XX0": ("neg", ""), "VM0": ("modal", "finite"),
}  # fmt: skip
_C5_FORMS: dict[str, Form] = {
    "B": "finite", "D": "finite", "Z": "finite", "G": "gerund", "N": "participle", "I": "infinitive",
}  # fmt: skip
_STTS_FORMS: dict[str, Form] = {
    "FIN": "finite", "INF": "infinitive", "IZU": "zu", "PP": "participle", "IMP": "finite",
}  # fmt: skip


def _german(tag: str) -> tuple[Pos, Form]:
    if tag in _STTS:
        return _STTS[tag]
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
        return _C5[tag]
    if tag.startswith("V") and len(tag) == 3:
        return ("aux" if tag[1] in "BHD" else "verb"), _C5_FORMS.get(tag[2], "finite")
    return ("punct", "") if tag.startswith("PU") else ("other", "")


class Tagger:
    """Tags sentences of one language. What a word may be and its lemma hang on the word alone, and are kept for the next."""

    def __init__(self, language: str) -> None:
        from HanTa.HanoverTagger import HanoverTagger

        self._morphology = Morphology(HanoverTagger(_MODELS[language]))
        self._map = _german if language == "de" else english_class
        self._tagged = functools.lru_cache(maxsize=_KNOWN)(self._word)

    def tagged(self, words: Sequence[str]) -> list[Tagged]:
        """Each word of one sentence with lemma, part of speech, form and the tagger's tag.

        >>> [(word.lemma, word.pos) for word in tagger("de").tagged(["Russland", "lieferte", "Panzer"])]
        [('Russland', 'name'), ('liefern', 'verb'), ('Panzer', 'noun')]
        """
        tags = self._morphology.classes([word[:_LONGEST].replace("’", "'") for word in words])
        return [self._tagged(word, tag) for word, tag in zip(words, tags, strict=True)]

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
        lemma = word if plain else self._morphology.lemma(word.replace("’", "'"), tag)
        name = self._morphology.names.get(tag, "XY")
        return Tagged(lemma, *self._map(name), name)


@functools.cache
def tagger(language: str) -> Tagger:
    """The tagger of a language, loaded once; its model comes with the package."""
    return Tagger(language)
