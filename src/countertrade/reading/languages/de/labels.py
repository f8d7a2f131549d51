"""German words that make a number a label or a measure of something else: a page, an age, a clock, a file."""

PAGES = frozenset(("seite", "seiten", "s", "blatt"))
AGE_AFTER = (
    ("jahre", "alt"),
    ("jahre", "alte"),
    ("monate", "alt"),
    ("wochen", "alt"),
    ("monate", "her"),
    ("wochen", "her"),
    ("jahre", "her"),
    ("jahre", "jung"),
    ("tage", "alt"),
)
AGE_BEFORE = (("im", "alter", "von"), ("einem", "alter", "von"))
CLOCK_AFTER = frozenset(("uhr",))
CLOCK_BEFORE: frozenset[str] = frozenset()
CALIBRES = frozenset(("kaliber", "kalibers", "kalibern"))
LABELS = frozenset(
    (
        "nummer",
        "nr",
        "kapitel",
        "artikel",
        "paragraf",
        "paragraph",
        "absatz",
        "punkt",
        "aktenzeichen",
        "az",
        "halle",
        "saal",
        "zimmer",
        "gate",
        "linie",
        "flug",
        "resolution",
        "platz",
        "rang",
        "tel",
        "telefon",
        "version",
        "phase",
        "stufe",
        "ziffer",
        "abbildung",
        "foto",
        "sure",
        "psalm",
        "block",
        "formel",
        "klasse",
        "grenzübergang",
    )
)
DOCUMENT = frozenset(("seite", "seiten", "artikel", "kapitel", "absätze", "punkte", "grad"))
MARKET = frozenset(("punkt", "punkte", "punkten", "zähler", "zählern"))
PHONE = frozenset(("tel", "telefon", "telefonnummer", "hotline", "rufnummer", "fax"))
AGE_ADJECTIVES = ("jährig",)
TERMS = (
    "vertrag",
    "vertrags",
    "laufzeit",
    "pacht",
    "kredit",
    "darlehen",
    "abkommen",
    "frist",
    "haft",
    "haftstrafe",
    "bauzeit",
    "miete",
    "konzession",
    "lizenz",
    "anleihe",
    "garantie",
)
SCORE_CUES = frozenset(
    "gewann verlor siegte endete spielte stand ergebnis gewonnen verloren sieg niederlage unentschieden".split()
)  # before "3-1"
