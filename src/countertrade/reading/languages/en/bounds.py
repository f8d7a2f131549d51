"""English words before and after a number that say how firmly it is meant."""

BEFORE = {
    "about": "about, around, roughly, approximately, approx, approx ., some, circa, ca, c ., in the region of, in the order of, on the order of, something like, an estimated, estimated, close to, more or less, just about, give or take, in the neighbourhood of, in the neighborhood of",
    "less_than": "nearly, almost, just under, just below, just shy of, close on, less than, fewer than, under, below, not quite, well under, well below, far less than, far fewer than, slightly less than, a little less than, a little under, slightly under, short of, a bit less than, lower than, smaller than",
    "at_least": "at least, a minimum of, no less than, no fewer than, not less than, not fewer than, upwards of, upward of, minimum",
    "more_than": "more than, over, well over, just over, something over, a little over, slightly over, slightly more than, a little more than, well above, above, upwards from, greater than, in excess of, exceeding, far more than, much more than, considerably more than, comfortably more than, comfortably over, north of, to exceed, exceed, exceeds, exceeded, higher than, larger than, topping, well in excess of, a bit more than, somewhat more than, way over",
    "at_most": "at most, no more than, not more than, at the most, a maximum of, maximum, not over, hardly more than, no higher than, not exceeding, at best, capped at",
    "up_to": "up to, as many as, as much as, as high as, as long as",
}
AFTER = {
    "at_least": "or more, and more, and up, or higher, plus, or greater",
    "at_most": "or less, or fewer, or lower, at most, at the most",
    "about": "or so, or thereabouts",
}
BETWEEN = frozenset(("between",))
BETWEEN_AND = frozenset(("and", "to"))
FROM = frozenset(("from",))
TO = frozenset(("to", "-", "–", "—", "−", "~", "through"))
OR = frozenset(("or",))
MORE_BEFORE = frozenset(("another", "further", "additional", "many", "several"))
MORE_AFTER = frozenset(("more", "others"))
OVER = frozenset(("over",))
DURATION_AFTER = frozenset(
    (
        "for",
        "in",
        "after",
        "since",
        "than",
        "took",
        "takes",
        "take",
        "lasted",
        "last",
        "lasts",
        "of",
        "within",
        "is",
        "was",
        "well",
        "just",
    )
)
ARTICLES = frozenset(("the",))
# "hand over 48 howitzers": the particle of a verb and no bound
PARTICLE_VERBS = frozenset(
    "hand handed hands handing turn turned turns turning sign signed signing carry carried take took taken taking win won make made bring brought pass passed spread repayable payable repaid paid".split()
)

SUMMING = frozenset("add adds added adding".split())  # "adds up to 548 million": no upper limit

# words that set a limit to a number that stands alone, and whether the number itself is inside
_HIGH = ("more", "greater", "higher", "bigger", "larger")
_LOW = ("less", "smaller", "lower", "fewer")


def _inclusive(words: tuple[str, ...]) -> str:
    forms = (
        "{} or equal than",
        "{} or equal to",
        "{} than or equal to",
        "{} than or equal",
        "equal to or {} than",
        "equal or {} than",
    )
    return ", ".join(form.format(word) for word in words for form in forms)


ABOVE = (
    ", ".join(f"{word} than" for word in _HIGH)
    + ", over, above, surpass, surpasses, exceed, exceeds, exceeding, in excess of, >"
)
AT_LEAST = (
    "at least, at least or equal to, no less than, not less than, no fewer than, no lower than, >=, > =, ≥, "
    + _inclusive(_HIGH)
)
BELOW = ", ".join(f"{word} than" for word in _LOW) + ", below, under, <"
AT_MOST = (
    "at most, no more than, not more than, no greater than, no higher than, up to, <=, < =, ≤, "
    + _inclusive(_LOW)
)
EQUAL = "equals, equals to, equal to, equaling to, equaling"
OR_MORE = ", ".join(f"or {word}" for word in (*_HIGH, "above", "over"))
OR_LESS = ", ".join(f"or {word}" for word in (*_LOW, "below", "under"))
OR_EQUAL = "or equal, or equal to"
THROUGH = frozenset(("to", "through", "-", "–", "—", "~"))
FILLERS = frozenset(
    "but about some still only even around".split()
)  # may stand between a hedge and its number
ALTERNATIVES = frozenset(
    "perhaps maybe possibly or and even , (".split()
)  # between two amounts of one unit: "five years, perhaps six"
ONLY = frozenset("only just merely including whom".split())  # before a number whose noun was said before
CHANGE_BY = frozenset(("by",))
CHANGE_FROM, CHANGE_TO = frozenset(("from",)), frozenset(("to",))
EACH_BEFORE: frozenset[str] = frozenset()
OUT_OF = (
    ("of", "the"),
    ("of", "those"),
    ("of", "these"),
    ("of", "its"),
    ("of", "their"),
    ("out", "of", "the"),
)  # before a whole whose parts follow
HOW_MANY = frozenset((("how", "many"),))  # asks for a number of things
CHANGE_VERBS = frozenset(
    "rose rise risen raised raise grew grow increased increase fell fall fallen cut dropped reduced went up down jumped slipped climbed".split()
)  # "from 10 to 20" after these is a change and no range
