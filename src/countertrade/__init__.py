"""Countertrade: what each side of a reported deal between states gives, gets and risks.

The stages are plain functions from records to records (see `countertrade.records`):

    Article ──read──▶ Claims ──trace──▶ Lineage ──pool──▶ Estimates ──model──▶ Deal ──simulate──▶ Outcome

This module imports nothing, so that `countertrade --help` answers at once.
"""

__version__ = "0.1.0"
