"""German words around sources: roles, titles, institutions, outlets, documents, and those who stay unnamed."""

# a word that ends like this says what somebody is; lower case, compounds included
ROLES = (
    "präsident|präsidentin|minister|ministerin|sprecher|sprecherin|chef|chefin|abgeordnete|abgeordneter|abgeordneten|direktor|direktorin|vorsitzende|vorsitzender|vorsitzenden|sekretär|sekretärin|leiter|leiterin|experte|expertin|experten|"
    "professor|professorin|general|admiral|kanzler|kanzlerin|botschafter|botschafterin|politiker|politikerin|ökonom|ökonomin|ökonomen|forscher|forscherin|anwalt|anwältin|richter|richterin|kommissar|kommissarin|händler|händlerin|"
    "arzt|ärztin|kandidat|kandidatin|beauftragte|beauftragter|beauftragten|berater|beraterin|gouverneur|gouverneurin|senator|senatorin|analyst|analystin|analysten|diplomat|diplomatin|diplomaten|manager|managerin|autor|autorin|journalist|journalistin|"
    "führer|führerin|offizier|oberst|kommandeur|kommandant|bürgermeister|bürgermeisterin|könig|königin|papst|bischof|wissenschaftler|wissenschaftlerin|unternehmer|unternehmerin|historiker|historikerin|machthaber|vertreter|vertreterin|"
    "premier|staatschef|regierungschef|vize|vizechef|stellvertreter|stellvertreterin|soldat|soldatin|kapitän|pilot|pilotin|lehrer|lehrerin|bauer|bäuerin|fischer|arbeiter|arbeiterin|rat|rätin|referent|referentin|geschäftsführer|geschäftsführerin|"
    "loge|login|logen|iker|ikerin|urist|uristin|nalist|nalistin|alist|alistin|eur|eurin|präsidenten|ministers|botschafters|mann|frau|beamter|beamte|beamten|mitglied|ingenieur|ingenieurin|vorstand|aufseher|zeuge|zeugin|kenner|kennerin|investor|investorin|gründer|gründerin|intendant|inhaber|inhaberin|anführer|kollege|kollegin|vorgänger|vorgängerin|nachfolger|nachfolgerin|gewerkschafter|gewerkschafterin"
)
TITLES = frozenset(
    "Dr. Prof. Herr Frau General Oberst Admiral Hauptmann Leutnant Major Präsident Minister Kanzler Botschafter".split()
)
OUTLETS = "zeitung|blatt|magazin|nachrichtenmagazin|agentur|nachrichtenagentur|presseagentur|sender|senders|portal|portals|zeitschrift|tageszeitung|wochenzeitung|magazins|blattes|rundfunk|radio|fernsehen|fernsehsender|radiosender|nachrichtenportal|onlineportal|dienst"
THIS_OUTLET = r"diese[rms] (?:zeitung|redaktion|magazin|sender|blatt|portal)|unserer (?:zeitung|redaktion)"
THAT_OUTLET = r"(?:da[ms]|de[mrn]|die|der|die|de[sn]) (?:genannte[ns]? |dortige[nr]? |selbe[n]? )?(?:blatt|zeitung|magazin|sender|portal|agentur|blattes|bericht)|dem bericht|demselben blatt"
# words that make a name one of an outlet
OUTLET_NAMES = r"zeitung|herald|herold|times|post|kurier|bote|tagblatt|tageblatt|anzeiger|nachrichten|rundschau|presse|radio|tv|news|journal|jornal|observer|dispatch|gazette|chronicle|tribune|monitor|examiner|review|ledger|courier|guardian|telegraph|spiegel|stern|welt|bild|kontor|dpa|reuters|afp|yonhap|tass|interfax|ukrinform|xinhua|kcna|prensa|bbc|cnn|hebdo|wire"
DOCUMENTS = r"memorandum\w*|\w*abkommen\w*|bericht\w*|studie|gutachten|papier\w*|dokument\w*|mitteilung|pressemitteilung|erklärung|entwurf\w*|\w*vertragsentwurf|schreiben|brief|untersuchung|analyse|\w*statistik|protokoll|abkommen|urteil|stellungnahme|artikel|meldung|unterlagen|vertrag\w*|liste|übersicht|lagebericht\w*|zahlen|daten"
GOVERNMENTS = r"\w*regierung|\w*ministerium[s]?|\w*geheimdienst\w*|\w*nachrichtendienst\w*|kreml\w*|\w*polizei|\w*behörde[n]?|\w*staatsanwaltschaft|armee|militär[s]?|\w*parlament\w*|senat\w*|kongress\w*|rechnungshof\w*|botschaft|präsidialamt\w*|kanzleramt\w*|zentralbank|hafenbehörde|zoll|streitkräfte|generalstab"
ORGANISATIONS = r"\w*kammer|\w*institut[s]?|\w*organisation|\w*verband\w*|unternehmen\w*|\w*konzern\w*|firma|partei|\w*gewerkschaft|universität|stiftung|verein\w*|gesellschaft|\w*bank|hersteller|denkfabrik|\w*kommission|fraktion|opposition|zentrum\w*|\w*betreiber\w*|genossenschaft|kirche|union"
UNNAMED = r"expert(?:en|inn?en)|beobachter\w*|kritiker\w*|medien\w*|analyst(?:en|innen)|\w*zeugen|schätzungen|\w*berichten|\w*berichte|branchenkenner\w*|insider\w*|\w*kreise\w*|quellen|gerüchte\w*|fachleuten?|forscher[n]?|wissenschaftler[n]?|diplomaten|händler[n]?|vernehmen|meldungen|informationen|personen|vermittler[n]?|beamten?|bewohner[n]?|helfer[n]?|soldaten"
# nouns between "nach" and the source, that are no part of it
CARRIERS = r"(?:offiziellen |amtlichen |eigenen |ersten |jüngsten |übereinstimmenden )?(?:angaben?|auskunft|auskünften|schätzung(?:en)?|einschätzung(?:en)?|berechnung(?:en)?|darstellung|aussage[n]?|worten|informationen|ansicht|meinung|erkenntnissen|überzeugung|mitteilung)(?: (?:von|vom|des|der|aus dem|aus der|aus))?"
ARTICLES = frozenset(
    "der die das dem den des ein eine einer einem einen eines ihr ihre sein seine dieser diese dieses diesem".split()
)
PRONOUNS = frozenset("er sie es ihm ihr ihn ihnen dieser diese".split())
FEMALE = frozenset("sie ihr".split())
FEMALE_ENDINGS = ("in", "frau")
MALE_ENDINGS = (
    "er",
    "ent",
    "or",
    "ist",
    "är",
    "chef",
    "mann",
    "ant",
    "al",
    "om",
    "at",
    "abgeordneter",
    "vorsitzender",
    "abgeordnete",
    "ker",
)
CITING = r"(?:unter (?:berufung|verweis|bezug|hinweis) auf|mit (?:verweis|bezug|hinweis|berufung) auf|beru(?:ft|fen|fe) sich (?:dabei )?auf|berief(?:en)? sich (?:dabei )?auf|zitier(?:t|te|end))"
QUOTED_BY = r"wird (?:\w+ )?(?:von (?:der|dem) [^,.]{2,60} )?zitiert|wurde \w+ zitiert"
# a sentence that begins like this says who the sentence before is from
POINTING = r"(?:das|dies|so|darüber) (?P<verb>berichte(?:t|te|n|ten)|melde(?:t|te|n|ten)|schreib(?:t|en)|schrieb(?:en)?|teilt(?:e|en)?|sag(?:t|te|ten)|erklär(?:t|te|ten)|erläuter(?:t|te|ten)|bestätig(?:t|te|ten)|kündig(?:t|te|ten)|verkünde(?:t|te|ten)|beton(?:t|te|ten)|versicher(?:t|te|ten)|räum(?:t|te|ten)|äußer(?:t|te|ten)|geht|gab|gaben|verlautet(?:e)?|hieß|heißt|sagten|stehe|steht)\b"
POINTING_REPORTED = r"berichte(?:t|te|n|ten)|melde(?:t|te|n|ten)|geht|bestätig(?:t|te|ten)|steht"
POINTING_VAGUE = r"darauf (?:haben sich|einigten)"
# verbs that sum up an amount that somebody named: lemma -> finite forms
AMOUNTING = {
    "beziffern": "beziffert bezifferte bezifferten beziffern", "schätzen": "schätzt schätzte schätzen schätzten", "bestätigen": "bestätigt bestätigte bestätigten bestätigen", "sprechen": "spricht sprach sprachen sprechen",
    "veranschlagen": "veranschlagt veranschlagte veranschlagen", "taxieren": "taxiert taxierte", "nennen": "nennt nannte nannten", "angeben": "gibt gab gaben", "beklagen": "beklagt beklagte", "erwähnen": "erwähnt erwähnte",
    "berichten": "berichtet berichtete berichteten", "melden": "meldet meldete meldeten melden", "ankündigen": "kündigt kündigte kündigten", "fordern": "fordert forderte forderten", "verlangen": "verlangt verlangte verlangten", "einräumen": "räumt räumte räumten",
    "versprechen": "verspricht versprach", "zusagen": "", "dementieren": "dementiert dementierte dementierten", "bestreiten": "bestreitet bestritt bestritten", "ausweisen": "weist weisen", "vorrechnen": "", "schreiben": "schrieb schreibt schrieben hatte\u00a0von",
    "erwarten": "erwartet erwartete erwarten erwarteten",
}  # fmt: skip
# the same where only a word behind the verb tells it: lemma -> forms, what follows
AMOUNTING_WITH = {
    "rechnen": ("rechnet rechnete rechnen rechneten rechne", r"[^;]{0,80}?\bmit\b"),
    "ausgehen": ("geht ging gehen gingen gehe", r"[^;]{0,80}?\bvon\b[^;]*\baus\b"),
    "kommen": ("kommt kam kommen kamen komme", r"[^;]{0,60}?\bauf\b"),
    "annehmen": ("nimmt nahm nehmen nahmen nehme", r"[^;]*\ban\b(?=[.,;:]|\s*$)"),
    "ansetzen": ("setzt setzte setzen setzten setze", r"[^;]*\ban\b(?=[.,;:]|\s*$)"),
}
# "gab es" tells that something is there, and names no speaker
EXISTENCE = r"\b(?:gibt|gab|gebe) es\b|\bes (?:gibt|gab|gebe)\b"
MODIFIERS = frozenset[str]()  # German marks them by their endings

# what "nach" and "laut" may also stand before, and nobody says
NO_SOURCES = (
    r"rechnung|lage|art|wunsch|maßgabe|belieben|plan|vertrag|abkommen|gesetz|recht|gewicht|wert|bedarf|größe"
)
# somebody told an outlet: the sentence that begins a voice without a quotation
TELLING = r"\b(?:hat|hatte|haben) (?:de[mr]|einem|einer) .{2,90}\b(?:genannt|gesagt|erzählt|mitgeteilt|geschildert|bestätigt|erklärt|anvertraut|verraten|vorgerechnet|berichtet)|\b(?:im (?:gespräch|interview) mit|gegenüber|sagte|erklärte|nannte|schilderte|bestätigte|erzählte) (?:de[mr]|einem|einer)\b"
PASSIVE_AMOUNT = r"(?!)"
NAMED_BY = r"(?:genannt|beziffert|geschätzt|erwähnt|angegeben|bestätigt|ins Gespräch gebracht) von (?P<who>[^,.;]{3,60})"
VOICELESS = r"\b(?:heißt|hieß)\b|\b(?:demnach|danach|demzufolge|hiernach)\b"
# documents that are an outlet's own words
REPORTS = r"(?:\w*bericht\w*|artikel\w*|meldung\w*)"
# the same in the perfect: "hatte neun Millionen genannt"
AMOUNTED = {
    "genannt": "nennen", "beziffert": "beziffern", "geschätzt": "schätzen", "veranschlagt": "veranschlagen", "bestätigt": "bestätigen", "geschrieben": "schreiben", "gesprochen": "sprechen", "angegeben": "angeben",
    "gemeldet": "melden", "berichtet": "berichten", "versprochen": "versprechen", "zugesagt": "zusagen", "gefordert": "fordern", "verlangt": "verlangen", "angekündigt": "ankündigen", "erwähnt": "erwähnen",
}  # fmt: skip
# an interview: labels of who asks and who answers, how a question speaks to somebody, how answers are told
ASKS = frozenset(("frage", "f", "q", "interviewer", "interviewerin", "redaktion"))
ANSWERS = frozenset(("antwort", "a"))
ADDRESS = r"Frau|Herrn?|Herr Minister|Frau Ministerin|Dr\.|Prof\.|Professor|Professorin"
FIRST_PERSON = r"ich|Ich|wir|Wir|uns|[Uu]nsere?[mnrs]?|[Mm]eine?[mnrs]?"
# what follows the name of somebody who is introduced
IS = r"ist|war|hat|leitet|führt|erklärt|arbeitet|lehrt|berät|spricht|sprach|über|im (?:Gespräch|Interview)"

# the gender of bodies, outlets and documents, by the ends of their nouns
NEUTER = r"ministerium|institut|amt|unternehmen|blatt|magazin|portal|parlament|militär|büro|zentrum|kabinett|gericht|konsortium|haus|komitee|werk|netzwerk|kommando|direktorium|papier|gutachten|dokument|radio|fernsehen|bündnis|labor|kollegium"
MASCULINE = r"dienst|verband|konzern|kreml|sender|rechnungshof|gerichtshof|senat|kongress|verein|bund|fonds|zoll|hersteller|betreiber|rat|stab|ausschuss|bericht|bote|kurier|anzeiger|herald|herold|spiegel|rundfunk|entwurf|vertrag|lieferant|händler|klub|trust|staat"
FEMININE = r"ung|schaft|heit|keit|ion|ei|bank|behörde|armee|firma|agentur|zentrale|kammer|botschaft|polizei|gruppe|bahn|post|junta|rundschau|presse|marine|universität|studie|flotte|liga|börse|kasse|reederei|brigade|truppe|analyse|statistik"
# verbs by which somebody says or reckons a figure himself: whom they credit in another's words is the one cited
ASSESSING = frozenset(
    "beziffern schätzen veranschlagen taxieren nennen angeben sprechen rechnen ausgehen erwarten annehmen vermuten glauben berechnen berichten melden mitteilen sagen feststellen vorrechnen kommen erwähnen ausweisen".split()
)
# what "es" may do that is a thing: "es gibt", "es verspricht"
INANIMATE = frozenset("angeben ausweisen versprechen sprechen kommen fordern verlangen".split())
# "aber", "dagegen": what follows in the sentence is another's, and where the word stands behind its subject
TURNS = r"aber|doch|während|wohingegen|hingegen|dagegen|jedoch|obwohl|obgleich|wogegen"
TRAILING_ADVERBS = r"dagegen|hingegen|aber|jedoch|selbst|wiederum|allerdings|indes|zudem|auch"
# a sentence of the writer's own sum on what was said before
RECKONING = r"(?!)"
# how a verb behind its subject can end
FINITE_ENDINGS = r"t|te|ten|en"
# figures from which a sum starts: "Mit 10.000 Soldaten kommt er auf …"
PREMISES = r"mit|bei|für|aus"
