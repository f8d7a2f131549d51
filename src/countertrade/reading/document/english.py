"""English clauses from verb groups, markers and the noun chunks between them, in one pass with a stack."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from countertrade.reading import lexicon
from countertrade.reading.document.arguments import is_denied
from countertrade.reading.document.building import BREAKS, Builder, Open, sentence_chunk
from countertrade.reading.document.chunks import QUOTES, Draft, counts
from countertrade.reading.document.english_words import CHARGED
from countertrade.reading.document.grammar import PRICING
from countertrade.reading.document.tagging import tagger
from countertrade.reading.document.types import BLANK, ClauseKind, Token

_CONTENT_NOUNS = frozenset(
    "claim report fact idea statement evidence suggestion news belief view hope fear warning promise announcement sign"
    " proof assumption doubt chance possibility risk likelihood guarantee argument assertion allegation accusation"
    " assurance confidence conclusion condition expectation impression rumour rumor indication notion pledge".split()
)
_DECIDING = frozenset(
    "agreement accord deal decision pact proposal demand request requirement term understanding consensus"
    " charge contention boast hint insinuation theory thesis objection insistence pretence denial rebuttal contradiction revelation disclosure"
    " declaration remark information suspicion supposition speculation presumption conjecture hypothesis vow".split()
)
_ELLIPTIC = frozenset(("temporal", "conditional", "concessive"))
_SOME = frozenset("one two some several most".split())  # before "of" and of whom
_PARTS = frozenset("half third quarter fifth tenth majority most part share bulk lot number rest".split())
_FRONTED = _ELLIPTIC | {"causal"}
_BLAMING = CHARGED | frozenset("tell blame urge ask".split())  # before whom they are said to
_OPENERS = frozenset((",", "–", "—", "(", "--"))
_CLOSERS = frozenset((",", ";", "–", "—", ")", "--"))
_ASKING: dict[str, ClauseKind] = {
    "whether": "complement", "when": "temporal", "how": "question", "what": "question", "why": "question",
    "where": "question",
}  # fmt: skip
_PREPOSITIONAL = frozenset("since after before until as".split())
_ADDRESSING = frozenset("tell inform assure remind warn show promise notify".split())
_INVERTED = frozenset("should were had".split())  # open a condition without "if"
_NOMINATIVES = frozenset("it they he she we".split())
_AHEAD = 12  # tokens to the comma that ends what stands before a main clause
_RESUMING = frozenset({"relative", "participle", "infinitive"})
_TURNING = frozenset("never nowhere rarely seldom hardly scarcely only not".split())
_FRONT = 6  # words that stand before a verb which they turn round, at most


@dataclass(eq=False)
class English(Builder):
    """`stack` holds the open clauses, the innermost last."""

    stack: list[Open] = field(default_factory=list)
    inserted: list[Open] = field(default_factory=list)
    brackets: list[int] = field(default_factory=list)  # clauses open outside each bracket

    def clauses(self) -> list[Open]:
        """The clauses of one sentence, each with its tokens; every token is in one."""
        self._open(Open("verbless"))
        self.broke = self.start  # after the last mark
        i = self.ended = self.start  # after the last verb group
        while i < self.end:
            i = self._next(i)
        for frame in self.inserted:
            self.done.append(self.govern(frame))
        found = [clause for clause in self.done if clause.tokens]
        for clause in found:
            clause.tokens = sorted(set(clause.tokens))
        if found:
            self._conditioned(found)
        return found

    def _conditioned(self, found: list[Open]) -> None:
        """Tie a condition to the main clause behind it: "Should talks fail, Peru gets 300", "“If Chile pays,” Roth said, “Peru …”"."""
        tokens = self.tokens
        first, rest = found[0], sorted(found[1:], key=lambda clause: clause.tokens[0])
        opened = first.verbs[:1] == first.tokens[:1] and tokens[first.tokens[0]].lower in _INVERTED
        asked = any(tokens[i].text == "?" for i in range(self.start, self.end))
        if opened and first.kind == "main" and not asked and tokens[first.tokens[-1] + 1].text == ",":
            first.kind, first.marker = "conditional", first.tokens[0]
        held = first.parent is not None and bool(first.parent.tokens) and not self._speaks(first.parent)
        if first.kind != "conditional" or held:
            return
        told = [each for each in rest[:2] if each.kind in ("main", "frame") and each.verbs]
        if told and self._speaks(told[0]):
            del told[0]
        if told and told[0].tokens[0] > first.tokens[-1]:
            first.parent = told[0]

    def _open(self, clause: Open) -> Open:
        self.done.append(clause)
        self.stack.append(clause)
        return clause

    def _next(self, i: int) -> int:
        """Take what stands at a place; the place behind it."""
        tokens, token, inside = self.tokens, self.tokens[i], self._inside(i)
        if token.text == "," and not inside and i > self.start and (stop := self._inserted(i)):
            at = next(k for k in range(i + 1, stop) if tokens[k].verbal and not self._inside(k))
            frame = Open("frame", tokens=list(range(i + 1, stop)))
            self._group(at, frame, stop)
            self.inserted.append(frame)
            self.broke = stop + 1
            if self.stack[-1].verbs:
                self.ended = self.broke
            return self.broke
        if token.lower == "at" and len(self.stack) > 1 and self._priced(i):
            self.stack.pop()
        if token.text in BREAKS and i in self.soft:
            self.stack[-1].tokens.append(i)
            return i + 1
        if token.text in BREAKS and not inside and token.pos != "poss":
            self._break(i)
            return i + 1
        kind = None if inside and token.pos != "pron" and token.lower != "that" else self._marker(i)
        if kind is not None:
            self._mark(i, kind)
            return i + 1
        if token.pos == "zu" and not inside:
            verb = next((k for k in range(i + 1, i + 3) if tokens[k].pos not in ("adv", "neg")), i + 3)
            if tokens[verb].verbal and not self._inside(verb):
                clause = self._open(Open("infinitive", i, parent=self.stack[-1], shared=True))
                self.ended = self._group(verb, clause, self.end)
                clause.tokens.extend(range(i, self.ended))
                return self.ended
        if token.verbal and not inside:
            group = Open("verbless")
            stop = self._group(i, group, self.end)
            clause, lead = self._taken(i, stop, group), i
            while lead > self.start and tokens[lead - 1].lower in self.grammar.negations:
                lead -= 1
            clause.tokens.extend(k for each in self.done if each is not clause for k in each.cut(lead, i))
            clause.tokens.extend(range(i, stop))
            clause.verbs.extend(group.verbs)
            self.ended = stop
            return stop
        self.stack[-1].tokens.append(i)
        return i + 1

    def _break(self, i: int) -> None:
        """Close at a mark what may end there; a bracket or a new sentence opens a clause of its own."""
        text, quotes = self.tokens[i].text, self.tokens[i].text in QUOTES
        if text == ")" and self.brackets:
            del self.stack[max(1, self.brackets.pop()) :]
        elif text in _CLOSERS or quotes:
            self._close(self.brackets[-1] if self.brackets else 0)
        closes = i > self.start and self.tokens[i - 1].depth > 0
        self.broke = i + 1
        if text in (";", ":") or (quotes and (closes or self.stack[-1].verbs)):
            self.stack, self.brackets = [], []
            self._open(Open("verbless"))
            self.ended = i + 1
        elif text == "(":
            self.brackets.append(len(self.stack))
            self._open(Open("verbless", parent=self.stack[-1]))
            self.ended = i + 1

    def _close(self, lowest: int) -> None:
        """After a comma: a complete clause gives way to the incomplete one that it stands in, down to the `lowest` that may end."""
        for depth in range(len(self.stack) - 1, lowest, -1):
            clause = self.stack[depth]
            complete = clause.verbs or clause.kind == "verbless"
            if not complete or all(under.verbs for under in self.stack[:depth]):
                return
            if not self.stack[depth - 1].verbs:
                del self.stack[depth:]
                return

    def _mark(self, i: int, kind: ClauseKind) -> None:
        """Open the clause that a word opens."""
        token, tokens, top = self.tokens[i], self.tokens, self.stack[-1]
        waits = any(not under.verbs and under.tokens for under in self.stack)
        if token.lower == "as" and i > self.broke and waits:
            chunk = self.chunk(i + 1)  # "those who knew him as a soldier died"
            if chunk is not None and chunk.prep is None:
                chunk.prep = i
            top.tokens.append(i)
            return
        if top.kind == "verbless" and not top.tokens and not top.verbs and len(self.stack) > 1:
            self.stack.pop()
        if kind == "complement" and token.lower == "that":
            self._to_speech(i)
            self._to_sibling(i)
        parent = self.stack[-1]
        clause = self._open(Open(kind, i, parent=parent))
        if kind == "relative":
            clause.antecedent = self._antecedent(i)
            if token.lower == "which":
                self.split_pronoun(i)  # "which analysts put at $3 million"
            parted = tokens[i - 2].pos in ("det", "num", "pron") or tokens[i - 3].text == ","
            if tokens[i - 1].lower == "of" and parted:
                clause.tokens += parent.cut(i - 2)  # "most of whom have"
        clause.tokens.append(i)
        self.ended = i + 1

    def _to_speech(self, i: int) -> None:
        """Close what stands between a verb of saying and its "that": "said in a report published in May that", "reported, citing X, that",
        "told the council, which met in Lima, that"."""
        top = self.stack[-1]
        if top.kind == "participle" and top.verbs and self.tokens[top.verbs[-1]].base == "accord":
            self.stack.pop()  # "Nor was it true, according to the minister, that"
            return
        passive = top.kind == "participle" and top.verbs and self.tokens[top.verbs[-1]].form == "participle"
        if top.kind == "participle" and top.verbs and self.tokens[i - 1].text == ",":
            passive = passive or self.tokens[top.verbs[-1]].base in ("cite", "quote")
        speaking = [n for n, clause in enumerate(self.stack[:-1]) if self._speaks(clause)]
        if passive and speaking:
            del self.stack[speaking[-1] + 1 :]
        told = [n for n in speaking if self.tokens[self.stack[n].verbs[-1]].base in _ADDRESSING]
        heard = self.stack[told[-1] + 1] if told and self.tokens[i - 1].text == "," else None
        if heard is not None and heard.kind == "relative" and heard.verbs:
            del self.stack[told[-1] + 1 :]

    def _to_sibling(self, i: int) -> None:
        """Close what stands below the verb that a second "that" goes on with: "said Peru plans to send 300 and that 40 had come"."""
        if self.tokens[i - 1].pos != "cconj" or self.tokens[i - 1].lower not in ("and", "but", "or"):
            return
        told = [n for n, clause in enumerate(self.stack) if clause.kind == "complement" and n]
        speaking = [n + 1 for n, clause in enumerate(self.stack[:-1]) if self._speaks(clause)]
        if (low := max(told or speaking, default=0)) and self.stack[low - 1].verbs:
            del self.stack[low:]

    def _speaks(self, clause: Open) -> bool:
        return bool(clause.verbs) and self.says(clause.verbs[-1])

    def _priced(self, i: int) -> bool:
        """Whether "at" ends a participle and goes on with the verb that prices its noun: "put the loans granted each year | at $9 million"."""
        outer, inner = self.stack[-2:]
        if inner.kind != "participle" or not inner.verbs or not outer.verbs:
            return False
        verb = outer.verbs[-1]
        counted = any(token.pos == "num" for token in self.tokens[i + 1 : i + 5])
        open_ = not any(self.tokens[k].lower == "at" for k in outer.tokens if k > verb)
        return self.tokens[verb].base in PRICING and counted and open_

    def _said_when(self, chunk: Draft, verb: int) -> bool:
        """Whether a chunk behind the verb of a frame says whom it was told, or when."""
        told = self.tokens[verb].base == "tell" and chunk.start == verb + 1
        return told or self.tokens[chunk.head].lower in self.grammar.timing

    def _inserted(self, comma: int) -> int:
        """The comma after a frame put into a sentence, ", officials said on Monday,"; 0 where none follows the first comma."""
        tokens, at = self.tokens, comma + 1
        subject = False
        verb = 0
        fronted = tokens[self.start].pos in ("adp", "adv")
        if not any(clause.verbs for clause in self.done) and self._reported(at):
            speaker = self._speaker(at + 1)
            goes_on = (
                speaker is not None and tokens[speaker.end].text == "," and tokens[speaker.end + 1].finite
            )
            if speaker is not None and (goes_on or (fronted and tokens[speaker.head].pos == "name")):
                # "In all, said Juan Vela, the bill …", "300 tons, said Peru's army, have come"
                verb, at, subject = at, speaker.end, True
        limit = min(self.end, comma + 16)
        while at < limit:
            token, chunk = tokens[at], self.chunk(at)
            if chunk is not None and not (chunk.pronoun and token.verbal):
                if token.lower in ("who", "which", "that", "what"):
                    return 0
                if chunk.prep is None and not verb:
                    subject = True
                elif chunk.prep is None and subject and not self._said_when(chunk, verb):
                    return 0  # but ", Roth told this newspaper,", ", Roth said last month,"
                at = chunk.end
                continue
            if token.text == "," and subject and not verb and (behind := self._behind_apposition(at)):
                at, limit = behind, min(self.end, behind + 12)
                continue
            if token.text == ",":
                ends = at + 2 < self.end and tokens[at + 1].text not in QUOTES
                return at if subject and verb and tokens[verb].pos == "verb" and ends else 0
            if token.verbal:
                if verb and not (tokens[verb].pos in ("aux", "modal") and at - verb <= 2):
                    return 0
                if (not verb and not token.finite) or (token.pos == "verb" and not self.says(at)):
                    return 0
                if token.form == "gerund":
                    return 0  # "In any case, the army is asking for 300, …"
                verb = at
            elif verb and token.lower == "as" and tokens[at + 1].lower == "saying":
                at += 1  # ", Roth was quoted as saying,"
            elif token.pos not in ("adv", "adp", "particle") or token.text in QUOTES:
                return 0
            at += 1
        return 0

    def _behind_apposition(self, comma: int) -> int:
        """The verb of saying behind what describes its subject: ", Ana Roth, a spokeswoman for the board, | said,"; 0 where none stands there."""
        tokens = self.tokens
        described = tokens[comma + 1].lower in ("a", "an", "the") or tokens[comma + 1].pos in ("noun", "poss")
        for at in range(comma + 1, min(self.end - 1, comma + 14)):
            if tokens[at].text == ",":
                told = tokens[at + 1].form == "finite" and self.says(at + 1)
                return at + 1 if described and told else 0
            if (tokens[at].verbal and not self._inside(at)) or tokens[at].text in BREAKS:
                return 0
        return 0

    def _put_in(self, comma: int) -> int:
        """Where an auxiliary goes on behind a phrase put in, "will, in the next four months, supply"; 0 where none stands there."""
        first, aux = self.tokens[comma + 1], self.tokens[comma - 1]
        timed = first.pos in ("det", "num") and self.tokens[comma + 2].base in self.grammar.timing
        told = first.lower == "according"
        if first.pos not in ("adp", "adv") and not timed and not told:
            return 0
        for i in range(comma + 1, min(self.end - 1, comma + 14)):
            if self.tokens[i].text == ",":
                verb = self.tokens[i + 1]
                perfect = aux.base == "have" and any("VN" in tag for tag in tagger("en").possible(verb.lower))
                fits = verb.form != "finite" or verb.lower == verb.lemma or perfect
                return i + 1 if verb.verbal and fits else 0
            if (self.tokens[i].verbal and i > comma + told) or self.tokens[i].text in BREAKS:
                return 0
        return 0

    def _parted_by(self, at: int, last: int) -> int:
        """Where a verb group goes on behind what stands between an auxiliary and its verb; 0 where it does not."""
        if self.tokens[at].text == "," and at == last + 1:
            return self._put_in(at)
        return self._behind_phrase(at) if self.tokens[last].pos == "modal" else 0

    def _behind_phrase(self, prep: int) -> int:
        """The infinitive behind a phrase that parts it from its modal: "shall at no time | exceed", "would by then | cost"; 0 where none stands there."""
        chunk = self.chunk(prep + 1) if self.tokens[prep].pos == "adp" else None
        if chunk is None or chunk.prep != prep or chunk.end > prep + 5:
            return 0
        verb = self.tokens[chunk.end]
        return chunk.end if verb.verbal and verb.lower == verb.lemma else 0

    def _inside(self, i: int) -> bool:
        chunk = self.chunk(i)
        return chunk is not None and (chunk.head != i or not chunk.pronoun)

    def _group(self, i: int, group: Open, end: int) -> int:
        """Gather a verb group from token `i`; returns where it ends."""
        tokens, before = self.tokens, self.tokens[i - 1]
        group.verbs.append(i)
        stop = at = i + 1
        opens = (
            before.text in (*BREAKS, ".", "?", "!", BLANK.text)
            or before.pos == "cconj"
            or before.tag == "AVQ"
            or self._turned(i)
        )
        inverted = tokens[i].pos in ("aux", "modal") and opens  # "Does the energy come …?", "nor did he pay"
        while at < end:
            token, last = tokens[at], tokens[group.verbs[-1]]
            passive = last.base == "get" and token.form == "participle"
            going = last.lower == "going" and len(group.verbs) > 1
            if last.pos not in ("aux", "modal") and not passive and not going:
                break
            if token.verbal and not self._inside(at):
                group.verbs.append(at)
                stop = at = at + 1
            elif inverted and len(group.verbs) == 1 and (chunk := self.chunk(at)) is not None:
                follows = tokens[chunk.end : min(end, chunk.end + 2)]
                if chunk.prep is not None or not any(token.verbal and token.form for token in follows):
                    break
                inverted, at = False, chunk.end
            elif token.pos in ("adv", "neg") and at - group.verbs[-1] <= 3:
                at += 1
            elif after := self._parted_by(at, group.verbs[-1]):
                at = after
            elif token.pos == "zu" and (going or last.base in ("be", "have", "need", "ought")):
                if not tokens[at + 1].verbal:
                    break
                group.verbs.append(at + 1)
                stop = at = at + 2
            else:
                break
        return stop

    def _turned(self, i: int) -> bool:
        """Whether what opens a sentence turns round subject and verb: "At no time | did Peru send", "Never | has it paid", "Only then | will it"."""
        first = i
        while (
            first
            and i - first < _FRONT
            and self.tokens[first - 1].text not in (*BREAKS, ".", "?", "!", BLANK.text)
        ):
            first -= 1
        first += self.tokens[first].text in QUOTES
        front = self.tokens[first:i]
        if not front or any(token.verbal for token in front):
            return False
        none = front[0].pos == "adp" and [token.lower for token in front[1:2]] in (["no"], ["neither"])
        return none or front[0].lower in _TURNING

    def _had_it(self, i: int) -> bool:
        """Whether "had" or "were" opens a condition: "would have sent 300 | had it been asked", "that, | were it to pay, …"."""
        subject, words = self.chunk(i + 1), [self.tokens[k].lower for k in self.stack[-1].verbs]
        if subject is None or subject.start != i + 1 or subject.prep is not None:
            return False
        end = subject.end
        while (of := self.chunk(end + 1)) is not None and of.prep == end:
            end = of.end  # "a quarter | of its staff"
        behind = next((each for each in self.tokens[end : self.end] if each.pos not in ("adv", "neg")), BLANK)
        if self.tokens[i].lower == "were":
            return self.tokens[i - 1].text == "," and behind.pos == "zu"
        asked = words[1:2] == ["have"] and words[0] in ("would", "could", "might")
        return asked and behind.form == "participle"

    def _marker(self, i: int) -> ClauseKind | None:
        """The kind of clause that a word opens; None where it opens none."""
        token, before, after = self.tokens[i], self.tokens[i - 1], self.tokens[i + 1]
        word = token.lower
        if word in ("who", "whom", "whose", "which"):
            return self._related(i)
        if word == "that":
            return self._that(i)
        if word in ("had", "were") and self._had_it(i):
            return "conditional"
        if word in _ASKING and token.pos in ("sconj", "adv", "pron", "det"):
            if not self._verb_ahead(i + 1):
                return None
            if word == "where":
                place = self.chunk(i - 2 if before.text == "," else i - 1)
                named = place is not None and self.tokens[place.head].pos in ("name", "noun")
                if place is not None and (before.text != "," or named):
                    return "relative"
            return _ASKING[word]
        if word == "as" and after.lower in ("a", "an") and sum(t.finite for t in self.tokens[i:]) < 2:
            return None  # "As a rule, it works"
        if word == "as" and (before.lower == "such" or after.form == "gerund"):
            return None  # "was quoted as saying it works"
        if word == "as" and after.pos == "num" and self.tokens[i - 2].lower == "as":
            return None  # "as many as 300 came"
        if word in _PREPOSITIONAL and not self._verb_ahead(i + 1, comma=True):
            return None  # "ever since the collapse of the union, continued"
        if word in _PREPOSITIONAL and (self._only_when(i) or self._left_to(i)):
            return None
        if word in ("after", "before") and token.pos == "adp" and self._said_then(i):
            return "temporal"
        sure = word in ("if", "unless", "because", "although")
        if not sure and (token.pos != "sconj" or word in ("for", "like", "than")):
            return None
        return self.grammar.subordinators.get(word) if self._verb_ahead(i + 1) else None

    def _only_when(self, i: int) -> bool:
        """Whether a time alone stands between a preposition and a verb that awaits its subject: "A video shared since Easter | asserts"."""
        spell = self.chunk(i + 1)
        if (
            spell is None
            or self.tokens[spell.head].base not in self.grammar.timing
            or spell.prep not in (None, i)
        ):
            return False
        waits = not any(token.finite for token in self.tokens[self.start : i]) and i > self.start
        if waits and self.tokens[spell.end].form == "finite":
            spell.prep = i
            return True
        return False

    def _left_to(self, i: int) -> bool:
        """Whether the only verb that is left is that of the clause which a phrase opens: "said that | after the talks it would not sign"."""
        top, phrase = self.stack[-1], self.chunk(i + 1)
        waits = top.kind == "complement" and not top.verbs
        if not any(clause.verbs for clause in self.done if clause is not top):
            waits |= i - 1 in top.verbs and self.says(i - 1)  # "said | after the talks it would not sign"
        if phrase is None or not waits or sum(token.finite for token in self.tokens[i : self.end]) != 1:
            return False
        phrase.prep = i
        return True

    def _said_then(self, i: int) -> bool:
        """Whether a clause follows behind a verb of saying: "…, Kim said | after the agency gave a briefing"."""
        chunk = self.chunk(i + 1)
        if chunk is None or chunk.prep != i or not self.tokens[chunk.end].finite or not self.says(i - 1):
            return False
        chunk.prep = None
        return True

    def _related(self, i: int) -> ClauseKind:
        """What "who" or "which" opens: a relative clause behind a noun, commas, dashes and prepositions passed over."""
        tokens, at = self.tokens, i - 1
        if tokens[at].lower == "of" and tokens[at - 1].pos in ("det", "num", "pron"):
            at -= 2
        at -= tokens[at].pos == "adp"
        at -= tokens[at].text in _OPENERS
        return "relative" if self.chunk(at) is not None else "question"

    def _that(self, i: int) -> ClauseKind | None:
        """What "that" opens."""
        token, before, after = self.tokens[i], self.tokens[i - 1], self.tokens[i + 1]
        if after is BLANK or after.pos == "cconj" or not self._verb_ahead(i + 1):
            return None  # "rejected that and said"
        own = self.chunk(i)
        if own is not None and not own.pronoun:
            many = self.tokens[own.head].tag == "NN2"  # no "that" is of several
            if own.start != i or not (many or self.grammar.says(before)):
                return None
            own.start = i + 1
            return "complement"
        comma = before.text == ","
        held = self.chunk(i - 2 if comma else i - 1)
        if held is None or held.pronoun:
            last = self.tokens[i - 2] if comma else before
            stands = last.pos in ("verb", "adj", "particle", "cconj", "aux")
            return "complement" if token.pos == "sconj" or stands else None
        head = self.tokens[held.head]
        if after.verbal:
            return None if self._opened(i) else "relative"
        place = self.chunk(held.prep - 1) if held.prep is not None else None
        led = "" if held.prep is None else self.tokens[held.prep].lower
        # "an agreement with Norland that the country will supply gas", but "a deal with a firm that the state owns"
        within = led in ("in", "by", "from") or (led in ("with", "between", "to") and self._whole(i + 1))
        heads = {head.base, *([self.tokens[place.head].base] if within and place is not None else [])}
        if heads & _DECIDING and self._whole(i + 1):
            return "complement"
        if heads & _CONTENT_NOUNS or (token.tag == "CJT" and head.pos == "name") or comma:
            return "complement"  # "reports in some media that"
        told = any(t.base in _ADDRESSING for t in self.tokens[max(self.start, i - 6) : i])
        return "complement" if told or self._beside(i, held) else "relative"

    def _opened(self, i: int) -> bool:
        """Whether "that" is what a sentence tells of behind a circumstance: "In the three years of the pact that comes to 300, he said"."""
        tokens = self.tokens
        before = [chunk for chunk in self.chunks if self.start <= chunk.start < i]
        rates = [
            n for n in before if tokens[n.start].lower in ("a", "an") and self.chunk(n.start - 1)
        ]  # "$10 a ton"
        free = (chunk for chunk in before if chunk.prep is None and chunk not in rates)
        bare = any(chunk.link not in ("of", "possessive") for chunk in free)
        if bare or not before or any(token.verbal for token in tokens[self.start : i]):
            return False
        comma = next((k for k in range(i + 1, self.end) if tokens[k].text == ","), self.end - 1)
        rest = [token for token in tokens[comma + 1 : self.end] if token.pos not in ("punct", "adv")]
        says = bool(rest) and rest[-1].finite and self.grammar.says(rest[-1])
        return not rest or (says and not any(token.verbal for token in rest[:-1]))

    def _whole(self, i: int) -> bool:
        """Whether a clause has a subject and an object of its own, so that "that" before it is neither."""
        subject = self.chunk(i)
        at = i if subject is None else subject.end
        while self.tokens[at].verbal or self.tokens[at].pos == "adv":
            at += 1
        target = self.chunk(at)
        if subject is None or target is None or target is subject or target.prep is not None:
            return False
        return self.tokens[target.head].base not in self.grammar.timing

    def _beside(self, i: int, chunk: Draft) -> bool:
        """Whether only a circumstance stands between a verb of saying and its "that": "said for the first time that …", "found last week that …"."""
        head = self.tokens[chunk.head]
        if chunk.prep is None and head.pos != "name" and head.base not in self.grammar.timing:
            return False
        for k in range(chunk.start - 1, max(self.start, i - 14) - 1, -1):
            if self.tokens[k].pos == "verb":
                return self.says(k)
        return False

    def _verb_ahead(self, i: int, comma: bool = False) -> bool:
        """Whether a finite verb follows; with `comma`, before a comma."""
        for token in self.tokens[i : i + 25]:
            if token.finite:
                return True
            if token.text in (";", ":") or (comma and token.text == ","):
                return False
        return False

    def _antecedent(self, i: int) -> int | None:
        """The last noun chunk that ends before a token, or what it is an apposition to."""
        named = (n for n, chunk in enumerate(self.chunks) if chunk.end <= i and not chunk.pronoun)
        before = [n for n in named if not is_denied(self.tokens, self.chunks[n])]
        place = before[-1] if before else None
        if len(before) > 1 and self._times(*(self.chunks[n] for n in before[-2:])):
            place = before[-2]  # "25 million tonnes last year, of which"
        while place is not None and self.chunks[place].link == "apposition":
            named_last = self.tokens[self.chunks[place].start].pos == "name"
            place = self.chunks[place].of
            if place and named_last and self.chunks[place].prep == self.chunks[place - 1].end:
                office = self.tokens[self.chunks[place - 1].head]
                place -= office.lower in self.grammar.offices  # "the head of the bank, Ana Roth, who"
        return place

    def _times(self, chunk: Draft, following: Draft) -> bool:
        """Whether a chunk right behind another says without a preposition when something was: "last year"."""
        alone = following.prep is None and following.start == chunk.end
        return alone and self.tokens[following.head].base in self.grammar.timing

    def _taken(self, i: int, stop: int, group: Open) -> Open:
        """The clause that a verb group belongs to: the open one, or a new one with what stands before the group."""
        tokens, stack, top, first = self.tokens, self.stack, self.stack[-1], self.tokens[i]
        ended, broke = self.ended, self.broke
        finite, alone, says = first.finite, len(group.verbs) == 1, self.says(group.verbs[-1])
        past = first.form == "participle" and alone
        perfect = len(group.verbs) == 2 and tokens[group.verbs[0]].base == "have"
        tells = says and (alone or perfect)
        if (
            broke == i > self.start
            and alone
            and self._reported(i)
            and (self._named(i) or all(under.verbs for under in stack))
        ):
            return self._new(self.govern(Open("frame")), i, i)
        if finite or first.form == "participle":
            spoken_of = self._fronted_object(i)
            if spoken_of is not None:
                start = self.chunks[spoken_of].end
                inner = Open("relative", None, top, antecedent=spoken_of, tokens=top.cut(start))
                inner.past = past
                return self._open(inner)
        if finite and (begin := self._second_subject(i)) is not None:
            holder = next(clause for clause in reversed(stack) if begin in clause.tokens)
            conj = next(
                (clause for clause in stack if clause.kind in ("main", "frame") and clause.verbs), holder
            )
            kind = "main" if conj.kind == "frame" else conj.kind
            inner = Open(kind, None, conj.parent, conj, conj.antecedent, tokens=holder.cut(begin))
            stack.clear()
            return self._open(inner)
        joins = (k for k in range(i - 1, ended - 1, -1) if tokens[k].pos == "cconj")
        joint = next((k for k in joins if not self._inside(k)), None)
        parted = first.form in ("gerund", "participle")
        elliptic = top.marker == i - 1 and top.kind in _ELLIPTIC and tokens[i - 1].lower != "as"
        if elliptic and not top.verbs and parted:
            return top  # "when asked", "while visiting Lima"
        if first.form == "infinitive" and not finite:
            infinitives = [clause for clause in stack if clause.kind == "infinitive"]
            if joint is not None and infinitives:
                conj = infinitives[-1]
                return self._new(Open("infinitive", None, conj.parent, conj, shared=True), joint, i)
            finite = True
        if first.form == "participle" and not finite and joint is None and self._awaited(i, stop):
            finite, parted = True, False  # "the ships that the navy built | sailed to Peru"
        charged = first.base in CHARGED and tokens[i + 1].lower == "of"
        needed = not top.verbs and not charged and self._finite_needed(i, stop)
        if joint is not None and not finite and self._second_passive(i, joint):
            conj = stack[-1]
            return self._new(Open(conj.kind, None, conj.parent, conj, conj.antecedent), joint, i)
        if parted and not finite and not needed and not (joint is not None and self._second_past(i, joint)):
            clause = Open("participle", parent=top, shared=True)
            if joint is not None and top.kind == "participle":
                clause.conj, clause.parent = top, top.parent
            place = self._antecedent(i + 1)
            if place is not None and self.chunks[place].end == i:
                clause.antecedent = place
            return self._open(clause)
        if not top.verbs:
            if top.kind == "verbless":
                top.kind = "main"
            top.past = past
            return top
        spoken = self._speaks(top)
        ready = self._subject_start(i, max(ended, broke), spoken)
        own = (c for c in self.chunks if joint is not None and joint < c.start < i)
        if joint is not None and not any(c.prep is None or c.prep < joint for c in own):
            ready = None  # what stands before "and" is no subject of what follows it: "and in return gets"
        at_once = ready == ended > broke and not tokens[ended].lower.endswith(("self", "selves"))
        if (
            spoken
            and joint is None
            and at_once
            and top.marker is not None
            and self.grammar.takes(tokens[top.verbs[-1]], "bare")
        ):
            # "While officials say it costs …", but not "when they arrived it was"
            return self._new(Open("complement", None, top), ended, i)
        of = (
            top.marker is not None and tokens[top.marker - 1].pos == "adp"
        )  # "of which the Herald wrote | would cost"
        if spoken and top.kind == "relative" and finite and i == ended and not of:
            return self._new(Open("complement", None, top), i, i)  # "which officials say cost …"
        if joint is not None and (fronted := self._fronted(joint)) is not None:
            if ready is not None and ready < joint:
                ready = None
            clause = Open(fronted.kind, None, fronted.parent, fronted, shared=ready is None, past=past)
            return self._new(clause, joint, i)
        if joint is None and tells and finite and top.kind == "relative" and self._told_of(top, i):
            stack.remove(top)  # "…, an official | who sat in on the talks | told the Herald"
            top.parent = frame = self.govern(Open("frame"))
            return self._new(frame, broke, i)
        for depth in range(len(stack) - 1, -1, -1):
            if not stack[depth].verbs:
                completed = self._completed(depth, ready, i)
                completed.past = completed.past or (past and finite)
                return completed
        if says and alone and finite and joint is None and broke == i and (around := self._around()):
            return around
        if joint is not None and ready is not None and joint < broke <= ready and broke > ended:
            joint = None  # "500 shells or 300 rockets, the minister said"
        if joint is not None and says and alone and broke == i and joint < self._apposed(broke) < broke:
            joint = ready = None  # "ore and bauxite, its minister, Juan Vela, said"
        if joint is not None and (ready is None or ready > joint):
            conj = self._coordinate(first if ready is None else None)
            clause = Open(
                "main" if conj.kind == "frame" else conj.kind, None, conj.parent, conj, conj.antecedent
            )
            clause.shared, clause.past = ready is None, past
            return self._new(clause, joint, i)
        if ready is None and joint is None and tells and self._told_of(top, i):
            return self._new(self.govern(Open("frame")), broke, i)
        resumed = None
        if joint is None and ready is None:
            resumed = self._resumed()
            if resumed is None and spoken and tokens[broke - 1].text == ",":
                resumed = self._described() if not says or self._apposed(broke) == broke else None
        if resumed is None and top.kind == "participle" and joint is None and broke <= ended:
            resumed = self._interrupted()
        if resumed is not None:
            holder, begin = resumed
            return self._open(Open("complement", None, holder, tokens=holder.cut(begin)))
        # "the tanks Norland bought | were old", "the tanks Norland sent Ostmark | were old"
        if joint is None and (ready is None or (broke <= ended and self._passes_on(top))):
            if self._contact():
                return top
            told = self._contact_told()
            if told is not None:
                self.done.append(told)
                stack[-1] = told
                return told
        if ready is None:
            if broke > ended and i <= broke + 2:
                if tells:
                    return self._new(self.govern(Open("frame")), self._apposed(broke), i)
                return self._new(Open("main"), broke, i)
            passive = first.lower.endswith("ed") or "VVN" in tagger("en").possible(first.lower)
            if passive and first.pos == "verb" and first.form == "finite" and joint is None:
                top = self._open(
                    Open("participle", None, top, shared=True)
                )  # "above the $30m assumed before"
            return top
        clause = Open("complement", None, parent=top)
        if broke > ended and tokens[broke - 1].text in _CLOSERS | QUOTES:
            follows = tokens[stop].lower in ("that", "it", "they", "he", "she")
            clause = self.govern(Open("frame")) if says and not follows else Open("main")
            if says and ready == broke + 1 and tokens[broke].pos == "adv":
                ready = broke  # ", then finance minister Juan Vela said"
        about = self._left_out(ready, i)
        # "praised the tanks | Norland sent", "…, more than the 18 tanks | Norland sent"
        if about is not None and (clause.kind == "complement" or self._measured_by(about)):
            clause = Open("relative", parent=top, antecedent=about)
        return self._new(clause, ready, i)

    def _fronted(self, joint: int) -> Open | None:
        """The clause before its main clause that "and" at a place goes on with: "If Peru paid $9 million | and sent 300 tonnes, …"."""
        waits = [under for under in self.stack if not under.verbs]
        if self.broke > joint or not waits or any(under.tokens for under in waits):
            return None
        return next((c for c in reversed(self.stack) if c.verbs and c.kind in _FRONTED), None)

    def _told_of(self, top: Open, i: int) -> bool:
        """Whether a verb of saying ends what stands behind a comma with a clause on who says it: ", a memo seen by the Herald said", ", an
        official who sat in on the talks told the Herald"."""
        tokens, place = self.tokens, top.antecedent
        if top.kind == "relative":
            if top.marker is None or top.marker < self.broke:
                return False
            place = next((n for n, chunk in enumerate(self.chunks) if chunk.start == self.broke), None)
            if place is None or any(token.verbal for token in tokens[self.broke : top.marker]):
                return False
            top.antecedent = place
        if (
            top.kind not in ("participle", "relative")
            or place is None
            or self.chunks[place].start != self.broke
        ):
            return False
        return (
            tokens[self.broke - 1].text == ","
            and tokens[i].form == "finite"
            and (tokens[i + 1].pos in ("punct", "adp") or tokens[i].base == "tell")
        )

    def _completed(self, depth: int, ready: int | None, i: int) -> Open:
        """The outer clause that a verb completes, with the subject that stands before it."""
        top, under = self.stack[-1], self.stack[depth]
        del self.stack[depth + 1 :]
        governed = top.kind == "participle" and ready == top.verbs[-1] + 1
        # "Replying to a question Roth said"
        opens = top.kind == "participle" and self.start in top.verbs and self.says(i)
        if ready is not None and (ready >= self.broke > self.start or opens) and not governed:
            for other in self.done:
                if other is not under:
                    under.tokens += other.cut(ready, i)
        if under.kind == "verbless":
            under.kind = "main"
        return under

    def _new(self, clause: Open, begin: int, i: int) -> Open:
        """Open a clause that takes over what stands from `begin` to before `i`."""
        clause.tokens.extend(sorted(k for other in self.stack for k in other.cut(begin, i)))
        while clause.conj is not None and self.stack[-1] is not clause.conj and len(self.stack) > 1:
            self.stack.pop()
        if clause.kind in ("frame", "main"):
            self.stack.clear()
        return self._open(clause)

    def _reported(self, i: int) -> bool:
        """Whether a verb right behind a comma has who says it behind it: "…, reports AP.", "…, said the secretary in the area where …"."""
        verb, chunk = self.tokens[i], self._speaker(i + 1)
        speaks = verb.form == "finite" and self.grammar.says(verb) and verb.base not in _BLAMING | _ADDRESSING
        if not speaks or self.tokens[i - 1].text != "," or chunk is None:
            return False
        some = self.tokens[i + 1].lower in _SOME  # "…, said one of the three."
        if some and chunk.prep == i + 2:
            return True
        if chunk.prep is not None or chunk.pronoun or counts(self.tokens, chunk):
            return False
        if self.tokens[chunk.head].lower in _PARTS:
            return False  # ", Ana Roth, said a third of this went to Peru"
        after = self.tokens[chunk.end]
        ends = after.text in (",", ".", ";", "–", "—") or after.pos in ("adp", "adv", "punct")
        return ends and self.tokens[chunk.head].pos in ("name", "noun")

    def _named(self, i: int) -> bool:
        """Whether a verb behind a comma can have nothing but who speaks behind it: ", says the group.", ", explained Roth."."""
        speaker = self._speaker(i + 1)
        name = speaker is not None and self.tokens[speaker.head].pos == "name"
        return all(under.verbs or under.kind == "verbless" for under in self.stack) and (
            name or self.tokens[i].base == "say"
        )

    def _speaker(self, i: int) -> Draft | None:
        """The noun chunk that begins at a token, behind its possessor or "one of": "Peru's | border command", "one of | the officials"."""
        chunk = self.chunk(i)
        if chunk is None or chunk.start != i:
            return None
        if self.tokens[i].lower in _SOME and self.tokens[i + 1].lower == "of":
            return self.chunk(i + 2)
        owned = chunk.link == "possessive" and chunk.of is not None
        return self.chunks[chunk.of or 0] if owned else chunk

    def _apposed(self, broke: int) -> int:
        """Where the subject begins of which an apposition has ended: ", Peru's envoy, Juan Vela, told"; else the place given."""
        tokens, place = self.tokens, sentence_chunk(self.chunks, broke - 2)
        while place and self.chunks[place - 1].end == self.chunks[place].prep:
            place -= 1  # ", Juan Vela, an envoy | of the ministry, told"
        begin = 0 if place is None else self.chunks[place].start - 1
        if place is None or self.chunks[place].link != "apposition" or tokens[begin].text != ",":
            return broke
        while begin > 0 and tokens[begin - 1].text not in BREAKS and not tokens[begin - 1].verbal:
            begin -= 1
        return begin if begin and tokens[begin - 1].text == "," and tokens[begin].pos != "adp" else broke

    def _around(self) -> Open | None:
        """The frame that goes on behind a clause put into it: "…, Ana Roth, who runs the institute, | said"; open from here on."""
        tokens, first = self.tokens, self.stack[0]
        inner = next((clause for clause in self.stack[1:] if clause.kind in ("relative", "participle")), None)
        if inner is None or not inner.tokens or not first.verbs:
            return None
        end = begin = min(inner.tokens) - 1
        while begin > self.start and tokens[begin - 1].text not in BREAKS and not tokens[begin - 1].verbal:
            begin -= 1
        place = self.chunk(begin)
        parted = tokens[begin - 1].text == tokens[end].text == "," and begin > max(first.verbs)
        if not parted or place is None or place.start != begin or place.pronoun:
            return None
        if any(token.pos == "num" for token in tokens[begin:end]) or tokens[place.head].pos not in (
            "name",
            "noun",
        ):
            return None
        frame = self.govern(Open("frame"))
        frame.tokens = sorted(k for other in self.stack for k in other.cut(begin, end))
        inner.parent = frame
        self.stack.clear()
        return self._open(frame)

    def _resumed(self) -> tuple[Open, int] | None:
        """After "officials said the North, which has oil, would": the clause that holds the antecedent, and where that starts."""
        for depth in range(len(self.stack) - 1, 0, -1):
            top = self.stack[depth]
            if top.kind not in _RESUMING or not top.verbs:
                return None
            if top.antecedent is None:
                continue
            begin = self.chunks[top.antecedent].start
            holder = next((clause for clause in self.stack[:depth] if begin in clause.tokens), None)
            if holder is not None and holder.verbs and holder.verbs[-1] < begin:
                return (holder, begin) if self.says(holder.verbs[-1]) else None
        return None

    def _described(self) -> tuple[Open, int] | None:
        """After "said the first batch, worth $3 million, had": the clause of "said", and where what is said starts."""
        top = self.stack[-1]
        begin = top.verbs[-1] + 1
        chunk = self.chunk(begin)
        whole = (
            chunk is not None and (chunk.start, chunk.prep) == (begin, None) and chunk.end < self.broke - 1
        )
        return (top, begin) if whole and top.kind != "frame" and begin in top.tokens else None

    def _fronted_object(self, i: int) -> int | None:
        """What a clause without a pronoun speaks of in an infinitive before its main clause: "To repay the $9 million it | owes Norland, Ostmark …"."""
        top, tokens = self.stack[-1], self.tokens
        waits = top.kind in ("infinitive", "participle") and top.verbs and not self.stack[0].verbs
        if not waits or tokens[i - 1].lower not in _NOMINATIVES:
            return None
        for n, chunk in enumerate(self.chunks):
            if chunk.end == i - 1 and not chunk.pronoun and chunk.start in top.tokens:
                return n if any(token.text == "," for token in tokens[i + 1 : i + _AHEAD]) else None
        return None

    def _second_subject(self, i: int) -> int | None:
        """Where "and" begins a clause whose subject has a relative clause: "Norland helps, | and Ostmark, which has no army, | pays"."""
        tokens = self.tokens
        if tokens[i - 1].text != ",":
            return None
        for clause in reversed(self.done[-2:]):
            if clause.kind != "relative" or clause.antecedent is None or not clause.tokens:
                continue
            chunk = self.chunks[clause.antecedent]
            begin = chunk.start - 1
            beside = max(clause.tokens) == i - 2 and chunk.prep is None and tokens[chunk.end].text == ","
            if not beside or begin < 1 or tokens[begin].pos != "cconj":
                return None
            held = any(begin in other.tokens and other.verbs for other in self.stack)
            return begin if held else None
        return None

    def _contact(self) -> bool:
        """Part "the North buys" from "the oil the North buys is dear": two chunks side by side, then two verbs."""
        top, verb = self.stack[-1], self.stack[-1].verbs[0]
        for n, (one, other) in enumerate(itertools.pairwise(self.chunks)):
            if other.end > verb:
                break
            free = one.prep is None and other.prep is None and other.of is None and one.of != n + 1
            timed = self.tokens[one.head].base in self.grammar.timing
            beside = one.end == other.start and verb - other.end <= 1 and not (one.pronoun or timed)
            if free and beside and {one.head, other.head} <= set(top.tokens):
                inner = Open("relative", None, top, antecedent=n, tokens=top.cut(other.start))
                inner.verbs, top.verbs = top.verbs, []
                self.done.append(inner)
                return True
        return False

    def _passes_on(self, top: Open) -> bool:
        """Whether the verb of a clause is one by which something passes, and no words that are said follow it."""
        verb = self.tokens[top.verbs[-1]]
        return verb.base in lexicon.transfers("en").verbs and not self.grammar.takes(verb, "bare")

    def _left_out(self, start: int, i: int) -> int | None:
        """The noun that a clause right behind it lacks as its object: "praised the tanks | Norland sent", "the number of men | it is sending to Ostmark"."""
        holder, tokens = self.stack[-1], self.tokens
        behind = i
        while tokens[behind].verbal or tokens[behind].pos in ("adv", "neg", "particle"):
            behind += 1
        held = tokens[behind].pos in ("adp", "punct", "sconj", "cconj") or tokens[behind] is BLANK
        if tokens[behind].pos == "adp" and self.chunk(behind + 1) is None:
            return None  # "the tanks it paid for"
        given = self.chunk(behind)
        if given is not None and tokens[given.head].pos in ("name", "pron"):  # "sent Ostmark"
            after = tokens[given.end]
            held = after.pos in ("adp", "punct") or after is BLANK
        if not (held and holder.verbs) or self.grammar.takes(tokens[holder.verbs[-1]], "bare"):
            return None
        place = next((n for n, chunk in enumerate(self.chunks) if chunk.end == start), None)
        chunk = None if place is None else self.chunks[place]
        if chunk is None or chunk.start < holder.verbs[-1] or chunk.start not in holder.tokens:
            return None
        head = tokens[chunk.head]
        timed = head.base in self.grammar.timing or head.base in self.grammar.periods
        amount = head.pos == "num" and tokens[chunk.start].pos == "det"  # "the $63 million | Norland pays"
        return None if timed or not (head.pos == "noun" or amount) or chunk.pronoun else place

    def _measured_by(self, place: int) -> bool:
        """Whether something is set against a noun by "than": "more than the 18 tanks"."""
        prep = self.chunks[place].prep
        return prep is not None and self.tokens[prep].lower == "than"

    def _contact_told(self) -> Open | None:
        """Part "the numbers" from "he said the numbers he saw were low": the subject of what is said, with a clause about it."""
        top, holder = self.stack[-1], self.stack[-1].parent
        if top.kind != "complement" or top.marker is not None or not top.tokens:
            return None
        if holder is None or not holder.verbs:
            return None
        for n, chunk in enumerate(self.chunks):
            free = chunk.prep is None and not chunk.pronoun
            if free and chunk.end == top.tokens[0] and chunk.start > holder.verbs[-1]:
                if chunk.start not in holder.tokens:
                    return None
                top.kind, top.antecedent = "relative", n
                top.parent = Open("complement", None, holder, tokens=holder.cut(chunk.start))
                return top.parent
        return None

    def _interrupted(self) -> tuple[Open, int] | None:
        """After "he said the date for cutting the steel would": the clause of "said", and where its complement starts."""
        if len(self.stack) < 2:
            return None
        holder, top = self.stack[-2:]
        if not top.verbs or not self._speaks(holder):
            return None
        if self.tokens[top.verbs[0] - 1].text == "," and self._speaks(top):
            return None  # "endorsed the plan, saying she had"
        starts = (chunk.start for chunk in self.chunks if chunk.prep is None)
        begin = next((start for start in starts if holder.verbs[-1] < start < top.verbs[0]), None)
        return None if begin is None or begin not in holder.tokens else (holder, begin)

    def _second_past(self, i: int, joint: int) -> bool:
        """Whether what may be a participle is a second past tense with an object of its own: "pledged aid and dedicated $5 billion"."""
        top = self.stack[-1]
        if i - joint > 2 or not top.verbs or top.kind in ("participle", "infinitive"):
            return False
        first = self.tokens[top.verbs[0]]
        past = first.pos == "verb" and first.form in ("finite", "participle")
        about = self.tokens[i + 1].pos in ("adv", "adp") and self.tokens[i + 2 : i + 3]
        after = i + 2 if about and about[0].pos == "num" else i + 1  # "and paid about 300 tonnes"
        follows = self.tokens[after].pos in ("det", "num", "other", "pron", "name")
        return self.tokens[i].form == "participle" and past and follows

    def _second_passive(self, i: int, joint: int) -> bool:
        """Whether a participle goes on with the passive before it, with a subject of its own: "20 tanks were sent to Peru and 30 trucks | shipped to Chile"."""
        top, subject = self.stack[-1], self.chunk(i - 1)
        if subject is None or top.kind not in ("main", "complement", "frame", "conditional"):
            return False
        verbs = [self.tokens[k] for k in top.verbs]
        passive = len(verbs) > 1 and verbs[-1].form == "participle" and verbs[-2].base == "be"
        own = subject.prep is None and subject.start == joint + 1 and subject.end == i
        return passive and own and self.tokens[i].form == "participle" and self.tokens[i + 1].pos == "adp"

    def _finite_needed(self, i: int, stop: int) -> bool:
        """Whether a participle must be a past tense: its clause has no verb, and none follows, or none but that of the clause around it."""
        if self.tokens[i].form == "gerund" or not self.stack[-1].tokens:
            return False
        following = sum(token.finite for token in self.tokens[stop:])
        relative = self.stack[-1].kind == "relative" and len(self.stack) > 1 and not self.stack[-2].verbs
        return following <= (1 if (relative and self._own_subject(i)) or self._two_beside(i) else 0)

    def _two_beside(self, i: int) -> bool:
        """Whether a thing and who does something to it stand side by side before a verb: "the 300 tanks | the army | sent"."""
        other = self.chunk(i - 1)
        one = None if other is None else self.chunk(other.start - 1)
        if one is None or other is None or self.chunks.index(one) != self.chunks.index(other) - 1:
            return False
        thing = not one.pronoun and self.tokens[one.head].base not in self.grammar.timing
        free = thing and one.prep is None and other.prep is None
        return free and self.tokens[other.start].pos == "det" and (one.end, other.end) == (other.start, i)

    def _awaited(self, i: int, stop: int) -> bool:
        """Whether what may be a participle right behind a relative clause that has its verb must be the verb that its sentence still lacks."""
        stack = self.stack
        ended = len(stack) > 1 and stack[-1].kind == "relative" and bool(stack[-1].verbs)
        lacks = ended and not stack[-2].verbs and not any(token.finite for token in self.tokens[stop:])
        past = self.tokens[i].lower.endswith("ed") or "VVD" in tagger("en").possible(self.tokens[i].lower)
        return lacks and past and (self.chunk(i - 1) is not None or self.tokens[i - 1].verbal)

    def _own_subject(self, i: int) -> bool:
        """Whether a relative clause has a subject besides its marker right before a verb: "the tanks that Norland's army | sent arrived"."""
        chunk, marker = self.chunk(i - 1), self.stack[-1].marker
        return chunk is not None and marker is not None and chunk.start > marker and chunk.prep is None

    def _coordinate(self, verb: Token | None) -> Open:
        """The clause that one without a subject of its own is joined to: the innermost with a verb of the same form, else the innermost.

        What is said goes on, unless the second verb says something itself: "said it was poor and wanted aid", "said it was poor and added …".
        """
        fit = [clause for clause in reversed(self.stack) if clause.kind not in ("participle", "infinitive")]
        goes_on = (
            fit
            and fit[0].kind == "complement"
            and verb is not None
            and not self.grammar.takes(verb, "clause", "bare")
        )
        if verb is not None and verb.tag.startswith("VV") and not goes_on:
            same = (clause for clause in fit if clause.verbs and self.tokens[clause.verbs[0]].tag == verb.tag)
            fit = [*same, *fit]
        return fit[0] if fit else self.stack[-1]

    def _starts_anew(self, place: int, i: int, spoken: bool) -> bool:
        """Whether a chunk that seems to share a preposition is the subject of the verb at `i`: behind ", and" ("about its lapse, and the agency
        said"), or where no clause waits for a verb ("sent 300 tonnes to Chile and the next ship is planned")."""
        tokens, chunk = self.tokens, self.chunks[place]
        if chunk.conj is None or chunk.prep is None or chunk.prep >= self.chunks[chunk.conj].end:
            return False
        owned = (each.start for each in self.chunks[:place] if each.link == "possessive" and each.of == place)
        start = min(owned, default=chunk.start)
        if tokens[start - 1].pos != "cconj":
            return False
        several = tokens[i].tag[2:] == "P" or tokens[i].lower in ("are", "were")
        apart = not spoken and all(under.verbs for under in self.stack)
        return tokens[start - 2].text == "," or (apart and not (several and chunk.plural is False))

    def _subject_start(self, i: int, since: int, spoken: bool) -> int | None:
        """Where the noun chunk that can be the subject of the verb at `i` starts, after `since`; None where there is none.

        `spoken` says that a verb of saying stands before: what follows it is the clause said, and no object of its own.
        """
        tokens, chunks = self.tokens, self.chunks
        for k in range(i - 1, max(since, i - 3) - 1, -1):
            if tokens[k].tag == "EX0":
                return k
        found = None
        for n, chunk in reversed([*enumerate(chunks)]):
            if chunk.start < since:
                break
            if chunk.start >= i or tokens[chunk.start - 1].text in "([":
                continue  # "the Lake Policy Institute (LPI) said"
            if (chunk.prep is None or self._starts_anew(n, i, spoken)) and chunk.link not in (
                "of",
                "possessive",
            ):
                found = n
                break
        if found is None:
            return None
        while True:
            chunk = chunks[found]
            apposed = chunk.conj is None and chunk.link == "apposition"
            back = chunk.of if apposed else chunk.conj
            end = chunk.start
            while apposed and back is not None and chunks[back].prep is not None and chunks[back].end == end:
                # "Minister of State for Trade | Jane Roe", "Minister of Trade and Industry | Jane Roe"
                end, listed = chunks[back].prep or 0, chunks[back].conj
                before = (k for k in range(back - 1, -1, -1) if chunks[k].end == end)
                end, back = (end, next(before, None)) if listed is None else (chunks[listed].end, listed)
            if back is None or chunks[back].start < since or chunks[back].prep is not None:
                break
            if chunk.conj is not None and not spoken and since > 0 and tokens[since - 1].verbal:
                break  # "has a roof and each wall carries": what stands before "and" is the object
            found = back
        found = self._office_of(found, since)
        owners = [o.start for o in chunks if o.link == "possessive" and o.of == found and o.start >= since]
        return min([chunks[found].start, *owners])

    def _office_of(self, place: int, since: int) -> int:
        """The place of a name before an office that only a comma parts from it: ", Lena Moss, Omani ambassador to Georgia said"."""
        if not place:
            return place
        tokens, office, name = self.tokens, self.chunks[place], self.chunks[place - 1]
        held = tokens[office.head].lower in self.grammar.offices and tokens[office.head].pos == "noun"
        words = tokens[name.start : name.end]
        called = len(words) > 1 and all(token.pos == "name" for token in words) and name.prep is None
        parted = tokens[office.start - 1].text == "," and name.end == office.start - 1
        begins = name.start >= since and tokens[name.start - 1].text in BREAKS
        return place - 1 if held and called and parted and begins else place
