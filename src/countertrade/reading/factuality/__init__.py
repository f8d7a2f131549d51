"""How surely a figure is stated: modality and polarity along the chain of clauses from it to whoever says it.

Each clause on the way may weaken what it governs (a modal, an adverb, a condition, a verb of planning or doubt) or turn it round (a
negation, a denial). The weakest word decides; who says it is no part of the chain (Saurí and Pustejovsky 2009, FactBank).
"""

from __future__ import annotations

from countertrade.reading.factuality.chain import commitment
from countertrade.reading.factuality.phrases import Voice
from countertrade.reading.factuality.remarks import Remark, Remarks

__all__ = ["Remark", "Remarks", "Voice", "commitment"]
