"""What a run says of itself, its method and its warnings, in the reader's language: records hold the English sentence."""

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
            r"^scenario (.+?): (.+): computed with NumPy, which takes longer$",
            r"Szenario \1: mit NumPy gerechnet, was länger dauert (\2)",
        ),
        (
            r"^'(.+?)' is drawn, not summed: .*$",
            r"„\1“ ist gezogen, nicht summiert: In den Bilanzen steht der Monat nicht nur als Grenze",
        ),
        (
            r": nobody uses (\w+) '(.+?)'; use it or delete it$",
            r": niemand verwendet „\2“; verwenden oder löschen",
        ),
    )
)


def of_run(said: str, language: str) -> str:
    """The sentence in the language; what is none of those known stays as it is.

    >>> of_run("scrambled Sobol points, NumPy", "de"), of_run("only 900 of 16,384 runs meet the condition; ask for more draws", "de")
    ('verwürfelte Sobol-Punkte, NumPy', 'nur 900 von 16.384 Durchläufen erfüllen die Bedingung; mehr Durchläufe verlangen')
    """
    said = re.sub(r"^.*/(?=[^/]+:\d+:\d+: )", "", said)  # a reader elsewhere has the file, not its folder
    if language == "en":
        return said
    for pattern, german in SAID:
        said = pattern.sub(german, said)
    return re.sub(r"(?<=\d),(?=\d{3}\b)", ".", said)
