"""German words for what a rate is per."""

PERIODS = {
    "second": "Sekunde",
    "minute": "Minute",
    "hour": "Stunde",
    "day": "Tag Tage Arbeitstag Werktag",
    "week": "Woche",
    "month": "Monat",
    "quarter": "Quartal Vierteljahr",
    "year": "Jahr Kalenderjahr Geschäftsjahr Haushaltsjahr",
}
PER = frozenset(("pro", "je", "per", "à", "a"))
IN_THE = frozenset(("im", "in der", "am"))  # im Jahr, in der Woche, am Tag
EVERY = frozenset(("jeder", "jede", "jedes", "jeden", "jedem"))  # jedes Jahr; jeder Soldat
ONE = frozenset(("einzelner", "einzelne", "einzelnen", "einzelnes"))  # ein einzelner Kämpfer
EACH_AFTER = frozenset(("jeweils",))
# an adverb or adjective that makes a rate, as stems; endings are the language's
FREQUENCIES = {
    "stündlich": "hour", "täglich": "day", "wöchentlich": "week", "monatlich": "month", "vierteljährlich": "quarter",
    "jährlich": "year", "alljährlich": "year",
}  # fmt: skip
FREQUENCY_ENDINGS = ("", "e", "er", "es", "en", "em")
# first parts of a compound that make a rate of what the second part names: Jahresbedarf, Monatsgehalt, Tageslohn
FREQUENT_COMPOUNDS = {
    "jahres": "year",
    "monats": "month",
    "tages": "day",
    "wochen": "week",
    "stunden": "hour",
}
FREQUENT_HEADS = (
    "bedarf",
    "bedarfs",
    "gehalt",
    "gehalts",
    "lohn",
    "lohns",
    "lohnes",
    "sold",
    "solds",
    "umsatz",
    "umsatzes",
    "produktion",
    "förderung",
    "menge",
    "verbrauch",
    "verbrauchs",
    "miete",
    "pacht",
    "rate",
    "gebühr",
    "leistung",
    "einkommen",
    "einkommens",
    "budget",
    "haushalt",
    "etat",
    "kapazität",
    "ernte",
    "einfuhren",
    "ausfuhren",
)
# verbs of a flow: with a past year they make an amount a yearly one
FLOW_VERBS = (
    "gefördert",
    "produziert",
    "hergestellt",
    "exportiert",
    "importiert",
    "verbraucht",
    "geerntet",
    "ausgeführt",
    "eingeführt",
    "förderte",
    "produzierte",
    "exportierte",
    "importierte",
    "verbrauchte",
    "erzeugt",
    "erzeugte",
)
PAST_YEAR = (
    ("im", "vergangenen", "jahr"),
    ("im", "letzten", "jahr"),
    ("im", "vorigen", "jahr"),
    ("im", "vorjahr"),
)
EACH_ALONE = frozenset(
    "mit bekommt erhält kostet verdient enthält trägt".split()
)  # after "jeder" that stands for a noun said before
NO_RATE_BEFORE: frozenset[str] = frozenset()
OF_THE = frozenset(
    "des der unserer ihrer seiner seines ihres unseres dieser dieses eines einer".split()
)  # between a share and its whole
# "eine Granate kostet 3.000 Euro": the verbs of a price, and the articles of the one thing that has it
PRICE_VERBS = frozenset("kostet koste kostete bringt bringe brachte".split())
PRICE_PREPOSITIONS = frozenset(("zu", "für", "um"))  # "die Tonne zu 350 Dollar"
WORTH_BEHIND = frozenset(("wert",))  # "eine Tonne ist 200 Euro wert"
BEING = frozenset("ist sei war wäre".split())
A = frozenset(("ein", "eine", "einer", "eines"))
THE = frozenset(("die", "der", "das"))  # before a measure: "die Tonne kostet"
