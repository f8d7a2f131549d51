"""Who is in an article: everybody it introduces, and every outlet it names.

A member of the cast is a name beside a role ("der Abgeordnete X", "X, a lawmaker,") or a name that speaks. One pass over the
words, each rule looks a bounded number of them ahead: linear in the text.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import NamedTuple

from countertrade.reading.source_words import flags, plain, words
from countertrade.reading.transfers import parties
from countertrade.reading.numeric.words import words as _numeric
from countertrade.records import Span

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]|\n")
_PARTICLES = frozenset(
    "von van der den de del della di da dos das do du bin ibn al el la le ben abu ter ould".split()
)
_MEMORY = 1500  # code points back to which a name without a role is looked for
_MOST = 300  # people in a cast; a long article names 30
_APPOSITION = 9  # words of an apposition
_NAME = 80  # code points of a name
_IN_BRACKETS = 5  # words
_RUN = 5  # words of a name
_NOMINALISED = (
    "abgeordnete",
    "abgeordneten",
    "vorsitzende",
    "vorsitzenden",
    "beauftragte",
    "beauftragten",
    "beamte",
    "beamten",
)
_INDEFINITE = frozenset("ein eine einer einem einen a an one another".split())
_NO_ADJECTIVES = frozenset(
    "sagte erklärte oder aber keine seine ihre eine diese über unter später heute gestern hatte wurde werde habe sowie unter teilte berichtete schrieb meldete einen meinte so wie".split()
)


# "Two Bolivian diplomats": words that count people, and begin no name
_COUNTING = frozenset(
    "two three four five six several some many most other both zwei drei vier fünf sechs mehrere einige viele andere beide".split()
)
_OPENERS = frozenset("Bei In Im Am Auf Aus Nach Laut Für Von Wie Auch So Dass Das".split())
_AGENCIES = frozenset(
    "Reuters AFP BBC CNN TASS Yonhap Interfax Ukrinform Xinhua KCNA dpa Bloomberg Kyodo".split()
)
_COMPOUND_NAME = re.compile(
    r"[A-ZÄÖÜ]\w{2,}(?:bote|kurier|anzeiger|tagblatt|tageblatt|rundschau|herald|post|express|echo)"
)
_NAME_ENDS = frozenset("da de do am Ost West of".split())
_LINKS = frozenset("von vom aus in im des of from at for der dem".split())


class Member(NamedTuple):
    """Somebody an article names: where first, with name and role, and the sex where the words tell it."""

    at: int
    name: str
    role: str | None = None
    female: bool | None = None
    unnamed: bool = False  # "eine Händlerin in Wien": `name` is what they are


class _Word(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


class Cast:
    """The people and outlets of one article. `speakers` are the spans of those whom its quotations name."""

    def __init__(self, text: str, language: str, outlet: str | None, speakers: Sequence[Span] = ()) -> None:
        self.text = text
        self.language = language
        self.outlet = outlet
        self.words = words(language)
        self._tokens = [_Word(match[0], *match.span()) for match in _TOKEN.finditer(text)]
        self._starts = [word.start for word in self._tokens]
        self.outlets = self._find_outlets()
        self.outlet_names = list(dict.fromkeys(name for _, name in self.outlets))[:_MOST]
        self._outlet_starts = [at for at, _ in self.outlets]
        self._members: dict[str, Member] = {}
        self.unnamed: list[Member] = []
        self._find_roles()
        for start, end in speakers:
            self._find_speaker(start, end)
        self.members = sorted(self._members.values(), key=lambda member: member.at)

    # --- Who is there ---------------------------------------------------------------------------------------------------

    def _run(self, place: int) -> int:
        """The token after the run of name words that starts at `place`; `place` itself where none does."""
        end = place
        tokens = self._tokens
        while end < len(tokens) and end - place < _RUN:
            word = tokens[end]
            if end > place and self.text[tokens[end - 1].end : word.start] not in (" ", "\u00a0", ". ", "-"):
                break
            if word.text == "." and end > place and len(tokens[end - 1].text) == 1:
                end += 1
                continue
            if word.text in ("von", "vom") and end - place > 1:
                break  # "Hugo Salas von der Universität": where he is from
            if word.text.lower() in _PARTICLES and not word.capital and end > place:
                ahead = next(
                    (
                        at
                        for at in range(end, min(end + 3, len(tokens)))
                        if tokens[at].text.lower() not in _PARTICLES
                    ),
                    end,
                )
                if (tokens[ahead].capital and word.text not in ("der", "den", "das", "do", "la")) or (
                    word.text == "das"
                    and ahead < len(tokens)
                    and tokens[ahead].capital
                    and self.language == "en"
                ):
                    end = ahead
                    continue
                break
            if not word.capital or not word.text[0].isalpha():
                break
            end += 1
        return end

    def _note(self, place: int, end: int, role: str | None) -> None:
        """Add the name at tokens `place` to `end`, or the role to a name already known."""
        tokens = self._tokens
        last_role = next((at for at in range(end - 1, place - 1, -1) if self._is_role(at)), None)
        place = place if last_role is None else last_role + 1  # "Deputy Prime Minister Anna Berg"
        while place < end and (
            self._is_role(place)
            or tokens[place].text in self.words.titles
            or tokens[place].text.lower() in self.words.articles
        ):
            place += 1
        if place >= end:
            return
        name = self.text[tokens[place].start : tokens[end - 1].end]
        folded = name.lower()
        if (
            not 2 <= len(name) <= _NAME
            or self.words.outlet_name.search(folded)
            or self.words.government.search(folded)
            or self.words.organisation.search(folded)
            or name.isupper()
        ):
            return
        if len(self._members) >= _MOST:
            return
        known = self._members.get(name) or next(
            (member for member in self._members.values() if _is_part(name, member.name)), None
        )
        if known is not None:
            if role and not known.role:
                self._members[known.name] = known._replace(role=role, female=self._sex(role))
            return
        for other in [member for member in self._members.values() if _is_part(member.name, name)]:
            role = role or other.role
            del self._members[other.name]
        self._members[name] = Member(tokens[place].start, name, role, self._sex(role))

    def _is_role(self, place: int) -> bool:
        return flags(self._tokens[place].text, self.language).role

    def _find_roles(self) -> None:
        tokens, titles = self._tokens, self.words.titles
        for place, word in enumerate(tokens):
            if not flags(word.text, self.language).role or (self.language == "de" and not word.capital):
                if word.capital and place + 1 < len(tokens) and {word.text, f"{word.text}."} & titles:
                    start = place + 1 + (tokens[place + 1].text == ".")
                    end = self._run(start)
                    if end > start:
                        self._note(start, end, word.text + ("." if start > place + 1 else ""))
                continue
            start = self._role_start(place)
            if not self._before_name(place, start) and not self._behind_name(place, start):
                self._note_unnamed(place, start)

    def _role_start(self, place: int) -> int:
        """The first word of the role: its adjectives and, in English, its nouns ("Cuba's health minister")."""
        tokens, start = self._tokens, place
        while start > 0 and place - start < 4:
            word = tokens[start - 1].text
            folded = word.lower()
            if self.language == "de":
                fits = (
                    word.islower()
                    and folded.endswith(("e", "en", "er", "es", "em"))
                    and folded not in self.words.articles
                    and folded not in _NO_ADJECTIVES
                )
            else:
                fits = (
                    folded in self.words.modifiers
                    or word.endswith(("’s", "'s"))
                    or (
                        word[0].isupper()
                        and start - 1 > 0
                        and tokens[start - 2].text.lower() in ("the", "a", "an")
                    )
                )
            if not fits:
                break
            start -= 1
        return start

    def _before_name(self, place: int, start: int) -> bool:
        """Whether a name follows: "Energieministerin Milica Jovanović", "Die Sprecherin des Ministeriums, Anjali Sharma,"."""
        tokens = self._tokens
        first = self._past_bracket(place + 1)
        end = self._run(first)
        if end > first and tokens[first].start - tokens[first - 1].end == 1:
            self._note(first, end, self._role(start, place + 1))
            return True
        for ahead in range(place + 1, min(place + _APPOSITION, len(tokens))):
            if tokens[ahead].text in ".!?\n:;":
                return False
            if tokens[ahead].text == ",":
                end = self._run(ahead + 1)
                closed = end < len(tokens) and (tokens[end].text in ",(" or not tokens[end].capital)
                if end - ahead > 2 and closed:
                    self._note(ahead + 1, end, self._role(start, ahead))
                    return True
                return False
        return False

    def _past_bracket(self, place: int) -> int:
        """The token behind a short bracket that opens here: "the minister (acting) Ana Roth"."""
        tokens = self._tokens
        if place < len(tokens) and tokens[place].text == "(":
            closed = (
                at for at in range(place, min(place + _IN_BRACKETS, len(tokens))) if tokens[at].text == ")"
            )
            return next(closed, place - 1) + 1
        return place

    def _role(self, start: int, end: int) -> str:
        """The role as one would list it: "der südkoreanische Abgeordnete" is a "südkoreanischer Abgeordneter"."""
        printed = _bracketless(self.text[self._tokens[start].start : self._tokens[end - 1].end])
        if self.language != "de" or start == 0:
            return printed
        article = self._tokens[start - 1].text.lower()
        if article not in ("der", "den", "dem", "des"):
            return printed
        tokens = printed.split(" ")
        for at, word in enumerate(tokens):
            nominal = word.lower().endswith(_NOMINALISED)
            if word.islower() or nominal:
                tokens[at] = re.sub(r"e[nr]?$", "er", word)
            if not word.islower():
                break
        return " ".join(tokens)

    def _note_unnamed(self, place: int, start: int) -> None:
        """ "Ein ehemaliger Arzt", "a desk officer": somebody whom a pronoun may mean."""
        tokens = self._tokens
        if start > 0 and tokens[start - 1].text.lower() in _INDEFINITE:
            role = self.text[tokens[start].start : tokens[place].end]
            self.unnamed.append(Member(tokens[start].start, role, role, self._sex(role), unnamed=True))

    def _behind_name(self, place: int, start: int) -> bool:
        """ "Wi Sung-lak, ein Sprecher des Geheimdienstes NIS," and "Voahangy Razafy (58), die Vorsitzende"."""
        tokens = self._tokens
        comma = start - 1
        if comma > 0 and tokens[comma].text.lower() in self.words.articles:
            comma -= 1  # one article; two are a relative clause ("…, das die Minister …")
        if comma <= 0 or tokens[comma].text != ",":
            return False
        last = comma - 1
        if tokens[last].text == ")":
            last -= 3
        elif tokens[last].text.isdigit():  # an age between commas
            last -= 2
        if last < 0 or not tokens[last].capital:
            return False
        first = last
        while (
            first > 0
            and last - first < _RUN
            and (tokens[first - 1].capital or tokens[first - 1].text in _PARTICLES)
            and self.text[tokens[first - 1].end : tokens[first].start] == " "
            and not self._is_role(first - 1)
        ):
            first -= 1
        while first < last and not tokens[first].capital:
            first += 1
        end = place + 1
        while (
            end < len(tokens)
            and end - place < _APPOSITION
            and tokens[end].text not in ',.;:!?()“”"\n–—'
            and tokens[end].text not in ("who", "gegenüber", "told", "said", "and", "und")
        ):
            end += 1
        if self._run(first) <= last:
            return False
        self._note(first, last + 1, self._role(start, end))
        return True

    def _find_speaker(self, start: int, end: int) -> None:
        """A name of two words and more that a quotation names as its speaker, at the beginning or after a comma."""
        start, end = self.trimmed((start, end))
        stop = min(end, start + 300)
        inside = range(bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, stop))
        begins = True
        for at in inside:
            word = self._tokens[at]
            if begins and word.capital and not self._is_role(at):
                last = min(self._run(at), inside[-1] + 1)
                roles = [place for place in range(at, last) if self._is_role(place)]
                if roles:
                    at = roles[-1] + 1
                named = self.words.outlet.fullmatch(word.text.lower()) or (
                    word.text in _states(self.language)
                )
                opener = self._tokens[at].text.lower()
                while at < last and self._tokens[at].text.lower() in self.words.articles:
                    at += 1
                if last - at >= 2 and not named and opener not in _COUNTING:
                    self._note(at, last, None)
                return
            begins = word.text == "," or (
                begins
                and (self._is_role(at) or word.text.lower() in self.words.articles or word.text.islower())
                and word.text.lower() not in _LINKS
            )

    def opening_before(self, at: int) -> Member | None:
        """The name that opens a sentence before a place, last first: "Boris Petkov met reporters", whom no role introduces."""
        first = bisect.bisect_left(self._starts, at - _MEMORY)
        for place in range(bisect.bisect_left(self._starts, at) - 1, first - 1, -1):
            opens = place == 0 or self._tokens[place - 1].text in ".!?\n”“«»"
            if opens and (name := self._opening(place)) is not None:
                return name
        return None

    def _opening(self, place: int) -> Member | None:
        """Two or three capital words with a verb in small letters behind them, that are no state, body, outlet, role or thing."""
        end = self._run(place)
        tokens = self._tokens[place:end]
        following = self._tokens[end].text if end < len(self._tokens) else ""
        if not 2 <= len(tokens) <= 3 or not (following.islower() or following == ","):
            return None
        name = self.text[tokens[0].start : tokens[-1].end]
        folded = name.lower()
        words = self.words
        other = (words.outlet_name, words.government, words.organisation, words.document, words.unnamed)
        known = any(
            word.text in _states(self.language) or self._is_role(place + at) for at, word in enumerate(tokens)
        )
        thing = self.language == "de" and (
            tokens[-1].text.lower() in _numeric("de").counted or tokens[0].text.endswith(("e", "es", "en"))
        )
        if (
            known
            or thing
            or tokens[0].text.lower() in words.articles
            or any(kind.search(folded) for kind in other)
        ):
            return None
        if parties(name, (0, len(name)), self.language):
            return None
        return Member(tokens[0].start, name)

    def _sex(self, role: str | None) -> bool | None:
        heads = [word for word in (role or "").lower().split() if self.words.role.fullmatch(word)]
        if not heads:
            return None
        if self.language == "de":
            return None if heads[0].endswith(_NOMINALISED) else heads[0].endswith(self.words.female_endings)
        return (
            True
            if heads[-1].endswith(self.words.female_endings)
            else False
            if heads[-1].endswith(self.words.male_endings)
            else None
        )

    def _find_outlets(self) -> list[tuple[int, str]]:
        """Every outlet that the article names: after the word for one ("die Zeitung X"), or by a name that tells it."""
        found: list[tuple[int, str]] = []
        taken = -1
        for place, word in enumerate(self._tokens):
            kind = flags(word.text, self.language)
            if place <= taken or not (kind.outlet or kind.outlet_name):
                continue
            named = (self._after_noun(place) if self._is_outlet_noun(place) else None) or self._by_own_name(
                place
            )
            if named is not None:
                first, end = named
                found.append(
                    (
                        self._tokens[first].start,
                        self.text[self._tokens[first].start : self._tokens[end - 1].end],
                    )
                )
                taken = end - 1
        return found

    def _is_outlet_noun(self, place: int) -> bool:
        word = self._tokens[place]
        return word.capital == (self.language == "de") and flags(word.text, self.language).outlet

    def _after_noun(self, place: int) -> tuple[int, int] | None:
        """The name right after a word for an outlet: its first token, the token after it."""
        tokens = self._tokens
        if place + 1 >= len(tokens):
            return None
        start = place + 1 + (tokens[place + 1].text in '„“"»«‚')
        end = self._run(start)
        return (start, end) if end > start and not self._is_role(start) else None

    def _by_own_name(self, place: int) -> tuple[int, int] | None:
        """The name with a word at `place` that only outlets have: "The Hanbat Herald", "Cinnamon Coast Times"."""
        tokens = self._tokens
        if not tokens[place].capital or not flags(tokens[place].text, self.language).outlet_name:
            return None
        first = place
        while first > 0 and place - first < _RUN and self._is_name_word(first - 1, first):
            first -= 1
        while first < place and (self._is_role(first) or not tokens[first].capital):
            first += 1
        end = place + 1
        while (
            end < len(tokens)
            and end - first < _RUN
            and self._follows(end)
            and flags(tokens[end].text, self.language).outlet_name
        ):
            end += 1
        while end < len(tokens) and end - place < 4 and tokens[end].text in _NAME_ENDS:
            end = self._run(end + 1) if tokens[end].text in _PARTICLES else end + 1
        alone = (
            end == first + 1
            and tokens[place].text not in _AGENCIES
            and not _COMPOUND_NAME.fullmatch(tokens[place].text)
        )
        return None if alone and (self.language == "de" or self._is_outlet_noun(place)) else (first, end)

    def _is_name_word(self, place: int, following: int) -> bool:
        """Whether the word before belongs to the name: capitalised, one space away, no article of German, no word for an outlet."""
        word = self._tokens[place]
        if self.text[word.end : self._tokens[following].start] != " " or self._is_outlet_noun(place):
            return False
        if word.text.lower() in _PARTICLES and not word.capital and self.language == "en":
            return True
        return word.capital and not (
            self.language == "de" and (word.text.lower() in self.words.articles or word.text in _OPENERS)
        )

    def _follows(self, place: int) -> bool:
        tokens = self._tokens
        return tokens[place].capital and self.text[tokens[place - 1].end : tokens[place].start] == " "

    # --- Stretches ----------------------------------------------------------------------------------------------------

    def trimmed(self, span: Span) -> Span:
        """The span from the source's article on: without "Angaben von", figures that follow, and marks around it."""
        start, end = span
        printed = self.text[start:end]
        if carried := self.words.carrier.match(printed.lower()):
            genitive = carried[0].rsplit(" ", 1)[-1]
            kept = len(genitive) if genitive in ("des", "der") else 0
            after = carried.end() - kept
            if printed[after:].strip():
                start += after + (len(printed[after:]) - len(printed[after:].lstrip()))
        if cut := re.search(
            r"(?<!\() (?=(?:(?:rund|etwa|knapp|über|about|some|bis zu|mindestens) )?[\d$€£])",
            self.text[start:end],
        ):
            end = start + cut.start()
        if told := re.search(r",? (?:der|dem) (?=[A-ZÄÖÜ])", self.text[start:end]):
            place = start + told.end()
            comma = told[0].startswith(",")
            named = any(self.text[start : start + told.start()].endswith(name) for name in self._last_names())
            if (comma or named) and self.outlets_in((place, end)):
                end = start + told.start()
        while end > start and self.text[end - 1] in " ,:;–":
            end -= 1
        while start < end and self.text[start] in " ,:;–":
            start += 1
        return start, end

    def outlets_in(self, span: Span) -> list[tuple[int, str]]:
        """The outlets named in a stretch, with their places."""
        first = bisect.bisect_left(self._outlet_starts, span[0])
        return self.outlets[first : bisect.bisect_left(self._outlet_starts, span[1])]

    def _last_names(self) -> list[str]:
        return [name.split()[-1] for name in self._members]


@cache
def _states(language: str) -> frozenset[str]:
    rows: str = import_module(f"countertrade.reading.languages.{language}.parties").ROWS
    return frozenset(
        word
        for row in rows.strip().splitlines()
        for field in row.split("|")[1:]
        for name in field.split(",")
        for word in name.split()
    )


def _bracketless(role: str) -> str:
    """A role without what stands in brackets: "Sprecher des Ministeriums (Abteilung für Handel)"."""
    return re.sub(r"\s*[(\[][^()\[\]]*[)\]]?", "", role).strip()


def _is_part(short: str, full: str) -> bool:
    ours, theirs = plain(short).split(), plain(full).split()
    return len(ours) < len(theirs) and (
        ours == theirs[-len(ours) :] or (ours == theirs[: len(ours)] and "-" in full)
    )
