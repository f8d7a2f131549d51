"""German clauses from commas, subordinators and the place of the finite verb (topological fields)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document.arguments import is_denied
from countertrade.reading.document.building import BREAKS, FRAMED, Builder, Open, mood
from countertrade.reading.document.chunks import QUOTES, gender_of
from countertrade.reading.document.types import BLANK, DAT, GEN, NOM, ClauseKind, Token

_SURE = frozenset(
    "dass daß ob weil wenn falls sofern obwohl obgleich nachdem bevor sodass zumal sobald solange".split()
)
_SKIPPED = frozenset(
    "und oder aber doch denn auch selbst erst nur sondern sowie jedoch zwar besonders vor allem kurz".split()
)
_AGAINST = frozenset("dagegen hingegen jedoch wiederum indes indessen aber".split())
_TELLING = frozenset("teilen geben räumen kündigen fügen führen".split())  # without their particles
_FIELDS = frozenset(
    {"conditional", "temporal", "causal", "concessive"}
)  # clauses that a main clause follows with its verb first
# before the verb of what follows a clause: "Wenn …, dann liefert Peru"
_CORRELATES = frozenset({"dann", "so"})
_INSTEAD = frozenset(("statt", "anstatt"))
_TURNING = frozenset("aber jedoch allerdings dagegen hingegen zugleich gleichzeitig indes indessen".split())
_TURN = 9  # tokens to one of these, at most
_FOLLOWED = frozenset({"main", "complement", "verbless", "relative", "frame"})
_STOPS = ".!?;:"
_REACH = 3  # chunks before a relative clause that its pronoun may pass over for want of agreement
_RELATIVES = {
    "der": frozenset("mf"), "die": frozenset("fp"), "das": frozenset("n"), "den": frozenset("m"), "dem": frozenset("mn"),
    "denen": frozenset("p"), "dessen": frozenset("mn"), "deren": frozenset("fp"),
}  # fmt: skip


class _Segment(NamedTuple):
    """Tokens `a` to before `b`, the mark before them, the first that is no conjunction, and their verbs."""

    a: int
    b: int
    before: str
    first: int
    verbs: Sequence[int]
    finite: Sequence[int]


def _root(clause: Open) -> Open:
    """The clause over what it says: "Peru bestritt, | dass es 300 seien, | räumte aber ein"."""
    while clause.kind in ("complement", "infinitive") and clause.parent is not None:
        clause = clause.parent
    return clause


@dataclass(eq=False)
class German(Builder):
    """`last` is the clause of the segment before."""

    waiting: list[Open] = field(default_factory=list)  # clauses that lack their finite verb
    last: Open | None = None

    def clauses(self) -> list[Open]:
        """The clauses of one sentence, each with its tokens; every token is in one."""
        for a, b, before in self._segments():
            for x, y in self._coordinated(a, b):
                self.last = self._shared(self._placed(x, y, before if x == a else "und"), x, y)
        return self.done

    def _shared(self, clause: Open, a: int, b: int) -> Open:
        """Part verbs that share an auxiliary or a "zu": "hat X gekauft und Y verkauft", "um X zu kaufen und Y zu verkaufen"."""
        tokens = self.tokens
        verbs = [i for i in clause.verbs if a <= i < b and tokens[i].form != "finite"]
        for one, other in itertools.pairwise(verbs):
            alike = tokens[one].form == tokens[other].form and tokens[one].pos == tokens[other].pos == "verb"
            joint = next((i for i in range(one + 1, min(one + 4, other)) if tokens[i].pos == "cconj"), None)
            if joint is None or not alike:
                continue
            helpers = [i for i in clause.verbs if tokens[i].pos in ("aux", "modal")]
            finite = [i for i in clause.verbs if tokens[i].form == "finite"][:1]
            borrowed = helpers + [i for i in finite if i not in helpers]
            fresh = Open(clause.kind, None, clause.parent, clause, clause.antecedent, shared=True)
            fresh.tokens = clause.cut(joint)
            fresh.verbs = [i for i in clause.verbs if i >= joint]
            clause.verbs = [i for i in clause.verbs if i < joint]
            clause.borrowed = [i for i in borrowed if i > joint]
            fresh.borrowed = [i for i in borrowed if i < joint]
            if clause in self.waiting:
                self.waiting.remove(clause)
            self.done.append(fresh)
            return self._shared(fresh, joint, b)
        return clause

    def _segments(self) -> list[tuple[int, int, str]]:
        """Ranges between marks, each with the mark before it; a comma inside a chunk is no mark."""
        found: list[tuple[int, int, str]] = []
        a, before = self.start, ""
        for i in range(self.start, self.end):
            text = self.tokens[i].text
            if text not in BREAKS or i in self.soft or self._glued(i):
                continue
            if text in ",-" and self.chunk(i) is not None:
                continue
            if text == "," and self._lists(a, i):
                continue
            if i > a:
                found.append((a, i, before))
            before = text if a < i or not before or text not in QUOTES else before
            a = i + 1
        return [*found, (a, self.end, before)] if a < self.end else found

    def _lists(self, a: int, i: int) -> bool:
        """Whether a comma parts a list that stands before its verb: "Peru, Chile und Kuba liefern Reis"."""
        if any(self.tokens[k].form == "finite" for k in range(a, i)):
            return False
        place = next((n for n, chunk in enumerate(self.chunks) if chunk.end == i), None)
        last, joined = place, False
        while last is not None and (following := self._joined_to(last)) is not None:
            joined = any(token.pos == "cconj" for token in self._between(last, following))
            last = following
        verb = None if last is None else self.tokens[self.chunks[last].end]
        return joined and verb is not None and verb.form == "finite"

    def _joined_to(self, place: int) -> int | None:
        """The chunk that goes on with the list of another, right behind it."""
        following = place + 1
        goes_on = following < len(self.chunks) and self.chunks[following].conj == place
        return following if goes_on else None

    def _between(self, one: int, other: int) -> Sequence[Token]:
        return self.tokens[self.chunks[one].end : self.chunks[other].start]

    def _glued(self, i: int) -> bool:
        """Whether a dash ties a word to marked ones: "die „Bild“-Zeitung"."""
        before, this, after = self.tokens[i - 1], self.tokens[i], self.tokens[i + 1]
        return this.text == "-" and before.end == this.start and this.end == after.start

    def _verbs(self, a: int, b: int) -> list[int]:
        return [i for i in range(a, b) if self.tokens[i].verbal]

    def _coordinated(self, a: int, b: int) -> list[tuple[int, int]]:
        """A segment cut at each conjunction that has a finite verb on either side."""
        bounds = [a]
        for one, other in itertools.pairwise(self._verbs(a, b)):
            words = enumerate(self.tokens[one + 1 : other], one + 1)
            joint = next((i for i, token in words if token.pos == "cconj" and token.lower != "als"), None)
            if joint is not None and self.tokens[other].form == "finite":
                bounds.append(joint)
        return [(x, y) for x, y in itertools.pairwise([*bounds, b]) if x < y]

    def _add(self, clause: Open, s: _Segment) -> Open:
        self.done.append(clause)
        return self._extend(clause, s)

    def _extend(self, clause: Open, s: _Segment) -> Open:
        clause.tokens.extend(range(s.a, s.b))
        clause.verbs.extend(s.verbs)
        return clause

    def _placed(self, a: int, b: int, before: str) -> Open:
        """The clause that a segment opens, completes or goes on with."""
        tokens, last = self.tokens, self.last
        verbs = self._verbs(a, b)
        finite = [i for i in verbs if tokens[i].form == "finite"]
        skipped = (i for i in range(a, b - 1) if tokens[i].lower not in _SKIPPED or tokens[i].pos == "sconj")
        s = _Segment(a, b, before, next(skipped, b - 1), verbs, finite)
        opener = tokens[s.first]
        waits = self.waiting[-1] if self.waiting else None
        if (waits is None or waits.marker is None) and self._inserted(s):
            frame = self._add(self.govern(Open("frame")), s)
            return waits or frame
        if not finite and verbs and self._must_be_finite(a, verbs[-1]):
            s = s._replace(finite=[verbs[-1]])
        if waits and s.finite and self._ends_told_so(waits, s.finite[-1], b):
            return self._extend(self.waiting.pop(), s)  # "Wie Ana Roth, die Sprecherin, dem Blatt sagte, …"
        phrase = opener.pos == "adp" and s.first < b - 2 and tokens[s.first + 2].pos in ("adj", "noun")
        related = before != "und" or (last is not None and last.kind == "relative")
        related = related and not (waits and phrase)
        if before == "," and opener.pos == "det" and verbs and not s.finite:
            related = related and self._bracket(verbs) is None
        if waits is not None and waits.marker is not None and self._ends_it(s):
            related = False
        opened = self._opening(s, related)
        if opened is not None:
            return self._subordinate(*opened, s)
        return self._main(s) if s.finite else self._verbless(s)

    def _subordinate(self, kind: ClauseKind, marker: int, s: _Segment) -> Open:
        """A clause that a word opens."""
        tokens, last = self.tokens, self.last
        clause = Open(kind, marker, parent=last)
        if kind == "purpose":
            for chunk in self.chunks:
                if chunk.prep == marker:
                    chunk.prep = None  # "um 300 Tonnen zu liefern"
        if kind == "relative":
            place = clause.antecedent = self._antecedent(s.a)
            if place is not None and "m" not in gender_of(tokens, self.chunks[place], self.grammar):
                for chunk in self.chunks:
                    if chunk.start == marker and tokens[marker].lower == "der":
                        chunk.cases = DAT  # "die Bank, der Norland 14 Millionen schuldet"
            head = -1 if place is None else self.chunks[place].head
            clause.parent = next((other for other in reversed(self.done) if head in other.tokens), last)
        zu = any(token.form == "zu" or token.pos == "zu" for token in tokens[s.a : s.b])
        if not s.finite and kind != "infinitive" and not (kind == "purpose" and zu):
            self.waiting.append(clause)
        return self._add(clause, s)

    def _main(self, s: _Segment) -> Open:
        """The clause of a finite verb that no word makes subordinate: one that waits for it, or one of its own."""
        tokens, last = self.tokens, self.last
        a, b, before, first, verbs, (finite, *_) = s
        if self.waiting and self._is_content(self.waiting[-1], s):
            return self._add(Open("complement", None, parent=self.waiting[-1]), s)
        related = self.waiting and last is not None and last.kind == "relative" and tokens[a].pos == "cconj"
        if related and last is not None and tokens[b].text == "," and self._ends_verbal(finite, b):
            clause = Open("main", antecedent=last.antecedent)
            self._join(clause, last)  # "Roth, die früher in Lima lebte und heute hier arbeitet, | sagt"
            return self._add(clause, s)
        if finite == first and before == "," and (begun := self._second_subject(last)) is not None:
            clause, beside = begun
            self._join(clause, beside)
            return self._add(clause, s)
        if finite == first and before == "," and (told := self._told_subject(finite)) is not None:
            return self._add(told, s)
        while self.waiting:
            clause = self.waiting.pop()
            if self._answered(clause, s):
                return self._add(self.govern(Open("frame")), s)
            # whether a verbless stretch can be what stands before the finite verb
            headed = before != ":" and (finite - a <= 1 or tokens[a].verbal or tokens[a].pos == "adv")
            if clause.kind == "verbless" and not headed:
                continue
            clause.kind = "main" if clause.kind == "verbless" else clause.kind
            return self._extend(clause, s)
        clause = Open("main")
        if last is None:
            return self._add(clause, s)
        correlate = finite == first + 1 and tokens[first].lower in _CORRELATES and before == ","
        correlate = correlate and (last.kind in _FIELDS or self._conditional(last))
        opens = finite == first or correlate
        if opens and (awaited := self._awaited(last, before)) is not None:
            last.kind, clause.parent, awaited.parent = "frame", last, clause
            return self._add(clause, s)
        goes_on = self._told_on(last, finite) and last.kind not in _FIELDS
        framed = any(other.parent is None and other.kind in FRAMED for other in self.done)
        if last.verbs and (tokens[a].pos == "cconj" or (goes_on and opens)):
            holder: Open | None = last
            short = len(verbs) == 1 and finite < b - 1 and finite - first <= 3
            if last.kind != "main" and not goes_on and short and not self._ends_verbal(finite, b):
                holder = next((other for other in reversed(self.done) if other.kind == "main"), None)
            if holder is not None:
                self._join(clause, holder)
                clause.antecedent = holder.antecedent
        elif opens and self._goes_on(_root(last), finite, before):
            self._join(clause, _root(last))
        elif opens and framed and before in (",", *QUOTES, "–", "—", "-") and self._frames(verbs, last):
            clause.kind = "frame"
            self.govern(clause)
        elif before != "," or not last.verbs:
            pass
        elif opens:
            if self._conditional(last):
                last.kind = "conditional"
            parted = last.kind in _FIELDS and tokens[min(last.tokens) - 1].text in (":", *QUOTES)
            framed = last.parent is not None and last.parent.kind == "frame"
            spoken = last.parent is not None and bool(last.parent.verbs) and self.says(last.parent.verbs[-1])
            if last.kind in _FIELDS and last.parent is not None and (parted or framed or spoken):
                # "…, so Roth: Wenn …, sind es 300", "sagte sie: „Wenn …, bauen wir 300“"
                last.parent = clause
            for other in self.done:  # the field before its verb is a clause: "Wenn …, führt das zu …"
                if other.parent is None and other.kind not in (*FRAMED, "frame"):
                    other.parent = clause
        elif self._set_against(last, a, finite):
            self._join(clause, last)
        else:
            clause.parent = last if last.kind != "relative" or last.parent is None else last.parent
            clause.kind = "complement"
        return self._add(clause, s)

    def _answered(self, clause: Open, s: _Segment) -> bool:
        """Whether a stretch without a verb is what somebody says: "1.200 Soldaten, | sagte Oberst Roth", "„300, verteilt auf zwei Jahre“, | sagt sie"."""
        tokens = self.tokens
        words = (i for i in clause.tokens if tokens[i].pos != "punct")
        quoted = all(tokens[i].depth > tokens[s.a].depth for i in words)
        whole = quoted or (
            clause.kind == "verbless" and all(tokens[i].text != "," for i in range(clause.tokens[0], s.a - 1))
        )
        last = s.b - 1 - (tokens[s.b - 1].pos == "punct")
        particle = tokens[last].lower + tokens[s.a].base in self.grammar.speech  # "teilte das Amt mit"
        told = s.before == "," and s.finite[0] == s.a and (self.says(s.a) or particle)
        return whole and told and self.chunk(s.a + 1) is not None

    def _awaited(self, last: Open, before: str) -> Open | None:
        """The clause that waits for its main clause behind a frame put in: "Wenn Chile zahlt, so Roth, | liefert Peru"."""
        place = next((n for n, clause in enumerate(self.done) if clause is last), 0)
        if not place or before not in (",", *QUOTES):
            return None
        held = self.done[place - 1]
        conditional = held.kind in _FIELDS or self._conditional(held)
        spoken = last.kind == "frame" or (bool(last.verbs) and self.says(last.verbs[0]))
        told = spoken and last.kind in ("frame", "main") and max(held.tokens) < min(last.tokens)
        if not (told and conditional and (held.parent is None or held.parent is last)):
            return None
        held.kind = held.kind if held.kind in _FIELDS else "conditional"
        return held

    def _is_content(self, waiting: Open, s: _Segment) -> bool:
        """Whether a clause between commas is what the noun before it tells: "Die Behauptung, Peru habe Rom Panzer geliefert, ist falsch"."""
        tokens = self.tokens
        chunk = self.chunk(s.a - 2) if s.before == "," else None
        if waiting.kind != "verbless" or chunk is None or s.finite[0] == s.first or tokens[s.b].text != ",":
            return False
        whole = self.chunks[chunk.of] if chunk.of is not None and chunk.link == "genitive" else chunk
        head = tokens[whole.head]  # "die Behauptung | der Armee, Peru habe …"
        told = head.lemma in self.grammar.told or any(
            head.lemma.endswith(noun.lower()) for noun in self.grammar.told
        )
        return chunk.end == s.a - 1 and told and tokens[s.b + 1].verbal

    def _tells(self, i: int) -> bool:
        """Whether a token is of a verb of speech, or of one that a particle makes such: "teilte … mit"."""
        return self.says(i) or self.tokens[i].base in _TELLING

    def _goes_on(self, last: Open, finite: int, before: str) -> bool:
        """Whether a verb with no subject behind it goes on with the clause before: "Peru zahlt, will aber nicht liefern", "…, räumte aber ein"."""
        at = min(finite + 1, len(self.tokens) - 1)
        beside = self.chunk(at)
        state = beside is not None and self.tokens[beside.start].text in self.grammar.states
        if beside is not None and (state or not beside.cases & NOM) and not beside.pronoun:
            at = beside.end  # "…, stellt dem Land aber Arznei zur Verfügung"
        behind = self.tokens[at]
        helps = self.tokens[finite].pos in ("modal", "aux") and behind.pos in ("adv", "neg")
        turns = behind.lower in _TURNING or self._turns_later(finite)
        told = self.chunk(at + 1) if self._tells(finite) else None
        head = None if told is None else self.tokens[told.head]
        sayer = head is not None and (head.pos != "noun" or lexicon.heads("de", head.lemma, head.text))
        turns = turns and not sayer
        return (
            before == ","
            and (helps or turns)
            and last.kind == "main"
            and bool(last.verbs)
            and not self._conditional(last)
        )

    def _turns_later(self, finite: int) -> bool:
        """Whether "aber" stands behind a verb, and before it nobody who could be its subject: "…, will laut Rom aber nicht liefern"."""
        tokens, ahead = self.tokens, range(finite + 1, min(finite + _TURN, len(self.tokens)))
        turn = next((i for i in ahead if tokens[i].lower in _TURNING or tokens[i].verbal), finite)
        found = (self.chunk(i) for i in range(finite + 1, turn))
        chunks = {chunk.start: chunk for chunk in found if chunk is not None}
        first = next(iter(chunks.values()), None)
        aside = first is not None and (first.prep is not None or not first.cases & NOM)
        aside |= any(tokens[i].lower == "zufolge" for i in range(finite + 1, turn))
        return tokens[turn].lower in _TURNING and aside

    def _join(self, clause: Open, holder: Open) -> None:
        clause.conj, clause.kind, clause.parent = holder, holder.kind, holder.parent

    def _second_subject(self, last: Open | None) -> tuple[Open, Open] | None:
        """A clause that "und" begins and whose subject has a relative clause, with the one before: "Norland hilft, | und Ostmark, das viel hat, | gab"."""
        if last is None or last.kind != "relative" or last.antecedent is None or not last.tokens:
            return None
        chunk = self.chunks[last.antecedent]
        begin = chunk.start - 1
        beside = chunk.prep is None and chunk.end == min(last.tokens) - 1
        if not beside or begin < 1 or self.tokens[begin].pos != "cconj" or self.tokens[begin - 1].text != ",":
            return None
        holder = next((one for one in self.done if begin in one.tokens and one.verbs), None)
        if holder is None or max(holder.verbs) > begin:
            return None
        chunk.conj = None
        return Open("main", tokens=holder.cut(begin)), holder

    def _told_subject(self, finite: int) -> Open | None:
        """What is said, where commas part its subject from its verb: "sagte, | 300 Soldaten, darunter zwölf Ärzte, seien | gefallen"."""
        tokens = self.tokens
        either = tokens[finite].lower.endswith(("te", "ten"))  # "fehlten" is both
        if self._tells(finite) or (mood(tokens[finite]) == "indicative" and not either):
            return None
        holder = next((clause for clause in reversed(self.done) if clause.kind != "relative"), None)
        if (
            holder is None
            or holder.kind in ("complement", "infinitive")
            or not any(map(self._tells, holder.verbs))
        ):
            return None
        parted = (i for i in holder.tokens if i > max(holder.verbs) and tokens[i - 1].text == ",")
        chunk = self.chunk(begin := next(parted, finite))
        if chunk is None or chunk.start != begin or chunk.prep is not None or not chunk.cases & NOM:
            return None
        told = Open("complement", tokens=holder.cut(begin), parent=holder)
        for other in self.done:
            if other.antecedent is not None and self.chunks[other.antecedent].head in told.tokens:
                other.parent = told
        return told

    def _verbless(self, s: _Segment) -> Open:
        """The clause of a stretch without a finite verb: an infinitive, a frame, or what it goes on with."""
        tokens, last = self.tokens, self.last
        a, b, before, first, verbs, _ = s
        parted = self._parted(a, b)
        if parted is not None:
            return self._extend(parted, s)
        pairs = itertools.pairwise([*tokens[a:b], BLANK])
        zu = any(t.form == "zu" or (t.pos == "zu" and after.form == "infinitive") for t, after in pairs)
        if zu and before in (",", "und", "–", "—"):
            clause = Open("infinitive", None, parent=self._governing(last), shared=True)
            return self._add(clause, s)
        framed = before in (",", "–", "—", *QUOTES) and first + 1 < b
        if framed and tokens[first].lower in self.grammar.frames:
            return self._add(self.govern(Open("frame", first)), s._replace(verbs=[]))
        bracket = None if zu else self._bracket(verbs)
        if bracket is not None:
            return self._extend(bracket, s)
        if last is None or before in QUOTES or before in (":", "(", "["):
            inner = before in ("(", "[")
            clause = self._add(Open("verbless", None, parent=last if inner else None), s)
            if not inner:
                self.waiting.append(clause)
            return last if inner and last is not None else clause
        # goes on with a list or an apposition, or closes an open verbal bracket
        target = self.waiting[-1] if self.waiting and before == "," and last.kind == "relative" else last
        closed = bool(target.verbs) and target.tokens[-1] == target.verbs[-1]
        # "…, und das zwölf Jahre lang"
        adds = tokens[a].lower == "und" and tokens[a + 1].lower in ("das", "zwar")
        adds = adds and not (target.marker is not None and tokens[target.marker].lower == "wie")
        if target.marker is not None and not verbs and target.parent is not None and closed and not adds:
            target = target.parent  # "liefert, wie das Amt mitteilt, 40 Tonnen"
        elif target.kind == "frame" and self._closes(target, a, before) and self._resumes(target, a, b):
            held = [clause for clause in self.done if clause.parent is target]
            target = held[-1] if held else target  # "sei, so Voss, bereits unterwegs"
        if verbs and self._full(target) and all(tokens[i].form == "participle" for i in verbs):
            s = s._replace(verbs=[])  # "bezifferte Roth auf 48 Millionen, verteilt auf drei Jahre"
        return self._extend(target, s)

    def _governing(self, last: Open | None) -> Open | None:
        """The clause whose verb an infinitive hangs on: not a relative put in before it ("sagte zu, trotz Zweifeln, die blieben, 300 zu liefern")."""
        if last is None or last.kind != "relative" or not last.verbs or last.parent is None:
            return last
        tokens, over = self.tokens, last.parent
        asks, holds = map(self._wants, (over, last))
        copula = any(tokens[i].base in self.grammar.copulas for i in last.verbs)  # "das nicht bereit ist, …"
        copula &= not any(tokens[i].form == "participle" for i in last.verbs)
        led = any(tokens[i].lower.startswith(("da", "hier")) and tokens[i].pos == "adv" for i in last.tokens)
        return over if asks and not (holds or copula or led) else last

    def _wants(self, clause: Open) -> bool:
        """Whether a verb of a clause takes an infinitive, with a particle too: "sagte zu, …"."""
        apart = [
            self.tokens[i].lower for i in clause.tokens if self.tokens[i].pos in ("particle", "adp", "zu")
        ]
        lemmas = [part + self.tokens[i].base for i in clause.verbs for part in ("", *apart)]
        readings = lexicon.speech("de").verbs
        return any("infinitive" in each.takes for lemma in lemmas for each in readings.get(lemma, ()))

    def _full(self, clause: Open) -> bool:
        """Whether a clause has a finite verb that helps no other."""
        finite = [self.tokens[i] for i in clause.verbs if self.tokens[i].form == "finite"]
        helping = ("haben", "sein", "werden", "lassen", "bleiben", "bekommen", "gehören")
        return bool(finite) and all(verb.pos == "verb" and verb.base not in helping for verb in finite)

    def _parted(self, a: int, b: int) -> Open | None:
        """The clause whose verb a lone particle completes: "Er wies den Vorwurf, Peru habe Panzer geliefert, zurück"."""
        words = [token for token in self.tokens[a:b] if token.pos != "punct"]
        if [word.pos for word in words] != ["particle"]:
            return None
        finite = ((clause, self.tokens[clause.verbs[0]]) for clause in reversed(self.done) if clause.verbs)
        return next(
            (clause for clause, verb in finite if words[0].lower + verb.base in self.grammar.speech), None
        )

    def _closes(self, frame: Open, a: int, before: str) -> bool:
        """Whether a mark ends a frame put in: a comma, or the second of two dashes ("Es fehlen – so Roth – 300 Boote")."""
        opening = self.tokens[min(frame.tokens) - 1].text
        return before == "," or (before in ("–", "—", "-") and opening == before and a > min(frame.tokens))

    def _resumes(self, frame: Open, a: int, b: int) -> bool:
        """Whether a stretch behind a frame goes on with the clause before it: "Er bringe, sagte Roth, 40 Millionen".

        No apposition does, nor a stretch that ends with the frame's particle: "…, kündigte Roth, die Chefin, in Lima an".
        """
        if not frame.verbs:  # "so Voss, bereits unterwegs", but "so die Sprecherin des Amtes, Eva Rau"
            words = [token.pos for token in self.tokens[a:b] if token.pos != "punct"]
            return len(words) < 2 or set(words) != {"name"}
        opener, last = self.tokens[a], self.tokens[b - 1 if self.tokens[b - 1].pos != "punct" else b - 2]
        counted = any(token.pos == "num" for token in self.tokens[a : min(a + 3, b)])
        completes = counted or opener.pos == "adp" or opener.lower == "bis"
        verb = last.lower + self.tokens[frame.verbs[0]].base
        return completes and not (last.pos == "particle" and verb in self.grammar.speech)

    def _inserted(self, s: _Segment) -> bool:
        """Whether a stretch between two commas is a frame put into a sentence: ", so schätzen die Forscher, soll …"."""
        a, b = s.a, s.b
        if s.before != "," or not s.finite or self.tokens[b].text != ",":
            return False
        so = self.tokens[a].lower in self.grammar.frames
        verb = a + so
        perfect = so and self.tokens[verb].lower in ("hat", "haben", "hatte", "hatten")
        goes_on = so or self.tokens[b + 1].form == "finite"
        last, base = self.tokens[b - 1].lower, self.tokens[verb].base
        parted = last + base in self.grammar.speech or (base, last) == ("lassen", "wissen")
        # ", so hat es der Bote gemeldet,", ", teilte das Amt mit,"
        told = parted or self.says(b - 1 if perfect else verb)
        return s.finite[0] == verb and told and goes_on

    def _must_be_finite(self, a: int, verb: int) -> bool:
        """Whether the last verb of a clause that a word opens is finite, though its form is an infinitive's: "dass sie liefern"."""
        token, opener = self.tokens[verb], self.tokens[a]
        if token.form != "infinitive" or self.tokens[verb - 1].pos == "zu":
            return False
        told = opener.lower == "wie" and self.says(verb)  # "wie Zahlen des Amts zeigen"
        return told or opener.pos in ("sconj", "pron") or token.pos in ("aux", "modal")

    def _frames(self, verbs: Sequence[int], last: Open) -> bool:
        """Whether a verb that follows a whole clause says who said it; a verb after a clause with "wenn" does not."""
        if any(map(self._tells, verbs)):
            return True  # "…, heißt es", "teilte X mit"
        return last.kind in _FOLLOWED and self.tokens[verbs[0]].pos == "verb" and not self._conditional(last)

    def _conditional(self, clause: Open) -> bool:
        """Whether a clause begins with its verb, and no other stands before it: "Gibt Athen Panzer ab, bekommt es neue"."""
        if clause.kind != "main" or clause.tokens[:1] != clause.verbs[:1]:
            return False
        if clause.verbs and self.tokens[clause.verbs[0]].form != "finite":
            return False  # "Angesetzt ist ein Preis von 300 Euro, macht 20 im Monat"
        return not any(other.parent is clause and other.tokens[0] < clause.tokens[0] for other in self.done)

    def _bracket(self, verbs: Sequence[int]) -> Open | None:
        """The clause whose auxiliary waits for a verb: "hat Panzer, die es kaufte, geliefert"."""
        if not verbs or self.tokens[verbs[0]].pos == "modal":
            return None
        for clause in reversed(self.done):
            if clause in self.waiting or clause.kind == "verbless" or len(clause.verbs) != 1:
                continue
            verb = self.tokens[clause.verbs[0]]
            helps = verb.pos == "modal" or verb.base in ("haben", "sein", "werden", "lassen")
            if helps and verb.form == "finite":
                return clause
        return None

    def _opening(self, s: _Segment, related: bool) -> tuple[ClauseKind, int] | None:
        """The kind of subordinate clause that a segment opens and the token that says so."""
        a, b, before, first, verbs, finite = s
        tokens, grammar, token, word = self.tokens, self.grammar, self.tokens[first], self.tokens[first].lower
        final = bool(finite) and finite[-1] == verbs[-1] > first + 1 and self._ends_verbal(finite[-1], b)
        if word in grammar.infinitive_openers and not finite and token.pos in ("sconj", "adp"):
            zu = any(each.pos == "zu" or each.form == "zu" for each in tokens[a:b])
            if zu or word not in _INSTEAD:  # "Statt der 300 Panzer, die …, kamen 40"
                return "purpose", first
        bounds = word == "bis" and tokens[first + 1].lower == "zu"  # "bis zu ein Fünftel"
        if word in grammar.subordinators and token.pos != "adp" and not bounds:
            kind = grammar.subordinators[word]
            sure = word in _SURE
            if not finite and word == "wie" and self._told_so(b):
                return kind, first
            if sure or token.pos == "sconj" or final:
                second = finite and finite[0] <= first + 1 and not sure
                return None if second or (word in ("wie", "als") and not finite) else (kind, first)
        asks = word in grammar.questions and final
        if not before and asks and first == a and tokens[b].text == ",":
            return "question", first  # "Warum es nur 36 sind, sagte er nicht"
        if before not in (",", "und", "–", "—"):
            return None
        lead = first + 1 if token.pos == "adp" and first + 1 < b else first
        pronoun = tokens[lead]
        close = first == a or tokens[a].lower in ("und", "oder")
        relative = pronoun.lower in grammar.relatives and pronoun.pos in ("pron", "det", "adv")
        if close and related and relative:
            zu = any(token.pos == "zu" or token.form == "zu" for token in tokens[a:b])
            if finite:
                fits = final and finite[0] > lead + 1 and not self._second(lead, finite[0])
            else:
                fits = not zu and (bool(verbs) or not self._apposed(lead, b))
            if fits:
                self.split_pronoun(lead)
                return "relative", lead
        return ("question", lead) if pronoun.lower in grammar.questions and final else None

    def _ends_it(self, s: _Segment) -> bool:
        """Whether a stretch with a noun ends what waits for its verb: "dass 300 Soldaten, die im Mai kamen, | die Stadt verließen"."""
        chunk, later = self.chunk(s.first), self.tokens[s.b : self.end]
        whole = chunk is not None and not chunk.pronoun and chunk.end > s.first + 1
        return whole and bool(s.finite) and not any(token.form == "finite" for token in later)

    def _told_on(self, last: Open, finite: int) -> bool:
        """Whether a verb goes on with what is said: "sagte, Peru liefere Kupfer und erhalte Schiffe"."""
        before = next((i for i in last.verbs if self.tokens[i].form == "finite"), None)
        moods = [mood(self.tokens[i]) for i in (before, finite) if i is not None]
        return moods == ["konjunktiv1"] * 2 and not self.says(finite)

    def _set_against(self, last: Open, a: int, finite: int) -> bool:
        """Whether a second voice begins beside the first: "rechnet mit 80 Panzern, Kritiker (dagegen) beziffern die Zahl auf 60"."""
        if last.kind != "main" or not self.says(finite) or mood(self.tokens[finite]) != "indicative":
            return False
        contrast = any(token.lower in _AGAINST for token in self.tokens[a : finite + 2])
        behind = (self.tokens[i].lower for i in last.tokens if i > last.verbs[0])
        named = any(word in ("mit", "von", "auf") for word in behind)
        return contrast or named or not any(self.says(i) for i in last.verbs)

    def _told_so(self, b: int) -> bool:
        """Whether a verb of saying ends the clause that "wie" opens behind an apposition: "Wie die Ministerin, Ana Roth, sagte, …"."""
        for token, after in itertools.pairwise(self.tokens[b : b + 17]):
            if token.text in _STOPS:
                return False
            if token.form == "finite":
                return self.grammar.says(token) and after.pos == "punct"
        return False

    def _ends_told_so(self, clause: Open, finite: int, b: int) -> bool:
        """Whether a verb of saying at the end of a stretch is the one that a clause with "wie" waits for."""
        opened = clause.marker is not None and self.tokens[clause.marker].lower == "wie" and not clause.verbs
        last = next((i for i in range(b - 1, finite, -1) if self.tokens[i].pos != "punct"), finite)
        return opened and finite == last and self.says(finite)

    def _second(self, lead: int, finite: int) -> bool:
        """Whether a noun phrase stands right before the verb of a main clause, and no relative clause begins.

        It is a subjunctive ("sagte, der Weizen komme"), a verb of saying with its number ("…, die Polizei spricht von 4.000"), or stands right
        behind a verb of saying with something after it ("sagte, die 60 Lehrer kämen im Mai").
        """
        tokens, chunk = self.tokens, self.chunk(lead)
        if chunk is None or chunk.pronoun or (chunk.start, chunk.end) != (lead, finite):
            return False
        told = tokens[lead - 1].text == "," and tokens[lead - 2].form == "finite" and self.says(lead - 2)
        if mood(tokens[finite]) == "konjunktiv1" or (told and tokens[finite + 1].text[0].isalpha()):
            return True
        at = finite + 1
        while tokens[at].pos == "adv":
            at += 1
        counted = any(token.pos == "num" for token in tokens[at + 1 : at + 4])
        return self.says(finite) and tokens[at].pos == "adp" and counted

    def _apposed(self, lead: int, b: int) -> bool:
        """Whether a verbless stretch is an apposition, as no verb is left to end it as a relative clause: "sagte Roth, die Chefin, am Montag"."""
        chunk, grammar = self.chunk(lead), self.grammar
        if chunk is None or chunk.pronoun or chunk.start != lead or chunk.end == lead + 1:
            return False
        openers = (grammar.subordinators, grammar.relatives, grammar.questions)
        # where the segment behind a mark begins, and whether it has an opener of its own
        opens, own = b + 1, False
        for i in range(b + 1, self.end):
            token = self.tokens[i]
            if token.text in _STOPS:
                break
            if token.text in ",–—":
                opens, own = i + 1, False
            elif i in (opens, opens + 1):
                own = own or any(token.lower in words for words in openers)
            if token.form == "finite" and not own:
                marks = (k for k in range(i, self.end) if self.tokens[k].text in ",–—" + _STOPS)
                return i == opens or not self._ends_verbal(i, next(marks, self.end))
        return True

    def _ends_verbal(self, finite: int, b: int) -> bool:
        """Whether nothing but an extraposed phrase follows the finite verb of a verb-final clause."""
        behind = [token for token in self.tokens[finite + 1 : b] if token.pos != "punct"]
        if behind and behind[-1].pos == "particle":
            return False  # "sagte, die Lieferungen gingen trotz Kritik weiter"
        rest = next(iter(behind), None)
        compares = rest is not None and rest.pos == "adv" and rest.lower in ("als", "wie")
        return rest is None or rest.pos in ("adp", "cconj") or compares

    def _antecedent(self, a: int) -> int | None:
        """The nearest chunk before a relative clause that its pronoun agrees with, heads before their genitives."""
        chunks = self.chunks
        named = (n for n, chunk in enumerate(chunks) if chunk.end <= a and not chunk.pronoun)
        before = [n for n in named if not is_denied(self.tokens, chunks[n])]
        if not before:
            return None
        words = (token.lower for token in self.tokens[a : a + 2])
        genders = next((_RELATIVES[word] for word in words if word in _RELATIVES), frozenset[str]())
        agreeing = before[-_REACH:]
        if genders:
            agreeing = [n for n in agreeing if genders & gender_of(self.tokens, chunks[n], self.grammar)]
        place = agreeing[-1] if agreeing else before[-1]
        while chunks[place].link == "genitive" and chunks[place].of is not None and chunks[place].cases & GEN:
            above = chunks[place].of or 0
            if (chunks[place].plural and "p" in genders) or (agreeing and above not in agreeing):
                break  # "der Lieferant Serbiens, das"
            place = above
        return place
