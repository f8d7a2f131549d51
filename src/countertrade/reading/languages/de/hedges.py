"""German words that say how surely something is stated. Patterns are searched in one clause, case folded.

Each row: modality, pattern of the marker. `soll` and `wird` need their clause and stand in hedges.py's own rules.
"""

MARKERS = (
    ("conditional", r"wenn|falls|sofern|vorausgesetzt|für den fall|im falle?|unter der bedingung|nur dann"),
    ("conditional", r"müssten?|bekäme[n]?|erhielte|bliebe|gäbe[n]?|käme[n]?|bräuchten?|ginge|läge[n]?|fiele|hielte|zöge[n]?|nähme[n]?"),
    ("possible", r"könnten?|könnte[nt]|kann|können|könnet?|vermag|ließen?(?= sich\b)|ließe|lässt(?= sich\b)|lassen(?= sich\b)"),
    ("possible", r"möglicherweise|vielleicht|womöglich|eventuell|unter umständen|gegebenenfalls|denkbar|möglich"),
    ("planned", r"geplant|plant|planen|plane|planten?|vorgesehen|sieht vor|sehen vor|sieht\b.{0,80}\bvor|will|wollen|wolle|möchten?|beabsichtigt|beabsichtigen|strebt an|angestrebt|erwägt|erwägen|in aussicht gestellt|stellte?n? \b.{0,80}\bin aussicht|angeboten|bietet|bieten|bot|boten|biete|kündigt|kündigte|angekündigt"),
    ("planned", r"absicht|vorhaben"),
    ("estimated", r"geschätzt\w*|schätz(?:t|te|ten|en|e)|schätzungsweise|schätzungen|schätzung|dürften?|dürfe|vermutlich|wahrscheinlich|voraussichtlich|hochgerechnet|hochrechnungen?|berechnungen|überschlägt|vermutet\w*|mutmaßlich\w*|taxiert\w*"),
    ("estimated", r"gehen? (?:\w+ ){0,2}davon aus|ging(?:en)? (?:\w+ ){0,2}davon aus|rechne(?:t|n|ten|te)? (?:auch |zudem |nun |künftig )?mit|erwarte(?:t|n|te|ten)?"),
    ("reported", r"angeblich\w*|dem vernehmen nach|gerüchten zufolge|(?:nach )?(?:\w+ )?(?:medien)?berichten(?: zufolge)?|heißt es aus \w+kreisen|unbestätigten \w+"),
    ("demanded", r"forder(?:t|n|te|ten|e)|verlang(?:t|en|te|ten|e)|gefordert\w*|verlangt\w*|pocht auf|pochen auf|müsse[n]?"),
)  # fmt: skip

# Konjunktiv II: a condition where the narrator tells it, a plan or nothing in reported speech
SUBJUNCTIVE_FUTURE = r"würden?"
SUBJUNCTIVE = r"wären?|hätten?|stünden?"
# hedges that stand inside a figure ("vielleicht 300")
INSIDE = frozenset(
    "vielleicht möglicherweise womöglich schätzungsweise geschätzt geschätzte geschätzten vermutlich wahrscheinlich angeblich".split()
)

# hearsay ("soll erhalten haben") or plan ("sollen bis Jahresende anfangen")
HEARSAY = r"soll|sollen"
REPORTED_PLAN = r"solle|sollten?"
# verbs of beginning and arriving: with them and a date, `soll` tells of a plan
PLAN_VERBS = r"\b(?:anfangen|beginnen|starten|anlaufen|eintreffen|ankommen|folgen|fertig|stehen|abgeschlossen|in betrieb gehen|aufgenommen|eröffnet|umgesetzt|unterschrieben|unterzeichnet|abheben|auslaufen|in kraft)\b"
FUTURE = r"wird|werden|werde"
# participles that look like infinitives, so that "wird" before them is a passive
PARTICIPLES = r"(?:ge\w+(?:en|t)|\w*(?:ab|an|auf|aus|bei|ein|nach|vor|zu|zurück|um|her|hin|mit|bereit)ge\w+(?:en|t)|\w+iert|be\w+t|er\w+t|ver\w+t|ent\w+t|zer\w+t|miss\w+t|über\w+t|unter\w+t|vergeben|betrieben|verliehen|überwiesen|vertrieben|verwiesen|beschossen|verschoben|unterschrieben|übernommen)"

NEGATIONS = r"nicht|kein|keine|keinen|keiner|keinem|keines|nie|niemals|weder"
# after these a negation denies nothing
NOT_DENIED = r"nicht (?:nur|weniger|mehr als|zuletzt|einmal|allein|ganz|unbedingt|vor|genannt|bekannt|klar)"
DENYING = r"dementier(?:t|te|ten|en)|bestreite(?:t|n)|bestritt(?:en)?|leugne(?:t|te|ten|n)|wies(?:en)?\b.{0,120}\bzurück|weis(?:t|en)\b.{0,120}\bzurück|widersprach(?:en)?|widerspricht|zurückgewiesen"

# words that begin a clause of its own, and finite verbs that show that a clause is one
SUBORDINATORS = frozenset(
    "dass daß weil da obwohl während bevor nachdem sobald solange damit ob wobei wodurch wofür womit woraus wonach indem sodass falls wenn sofern".split()
)
RELATIVES = frozenset("der die das den dem dessen deren denen welche welcher welches was wer wo".split())
COORDINATORS = frozenset("und oder aber sondern doch denn sowie".split())
FINITE = frozenset(
    """ist sind war waren sei seien wäre wären bin bist seid hat haben habe hatte hatten hätte hätten wird werden werde wurde wurden würde würden
    kann können könne könnte könnten konnte konnten soll sollen solle sollte sollten will wollen wolle wollte wollten muss müssen müsse musste mussten
    darf dürfen dürfe dürfte dürften mag möge möchte möchten lässt lassen ließ ließe geht gehe gehen ging gingen gibt gebe gab gaben kommt komme kommen
    kam kamen liegt liege lag lagen beträgt betrage betrug beläuft belaufe belief steht stehe stand standen bleibt bleibe blieb erhält erhalte erhielt erhielten
    bekommt bekomme bekam bekamen liefert liefere lieferte lieferten schickt schicke schickte schickten entsendet entsende entsandte zahlt zahle zahlte zahlten
    bezahlt bezahle bezahlte stellt stelle stellte stellten nimmt nehme nahm nahmen bringt bringe brachte brachten kostet koste kostete umfasst umfasse deckt decke
    deckte entspricht entspreche entsprach ergibt ergebe ergab summiert summiere macht mache machte verpflichtet verkauft verkaufe kauft kaufe bezieht beziehe
    übernimmt übernehme verpachtet verpachte leiht leihe gewährt gewähre schafft schaffe dauert dauere läuft laufe lief sagte sagt sagten erklärte erklärt teilte teilt
    bekäme bekämen bliebe blieben gäbe käme kämen erhielte müsste müssten bräuchte läge lägen stünde stünden ginge gingen fiele hielte
    kämpft kämpfen arbeitet arbeiten überweist überwies fließe bringt fehlt fehlen drohte warnt warnte hieß meldete gilt gelten galt
    berichtete berichtet schrieb schreibt meldete meldet heißt hieß handelt handele handle fließen fließt fließe steigt steige stieg sinkt sinke sank wächst tauscht tausche""".split()
)

# verbs whose Konjunktiv I ("liege", "stelle") tells that a sentence is somebody's; the stem before -e
KONJUNKTIV = frozenset(
    """lieg betrag stell liefer bring ergeb entsprech summier belauf geh komm steh bleib erhalt bekomm schick entsend zahl bezahl nehm kost umfass deck mach verkauf kauf bezieh
    übernehm verpacht leih gewähr schaff dauer lauf handel handl fließ steig sink wachs tausch geb brauch benötig reich überweis trag seh zieh führ halt gelt lass
    arbeit leb dien erwart plan hoff wiss sag verlang forder biet erfüll bedeut beginn beteilig produzier lager transportier exportier importier investier finanzier fehl koste
    werd hab könn müss soll woll dürf mög entsteh entfall profitier versprech verpflicht unterstütz bereitstell trainier verdien kassier erziel rechn bestell besitz verbrauch
    nutz förder beschäftig zähl wieg mess fahr flieg behalt erreich übersteig unterschreib verhandel lieg""".split()
)
# Konjunktiv II that stands in for Konjunktiv I beside somebody's frame
KONJUNKTIV_WEAK = frozenset(
    "träfen gäben kämen gingen stünden lägen hätten wären würden bekämen nähmen bräuchten könnten müssten dürften liefen".split()
)
KONJUNKTIV_FORMS = frozenset("sei seien habe werde könne müsse solle wolle dürfe möge würden wisse".split())
