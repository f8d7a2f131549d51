"""Who a source is: the person, office or outlet behind "der Abgeordnete", "he", "das genannte Blatt".

A short name, a pronoun or a role means the nearest of the cast before it that fits; a role used before its bearer is named
means the one named later. The printed form stays in `Source.text`; only `Source.name` is resolved.
"""

from __future__ import annotations

import bisect
import re

from countertrade.reading.cast import Cast, Member
from countertrade.reading.genders import nominative
from countertrade.reading.quotes.lexicon import lexicon
from countertrade.reading.source_words import composed, plain, without_article
from countertrade.records import Source, SourceKind, Span

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{1,7})\)")
_BRACKETED = re.compile(r"\(([A-ZÄÖÜ]{2,8})\)")
_BRACKET = 80  # code points from a name to the bracket behind it, and of the bracket
_MEMORY = 3000  # code points back to which a pronoun looks
_LOOKED_BACK = 50  # mentions of outlets


class Sources(Cast):
    """The cast of an article, to ask who a phrase means."""

    def source(self, span: Span) -> Source:
        """The source that stands at `span`, without what only carries it ("nach Angaben des …")."""
        span = self._before_bracket(self.trimmed(span))
        printed = self.text[span[0] : span[1]]
        name, kind, role = self._identity(printed, span)
        return Source(span=span, text=printed, name=name, role=role, kind=kind)

    def _before_bracket(self, span: Span) -> Span:
        """Whom a bracket stands behind, where a name is only in it: "Minister Ana Roth (spokesman: Jan Voss) said"."""
        opened = self.text.rfind("(", max(0, span[0] - _BRACKET), span[0])
        if opened < 0 or ")" in self.text[opened : span[0]] or ")" not in self.text[span[0] : span[1] + 1]:
            return span
        before = (max(0, opened - _BRACKET), opened)
        named = [
            (at, at + len(member.name))
            for member in self.members
            if (at := self.text.rfind(member.name, *before)) >= 0
        ]
        return max(named, default=span)

    def _identity(self, printed: str, span: Span) -> tuple[str | None, SourceKind, str | None]:
        folded = printed.lower().strip()
        bare = without_article(printed, self.words.articles)
        if folded in ("it", "es"):
            return None, "organisation", None
        if folded in self.words.pronouns:
            member = self._meant(span[0], folded)
            if member is None:
                return None, "unnamed", None
            return (None, "unnamed", member.role) if member.unnamed else (member.name, "person", member.role)
        person = self._named(span)
        if person is not None and not self.words.outlet.fullmatch(bare.split(" ")[0].lower()):
            return person.name, "person", person.role
        head = _head(bare)
        paper = self.words.that_outlet.match(folded) or self.words.this_outlet.match(folded)
        if self.words.document.fullmatch(head) and not self.words.report.fullmatch(head) and not paper:
            return _short(bare), "document", None
        if outlet := self.outlet_in(span):
            return outlet, "outlet", None
        first = bare.lower().split(" ")[0]
        if acronym := _ACRONYM.search(printed):
            return acronym[1], "government" if self.words.government.search(folded) else "organisation", None
        if self.words.unnamed.fullmatch(head) or self.words.unnamed.fullmatch(first):
            return None, "unnamed", None
        if self.words.role.fullmatch(head):
            indefinite = folded.split(" ")[0] in (
                "ein",
                "eine",
                "einem",
                "einer",
                "einen",
                "a",
                "an",
                "one",
                "zwei",
                "two",
                "three",
            )
            member = None if indefinite else self._by_role(head, span[0])
            return (member.name, "person", member.role) if member else (None, "unnamed", bare)
        if self.words.document.fullmatch(head):
            author = re.search(r"(?:des|der|von|by the|of the|by|from the) (?=\w)", printed)
            if author and (body := self._body(printed[author.end() :], span[0])):
                return body, "organisation", None
            return bare, "document", None
        if self.words.government.search(folded) or self.words.organisation.search(folded):
            kind: SourceKind = "government" if self.words.government.search(folded) else "organisation"
            name = self._body(bare, span[0]) or _short(bare)
            return nominative(printed, name) if self.language == "de" else name, kind, None
        member = self._by_short(bare)
        if member is not None:
            return member.name, "person", member.role
        if bare[:1].isupper():
            name = nominative(printed, _short(bare)) if self.language == "de" else _short(bare)
            return name, "organisation" if len(bare.split()) != 2 else "person", None
        return None, "unnamed", None

    def _body(self, bare: str, at: int) -> str | None:
        """The name of the body that "des Konzerns", "the institute" means: one with that noun and a name, read before."""
        tokens = bare.split()
        if not tokens or (len(tokens) > 1 and not (len(tokens) == 2 and tokens[1][:1].isupper())):
            return None
        noun = tokens[0].strip(",.").lower()
        if not (self.words.organisation.search(noun) or self.words.government.search(noun)):
            return None
        stem = re.escape(noun[:-1] if noun.endswith("s") and self.language == "de" else noun)
        if len(tokens) == 2:
            return (
                f"{tokens[0][:-1] if tokens[0].endswith('s') and self.language == 'de' else tokens[0]} {tokens[1]}"
                if not tokens[1].isupper()
                else tokens[1]
            )
        pattern = (
            rf"(?P<noun>\b[\w-]*{stem}(?:e?s)?) (?P<name>[A-ZÄÖÜ][\w-]+)"
            if self.language == "de"
            else rf"(?P<name>(?:[A-Z][\w-]+ ){{1,4}})(?P<noun>(?i:{stem}))\b"
        )
        found = [
            match
            for match in re.finditer(
                pattern, self.text[max(0, at - _MEMORY) : at], re.IGNORECASE if self.language == "de" else 0
            )
            if match["name"][:1].isupper()
        ]
        if not found:
            return self._fuller(stem, at)
        name = found[-1]["name"].strip()
        if self.language == "en":
            return f"{name} {found[-1]['noun']}"
        noun_printed = found[-1]["noun"]
        return (
            name
            if name.isupper()
            else f"{noun_printed[:-1] if noun_printed.endswith('s') else noun_printed} {name}"
        )

    def _fuller(self, stem: str, at: int) -> str | None:
        """The one fuller name in small words or as a compound that an article has for a body before: "the mining ministry"."""
        before = self.text[max(0, at - _MEMORY) : at]
        pattern = (
            rf"\b(?P<name>[A-ZÄÖÜ][a-zäöüß]{{2,}}{stem})(?:e?s)?\b"
            if self.language == "de"
            else rf"\b[Tt]he (?P<name>(?:(?!of|and|in|to|by|for|said)[a-z]+ ){{1,2}}{stem})\b"
        )
        names = {match["name"] for match in re.finditer(pattern, before)}
        return names.pop() if len(names) == 1 else None

    def outlet_in(self, span: Span) -> str | None:
        """The outlet that a phrase means: named in it, this one, or the one spoken of before."""
        printed = self.text[span[0] : span[1]]
        folded = printed.lower().strip()
        if self.words.this_outlet.search(folded):
            return self.outlet
        inside = self.outlets_in(span)
        if inside:
            return inside[-1][1]
        if self.outlet and re.search(rf"\b{re.escape(plain(self.outlet))}\b", plain(folded)):
            return self.outlet
        if self.words.that_outlet.match(folded):
            return self.last_outlet(span[0])
        bare = plain(without_article(printed, self.words.articles))
        return next(
            (name for name in self.outlet_names if plain(without_article(name, self.words.articles)) == bare),
            None,
        )

    def last_outlet(self, before: int) -> str | None:
        """The outlet named last before a place; this one's own name does not count."""
        last = bisect.bisect_left(self._outlet_starts, before)
        named = (name for _, name in reversed(self.outlets[max(0, last - _LOOKED_BACK) : last]))
        return next((name for name in named if name != self.outlet), None)

    def _named(self, span: Span) -> Member | None:
        """The person whose full or short name stands in a phrase, the first one there."""
        printed = plain(self.text[span[0] : span[1]])
        hits: list[tuple[int, int, Member]] = []
        for member in self.members:
            full = plain(member.name)
            at = printed.find(full)
            if at >= 0:
                hits.append((at, -len(full), member))
        if hits:
            return min(hits)[2]
        tokens = [
            word
            for word in re.findall(r"[^\W\d_][\w’'-]*", self.text[span[0] : span[1]])
            if word[0].isupper()
        ]
        roles = self.words.role
        short = (self._by_short(word) for word in tokens if not roles.fullmatch(word.lower()))
        return next((member for member in short if member is not None), None)

    def first_in(self, span: Span) -> Span | None:
        """Where the first person of the cast is named in a stretch."""
        found = [
            (at, member)
            for member in self.members
            if (at := self.text.find(member.name.split()[-1], *span)) >= 0
        ]
        if not found:
            return None
        at, member = min(found, key=lambda pair: pair[0])
        start = self.text.rfind(member.name, span[0], at + len(member.name))
        return (start, start + len(member.name)) if start >= 0 else (at, at + len(member.name.split()[-1]))

    def unnamed_in(self, span: Span) -> Member | None:
        """The first of those in a stretch of whom only a role is told: "a former doctor"."""
        return next((member for member in self.unnamed if span[0] <= member.at < span[1]), None)

    def _by_short(self, name: str) -> Member | None:
        """The member whose full name begins or ends with a short one ("Wi", "Jovanović", "dos Anjos")."""
        wanted = plain(name).split()
        for member in self.members:
            pieces = plain(member.name).split()
            if wanted and (
                wanted == pieces[-len(wanted) :]
                or (wanted == pieces[: len(wanted)] and len(pieces) > 1 and "-" in member.name)
            ):
                return member
        return None

    def _meant(self, at: int, pronoun: str) -> Member | None:
        """The person of the pronoun's sex who was named last before it."""
        female = (
            True
            if pronoun in self.words.female
            else False
            if pronoun in ("he", "him", "er", "ihm", "ihn")
            else None
        )
        start = max(0, at - _MEMORY)
        before = composed(self.text[start:at])
        best: tuple[int, Member] | None = None
        for member in (*self.members, *self.unnamed):
            if female is not None and member.female is not None and member.female != female:
                continue
            if member.unnamed:
                last = member.at - start if start <= member.at < at else -1
            else:
                pieces = composed(member.name).split()
                last = max(
                    before.rfind(" ".join(pieces)),
                    before.rfind(pieces[-1]),
                    before.rfind(pieces[0]) if "-" in member.name else -1,
                )
            if last >= 0 and (best is None or last > best[0]):
                best = (last, member)
        return best[1] if best else self.opening_before(at)

    def female(self, source: Source) -> bool | None:
        """Whether a source is a woman, as far as a role tells it."""
        known = self._members.get(source.name) if source.name else None
        return known.female if known is not None else self._sex(source.role)

    def _by_role(self, head: str, at: int) -> Member | None:
        """The bearer of a role: the nearest named before, else the first named after, else the one whose role is not told."""
        fitting = [
            member for member in self.members if member.role and self._same_role(head, member.role.lower())
        ]
        before = [member for member in fitting if member.at < at]
        if fitting:
            return before[-1] if before else fitting[0]
        open_ = [member for member in self.members if not member.role]
        return open_[0] if len(open_) == 1 else None

    def _same_role(self, head: str, role: str) -> bool:
        ours = [word.strip(".,") for word in role.split() if self.words.role.fullmatch(word.strip(".,"))]
        if self.language == "de":
            return any(
                word.endswith(_stem(head)) or _stem(word).endswith(_stem(head)) or head.endswith(_stem(word))
                for word in ours
            )
        return any(
            word == head or {word, head} <= {"lawmaker", "rep", "senator", "legislator"} for word in ours
        ) or (head == "lawmaker" and role.startswith(("rep", "sen")))

    def cited(self, stretch: Span) -> tuple[str, ...]:
        """Whom a source in turn cites, by "unter Berufung auf" or "citing"."""
        match = self.words.citing.search(self.text[stretch[0] : stretch[1]].lower())
        if not match:
            return ()
        start = stretch[0] + match.end()
        end = next(
            (at for at in range(start, min(stretch[1], start + 90)) if self.text[at] in ",.;:\n"),
            min(stretch[1], start + 90),
        )
        phrase = self.text[start:end]
        verbs = lexicon(self.language).verbs
        stop = next(
            (word.start() for word in re.finditer(r"[a-zäöüß]+", phrase) if word[0] in verbs), len(phrase)
        )
        phrase = phrase[:stop].rstrip()
        if not phrase.strip():
            return ()
        start += len(phrase) - len(phrase.lstrip())
        source = self.source((start, start + len(phrase.strip())))
        bare = source.name or without_article(phrase.strip(), self.words.articles)
        return (self.acronym(bare) or bare,)

    def acronym(self, name: str) -> str | None:
        """The acronym of a body: at the end of its name, or in brackets after the name that the article gives in full."""
        tokens = name.split()
        if len(tokens) > 1 and len(tokens[-1]) > 1 and tokens[-1].isupper():
            return tokens[-1]
        for match in _BRACKETED.finditer(self.text):
            if (
                self.text[max(0, match.start() - len(name) - 1) : match.start()].lower().strip()
                == name.lower()
            ):
                return match[1]
        return None


def _short(bare: str) -> str:
    """A body's name without what follows it: a place, a relative clause, where a paper was seen."""
    return re.split(
        r",| with | das | die | der (?=\w+t\b)| in (?=[A-ZÄÖÜ])| seen | obtained | published | that | which ",
        bare,
    )[0].strip()


def _head(bare: str) -> str:
    """The noun that a phrase is about, folded: before any "in", "des", "of"."""
    cut = re.split(
        r",| (?:in|im|des|der|of|at|from|aus|von|vom|für|for|who|that|with|seen|obtained|on) |\(", f"{bare} "
    )[0].strip()
    return cut.split(" ")[-1].lower().strip('“”"„»«') if cut else ""


def _stem(word: str) -> str:
    for ending in ("innen", "in", "en", "er", "e", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
