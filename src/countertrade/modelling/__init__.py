"""Estimates from claims, and the deal file as a model: `load(text, path, estimates=…, known=…)` → `Deal`."""

from countertrade.modelling.build import Basis
from countertrade.modelling.load import load
from countertrade.modelling.meaning import Sentence, meaning, sentences
from countertrade.modelling.pooled import Wanted, wanted

__all__ = ["load", "wanted", "Wanted", "Basis", "meaning", "sentences", "Sentence"]
