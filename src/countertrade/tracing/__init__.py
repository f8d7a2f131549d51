"""Who took a figure from whom, what changed on the way, and how many original sources remain."""

from countertrade.tracing.drift import drift
from countertrade.tracing.lineage import trace

__all__ = ["drift", "trace"]
