"""Which articles say again what another says, word for word or nearly.

MinHash (Broder 1997) of word sequences, in bands (Leskovec et al., Mining of Massive Datasets, ch. 3): two articles that share a band are
compared by their whole signatures. Plain NumPy.
"""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]

WORDS = 4  # in a sequence
SIGNS = 128  # of a signature: the standard error of a likeness is 4 points of 100
BANDS = 32  # of four signs each: a pair of likeness 0.6 shares one in 99 of 100 cases
ALIKE = (
    0.6  # likeness from which one is a copy of the other; retellings in words of their own have less than 0.3
)
_WORD = re.compile(r"\w+")


def signature(text: str) -> Hashes:
    """The signature of a text, (SIGNS,); texts without words have one of zeros.

    >>> one = signature("Oz gets 200,000 shells from Ruritania, the minister said on Monday in the capital.")
    >>> two = signature("Oz gets 200,000 shells from Ruritania, the minister said on Monday in the city.")
    >>> bool(likeness(one, two) > 0.6)
    True
    """
    words = [zlib.crc32(word.encode("utf-8", "replace")) for word in _WORD.findall(text.lower())]
    if not words:
        return np.zeros(SIGNS, np.uint32)
    folded = np.array(words, np.uint64)
    count = max(1, len(words) - WORDS + 1)
    rolled = np.zeros(count, np.uint64)
    for place in range(min(WORDS, len(words))):
        rolled = rolled * np.uint64(1_000_003) + folded[place : place + count]
    sequences = np.unique((rolled ^ (rolled >> np.uint64(29))) & np.uint64(0xFFFFFFFF))
    first, second = _factors()
    least = np.full(SIGNS, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(sequences), 4096):  # a long text takes no more memory than a short one
        mixed = sequences[start : start + 4096, None] * first + second
        least = np.minimum(least, (mixed >> np.uint64(32)).min(axis=0))
    return least.astype(np.uint32)


@functools.cache
def _factors() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    drawn = np.random.default_rng(20241104).integers(1, 1 << 63, (2, SIGNS), dtype=np.uint64)
    return drawn[0] | np.uint64(1), drawn[1]


def likeness(one: Hashes, two: Hashes) -> float:
    """The share of word sequences that two texts have in common (Jaccard), estimated."""
    return float(np.count_nonzero(one == two)) / SIGNS


class Copy(NamedTuple):
    """`article` says again what `model` says, which stands before it."""

    article: int
    model: int
    alike: float


def copies(signatures: Hashes) -> list[Copy]:
    """Every article, (articles, SIGNS) from the earliest to the latest, that is a copy of an earlier one, with the earliest it leads to."""
    parent = np.arange(len(signatures))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = int(parent[place])
        return place

    for one, two in _pairs(signatures):
        first, second = sorted((root(one), root(two)))
        if first != second and likeness(signatures[one], signatures[two]) >= ALIKE:
            parent[second] = first
    found = ((place, root(place)) for place in range(len(signatures)))
    return [
        Copy(place, model, round(likeness(signatures[place], signatures[model]), 3))
        for place, model in found
        if model != place
    ]


def _pairs(signatures: Hashes) -> Iterator[tuple[int, int]]:
    """Pairs that share a band, each with the first and the one before of its bucket, not all with all."""
    width = SIGNS // BANDS
    worded = np.flatnonzero(signatures.any(axis=1))
    for band in range(BANDS):
        keys = np.ascontiguousarray(signatures[worded, band * width : (band + 1) * width]).view(np.uint64)
        mixed = keys[:, 0] * np.uint64(0x9E3779B97F4A7C15) ^ keys[:, 1]
        order = np.argsort(mixed, kind="stable")
        same = np.flatnonzero(mixed[order][1:] == mixed[order][:-1]) + 1
        begin = -1
        for at in same.tolist():
            if begin < 0 or mixed[order[begin]] != mixed[order[at]]:
                begin = at - 1
            yield int(worded[order[at - 1]]), int(worded[order[at]])
            if at - 1 > begin:
                yield int(worded[order[begin]]), int(worded[order[at]])


def as_bytes(signs: Sequence[int] | Hashes) -> bytes:
    return np.asarray(signs, dtype="<u4").tobytes()


def from_bytes(stored: Sequence[bytes]) -> Hashes:
    return np.frombuffer(b"".join(stored), dtype="<u4").reshape(-1, SIGNS).astype(np.uint32)
