"""English clauses from verb groups, markers and the noun chunks between them, in one pass with a stack."""

from __future__ import annotations

from collections.abc import Sequence

from countertrade.reading.document.arguments import TIME_NOUNS
from countertrade.reading.document.building import (
    BREAKS,
    VERBS,
    Open,
    sentence_chunk,
    soft_marks,
    split_pronoun,
)
from countertrade.reading.document.chunks import QUOTES, Draft
from countertrade.reading.document.grammar import PRICING, Grammar
from countertrade.reading.document.tagging import tagger
from countertrade.reading.document.types import ClauseKind, Token

_CONTENT_NOUNS = frozenset(
    "claim report fact idea statement evidence suggestion news belief view hope fear warning promise announcement sign"
    " proof assumption doubt chance possibility risk likelihood guarantee argument assertion allegation accusation"
    " assurance confidence conclusion condition expectation impression rumour rumor indication notion pledge".split()
)
_ELLIPTIC = frozenset(("temporal", "conditional", "concessive"))
_CLOSERS = frozenset((",", ";", "–", "—", ")", "--"))


def clauses(
    tokens: Sequence[Token], start: int, end: int, chunks: list[Draft], grammar: Grammar
) -> list[Open]:
    """The clauses of one sentence, each with its tokens; every token is in one."""
    done = [Open("verbless")]
    stack = [done[0]]
    broke = start  # after the last mark
    ended = start  # after the last verb group
    inserted: list[Open] = []
    brackets: list[int] = []  # clauses open outside each bracket
    soft = soft_marks(tokens, start, end)
    i = start
    while i < end:
        token = tokens[i]
        inside = _inside(i, chunks)
        if token.text == "," and not inside and i > start:
            fronted = tokens[start].pos in ("adp", "adv") and not any(clause.verbs for clause in done)
            stop = _inserted(tokens, i, end, chunks, grammar, fronted=fronted)
            if stop:
                frame = Open("frame")
                at = next(k for k in range(i + 1, stop) if tokens[k].pos in VERBS and not _inside(k, chunks))
                _group(tokens, at, stop, chunks, frame)
                frame.tokens.extend(range(i + 1, stop))
                inserted.append(frame)
                i = stop + 1
                ended, broke = (i if stack[-1].verbs else ended), i
                continue
        if token.lower == "at" and len(stack) > 1 and _priced(tokens, i, end, stack):
            stack.pop()
        if i in soft and token.text in BREAKS:
            stack[-1].tokens.append(i)
            i += 1
            continue
        if token.text in BREAKS and not inside and token.pos != "poss":
            if token.text == ")" and brackets:
                del stack[max(1, brackets.pop()) :]
            elif token.text in _CLOSERS or token.text in QUOTES:
                _close(stack, brackets[-1] if brackets else 0)
            closes = token.text in QUOTES and i > start and tokens[i - 1].depth > 0
            if token.text in (";", ":") or closes or (token.text in QUOTES and stack[-1].verbs):
                fresh = Open("verbless")
                done.append(fresh)
                stack, brackets = [fresh], []
                ended = i + 1
            if token.text == "(":
                brackets.append(len(stack))
                inner = Open("verbless", parent=stack[-1])
                done.append(inner)
                stack.append(inner)
                ended = i + 1
            broke = i + 1
            i += 1
            continue
        marked = None if inside and token.pos != "pron" else _marker(tokens, i, start, end, chunks, grammar)
        if marked is not None:
            if token.lower == "as" and marked is not None and i > broke and any(
                not under.verbs and under.tokens for under in stack
            ):  # fmt: skip
                place = sentence_chunk(chunks, i + 1)  # "those who knew him as a soldier died"
                if place is not None and chunks[place].prep is None:
                    chunks[place].prep = i
                stack[-1].tokens.append(i)
                i += 1
                continue
            if (
                stack[-1].kind == "verbless"
                and not stack[-1].tokens
                and not stack[-1].verbs
                and len(stack) > 1
            ):
                stack.pop()
            if marked == "complement" and token.lower == "that":
                _to_speech(tokens, stack, grammar)
            clause = Open(marked, i, parent=stack[-1])
            if marked == "relative":
                clause.antecedent = _antecedent(chunks, i)
            if marked == "relative" and token.lower == "which":
                split_pronoun(tokens, i, chunks)  # "which analysts put at $3 million"
            done.append(clause)
            if (
                marked == "relative"
                and i > start + 1
                and tokens[i - 1].lower == "of"
                and (
                    tokens[i - 2].pos in ("det", "num", "pron")
                    or (i > start + 2 and tokens[i - 3].text == ",")
                )
            ):
                taken = [k for k in stack[-1].tokens if k >= i - 2]  # "most of whom have"
                stack[-1].tokens = [k for k in stack[-1].tokens if k < i - 2]
                clause.tokens += taken
            stack.append(clause)
            clause.tokens.append(i)
            ended = i + 1
            i += 1
            continue
        if token.pos == "zu" and i + 1 < end and not inside:
            j = i + 1
            while j < end and tokens[j].pos in ("adv", "neg") and j < i + 3:
                j += 1
            if j < end and tokens[j].pos in VERBS and not _inside(j, chunks):
                clause = Open("infinitive", i, parent=stack[-1], shared=True)
                done.append(clause)
                stack.append(clause)
                stop = _group(tokens, j, end, chunks, clause)
                clause.tokens.extend(range(i, stop))
                ended = i = stop
                continue
        if token.pos in VERBS and not inside:
            group = Open("verbless")
            stop = _group(tokens, i, end, chunks, group)
            clause = _taken(tokens, i, stop, group, start, broke, ended, chunks, done, stack, end, grammar)
            clause.tokens.extend(range(i, stop))
            clause.verbs.extend(group.verbs)
            ended = i = stop
            continue
        stack[-1].tokens.append(i)
        i += 1
    for frame in inserted:
        _govern(done, frame)
        done.append(frame)
    found = [clause for clause in done if clause.tokens]
    for clause in found:
        clause.tokens = sorted(set(clause.tokens))
    return found


def _to_speech(tokens: Sequence[Token], stack: list[Open], grammar: Grammar) -> None:
    """Close a participle that stands between a verb of saying and its "that": "said in a report published in May that …"."""
    speaks = [
        bool(clause.verbs) and tokens[clause.verbs[-1]].lemma.lower() in grammar.speech for clause in stack
    ]
    top = stack[-1]
    passive = top.kind == "participle" and bool(top.verbs) and tokens[top.verbs[-1]].form == "participle"
    if passive and any(speaks[:-1]):
        del stack[len(speaks) - 1 - speaks[-2::-1].index(True) :]


def _priced(tokens: Sequence[Token], i: int, end: int, stack: Sequence[Open]) -> bool:
    """Whether "at" ends a participle and goes on with the verb that prices its noun: "put the loans granted each year | at $9 million"."""
    inner, outer = stack[-1], stack[-2]
    priced = bool(outer.verbs) and tokens[outer.verbs[-1]].lemma.lower() in PRICING
    counted = any(token.pos == "num" for token in tokens[i + 1 : min(i + 5, end)])
    open_ = not any(tokens[k].lower == "at" for k in outer.tokens if k > outer.verbs[-1]) if priced else False
    return inner.kind == "participle" and bool(inner.verbs) and priced and counted and open_


def _inserted(
    tokens: Sequence[Token], comma: int, end: int, chunks: Sequence[Draft], grammar: Grammar, *, fronted: bool
) -> int:
    """The comma after a frame put into a sentence, ", officials said on Monday,"; 0 where none follows the first comma.

    `fronted`: no verb stands before it, so it may be turned round ("In all, said Roth, the bill …").
    """
    at = comma + 1
    subject = False
    verb = 0
    while at < end and at < comma + 16:
        token = tokens[at]
        place = sentence_chunk(chunks, at)
        if place is not None and not (chunks[place].pronoun and token.pos in VERBS):
            chunk = chunks[place]
            if token.lower in ("who", "which", "that", "what"):
                return 0
            if chunk.prep is None and not verb:
                subject = True
            elif (
                chunk.prep is None
                and subject
                and (tokens[verb].lemma.lower(), chunk.start) != ("tell", verb + 1)
            ):
                return 0  # but ", Roth told this newspaper,"
            at = chunk.end
            continue
        if token.text == ",":
            quoted = at + 1 < end and tokens[at + 1].text in QUOTES
            spoken = verb and tokens[verb].pos == "verb"
            return at if subject and spoken and at + 2 < end and not quoted else 0
        if fronted and at == comma + 1 and _reported(tokens, at, end, chunks, grammar):
            speaker = chunks[sentence_chunk(chunks, at + 1) or 0]
            if tokens[speaker.head].pos == "name":
                verb, at, subject = at, speaker.end, True
                continue
        if token.pos in VERBS:
            if verb and not (tokens[verb].pos in ("aux", "modal") and at - verb <= 2):
                return 0
            if not verb and token.form != "finite" and token.pos != "modal":
                return 0
            verb = at
            if token.pos == "verb" and token.lemma.lower() not in grammar.speech:
                return 0
        elif verb and token.lower == "as" and at + 1 < end and tokens[at + 1].lower == "saying":
            at += 1  # ", Roth was quoted as saying,"
        elif token.pos not in ("adv", "adp", "particle") or token.text in QUOTES:
            return 0
        at += 1
    return 0


def _put_in(tokens: Sequence[Token], comma: int, end: int) -> int:
    """Where an auxiliary goes on behind a phrase put in, "will, in the next four months, supply"; 0 where none stands there."""
    if comma + 1 >= end or tokens[comma + 1].pos not in ("adp", "adv"):
        return 0
    for i in range(comma + 1, min(end - 1, comma + 14)):
        if tokens[i].text == ",":
            verb = tokens[i + 1]
            return i + 1 if verb.pos in VERBS and (verb.form != "finite" or verb.lower == verb.lemma) else 0
        if tokens[i].pos in VERBS or tokens[i].text in BREAKS:
            return 0
    return 0


def _inside(i: int, chunks: Sequence[Draft]) -> bool:
    place = sentence_chunk(chunks, i)
    return place is not None and (chunks[place].head != i or not chunks[place].pronoun)


def _close(stack: list[Open], lowest: int) -> None:
    """After a comma: a complete clause gives way to the incomplete one that it stands in, down to the `lowest` that may end."""
    depth = len(stack) - 1
    while depth > lowest:
        if not stack[depth].verbs and stack[depth].kind != "verbless":
            return
        if any(not under.verbs for under in stack[:depth]):
            if not stack[depth - 1].verbs:
                del stack[depth:]
                return
            depth -= 1
            continue
        return


def _group(tokens: Sequence[Token], i: int, end: int, chunks: Sequence[Draft], group: Open) -> int:
    """Gather a verb group from token `i`; returns where it ends."""
    group.verbs.append(i)
    stop = i + 1
    at = i + 1
    inverted = tokens[i].pos in ("aux", "modal") and (  # "Does the energy come …?", "nor did he pay"
        i == 0 or tokens[i - 1].text in BREAKS or tokens[i - 1].pos == "cconj" or tokens[i - 1].tag == "AVQ"
        or tokens[i - 1].text in ".?!"
    )  # fmt: skip
    while at < end:
        token = tokens[at]
        last = tokens[group.verbs[-1]]
        passive = last.lemma.lower() == "get" and token.form == "participle"
        going = last.lower == "going" and len(group.verbs) > 1
        helping = last.pos in ("aux", "modal") or passive or going
        if not helping:
            break
        if token.pos in VERBS and not _inside(at, chunks):
            group.verbs.append(at)
            stop = at = at + 1
        elif inverted and len(group.verbs) == 1 and (place := sentence_chunk(chunks, at)) is not None:
            if chunks[place].prep is not None or not any(
                tokens[k].pos in VERBS and tokens[k].form in ("infinitive", "participle", "gerund", "finite")
                for k in range(chunks[place].end, min(end, chunks[place].end + 2))
            ):
                break
            inverted, at = False, chunks[place].end
        elif token.pos in ("adv", "neg") and at - group.verbs[-1] <= 3:
            at += 1
        elif token.text == "," and at == group.verbs[-1] + 1 and (after := _put_in(tokens, at, end)):
            at = after
        elif (
            token.pos == "zu"
            and (going or last.lemma.lower() in ("be", "have", "need", "ought"))
            and at + 1 < end
            and tokens[at + 1].pos in VERBS
        ):
            group.verbs.append(at + 1)
            stop = at = at + 2
        else:
            break
    return stop


def _marker(
    tokens: Sequence[Token], i: int, start: int, end: int, chunks: list[Draft], grammar: Grammar
) -> ClauseKind | None:
    """The kind of clause that a word opens; None where it opens none."""
    token = tokens[i]
    word = token.lower
    if word in ("who", "whom", "whose", "which"):
        before = i - 1
        if (
            before > start + 1
            and tokens[before].lower == "of"
            and tokens[before - 1].pos in ("det", "num", "pron")
        ):
            before -= 2
        if before > start and tokens[before].pos == "adp":
            before -= 1
        if before > start and tokens[before].text == ",":
            before -= 1
        held_before = before >= start and sentence_chunk(chunks, before) is not None
        return "relative" if held_before else "question"
    if word == "that":
        place = sentence_chunk(chunks, i)
        if place is not None and not chunks[place].pronoun:
            if (
                chunks[place].start != i
                or i == start
                or tokens[i - 1].lemma.lower() not in grammar.speech
                or not _verb_ahead(tokens, i + 1, end)
            ):
                return None
            chunks[place].start = i + 1
            return "complement"
        before = i - 1
        if before >= start and tokens[before].text == ",":
            before -= 1
        held = sentence_chunk(chunks, before) if before >= start else None
        follows = tokens[i + 1] if i + 1 < end else None
        if follows is None or not _verb_ahead(tokens, i + 1, end):
            return None
        if held is not None and not chunks[held].pronoun:
            head = tokens[chunks[held].head]
            if follows.pos in VERBS:
                return "relative"
            return (
                "complement"
                if head.lemma.lower() in _CONTENT_NOUNS or (token.tag == "CJT" and head.pos == "name")
                else (
                    "relative"
                    if before == i - 1
                    and not _told(tokens, start, i)
                    and not _beside(tokens, start, i, chunks[held], grammar)
                    else "complement"
                )
            )
        if token.pos == "sconj" or (
            before >= start and tokens[before].pos in ("verb", "adj", "particle", "cconj", "aux")
        ):
            return "complement"
        return None
    if word in ("whether", "how", "what", "why", "where", "when") and token.pos in (
        "sconj",
        "adv",
        "pron",
        "det",
    ):
        if not _verb_ahead(tokens, i + 1, end):
            return None
        if word == "when":
            return "temporal"
        before = i - 2 if word == "where" and i > start + 1 and tokens[i - 1].text == "," else i - 1
        place = sentence_chunk(chunks, before) if word == "where" and i > start else None
        if place is not None and (before == i - 1 or tokens[chunks[place].head].pos in ("name", "noun")):
            return "relative"
        return "complement" if word == "whether" else "question"
    if (
        word == "as"
        and i + 1 < end
        and tokens[i + 1].lower in ("a", "an")
        and not _two_finite(tokens, i, end)
    ):
        return None  # "As a rule, it works"
    if word == "as" and i > start and tokens[i - 1].lower == "such":
        return None
    if word == "as" and i + 1 < end and tokens[i + 1].form == "gerund":
        return None  # "was quoted as saying it works"
    if word in _PREPOSITIONAL and not _verb_ahead(tokens, i + 1, end, comma=True):
        return None  # "ever since the collapse of the union, continued"
    if word in grammar.subordinators and token.pos == "sconj" and _verb_ahead(tokens, i + 1, end):
        if word in ("for", "like", "than"):
            return None
        kind: ClauseKind = grammar.subordinators[word]
        return kind
    if word in ("if", "unless", "because", "although") and _verb_ahead(tokens, i + 1, end):
        return grammar.subordinators[word]
    return None


def _told(tokens: Sequence[Token], start: int, i: int) -> bool:
    """Whether a verb with an addressee stands before ("told reporters that …")."""
    return any(
        tokens[k].lemma.lower() in ("tell", "inform", "assure", "remind", "warn", "show", "promise", "notify")
        for k in range(max(start, i - 6), i)
    )


def _beside(tokens: Sequence[Token], start: int, i: int, chunk: Draft, grammar: Grammar) -> bool:
    """Whether only a circumstance stands between a verb of saying and its "that": "said for the first time that …", "found last week that …"."""
    dated = tokens[chunk.head].lemma.lower() in TIME_NOUNS
    if chunk.prep is None and tokens[chunk.head].pos != "name" and not dated:
        return False
    for k in range(chunk.start - 1, max(start, i - 14) - 1, -1):
        if tokens[k].pos == "verb":
            return tokens[k].lemma.lower() in grammar.speech
        if tokens[k].text in (";", ":"):
            return False
    return False


def _two_finite(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether two finite verbs follow before the sentence ends."""
    return sum(tokens[at].form == "finite" or tokens[at].pos == "modal" for at in range(i, end)) > 1


_PREPOSITIONAL = frozenset("since after before until as".split())


def _verb_ahead(tokens: Sequence[Token], i: int, end: int, *, comma: bool = False) -> bool:
    """Whether a finite verb comes before the next mark; `comma`: before the next comma too."""
    for at in range(i, min(end, i + 25)):
        if tokens[at].form == "finite" or tokens[at].pos == "modal":
            return True
        if tokens[at].text in (";", ":") or (comma and tokens[at].text == ","):
            return False
    return False


def _antecedent(chunks: Sequence[Draft], i: int) -> int | None:
    place = None
    for n, chunk in enumerate(chunks):
        if chunk.end > i:
            break
        if not chunk.pronoun:
            place = n
    while place is not None and chunks[place].link == "apposition" and chunks[place].of is not None:
        place = chunks[place].of
    return place


def _taken(
    tokens: Sequence[Token],
    i: int,
    stop: int,
    group: Open,
    start: int,
    broke: int,
    ended: int,
    chunks: Sequence[Draft],
    done: list[Open],
    stack: list[Open],
    end: int,
    grammar: Grammar,
) -> Open:
    """The clause that a verb group belongs to: the open one, or a new one with what stands before the group."""
    first = tokens[i]
    top = stack[-1]
    finite = first.form == "finite" or first.pos == "modal"
    inverted = broke == i and i > start and len(group.verbs) == 1
    if inverted and _reported(tokens, i, end, chunks, grammar) and all(under.verbs for under in stack):
        clause = Open("frame", None)
        _govern(done, clause)
        return _new(clause, i, i, stack, done, top)
    joint = next((k for k in range(i - 1, ended - 1, -1) if tokens[k].pos == "cconj"), None)
    elliptic = top.marker == i - 1 and top.kind in _ELLIPTIC and tokens[i - 1].lower != "as"
    if elliptic and not top.verbs and first.form in ("gerund", "participle"):
        return top  # "when asked", "while visiting Lima"
    if first.form == "infinitive" and not finite:
        finite = not any(clause.kind == "infinitive" for clause in stack) or joint is None
        if joint is not None and not finite:
            conj = next(clause for clause in reversed(stack) if clause.kind == "infinitive")
            return _new(Open("infinitive", None, conj.parent, conj, shared=True), joint, i, stack, done, top)
    if (
        first.form in ("gerund", "participle")
        and not finite
        and (top.verbs or not _finite_needed(tokens, i, stop, top, end))
        and not (joint is not None and _second_past(tokens, i, joint, top, end))
    ):
        parent = top
        clause = Open("participle", None, parent=parent, shared=True)
        if joint is not None and top.kind == "participle":
            clause.conj, clause.parent = top, top.parent
        place = _antecedent(chunks, i + 1)
        if place is not None and chunks[place].end == i:
            clause.antecedent = place
        done.append(clause)
        stack.append(clause)
        return clause
    if not top.verbs:
        if top.kind == "verbless":
            top.kind = "main"
        top.past = first.form == "participle" and len(group.verbs) == 1
        return top
    spoken = bool(top.verbs) and tokens[top.verbs[-1]].lemma.lower() in grammar.speech
    since = max(ended, broke) if broke > ended else ended
    ready = _subject_start(tokens, i, since, chunks, spoken)
    if joint is not None and ready is not None and not any(k.start > joint for k in chunks if k.start < i):
        ready = None  # what stands before "and" is no subject of what follows it
    at_once = ready == ended > broke and not tokens[ended].lower.endswith(("self", "selves"))
    if spoken and joint is None and ready is not None and at_once and top.marker is not None:
        return _new(
            Open("complement", None, top), ready, i, stack, done, top
        )  # "While officials say it costs …"
    if spoken and top.kind == "relative" and finite and i == ended:
        return _new(Open("complement", None, top), i, i, stack, done, top)  # "which officials say cost …"
    for depth in range(len(stack) - 1, -1, -1):
        under = stack[depth]
        if not under.verbs and under is not top:
            del stack[depth + 1 :]
            governed = top.kind == "participle" and top.verbs and ready == top.verbs[-1] + 1
            if ready is not None and ready >= broke > start and not governed:
                for other in done:
                    if other is not under:
                        under.tokens += [k for k in other.tokens if ready <= k < i]
                        other.tokens = [k for k in other.tokens if not ready <= k < i]
            if under.kind == "verbless":
                under.kind = "main"
            return under
    if joint is not None and ready is not None and joint < broke <= ready and broke > ended:
        joint = None  # "500 shells or 300 rockets, the minister said"
    speaks = tokens[group.verbs[-1]].lemma.lower() in grammar.speech
    says = speaks and len(group.verbs) == 1
    if joint is not None and says and broke == i and joint < _apposed(tokens, broke, chunks) < broke:
        joint = ready = None  # "ore and bauxite, its minister, Juan Vela, said"
    if joint is not None and (ready is None or ready > joint):
        conj = _coordinate(stack, tokens, first if ready is None else None, grammar)
        clause = Open(conj.kind if conj.kind != "frame" else "main", None, conj.parent, conj)
        clause.antecedent = conj.antecedent
        clause.shared = ready is None
        clause.past = first.form == "participle" and len(group.verbs) == 1
        return _new(clause, joint, i, stack, done, top)
    resumed = _resumed(tokens, stack, chunks, grammar) if ready is None and joint is None else None
    behind = resumed is None and spoken and ready is None and joint is None and tokens[broke - 1].text == ","
    if behind and (not speaks or _apposed(tokens, broke, chunks) == broke):
        resumed = _described(top, chunks, broke)
    if resumed is None and top.kind == "participle" and joint is None and broke <= ended:
        resumed = _interrupted(tokens, stack, chunks, grammar)
    if resumed is not None:
        holder, begin = resumed
        clause = Open("complement", None, parent=holder)
        clause.tokens = [k for k in holder.tokens if k >= begin]
        holder.tokens = [k for k in holder.tokens if k < begin]
        done.append(clause)
        stack.append(clause)
        return clause
    if ready is None and joint is None:
        if _contact(top, chunks, done):
            return top
        told = _contact_told(top, chunks)
        if told is not None:
            done.append(told)
            stack[-1] = told
            return told
    if ready is None:
        if broke > ended and i <= broke + 2:
            clause = Open("frame" if says else "main", None)
            if says:
                _govern(done, clause)
                broke = _apposed(tokens, broke, chunks)
            return _new(clause, broke, i, stack, done, top)
        if first.form == "finite" and top.verbs and joint is None and _passive(first):
            clause = Open("participle", None, parent=top, shared=True)  # "above the $240m assumed so far"
            done.append(clause)
            stack.append(clause)
            return clause
        return top
    clause = Open("complement", None, parent=top)
    if broke > ended and tokens[broke - 1].text in _CLOSERS | QUOTES:
        clause = Open("main", None)
        after = tokens[stop] if stop < end else None
        if tokens[group.verbs[-1]].lemma.lower() in grammar.speech and (
            after is None or after.lower not in ("that", "it", "they", "he", "she")
        ):
            clause.kind = "frame"
            _govern(done, clause)
    return _new(clause, ready, i, stack, done, top)


def _passive(token: Token) -> bool:
    """Whether a past tense has the form of a participle: "assumed", "sent", "brought"."""
    return token.pos == "verb" and (token.lower.endswith("ed") or "VVN" in tagger("en").possible(token.lower))


def _reported(tokens: Sequence[Token], i: int, end: int, chunks: Sequence[Draft], grammar: Grammar) -> bool:
    """Whether a verb right behind a comma has who says it behind it: "…, reports AP.", "…, said the secretary in the area where …"."""
    lemma = tokens[i].lemma.lower()
    if (
        tokens[i].form != "finite"
        or tokens[i - 1].text != ","
        or lemma not in grammar.speech
        or lemma == "tell"
    ):
        return False
    place = sentence_chunk(chunks, i + 1)
    if (
        place is None
        or chunks[place].start != i + 1
        or chunks[place].prep is not None
        or chunks[place].pronoun
    ):
        return False
    head, stop = tokens[chunks[place].head], chunks[place].end
    if head.pos not in ("name", "noun") or any(token.pos == "num" for token in tokens[i + 1 : stop]):
        return False
    after = tokens[stop] if stop < end else None
    return after is None or after.text in (",", ".", ";", "–", "—") or after.pos in ("adp", "adv", "punct")


def _apposed(tokens: Sequence[Token], broke: int, chunks: Sequence[Draft]) -> int:
    """Where the subject begins of which an apposition has ended: ", Peru's envoy, Juan Vela, told"; else the place given."""
    place = sentence_chunk(chunks, broke - 2)
    while place and chunks[place].prep is not None and chunks[place - 1].end == chunks[place].prep:
        place -= 1  # ", Juan Vela, an envoy | of the ministry, told"
    if place is None or chunks[place].link != "apposition" or tokens[chunks[place].start - 1].text != ",":
        return broke
    begin = chunks[place].start - 1
    while begin > 0 and tokens[begin - 1].text not in BREAKS and tokens[begin - 1].pos not in VERBS:
        begin -= 1
    return begin if begin and tokens[begin - 1].text == "," and tokens[begin].pos != "adp" else broke


def _resumed(
    tokens: Sequence[Token], stack: Sequence[Open], chunks: Sequence[Draft], grammar: Grammar
) -> tuple[Open, int] | None:
    """After "officials said the North, which has oil, would": the clause that holds the antecedent, and where that starts."""
    for depth in range(len(stack) - 1, 0, -1):
        top = stack[depth]
        if top.kind not in ("relative", "participle", "infinitive") or not top.verbs:
            return None
        if top.antecedent is None:
            continue
        begin = chunks[top.antecedent].start
        holder = next((clause for clause in stack[:depth] if begin in clause.tokens), None)
        if holder is not None and holder.verbs and holder.verbs[-1] < begin:
            told = tokens[holder.verbs[-1]].lemma.lower() in grammar.speech
            return (holder, begin) if told else None
    return None


def _described(top: Open, chunks: Sequence[Draft], broke: int) -> tuple[Open, int] | None:
    """After "said the first batch, worth $3 million, had": the clause of "said", and where what is said starts."""
    begin = top.verbs[-1] + 1
    whole = top.kind != "frame" and any(
        chunk.start == begin and chunk.prep is None and chunk.end < broke - 1 for chunk in chunks
    )
    return (top, begin) if whole and begin in top.tokens else None


def _contact(top: Open, chunks: Sequence[Draft], done: list[Open]) -> bool:
    """Part "the North buys" from "the oil the North buys is dear": two chunks side by side, then two verbs."""
    held = set(top.tokens)
    for n in range(1, len(chunks)):
        one, other = chunks[n - 1], chunks[n]
        if other.end > top.verbs[0]:
            break
        beside = (
            one.end == other.start
            and one.prep is None
            and other.prep is None
            and other.of is None
            and one.of != n
        )
        if (
            beside
            and not one.pronoun
            and one.head in held
            and other.head in held
            and top.verbs[0] - other.end <= 1
        ):
            inner = Open("relative", None, top, antecedent=n - 1)
            inner.tokens = [i for i in top.tokens if i >= other.start]
            inner.verbs, top.verbs = top.verbs, []
            top.tokens = [i for i in top.tokens if i < other.start]
            done.append(inner)
            return True
    return False


def _contact_told(top: Open, chunks: Sequence[Draft]) -> Open | None:
    """Part "the numbers" from "he said the numbers he saw were low": the subject of what is said, with a clause about it."""
    holder = top.parent
    if (
        top.kind != "complement"
        or top.marker is not None
        or holder is None
        or not holder.verbs
        or not top.tokens
    ):
        return None
    for n, chunk in enumerate(chunks):
        if (
            chunk.end == top.tokens[0]
            and chunk.prep is None
            and not chunk.pronoun
            and chunk.start > holder.verbs[-1]
        ):
            if chunk.start not in holder.tokens:
                return None
            top.kind, top.antecedent = "relative", n
            told = Open("complement", None, holder)
            told.tokens = [i for i in holder.tokens if i >= chunk.start]
            holder.tokens = [i for i in holder.tokens if i < chunk.start]
            top.parent = told
            return told
    return None


def _interrupted(
    tokens: Sequence[Token], stack: Sequence[Open], chunks: Sequence[Draft], grammar: Grammar
) -> tuple[Open, int] | None:
    """After "he said the date for cutting the steel would": the clause of "said", and where its complement starts."""
    top = stack[-1]
    if len(stack) < 2 or not top.verbs or not stack[-2].verbs:
        return None
    holder = stack[-2]
    if tokens[holder.verbs[-1]].lemma.lower() not in grammar.speech:
        return None
    if tokens[top.verbs[0] - 1].text == "," and tokens[top.verbs[-1]].lemma.lower() in grammar.speech:
        return None  # "endorsed the plan, saying she had"
    begin = None
    for chunk in chunks:
        if chunk.start >= top.verbs[0]:
            break
        if chunk.start > holder.verbs[-1] and chunk.prep is None and begin is None:
            begin = chunk.start
    return None if begin is None or begin not in holder.tokens else (holder, begin)


def _second_past(tokens: Sequence[Token], i: int, joint: int, top: Open, end: int) -> bool:
    """Whether what may be a participle is a second past tense with an object of its own: "pledged aid and dedicated $5 billion"."""
    if (
        tokens[i].form != "participle"
        or i - joint > 2
        or not top.verbs
        or top.kind in ("participle", "infinitive")
    ):
        return False
    first = tokens[top.verbs[0]]
    if first.pos != "verb" or first.form not in ("finite", "participle") or i + 1 >= end:
        return False
    follows = tokens[i + 1]
    return follows.pos in ("det", "num", "other", "pron", "name")


def _finite_needed(tokens: Sequence[Token], i: int, stop: int, top: Open, end: int) -> bool:
    """Whether a participle must be a past tense: its clause has no verb and none follows."""
    if tokens[i].form == "gerund" or not top.tokens:
        return False
    return not any(tokens[at].form == "finite" or tokens[at].pos == "modal" for at in range(stop, end))


def _coordinate(stack: Sequence[Open], tokens: Sequence[Token], verb: Token | None, grammar: Grammar) -> Open:
    """The clause that one without a subject of its own is joined to: the innermost with a verb of the same form, else the innermost.

    What is said goes on, unless the second verb says something itself: "said it was poor and wanted aid", "said it was poor and added …".
    """
    fit = [clause for clause in reversed(stack) if clause.kind not in ("participle", "infinitive")]
    if fit and fit[0].kind == "complement" and verb is not None and verb.lemma.lower() not in grammar.speech:
        return fit[0]
    if verb is not None and verb.tag.startswith("VV"):
        for clause in fit:
            if clause.verbs and tokens[clause.verbs[0]].tag == verb.tag:
                return clause
    return fit[0] if fit else stack[-1]


def _govern(done: Sequence[Open], frame: Open) -> None:
    """A frame ("…, he said") governs the main clauses before it."""
    for other in done:
        if other.parent is None and other.kind in ("main", "verbless") and other.verbs:
            other.parent = frame


def _new(clause: Open, begin: int, i: int, stack: list[Open], done: list[Open], top: Open) -> Open:
    moved = [k for k in top.tokens if k >= begin]
    top.tokens = [k for k in top.tokens if k < begin]
    for other in stack:
        if other is not top:
            moved += [k for k in other.tokens if begin <= k < i]
            other.tokens = [k for k in other.tokens if k < begin or k >= i]
    clause.tokens.extend(sorted(moved))
    done.append(clause)
    while stack and clause.conj is not None and stack[-1] is not clause.conj and len(stack) > 1:
        stack.pop()
    if clause.kind == "frame" or clause.kind == "main":
        stack.clear()
    stack.append(clause)
    return clause


def _starts_anew(tokens: Sequence[Token], chunk: Draft, chunks: Sequence[Draft]) -> bool:
    """Whether a chunk that seems to share a preposition comes after ", and": "about its lapse, and the agency said"."""
    if chunk.conj is None or chunk.prep is None or chunk.prep >= chunks[chunk.conj].end:
        return False
    return tokens[chunk.start - 1].pos == "cconj" and tokens[chunk.start - 2].text == ","


def _subject_start(
    tokens: Sequence[Token], i: int, since: int, chunks: Sequence[Draft], spoken: bool
) -> int | None:
    """Where the noun chunk that can be the subject of the verb at `i` starts, after `since`; None where there is none.

    `spoken` says that a verb of saying stands before: what follows it is the clause said, and no object of its own.
    """
    for k in range(i - 1, max(since, i - 3) - 1, -1):
        if tokens[k].tag == "EX0":
            return k
    found = None
    for n in range(len(chunks) - 1, -1, -1):
        chunk = chunks[n]
        if chunk.start >= i:
            continue
        if chunk.start < since:
            break
        if chunk.start and tokens[chunk.start - 1].text in "([":
            continue  # "the Lake Policy Institute (LPI) said"
        if (chunk.prep is None or _starts_anew(tokens, chunk, chunks)) and chunk.link not in (
            "of",
            "possessive",
        ):
            found = n
            break
    if found is None:
        return None
    while True:
        chunk = chunks[found]
        back = chunk.conj if chunk.conj is not None else chunk.of if chunk.link == "apposition" else None
        if back is None or chunks[back].start < since or chunks[back].prep is not None:
            break
        if chunk.link == "apposition" and any(
            token.pos == "num" for token in tokens[chunks[back].start : chunks[back].end]
        ):
            break  # "will cost $80 million, its chair, Ana Roth, said"
        if chunk.conj is not None and not spoken and since > 0 and tokens[since - 1].pos in VERBS:
            break  # "has a roof and each wall carries": what stands before "and" is the object
        found = back
    begin = chunks[found].start
    for other in chunks:  # a possessive before it
        if other.link == "possessive" and other.of == found and other.start >= since:
            begin = min(begin, other.start)
    return begin
