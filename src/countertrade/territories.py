"""What states and territories are called: by CLDR, and those that are no more by the program's own messages."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from countertrade.messages import say

_FORMER = ("CS", "DD", "SU", "YU")  # codes of ISO 3166-3, of which CLDR has no name


@functools.cache
def names(language: str) -> Mapping[str, str]:
    """The names by their codes of two letters.

    >>> names("de")["KP"], names("en")["SU"]
    ('Nordkorea', 'Soviet Union')
    """
    from babel import Locale

    known = {
        str(code): str(name) for code, name in Locale(language).territories.items() if len(str(code)) == 2
    }
    return known | {code: say(f"territory.{code}", language) for code in _FORMER}


def name(code: str, language: str) -> str:
    """What a state is called: Russland, North Korea; the code where it has no name."""
    return names(language).get(code, code)
