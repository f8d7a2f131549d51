"""German clauses from commas, subordinators and the place of the finite verb (topological fields)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from countertrade.reading.document.building import (
    BREAKS,
    Builder,
    Open,
    mood,
    sentence_chunk,
    soft_marks,
)
from countertrade.reading.document.chunks import QUOTES, Draft, gender_of
from countertrade.reading.document.grammar import Grammar
from countertrade.reading.document.types import DAT, GEN, VERBS, ClauseKind, Token

_SURE = frozenset(
    "dass daß ob weil wenn falls sofern obwohl obgleich nachdem bevor sodass zumal sobald solange".split()
)
_SKIPPED = frozenset(
    "und oder aber doch denn auch selbst erst nur sondern sowie jedoch zwar besonders vor allem kurz".split()
)


def clauses(
    tokens: Sequence[Token], start: int, end: int, chunks: list[Draft], grammar: Grammar
) -> list[Open]:
    """The clauses of one sentence, each with its tokens; every token is in one."""
    done: list[Open] = []
    waiting: list[Open] = []  # clauses that lack their finite verb
    last: Open | None = None
    for a, b, before in _segments(tokens, start, end, chunks):
        if a == b:
            continue
        for x, y in _coordinated(tokens, a, b, chunks):
            last = _placed(
                tokens, x, y, before if x == a else "und", chunks, grammar, done, waiting, last, start
            )
            last = _shared(tokens, last, x, y, chunks, done, waiting)
    return done


def _shared(
    tokens: Sequence[Token],
    clause: Open,
    a: int,
    b: int,
    chunks: Sequence[Draft],
    done: list[Open],
    waiting: list[Open],
) -> Open:
    """Part verbs that share an auxiliary or a "zu": "hat X gekauft und Y verkauft", "um X zu kaufen und Y zu verkaufen"."""
    verbs = [i for i in clause.verbs if a <= i < b and tokens[i].form != "finite"]
    for one, other in itertools.pairwise(verbs):
        if tokens[one].form != tokens[other].form or tokens[other].pos != "verb":
            continue
        joint = next((i for i in range(one + 1, min(one + 4, other)) if tokens[i].pos == "cconj"), None)
        if joint is None or tokens[one].pos != "verb":
            continue
        finite = next((i for i in clause.verbs if tokens[i].form == "finite"), None)
        helpers = [i for i in clause.verbs if tokens[i].pos in ("aux", "modal")]
        fresh = Open(clause.kind, None, clause.parent, clause, clause.antecedent, shared=True)
        fresh.tokens = [i for i in clause.tokens if i >= joint]
        fresh.verbs = [i for i in clause.verbs if i >= joint]
        clause.tokens = [i for i in clause.tokens if i < joint]
        clause.verbs = [i for i in clause.verbs if i < joint]
        clause.borrowed = [i for i in helpers if i > joint]
        fresh.borrowed = [i for i in helpers if i < joint]
        if finite is not None and finite not in helpers:
            (clause.borrowed if finite > joint else fresh.borrowed).append(finite)
        if clause in waiting:
            waiting.remove(clause)
        done.append(fresh)
        return _shared(tokens, fresh, joint, b, chunks, done, waiting)
    return clause


def _segments(
    tokens: Sequence[Token], start: int, end: int, chunks: Sequence[Draft]
) -> list[tuple[int, int, str]]:
    """Ranges between marks, each with the mark before it; a comma inside a chunk is no mark."""
    found: list[tuple[int, int, str]] = []
    a, before = start, ""
    inner = soft_marks(tokens, start, end)
    for i in range(start, end):
        if tokens[i].text not in BREAKS or i in inner or _glued(tokens, i, end):
            continue
        if tokens[i].text in ",-" and sentence_chunk(chunks, i) is not None:
            continue
        if i > a:
            found.append((a, i, before))
        before = tokens[i].text if a < i or not before or tokens[i].text not in QUOTES else before
        a = i + 1
    if a < end:
        found.append((a, end, before))
    return found


def _glued(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a dash ties a word to marked ones: "die „Bild“-Zeitung"."""
    return (
        tokens[i].text == "-"
        and 0 < i < end - 1
        and tokens[i - 1].end == tokens[i].start
        and tokens[i].end == tokens[i + 1].start
    )


def _verbs(tokens: Sequence[Token], a: int, b: int, chunks: Sequence[Draft]) -> list[int]:
    return [i for i in range(a, b) if tokens[i].pos in VERBS and not _inside(i, chunks)]


def _inside(i: int, chunks: Sequence[Draft]) -> bool:
    place = sentence_chunk(chunks, i)
    return place is not None and chunks[place].head != i


def _coordinated(tokens: Sequence[Token], a: int, b: int, chunks: Sequence[Draft]) -> list[tuple[int, int]]:
    """A segment cut at each conjunction that has a finite verb on either side."""
    cuts: list[int] = []
    begin = a
    closing = list(_verbs(tokens, a, b, chunks))
    for one, other in itertools.pairwise(closing):
        if tokens[other].form != "finite":
            continue
        joint = [
            i
            for i in range(max(one + 1, begin), other)
            if tokens[i].pos == "cconj" and tokens[i].lower != "als"
        ]
        if joint:
            cuts.append(
                joint[0] if _subordinate_order(tokens, a, one) else joint[-1] if len(joint) == 1 else joint[0]
            )
            begin = cuts[-1] + 1
    bounds = [a, *cuts, b]
    return [(x, y) for x, y in itertools.pairwise(bounds) if x < y]


def _subordinate_order(tokens: Sequence[Token], a: int, verb: int) -> bool:
    return tokens[a].pos == "sconj"


def _placed(
    tokens: Sequence[Token],
    a: int,
    b: int,
    before: str,
    chunks: list[Draft],
    grammar: Grammar,
    done: list[Open],
    waiting: list[Open],
    last: Open | None,
    start: int,
) -> Open:
    """The clause that a segment opens, completes or goes on with."""
    verbs = _verbs(tokens, a, b, chunks)
    finite = [i for i in verbs if tokens[i].form == "finite"]
    opened_by_word = bool(waiting) and waiting[-1].marker is not None
    if not opened_by_word and _inserted(tokens, a, b, before, finite, grammar):
        clause = Open("frame")
        for other in done:
            if other.parent is None and other.kind in ("main", "verbless"):
                other.parent = clause
        _extend(clause, a, b, verbs)
        done.append(clause)
        return waiting[-1] if waiting else clause
    if not finite and verbs and _must_be_finite(tokens, a, verbs, grammar):
        finite = [verbs[-1]]
    first = a
    while first < b - 1 and (tokens[first].lower in _SKIPPED and tokens[first].pos != "sconj"):
        first += 1
    if before == "und" and (last is None or last.kind != "relative"):
        related = False
    else:
        related = not (
            waiting
            and first < b - 2
            and tokens[first].pos == "adp"
            and tokens[first + 2].pos in ("adj", "noun")
        )
    if not finite and verbs and tokens[first].pos != "sconj" and before == ",":
        related = related and (tokens[first].pos != "det" or _bracket(tokens, done, waiting, verbs) is None)
    if waiting and finite and _ends_told_so(tokens, waiting[-1], finite[-1], b, grammar):
        clause = waiting.pop()  # "Wie Ana Roth, die Sprecherin, dem Blatt sagte, …"
        _extend(clause, a, b, verbs)
        return clause
    opened = _opening(tokens, a, first, b, before, verbs, finite, chunks, grammar, start, related)
    if opened is not None:
        kind, marker = opened
        clause = Open(kind, marker, parent=last)
        if kind == "purpose":
            for chunk in chunks:
                if chunk.prep == marker:
                    chunk.prep = None  # "um 300 Tonnen zu liefern"
        if kind == "relative":
            clause.antecedent = _antecedent(tokens, a, chunks, grammar)
            if clause.antecedent is not None and "m" not in gender_of(
                tokens, chunks[clause.antecedent], grammar
            ):
                for chunk in chunks:
                    if chunk.start == marker and tokens[chunk.start].lower == "der":
                        chunk.cases = DAT  # "die Bank, der Norland 14 Millionen schuldet"
            clause.parent = _owner(done, chunks, clause.antecedent) or last
        elif tokens[a].pos == "cconj" and last is not None and last.kind == kind:
            clause.conj, clause.parent = last, last.parent
        _extend(clause, a, b, verbs)
        done.append(clause)
        if (not finite and kind not in ("infinitive", "purpose")) or (
            not finite
            and kind == "purpose"
            and not any(tokens[i].form == "zu" or tokens[i].pos == "zu" for i in range(a, b))
        ):
            waiting.append(clause)
        return clause
    if finite:
        while waiting:
            clause = waiting[-1]
            if before == ":" and clause.kind == "verbless":
                waiting.pop()
                continue
            if clause.verbs and any(tokens[i].form == "finite" for i in clause.verbs):
                waiting.pop()
                continue
            if (
                clause.kind in ("main", "verbless")
                and before in ('"', "„", "“", "”", "«", "»", ":")
                and not clause.tokens
            ):
                break
            waiting.pop()
            if clause.kind == "verbless" and not _headed(tokens, clause, chunks, finite[0], a):
                continue
            _extend(clause, a, b, verbs)
            if clause.kind == "verbless":
                clause.kind = "main"
            return clause
        clause = Open("main")
        goes_on = last is not None and _told_on(tokens, last, finite[0], grammar)
        if last is not None and last.verbs and (tokens[a].pos == "cconj" or (goes_on and finite[0] == first)):
            holder: Open | None = last
            if (
                last.kind != "main"
                and not goes_on
                and len(verbs) == 1
                and finite[0] < b - 1
                and finite[0] - first <= 3
                and not _ends_verbal(tokens, finite[0], b)
            ):
                holder = next((other for other in reversed(done) if other.kind == "main"), None)
            if holder is not None:
                clause.conj, clause.kind, clause.parent = holder, holder.kind, holder.parent
                clause.antecedent = holder.antecedent
        elif (
            done
            and finite[0] == first
            and before in (",", *QUOTES, "–", "—", "-")
            and last is not None
            and _frames(tokens, verbs, last, grammar)
            and any(other.parent is None and other.kind in ("main", "verbless") for other in done)
        ):
            clause.kind = "frame"
            for other in done:
                if other.parent is None and other.kind in ("main", "verbless") and other is not clause:
                    other.parent = clause
        elif before == "," and last is not None and last.verbs and finite[0] == first:
            if _conditional(tokens, last):
                last.kind = "conditional"
            for other in done:  # the field before its verb is a clause: "Wenn …, führt das zu …"
                if other.parent is None and other.kind not in ("main", "verbless", "frame"):
                    other.parent = clause
        elif (
            before == ","
            and last is not None
            and last.verbs
            and _set_against(tokens, last, a, finite[0], grammar)
        ):
            clause.conj, clause.kind, clause.parent = last, last.kind, last.parent
        elif before == "," and last is not None and last.verbs:
            clause.parent = last if last.kind != "relative" or last.parent is None else last.parent
            clause.kind = "complement"
        _extend(clause, a, b, verbs)
        done.append(clause)
        return clause
    zu = any(
        tokens[i].form == "zu" or (tokens[i].pos == "zu" and i + 1 < b and tokens[i + 1].form == "infinitive")
        for i in range(a, b)
    )
    if zu and before in (",", "und", "–", "—") and not (False):
        clause = Open("infinitive", None, parent=last)
        if before == "und" and last is not None and last.kind == "infinitive":
            clause.conj, clause.parent = last, last.parent
        clause.shared = True
        _extend(clause, a, b, verbs)
        done.append(clause)
        return clause
    if tokens[first].lower in grammar.frames and first + 1 < b and before in (",", "–", "—", *QUOTES):
        clause = Open("frame", first)
        for other in done:
            if other.parent is None and other.kind in ("main", "verbless"):
                other.parent = clause
        _extend(clause, a, b, [])
        done.append(clause)
        return clause
    bracket = _bracket(tokens, done, waiting, verbs) if not zu else None
    if bracket is not None:
        _extend(bracket, a, b, verbs)
        return bracket
    if last is not None and before not in QUOTES and before not in (":", "(", "["):
        # goes on with a list or an apposition, or closes an open verbal bracket
        target = waiting[-1] if waiting and before == "," and last.kind == "relative" else last
        if target.marker is not None and not verbs and target.parent is not None and _closed(tokens, target):
            target = target.parent  # "liefert, wie das Amt mitteilt, 40 Tonnen"
        elif (
            target.kind == "frame"
            and before == ","
            and not verbs
            and (not target.verbs or (_completes(tokens, a, b) and not _parted(tokens, target, b, grammar)))
        ):
            held = [clause for clause in done if clause.parent is target]
            target = held[-1] if held else target  # "sei, so Voss, bereits unterwegs"
        _extend(target, a, b, verbs)
        return target
    clause = Open("verbless", None, parent=last if before in ("(", "[") else None)
    _extend(clause, a, b, verbs)
    done.append(clause)
    if before not in ("(", "["):
        waiting.append(clause)
        return clause
    return last if last is not None else clause


def _completes(tokens: Sequence[Token], a: int, b: int) -> bool:
    """Whether a stretch behind a frame goes on with the clause before it: "Er bringe, sagte Roth, 40 Millionen"; no apposition does."""
    return (
        tokens[a].pos == "adp"
        or tokens[a].lower == "bis"
        or any(token.pos == "num" for token in tokens[a : min(a + 3, b)])
    )


def _parted(tokens: Sequence[Token], frame: Open, b: int, grammar: Grammar) -> bool:
    """Whether a stretch ends with the particle of a frame's verb: "…, kündigte Roth, die Chefin, in Lima an"."""
    last = b - 1 if tokens[b - 1].pos != "punct" else b - 2
    verb = tokens[frame.verbs[0]].lemma.lower()
    return tokens[last].pos == "particle" and tokens[last].lower + verb in grammar.speech


def _inserted(
    tokens: Sequence[Token], a: int, b: int, before: str, finite: Sequence[int], grammar: Grammar
) -> bool:
    """Whether a stretch between two commas is a frame put into a sentence: ", so schätzen die Forscher, soll …"."""
    if before != "," or not finite or b + 1 >= len(tokens) or tokens[b].text != ",":
        return False
    so = tokens[a].lower in grammar.frames
    verb = a + so
    goes_on = so or tokens[b + 1].form == "finite"
    perfect = so and tokens[verb].lower in ("hat", "haben", "hatte", "hatten")
    told = tokens[b - 1 if perfect else verb]  # ", so hat es der Bote gemeldet,"
    return finite[0] == verb and told.lemma.lower() in grammar.speech and goes_on


def _must_be_finite(tokens: Sequence[Token], a: int, verbs: Sequence[int], grammar: Grammar) -> bool:
    """Whether the last verb of a clause that a word opens is finite, though its form is an infinitive's: "dass sie liefern"."""
    token = tokens[verbs[-1]]
    if token.form != "infinitive" or tokens[verbs[-1] - 1].pos == "zu":
        return False
    told = tokens[a].lower == "wie" and token.lemma.lower() in grammar.speech  # "wie Zahlen des Amts zeigen"
    return told or tokens[a].pos in ("sconj", "pron") or token.pos in ("aux", "modal")


_FRAMED = frozenset({"main", "complement", "verbless", "relative", "frame"})


def _frames(tokens: Sequence[Token], verbs: Sequence[int], last: Open, grammar: Grammar) -> bool:
    """Whether a verb that follows a whole clause says who said it; a verb after a clause with "wenn" does not."""
    if _speaks(tokens, verbs, grammar):
        return True
    return last.kind in _FRAMED and tokens[verbs[0]].pos == "verb" and not _conditional(tokens, last)


def _conditional(tokens: Sequence[Token], clause: Open) -> bool:
    """Whether a clause begins with its verb: "Gibt Athen Panzer ab, bekommt es neue"."""
    return clause.kind == "main" and bool(clause.verbs) and clause.tokens[0] == clause.verbs[0]


def _speaks(tokens: Sequence[Token], verbs: Sequence[int], grammar: Grammar) -> bool:
    """Whether a verb of saying is among the verbs of a clause, or one may be: "…, heißt es", "teilte X mit"."""
    return any(
        tokens[i].lemma.lower() in grammar.speech
        or tokens[i].lemma.lower() in ("teilen", "geben", "räumen", "kündigen", "fügen", "führen")
        for i in verbs
    )


def _bracket(
    tokens: Sequence[Token], done: Sequence[Open], waiting: Sequence[Open], verbs: Sequence[int]
) -> Open | None:
    """The clause whose auxiliary waits for a verb: "hat Panzer, die es kaufte, geliefert"."""
    if not verbs or tokens[verbs[0]].pos == "modal":
        return None
    for clause in reversed(done):
        if clause in waiting or clause.kind == "verbless" or not clause.verbs:
            continue
        finite = tokens[clause.verbs[-1]]
        if len(clause.verbs) == 1 and finite.form == "finite" and (
            finite.pos == "modal" or finite.lemma.lower() in ("haben", "sein", "werden", "lassen")
        ):  # fmt: skip
            return clause
    return None


def _closed(tokens: Sequence[Token], clause: Open) -> bool:
    return bool(clause.verbs) and clause.tokens[-1] == clause.verbs[-1]


def _headed(tokens: Sequence[Token], clause: Open, chunks: Sequence[Draft], finite: int, a: int) -> bool:
    """Whether a verbless stretch can be what stands before the finite verb of the segment that starts at `a`."""
    return finite - a <= 1 or tokens[a].pos in VERBS or tokens[a].pos == "adv"


def _extend(clause: Open, a: int, b: int, verbs: Sequence[int]) -> None:
    clause.tokens.extend(range(a, b))
    clause.verbs.extend(verbs)


def _opening(
    tokens: Sequence[Token],
    a: int,
    first: int,
    b: int,
    before: str,
    verbs: Sequence[int],
    finite: Sequence[int],
    chunks: list[Draft],
    grammar: Grammar,
    start: int,
    related: bool,
) -> tuple[ClauseKind, int] | None:
    """The kind of subordinate clause that a segment opens and the token that says so."""
    token = tokens[first]
    word = token.lower
    final = (
        bool(finite)
        and finite[-1] == verbs[-1]
        and finite[-1] > first + 1
        and _ends_verbal(tokens, finite[-1], b)
    )
    if word in grammar.infinitive_openers and (not finite) and token.pos in ("sconj", "adp"):
        return "purpose", first
    if word in grammar.subordinators and token.pos != "adp":
        sure = word in _SURE
        if not finite and _told_so(tokens, word, b, grammar):
            return grammar.subordinators[word], first
        if sure or token.pos == "sconj" or final:
            if word in ("wie", "als") and not finite:
                return None
            if finite and finite[0] <= first + 1 and not sure:
                return None
            kind: ClauseKind = grammar.subordinators[word]
            return kind, first
    if before in (",", "und", "–", "—"):
        lead = first + 1 if token.pos == "adp" and first + 1 < b else first
        pronoun = tokens[lead]
        close = first == a or tokens[a].lower in ("und", "oder")
        if (
            close
            and related
            and pronoun.lower in grammar.relatives
            and pronoun.pos in ("pron", "det", "adv")
            and a > start
        ):
            v2 = bool(finite) and finite[0] <= lead + 1
            bare = not finite and any(tokens[i].pos == "zu" or tokens[i].form == "zu" for i in range(a, b))
            second = bool(finite) and _second(tokens, lead, finite[0], chunks, grammar)
            apposed = second or (not verbs and _apposed(tokens, lead, b, chunks, grammar))
            if (
                not v2
                and not bare
                and not apposed
                and (final or not finite)
                and _follows_noun(tokens, a, chunks)
            ):
                Builder(tokens, start, len(tokens), chunks, grammar).split_pronoun(lead)
                return "relative", lead
        if pronoun.lower in grammar.questions and final:
            return "question", lead
    return None


def _told_on(tokens: Sequence[Token], last: Open, finite: int, grammar: Grammar) -> bool:
    """Whether a verb goes on with what is said: "sagte, Peru liefere Kupfer und erhalte Schiffe"."""
    before = next((i for i in last.verbs if tokens[i].form == "finite"), None)
    return (
        before is not None
        and mood(tokens[before]) == mood(tokens[finite]) == "konjunktiv1"
        and tokens[finite].lemma.lower() not in grammar.speech
    )


def _set_against(tokens: Sequence[Token], last: Open, a: int, finite: int, grammar: Grammar) -> bool:
    """Whether a second voice begins beside the first: "rechnet mit 80 Panzern, Kritiker (dagegen) beziffern die Zahl auf 60"."""
    if tokens[finite].lemma.lower() not in grammar.speech or mood(tokens[finite]) != "indicative":
        return False
    contrast = any(token.lower in _AGAINST for token in tokens[a : finite + 2])
    named = any(tokens[i].lower in ("mit", "von", "auf") and i > last.verbs[0] for i in last.tokens)
    governs = any(tokens[i].lemma.lower() in grammar.speech for i in last.verbs)
    return last.kind == "main" and (contrast or named or not governs)


_AGAINST = frozenset("dagegen hingegen jedoch wiederum indes indessen aber".split())


def _told_so(tokens: Sequence[Token], word: str, b: int, grammar: Grammar) -> bool:
    """Whether a verb of saying ends the clause that "wie" opens behind an apposition: "Wie die Ministerin, Ana Roth, sagte, …"."""
    if word != "wie":
        return False
    for i in range(b, min(b + 16, len(tokens) - 1)):
        if tokens[i].text in (".", ";", ":", "?", "!"):
            return False
        if tokens[i].form == "finite":
            return tokens[i].lemma.lower() in grammar.speech and tokens[i + 1].pos == "punct"
    return False


def _ends_told_so(tokens: Sequence[Token], clause: Open, finite: int, b: int, grammar: Grammar) -> bool:
    """Whether a verb of saying at the end of a stretch is the one that a clause with "wie" waits for."""
    opened = clause.marker is not None and tokens[clause.marker].lower == "wie" and not clause.verbs
    return opened and finite == b - 1 and tokens[finite].lemma.lower() in grammar.speech


def _second(
    tokens: Sequence[Token], lead: int, finite: int, chunks: Sequence[Draft], grammar: Grammar
) -> bool:
    """Whether a noun phrase stands right before the verb of a main clause, and no relative clause begins.

    It is a subjunctive ("sagte, der Weizen komme") or a verb of saying with its number ("…, die Polizei spricht von 4.000").
    """
    place = sentence_chunk(chunks, lead)
    if place is None or chunks[place].start != lead or chunks[place].pronoun or chunks[place].end != finite:
        return False
    if mood(tokens[finite]) == "konjunktiv1":
        return True
    if tokens[finite].lemma.lower() not in grammar.speech:
        return False
    at = finite + 1
    while at < len(tokens) and tokens[at].pos == "adv":
        at += 1
    counted = any(token.pos == "num" for token in tokens[at + 1 : at + 4])
    return at < len(tokens) and tokens[at].pos == "adp" and counted


def _apposed(tokens: Sequence[Token], lead: int, b: int, chunks: Sequence[Draft], grammar: Grammar) -> bool:
    """Whether a verbless stretch is an apposition, as no verb is left to end it as a relative clause: "sagte Roth, die Chefin, am Montag"."""
    place = sentence_chunk(chunks, lead)
    if place is None or chunks[place].pronoun or chunks[place].start != lead or chunks[place].end == lead + 1:
        return False
    opens, own = (
        b + 1,
        False,
    )  # where the segment behind a mark begins, and whether it has an opener of its own
    for i in range(b + 1, len(tokens)):
        if tokens[i].text in ".!?;:":
            break
        if tokens[i].text in ",–—":
            opens, own = i + 1, False
        elif i in (opens, opens + 1):
            word = tokens[i].lower
            own = (
                own or word in grammar.subordinators or word in grammar.relatives or word in grammar.questions
            )
        if tokens[i].form == "finite" and not own:
            return i == opens or not _ends_verbal(tokens, i, _stop(tokens, i))
    return True


def _stop(tokens: Sequence[Token], i: int) -> int:
    """The mark behind a token."""
    return next((k for k in range(i, len(tokens)) if tokens[k].text in ",–—.!?;:"), len(tokens))


def _ends_verbal(tokens: Sequence[Token], finite: int, b: int) -> bool:
    """Whether nothing but an extraposed phrase follows the finite verb of a verb-final clause."""
    rest = [i for i in range(finite + 1, b) if tokens[i].pos != "punct"]
    return (
        not rest
        or tokens[rest[0]].pos in ("adp", "cconj")
        or (tokens[rest[0]].pos == "adv" and tokens[rest[0]].lower in ("als", "wie"))
    )


def _follows_noun(tokens: Sequence[Token], a: int, chunks: Sequence[Draft]) -> bool:
    i = a - 1
    while i >= 0 and (tokens[i].text in BREAKS or tokens[i].pos in ("cconj", "adv")):
        i -= 1
    if sentence_chunk(chunks, i) is not None:
        return True
    return tokens[i].pos in ("particle", "verb", "aux", "modal")  # "hatte den Mann gesehen, der …"


def _antecedent(tokens: Sequence[Token], a: int, chunks: Sequence[Draft], grammar: Grammar) -> int | None:
    """The nearest chunk before a relative clause that its pronoun agrees with, heads before their genitives."""
    before = [n for n, chunk in enumerate(chunks) if chunk.end <= a and not chunk.pronoun]
    if not before:
        return None
    word = next((token.lower for token in tokens[a : a + 2] if token.lower in _RELATIVES), "")
    genders = _RELATIVES.get(word, frozenset())
    agreeing = [n for n in before[-_REACH:] if not genders or genders & gender_of(tokens, chunks[n], grammar)]
    place = agreeing[-1] if agreeing else before[-1]
    while chunks[place].link == "genitive" and chunks[place].of is not None and chunks[place].cases & GEN:
        if chunks[place].plural and "p" in genders:
            break
        above = chunks[place].of or 0
        if agreeing and above not in agreeing:
            break  # "der Lieferant Serbiens, das"
        place = above
    return place


_REACH = 3  # chunks before a relative clause that its pronoun may pass over for want of agreement
_RELATIVES = {
    "der": frozenset("mf"), "die": frozenset("fp"), "das": frozenset("n"), "den": frozenset("m"), "dem": frozenset("mn"),
    "denen": frozenset("p"), "dessen": frozenset("mn"), "deren": frozenset("fp"),
}  # fmt: skip


def _owner(done: Sequence[Open], chunks: Sequence[Draft], chunk: int | None) -> Open | None:
    if chunk is None:
        return None
    head = chunks[chunk].head
    return next((clause for clause in reversed(done) if head in clause.tokens), None)
