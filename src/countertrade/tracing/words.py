"""Word tables of tracing, German and English. Words only: the rules that use them stand in the modules that import them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from countertrade.quantity import Bound
from countertrade.records import Modality


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = _set("the a an der die das dem den des ein eine einer einem einen la le les el il lo los las o os")

GENERIC = _set(
    """agency copy ai summary telegram mt translation based repost mirror online news newspaper paper portal magazine magazin zeitung nachrichten blatt sender
    en de fr es pl ru uk ko ja ar pt it com net org www the of via world media group english german edition article website"""
)
"""Words that do not tell one outlet from another."""

OURSELVES = _set("this dieser diese dieses diesem unserer unsere unser our us")
"""Words by which a paper speaks of itself: "told this newspaper"."""

POINTING = OURSELVES | _set(
    """that same said dieses diese dieser dasselbe selbe genannte genannten besagte besagten erwähnte erwahnte oben outlet station broadcaster daily
    weekly tageszeitung tagesblatt wochenblatt rundfunk radio tv"""
)
"""Words that with a generic one only point back to an outlet named before: "das genannte Blatt"."""

PLACES = _set(
    """poland polska russia ukraine germany deutschland france italia italy spain europe asia america usa uk india china japan nigeria
    africa canada australia ireland scotland austria österreich schweiz international global weltweit"""
)
"""Words by which one house tells its editions apart, and one paper itself from another of the same name."""

TITLES = _set(
    """rep sen mr mrs ms dr prof professor minister ministerin president präsident praesident prasident lawmaker abgeordnete
    abgeordneter herr frau sir lord gen general col colonel st the der die das"""
)

CONFIRM = _set(
    """bestätigen bestaetigen confirm dementieren deny zurückweisen reject widersprechen contradict bekräftigen reaffirm
    bestreiten dispute"""
)
"""Lemmas by which a second party gives a figure in its own name: it vouches for it, whoever printed it first."""

# --- what a share is a share of ------------------------------------------------------------------------------------------

Concept = Literal[
    "shortfall", "need", "use", "imports", "exports", "output", "income", "pay", "cost", "budget", "stock"
]

_CONCEPTS: dict[Concept, str] = {
    "shortfall": r"short(?:fall|age)|\bgap\b|deficit|lacking|missing|fehl(?:menge|betrag|t\b|en\b)|lücke|defizit|mangel|knappheit",
    "need": r"\bneeds?\b|demand|requirement|bedarf|bedürfnis|nachfrage",
    "use": r"consum|\buse\b|usage|verbrauch|konsum",
    "imports": r"import|einfuhr|bezüge",
    "exports": r"export|ausfuhr",
    "output": r"output|production|harvest|crop|yield|capacity|produktion|erzeugung|ernte|förderung|ausstoß|kapazität",
    "income": r"income|revenue|earning|proceeds|turnover|einnahme|einkommen|erlös|umsatz|ertrag|ertrags",
    "pay": r"\bpay\b|wage|salar|\bfees?\b|honorar|gehalt|gehälter|lohn|löhne|\bsold(?:es)?\b|vergütung",
    "cost": r"\bcosts?\b|expens|spending|kosten|ausgabe|aufwand",
    "budget": r"budget|haushalt|etat",
    "stock": r"stock|reserve|inventor|bestand|bestände|vorrat|vorräte|lager",
}
CONCEPTS = {concept: re.compile(pattern, re.IGNORECASE) for concept, pattern in _CONCEPTS.items()}

ALIKE: frozenset[frozenset[Concept]] = frozenset({frozenset({"need", "use"})})
"""Concepts that reports use for one another without a change of meaning that a reader could tell."""

ANNUAL = re.compile(r"\b(?:annual|yearly|jährlich\w*|jahres\w*|year'?s)\b", re.IGNORECASE)
WHOLE = re.compile(
    r"\b(?:total|whole|entire|overall|gesamt\w*|ganz\w*|komplett\w*|sämtlich\w*)\b", re.IGNORECASE
)

# --- rates as printed ------------------------------------------------------------------------------------------------------

RATES: dict[str, re.Pattern[str]] = {
    unit: re.compile(pattern, re.IGNORECASE)
    for unit, pattern in {
        "year": r"(?:a|an|per|each|every)\s+(?:year|annum)|annual(?:ly)?|yearly|(?:im|pro|je|jedes|per)\s+jahr\w*|jährlich\w*|alljährlich|p\.\s?a\.",
        "month": r"(?:a|per|each|every)\s+month|monthly|(?:im|pro|je|jeden|per)\s+monat\w*|monatlich\w*",
        "week": r"(?:a|per|each|every)\s+week|weekly|(?:in der|pro|je|jede)\s+woche|wöchentlich\w*",
        "day": r"(?:a|per|each|every)\s+day|daily|(?:am|pro|je|jeden)\s+tag|täglich\w*",
    }.items()
}

_PRODUCTS: dict[str, str] = {
    "diesel": r"diesel|heizöl|gas ?oil|heating oil",
    "petrol": r"petrol|gasoline|benzin",
    "kerosene": r"kerosene|jet fuel|kerosin",
    "fuel oil": r"fuel oil|mazut|schweröl",
    "crude": r"crude|\boil\b|rohöl|erdöl|\böls?\b",
    "gas": r"\blng\b|liquefied|flüssig(?:erd)?gas|natural gas|erdgas|\bgas\b",
}
PRODUCTS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PRODUCTS.items()}
"""Fuels of which a tonne has a known volume; the names are those of `amounts.PER_TONNE`."""

# --- what somebody is --------------------------------------------------------------------------------------------------------

ROLES: dict[str, re.Pattern[str]] = {
    role: re.compile(pattern, re.IGNORECASE)
    for role, pattern in {
        "legislator": r"lawmaker|legislator|\brep\b|congress|senator|\bmp\b|member of parliament|abgeordnet|parlamentarier|deputy of",
        "ministry": r"ministry|ministerium|ministerien",
        "minister": r"minister(?!i(?:um|en))|secretary of state|staatssekretär",
        "spokesperson": r"spokes|sprecher",
        "scholar": r"economist|professor|scholar|researcher|analyst|expert|ökonom|forscher|wissenschaftler|experte",
        "intelligence": r"intelligence|geheimdienst|nachrichtendienst|spy",
        "diplomat": r"diplomat|ambassador|botschaft|envoy|consul",
        "military": r"general|colonel|admiral|officer|offizier|oberst|kommandeur|commander",
        "manager": r"head of|chief executive|director|vorstand|vizechef|direktor|leiter",
    }.items()
}
ISSUERS: dict[str, re.Pattern[str]] = {
    kind: re.compile(pattern, re.IGNORECASE)
    for kind, pattern in {
        "ministry": r"ministry|ministries|\bdepartment\b|ministerium|ministerien",
        "embassy": r"embassy|consulate|botschaft(?!er)|konsulat",
        "government": r"\bgovernment\b|\bcabinet\b|presidency|regierung|kabinett|präsidialamt|kanzlei|kanzleramt|senatsverwaltung",
        "parliament": r"parliament|parlament",
        "authority": r"authority|commission\b|secretariat|behörde|kommission\b|sekretariat|bundesamt|landesamt",
        "bank": r"(?:\b|\w)bank\b",
        "company": r"\b(?:gmbh|ag|se|plc|ltd|inc|llc|corp|corporation|holding|company|konzern|werke)\b|gesellschaft\b",
        "association": r"\b(?:association|federation|union|chamber)\b|verband\b|gewerkschaft|kammer\b",
        "press office": r"press (?:service|office|department)|pressestelle|pressedienst|pressebüro|public relations",
    }.items()
}
"""Kinds of institutions that publish in their own name: what they print is their word, no report of another's."""

RELEASE = re.compile(
    r"\b(?:(?:press|media|news) release|press (?:statement|service)|information note|communiqué|"
    r"(?:presse|medien)(?:mitteilung|information|erklärung|dienst))(?: ?[-–—/:|,]| n[or]\b| \d|$)",
    re.IGNORECASE,
)
"""What a line calls a page by that an institution issues: alone in it, but for names before and a number or date behind."""

ISSUED = re.compile(r"mitteilung|erklärung|klarstellung|\bnote\b|statement|release|communiqué", re.IGNORECASE)
"""What an institution issues, as others call it."""

TELLING = frozenset(
    {"legislator", "spokesperson", "intelligence", "minister", "scholar", "diplomat", "military"}
)
"""Roles that exclude one another enough for a swap to be noticed."""

# --- little words that carry no figure and no fact ------------------------------------------------------------------------------

FUNCTION = _set(
    """the a an of to in on at by for from with and or but that this these those it its he she they we us you our their his her is are
    was were be been being will would can could may might shall should has have had do does did not as if than then so about
    around roughly some over under more less most at least up there here after before every each per also just only very get gets
    got them him me my who which what when where how year years month months
    der die das den dem des ein eine einer eines einem einen und oder aber dass das dies diese dieser dieses es er sie wir ihr uns euch ihnen
    sein seine seiner ihre ihrer unser unsere unserer ist sind war waren wird werden wurde wurden kann können könnte könnten soll sollen
    mag hat haben hatte nicht als wenn dann so etwa rund ungefähr über unter mehr weniger bis zu im am vom zum zur von mit nach bei aus
    auf für durch auch nur sehr pro je jede jeder jedes damit dafür dazu davon daran wie was wer wo jahr jahre monat monate"""
)

# --- typed rows --------------------------------------------------------------------------------------------------------------------

WIRES = _set(
    """yonhap reuters afp ap dpa apa pap tass interfax ria ukrinform unian xinhua kyodo jiji ansa efe lusa anadolu bloomberg kcna irna
    pti ani belga anp ritzau ntb stt mti ctk tanjug hina agerpres bta sid kna"""
) | {"associated press", "ria novosti"}
"""News agencies, whose name alone in a credit says where a text is from."""

HOUSES = _set(
    """herald herold post times news daily tribune independent guardian telegraph journal chronicle gazette observer mail mirror
    express courier kurier zeitung blatt tagblatt anzeiger rundschau spiegel bild welt presse standard nachrichten tv radio welle
    broadcasting cnn bbc nbc abc cbs fox ard zdf orf nhk press today weekly review monitor dispatch ledger globe sun star bote"""
)
"""Words that newspapers and broadcasters are called by."""

DESCRIBING = _set(
    """report reports briefing audit analysis announcement statement figures data interview paper study document documents draft notice
    bericht bericht angaben mitteilung studie papier dokument entwurf
    january february march april may june july august september october november december
    januar februar märz april mai juni juli august september oktober november dezember"""
)
"""What an institution issues, and when: not part of its name."""

UNCALLED = _set(
    """report reports figures data statistics estimate estimates calculation calculations numbers information sources source reckoning observers
    experts media article press bericht berichte berichten angaben statistik schätzung schätzungen rechnung berechnung berechnungen zahlen daten
    information informationen quelle quellen beobachter experten medien medienbericht medienberichte medienberichten presseberichten artikel
    zufolge kreise kreisen latest first own these those this that diese dieser diesen dies eigene eigenen ersten jüngste"""
)
"""What has no name and no telephone: data and reports that a sentence leans on, nobody to ask and nobody who could be an origin."""

REPORTS = _set("report article story bericht artikel beitrag meldung")
"""What a page calls the page of another paper."""

PART = re.compile(
    r"\b(?:first (?:batch|tranche|instal?ment|delivery|shipment|group|contingent|phase|part|half)|"
    r"initial(?:ly)?|as part of|a part of|a portion of|zunächst|anfangs|einen teil|ein teil|teil(?:betrag|menge|lieferung)\w*|"
    r"erste[nrs]? (?:tranche|rate|lieferung|charge|teil|kontingent|gruppe|phase|hälfte))\b",
    re.IGNORECASE,
)
"""Words that make a figure a part of another."""

CITING = re.compile(
    r"\b(?:citing|quoting|with reference to|unter Berufung auf|mit Verweis auf|beruf(?:t|en) sich(?: dabei)? auf|berief sich(?: dabei)? auf)\b[^.,;]*",
    re.IGNORECASE,
)
EXCEPT = re.compile(
    r"(?:,| –) ((?:but not|though not|not(?= (?:the|an?|any|all)\b)|except|excluding|provided|unless|subject to|aber nicht|nicht(?= (?:d(?:er|ie|as|en|em)|eine?[nmr]?|alle)\b)|"
    r"außer|ausgenommen|vorausgesetzt|vorbehaltlich)\b[^.;!?]{3,120})",
    re.IGNORECASE,
)
"""What limits a statement in its own sentence, set off by a comma. An "if" is told as its certainty."""

FACTS: Mapping[str, frozenset[str]] = {
    "planned": _set(
        """agreed agrees pledged pledges promised promises committed commits guaranteed guarantees guarantee ordered orders contracted signed
        kunftig vereinbart vereinbarte vereinbarten vereinbarter vereinbaren versprochen versprochene versprochenen verspricht zugesagt
        zugesagte zugesagten bestellt bestellte bestellten verpflichtet garantiert"""
    ),
    "possible": _set("darf durfen durfe allow allowed allows permitted permits erlaubt erlaubte gestattet"),
}
"""By modality the words, folded, that hedge nothing alone: a promise given is one whoever tells it, "up to 40 may fish" is a ceiling and no guess. "May" itself can be either."""

EITHER: Mapping[str, frozenset[str]] = {
    "demanded": _set("must muss mussen musse mussten musste"),
    "conditional": _set("wenn waren ware kamen kame lagen lage stunden stunde gingen ginge hatten hatte"),
}
"""By modality the words, folded, that readers take for it or for a plain statement: a duty, "wenn" for when, a German subjunctive as reported speech has it."""

CONDITIONS = _set("if unless provided when should wenn falls sofern soweit sollte sollten vorausgesetzt")
"""Words that set a whole sentence under a condition, wherever its figure stands."""

INSTITUTIONS = _set(
    """ministry ministerium government regierung intelligence committee ausschuss parliament parlament assembly army agency service
    geheimdienst bank office amt behörde department council court rechnungshof institute institut commission kommission"""
)

NOBODY = _set("unattributed nobody none unknown expected unbekannt niemand ohne implied hearsay")
"""How analysts write that a page names no source."""

OWN = _set("outlet narrator redaktion article page own author paper blatt eigene")
"""How analysts write that a page states it in its own voice."""

BOUND_WORDS: tuple[tuple[Bound, str], ...] = (
    ("more_than", r"more[_ ]than|\bover\b|exceed|above|über\b|mehr als|gut\b|>(?!=)"),
    ("at_least", r"at[_ ]least|mindestens|minimum|not less than|>="),
    ("up_to", r"up[_ ]to|bis zu|as many as|as much as"),
    ("at_most", r"at[_ ]most|maxim|höchstens|no more than|<="),
    ("less_than", r"less[_ ]than|under\b|almost|nearly|knapp|fast\b|weniger|unter\b|<"),
    (
        "about",
        r"about|around|approx|roughly|circa|ca\.|estimat|of the order of|\bsome\b|rund\b|etwa|ungefähr|geschätzt|~",
    ),
    ("range", r"range|zwischen|between|spanne"),
    ("exact", r"exact|genau|precise|=|none"),
)
"""How a bound is typed, the first that matches."""

MODALITY_WORDS: tuple[tuple[Modality, str], ...] = (
    ("conditional", r"\bif\b|conditional|would|falls\b|wenn\b|bedingt|würde"),
    ("possible", r"\bmay\b|might|could|possib|perhaps|könnte|vielleicht|möglich|womöglich"),
    ("reported", r"alleg|reported|is said|rumou?r|angeblich|\bsoll\b|sollen|hearsay|berichtet"),
    ("estimated", r"estimat|believed|expected|schätz|vermut|erwartet"),
    (
        "planned",
        r"\bplan|intend|set to|is to\b|are to\b|\bwill\b|ready to|promis|\boffer|agreed to|wants? to|geplant|will\b|zugesagt|beabsichtigt",
    ),
    ("demanded", r"demand|should|must|forder|verlang"),
)
"""How a hedge is typed, the weakest first."""

UNIT_WORDS: dict[str, str] = {
    **dict.fromkeys(("ton", "tons", "tonne", "tonnes", "tonnen", "metric ton", "metric tons", "mt"), "t"),
    **dict.fromkeys(("short ton", "short tons", "us tons"), "short_ton"),
    **dict.fromkeys(("dollar", "dollars", "$", "us$", "us-dollar", "us dollar"), "USD"),
    **dict.fromkeys(("euro", "euros", "€"), "EUR"),
    **dict.fromkeys(("rubel", "rouble", "roubles", "ruble", "rubles", "₽"), "RUB"),
    **dict.fromkeys(("won", "₩"), "KRW"),
    **dict.fromkeys(("%", "percent", "per cent", "prozent", "share", "anteil"), "1"),
    **dict.fromkeys(("barrels", "fass", "bbl"), "barrel"),
    **dict.fromkeys(("cubic metres", "cubic meters", "kubikmeter", "m³"), "m3"),
    **dict.fromkeys(("hektar", "hectare", "hectares"), "ha"),
    **dict.fromkeys(("years", "jahr", "jahre"), "year"),
    **dict.fromkeys(("months", "monat", "monate"), "month"),
    **dict.fromkeys(("kilogram", "kilograms", "kilogramm", "kilo"), "kg"),
    **dict.fromkeys(("soldaten", "soldat", "troops", "men"), "soldier"),
    "people": "person",
    "personen": "person",
    "menschen": "person",
}
"""How units are typed."""
