"""German words of giving and receiving, by who gives: the subject or somebody else. Stems at the start of a word, case folded."""

# what the subject of the verb does; the first class whose word stands nearest to the figure decides
VERBS = {
    "gives": r"(?:ge|be|zu)?(?:liefer|schick|entsend|entsandt|sandte|zahl|überweis|überwies|geben|gibt|gab\b|gegeben|gewähr|leih|lieh|verpacht|stell(?:t|te|en|e)\b|bereit|überlass|überließ|überlässt|übergab|übergeb|übergibt|schenk|spende|exportier|vermiet|förder|finanzier|unterstütz|beisteuer|abgegeben|abgeb|abgib|abtret|begleich|beglich|vergüt|verleg|versprach|verspr[io]ch|versprech|zusag|zugesagt|biete|bietet|bot\b|erlass|erläss|erließ|einräum|bau(?:t|en)\b|verschick|verschiff|abgab|tausch|trägt|trug|gebracht)\w*",
    "receives": r"(?:erhalt|erhält|erhielt|bekomm|bekam|bekäm|bezieh|bezog|kassier|importier|einnimm|einnehm|einnahm|empfang|empfäng|empfing|verdien|profitier|gewinn|gewann|einzieh|einstreich)\w*",
    "charges": r"(?:verlang|forder|berechnet|kassier\w* von)\w*",
    "buys": r"(?:kauf(?:t|te|ten|en|e)?\b|gekauft|erwirb|erwarb|erwerb|bestell|pachte[nt]?\b|pachtet|miete[nt]?\b|beschaff)\w*",
    "sells": r"(?:verkauf|veräußer)\w*",
    "is_paid": r"bezahlt wird|bezahlt werden|(?:wird|werden|wurde|wurden)\b[^,;]{0,120}\b(?:bezahlt|entlohnt|vergütet|entschädigt)",
    "moves": r"(?:geh(?:t|en|e)\b|ging|gegang|fließ|floss|geflossen|komm(?:t|en|e)\b|kam\b|kamen|gekommen|folg|reis|wechsel|eintraf|eingetroffen|angekommen|eintreff|anreis|dazukomm|arbeit|dien|kämpf|stationier)\w*",
}
ORIGINS = frozenset("von aus vom seitens durch".split())
TARGETS = frozenset("an nach ans gegenüber".split())
BENEFIT = frozenset(("für",))
PLACES = frozenset("in bei".split())
# a clause that begins with one of these puts its subject after the verb
INVERTING = frozenset(
    "im in am an auf aus bei mit nach seit von vor zu zum zur für durch dafür dabei damit zusätzlich zudem außerdem insgesamt jährlich monatlich heute gestern künftig bisher neben als trotz statt laut gegen über unter um dann so nun".split()
)

DELIVERED = r"geschickt|entsandt|entsendet|geliefert|gezahlt|bezahlt|überwiesen|erhalten|bekommen|eingetroffen|angekommen|übergeben|abgeschlossen|verschifft|verschickt|gelieferte\w*|bereits|schon einmal|bisher|entsandte|lieferte|schickte|zahlte|erhielt|bekam|überwies|kassierte|geflossen|ausgetauscht|abgegeben"
SIMPLE_PAST = r"lieferte|schickte|entsandte|zahlte|erhielt|bekam|überwies|kassierte|lieh|bereits|bisher"
AUXILIARY = r"hat|haben|habe|hatte|hatten|ist|sind|sei|seien|war|waren|wurde|wurden|worden"
ORDERED = r"unterschrieben|unterzeichnet\w*|bestellt\w*|bestellte|vereinbart\w*|besiegelt\w*|in auftrag gegeben|beschlossen|verträge über|vertrag über"
OFFERED = r"angeboten|bietet|bieten|bot|boten|angebot|biete|offeriert\w*|in aussicht gestellt"
IF = r"wenn|falls|sofern|würde|würden|dann|vorausgesetzt|soll|sollen|könnte\w*|kann|könnten|wird|werden|will|wollen"
# what may be given without a number: a statement of a transfer of one of these is a claim of its own
GOODS = r"\w*(?:technologie|technik|know-how|hilfe|unterstützung|waffen|munition|raketen\w*|satellit\w*|treibstoff|treibstoffe|öl|erdöl|rohöl|gas|erdgas|getreide|weizen|reis|lebensmittel\w*|medikamente\w*|kredite?|darlehen|ausbildung|ausrüstung|flugzeuge?|panzer|schiffe?|drohnen|soldaten|truppen|arbeiter|ärzte|lehrer|berater|strom|kohle|uran|gold|flugabwehr|luftabwehr|radar\w*|baupläne|stützpunkte?)"
# to expect something is to be promised it
EXPECTING = r"kann\b[^.;]{0,120}\brechnen|können\b[^.;]{0,120}\brechnen|darf\b[^.;]{0,120}\brechnen|zusage\w*"
HOPING = r"\b(?:hoff\w*|streb\w*|wünsch\w*|träum\w*)"
# what stands for the party that the sentence before began with
PRONOUN = r"Es|Sie|Das Land|Im Gegenzug \w+ (?:es|sie|das Land)|Dafür \w+ (?:es|sie|das Land)"
# in somebody's own words: the speaker's state
OURS = r"[Ww]ir|uns"
