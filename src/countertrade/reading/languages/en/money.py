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
    "bitcoin": ("bitcoin bitcoins", "BTC"),
}

NATIONAL = """
USD dollar us american | CAD dollar canadian | AUD dollar australian | NZD dollar new-zealand | HKD dollar hong-kong
SGD dollar singapore | TWD dollar taiwan taiwanese | JMD dollar jamaican | FJD dollar fiji fijian | NAD dollar namibian
LRD dollar liberian | GYD dollar guyanese | BBD dollar barbadian | GBP pound british sterling | EGP pound egyptian | SYP pound syrian
LBP pound lebanese | SDG pound sudanese | SSP pound south-sudanese | CHF franc swiss | XAF franc cfa central-african
CDF franc congolese | RWF franc rwandan | DJF franc djiboutian | FRF franc french | BEF franc belgian | GNF franc guinean
BIF franc burundian | RUB rouble russian | BYN rouble belarusian | CNY yuan chinese | JPY yen japanese | KRW won south-korean
KPW won north-korean | INR rupee indian | PKR rupee pakistani | LKR rupee sri-lankan | NPR rupee nepalese | MUR rupee mauritian
IDR rupiah indonesian | TRY lira turkish | ITL lira italian | BRL real brazilian | MXN peso mexican | ARS peso argentine argentinian
CLP peso chilean | COP peso colombian | CUP peso cuban | PHP peso philippine filipino | UYU peso uruguayan | DOP peso dominican
RSD dinar serbian | IQD dinar iraqi | KWD dinar kuwaiti | JOD dinar jordanian | DZD dinar algerian | TND dinar tunisian
LYD dinar libyan | BHD dinar bahraini | AED dirham emirati | MAD dirham moroccan | SAR riyal saudi | IRR riyal iranian
QAR riyal qatari | OMR riyal omani | YER riyal yemeni | DKK krone danish | NOK krone norwegian | SEK krone swedish
CZK krone czech | ISK krone icelandic | HUF forint hungarian | RON leu romanian | MDL leu moldovan | PLN zloty polish
UAH hryvnia ukrainian | AZN manat azerbaijani | TMT manat turkmen | KES shilling kenyan | UGX shilling ugandan
TZS shilling tanzanian | ATS shilling austrian | SOS shilling somali | DEM mark german | FIM mark finnish | KHR riel cambodian
VND dong vietnamese | THB baht thai | ZAR rand south-african | NLG guilder dutch | ESP peseta spanish | ILS shekel israeli
"""
ADJECTIVE_ENDINGS: tuple[str, ...] = ("",)
OTHER_MEANINGS = frozenset(
    "won real reals mark marks rand rands pound pounds sol soles dram drams kip lei leu lev sen som us".split()
)  # no currency where no number stands before them
