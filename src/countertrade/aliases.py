"""One source under several names: the service, its abbreviation, its name in another language.

An article prints what it prints, and the printed form stays in the claim. Who is meant is decided for the case as a whole: by the
abbreviations that its articles explain themselves ("National Intelligence Service (NIS)"), and by the names that case.yaml lists.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from countertrade.records import Article, Claim, replace

_SHORT = re.compile(r" \(([A-ZÄÖÜ]{2,8})\)")
_LONG = re.compile(r"(?<!\w)(?:[^\W\d_][\w'’-]*[ ]){1,8}[^\W\d_][\w'’-]*\Z")
_REACH = 300
"""Characters before the brackets in which the long name is looked for: nine words, German ones too."""
_SMALL = frozenset("of for the and on in to a an von für der die das des und zur zum im am".split())
_ENDING = re.compile(r"(?<=\w{4})(?:es|en|er|em|e|s|n)$")


def aliases(articles: Iterable[Article], named: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Folded name -> the name that stands for all of them. What a person listed comes before what articles explain.

    >>> made = aliases([], {"NIS": ("südkoreanischer Geheimdienst",)})
    >>> made[fold("des südkoreanischen Geheimdienstes")]
    'NIS'
    """
    found: dict[str, str] = {}
    for name, others in named.items():
        for other in (name, *others):
            found.setdefault(fold(other), name)
    for article in articles:
        for long, short in _explained(article.text):
            name = found.get(fold(short)) or found.get(fold(long)) or short
            found.setdefault(fold(long), name)
            found.setdefault(fold(short), name)
    return found


@functools.lru_cache(maxsize=4096)
def _explained(text: str) -> tuple[tuple[str, str], ...]:
    """The names that a text explains, long and short. Kept by text, for the same articles are asked again at every redraw of a page."""
    return tuple(_explanations(text))


def _explanations(text: str) -> Iterable[tuple[str, str]]:
    begin = 0
    for bracket in _SHORT.finditer(text):
        # only what stands before capitals in brackets can be explained: the words before are looked at there and nowhere else
        words = _LONG.search(text, max(begin, bracket.start() - _REACH), bracket.start())
        begin = bracket.end()
        if words is not None and (long := _spelled(words[0], bracket[1])) is not None:
            yield long, bracket[1]


def _spelled(words: str, letters: str) -> str | None:
    """The last words that spell the letters by their initials, small words aside; None where they do not."""
    taken: list[str] = []
    left = list(letters.lower())
    for word in reversed(words.split()):
        if not left:
            break
        if word.lower() in _SMALL and word[0].lower() != left[-1]:
            taken.append(word)
        elif word[0].lower() == left[-1]:
            taken.append(word)
            left.pop()
        else:
            return None
    return None if left else " ".join(reversed(taken))


@functools.lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name without case, accents, articles and the endings of German adjectives and nouns."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = [word for word in re.findall(r"\w+", plain) if word not in _SMALL]
    return " ".join(_ENDING.sub("", word) for word in words)


def with_one_name(claims: Iterable[Claim], known: Mapping[str, str]) -> tuple[Claim, ...]:
    """The claims with each source, and whom it cites, under the name that stands for it; printed forms stay."""
    return tuple(_renamed(claim, known) for claim in claims)


def _renamed(claim: Claim, known: Mapping[str, str]) -> Claim:
    attribution = claim.attribution
    source = attribution.source
    if source is not None and source.name and source.kind != "outlet":
        name = known.get(fold(source.name))
        if name is not None and name != source.name:
            source = replace(source, name=name)
    cites = tuple(known.get(fold(name), name) for name in attribution.cites)
    if source is attribution.source and cites == attribution.cites:
        return claim
    return replace(claim, attribution=replace(attribution, source=source, cites=cites))
