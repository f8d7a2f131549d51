"""The answers of a page that is printed as question and answer, and who gives them.

Answers are told by their labels ("Frage:" and "Antwort:", "Q:" and "A:", the speakers' names), or stand behind paragraphs that only ask.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial

from countertrade.reading import lexicon
from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.phrases import phrase
from countertrade.reading.attribution.speakers import can_speak, standing
from countertrade.reading.attribution.types import Range
from countertrade.reading.document import Chunk, Document
from countertrade.reading.document.chunks import QUOTES
from countertrade.reading.namewords import name_words

_LABEL = 4  # tokens before the colon
_ROLE = 16  # tokens of a role in brackets before it
_QUESTION = 80  # tokens of a paragraph that only asks
_HEADED = 8  # tokens of a line that names who is quoted below
_LEAST = 2  # questions that make an interview
_CLOSING = frozenset("“”\"'’»«)]")
_HEAD = 15  # paragraphs in which the one who is asked is named
_ADDRESS = {
    "de": frozenset("Sie Ihnen Ihr Ihre Ihrer Ihrem Ihren Ihres".split()),
    "en": frozenset("you your yours".split()),
}
FIRST = {
    "de": frozenset(
        "ich mich mir mein meine meinem meinen meiner wir uns unser unsere unserem unseren unserer".split()
    ),
    "en": frozenset("i me my we us our mine ours".split()),
}
# before the name of who asks, or of who took a picture
_ASKED_BY = frozenset(
    (":", "by", "von", "führte", "führten", "conducted", "©", "foto", "bild", "photo", "image")
)
_BESIDE = 2  # lines beside that of a speech, in which the speaker may be named
_RARELY = 5  # of so many sentences, one speaks of oneself
_ENDS = frozenset(".!?")
_SHORT = 2  # sentences of a question without a mark
_QUESTIONS = ("question", "frage", "anfrage", "interpellation")
_POINT = re.compile(
    r"\(?(?:[a-z]|\d{1,2})[.)]\s|(?:zu\s+)?(?:frage|question|punkt|point)n?\s+\d", re.IGNORECASE
)
_ANSWER = frozenset(("antwort", "answer", "reply", "response"))
_ANSWERED = frozenset(("beantwortet", "answered"))  # by whom
_BY = frozenset(("von", "by"))
_TO_ASK = "To ask "  # how a question to a minister begins
_DASHES = frozenset(("-", "–", "—", "•"))
_AS_FOLLOWS = frozenset((("wie", "folgt"), ("as", "follows"), ("the", "following")))


def interview(analysed: Analysed) -> list[Draft]:
    """A Draft for each labelled answer in text order; none where a text is no interview or does not say who answers."""
    document = analysed.document
    paragraphs = _paragraphs(document)
    if sum(is_question(document, paragraph) for paragraph in paragraphs) < _LEAST:
        return []
    return [
        Draft("interview", "direct", "Speech", [span], "say", speaker=chunk, named=(chunk.start, chunk.end))
        for span, chunk in _labelled(document, paragraphs)
        if chunk is not None
    ]


def _paragraphs(document: Document) -> list[Range]:
    grouped = itertools.groupby(document.sentences, key=lambda sentence: sentence.paragraph)
    each = (list(sentences) for _, sentences in grouped)
    return [(sentences[0].start, sentences[-1].end) for sentences in each]


def is_question(document: Document, paragraph: Range) -> bool:
    """Whether a paragraph ends in a question."""
    at = paragraph[1] - 1
    while at > paragraph[0] and document.tokens[at].text in _CLOSING:
        at -= 1
    return document.tokens[at].text == "?" and paragraph[1] - paragraph[0] <= _QUESTION


def _asked(document: Document, paragraphs: Sequence[Range]) -> list[int]:
    """The paragraphs that ask: those that end in a question; where a dash opens such ones, all that a dash opens."""
    asked = [n for n, each in enumerate(paragraphs) if each[1] - each[0] > 2 and is_question(document, each)]
    dashed = [n for n, (start, _) in enumerate(paragraphs) if document.tokens[start].text in _DASHES]
    return dashed if len({*asked} & {*dashed}) >= max(_LEAST, len(asked) // 2) else asked


def _label(document: Document, paragraph: Range) -> Range | None:
    """The words before a colon that opens a paragraph."""
    start, end = paragraph
    for at in range(start, min(start + _LABEL + 1, end - 1)):
        token = document.tokens[at]
        if token.text == ":":
            return (start, at) if at > start else None
        if token.text == "(" and at > start:  # "Ana Roth (head of trade): …"
            inside = range(at, min(at + _ROLE, end - 1))
            close = next((k for k in inside if document.tokens[k].text == ")"), None)
            return (start, at) if close is not None and document.tokens[close + 1].text == ":" else None
        if not token.text[0].isalpha() or not (token.text[0].isupper() or at > start):
            return None
    return None


def _labelled(document: Document, paragraphs: Sequence[Range]) -> Iterator[tuple[Range, Chunk | None]]:
    """Answers behind labels. Who mostly asks is the interviewer; what has no label goes on in the voice before it."""
    words = lexicon.sources(document.language)
    labels = [_label(document, paragraph) for paragraph in paragraphs]
    names = [" ".join(token.lower for token in document.tokens[slice(*(each or (0, 0)))]) for each in labels]
    said = Counter(name for name in names if name)
    asked = Counter(name for name, each in zip(names, paragraphs, strict=True) if is_question(document, each))
    often = {name for name, count in said.items() if count >= _LEAST}
    asks, replies = said.keys() & set(words.asks), said.keys() & set(words.answers)
    asking = asks | {name for name in often - replies if asked[name] * 2 > said[name]}
    shouted = _shouted(document, labels)
    shouted = shouted if shouted & often else set()
    answering = (replies | often | shouted | _once(document, paragraphs, labels)) - asking
    if sum(said[name] for name in asking) < _LEAST or not answering:
        return
    first = next(at for at, name in enumerate(names) if name in asking | answering)
    introduced = cache(partial(_introduced, document, paragraphs[:first]))
    speaker: Chunk | None = None
    going_on = False
    for at, (name, each, (start, end)) in enumerate(zip(names, labels, paragraphs, strict=True)):
        if name in answering and each is not None:
            surname = None if name in words.answers else document.tokens[each[1] - 1].text
            colon = next(k for k in range(each[1], end) if document.tokens[k].text == ":")
            speaker = introduced(surname) or document.chunk_at(each[1] - 1)
            going_on, start = True, colon + 1
        elif at < first or name:
            going_on = False
        if going_on and start < end and not _signs(document, (start, end)):
            yield (start, end), speaker


def _shouted(document: Document, labels: Sequence[Range | None]) -> set[str]:
    """The labels in capitals, which in the transcript of a briefing are those of all who speak: "SENIOR OFFICIAL: …"."""
    words = [document.tokens[slice(*each)] for each in labels if each is not None]
    capitals = (each for each in words if all(t.text.isupper() for t in each) and len(each[-1].text) > 1)
    return {" ".join(token.lower for token in each) for each in capitals}


def _once(document: Document, paragraphs: Sequence[Range], labels: Sequence[Range | None]) -> set[str]:
    """The labels behind a question that name the one who is asked, however often: "Roth: …", and below it only "A: …"."""
    found: set[str] = set()
    tried: set[str] = set()
    for number, each in enumerate(labels):
        surname = document.tokens[each[1] - 1].lower if each is not None else ""
        if (
            each is None
            or not number
            or surname in tried
            or not is_question(document, paragraphs[number - 1])
        ):
            continue
        tried.add(surname)
        asked = interviewee(document, paragraphs[number - 1][0])
        if asked is not None and document.tokens[asked.end - 1].lower == surname:
            found.add(" ".join(token.lower for token in document.tokens[slice(*each)]))
    return found


def _signs(document: Document, paragraph: Range) -> bool:
    """Whether a paragraph only says who asked: "Die Fragen stellte …", or a name alone at the end."""
    words = document.tokens[slice(*paragraph)]
    if any(pair in _CREDITS for pair in itertools.pairwise(token.lower for token in words)):
        return len(words) <= _ROLE
    last = paragraph[1] == len(document.tokens)
    return last and 1 < len(words) <= _LABEL and all(token.pos == "name" for token in words)


def _introduced(document: Document, before: Sequence[Range], surname: str | None) -> Chunk | None:
    """The full name of who answers in the text before the questions: the one with a surname, else the one who is asked."""
    if not before:
        return None
    limit = before[-1][1]
    if surname is None:
        return interviewee(document, limit)
    opening = reversed(document.chunks_between(0, limit))
    called = (c for c in opening if any(t.text == surname for t in document.words(c)))
    return next((c for c in called if standing(document, c) in ("name", "person")), None)


def answers(analysed: Analysed) -> list[Draft]:
    """A Draft for each paragraph that answers a question of an interview.

    An interview addresses somebody whom its head names, and is answered in the first person or has at least asked for it by name.
    What follows a question is an answer; of what stands between two questions, a short paragraph without a first person in the
    middle is a question without a mark; where it is open who speaks, the Draft is not sure.
    """
    document = analysed.document
    bounds = _paragraphs(document)
    asked = _asked(document, bounds)
    if len(asked) > _LEAST and _is_title(document, bounds[asked[0]]):
        del asked[0]  # "Strom für alle?"
    if len(asked) < _LEAST:
        return []
    found = interviewee(document, bounds[asked[0]][0])
    if found is None or not _addressed(analysed, bounds, asked, found):
        return []
    surname = document.tokens[found.end - 1].lower
    named = phrase(document, found, found.end)
    made: list[Draft] = []
    marked = _marked(document, bounds, asked)  # what stands in no quotation marks is the paper's
    for number, last in itertools.pairwise((*asked, len(bounds))):
        between = bounds[number + 1 : last]
        for step, (start, end) in enumerate(between):
            if marked and document.tokens[start].text not in QUOTES:
                continue
            label = _label(document, (start, end))
            own = label is not None and document.tokens[label[1] - 1].lower == surname
            if own:  # "Ana Roth: …"
                start = 1 + next(at for at in range(start, end) if document.tokens[at].text == ":")
            words = {token.lower for token in document.tokens[start:end]}
            if surname in words or _signs(document, (start, end)):
                break  # told about the one who was asked
            first = own or not words.isdisjoint(FIRST[document.language])
            sentences = document.sentence_of[end - 1] - document.sentence_of[start] + 1
            if not first and step % 2 and step + 1 < len(between) and sentences <= _SHORT:
                continue
            sure = first or step == 0 or (step % 2 == 0 and last < len(bounds))
            item = Draft("interview.reply", "direct", "Speech", [analysed.bare(start, end)], "say", sure=sure)
            item.speaker, item.named = found, named
            made.append(item)
    return made


def replies(analysed: Analysed) -> list[Draft]:
    """A Draft for each paragraph of what an office answers in writing, its questions aside.

    A record says that it is one: a line without a verb names the question ("Written question No. 5", "Anfrage der Abgeordneten N, beantwortet
    von Minister M") or a question stands right above "Antwort der Staatssekretärin N"; or points or questions follow "the Minister replies
    as follows". An answer that a page only tells of is none.
    """
    document = analysed.document
    bounds = _paragraphs(document)
    made: list[Draft] = []
    speaker: Chunk | None = None
    record = False
    for number, each in enumerate(bounds):
        heading = _is_heading(document, each)
        if document.text[document.tokens[each[0]].start :].startswith(_TO_ASK):
            speaker, heading, record = None, False, True  # the next question on record
        record = record or (heading and _names_question(document, each))
        found: Chunk | None = None
        start, label = each[0], _label(document, each) if record and not heading else None
        called = document.chunk_at(label[1] - 1) if label is not None else None
        if label is not None and number:
            colon = next(at for at in range(label[1], each[1]) if document.tokens[at].text == ":")
            asking = document.text[document.tokens[colon + 1].start :].startswith(_TO_ASK)
            named = called is not None and is_named(document, called) and not asking
            # "Hon. Karl Roth: I refer the Honourable Member to …"
            speaker, start = (called, colon + 1) if named else (None, start)
        if heading and (record or (number > 0 and is_question(document, bounds[number - 1]))):
            alone = each[1] - each[0] == 1 and document.tokens[each[0]].lower in _ANSWER
            goes_on = (alone or document.tokens[each[1] - 1].lower in _BY) and number + 1 < len(bounds)
            below = goes_on and (not alone or _is_heading(document, bounds[number + 1]))
            found = _answering(document, (each[0], bounds[number + below][1]))
        elif number < _HEAD and all(
            is_question(document, at) or _is_point(document, at) for at in bounds[number + 1 : number + 2]
        ):
            found = _stating(document, each) if number + 1 < len(bounds) else None
        if found is not None:
            speaker = found
        elif speaker is not None and not is_question(document, each):
            content = [(start, each[1])]
            item = Draft("interview.official", "free_indirect", "Writing", content, "say", speaker=speaker)
            item.named = phrase(document, speaker, document.sentence_at(speaker.start).end)
            made.append(item)
    return made


def addresses(analysed: Analysed) -> list[Draft]:
    """A Draft for what somebody is printed to say under a line that says so, in the first person.

    The line has no verb ("Rede von Kanzlerin Ana Roth", "Remarks at the conference", with "Minister Ana Roth" in a line beside it, "Verteidigungsminister Jan
    Roth:", "The Minister for Trade (Mr. Jan Roth)"), or ends in one of saying: "Dazu erklärte Ministerin Roth heute:". A text that names the
    speaker again tells of the speech and is none.
    """
    document = analysed.document
    lines = _lines(document)
    heads = [(n, found) for n in range(len(lines)) if (found := _heads(document, lines, n)) is not None]
    made: list[Draft] = []
    for (number, chunk), (after, _) in itertools.pairwise((*heads, (len(lines), None))):
        assert chunk is not None
        if number + 1 == after:
            continue
        content = (lines[number + 1][0], lines[after - 1][1])
        grouped = itertools.groupby(range(*content), key=lambda at: document.sentence_of[at])
        sentences = ([document.tokens[at] for at in each] for _, each in grouped)
        words = [
            {token.lower for token in each}
            for each in sentences
            if each[-1].text in _ENDS or any(token.finite for token in each)
        ]
        surname = document.tokens[chunk.end - 1].lower
        own = sum(not FIRST[document.language].isdisjoint(each) for each in words)
        told = not words or any(surname in each for each in words)
        if own * _RARELY >= len(words) and not told:
            item = Draft("tag.address", "direct", "Speech", [content], "say", speaker=chunk)
            item.named = phrase(document, chunk, chunk.end)
            made.append(item)
    return made


def _lines(document: Document) -> list[Range]:
    """The printed lines, as ranges of tokens."""
    bounds = [
        n
        for n, token in enumerate(document.tokens)
        if not n or "\n" in document.text[document.tokens[n - 1].end : token.start]
    ]
    return [*itertools.pairwise((*bounds, len(document.tokens)))]


def _heads(document: Document, lines: Sequence[Range], number: int) -> Chunk | None:
    """Whose speech follows a line."""
    start, end = lines[number]
    tokens = document.tokens[start:end]
    finite = any(token.form == "finite" for token in tokens)
    if tokens[-1].text == ":" and finite:
        return _declaring(document, (start, end))
    if len(tokens) > _ROLE or finite or any(token.pos == "num" for token in tokens):
        return None
    chunk = document.chunk_at(end - 2)
    if (
        chunk is not None
        and tokens[-1].text in (":", ")")
        and _offices(document, (start, min(start + 2, end)))
    ):
        whole = start <= chunk.start if tokens[-1].text == ")" else chunk.start == start
        return chunk if whole and is_named(document, chunk) else None
    spoken = lexicon.sources(document.language).addresses
    if number >= _HEAD or not any(token.base.lower() in spoken for token in tokens):
        return None
    if (found := _named_in(document, (start, end), alone=False)) is not None:
        return found
    beside = lines[max(0, number - _BESIDE) : number + _BESIDE + 1]
    named = (_named_in(document, line, alone=True) for line in beside)
    return next((each for each in named if each is not None), None)


def _declaring(document: Document, line: Range) -> Chunk | None:
    """Who says what follows a line that ends in "erklärte Ministerin Ana Roth heute:"."""
    nothing = line[1] >= len(document.tokens) or document.tokens[line[1]].text in QUOTES
    clause = document.clause_at(line[0])
    verb, subject = (None, None) if clause is None else (clause.verb, document.chunk(clause.subject))
    if nothing or verb is None or subject is None or subject.pronoun:
        return None
    said = verb.lemma in lexicon.speech(document.language).verbs and is_named(document, subject)
    return subject if said else None


def _named_in(document: Document, line: Range, *, alone: bool) -> Chunk | None:
    """The one person with an office whom a line names; `alone`, where it names nobody and nothing else."""
    start, end = line
    if end - start > _ROLE or any(token.form == "finite" for token in document.tokens[start:end]):
        return None
    office = _offices(document, line)
    named = [
        each
        for each in document.chunks
        if start + (not alone) <= each.start < end and office and is_named(document, each)
    ]
    named = [
        each
        for each in named
        if alone or each.link == "apposition" or _offices(document, (each.start, each.end))
    ]
    first = named[0] if named else None
    if first is None or (first.end < end and document.tokens[first.end].pos == "cconj"):
        return None  # "by Minister Roth and Minister Berg"
    return first if not alone or first.start <= start + _BESIDE else None


def is_named(document: Document, chunk: Chunk) -> bool:
    """Whether a chunk names a person in full or with an office."""
    names = sum(token.pos == "name" for token in document.words(chunk))
    last = document.tokens[chunk.end - 1].pos == "name"
    full = names > 1 or (names == 1 and _offices(document, (chunk.start, chunk.end)))
    return last and full and standing(document, chunk) in ("name", "person")


def _offices(document: Document, words: Range) -> bool:
    """Whether some words name an office or trade."""
    names = name_words(document.language)
    return any(names.person(word) for t in document.tokens[slice(*words)] for word in (t.base, t.lower))


def _names_question(document: Document, paragraph: Range) -> bool:
    """Whether a paragraph names a question or, in a German compound, an inquiry."""
    return any(token.base.startswith(_QUESTIONS) for token in document.tokens[slice(*paragraph)])


def _answering(document: Document, heading: Range) -> Chunk | None:
    """Who answers by a line without a verb: "Answer given by the Minister", "Anfrage …, beantwortet von Minister M", "Answer" above a name."""
    tokens, (start, end) = document.tokens, heading
    answered = (
        at for at in range(start, end - 1) if tokens[at].lower in _ANSWERED and tokens[at + 1].lower in _BY
    )
    behind = next(answered, start if tokens[start].lower in _ANSWER else None)
    if behind is None:
        return None
    after = (document.chunk_at(at) for at in range(behind + 1, min(behind + _LABEL, end)))
    return next((chunk for chunk in after if chunk is not None and can_speak(document, chunk)), None)


def _stating(document: Document, paragraph: Range) -> Chunk | None:
    """Who states what follows a paragraph that ends in "as follows", "wie folgt" or "the following"."""
    tokens, (start, end) = document.tokens, paragraph
    close = end - (not tokens[end - 1].text[0].isalnum())
    if tuple(token.lower for token in tokens[max(start, close - 2) : close]) not in _AS_FOLLOWS:
        return None
    said = lexicon.speech(document.language).verbs
    clauses = map(document.clause, dict.fromkeys(document.clause_of[start:end]))
    told = (each for each in clauses if each is not None and start <= each.start and each.verb is not None)
    subjects = (document.chunk(each.subject) for each in told if each.verb and each.verb.lemma in said)
    speaking = (each for each in subjects if each is not None and can_speak(document, each))
    return next((each for each in speaking if not each.pronoun), None)


def _is_heading(document: Document, paragraph: Range) -> bool:
    """Whether a paragraph has no verb."""
    return all(token.form != "finite" for token in document.tokens[slice(*paragraph)])


def _is_title(document: Document, paragraph: Range) -> bool:
    """Whether a question stands alone, without a verb, above all that names anybody."""
    opens = document.tokens[paragraph[0]].text not in _DASHES
    return opens and _is_heading(document, paragraph) and interviewee(document, paragraph[0]) is None


def _is_point(document: Document, paragraph: Range) -> bool:
    """Whether a paragraph begins with the number or letter of a point: "1.", "(a)", "Zu Frage 1", "Question 1"."""
    start, end = document.span(*paragraph)
    return _POINT.match(document.text, start, end) is not None


def headlined(found: list[Draft], made: list[Draft]) -> None:
    """Give direct speech without a frame above the first question to the one who is asked."""
    if not made or made[0].speaker is None:
        return
    for draft in found:
        if draft.rule == "direct.bare" and draft.content[0][0] < made[0].content[0][0]:
            draft.rule, draft.sure = "direct.interview", True
            draft.speaker, draft.named = made[0].speaker, made[0].named


def headed(analysed: Analysed, found: list[Draft]) -> None:
    """Give direct speech without a frame to whom the line above it names: "WHAT ROTH SAID", "Was Roth behauptet:"."""
    document = analysed.document
    paragraphs = _paragraphs(document)
    named = {after[0]: _quoted(document, before) for before, after in itertools.pairwise(paragraphs)}
    for draft in found:
        if draft.rule != "direct.bare" or not draft.content:
            continue
        start = draft.content[0][0]
        speaker = named.get(start, named.get(start - 1))
        if speaker is not None:
            draft.rule, draft.sure, draft.act = "direct.headed", True, "claim"
            draft.speaker, draft.named = speaker, phrase(document, speaker, start)


def _quoted(document: Document, paragraph: Range) -> Chunk | None:
    """Whose words follow a line such as "What Mr. Roth said" or "Was Roth behauptet:"."""
    start, end = paragraph
    if end - start > _HEADED or document.tokens[start].lower not in ("what", "was"):
        return None
    clause = document.clause_at(start)
    verb, subject = (None, None) if clause is None else (clause.verb, document.chunk(clause.subject))
    said = lexicon.speech(document.language).verbs
    whole = (
        verb is not None
        and verb.lemma in said
        and all(t.pos == "punct" for t in document.tokens[verb.main + 1 : end])
    )
    return (
        subject
        if whole and subject is not None and not subject.pronoun and can_speak(document, subject)
        else None
    )


def interviewee(document: Document, limit: int) -> Chunk | None:
    """Who is asked: the one person whom the text up to a token names in full and a question then calls upon, whom it names alone, or twice as
    often as any other."""
    tokens = document.tokens
    found: dict[str, Chunk] = {}
    for chunk in document.chunks:
        if chunk.start >= limit or document.sentence_at(chunk.start).paragraph > _HEAD:
            break
        names = [*itertools.takewhile(lambda token: token.pos == "name", reversed(document.words(chunk)))]
        if len(names) < 2 or tokens[chunk.start].depth or standing(document, chunk) not in ("name", "person"):
            continue
        announced = _announced(document, chunk.start)
        asking = tokens[chunk.start - 1].lower in _ASKED_BY or tokens[chunk.start].lower in _ASKED_BY
        shouted = any(name.text.isupper() and len(name.text) > 1 for name in names)
        if (asking or shouted) and not announced:
            continue
        found.setdefault(tokens[chunk.end - 1].lower, chunk)
    called = [name for name in found if _called_upon(document, name, limit)]
    if len(called) == 1:
        return found[called[0]]
    told = {name: chunk for name, chunk in found.items() if _is_told_of(document, chunk)}
    found = told or found  # a line without a verb is whose text it is: "Tomas Weir, MINSK"
    named = Counter(token.lower for token in tokens[:limit] if token.lower in found)
    often = named.most_common(2)
    if not often or (len(often) > 1 and often[0][1] < 2 * often[1][1]):
        return None
    return found[often[0][0]]


def _called_upon(document: Document, surname: str, limit: int) -> bool:
    """Whether a sentence from a token on opens or ends with somebody's title and name: "Frau Roth, reicht das?", "Is it enough, Mr Roth?"."""
    tokens, begins = document.tokens, {sentence.start for sentence in document.sentences}
    words = name_words(document.language)
    for at in range(max(limit, 2), len(tokens) - 1):
        title = tokens[at - 1]
        if tokens[at].lower == surname and (words.title(title.lower) or words.person(title.base)):
            opens = tokens[at + 1].text == "," and at - 1 in begins
            if opens or (tokens[at + 1].text == "?" and tokens[at - 2].text == ","):
                return True
    return False


def _is_told_of(document: Document, chunk: Chunk) -> bool:
    """Whether the sentence of a chunk has a verb, or announces it."""
    sentence = document.sentence_at(chunk.start)
    verbs = any(token.form == "finite" for token in document.tokens[sentence.start : sentence.end])
    return verbs or _announced(document, chunk.start)


def _announced(document: Document, at: int) -> bool:
    """Whether the words before a name say that it is asked: "IM INTERVIEW: ANA ROTH", "Interview mit Ana Roth"."""
    before = [token.lower for token in document.tokens[max(0, at - 3) : at] if token.text != ":"]
    return tuple(before[-2:]) in (("im", "interview"), ("interview", "mit"), ("interview", "with"))


_CREDITS = (("gespräch", "führte"), ("gespräch", "führten"), ("interview", ":"), ("interview", "führte"), ("interview", "von"),
    ("interview", "by"), ("interviewed", "by"), ("interview", "conducted"), ("fragen", "stellte"), ("interviewt", "von"))  # fmt: skip


def _credited(document: Document) -> bool:
    """Whether a page says that it is an interview: "Das Gespräch führte …", "Interview by …"."""
    pairs = itertools.pairwise(token.lower for token in document.tokens)
    return any(pair in _CREDITS for pair in pairs)


def _marked(document: Document, bounds: Sequence[Range], asked: Sequence[int]) -> bool:
    """Whether answers stand in quotation marks right behind their questions."""
    behind = [bounds[n + 1][0] for n in asked if n + 1 < len(bounds)]
    return sum(document.tokens[at].text in QUOTES for at in behind) >= _LEAST


def _addressed(analysed: Analysed, bounds: list[Range], asked: list[int], found: Chunk) -> bool:
    """Whether the questions are put to somebody who answers for himself, or call the one named in the head."""
    document = analysed.document
    tokens = document.tokens
    surname = tokens[found.end - 1].lower
    begins = {sentence.start for sentence in document.sentences}
    places = [at for n in asked for at in range(*bounds[n])]
    address = any(tokens[at].text in _ADDRESS[document.language] and at not in begins for at in places)
    opening = {bounds[n][0] for n in asked}
    names = name_words(document.language)
    titled = (at for at in places if names.title(tokens[at - 1].lower) and at not in opening)
    called = any(tokens[at].lower == surname for at in titled)
    replies = (bounds[n + 1] for n in asked if n + 1 < len(bounds))
    own = FIRST[document.language]
    first = any(token.lower in own for start, end in replies for token in tokens[start:end])
    return called or (first and (address or _credited(document) or _marked(document, bounds, asked)))
