"""What the words of a language do, as data: speech, transfers, names, factuality, grammar. Words are lemmas, never forms.

Each subject is one TOML file a language, `de/speech.toml` beside `en/speech.toml`, checked against one schema when it is first asked for.
"""

from __future__ import annotations

from countertrade.reading.lexicon.schemas import Embedding, Frame, Head, SpeechNoun, SpeechVerb, Transfer
from countertrade.reading.lexicon.tables import (
    KEPT,
    LANGUAGES,
    LexiconError,
    by_head,
    companies,
    factuality,
    families,
    goods,
    grammar,
    habits,
    heads,
    leaders,
    names,
    regions,
    sources,
    speech,
    themes,
    towns,
    transfers,
)

__all__ = [
    "KEPT", "LANGUAGES", "Embedding", "Frame", "Head", "LexiconError", "SpeechNoun", "SpeechVerb", "Transfer", "by_head", "companies", "factuality", "families", "goods",
    "grammar", "habits", "heads", "leaders", "names", "regions", "sources", "speech", "themes", "towns", "transfers",
]  # fmt: skip
