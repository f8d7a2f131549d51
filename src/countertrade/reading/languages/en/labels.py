"""English words that make a number a label or a measure of something else."""

PAGES = frozenset(("page", "pages", "p", "pp"))
AGE_AFTER = (
    ("years", "old"),
    ("year", "old"),
    ("months", "old"),
    ("weeks", "old"),
    ("days", "old"),
    ("years", "of", "age"),
    ("months", "of", "age"),
    ("weeks", "of", "age"),
    ("-", "year", "-", "old"),
    ("year", "-", "old"),
    ("yo",),
)
AGE_BEFORE = (("aged",), ("age",), ("at", "the", "age", "of"))
CLOCK_AFTER = frozenset(("am", "pm", "a.m", "p.m", "o'clock", "gmt", "utc", "cet"))
CLOCK_BEFORE = frozenset(("at",))
CALIBRES = frozenset(("calibre", "caliber"))
LABELS = frozenset(
    (
        "number",
        "no",
        "nr",
        "chapter",
        "article",
        "section",
        "paragraph",
        "point",
        "file",
        "case",
        "hall",
        "room",
        "gate",
        "line",
        "flight",
        "resolution",
        "rank",
        "tel",
        "phone",
        "version",
        "phase",
        "level",
        "figure",
        "photo",
        "clause",
        "annex",
        "terminal",
        "berth",
        "pier",
        "route",
        "highway",
        "unit",
        "block",
        "class",
        "day",
        "act",
    )
)
DOCUMENT = frozenset(("page", "pages", "articles", "chapters", "paragraphs", "degrees"))
MARKET = frozenset(("point", "points"))
PHONE = frozenset(("tel", "telephone", "phone", "hotline", "fax", "call"))
AGE_ADJECTIVES: tuple[str, ...] = ("year-old",)
TERMS = ("contract", "lease", "loan", "term", "deal")
SCORE_CUES = frozenset("won win lost beat draw drew defeat victory score lead led".split())  # before "3-1"
