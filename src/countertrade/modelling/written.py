"""What a deal file writes, as the reader's language writes it: its figures, counted units, likelihoods and words of the grammar."""

from __future__ import annotations

from collections.abc import Mapping

from countertrade.messages import is_key, say
from countertrade.modelling.dimensions import Units
from countertrade.modelling.words import LIKELIHOODS, Token, Vocabulary, Wrong

KEYS: Mapping[float, str] = {
    0.05: "almost_no_chance",
    0.20: "very_unlikely",
    0.45: "unlikely",
    0.55: "roughly_even",
    0.80: "likely",
    0.95: "very_likely",
    0.99: "almost_certain",
}
"""The likelihoods of `words.LIKELIHOODS` by their upper ends: `likelihood.<key>`."""


def localised(written: str, language: str, units: Mapping[str, tuple[str, str]] = {}) -> str:
    """A written expression with its figures, its `units` (for one, for many) and its words as the language has them.

    What is no expression comes back as it is.

    >>> localised("2.2e9 USD/year", "en"), localised("600_000 to 700_000.5 t per month", "de")
    ('2.2 billion USD/year', '600.000 bis 700.000,5 t im Monat')
    >>> localised("roughly even", "de")
    '45 bis 55 % (etwa gleich wahrscheinlich)'
    >>> localised("300 death/soldier", "de", {"death": ("Toter", "Tote"), "soldier": ("Soldat", "Soldaten")})
    '300 Tote/Soldat'
    """
    written = written.strip()
    try:
        tokens = Vocabulary(Units(units)).tokens(written)
    except Wrong:
        return written
    text, at = "", 0
    for number, token in enumerate(tokens[:-1]):
        if token.start >= at:  # else it is the period of a rate, said with its "per"
            said, end = _said(tokens, number, language, units) or (
                written[token.start : token.end],
                token.end,
            )
            text, at = f"{text}{written[at : token.start]}{said}", end
    return text + written[at:]


def is_interval(written: str) -> bool:
    """Whether what is written is a range, in words or by its ends: it needs brackets beside × and −."""
    return written.strip() in LIKELIHOODS or " to " in written


def _said(
    tokens: list[Token], number: int, language: str, units: Mapping[str, tuple[str, str]]
) -> tuple[str, int] | None:
    """What a token is in the language, and where the text it stands for ends; None for one that is written alike in all."""
    before, token, after = tokens[number - 1] if number else None, tokens[number], tokens[number + 1]
    match token.kind:
        case "number":
            return figure(token.text, language), token.end
        case "likelihood":
            low, high = LIKELIHOODS[token.text]
            ends = say("joint.range", language, low=f"{low * 100:.0f}", high=f"{high * 100:.0f} %")
            return f"{ends} ({say(f'likelihood.{KEYS[high]}', language)})", token.end
        case "word" if token.text in units and after.text != "(":
            one, many = units[token.text]
            counted = before is not None and before.kind == "number" and before.text != "1"
            return many if counted else one, token.end
        case "word" if is_key(f"grammar.{token.text}_{after.text}"):
            return say(f"grammar.{token.text}_{after.text}", language), after.end
        case "word" if is_key(f"grammar.{token.text}"):
            return say(f"grammar.{token.text}", language), token.end
    return None


def figure(written: str, language: str) -> str:
    """A figure with thousands and decimals marked as the language does; a small number stays as it is."""
    value = float(written.replace("_", ""))
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size and round(value / size, 3) == value / size:
            return f"{figure(f'{value / size:g}', language)} {say(f'scale.{name}', language)}"
    text = f"{value:,.10f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:g}"
    if abs(value) < 1e-9 and value:
        text = f"{value:g}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text
