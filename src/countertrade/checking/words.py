"""Word tables, German and English: what a noun says about the role of a figure. Tables only; the rules live elsewhere.

Every table is matched on folded text (lower case, ß as ss) as the beginning of a word, and in German also as the end of
a compound: `bedarf` finds Bedarf, Bedarfs, Nahrungsmittelbedarf.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

# what a figure is of: need, shortfall, output … (reference rows use the same words in `bounds`)
ROLES: Mapping[str, tuple[str, ...]] = {
    "shortfall": (
        "fehlmenge", "fehlbetrag", "fehlbestand", "defizit", "lücke", "mangel", "engpass", "unterversorgung", "fehlt",
        "fehlen", "shortfall", "shortage", "gap", "deficit", "is short", "are short", "short of", "lacks", "lacking",
    ),
    "need": (
        "bedarf", "bedürfnis", "verbrauch", "konsum", "need", "needs", "requirement", "demand", "consumption", "consumes",
    ),
    "supply": (
        "produktion", "erzeugung", "ernte", "förderung", "ausstoß", "output", "production", "harvest", "crop", "produces",
    ),
    "import": ("einfuhr", "import"),
    "export": ("ausfuhr", "export"),
    "capacity": (
        "kapazität", "fassungsvermögen", "schafft", "schaffe", "schaffen", "fasst", "fassen", "capacity", "can hold", "could hold",
        "can build", "could build", "can produce", "could produce", "room for", "could carry", "can carry",
    ),
    "population": ("einwohner", "bevölkerung", "bürger", "menschen", "people", "population", "inhabitants", "residents"),
    "pay": (
        "gehalt", "gehälter", "lohn", "löhne", "sold", "honorar", "bezahlung", "vergütung", "verdienst", "besoldung", "salary",
        "salaries", "wage", "pay", "fee", "paid", "earn", "stipend", "allowance",
    ),
    "interest": ("zins", "verzinsung", "interest", "coupon"),
    "principal": ("kredit", "darlehen", "anleihe", "leiht", "geliehen", "schulden", "loan", "lend", "credit", "principal", "debt", "borrow"),
    "price": ("preis", "price", "kostet", "costs", "kurs", "priced"),
    "budget": ("haushalt", "etat", "budget", "wirtschaftsleistung", "bruttoinlandsprodukt", "gdp", "bip"),
}  # fmt: skip

# commodity -> words; `WITHIN` says which is part of which
COMMODITIES: Mapping[str, tuple[str, ...]] = {
    "rice": ("reis", "rice"),
    "wheat": ("weizen", "wheat"),
    "maize": ("mais", "maize", "corn"),
    "flour": ("mehl", "flour"),
    "grain": ("getreide", "grain", "cereal"),
    "food": ("nahrung", "lebensmittel", "food", "verpflegung"),
    "oil": ("erdöl", "rohöl", "öl", "crude", "oil", "petroleum", "barrel"),
    "refined oil": ("diesel", "benzin", "treibstoff", "kraftstoff", "refined", "fuel", "gasoline", "petrol", "raffiniert"),
    "gas": ("erdgas", "gas", "lng", "natural gas"),
    "coal": ("kohle", "coal"),
    "shell": ("granate", "geschoss", "artilleriemunition", "shell", "artillery round"),
    "fertiliser": ("dünger", "düngemittel", "fertiliser", "fertilizer"),
    "steel": ("stahl", "steel"),
    "gold": ("gold",),
}  # fmt: skip
WITHIN: Mapping[str, str] = {
    "rice": "grain",
    "wheat": "grain",
    "maize": "grain",
    "flour": "grain",
    "grain": "food",
    "refined oil": "oil",
}

# the whole of it is named outright, so no smaller whole can be meant
WHOLE = ("gesamt", "ganz", "komplett", "whole", "entire", "total", "all of")
# "close to", from below or from above: the figure is meant to be met
NEARLY = ("knapp", "fast", "beinahe", "nahezu", "nearly", "almost", "just under", "close to", "gut ", "just over", "a little more", "a little over", "slightly")  # fmt: skip
TOGETHER = (
    "insgesamt", "zusammen", "summe", "summiert", "alles in allem", "macht das", "total", "altogether", "together", "in all",
    "combined", "sum of", "adds up", "add up",
)  # fmt: skip
OVER_TERM = ("laufzeit", "gesamt", "insgesamt", "zusammen", "term", "total", "over the", "lifetime", "overall", "summ", "altogether")  # fmt: skip
PART = ("davon", "darunter", "of which", "of whom", "of them", "including", "einschließlich", "among them")
OF_THAT = ("davon", "dessen", "of that", "of it", "of this", "of which")
THIS_AMOUNT = (
    "damit", "diese menge", "das deckt", "das entspricht", "das entspreche", "das wäre", "das sind", "das ist", "das würde", "this",
    "that", "these", "those", "which", "it would", "enough", "the amount", "the quantity",
)  # fmt: skip
PLAINLY_CONVERTED = ("umgerechnet", "entspricht", "entspreche", "das sind", "equivalent", "equal to", "that is", "converted", "i.e.", "bringe", "damit")  # fmt: skip
CONVERTED = (*PLAINLY_CONVERTED, "also", "oder", "or")
FROM = ("von", "aus", "from")
TO = ("auf", "to")
EACH = (
    "jeder",
    "jede",
    "jeden",
    "jedem",
    "pro kopf",
    "pro person",
    "each",
    "every",
    "per head",
    "apiece",
    "a head",
)
SO_FAR = ("bisher", "bislang", "schon", "bereits", "inzwischen", "so far", "already", "until now", "to date", "by now", "as yet")  # fmt: skip
RISE = (
    "gestiegen", "steigt", "stieg", "steigen", "wuchs", "gewachsen", "zugenommen", "zunahme", "erhöht", "erhöhte", "zulegte", "plus",
    "mehr als im", "anstieg", "steigerung", "wachstum", "zuwachs", "a rise", "rise of", "jump", "surge", "rose", "rise", "risen", "grew", "grown", "growth", "increase", "up by", "climbed", "jumped", "gained",
)  # fmt: skip
FALL = (
    "gesunken", "sank", "sinkt", "gefallen", "fiel", "fällt", "zurückgegangen", "rückgang", "abgenommen", "verringert", "minus", "einbruch", "senkung", "kürzung", "a fall", "fall of", "a drop", "drop of", "cut of", "reduction", "fell",
    "fallen", "dropped", "decline", "decrease", "down by", "shrank", "shrunk", "cut by",
)  # fmt: skip
MULTIPLES: Mapping[str, float] = {
    "verdoppelt": 2, "verdoppelte": 2, "verdoppeln": 2, "das doppelte": 2, "doppelt so": 2, "zweimal so": 2, "doubled": 2,
    "double": 2, "twice": 2, "twofold": 2,
    "verdreifacht": 3, "verdreifachte": 3, "das dreifache": 3, "dreimal so": 3, "tripled": 3, "trebled": 3, "three times": 3, "threefold": 3,
    "vervierfacht": 4, "vervierfachte": 4, "das vierfache": 4, "viermal so": 4, "quadrupled": 4, "four times": 4, "fourfold": 4,
    "verfünffacht": 5, "verfünffachte": 5, "das fünffache": 5, "fünfmal so": 5, "five times": 5, "fivefold": 5,
    "verzehnfacht": 10, "verzehnfachte": 10, "das zehnfache": 10, "zehnmal so": 10, "ten times": 10, "tenfold": 10,
    "halbiert": 0.5, "halbierte": 0.5, "halved": 0.5, "half as": 0.5, "halb so": 0.5,
}  # fmt: skip
DERIVED = (
    "entspricht", "entspreche", "entsprechen", "ergibt", "ergebe", "macht", "mache", "summiert", "sind das", "wären das", "das sind",
    "insgesamt", "zusammen", "einkommen", "einnahme", "kassiert", "kassieren", "bringt", "bringe", "warenwert", "gegenwert", "wert von",
    "im wert", "comes to", "come to", "came to", "amount to", "amounts to", "makes", "adds up", "takes in", "take in", "brings in",
    "bring in", "that is", "this is", "worth", "total", "income", "earnings", "revenue", "earn", "equals", "equal to", "altogether", "valued", "in all", "all told",
)  # fmt: skip
# a sentence that opens like this says what the figures before it come to; "wert" stands behind its figure
POINTS_BACK = re.compile(
    r"\W*(?:(?:that|this|it|which)\s+(?:would\s+|will\s+|could\s+|should\s+)?(?:adds?|amounts?|brings?|comes?|corresponds?|costs?|earns?|equals?"
    r"|fetch(?:es)?|gives?|leaves?|makes?|means?|nets?|puts?|saves?|yields?|is|was|be)\b|(?:so|thus|hence)\b"
    r"|(?:das|dies|damit|somit|daraus|dabei)\s+(?:bedeute[nt]?|bringe?n?|bringt|ergäbe|ergebe|ergibt|erhält|erhalte|habe|hat|ist|käme[n]?|komm[et]|kostet?e?|mache"
    r"|macht|machen|sei|seien|sind|spare|spart|verdiene|verdient|wäre[n]?|war|waren|werde[n]?|wird)\b|(?:also|folglich|mithin)\b)|.*\bwert\b(?!\s+von)",
    re.IGNORECASE | re.DOTALL,
)
GROWN = re.compile(
    r"\b(?:increase|rise|growth|gain|jump|surge|leap|expansion|drop|fall|decline|decrease|reduction|cut|plus|zuwachs|anstieg|wachstum|zunahme|steigerung|rückgang"
    r"|minus|einbruch|senkung|kürzung)\s+(?:of|by|von|um)\s+(?:\w+\s+){0,2}$|\b(?:um|by|plus|minus)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""What stands before a step of growth: "a growth of 70 percent", "ein Plus von 70 Prozent", "up by half"."""
# the first cell of a table's last row
TOTAL_ROW = re.compile(
    r"\W*(?:grand |sub)?(?:total|sum|summe|gesamt|insgesamt|zusammen|zwischensumme|gesamtsumme|all|overall)\b",
    re.IGNORECASE,
)
THE_REST = ("rest", "remainder", "others", "übrig", "verbleib", "restlich")
KEPT = (
    "behält der staat", "behalte der staat", "behalte wohl der staat", "einbehalten", "einbehält", "geht an den staat", "an das regime",
    "pjöngjangs kasse", "goes to the state", "kept by the state", "state keeps", "the state takes", "withheld", "regime takes", "regime keeps",
    "goes to the government", "keeps most", "keeps the rest", "pyongyang takes",
)  # fmt: skip
COMES_FROM = (
    "aus ", "liefert", "liefere", "geliefert", "lieferung", "schickt", "erhalten", "bekommt", "bekommen",
    "supply", "supplies", "supplied", "deliver", "delivers", "delivered", "ship", "sends", "receive", "from",
)  # fmt: skip
POPULATION_WORDS = ("einwohner", "menschen", "people", "inhabitants", "residents", "bürger", "citizens")


def fold(text: str | None) -> str:
    return (text or "").casefold()


@functools.lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    # the beginning of a word, or the end of a German compound with its ending (four letters before it at least)
    stems = "|".join(re.escape(fold(word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{stems})|(?<=\w{{4}})(?:{stems})(?:s|es|e|en|er|n)?\b")


def found(words: Iterable[str], text: str | None) -> bool:
    """Whether one of the words stands in the text.

    >>> found(ROLES["need"], "des jährlichen Nahrungsmittelbedarfs"), found(ROLES["pay"], "Zahlung")
    (True, False)
    """
    return bool(text) and _pattern(tuple(words)).search(fold(text)) is not None


def roles(text: str | None) -> tuple[str, ...]:
    """Every role that a text names.

    >>> roles("annual shortfall in food")
    ('shortfall',)
    """
    return tuple(role for role, words in ROLES.items() if found(words, text))


def commodities(text: str | None) -> tuple[str, ...]:
    """Every commodity that a text names, the narrower before the wider."""
    return tuple(name for name, words in COMMODITIES.items() if found(words, text))


def belongs(commodity: str, whole: str) -> bool:
    """Whether a commodity is the other or part of it: rice is grain, and grain is food."""
    step: str | None = commodity
    while step is not None:
        if step == whole:
            return True
        step = WITHIN.get(step)
    return False
