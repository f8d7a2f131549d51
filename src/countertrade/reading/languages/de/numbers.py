"""German number words. Spellings are folded: lower case, composed, ß kept and also written ss, umlauts also ae oe ue."""

THOUSANDS = ".'’\u00a0\u202f\u2009 "
DECIMAL = ","
OTHER_DECIMAL = "."

CARDINALS = {
    "null": 0, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16,
    "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50,
    "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip
ARTICLES = frozenset(("ein", "eine", "einen", "einem", "einer", "eines"))
NUMBER_ARTICLES = frozenset(("ein",))  # the form that is read as a numeral where it stands without a unit
SMALL_SCALES = {"hundert": 100, "tausend": 1000}
SCALES = {
    10**6: "million millionen mio mill",
    10**9: "milliarde milliarden mrd mia",
    10**12: "billion billionen bio",
    10**15: "billiarde billiarden brd",
    10**18: "trillion trillionen",
}
COLLECTIVES = {12: "dutzend", 60: "schock", 144: "gros"}  # after a number or an article
ORDER_OF = {  # a plural that stands for an order of magnitude: its unit, and whether it is the next power of ten above
    12: "dutzende dutzenden",
    100: "hunderte hunderten aberhunderte",
    1000: "tausende tausenden abertausende",
    10_000: "zehntausende zehntausenden",
    100_000: "hunderttausende hunderttausenden",
    10**6: "millionen",
    10**9: "milliarden",
    10**12: "billionen",
}
DENOMINATORS = {2: "hälfte", 3: "drittel dritteln drittels", 4: "viertel vierteln viertels"}
FRACTION_ENDINGS = ("tel", "teln", "tels")  # Fünftel, Zwanzigstel, Hundertsteln
HALVES = frozenset(("halb", "halbe", "halber", "halbes", "halben", "halbem"))
HALF_COMPOUNDS = {
    "anderthalb": "1.5",
    "eineinhalb": "1.5",
    "einundhalb": "1.5",
    "dreiviertel": "0.75",
    "eineinviertel": "1.25",
}
HALF_ENDINGS = ("einhalb", "undeinhalb")  # zweieinhalb, zehneinhalb
SEVERAL = frozenset(
    (
        "mehrere",
        "mehreren",
        "mehrerer",
        "einige",
        "einigen",
        "einiger",
        "etliche",
        "etlichen",
        "viele",
        "vielen",
        "wenige",
        "wenigen",
        "zahlreiche",
        "paar",
        "zig",
    )
)
MULTIPLES = {
    2: "doppelt doppelte doppelten doppelter doppeltes verdoppelt",
    3: "dreifache dreifachen dreifach",
}
MULTIPLE_ENDINGS = ("fach", "fache", "fachen", "faches", "facher")
ORDINALS = {
    1: "erste erster erstes ersten erstem zuerst", 3: "dritt", 7: "siebt", 8: "acht",
}  # fmt: skip
ORDINAL_STEMS = {
    1: "erst",
    3: "dritt",
    7: "siebt",
    8: "acht",
    100: "hundertst",
    1000: "tausendst",
    10**6: "millionst",
    10**9: "milliardst",
    10**12: "billionst",
}
ORDINAL_ENDINGS = ("e", "er", "es", "en", "em")
AND = frozenset(("und",))
POINT = frozenset(("komma",))
MINUS = frozenset(("minus",))
FRACTION_BARS = frozenset(("durch",))
OUT_OF = (("von",),)
LETTER_SCALES: dict[str, int] = {}
"""Letters that multiply a figure they are attached to."""

NOT_A_NUMBER_AFTER: dict[str, frozenset[str]] = {}
RELATIVE_ORDINALS = {  # stem -> anchor and offset; a place in a row that is counted from its end or from here
    "letzt": ("end", 0), "vorletzt": ("end", -1), "drittletzt": ("end", -2), "viertletzt": ("end", -3),
    "nächst": ("current", 1), "übernächst": ("current", 2), "vorig": ("current", -1), "vorherig": ("current", -1),
    "aktuell": ("current", 0),
}  # fmt: skip
RELATIVE_PHRASES: dict[str, tuple[str, int]] = {}
TIMES = frozenset(("mal",))
COMPARED = frozenset(
    ("so", "mehr", "höher", "größer", "teurer")
)  # after "times": then it is a multiple and not a count of events
EVERY = frozenset(("jeder", "jede", "jedes", "jeden", "jedem"))
CHANCE = (("von",),)
ABBREVIATED = frozenset(("mio", "mrd", "bio", "mill"))  # a full stop after these is part of the number
