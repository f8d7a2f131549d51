"""What the words of a language do, as data: speech, transfers, names, factuality, grammar. Words are lemmas, never forms.

Each subject is one TOML file a language, `de/speech.toml` beside `en/speech.toml`, checked against one schema when it is first asked for.
"""

from __future__ import annotations

from countertrade.reading.lexicon.schemas import (
    Auxiliary,
    Conjunction,
    Determiner,
    Embedding,
    Factuality,
    Frame,
    Grammar,
    Head,
    Hearsay,
    LightVerb,
<<<<<<< HEAD
    Modal,
    Names,
    Negator,
    Preposition,
    Pronoun,
=======
    Sources,
>>>>>>> attrib
    Speech,
    SpeechNoun,
    SpeechVerb,
    State,
    Title,
    Transfer,
    Transfers,
)
<<<<<<< HEAD
from countertrade.reading.lexicon.tables import (
    LANGUAGES,
    LexiconError,
    by_head,
    factuality,
    grammar,
    names,
    speech,
    transfers,
)

__all__ = [
    "LANGUAGES",
    "LexiconError",
    "speech",
    "transfers",
    "names",
    "factuality",
    "grammar",
    "by_head",
=======
from countertrade.reading.lexicon.tables import LANGUAGES, BadLexicon, sources, speech, transfers

__all__ = [
    "LANGUAGES",
    "BadLexicon",
    "sources",
    "speech",
    "transfers",
    "Sources",
>>>>>>> attrib
    "Speech",
    "SpeechVerb",
    "SpeechNoun",
    "Frame",
    "Hearsay",
    "Transfers",
    "Transfer",
    "LightVerb",
    "Names",
    "State",
    "Title",
    "Head",
    "Factuality",
    "Embedding",
    "Grammar",
    "Preposition",
    "Conjunction",
    "Determiner",
    "Pronoun",
    "Modal",
    "Auxiliary",
    "Negator",
]
