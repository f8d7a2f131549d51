"""Noun chunks: a head with what stands before it, its preposition, its case, what it modifies and what it is joined to."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from countertrade.reading import lexicon
from countertrade.reading.document.grammar import Grammar
from countertrade.reading.document.tagging import tagger
from countertrade.reading.document.tokens import CURRENCIES
from countertrade.reading.document.types import ACC, BLANK, DAT, GEN, NOM, Link, Token, is_fraction
from countertrade.reading.goods import class_of, stands_alone
from countertrade.reading.namewords import name_words

_FROM = frozenset(("ab", "seit", "since"))  # "ab 2028 Brennstäbe"
_RANGED = frozenset(("and", "und", "to", "bis", "-", "–"))
_OPENING = frozenset(("between", "from", "zwischen", "von"))
_ENDOWING = frozenset("give hand send lend offer grant promise award gift pay".split())
_ANY = NOM | ACC | DAT | GEN
# states that German names with an article, in any case
_WHOSE = frozenset({"dessen", "deren"})
_PRE = frozenset({"det", "adj", "num"})
_HEADS = frozenset({"noun", "name"})
_TIMING = frozenset({"since", "before", "after", "until"})
_FRAME = 40  # tokens from "wie" to the verb of its clause
QUOTES = frozenset('"„“”«»‚‘’‹›') | {"''", "``"}
_CURRENCIES = frozenset("$€£¥₩₽₹₺₴%") | CURRENCIES
# What the ending of a German determiner allows: (singular cases, plural cases)
_ENDINGS = {
    "der": (NOM | DAT | GEN, GEN), "die": (NOM | ACC, NOM | ACC), "das": (NOM | ACC, 0), "den": (ACC, DAT),
    "dem": (DAT, 0), "des": (GEN, 0), "ein": (NOM | ACC, 0), "kein": (NOM | ACC, 0),
    **dict.fromkeys(("mein", "dein", "sein", "ihr", "unser", "euer"), (NOM | ACC, 0)),
}  # fmt: skip
_SUFFIXES = {
    "em": (DAT, 0), "en": (ACC, DAT), "es": (NOM | ACC | GEN, 0), "er": (NOM | DAT | GEN, GEN),
    "e": (NOM | ACC, NOM | ACC),
}  # fmt: skip
_ADJECTIVES = {**_SUFFIXES, "en": (ACC | GEN, DAT | NOM | ACC), "es": (NOM | ACC, 0)}
_PRONOUNS = {  # of both languages
    "ich": NOM, "du": NOM, "er": NOM, "wir": NOM, "man": NOM, "wer": NOM, "es": NOM | ACC, "sie": NOM | ACC,
    "das": NOM | ACC, "dies": NOM | ACC, "dieses": NOM | ACC, "was": NOM | ACC, "mich": ACC, "dich": ACC, "ihn": ACC,
    "uns": ACC | DAT, "euch": ACC | DAT, "sich": ACC | DAT, "ihm": DAT, "ihr": DAT, "ihnen": DAT, "wem": DAT,
    "wen": ACC, "mir": DAT, "dir": DAT, "der": NOM | DAT, "die": NOM | ACC, "dem": DAT, "den": ACC, "denen": DAT,
    "dessen": GEN, "deren": GEN,
    "i": NOM, "he": NOM, "she": NOM, "we": NOM, "they": NOM, "who": NOM, "me": ACC | DAT, "him": ACC | DAT,
    "them": ACC | DAT, "us": ACC | DAT, "whom": ACC | DAT,
}  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A chunk in the making."""

    start: int
    end: int
    head: int
    pronoun: bool
    prep: int | None
    cases: int
    plural: bool | None
    of: int | None = None
    link: Link | None = None
    conj: int | None = None


def chunks(tokens: Sequence[Token], grammar: Grammar) -> list[Draft]:
    """The chunks of one sentence, behind which BLANKS stand, in order; `of` and `conj` count within the list."""
    return _Chunks(tokens, grammar).all()


def pronoun(tokens: Sequence[Token], at: int, prep: int | None, grammar: Grammar) -> Draft:
    """A pronoun as a chunk of its own."""
    word = tokens[at].lower
    plural = True if word in grammar.plural else False if word in grammar.singular else None
    return Draft(at, at + 1, at, True, prep, _PRONOUNS.get(word, _ANY), plural)


def counts(tokens: Sequence[Token], chunk: Draft) -> bool:
    """Whether a number stands in a chunk."""
    return any(token.pos == "num" for token in tokens[chunk.start : chunk.end])


# Words that say "about" only together: "at least", "up to", "bis zu"
_HALVES = {
    "at": ("least", "most"), "up": ("to",), "to": ("up",), "zu": ("bis",), "than": ("more", "less", "fewer"),
}  # fmt: skip
_IN_NAMES = frozenset("of for the and sans".split())  # no German words
_SINCE = frozenset("in by since until during im seit bis".split())
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_FEASTS = frozenset("Super Black Good Ash Easter Palm".split())
_PERSONAL = frozenset("ich er sie es wir ihr man".split())
_EDGES = frozenset("Anfang Mitte Ende".split())
_NUMBERED = frozenset(
    "Jahr Artikel Absatz Punkt Paragraf Ziffer Kapitel Abschnitt Anhang Klausel article section clause paragraph chapter annex appendix".split()
)
_DIMENSIONS = tuple("alt lang läng hoch hoh breit tief schwer groß entfernt teur dick".split())
_OFFICE = 9  # tokens of an office before what it is for
_TALKING = frozenset(("sprechen", "reden", "ausgehen"))
_ADVERBIAL = frozenset(
    "addition return exchange turn fact response total example instance contrast effect result".split()
)
_IN_RETURN = frozenset(
    "gegenzug gegensatz ausgleich austausch tausch durchschnitt schnitt mittel jahr monat ergebnis fall übrigen".split()
)
_NO_GENITIVE = frozenset("die das den dem ein eine mehr".split())
_MASCULINE = frozenset(
    "Irak Iran Jemen Kongo Libanon Niger Oman Senegal Sudan Südsudan Tschad Vatikan Kosovo".split()
)
_DATIVES = frozenset("dem der den einem einer seinem ihrem diesem dieser".split())
_APPOSITION = 15  # tokens that may follow the head of an apposition before the mark that closes it


_OWNING = ("sein", "ihr", "mein", "unser")
_LANDS = frozenset(("Land", "Heimatland"))
_IN_OFFICE = frozenset("politician diplomat military official royal leader".split())  # of no paper
_OURS = frozenset(
    "Regierung Staat Ministerium Armee Haus Konzern Unternehmen Firma Präsident Minister".split()
)
_AT_ISSUE = frozenset(
    "deal contract agreement accord pact dispute row quarrel feud standoff lawsuit talk negotiation debate concern".split()
)


_BODIES = frozenset(("government", "organisation"))
_SPOKESMEN = frozenset(
    "official politician diplomat spokesperson anonymous leader agency".split()
)  # kinds of those who speak for others
_FOREIGN_AND = frozenset(("i", "y", "e", "et", "og", "och", "ve", "dhe"))
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")


class _Chunks:
    """The chunks of one sentence while they are found and linked."""

    def __init__(self, tokens: Sequence[Token], grammar: Grammar) -> None:
        self.tokens, self.grammar, self.german = tokens, grammar, grammar.german
        self.end = tokens.index(BLANK)
        self.found: list[Draft] = []
        self.prep: int | None = None
        # determiners before a preposition: "die von Russland gelieferten Panzer"
        self.pending: list[tuple[int, int | None]] = []

    def all(self) -> list[Draft]:
        at = 0
        while at < self.end:
            at = self._next(at)
        self._stood_alone()
        for n in range(1, len(self.found)):
            self._link(n)
        self._unlist()
        for this in self.found:
            if this.conj is not None and this.prep is None:
                this.prep = self.found[this.conj].prep
        return self.found

    def _add(self, draft: Draft) -> None:
        self.found.append(draft)
        self.prep = None

    def _next(self, at: int) -> int:
        """Take what stands at a place; the place behind it."""
        token, before, after = self.tokens[at], self.tokens[at - 1], self.tokens[at + 1]
        if not self.found and token.pos == "num" and after.capital and _CLOCK.fullmatch(token.text):
            return at + 1  # "17:40 Opposition deputy Nurbek Satarov says"
        last = self.found[-1] if self.found and self.found[-1].end == at else None
        if token.pos == "adp" and not self._approximates(at):
            whole = self._before_postposition(at) if token.tag in ("APPO", "APZR") else None
            if whole is not None and whole.prep is None:
                whole.prep = at
                return at + 1
            if self.german and at and self.prep == at - 1 and before.lower != "bis" and self._described(at):
                self.pending.append((at, self.prep))  # "nach | am Montag vorgelegten Zahlen"
            self.prep = at
            return at + 1
        if token.tag == "EX0":
            return at + 1
        if token.tag in ("AVQ", "PWAV"):
            self.prep = None
        if token.lower in ("lang", "hindurch") and last is not None and self._period(last.head):
            return at + 1
        compares = token.lower in ("than", "like") or (token.lower == "as" and before.lower == "such")
        if not self.german and compares and token.pos in ("sconj", "adp"):
            bounds = token.lower == "than" and before.lower in ("more", "less", "fewer")
            if not bounds or after.lower not in ("a", "an", "half") or at + 2 >= self.end:
                self.prep = at  # but "by more than a third"
            return at + 1
        if token.tag == "KOKOM" and not self._approximates(at) and not self._as_told(at):
            self.prep = at
            return at + 1
        if token.pos == "pron" and not self._bounded(at) and not self._before_noun(at):
            self._add(pronoun(self.tokens, at, self.prep, self.grammar))
            return at + 1
        adverbial = token.tag in ("ADJD", "ADJ(D)") and token.lower not in self.grammar.approximators
        if self.german and adverbial and (after.pos in ("num", "det", "adp") or after.tag == "ADJ(A)"):
            return (
                at + 1
            )  # "jährlich 300 Tonnen", "offenbar weitere 30 Panzer", "zuverlässig mit billigem Gas"
        stop, head = self._extent(at)
        if head is not None and self.german and self._opens_around(stop, head):
            self.pending.append((at, self.prep))  # "30 von Norland gelieferte Panzer"
            self.prep = None
            return stop
        if token.pos == "det" and self.german and self._given_to(at + 1):
            self._stood_alone()
            self.pending.append((at, self.prep))
            self.prep = None
            return at + 1
        if head is not None:
            if self.pending and token.pos in ("adj", "verb") and self.german:
                at, self.prep = self.pending.pop()
            self._add(self._noun(at, stop, head))
            return stop
        if token.pos == "det" and self.german and after.pos in ("adp", "adv"):
            self._stood_alone()
            self.pending.append((at, self.prep))
            self.prep = None
        elif token.lower in self.grammar.adverbs:
            inside = self.german and self.prep == at - 1 and self._described(at)
            self.prep = self.prep if inside else None  # "nach gestern vorgelegten Zahlen"
        elif token.pos not in ("adv", "adj", "cconj", "neg", "num") and token.text not in '"„“”«»‚‘’':
            if token.pos == "det" and token.lower not in self.grammar.attributive:
                self.found.append(pronoun(self.tokens, at, self.prep, self.grammar))
            self.prep = None
            if token.pos == "punct":
                self._stood_alone()
        return at + 1

    def _before_postposition(self, at: int) -> Draft | None:
        """What a postposition is of, whole: "dem Bericht | der Zeitung | zufolge", "der Zeitung „Nordpost“ | zufolge"."""
        mark = at - (self.tokens[at - 1].text in QUOTES)
        place = len(self.found) - 1
        if place < 0 or self.found[place].end != mark:
            return None
        while place:
            this, over = self.found[place], self.found[place - 1]
            gap = this.start - over.end - (self.tokens[this.start - 1].text in QUOTES)
            noun = self.tokens[over.head].pos == "noun" and self.tokens[over.start].lower in _DATIVES
            if gap or over.prep is not None or over.pronoun or not noun or not self.german:
                break
            place -= 1
        return self.found[place]

    def _stood_alone(self) -> None:
        """Determiners that no noun came to are pronouns: "deutet das auf eine Schwäche hin"."""
        for at, prep in self.pending:
            if self.tokens[at].lower not in self.grammar.attributive:
                place = len(self.found)
                while place and self.found[place - 1].start > at:
                    place -= 1
                self.found.insert(place, pronoun(self.tokens, at, prep, self.grammar))
        self.pending.clear()

    def _opens_around(self, stop: int, head: int) -> bool:
        """Whether a number has its noun behind what describes the noun."""
        numbered = self.tokens[head].pos == "num" and stop == head + 1
        return numbered and (self._described(stop) or self._given_to(stop))

    def _given_to(self, at: int) -> bool:
        """Whether a state in the dative and a participle begin at a place: "die | der Ukraine zugesagten Panzer", "die | Peru gewährten Kredite"."""
        name = at + (self.tokens[at].lower in ("der", "dem", "den"))
        before = self.tokens[at - 1] if name == at else BLANK
        own = self.tokens[name].text in self.grammar.articled or (
            before.text == "Der" and self.tokens[name].text in _MASCULINE
        )  # "Der Iran verurteilte Vorwürfe"
        if self.tokens[name].text not in self.grammar.states or (name == at and own):
            return False
        for i in range(name + 1, min(name + 6, self.end)):
            token, after = self.tokens[i], self.tokens[i + 1]
            if token.pos in ("adj", "verb"):
                goes_on = after.pos in ("num", "noun", "adj") and (token.pos == "adj" or name == at)
                # "die Importe des Iran erreichten 300 Tonnen", but "des Peru gewährten Kredits"
                goes_on &= self.tokens[at - 1].lower != "des" or after.lower.endswith("s")
                return goes_on and tagger("de").participle(token.text) is not None
            if token.pos not in ("adp", "adv", "name", "det"):
                return False
        return False

    def _described(self, at: int) -> bool:
        """Whether what stands between a number and its noun describes the noun: "zwei | mit der Sache vertraute Beamte"."""
        tokens = self.tokens
        if tokens[at].pos not in ("adp", "adv"):
            return False
        for i in range(at + 1, min(at + 9, self.end - 1)):
            one, other = tokens[i - 1], tokens[i + 1]
            if (
                tokens[i].pos == "adj"
                and one.pos in (*_HEADS, "adv")
                and (other.pos in _HEADS or other.pos == "adj")
            ):
                return tokens[i].lower.endswith(("e", "en", "er", "em"))
            if tokens[i].pos not in (*_HEADS, "adp", "det", "adv", "adj", "num"):
                return False
        return False

    def _period(self, at: int) -> bool:
        return self.tokens[at].base in self.grammar.periods

    def _as_told(self, at: int) -> bool:
        """Whether "wie" opens a clause: „…, wie das Center for Policy schreibt."."""
        opens = self.tokens[at - 1].text in (",", ".", "–", "—", BLANK.text)
        if self.tokens[at].lower != "wie" or not (opens or self.tokens[at + 1].pos == "det"):
            return False
        last = next((i for i in range(at, at + _FRAME) if self._mark(i + 1)), at + _FRAME)
        return last > at + 1 and self.tokens[last].form == "finite"

    def _approximates(self, at: int) -> bool:
        """Whether a preposition only says that a number is not exact ("about 300", "up to $5", "bis zu 20")."""
        word, before = self.tokens[at].lower, self.tokens[at - 1]
        if word not in self.grammar.approximators:
            return False
        if word in ("über", "unter", "um") and before.pos == "noun":
            return False  # "ein Vertrag über 300 Millionen"
        if word == "over" and before.lemma in _AT_ISSUE:
            return False  # "a deal over 300 tanks"
        halves = _HALVES.get(word, (before.lower,))
        if before.lower not in halves and self.tokens[at + 1].lower not in halves:
            return False
        if word == "between":
            low = at + 1 + (self.tokens[at + 1].text in _CURRENCIES)
            joint = next((i for i in range(low, low + 4) if self.tokens[i].lower == "and"), at)
            numbers = (
                self.tokens[low],
                self.tokens[joint + 1 + (self.tokens[joint + 1].text in _CURRENCIES)],
            )
            return all(token.pos == "num" for token in numbers) and not self._year(low)
        bounded = self.tokens[at + 1].lower in ("to", "zu", "than", "least", "most")
        at += 1 + bounded
        if self.tokens[at].text in _CURRENCIES:
            return True
        if self._share(at):
            return True
        # "over 30 months" is a time, "over 30 tanks" is not
        return self.tokens[at].pos == "num" and (bounded or not self._period(at + 1))

    def _share(self, at: int) -> bool:
        """Whether a fraction stands at a place: "a fifth", "einem Drittel"."""
        article, noun = self.tokens[at], self.tokens[at + 1]
        nominal = article.pos == "det" and noun.pos == "noun"
        return nominal and is_fraction(self.tokens, at + 1, self.grammar.shares)

    def _bounded(self, at: int) -> bool:
        """Whether "mehr als" stands before an amount that opens with an article: "mehr als eine Million Tonnen"."""
        more, than, one, scale = self.tokens[at : at + 4]
        if not self.german or more.lower not in ("mehr", "weniger") or than.lower != "als":
            return False
        amount = one.lower.startswith("ein") and scale.lemma in self.grammar.scales
        return one.pos in ("det", "num") and (amount or scale.lower in self.grammar.shares)

    def _before_noun(self, at: int) -> bool:
        """Whether what is tagged a pronoun is a determiner here ("these 300 tanks")."""
        word, following = self.tokens[at].lower, self.tokens[at + 1].pos
        opens = at == 0 or (at == 1 and self.tokens[0].pos == "adp")
        if word in ("dessen", "deren") and opens and following in _HEADS:
            return True  # "Dessen Leiter Jan Roth sagt", "Nach deren Angaben"
        if word not in self.grammar.determiners:
            return False
        if following == "name":  # but "from what Norland gave"
            articles = self.german and word in ("der", "die", "das", "dem", "den")
            return not articles and word not in self.grammar.relatives and word not in ("which", "what")
        if self.german and word in ("der", "die", "das", "dem", "den") and self.tokens[at - 1].text == ",":
            return False
        return following in ("noun", "adj", "num")

    def _leads_on(self, at: int) -> bool:
        """Whether a noun follows, adjectives passed over."""
        for token in self.tokens[at : at + 4]:
            if token.pos in _HEADS:
                return True
            if token.pos not in ("adj", "num", "adv", "cconj"):
                return False
        return False

    def _adverb_inside(self, at: int) -> bool:
        for i in range(at + 1, min(self.end, at + 4)):
            following = self.tokens[i]
            if following.pos == "num" or following.text in _CURRENCIES or self._share(i):
                return True
            if following.pos == "adj":
                return self._leads_on(i)
            if following.pos != "adv" and following.lower not in self.grammar.approximators:
                return False
        return False

    def _extent(self, at: int) -> tuple[int, int | None]:
        """Where the chunk that starts at `at` ends, and its head; None where none starts."""
        tokens = self.tokens
        if self.german and (titled := self._title(at)) is not None:
            return titled
        i = at + 2 if self._bounded(at) else at
        head: int | None = None
        number: int | None = None
        while i < self.end:
            token, before = tokens[i], tokens[i - 1]
            if token.pos in _HEADS:
                if head is not None and not self._goes_on(at, head, i):
                    break
                if head is None and number == i - 1 and self._payer(at, i):
                    break
                head = i
            elif head is not None:
                if (
                    i == head + 1
                    and token.text in _FOREIGN_AND
                    and tokens[i + 1].capital
                    and tokens[head].capital
                ):
                    i += 1  # "Sad i Pole", "Ciencia y Salud"
                    continue
                if token.pos == "num" and i == head + 1 and self._numbered(head) and not self._unit(i + 1):
                    return i + 1, head
                if self._nations(i) or self._joint_office(head, i) or self._typed(number, head, i):
                    i += 1
                    while tokens[i].pos == "adj":
                        i += 1  # "the ministry of supply and internal trade"
                    continue
                if self.german and token.pos == "adj" and self._measured(at, head, i):
                    head = None  # "ein 64 Jahre alter Mann"
                elif tokens[head].pos != "name" or not self._in_name(head, i):
                    break
            elif token.text in _CURRENCIES:
                number = i if number is None else number
            elif token.pos == "num":
                if (i == at and self._year(i)) or self._decade(i):
                    return i + 1, i
                number = i
            elif token.pos == "adp" and i - 1 == number and token.lower not in ("to", "bis"):
                break  # "$5 billion on 250 tanks"
            elif token.pos == "sconj" and i - 1 == number and tokens[i + 1].pos != "neg":
                break  # "$5 billion if 300 people come", but "40 if not 50 tanks"
            elif token.pos in _PRE or (token.pos == "pron" and self._opens_with(at, i)):
                if self.german and token.pos == "det" and i > at and before.pos == "adj":
                    return at, None  # "üblicherweise ein Kran"
                if token.pos == "det" and i > at and (number is not None or before.pos == "pron"):
                    break
            elif not self._modifies(at, i):
                break
            i += 1
        if head is not None:
            opened = any(self._quotes(token) for token in tokens[at:head])
            if opened and self._quotes(tokens[head + 1]):
                return head + 2, head
            return (self._foreign(head) if self.german else head + 1), head
        if number is not None:
            return i, number
        nominal = tokens[i - 1].pos in ("adj", "pron")
        nominal = nominal and tokens[i - 1].lower.endswith(("en", "e", "er", "es", "em"))
        if self.german and i > at + 1 and tokens[at].pos == "det" and nominal:
            return i, i - 1  # "die beiden", "das Letzte"
        return at, None

    def _title(self, at: int) -> tuple[int, int] | None:
        """Where a German title of several words in quotation marks ends, and its head: „der „Welt am Sonntag““, „die „Neue Osloer Zeitung““."""
        tokens = self.tokens
        marked = tokens[at].pos == "det" and self._quotes(tokens[at + 1])
        first = at + 2 if marked else at
        last = first
        while tokens[last].capital or (last > first and tokens[last].pos in ("adp", "det", "cconj")):
            last += 1
        several = first + 1 < last and tokens[last - 1].capital
        if not several or not (self._quotes(tokens[first - 1]) and self._quotes(tokens[last])):
            return None
        listed = (i for i in range(first, last) if lexicon.heads("de", tokens[i].lemma, tokens[i].text))
        plain = next((i for i in range(first + 1, last) if not tokens[i].capital), last) - 1
        return last + marked, next(listed, plain)

    def _quotes(self, token: Token) -> bool:
        """Whether a token is a quotation mark; in English a plain single one is as often a possessive."""
        return token.text in QUOTES or (self.german and token.text == "'")

    def _opens_with(self, at: int, i: int) -> bool:
        """Whether a pronoun stands where a determiner can."""
        return i == at or (i == at + 1 and self.german and self.tokens[i].lower.startswith(("beid", "ander")))

    def _modifies(self, at: int, i: int) -> bool:
        """Whether what is neither adjective nor number belongs to the noun behind it."""
        token, before = self.tokens[i], self.tokens[i - 1]
        if token.pos in ("adv", "neg", "adp", "zu", "sconj", "particle"):
            if token.lower == "that" or not self._adverb_inside(i):  # "aware that 300 came"
                return False
            roughly = token.pos == "adv" and token.lower in self.grammar.approximators
            return i > at or roughly or self._approximates(i)
        if i == at:
            return False
        if token.text == "-" and before.pos == "num":
            return True  # "10-year deal"
        if token.pos == "verb":
            return token.form in ("participle", "gerund") and self._leads_on(i + 1)
        joins = token.pos == "cconj" or token.text in ",-"
        joins = joins and before.pos == "adj" == self.tokens[i + 1].pos
        joins = joins or (token.lower == "and" and before.pos == "adj" and self._sourced(i - 1, i))
        joins = joins or self._nations(i)
        titles = self._quotes(token) and before.pos in _PRE  # „der „Berliner Zeitung“"
        return (joins or titles) and self._leads_on(i + 1)

    def _in_name(self, head: int, i: int) -> bool:
        """Whether an adjective or sign goes on with a name: "Brand & Co", "the total US military aid"."""
        token, name = self.tokens[i], self.tokens[head]
        if token.text in "&/":
            return self.tokens[i + 1].pos == "name"
        if self.german or token.pos != "adj":
            return False
        letters = name.text.replace(".", "").isupper() and len(name.text) > 1  # "US", "U.K."
        like = letters or name.lower in self.grammar.demonyms
        return token.capital or (like and i == head + 1 and self._leads_on(i))

    def _numbered(self, head: int) -> bool:
        """Whether a number may follow a noun: "Leopard 2", "Artikel 5", but no state: "sell India | 40 jets"."""
        noun, whole = self.tokens[head], f"{self.tokens[head - 1].text} {self.tokens[head].text}"
        states = (self.grammar.states, self.grammar.capitals)
        named = noun.pos == "name" and all(names.isdisjoint((noun.text, whole)) for names in states)
        return named or noun.lemma in _NUMBERED

    def _unit(self, at: int) -> bool:
        return self.tokens[at].pos in ("noun", "num", "adj") or self.tokens[at].text in _CURRENCIES

    def _foreign(self, head: int) -> int:
        """Where a foreign name in a German sentence ends: „das Institute for the Study of War", „die Bank of England"."""
        stop = i = head + 1
        if self.tokens[i].text not in _IN_NAMES:
            return stop
        while self.tokens[i].text in _IN_NAMES or (self.tokens[i].capital and self.tokens[i].pos in _HEADS):
            i += 1
            stop = i if self.tokens[i - 1].capital else stop
        return stop

    def _year(self, i: int) -> bool:
        """Whether a number is a year that counts nothing: "sollen 2019 nur 30 Milliarden"."""
        word, after = self.tokens[i].text, self.tokens[i + 1]
        if len(word) != 4 or not word.isdecimal() or word[:2] not in ("19", "20"):
            return False
        before = self.tokens[i - 1].lower
        if (before in _SINCE and after.pos == "name") or (before in _FROM and after.pos in ("name", "noun")):
            return True  # "In 2007 Norland gave"
        linked = self.tokens[i - 1].lower in _RANGED and self.tokens[i - 2].text.isdecimal()
        if linked and len(self.tokens[i - 2].text) == 4 and self.tokens[i - 3].lower in _SINCE | _OPENING:
            return True  # "zwischen 2010 und 2020 Waffen"
        return not (self._unit(i + 1) or after.pos == "name" or after.text == "-")

    def _decade(self, i: int) -> bool:
        """Whether a number is a decade before a name that is no part of its phrase: "In the 1970s Norland paid"."""
        word, after = self.tokens[i].text, self.tokens[i + 1]
        since = self.tokens[i - 1].lower == "the" and self.tokens[i - 2].lower in _SINCE
        return since and word[:-1].isdecimal() and word.endswith("0s") and after.pos == "name"

    def _measured(self, at: int, head: int, i: int) -> bool:
        """Whether a number with its unit only says how old or long the noun after it is."""
        counted = head > at and self.tokens[head - 1].pos == "num" and self.tokens[at].pos == "det"
        dimension = i == head + 1 and self.tokens[i].lower.startswith(_DIMENSIONS)
        return counted and dimension and self._leads_on(i + 1)

    def _payer(self, start: int, i: int) -> bool:
        """Whether a state with a verb begins right behind an amount of money: "the $3 million | Kenya paid"."""
        money = any(token.text in _CURRENCIES for token in self.tokens[start:i])
        state = self.tokens[i].text in self.grammar.states and self.tokens[i + 1].verbal
        return not self.german and money and state

    def _goes_on(self, start: int, head: int, i: int) -> bool:
        """Whether the noun at `i` belongs to the chunk of the noun at `head` right before it."""
        one, other, after = self.tokens[head], self.tokens[i], self.tokens[i + 1]
        close = i == head + 1
        if other.text in _WEEKDAYS and after.pos not in _HEADS and close:
            return one.text in _FEASTS  # "told The Post Tuesday"
        if one.text in _WEEKDAYS and self.tokens[start - 1].lower == "on" and close:
            return other.text[0].islower()  # "said on Monday Peru had sent"
        if close and self.tokens[start].lower in self.grammar.dating and one.base in self.grammar.timing:
            return False  # "gab vergangene Woche | Peru Panzer"
        if self.german:
            people = f"{one.lower} {other.lower.removesuffix('n')}"  # "den Costa Ricanern"
            return (close and people in self.grammar.peoples) or self._goes_on_german(start, head, i)
        crowd = one.lower[:-1] if one.lower.endswith("s") and self.tokens[head - 1].pos == "det" else ""
        if close and crowd in self.grammar.peoples and one.lower not in self.grammar.peoples:
            return False  # "lent the Rwandans trucks"
        if self._department(head) and after.pos == "name":
            return False  # "Minister of Finance Jane Roe"
        if one.pos == "name" and close and self._officer(start, i):
            return False  # "In May Finance Minister Ana Roth said"
        leads = self.tokens[start - 1].pos == "adp" and all(chunk.prep is not None for chunk in self.found)
        if leads and self.tokens[start].pos == "det" and other.text in self.grammar.states and after.verbal:
            return False  # "Under the Protocol Norway gives"
        if close and self._endowed(start, head, i):
            return False  # "give the coastguard | radar stations"
        if one.pos == "name":
            return not (close and self._given(start, head, i))
        phrase = self.tokens[start - 1].pos == "adp" and start == head and one.lower in _ADVERBIAL
        if phrase and other.pos == "name":
            return False  # "In addition Moscow granted Minsk a loan"
        if leads and one.text[0].islower() and other.pos == "name" and self._before_verb(i):
            return False  # "In a statement Hanro said", "Replying to a question Roth said"
        if other.text in self.grammar.states and one.text[0].islower() and after.verbal:
            return False  # "under the deal Russia will deliver"
        return not (other.pos == "name" and one.text[0].islower() and one.tag == "NN2")

    def _given(self, start: int, head: int, i: int) -> bool:
        """Whether what a state is given begins right behind its name: "sent North Korea | food"; but "gave Norland troops | a tank"."""
        verb, names = self.tokens[start - 1], lexicon.names("en")
        name = " ".join(token.text for token in self.tokens[start : head + 1] if token.pos != "det")
        known = name in names.places or name in self.grammar.capitals or name in names.blocs
        if not known or not self.tokens[i].text.islower():
            return False
        frames = lexicon.transfers("en").verbs.get(verb.lemma, ()) if start and verb.verbal else ()
        if verb.form == "participle" and self.tokens[start - 2].lower in (
            "was",
            "were",
            "been",
            "being",
            "be",
        ):
            return False
        end = i
        while self.tokens[end].pos == "noun":
            end += 1
        goes_on = (
            self.tokens[end].pos in ("det", "num", "adj", "name") or self.tokens[end].text in _CURRENCIES
        )
        return not goes_on and any("dative" in frame.recipient for frame in frames)

    def _endowed(self, start: int, head: int, i: int) -> bool:
        """Whether what a body is given begins behind it: "give the coastguard | radar stations", "the Ministry of Trade | vehicles", but not "to Peru"."""
        whole = self.found[-1] if self.found and self.tokens[start - 1].lower == "of" else None
        first, named = (whole.start, whole.head) if whole is not None else (start, head)
        body, names = self.tokens[named], name_words("en")
        verb = self.tokens[first - 1] if first else BLANK
        if not (
            verb.verbal and verb.lemma in _ENDOWING and self.tokens[first].lower in ("the", "its", "their")
        ):
            return False
        end = i
        while self.tokens[end].pos == "noun" and self.tokens[end].text.islower():
            end += 1
        last = self.tokens[end - 1]
        several = end > i and (last.tag == "NN2" or class_of("en", last.lemma, last.text) is not None)
        organ = names.organ(body.base) or names.country(body.base) or names.governs(body.base)
        return several and organ and self.tokens[end].lower != "to"

    def _before_verb(self, at: int) -> bool:
        """Whether a finite verb stands right behind a name that begins at a place."""
        while self.tokens[at].pos == "name":
            at += 1
        return self.tokens[at].form == "finite"

    def _officer(self, start: int, at: int) -> bool:
        """Whether an officer with a name and a verb begins behind a time or place that opens a sentence: "In May | Finance Minister Roth said"."""
        titled = any(token.text in self.grammar.titles for token in self.tokens[at : at + 2])
        placed = self.tokens[start - 1].lower == "in" and all(chunk.prep is not None for chunk in self.found)
        return titled and placed and self._before_verb(at)

    def _typed(self, number: int | None, head: int, i: int) -> bool:
        """Whether a counted English noun goes on behind the name of its type: "30 Stryker armoured fighting vehicles"."""
        token, name = self.tokens[i], self.tokens[head]
        counted = number is not None and number + 1 == head and not self._year(number)
        named = name.pos == "name" and name.text not in self.grammar.states
        behind = self.tokens[i + 1 : i + 4]
        ends = next((at for at, each in enumerate(behind) if each.pos not in ("adj", "noun")), len(behind))
        several = any(each.tag == "NN2" for each in behind[:ends])
        return not self.german and counted and named and token.pos == "adj" and several

    def _joint_office(self, head: int, i: int) -> bool:
        """Whether a conjunction stands between what one English office, body or source is for: "Trade and Industry Minister", "the Food and
        Agriculture Organization", "police and army officials"."""
        one, other, office = self.tokens[head], self.tokens[i + 1], self.tokens[i + 2]
        if self.german or self.tokens[i].lower not in ("and", "&"):
            return False
        if self._in_ministry(head, i) or self._sourced(head, i):
            return True
        if not (other.capital and office.capital and other.pos in _HEADS and office.pos in _HEADS):
            return False
        if one.text in self.grammar.departments and office.lower in self.grammar.offices:
            return True
        owned = self.tokens[head - 1].pos in ("det", "poss", "name")
        return owned and self._plain(head) and self._plain(i + 1) and self._sources(office) <= _BODIES

    def _in_ministry(self, head: int, i: int) -> bool:
        """Whether a conjunction stands in the name of a body behind "of" or "for": "the Ministry of Health | and Social Welfare"."""
        tokens, over = self.tokens, self.found[-1] if self.found else None
        if over is None or over.end != self.prep or tokens[over.end].lower not in ("of", "for"):
            return False
        body, last = self._sources(tokens[over.head]), i + 1
        while tokens[last].pos in ("adj", "noun", "name") and tokens[last + 1].pos in _HEADS:
            last += 1
        alike = {tokens[at].capital for at in (head, *range(i + 1, last + 1))}
        named = alike == {True} or (alike == {False} and body == {"government"})
        return named and body <= _BODIES and all(map(self._plain, (head, *range(i + 1, last + 1))))

    def _sourced(self, head: int, i: int) -> bool:
        """Whether a conjunction stands between words in the singular for whose people speak: "military and government sources"."""
        one, (other, people) = self.tokens[head], self.tokens[i + 1 : i + 3]
        singular = one.text.islower() and one.text == one.base and other.pos in _HEADS and other.tag != "NN2"
        speak = people.tag == "NN2" and "unnamed" in self._sources(
            people
        )  # no "farm and construction workers"
        return singular and speak and self._sources(one).isdisjoint(("person", "unnamed"))

    def _nations(self, i: int) -> bool:
        """Whether a conjunction, or a comma before one, joins the states of those who speak: "North Korean | and Chinese officials"."""
        tokens, of = self.tokens, self.grammar.demonyms
        after = i + 1 + (tokens[i + 1].lower in ("north", "south", "east", "west"))
        joint = tokens[i - 1].lower in of and tokens[after].lower in of and tokens[after].capital
        if self.german or not joint:
            return False
        if tokens[i].text == ",":
            return tokens[after + 1].lower == "and" and self._nations(after + 1)
        last = next((at for at in range(after + 1, self.end) if tokens[at].pos != "adj"), after)
        while tokens[last + 1].pos == "noun":
            last += 1  # "intelligence agencies"
        kinds = {each.kind for each in lexicon.heads("en", tokens[last].base)}
        return tokens[i].lower == "and" and tokens[last].pos == "noun" and not kinds.isdisjoint(_SPOKESMEN)

    def _plain(self, at: int) -> bool:
        """Whether a common noun or an adjective stands at a place that names nobody: "Food", "Social", "Studies", but not "farmers"."""
        token, tags = self.tokens[at], tagger("en").possible(self.tokens[at].lower)
        named = (
            "NP0" in tags or self._sources(token) - {"document"} or (token.text.islower() and "NN2" in tags)
        )
        return "AJ0" in tags or (not named and bool(tags & {"NN1", "NN2"}))

    def _sources(self, token: Token) -> set[str]:
        """What a noun makes of whom it names: "government"; nothing for others."""
        return {each.source for each in lexicon.heads(self.grammar.language, token.base)}

    def _department(self, at: int) -> bool:
        """Whether a noun says what an English office is for or where: "Minister of Finance", "Adviser to the Prime Minister on Trade"."""
        tokens, tied = self.tokens, False
        word, tags = tokens[at], tagger("en").possible(tokens[at].lower)
        behind = [*itertools.takewhile(lambda each: each.pos == "name", tokens[at + 1 : at + _OFFICE])]
        if any(each.text in self.grammar.departments or self._sources(each) & _BODIES for each in behind):
            return False  # "Head of the Peruvian | Grain Authority Jane Roe"
        firm = tokens[at - 1].pos == "adp" and len(behind) == 2  # "Head of Rosatom Jane Roe"
        plain = "NP0" not in tags and word.lower not in self.grammar.demonyms
        common = word.capital and any(tag.startswith("NN") for tag in tags)
        common &= plain or firm or bool(self._sources(word) & _BODIES)
        common |= tokens[at - 1].lower == "the" and word.pos == "noun"
        if word.text not in self.grammar.departments | self.grammar.states and not (
            common and len(behind) > 1
        ):
            return False
        for token in reversed(tokens[max(0, at - _OFFICE) : at]):
            ties = token.pos == "adp" and token.lower in ("of", "for", "to", "in", "on", "at")
            if tied and not ties and token.lower.rpartition("-")[2] in self.grammar.offices:
                return True
            tied |= ties
            if not (ties or token.capital or token.lower in ("the", "and", "&")):
                return False
        return False

    def _beside_name(self, start: int, i: int) -> bool:
        """Whether a noun or state stands behind somebody's office and name: "laut Minister Adam Nowak | Panzer für 60 Millionen"."""
        tokens, other = self.tokens, self.tokens[i]
        held = [at for at in range(start, i) if {tokens[at].text, tokens[at].lemma} & self.grammar.offices]
        office = held[0] if held else i
        if not held or held[-1] == i - 1:
            return False
        thing = class_of("de", other.lemma, other.text) or other.lemma in lexicon.transfers("de").nouns
        several = i - office > 2 and other.pos == "noun" and tokens[i + 1].pos == "adp"
        thing = bool(thing) and (i - office > 2 or other.pos == "noun")  # not "Ministerin Ana Kohl"
        return thing or several or (i - office > 2 and other.text in self.grammar.states)

    def _goes_on_german(self, start: int, head: int, i: int) -> bool:
        one, other, after = self.tokens[head], self.tokens[i], self.tokens[i + 1]
        states, capitals, measures = self.grammar.states, self.grammar.capitals, self.grammar.measures
        close = i == head + 1
        if close and i - start > 1 and self._beside_name(start, i):
            return False
        if close and one.lower.endswith(("ische", "ischen", "ischer")) and other.pos == "noun":
            return True  # "die Kaspische Rundschau"
        if other.text in _EDGES and (after.lower in self.grammar.timing or after.pos == "num"):
            return False  # "sagte Brandner Ende Mai"
        if close and one.pos == "noun" and other.text in states and name_words("de").organ(one.base):
            return False  # "Norland, dessen Armee Peru 40 Panzer gab"
        if close and one.text in states and "-" not in other.text:
            # "dass Kuba Ärzte schickt", but "der Korea Herald"
            return any(each.kind == "outlet name" for each in lexicon.heads("de", other.text))
        if close and one.text in capitals and other.text in states | capitals:
            return False  # "hat Peking Venezuela Geld geliehen"
        led = start == head and self.tokens[start - 1].lower == "in" and self.tokens[start - 2].pos == "noun"
        if led and close and one.text in capitals and other.pos == "noun" and "-" not in other.text:
            # "der Regierung in Lima Panzer", but "in Moskau Times"
            return any(each.kind == "outlet name" for each in lexicon.heads("de", other.text))
        if led and close and one.text in capitals and other.pos == after.pos == "name":
            return False  # "der Botschafter in Berlin Jan Roth"
        if close and one.text in capitals and other.pos == "noun" and class_of("de", other.lemma, other.text):
            return False  # "kauft von Oslo Panzer"
        if self.tokens[start - 1].tag == "APPRART" and one.lower in _IN_RETURN and other.pos == "name":
            return False  # "dass im Gegenzug Peru 300 Panzer erhalte"
        verb = self.tokens[start - 1].verbal or self.tokens[start - 1].pos == "sconj"
        if verb and close and start == head and one.text in capitals and other.pos == "noun":
            return False  # "versprach Kiew Hilfe", but "laut Washington Post"
        if verb and one.pos == "name" and other.text in states:
            return False  # "hatte Brandner Venezuela Geld zugesagt"
        if one.pos == "name" and other.pos == "noun" and stands_alone(other.lemma, other.text):
            return False  # "schickte Rosa Naval Außenbordmotoren"
        if one.pos == "name":
            led = self.tokens[start - 1].pos == "adp" and start == head and one.lower.endswith("er")
            if other.pos != "noun" or (led and other.lemma in self.grammar.told):
                return True  # "nach Lissaboner Angaben"
            owns = one.text.endswith(("s", "’", "'")) and len(one.text) > 3  # "Seouls Geheimdienst"
            return not owns and other.lemma not in measures and other.base == other.lower
        if other.lower == "folgendes":
            return False  # "stellt die Botschaft Folgendes fest"
        titled = after.pos == "name" and any(
            each.source == "person" for each in lexicon.heads("de", one.lemma)
        )
        if titled and other.pos == "name":
            return True  # "Minister Jonas Balsys"
        if other.pos == "name" and _genitive(other) and (after.pos != "name" or _genitive(after)):
            return False  # "Auffassung Österreichs", but "Minister Matthias Brandner"
        named = (
            token.pos == "adj" and token.base in self.grammar.demonyms for token in self.tokens[start:head]
        )
        organ = one.pos == "noun" and other.text in states
        if organ and close and any(each.source == "organisation" for each in lexicon.heads("de", one.lemma)):
            return False  # "das Geld, das die Union Tunesien gab"
        if other.text in states and any(named):
            return False  # "stellt die chinesische Regierung Venezuela Geld bereit"
        if other.pos == "name" or one.lemma in self.grammar.scales:
            return True
        if after.pos == "name" and one.lemma not in measures and other.lemma not in measures:
            return True  # "Minister Oskar Brandner"
        place = one.pos == "noun" and one.lower.endswith("er") and one.text not in self.grammar.naming
        return place and other.text in self.grammar.naming  # "Ufertaler Zeitung"

    def _noun(self, start: int, end: int, head: int) -> Draft:
        tokens = self.tokens
        # "der Agentur | Harbour Wire": the article is of what is named
        called = next((i for i in range(start + 1, head) if tokens[i].text in self.grammar.naming), head)
        if (
            called == head and tokens[head].pos == "name" and tokens[start].pos == "det"
        ):  # "der Republik | Palau", "der Ökonom | Ion Bejan", whose first name looks like a noun
            called = next((i for i in range(start + 1, head) if tokens[i].pos == "noun"), head)
            if tokens[head].tag.startswith("ADJ") and head - called == 1:
                called = head  # "der Frankfurter | Allgemeinen"
        plural, cases = {"NN2": True, "NN1": False}.get(tokens[head].tag), _ANY
        if self.german:
            plural, cases = _number_and_cases(tokens, start, called)
        counted = any(  # but "eine 105-mm-Granate"
            tokens[i].pos == "num" and tokens[i].text != "1" and tokens[i + 1].text != "-"
            for i in range(start, head)
        )
        if counted and not any(token.pos == "noun" for token in tokens[start + 1 : head - 1]):
            plural = True if plural is None or self.german else plural
        return Draft(start, end, head, False, self.prep, cases, plural)

    def _link(self, n: int) -> None:
        """Link a chunk to the one before it that it modifies or is coordinated with."""
        tokens, before, this = self.tokens, self.found[n - 1], self.found[n]
        opener, head = tokens[this.start], tokens[before.head]
        if this.start < before.start:  # "die von Norland gelieferten Panzer"
            for inside in self.found[:n]:
                if (
                    inside.start > this.start
                    and inside.prep is None
                    and inside.of is None
                    and not inside.pronoun
                ):
                    inside.of, inside.link = n, "dative"  # "die Peru versprochenen Panzer"
            over = next((k for k in range(n - 2, -1, -1) if self.found[k].end == this.start), None)
            owned = this.cases & GEN and opener.lower in ("der", "des") and this.prep is None
            if self.german and over is not None and owned and not self.found[over].pronoun:
                this.of, this.link = over, "genitive"  # "die Zahl der im Ausland arbeitenden Ärzte"
            return
        apart = this.prep is not None and this.prep >= before.end
        between = tokens[before.end : (this.prep or 0) if apart else this.start]
        gap = [token for token in between if token.pos == "poss" or token.text not in '"„“”«»‚‘’']
        named = head.pos == "noun" or bool(lexicon.heads(self.grammar.language, head.lemma, head.text))
        titled = bool(between) and not gap and named and this.prep is None
        quoted = this.start == this.head or tokens[this.end].text in QUOTES
        if titled and between[-1].text in QUOTES and quoted and not this.pronoun:
            this.of, this.link = n - 1, "apposition"  # the name "Caribbean"
        elif this.pronoun or (before.pronoun and gap):
            if len(gap) == 1 and gap[0].pos == "cconj" and this.prep == before.prep:
                this.conj = n - 1
        elif not gap and apart:
            of = tokens[this.prep or 0].lower in self.grammar.of
            of |= not self.german and tokens[this.end].pos == "name" and self._department(this.head)
            alone = head.pos == "name" or head.base in self.grammar.timing or self._talks_of(before, this)
            alone = alone or tokens[before.head].lower in _PERSONAL  # "spricht man von 300"
            whose = tokens[before.start].lower in _WHOSE and tokens[this.head].pos == "name"
            alone = alone or whose  # "dessen Armee von Peru Panzer bekam"
            if of and not (self.german and alone):
                this.of, this.link = n - 1, "of"
        elif not gap and this.prep is None and not before.pronoun:
            titled = titled and this.start == before.end + 1  # "die Zeitung „Der Tag“"
            if self.german and self._owns(before, opener):
                this.conj, before.conj = before.conj, None  # "Norwegen, Perus größter Geldgeber, gab"
                before.of, before.link = n, "possessive"
                this.prep, before.prep = before.prep, this.prep
            elif (
                self.german
                and self._owned(this)
                and not (head.pos == "name" and opener.pos in ("det", "adj"))
                and not self._complete(before, this)
            ):
                # but "dass Finnland | der Ukraine hilft", "will Peru | später Panzer liefern"
                this.of, this.link = n - 1, "genitive"
            elif titled or self._measures(before, this):
                this.of, this.link = n - 1, "apposition"
            elif self.german and self._posted(n):
                this.of, this.link = n - 2, "apposition"  # "der Botschafter in Peru | Jan Roth"
        elif len(gap) == 1 and gap[0].pos == "poss":
            this.conj, before.conj = before.conj, None
            this.of, this.link = before.of, before.link
            before.of, before.link = n, "possessive"
            this.prep, before.prep = (before.prep if this.prep is None else this.prep), None
        elif (_joint(gap) or (gap[:1] and lists_on(tokens, before.end, len(tokens)))) and not (
            gap[-1].lower == "bis" and opener.lower == "zu"
        ):  # "laut X bis zu 20"
            if this.prep is None:
                earlier = self._counted_before(n)
                this.conj = n - 1 if earlier is None else earlier
            elif before.prep is not None and tokens[this.prep].lower == tokens[before.prep].lower:
                this.conj = n - 1
            elif (whole := self._also_of(n)) is not None:
                this.of, this.link = whole, "of"

    def _gapped(self, n: int, before: Draft) -> bool:
        """Whether a state behind "and" is one that does what was told before to what stands right behind it."""
        tokens, this = self.tokens, self.found[n]
        after = self.found[n + 1] if n + 1 < len(self.found) else None
        if after is None or after.start != this.end or after.prep is not None or after.of == n:
            return False
        timed = tokens[after.head].base in self.grammar.timing
        if after.pronoun or counts(tokens, before) or (counts(tokens, after) and timed):
            return False  # "a war in Peru and Chad 30 years ago"
        named = " ".join(token.text for token in tokens[this.start : this.end]) in self.grammar.states
        things = (tokens[chunk.head] for chunk in (before, after))
        return named and all(
            head.pos == "noun" and not lexicon.heads(self.grammar.language, head.lemma, head.text)
            for head in things
        )

    def _also_of(self, n: int) -> int | None:
        """The noun that something else is said of behind whom the first goes to: "the delivery of two ships to Peru and | of four to Chile"."""
        whither, first, prep = self.found[n - 1], self.found[n - 2] if n > 1 else None, self.found[n].prep
        if (
            prep is None
            or first is None
            or whither.prep is None
            or self.tokens[prep].lower not in ("of", "von")
        ):
            return None
        behind = first.end == whither.prep and whither.end + 1 == prep
        return first.of if behind and first.link in ("of", "genitive") else None

    def _posted(self, n: int) -> bool:
        """Whether a name stands behind the place of an office without a name."""
        tokens, this, place = self.tokens, self.found[n], self.found[n - 1]
        office = self.found[n - 2] if n > 1 else place
        named = all(token.pos == "name" for token in tokens[this.start : this.end])
        beside = place.prep is not None and place.prep == office.end and tokens[place.prep].lower == "in"
        holder = (
            office is not place and tokens[office.head].pos == "noun" and tokens[place.head].pos == "name"
        )
        if not (named and beside and holder):
            return False
        head = tokens[office.head]
        return any(each.source == "person" for each in lexicon.heads("de", head.lemma, head.text))

    def _owns(self, before: Draft, opener: Token) -> bool:
        """Whether a German name is the possessor of the noun behind it: "Perus Armee"."""
        head = self.tokens[before.head]
        bare = head.text.endswith("s") and head.text in self.grammar.states  # "hat Honduras Lampen geschenkt"
        named = head.pos == "name" and head.text.endswith(("s", "’", "'")) and not bare
        return named and self.tokens[before.start].pos != "det" and opener.pos in ("noun", "adj", "num")

    def _owned(self, this: Draft) -> bool:
        """Whether a German chunk is a genitive by its name's or its first word's ending."""
        opener, head = self.tokens[this.start], self.tokens[this.head]
        if opener.pos == "name":
            return _genitive(head if head.pos == "name" else opener)
        if not this.cases & GEN or opener.lower in _NO_GENITIVE or not opener.lower.endswith(("r", "s", "n")):
            return False
        return opener.pos == "det" or (opener.pos == "adj" and opener.lower != opener.lemma)

    def _measures(self, before: Draft, this: Draft) -> bool:
        """Whether a chunk is what the one before it counts or calls: "zwei Tonnen Gold", "der Zeitung Harzbote", "Minister of Trade Jane Roe"."""
        if not self.german:
            return self._department(before.head)
        if before.start == before.head and self._year(before.head):
            return False  # "zwischen 2010 und 2020 | Waffen"
        opener, head = self.tokens[before.start], self.tokens[before.head]
        scale = self.tokens[max(before.start, before.head - 1)].lemma in self.grammar.scales
        measure = head.lemma in self.grammar.measures or opener.pos == "num" or scale
        first = self.tokens[this.start]
        strong = (
            first.pos == "adj" and first.lower.endswith("en") and self.tokens[this.head].text.endswith("ern")
        )
        dative = strong and before.prep is None
        if measure and not dative and self.tokens[this.start].pos in ("noun", "name", "adj"):
            return True  # but "gab 25 Boote | anderen Ländern"
        if (
            before.link == "genitive"
            and opener.pos == "det"
            and this.start == this.head
            and this.plural is not True
        ):
            heads = lexicon.heads("de", head.lemma, head.text)
            return any(
                each.source == "organisation" for each in heads
            )  # "Daten der Statistikbehörde Eurokont"
        return head.lemma in self.grammar.naming and this.start == this.head and opener.pos == "det"

    def _complete(self, before: Draft, this: Draft) -> bool:
        """Whether a German noun has no such genitive: "dass sein Land | der Ukraine Granaten verkauft", "sagte der Minister | der Zeitung"."""
        opener, head = self.tokens[before.start], self.tokens[before.head]
        holds = lexicon.heads("de", head.lemma, head.text)[:1]
        if any(each.source == "government" or each.kind in _IN_OFFICE for each in holds):
            words = self.tokens[this.start : this.end]
            kinds = (each.source for word in words for each in lexicon.heads("de", word.lemma, word.text))
            if "outlet" in kinds or any(word.text in self.grammar.naming for word in words):
                return True
        owned = opener.pos == "det" and opener.lower.startswith(_OWNING)
        return self.tokens[this.head].pos == "name" and (
            head.lemma in _LANDS or (owned and head.lemma in _OURS)
        )

    def _talks_of(self, before: Draft, this: Draft) -> bool:
        """Whether a sum behind a subject belongs to the verb of talking: "dass die Bank von 400 Dollar spricht", "spricht der Minister von höchstens 60"."""
        beside = self.tokens[this.end], self.tokens[before.start - 1]
        talks = any(verb.form == "finite" and verb.lemma in _TALKING for verb in beside)
        return talks and counts(self.tokens, this) and before.prep is None

    def _counted_before(self, n: int) -> int | None:
        """What an amount is joined to over the phrases of the one before it: "3 tanks from Oslo and 5 jets"; None where nothing."""
        this, before = self.found[n], self.found[n - 1]
        after, thing = self.found[n + 1 : n + 2], self.found[n - 2] if n > 1 else None
        if not counts(self.tokens, this) or counts(self.tokens, before) or before.prep is None:
            return None
        alike = (
            after
            and after[0].prep == this.end
            and self.tokens[this.end].lower == self.tokens[before.prep].lower
        )
        if alike and thing is not None and thing.prep is None and thing.end == before.prep:
            return n - 2  # "a radar to Oslo and two boats to Lima"
        for k in range(n - 1, max(-1, n - 5), -1):
            if counts(self.tokens, self.found[k]):
                return k
            if self.found[k].prep is None and self.found[k].link != "apposition":
                return None
        return None

    def _unlist(self) -> None:
        """A list without a conjunction at its end is no list, but an apposition or another clause."""
        tokens, found, states = self.tokens, self.found, self.grammar.states
        ends = subject = False  # whether a conjunction was seen, and a verb right behind the list
        for n in range(len(found) - 1, 0, -1):
            this = found[n]
            if this.conj is None:
                ends = False
                continue
            before = found[this.conj]
            if self._gapped(n, before):
                this.conj = None  # "Norland sold Ostmark mortars, and | Südland jackets"
                ends = False
                continue
            between = tokens[before.end : this.start]
            if not ends:
                fronted = all(chunk.prep is not None for chunk in found[: this.conj]) and before.of is None
                verb = any(token.verbal for token in tokens[this.end : this.end + 2])
                subject = not self.german and fronted and verb
            elif subject and before.prep is not None and this.prep is None:
                this.conj = None  # "In Hanoi, farmers and traders said"
                ends = False
                continue
            if tokens[before.head].text in states and tokens[this.head].text in states:
                ends = ends or this.prep is not None or not self._opens(n)
            ends = ends or any(token.pos == "cconj" for token in between)
            if ends:
                continue
            host, this.conj = this.conj, None
            comma = any(token.text == "," for token in between)
            quoted = any(token.text in QUOTES for token in between)
            # "In October, Mr. Paulson told", "In a statement, Cruz, who …, said"
            timing = self.grammar.timing
            leads = not self.german and all(
                chunk.prep is not None or tokens[chunk.head].base in timing or self._rate(k)
                for k, chunk in enumerate(found[:n])
            )
            leads = leads and not any(t.form == "finite" for t in tokens[found[0].start : this.start])
            if this.prep is None and comma and not leads and not quoted and self._closed(this):
                this.of, this.link = n - 1, "apposition"
                if found[n - 1].of == n:  # its own possessor: "Dora Sturm, Peru's minister"
                    this.of = host

    def _opens(self, n: int) -> bool:
        """Whether an English chunk is the subject behind phrases that open its clause: "Since the war in Ostmark, Norland has sent"."""
        first, this = self.found[0], self.found[n]
        timed = first.prep is None and self.tokens[first.start - 1].lower in _TIMING
        if self.german or any(chunk.prep is None for chunk in self.found[timed:n]):
            return False
        one, other = self.tokens[this.end : this.end + 2]
        verb = one.verbal or (one.pos == "adv" and other.verbal)
        if not verb or any(token.verbal for token in self.tokens[first.start : this.start]):
            return False
        if timed:
            first.prep = first.start - 1  # no conjunction, as no verb follows it
        return True

    def _rate(self, n: int) -> bool:
        """Whether a chunk tells what the amount right before it is for: "At $250 | a tonne, Ana Roth, a trader, arrives"."""
        this, before = self.found[n], self.found[n - 1] if n else None
        article = self.tokens[this.start].lower in ("a", "an", "each")
        return article and before is not None and before.end == this.start and counts(self.tokens, before)

    def _closed(self, chunk: Draft) -> bool:
        """Whether a mark comes before a verb behind a chunk, as behind an apposition."""
        related = False  # "X, the agency that broke the story, puts"
        for at in range(chunk.end, min(self.end, chunk.end + _APPOSITION)):
            token = self.tokens[at]
            related = related or (token.pos == "pron" and token.lower in ("who", "that", "which"))
            if token.verbal and not related:
                return False
            if self._mark(at):
                return True
        return True

    def _mark(self, at: int) -> bool:
        return self.tokens[at].pos == "punct" and self.tokens[at].text not in QUOTES


def _genitive(name: Token) -> bool:
    """Whether a German name has the genitive's -s, as its lemma shows."""
    return name.text.endswith("s") and len(name.text) > 3 and name.lemma == name.text[:-1]


def lists_on(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a semicolon only parts two things that a list counts: "asked for 18 launchers; 40 missiles; and 9 trucks"."""
    if tokens[at].text != ";":
        return False
    first = at + 1 + (at + 1 < end and tokens[at + 1].pos == "cconj")
    before = itertools.takewhile(lambda i: tokens[i].text not in ";:.", range(at - 1, 0, -1))
    behind = [*itertools.takewhile(lambda i: tokens[i].text not in ";:.!?", range(first, end))]
    counted = first < end and tokens[first].pos == "num"
    return (
        counted and any(tokens[i].pos == "num" for i in before) and not any(tokens[i].verbal for i in behind)
    )


def _joint(gap: Sequence[Token]) -> bool:
    """Whether a conjunction or only a comma stands between two chunks, adverbs apart."""
    words = [token for token in gap if token.pos != "adv"]
    joint = len(gap) <= 3 and 0 < len(words) <= 2 and words[-1].pos == "cconj"
    return joint or [token.text for token in gap] == [","]


def _number_and_cases(tokens: Sequence[Token], start: int, head: int) -> tuple[bool | None, int]:
    """Number and cases that the determiner, the adjective's and the noun's own ending allow together."""
    before, opener, noun, first = tokens[start - 1].text, tokens[start], tokens[head], tokens[start].lower
    inflected = noun.pos == "noun" and noun.lower != noun.base
    plural = True if inflected and not noun.text.endswith("s") else None
    feminine = is_feminine(noun.lemma)
    ending = None
    if opener.pos in ("det", "pron") and first not in ("dessen", "deren"):
        ending = _ENDINGS.get(first) or _ending(first, _SUFFIXES)
    elif opener.capital and first.endswith("er") and before not in (".", ":", BLANK.text):
        return plural, _ANY  # "an Schweizer Firmen"
    elif opener.pos == "adj" and start < head:
        ending = _ending(first, _ADJECTIVES)
    adjective = tokens[start + 1].lower if tokens[start + 1].pos == "adj" and start + 1 < head else ""
    if first == "der" and adjective.endswith("e"):
        return False, NOM
    if first == "der" and adjective.endswith("en"):
        return plural, DAT | GEN  # "sagte der neuen Zeitung": no subject
    if first == "die":
        if adjective.endswith(("en", "e")):
            return adjective.endswith("en"), NOM | ACC
        if noun.lower in lexicon.grammar("de").plural_only:
            return True, NOM | ACC
    if ending is None:
        return plural, _ANY
    single, many = ending
    if opener.pos == "adj" and first.endswith("e") and feminine is False and noun.pos == "noun":
        return True, many  # "norwegische Panzer": one of them is "norwegischer"
    if opener.pos == "adj" and not noun.text.endswith("s"):
        single &= ~GEN  # "sagte in Nairobi | afrikanischen Staaten Hilfe zu"
    if first.endswith("er") and single == NOM | DAT | GEN:
        single = DAT | GEN if feminine else NOM if feminine is False and noun.pos == "noun" else single
        if plural:
            return True, GEN | DAT if feminine else GEN | (NOM if noun.lemma == noun.text else 0)
    if first == "den" and noun.lower in lexicon.grammar("de").plural_only:
        return True, DAT  # "liefert den USA Strom"
    if first == "den" and not noun.text.endswith(("n", "s")):
        return (plural if plural else False), ACC
    if first == "den" and plural:
        return True, DAT
    if first == "die" and feminine and noun.text == noun.lemma:
        return False, NOM | ACC
    if first == "die" and not feminine and inflected:
        return True, NOM | ACC
    if plural and many:
        several = not single or (opener.pos == "adj" and first.endswith("e"))  # "syrische Flüchtlinge"
        return (True if several else None), single | many
    if first in ("das", "dem", "des", "ein", "einen", "eine", "einem", "einer", "eines"):
        return False, single
    return (plural if many else False), (single | many if plural is None else single or many)


def _ending(word: str, table: dict[str, tuple[int, int]]) -> tuple[int, int] | None:
    return next((cases for ending, cases in table.items() if word.endswith(ending)), None)


@functools.lru_cache(maxsize=lexicon.KEPT)
def is_feminine(lemma: str) -> bool | None:
    """Whether a German noun is feminine by its ending or its last part; None where neither tells."""
    low, endings = lemma.lower(), lexicon.grammar("de")
    feminine, masculine = (
        max((len(ending) for ending in each if low.endswith(ending)), default=0)
        for each in (endings.feminine, endings.masculine)
    )
    if feminine > masculine:
        return True
    if low.endswith("e"):
        return not low.endswith(endings.weak)
    return False if masculine else None  # "Gouverneur" ends in "eur" rather than in "ur"


_GENDERS = {
    "das": "n", "dem": "mn", "des": "mn", "die": "fp", "der": "mfp", "den": "mp", "ein": "mn", "eine": "f", "einen": "m",
    "einem": "mn", "einer": "f", "eines": "mn",
}  # fmt: skip


def gender_of(tokens: Sequence[Token], chunk: Draft, grammar: Grammar) -> frozenset[str]:
    """What a German chunk can be: "m", "f", "n" or "p" for plural, as far as article and ending show it."""
    if chunk.plural:
        return frozenset("p")
    found = frozenset(_GENDERS.get(tokens[chunk.start].lower, "mfnp"))
    if tokens[chunk.head].pos == "name":
        bare = chunk.start == chunk.head and tokens[chunk.head].text in grammar.states
        return frozenset("n") if bare else found  # "Peru, das", but "die Türkei, die"
    feminine = is_feminine(tokens[chunk.head].lemma)
    return found if feminine is None else (found & frozenset("fp" if feminine else "mnp")) or found
