"""What the words around a figure, and around the names of states anywhere on its page, say of who gives and who receives: evidence for `sides`.

A page shows a state's side in places that tell of no figure: "aid to Peru", "Norland's debt", "Ostmark exports". Words stand here by their classes in
the lexicon, which both languages share; words of no class are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property

from countertrade.reading import lexicon
from countertrade.reading.flows import Figure, Flows, Naming
from countertrade.reading.goods import class_of
from countertrade.reading.items import about

_FIRST, _WORDS = 2, 5  # sentences that open a page, and the tokens that such a sentence has at least
_SHARE = 0.25  # of a state's namings, from which on a function is one that it often has
_UNTOLD = frozenset({"say", "be", "harm", "measure", "other", "none"})  # classes of verbs that pass nothing


class Usage:
    """How one page uses the names of states, and the words around its figures."""

    def __init__(self, flows: Flows) -> None:
        self.flows = flows
        self.document = flows.document
        self.roles = flows.roles
        self._classes: dict[str, str] = {}
        self._found: dict[tuple[str, str, str, bool], list[str]] = {}
        sentences = self.document.sentences
        long = [each.end for each in sentences if each.end - each.start >= _WORDS]
        self._opening = flows.named_between(0, long[:_FIRST][-1]) if long else []
        self._order = list(dict.fromkeys(naming.code for naming in self._opening))

    def of_figure(self, figure: Figure, verb: str) -> Iterator[str]:
        """What a figure counts, what it hangs on, and its unit; `verb` is the class of the verb of its clause."""
        yield f"unit:{figure.unit}"
        yield f"unit:{figure.unit}:{verb}"
        yield f"per:{figure.per}"
        chunk = self.document.chunk_at(figure.tokens[1] - 1)
        function = self.roles.function(chunk.index) if chunk is not None else "none"
        yield f"as:{function}"
        yield f"as:{function}:{verb}"
        if chunk is None:
            return
        yield f"counts:{self._class(chunk.head)}"
        for n in about(self.document, chunk)[:4]:
            yield f"about:{self._class(self.document.chunks[n].head)}"
        yield f"on:{self._above(chunk.index) or '-'}"

    def of_currency(self, figure: Figure, code: str, verb: str) -> Iterator[str]:
        """Whose currency an amount is in."""
        if figure.kind != "money" or len(figure.unit) != 3:
            return
        owner = figure.unit[:2]
        whose = "own" if owner == code else "other" if owner in self.flows.counts else "none"
        yield f"currency:{whose}"
        yield f"currency:{whose}:{verb}"
        if owner in ("US", "EU"):
            yield f"currency:{owner}:{whose}"

    def of_trade(self, figure: Figure, code: str, verb: str) -> Iterator[str]:
        """What is usual of a state, for what the figure or its page is about: an exporter of oil on a page about oil."""
        theme = lexicon.themes().get(self.flows.sort(figure.good)) or self._theme
        passing = self.flows.kind(figure) or "share"
        for habit in (*lexicon.habits().get(code, ()), *(() if len(code) == 2 else ("institution",))):
            yield f"usual:{habit}:{verb}"
            yield f"usual:{habit}:{theme}:{passing}"

    def of_state(self, code: str, kind: str, bare: str, named: bool) -> list[str]:
        """How the page uses the name of a state, for a kind of figure with or without ("bare") a role, whose own sentence names it or not."""
        key = code, kind, bare, named
        if key not in self._found:
            self._found[key] = sorted({*self._of_opening(*key), *self._of_page(code, kind)})
        return self._found[key]

    def _of_opening(self, code: str, kind: str, bare: str, named: bool) -> Iterator[str]:
        """Where the title and the first sentence name a state."""
        if code not in self._order:
            yield "opening:none"
            yield f"opening:none:{kind}"
            return
        place = f"opening:{min(2, self._order.index(code))}:{min(3, len(self._order))}"
        yield place
        yield f"{place}:{kind}:{bare}"
        yield f"{place}:{kind}:{'named' if named else 'away'}"
        for naming in self._opening:
            if naming.code == code:
                yield f"opening:{naming.function}:{kind}"
                yield f"opening:{naming.function}:{self._verb(naming)}:{kind}"
                above = self._above_name(naming)
                if above is not None:
                    yield f"opening:{above}"

    def _of_page(self, code: str, kind: str) -> Iterator[str]:
        """What the page hangs the name of a state on, and how often it names it."""
        functions = self._functions[code]
        for function, count in functions.items():
            if count > _SHARE * functions.total():
                yield f"often:{function}"
            if count > 1:
                yield f"again:{function}"
        for use, count in self._uses[code].items():
            yield f"use:{use}"
            yield f"use:{use}:{kind}"
            if count > 1:
                yield f"uses:{use}"
        share = self.flows.counts[code] / max(1, self.flows.counts.total())
        yield f"share:{min(4, int(8 * share))}:{kind}"

    @cached_property
    def _functions(self) -> defaultdict[str, Counter[str]]:
        """The functions that the name of each state has."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for naming in self.flows.namings:
            found[naming.code][naming.function] += 1
        return found

    @cached_property
    def _uses(self) -> defaultdict[str, Counter[str]]:
        """The goods and the words of transfer that the name of each state hangs on."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for naming in self.flows.namings:
            above = self._above_name(naming)
            if above is not None and not above.startswith("n."):
                found[naming.code][above] += 1
            verb = self._verb(naming)
            if verb not in _UNTOLD:
                found[naming.code][f"{naming.function}@{verb}"] += 1
        return found

    @cached_property
    def _theme(self) -> str:
        """What the goods of the page mostly are."""
        themes = lexicon.themes()
        sorts = (self.flows.sort(token.lemma) for token in self.document.tokens if token.pos == "noun")
        found = Counter(themes[sort] for sort in sorts if sort in themes)
        return found.most_common(1)[0][0] if found else "none"

    def _verb(self, naming: Naming) -> str:
        return self.roles.verb_class(self.document.chunks[naming.chunk].clause)

    def _above_name(self, naming: Naming) -> str | None:
        """The class of the noun that a name hangs on, and how: "f.give.to", "g.oil.adjective"."""
        if naming.function == "adjective":
            return f"{self._class(naming.token)}.adjective"
        return self._above(naming.chunk)

    def _above(self, n: int) -> str | None:
        chunk = self.document.chunks[self.roles.listed_first(n)]
        relation = chunk.link if chunk.prep is None else self.roles.preposition(chunk)
        apposed = chunk.of is None or chunk.link == "apposition"
        above = self.document.ahead(chunk) if apposed else self.document.chunk(chunk.of)
        return None if above is None else f"{self._class(above.head)}.{relation}"

    def _class(self, token: int) -> str:
        """The class of a noun: of a transfer ("f."), of goods ("g."), of a party or any other ("n.")."""
        word = self.document.tokens[token]
        if word.lemma not in self._classes:
            self._classes[word.lemma] = self._class_of(word.lemma, word.pos)
        return self._classes[word.lemma]

    def _class_of(self, lemma: str, pos: str) -> str:
        frames = self.roles.frames_of(lemma)
        if frames:
            return f"f.{frames[0].kind}"
        sort = class_of(self.document.language, lemma) if pos != "name" else None
        return f"g.{sort}" if sort else f"n.{self.roles.names.kind(lemma.lower()) or pos}"
