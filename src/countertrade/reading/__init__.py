"""An article to claims: what somebody is reported to have stated, with the exact words.

The door of reading. Three layers: `mentions` (every quantity and time), `quotations` (content, source, cue), and `read`, which
selects and joins them into claims. `article_from` makes the article from a page's bytes.
"""

from __future__ import annotations

from countertrade.reading.candidates import candidates
from countertrade.reading.claims import read
from countertrade.reading.pages import article_from
from countertrade.reading.parts import parts
from countertrade.reading.quantities import mentions
from countertrade.reading.quotations import quotations
from countertrade.reading.settling import place

__all__ = ["article_from", "candidates", "mentions", "parts", "place", "quotations", "read"]
