"""Who gives what to whom: the slots of predicates of transfer, filled from the clause or noun chunk that they stand in.

A party is what fills a slot, never what stands near. A slot that is filled by nobody, or by several, stays open.

`valency` says what a predicate and its slots are. Each class builds on the one before: `Phrases` (what a chunk is and which phrases
belong to it), `Reference` (which states it stands for), `Control` (the subject of a clause), `Verbs` (the slots of verbs),
`Predicates` (all verbs and nouns of transfer), `Fillers` (the sides of one), `Chains` (what a figure measures), `Figures` (the predicate
that it belongs to), `Completion` (a side that this leaves open) and `Roles` (the transfer of a figure).
"""

from __future__ import annotations

from countertrade.reading.roles.transfers import Roles
from countertrade.reading.roles.valency import GOODS, STAGES, Pair, Parties, Predicate, Role, in_kind, is_free

__all__ = ["GOODS", "STAGES", "Pair", "Parties", "Predicate", "Role", "Roles", "in_kind", "is_free"]
