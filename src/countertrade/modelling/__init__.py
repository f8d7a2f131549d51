"""Estimates from claims, and the deal file as a model: `load(text, path, estimates=…, known=…)` → `Deal`."""

from countertrade.modelling.build import Basis
from countertrade.modelling.load import Wanted, load, wanted

__all__ = ["load", "wanted", "Wanted", "Basis"]
