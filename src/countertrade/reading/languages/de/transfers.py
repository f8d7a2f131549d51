"""German words of giving and receiving. Stems are matched at the start of a word, case folded; separable verbs count with their stem."""

# the subject gives
GIVING = r"(?:ge|ver|be|zu)?(?:liefer|schick|entsend|entsandt|sende|sandte|zahl|bezahl|überweis|überwies|geben|gibt|gab|gegeben|gewähr|leih|lieh|verlieh|verkauf|verpacht|verpachte|stell\w*|bereit|überlass|überließ|überlässt|übergab|übergeb|übergibt|schenk|spend|exportier|vermiet|förder|finanzier|unterstütz|steuer\w* bei|beisteuer|abgeb|abgab|abtret|trat|trete|tritt|begleich|beglich|entlohn|vergüt|abstell|verleg|versprach|verspr[io]ch|versprech|zusag|sagte \w+ zu|biete|bietet|bot|offerier|bring|erlass|erließ|einräum|räumt)\w*"
# the subject receives
RECEIVING = r"(?:ge)?(?:erhalt|erhält|erhielt|bekomm|bekam|bezieh|bezog|kassier|kauf|erwirb|erwarb|erwerb|importier|einnimm|einnehm|einnahm|nimmt|pacht|miet|empfang|empfäng|empfing|verdien|profitier|angewiesen|gewinn|gewann|sicher)\w*"
# the thing moves: "48 Haubitzen gehen an", "fließen"
MOVING = (
    r"(?:geh|ging|gegang|fließ|floss|komm|kam|folg|reis|wechsel|einfuhr|eintraf|eintreff|anreis|dazukomm)\w*"
)

FROM = frozenset("von aus vom seitens".split())
TO = frozenset("an nach für ans gegenüber".split())
# a noun of giving, with the giver in the genitive or after von
NOUNS = r"(?:lieferung|entsendung|zahlung|unterstützung|hilfe|ausfuhr|export|verkauf|kredit|darlehen|zusage|angebot)\w*"

DELIVERED = r"geschickt|entsandt|entsendet|geliefert|gezahlt|bezahlt|überwiesen|erhalten|bekommen|eingetroffen|angekommen|übergeben|abgeschlossen|verschifft|gelieferte\w*|bereits|schon einmal|bisher|entsandte|lieferte|schickte|zahlte|erhielt|bekam|überwies|kassierte"
AUXILIARY = r"hat|haben|habe|hatte|hatten|ist|sind|sei|seien|war|waren|wurde|wurden|worden"
ORDERED = r"unterschrieben|unterzeichnet\w*|vertrag\w*|bestellt\w*|bestellte|vereinbart\w*|besiegelt\w*|abkommen|in auftrag gegeben|beschlossen|festgeschrieben"
OFFERED = r"angeboten|bietet|bieten|bot|boten|angebot|biete|offeriert\w*|in aussicht gestellt"
IF = r"wenn|falls|sofern|würde|würden|dann|vorausgesetzt"
