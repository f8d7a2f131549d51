"""German words that tell figures about a deal from figures beside it. Patterns are searched in a sentence, case folded."""

# a sentence with one of these is about something else: sport, weather, markets, polls, votes, print
OFF_TOPIC = (
    r"\w*(?:pokal|liga|spieltag|turnier|qualifikation|weltmeister|fußball|handball|eishockey|olympia)\w*", r"spielte[n]?\b.{0,30}\d+:\d+", r"torschütze\w*", r"\w*stadion", r"trainer", r"halbzeit", r"(?:hin|rück|heim|auswärts|end)spiel\w*",
    r"\w*index", r"\w*aktien?\w*", r"\w*börse\w*", r"wechselkurs\w*", r"leitzins\w*", r"brent", r"anleihen?", r"dollarkurs\w*",
    r"umfrage\w*", r"befragte\w*", r"stimmten? (?:dafür|dagegen)", r"wahlbeteiligung", r"wetter\w*", r"temperatur\w*", r"regen", r"schneefall", r"\w*grad celsius",
    r"ticketpreis\w*", r"\w*zuschauer\w*", r"höchstgeschwindigkeit", r"kilometer pro stunde", r"stundenkilometer\w*", r"geschwindigkeit", r"hotline", r"telefon\w*", r"redaktionsschluss",
    r"liter (?:milch|benzin|diesel|bier)", r"kilo(?:gramm)? (?:brot|tomaten|fleisch)", r"schweigeminute", r"einwohnerzahl", r"stromausfälle?\w*",
)  # fmt: skip

# counted nouns that no deal moves: what texts, talks and calendars are made of
ASIDE = frozenset(
    """death casualty wounded page member spectator respondent lawmaker country city village point time case voyage flight attack household family company bank passenger tourist pupil patient farmer
    seite artikel kapitel absatz frage grund gründe thema punkt kommentar leser nutzer tag stunde minute sekunde woche diplomat diplomaten beamte beamten quelle quellen zeuge zeugen
    wähler wählern stimme stimmen sitz sitze mandate partei parteien regierung regierungen staat staaten nation nationen gast gäste teilnehmer delegierte delegierten tor tore rate raten
    tranche tranchen phase phasen runde runden jahr jahren monat monaten brigade division battalion team meldung meldungen bericht berichte satz sätze wort worte versuch versuche mal
    kilometer stundenkilometer raum räume zimmer stock etage prozentpunkt prozentpunkte modell modelle kurs kurse bild bilder foto fotos beteiligte beteiligten seiten tagen stunden
    wochen minuten train millionär generation""".split()
)
# background: true figures about a country or an industry, which no party gives
BACKGROUND = (
    r"einwohner\w*", r"bevölkerung\w*", r"förder(?:t|te|ten|n|ung|menge)\b", r"gefördert", r"produzier\w*", r"wirtschaftsleistung", r"bruttoinlandsprodukt", r"leben (?:auf|in|dort)", r"leben\b.{0,30}menschen", r"menschen leben",
    r"mitglieder", r"\w*kosten lebenshaltung", r"verbrauch(?:t|te|en)\b", r"reserven", r"vorräte\w*", r"mindestlohn", r"durchschnittslohn", r"armee (?:hat|zählt|umfasst)", r"beschäftigt\b",
)  # fmt: skip

# a stretch of time is a term of the deal beside one of these, in its clause
TERMS = (
    r"laufzeit\w*", r"läuft", r"laufe[n]?\b", r"lief(?:en)?\b", r"gilt", r"gelten", r"gültig\w*", r"\w*pacht\w*", r"miet\w*", r"vermiet\w*", r"\w*vertrag\w*", r"abkommen\w*", r"vereinbarung\w*", r"kredit\w*", r"darlehen\w*", r"zurückzahl\w*", r"zurückgezahlt", r"tilg\w*", r"rückzahl\w*",
    r"befristet", r"dauer(?:t|te|n|e)?\b", r"lebensdauer", r"auf \w+ (?:jahre|monate) (?:angelegt|ausgelegt|geschlossen|befristet|vereinbart)", r"nach \w+ (?:jahren|monaten)\b.{0,40}(?:zurück|schluss|zu ende|endet|beendet|gestoppt|eingestellt)",
    r"verpflichte\w*", r"dien(?:en|t|te|ten|st|stzeit)", r"bleiben", r"stationier\w*", r"einsatz\w*", r"ausbild\w*", r"lieferzeit\w*", r"gas", r"öl", r"jahre lang", r"über \w+ jahre", r"für \w+ jahre", r"überl[aä]ss\w*", r"überlassen", r"übertr[aä]g\w*", r"nutz\w*", r"garantie\w*", r"konzession\w*", r"frist", r"verteilt auf", r"über \w+ jahre verteilt",
)  # fmt: skip
# and is none beside one of these
NO_TERMS = (
    r"vor \w+ (?:jahren|monaten|wochen|tagen|stunden)", r"seit \w+ (?:jahren|monaten|wochen|tagen)", r"seit mehr als", r"in den (?:vergangenen|letzten|nächsten|kommenden)", r"im alter von", r"jahre alt", r"ersten \w+ (?:jahre|monate|monaten|wochen)",
    r"\w+ tage(?:n)? (?:in der|pro) woche", r"haft", r"gefängnis\w*", r"amtszeit", r"binnen \w+ (?:stunden|tagen)", r"innerhalb (?:von )?\w+ (?:stunden|tagen)", r"kündigungsfrist", r"frist von", r"gekündigt", r"kündig\w*", r"verfolgt", r"beobachtet", r"redaktion",
)  # fmt: skip

# words of a deal: with one of them in the sentence a figure that would be doubtful counts
DEAL = (
    r"im gegenzug", r"gegenleistung", r"im tausch", r"dafür", r"tausch\w*", r"liefer\w*", r"geliefert", r"verschick\w*", r"versand\w*", r"transportier\w*", r"stationier\w*", r"austausch\w*", r"abgab\w*", r"überlass\w*", r"überlässt", r"bereitgestellt", r"darin", r"forder\w*", r"verlang\w*", r"fehl(?:t|en|te|ten|menge)\w*", r"brauch\w*", r"benötig\w*", r"\w*lieferung\w*", r"entsand\w*", r"entsend\w*", r"schick\w*", r"geschickt", r"zahl(?:t|te|ten|en|e|ung|ungen)\b", r"bezahl\w*", r"überw(?:eis|ies)\w*", r"kauf\w*", r"gekauft", r"verkauf\w*",
    r"export\w*", r"import\w*", r"beziehen", r"bezieht", r"bezog\w*", r"erhält", r"erhalten", r"erhielt\w*", r"bekomm\w*", r"bekam\w*", r"kredit\w*", r"darlehen", r"leih\w*", r"lieh\w*", r"pacht\w*", r"verpacht\w*", r"stell\w*\b.{0,60}(?:bereit|zur verfügung)", r"hilfe\w*", r"spende\w*", r"gespendet",
    r"schenk\w*", r"abkommen", r"vertrag\w*", r"vereinbar\w*", r"abgegeben", r"gibt\b.{0,80}\bab", r"übergeb\w*", r"übergab\w*", r"eingetroffen", r"angekommen", r"verschifft\w*", r"kassier\w*", r"honorar\w*", r"sold\b", r"gehalt\w*", r"lohn\w*", r"preis\w*", r"wert", r"warenwert", r"gegenwert", r"kosten\b",
    r"kostet\w*", r"schulden\w*", r"zinsen?", r"zinssatz", r"bedarf\w*", r"verbrauch\w*", r"einfuhr\w*", r"ausfuhr\w*", r"anteil\w*", r"einnahmen", r"einkommen", r"erlöse?", r"summe\w*", r"betrag\w*", r"nach \w+land (?:geschickt|entsandt|gehen)", r"tausende", r"folgen", r"dazu\w*", r"ausgetauscht", r"freigelassen", r"ersetzt",
    r"investier\w*", r"invest\w*", r"arbeitsplätze", r"stellen", r"entstehen", r"geplant", r"versprochen", r"zugesagt", r"angeboten", r"rechnung", r"geschäft\w*", r"deal\w*", r"pakt\w*", r"kooperation", r"unterstütz\w*", r"einsatz", r"honorar", r"gebühr\w*", r"umgewandelt",
)  # fmt: skip

# figures of harm, which no party gives; searched in the clause
HARM = (
    r"getötet\w*", r"töte\w*", r"starb(?:en)?", r"gestorben\w*", r"ums leben", r"verletzt\w*", r"verwundet\w*", r"tote[nr]?", r"todesopfer\w*", r"opfer\w*", r"erkrank\w*", r"infizier\w*", r"festgenommen\w*", r"nahm\w* .{0,60}\bfest", r"verhaftet\w*", r"obdachlos\w*", r"erschossen\w*",
    r"massakr\w*", r"vermisst\w*", r"demonstrier\w*", r"evakuier\w*", r"arbeitslos\w*", r"gefallen\w*", r"hingerichtet\w*", r"wiegt", r"wog",
)  # fmt: skip
