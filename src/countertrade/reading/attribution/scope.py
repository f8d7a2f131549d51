"""Whose voice goes on: sentences that report nothing themselves but are still somebody's words, by their form or likely."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator

from countertrade.reading import lexicon
from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.frames import continuing
from countertrade.reading.attribution.origins import given_by
from countertrade.reading.attribution.predicates import preposition
from countertrade.reading.attribution.speakers import INDEFINITE, can_speak, standing
from countertrade.reading.attribution.types import Kind, Range
from countertrade.reading.document import Chunk, Clause, Document, Sentence

_STEPPING = frozenset("treten gehen wenden kommen".split())
_HEARERS = tuple(
    "Presse Medium Medien Mikrofon Mikrophon Kamera Journalist Öffentlichkeit Parlament Abgeordneter Abgeordnete Ausschuss Reporter".split()
)
_ATTITUDES = frozenset(
    "sein bleiben zeigen geben".split()
)  # "ist skeptisch", "zeigt sich besorgt", "gibt Entwarnung"
_NEAR = 14  # tokens of a sentence in which a word points back to its voice
_REACH = 2  # sentences back that a subjunctive may look for its voice


_NOBODY = Draft("scope.voice", "reported", "SW", [])


def carried(analysed: Analysed, found: list[Draft]) -> list[Draft]:
    """Drafts for sentences that go on with a voice: Konjunktiv I, "soll", "demnach"."""
    if not analysed.german:
        return []
    document = analysed.document
    by_sentence = analysed.by_sentence(found)
    for draft in found:
        for start, _ in draft.content:
            several = by_sentence.setdefault(document.sentence_of[start], [])
            if draft not in several:
                several.append(draft)
    more = [*_behind_marks(analysed, found), *_related(analysed, found)]
    words = continuing(document.language)
    voice: Draft | None = None
    heard = -9
    chain: Draft | None = None
    for number, sentence in enumerate(document.sentences):
        own = [draft for draft in by_sentence.get(number, []) if not draft.paper]
        form = _form(
            analysed, number, told=voice is not None and number - heard == 1 and voice.kind != "reported"
        )
        reach = _REACH if form == "subjunctive" else 1
        goes_on = form in ("subjunctive", "would", "plural") and voice is not None and number - heard <= reach
        if goes_on and all(draft.rule.startswith("predicate") for draft in own) and _retold(analysed, own):
            own = []
        if any(draft.frame or draft.cue for draft in own):
            speaking = [draft for draft in own if not draft.negated] or own  # not "Zahlen nannte sie nicht"
            voice = max(speaking, key=lambda d: (_cited(document, d), _leads(document, d), d.content[-1][1]))
            heard, chain = number, None
            continue
        near_words = range(sentence.start, min(sentence.start + _NEAR, sentence.end))
        points = (at for at in near_words if document.tokens[at].lower in words or _thereafter(analysed, at))
        pointer = next(points, None)
        written = _written(analysed, number - 1) if pointer is not None and number - heard != 1 else None
        if written is not None:
            voice, heard = written, number - 1
        if pointer is not None and not own and voice is not None and number - heard <= _REACH:
            around = (sentence.start, pointer), (pointer + 1, analysed.bare_end(pointer, sentence.end))
            content = [part for part in around if part[0] < part[1]]
            if content:  # and not "Demnach", where a page breaks off
                more.append(voice.voiced(
                    "scope.pointer", "indirect", content, cue=(pointer,), frame=[(pointer, pointer + 1)],
                    continues=voice if voice.content else None,
                ))  # fmt: skip
            heard, chain = number, None
            continue
        if own:
            voice = own[-1] if own[-1].named else voice
            heard, chain = number, None
            continue
        if form is None:
            chain = None
            heard_here = _heard(analysed, number)
            if heard_here is not None:
                voice, heard = heard_here, number
            continue
        near = voice is not None and number - heard <= (_REACH if form == "subjunctive" else 1)
        follows = number - heard == 1 and voice is not None and voice.kind != "reported"
        shown = form == "subjunctive" or (form == "plural" and follows)
        if form != "subjunctive" and not (near and voice is not None and (form != "hearsay" or voice.named)):
            chain = None
            continue
        source = voice if near else None
        if source is None and number:
            source = _heard(analysed, number - 1, any_verb=True)
            shown = shown and source is not None and source.sure
        start, end = _begins(analysed, sentence.start, sentence.end), sentence.end
        if chain is not None and chain.sure == shown and chain.kind == "indirect_free_indirect":
            chain.content[-1] = (chain.content[-1][0], end)
            heard = number
            continue
        kind: Kind = "free_indirect" if form == "hearsay" else "indirect_free_indirect"
        rule = "scope.hearsay" if form == "hearsay" else "scope.subjunctive"
        item = (source or _NOBODY).voiced(rule, kind, [(start, end)], sure=shown, continues=source)
        more.append(item)
        heard = number
        chain = item
    return more


def _related(analysed: Analysed, found: list[Draft]) -> Iterator[Draft]:
    """Drafts for relative clauses in the subjunctive, which are of who speaks before them: "Sie dankte dem Heer, das 40 Flüge begleitet habe"."""
    document = analysed.document
    told = [draft for draft in found if draft.kind != "reported" and draft.named is not None]
    held = {at for draft in told for start, end in draft.content for at in range(start, end)}
    speaking: dict[int, list[Draft]] = {}
    for draft in told:
        if draft.named is not None:
            speaking.setdefault(document.sentence_of[draft.named[0]], []).append(draft)
    for clause in document.clauses:
        start, verb = clause.start, clause.verb
        if clause.kind != "relative" or verb is None or verb.mood != "konjunktiv1" or start in held:
            continue
        before = (d for d in speaking.get(clause.sentence, ()) if d.named is not None and d.named[0] < start)
        spoken = [draft for draft in before if not draft.cue or draft.cue[0] < start]
        voice = spoken[-1] if spoken else _heard(analysed, clause.sentence)
        if voice is not None and voice.named is not None and voice.named[0] < start:
            end = max(each.end for each in (clause, *analysed.children.get(clause.index, ())))
            content = [analysed.bare(start, end)]
            yield voice.voiced("scope.subjunctive", "indirect_free_indirect", content)


def _behind_marks(analysed: Analysed, found: list[Draft]) -> Iterator[Draft]:
    """Drafts for what stands in the subjunctive behind a semicolon or colon: "…, teilte sie mit; der Preis sei fest", "Er lehnte ab: Es gebe …".

    It is of who speaks before the mark, or is the subject there.
    """
    document = analysed.document
    # what only sums up holds nothing: "Sie lehnte ab: Ihr Land habe selbst 40 Tote zu beklagen"
    indirect = (draft for draft in found if draft.kind != "reported")
    held = {at for draft in indirect for start, end in draft.content for at in range(start, end)}
    for number, sentence in enumerate(document.sentences):
        marks = [
            at
            for at in range(sentence.start + 1, sentence.end - 1)
            if document.tokens[at].text in ";:" and not document.tokens[at].depth
        ]
        for mark, end in itertools.pairwise((*marks, sentence.end)):
            clause = document.clause_at(mark + 1)
            verb = None if clause is None else clause.verb
            content = analysed.bare(mark + 1, end)
            if clause is None or verb is None or mark + 1 in held or content[0] >= content[1]:
                continue
            word = document.tokens[mark + 1 if verb.finite is None else verb.finite].lower
            instead = document.tokens[mark].text == ":" and (_second(word, clause) or _replaced(word, clause))
            if verb.mood != "konjunktiv1" and not instead:
                continue
            told = (draft for draft in found if draft.kind != "direct" or (draft.cue and draft.cue[0] < mark))
            spoken = [d for d in told if d.named is not None and sentence.start <= d.named[0] < mark]
            voice = spoken[-1] if spoken else _minded(analysed, number, mark)
            if voice is None:
                continue
            continues = voice if spoken else None
            yield voice.voiced("scope.subjunctive", "indirect_free_indirect", [content], continues=continues)


def _minded(analysed: Analysed, number: int, mark: int) -> Draft | None:
    """The voice of whoever is the last subject before a mark and can speak."""
    document = analysed.document
    last = document.clause_of[mark - 1]
    subjects = [c.subject for c in analysed.mains[number] if c.subject is not None and c.index <= last]
    return _voice(analysed, document.chunks[subjects[-1]], mark) if subjects else None


def _written(analysed: Analysed, number: int) -> Draft | None:
    """The voice of the one text that a sentence names: "Am Dienstag ist der Lagebericht der Anstalt erschienen. Demnach …"."""
    document = analysed.document
    if number < 0:
        return None
    start, end, _ = document.sentences[number]
    if (giver := _giver(document, number)) is not None:
        return _voice(analysed, giver, end)
    held = (document.chunks[n] for n in dict.fromkeys(document.chunk_of[start:end]) if n >= 0)
    texts = [chunk for chunk in held if standing(document, chunk) == "document"]
    return _voice(analysed, texts[0], end) if len(texts) == 1 else None


def _giver(document: Document, number: int) -> Chunk | None:
    """From whom a sentence says that figures come: "Die Zahlen stammen vom Ministerium. Danach …"."""
    clauses = (
        document.clauses[n]
        for n in dict.fromkeys(document.clause_of[slice(*document.sentences[number][:2])])
        if n >= 0
    )
    return next((source for clause in clauses if (source := given_by(document, clause)) is not None), None)


def _voice(analysed: Analysed, subject: Chunk, limit: int, *, sure: bool = True) -> Draft | None:
    """The voice of a subject that can speak."""
    if not can_speak(analysed.document, subject):
        return None
    named = analysed.named(subject, None, limit)
    return Draft("scope.voice", "reported", "SW", [], speaker=subject, named=named, sure=sure)


_OPENING = 7  # tokens of a sentence that show what it speaks of
_PARTS = {
    "en": frozenset(
        ("of it", "of them", "of these", "of those", "of this", "the remaining", "the rest", "the remainder")
    )
    | {"the other", "the others", "the balance"},
    "de": frozenset(("von ihnen", "von diesen", "die übrigen", "die anderen", "der rest", "den rest")),
}


_RECKONING = frozenset("also damit mithin somit folglich macht".split())


def parts(analysed: Analysed, found: list[Draft]) -> list[Draft]:
    """Drafts for sentences whose figure is a part of one reported before: "The other 40 …", "955 von ihnen …"."""
    document, german = analysed.document, analysed.german

    def goes_on(voice: Draft, number: int) -> bool:
        verb = analysed.mains[number][0].verb if analysed.mains[number] else None
        own = any(
            token.lower in _RECKONING for token in document.tokens[slice(*document.sentences[number][:2])]
        )
        own = own or (verb is not None and verb.mood == "konjunktiv2" and not verb.modals)
        if german and own:
            return False  # "Ein Sechstel davon ginge also nach Polen" is the paper's sum
        if german and voice.rule.startswith("scope.") and voice.rule != "scope.part":
            return False  # after a subjunctive, the indicative is the writer's
        start, end, _ = document.sentences[number]
        words = [token.lower for token in document.tokens[start:end]][:_OPENING]
        pairs = {" ".join(pair) for pair in itertools.pairwise(words)}
        return bool(pairs & _PARTS[document.language]) or "davon" in words or words[1:2] == ["others"]

    def counts(draft: Draft) -> bool:
        return any(document.counts(*part) for part in draft.content)

    told = (draft for draft in found if counts(draft) and (draft.kind != "direct" or not german))
    return _going_on(analysed, found, told, goes_on)


_ADDING = frozenset("also too additionally further addition exchange return".split())


def added(analysed: Analysed, found: list[Draft]) -> list[Draft]:
    """Drafts for English sentences that add a plan to one told right before: "Chile would also pay a fee of …".

    Only the narrator of a report knows what is; what would be, and is added to somebody's words, is that one's.
    """
    document = analysed.document

    def goes_on(voice: Draft, number: int) -> bool:
        start = document.sentences[number].start
        verb = analysed.mains[number][0].verb if analysed.mains[number] else None
        adds = any(token.lower in _ADDING for token in document.tokens[start : start + _NEAR])
        would = verb is not None and "would" in verb.modals
        planned = would or (verb is not None and not verb.passive and "be" in verb.modals)
        return adds and planned and not document.tokens[start].depth

    told = (draft for draft in found if draft.kind != "reported")
    return [] if analysed.german else _going_on(analysed, found, told, goes_on)


def _going_on(
    analysed: Analysed, found: list[Draft], told: Iterable[Draft], goes_on: Callable[[Draft, int], bool]
) -> list[Draft]:
    """Drafts for the sentences that go on with a voice of the sentence before, one of those told or one that went on itself."""
    document = analysed.document
    taken = {document.sentence_of[start] for draft in found for start, _ in (*draft.content, *draft.frame)}
    own = (draft for draft in told if draft.host is None or draft.host.speaker is None)
    voices = {document.sentence_of[draft.last - 1]: draft for draft in own if draft.named is not None}
    kind: Kind = "indirect_free_indirect" if analysed.german else "free_indirect"
    more: list[Draft] = []
    for number, sentence in enumerate(document.sentences):
        voice = voices.get(number - 1)
        parted = (
            voice is not None
            and voice.kind == "direct"
            and sentence.paragraph != document.sentences[number - 1].paragraph
        )
        if voice is not None and not parted and number not in taken and goes_on(voice, number):
            more.append(voice.voiced("scope.part", kind, [sentence[:2]], sure=voice.sure, continues=voice))
            voices[number] = more[-1]
    return more


_FOLLOWING = frozenset("following follows folgendes folgende folgt hierzu".split())
# behind "following" where it is an adjective or a preposition: "following a 2009 agreement"
_FOLLOWED = frozenset("noun adj det num name pron".split())
_SHORT = 40  # words of a point that nothing marks but its line
_ITEM = re.compile(
    r"(?:\(?\d{1,2}[.)]|[-–—•·▪*]|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|erstens|zweitens|drittens|viertens|fünftens)$",
    re.IGNORECASE,
)


def listed(analysed: Analysed, found: list[Draft]) -> list[Draft]:
    """Drafts for the points that somebody is said to state: "The ministry wishes to clarify the following. First, …", "It said the parcel
    includes: – 22 trucks – …".
    """
    document = analysed.document
    tokens = document.tokens
    voices = {
        document.sentence_of[draft.content[-1][1] - 1]: draft for draft in found if draft.named is not None
    }
    more: list[Draft] = []
    for number, sentence in enumerate(document.sentences):
        word = next(
            (
                i
                for i in range(sentence.start, sentence.end - 1)
                if tokens[i].lower in _FOLLOWING and tokens[i + 1].pos not in _FOLLOWED
            ),
            None,
        )
        opens = tokens[sentence.end - 1].text == ":"
        voice = voices.get(number) or _presents(analysed, number) if opens else None
        if word is None and voice is None:
            continue
        if word is None and voice is not None:
            speaker, named = voice.speaker, voice.named
        else:
            speaker = next(
                (s for clause in analysed.mains[number] if (s := _stating(document, clause))), None
            )
            before = word if word and speaker is not None and speaker.start <= word else sentence.end
            named = analysed.named(speaker, None, before)
        content: list[Range] = []
        paragraph = sentence.paragraph
        for at in range(number + 1, len(document.sentences)):
            point = document.sentences[at]
            if not (_is_point(document, point) or (opens and _is_line(document, at))) and (
                point.paragraph != paragraph or (word is None and not content)
            ):
                break
            paragraph = point.paragraph
            content.append(point[:2])
        if speaker is not None and content:
            item = Draft(
                "scope.listed", "free_indirect", "Writing", content, "say", speaker=speaker, named=named,
                continues=voices.get(number) if word is None else None,
            )  # fmt: skip
            more.append(item)
    return more


def _presents(analysed: Analysed, number: int) -> Draft | None:
    """The voice of who says what stands below a sentence: "The draft, of which a copy exists, says:"."""
    document = analysed.document
    for told in analysed.predicates[number]:
        plain = told.clause.kind == "main" and told.topic is None
        if plain and told.verb.main >= document.sentences[number].end - 3 and told.speaker is not None:
            return _voice(analysed, told.speaker, told.verb.tokens[0])
    return None


def _is_point(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is a point of a list: by a number, a dash, or a word such as "first"."""
    tokens = document.tokens
    first, second = tokens[sentence.start], tokens[min(sentence.start + 1, sentence.end - 1)]
    return bool(_ITEM.match(first.text) or _ITEM.match(first.text + second.text))


def _is_line(document: Document, number: int) -> bool:
    """Whether a sentence is a point of a list that has lost its marks: a short line of its own that begins with a figure and has no full stop,
    or beside one that has none."""
    tokens, sentences = document.tokens, document.sentences
    paragraph = sentences[number].paragraph
    if any(each.paragraph == paragraph for each in (*sentences[max(0, number - 1) : number], *sentences[number + 1 : number + 2])):  # fmt: skip
        return False
    sentence = sentences[number]
    bare = tokens[sentence.end - 1].text not in (".", "?", "!", ":", "…")
    begun = number > 0 and tokens[sentences[number - 1].end - 1].text != ":"
    short = sentence.end - sentence.start <= _SHORT
    return short and _opens_with_figure(document, sentence) and (bare or begun)


def _opens_with_figure(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence begins with a number or an amount of money."""
    first, second = (
        document.tokens[sentence.start],
        document.tokens[min(sentence.start + 1, sentence.end - 1)],
    )
    return (
        first.text[0].isdigit()
        or (second.text[0].isdigit() and not first.text[0].isalpha())
        or first.pos == "num"
    )


def _stating(document: Document, clause: Clause) -> Chunk | None:
    """Who states something in a clause: its subject, or what looks like its object beside "Folgendes"."""
    held = (document.chunks[n] for n in (clause.subject, clause.object) if n is not None)
    said = (chunk for chunk in held if document.tokens[chunk.head].lower not in _FOLLOWING)
    speaking = (chunk for chunk in said if can_speak(document, chunk))
    return next((chunk for chunk in speaking if standing(document, chunk) != "document"), None)


def _cited(document: Document, draft: Draft) -> int:
    """How near a saying is to who says it: whom nobody in particular cites before others, whom a paper or person cites last."""
    if draft.host is not None and draft.host.speaker is not None:
        return -1
    if draft.speaker is None:
        return 2 if draft.host is not None else 1
    if draft.host is not None:
        return -1 if document.tokens[draft.speaker.start].lower in INDEFINITE else 2
    called = (document.tokens[k].base for k in range(draft.speaker.start, draft.speaker.head))
    press = lexicon.sources(document.language).outlets  # "der Agentur Pontus Wire"
    return 0 if standing(document, draft.speaker) == "outlet" or any(word in press for word in called) else 1


def _leads(document: Document, draft: Draft) -> int:
    """How much a saying is that of its sentence: more than one that only sums up, and than one in brackets."""
    before = document.tokens[draft.place - 1].text
    if draft.rule == "pointing":
        return 3
    return 0 if before == "(" else 1 if draft.kind == "reported" else 2


def _thereafter(analysed: Analysed, at: int) -> bool:
    """Whether "danach" at the start of a sentence says by whose word, not when: its verb is in the present ("Danach zahlt Peru …"), or the
    sentence before says where figures are from.
    """
    document = analysed.document
    clause = document.clause_at(at)
    verb = clause.verb if clause is not None and document.sentence_at(at).start == at else None
    if document.tokens[at].lower != "danach" or verb is None:
        return False
    number = document.sentence_of[at] - 1
    read = (told.verb.lemma == "hervorgehen" for told in analysed.predicates[number])
    return not (verb.past or verb.perfect) or (
        number >= 0 and (any(read) or _giver(document, number) is not None)
    )


def _begins(analysed: Analysed, start: int, end: int) -> int:
    """Where the subjunctive of a sentence begins: after the semicolon that parts it from the indicative."""
    document = analysed.document
    for at in range(start, end):
        if document.tokens[at].text != ";" or document.tokens[at].depth:
            continue
        verbs = (document.clauses[n].verb for n in {*document.clause_of[start:at]} - {-1})
        if not any(verb is not None and verb.mood == "konjunktiv1" for verb in verbs):
            return at + 1
    return start


def _retold(analysed: Analysed, own: list[Draft]) -> bool:
    """Whether the predicates of a sentence are themselves told in the subjunctive: "Die Behörde gehe davon aus, dass …"."""
    document = analysed.document
    clauses = [document.clauses[document.clause_of[draft.cue[0]]] for draft in own if draft.cue]
    moods = [clause.verb.mood for clause in clauses if clause.verb is not None]
    return 0 < len(own) == sum(mood in ("konjunktiv1", "konjunktiv2") for mood in moods)


def _heard(analysed: Analysed, number: int, *, any_verb: bool = False) -> Draft | None:
    """The voice of a sentence that has a speaker but no content of its own: "X kritisierte den Plan"."""
    document = analysed.document
    for told in analysed.predicates[number]:
        if told.clause.kind != "main" or not can_speak(document, told.speaker):
            continue
        item = Draft("scope.voice", "reported", told.word.medium, [], told.word.kind, speaker=told.speaker)
        item.named = analysed.named(told.speaker, told.verb.tokens[0], document.sentences[number].end)
        return item
    if (concerned := _for_whom(analysed, number)) is not None:
        return concerned
    clause = next((c for c in analysed.mains[number] if c.subject is not None), None) if any_verb else None
    if clause is None or clause.subject is None:
        return None
    subject = document.chunks[clause.subject]
    minded = clause.verb is not None and clause.verb.lemma in _ATTITUDES and subject.plural is not True
    minded = minded or _appears(document, clause)
    return _voice(analysed, subject, document.sentences[number].end, sure=minded)


def _for_whom(analysed: Analysed, number: int) -> Draft | None:
    """The voice of a person by name for whom something is so: "Für Ana Roth ist das eine Chance. Arbeit gebe es genug"."""
    document, sentence = analysed.document, analysed.document.sentences[number]
    chunk = document.chunk_at(sentence.start + 1)
    if chunk is None or chunk.prep != sentence.start or preposition(document, chunk) != "für":
        return None
    words, clause = document.words(chunk), document.clause(chunk.clause)
    named = len(words) > 1 and all(token.pos == "name" for token in words)
    so = clause is not None and clause.verb is not None and clause.verb.lemma in ("sein", "bedeuten")
    return _voice(analysed, chunk, sentence.end) if named and so else None


def _appears(document: Document, clause: Clause) -> bool:
    """Whether somebody steps before those who ask: "trat vor die Presse", "wandte sich an die Abgeordneten"."""
    if clause.verb is None or clause.verb.lemma not in _STEPPING:
        return False
    heads = (document.chunks[n] for n in clause.preps)
    return any(
        preposition(document, chunk) in ("vor", "an") and document.head(chunk.index).lemma.endswith(_HEARERS)
        for chunk in heads
    )


def _form(analysed: Analysed, number: int, *, told: bool) -> str | None:
    """What shows that a sentence is reported: the subjunctive of its main clauses, or "soll"; `told` says that the one before is."""
    document = analysed.document
    sentence = document.sentences[number]
    seen: str | None = None
    at = sentence.start
    done: set[int] = {-1}
    while at < sentence.end:
        clause_number = document.clause_of[at]
        at += 1
        if clause_number in done:
            continue
        done.add(clause_number)
        clause = document.clauses[clause_number]
        if clause.verb is None or clause.verb.finite is None or document.tokens[clause.verb.finite].depth:
            continue
        if clause.kind not in ("main", "complement"):
            continue
        word = document.tokens[clause.verb.finite].lower
        reckons = clause.verb.mood == "konjunktiv2" and _reckons(analysed, number)
        if clause.verb.mood == "konjunktiv1" or (_second(word, clause) and not reckons):
            return "subjunctive"
        plural = not reckons and (
            word == "würden" or (_replaced(word, clause) and (told or _subjunctive(analysed, number - 1)))
        )
        if clause.kind == "main" and (plural or word in ("könnten", "sollten", "müsste")):
            beside = document.clauses[max(0, clause_number - 4) : clause_number + 5]
            open_ = any(c.kind == "conditional" and c.sentence == number for c in beside)
            seen = seen or ("plural" if plural and not open_ else "would")
        if "sollen" in clause.verb.modals and seen is None:
            seen = "hearsay" if word in ("soll", "sollen") else None
        elif clause.verb.mood == "indicative" and clause.kind == "main":
            if clause.verb.past and word.endswith("n") and _goes_on_reported(document, clause):
                return "subjunctive"
            parted = next((k for k in range(at, sentence.end) if document.tokens[k].text == ";"), None)
            if parted is None or seen is not None:
                return seen
            at = parted + 1
    return seen


_THEREBY = _RECKONING - {"also", "macht"}
_COUNTING = frozenset("rechnen legen nehmen setzen multiplizieren teilen verteilen".split())


def _reckons(analysed: Analysed, number: int) -> bool:
    """Whether a sentence in Konjunktiv II works out what the writer sets in: "Damit würden 300 fällig", "Rechnet man mit 40, kämen so 300 zusammen"."""
    sentence = analysed.document.sentences[number]
    tokens = analysed.document.tokens[sentence.start : sentence.end]
    counting = tokens[0].base in _COUNTING and tokens[1].lower == "man"
    return counting or any(token.lower in _THEREBY for token in tokens)


def _goes_on_reported(document: Document, clause: Clause) -> bool:
    """Whether a main clause behind one whose form is subjunctive and past alike is reported: "60 Prozent gingen an Peru, der Rest fließe zurück"."""
    after = itertools.islice(document.clauses, clause.index + 1, None)
    later = itertools.takewhile(lambda c: c.sentence == clause.sentence, after)
    beside = (c for c in later if c.kind == "main" or (c.parent == clause.index and c.marker is None))
    return any(c.verb is not None and c.verb.mood == "konjunktiv1" for c in beside)


def _second(form: str, clause: Clause) -> bool:
    """Konjunktiv II that stands for I where that sounds like the indicative: "hätten", "könnten", "würden"."""
    second = clause.verb is not None and clause.verb.mood == "konjunktiv2"
    return second and form in ("hätten", "müssten", "dürften", "wollten")


def _replaced(form: str, clause: Clause) -> bool:
    """Whether a plural stands in Konjunktiv II because its I would be no other than the indicative: "kämen", "lägen", not "wären"."""
    verb = clause.verb
    second = verb is not None and verb.mood == "konjunktiv2" and not verb.modals
    return second and form.endswith("en") and form != "wären"


def _subjunctive(analysed: Analysed, number: int) -> bool:
    """Whether a sentence stands in Konjunktiv I, so that the one behind it can go on with it."""
    moods = (
        c.verb.mood
        for c in analysed.document.clauses
        if c.sentence == number and c.verb is not None and c.kind in ("main", "complement", "frame")
    )
    return "konjunktiv1" in moods
