"""Copies are found, retellings in other words are not."""

from __future__ import annotations

import random

import numpy as np

from countertrade.archive.near_duplicates import ALIKE, BANDS, copies, likeness, signature

WORDS = [f"word{n}" for n in range(3000)]


def text(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def test_likeness_is_the_share_of_common_sequences() -> None:
    one = text(1)
    half = one[:150] + text(2)[:150]
    a, b = ({tuple(each[n : n + 4]) for n in range(297)} for each in (one, half))
    true = len(a & b) / len(a | b)
    assert (
        abs(likeness(signature(" ".join(one)), signature(" ".join(half))) - true) < 0.13
    )  # three standard errors


def test_copies_lead_to_the_earliest() -> None:
    texts: list[str] = []
    models: dict[int, int] = {}
    for family in range(200):
        model = text(family)
        models[len(texts)] = len(texts)
        first = len(texts)
        texts.append(" ".join(model))
        for copy in range(family % 4):
            changed = list(model)
            changed[20 * copy : 20 * copy + 8] = text(10_000 + family * 9 + copy, 8)
            models[len(texts)] = first
            texts.append(" ".join(changed[: len(changed) - 10 * copy]))
    found = copies(np.stack([signature(each) for each in texts]))
    known = {copy.article: copy.model for copy in found}
    true = {article: model for article, model in models.items() if article != model}
    assert known.items() <= true.items()
    assert len(known) >= 0.98 * len(true)
    assert all(copy.alike >= ALIKE - 0.2 for copy in found)


def test_texts_without_words_are_no_copies() -> None:
    assert copies(np.stack([signature(""), signature("…"), signature("")])) == []
    assert len(signature("a")) == BANDS * 4
