"""Indirect and reported speech: a predicate with its complement, after or before it, or with what sums it up."""

from __future__ import annotations

from countertrade.reading.attribution.contents import (
    complement,
    counted,
    extent,
    fronted,
    goes_on,
    noun_start,
)
from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.phrases import numbered, phrase, temporal
from countertrade.reading.attribution.predicates import Predicate, preposition
from countertrade.reading.attribution.speakers import can_speak, standing
from countertrade.reading.attribution.types import Kind, Range
from countertrade.reading.document import Chunk, Clause, Document

# what sums up no speech with a noun alone: "zeigt Schwächen", "findet den Schlüssel", "liest ein Buch"
_NO_REPORT = frozenset(
    ("show", "find", "learn", "know", "write", "calculate", "agree", "decide", "quote", "offer", "refuse")
)


_NO_AS = frozenset(("hope", "know", "agree", "demand"))
_SAYING = frozenset(("say", "tell"))
_CITING = frozenset(("cite", "quote"))
_NO_NOUN = frozenset(("find", "learn", "offer", "calculate", "ask", "decide", "know", "quote", "answer"))
_STATING = frozenset(("say", "explain", "estimate", "calculate", "write", "add"))
_COUNTING = frozenset(("calculate", "find", "show"))  # "counted 40 ships", "hat 40 Lieferungen dokumentiert"
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
    if told.clause.kind == "conditional" or (verb.mood == "konjunktiv2" and verb.finite == told.clause.start):
        return None  # "had he asked, he would know …", "hätte er gefragt, …": nobody said it
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
        said = extent(analysed, told, start, noun=False)
        unmarked = analysed.german and told.clause.kind == "frame" and clause.marker is None
        ahead = fronted(analysed, told) if unmarked else None
        if ahead is not None:  # "40 Euro wurden gezahlt, sagte Roth, das sei zu viel"
            return _item(analysed, told, "indirect", "frame.after", [ahead, said])
        return _item(analysed, told, "indirect", f"predicate.{clause.kind}", [said])
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
    if speaker is not None:
        before = _whole_before(analysed, told)
        if before is not None:
            return _item(analysed, told, "indirect", "predicate.fronted", [before])
        behind = _colon(analysed, told)
        if behind is not None:
            draft = _item(analysed, told, "indirect", "predicate.colon", [behind])
            draft.sure = _subjunctive(document, *behind) or told.word.kind in _STATING
            draft.act = (
                "say" if draft.act == "deny" else draft.act
            )  # what follows is said against what was denied
            return draft
        bare = _bare(analysed, told, speaker)
        if bare is not None:
            return _item(analysed, told, "indirect", "predicate.bare", [bare])
    alone = analysed.german or told.summed in (None, told.addressee) or told.summed.start < told.verb.main
    first = fronted(analysed, told) if alone else None
    if first is not None and _plain(told) and (speaker is not None or verb.passive or _empty(analysed, told)):
        rest = _after(analysed, told)
        if not rest and speaker is not None and told.summed is None:
            rest = _added(analysed, told, speaker)
        return _item(analysed, told, "indirect", "frame.after", [first, *rest])
    item = _agent(analysed, told) or _bracketed(analysed, told) or _summed(analysed, told)
    if item is None and speaker is not None and _plain(told):
        cut = _inserted(analysed, told, speaker)
        if cut:
            return _item(analysed, told, "indirect", "frame.after", cut)
    return item


def _bare(analysed: Analysed, told: Predicate, speaker: Chunk) -> Range | None:
    """What follows an English verb that takes a clause, where no verb shows one: "says only 22 of 40 nurses who sat the test passed"."""
    document = analysed.document
    tokens = document.tokens
    if analysed.german or told.verb.lemma not in _SAYING or told.verb.passive or told.verb.negated:
        return None
    at = told.verb.tokens[-1] + 1
    end = document.sentences[told.clause.sentence].end
    if speaker.start > told.verb.main:
        return None
    if told.addressee is not None and told.addressee.start == at:
        at = told.addressee.end
    first = at
    while at < end:  # when, where and how it was said
        place = document.chunk_of[at]
        chunk = document.chunks[place] if place >= 0 else None
        if chunk is not None and (chunk.prep == at or temporal(document, chunk)):
            at = first = chunk.end
        elif chunk is None and tokens[at].pos == "adv":
            at += 1
        else:
            break
    if at >= end or document.chunk_of[at] < 0 or tokens[at - 1].pos == "particle":
        return None
    start, stop = extent(analysed, told, first, noun=False)
    return (start, stop) if any(token.pos == "num" for token in tokens[start:stop]) else None


def _agent(analysed: Analysed, told: Predicate) -> Draft | None:
    """A participle with its number and its agent in a headline: "Sales put at $364m by the agency"."""
    document = analysed.document
    if analysed.german or told.verb.passive or told.word.kind != "estimate":
        return None
    main = told.verb.main
    if main + 1 >= len(document.tokens) or document.tokens[main + 1].lower != "at":
        return None
    end = document.sentences[told.clause.sentence].end
    by = next(
        (at for at in range(main + 2, min(main + 9, end - 1)) if document.tokens[at].lower == "by"), None
    )
    place = -1 if by is None else document.chunk_of[by + 1]
    if by is None or place < 0 or not can_speak(document, document.chunks[place]):
        return None
    agent = document.chunks[place]
    start = document.sentences[told.clause.sentence].start
    item = _item(analysed, told, "indirect", "predicate.agent", [(start, by)])
    item.speaker = agent
    item.named = analysed.named(agent, None, document.sentences[told.clause.sentence].end)
    return item


def _bracketed(analysed: Analysed, told: Predicate) -> Draft | None:
    """A figure in brackets with who gives it: "(worth $3 million, the ministry says)"."""
    tokens = analysed.document.tokens
    start, speaker = told.clause.start, told.speaker
    if speaker is None or not start or tokens[start - 1].text != "(":
        return None
    if not any(token.text == ")" for token in tokens[told.verb.main + 1 : told.verb.main + 2]):
        return None
    end = analysed.bare_end(start, speaker.start)
    if end >= speaker.start or not any(token.pos == "num" for token in tokens[start:end]):
        return None
    return _item(analysed, told, "indirect", "frame.after", [(start, end)])


def _whole_before(analysed: Analysed, told: Predicate) -> Range | None:
    """The clause with "dass" that opens a sentence: "Dass daran gerüttelt werde, bestreitet das Ministerium"."""
    document = analysed.document
    sentence = document.sentences[told.clause.sentence]
    if not analysed.german or "clause" not in told.word.takes:
        return None
    for child in analysed.children.get(told.clause.index, ()):
        if child.start != sentence.start or child.kind != "complement" or child.marker is None:
            continue
        if document.tokens[child.marker].lower == "dass" and child.start < told.clause.start:
            return child.start, analysed.bare_end(child.start, told.clause.start)
    return None


def _colon(analysed: Analysed, told: Predicate) -> Range | None:
    """What follows a colon that ends the clause of a predicate: "Das Weiße Haus widerspricht: Kein Dollar komme …"."""
    document = analysed.document
    sentence = document.sentences[told.clause.sentence]
    end = told.clause.end
    if told.clause.kind != "main" or end + 2 >= sentence.end or told.verb.main + 8 < end:
        return None
    if document.tokens[end].text != ":" or analysed.in_free[end + 1] or document.tokens[end + 1].depth:
        return None
    behind = end + 1, analysed.bare_end(end + 1, sentence.end)
    if told.word.kind in _NO_REPORT or told.word.labels or told.verb.passive or told.verb.negated:
        return None
    return behind if told.summed in (None, told.addressee) or _subjunctive(document, *behind) else None


def _subjunctive(document: Document, start: int, end: int) -> bool:
    """Whether the first finite verb of a range is a German subjunctive of reported speech."""
    for number in dict.fromkeys(document.clause_of[start:end]):
        verb = document.clauses[number].verb if number >= 0 else None
        if verb is not None and verb.finite is not None:
            return verb.mood == "konjunktiv1"
    return False


_STARTS = frozenset((",", "–", "—", "--"))
_LONGEST = 24  # tokens of a frame at the end of a sentence
_WIDEST = 12  # tokens of who speaks before the verb
_NOMINAL = frozenset("det adj noun name num other poss".split())


def _inserted(analysed: Analysed, told: Predicate, speaker: Chunk) -> list[Range]:
    """What stands around a frame that the tree of clauses does not show as one: "…, sagte er", "…, he said, …".

    Behind a comma, the verb and its subject right behind it, or in English right before it; nothing follows but who is told, when
    and where.
    """
    document = analysed.document
    tokens = document.tokens
    sentence = document.sentences[told.clause.sentence]
    verb = told.verb.tokens[0]
    if (
        told.verb.finite != verb
        or tokens[verb].depth
        or (told.clause.kind == "relative" and tokens[verb - 1].text != ",")
    ):
        return []
    front = verb
    whole = analysed.named(speaker, verb, sentence.end)
    if not analysed.german and (speaker.end == verb or (whole is not None and whole[1] == verb)):
        front = speaker.start if whole is None else whole[0]
    elif (analysed.german and not verb < speaker.start <= told.verb.main + 2) or (
        not analysed.german and (speaker.start != told.verb.main + 1 or verb != told.verb.main)
    ):
        return []
    if tokens[front].lower == "that" and not analysed.german:
        return []
    while front > sentence.start + 1 and front > verb - _WIDEST and tokens[front - 1].text not in _STARTS:
        if tokens[front - 1].pos not in _NOMINAL and tokens[front - 1].text not in "()":
            break
        front -= 1  # "…, the de facto | government said", "…, Electric Stations (ES) | officials said"
    if front <= sentence.start + 1 or tokens[front - 1].text not in _STARTS:
        return []
    stated = _states(analysed, sentence.start, front - 1)
    named = analysed.named(speaker, verb, sentence.end)
    stop = max(told.verb.tokens[-1] + 1, named[1] if named is not None else 0, speaker.end)
    while stop < sentence.end and tokens[stop].text not in (",", "–", "—", ";", ":"):
        if tokens[stop].form == "finite" and tokens[stop].pos in ("verb", "aux", "modal"):
            return []
        stop += 1
    if stop - front > _LONGEST or any(tokens[at].pos == "num" for at in range(told.verb.main, stop)):
        return []
    content = [(sentence.start, analysed.bare_end(sentence.start, front))]
    if document.tokens[stop - 1].pos == "punct":
        stop -= 1
    rest = (stop + 1, analysed.bare_end(stop + 1, sentence.end))
    if rest[1] - rest[0] > 1:
        content.append(rest)
    goes_on = any(token.form == "finite" for token in tokens[rest[0] : rest[1]])
    return content if stated or (goes_on and told.clause.kind == "frame") else []


def _added(analysed: Analysed, told: Predicate, speaker: Chunk) -> list[Range]:
    """What a preposition adds behind an inserted frame: "…, sagte der Minister, für 20.000 Tonnen"."""
    document = analysed.document
    sentence = document.sentences[told.clause.sentence]
    named = analysed.named(speaker, told.verb.tokens[0], sentence.end)
    stop = max(told.verb.tokens[-1] + 1, named[1] if named is not None else 0, speaker.end)
    if stop + 2 >= sentence.end or stop >= told.clause.end or document.tokens[stop].text not in _STARTS:
        return []
    rest = (stop + 1, analysed.bare_end(stop + 1, sentence.end))
    words = document.tokens[slice(*rest)]
    if words and words[0].pos == "adp" and any(token.pos == "num" for token in words):
        return [rest]
    return []


def _states(analysed: Analysed, start: int, end: int) -> bool:
    """Whether tokens before a frame hold a whole statement: a finite verb in a clause that is no circumstance."""
    document = analysed.document
    topic = [token.lower for token in document.tokens[start : start + 2]] in (["as", "for"], ["as", "to"])
    for number in dict.fromkeys(document.clause_of[start:end]):
        if number < 0:
            continue
        clause = document.clauses[number]
        verb = clause.verb
        if (
            verb is not None
            and verb.finite is not None
            and start <= verb.finite < end
            and (
                (
                    clause.kind in ("main", "frame", "complement", "verbless")
                    or (topic and clause.kind == "temporal")
                )
                and number not in analysed.predicate_of
            )
        ):
            return True
    return counted(document, start, end)


_POINTERS = frozenset("das dies dieses that this".split())
_READS = frozenset(
    "stehen heißen lauten melden berichten".split()
)  # "So steht es in der Antwort", "So meldet es die Agentur"


def pointers(analysed: Analysed, found: list[Draft]) -> list[Draft]:
    """Sentences that name where the one before is to be read: "So steht es in der Antwort der Regierung"."""
    document = analysed.document
    tokens = document.tokens
    if not analysed.german:
        return []
    taken = {document.sentence_of[draft.content[0][0]] for draft in found if draft.content}
    made: list[Draft] = []
    for number, sentence in enumerate(document.sentences):
        first = sentence.start
        if not number or number - 1 in taken or tokens[first].lower != "so" or first + 2 >= sentence.end:
            continue
        verb = tokens[first + 1]
        before = document.sentences[number - 1]
        if (
            verb.form != "finite"
            or verb.lemma.lower() not in _READS
            or before.paragraph != sentence.paragraph
        ):
            continue
        if tokens[first + 2].lower != "es" or analysed.in_free[before.start]:
            continue
        source = next(
            (
                chunk
                for chunk in document.chunks
                if first < chunk.start < sentence.end
                and chunk.prep is not None
                and preposition(document, chunk) in ("in", "bei", "auf")
                and standing(document, chunk) in ("document", "outlet", "body")
                and (chunk.prep != chunk.start or chunk.plural is not True)
                and (_length(document, chunk, sentence.end) > 2 or tokens[chunk.head].pos == "name")
            ),
            None,
        )
        if source is None:
            continue
        content = (before.start, analysed.bare_end(before.start, before.end))
        made.append(
            Draft(
                "pointing", "indirect", "Writing", [content], "report", cue=(first, first + 1),
                frame=[(first, analysed.bare_end(first, sentence.end))], speaker=source,
                named=analysed.named(source, None, sentence.end),
            )
        )  # fmt: skip
    return made


def _length(document: Document, chunk: Chunk, limit: int) -> int:
    """Tokens of a chunk with what belongs to it."""
    start, end = phrase(document, chunk, limit)
    return end - start


def _pointing(analysed: Analysed, told: Predicate) -> Draft | None:
    """A sentence that credits the one before: "Das teilte die Polizei mit", "That was reported by Reuters"."""
    document = analysed.document
    sentence = document.sentences[told.clause.sentence]
    first = sentence.start
    pointer = document.tokens[first]
    story = _story(document, told, first)
    points = pointer.lower in _POINTERS and pointer.pos in ("pron", "det")
    if not (points or story) or told.clause.start != first:
        return None
    if told.speaker is None or told.speaker.start <= first or not _plain(told) or not told.clause.sentence:
        return None
    if (
        not story
        and document.chunk_of[first] >= 0
        and document.chunks[document.chunk_of[first]].end > first + 1
    ):
        return None
    before = document.sentences[told.clause.sentence - 1]
    if sentence.paragraph - before.paragraph > 1 or analysed.in_free[before.start]:
        return None
    lead = document.sentences[max(0, told.clause.sentence - 2)]
    dated = any(
        token.text in ("–", "—") for token in document.tokens[lead.start + 1 : lead.start + _DATELINE]
    )
    whole = dated and not story and lead.paragraph == before.paragraph == sentence.paragraph
    start = lead.start if whole else before.start  # "Lima – Peru liefert … Dazu kommen … Das sagte …"
    item = _item(analysed, told, "reported" if story else "indirect", "pointing", [(start, first + 1)])
    item.frame = [(first + 1, analysed.bare_end(first + 1, sentence.end))]
    return item


_DATELINE = 6  # tokens of a paragraph in which the dash behind its place stands


def _story(document: Document, told: Predicate, first: int) -> bool:
    """Whether a sentence says where the story before it comes from: "The offer was first reported by the Coast Times"."""
    place, speaker = document.chunk_of[first], told.speaker
    chunk = document.chunks[place] if place >= 0 else None
    if chunk is None or speaker is None or chunk.index != told.clause.subject or told.word.kind != "report":
        return False
    definite = document.tokens[first].lower == "the" and chunk.end - chunk.start == 2
    outlet = standing(document, speaker) in ("outlet", "name")
    return told.verb.passive and definite and outlet and document.tokens[chunk.head].lemma.lower() in _STORIES


_STORIES = frozenset(
    "news story report offer deal plan agreement talk visit sale contract move proposal figure number sum".split()
)


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
    if end < sentence.end - 1 and document.tokens[end].text == ";":
        goes = not analysed.german and goes_on(analysed, end, sentence.end)
        return [(end + 1, analysed.bare_end(end + 1, sentence.end))] if goes else []
    if end < sentence.end - 1 and document.tokens[end].text in (",", "–", "—", "--"):
        following = document.clause_of[end + 1]
        cited = document.clauses[following] if following >= 0 else None
        cites = cited is not None and cited.verb is not None and cited.verb.lemma in _CITING
        if cited is not None and cites and cited.kind == "participle" and cited.end < sentence.end - 1:
            end, following = (
                cited.end,
                document.clause_of[cited.end + 1],
            )  # "…, she said, citing X, 640 men …"
        resumes = 0 <= following < told.clause.index and analysed.german
        resumes = resumes or document.tokens[end + 1].lower in ("while", "whereas")
        brings = cited is not None and cited.kind == "participle" and cited.index not in analysed.predicate_of
        gerund = cited is not None and cited.verb is not None and cited.verb.form == "gerund"
        if brings and gerund and any(t.pos == "num" for t in document.tokens[end + 1 : sentence.end]):
            resumes = True  # "…, she said, bringing in $5 million"
        if resumes or (following >= 0 and document.clauses[following].kind not in (
            "relative", "participle", "temporal", "causal", "concessive", "comparative", "frame",
        ) and document.clauses[following].conj != told.clause.index):  # fmt: skip
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
    if start > sentence.start and tokens[start - 1].text not in (",", "–", "—", "(", ":"):
        return []
    if start == sentence.start and not (end < sentence.end and tokens[end].text in (",", ":", "–")):
        return []
    found: list[Range] = []
    marks = [at for at in range(sentence.start, start) if tokens[at].text in "()"]
    if marks and tokens[marks[-1]].text == "(":  # "(not dollars, as the Herald printed)"
        return [(marks[-1] + 1, analysed.bare_end(marks[-1] + 1, start))] if start - marks[-1] > 2 else []
    if start > sentence.start and tokens[start - 1].text != ":":
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
        last = max(told.clause.end, min(told.verb.main + 16, document.sentences[told.clause.sentence].end))
        states = any(tokens[at].pos == "num" for at in range(told.clause.start, last))
    if not states:
        return None
    speaker = told.speaker if can_speak(document, told.speaker) else None
    behind = document.chunks[summed.index + 1 : summed.index + 2]  # "zählte eine Ausfuhr von 300 Tonnen"
    number = numbered(document, summed) or any(c.of == summed.index and numbered(document, c) for c in behind)
    counts = word.kind in _COUNTING and told.verb.finite is not None and number
    counts = counts and not (told.verb.lemma == "zählen" and not (told.verb.past or told.verb.perfect))
    counting = ("document",) if word.kind == "find" else ("body", "document", "name")
    counts = counts and speaker is not None and standing(document, speaker) in counting
    if analysed.german:
        if (
            speaker is None
            or not (told.clause.kind == "main" or _against(analysed, told.clause))
            or (word.kind in _NO_REPORT and not counts)
        ):
            return None
        return _reported(analysed, told)
    if (word.kind in _NO_NOUN and not counts) or (told.verb.lemma in _CITING and told.verb.form == "gerund"):
        return None
    if told.verb.passive:
        if told.verb.finite is None:
            return None
        if speaker is not None and word.kind == "estimate":  # "was put by the institute at 4,000"
            sentence = document.sentences[told.clause.sentence]
            end = analysed.bare_end(told.clause.start, min(told.clause.end, sentence.end))
            return _item(analysed, told, "indirect", "predicate.agent", [(told.clause.start, end)])
        if word.kind not in _PASSIVES:
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
    if not item.content:
        return None  # what sums it up is a time: "On May 2, prosecutors charged …"
    for other in analysed.predicates[told.clause.sentence]:
        second = other.speaker
        if not item.content:
            break
        begin, end = item.content[0]
        if second is None or other.clause.kind != "participle" or not begin < second.start < end:
            continue
        if document.tokens[second.start - 1].pos == "cconj":  # "…, and experts estimated sales at 9m"
            item.content = [(begin, analysed.bare_end(begin, second.start - 1))]
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
