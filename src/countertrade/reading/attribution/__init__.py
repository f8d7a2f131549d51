"""Who says what: speech, thought and writing with their sources, from the Document alone, in German and English."""

from __future__ import annotations

from countertrade.reading.attribution.attributed import Attributed, sayings
from countertrade.reading.attribution.records import quotations
from countertrade.reading.attribution.types import Saying

__all__ = ["Attributed", "Saying", "quotations", "sayings"]
