"""What may stand in the files an analyst writes, and what may be a name in them.

Three grammars, from narrow to wide: a **word** stands in formulas (`modelling.entries.bad_name`), a **name** is what people call something
("peace in spring", "Q1/Q2 – late rice"), a **text** is any line of prose. A sign that cannot be seen, or that turns what stands after it
around, belongs in none of them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from countertrade import units
from countertrade.files import Items, Node, Table, Text, compose
from countertrade.records import Bad, Problem

LARGEST = 2**20
"""Characters of deal.yaml or case.yaml: twice a model of ten thousand quantities, and a few seconds of reading."""
LONGEST_NAME = 120
COMPARED = 400  # names that a mistyped one is compared with, which takes a hundredth of a millisecond each
LONGEST_TEXT = 4000
LONGEST_KEY = 500

# control signs but tab and line end; halves of a sign; marks that are not seen or reverse what follows; what Unicode gives no meaning
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\U000e0000-\U000fffff\U00100000-\U0010ffff]"
)
_NAME_SIGNS = " -–—_.,:/+%&()'’!?=×€£°·"


def read(text: str, path: str) -> Table:
    """A file an analyst wrote, as a table of texts. Raises Bad where it is too large, no YAML, or has signs that nobody can see."""
    if len(text) > LARGEST:
        said = f"{len(text):,} characters are more than {LARGEST:,}; split the case, or leave out what is not used"
        raise Bad(Problem(path, 0, 0, said))
    root = compose(text, path)
    if problems := [*_unreadable(root, path)]:
        raise Bad(*problems)
    return root


def bad_name(name: str) -> str | None:
    """Why a text cannot be a name, with a way out; None where it can.

    >>> bad_name("Frieden im Frühjahr (spät)"), bad_name("x): #")
    (None, "'x): #' cannot be a name: '#' stands in it; use letters, digits, single spaces and - – _ . , : / + % & ( )")
    """
    shown = f"{_quoted(name)} cannot be a name"
    if len(name) > LONGEST_NAME:
        return f"{shown}: it has {len(name):,} characters; {LONGEST_NAME} at most"
    strange = next((sign for sign in name if not (_is_letter(sign) or sign in _NAME_SIGNS)), None)
    if strange is not None:
        seen = f"'{strange}'" if strange.isprintable() else f"U+{ord(strange):04X}"
        return f"{shown}: {seen} stands in it; use letters, digits, single spaces and - – _ . , : / + % & ( )"
    if not name[:1].isalnum() or name != " ".join(name.split()):
        return f"{shown}; begin with a letter or a digit, and put one space between words"
    if "__" in name:
        return f"{shown}: '__' stands in it; use single spaces"
    return None


def seen(text: str) -> str:
    """The text without the signs that `read` refuses."""
    return _UNSEEN.sub("", text)


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that a mistyped one most resembles, None where there is none near; among very many, of those that begin alike.

    >>> nearest("grian", ["grain", "rice"])
    'grain'
    """
    if len(word) > LONGEST_NAME:
        return None
    names = list(known)
    if len(names) > COMPARED:
        names = [name for name in names if name[:1].lower() == word[:1].lower()][:COMPARED]
    found = difflib.get_close_matches(word, names, 1, cutoff)
    return found[0] if found else None


def bad_text(text: str) -> str | None:
    """Why something cannot be a line of prose, None where it can."""
    if not text.strip():
        return "nothing is written here"
    if len(text) > LONGEST_TEXT:
        return f"this has {len(text):,} characters; {LONGEST_TEXT:,} at most"
    return None


def _quoted(text: str) -> str:
    """The beginning of a text in one line, for a message."""
    return f"'{' '.join(text[:41].split())[:40]}{'…' if len(text) > 40 else ''}'"


def _is_letter(sign: str) -> bool:
    """Letters and digits of any script, with the vowel signs and accents that stand after a letter."""
    return sign.isalnum() or ("a" + sign).isidentifier()


def _unreadable(node: Node, path: str, key: bool = False) -> Iterator[Problem]:
    match node:
        case Text():
            if found := _UNSEEN.search(node.text):
                said = f"the sign U+{ord(found[0]):04X} in this text cannot be seen; delete it"
                yield Problem(path, node.line, node.column, said)
            elif key and (len(node.text) > LONGEST_KEY or "\n" in node.text or "\t" in node.text):
                said = f"a key is one line of at most {LONGEST_KEY} characters, without tabs"
                yield Problem(path, node.line, node.column, said)
        case Items():
            for item in node.items:
                yield from _unreadable(item, path)
        case Table():
            for entry in node.entries:
                yield from _unreadable(entry.key, path, key=True)
                yield from _unreadable(entry.value, path)


# --- case.yaml ----------------------------------------------------------------------------------------------------------


class Rule(NamedTuple):
    """What the keys and the texts at some place of case.yaml have to be."""

    keys: str | None = None
    texts: str | None = None


_NAMES: Mapping[tuple[str, ...], Rule] = {
    ("parties", "code"): Rule(texts="name"),
    ("parties", "name"): Rule(keys="language", texts="text"),
    ("aliases",): Rule(keys="text", texts="text"),
    ("names",): Rule(keys="text"),
    ("names", "*"): Rule(keys="language", texts="text"),
    ("ratings",): Rule(keys="text", texts="rating"),
    ("camps",): Rule(keys="text", texts="text"),
    ("linked",): Rule(texts="text"),
    ("measures", "id"): Rule(texts="name"),
    ("measures", "unit"): Rule(texts="unit"),
    ("measures", "per"): Rule(texts="unit"),
    ("measures", "giver"): Rule(texts="name"),
    ("measures", "recipient"): Rule(texts="name"),
    ("measures", "title"): Rule(keys="language", texts="text"),
    ("measures", "words"): Rule(keys="language", texts="text"),
    ("title",): Rule(texts="text"),
    ("question",): Rule(texts="text"),
}
"""Where names stand in case.yaml, by the keys that lead there: lists leave no trace, * is a key that people choose. The texts in a
table of such keys follow the table's own rule where they have none of theirs."""


def _language(text: str) -> str | None:
    known = re.fullmatch(r"[a-z]{2,3}", text)
    return None if known else f"{_quoted(text)} is no language; write a code such as en, de or ko"


def _rating(text: str) -> str | None:
    known = re.fullmatch(r"[A-Fa-f][1-6]?", text)
    return None if known else f"{_quoted(text)} is no rating; write A to F, as in {{NIS: B}}"


_GRAMMARS = {
    "name": bad_name,
    "text": bad_text,
    "unit": units.bad_code,
    "language": _language,
    "rating": _rating,
}


def bad_names(root: Table, path: str) -> list[Problem]:
    """Every name, key and unit of case.yaml that is none."""
    return list(_misnamed(root, (), path))


def _misnamed(node: Node, at: tuple[str, ...], path: str) -> Iterator[Problem]:
    rule = _NAMES.get(at) or Rule()
    match node:
        case Text() if rule.texts and (said := _GRAMMARS[rule.texts](node.text)):
            yield Problem(path, node.line, node.column, said)
        case Items():
            for item in node.items:
                yield from _misnamed(item, at, path)
        case Table():
            for entry in node.entries:
                key = entry.key
                if rule.keys and (said := _GRAMMARS[rule.keys](key.text)):
                    yield Problem(path, key.line, key.column, said)
                inner = (*at, "*") if rule.keys else (*at, key.text)
                yield from _misnamed(entry.value, at if rule.keys and inner not in _NAMES else inner, path)
