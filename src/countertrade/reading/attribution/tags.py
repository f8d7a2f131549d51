"""Names before a colon: a headline ("Graham: …"), and the turns of an interview ("Q: …", "LEE: …")."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from countertrade.reading import lexicon
from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.interviews import FIRST, is_named, is_question
from countertrade.reading.attribution.speakers import standing
from countertrade.reading.attribution.types import Range
from countertrade.reading.document import Chunk, Document
from countertrade.reading.document.building import dateline
from countertrade.reading.document.chunks import QUOTES
from countertrade.reading.document.grammar import grammar
from countertrade.reading.namewords import name_words
from countertrade.tables import tables

_LONGEST = 6  # tokens of a tag
_INTERJECTION = re.compile(r"\(([^()\[\]:\n]{3,60}) \[[^\[\]\n]{1,40}\]: ([^()\n]{3,300})\)")
_ROLE = 16  # tokens of it with a role in brackets
_CLAIM = 5  # sentences of a claim
_TURNS = 3  # tags that make an interview


def tags(analysed: Analysed, found: Sequence[Draft]) -> list[Draft]:
    """A Draft for a headline with its speaker, and one for each turn of an interview or of questions and answers on record.

    `found`: what else is said; quotations in a turn are of the one it names, and an answer that is told is of who gives it there.
    """
    document = analysed.document
    labels = lexicon.sources(document.language)
    tagged: list[tuple[int, Range, Chunk | None]] = []
    made: list[Draft] = [] if (behind := _signed(analysed)) is None else [behind]
    for number, sentence in enumerate(document.sentences):
        if number and document.sentences[number - 1].paragraph == sentence.paragraph:
            continue
        tag = _tag(analysed, sentence.start, sentence.end)
        words = document.tokens[sentence.start : sentence.end]
        if tag is not None and dateline(words, len(words), grammar(document.language)):
            continue  # "LIMA: Minister Ana Roth said"
        if tag is not None and _label(document, sentence.start, tag[0], labels.claims) is None:
            tagged.append((number, (sentence.start, tag[0]), tag[1]))
    if not tagged:
        return made
    # "Hon. Ruth Roth (Government Leader)" and "Senator Roth" are one
    names = Counter(document.tokens[called(document, *tag)[1] - 1].lower for _, tag, _ in tagged)
    talk = len(tagged) >= _TURNS and len(names) >= 2 and max(names.values()) >= 2
    ends = {sentence.paragraph: sentence.end for sentence in document.sentences}
    for number, (start, colon), chunk in tagged:
        sentence = document.sentences[number]
        end = sentence.end
        turns = talk or _answers(document, number, (start, colon), chunk)
        turns = turns or _speaks(document, chunk, (colon + 1, ends[sentence.paragraph]))
        if turns:
            end = ends[sentence.paragraph]
        elif sentence.paragraph > 0:
            continue
        content = (colon + 1, end if turns else analysed.bare_end(colon + 1, end))
        if content[1] - content[0] < 3 or (analysed.in_free[colon + 1] and not turns):
            continue
        if turns:
            said = (draft for draft in found if draft.content and draft.content[0][0] < end)
            inner = [draft for draft in said if content[0] < draft.content[-1][1]]
            if document.tokens[colon + 1].text in QUOTES and chunk is not None:
                _quoted(inner, chunk)
                continue
            if document.tokens[start].lower in labels.answers and colon == start + 1:
                record = [*_recorded(document, inner, content)]
                made += record
                if record:
                    continue
        rule = "tag.turn" if turns else "tag.headline"
        item = Draft(
            rule, "direct" if turns else "indirect", "Speech" if turns else "SW", [content], "say", sure=turns
        )
        item.cue, item.frame, item.speaker, item.named = (colon,), [(start, colon + 1)], chunk, (start, colon)
        made.append(item)
    return made


def _answers(document: Document, number: int, tag: Range, chunk: Chunk | None) -> bool:
    """Whether a label names who answers the question right above, which has a label of its own: "Question: …?", "Ana Roth: …"."""
    if not number or chunk is None or standing(document, chunk) not in ("name", "person"):
        return False
    above = document.sentences[number - 1]
    before = itertools.takewhile(
        lambda n: document.sentences[n].paragraph == above.paragraph, range(number - 1, -1, -1)
    )
    first = document.sentences[[*before][-1]]
    asked = _colon(document, first.start, first.end)
    other = asked is not None and document.tokens[asked - 1].lower != document.tokens[tag[1] - 1].lower
    return other and is_question(document, (first.start, above.end))


def _speaks(document: Document, chunk: Chunk | None, content: Range) -> bool:
    """Whether a label names a person who speaks of himself behind it: "Ana Roth: We lost 12 tanks. They …"."""
    if chunk is None or not is_named(document, chunk) or document.printed(chunk).lower() in lexicon.towns():
        return False
    words = document.tokens[slice(*content)]
    return any(token.lower in FIRST[document.language] and not token.depth for token in words)


def credited(analysed: Analysed) -> Iterator[Draft]:
    """A Draft for each table under which a line says whose figures they are: "Source: Ministry of Trade"."""
    document = analysed.document
    starts = [token.start for token in document.tokens]
    for table in tables(document.text):
        if table.source is None:
            continue
        named = bisect_left(starts, table.source[0]), bisect_left(starts, table.source[1])
        chunk = next((c for c in map(document.chunk_at, range(*named)) if c is not None), None)
        rows = [(bisect_left(starts, row[0][0]), bisect_left(starts, row[-1][1])) for row in table.rows]
        draft = Draft("tag.table", "indirect", "SW", rows, "say", speaker=chunk, named=analysed.bare(*named))
        draft.cue, draft.frame = (named[0],), [named]
        if chunk is not None:
            yield draft


def interjected(analysed: Analysed) -> Iterator[Draft]:
    """A Draft for each interjection in the minutes of a parliament: "(Anna Berg [SPD]: Nur 40 in zwei Jahren!)"."""
    document = analysed.document
    starts = [token.start for token in document.tokens]
    for match in _INTERJECTION.finditer(document.text):
        first, colon = bisect_left(starts, match.start(1)), bisect_left(starts, match.end(1))
        begin, end = bisect_left(starts, match.start(2)), bisect_left(starts, match.end(2))
        speaker = document.chunk_at(colon - 1)
        if speaker is not None and standing(document, speaker) in ("name", "person") and begin < end:
            yield Draft(
                "tag.interjection", "direct", "Speech", [(begin, end)], "say", cue=(begin - 1,),
                frame=[(first, begin)], speaker=speaker, named=(first, colon),
            )  # fmt: skip


def claimed(analysed: Analysed, found: Sequence[Draft]) -> list[Draft]:
    """A Draft for each claim that a page labels as one, as fact checks do: "CLAIM: …", "Roth's claim: …", "Behauptung: …".

    It is of whom the label names, else of nobody; a quotation behind the label that nobody is named for, in `found`, is that claim.
    """
    document = analysed.document
    tokens, labels = document.tokens, lexicon.sources(document.language).claims
    quoted = {draft.content[0][0]: draft for draft in found if draft.kind == "direct"}
    made: list[Draft] = []
    for number, (start, end, paragraph) in enumerate(document.sentences):
        if number and document.sentences[number - 1].paragraph == paragraph:
            continue
        near = range(start + 1, min(start + _LONGEST + 1, end))
        colon = next((at for at in near if tokens[at].text == ":"), None)
        word = None if colon is None else _label(document, start, colon, labels)
        if colon is None or word is None:
            continue
        chunks = (document.chunks[n] for n in dict.fromkeys(document.chunk_of[start:colon]) if n >= 0)
        whose = (chunk for chunk in chunks if not chunk.start <= word < chunk.end)
        speaker = next((chunk for chunk in whose if standing(document, chunk) != "thing"), None)
        draft = quoted.get(colon + 1)
        if draft is None:
            draft = Draft("tag.claim", "indirect", "SW", [(colon + 1, _told_to(document, number))])
            made.append(draft)
        elif draft.named is not None and not start <= draft.named[0] < colon:
            continue  # "CLAIM: “…,” said Roth"
        draft.rule, draft.act, draft.sure = "tag.claim", "claim", True
        draft.cue, draft.frame, draft.speaker = (word,), [(start, colon + 1)], speaker
        draft.named = None if speaker is None else analysed.named(speaker, None, colon)
    return made


def _told_to(document: Document, number: int) -> int:
    """Where what is labelled ends: with its paragraph, or before a sentence that has a label of its own."""
    first, *rest = document.sentences[number : number + _CLAIM]
    end = first.end
    for sentence in rest:
        opening = document.tokens[sentence.start : min(sentence.start + _LONGEST, sentence.end)]
        if sentence.paragraph != first.paragraph or any(token.text == ":" for token in opening):
            break
        end = sentence.end
    return end


def _label(document: Document, start: int, colon: int, labels: Sequence[str]) -> int | None:
    """The word among tokens before a colon that labels a claim, or the first of two, where no other verb stands there."""
    words = [token.base for token in document.tokens[start:colon]]
    pairs = [" ".join(pair) for pair in itertools.pairwise(words)]
    at = next(
        (
            n
            for n, said in enumerate(zip(words, [*pairs, ""], strict=True))
            if not set(labels).isdisjoint(said)
        ),
        None,
    )
    if at is None:
        return None
    label = range(at, at + 1 + (words[at] not in labels))
    verbs = any(document.tokens[start + n].verbal for n in range(len(words)) if n not in label)
    return None if verbs else start + at


_SECTION = "§"
_MINUTES = re.compile(r"\b(?:H[CL] Deb|Hansard|Written Answers?|House of (?:Commons|Lords))\b")
_TOP = 600  # code points at the head of a page


def speeches(analysed: Analysed) -> list[Draft]:
    """A Draft for each speech of a record in which a line of its own names who speaks: "§ Mr. Roth", "TOM ROTH:", and below it what he said.

    In the minutes of a parliament, which say that they are, the bare name is enough: "Ana Roth (Northfield)"; a title is where two lines have one.
    """
    document = analysed.document
    minutes = _MINUTES.search(document.text[:_TOP]) is not None
    lines = range(len(document.sentences))
    heads = [(n, chunk) for n in lines if (chunk := _heading(document, n, minutes=minutes)) is not None]
    names = Counter(document.printed(chunk).lower() for _, chunk in heads)
    titled = all(_titled(document, document.sentences[n].start) for n, _ in heads)
    few = 2 if minutes or titled else _TURNS
    if len(heads) < few or (max(names.values()) < 2 and not (minutes or titled)):
        return []
    made: list[Draft] = []
    parted = sorted({n for n, _ in heads} | {n for n in lines if _labels(document, n)})
    ends = dict(itertools.pairwise((*parted, len(lines))))
    for number, chunk in heads:
        line, end = document.sentences[number], ends[number]
        if number + 1 < end:
            content = [(document.sentences[number + 1].start, document.sentences[end - 1].end)]
            named = analysed.bare(chunk.start, line.end)
            item = Draft("tag.turn", "direct", "Speech", content, "say", speaker=chunk, named=named)
            item.cue, item.frame = (line.start,), [(line.start, line.end)]
            made.append(item)
    return made


def _labels(document: Document, number: int) -> bool:
    """Whether a line of few words ends in a colon: "Announcer:"."""
    line = document.sentences[number]
    return document.tokens[line.end - 1].text == ":" and line.end - line.start <= _LONGEST


def _titled(document: Document, at: int) -> bool:
    return name_words(document.language).title(document.tokens[at].lower)


def _heading(document: Document, number: int, *, minutes: bool) -> Chunk | None:
    """Who is named in a line of its own."""
    line, tokens = document.sentences[number], document.tokens
    alone = all(
        other < 0 or other >= len(document.sentences) or document.sentences[other].paragraph != line.paragraph
        for other in (number - 1, number + 1)
    )
    end = line.end - (tokens[line.end - 1].text == ":")
    words = [token for token in tokens[line.start : end] if token.text != _SECTION]
    if (
        not alone
        or not 2 <= len(words) <= _LONGEST
        or any(token.verbal or token.pos == "num" for token in words)
    ):
        return None
    chunk = document.chunk_at(end - 1)
    marked = tokens[line.start].text == _SECTION or _titled(document, line.start)
    marked = marked or all(token.text.isupper() for token in words)
    marked = marked or (end < line.end and chunk is not None and is_named(document, chunk))
    if minutes and all(token.capital or token.pos == "punct" for token in words):
        marked, chunk = True, document.chunk_at(line.start)
    return chunk if marked and chunk is not None and standing(document, chunk) in ("name", "person") else None


def _signed(analysed: Analysed) -> Draft | None:
    """A headline with its speaker behind a dash or colon: "300 tanks sent to Peru – minister", "300 Panzer für Peru: Institut"."""
    document = analysed.document
    tokens = document.tokens
    if not document.sentences:
        return None
    sentence = document.sentences[0]
    end = sentence.end
    mark = next((at for at in range(end - 2, max(end - _LONGEST, 3), -1) if tokens[at].text in _MARKS), None)
    if mark is None or tokens[end - 1].pos == "punct" or any(token.depth for token in tokens[mark:end]):
        return None
    chunk = document.chunk_at(mark + 1)
    if chunk is None or chunk.prep is not None or standing(document, chunk) not in _SIGNING:
        return None
    if any(token.verbal or token.pos in ("adp", "num") for token in tokens[mark + 1 : end]):
        return None
    return Draft(
        "tag.headline", "indirect", "SW", [(sentence.start, mark)], "say", False, (mark,), [(mark, end)], chunk,
        (mark + 1, end), sure=False,
    )  # fmt: skip


def recurring(analysed: Analysed, found: list[Draft]) -> None:
    """Make the speaker of a headline sure whom the text below has say something too."""
    document = analysed.document
    said = {
        word
        for draft in found
        if draft.named is not None and draft.rule != "tag.headline"
        for token in document.tokens[slice(*draft.named)]
        if token.text[0].isupper() or token.pos == "noun"
        for word in (token.lower, token.base)
    }
    for draft in found:
        if draft.rule == "tag.headline" and draft.speaker is not None:
            head = document.tokens[draft.speaker.head]
            topic = head.text in lexicon.names(document.language).places  # "Germany: …" says what it is about
            draft.sure = not topic and (head.lower in said or head.base in said)


_MARKS = frozenset(("–", "—", "-", "--", ":"))
_SIGNING = frozenset(("name", "person", "outlet", "body", "document"))


def _quoted(inner: Sequence[Draft], speaker: Chunk) -> None:
    """Give the quotations of a turn without a frame of their own to whom it names: "Answer Roth: «…» …, he added. «…»"."""
    for draft in inner:
        if draft.rule in ("direct.bare", "direct.colon", "direct.continued"):
            draft.speaker, draft.named, draft.sure = speaker, (speaker.start, speaker.end), True


def _recorded(document: Document, inner: Sequence[Draft], content: Range) -> Iterator[Draft]:
    """The rest of an answer for the one who first states something in it: "Answer: The minister replied that … Each had cost …"."""
    told = (draft for draft in inner if draft.kind != "direct" and draft.speaker is not None and draft.named)
    first = next((draft for draft in told if draft.speaker is not None and not draft.speaker.pronoun), None)
    if first is None:
        return
    spoken = {document.sentence_of[start] for draft in inner if draft.named for start, _ in draft.content}
    last = document.sentence_of[content[1] - 1]
    for number in range(document.sentence_of[content[0]], last + 1):
        sentence = document.sentences[number]
        if number not in spoken:
            yield Draft(
                "turn.record", "free_indirect", "SW", [(sentence.start, sentence.end)], "say", speaker=first.speaker,
                named=first.named, continues=first,
            )  # fmt: skip


def called(document: Document, start: int, colon: int) -> Range:
    """Who is named in a label, without the word that says what is labelled, and a party or place in brackets: "Answer Roth (Greens):"."""
    labels = lexicon.sources(document.language)
    tokens = document.tokens
    if tokens[start].lower in labels.asks + labels.answers and colon > start + 1:
        start += 1
    opening = next((at for at in range(start, colon) if tokens[at].text == "("), colon)
    return start, opening if tokens[colon - 1].text == ")" else colon


def _colon(document: Document, start: int, end: int) -> int | None:
    """The colon behind the few words that open a paragraph, and what stands in brackets behind them: "Hon. Ruth Roth (Government Leader): …"."""
    words = inside = 0
    for at in range(start, end):
        text = document.tokens[at].text
        if text == ":" and not inside:
            return at
        inside += (text == "(") - (text == ")")
        words += not inside
        if words > _LONGEST or at - start > _ROLE:
            return None
    return None


def _tag(analysed: Analysed, start: int, end: int) -> tuple[int, Chunk | None] | None:
    """The colon after the noun chunk that opens a paragraph, and that chunk."""
    document = analysed.document
    tokens = document.tokens
    colon = _colon(document, start, end)
    if colon is None or colon == start or colon + 2 >= end:
        return None
    letter = colon == start + 1 and len(tokens[start].text) == 1 and tokens[start].text.isupper()
    start, last = called(document, start, colon)
    if start == last:
        return None
    other = (
        token.verbal or token.pos in ("adp", "det") or token.text in "([" for token in tokens[start:last]
    )
    if not letter and any(other):
        return None
    chunk = document.chunk_at(last - 1)
    if letter:
        return colon, chunk
    signs = chunk is not None and standing(document, chunk) in _SIGNING
    return (colon, chunk) if signs and document.chunk_at(start) is not None else None
