"""Captures, tokens, packages and answers from a stranger, broken at random: refused with a reason, never met with a fault."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countertrade.captures import stamped, unpack
from countertrade.packing.parts import MANIFEST, zipped
from countertrade.packing.verifying import verify
from countertrade.records import Bad
from countertrade.suggestions import claim_reviews, places_of
from countertrade.suggestions.matching import folded
from countertrade.suggestions.prompts import proposals_in
from tests.captures.archives import MAIL, MHTML, SINGLEFILE, URL, WHEN, wacz, warc

DATA = Path(__file__).parent / "data"
STORY, TOKEN = (DATA / "story.txt").read_bytes(), (DATA / "story.txt.tsr").read_bytes()
SHEET = b"Link,Archive status,Archive date\nhttps://x.example/,success,2025-03-05\n"
PACKAGE = zipped({MANIFEST: b'{"format": "countertrade-package/1", "files": {}}', "facts.json": b"{}"})
TAKEN: dict[str, tuple[bytes, Callable[[bytes], object]]] = {
    "wacz": (wacz(pages=[{"url": URL, "ts": WHEN}]), lambda data: unpack(data, "a.wacz")),
    "warc.gz": (warc(), lambda data: unpack(data, "a.warc.gz")),
    "warc": (warc(packed=False), lambda data: unpack(data, "a.warc")),
    "singlefile": (SINGLEFILE, lambda data: unpack(data, "a.html")),
    "mhtml": (MHTML, lambda data: unpack(data, "a.mhtml")),
    "mail": (MAIL, lambda data: unpack(data, "a.eml")),
    "sheet": (SHEET, lambda data: unpack(data, "a.csv")),
    "token": (TOKEN, lambda data: stamped(STORY, data, "a.tsr")),
    "package": (PACKAGE, lambda data: verify(data, "a.zip", run=False)),
}


def broken(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) or 1)
        match chance.randrange(4):
            case 0:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[at : at + chance.randint(1, 40)]
            case 2:
                made[at:at] = chance.randbytes(chance.randint(1, 8))
            case 3:
                made[at:at] = made[at : at + chance.randint(1, 200)]
    return bytes(made)


@pytest.mark.parametrize("kind", list(TAKEN))
def test_what_is_broken_is_refused_or_read(kind: str) -> None:
    data, take = TAKEN[kind]
    chance = random.Random(kind)
    for _ in range(150):
        with contextlib.suppress(Bad):
            take(broken(data, chance))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab \n„“”\"'’«»\u00a0.,9", max_size=60), st.integers(0, 59), st.integers(1, 20))
def test_what_was_cut_out_of_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    quote = text[start : start + length].strip()
    for begin, end in places_of(quote, text):
        assert folded(text[begin:end])[0] == folded(quote)[0]
    inside = text[start - 1 : start].isalnum() or text[start + length : start + length + 1].isalnum()
    if folded(quote)[0].strip() and not inside:
        assert places_of(quote, text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80) | st.text(alphabet='{}[]":,quoteasmn <>/', max_size=80))
def test_an_answer_of_any_kind_is_taken_apart(answer: str) -> None:
    proposals, why = proposals_in(answer, "a-1")
    assert isinstance(proposals, list)
    assert why is None or not proposals
    assert isinstance(claim_reviews(answer), list)
