"""What the words of a language do, as data: speech, transfers, names, factuality, grammar. Words are lemmas, never forms.

Each subject is one TOML file a language, `de/speech.toml` beside `en/speech.toml`, checked against one schema when it is first asked for.
"""

from __future__ import annotations

from countertrade.reading.lexicon.schemas import (
    Frame,
    Hearsay,
    LightVerb,
    Speech,
    SpeechNoun,
    SpeechVerb,
    Transfer,
    Transfers,
)
from countertrade.reading.lexicon.tables import LANGUAGES, LexiconError, by_head, speech, transfers

__all__ = [
    "LANGUAGES",
    "LexiconError",
    "speech",
    "transfers",
    "by_head",
    "Speech",
    "SpeechVerb",
    "SpeechNoun",
    "Frame",
    "Hearsay",
    "Transfers",
    "Transfer",
    "LightVerb",
]
