"""Which pages may concern a case, told by its words: cheaply in the bytes of a page, exactly in its text.

A page concerns a case when its text has a word of one of its measures, in the forms that reading knows them by, and names the sides of
that measure: giver and recipient, or the one that it has; where it has none, two parties of the case. A source of the case (`aliases`,
`linked`) may stand for one of two. In the bytes only the names are looked for, in every way that a page may spell their letters: what the
bytes refuse, no text of the page can have.

Matcher: Hyperscan (Wang et al. 2019, NSDI), measured in docs/archive.md against Aho-Corasick and regular expressions.
"""

from __future__ import annotations

import contextlib
import functools
import html.entities
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

import hyperscan

from countertrade.reading import lexicon
from countertrade.records import Bad, Case, Problem, Record

READ = ("de", "en")
_SOURCE, _HIDDEN = "\x00source", "\x00hidden"  # among the codes of parties
_HEAD = 4096  # bytes in which the zeros of UTF-16 show
_SHORT = 4  # letters up to which a name has no endings but a few, and is told from a word by its capitals
_INFLECTED = 6  # letters from which reading takes a measure's word with any ending
_EXACT = hyperscan.HS_FLAG_SINGLEMATCH
_FULL = _EXACT | hyperscan.HS_FLAG_CASELESS
_NO_WORD = re.compile(r"\W+")
_BEGINS, _ENDS = "(?:^| )", "(?: |$)"  # in a text of words with one space between them
_HIDING = (  # what may stand within a word, or for one of its letters, so that its bytes are not found
    rb"&shy;", rb"&#173;", rb"&#xad;", rb"\xc2\xad", rb"<wbr", rb"\xe2\x80\x8b",
    rb"&#0*(?:6[5-9]|[78][0-9]|9[07-9]|1[01][0-9]|12[0-2]);", rb"&#x0*[4-7][0-9a-f];",
)  # fmt: skip


Met = Callable[[int, int, int, int, object], bool | None]


class Word(Record, frozen=True, kw_only=True):
    """A word of the case, and what it stands for: `RU` (a party), `rice` (a measure), `NIS` (a source)."""

    word: str
    kind: str  # party, measure, source
    of: str


class Screen(Record, frozen=True, kw_only=True):
    """The words of a case, and by measure the parties that a page has to name; () for any two of the case."""

    words: tuple[Word, ...]
    sides: dict[str, tuple[str, ...]]
    parties: tuple[str, ...]

    def __hash__(self) -> int:
        return hash(self.words)

    def may(self, data: bytes) -> bool:
        """Whether the text of a page, of which these are the bytes, can name the sides of a measure."""
        if 0 in data[:_HEAD]:  # UTF-16
            return True
        database, of = _raw(self)
        seen: set[str] = set()

        def met(number: int, _start: int, _end: int, _flags: int, _context: object) -> bool:
            if of[number] in seen:
                return False
            seen.add(of[number])
            return _HIDDEN in seen or any(self._named(seen, measure) for measure in self.sides)

        _scan(database, data, met)
        return _HIDDEN in seen or any(self._named(seen, measure) for measure in self.sides)

    def words_in(self, text: str) -> tuple[Word, ...]:
        """The words by which a text concerns the case; none where it does not."""
        database, words = _exact(self)
        found: set[int] = set()

        def met(number: int, _start: int, _end: int, _flags: int, _context: object) -> bool:
            found.add(number)
            return False

        _scan(database, _spaced(text).encode("utf-8", "replace"), met)
        here = [words[number] for number in sorted(found)]
        seen = {word.of if word.kind == "party" else _SOURCE for word in here if word.kind != "measure"}
        return (
            tuple(here) if any(word.kind == "measure" and self._named(seen, word.of) for word in here) else ()
        )

    def _named(self, seen: set[str], measure: str) -> bool:
        """Whether the sides of a measure are among the names seen."""
        sides = self.sides[measure]
        named = len(seen.intersection(sides or self.parties))
        wanted = len(sides) or min(2, len(self.parties))
        return named >= 1 and named + (_SOURCE in seen) * (wanted > 1) >= wanted


def screen_of(case: Case, path: str) -> Screen:
    """The screen of a case. Raises Bad where it has no measure with words, or no party."""
    codes = [party.code for party in case.parties]
    sides = [side for measure in case.measures for side in (measure.giver, measure.recipient) if side]
    codes += [side for side in dict.fromkeys(sides) if side not in codes]
    dealing = [code for code in codes if code in sides] or codes
    words = [Word(word=word, kind="party", of=code) for code in dealing for word in _names_of(case, code)]
    for measure in case.measures:
        said = [word for listed in measure.words.values() for word in listed]
        words += [Word(word=word, kind="measure", of=measure.id) for word in dict.fromkeys(said)]
    sources = dict(case.aliases)
    for names in case.linked:
        sources.setdefault(names[0], ()) if names else None
        sources |= {names[0]: (*sources[names[0]], *names[1:])} if names else {}
    for name, others in sources.items():
        known = [word for word in dict.fromkeys((name, *others)) if " " in word or not word.islower()]
        words += [Word(word=word, kind="source", of=name) for word in known]
    kinds = {word.kind for word in words}
    if not {"party", "measure"} <= kinds:
        lack = "party" if "party" not in kinds else "measure with words"
        lacking = f"the case names no {lack}, so nothing tells which pages concern it; add it here, or run: countertrade draft CASE"
        raise Bad(Problem(path, 0, 0, lacking))
    told = {
        measure.id: tuple(sorted({side for side in (measure.giver, measure.recipient) if side}))
        for measure in case.measures
        if any(measure.words.values())
    }
    return Screen(words=tuple(dict.fromkeys(words)), sides=told, parties=tuple(dealing))


def _names_of(case: Case, code: str) -> Iterator[str]:
    """What a party is called, its people and its capital too, in the languages that are read."""
    yield from (name for party in case.parties if party.code == code for name in party.name.values())
    for language in READ:
        names = lexicon.names(language)
        known = names.states.get(code) or names.blocs.get(code)
        if known is not None:
            yield from (*known.names, *known.adjectives, *known.demonyms, *known.capitals, *known.seats)


# --- Patterns -------------------------------------------------------------------------------------------------------------


def _scan(database: hyperscan.Database, data: bytes, met: Met) -> None:
    with contextlib.suppress(hyperscan.ScanTerminated):  # enough was found
        database.scan(data, match_event_handler=met)


@functools.lru_cache(maxsize=8)
def _exact(screen: Screen) -> tuple[hyperscan.Database, tuple[Word, ...]]:
    patterns = [_form(word) for word in screen.words]
    return _compiled(patterns), screen.words


def _form(word: Word) -> tuple[bytes, int]:
    """A word as it stands in a text: a name with its endings; a measure's word as `reading.measures` takes it."""
    printed = _spaced(word.word).strip()
    said = "".join(letter if letter.isascii() else f"(?:{letter}|{letter.swapcase()})" for letter in printed)
    if word.kind == "measure":
        right = "" if len(printed) >= _INFLECTED else f"(?:e[sn]?|s|n)?{_ENDS}"
        compound = (
            f"|[^ ][^ ]{said}(?:e[sn]?|s|n)?{_ENDS}" if len(printed) >= 3 and printed[0].isupper() else ""
        )
        return f"{_BEGINS}{said}{right}{compound}".encode(), _FULL
    if len(printed) <= _SHORT or printed.isupper() or (printed[0].islower() and " " in printed):
        return f"{_BEGINS}{printed}(?:s|n|er)?{_ENDS}".encode(), _EXACT
    return f"{_BEGINS}{said}".encode(), _FULL


def _spaced(text: str) -> str:
    """The words of a text, one space between them."""
    return _NO_WORD.sub(" ", unicodedata.normalize("NFC", text.replace("\xad", "").replace("\u200b", "")))


@functools.lru_cache(maxsize=8)
def _raw(screen: Screen) -> tuple[hyperscan.Database, tuple[str, ...]]:
    named = [word for word in screen.words if word.kind != "measure"]
    patterns = [(_bytes_of(word.word), _FULL) for word in named] + [(sign, _FULL) for sign in _HIDING]
    # any source of the case counts as one
    of = [word.of if word.kind == "party" else _SOURCE for word in named] + [_HIDDEN] * len(_HIDING)
    return _compiled(patterns), tuple(of)


def _bytes_of(word: str) -> bytes:
    """The spellings of a word in the bytes of a page: UTF-8, Windows-1252, entities, composed or not; any white space."""
    return b"".join(_letter(letter) for letter in unicodedata.normalize("NFC", word))


def _letter(letter: str) -> bytes:
    if letter.isspace():
        return rb"(?:[\s\xa0]|\xc2\xa0|&nbsp;|&#160;|&#xa0;|<[^>]*>)+"
    if letter in "'’‘`´":
        return rb"(?:'|\x92|\xe2\x80[\x98\x99]|&[lr]squo;|&apos;|&#0*39;|&#821[67];|&#x27;|&#x201[89];)"
    if letter in "-‐‑–":
        return rb"(?:-|\x96|\xe2\x80[\x90-\x93]|&[nm]dash;|&#82(?:08|09|11);)"
    if letter.isascii():
        return re.escape(letter).encode()
    forms: set[bytes] = set()
    for case in {letter, letter.lower(), letter.upper()}:
        if len(case) == 1:
            forms |= set(_forms(case))
    return b"(?:" + b"|".join(sorted(forms)) + b")"


def _forms(letter: str) -> Iterator[bytes]:
    yield _hex(letter.encode())
    yield _hex(unicodedata.normalize("NFD", letter).encode())
    yield rf"&#0*{ord(letter)};".encode()
    yield rf"&#x0*{ord(letter):x};".encode()
    if ord(letter) in html.entities.codepoint2name:
        yield f"&{html.entities.codepoint2name[ord(letter)]};".encode()
    for page in ("cp1252", "cp1250", "iso8859-15", "mac-roman"):
        if encoded := letter.encode(page, "ignore"):
            yield _hex(encoded)


def _hex(data: bytes) -> bytes:
    return b"".join(rb"\x%02x" % byte for byte in data)


def _compiled(patterns: Iterable[tuple[bytes, int]]) -> hyperscan.Database:
    expressions, flags = zip(*patterns, strict=True)
    database = hyperscan.Database()
    database.compile(expressions=list(expressions), ids=list(range(len(expressions))), flags=list(flags))
    return database
