"""German words of speech: who says, how it is said, and what a sentence about it is built of. Tables only."""

from __future__ import annotations

ABBREVIATIONS = frozenset(
    """z.B. z. B. d.h. d. h. u.a. u. a. o.ä. o. ä. usw. bzw. ca. vgl. evtl. ggf. inkl. exkl. sog. Dr. Prof. Hr. Fr. St. Nr. Art. Abs.
    Str. Mio. Mrd. Tsd. Bio. Jh. Jhd. Jan. Feb. Mär. Apr. Jun. Jul. Aug. Sep. Sept. Okt. Nov. Dez. Mo. Di. Mi. Do. Sa. So. Bd. Hrsg.
    geb. gest. Gen. Ltd. Corp. Inc. Co. Hl. Abb. Kap. Tel. Min. Max. i. e. v. Chr. n. S. Sr. Jr. Dipl.-Ing. Ing. Mag. Rep. Sen. Gov.
    resp. bspw. u.s.w. v. vs. No. zzgl. abzgl. mind. max. min. Std. Sek. jun. sen. Mr. Mrs. Ms. d.Ä. d.J. Lt. Col. Maj. Sgt. röm.
    km/h. einschl. gem. lt. rd. Kfz. Pkw. phil. med. jur. rer. nat. h.c. habil. Priv. Doz. e.V. a. o. b. c. d. D. C. A. D.C. U.S.""".split()
)

# With these a German sentence often begins: after "3." they tell a full stop from an ordinal.
STARTERS = frozenset(
    """Der Die Das Dem Den Des Ein Eine Einer Einem Einen Er Sie Es Wir Ich Man Dies Diese Dieser Dieses Diesem Diesen In Im Am An Auf Aus
    Bei Beim Mit Nach Nun Nur Noch Seit Von Vom Vor Zu Zum Zur Für Gegen Ohne Durch Über Unter Um Als Wenn Weil Da Damit Dabei Dadurch
    Dafür Dagegen Daher Danach Dann Darauf Daraufhin Darüber Davon Dazu Denn Doch Aber Und Oder Auch Allerdings Außerdem Bereits Bis Dort
    Hier Hierbei Heute Gestern Insgesamt Jedoch Jetzt Kein Keine Laut Obwohl So Sein Seine Ihr Ihre Später Trotz Während Was Wer Wie Wo
    Wegen Weiter Weitere Weiterhin Zudem Zuvor Zwar Zwischen Zuletzt Dessen Deren Demnach Etwa Rund Mehr Alle Viele Einige Beide Nachdem""".split()
)

# Verbs by which words are reported. One a line: infinitive (a bar parts a separable prefix), strong forms as third person present,
# preterite and participle, medium (S speech, W writing, T thought, SW, ST), and what the verb takes:
#   c  a clause of what was said: "sagte, dass …"      q  also a bare quotation          r  an object that sums it up: "fordert Geld"
#   d  a dative of whom it is told                      a  an accusative of whom it is told
#   n  an object that sums it up where it states a number: "bestätigte 48 Tote"
#   b  calls its object something, and what stands in marks is then the quotation: "nannte den Plan „töricht“"
#   i  needs no subject: "heißt es"
#   w  weak: only with a clause in subjunctive or dass  v  an object with this preposition sums it up: p:von, p:vor …
VERBS = """
sagen SW cqd
erklären SW cqd
betonen SW cqr
berichten SW cqd p:von,über
melden SW cq
schreiben schreibt schrieb geschrieben W cqd
mit|teilen SW cqd
bekannt|geben gibt gab gegeben SW cqn
an|geben gibt gab gegeben SW cqr
zu|geben gibt gab gegeben SW cq
preis|geben gibt gab gegeben SW cr
bekannt|machen SW cr
bestätigen SW cqdn
an|kündigen SW cqr
fordern SW cqr
auf|fordern SW ca p:zu
kritisieren SW cq
warnen SW cqa p:vor
verwarnen SW c
behaupten SW cq
meinen ST cq
äußern SW cq
hoffen T c
erhoffen T c
befürchten T cr
fürchten T cr
vermuten T cr
glauben T c
ergänzen SW cq
hinzu|fügen SW cq
versichern SW cqd
unterstreichen unterstreicht unterstrich unterstrichen SW cqr
beteuern SW cqr
argumentieren SW cq
begründen SW cqr p:mit
hin|weisen weist wies gewiesen SW c p:auf
zurück|weisen weist wies gewiesen SW c
aus|weisen weist wies gewiesen SW c
an|weisen weist wies gewiesen SW ca
vor|werfen wirft warf geworfen SW crd
ein|räumen SW cqr
aus|gehen geht ging gegangen ST c p:von
hervor|gehen geht ging gegangen W c
schätzen ST cn
ein|schätzen ST cn
rechnen ST p:mit
erwarten ST cn
finden findet fand gefunden ST cqw
heraus|finden findet fand gefunden ST c
urteilen ST cq p:über
entgegnen SW cq
erwidern SW cq
antworten SW cqd
fragen SW cqa
nach|fragen SW cq
rufen ruft rief gerufen S cq
auf|rufen ruft rief gerufen SW ca
zu|rufen ruft rief gerufen S cqd
aus|rufen ruft rief gerufen S cqr
appellieren SW cq p:an
verlangen SW cr
zitieren W q
loben SW cqra
bezeichnen SW rb
nennen nennt nannte genannt SW crb
sprechen spricht sprach gesprochen S cq p:von,über
aus|sprechen spricht sprach gesprochen SW c
zu|sprechen spricht sprach gesprochen SW r
versprechen verspricht versprach versprochen SW cd
widersprechen widerspricht widersprach widersprochen SW cqrd
bestreiten bestreitet bestritt bestritten SW cqr
dementieren SW cq
beschuldigen SW cra
bezichtigen SW cra
verdächtigen ST cra
beklagen SW cqr
klagen SW cq p:über
an|klagen SW a
bedauern SW cq
begrüßen SW cqr
verurteilen SW cq
fest|stellen SW cqn
klar|stellen SW cqr
heraus|stellen SW cqr
richtig|stellen SW cqr
in|frage|stellen SW r
kommentieren SW cqr
aus|führen SW cqr
an|führen SW qr
hervor|heben hebt hob gehoben SW cqr
beschließen beschließt beschloss beschlossen SW cr
entscheiden entscheidet entschied entschieden SW c
vereinbaren SW c
einigen SW c
plädieren SW c p:für
empfehlen empfiehlt empfahl empfohlen SW crd
raten rät riet geraten SW cd p:zu
ab|raten rät riet geraten SW cd p:von
mahnen SW cqa p:zur
an|mahnen SW cqr
ermahnen SW ca p:zu
unterstellen SW crd
prophezeien SW cqr
voraus|sagen SW cqr
vorher|sagen SW cqr
zu|sagen SW crd
ab|sagen SW c
aus|sagen SW cq
prognostizieren SW cqr
erläutern SW cqrd
gestehen gesteht gestand gestanden SW cq
verkünden SW cqn
verlautbaren SW cqr
verlauten SW cq
ab|lehnen SW c
drohen SW cqd p:mit
an|drohen SW crd
würdigen SW cqra
zu|sichern SW crd
vor|schlagen schlägt schlug geschlagen SW cqrd
an|regen SW cr
bitten bittet bat gebeten SW ca
beantragen SW c
ersuchen SW ca p:um
drängen SW ca
pochen SW c p:auf
bestehen besteht bestand bestanden SW w p:auf
beharren SW c p:auf
schwören schwört schwor geschworen SW cqr
bekräftigen SW cqr
bekunden SW cr
bezweifeln ST cr
zweifeln ST c p:an
denken denkt dachte gedacht T cq
wissen weiß wusste gewusst T cw
sehen sieht sah gesehen ST w
halten hält hielt gehalten ST w
fest|halten hält hielt gehalten SW cr
vor|halten hält hielt gehalten SW crd
entgegen|halten hält hielt gehalten SW cqd
dagegen|halten hält hielt gehalten SW cq
betrachten ST w
vertreten vertritt vertrat vertreten SW w
bemängeln SW cqr
monieren SW cqr
rügen SW cqra
tadeln SW cqra
an|prangern SW cq
geißeln SW r
attackieren SW ra
rechtfertigen SW cr
erwähnen SW cqr
erinnern SW ca
verweisen verweist verwies verwiesen SW c p:auf
berufen beruft berief berufen SW c
bezeugen SW cr
enthüllen SW cqr
offenbaren SW cqrd
veröffentlichen W cn
verraten verrät verriet verraten SW cqd
verbreiten SW c
skandieren S q
schreien schreit schrie geschrien S cq
spotten SW cq p:über
scherzen S cq
witzeln S cq
resümieren SW cq
bilanzieren SW cq
konstatieren SW cqr
folgern ST cq
schlussfolgern ST cq
schließen schließt schloss geschlossen ST w p:auf
aus|schließen schließt schloss geschlossen SW c
ein|wenden wendet wandte gewandt SW cq
ein|werfen wirft warf geworfen SW cq
zu|stimmen SW cd
präzisieren SW cqr
konkretisieren SW c
beziffern SW r p:auf,mit
veranschlagen SW r p:auf
taxieren SW r p:auf
signalisieren SW crd
suggerieren SW cr
implizieren SW c
beschreiben beschreibt beschrieb beschrieben SW cqr
schildern SW cqd
erzählen S cqd p:von
erörtern SW c
diskutieren S c
beraten berät beriet beraten S c
fest|legen SW cr
offen|legen SW cr
dar|legen SW cr
nahe|legen SW c
vor|rechnen SW cr
aus|rechnen SW c
errechnen ST cr
kalkulieren ST c p:mit
ermitteln ST c
belegen W c
ergeben ergibt ergab ergeben W c
zeigen W cw
besagen W c
lauten W q
heißen heißt hieß geheißen W cqi
stehen steht stand gestanden W qw
titeln W q
notieren W cq
twittern W cq
posten W cq
protokollieren W cq
vermelden SW cqn
vermerken SW cq
verkündigen SW cqr
proklamieren SW c
aus|richten SW cd
an|bieten bietet bot geboten SW cd
geloben SW cr
erwägen erwägt erwog erwogen ST c
erbitten erbittet erbat erbeten SW r
beanstanden SW cr
ein|fordern SW cr
gratulieren SW d
danken SW cd
entschuldigen SW c
distanzieren SW c p:von
wehren SW c
beschweren SW c p:über
beantworten SW c
erachten ST w
bewerten SW r
werten SW r
interpretieren ST r
deuten ST w p:auf
charakterisieren SW r
begreifen begreift begriff begriffen ST w
bereuen T cr
überlegen T c
spekulieren ST c
mutmaßen ST cq
orakeln SW cq
unken SW cq
wettern SW cq p:gegen
poltern SW cq
schimpfen SW cq p:über
höhnen SW cq
stöhnen S cq
jubeln S cq
frohlocken S cq
flüstern S cq
murmeln S cq
predigen S cq
dozieren S cq
philosophieren S cq
referieren SW cq
rekapitulieren SW cq
zusammen|fassen SW cqr
verdeutlichen SW cqr
klar|machen SW cd
deutlich|machen SW cqr
geltend|machen SW cr
weiter|geben gibt gab gegeben SW r
zu|gestehen gesteht gestand gestanden SW c
ein|gestehen gesteht gestand gestanden SW cq
zu|spielen W r
abwiegeln SW cq
ab|wiegeln SW cq
beschwichtigen SW cq
beruhigen SW cqa
kontern SW cq
parieren SW cq
nach|legen SW cq
fort|fahren fährt fuhr gefahren SW cq
weiter|sagen SW c
leugnen SW cq
ab|streiten streitet stritt gestritten SW cq
verneinen SW cqr
bejahen SW cqr
verschweigen verschweigt verschwieg verschwiegen SW c
aus|drücken SW cr
rätseln T c
staunen T cq
wundern T c
freuen T cq
voraus|sehen sieht sah gesehen ST cr
übermitteln W r
informieren SW ca
unterrichten SW ca
gebieten gebietet gebot geboten SW w
befehlen befiehlt befahl befohlen SW cd
an|ordnen SW cr
verfügen SW cw
genehmigen SW c
verpflichten SW ca
bevollmächtigen SW ca
beauftragen SW ca
überzeugen T w
heraus|streichen streicht strich gestrichen SW cqr
formulieren SW q
protestieren SW c p:gegen
wünschen ST cr
attestieren SW crd
bescheinigen SW crd
schwärmen SW cq p:von
lästern SW cq p:über
prahlen SW cq p:mit
analysieren SW cq
ermuntern SW ca p:zu
ermutigen SW ca p:zu
mit|geben gibt gab gegeben SW cd
nahe|bringen bringt brachte gebracht SW d
aus|plaudern SW cr
durch|sickern SW c
quittieren SW r
"""

# Participles and adjectives that with a form of "sein", "zeigen", "machen" … report a stance: "zeigte sich überzeugt".
STANCES = frozenset(
    """überzeugt zuversichtlich besorgt enttäuscht erfreut erleichtert überrascht sicher empört optimistisch pessimistisch skeptisch
    zufrieden unzufrieden bereit entsetzt erschüttert betroffen beeindruckt entschlossen verärgert dankbar schockiert bestürzt
    zurückhaltend kritisch gewiss""".split()
)

# What may stand beside a cue verb and belongs to it: "geht davon aus", "äußerte sich", "mit den Worten".
PRONOMINAL = frozenset(
    "davon darauf daran darum dazu damit darüber dafür dagegen dahin dahingehend daraus darin".split()
)
PREFIXES = frozenset(
    """ab an auf aus bei dagegen dar ein entgegen fest fort heraus hervor hin hinzu klar mit nach nahe offen preis vor voraus vorher
    weiter zu zurück zusammen bekannt richtig deutlich geltend frei statt teil um durch wieder los nieder her""".split()
)

# Words that name a source and its word: "nach Angaben", "laut Bericht", "Schätzungen zufolge".
SOURCE_NOUNS = frozenset(
    """Angabe Angaben Aussage Aussagen Worten Ansicht Ansichten Meinung Informationen Information Auskunft Bericht Berichten Berichte
    Einschätzung Einschätzungen Auffassung Medienberichten Medienbericht Schätzung Schätzungen Überzeugung Darstellung Darstellungen Erkenntnissen
    Polizeiangaben Medienangaben Mitteilung Mitteilungen Presseberichten Pressebericht Zeitungsberichten Zeitungsbericht Meldungen Meldung Augenzeugenberichten
    Behördenangaben Zeugenaussagen Agenturberichten Agenturangaben Agenturmeldungen Pressemeldungen Presseangaben Regierungsangaben
    Firmenangaben Unternehmensangaben Herstellerangaben Militärangaben Expertenmeinung Expertenangaben Vermutungen Vermutung Gerüchten Gerücht Umfrage
    Umfragen Studie Studien Untersuchung Untersuchungen Statistik Statistiken Prognose Prognosen Rechnung Berechnung Berechnungen Hochrechnung
    Hochrechnungen Vorstellung Vorstellungen Wille Willen Plänen Erklärung Erklärungen Pressemitteilung Presseerklärung Äußerungen Lesart Ermessen Dafürhalten
    Urteil Bekunden Vernehmen Medieninformationen Recherchen Quellen Zeugen Augenzeugen Experten Beobachter Beobachtern Beobachtungen Aufzeichnungen Gutachten Dokumenten
    Analyse Analysen Vorwurf Anklage Anklageschrift Ermittlungen Kenntnisstand Erkenntnis Stellungnahme Insiderangaben Insidern Gesetz Vertrag
    Zahlen Daten Wetterdienst Ergebnissen Ergebnis""".split()
)
# The endings of compounds with them: "Botschaftsangaben", "Korrespondentenberichten".
SOURCE_ENDINGS = (
    "angaben",
    "berichten",
    "aussagen",
    "informationen",
    "meldungen",
    "schätzungen",
    "mitteilung",
    "meinung",
    "kreisen",
)

OPINION_NOUNS = frozenset(
    "Ansicht Meinung Auffassung Überzeugung Einschätzung Schätzungen Vermutungen Schätzung".split()
)
NOT_SOURCES = frozenset(
    "Ablauf Abschluss Absprache Beginn Ende Verlauf Bedarf Möglichkeit Wunsch Art Plan".split()
)

# Nouns whose content a clause tells: "die Forderung, …", "Befürchtungen, dass …".
CONTENT_NOUNS = frozenset(
    """Forderung Forderungen Behauptung Behauptungen Befürchtung Befürchtungen Verdacht Vorwurf Vorwürfe Vorwürfen Vorwurfs Ankündigung Ankündigungen Aussage
    Aussagen Auffassung Ansicht Meinung Überzeugung Vermutung Vermutungen Meldung Meldungen Bericht Berichte Berichten Gerüchte Gerüchten Gerücht
    Drohung Warnung Warnungen Aufforderung Appell Bitte Vorschlag These Theorie Prognose Hoffnung Zusage Versprechen Einschätzung Hinweis Hinweise
    Feststellung Kritik Erklärung Mitteilung Nachricht Nachrichten Schluss Ergebnis Begründung Aufruf Antrag Einwand Argument Zusicherung Versicherung Angst Sorge
    Zweifel Spekulationen Eindruck Erwartung Entscheidung Beschluss Plan Pläne Standpunkt Darstellung Geständnis Worte Worten Angebot Frage Wunsch""".split()
)

ACCORDING = frozenset("laut Laut nach Nach gemäß Gemäß zufolge".split())
THEREBY = frozenset("Demnach demnach Danach danach Demzufolge demzufolge Hiernach".split())
WHEREBY = frozenset("wonach denenzufolge".split())

PRONOUNS = frozenset(
    "er sie es man wir ich ihr dieser diese dieses jener jene letzterer letztere beide alle niemand jeder Er Sie Es Man Wir Ich Dieser Diese Dieses Jener Jene Letzterer Letztere Beide wer Wer".split()
)
PERSONAL = frozenset("er sie Er Sie".split())
REFLEXIVE = frozenset("sich mich uns".split())
OBLIQUE = frozenset("ihm ihn ihnen mir mich dir dich uns euch Ihm Ihn Ihnen ihr".split())

ARTICLES = frozenset(
    """der die das den dem des ein eine einer eines einem einen kein keine keiner keinem keinen dieser diese dieses diesem diesen jener jene
    jenes jenem jenen sein seine seiner seinem seinen seines ihr ihre ihrer ihrem ihren ihres unser unsere unserer unserem unseren mehrere
    mehrerer mehreren viele vieler vielen einige einiger einigen alle aller allen beide beider beiden zwei drei vier fünf sechs sieben acht neun
    zehn elf zwölf manche mancher manchen jeder jede jedes jedem jeden solche solcher solchen andere anderer anderen zahlreiche zahlreicher
    zahlreichen verschiedene verschiedener verschiedenen sämtliche sämtlicher weitere weiterer weiteren hunderte tausende derselbe dieselbe
    dasselbe welche welcher welches""".split()
)
NOMINATIVE = frozenset(
    "der die das ein eine dieser diese dieses jener jene jenes sein seine ihr ihre unser unsere mehrere viele einige alle beide andere".split()
)
DATIVE = frozenset("dem einem diesem seinem ihrem unserem jenem".split())
DATIVE_MAYBE = frozenset("der den einer seiner ihrer dieser diesen seinen ihren".split())
ACCUSATIVE = frozenset("den einen diesen seinen ihren die das eine".split())
GENITIVE = frozenset(
    "einiger mehrerer vieler zahlreicher verschiedener aller beider unserer jener anderer weiterer des der eines einer seines seiner ihres ihrer dieses dieser deren dessen".split()
)

PREPOSITIONS = frozenset(
    """an am auf aus bei beim bis durch für gegen gegenüber hinter im in ins mit nach neben ohne seit über um unter vom von vor während
    wegen zu zum zur zwischen trotz laut gemäß zufolge anlässlich aufgrund hinsichtlich bezüglich angesichts innerhalb außerhalb entgegen
    infolge mittels statt anstatt ab per pro je samt mitsamt via namens seitens entlang nahe abseits zugunsten aufs ans fürs ums übers unters vors zwecks binnen mithilfe anhand
    als wie""".split()
)
# Prepositions that hang a further name or place on a noun: "der Verband der Ärzte in Wien", "Leiter von".
ATTRIBUTIVE = frozenset("von vom für aus bei beim zur zum im in".split())
# "der Sprecher im Ministerium" is one phrase, "der Sprecher im Interview" is not.
BODY_ENDINGS = ("institut", "ministerium", "verband", "zentrum", "amt", "kommissar")
OCCASIONS = frozenset(
    "Interview Gespräch Fernsehen Rundfunk Radio Rahmen Anschluss Namen Hinblick Falle Fall".split()
)
INDEFINITE = frozenset("einem einer seinem seiner ihrem ihrer".split())
# What may stand before a subject in its place: "Auch die Ministerin sagte …".
FOCUS = frozenset(
    "auch selbst nur doch aber jedoch sogar und sowohl weder bereits denn schon allein darauf – - ,".split()
)
# Whom it is told, without an article; and the articles of the dative, some of which are other cases too.
AUDIENCE = frozenset(
    "Journalisten Reportern Medien Medienvertretern Pressevertretern Korrespondenten Abgeordneten Anlegern".split()
)
DATIVE_ARTICLES = frozenset(
    "dem der den einem einer seinem seiner ihrem ihrer unserer unserem dieser diesem seinen ihren mehreren deutschen".split()
)
AGENCIES = frozenset("Presse BBC ARD ZDF dpa AFP AP Reuters Nachrichtenagentur".split())
# Prepositions inside a source: "Angaben aus dem Ministerium zufolge".
INSIDE_SOURCE = frozenset("von vom aus für im in zur zum bei über".split())
# Verbs whose "davon", "darauf", "damit" belongs to the cue.
WITH_PRONOMINAL = frozenset("ausgehen hinweisen verweisen drängen sprechen begründen auffordern".split())
COORDINATING = frozenset("und oder sowie beziehungsweise bzw. &".split())
ADVERSATIVE = frozenset("aber doch sondern denn jedoch".split())
SUBORDINATING = frozenset(
    """dass daß ob weil wenn als während nachdem bevor obwohl damit sodass falls sofern indem seit seitdem bis solange sobald wobei wodurch
    womit worauf woraufhin worin wohingegen weshalb weswegen da zumal ehe obgleich obschon wenngleich wo wohin woher""".split()
)
COMPLEMENTIZERS = frozenset("dass daß ob".split())
QUESTION_WORDS = frozenset(
    "wie warum weshalb wieso wann wer was wo wohin woher welche welcher welches welchen wem wen inwieweit inwiefern".split()
)
RELATIVE = frozenset("der die das dem den dessen deren denen welche welcher welches was wo".split())

AUXILIARIES = frozenset(
    """hat haben hatte hatten habe wird werden wurde wurden werde worden ist sind war waren sei seien will wollen wollte wollten kann können
    konnte konnten muss müssen musste mussten soll sollen sollte sollten darf dürfen durfte mag möchte möchten""".split()
)
PERFECT = frozenset("hat haben hatte hatten habe hätte hätten".split())
PASSIVE = frozenset("wird werden wurde wurden werde würde würden worden ist sind war waren".split())
HEARSAY = frozenset("soll sollen".split())
INTENT = frozenset("will wollen wolle möchte möchten".split())

# The subjunctive forms that mark reported speech. First: only used so. Second: also of the unreal.
SUBJUNCTIVE_1 = frozenset(
    """sei seien habe werde könne müsse solle wolle dürfe möge wisse gebe gehe komme stehe lasse mache tue sehe nehme halte finde bleibe
    liege handele handle bringe bestehe heiße gelte helfe laufe falle trage führe spreche treffe schlage ziehe werfe""".split()
)
SUBJUNCTIVE_2 = frozenset(
    """wäre wären hätte hätten würde würden könnte könnten müsste müssten sollte sollten dürfte dürften gäbe gäben käme kämen ginge gingen
    stünde stünden ließe ließen fände fänden brächte brächten läge lägen sähe sähen bliebe blieben hielte hielten träfe träfen bräuchte
    bräuchten wüsste wüssten nähme nähmen täte trüge fiele verlöre bekäme bekämen erhielte säßen säße bestünde bestünden entstünde entstünden spräche sprächen
    müßte müßten gälte""".split()
)
# Stems of verbs that are not verbs of speech: with -e their first subjunctive, with -t, -te, -en a finite verb.
COMMON_VERBS = frozenset(
    """arbeit änder bau bedeut beding beend beeinfluss beginn begreif behandel bekomm benötig benutz berechn beruh beschädig beschäftig besitz besteh besuch betrag betreff betreib bezahl bezieh bild biet bleib brauch brech brenn bring dauer deck dien
    dräng droh eign einig empfang end entfall entferne entsend entsprech entsteh entwickel erfahr erfolg erfüll ergeb erhalt erhöh erklär erlaub erleb erleid ermöglich erreich erschein ersetz erzeug erziel exist existier fahr fall fang fehl feier find fließ flieg folg förder führ funktionier geb gefähr gefährd gehör geh gelang gelt genieß genüg gerat gescheh gewinn gewähr glaub greif gründ grenz gib halt handel häng heb heiß helf herrsch hersteh hinder hol hör interess kämpf kauf kehr kenn klär komm kost kümmer kür lach lag lass lauf leb leg leid leist lehn lern les lieb lieg liefer lös mach meid mindest mein nehm neig nenn nutz nütz öffn orient pass passier plan produzier prüf rag ras rat reagier rechn red reich reis regel richt ruf sammel schad schaff schein schick schieb schlag schließ schneid schreib schütz schweig seh send setz sink sitz sorg spar spiel sprech spring spür steh steig stell sterb stimm stoß streb streit stütz such summier tauch teil trag trau treff treib trenn tret trink tu überleb übernehm überschreit übersteig überrasch umfass unterlieg unterstütz unterscheid untersuch verändern verbind verbleib verbrauch verdien vereinbar verfüg verfolg vergess verhalt verhinder verkauf verlang verlass verlauf verletz verlier vermeid vermehr vermiss vernicht verringer versag verschaff versorg versteh versuch verteil vertret verurteil verursach verwend verzicht wachs wähl warn wart wechsel wehr weis werb werd werf wiederhol wirk wiss wohn wünsch zahl zähl zeig zerstör zieh zieh zwing belauf beläuf
    festschreib fest zeug steck rück wend wand such""".split()
)

# Finite forms that no ending tells.
FINITE = frozenset(
    """ließ ließen gab gaben ging gingen kam kamen stand standen lag lagen fand fanden blieb blieben hielt hielten nahm nahmen sah sahen trug
    trugen fuhr fuhren schlug zog zogen bot boten fiel fielen half traf trafen lief liefen stieg stiegen starb starben verlor verloren begann
    begannen gewann gewannen brachte brachten dachte kannte wusste wussten gilt gelten galt galten steht stehen liegt liegen gibt kommt kommen
    geht gehen bleibt bleiben hält halten nimmt sieht trägt fährt zieht bietet fällt hilft trifft läuft steigt stirbt verliert beginnt gewinnt
    bringt kennt weiß tut taten tat erhielt erhielten erhält bekam bekamen bekommt entstand entsteht entschied erschien erscheint verließ
    verschwand übernahm übernimmt unterschrieb sanken steigen stiegen wuchsen floss flossen betrug betrugen gelang gelingt schien scheint schloss wuchs warb sank sprang brach""".split()
)

ADVERBS = frozenset(
    """auch jedoch allerdings zudem außerdem ferner weiter weiterhin dabei dazu damals bereits schon noch nun jetzt heute gestern morgen
    vorgestern inzwischen mittlerweile zuvor vorher danach später anschließend daraufhin gleichzeitig zugleich unterdessen indes indessen
    hingegen dagegen dennoch trotzdem zwar eben einst erst erstmals zunächst zuletzt kürzlich jüngst soeben offenbar offensichtlich
    angeblich vermutlich wahrscheinlich möglicherweise vielleicht nur lediglich sogar selbst besonders insbesondere vor allem wiederum
    abschließend schließlich letztlich ebenfalls ebenso gleichfalls wörtlich offiziell öffentlich ausdrücklich deutlich klar weitergehend
    nochmals erneut wieder immer oft nie nicht so deshalb daher darum deswegen somit folglich also denn doch ja wohl etwa rund hier dort da
    überraschend einhellig übereinstimmend telefonisch schriftlich mündlich live kurz lange bislang bisher seither vorab nachträglich
    sinngemäß unmissverständlich scharf heftig vehement einerseits andererseits aber umgehend prompt sofort einmal mehrfach mehrmals
    ergänzend zusätzlich überdies nämlich sehr gar ganz sonst dann derzeit momentan aktuell zurzeit rechtzeitig vorsichtig stets gern
    gerne lieber sicherheitshalber wenig viel mehr ungefähr circa ca. eindringlich nachdrücklich entschieden energisch zurückhaltend
    wiederholt kürzlich neulich seinerzeit nachts abends morgens mittags vormittags nachmittags tags darauf hierzu hierbei hiermit dementsprechend
    entsprechend demgegenüber trotz andernfalls immerhin freilich allein allzu bald""".split()
)
TIME_WORDS = frozenset(
    """Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jänner Montag Dienstag Mittwoch Donnerstag Freitag
    Samstag Sonnabend Sonntag Vormittag Nachmittag Abend Morgen Mittag Nacht Uhr Montagabend Dienstagabend Mittwochabend Donnerstagabend
    Freitagabend Samstagabend Sonntagabend Montagmorgen Wochenende Jahr Jahre Jahren Woche Monat Vortag Tag Tage Tagen Wochen Montagnachmittag
    Dienstagmorgen Mittwochmorgen Donnerstagmorgen Freitagmorgen Freitagnachmittag Jahresende Wochenbeginn""".split()
)

ENUMERATING = frozenset("Darunter Dazu Hinzu".split())

# How a source is called whose name stands elsewhere.
OUTLET_NOUNS = frozenset(
    """Zeitung Blatt Magazin Nachrichtenmagazin Nachrichtenagentur Agentur Sender Fernsehsender Radiosender Rundfunksender Portal Nachrichtenportal Onlineportal Zeitschrift Tageszeitung Wochenzeitung
    Wochenmagazin Boulevardblatt Boulevardzeitung Nachrichtensender Rundfunk Medium Onlinedienst Internetdienst Internetportal Newsletter Blog Fachblatt Fachzeitschrift
    Sonntagszeitung Wirtschaftszeitung Presseagentur Senders Magazins Portals Blattes Blatts""".split()
)
DOCUMENT_NOUNS = frozenset(
    """Bericht Studie Gutachten Papier Dokument Mitteilung Pressemitteilung Erklärung Entwurf Vertragsentwurf Vertrag Schreiben Brief Umfrage
    Untersuchung Analyse Statistik Protokoll Abkommen Urteil Stellungnahme Artikel Meldung Bericht""".split()
)
GOVERNMENT_NOUNS = frozenset(
    """Regierung Ministerium Außenministerium Verteidigungsministerium Innenministerium Finanzministerium Wirtschaftsministerium Energieministerium Gesundheitsministerium Justizministerium Bundesregierung
    Geheimdienst Militärgeheimdienst Nachrichtendienst Kreml Weiße Polizei Behörde Behörden Staatsanwaltschaft Bundesanwaltschaft Armee
    Militär Parlament Senat Kongress Rechnungshof Botschaft Präsidialamt Kanzleramt Landesregierung Zentralbank Ministeriums Dienst""".split()
)
ORGANISATION_NOUNS = frozenset(
    """Institut Organisation Verband Unternehmen Konzern Firma Partei Gewerkschaft Universität Stiftung Verein Gesellschaft Bank Hersteller Denkfabrik Kommission
    Union Fraktion Gericht Bund Bundesverband Zentrum Agentur Forschungsinstitut Hilfsorganisation Menschenrechtsorganisation Weltgesundheitsorganisation Konzerns""".split()
)
UNNAMED_NOUNS = frozenset(
    """Experten Beobachter Beobachtern Kritiker Kritikern Medien Analysten Zeugen Augenzeugen Schätzungen Berichten Berichte Medienberichten Branchenkennern
    Branchenkenner Insider Insidern Kreise Kreisen Quellen Gerüchten Fachleute Fachleuten Forscher Wissenschaftler Diplomaten Händler Vernehmen Meldungen
    Informationen Angaben""".split()
)
ROLE_ENDINGS = (
    "präsident",
    "präsidentin",
    "minister",
    "ministerin",
    "sprecher",
    "sprecherin",
    "chef",
    "chefin",
    "abgeordnete",
    "abgeordneter",
    "direktor",
    "direktorin",
    "vorsitzende",
    "vorsitzender",
    "sekretär",
    "sekretärin",
    "leiter",
    "leiterin",
    "experte",
    "expertin",
    "professor",
    "professorin",
    "general",
    "kanzler",
    "kanzlerin",
    "botschafter",
    "botschafterin",
    "politiker",
    "politikerin",
    "ökonom",
    "ökonomin",
    "forscher",
    "forscherin",
    "anwalt",
    "anwältin",
    "richter",
    "richterin",
    "kommissar",
    "kommissarin",
    "händler",
    "händlerin",
    "arzt",
    "ärztin",
    "kandidat",
    "kandidatin",
    "beauftragte",
    "beauftragter",
    "berater",
    "beraterin",
    "gouverneur",
    "senator",
    "senatorin",
    "analyst",
    "analystin",
    "diplomat",
    "diplomatin",
    "manager",
    "managerin",
    "autor",
    "autorin",
    "journalist",
    "journalistin",
    "führer",
    "führerin",
    "offizier",
    "oberst",
    "kommandeur",
    "bürgermeister",
    "bürgermeisterin",
    "könig",
    "königin",
    "papst",
    "bischof",
    "trainer",
    "wissenschaftler",
    "wissenschaftlerin",
    "unternehmer",
    "unternehmerin",
    "vize",
    "historiker",
    "historikerin",
    "machthaber",
    "vertreter",
    "vertreterin",
)
FEMALE_ENDINGS = ("in", "frau")
THIS_OUTLET = frozenset(
    (
        "dieser Zeitung",
        "dieser Redaktion",
        "unserer Zeitung",
        "unserer Redaktion",
        "diesem Magazin",
        "diesem Sender",
        "diesem Blatt",
    )
)
CITING = (
    "unter Berufung auf",
    "mit Verweis auf",
    "mit Bezug auf",
    "unter Verweis auf",
    "unter Bezug auf",
    "mit Hinweis auf",
    "beruft sich auf",
    "berief sich dabei auf",
    "beruft sich dabei auf",
)
