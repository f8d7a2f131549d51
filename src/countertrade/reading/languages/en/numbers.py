"""English number words, lower case."""

THOUSANDS = ",'’\u00a0\u202f\u2009 "
DECIMAL = "."
OTHER_DECIMAL = ","

CARDINALS = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ARTICLES = frozenset(("a", "an"))
NUMBER_ARTICLES: frozenset[str] = frozenset()
SMALL_SCALES = {"hundred": 100, "thousand": 1000}
SCALES = {
    10**5: "lakh lakhs",
    10**6: "million mln mn",
    10**7: "crore crores",
    10**9: "billion bln bn",  # short scale, as every English-language agency writes
    10**12: "trillion tln tn trn",
    10**15: "quadrillion",
}
COLLECTIVES = {12: "dozen dozens doz dozs", 20: "score"}
ORDER_OF = {
    10: "tens",
    12: "dozens",
    100: "hundreds",
    1000: "thousands",
    10**6: "millions",
    10**9: "billions",
    10**12: "trillions",
}
DENOMINATORS = {2: "half halves", 4: "quarter quarters fourth fourths", 3: "third thirds"}
FRACTION_ENDINGS: tuple[str, ...] = ()
HALVES = frozenset(("half",))
HALF_COMPOUNDS: dict[str, str] = {}
HALF_ENDINGS: tuple[str, ...] = ()
SEVERAL = frozenset(("several", "few", "many"))
MULTIPLES = {2: "twice double", 3: "thrice triple", 4: "quadruple"}
MULTIPLE_ENDINGS = ("fold",)
ORDINALS = {
    1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth nineth",
    10: "tenth", 11: "eleventh", 12: "twelfth", 13: "thirteenth", 14: "fourteenth", 15: "fifteenth", 16: "sixteenth",
    17: "seventeenth", 18: "eighteenth", 19: "nineteenth", 20: "twentieth", 30: "thirtieth", 40: "fortieth",
    50: "fiftieth", 60: "sixtieth", 70: "seventieth", 80: "eightieth", 90: "ninetieth", 100: "hundredth",
    1000: "thousandth", 10**6: "millionth", 10**9: "billionth", 10**12: "trillionth",
}  # fmt: skip
ORDINAL_STEMS: dict[int, str] = {}
ORDINAL_ENDINGS: tuple[str, ...] = ()
AND = frozenset(("and",))
POINT = frozenset(("point",))
MINUS = frozenset(("minus", "negative"))
FRACTION_BARS = frozenset(("over",))
OUT_OF = (("out", "of"), ("in",))
LETTER_SCALES = {
    "k": 1000,
    "K": 1000,
    "M": 10**6,
    "MM": 10**6,
    "G": 10**9,
    "b": 10**9,
    "B": 10**9,
    "T": 10**12,
    "bn": 10**9,
    "m": 10**6,
    "tn": 10**12,
}
"""Letters that multiply a figure they follow."""

NOT_A_NUMBER_AFTER = {
    "one": frozenset(
        "the this that which another previous next last first current no every each any".split()
    ),
}
RELATIVE_ORDINALS = {
    "last": ("end", 0), "penultimate": ("end", -1), "antepenultimate": ("end", -2), "next": ("current", 1),
    "previous": ("current", -1), "current": ("current", 0),
}  # fmt: skip
RELATIVE_PHRASES = {
    "the last but one": ("end", -1), "next to last": ("end", -1), "the one before the last one": ("end", -1),
    "the second to last": ("end", -1), "the third to last": ("end", -2), "previous one": ("current", -1),
    "next one": ("current", 1), "current one": ("current", 0), "last but one": ("end", -1),
}  # fmt: skip
TIMES = frozenset(("times",))
COMPARED = frozenset(
    ("as", "the", "more", "higher", "larger", "bigger", "its", "what", "that")
)  # after "times": then it is a multiple and not a count of events
EVERY = frozenset(("every", "each"))
CHANCE = (("in",), ("out", "of"))
ABBREVIATED = frozenset(("mln", "mn", "bn", "tn"))  # a full stop after these is part of the number
