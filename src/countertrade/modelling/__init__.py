"""Estimates from claims, and the deal file as a model: `load(text, path, estimates=…, known=…)` → `Deal`."""

from countertrade.modelling.build import Basis
from countertrade.modelling.estimated_quantities import Wanted, bases, wanted
from countertrade.modelling.load import load
from countertrade.modelling.verbalisation import Naming, Sentence, meaning, sentences

__all__ = ["load", "wanted", "Wanted", "Basis", "bases", "meaning", "sentences", "Sentence", "Naming"]
