"""Who and what an article names: states, institutions, persons, outlets, documents, each with all its names there.

A name is a noun chunk, its apposition included, or nothing. Later mentions (a surname, "the minister", a pronoun) are taken for an
earlier one where a single one fits; `sure` says whether the form of the mention left no choice.

`types` says what an entity and a mention are. Each class builds on the one before: `States` (the names of states), `Mentions` (the
entities so far and what each is known by), `Kinds` (what kind of entity a chunk names), `Forms` (how its name is printed), `Definites`
(whom "the ministry" stands for), `Pronouns` (whom "he" or "it" does), `Persons`, `Outlets`, and `Entities`, which goes through the document.
"""

from __future__ import annotations

from countertrade.reading.entities.resolution import Entities
from countertrade.reading.entities.types import ANOTHERS, REACH, Entity, Mention, only

__all__ = ["ANOTHERS", "REACH", "Entities", "Entity", "Mention", "only"]
