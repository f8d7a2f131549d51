"""Who took a figure from whom, what changed on the way, and how many original sources remain."""

from countertrade.tracing.decided import unplaced
from countertrade.tracing.drift import drift
from countertrade.tracing.lineage import since_origin, trace
from countertrade.tracing.typed import MAPPINGS, RETELLINGS, Columns, statements

__all__ = ["Columns", "MAPPINGS", "RETELLINGS", "drift", "since_origin", "statements", "trace", "unplaced"]
