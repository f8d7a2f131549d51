"""Whose statement a figure is: the saying that holds it, its speaker's entity, and through whom the article has it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from countertrade import units
from countertrade.reading import lexicon
from countertrade.reading.attribution import Saying
from countertrade.reading.attribution.frames import OWN, self_named
from countertrade.reading.attribution.phrases import lasting, numbered, phrase, temporal
from countertrade.reading.attribution.predicates import preposition
from countertrade.reading.attribution.speakers import INDEFINITE, can_speak, noun_of_saying, one_of, standing
from countertrade.reading.document import Chunk, Document
from countertrade.reading.document.chunks import QUOTES
from countertrade.reading.document.types import BLANK
from countertrade.reading.entities import Entities, Entity, Mention
from countertrade.reading.factuality import Voice
from countertrade.reading.goods import class_of
from countertrade.reading.relays import DATIVES, THIS, Relays
from countertrade.records import Attribution, Cue, Modality, Mode, Source, SourceKind, Span, Unsure

_ESTIMATING = frozenset({"estimate", "assume"})
# what a state does with words alone
_STATING = frozenset("estimate calculate deny confirm admit report accuse".split())
_SPOKEN = ("speak", "talk", "sprechen", "reden")  # of something, which is no deed of a state
_HEARD = frozenset("report assume claim estimate".split())  # of nouns that name what is only heard
_ASSERTING = frozenset({"claim", "admit", "deny"})
_DEMANDING = frozenset({"demand", "ask"})
# acts that the paper tells of: who offers 300 tanks states nothing, unless a clause or a quotation says what is stated
_WILLED = frozenset("offer promise agree refuse decide threaten hope".split())
_BINDING = frozenset({"promise", "agree"})  # what is promised stands
_SETTLED = frozenset({"decide", "agree"})  # "resolved that it will lend 300 million": a deed as well
_PERFORMED = _WILLED | {"demand", "ask", "advise", "accuse"}
# whose object is judged, not stated: who praises 300 volunteers has not counted them
_JUDGED = frozenset({"praise", "criticise", "complain", "think", "explain"})
_SUMMED = frozenset(("predicate.noun", "predicate.reported", "predicate.infinitive", "noun.infinitive"))
_WORDED = frozenset(("predicate.infinitive", "predicate.reported"))
_LIKELY = ("scope.", "predicate.reported", "predicate.question", "predicate.infinitive", "predicate.noun")
_OWN = frozenset({"eigenen", "eigener"})
_CONTRAST = frozenset(
    "but while whereas yet although though after aber während doch jedoch dagegen hingegen wohingegen obwohl nachdem".split()
)
_DEFINITE = frozenset("the der die das dem den des".split())
_NEAR = 4  # sentences in which "the report" finds whose it is
_POSSESSIVES = ("ihr", "sein", "his", "her", "its", "their")
_FEW = frozenset(map(str, range(1, 13)))  # people that may speak: "2 officials"
_PARTNERS = frozenset("with between among mit zwischen".split())
_WITHHOLDING = frozenset("decline refuse fail unable avoid refrain ablehnen weigern vermeiden hüten".split())
# acts that are none where nobody does them; but who does not expect something expects that it is not so
_STATED = frozenset(
    "say explain add write report announce claim insist confirm admit answer warn show".split()
)
# frames by a clause, whose words stand as reported speech; after "laut" and "nach Angaben" they keep their mood
_GENDERED = {"der": "er", "ein": "er", "die": "sie", "eine": "sie", "das": "es"}
_SHIFTING = frozenset("frame.after frame.as frame.citing frame.so frame.wonach".split())
_FROM = frozenset(("from", "by", "von", "vom"))
_BY = 8  # tokens behind a participle in which "by" stands
_PUBLISHING = frozenset(
    "publish release issue lay compile collect gather provide present announce share disclose circulate submit file deliver send prepare "
    "veröffentlichen herausgeben vorlegen erheben zusammentragen zusammenstellen bekanntgeben".split()
)
_PUT = frozenset("put brought given sent".split())
_ASKING = frozenset("whether if ob how why who where wie warum wer wo".split())
_BRACKET = 60  # tokens in brackets
_DEEDS = frozenset(("promise", "order", "demand", "decide"))
_SPEAKING = frozenset({"document", "person", "body", "outlet"})
_ACTORS = frozenset({"name", "person", "body"})
_SAYING = frozenset("say tell sagen".split())
_TELLING = frozenset("say announce report explain add claim confirm deny admit warn estimate".split())
_ACCORDING = frozenset(
    ("frame.according", "frame.laut", "frame.zufolge")
)  # what names a text as a source, be it a treaty
_VAGUE = frozenset("some several various other recent earlier previous media press".split())
_PRESS = tuple(
    "medienbericht pressebericht zeitungsbericht agenturbericht medienmeldung pressemeldung agenturmeldung".split()
)
_PAPERS = frozenset("media press news newspaper agency wire".split())
_OFFICIAL = ("amtlich", "offiziell", "behördlich")
_OWNED = frozenset("of by from von vom aus".split())


class Attributed(NamedTuple):
    """An attribution with its rule; what is only likely stands in `unsure`. `content` is the token range of what is said."""

    attribution: Attribution
    rule: str
    unsure: Unsure | None
    voice: Voice
    content: tuple[int, int] | None


class Voices:
    """Attributes places of one document."""

    def __init__(
        self, document: Document, entities: Entities, sayings: Sequence[Saying], outlet: str | None = None
    ) -> None:
        self.document = document
        self.entities = entities
        self.sayings = sayings
        self.outlet = outlet
        self.relays = Relays(document, entities, sayings, outlet)
        self._at = [-1] * len(document.tokens)
        said = (saying for saying in sayings if not self._acts(saying) and not self._unsaid(saying))
        told = [saying for saying in said if self._holds(saying)]
        self._objects: dict[int, set[int]] = {}
        framed: dict[int, Saying] = {}  # by clause, the frame that somebody stands in
        for saying in told:
            speaker = self._speaker(saying)
            if saying.framed and speaker is not None and standing(document, speaker) in _ACTORS:
                framed[document.clause_of[saying.frame[0][0]]] = saying
        told.sort(key=lambda saying: sum(end - start for start, end in saying.content), reverse=True)
        # of two that hold a place, the one that names who speaks
        for saying in sorted(told, key=lambda saying: saying.speaker is not None or bool(saying.named)):
            for start, end in saying.content:
                if saying.rule == "predicate.reported":
                    stated = set(self._stated(saying, start, end))
                    self._objects[saying.index] = stated
                    frame = framed.get(document.clause_of[saying.at])
                    if frame is None or not frame.holds(saying.at):
                        for at in stated:
                            self._at[at] = saying.index
                elif saying.kind == "indirect":
                    for at in self._unbracketed(saying, start, end):
                        self._at[at] = saying.index
                else:
                    self._at[start:end] = [saying.index] * (end - start)

    def _acts(self, saying: Saying) -> bool:
        """Whether a saying is an act that the paper tells of: what a person promises or asks to be done is that one's word."""
        entity = self.entities.of(saying.speaker)
        demands = saying.act == "demand" and saying.rule in (*_WORDED, "predicate.noun")
        if demands and saying.rule == "predicate.noun":  # but "ruled out asking Peru for 50"
            verb = self.document.verb_at(saying.at) if saying.cue else None
            demands = verb is not None and verb.finite is not None
        words = demands or (saying.rule in _WORDED and saying.act == "promise")
        if saying.act == "admit" and saying.rule in _SUMMED and self._granted(saying):
            return True
        pledges = saying.act == "promise" and saying.rule == "predicate.infinitive"
        speaker = self._speaker(saying)
        heads = {each.kind for each in self._heads(speaker)} if speaker is not None else set()
        campaigns = demands and bool(heads & {"union", "party"})  # what a yard asks for is its price
        bodies = ("organisation", "government") if pledges else ("organisation",) if campaigns else ()
        doer = ("person", *bodies)
        return _performs(saying) and not (words and entity is not None and entity.kind in doer)

    def _granted(self, saying: Saying) -> bool:
        """Whether what looks like an admission gives somebody something: "räumt der Republik einen Kredit ein"."""
        clause = self.document.clauses[self.document.clause_of[saying.at]]
        dative = clause.dative
        return dative is not None and (clause.object is not None or bool(self.entities.states(dative)))

    def _speaker(self, saying: Saying) -> Chunk | None:
        """The chunk of who speaks; what is agreed with a state or between states speaks itself, and neither of them."""
        document, chunk = self.document, self.document.chunk(saying.speaker)
        first = chunk
        while first is not None and first.index and preposition(document, first) in _PARTNERS:
            first = document.chunks[first.index - 1]
        return first if first is not None and standing(document, first) == "document" else chunk

    def _heads(self, chunk: Chunk) -> tuple[lexicon.Head, ...]:
        """What the lexicon says of the head of a chunk."""
        head = self.document.tokens[chunk.head]
        return lexicon.heads(self.document.language, head.lemma, head.text)

    def _unbracketed(self, saying: Saying, start: int, end: int) -> Iterator[int]:
        """The tokens of what somebody is reported to say, but for whole clauses in brackets, which are the writer's."""
        tokens = self.document.tokens
        at = start
        while at < end:
            close = at
            if tokens[at].text == "(":
                inside = range(at, min(end + 1, len(tokens), at + _BRACKET))
                close = next((k for k in inside if tokens[k].text == ")"), at)
            clause = self.document.clause_at(min(at + 1, close))
            related = clause is not None and clause.kind == "relative"
            if not related and any(tokens[k].form == "finite" for k in range(at, close)):
                at = close
            else:
                yield at
            at += 1

    def _stated(self, saying: Saying, start: int, end: int) -> Iterator[int]:
        """The tokens that a verb with a noun for what is said speaks of: in its own clause, but not who speaks and when."""
        document = self.document
        clause = document.clauses[document.clause_of[saying.at]]
        passive = clause.verb is not None and clause.verb.passive and saying.act not in ("estimate", "expect")
        if saying.act in _JUDGED or passive:
            return
        aside: set[int] = set()
        for n in dict.fromkeys(document.chunk_of[start:end]):
            if n < 0:
                continue
            chunk = document.chunks[n]
            if n == clause.subject and not (clause.verb is not None and clause.verb.passive):
                aside.update(range(chunk.start, self._counted(chunk.index, phrase(document, chunk, end)[1])))
            elif temporal(document, chunk) and chunk.of is None and not self._lasts(saying, chunk):
                aside.update(range(*phrase(document, chunk, end)))
        for at in range(start, end):
            held = document.clause_at(at)
            if held is None:
                continue
            told = held.kind == "complement" and held.marker is not None  # "bestätigte die Meldung, dass …"
            of = held.antecedent if held.kind == "relative" else None
            # "nennt Preise, die um 200 Euro liegen"
            told = told or (of is not None and of in (clause.object, *clause.preps))
            if (held.index == clause.index and at not in aside) or told:
                yield at

    def _lasts(self, saying: Saying, chunk: Chunk) -> bool:
        """Whether how long something is belongs to what is said: "spricht von vier Jahren", "ist von 6 Millionen Euro für drei Jahre die Rede"."""
        return lasting(self.document, chunk, given=saying.act in _DEEDS)

    def _holds(self, saying: Saying) -> bool:
        """Whether a saying is one: a frame on what cannot speak is a rate or a comparison."""
        speaker = self._speaker(saying)
        if speaker is None or not saying.framed or self._speaks(saying, speaker) or self._reports(speaker):
            return True
        return self._published_by(speaker) is not None

    def _reports(self, chunk: Chunk) -> bool:
        """Whether a chunk is of reports by nobody in particular: "laut Medienberichten", "according to reports", "Gerüchten zufolge"."""
        noun = noun_of_saying(self.document, chunk.head)
        head = self.document.tokens[chunk.head]
        several = chunk.plural is True or head.text != head.lemma
        bare = self.document.tokens[chunk.start].pos != "det" and not self._holding(chunk)
        return noun is not None and noun.kind in _HEARD and several and bare

    def at(self, token: int) -> Attributed:
        """The attribution of what stands at a token."""
        n = self._at[token]
        if n < 0:
            return Attributed(Attribution(mode="narrator"), "narrator", None, Voice(), None)
        chain = [
            saying
            for saying in self._chain(self.sayings[n])
            if saying.index not in self._objects or token in self._objects[saying.index]
        ]
        return self._attributed(chain)

    def _chain(self, saying: Saying) -> Iterator[Saying]:
        """The saying and those it stands in, the innermost first."""
        seen: set[int] = set()
        current: Saying | None = saying
        while current is not None and current.index not in seen:
            seen.add(current.index)
            yield current
            if current.rule == "noun.number" and current.act == "claim":
                return  # "According to the court, he paid 4, half of Roth's claim of 8"
            if current.inside is None or self._contrasts(current, self.sayings[current.inside]):
                return
            current = self.sayings[current.inside]

    def _contrasts(self, saying: Saying, outer: Saying) -> bool:
        """Whether a saying is set against the one it seems to stand in: "…, but critics put it at 700", "während …"."""
        if outer.kind == "direct" or not saying.cue:
            return False
        if any(token.lower in _OWN for at in saying.named for token in self.document.tokens[slice(*at)]):
            return True  # "…: Ruanda kassiert laut eigenen Angaben 144 Millionen"
        clause = self.document.clause_at(saying.at)
        over = (outer.cue or outer.frame or ((0, 0),))[0][0]
        if clause is None or self.document.clause_of[over] == clause.index:
            return False
        start, tokens = clause.start, self.document.tokens
        if any(token.lower in _CONTRAST for token in tokens[max(0, start - 1) : saying.at]):
            return True
        joint = next((i for i in (start - 1, start) if i > 0 and tokens[i].lower in ("and", "und")), 0)
        return joint > 0 and tokens[joint - 1].text == ","  # "…, and the army put it at 700"

    def _attributed(self, chain: Sequence[Saying]) -> Attributed:
        voice = self._voice(chain)
        chain = [saying for saying in chain if not (self._acts(saying) or self._unsaid(saying))]
        if not chain:
            unheld = voice._replace(content=None, named=False)
            return Attributed(Attribution(mode="narrator"), "narrator", None, unheld, None)
        inner = chain[0]
        content = (inner.start, inner.end)
        named = [(saying, *found) for saying in chain if (found := self._source(saying)) is not None]
        if not named:
            mode = "reported" if inner.kind == "free_indirect" else _mode(inner)
            return Attributed(Attribution(mode=mode, cue=self._cue(inner)), inner.rule, None, voice, content)
        cited: list[Source] = []
        if len(named) > 1 and named[0][0].rule == "frame.citing":
            (held, told, _), (outer, teller, _) = named[:2]
            tells = teller.kind == "outlet" and not self._has_cue(outer, "heißen")
            if self._nameless(held) or tells:  # "reports the portal, citing a draft": the portal can be asked
                named, cited = named[1:], [told] if tells else []
        via = [_called(source) for saying, source, _ in named[1:] if self._passes(saying, source)]
        passed = [self.relays.of(saying) for saying in chain]
        passed += [
            source.name
            for saying, source, _ in named[:1]
            if source.kind == "outlet" and saying.rule != "frame.citing" and not self._is_own(source)
        ]
        via += [name for name in dict.fromkeys(passed) if name is not None and name not in via]
        speaking = [
            entry
            for place, entry in enumerate(named)
            if place == 0 or not (self._passes(*entry[:2]) or entry[0].paper or self._records(*entry[:2]))
            # an office's answer in writing names whose figures it gives
            if place == 0 or entry[0].rule != "interview.official"
        ]
        saying, source, sure = speaking[-1]
        cites = tuple(
            _called(other)
            for other in (*(other for _, other, _ in reversed(speaking[:-1])), *cited)
            if other.name != source.name and other.name not in via
        )
        attribution = Attribution(
            mode="reported" if self._sums_up(inner, saying, source) else _mode(inner),
            source=source,
            cue=self._cue(saying),
            via=tuple(via),
            cites=cites,
        )
        sure = sure and all(each.sure for each in chain[: chain.index(saying) + 1])
        if not sure:
            offered = Unsure(value={"name": source.name}, rule=inner.rule, span=source.span)
            open_one = Attribution(mode=_mode(inner), cue=attribution.cue, via=attribution.via)
            return Attributed(open_one, inner.rule, offered, voice, content)
        return Attributed(attribution, saying.rule, None, voice, content)

    def _sums_up(self, inner: Saying, saying: Saying, source: Source) -> bool:
        """Whether a text is only named for what the page tells itself: "Das meldet die Agentur", "wie aus dem Entwurf hervorgeht".

        `inner` is the innermost saying, `saying` the one whose source it is, which may be cited in it ("unter Berufung auf …").
        """
        if inner is not saying and inner.rule != "frame.citing":
            return False
        pointed = saying.rule == "pointing" and source.kind in ("outlet", "document")
        if source.kind == "outlet":
            pointed = pointed or self._retold(saying)
        return pointed or self._has_cue(saying, "hervorgehen")

    def _has_cue(self, saying: Saying, lemma: str) -> bool:
        """Whether a saying is told by a word."""
        return any(self.document.tokens[i].base == lemma for part in saying.cue for i in range(*part))

    def _retold(self, saying: Saying) -> bool:
        """Whether a page tells a paper's report as its own: "as first reported by the Herald", "so hat es der Bote gemeldet"."""
        tokens = self.document.tokens
        for start, end in (*saying.cue, *saying.frame):
            pairs = itertools.pairwise(token.lower for token in tokens[start : end + 1])
            if ("reported", "by") in pairs:
                return True
        clause = self.document.clause_at(saying.at) if saying.cue and saying.act == "report" else None
        thing = self.document.chunk(clause.object) if clause is not None else None
        return thing is not None and tokens[thing.head].lower in ("es", "das", "dies")

    def _nameless(self, saying: Saying) -> bool:
        """Whether a saying is of something or somebody without a name: "citing a newspaper", „unter Berufung auf einen Entwurf"."""
        chunk = self._speaker(saying)
        if chunk is None:
            return False
        papers = chunk.plural is True and standing(self.document, chunk) == "document"
        whose = any(token.pos in ("det", "name") for token in self.document.words(chunk)) or self._holding(
            chunk
        )
        sources = not whose and self.entities.names.anonymous(self.document.tokens[chunk.head].lemma)
        return self.document.tokens[chunk.start].lower in INDEFINITE or sources or (papers and not whose)

    def _own(self, chunk: Chunk) -> bool:
        """Whether a chunk is the outlet that prints it: "this newspaper", „diese Zeitung"."""
        first, head = self.document.tokens[chunk.start], self.document.tokens[chunk.head]
        press = first.lower in THIS and self.entities.names.kind(head.lemma) == "outlet"
        return self.outlet is not None and press

    def _is_own(self, source: Source) -> bool:
        """Whether a source is the outlet that prints the page."""
        return (source.name or "").casefold() == (self.outlet or "").casefold()

    def _dative(self, saying: Saying) -> Chunk | None:
        """The outlet behind a person's name or an organ that looks like its genitive: "sagte Dora Sturm der Zeitung", "wie das Ministerium dem
        „Boten“ mitteilte"."""
        speaker = self._speaker(saying)
        chunk = self.document.chunk(speaker.index + 1) if speaker is not None else None
        if self.document.language != "de" or speaker is None or chunk is None:
            return None
        entity = self.entities.of(chunk.index)
        outlet = entity is not None and entity.kind == "outlet" and chunk.prep is None
        head, own = self.document.tokens[speaker.head], self.entities.of(speaker.index)
        organ = own is not None and own.kind == "government" and head.pos == "noun"
        told = outlet and chunk.start == speaker.end and (head.pos == "name" or organ)
        return chunk if told and self.document.tokens[chunk.start].lower in DATIVES else None

    def _counted(self, speaker: int, end: int) -> int:
        """Where a number begins in a speaker's phrase that is no part of it: "die Bank | von 400 Dollar spricht"."""
        for chunk in self.document.chunks[speaker + 1 : speaker + 3]:
            number = numbered(self.document, chunk) and chunk.of is None
            if number and chunk.prep is not None and chunk.prep < end:
                return chunk.prep
        return end

    def _passes(self, saying: Saying, source: Source) -> bool:
        """Whether the source around another only passes on what that one said: a paper, or a body that reports it."""
        framing = saying.framed and source.kind != "document" and source.role is None
        reports = saying.act in ("report", "write") and (framing or source.kind == "organisation")
        return source.kind == "outlet" or reports or (framing and self._unheard_of(saying, source))

    def _unheard_of(self, saying: Saying, source: Source) -> bool:
        """Whether a bare name is nobody else on the page, so that it is the paper that tells what somebody said: "According to Nordwire,
        Roth told …"."""
        speaker, name = self._speaker(saying), source.name or ""
        known = any(
            each.name.endswith(name) for each in self.entities.entities if each.kind in ("person", "state")
        )
        return speaker is not None and standing(self.document, speaker) == "name" and not known

    def _records(self, saying: Saying, source: Source) -> bool:
        """Whether a text only holds what somebody is told to have said: "According to a transcript, Roth said"."""
        return saying.framed and source.kind == "document"

    def source(self, saying: Saying) -> Source | None:
        """Who speaks in a saying; None where nobody is named or it is not sure."""
        found = self._source(saying)
        return found[0] if found is not None and found[1] and saying.sure else None

    def _source(self, saying: Saying) -> tuple[Source, bool] | None:
        """The source of a saying and whether it is sure; None where nobody is named."""
        if not saying.named and saying.speaker is None:
            return None
        document, entities, speaker = self.document, self.entities, self._speaker(saying)
        span: Span | None = None
        if saying.named:
            start, end = saying.named[0]
            told = self._dative(saying)
            if told is not None and start < told.start:
                end = min(end, told.start)
            if speaker is not None:
                end = min(end, self._counted(speaker.index, end))
            span = document.span(start, end)
        text = document.text[slice(*span)] if span is not None else None
        labels = lexicon.sources(document.language)
        if speaker is not None and text is not None and text.lower() in labels.members:
            group = self._among(speaker)
            if group is None:
                return None
            name = f"{text} ({document.printed(group)})"  # "another (three diplomats)"
            return Source(span=span, text=text, name=name, kind="unnamed"), True
        by = self._published_by(speaker) if speaker is not None else None
        if by is None and speaker is not None and saying.kind != "direct":
            by = self._printed_in(speaker)
        if by is None and speaker is not None and not self._speaks(saying, speaker):
            return None
        if speaker is not None and self._hearsay(speaker):
            return None
        if text is not None and text.lower() in (*labels.asks, *labels.answers):
            return None  # "Q:" and "A:" are nobody
        if speaker is not None and self._own(speaker):
            return Source(span=span, text=text, name=self.outlet, kind="outlet"), True
        mention = entities.mentions.get(speaker.index) if speaker is not None else None
        if speaker is not None and (mention is None or saying.rule.startswith("noun.")):
            owner = self._possessed(saying, speaker)
            if owner is None and self._possessive(speaker):
                return None  # "her own estimate is that", and nobody spoke before
            mention = owner or mention
        entity = entities.entities[mention.entity] if mention is not None else None
        paper = speaker is not None and document.tokens[speaker.head].pos == "noun"
        written = entity is not None and (entity.kind == "document" or (paper and entity.kind == "outlet"))
        if by is not None and (entity is None or written):
            entity, mention = entities.of(by.index), entities.mentions.get(by.index)
            span = document.span(by.start, by.end)
            text = document.text[slice(*span)]
        if entity is None:
            if (meant := self._meant(saying, speaker)) is not None:
                span = document.span(*phrase(document, meant, len(document.tokens)))
                name = document.text[slice(*span)]
                person = standing(document, meant) in ("person", "name")
                whose: SourceKind = (
                    "person" if person else "organisation"
                )  # "der Versorger", "das Rote Kreuz"
                return Source(span=span, text=name, name=_clean(name), kind=whose), True
            if text is None or text.lower() in labels.pronouns:
                return None
            somebody = " " in text and text.split()[0].lower() in entities.words.somebody
            if speaker is not None and speaker.pronoun and not somebody:
                return None
            owned = document.language == "de" and speaker is not None and speaker.link == "possessive"
            said = text.removesuffix("s") if owned else text  # "Roths Behauptung"
            if saying.framed and speaker is not None and by is None and span is not None:
                first = max(saying.named[0][0], speaker.start)  # "Angaben der | Union"
                said = document.text[document.tokens[first].start : span[1]]
            stands = standing(document, speaker) if speaker is not None else "name"
            kind: SourceKind = (
                "document" if stands == "document" else "outlet" if stands == "outlet" else "person"
            )
            return Source(span=span, text=text, name=_clean(said), kind=kind), True
        assert mention is not None
        if entity.states and speaker is not None and self._place(saying, speaker):
            return None
        if entity.kind == "state" and text is not None and self._joined(saying):
            return Source(span=span, text=text, name=_clean(text), kind="unnamed"), True
        unnamed = entity.kind in ("person", "unnamed") and entity.name.lower() in entities.words.unnamed
        called, seated = text, False
        if entity.kind == "state" and speaker is not None and not speaker.pronoun:
            seat = entities.nominative(speaker)
            if entities.names.seat(seat.lower()):
                called, seated = _clean(seat), True  # "the White House", not "the US"
        if unnamed and speaker is not None and speaker.pronoun:
            called = document.quote(*phrase(document, document.chunks[entity.first], len(document.tokens)))
        source = Source(
            span=span,
            text=text,
            name=_clean(called.split(",")[0]) if (unnamed or seated) and called is not None else entity.name,
            role=_role(entity),
            affiliation=entity.affiliation,
            kind=_kind(entity),
        )
        acting = entity.kind == "state" and all(len(code) == 2 and code != "UN" for code in entity.states)
        spoken = any(self._has_cue(saying, verb) for verb in _SPOKEN)
        stating = (saying.act in _STATING or spoken) and saying.rule != "predicate.question"
        begun = saying if saying.continues is None else self.sayings[saying.continues]
        stating |= (
            begun.rule == "predicate.infinitive" and saying.act in _ASSERTING
        )  # "claims to have sunk 3 ships"
        likely = begun.rule.startswith(_LIKELY) and not stating
        return source, mention.sure and not (acting and likely)

    def _among(self, speaker: Chunk) -> Chunk | None:
        """The people named just before one of them: "Two diplomats … | One said", "Drei Beamte … | Ein anderer sprach von"."""
        document = self.document
        first = document.sentences[max(0, document.sentence_of[speaker.start] - _NEAR)].start
        people = [
            chunk
            for chunk in reversed(document.chunks[: speaker.index])
            if chunk.start >= first and (chunk.plural is True or numbered(document, chunk))
        ]
        spoken = {each.speaker for each in self.sayings}
        acting = {clause.subject for clause in document.clauses}
        told = [c for c in people if c.index in spoken] + [c for c in people if c.index in acting]
        wholes = (one_of(document, chunk) or chunk for chunk in told)
        return next((chunk for chunk in wholes if standing(document, chunk) == "person"), None)

    def _place(self, saying: Saying, speaker: Chunk) -> bool:
        """Whether a state is only where somebody says something: "In Moskau hieß es"."""
        inside = speaker.prep is not None and self.document.tokens[speaker.prep].lower == "in"
        city = self.entities.names.city(self.document.tokens[speaker.head].lower)
        return inside and speaker.start == speaker.head and city and self._has_cue(saying, "heißen")

    def _unsaid(self, saying: Saying) -> bool:
        """Whether somebody is said not to say, know or confirm something: it is not said by them, and what a question takes for granted
        is the writer's.
        """
        opening = self.document.tokens[saying.content[0][0]].lower if saying.content else ""
        if saying.rule == "frame.as" and saying.act == "claim" and self._set_right(saying):
            return True
        unsaid = saying.negated or self._withheld(saying)
        asked = saying.rule == "predicate.question" or opening in _ASKING
        stated = saying.act in _STATED and saying.rule.startswith(("predicate.", "frame.after"))
        return unsaid and (asked or stated or saying.rule == "predicate.reported")

    def _set_right(self, saying: Saying) -> bool:
        """Whether a clause denies what others claim: "Norway has not sent 300 tanks, as the opposition asserts"."""
        own = self.document.clause_at(saying.at)
        over = self.document.clause(own.parent) if own is not None else None
        if own is None or over is None or over.start > own.start:
            return False
        denied = (
            lexicon.grammar(self.document.language).negations
            | lexicon.factuality(self.document.language).none
        )
        return any(self.document.tokens[i].lower in denied for i in over.places)

    def _withheld(self, saying: Saying) -> bool:
        """Whether somebody refuses to say it, or neither does nor denies it: "declined to confirm", "weder bestätigen noch"."""
        tokens = self.document.tokens
        if not saying.cue:
            return False
        own = self.document.clause_at(saying.at)
        below = own is not None and own.kind in ("infinitive", "participle")
        over = self.document.clause(own.parent) if own is not None and below else own
        before = [token.base for token in tokens[over.start : saying.cue[-1][1]]] if over is not None else []
        refused = not _WITHHOLDING.isdisjoint(before) or ("stop", "short") in itertools.pairwise(before)
        return refused or any(
            token.lower in ("neither", "weder") for token in tokens[max(0, saying.at - 3) : saying.at]
        )

    def _published_by(self, chunk: Chunk) -> Chunk | None:
        """Who brought out what is cited: "information published on Tuesday by El Globo", "the fund issued a report which says", not who
        only saw it."""
        document, tokens = self.document, self.document.tokens
        clause = document.clause(chunk.clause)
        verb = clause.verb if clause is not None else None
        if clause is not None and verb is not None and clause.object == chunk.index:
            owner = self.entities.of(clause.subject)
            out = verb.lemma == "put" and tokens[verb.main + 1].lower == "out"
            if (out or verb.lemma in _PUBLISHING) and not verb.passive and owner is not None:
                return document.chunk(clause.subject) if owner.kind != "state" else None
        for each in document.clauses[chunk.clause + 1 : chunk.clause + 3]:
            lays = each.antecedent == chunk.index and each.verb is not None and each.subject is not None
            if lays and each.verb is not None and each.verb.lemma in _PUBLISHING and not each.verb.passive:
                return document.chunk(each.subject)  # "figures which the controller laid before the board"
        day = document.chunk(chunk.index + 1)
        if day is not None and temporal(document, day) and day.end < len(tokens):
            agent = document.chunk_at(day.end + 1) if tokens[day.end].lower in _FROM else None
            if agent is not None and agent.prep == day.end:
                return agent  # "a statement Wednesday from the ministry"
        first = chunk.end + (chunk.end < len(tokens) and tokens[chunk.end].text == ",")
        while (phrase := document.chunk_at(first + 1)) is not None and tokens[first].pos == "adp":
            first = phrase.end  # "figures on the trade | put out by"
        put_out = first + 1 < len(tokens) and tokens[first].lower in _PUT and tokens[first + 1].lower == "out"
        if not put_out and (first >= len(tokens) or self._deed(first) not in _PUBLISHING):
            return None
        for at in range(first + 1, min(first + _BY, len(tokens))):
            if tokens[at].verbal or tokens[at].text in ",;:.":
                return None
            if tokens[at].lower in ("by", "von", "vom"):
                agent = document.chunk_at(at + 1)
                maker = self.entities.of(agent.index) if agent is not None else None
                if agent is None or (maker is not None and maker.kind == "state"):
                    return None
                return agent if maker is not None or tokens[agent.head].pos == "name" else None
        return None

    def _deed(self, at: int) -> str:
        """The lemma of the participle at a token."""
        verb = self.document.verb_at(at)
        return verb.lemma if verb is not None and verb.main == at else self.document.tokens[at].base

    def _meant(self, saying: Saying, speaker: Chunk | None) -> Chunk | None:
        """Who is spoken of by "own" or by a pronoun, where that is the subject beside it: "Dunavolt kauft …, wie er mitteilte"."""
        document = self.document
        if speaker is None or not saying.named:
            return None
        if speaker.pronoun:
            word, own = document.head(speaker.index).lower, document.clause(speaker.clause)
            if not self.entities.names.genders(word) and word != "they":
                return None  # "as many have claimed"
            over = document.clause(own.parent) if own is not None and saying.rule == "frame.as" else None
            subject = document.chunk(over.subject) if over is not None else None
            if subject is None or subject.pronoun or standing(document, subject) == "document":
                return None
            head, first = document.tokens[subject.head], document.tokens[subject.start].lower
            good = class_of(document.language, head.lemma, head.text) is not None
            agrees = first not in _GENDERED or document.head(speaker.index).lower == _GENDERED[first]
            return subject if agrees and not good and can_speak(document, subject, loose=True) else None
        outside = not any(start <= speaker.head < end for start, end in saying.named)
        own_word = document.tokens[saying.named[0][0]].base in OWN
        return speaker if outside and own_word else None

    def _possessed(self, saying: Saying, chunk: Chunk) -> Mention | None:
        """Whose word "nach ihren Angaben" is: of the only one who spoke in the sentences before."""
        if not self._possessive(chunk):
            return None
        place = self.document.sentence_of[chunk.start]
        spoken = {
            mention.entity: mention
            for other in self.sayings
            if other is not saying
            and (speaker := self._speaker(other)) is not None
            and not self._possessive(speaker)
            and 0 <= place - self.document.sentence_of[speaker.start] <= _NEAR
            and (mention := self.entities.mentions.get(speaker.index)) is not None
            and mention.sure
            and self.entities.agrees(mention.entity, self.document.tokens[chunk.start].lower)
        }
        return next(iter(spoken.values())) if len(spoken) == 1 else None

    def _possessive(self, chunk: Chunk) -> bool:
        """Whether a chunk is somebody's word and names nobody: "his own estimate"."""
        said = noun_of_saying(self.document, chunk.head) is not None
        return said and self.document.tokens[chunk.start].lower.startswith(_POSSESSIVES)

    def _printed_in(self, chunk: Chunk) -> Chunk | None:
        """The outlet whose report is cited: "einem Bericht des Magazins Kompass", "the paper's report", or "the report" of the one
        named last.
        """
        document, entities = self.document, self.entities
        head = document.tokens[chunk.head]
        titled = document.language == "de" and "-" in head.text  # "der Paxus-Studie"
        if titled or not any(each.kind in ("report", "article") for each in self._heads(chunk)):
            return None
        held = self._holding(chunk)
        behind = document.phrase(chunk)
        inside = behind is not None and document.tokens[behind.prep or 0].lower in ("in", "im")
        for other in [*held, behind] if inside and behind is not None else held:
            entity = entities.of(other.index)
            if entity is not None and entity.kind == "outlet":
                return other
        more = (token.lower for token in document.tokens[chunk.start + 1 : chunk.head])
        pointing = all(word in entities.words.same for word in more)  # "the same report"
        if held or document.tokens[chunk.start].lower not in _DEFINITE or not pointing:
            return None
        place = document.sentence_of[chunk.start]
        before: list[tuple[Mention, Entity]] = []
        for mention in entities.mentions.values():
            entity = entities.entities[mention.entity]
            apart = mention.named and entity.name.casefold() != (self.outlet or "").casefold()
            if not apart or mention.chunk >= chunk.index or entity.kind not in ("outlet", "document"):
                continue
            if not self._bare_report(document.chunks[mention.chunk]):
                before.append((mention, entity))
        near = [
            each
            for each in before
            if place - document.sentence_of[document.chunks[each[0].chunk].start] <= _NEAR
        ]
        if not near and len({mention.entity for mention, entity in before if entity.kind == "outlet"}) == 1:
            near = before
        last, paper = max(near, key=lambda each: each[0].chunk, default=(None, None))
        outlet = paper is not None and paper.kind == "outlet" and not self._reported_in(chunk)
        return document.chunks[last.chunk] if outlet and last is not None else None

    def _reported_in(self, chunk: Chunk) -> bool:
        """Whether "the report" is one that somebody who is no paper was said to speak in: "the ministry said in a report that …"."""
        tokens = self.document.tokens
        same = (
            o for o in self.document.chunks[: chunk.index] if tokens[o.head].base == tokens[chunk.head].base
        )
        first = next((o for o in same if tokens[o.start].lower in INDEFINITE and o.prep is not None), None)
        if first is None:
            return False
        held = (each for each in self.sayings if any(a <= first.start < b for a, b in each.frame))
        speakers = (self.entities.of(each.speaker) for each in held if each.speaker is not None)
        return any(speaker is not None and speaker.kind != "outlet" for speaker in speakers)

    def _holding(self, chunk: Chunk) -> list[Chunk]:
        """The chunks beside one that modify it."""
        around = self.document.chunks[max(0, chunk.index - 1) : chunk.index + 2]
        return [other for other in around if other.of == chunk.index]

    def _bare_report(self, chunk: Chunk) -> bool:
        """Whether a chunk is "the report" or a text that is none, so that it hides no paper from "the report" behind it."""
        kinds = {each.kind for each in self._heads(chunk)}
        if not kinds & {"report", "article"}:
            return "agreement" in kinds
        return all(other.of != chunk.index for other in self.document.chunks[chunk.index : chunk.index + 2])

    def _joined(self, saying: Saying) -> bool:
        """Whether a state is only the first adjective of who speaks: "U.S. and Chilean officials"."""
        speaker = self._speaker(saying)
        beside = self.document.chunks[speaker.index + 1 : speaker.index + 3] if speaker is not None else ()
        joined = (self.document.head(each.index) for each in beside if each.conj == saying.speaker)
        return any(head.pos == "noun" for head in joined)

    def _speaks(self, saying: Saying, chunk: Chunk) -> bool:
        """Whether a speaker can be printed as a source: who is counted, a rate or the noun of saying itself is none."""
        if (whole := one_of(self.document, chunk)) is not None:
            return self.document.head(whole.index).pos == "num" or self._speaks(saying, whole)
        tokens = self.document.tokens
        first = saying if saying.continues is None else self.sayings[saying.continues]
        head = tokens[chunk.head]
        stands = standing(self.document, chunk)
        if saying.rule.startswith("tag.") or (saying.rule.startswith("direct.") and stands == "name"):
            return True
        for at in range(chunk.start, chunk.head):
            digits = tokens[at].pos == "num" and tokens[at].text[0].isdigit()
            few = tokens[at].text in _FEW and stands == "person"
            if digits and not few and not tokens[at + 1].text.startswith("-"):
                return False
        entity = self.entities.of(chunk.index)
        kind = entity.kind if entity is not None else None
        listed = self._heads(chunk)
        behind = tokens[chunk.end] if chunk.end < len(tokens) else BLANK
        seen = behind.form == "participle"
        stated = self._has_cue(first, "heißen")
        # "as per the agreement": what is agreed, not who says it; but "…, heißt es im Vertrag", "laut Vertrag"
        quoted = saying.act == "show" or seen or stated or first.rule in _ACCORDING
        terms = saying.rule == "frame.wonach" or (first.framed and not quoted)
        if listed and listed[0].kind == "agreement" and terms:
            return False
        if first.framed and not seen and _idiom(self.document, chunk):
            return False  # "according to schedule"
        if saying.rule == "frame.per":
            prep = chunk.prep if chunk.prep is not None else chunk.start
            opens = prep == self.document.sentence_at(chunk.start).start or tokens[prep - 1].text == ","
            article = tokens[chunk.start].lower in (("the", "a", "an") if opens else ("the",))
            body = article and stands in ("body", "document", *(("person",) if opens else ()))
            if opens and (body or (stands == "person" and chunk.plural is True)):
                return True  # "Per a notice, …", "…, per two officials"
            return (head.pos == "name" or body) and kind not in (None, "state", "unnamed")
        noun = noun_of_saying(self.document, chunk.head)
        carrier = noun is not None and noun.carrier
        bare = chunk.prep is not None and tokens[chunk.start].pos != "det"
        owned = carrier or (bare and first.rule == "frame.laut")
        if saying.rule == "frame.so" or (first.framed and owned and self_named(self.document, chunk)):
            return True  # "norwegische Angaben", "laut ukrainischer Aufklärung"
        described = any(
            token.pos != "det" and token.lower not in _VAGUE
            if self.document.language == "en"
            else token.lower.startswith(_OFFICIAL)
            for token in tokens[chunk.start : chunk.head]
        )
        if first.framed and entity is None and stands == "document" and described:
            return True  # "according to one draft", "nach amtlichen Angaben"
        written = stands == "document" and saying.act == "show"  # "the army's budget shows"
        somebody = written or kind not in (None, "document", "state")
        somebody |= stands == "person" and chunk.plural is False
        measured = not somebody and class_of(self.document.language, head.lemma, head.text) is not None
        if not (kind == "state" and head.pos == "name") and (units.is_known(head.text) or measured):
            return False  # what is measured and traded says nothing
        if self._of_press(chunk):
            return True  # nobody to call, and yet no rumour: "Medienberichten zufolge"
        if saying.rule == "frame.wonach" and self._reports(chunk):
            return False  # "es gibt Berichte, wonach"
        if kind == "unnamed" and self.entities.names.anonymous(head.lemma):
            return not (first.framed and bare and carrier)  # "nach Schätzungen"
        several = chunk.plural is True or head.text != head.lemma
        paper = entity is None and noun is not None and noun.document
        if kind == "document" or paper:
            owners = (each for each in self._holding(chunk) if each.link in ("genitive", "possessive"))
            named = (
                any(token.pos == "name" for token in self.document.words(chunk))
                or seen
                or behind.lower in _OWNED
                or any(not numbered(self.document, each) for each in owners)
            )  # "figures given to the Senate", "files obtained by X", "Unterlagen des Ministeriums"
            called = named or described or not (several and bare)  # "according to reports": nobody to call
            if not (paper and called):
                return called
        if noun is not None and not noun.document:
            return kind not in (None, "unnamed")
        if entity is None and not chunk.pronoun:
            verb = tokens[first.cue[-1][1] - 1].base if first.cue else ""
            clause = first.rule in ("predicate.complement", "frame.after") and first.act in _TELLING
            named = first.framed and any(token.pos == "name" for token in self.document.words(chunk))
            told = stands == "unknown" and (
                clause or named or (verb in _SAYING and first.rule.startswith("predicate."))
            )
            return head.pos == "name" or (head.pos == "noun" and (told or stands in _SPEAKING))
        return True

    def _of_press(self, chunk: Chunk) -> bool:
        """Whether a chunk names reports of the press: "Medienberichten", "media reports"."""
        head = self.document.tokens[chunk.head]
        before = [token.lower for token in self.document.tokens[chunk.start : chunk.head]]
        reports = any(
            each.kind in ("report", "article") for each in self._heads(chunk)
        ) or head.base.startswith(_PRESS)
        return reports and (head.lower.startswith(_PRESS) or not _PAPERS.isdisjoint(before))

    def _estimates(self, saying: Saying) -> Iterator[int]:
        """The noun of estimating that a frame stands on: "nach Schätzung von Händlern", "according to estimates by"."""
        if not saying.framed:
            return
        for i in (i for part in saying.named for i in range(*part)):
            token = self.document.tokens[i]
            noun = noun_of_saying(self.document, i) if token.pos == "noun" else None
            if noun is not None and noun.kind in _ESTIMATING:
                yield i

    def _guesses(self, saying: Saying) -> bool:
        """Whether the words of a reckoning say that it is an estimate: who puts a price at 300 states it."""
        words = lexicon.factuality(self.document.language).words
        for i in range(*(saying.cue or saying.frame)[0]):
            token, verb = self.document.tokens[i], self.document.verb_at(i)
            lemmas = {token.lemma, token.base}
            if verb is not None and i in verb.tokens:
                lemmas.add(verb.lemma)
            for form, lemma in itertools.product(("verb", "noun"), lemmas):
                if any(each.effect == "estimated" for each in words.get((form, lemma), ())):
                    return True
        return False

    def _is_hearsay(self, saying: Saying) -> bool:
        """Whether nobody is named who says it, or only reports."""
        speaker = self._speaker(saying)
        if speaker is None:
            return not (saying.named or (saying.act == "know" and not self._believed(saying)))
        hearsay = self._hearsay(speaker) or self._place(saying, speaker)
        noun = noun_of_saying(self.document, speaker.head)
        reckoned = noun is not None and noun.kind == "estimate"
        reports = saying.framed and not reckoned and self._reports(speaker)
        return hearsay or (reports and self._source(saying) is None)

    def _believed(self, saying: Saying) -> bool:
        """Whether a passive only says what people believe: "it is understood that", and not "it is known that"."""
        heard = lexicon.speech(self.document.language).hearsay
        tokens = (self.document.tokens[i] for part in saying.cue for i in range(*part))
        return any(word.form == "passive" for token in tokens for word in heard.get(token.base, ()))

    def _heard_of(self, saying: Saying, first: int) -> int:
        """The noun of what is only heard, "Berichten" of "nach neuesten Berichten"; else the first token."""
        parts = (i for part in (*saying.cue, *saying.frame) for i in range(*part))
        return next((i for i in parts if noun_of_saying(self.document, i) is not None), first)

    def _hearsay(self, speaker: Chunk) -> bool:
        """Whether a chunk only says that something is heard: "dem Vernehmen nach"."""
        heard = lexicon.speech(self.document.language).hearsay.get(
            self.document.tokens[speaker.head].lemma, ()
        )
        return any(each.form == "noun" for each in heard)

    def _cue(self, saying: Saying) -> Cue | None:
        if not saying.cue:
            return None
        tokens = self.document.tokens[slice(*saying.cue[0])]
        verb = next((token for token in tokens if token.pos in ("verb", "noun")), tokens[0])
        span = self.document.span(*saying.cue[0])
        return Cue(span=span, text=self.document.text[slice(*span)], lemma=verb.lemma)

    def _voice(self, chain: Sequence[Saying]) -> Voice:
        """What the attribution means for how surely the figure is stated."""
        tokens = {
            i for saying in chain for part in (*saying.cue, *saying.frame) for i in range(*part)
        }  # fmt: skip
        cues = [
            (saying, (saying.cue or saying.frame)[0][0]) for saying in chain if saying.cue or saying.frame
        ]
        inner = chain[0]
        weakens: list[tuple[Modality, int]] = [
            ("estimated", i)
            for saying, i in cues
            if _estimates(saying) and self._guesses(saying) and not saying.negated
        ]
        weakens += [("estimated", i) for saying in chain for i in self._estimates(saying)]
        if inner.rule == "noun.clause":  # "declined to comment on reports that": what is told is no act
            cues = [pair for pair in cues if not (_performs(pair[0]) or self._unsaid(pair[0]))]
        if cues and all(self._is_hearsay(saying) for saying, _ in cues):
            saying, first = cues[0]
            weakens.append(("reported", self._heard_of(saying, first)))
        weakens += [
            ("demanded" if saying.act in _DEMANDING else "planned", i)
            for saying, i in cues
            if _performs(saying) and saying.act not in _BINDING
        ]
        return Voice(
            tokens=tokens,
            content=(inner.start, inner.end),
            named=any(saying.speaker is not None for saying in chain),
            indirect=inner.kind in ("indirect", "indirect_free_indirect")
            and (not inner.framed or inner.rule in _SHIFTING),
            weakens=tuple(weakens),
            denies=tuple(i for saying, i in cues if saying.act == "deny" and saying.kind != "direct"),
            carried=inner.rule.startswith("scope"),
        )


def _idiom(document: Document, chunk: Chunk) -> bool:
    """Whether an English chunk is no paper but the course of things: "according to schedule", "to protocol"."""
    alone = chunk.end == chunk.start + 1 and standing(document, chunk) == "document"
    token = document.tokens[chunk.start]
    behind = document.tokens[chunk.end : chunk.end + 1]
    goes_on = any(other.lower in _OWNED or other.pos == "verb" for other in behind)
    bare = token.pos == "noun" and token.text == token.lemma and chunk.plural is not True
    return document.language == "en" and alone and bare and not goes_on


def _mode(saying: Saying) -> Mode:
    """How it is said; what a noun alone sums up ("put the bill at $216 million") is reported."""
    return "reported" if saying.rule == "predicate.noun" else saying.kind


def _performs(saying: Saying) -> bool:
    """Whether a saying is an act with an object ("offers 300 tanks") rather than a statement."""
    # "wirft ihm vor, 3 Millionen gezahlt zu haben"
    accuses = saying.act == "accuse" and saying.rule == "predicate.infinitive"
    judged = saying.rule == "predicate.noun" and saying.act in _JUDGED
    judged |= saying.rule == "predicate.complement" and saying.act in _SETTLED
    return judged or (saying.rule in _SUMMED and saying.act in _PERFORMED and not accuses)


def _estimates(saying: Saying) -> bool:
    """Whether a saying estimates: who expects that something happens reckons with it."""
    return saying.act in _ESTIMATING or saying.act == "expect"


def _called(source: Source) -> str:
    return source.name or source.text or ""


def _role(entity: Entity) -> str | None:
    """The role of an entity, as its name has it where that is the role alone: "konservativer Politiker" of "der konservative Politiker"."""
    name, role = entity.name.split(), (entity.role or "").split()
    return entity.name if len(name) == len(role) and name[-1:] == role[-1:] else entity.role


def _kind(entity: Entity) -> SourceKind:
    return "government" if entity.kind == "state" else entity.kind


_ARTICLES = frozenset("der die das des dem den ein eine einer eines einem einen the a an".split())


def _clean(text: str) -> str:
    """A name without its article, without quotation marks around it and without a bracket that is not closed."""
    bare = text.strip('"„“”«»')
    whole = text if set(bare) & QUOTES else bare
    closed = whole.count("(") <= whole.count(")")
    words = (whole if closed else whole.rpartition("(")[0] or whole).split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in _ARTICLES else words)
