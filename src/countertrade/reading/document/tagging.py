"""Lemmas and parts of speech by HanTa (Wartena 2019, HMM over morphemes and words; models trained on Tiger and BNC)."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from countertrade.reading.document.types import Form, Pos

if TYPE_CHECKING:
    from HanTa.HanoverTagger import HanoverTagger

_MODELS = {"de": "morphmodel_ger.pgz", "en": "morphmodel_en.pgz"}
_SPECIAL = re.compile(r"\W")


class Tagged(NamedTuple):
    lemma: str
    pos: Pos
    form: Form
    tag: str


@functools.cache
def tagger(language: str) -> HanoverTagger:
    """The tagger of a language, loaded once; the model comes with the package."""
    from HanTa.HanoverTagger import HanoverTagger

    return HanoverTagger(_MODELS[language])


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


def _english(tag: str) -> tuple[Pos, Form]:
    if tag in _C5:
        return _C5[tag]
    if tag.startswith("V") and len(tag) == 3:
        return ("aux" if tag[1] in "BHD" else "verb"), _C5_FORMS.get(tag[2], "finite")
    return ("punct", "") if tag.startswith("PU") else ("other", "")


class Words:
    """The tagging of one text: what each word form may be is worked out once."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._tagger = tagger(language)
        self._lemmas: dict[tuple[str, int], str] = {}
        self._map = _german if language == "de" else _english
        self._seen: dict[str, list[tuple[int, float]]] = {}

    def tagged(self, words: Sequence[str]) -> list[Tagged]:
        """Each word of one sentence with lemma, part of speech, form and the tagger's tag."""
        if not words:
            return []
        model = self._tagger
        tags = model.tag_sent_viterbi([word[:40].replace("’", "'") for word in words])
        found: list[Tagged] = []
        for word, tag in zip(words, tags, strict=False):
            if not any(letter.isalnum() for letter in word):
                found.append(Tagged(word, "punct" if word not in "$€£¥₩₽₹₺₴%" else "other", "", "$("))
                continue
            if word[0].isdigit() and word.replace(".", "").replace(",", "").isdigit():
                found.append(Tagged(word, "num", "", "CARD"))
                continue
            key = (word, tag)
            lemma = self._lemmas.get(key)
            if lemma is None:
                lemma = (
                    word
                    if len(word) > 40 or tag == 3
                    else model._analyze(word.replace("’", "'"), tag, taglevel=1)[0]
                )
                self._lemmas[key] = lemma
            name = model.int2tag.get(tag, "XY")
            pos, form = self._map(name)
            found.append(Tagged(lemma, pos, form, name))
        return found
