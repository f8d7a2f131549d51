"""What records say in plain English, in the reader's language: a run's method and warnings, why a statement was not pooled."""

from __future__ import annotations

import re
from typing import Final

SAID: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), german)
    for pattern, german in (
        (r"\bscrambled Sobol points\b", "verwürfelte Sobol-Punkte"),
        (r"\bMonte Carlo points\b", "Monte-Carlo-Punkte"),
        (r"\bcompiled kernel\b", "übersetzter Rechenkern"),
        (r"\b(.+?) summed in the balances\b", r"\1 in den Bilanzen summiert"),
        (r"(?<=, )(\w+) and (\w+)(?= in den)", r"\1 und \2"),
        (
            r"^only ([\d,]+) of ([\d,]+) runs meet the condition; ask for more draws$",
            r"nur \1 von \2 Durchläufen erfüllen die Bedingung; mehr Durchläufe verlangen",
        ),
        (
            r"^scenario ([^:]+): (.+): computed with NumPy, which takes longer$",
            r"Szenario \1: mit NumPy gerechnet, was länger dauert (\2)",
        ),
        (
            r"^'(.+?)' is drawn, not summed: .*$",
            r"„\1“ ist gezogen, nicht summiert: In den Bilanzen steht der Monat nicht nur als Grenze",
        ),
        (
            r"^influence is worked out for the (\d+) inputs that weigh most; the other ([\d,]+) together make up (.+?) of a balance's variance$",
            r"Einfluss ist für die \1 Eingaben berechnet, die am meisten wiegen; die anderen \2 machen zusammen \3 der Varianz einer Bilanz aus",
        ),
        (
            r"^no usable statement of '(.+?)' stands in the case; .*$",
            r"im Fall steht keine brauchbare Angabe zu „\1“; eine annehmen oder einen Wert mit Grund (why:) schreiben",
        ),
        (r"^rejected$", "verworfen"),
        (r"^withdrawn or denied$", "zurückgezogen oder dementiert"),
        (r"^no figure$", "keine Zahl"),
        (r"^not a positive figure$", "keine positive Zahl"),
        (r"^denied in the statement itself$", "in der Angabe selbst verneint"),
        (
            r"^worked out from other figures: no source of its own$",
            "aus anderen Zahlen errechnet: keine eigene Quelle",
        ),
        (r"^published (\S+), after (\S+)$", r"erschienen am \1, nach dem \2"),
        (r"^speaks of what is (\w+), not(?: of what is)? (\w+)$", r"spricht von anderem Stand (\1 statt \2)"),
        (r"^speaks of (.+)$", r"spricht von: \1"),
        (r"^same original source as (\S+)$", r"dieselbe Ursprungsquelle wie \1"),
        (
            r": nobody uses (\w+) '(.+?)'; use it or delete it$",
            r": niemand verwendet „\2“; verwenden oder löschen",
        ),
    )
)


def localised(said: str, language: str) -> str:
    """The sentence in the language; what is none of those known stays as it is.

    >>> localised("scrambled Sobol points, NumPy", "de"), localised("only 900 of 16,384 runs meet the condition; ask for more draws", "de")
    ('verwürfelte Sobol-Punkte, NumPy', 'nur 900 von 16.384 Durchläufen erfüllen die Bedingung; mehr Durchläufe verlangen')
    """
    said = re.sub(r"^.*/(?=[^/]+:\d+:\d+: )", "", said)  # a reader elsewhere has the file, not its folder
    if language == "en":
        return said
    for pattern, german in SAID:
        said = pattern.sub(german, said)
    return re.sub(r"(?<=\d),(?=\d{3}\b)", ".", said)
