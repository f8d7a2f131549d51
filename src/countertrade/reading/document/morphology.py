"""Decodes HanTa's models: word classes of a sentence and lemmas, equal to HanTa's own answers in a fraction of its time.

HanTa (Wartena 2019) is a hidden Markov model twice: over the morphemes of a word, then over the classes of the words of a
sentence. Its decoder asks every class for every stretch of letters; this one asks each stretch for its classes.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from countertrade.reading import lexicon

if TYPE_CHECKING:
    from HanTa.HanoverTagger import HanoverTagger

EMPTY, START, END, UNKNOWN = 0, 1, 2, 3
_NEVER = -1e6  # the log probability below which HanTa drops a path
_BEAM_MORPHEMES, _BEAM_WORDS = 3, 5  # states that are followed, and those within 1 of them
_CUTOFF = 5  # classes of an unseen word that are this much less likely than its first are dropped
_WHOLE = 4.6  # the malus of taking a whole word for one unseen morpheme
_QUOTES = frozenset(("`", "``", "´", "´´", "'", "''"))

_NONE: dict[int, float] = {}

State = tuple[int, int]
Row = dict[State, float]
Steps = dict[int, tuple[float, State]]  # what may follow a state: the log probability and the state after it


class Morphology:
    """The tables of one HanTa model, arranged by morpheme."""

    def __init__(self, model: HanoverTagger) -> None:
        self.names: dict[int, str] = model.int2tag
        self._numbers: dict[str, int] = model.tag2int
        self._seen: dict[str, list[tuple[int, float]]] = model.cache
        self._case: dict[int, dict[bool, float]] = model.LP_case_t
        self._prior: dict[int, float] = model.LP_wtag
        self._follows: dict[State, dict[int, float]] = model.LP_trans_word
        order = next(iter(self._follows.values()))
        self._order = {tag: place for place, tag in enumerate(order) if tag != END}
        self._any = tuple((tag, 0.0) for tag in self._order)
        self._stems: dict[int, dict[str, str]] = model.stemdict
        self._affixes: dict[str, list[int]] = model.nonstemtags
        self._endings: dict[str, dict[str, str]] = model.lemmasuffixtable
        self._capitals = model.capitalizedlemmata
        self._reachable: dict[int, frozenset[int]] = model.reachability
        self._atomic: frozenset[int] = model.atomic_class
        self._inner: dict[State, Steps] = {
            state: {tag: (step, (state[1], tag)) for tag, step in following}
            for state, following in model.LP_trans_nonfinal.items()
            if following
        }
        self._final: dict[State, list[tuple[int, float]]] = model.LP_trans_final
        self._morphemes: dict[str, dict[int, float]] = {}
        for tag, morphemes in model.LP_m_t.items():
            for morpheme, chance in morphemes.items():
                self._morphemes.setdefault(morpheme, {})[tag] = chance
        self._longest = max(map(len, self._morphemes))
        self._suffixes: dict[int, dict[str, float]] = {
            tag: model.LP_s_t[tag] for tag in model.LP_hapax_t if tag in model.LP_s_t
        }
        self._lengths = {
            tag: [model.Int_t + model.LP_hapax_t[tag] + chance for chance in model.LP_len_t[tag]]
            for tag in self._suffixes
        }
        self._tails = frozenset(suffix for table in self._suffixes.values() for suffix in table)
        self._guesses: dict[
            tuple[str, int], dict[int, float]
        ] = {}  # as many as there are endings and lengths
        self._toward: dict[tuple[int, State], Steps] = {}
        self._options = functools.lru_cache(maxsize=lexicon.KEPT)(self._classes)

    def classes(self, words: Sequence[str]) -> list[int]:
        """The most likely sequence of word classes of one sentence (Viterbi over trigrams of classes)."""
        rows: list[dict[State, State]] = []
        row: Row = {(EMPTY, START): 0.0}
        for word in words:
            options = self._options(word, bool(rows))
            reached: Row = {}
            back: dict[State, State] = {}
            for state, before in _active(row, _BEAM_WORDS):
                follows = self._follows[state]
                middle = state[1]
                for tag, chance in options:
                    total = before + follows[tag] + chance
                    new = (middle, tag)
                    if new not in reached or total > reached[new]:
                        reached[new] = total
                        back[new] = state
            rows.append(back)
            row = reached
        best, last = -math.inf, (EMPTY, EMPTY)
        for state, before in row.items():
            total = before + self._follows[state].get(END, -math.inf)
            if total > best:
                best, last = total, state
        tags: list[int] = []
        for back in reversed(rows):
            tags.append(last[1])
            last = back[last]
        tags.reverse()
        return tags

    def knows(self, word: str) -> bool:
        """Whether the model has a word form, in small letters."""
        return word in self._seen

    def possible(self, word: str) -> frozenset[str]:
        """The names of the classes that a word can have."""
        return frozenset(self.names[tag] for tag, _ in self._options(word, False))

    def _classes(self, word: str, cased: bool) -> tuple[tuple[int, float], ...]:
        """What a word can be, each with the log probability of the word given the class, in the order of the tables."""
        printed = '"' if word in _QUOTES else word.lower()
        seen = self._seen.get(printed)
        upper = word[0].isupper()
        scored: list[tuple[int, float]] = []
        for tag, chance in seen if seen is not None else self._analysed(printed):
            if tag != UNKNOWN:
                chance += self._case[tag][upper] if cased else 0.0
                scored.append((tag, chance - self._prior[tag]))
        if not scored:
            return self._any
        if seen is None:
            limit = max(chance for _, chance in scored) - _CUTOFF
            scored = [pair for pair in scored if pair[1] >= limit]
        return tuple(sorted(scored, key=lambda pair: self._order[pair[0]]))

    def _guessed(self, suffix: str, length: int) -> dict[int, float]:
        """The log probability of an unseen morpheme of a length and an ending in each open class."""
        found: dict[int, float] = {}
        for tag, table in self._suffixes.items():
            chance = self._lengths[tag][min(length, 24)] + table.get(suffix, -math.inf)
            if chance > _NEVER:
                found[tag] = chance
        return found

    def _unseen(self, word: str) -> list[list[dict[int, float]]]:
        """The same for each stretch of a word, by its end and its start."""
        size = len(word)
        table: list[list[dict[int, float]]] = [[]]
        shortest = 3 if size >= 4 else 1
        for end in range(1, size + 1):
            known = [word[end - length : end] in self._tails for length in range(1, min(4, end) + 1)]
            row: list[dict[int, float]] = []
            for start in range(end):
                length = end - start
                if length < shortest:
                    row.append(_NONE)
                    continue
                suffix = ""
                for shorter in range(min(4, length - 1), 0, -1):
                    if known[shorter - 1]:
                        suffix = word[end - shorter : end]
                        break
                guess = self._guesses.get((suffix, length))
                if guess is None:
                    guess = self._guesses[suffix, length] = self._guessed(suffix, length)
                row.append(guess)
            table.append(row)
        return table

    def _lattice(
        self, word: str, leading: Callable[[State], Steps], strict: bool
    ) -> tuple[Row, list[dict[State, tuple[State, int]]]]:
        """The states after a word, and where each state after so many letters comes from; `strict`: by known morphemes alone."""
        size = len(word)
        guesses = [] if strict else self._unseen(word)
        rows: list[Row] = [{(EMPTY, START): 0.0}, *({} for _ in word)]
        back: list[dict[State, tuple[State, int]]] = [{} for _ in rows]
        for start, row in enumerate(rows[:size]):
            if not row:
                continue
            stretches: list[tuple[int, dict[int, float]]] = []
            for end in range(start + 1, min(size, start + self._longest if strict else size) + 1):
                chances = self._morphemes.get(word[start:end], _NONE)
                if not strict:
                    unseen = guesses[end][start]
                    if end - start == size:
                        unseen = {tag: chance - _WHOLE for tag, chance in unseen.items()}
                    chances = {**unseen, **chances} if chances else unseen
                if chances:
                    stretches.append((end, chances))
            for state, before in _active(row, _BEAM_MORPHEMES):
                following = leading(state)
                for end, chances in stretches if following else ():
                    into, behind = rows[end], back[end]
                    for tag, chance in chances.items():
                        step = following.get(tag)
                        if step is None:
                            continue
                        total, new = before + step[0] + chance, step[1]
                        if new not in into or total > into[new]:
                            into[new] = total
                            behind[new] = (state, start)
        return rows[size], back

    def _analysed(self, word: str) -> list[tuple[int, float]]:
        """The log probability of a word in each class; HanTa adds up paths only where they end."""
        final: Row = {}
        for state, before in self._lattice(word, lambda state: self._inner.get(state, {}), False)[0].items():
            for tag, step in self._final.get(state, ()):
                new = (state[1], tag)
                final[new] = max(before + step, final.get(new, _NEVER))
        found: dict[int, float] = {}
        for (_, tag), chance in final.items():
            if chance > _NEVER:
                found[-tag] = _logaddexp(found[-tag], chance) if -tag in found else chance
        return sorted(found.items(), key=lambda pair: pair[1], reverse=True)

    def _path(self, word: str, target: int, strict: bool) -> list[tuple[int, int]]:
        """The likeliest morphemes of a word that has a class, as (class, end); empty where the model knows none."""
        row, back = self._lattice(word, lambda state: self._leading(state, target), strict)
        best, chosen = _NEVER, None
        for state, before in row.items():
            step = dict(self._final.get(state, ())).get(target, -math.inf)
            if before + step > best:
                best, chosen = before + step, state
        path: list[tuple[int, int]] = []
        place = len(word)
        while chosen is not None and place > 0:
            path.append((chosen[1], place))
            chosen, place = back[place][chosen]
        return path[::-1]

    def _leading(self, state: State, target: int) -> Steps:
        """The classes of morphemes that may follow in a word of a class."""
        key = (target, state)
        found = self._toward.get(key)
        if found is None:
            reachable = self._reachable.get(target, frozenset())
            found = {tag: step for tag, step in self._inner.get(state, {}).items() if tag in reachable}
            self._toward[key] = found
        return found

    def lemma(self, word: str, tag: int) -> str:
        """The lemma of a word that has a class."""
        word = word.lower()
        if -tag in self._atomic:
            path = [(tag, len(word))]
        else:
            path = self._path(word, -tag, strict=True) or self._path(word, -tag, strict=False)
        if not path:
            return self._ended(word, UNKNOWN)
        start, morphemes = 0, []
        for kind, end in path:
            morphemes.append((word[start:end], kind))
            start = end
        name = self.names[tag]
        affixes = self._affixes.get(name.split("(")[0], [])
        parts = [pair for pair in morphemes if pair[1] not in affixes] or morphemes
        last, kind = parts[-1]
        inner = self.names[kind]
        if kind in self._stems and (inner[:2] == name[:2] or inner.startswith("SUF")):
            last = self._stems[kind].get(last, last)
        return self._ended("".join([part for part, _ in parts[:-1]] + [last]), tag)

    def _ended(self, stem: str, tag: int) -> str:
        """A stem with the ending and capital that its class's lemmas have."""
        name = self.names[tag]
        endings = self._endings.get(name.split("(")[0], {})
        marked = "#" + stem
        suffix = next((endings[marked[at:]] for at in range(len(marked)) if marked[at:] in endings), "")
        if self._numbers.get(name, 0) in self._capitals and stem:
            stem = stem[0].upper() + stem[1:]
        return stem + suffix


def _active(row: Row, beam: int) -> Iterable[tuple[State, float]]:
    """The states that are followed."""
    if len(row) <= beam:
        return row.items()
    bound = sorted(row.values(), reverse=True)[beam] - 1
    return [pair for pair in row.items() if pair[1] >= bound]


def _logaddexp(one: float, other: float) -> float:
    high, low = (one, other) if one >= other else (other, one)
    return high + math.log1p(math.exp(low - high))
