"""Indirect and reported speech: a predicate with its complement, after or before it, or with what sums it up."""

from __future__ import annotations

from countertrade.reading.attribution.contents import complement, extent, fronted, noun_start
from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.phrases import phrase
from countertrade.reading.attribution.predicates import Predicate
from countertrade.reading.attribution.speakers import can_speak, standing
from countertrade.reading.attribution.types import Kind, Range
from countertrade.reading.document import Clause

# what sums up no speech with a noun alone: "zeigt Schwächen", "findet den Schlüssel", "liest ein Buch"
_NO_REPORT = frozenset(
    ("show", "find", "learn", "know", "write", "calculate", "agree", "decide", "quote", "offer", "refuse")
)


_NO_AS = frozenset(("add", "hope", "know", "admit", "agree", "demand"))
_CITING = frozenset(("cite", "quote"))
_NO_NOUN = frozenset(("find", "learn", "offer", "calculate", "ask", "decide", "know", "quote", "answer"))
_PASSIVES = frozenset(
    ("report", "announce", "claim", "deny", "accuse", "criticise", "praise", "demand", "confirm")
)


def indirect(analysed: Analysed, used: set[int]) -> list[Draft]:
    """A Draft for each predicate outside direct speech that has content; `used` clauses frame direct speech already."""
    found: list[Draft] = []
    for several in analysed.predicates:
        for told in several:
            if analysed.in_free[told.verb.main]:
                continue
            item = _told(analysed, told, told.clause.index in used)
            if item is not None:
                used.add(told.clause.index)
                found.append(item)
    return found


def _told(analysed: Analysed, told: Predicate, framing: bool) -> Draft | None:
    document = analysed.document
    verb = told.verb
    clause = complement(analysed, told)
    speaker = told.speaker if can_speak(document, told.speaker, loose=_plain(told)) else None
    if speaker is None and told.speaker is not None and not verb.passive and not _empty(analysed, told):
        return None
    if clause is not None and not (framing and clause.kind not in ("complement", "question")):
        start = clause.start
        if _sums(analysed, told, start):
            assert told.summed is not None
            start = noun_start(analysed, told.summed, told.about)
        if analysed.in_free[start]:
            return None
        return _item(
            analysed,
            told,
            "indirect",
            f"predicate.{clause.kind}",
            [extent(analysed, told, start, noun=False)],
        )
    if framing:
        return None
    if told.clause.kind in ("comparative", "temporal") and _as(analysed, told):
        if told.summed not in (None, told.addressee) or told.word.kind in _NO_AS:
            return None
        rest = _around(analysed, told)
        if rest:
            return _item(analysed, told, "indirect", "frame.as", rest)
        return None
    pointed = _pointing(analysed, told)
    if pointed is not None:
        return pointed
    alone = analysed.german or told.summed in (None, told.addressee) or told.summed.start < told.verb.main
    first = fronted(analysed, told) if alone else None
    if first is not None and _plain(told) and (speaker is not None or verb.passive or _empty(analysed, told)):
        return _item(analysed, told, "indirect", "frame.after", [first, *_after(analysed, told)])
    return _summed(analysed, told)


_POINTERS = frozenset("das dies dieses that this".split())


def _pointing(analysed: Analysed, told: Predicate) -> Draft | None:
    """A sentence that credits the one before: "Das teilte die Polizei mit", "That was reported by Reuters"."""
    document = analysed.document
    sentence = document.sentences[told.clause.sentence]
    first = sentence.start
    pointer = document.tokens[first]
    if pointer.lower not in _POINTERS or pointer.pos not in ("pron", "det") or told.clause.start != first:
        return None
    if told.speaker is None or told.speaker.start <= first or not _plain(told) or not told.clause.sentence:
        return None
    if document.chunk_of[first] >= 0 and document.chunks[document.chunk_of[first]].end > first + 1:
        return None
    before = document.sentences[told.clause.sentence - 1]
    if sentence.paragraph - before.paragraph > 1 or analysed.in_free[before.start]:
        return None
    item = _item(analysed, told, "indirect", "pointing", [(before.start, first + 1)])
    item.frame = [(first + 1, analysed.bare_end(first + 1, sentence.end))]
    return item


def _as(analysed: Analysed, told: Predicate) -> bool:
    """Whether "as" or "wie" opens the clause of a predicate."""
    marker = told.clause.marker
    return marker is not None and analysed.document.tokens[marker].lower in ("as", "wie")


def _empty(analysed: Analysed, told: Predicate) -> bool:
    """Whether the subject is an empty "es", "it", "there"."""
    chunk = told.clause.subject
    if chunk is None:
        return told.word.impersonal
    head = analysed.document.tokens[analysed.document.chunks[chunk].head]
    return head.lower in ("es", "it", "man", "there") and told.word.impersonal


def _plain(told: Predicate) -> bool:
    return "bare" in told.word.takes or "quotation" in told.word.takes or "clause" in told.word.takes


def _sums(analysed: Analysed, told: Predicate, start: int) -> bool:
    """Whether a noun of saying stands between predicate and clause: "rejected the claim that …"."""
    if told.summed is None or told.summed is told.addressee or analysed.german:
        return False
    document = analysed.document
    if not told.verb.main < told.summed.start < start:
        return False
    head = document.tokens[told.summed.head]
    return not (
        standing(document, told.summed) in ("person", "name", "pronoun", "body", "outlet")
        and told.about is None
    ) and bool(head)


def _item(analysed: Analysed, told: Predicate, kind: Kind, rule: str, content: list[Range]) -> Draft:
    document = analysed.document
    loose = rule not in ("predicate.noun", "predicate.reported", "predicate.passive")
    speaker = told.speaker if can_speak(document, told.speaker, loose=loose) else None
    sentence = document.sentences[told.clause.sentence]
    limit = sentence.end
    if speaker is not None and speaker.start < content[0][0]:
        limit = content[0][0]
    named = analysed.named(speaker, told.verb.tokens[0], limit)
    return Draft(
        rule, kind, told.word.medium, [part for part in content if part[0] < part[1]], told.word.kind, told.verb.negated,
        told.cue, _frame(analysed, told, content), speaker, named, told.addressee,
    )  # fmt: skip


def _frame(analysed: Analysed, told: Predicate, content: list[Range]) -> list[Range]:
    """The sentence without the content: what frames it."""
    document = analysed.document
    sentence = document.sentences[told.clause.sentence]
    bounds = sorted(content)
    begin = sentence.start
    if told.clause.conj is not None or told.clause.start > bounds[-1][1]:
        begin = min(told.clause.start, bounds[0][0]) if told.clause.start < bounds[0][0] else sentence.start
    found: list[Range] = []
    at = begin
    for start, end in bounds:
        if at < start:
            found.append((at, start))
        at = max(at, end)
    stop = analysed.bare_end(at, sentence.end)
    if at < stop and at <= told.verb.main:
        found.append((at, stop))
    return found


def _after(analysed: Analysed, told: Predicate) -> list[Range]:
    """What goes on after an inserted frame: "Not all, he said, but some"."""
    document = analysed.document
    sentence = document.sentences[told.clause.sentence]
    end = told.clause.end
    if end < sentence.end - 1 and document.tokens[end].text in (",", "–", "—", "--"):
        following = document.clause_of[end + 1]
        if following >= 0 and document.clauses[following].kind not in (
            "relative", "participle", "temporal", "causal", "concessive", "comparative", "frame",
        ) and document.clauses[following].conj != told.clause.index:  # fmt: skip
            return [(end + 1, analysed.bare_end(end + 1, sentence.end))]
    return []


def _around(analysed: Analysed, told: Predicate) -> list[Range]:
    """The rest of the sentence around a clause with "as" or "wie"."""
    document = analysed.document
    sentence = document.sentences[told.clause.sentence]
    marker = told.clause.marker
    if marker is None or document.tokens[marker].lower not in ("as", "wie"):
        return []
    if complement(analysed, told) is not None:
        return []
    start, end = told.clause.start, told.clause.end
    tokens = document.tokens
    if start > sentence.start and tokens[start - 1].text not in (",", "–", "—", "("):
        return []
    if start == sentence.start and not (end < sentence.end and tokens[end].text in (",", ":", "–")):
        return []
    found: list[Range] = []
    if start > sentence.start:
        found.append((sentence.start, analysed.bare_end(sentence.start, start)))
    if end + 1 < sentence.end and tokens[end].text in (",", ":", "–", "—", ")"):
        found.append((end + 1, analysed.bare_end(end + 1, sentence.end)))
    return [part for part in found if part[1] - part[0] > 1]


def _summed(analysed: Analysed, told: Predicate) -> Draft | None:
    """A predicate with a noun in place of a clause."""
    document = analysed.document
    tokens = document.tokens
    word = told.word
    summed = told.summed
    if summed is None:
        return None
    states = told.about is not None or "object" in word.takes or word.labels
    if not states and "number" in word.takes:
        states = any(tokens[at].pos == "num" for at in range(told.clause.start, told.clause.end))
    if not states:
        return None
    speaker = told.speaker if can_speak(document, told.speaker) else None
    if analysed.german:
        if (
            speaker is None
            or not (told.clause.kind == "main" or _against(analysed, told.clause))
            or word.kind in _NO_REPORT
        ):
            return None
        return _reported(analysed, told)
    if word.kind in _NO_NOUN or (told.verb.lemma in _CITING and told.verb.form == "gerund"):
        return None
    if told.verb.passive:
        if told.verb.finite is None or word.kind not in _PASSIVES:
            return None
        if told.about is None and summed.end <= told.verb.tokens[0]:
            start, end = phrase(document, summed, told.verb.tokens[0])
            return _item(analysed, told, "indirect", "predicate.passive", [(start, end)])
        return None
    if summed.start < told.verb.main:
        return None
    start = noun_start(analysed, summed, told.about)
    if analysed.in_free[start]:
        return None
    item = _item(analysed, told, "indirect", "predicate.noun", [extent(analysed, told, start, noun=True)])
    if told.about is not None and told.about == told.verb.main + 1:
        item.cue = (*item.cue, told.about)
    return item


_AGAINST = frozenset(("während", "wohingegen"))


def _framed(analysed: Analysed, told: Predicate) -> bool:
    """Whether a clause stands inside another's frame, or another is set against it: "…, sagte sie", "…, während die Bank …"."""
    document = analysed.document
    for clause in document.clauses[told.clause.index + 1 : told.clause.index + 4]:
        if clause.sentence != told.clause.sentence:
            return False
        if clause.index == told.clause.parent:
            return clause.kind == "frame"
        if _against(analysed, clause):
            return True
    return False


def _against(analysed: Analysed, clause: Clause) -> bool:
    """Whether a clause is set against another: "während die Bank von 400 Dollar spricht"."""
    return clause.marker is not None and analysed.document.tokens[clause.marker].lower in _AGAINST


def _reported(analysed: Analysed, told: Predicate) -> Draft:
    """The whole clause that sums up speech."""
    document = analysed.document
    sentence = document.sentences[told.clause.sentence]
    begin, end = told.clause.start, told.clause.end
    mains = [
        clause
        for clause in document.clauses[max(0, told.clause.index - 20) : told.clause.index + 20]
        if clause.sentence == told.clause.sentence and clause.kind == "main" and clause.verb is not None
    ]
    if len(mains) <= 1 and told.clause.kind == "main" and not _framed(analysed, told):
        begin, end = sentence.start, sentence.end
    item = _item(analysed, told, "reported", "predicate.reported", [(begin, end)])
    item.frame = []
    return item
