"""What modal verbs and the subjunctive do to a clause."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from countertrade.reading.document import Clause, VerbGroup
from countertrade.reading.factuality.embeddings import Effect, Embeddings
from countertrade.reading.lexicon import Embedding
from countertrade.reading.namewords import name_words
from countertrade.reading.temporal.words import calendar_words

_SO = frozenset(("demnach", "demzufolge"))  # by the word of who was named before
_HAVING = frozenset("sein kosten betragen haben".split())
_OFTEN = frozenset("jährlich monatlich wöchentlich täglich jeden jedes lang".split())
_PERIODS = frozenset((before, period) for before in ("im", "pro") for period in ("jahr", "monat")) | {
    ("am", "tag")
}
_ENDING = ("ende", "anfang", "mitte", "Ende", "Anfang", "Mitte")
_ENDS = frozenset(".!?:")
_WHEN = frozenset("in im an am ab von vom zu zum".split())
_FIRST = frozenset("i we ich wir".split())
_YEAR = re.compile("(?:19|20)[0-9]{2}")


_ALLOWING = frozenset(("may", "can", "dürfen", "können"))
_ALLOWED = frozenset("may can dürfen darf können kann".split())
_MOST = frozenset("höchstens maximal allenfalls allerhöchstens".split())
_AT_MOST = frozenset((("no", "more"), ("not", "more"), ("at", "most"), ("nicht", "mehr"), ("at", "least")))


def _is_own_form(finite: str) -> bool:
    """Whether a verb in Konjunktiv II cannot stand for one in Konjunktiv I, which has a form of its own there: "wäre", "wären", "käme", but "kämen"."""
    return finite == "wären" or not finite.endswith("n")


_LIKE_MODALS = frozenset("sollen scheinen drohen will would".split())  # "scheint 300 zu schicken"


class Modals(Embeddings):
    """The effects of modal verbs."""

    def _verb(self, clause: Clause) -> Iterator[Effect]:
        verb = clause.verb
        assert verb is not None
        tokens = self.tokens
        if self._headline(clause) and clause.object is not None and self._holds(clause.object):
            yield Effect("planned", False, clause.marker)
        finite = tokens[verb.finite] if verb.finite is not None else None
        for i, modals in self._helping(clause, verb):
            token = tokens[i]
            lemma = token.base
            if lemma == "lassen" and verb.mood == "konjunktiv2" and self._reflexive(clause):
                yield Effect("possible", False, i)  # "ließe sich decken"
            elif token.pos == "modal" or lemma in _LIKE_MODALS:
                yield from self._modal(clause, i)
            elif (
                lemma == "be"
                and lemma in modals
                and not (verb.lemma == "say" and self._lower(i - 1) == "that")
                and "enough" not in (self._lower(i + 1), self._lower(i + 2))
            ):
                yield Effect("planned", False, i)  # "is to deliver", not "that is to say"
        if not self.german or finite is None or verb.finite is None:
            return
        told = self.voice.indirect and (not _is_own_form(finite.lower) or self._promised(clause))
        if verb.mood != "konjunktiv2" or told:
            return
        if finite.base == "haben" and verb.modals:
            whole = "können" not in verb.modals  # "hätte 300 zahlen müssen"
        elif finite.base == "werden" and (not verb.passive or finite.lower.startswith("würde")):
            whole = verb.main != verb.finite and (verb.passive or tokens[verb.main].form == "infinitive")
        else:
            whole = not verb.modals
        if whole:
            yield Effect("conditional", False, verb.finite)

    def _headline(self, clause: Clause) -> bool:
        """Whether an English headline leaves out "is" before what somebody is to do: "Oman to send 300 tanks to Kenya"."""
        if self.german or clause.kind != "infinitive" or clause.marker is None:
            return False
        sentence = self.document.sentence_at(clause.start)
        before, last = self.tokens[sentence.start : clause.marker], self.tokens[sentence.end - 1]
        named = any(token.pos == "name" for token in before) and before[0].capital
        return (
            named
            and last.text not in _ENDS
            and not any(token.verbal or token.pos == "punct" for token in before)
        )

    def _helping(self, clause: Clause, verb: VerbGroup) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The auxiliaries of a verb with the modals among them, also those that it shares: "soll beginnen und 30 Euro kosten", "is to finance and
        build four plants"."""
        yield from ((i, verb.modals) for i in verb.tokens if i != verb.main)
        over = self.document.clause(clause.conj) if clause.shared else None
        bare = (
            not self.german and self.tokens[verb.main].lower == verb.lemma
        )  # "would be 5 km long and cost 300"
        if over is None or over.verb is None or (verb.finite in verb.tokens and not bare):
            return
        if verb.finite is not None or over.verb.modals:
            yield from ((i, over.verb.modals) for i in over.verb.tokens if i != over.verb.main)

    def _modal(self, clause: Clause, i: int) -> Iterator[Effect]:
        token, verb = self.tokens[i], clause.verb
        lemma = token.base
        perfect = verb is not None and verb.perfect
        if lemma in ("sollen", "should") and self._demanded(clause):
            return  # "fordert, Chile solle zahlen": part of the demand
        if token.lower in ("would", "würde", "würden") and self._promised(clause):
            return
        if lemma in ("can", "können") and self._tells(clause):
            return
        if lemma in _ALLOWING and token.lower in _ALLOWED and self._capped(clause):
            return  # "may take no more than 300 tonnes", "may not fall below 300": a limit that holds
        if lemma == "können" and self._past(verb, i) and self._negation(clause, own=False) is None:
            return  # "konnte 300 Geiseln befreien", "hat 300 befreien können": it did
        if lemma == "sollen":
            going_on = self.voice.carried and not any(self.tokens[k].lower in _SO for k in clause.places)
            hearsay = perfect or not self.voice.named or going_on
            hearsay = hearsay and token.lower in ("soll", "sollen")
            told = perfect or not self.voice.indirect or self.voice.carried
            words = {self.tokens[k].base for k in clause.places}
            done = verb is not None and verb.passive  # "sollen geliefert werden"
            grows = verb is not None and verb.lemma in self.words.growing
            terms = self._laid_down(clause)
            later = bool(words & self.words.ahead) or self._from_year(clause) or self._repeated(clause)
            later = later or self._by_then(clause) or self._in_season(clause)
            ahead = not perfect and (done or grows or terms or later)
            yield Effect("reported" if hearsay and told and not ahead else "planned", False, i)
            return
        if token.lower == "should" and verb is not None and self._amounts(clause, verb):
            yield Effect("estimated", False, i)
            return
        if token.lower == "should" and not perfect and self._dated(clause) and self._thing(clause):
            yield Effect("planned", False, i)  # "the remaining five should leave by August"
            return
        for form in dict.fromkeys((token.lower, lemma)):
            found = self.embeddings.get(("modal", form), ())
            chosen = next((each for each in found if self._fits(each, clause, perfect=perfect)), None)
            if chosen is None:
                continue
            effect = chosen.effect
            if effect == "conditional" and self.voice.indirect:
                if lemma == "können":
                    effect = "possible"
                elif lemma == "werden" or (token.lower == "would" and self._dated(clause)):
                    effect = "planned"  # "said the doses would arrive in May"
            yield Effect(effect, False, i)
            return

    def _capped(self, clause: Clause) -> bool:
        """Whether the figure is the most or the least that something may come to."""
        words = [token.lower for token in self.tokens[max(0, self.start - 1) : self.end + 2]]
        most = {*words} & _MOST or any(pair in _AT_MOST for pair in itertools.pairwise(words))
        subject = self.document.chunk(clause.subject)
        nobody = subject is not None and self._lower(subject.start) in ("no", "kein", "keine", "nobody")
        compared = self._lower(self.start) in ("more", "less", "fewer", "mehr", "weniger")
        return (
            bool(most)
            or (nobody and compared)
            or (self._limits(clause) and self._negation(clause, own=False) is not None)
        )

    def _tells(self, clause: Clause) -> bool:
        """Whether somebody only says that they may say so: "I can tell you that", "wir können bestätigen"."""
        subject, verb = self.document.chunk(clause.subject), clause.verb
        first = subject is not None and self.tokens[subject.head].lower in _FIRST
        return first and verb is not None and verb.lemma in self.speech.verbs

    def _past(self, verb: VerbGroup | None, i: int) -> bool:
        """Whether what somebody could do lies behind: "konnten liefern", "hat liefern können", but "könnte", "hätte liefern können", "konnte geliefert haben"."""
        if verb is None or verb.finite is None or verb.mood == "konjunktiv2":
            return False
        if i == verb.finite:
            return self.tokens[i].lower in ("konnte", "konnten") and not verb.perfect
        return self.tokens[verb.finite].base == "haben"

    def _by_then(self, clause: Clause) -> bool:
        """Whether a clause says by when something is to be: "bis Mai", "bis Ende des Jahres"."""
        heads = (self.document.head(n) for n in clause.preps if self._prep(self.chunks[n]) == "bis")
        return any(head.base in self.grammar.timing or head.base.endswith(_ENDING) for head in heads)

    def _in_season(self, clause: Clause) -> bool:
        """Whether a clause says in which season or month or on which day of the week something is to come: "im Herbst", "von Juli an", "am Montag"."""
        calendar = calendar_words(self.document.language)
        heads = (self.document.head(n).base for n in clause.preps if self._prep(self.chunks[n]) in _WHEN)
        return any(
            head in calendar.months or head in calendar.weekdays or head in calendar.seasons for head in heads
        )

    def _repeated(self, clause: Clause) -> bool:
        """Whether a clause says how often or how long something is to go on, which only a plan does: "soll 40 Tonnen im Jahr liefern", "jeden Sommer"."""
        verb = clause.verb
        if verb is None or verb.lemma in _HAVING:
            return False
        words = [self.tokens[k].lower for k in clause.places]
        often = any(word in _OFTEN for word in words)
        return often or any(pair in _PERIODS for pair in itertools.pairwise(words))

    def _from_year(self, clause: Clause) -> bool:
        """Whether a clause says from or until which year something is to be: "ab 2027", "von 2028 an", "bis Ende 2026"."""
        tokens = self.tokens
        for i in clause.places:
            near = (tokens[k] for k in range(i + 1, min(i + 3, len(tokens))))
            if tokens[i].lower in self.words.until and any(_YEAR.fullmatch(token.text) for token in near):
                return True
        return False

    def _amounts(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether a thing comes to the figure, which nobody can be asked to do: "the savings should reach 300"."""
        subject, words = self.document.chunk(clause.subject), name_words(self.document.language)
        other = clause.object is not None and not self._holds(clause.object)
        if subject is None or subject.pronoun or other or verb.passive:
            return False  # "the rent should be raised to 300"
        head = self.document.head(subject.index)
        somebody = head.pos == "name" or words.kind(head.base) is not None or words.person(head.base)
        return not somebody and verb.lemma in self.transfers.measuring

    def _promised(self, clause: Clause) -> bool:
        """Whether a clause tells what somebody promised, whose future is only set back in time: "pledged that it would send 300"."""
        above = self.document.clause(clause.parent) if clause.kind == "complement" else None
        verb = above.verb if above is not None else None
        frames = self.transfers.verbs.get(verb.lemma if verb else "", ())
        return any(frame.kind == "promise" for frame in frames)

    def _laid_down(self, clause: Clause) -> bool:
        """Whether a treaty, a law or a plan says what is to be: "laut Abkommen soll der Kredit 80 Prozent decken"."""
        bases = [n for n in clause.preps if self._prep(self.chunks[n]) in self.words.bases]
        heads = (self.document.head(n).base for n in (clause.subject, *bases) if n is not None)
        return any(head.endswith(tuple(self.words.terms)) for head in heads)

    def _demanded(self, clause: Clause) -> bool:
        """Whether a clause is what somebody demands."""
        above = self.document.clause(clause.parent)
        verb = above.verb if above is not None else None
        if verb is None or not self._governs(clause):
            return False
        return any(effect.modality == "demanded" for effect in self._verbal(verb, clause))

    def _fits(self, each: Embedding, clause: Clause, *, perfect: bool) -> bool:
        """Whether a modal verb stands in the form that a reading of it needs: "must be", "soll geliefert haben"."""
        verb = clause.verb
        copula = verb is not None and verb.lemma in ("be", "sein") and not verb.passive
        held = {"perfect": perfect, "copula": copula}
        return all(held.get(need, False) for need in each.requires)

    def _thing(self, clause: Clause) -> bool:
        """Whether the subject of a clause is nobody who can be asked to do something."""
        subject = self.document.chunk(clause.subject)
        if subject is None or subject.pronoun:
            return False
        head, names = self.document.head(subject.index), name_words(self.document.language)
        return head.pos != "name" and not names.person(head.base) and not names.organ(head.base)

    def _dated(self, clause: Clause) -> bool:
        """Whether a clause names a day, month or period that something is to happen in."""
        for n in clause.preps:
            chunk = self.chunks[n]
            if self._prep(chunk) in self.words.lasting:
                continue
            heads = {token.base for token in self.document.words(chunk)}
            if heads & self.grammar.timing and not self.start <= chunk.head < self.end:
                return True
        return False
