"""Accidents that happen to text and to bytes."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

NASTY = [
    "\x00", "\x07", "\x1b[31m", "\r", "\u2028", "\u202e", "\u200b", "\ud800", "\ufeff", "💰", "ﬁ", "²", "٣", "ｅｖａｌ", "é", "e\u0301",
    "__import__('os')", "{{7*7}}", "{0.__class__}", "%s", "$(x)", "`", '"', "'", "\\", "#", ": ", "- ", "? ", "&a ", "*a", "!!python/name:os.system ",
    "<script>", "]]>", "---\n", "...\n", "%YAML 1.2\n", "<<: ", "~", "null", "true", "\t", "\n", " ", "", "|", ">", "@", "=",
]  # fmt: skip
NUMBERS = [
    "0", "-0", "1", "-1", "1e308", "1e309", "-1e309", "1e-400", "5e-324", "nan", "inf", "9" * 400, "9" * 5000, "0x10", "1_000", "1,000", "1.000",
    "1.2.3", ".5", "5.", "1e", "1e5000", "٣٤", "²", "1/0", "2**9999", "99999999999999999999", "1 million million", "0 %", "100 %", "101 %",
]  # fmt: skip


def mutated(rng: random.Random, text: str, words: Sequence[str], most: int = 6) -> str:
    """The text with some accidents."""
    for _ in range(rng.randint(1, most)):
        at = rng.randrange(len(text) + 1)
        to = min(len(text), at + rng.choice([0, 1, 1, 2, 5, 20, 200]))
        match rng.randrange(9):
            case 0:
                text = text[:at] + text[to:]
            case 1:
                text = text[:at] + text[at:to] * rng.choice([2, 2, 3, 10]) + text[to:]
            case 2 | 3:
                text = text[:at] + rng.choice(words) + text[to if rng.random() < 0.5 else at :]
            case 4:
                text = text[:at] + rng.choice(NASTY) + text[at:]
            case 5:
                text = _number_replaced(rng, text)
            case 6:
                other = rng.randrange(len(text) + 1)
                text = text[:at] + text[other : other + to - at] + text[at:]
            case 7:
                piece = rng.choice([*words, *NASTY, "(", "[", "{a: ", "-", "not ", "1 + "])
                text = text[:at] + piece * rng.choice([10, 100, 3000]) + text[at:]
            case _:
                lines = text.split("\n")
                rng.shuffle(lines) if rng.random() < 0.1 else lines.insert(
                    rng.randrange(len(lines) + 1), rng.choice(lines)
                )
                text = "\n".join(lines)
    return text[:400_000]


def _number_replaced(rng: random.Random, text: str) -> str:
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    if not places:
        return text + rng.choice(NUMBERS)
    start = end = rng.choice(places)
    while end < len(text) and (text[end].isdigit() or text[end] in "._"):
        end += 1
    return text[:start] + rng.choice(NUMBERS) + text[end:]


# --- of bytes -----------------------------------------------------------------------------------------------------------

FIGURES = (b"0", b"-1", b"9" * 30, b"9" * 5000, b"1e999", b"2147483648", b"\xd9\xa3", b"nan")


def broken(rng: random.Random, data: bytes, words: Sequence[bytes], *, largest: int = 2 * 2**20) -> bytes:
    """The bytes after one to eight accidents; `words` are what such a file is made of. A word comes in once, or very often."""
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
        a, b = sorted(rng.randint(0, len(data)) for _ in range(2))
        b = min(b, a + rng.choice((1, 4, 40, 400, 10**6)))
        word = rng.choice(words)
        match rng.randrange(12):
            case 0:
                data = data[:a] + rng.randbytes(rng.randint(1, 8)) + data[a:]
            case 1:
                letters = "".join(
                    chr(rng.choice((31, 127, 0x2FF, 0x20FF, 0x1F4FF, 0xD807)) - n) for n in range(8)
                )
                data = data[:a] + letters.encode("utf-8", "surrogatepass") + data[a:]
            case 2:
                data = data[:a] + data[b:]
            case 3:
                data = data[:a] + word + data[a if rng.random() < 0.5 else b :]
            case 4:
                data = data[:a] + word * rng.choice((3, 50, 2_000, 20_000)) + data[a:]
            case 5 if b - a < 500:
                data = data[:a] + data[a:b] * rng.choice((2, 10, 200)) + data[b:]
            case 6:
                data = data[:b]
            case 7 if word in data:
                data = data.replace(word, rng.choice(words), rng.choice((1, -1)))
            case 8:
                data = re.sub(rb"\d+", rng.choice(FIGURES), data, count=rng.randint(1, 3))
            case 9 if data:
                data = data[:a] + bytes([data[a - 1] ^ (1 << rng.randrange(8))]) + data[a + 1 :]
            case 10:
                lines = data.split(b"\n")
                rng.shuffle(lines)
                data = b"\n".join(lines)
            case 11:
                data *= min(rng.choice((2, 20, 300)), 1 + 100_000 // max(1, len(data)))
        data = data[:largest]
    return data
