"""German words that tell which part a figure plays in a deal: lent, interest, a total, a term, or background. Case folded."""

from countertrade.reading.languages import Roles

ROLES = Roles(
    interest=r"(?:zins(?:en|es|satz|satzes|last|zahlung|zahlungen)?|verzins\w*)",
    background=r"(?:förder(?:t|te|ten|ung|menge)|gefördert|produzier\w*|ausfuhr\w*|ausfuhren|export(?:e|en|s|iert|ierte|ieren)?|führte?n? .{0,80} aus|ausgeführt|ernte\w*|geerntet|\w*weltmarkt\w*|marktpreis\w*|defizit\w*|\w*haushalt (?:von|hat|beträgt|umfasst)|(?:staats|auslands)schuld\w*|bruttoinlandsprodukt|wirtschaftsleistung|reserven|andernorts|\w*notierung\w*|notiert\w*|\w*börse\w*|(?:am|auf dem) (?:freien |offenen )?markt|andere(?:n|r)? (?:kunden|käufer|abnehmer|anbieter|lieferanten)|konkurren\w*|wettbewerber\w*|mitbewerber\w*|nötig\w*|benötig\w*|besitz\w*|verfügt\w* über|leben in|schafft)",
    making=r"(?:bau(?:t|e|en|te|ten)|gebaut|fertig(?:t|e|en|te|ten)|gefertigt|stell(?:t|e|en|te|ten) .{0,80} her|her(?:zu)?stellen|hergestellt|produzier\w*|schaff(?:t|e|en|te|ten)|verarbeite\w*|bewältig\w*|\w*kapazität\w*)",
    lately=(
        r"(?:(?:im|in der|am) (?:vergangenen|letzten|vorigen) \w+|im vorjahr|vor \w+ jahr\w*|(?:war|waren|bekam|kostete|kosteten|zahlte|galt|lag|lagen) .{0,90}noch|zurzeit|momentan|im moment|zuletzt|derzeit|gegenwärtig|heute|bislang|bisher|früher|einst)"
    ),
    term=r"(?:\w*vertrag\w*|protokoll\w*|memorandum\w*|pakt\w*|gültig\w*|\w+(?:jährig|monatig|wöchig)\w*|abkommen\w*|vereinbarung\w*|\w*pacht\w*|konzession\w*|laufzeit\w*|\w*dauer|läuft|laufen?|lief|gilt|gelten|geschäft\w*)",
    lasting_before=r"(?:\b(?:für|über|auf|während|diese[rn]?|die|der)(?: (?:etwa|rund|die|ganzen?|mindestens|bis zu))* )$",
    lasting_after=r"^ (?:lang|hindurch|um sind)\b",
    apart_after=r"^ (?:nach|später|vor|danach|zuvor)\b",
    equation=r"(?:(?:das|es) (?:sind|wären|ist|wäre|macht|ergibt|entspricht)|(?:sind|wären) (?:das|es)|macht|entspr[aeäi]\w+|erg(?:ibt|eben|äbe|ebe)|umgerechnet|insgesamt|zusammen|summier\w+|oder|also)",
)  # fmt: skip

# What measures are named for and sentences tell in other words; the same keys in every language.
THEMES = {
    "forgiving": r"\w*erlass\w*|erließ\w*|\w*streich\w*|gestrichen|strich|verzicht\w*",
    "repaying": r"\w*tilg\w*|rückzahl\w*|zurückzahl\w*|zurückgezahlt|abbezahl\w*|abgezahlt|abzahl\w*|begleich\w*|beglichen",
    "renting": r"\w*pacht\w*|\w*miete[nt]?|vermiet\w*",
    "remaining": r"rest|rest(?:schuld|betrag)|übrig\w*|verbleib\w*|bleib(?:t|en) stehen",
    "making": r"erzeug\w*|produktion|jahresproduktion|herstell\w*|hergestellt|fertig(?:t|te|ten|en)",
    "guaranteeing": r"bürg\w*|\w*bürgschaft\w*|garantie\w*|steht? .{0,60} gerade",
    "deferring": r"\w*stund\w*|\w*aufschub\w*|aufgeschoben|verschob\w*|verschieb\w*",
    "granting": r"\w*zuschuss\w*|\w*zuschüss\w*|schießt .{0,60} zu|geschenk\w*|schenk\w*|spende\w*",
    "abating": r"\w*abschl[aä]g\w*|\w*nachl[aä]ss\w*|rabatt\w*|billiger|erspar\w*|spart\w*",
    "insuring": r"\w*versicher\w*|\w*deckung|deckt|decken",
    "storing": r"\w*bestand|\w*bestände\w*|\w*vorrat|\w*vorräte\w*|\w*lager\w*|\w*depots?",
    "training": r"schul(?:ung|ungen|t|en)|geschult|\w*ausbild\w*|ausgebildet|lehrg[aä]ng\w*|kurs\w*",
    "earning": r"\w*verdien\w*|\w*lohn|\w*löhne|\w*gehalt|\w*gehälter",
}
