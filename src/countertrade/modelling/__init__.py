"""Estimates from claims, and the deal file as a model: `load(text, path, estimates=…, known=…)` → `Deal`."""

from countertrade.modelling.build import Basis
from countertrade.modelling.load import load
from countertrade.modelling.meaning import Naming, Sentence, meaning, sentences
from countertrade.modelling.pooled import Wanted, bases, wanted

__all__ = ["load", "wanted", "Wanted", "Basis", "bases", "meaning", "sentences", "Sentence", "Naming"]
