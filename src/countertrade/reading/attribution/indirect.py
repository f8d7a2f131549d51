"""Indirect and reported speech: a predicate with its complement, after or before it, or with what sums it up."""

from __future__ import annotations

import itertools

from countertrade.reading import lexicon
from countertrade.reading.attribution.contents import (
    PARTING,
    as_,
    behind_semicolon,
    complement,
    counted,
    extent,
    first_verb,
    fronted,
    goes_on,
    noun_start,
)
from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.nouns import HEARD, noun_before
from countertrade.reading.attribution.phrases import numbered, phrase, temporal
from countertrade.reading.attribution.predicates import Predicate, denied, preposition
from countertrade.reading.attribution.speakers import can_speak, standing
from countertrade.reading.attribution.types import Kind, Range
from countertrade.reading.document import NOM, Chunk, Clause, Document
from countertrade.reading.factuality.phrases import PETITIONS, asks, bids

# what sums up no speech with a noun alone: "zeigt Schwächen", "findet den Schlüssel", "liest ein Buch"
_NO_REPORT = frozenset(
    ("show", "find", "learn", "know", "write", "calculate", "agree", "decide", "quote", "offer", "refuse")
)


_NO_AS = frozenset(("hope", "know", "agree", "demand"))
_CLAUSES = frozenset(("predicate.complement", "predicate.bare"))
_PARALLEL = _CLAUSES | {"predicate.noun", "predicate.reported"}
_SAYING = frozenset(("say", "tell"))
_CITING = frozenset(("cite", "quote"))
_NO_NOUN = frozenset(("find", "learn", "offer", "calculate", "ask", "decide", "know", "quote", "answer"))
_STATING = frozenset(("say", "explain", "estimate", "calculate", "write", "add"))
_TELLING = _STATING | {"announce", "report"}
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
            while item is not None:
                found.append(item)
                item = _gapped(analysed, item)
    return found + [item for clause in analysed.document.clauses if (item := _claims(analysed, clause))]


def _gapped(analysed: Analysed, item: Draft) -> Draft | None:
    """What the next speaker of the same verb says, without that: "Norland speaks of 300 tanks, Ostmark of 280"; taken out of the first."""
    if not item.content:
        return None
    document, (start, end) = analysed.document, item.content[-1]
    amounts = [c for c in document.chunks_between(start, end) if numbered(document, c)]
    if (by := _by_another(document, item, amounts)) is not None:
        return by
    if item.rule not in _PARALLEL or item.speaker is None or len(amounts) < 2:
        return None
    first = amounts[0]
    if item.rule in _CLAUSES and document.tokens[start].lower != "that" and first.start > start + 1:
        return None
    for amount in amounts[1:]:
        who = document.chunk(amount.index - 1)
        begin = amount.start if amount.prep is None else amount.prep
        if who is None or who.prep is not None or who.index <= first.index or not can_speak(document, who):
            continue
        between, rest = document.tokens[who.end : begin], document.tokens[amount.end : end]
        apart = document.tokens[who.start - 1].text == "," and not numbered(document, who)
        silent = all(token.pos == "adv" for token in between) and not any(token.verbal for token in rest)
        if apart and silent and preposition(document, amount) == preposition(document, first):
            item.content[-1] = (start, who.start - 1)
            return Draft(
                item.rule, item.kind, item.medium, [(begin, end)], item.act, item.negated, item.cue,
                [(who.start, who.end)], who, (who.start, who.end),
            )  # fmt: skip
    return None


def _by_another(document: Document, item: Draft, amounts: list[Chunk]) -> Draft | None:
    """What another agent of the same passive says: "was put at 40 by Norland and | at 60 by Ostmark", "von Ostmark auf 60"."""
    tokens, start = document.tokens, item.content[-1][0]
    own = item.speaker
    if own is None or preposition(document, own) not in _AGENTS:
        return None
    for first, amount in itertools.pairwise(amounts):
        beside = (document.chunk(amount.index - 1), document.chunk(amount.index + 1))
        for who in (each for each in beside if each is not None and each.prep is not None):
            agent = preposition(document, who) in _AGENTS and who is not own and can_speak(document, who)
            same = amount.prep is not None and preposition(document, amount) == preposition(document, first)
            pair = sorted((who, amount), key=lambda chunk: chunk.start)
            begin = pair[0].prep or pair[0].start
            close = pair[0].end == pair[1].prep and tokens[begin - 1].pos == "cconj"
            if agent and same and close and amount.prep is not None:
                item.content[-1] = (start, begin - 1)
                return Draft(
                    item.rule, item.kind, item.medium, [(amount.prep, amount.end)], item.act, item.negated, item.cue,
                    [(who.start, who.end)], who, (who.start, who.end),
                )  # fmt: skip
    return None


_AGENTS = frozenset(("by", "von", "vom", "durch"))


def _claims(analysed: Analysed, clause: Clause) -> Draft | None:
    """A German deed that its doer claims: "Die Armee will 40 Drohnen abgeschossen haben"."""
    document, verb = analysed.document, clause.verb
    if (
        not analysed.german
        or verb is None
        or verb.finite is None
        or not verb.perfect
        or "wollen" not in verb.modals
    ):
        return None
    who = document.chunk(clause.subject)
    at, stop = verb.finite, max(end for _, end in clause.ranges)
    if who is None or not can_speak(document, who):
        return None
    start = max(at + 1, who.end)
    content = [part for part in ((clause.start, who.start), (start, stop)) if part[0] < part[1]]
    named = analysed.named(who, None, stop)
    return Draft(
        "predicate.modal", "indirect", "SW", content, "claim", False, (at,), [(at, at + 1)], who, named
    )


def _told(analysed: Analysed, told: Predicate, framing: bool) -> Draft | None:
    document = analysed.document
    verb = told.verb
    clause = complement(analysed, told)
    if (aside := _antecedent(analysed, told)) is not None:
        return aside
    if told.clause.kind == "conditional" or (verb.mood == "konjunktiv2" and verb.finite == told.clause.start):
        return None  # "had he asked, he would know …", "hätte er gefragt, …": nobody said it
    if asks(document, told.clause) or bids(document, told.clause):
        return None  # "Will the minister admit that 300 were lost?", "It should be noted that 300 were lost"
    inverted = told.speaker is not None and told.speaker.start > verb.main
    if not analysed.german and verb.lemma in _NAMING and (inverted or verb.finite is None):
        return None  # "a swap(,) called Ostmark"
    if clause is not None and (_nothing(document, clause) or _nothing(document, told.clause)):
        return None  # "found no proof that it had sent 300", "found nothing to suggest that"
    speaker = told.speaker if can_speak(document, told.speaker, loose=_plain(told)) else None
    if speaker is None and told.speaker is not None and not verb.passive and not _empty(analysed, told):
        return None
    if clause is not None and _takes_up(analysed, told, clause):
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
            return _item(analysed, told, "frame.after", [ahead, said])
        kind = "noun" if clause.kind == "infinitive" and start < clause.start else clause.kind
        return _item(analysed, told, f"predicate.{kind}", [said])
    if framing:
        ahead = _whole_before(analysed, told) if speaker is not None else None
        # "Dass es 300 seien, bestritt sie: „…“"
        return _item(analysed, told, "predicate.fronted", [ahead]) if ahead is not None else None
    if told.clause.kind in ("comparative", "temporal") and as_(analysed, told):
        summed = told.topic is not None or told.word.kind in _NO_AS
        rest = [] if summed else _around(analysed, told)
        return _item(analysed, told, "frame.as", rest) if rest else None
    if (pointed := _pointing(analysed, told)) is not None:
        return pointed
    if speaker is not None:
        if (before := _whole_before(analysed, told)) is not None:
            return _item(analysed, told, "predicate.fronted", [before])
        if (behind := _colon(analysed, told)) is not None:
            draft = _item(analysed, told, "predicate.colon", [behind])
            draft.sure = (
                told.topic is not None or told.word.kind in _TELLING or _subjunctive(document, *behind)
            )
            if draft.act == "deny":
                draft.act = "say"  # what follows is said against what was denied
            return draft
        if (bare := _bare(analysed, told, speaker)) is not None:
            return _item(analysed, told, "predicate.bare", [bare])
    if _itself(document, told):
        return None
    alone = analysed.german or told.topic is None or told.topic.start < told.verb.main
    first = fronted(analysed, told) if alone else None
    if first is not None and _plain(told) and (speaker is not None or verb.passive or _empty(analysed, told)):
        rest = _after(analysed, told)
        if not rest and speaker is not None and told.summed is None:
            rest = _added(analysed, told, speaker)
        return _item(analysed, told, "frame.after", [first, *rest])
    if first is None and speaker is not None and (parted := _parting(analysed, told, speaker)):
        return _item(analysed, told, "frame.after", parted)
    item = _agent(analysed, told) or _bracketed(analysed, told) or _summed(analysed, told)
    if item is None and speaker is not None and _plain(told):
        cut = _inserted(analysed, told, speaker)
        if cut:
            return _item(analysed, told, "frame.after", cut)
    return item


_TAKEN_UP = frozenset(("answer", "criticise", "complain", "praise", "accuse"))
_COMMENTING = frozenset("comment remark elaborate kommentieren eingehen äußern".split())


def _takes_up(analysed: Analysed, told: Predicate, clause: Clause) -> bool:
    """Whether somebody only takes up what others claim in a clause: "condemned accusations that", "did not comment on claims that"."""
    held = noun_before(analysed, clause)
    if held is None or held[1].kind not in HEARD or held[0].start < told.verb.main:
        return False
    kind = told.word.kind
    silent = kind in ("deny", "confirm") and denied(analysed.document, told.clause)
    return kind in _TAKEN_UP or told.verb.lemma in _COMMENTING or silent


def _nothing(document: Document, clause: Clause) -> bool:
    """Whether a clause hangs on a noun of which there is none: "no record of Peru having paid", "keine Belege, dass …"."""
    links = _LINKING | ({"verb"} if document.language == "de" else set())
    ahead = next((at for at in range(clause.start - 1, 0, -1) if document.tokens[at].pos not in links), 0)
    chunk, known = document.chunk_at(ahead), lexicon.factuality(document.language)
    if chunk is None or document.tokens[chunk.start].lower not in known.none:
        alone = (
            chunk is not None and chunk.end - chunk.start == 1 and clause.kind in ("infinitive", "relative")
        )
        return alone and chunk is not None and document.tokens[chunk.start].lower in ("nothing", "nichts")
    head = document.tokens[chunk.head]
    readings = known.words.get(("noun", head.lemma)) or known.words.get(("noun", head.base)) or ()
    return any(each.negated_effect == "possible" for each in readings)


_LINKING = frozenset(("punct", "adp", "sconj", "adv"))
_TOLD_OF = frozenset(
    ("say", "report", "write", "announce", "estimate", "calculate", "claim", "expect", "quote")
)


def _antecedent(analysed: Analysed, told: Predicate) -> Draft | None:
    """A figure that a relative clause says somebody else gave: "the 300 tanks that the minister mentioned", "die 30, von denen er sprach"."""
    document = analysed.document
    of = document.chunk(told.clause.antecedent)
    if (
        told.clause.kind != "relative"
        or of is None
        or told.word.kind not in _TOLD_OF
        or told.verb.passive
        or told.word.requires
        or told.verb.form != "finite"
    ):
        return None
    over = document.clause(told.clause.parent)
    if over is None or over.index in analysed.predicate_of or (over.verb is not None and over.verb.negated):
        return None
    speaker = told.speaker if can_speak(document, told.speaker) else None
    slots = (told.clause.object, *told.clause.preps)
    pointed = any(
        n is not None and document.chunks[n].pronoun and document.chunks[n].start <= told.clause.start + 1
        for n in slots
    )
    if speaker is None or not pointed or speaker.index == of.index or complement(analysed, told) is not None:
        return None
    whole = document.chunk(of.of) if of.link == "of" else None
    begin = (of if whole is None else whole).start
    end = analysed.bare_end(begin, told.clause.start)
    while end > begin and document.tokens[end - 1].pos == "adp":
        end -= 1  # "the 600 tonnes | of which the Herald wrote"
    held = told.verb.lemma in lexicon.transfers(document.language).holding_captive
    if not document.counts(begin, end) or held:  # "fünf Amerikaner, die der Iran festgehalten hatte"
        return None
    return _item(analysed, told, "predicate.relative", [(begin, end)], "reported")


def _bare(analysed: Analysed, told: Predicate, speaker: Chunk) -> Range | None:
    """What follows an English verb that takes a clause, where no verb shows one: "says only 22 of 40 nurses who sat the test passed"."""
    document = analysed.document
    tokens = document.tokens
    if analysed.german or told.verb.lemma not in _SAYING or told.verb.passive or told.verb.negated:
        return None
    at = told.verb.tokens[-1] + 1
    end = analysed.around(told).end
    if speaker.start > told.verb.main:
        return None
    if told.addressee is not None and told.addressee.start == at:
        at = told.addressee.end
    first = at
    while at < end:  # when, where and how it was said
        chunk = document.chunk_at(at)
        if chunk is not None and (chunk.prep == at or temporal(document, chunk)):
            at = first = chunk.end
        elif chunk is None and tokens[at].pos == "adv":
            at += 1
        else:
            break
    if at >= end or document.chunk_of[at] < 0 or tokens[at - 1].pos == "particle":
        return None
    start, stop = extent(analysed, told, first, noun=False)
    return (start, stop) if document.counts(start, stop) else None


def _agent(analysed: Analysed, told: Predicate) -> Draft | None:
    """A participle with its number and its agent in a headline: "Sales put at $364m by the agency"."""
    document = analysed.document
    if analysed.german or told.verb.passive or told.word.kind != "estimate":
        return None
    main, (start, end, _) = told.verb.main, analysed.around(told)
    at = [token.lower for token in document.tokens[main + 1 : main + 2]]
    near = [token.lower for token in document.tokens[main + 2 : min(main + 9, end - 1)]]
    if at != ["at"] or "by" not in near:
        return None
    by = main + 2 + near.index("by")
    agent = document.chunk_at(by + 1)
    if not can_speak(document, agent):
        return None
    item = _item(analysed, told, "predicate.agent", [(start, by)])
    item.speaker, item.named = agent, analysed.named(agent, None, end)
    return item


def _bracketed(analysed: Analysed, told: Predicate) -> Draft | None:
    """A figure in brackets with who gives it: "(worth $3 million, the ministry says)"."""
    tokens = analysed.document.tokens
    start, speaker = told.clause.start, told.speaker
    if speaker is None or not start or tokens[start - 1].text != "(":
        return None
    end = analysed.bare_end(start, speaker.start)
    closes = [token.text for token in tokens[told.verb.main + 1 : told.verb.main + 2]] == [")"]
    if not closes or end >= speaker.start or not analysed.document.counts(start, end):
        return None
    return _item(analysed, told, "frame.after", [(start, end)])


def _whole_before(analysed: Analysed, told: Predicate) -> Range | None:
    """The clause with "dass" that opens a sentence: "Dass daran gerüttelt werde, bestreitet das Ministerium"."""
    document = analysed.document
    sentence = analysed.around(told)
    if not analysed.german or "clause" not in told.word.takes:
        return None
    for child in analysed.children.get(told.clause.index, ()):
        if child.start != sentence.start or child.kind != "complement" or child.marker is None:
            continue
        if document.tokens[child.marker].lower == "dass" and child.start < told.clause.start:
            return analysed.bare(child.start, told.clause.start)
    return None


def _colon(analysed: Analysed, told: Predicate) -> Range | None:
    """What follows a colon that ends the clause of a predicate: "Das Weiße Haus widerspricht: Kein Dollar komme …"."""
    document = analysed.document
    sentence = analysed.around(told)
    end = told.clause.end
    asked = told.clause.kind == "question" and told.clause.start == sentence.start  # "What Roth claimed: …"
    if not (told.clause.kind == "main" or asked) or end + 2 >= sentence.end or told.verb.main + 8 < end:
        return None
    if document.tokens[end].text != ":" or analysed.in_free[end + 1] or document.tokens[end + 1].depth:
        return None
    behind = analysed.bare(end + 1, sentence.end)
    if told.topic is not None and any(t.base in _FOLLOWING for t in document.words(told.topic)):
        return behind  # "nannte folgende Zahlungen: …", "nannte später eine Summe: …"
    reckoned = told.word.kind == "calculate" and document.states(*behind)  # "hat nachgerechnet: Im Jahr …"
    if (
        (told.word.kind in _NO_REPORT and not reckoned)
        or told.word.labels
        or told.verb.passive
        or told.verb.negated
    ):
        return None
    # "sprach über die Leitung: 300 Masten"
    lists = told.word.kind in _STATING and document.counts(*behind) and not document.states(*behind)
    return behind if told.topic is None or lists or _subjunctive(document, *behind) else None


_FOLLOWING = frozenset("folgend folgendes following summe betrag zahl größenordnung".split())


def _subjunctive(document: Document, start: int, end: int) -> bool:
    """Whether the first finite verb of a range is a German subjunctive of reported speech, also one that stands for it ("lägen")."""
    verb = first_verb(document, start, end)[1]
    replaced = verb is not None and verb.mood == "konjunktiv2" and not verb.modals
    several = replaced and verb is not None and document.tokens[verb.finite or start].lower.endswith("en")
    return several or (verb is not None and verb.mood == "konjunktiv1")


_NAMING = frozenset(("call", "name", "dub", "term", "label"))
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
    sentence = analysed.around(told)
    verb = told.verb.tokens[0]
    part = told.clause.kind == "relative" and tokens[verb - 1].text != ","
    if told.verb.finite != verb or tokens[verb].depth or part:
        return []
    front, main = verb, told.verb.main
    start, end = analysed.named(speaker, verb, sentence.end) or (speaker.start, speaker.end)
    if not analysed.german and verb in (speaker.end, end):
        front = start
    elif not (verb < speaker.start <= main + 2 if analysed.german else verb == main == speaker.start - 1):
        return []
    if tokens[front].lower == "that" and not analysed.german:
        return []
    while front > sentence.start + 1 and front > verb - _WIDEST and tokens[front - 1].text not in PARTING:
        if tokens[front - 1].pos not in _NOMINAL and tokens[front - 1].text not in "()":
            break
        front -= 1  # "…, the de facto | government said", "…, Electric Stations (ES) | officials said"
    if front <= sentence.start + 1 or tokens[front - 1].text not in PARTING:
        return []
    stated = _states(analysed, sentence.start, front - 1)
    stop = _frame_end(analysed, told, speaker)
    while stop < sentence.end and tokens[stop].text not in (",", "–", "—", ";", ":"):
        if tokens[stop].form == "finite" and tokens[stop].verbal:
            return []
        stop += 1
    if stop - front > _LONGEST or document.counts(told.verb.main, stop):
        return []
    content = [analysed.bare(behind_semicolon(analysed, sentence.start, front), front)]
    if tokens[stop - 1].pos == "punct":
        stop -= 1
    rest = analysed.bare(stop + 1, sentence.end)
    if rest[1] - rest[0] > 1:
        content.append(rest)
    goes_on = document.states(*rest)
    return content if stated or (goes_on and told.clause.kind == "frame") else []


def _added(analysed: Analysed, told: Predicate, speaker: Chunk) -> list[Range]:
    """What a preposition adds behind an inserted frame: "…, sagte der Minister, für 20.000 Tonnen"."""
    document = analysed.document
    end = analysed.around(told).end
    stop = _frame_end(analysed, told, speaker)
    if analysed.german and (rest := _left(analysed, stop, end)) is not None:
        return [rest]
    if stop + 2 >= end or stop >= told.clause.end or document.tokens[stop].text not in PARTING:
        return []
    rest = analysed.bare(stop + 1, end)
    adds = rest[0] < rest[1] and document.tokens[rest[0]].pos == "adp" and document.counts(*rest)
    return [rest] if adds else []


def _left(analysed: Analysed, stop: int, end: int) -> Range | None:
    """What an inserted German frame parts from its clause, which has its verb before: "Peru liefere, sagte sie am Rande, noch im Mai 40 Boote"."""
    tokens = analysed.document.tokens
    comma = next((i for i in range(stop, end) if tokens[i].text == ","), None)
    if comma is None or any(token.verbal for token in tokens[stop:end]):
        return None
    rest = analysed.bare(comma + 1, end)
    return rest if rest[0] < rest[1] and analysed.document.counts(*rest) else None


def _frame_end(analysed: Analysed, told: Predicate, speaker: Chunk) -> int:
    """The end of a predicate and its speaker, whichever stands last."""
    named = analysed.named(speaker, told.verb.tokens[0], analysed.around(told).end)
    return max(told.verb.tokens[-1] + 1, named[1] if named is not None else 0, speaker.end)


def _states(analysed: Analysed, start: int, end: int) -> bool:
    """Whether tokens before a frame hold a whole statement: a finite verb in a clause that is no circumstance."""
    document = analysed.document
    topic = [token.lower for token in document.tokens[start : start + 2]] in (["as", "for"], ["as", "to"])
    kinds = ("main", "frame", "complement", "verbless", *(("temporal",) if topic else ()))
    held = (document.clause(n) for n in {*document.clause_of[start:end]} if n not in analysed.predicate_of)
    return counted(document, start, end) or any(
        clause.kind in kinds and clause.verb.finite is not None and start <= clause.verb.finite < end
        for clause in held
        if clause is not None and clause.verb is not None
    )


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
        for first in range(sentence.start, sentence.end - 2):
            verb, behind = tokens[first + 1], first > sentence.start
            reads = verb.form == "finite" and verb.base in _READS and tokens[first + 2].lower == "es"
            alone = not behind and _alone(analysed, number)
            if (
                tokens[first].lower != "so"
                or not (reads or alone)
                or (behind and tokens[first - 1].text not in ";–—")
            ):
                continue
            told = number if behind else number - 1
            before = document.sentences[max(0, told)]
            start, end, stop = before.start, first - 1 if behind else before.end, sentence.end
            apart = told in taken or told < 0 or before.paragraph != sentence.paragraph
            colon = next((at for at in range(first, stop - 1) if tokens[at].text == ":"), None)
            ahead = colon is not None and not behind  # "So steht es im Bericht: Peru zahlt 300"
            if colon is not None and ahead:
                start, end, stop, apart = colon + 1, stop, colon, number in taken
            where = None if apart or analysed.in_free[start] else _read_in(document, first, stop)
            source = document.chunk_at(first + 1) if alone and not apart else where
            if source is None:
                continue
            made.append(
                Draft(
                    "frame.so" if ahead else "pointing", "indirect", "Writing", [analysed.bare(start, end)], "report", cue=(first, first + 1),
                    frame=[analysed.bare(first, stop)], speaker=source, named=analysed.named(source, None, stop),
                )
            )  # fmt: skip
    return made


def _alone(analysed: Analysed, number: int) -> bool:
    """Whether a sentence only says whose word the one before is: "So der Minister.", "So ein Sprecher der Armee am Montag."."""
    document, sentence = analysed.document, analysed.document.sentences[number]
    who = document.chunk_at(sentence.start + 1)
    if who is None or any(t.verbal or t.text in ",:" for t in document.tokens[sentence.start : sentence.end]):
        return False
    head = document.tokens[who.head]
    known = head.pos == "name" or bool(lexicon.heads("de", head.lemma, head.text))
    return known and who.prep is None and bool(who.cases & NOM) and can_speak(document, who)


def _read_in(document: Document, first: int, end: int) -> Chunk | None:
    """Where something is to be read: "so steht es | in der Antwort der Regierung"."""
    described = {
        clause.antecedent for n in {*document.clause_of[first:end]} if (clause := document.clause(n))
    }
    for chunk in map(document.chunk, dict.fromkeys(document.chunk_of[first + 1 : end])):
        if chunk is None or preposition(document, chunk) not in ("in", "bei", "auf"):
            continue
        if standing(document, chunk) not in ("document", "outlet", "body"):
            continue
        bare = chunk.prep == chunk.start and chunk.plural is True
        called = _length(document, chunk, end) > 2 or document.tokens[chunk.head].pos == "name"
        if chunk.index in described or (called and not bare):
            return chunk
    return None


def _length(document: Document, chunk: Chunk, limit: int) -> int:
    """Tokens of a chunk with what belongs to it."""
    start, end = phrase(document, chunk, limit)
    return end - start


def _pointing(analysed: Analysed, told: Predicate) -> Draft | None:
    """A sentence that credits the one before: "Das teilte die Polizei mit", "That was reported by Reuters"."""
    document = analysed.document
    sentence, opener = analysed.around(told), told.clause.start
    if (over := _what(document, told)) is not None:
        opener = over.start  # "That is what Roth says"
    begin, first = (_worded(document, at) for at in (sentence.start, opener))
    behind = first > begin and document.tokens[first - 1].text in (";", ":", "–", "—")
    pointer = document.tokens[first]
    story = _story(document, told, first)
    points = pointer.lower in _POINTERS and pointer.pos in ("pron", "det")
    points = (
        points or _of_it(told, pointer.lower) or (pointer.lower == "so" and told.verb.tokens[0] == first + 1)
    )  # "So says Roth"
    thing = document.chunk(told.clause.object)
    this = thing is not None and document.tokens[thing.head].lower in ("this", "dies")
    this = this and told.word.kind in _CREDITING and told.clause.kind == "main" and not told.verb.negated
    if (
        this
        and told.speaker is not None
        and (told.speaker.start <= first + 1 or analysed.german)
        and _plain(told)
    ):
        return _behind_it(analysed, told)
    if not (points or story) or not (behind or first == begin):
        return None
    if told.speaker is None or told.speaker.start <= first or not _plain(told):
        return None
    held = document.chunk_at(first)
    if not story and held is not None and held.end > first + 1:
        return None
    if behind:  # "Peru schuldet noch 40 Boote; das sagte der Minister"
        item = _item(analysed, told, "pointing", [analysed.bare(sentence.start, first)])
        item.frame = [analysed.bare(first, sentence.end)]
        return item
    if not told.clause.sentence:
        return None
    before = document.sentences[told.clause.sentence - 1]
    if sentence.paragraph - before.paragraph > 1 or analysed.in_free[before.start]:
        return None
    lead = document.sentences[max(0, told.clause.sentence - 2)]
    opening = document.tokens[lead.start + 1 : lead.start + _DATELINE]
    dated = any(token.text in ("–", "—") for token in opening)
    whole = dated and not story and lead.paragraph == before.paragraph == sentence.paragraph
    start = lead.start if whole else before.start  # "Lima – Peru liefert … Dazu kommen … Das sagte …"
    item = _item(analysed, told, "pointing", [(start, first + 1)], "reported" if story else "indirect")
    item.frame = [analysed.bare(first + 1, sentence.end)]
    return item


def _of_it(told: Predicate, opener: str) -> bool:
    """Whether a sentence says who reports the one before: "Darüber berichtet die Zeitung", but not "Davon berichtete sie nichts"."""
    reports = told.word.kind == "report" and told.clause.object is None and not told.verb.negated
    return opener in ("davon", "darüber") and reports


def _behind_it(analysed: Analysed, told: Predicate) -> Draft | None:
    """A sentence that credits the one before by its object: "Minister Ana Roth revealed this yesterday"."""
    document, sentence = analysed.document, analysed.around(told)
    if not told.clause.sentence:
        return None
    before = document.sentences[told.clause.sentence - 1]
    if sentence.paragraph != before.paragraph or analysed.in_free[before.start]:
        return None
    item = _item(analysed, told, "pointing", [analysed.bare(before.start, before.end)])
    item.frame = [analysed.bare(sentence.start, sentence.end)]
    return item


def _what(document: Document, told: Predicate) -> Clause | None:
    """The clause that calls what was said before what somebody says: "That is what …"."""
    over = document.clause(told.clause.parent)
    asked = told.clause.kind == "question" and document.tokens[told.clause.start].lower in ("what", "was")
    if over is None or not asked or over.verb is None or over.object is not None:
        return None
    return over if over.verb.lemma in lexicon.grammar(document.language).copulas else None


def _worded(document: Document, at: int) -> int:
    """The first token that is no mark from one on: behind the dash of a list."""
    return at + 1 if document.tokens[at].pos == "punct" else at


_CREDITING = frozenset("say write add announce report confirm admit".split())
_DATELINE = 6  # tokens of a paragraph in which the dash behind its place stands


def _story(document: Document, told: Predicate, first: int) -> bool:
    """Whether a sentence says where the story before it comes from: "The plan was first reported by the Andean Post"."""
    chunk, speaker = document.chunk_at(first), told.speaker
    if chunk is None or speaker is None or chunk.index != told.clause.subject or told.word.kind != "report":
        return False
    definite = document.tokens[first].lower == "the" and chunk.end - chunk.start == 2
    outlet = standing(document, speaker) in ("outlet", "name")
    return told.verb.passive and definite and outlet and document.tokens[chunk.head].base in _STORIES


_STORIES = frozenset(
    "news story report offer deal plan agreement talk visit sale contract move proposal figure number sum".split()
)


def _empty(analysed: Analysed, told: Predicate) -> bool:
    """Whether the subject is an empty "es", "it", "there"."""
    chunk = told.clause.subject
    if chunk is None:
        return told.word.impersonal
    head = analysed.document.tokens[analysed.document.chunks[chunk].head]
    return head.lower in ("es", "it", "man", "there") and told.word.impersonal


def _itself(document: Document, told: Predicate) -> bool:
    """Whether a reflexive shows that a verb says nothing: "the rest, $94 million, Peru found itself"."""
    last = told.verb.tokens[-1]
    behind = document.tokens[last + 1 : last + 2]
    return any(token.lower.endswith(("self", "selves")) for token in behind)


def _plain(told: Predicate) -> bool:
    return not {"bare", "quotation", "clause"}.isdisjoint(told.word.takes)


def _sums(analysed: Analysed, told: Predicate, start: int) -> bool:
    """Whether a noun of saying stands between predicate and clause: "rejected the claim that …"."""
    document = analysed.document
    if told.topic is None or analysed.german or not told.verb.main < told.topic.start < start:
        return False
    if told.word.kind == "expect" and told.about is None and numbered(document, told.topic):
        return True  # "expects 300 tourists to come"
    speaks = standing(document, told.topic) in ("person", "name", "pronoun", "body", "outlet")
    return told.about is not None or not speaks


def _item(
    analysed: Analysed, told: Predicate, rule: str, content: list[Range], kind: Kind = "indirect"
) -> Draft:
    loose = rule not in ("predicate.noun", "predicate.reported", "predicate.passive")
    speaker = told.speaker if can_speak(analysed.document, told.speaker, loose=loose) else None
    ahead = speaker is not None and speaker.start < content[0][0]
    limit = content[0][0] if ahead else analysed.around(told).end
    if told.about is not None and speaker is not None and speaker.start < told.about:
        limit = min(limit, told.about)  # "spricht der Minister | von 600 Panzern"
    return Draft(
        rule, kind, told.word.medium, [part for part in content if part[0] < part[1]], told.word.kind,
        denied(analysed.document, told.clause), told.cue, _frame(analysed, told, content), speaker, analysed.named(speaker, told.verb.tokens[0], limit), told.addressee,
    )  # fmt: skip


def _frame(analysed: Analysed, told: Predicate, content: list[Range]) -> list[Range]:
    """The sentence without the content: what frames it."""
    sentence = analysed.around(told)
    bounds = sorted(content)
    apart = told.clause.conj is not None or told.clause.start > bounds[-1][1]
    begin = told.clause.start if apart and told.clause.start < bounds[0][0] else sentence.start
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


def _parting(analysed: Analysed, told: Predicate, speaker: Chunk) -> list[Range]:
    """What a frame parts that stands between a subject and its verb: "The pair, says Roth, come to 850 euros"."""
    document = analysed.document
    tokens, sentence = document.tokens, analysed.around(told)
    begin, end, limit = told.clause.start, told.clause.end, sentence.end
    inside = sentence.start < begin and end < limit - 1
    if not inside or speaker.start < told.verb.main or told.clause.kind != "frame" or not _plain(told):
        return []
    if tokens[begin - 1].text not in PARTING or tokens[end].text not in PARTING:
        return []
    ahead = range(sentence.start, begin)
    opens = any(document.chunk_of[at] >= 0 for at in ahead) and tokens[sentence.start].pos not in (
        "adp",
        "sconj",
    )
    whole = any(tokens[at].form == "finite" for at in ahead) or not any(
        tokens[at].verbal for at in range(end, limit)
    )
    return [] if whole or not opens else [analysed.bare(sentence.start, begin), analysed.bare(end + 1, limit)]


_BESIDE = frozenset(
    ("relative", "participle", "temporal", "causal", "concessive", "comparative", "frame")
)  # clauses with which nothing goes on behind a frame
_REASONS = frozenset(
    "because since weil da".split()
)  # "…, a harbour official admits, | since only two of nine cranes have come"


def _after(analysed: Analysed, told: Predicate) -> list[Range]:
    """What goes on after an inserted frame: "Not all, he said, but some"."""
    document = analysed.document
    tokens = document.tokens
    limit, end = analysed.around(told).end, told.clause.end
    argued = end < limit - 1 and tokens[end].text == ":" and told.word.kind not in _COUNTING
    if argued and document.states(end + 1, limit):
        return [analysed.bare(end + 1, limit)]  # "It had not suffered, he argued: sales rose by 12 per cent"
    if end >= limit - 1 or tokens[end].text not in (*PARTING, ";"):
        return []
    if tokens[end].text == ";":
        goes = not analysed.german and goes_on(analysed, end, limit, past=True)
        return [analysed.bare(end + 1, limit)] if goes else []
    clause = cited = document.clause_at(end + 1)
    aside = cited.verb if cited is not None and cited.kind == "participle" else None
    if cited is not None and aside is not None and aside.lemma in _CITING and cited.end < limit - 1:
        end, clause = cited.end, document.clause_at(cited.end + 1)  # "…, she said, citing X, 640 men …"
    gerund = aside is not None and aside.form == "gerund"
    told_too = cited is not None and cited.index in analysed.predicate_of
    resumes = (
        (gerund and not told_too and document.counts(end + 1, limit))  # "…, she said, bringing in $5 million"
        or (analysed.german and clause is not None and clause.index < told.clause.index)
        or tokens[end + 1].lower in ("while", "whereas", "each", *_REASONS)
        # "…, she said, and might get 300"
        or (tokens[end + 1].lower == "and" and tokens[end + 2].pos == "modal")
        or (clause is not None and clause.kind not in _BESIDE and clause.conj != told.clause.index)
    )
    return [analysed.bare(end + 1, limit)] if resumes else []


def _around(analysed: Analysed, told: Predicate) -> list[Range]:
    """The rest of the sentence around a clause with "as" or "wie"."""
    tokens = analysed.document.tokens
    sentence = analysed.around(told)
    start, end = told.clause.start, told.clause.end
    before = tokens[start - 1].text if start > sentence.start else ""
    after = tokens[end].text if end < sentence.end else ""
    if before not in ("", ",", "–", "—", "(", ":") or not (before or after in (",", ":", "–")):
        return []
    marks = [at for at in range(sentence.start, start) if tokens[at].text in "()"]
    if marks and tokens[marks[-1]].text == "(":  # "(not dollars, as the Herald printed)"
        return [analysed.bare(marks[-1] + 1, start)] if start - marks[-1] > 2 else []
    found: list[Range] = []
    if before not in ("", ":"):
        found.append(analysed.bare(sentence.start, start))
    if end + 1 < sentence.end and after in (",", ":", "–", "—", ")"):
        found.append(analysed.bare(end + 1, sentence.end))
    return [part for part in found if part[1] - part[0] > 1]


def _summed(analysed: Analysed, told: Predicate) -> Draft | None:
    """A predicate with a noun in place of a clause."""
    document = analysed.document
    word = told.word
    summed = told.summed
    if summed is None:
        return None
    if word.kind == "deny" and document.tokens[summed.head].base.endswith(PETITIONS):
        return None  # "rejected 300 applications"
    states = told.about is not None or "object" in word.takes or word.labels
    if not states and "number" in word.takes:
        last = max(told.clause.end, min(told.verb.main + 16, analysed.around(told).end))
        states = document.counts(told.clause.start, last)
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
        bare = told.clause.kind == "complement" and told.clause.marker is None
        stated = bare and told.verb.mood == "indicative"  # "…, die UNO hat 60 registriert"
        # "die Schulden, die Roth auf 62 Euro beziffert, …"
        aside = told.clause.kind == "relative" and _number_in(document, told.clause)
        own = told.clause.kind == "main" or stated or aside or _against(analysed, told.clause)
        speaks = told.about is not None and numbered(document, summed)  # "schrieb von 60 Millionen Euro"
        tells = counts or speaks or word.kind not in _NO_REPORT
        return _reported(analysed, told) if speaker is not None and own and tells else None
    if (word.kind in _NO_NOUN and not counts) or (told.verb.lemma in _CITING and told.verb.form == "gerund"):
        return None
    if told.verb.passive:
        counted = document.counts(told.verb.main, min(told.clause.end, analysed.around(told).end))
        if told.verb.finite is None and not (speaker is not None and word.kind == "estimate" and counted):
            return None  # but "a loss put at $40 million by the bank"
        if speaker is not None and word.kind == "estimate":  # "was put by the institute at 4,000"
            end = min(told.clause.end, analysed.around(told).end)
            return _item(analysed, told, "predicate.agent", [analysed.bare(told.clause.start, end)])
        if word.kind not in _PASSIVES or told.about is not None or summed.end > told.verb.tokens[0]:
            return None
        return _item(analysed, told, "predicate.passive", [phrase(document, summed, told.verb.tokens[0])])
    if summed.start < told.verb.main:
        return None
    start = noun_start(analysed, summed, told.about)
    if analysed.in_free[start]:
        return None
    item = _item(analysed, told, "predicate.noun", [extent(analysed, told, start, noun=True)])
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


def _number_in(document: Document, clause: Clause) -> bool:
    """Whether a clause has a figure of its own."""
    return any(document.counts(start, end) for start, end in clause.ranges)


_AGAINST = frozenset("während wohingegen obwohl obgleich wenngleich wobei".split())


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
    sentence = analysed.around(told)
    begin, end = told.clause.start, told.clause.end
    mains = [clause for clause in analysed.mains[told.clause.sentence] if clause.verb is not None]
    if len(mains) <= 1 and told.clause.kind == "main" and not _framed(analysed, told):
        begin, end = sentence.start, sentence.end
    item = _item(analysed, told, "predicate.reported", [(begin, end)], "reported")
    item.frame = []
    return item
