"""Inputs that nobody would write, by kind; each module registers its kinds when it is imported (bench/fuzz.py says how they are run)."""
