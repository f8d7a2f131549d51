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
    "bitcoin": ("bitcoin bitcoins", "BTC"),
}

# code, noun, stems that make the bare noun that code's: of its adjective, or a name joined by a hyphen
NATIONAL = """
USD dollar us amerikanisch us-amerikanisch | CAD dollar kanadisch kanada | AUD dollar australisch austral
NZD dollar neuseeländisch neuseeland | HKD dollar hongkong | SGD dollar singapur singapurisch | TWD dollar taiwan taiwanisch
BBD dollar barbad | JMD dollar jamaikanisch | FJD dollar fidschi | NAD dollar namibia namibisch | LRD dollar liberia liberianisch
GYD dollar guyana guyanisch | GBP pfund britisch sterling | EGP pfund ägyptisch | SYP pfund syrisch | LBP pfund libanesisch
SDG pfund sudanesisch | SSP pfund südsudanesisch | CHF franken schweizer | XAF franc cfa zentralafrikanisch | CDF franc kongolesisch
RWF franc ruandisch | DJF franc dschibutisch | FRF franc französisch | BEF franc belgisch | GNF franc guineisch | BIF franc burundisch
RUB rubel russisch | BYN rubel belarussisch weißrussisch belarus | CNY yuan chinesisch | JPY yen japanisch
KRW won südkoreanisch | KPW won nordkoreanisch | INR rupie indisch | PKR rupie pakistanisch | LKR rupie sri-lankisch srilankisch
NPR rupie nepalesisch | IDR rupiah indonesisch | MUR rupie mauritisch | SCR rupie seychellisch | TRY lira türkisch | ITL lira italienisch
BRL real brasilianisch | MXN peso mexikanisch | ARS peso argentinisch | CLP peso chilenisch | COP peso kolumbianisch
CUP peso kubanisch | PHP peso philippinisch | UYU peso uruguayisch | DOP peso dominikanisch | RSD dinar serbisch | IQD dinar irakisch
KWD dinar kuwaitisch | JOD dinar jordanisch | DZD dinar algerisch | TND dinar tunesisch | LYD dinar libysch | BHD dinar bahrainisch
MKD denar mazedonisch | AED dirham emiratisch | MAD dirham marokkanisch | SAR riyal saudisch saudi saudi-arabisch | IRR riyal iranisch
QAR riyal katarisch | OMR riyal omanisch | YER riyal jemenitisch | DKK krone dänisch | NOK krone norwegisch | SEK krone schwedisch
CZK krone tschechisch | ISK krone isländisch | HUF forint ungarisch | RON lei rumänisch | MDL lei moldauisch | PLN zloty polnisch
UAH hrywnja ukrainisch | AZN manat aserbaidschanisch | TMT manat turkmenisch | KES schilling kenianisch | UGX schilling ugandisch
TZS schilling tansanisch | ATS schilling österreichisch | SOS schilling somalisch | DEM mark deutsch | FIM mark finnisch
KHR riel kambodschanisch | VND dong vietnamesisch | THB baht thailändisch | ZAR rand südafrikanisch | EUR euro europäisch
NLG gulden niederländisch | ESP peseta spanisch | ILS schekel israelisch
"""
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
OTHER_MEANINGS = frozenset(
    "won real sum sol mark rand lei dram kip sum soles sterling".split()
)  # no currency where no number stands before them
