"""The chain of clauses from a figure to whoever says it, and what of it decides."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Clause, Document, VerbGroup
from countertrade.reading.factuality.embeddings import Effect
from countertrade.reading.factuality.modals import Modals
from countertrade.reading.factuality.phrases import Voice, asks, bids
from countertrade.records import Commitment, Marker, Modality

_WEAKEST_FIRST: tuple[Modality, ...] = (
    "conditional", "possible", "planned", "estimated", "reported", "demanded", "asserted",
)  # fmt: skip
_DEEPEST = 8
_WHEREBY = frozenset({"wonach", "denenzufolge", "demzufolge"})
_BESIDE = 6  # clauses to each side that may be conditions of one
_HANGING = 4  # phrases, each on the next
_BARRING = frozenset("exclude ausschließen ausgeschlossen".split())
_SCARCE = frozenset("hardly scarcely barely kaum".split())
_CLAUSE = 16  # tokens from a conjunction on among which its verb stands
_HEDGED = frozenset({"reported", "possible"})
_APART = frozenset("frame relative temporal causal comparative".split())
_WILLED = frozenset({"planned", "demanded"})
_ASIDE = 3  # tokens before a figure in which what sets it beside another stands


@cache
def _conditions(language: str) -> Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]:
    """The phrases that lay a condition, each with its form, by their first word."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for (form, phrase), readings in lexicon.factuality(language).words.items():
        if form in ("conjunction", "preposition") and any(each.effect == "conditional" for each in readings):
            words = tuple(phrase.lower().split())
            found[words[0]].append((form, words))
    return dict(found)


class Chain(Modals):
    """All effects on the way from the figure up to whoever says it."""

    def __init__(self, document: Document, start: int, end: int, voice: Voice) -> None:
        super().__init__(document, start, end, voice)
        self.given = self._given()
        self.untouched = self._untouched()

    def effects(self) -> Iterator[Effect]:
        """Every effect on the way up, the figure's own chunk first; what is only set beside another is not denied with it."""
        aside = self._compared()
        for effect in self._effects():
            beside = aside and effect.token is not None and effect.token < self.start
            if not (effect.turned and (beside or self._barred(effect))):
                yield effect

    def _barred(self, effect: Effect) -> bool:
        """Whether what is counted is only kept from something, and there: "20 ships are excluded from the fishing grounds"."""
        i = effect.token
        if i is None or self.tokens[i].base not in _BARRING:
            return False
        clause = self.clauses[self.document.clause_of[i]]
        return any(
            self._prep(self.chunks[n]) in ("from", "von", "vom") and not self._holds(n) for n in clause.preps
        )

    def _effects(self) -> Iterator[Effect]:
        clause = self.clause
        if clause is None:
            return
        yield from self._approximators()
        yield from self._nouns()
        yield from self._conditioned()
        below: Clause | None = None
        beside = self._beside()
        for _ in range(_DEEPEST):
            if clause is None:
                return
            if (told := self._told_by(clause)) is not None:
                over = self.clauses[told.parent or 0]
                yield from (each for each in self._clause(over, told) if each.turned)
            if self._speaks(clause):
                yield from self._saying(clause, below)
                return
            if below is None and self.untouched:
                return
            for effect in self._clause(clause, below):
                kept = self.given or beside
                if below is None or not (kept and effect.turned):
                    yield effect
            beside = beside or self._added(clause)
            below = clause
            yield from self._unmade(clause)
            if clause.kind == "relative" and (full := self._full(clause)):
                yield from full
                return
            above = self._judgement(clause) or self.document.clause(clause.parent)
            if above is None or clause.kind in _APART:
                return
            apart = self._follows(clause) or self._fact(clause) or self._returned(clause)
            if clause.kind in ("conditional", "concessive") or apart:
                return
            if clause.kind == "complement" and not self._governs(clause) and not self._speaks(above):
                return
            if clause.kind == "main" and above.kind == "frame" and not self._told_there(above):
                return  # "300 are there, and why, nobody would tell"
            clause = above

    def _told_there(self, frame: Clause) -> bool:
        """Whether a frame tells what stands before it; but "nobody would tell" does not."""
        subject = self.document.chunk(frame.subject)
        nobody = subject is not None and self._lower(subject.start) in self.words.nobody
        unsaid = frame.verb is not None and self._says(frame.verb) and (nobody or frame.verb.negated)
        return not unsaid or self._speaks(frame)

    def _added(self, clause: Clause) -> bool:
        """Whether a participle tells what goes on beside its clause, or of what is known: "dismissed the petitions, upholding the sale of 300",
        "will not tax the nurses working in Peru"."""
        verb, of = clause.verb, self.document.chunk(clause.antecedent)
        if clause.kind != "participle" or verb is None or clause.start == 0:
            return False
        beside = verb.form == "gerund" and self.tokens[clause.start - 1].text == ","
        beside = beside or self._adjunct(clause)
        return beside or (of is not None and of.end == clause.start and self._definite(of))

    def _told_by(self, clause: Clause) -> Clause | None:
        """A relative clause that says what a noun of saying tells, as its complement: "Berichte, wonach 300 kamen, sind falsch"."""
        first, second = self._lower(clause.start), self._lower(clause.start + 1)
        whereby = first in _WHEREBY or (first == "nach" and second in ("dem", "der", "denen"))
        noun = self.document.chunk(clause.antecedent)
        if clause.kind != "relative" or clause.parent is None or noun is None or not whereby:
            return None
        told = self.document.head(noun.index).lemma in self.speech.nouns
        return replace(clause, kind="complement", marker=clause.start) if told else None

    def _conditioned(self) -> Iterator[Effect]:
        """Phrases that lay a condition on what the figure's sentence says: "provided that Chile pays", "unter der Bedingung, dass"."""
        tokens, sentence = self.tokens, self.document.sentence_at(self.start)
        start, end = self.voice.content or (sentence.start, sentence.end)
        known = _conditions(self.document.language)
        for i in range(max(start, sentence.start), min(end, sentence.end)):
            for form, phrase in known.get(tokens[i].lower, ()):
                behind = [k for k in range(i, min(end, i + _CLAUSE)) if tokens[k].text != ","]
                if tuple(tokens[k].lower for k in behind[: len(phrase)]) != phrase:
                    continue
                alone = (
                    tokens[i].pos == "verb" and tokens[i - 1].text == ","
                )  # ", vorausgesetzt, Chile zahlt"
                stands = i == sentence.start or tokens[i - 1].pos == "punct"  # ", subject to approval"
                if form == "conjunction":
                    whole = len(phrase) > 1 or alone
                    verbs = [self.document.verb_at(k) for k in behind[len(phrase) :] if tokens[k].finite]
                    stands = whole and bool(verbs) and not self._were([verbs[0]])
                if stands and self._reached(i):
                    yield Effect("conditional", False, i)

    def _were(self, verbs: Sequence[VerbGroup | None]) -> bool:
        """Whether these verbs and the figure's tell of the past as it was: "as long as the war lasted, Peru sent 300"."""
        own = self.clause.verb if self.clause is not None else None
        told = [verb is not None and verb.past and not verb.modals for verb in (own, *verbs)]
        return all(told)

    def _reached(self, i: int) -> bool:
        """Whether no other statement stands between a token and the figure."""
        between = range(min(i, self.end), max(i, self.start))
        joints = (k for k in between if self.tokens[k].pos == "cconj" or self.tokens[k].text == ";")
        clause_of = self.document.clause_of
        return all(clause_of[k - 1] == clause_of[k + 1] for k in joints)

    def _judgement(self, clause: Clause) -> Clause | None:
        """The clause behind one that is its subject: "dass Peru 300 geliefert habe, stimme nicht, sagte er"."""
        after = self.clauses[clause.index + 1 : clause.index + 2]
        for each in after if clause.kind == "complement" and clause.marker is not None else ():
            alone = each.kind == "complement" and each.subject is None is each.object
            joined = self.tokens[each.start].pos == "cconj"  # "that Peru got 300 and can sleep"
            if alone and not joined and each.parent == clause.parent and each.marker is None:
                return each
            parted = self.tokens[clause.start - 1].text == ";"  # "…; dass es 300 seien, bestätigte er nicht"
            if parted and each.kind in ("main", "frame") and each.marker is None:
                return each
        return None

    def _fact(self, clause: Clause) -> bool:
        """Whether a clause asks for the when, where or why of what is so: "konnte nicht sagen, warum Peru 300 bekam"."""
        marker = clause.start if clause.marker is None else clause.marker
        return clause.kind == "question" and self._lower(marker) in self.words.reasons

    def _returned(self, clause: Clause) -> bool:
        """Whether a clause tells for what something is given: "will 14 abgeben als Ausgleich dafür, dass Peru 300 liefert"."""
        at = (clause.start if clause.marker is None else clause.marker) - 2
        given = clause.kind == "complement" and at > 0 and self._lower(at) == "dafür"
        noun = self.document.chunk_at(at - 1) if given else None
        return noun is not None and self._lower(noun.start - 1) in ("als", "zum")

    def _follows(self, clause: Clause) -> bool:
        """Whether a clause tells what came of another, not what it was for: "could not pay, so Norway lent it 300"."""
        marker = clause.marker
        if clause.kind != "purpose" or marker is None or clause.verb is None or clause.subject is None:
            return False
        so = self._lower(marker) == "so" and self._lower(marker + 1) != "that"
        return so and marker > 0 and self.document.tokens[marker - 1].text == ","

    def denials(self) -> Iterator[Effect]:
        """The denials that the figure is told in, but those that are denied themselves: "bestreitet nicht, dass"."""
        for i in () if self.given else self.voice.denies:
            clause = self.clauses[self.document.clause_of[i]]
            if self._instead(clause):
                continue
            chunk = self.document.chunk_at(i)
            if chunk is not None and self._no(chunk):
                continue  # "there is no doubt that"
            of = not self._called(clause) or (self._aside_of(clause) and self.chunk is self._top())
            aside = self.clause is clause and of
            if not aside and self._negation(clause, own=False) is None:
                main = clause.verb.main if clause.verb is not None and i in clause.verb.tokens else i
                yield Effect("asserted", True, main)

    def _instead(self, denying: Clause) -> bool:
        """Whether a clause is said against what another denies: "bestritt, dass es 300 seien, es seien 40"."""
        clause = self.clause
        while clause is not None and clause.marker is not None:
            clause = self.document.clause(clause.parent)
        if (
            clause is None
            or clause.verb is None
            or clause.verb.mood != "konjunktiv1"
            or clause.subject is None
        ):
            return False
        between = self.clauses[denying.index + 1 : clause.index]
        parted = self.tokens[clause.start - 1].text in (",", ";", ":")
        return parted and any(each.parent == denying.index and each.marker is not None for each in between)

    def _saying(self, clause: Clause, below: Clause | None) -> Iterator[Effect]:
        """What the predicate of saying does to what is said: who says or denies it is the attribution's, what is willed is not."""
        verb = clause.verb
        if verb is None or (below is None and not self._argument(clause, verb)):
            return
        negated = self._negation(clause, own=False) is not None
        for effect in self._verbal(verb, below, negated=negated):
            willed = effect.modality in _WILLED and not effect.turned
            own = (effect.turned and self._called(clause)) or effect.modality == "demanded"
            if own if below is None else willed or negated or below.kind == "infinitive":
                yield effect
        denied = any(self.document.clause_of[i] == clause.index for i in self.voice.denies)
        called = below is None and clause.object is not None and self._holds(clause.object)
        if called and any(each.labels for each in self.speech.verbs.get(verb.lemma, ())) and not negated:
            yield from self._judged(clause)
            if not denied:
                yield from self._labelled(clause)
        apart = verb.passive or verb.main not in self.voice.tokens
        if not denied and not negated:
            yield from self._falsely(clause)
        if verb.lemma in self.grammar.copulas or (apart and below is not None and not denied):
            # "the claim that … is false", "… is made up", "… entbehrt jeder Grundlage"
            yield from self._governing(clause, below, own=False, negated=negated)
        elif below is not None:
            for effect in self._before(clause, below):
                if (below.kind == "infinitive" or effect.turned) and not (denied and effect.turned):
                    yield effect

    def _falsely(self, clause: Clause) -> Iterator[Effect]:
        """What says of a whole report that it is not so: "falsely claimed that", "behauptete zu Unrecht"."""
        words = [*clause.adverbs, *self._adjectives(clause)]
        words += [self.chunks[n].head for n in clause.preps if self.chunks[n].start == self.chunks[n].head]
        for i in words:
            if any(word in self.words.falsely for word in self._lemmas(i)):
                yield Effect("asserted", True, i)

    def _approximators(self) -> Iterator[Effect]:
        """Words of the figure itself that say it is an estimate: "an estimated $147 billion", "schätzungsweise 300"."""
        first = self.start - 1 - (self._lower(self.start - 1) in self.words.more)  # "possibly another 300"
        first -= self._lower(first) == ")"  # "mit (geschätzt) zehn Prozent"
        for i in range(max(0, first), self.end):
            token = self.tokens[i]
            form = {"adj": "adjective", "adv": "adverb"}.get(token.pos)
            for effect in self._word(form, i) if form else ():
                if effect.modality in ("estimated", "possible") and not effect.turned:
                    yield effect

    def _nouns(self) -> Iterator[Effect]:
        """Nouns that the figure's chunk hangs on: "the plan for 300 tanks", "ein Angebot über 3 Milliarden"."""
        weakened = False  # "statt der zugesagten 300": the promise stands
        if (none := self._of_none()) is not None:
            yield Effect("asserted", True, none)
        bare = self.clause is not None and self.clause.verb is None  # "“Not 300, not 3,” she writes"
        if bare and self._lower(self.start - 1) in self.negations:
            yield Effect("asserted", True, self.start - 1)
        for chunk in self.chain[:_HANGING]:
            for effect in self._behind(chunk):
                weakened = True
                yield effect
            for i in range(chunk.start, chunk.end):
                token = self.tokens[i]
                form = "adjective" if token.pos == "adj" else "noun"
                asking = i == chunk.head and self._petitioners()  # "die Anträge von 300 Firmen"
                if (form == "adjective" or i == chunk.head) and not (self.start <= i < self.end or asking):
                    held = [*(() if self._money() else ("thing",)), *(("sum",) if self._of_sum() else ())]
                    for effect in self._word(form, i, held=held):
                        weakened = weakened or effect.modality != "asserted"
                        yield effect
            if chunk is not self.chunk and self._rumoured(chunk):
                yield Effect("reported", False, chunk.head)
            i = chunk.start
            second = self._lower(i + 1) if i + 1 < chunk.end else ""
            if (
                self._lower(i) in self.words.nobody and second not in self.words.bounding
            ):  # not "no fewer than 300"
                own = chunk is self.chunk or chunk.pronoun or self._deed(chunk) or self._there()
                if own and (i < self.start or self._none_of(i)):
                    yield Effect("asserted", True, i)
            alone = self._lower(chunk.start - 1) == "not" and self._lower(chunk.start) in ("one", "a")
            if (least := self._least(chunk)) is not None:
                yield Effect("asserted", True, least)
            none = self._lower(chunk.start - 1) in self.words.none and self._lower(chunk.start) == "der"
            if none or (alone and chunk is not self.chunk):
                yield Effect("asserted", True, chunk.start - 1)  # "not one of the 300", "keinen der 300"
            for i in range(
                max(0, chunk.start - 2), chunk.start
            ):  # "kein einziger der 300": no chunk of its own
                outside = all(self.document.chunk_of[k] < 0 for k in range(i, chunk.start))
                if outside and self._lower(i) in self.words.nobody and self.tokens[i + 1].pos == "adj":
                    yield Effect("asserted", True, i)
            if chunk.prep is not None and not weakened:
                yield from self._preposition(chunk.prep)

    def _rumoured(self, chunk: Chunk) -> bool:
        """Whether a chunk is of reports by nobody in particular: "asked about reports of 300 dead", "auf Berichte über 300 Tote angesprochen"."""
        noun = self.speech.nouns.get(self.tokens[chunk.head].lemma)
        bare = all(token.pos in ("noun", "adj") for token in self.tokens[chunk.start : chunk.end])
        whose = any(each.of == chunk.index and each.link != "of" for each in self.chain)
        return noun is not None and noun.kind == "report" and chunk.plural is True and bare and not whose

    def _there(self) -> bool:
        """Whether the figure's clause says that something is there: "there is no debt of 300", "es gibt keine Schulden von 300"."""
        clause = self.clause
        known = self.chunk is not None and self._definite(self.chunk)  # "there is no agreement on the 300"
        if clause is None or clause.verb is None or known:
            return False
        words = {self._lower(i) for i in clause.places}
        expletive = ("es" in words and clause.verb.lemma == "geben") or "there" in words
        copula = clause.verb.lemma in self.grammar.copulas or clause.verb.lemma == "geben"
        return clause.verb.lemma in self.words.existing or (expletive and copula)

    def _of_none(self) -> int | None:
        """The "no" before goods that would be worth the figure: "no weapons worth 28 billion", "keine Waffen im Wert von 28 Milliarden"."""
        own = self.chunk if self._money() else None
        before = None if own is None else self.document.ahead(own)
        worth = own is not None and self._lower(own.start - 1) == "worth"
        if before is not None and self.tokens[before.head].lemma.lower() in self.transfers.sums:
            before, worth = self.document.ahead(before), True
        if before is None or not worth or before.clause != (own.clause if own is not None else -1):
            return None
        goods = self.tokens[before.head].pos == "noun" and self._lower(before.start) in self.words.none
        return before.start if goods else None

    def _least(self, chunk: Chunk) -> int | None:
        """The word before a phrase by which it is denied all the more: "no rifle, let alone 300 tanks", "least of all 300"."""
        first = chunk.start if chunk.prep is None else chunk.prep
        for end, length in itertools.product((first, chunk.start, chunk.start + 1), (2, 3)):
            if " ".join(token.lower for token in self.tokens[max(0, end - length) : end]) in self.words.alone:
                return max(0, end - length)
        return None

    def _clause(self, clause: Clause, below: Clause | None) -> Iterator[Effect]:
        """What a clause does to the one below it, or to the figure in it where there is none."""
        tokens, verb, own = self.tokens, clause.verb, below is None
        beside = self.clauses[max(0, clause.index - _BESIDE) : clause.index + _BESIDE + 1]
        conditions = [clause, *(other for other in beside if other.parent == clause.index)]
        if (
            clause.shared and clause.conj is not None
        ):  # "Should it default, the bank may run the port | and keep 300"
            ahead = (each for each in beside if each.parent == clause.conj)
            conditions += [each for each in ahead if each.start < self.clauses[clause.conj].start]
        for each in conditions:
            framing = each.verb is not None and each.verb.main in self.voice.tokens
            told = each is not clause and (each is below or framing)
            if each.kind == "conditional" and not (told or self._reckons(each) or self._sets_beside(each)):
                yield Effect("conditional", False, each.marker)
        says = verb is not None and verb.lemma in self.speech.verbs
        if not own and says and asks(self.document, clause):  # "Will Norland admit that it sold 300?"
            yield Effect("possible", False, clause.start)
            return
        if not own and bids(self.document, clause):
            return  # "It should be noted that 300 were sold"
        if own and self._queried(clause):
            yield Effect("possible", False, clause.start)
        if self._asked(clause) and clause.marker is not None:  # what is asked is not said
            yield from self._word("conjunction", clause.marker)
        yield from self._conjunction(clause)
        if verb is not None:
            yield from self._verb(clause)
        if own:
            yield from self._measuring(clause)
            yield from self._reckoned(clause)
        for i in clause.adverbs:
            if own and self._nearly(clause, i):
                yield Effect("asserted", True, i)
            if tokens[i].lower in self.negations or self._approximates(i):
                continue
            if not self._aside(i) and not self._scarcely(clause, i) and not self._grounds(clause, below):
                yield from self._word("adverb", i)
        for i in self._adjectives(clause):  # "angeblich" is one to the tagger
            if not self._aside(i) and not self._grounds(clause, below):
                yield from (each for each in self._word("adverb", i) if each.modality != "planned")
        if clause.conj is not None and clause.shared:
            yield from self._carried(self.clauses[clause.conj])
        if own and verb is None:
            yield from self._headed(clause)
        spared = own and (self._kept(clause) or self._needed() or clause.kind == "conditional")
        negation = None if spared else self._negation(clause, own=own)
        if negation is None and own and (self._turning(clause) or self._affirms(clause)):
            negation = self._negation(clause, own=False)  # "will auf die 300 nicht verzichten"
        if negation is None or self._asked(below):
            yield from self._governing(clause, below, own=own)
            return
        if below is not None and self._unsaid(clause, below):
            yield from self._governing(clause, below, own=own)
            yield Effect("possible", False, negation)
            return
        asked = self._governs(below) or (own and verb is not None and self._undergoes(clause, verb))
        governed = [*self._governing(clause, below, own=own, negated=True)] if asked else []
        if own and any(chunk.start - 1 <= negation < chunk.end for chunk in self.chain):
            governed = [each for each in governed if not each.turned]  # "keiner der 300 erreichte Peru"
        plain = self._governing(clause, below, own=own)
        yield from governed or [*plain, Effect("asserted", True, negation)]

    def _grounds(self, clause: Clause, below: Clause | None) -> bool:
        """Whether a clause only tells what a fact does or comes of: "Dass Norland 300 schickt, hat vermutlich politische Gründe"."""
        verb = clause.verb
        if below is None or below.marker is None or below.kind != "complement" or below.start > clause.start:
            return False
        told = verb is None or verb.lemma in self.grammar.copulas or verb.lemma in self.speech.verbs
        return (
            not told
            and verb is not None
            and not verb.passive
            and (clause.object or clause.subject) is not None
        )

    def _unsaid(self, clause: Clause, below: Clause) -> bool:
        """Whether a denied clause leaves open what the one below says: "did not say that", "reagierte nicht auf den Bericht, dass"."""
        subject = self.document.chunk(clause.subject)
        if subject is not None and self._lower(subject.start) in ("nothing", "nichts"):
            return False  # "nichts deutet darauf hin, dass"
        noun = self.document.chunk_at(below.start - 1) or self.document.chunk_at(below.start - 2)
        heard = noun is not None and noun.clause == clause.index and self._heard(noun) and not self._no(noun)
        told = heard and noun is not None and not self._judges(clause, noun)
        return told or (clause.verb is not None and self._says(clause.verb))

    def _nearly(self, clause: Clause, i: int) -> bool:
        """Whether a word right before a verb says that something did not pass after all: "nearly sold 300 tanks", but "sold nearly 300"."""
        verb = clause.verb
        done = verb is not None and i + 1 == verb.main and self._passes(verb)
        return done and self._lower(i) in ("nearly", "almost")

    def _carried(self, first: Clause) -> Iterator[Effect]:
        """What a clause says of the one that goes on with its subject: "reportedly moved them and paid 300"."""
        for i in (*first.adverbs, *self._adjectives(first)):
            hedged = not self._aside(i) and not self._approximates(i)
            yield from (each for each in self._word("adverb", i) if hedged and each.modality in _HEDGED)

    def _headed(self, clause: Clause) -> Iterator[Effect]:
        """What the label before a colon says of a figure alone behind it: "Estimated cost: 300 dollars"."""
        sentence = self.document.sentence_at(clause.start)
        label = self.document.chunk_at(sentence.start)
        if clause.start == sentence.start or self.tokens[clause.start - 1].text != ":" or label is None:
            return
        for i in range(label.start, label.head):
            yield from (each for each in self._word("adjective", i) if each.modality == "estimated")

    def _reckoned(self, clause: Clause) -> Iterator[Effect]:
        """What a clause is said by that only estimates, whoever does: "Schätzungen zufolge", "according to estimates"."""
        held = dict.fromkeys(self.document.chunk_of[i] for i in clause.places)
        for chunk in (self.chunks[n] for n in held if n >= 0):
            head = self.tokens[chunk.head]
            if head.base.lower() not in self.words.reckonings:
                continue
            if self._prep(chunk) in self.words.by or self._lower(chunk.end) in self.words.by:
                yield Effect("estimated", False, chunk.head)

    def _compared(self) -> bool:
        """Whether the figure is only what another is set beside: "none arrived, compared with 300 a year earlier"."""
        before = self.tokens[max(0, self.start - _ASIDE) : self.start]
        return any(token.lower in self.words.beside for token in before)

    def _reckons(self, clause: Clause) -> bool:
        """Whether a condition only says how something is reckoned or known: "rechnet man die 300 hinzu", "if I remember rightly"."""
        verb, chunk = clause.verb, self.document.chunk(clause.subject)
        if verb is not None and verb.lemma in self.words.recalling:
            return True
        if verb is None or chunk is None or verb.mood != "indicative" or verb.modals:
            return False
        if self.tokens[chunk.start].lower not in self.words.anyone:
            return False
        return verb.lemma.endswith(tuple(self.words.reckoning))

    def _sets_beside(self, clause: Clause) -> bool:
        """Whether a condition is a fact that another is set beside: "if in 1941 its share was 3.7 %, in 1942 it was 28.8"."""
        over = self.document.clause(clause.parent)
        verbs = [each.verb for each in (clause, over) if each is not None and each.verb is not None]
        told = all(verb.past and verb.mood == "indicative" and not verb.modals for verb in verbs)
        return len(verbs) > 1 and told and not any(verb.perfect for verb in verbs)

    def _queried(self, clause: Clause) -> bool:
        """Whether a main clause asks if it is so and the figure is none that it takes as known: "Did Norland pay $300 million?"."""
        verb, chunk = clause.verb, self._top()
        mark = self.tokens[self.document.sentences[clause.sentence].end - 1].text
        if clause.kind != "main" or chunk is None:
            return False
        if verb is None:  # "300 tonnes more from Peru?"
            return mark == "?" and self._lower(chunk.start) not in self.words.known
        known = self._lower(chunk.start) in self.words.known
        return asks(self.document, clause) and not (known or verb.negated)

    def _needed(self) -> bool:
        """Whether the figure is that without which something is denied: "kein Schiff fuhr ohne 300 Tonnen"."""
        chunk = self._top()
        return chunk is not None and self._prep(chunk) in ("without", "ohne")

    def _scarcely(self, clause: Clause, i: int) -> bool:
        """Whether an adverb only says that something came right before: "kaum hatte Peru gezahlt", "hardly had Peru paid"."""
        verb = clause.verb
        before = verb is not None and verb.perfect and verb.finite == i + 1
        return before and i == clause.start and self.tokens[i].lower in _SCARCE

    def _aside(self, i: int) -> bool:
        """Whether an adverb opens a phrase that the figure is no part of: ", presumably for fear of worse, …", "and possibly two more", ",
        apparently to refill stocks"."""
        tokens = self.tokens
        if i + 1 >= len(tokens) or tokens[i + 1].pos not in ("adp", "num", "det", "adj", "adv", "zu"):
            return False
        if tokens[i - 1].text != "," and tokens[i - 1].pos != "cconj":
            return False
        return self.start < i or any(token.text == "," for token in tokens[i : self.start])


def commitment(document: Document, start: int, end: int, voice: Voice) -> Commitment:
    """The commitment to a figure in tokens `start` to `end`, the attribution aside; the words that decided are its markers."""
    chain = Chain(document, start, end, voice)
    effects = [*chain.effects()]
    if not chain.untouched:
        effects += [Effect(modality, False, i) for modality, i in voice.weakens]
        effects += chain.denials()
    turns = {effect.token for effect in effects if effect.turned}  # each word turns once
    modality: Modality = min(
        (effect.modality for effect in effects), key=_WEAKEST_FIRST.index, default="asserted"
    )
    marking = (effect for effect in effects if effect.modality != "asserted" or effect.turned)
    marked = sorted({effect.token for effect in marking if effect.token is not None})
    found = (document.tokens[i] for i in marked)
    markers = tuple(Marker(span=(token.start, token.end), text=token.text) for token in found)
    return Commitment(modality=modality, polarity="-" if len(turns) % 2 else "+", markers=markers)
