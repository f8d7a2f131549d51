"""What a draft calls things, in English and German, from `words.toml` and the lexicon of goods."""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any, NamedTuple

from countertrade import units
from countertrade.messages import LANGUAGES, is_key, say
from countertrade.modelling.dimensions import Units
from countertrade.modelling.entries import bad_name
from countertrade.modelling.words import FUNCTIONS
from countertrade.reading import lexicon
from countertrade.reading.goods import class_of
from countertrade.records import Claim

_SHORTEST = 4  # letters of a compound's part that says what it is
_LONGEST = 60  # characters of a name


class Called(NamedTuple):
    """A name in both languages."""

    en: str
    de: str

    def in_(self, language: str) -> str:
        return self.de if language == "de" else self.en


def named(key: str, **blanks: Called | str) -> Called:
    """A message of a draft in both languages, with what stands in it.

    >>> named("given.arms")
    Called(en='arms', de='Waffen')
    """

    def said(language: str) -> str:
        own = {name: text if isinstance(text, str) else text.in_(language) for name, text in blanks.items()}
        return say(f"draft.{key}", language, **own)

    return Called(*map(said, LANGUAGES))


class Kind(NamedTuple):
    """A row of `given`, `condition` or `group`: what it is called, and the words it is known by."""

    key: str
    called: Called
    words: frozenset[str]
    does: frozenset[str] = frozenset()
    generic: bool = False
    ends: bool = False
    happens: Called | None = None
    fails: Called | None = None


@functools.cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads((resources.files(__package__) / "words.toml").read_text(encoding="utf-8"))


@functools.cache
def listed(table: str, key: str) -> frozenset[str]:
    """The words of one list."""
    return _words(_tables()[table][key])


def _words(text: str) -> frozenset[str]:
    return frozenset(word for part in text.split(",") if (word := " ".join(part.split())))


@functools.cache
def kinds(table: str) -> tuple[Kind, ...]:
    """The rows of a table, in their order."""
    return tuple(
        Kind(
            key,
            named(f"{table}.{key}"),
            _words(row.get("words", "") or row.get("about", "")),
            _words(row.get("does", "")),
            row.get("generic", False),
            row.get("ends", False),
            named(f"{table}.{key}.happens") if table == "condition" else None,
            named(f"{table}.{key}.not") if table == "condition" else None,
        )
        for key, row in _tables()[table].items()
    )


def said(words: frozenset[str], lemmas: Iterable[str], text: str = "") -> bool:
    """Whether a word stands among the lemmas, or a term of several words in the text; a compound counts by what it begins or ends with.

    >>> said(frozenset({"satellit"}), ["aufklärungssatellit"]), said(frozenset({"satellit"}), ["satellitenbild"])
    (True, True)
    >>> said(frozenset({"war"}), ["warn"]), said(frozenset({"air defence"}), [], "an air defence unit")
    (False, True)
    """
    for lemma in lemmas:
        if lemma in words:
            return True
        for word in words:
            if len(word) < _SHORTEST or " " in word or len(lemma) < len(word) + _SHORTEST:
                continue
            if lemma.startswith(word) or lemma.endswith(word):
                return True
        for part in lemma.split("-"):
            if part in words:
                return True
    return any(" " in word and re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def kinds_of_gift(lemmas: Iterable[str], text: str) -> tuple[Kind, ...]:
    """The kinds of things given that words name, each word the first that it fits; the generic ones only where no other is.

    >>> [kind.key for kind in kinds_of_gift(["hilfe", "raumfahrttechnologie"], "hilfe in der raumfahrttechnologie")]
    ['space']
    """
    found: dict[Kind, None] = {}
    taken: set[str] = set()  # by a term of several words: "space technology" is no technology beside
    for kind in kinds("given"):
        terms = [word for word in kind.words if " " in word and re.search(rf"\b{re.escape(word)}\b", text)]
        if terms:
            found[kind] = None
            taken.update(part for term in terms for part in term.split())
    for lemma in lemmas:
        own = next(
            (kind for kind in kinds("given") if lemma not in taken and said(kind.words, [lemma])), None
        )
        if own is not None:
            found[own] = None
    return tuple(kind for kind in found if not kind.generic) or tuple(found)


def condition_of(lemmas: Iterable[str], text: str) -> Kind | None:
    """The kind of condition that a clause states; None for one that is called by its own words."""
    lemmas = tuple(lemmas)
    return next(
        (
            kind
            for kind in kinds("condition")
            if said(kind.words, lemmas, text) and (not kind.does or said(kind.does, lemmas, text))
        ),
        None,
    )


_REACH = 8  # words between "pays" and what it pays in
_PAID_IN = 5  # words from "in" to the good: "in 600,000 tonnes of rice"


def is_paid_in(sort: str, text: str, language: str) -> bool:
    """Whether a text says that something is paid in goods of a class.

    >>> is_paid_in("crude oil", "Angola will pay for the doctors in oil.", "en")
    True
    >>> is_paid_in("rice", "Reis wird bar bezahlt.", "de")
    False
    """
    goods = {word.casefold() for word, kind in lexicon.goods(language).items() if kind == sort}
    verbs, prepositions, ends = tuple(listed("kind", "verbs")), listed("kind", "with"), listed("kind", "for")
    for sentence in re.split(r"[.!?;\n]", text.casefold()):
        words = re.findall(r"[\w-]+", sentence)
        for i, word in enumerate(words):
            paid = itertools.takewhile(lambda each: each not in ends, words[i + 1 : i + 1 + _PAID_IN])
            if word in prepositions and any(each in goods for each in paid):
                beside = words[max(0, i - _REACH) : i] + words[i + 2 : i + 2 + _REACH]
                if any(each.startswith(verbs) for each in beside):
                    return True
    return False


# --- Figures ------------------------------------------------------------------------------------------------------------

_PLAIN, _SHARE, _TIME = (named(f"plain.{kind}") for kind in ("money", "share", "time"))


def called_by(claims: Iterable[Claim], language: Mapping[str, str]) -> Called:
    """What the figures of one measure are of, in both languages: by the class of the good where the lexicon has it, else in their own words."""
    found: dict[Called, int] = {}
    for claim in claims:
        name = _called(claim, language.get(claim.article, "en"))
        found[name] = found.get(name, 0) + 1
    return max(found, key=lambda name: (not name.en.startswith((_PLAIN.en, _SHARE.en)), found[name], name))


def _called(claim: Claim, language: str) -> Called:
    quantity = claim.quantity
    assert quantity is not None
    money = units.is_currency(quantity.unit or "")
    noun = " ".join((quantity.of or "").split())
    counted = not units.is_known(quantity.unit or "") and not money
    if quantity.unit == units.SHARE:
        plain = noun.lower().removesuffix("s")  # a genitive: "die Hälfte des Bedarfs"
        wholes = (kind.called for kind in kinds("whole") if said(kind.words, (noun.lower(), plain)))
        whole = (
            next(wholes, None)
            or class_called(language, noun)
            or (Called(noun, noun) if _is_name(noun) else None)
        )
        return named("share_of", whole=whole) if whole else _SHARE
    if counted and (several := class_called("en", quantity.unit or "", counted=True)):
        return several
    own = class_called(language, noun, counted=counted)
    if own is None and counted and _is_name(noun):
        return Called(noun, noun)
    if own is None and claim.item and claim.item.sort and not (money and _is_goods(claim.item.sort)):
        own = class_called(language, claim.item.sort, noun, counted=counted)
    if money:
        own = (own if own and not _is_goods(own.en) else None) or (
            Called(noun, noun) if _is_of_deals(noun, language) else _PLAIN
        )
        return _rated(own, quantity.per) if own.en not in _PAID else own
    if own is not None:
        return own
    good = (claim.transfer.good if claim.transfer else None) or ""
    printed = (quantity.text or "").casefold()
    for word in (noun, "" if good.casefold() in printed and not counted else good, quantity.unit or ""):
        if _is_name(word) and not (units.is_currency(word) or units.is_known(word)):
            return Called(word, word)
    return _TIME if quantity.unit in units.TIMES else named("plain.goods", unit=quantity.unit or "")


def _is_of_deals(noun: str, language: str) -> bool:
    """Whether a noun names a deal, so that money beside it may be called so: "orders", "Vertrag", not "a delay for $9 million"."""
    known = lexicon.transfers(language)
    if noun.casefold() in listed("worth", "before"):
        return True
    return _is_name(noun) and any(
        noun.removesuffix(ending) in own
        for own in (known.nouns, known.pacts)
        for ending in ("", *_ENDINGS[language == "de"])
    )


_PAID = frozenset({"pay", "rent", "interest"})  # that it is so much a month, for each, says its name already


def _rated(called: Called, per: Iterable[str]) -> Called:
    """Money with what it is for each of: "payment per drone", "payment a year"."""
    for code in per:
        number, noun = units.numbered(code)
        each = code if number != 1 or " " in noun else noun
        called = Called(
            *(f"{name} {_rate(each, language)}" for name, language in zip(called, LANGUAGES, strict=True))
        )
    return called


def _rate(each: str, language: str) -> str:
    return say(f"per.{each}", language) if is_key(f"per.{each}") else say("joint.per", language, units=each)


def _is_goods(kind: str) -> bool:
    return kind not in {
        "loan", "grant", "aid", "debt", "interest", "pay", "price", "fee", "tax", "rent", "revenue", "cost", "budget", "investment",
        "trade", "export", "import",
    }  # fmt: skip


def class_called(language: str, word: str, printed: str = "", *, counted: bool = False) -> Called | None:
    """A noun, or the class of one, by the class's name in both languages; None where the lexicon has none.

    >>> class_called("de", "Reis"), class_called("en", "soldier", counted=True)
    (Called(en='rice', de='Reis'), Called(en='soldiers', de='Soldaten'))
    >>> class_called("en", "Cuban physicians")
    Called(en='doctor', de='Arzt')
    """
    if not word:
        return None
    last = word.rsplit(" ", 1)[-1]
    forms = [
        last,
        *(last.removesuffix(ending) for ending in _ENDINGS[language == "de"] if last.endswith(ending)),
    ]
    found = (class_of(language, form, printed) for form in forms if len(form) >= 3 or form == last)
    kind = word if word in _german() else next((kind for kind in found if kind in _german()), None)
    if kind is None:
        return None
    german = _german()[kind]
    if counted:
        return Called(plural(kind), _PLURALS.get(german, german))
    return Called(kind, german)


_ENDINGS = (("s", "es"), ("e", "n", "en", "s"))  # of nouns as printed, English and German


@functools.cache
def _german() -> Mapping[str, str]:
    """The German name of each class: the first of its words."""
    found: dict[str, str] = {}
    for word, kind in lexicon.goods("de").items():
        found.setdefault(kind, word)
    return found


# of the classes that are counted
_PLURALS = {
    "Soldat": "Soldaten", "Arzt": "Ärzte", "Pflegekraft": "Pflegekräfte", "Flüchtling": "Flüchtlinge", "Gefangene": "Gefangene",
    "Granate": "Granaten", "Rakete": "Raketen", "Drohne": "Drohnen", "Haubitze": "Haubitzen", "Flugzeug": "Flugzeuge",
    "Hubschrauber": "Hubschrauber", "Schiff": "Schiffe", "Boot": "Boote", "U-Boot": "U-Boote", "Gewehr": "Gewehre", "Waffe": "Waffen",
    "Satellit": "Satelliten", "Fahrzeug": "Fahrzeuge", "Maschine": "Maschinen", "Reaktor": "Reaktoren", "Krankenhaus": "Krankenhäuser",
    "Schule": "Schulen", "Raketengeschoss": "Raketengeschosse", "Flugabwehrsystem": "Flugabwehrsysteme", "Impfstoff": "Impfdosen",
}  # fmt: skip


def plural(noun: str) -> str:
    """A regular English plural.

    >>> plural("soldier"), plural("battery"), plural("aircraft"), plural("rare earths")
    ('soldiers', 'batteries', 'aircraft', 'rare earths')
    """
    if noun.endswith(("craft", "defence")) or (noun.endswith("s") and not noun.endswith("ss")):
        return noun
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|ch|sh)$", noun) else f"{noun}s"


# --- Names in files -----------------------------------------------------------------------------------------------------


def slug(text: str) -> str:
    """A text as the id of a measure: small letters, digits and _; '' where nothing is left."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", plain)[:_LONGEST].strip("_")
    return words if words and not words[0].isdigit() else (f"n{words}" if words else "")


def _is_name(text: str) -> bool:
    return bool(text) and len(text) <= _LONGEST and bad_name(text, Units()) is None


def name_for(text: str, taken: set[str], counts: Iterable[str] = ()) -> str:
    """A text as a name in a deal file that nothing else there has; it is then taken.

    >>> name_for("der Ukraine-Krieg endet", {"pay"})
    'der Ukraine Krieg endet'
    """
    words = " ".join(re.sub(r"[^\w ]|_", " ", text).split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0]
    known = Units(tuple(counts))
    plain = words if words and bad_name(words, known) is None else ""
    name, number = plain or "entry", 2
    while name in taken or name in FUNCTIONS or bad_name(name, known) is not None:
        name, number = f"{plain or 'entry'} {number}", number + 1
    taken.add(name)
    return name
