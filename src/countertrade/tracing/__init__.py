"""Who took a figure from whom, what changed on the way, and how many original sources remain."""

from countertrade.tracing.belief import Belief, beliefs
from countertrade.tracing.drifts import drift, excerpt
from countertrade.tracing.duplicates import copies
from countertrade.tracing.lineage import Traced, since_origin, trace
from countertrade.tracing.manual_entry import MAPPINGS, RETELLINGS, Columns, statements
from countertrade.tracing.overrides import unplaced

__all__ = [
    "Belief",
    "Columns",
    "MAPPINGS",
    "RETELLINGS",
    "Traced",
    "beliefs",
    "copies",
    "drift",
    "excerpt",
    "since_origin",
    "statements",
    "trace",
    "unplaced",
]
