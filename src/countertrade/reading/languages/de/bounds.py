"""German words before and after a number that say how firmly it is meant, as the contract's table reads them."""

BEFORE = {
    "about": "rund, etwa, circa, zirka, ca, ca ., ungefähr, in etwa, schätzungsweise, um die, grob, grob gerechnet, so um die, annäherungsweise, an die, in der Größenordnung von, plus minus",
    "less_than": "knapp, fast, beinahe, nahezu, annähernd, nicht ganz, weniger als, unter, etwas weniger als, deutlich weniger als, deutlich unter, weit weniger als, weit unter, kaum, um ein Haar, noch nicht einmal, nicht einmal, unterhalb von, geringer als",
    "at_least": "mindestens, wenigstens, zumindest, nicht weniger als, minimal",
    "more_than": "über, mehr als, gut, etwas mehr als, etwas über, deutlich mehr als, deutlich über, weit mehr als, weit über, gut und gern, gut und gerne, reichlich, jenseits von, oberhalb von, höher als, bereits über, sogar über, noch mehr als, ein wenig mehr als, ein bisschen mehr als, wesentlich mehr als, erheblich mehr als, viel mehr als, größer als",
    "at_most": "höchstens, maximal, allenfalls, nicht mehr als, kaum mehr als, nicht über, im besten Fall, bestenfalls, längstens",
    "up_to": "bis zu, bis an die, bis auf, bis zu rund, bis zu etwa",
}
# two hedges in a row: the first that limits wins over one that only blurs
AFTER = {
    "at_least": "oder mehr, und mehr, aufwärts, plus",
    "at_most": "oder weniger",
}
BETWEEN = frozenset(("zwischen",))
BETWEEN_AND = frozenset(("und", "bis"))
FROM = frozenset(("von", "vom"))
TO = frozenset(("bis", "bis zu", "-", "–", "—", "−", "~"))
OR = frozenset(("oder",))
# words that belong to a vague amount: "noch Tausende mehr", "weitere Tausende"
MORE_BEFORE = frozenset(
    (
        "noch",
        "weitere",
        "weiterer",
        "weiteren",
        "zusätzliche",
        "zusätzlichen",
        "viele",
        "mehrere",
        "einige",
        "etliche",
        "abermals",
    )
)
MORE_AFTER = frozenset(("mehr", "weitere"))
# "über zwölf Jahre" is a stretch of time, unless one of these stands before it
OVER = frozenset(("über",))
DURATION_AFTER = frozenset(
    ("seit", "nach", "vor", "als", "dauert", "dauere", "dauern", "dauerte", "von", "binnen")
)
# an article or preposition that stands inside an approximated share: "mehr als das Doppelte", "über die Hälfte"
ARTICLES = frozenset(("die", "das", "der", "den", "dem"))
FILLERS = frozenset(
    "aber also noch nur wohl etwa rund auch sogar".split()
)  # may stand between a hedge and its number
ALTERNATIVES = frozenset(
    "vielleicht womöglich eventuell möglicherweise oder und auch sogar gar , (".split()
)  # between two amounts of one unit: "five years, perhaps six"

# words that set a limit to a number that stands alone, and whether the number itself is inside
ABOVE = "mehr als, größer als, höher als, über, oberhalb von, >"
AT_LEAST = "mindestens, wenigstens, nicht weniger als, größer oder gleich, größer gleich, >=, > ="
BELOW = "weniger als, kleiner als, geringer als, niedriger als, unter, unterhalb von, <"
AT_MOST = "höchstens, maximal, bis zu, nicht mehr als, kleiner oder gleich, kleiner gleich, <=, < ="
EQUAL = "ist gleich, gleich, entspricht"
OR_MORE = "oder mehr, oder höher, oder größer"
OR_LESS = "oder weniger, oder niedriger, oder kleiner"
OR_EQUAL = "oder gleich"
THROUGH = frozenset(("bis", "-", "–", "—", "~"))
# "reden über 500 Mann", "ein Kredit über 300 Millionen": here über is no bound
PARTICLE_VERBS = frozenset(
    "verfügt verfügte verfügen berichtet berichtete sprach spricht sprechen reden redet redete verhandelt verhandelte verhandeln debattiert entscheidet kredit darlehen vertrag verträge anleihe rechnung scheck auftrag abkommen vereinbarung bestellung zahlung überweisung paket hilfspaket zusage kreditlinie".split()
)
SUMMING = frozenset[str]()
ONLY = frozenset(
    "nur erst lediglich bloß davon darunter gerade".split()
)  # before a number whose noun was said before
CHANGE_BY = frozenset(("um",))
CHANGE_FROM, CHANGE_TO = frozenset(("von",)), frozenset(("auf",))
EACH_BEFORE = frozenset(("à", "je", "jeweils"))
OUT_OF = (
    ("von", "den"),
    ("von", "diesen"),
    ("von", "ihren"),
    ("von", "seinen"),
    ("aus", "den"),
)  # before a whole whose parts follow
HOW_MANY = frozenset((("wie", "viele"), ("wie", "vielen")))  # asks for a number of things
CHANGE_VERBS = frozenset(
    "stieg steigt gestiegen erhöht erhöhte wuchs gewachsen sank gesunken fiel gefallen gesenkt verringert".split()
)
