"""The class of goods that a noun is of, in either language."""

from __future__ import annotations

from functools import lru_cache

from countertrade.reading import lexicon

_LONGEST = 30  # letters of the last part of a compound
_SHORTEST = 4  # letters of a German compound's last noun
_LONG = 8  # letters of a German noun that is hardly a surname, as "Reis" and "Kohl" are
_SURNAMES = ("stein", "berg", "mann", "baum", "feld", "bach", "wald", "busch", "thal", "hoff")  # "Bernstein"
_VOWELS = frozenset("aeiouyäöü")


@lru_cache(maxsize=lexicon.KEPT)
def class_of(language: str, lemma: str, printed: str = "") -> str | None:
    """The class of a noun, of a German compound that of its last part; None where the lexicon has none.

    >>> class_of("de", "Artilleriegranate"), class_of("en", "rice"), class_of("de", "Tonne")
    ('shell', 'rice', None)
    """
    table = lexicon.goods(language)
    for word in (lemma, printed, lemma.lower(), lemma.capitalize()):
        if word in table:
            return table[word]
    last = lemma.rsplit("-", 1)[-1]
    if last in table or last.capitalize() in table:
        return table.get(last) or table[last.capitalize()]
    if language == "de":  # no name in the table is longer, and no word is read that would take long
        for start in range(max(2, len(lemma) - _LONGEST), len(lemma) - _SHORTEST + 1):
            kind = table.get(lemma[start:].capitalize())
            if kind is not None and not _VOWELS.isdisjoint(lemma[:start].lower()):  # "Scholz" is no "Holz"
                return kind
        if lemma == printed and lemma.endswith("n"):  # a plural that has no lemma: "Haubitzen"
            return class_of(language, lemma[:-1])
    return None


def stands_alone(lemma: str, printed: str) -> bool:
    """Whether a German noun for a good is no part of a name before it, nor a surname.

    >>> stands_alone("Transportbehälter", "Transportbehälter"), stands_alone("Reis", "Reis"), stands_alone("Bernstein", "Bernstein")
    (True, False, False)
    """
    surname = len(printed) < _LONG or printed.lower().endswith(_SURNAMES)
    return not surname and class_of("de", lemma, printed) is not None
