"""German words for currencies. An adjective is a stem; its endings (-e, -er, -en, -es) are the language's."""

SUBUNITS = {
    "cent": "cent",
    "cents": "cent",
    "pence": "pence",
    "penny": "penny",
    "rappen": "rappen",
    "kopeken": "kopek",
    "groschen": "groschen",
}

# noun forms -> the code that the bare noun stands for, None where several states use it and the article must tell
NOUNS = {
    "dollar": ("dollar dollars dollarn", "USD"),
    "euro": ("euro euros", "EUR"),
    "pfund": ("pfund pfunde pfunden", "GBP"),
    "franken": ("franken", "CHF"),
    "franc": ("franc francs", None),
    "rubel": ("rubel rubeln rubels", "RUB"),
    "yuan": ("yuan renminbi rmb", "CNY"),
    "yen": ("yen", "JPY"),
    "won": ("won", "KRW"),
    "rupie": ("rupie rupien", None),
    "rupiah": ("rupiah", "IDR"),
    "lira": ("lira lire liren", "TRY"),
    "real": ("real reais reales", "BRL"),
    "peso": ("peso pesos", None),
    "dinar": ("dinar dinare dinaren dinars", None),
    "dirham": ("dirham dirhams", None),
    "riyal": ("riyal riyals rial rials", None),
    "hrywnja": ("hrywnja griwna hrywna hryvnia", "UAH"),
    "zloty": ("zloty zlotys złoty", "PLN"),
    "krone": ("krone kronen", None),
    "forint": ("forint", "HUF"),
    "lei": ("leu lei", "RON"),
    "lew": ("lew lewa", "BGN"),
    "schekel": ("schekel schekeln", "ILS"),
    "tenge": ("tenge", "KZT"),
    "manat": ("manat", None),
    "lari": ("lari", "GEL"),
    "dram": ("dram", "AMD"),
    "sum": ("sum", "UZS"),
    "dong": ("dong", "VND"),
    "baht": ("baht", "THB"),
    "kyat": ("kyat", "MMK"),
    "riel": ("riel", "KHR"),
    "kip": ("kip", "LAK"),
    "ringgit": ("ringgit", "MYR"),
    "taka": ("taka", "BDT"),
    "rand": ("rand", "ZAR"),
    "naira": ("naira", "NGN"),
    "cedi": ("cedi cedis", "GHS"),
    "birr": ("birr", "ETB"),
    "kwanza": ("kwanza kwanzas", "AOA"),
    "metical": ("metical meticais", "MZN"),
    "kwacha": ("kwacha", "ZMW"),
    "ariary": ("ariary", "MGA"),
    "schilling": ("schilling schillinge", None),
    "bolivar": ("bolivar bolivares bolívar bolívares", "VES"),
    "sol": ("soles", "PEN"),
    "guarani": ("guaraní guaranis", "PYG"),
    "colon": ("colón colones", "CRC"),
    "afghani": ("afghani afghanis", "AFN"),
    "mark": ("mark d-mark", "DEM"),
    "peseta": ("peseta peseten", "ESP"),
    "gulden": ("gulden", "NLG"),
    "gourde": ("gourde gourden", "HTG"),
    "lempira": ("lempira lempiras", "HNL"),
    "quetzal": ("quetzal quetzales", "GTQ"),
    "nakfa": ("nakfa", "ERN"),
    "pataca": ("pataca patacas", "MOP"),
    "tugrik": ("tugrik tögrög", "MNT"),
    "somoni": ("somoni", "TJS"),
    "ouguiya": ("ouguiya", "MRU"),
    "pula": ("pula", "BWP"),
    "loti": ("loti maloti", "LSL"),
    "lilangeni": ("lilangeni emalangeni", "SZL"),
    "leone": ("leone leones", "SLE"),
    "dalasi": ("dalasi", "GMD"),
    "rufiyaa": ("rufiyaa", "MVR"),
    "ngultrum": ("ngultrum", "BTN"),
    "kina": ("kina", "PGK"),
    "tala": ("tala", "WST"),
    "vatu": ("vatu", "VUV"),
    "balboa": ("balboa balboas", "PAB"),
    "cordoba": ("córdoba cordoba córdobas", "NIO"),
    "boliviano": ("boliviano bolivianos", "BOB"),
    "dobra": ("dobra dobras", "STN"),
    "escudo": ("escudo escudos", "CVE"),
    "denar": ("denar denare", "MKD"),
    "lek": ("lek", "ALL"),
    "kuna": ("kuna", "HRK"),
    "bitcoin": ("bitcoin bitcoins", "BTC"),
}

# code, noun, stems of the words before the noun: what the states of today and their adjectives (parties.py) do not give
NATIONAL = """
USD dollar us us-amerikanisch amerikanisch | HKD dollar hongkong | SGD dollar singapur | TWD dollar taiwan | CAD dollar kanada
AUD dollar austral | NZD dollar neuseeland | NAD dollar namibia | GBP pfund sterling | CHF franken schweizer | XAF franc cfa
EUR euro europäisch | BYN rubel belarus | LKR rupie srilankisch | SAR riyal saudi | FRF franc französisch | BEF franc belgisch
ITL lira italienisch | DEM mark deutsch | FIM mark finnisch | ATS schilling österreichisch | NLG gulden niederländisch | ESP peseta spanisch
"""
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
OTHER_MEANINGS = frozenset(
    "won real sum sol mark rand lei dram kip sum soles sterling".split()
)  # no currency where no number stands before them
CUES = tuple(
    "zahl bezahl gezahlt kost wert preis erlös einnahm ausgab umsatz budget kredit darlehen pacht miete vergüt verdien lohn löhn sold gehalt investier überwies überweis rechnung gebühr honorar schuld".split()
)  # starts of words that say that a number is money
SUBUNIT_OF = {
    "cent": ("EUR", "USD"),
    "pence": ("GBP",),
    "penny": ("GBP",),
    "rappen": ("CHF",),
    "kopek": ("RUB", "UAH"),
    "groschen": ("PLN",),
}
