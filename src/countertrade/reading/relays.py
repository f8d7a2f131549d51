"""Through which outlet an article has what somebody says: whom it was told, who quotes it, whose report it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from countertrade.reading import lexicon
from countertrade.reading.attribution import Saying
from countertrade.reading.attribution.predicates import preposition
from countertrade.reading.attribution.speakers import standing
from countertrade.reading.document import Chunk, Clause, Document
from countertrade.reading.document.chunks import QUOTES
from countertrade.reading.entities import Entities, Entity
from countertrade.reading.entities.types import TITLE

THIS = frozenset("this our diese dieses dieser diesem unsere unser unserer unserem".split())
_BROADCASTS = frozenset("programme program show podcast sendung".split())
DATIVES = frozenset("der dem dieser diesem unserer unserem einer einem".split())
_SOME = frozenset("a an ein eine einer einem einen some several mehreren".split())
_WITH = {
    "en": frozenset("to with by in on for".split()),
    "de": frozenset("gegenüber mit bei in auf von für an".split()),
}
_FACING = {"en": frozenset(("to", "with")), "de": frozenset(("mit", "gegenüber"))}
_TALKING = frozenset("speak talk sit meet sprechen reden unterhalten treffen".split())
_IN = frozenset("in on auf bei".split())
_BODIES = frozenset({"person", "body", "state"})
_QUOTING = frozenset(("quote", "cite", "zitieren"))
# what a paper does with a text that others wrote
_CARRYING = _QUOTING | frozenset(
    "see obtain review view print publish vorliegen einsehen abdrucken veröffentlichen zuspielen leak".split()
)
_REPORTING = frozenset(("berichten", "report"))
_ASKED = frozenset("query question request inquiry enquiry anfrage frage nachfrage".split())
_AGAINST = frozenset({"accuse", "criticise", "deny", "praise", "threaten"})
_PRESS = tuple(
    "editor reporter journalist correspondent publisher columnist owner redakteur korrespondent herausgeber".split()
)
_NEAR = 3  # sentences behind a paper in which "was quoted as saying" repeats it
_BEHIND = 12  # tokens behind a verb in which a page says that it was told
_LONGEST = 20  # sentences that one voice goes on for


class Relays:
    """The outlets that passed on the sayings of one document."""

    def __init__(
        self, document: Document, entities: Entities, sayings: Sequence[Saying], outlet: str | None
    ) -> None:
        self.document = document
        self.entities = entities
        self.sayings = sayings
        self.outlet = outlet
        self._outlets: dict[int, list[Chunk]] = {}  # by sentence, the chunks that name one
        speaking = {saying.speaker for saying in sayings}
        for chunk in document.chunks:
            first = chunk.index not in entities.mentions or not self._again(chunk)
            meant = first and not chunk.pronoun  # "calls it a ransom": no outlet is told
            if meant and chunk.index not in speaking and self._name(chunk) is not None:
                self._outlets.setdefault(document.sentence_of[chunk.start], []).append(chunk)
        self._reports: dict[int, list[tuple[Saying, str]]] = {}  # by sentence, what other outlets say there
        for saying in sayings:
            paper = entities.of(saying.speaker)
            if paper is not None and paper.kind == "outlet" and paper.name != outlet:
                place = document.sentence_of[saying.start]
                self._reports.setdefault(place, []).append((saying, paper.name))
        self._told: dict[int, list[tuple[int, str]]] = {}  # by entity of the speaker: sentence and outlet
        for saying in sayings:
            speaker = self._speaker(saying)
            told = self._here(saying) if speaker is not None else None
            if speaker is not None and told is not None:
                self._told.setdefault(speaker.index, []).append((document.sentence_of[saying.start], told))
        self._accounts: dict[int, list[tuple[int, str]]] = {}  # the same, of those who told a paper all of it
        for sentence, chunks in self._outlets.items():
            for chunk in chunks:
                teller = self._teller(chunk)
                name = self._name(chunk)
                if teller is not None and name is not None:
                    self._accounts.setdefault(teller.index, []).append((sentence, name))

    def of(self, saying: Saying) -> str | None:
        """The outlet that a saying was told or that quotes it, by name.

        One that the same voice told before goes on in its paragraph; of whom a paper interviews, it has all that is said.
        """
        place = self.document.sentence_of[saying.start]
        paragraph = self._paragraph(place)
        for each in self._continued(saying):
            here = self._here(each)
            if here is not None and self._paragraph(self.document.sentence_of[each.start]) == paragraph:
                return here
        speaker = self._speaker(saying)
        if speaker is None:
            return None
        told = [
            (at, name)
            for at, name in self._told.get(speaker.index, ())
            if at <= place and self._paragraph(at) == paragraph
        ]
        accounts = [(at, name) for at, name in self._accounts.get(speaker.index, ()) if at <= place]
        if accounts and any(each.rule.startswith("interview") for each in self.sayings):
            return accounts[-1][1]  # the paper's own interview
        own = (self.outlet or "").casefold()
        return next((name for _, name in sorted(told, reverse=True) if name.casefold() != own), None)

    def _paragraph(self, sentence: int) -> int:
        return self.document.sentences[sentence].paragraph

    def _speaker(self, saying: Saying) -> Entity | None:
        entity = self.entities.of(saying.speaker)
        return entity if entity is not None and entity.kind == "person" else None

    def _teller(self, chunk: Chunk) -> Entity | None:
        """Who tells an outlet something without content of its own: "X hat dem Boten Einzelheiten genannt", "she spoke to the Herald"."""
        document = self.document
        clause = document.clause(chunk.clause)
        if clause is None or clause.verb is None or clause.subject is None:
            return None
        facing = chunk.prep is not None and preposition(document, chunk) in _FACING[document.language]
        entity = self.entities.of(clause.subject)
        known = clause.verb.lemma in lexicon.speech(document.language).verbs
        known |= facing and clause.verb.lemma in _TALKING
        told = known and (facing or clause.dative == chunk.index)
        return entity if told and entity is not None and entity.kind == "person" else None

    def _continued(self, saying: Saying) -> Iterator[Saying]:
        """A saying and those whose voice it goes on with."""
        yield saying
        before = saying.continues
        for _ in range(_LONGEST):
            if before is None:
                return
            yield self.sayings[before]
            before = self.sayings[before].continues

    def _again(self, chunk: Chunk) -> bool:
        """Whether a chunk goes on with the name that the chunk before it begins."""
        before, own = (self.entities.mentions.get(n) for n in (chunk.index - 1, chunk.index))
        one = before is not None and own is not None and before.entity == own.entity
        return one and self.document.chunks[chunk.index - 1].end >= chunk.start - 1

    def _name(self, chunk: Chunk) -> str | None:
        """The outlet that a chunk names: "the Harbour Herald", "dieser Zeitung"; a label before a colon is none."""
        tokens = self.document.tokens
        opens = chunk.start == self.document.sentence_at(chunk.start).start
        if opens and tokens[chunk.end : chunk.end + 1] and tokens[chunk.end].text == ":":
            return None  # "Faktencheck: …"
        if (
            tokens[chunk.head].text == "X"
            and chunk.prep is not None
            and tokens[chunk.prep].lower in ("on", "auf")
        ):
            return "X"
        lemma = tokens[chunk.head].base
        press = lemma in _BROADCASTS or self.entities.names.kind(lemma) == "outlet"
        this = press and tokens[chunk.start].lower in THIS
        if self.outlet is not None and (this or tokens[chunk.head].text == self.outlet):
            return self.outlet
        entity = self.entities.of(chunk.index)
        if entity is None or entity.kind != "outlet" or tokens[chunk.start].lower in _SOME:
            return None
        behind = self.document.chunk(chunk.index + 1)
        owned = behind is not None and behind.of == chunk.index and behind.link == "genitive"
        other = self.entities.of(behind.index) if behind is not None and owned else None
        if behind is not None and other is not entity and owned and self._name(behind) is not None:
            return None  # "im Morgenmagazin | des Senders Radio Nord"
        return None if self._common(entity.name) else self._whole(entity.name)

    def _whole(self, name: str) -> str:
        """The one outlet that the last word of its name stands for: "the Courier" for "Accra Courier", but no "Welt" for "Welt am Sonntag"."""
        outlets = (entity.name for entity in self.entities.entities if entity.kind == "outlet")
        known = dict.fromkeys(filter(None, (self.outlet, *outlets)))
        longer = [each for each in known if each != name and each.split()[-1] == name and name[:1].isupper()]
        return longer[0] if len(longer) == 1 else name

    def _common(self, name: str) -> bool:
        """Whether a name is only a noun for outlets, which names none: "der Agentur", "the paper"."""
        *before, word = name.split()
        press = [head.kind for head in self.entities.names.heads(word) if head.source == "outlet"]
        if not press:
            return name.islower()  # "the power stations"
        if any(kind.endswith("name") for kind in press) or any(each[:1].isupper() for each in before):
            return False
        return word.islower() or (self.document.language == "de" and not self.entities.coined(word))

    def _here(self, saying: Saying) -> str | None:
        """The outlet that the sentence of a saying names as the one it was told or quoted by."""
        if not (saying.cue or saying.frame):
            return None
        document = self.document
        cue = (saying.cue or saying.frame)[0][0]
        for chunk in self._outlets.get(self.document.sentence_of[cue], ()):
            facing = chunk.prep is None or preposition(document, chunk) in ("gegenüber", "in")
            facing &= document.language == "de" and saying.rule == "predicate.reported"
            apart = saying.kind == "direct" or facing or self._cites(chunk)
            inside = not apart and self._said(saying, chunk.start)
            quoted = self.document.tokens[chunk.start].depth and not self.document.tokens[cue].depth
            blamed = saying.act in _AGAINST and chunk.prep is None
            seen = self._cites(chunk) and self._name(chunk) == self.outlet  # "files that the Herald has seen"
            if not (inside or quoted or blamed or seen) and self._passing(saying, chunk):
                return self._name(chunk)
        return self._own(saying) or self._quoting(saying) or self._titled(saying) or self._around(saying)

    def _own(self, saying: Saying) -> str | None:
        """The article's own outlet, where a sentence says right behind the verb that it was told: "sagte sie am Mittwoch der npd"."""
        tokens, cue = self.document.tokens, saying.cue or saying.frame
        start, end = cue[-1][1], self.document.sentence_at(cue[-1][0]).end
        near = range(start, min(start + _BEHIND, end))
        content = {i for part in saying.content for i in range(*part)}
        for at in near:
            free = (at == start or at not in content) and not tokens[at].depth and tokens[at - 1].pos != "adp"
            clause = self.document.clause_at(at)
            carried = clause is not None and clause.kind in ("relative", "participle") and _carries(clause)
            if free and not carried and self.entities.prints(at):
                return self.outlet
        return None

    def _around(self, saying: Saying) -> str | None:
        """The outlet that reports what somebody says: "hat der Agentur Norag zufolge ein Geschäft bestätigt"."""
        cue = (saying.cue or saying.frame)[0][0]
        for other, name in self._reports.get(self.document.sentence_of[cue], ()):
            if other is not saying and any(start <= cue < end for start, end in other.content):
                return name
        return None

    def _titled(self, saying: Saying) -> str | None:
        """The text by its title that somebody says something in: "In the study “Cables and Coal” the institute puts …"."""
        document, tokens = self.document, self.document.tokens
        own = document.clause_at(saying.at) if saying.cue else None
        for chunk in document.chunks_in(own) if own is not None else ():
            written = standing(document, chunk) in ("document", "outlet") or self._written(chunk)
            begin = chunk.end + 1
            inside = (
                chunk.prep is not None
                and preposition(document, chunk) == "in"
                and chunk.index != saying.speaker
            )
            if not (written and inside) or begin >= len(tokens) or tokens[chunk.end].text not in QUOTES:
                continue
            last = document.sentence_at(chunk.end).end
            end = next((i for i in range(begin, min(last, begin + TITLE)) if tokens[i].text in QUOTES), begin)
            if end > begin:
                return document.quote(begin, end)
        return None

    def _written(self, chunk: Chunk) -> bool:
        """Whether a chunk names a text by its noun."""
        return self.entities.names.kind(self.document.tokens[chunk.head].base) == "document"

    def _quoting(self, saying: Saying) -> str | None:
        """Who quotes the speaker, paper or not: "was quoted by Norag as saying", "wurde von der Agentur zitiert"."""
        document = self.document
        own = document.clause_at(saying.at) if saying.cue else None
        over = document.clause(own.parent) if own is not None else None
        for clause in (own, over):
            verb = clause.verb if clause is not None else None
            if clause is None or verb is None:
                continue
            if any(
                token.lower in ("quoted", "cited") for token in document.tokens[verb.main + 1 : verb.main + 4]
            ):
                return self._last_named(clause.start)  # "was quoted as saying"
            if verb.lemma not in _QUOTING:
                continue
            if not verb.passive:
                return self._quoter(saying, clause)
            for place in clause.preps:
                chunk = document.chunks[place]
                if preposition(document, chunk) in ("by", "von"):
                    entity = self.entities.of(place)
                    return document.printed(chunk) if entity is None else entity.name
            return self._last_named(clause.start)
        return None

    def _quoter(self, saying: Saying, clause: Clause) -> str | None:
        """Who quotes somebody else, by a name that no list knows: "El Norte quotes the minister as saying"."""
        chunk, entity = self.document.chunk(clause.subject), self.entities.of(clause.subject)
        if chunk is None or chunk.pronoun or clause.subject == saying.speaker or saying.speaker is None:
            return None
        if entity is not None:
            named = entity.kind in ("outlet", "organisation") or (entity.kind == "person" and not entity.role)
            return entity.name if named else None
        return self.document.printed(chunk) if self.document.tokens[chunk.head].pos == "name" else None

    def _last_named(self, token: int) -> str | None:
        """The outlet named last before a token, and near: whose quotation "was quoted as saying" repeats."""
        of, chunks = self.document.sentence_of, self.document.chunks
        before = (
            entity
            for chunk, mention in sorted(self.entities.mentions.items(), reverse=True)
            if chunks[chunk].start < token
            and not chunks[chunk].pronoun
            and of[token] - of[chunks[chunk].start] <= _NEAR
            and (entity := self.entities.entities[mention.entity]).kind == "outlet"
        )
        found = next((entity.name for entity in before), None)
        return found if found != self.outlet else None

    def _said(self, saying: Saying, token: int) -> bool:
        """Whether a token is part of what is said, not of a phrase behind the frame that looks like it."""
        part = next((part for part in saying.content if part[0] <= token < part[1]), (0, 0))
        return any(each.form == "finite" for each in self.document.tokens[slice(*part)])

    def _cites(self, chunk: Chunk) -> bool:
        """Whether an outlet carries the text named before it: "aus dem der Bote zitiert", "seen by the Herald", "das dem Boten vorliegt"."""
        clause = self.document.clause(chunk.clause)
        if clause is None or clause.kind not in ("relative", "participle") or not _carries(clause):
            return False
        return chunk.index in (clause.subject, clause.dative) or clause.subject is None

    def _passing(self, saying: Saying, chunk: Chunk) -> bool:
        """Whether an outlet stands where one is told something or quotes somebody."""
        document = self.document
        tokens = document.tokens
        if chunk.index == saying.addressee:
            return True
        owns = chunk.of is not None and chunk.link in ("genitive", "possessive", "of")
        over = document.chunk(chunk.of) if owns else None
        asked = tokens[chunk.prep - 1] if chunk.prep else None if over is None else tokens[over.head]
        if asked is not None and asked.base in _ASKED:
            return True  # "said in reply to queries from the Herald", "auf Anfrage des Boten"
        if over is not None and over.prep is not None and preposition(document, over) in _IN:
            return (
                standing(document, over) not in _BODIES
            )  # "in a column of the Herald", "im Morgenmagazin des Senders"
        if owns and (document.language == "en" or document.head(chunk.of or 0).base.endswith(_PRESS)):
            return False
        if chunk.prep is not None:
            beside = document.ahead(chunk)
            if beside is not None and beside.of == saying.speaker:
                return False  # "sagte Roth, Analystin beim Kontor"
            word = preposition(document, chunk)
            before = tokens[chunk.prep - 1].base if chunk.prep else ""
            return word in _WITH[document.language] and not before.endswith(_PRESS)
        clause = document.clause(chunk.clause)
        if clause is not None and clause.subject == chunk.index:
            quotes = clause.verb is not None and clause.verb.lemma in _QUOTING
            return _carries(clause) if clause.kind == "relative" else quotes
        if document.language == "de":
            return any(token.lower in DATIVES for token in tokens[max(0, chunk.start - 1) : chunk.start + 1])
        cue = saying.cue[-1][1] if saying.cue else -1
        return chunk.start == cue or (clause is not None and clause.object == chunk.index)


def _carries(clause: Clause) -> bool:
    """Whether a clause tells what a paper does with a text: "aus dem der Bote zitiert", "über die zuerst der Bote berichtete"."""
    verb = clause.verb
    return verb is not None and (verb.lemma in _CARRYING or (verb.lemma in _REPORTING and bool(clause.preps)))
