"""English words for currencies."""

SUBUNITS = {
    "cent": "cent",
    "cents": "cent",
    "pence": "pence",
    "penny": "penny",
    "kopecks": "kopek",
    "kopeks": "kopek",
    "sen": "sen",
}

NOUNS = {
    "dollar": ("dollar dollars", "USD"),
    "euro": ("euro euros", "EUR"),
    "pound": ("pound pounds", "GBP"),
    "franc": ("franc francs", None),
    "rouble": ("rouble roubles ruble rubles", "RUB"),
    "yuan": ("yuan renminbi rmb kuai", "CNY"),
    "yen": ("yen", "JPY"),
    "won": ("won", "KRW"),
    "rupee": ("rupee rupees", None),
    "rupiah": ("rupiah rupiahs", "IDR"),
    "lira": ("lira liras lire", "TRY"),
    "real": ("real reais", "BRL"),
    "peso": ("peso pesos", None),
    "dinar": ("dinar dinars", None),
    "dirham": ("dirham dirhams", None),
    "riyal": ("riyal riyals rial rials", None),
    "hryvnia": ("hryvnia hryvnias hryvnya", "UAH"),
    "zloty": ("zloty zlotys", "PLN"),
    "krone": ("krone kroner krona kronor koruna", None),
    "forint": ("forint forints", "HUF"),
    "leu": ("leu lei", "RON"),
    "lev": ("lev leva", "BGN"),
    "shekel": ("shekel shekels", "ILS"),
    "tenge": ("tenge", "KZT"),
    "manat": ("manat manats", None),
    "lari": ("lari", "GEL"),
    "dram": ("dram drams", "AMD"),
    "dong": ("dong", "VND"),
    "baht": ("baht", "THB"),
    "kyat": ("kyat kyats", "MMK"),
    "riel": ("riel riels", "KHR"),
    "kip": ("kip", "LAK"),
    "ringgit": ("ringgit", "MYR"),
    "taka": ("taka", "BDT"),
    "rand": ("rand rands", "ZAR"),
    "naira": ("naira", "NGN"),
    "cedi": ("cedi cedis", "GHS"),
    "birr": ("birr", "ETB"),
    "kwanza": ("kwanza kwanzas", "AOA"),
    "metical": ("metical meticais", "MZN"),
    "kwacha": ("kwacha", "ZMW"),
    "ariary": ("ariary", "MGA"),
    "shilling": ("shilling shillings", None),
    "bolivar": ("bolivar bolivars bolívar bolívares", "VES"),
    "sol": ("soles", "PEN"),
    "guarani": ("guarani guaranis", "PYG"),
    "colon": ("colones", "CRC"),
    "afghani": ("afghani afghanis", "AFN"),
    "mark": ("mark marks markka", "DEM"),
    "peseta": ("peseta pesetas", "ESP"),
    "guilder": ("guilder guilders", "NLG"),
    "gourde": ("gourde gourdes", "HTG"),
    "lempira": ("lempira lempiras", "HNL"),
    "quetzal": ("quetzal quetzales", "GTQ"),
    "nakfa": ("nakfa", "ERN"),
    "pataca": ("pataca patacas", "MOP"),
    "tugrik": ("tugrik tugriks", "MNT"),
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
    "denar": ("denar denars", "MKD"),
    "lek": ("lek", "ALL"),
    "kuna": ("kuna", "HRK"),
    "bitcoin": ("bitcoin bitcoins", "BTC"),
}

# code, noun, stems of the words before the noun: what the states of today and their adjectives (parties.py) do not give
NATIONAL = """
USD dollar us u-s american | HKD dollar hong-kong | SGD dollar singapore | TWD dollar taiwan | NZD dollar new-zealand | GBP pound sterling
XAF franc cfa | ILS shekel new-israeli | FRF franc french | BEF franc belgian | ITL lira italian | DEM mark german | FIM mark finnish
ATS shilling austrian | NLG guilder dutch | ESP peseta spanish
"""
ADJECTIVE_ENDINGS: tuple[str, ...] = ("",)
OTHER_MEANINGS = frozenset(
    "won real reals mark marks rand rands pound pounds sol soles dram drams kip lei leu lev sen som us".split()
)  # no currency where no number stands before them
CUES = tuple(
    "pay paid cost worth price revenue earn spend spent budget loan rent fee wage salar invest charge bill debt".split()
)  # starts of words that say that a number is money
SUBUNIT_OF = {
    "cent": ("USD", "EUR"),
    "pence": ("GBP",),
    "penny": ("GBP",),
    "kopek": ("RUB", "UAH"),
    "sen": ("JPY",),
}
