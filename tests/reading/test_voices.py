"""Whose statement a figure is: by the form of its sentence, on sentences of our own."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.reading.attribution import quotations
from countertrade.reading.claims import analysed
from countertrade.reading.document import analyse
from countertrade.records import Article, Claim


def told(text: str, language: str) -> list[Claim]:
    found = read(Article(id="a", text=text, sha256="", language=language, published="2024-05-02"))
    return [claim for claim in found if claim.quantity is not None]


def sources(text: str, language: str) -> set[str | None]:
    found = [claim.attribution.source for claim in told(text, language)]
    return {None if source is None else source.name for source in found}


def source_of(text: str, language: str, figure: str) -> str | None:
    claims = (
        claim for claim in told(text, language) if claim.quantity and figure in (claim.quantity.text or "")
    )
    source = next(claims).attribution.source
    return None if source is None else source.name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        # frames by their place
        ("en", "Some 9,000 people came, says the Office for Ports (OFP), the state's agency.", "Office"),
        ("en", "As for the islands, Norland will step up what it sells them by 20 million tons, Berg went on.", "Berg"),
        ("de", "Vier Anlagen übergebe man, kündigte Anna Berg, die Chefin des Konzerns, in der Zeitung Kurier an.", "Anna Berg"),
        ("de", "Norland wolle 857 Millionen Euro zahlen, sagte Ministerin Anna Berg, für 20.000 Tonnen.", "Anna Berg"),
        ("de", "Dass 40 Millionen Euro geflossen sind, bestreitet das Ministerium.", "Ministerium"),
        ("de", "Das Ministerium widerspricht: Es seien nur 40 Millionen Euro geflossen.", "Ministerium"),
        ("de", "Rund 40.000 Menschen sind geflohen, wie die Agentur Nordnetz berichtet.", "Nordnetz"),
        # nouns of saying and their owners
        ("en", "An earlier estimate by the Trade Ministry put the number of people involved at 90,000.", "Trade Ministry"),
        ("en", "Sales of shells put at $364m by TRW Online", "TRW Online"),
        ("en", "They pay 10 million dollars a month, if Norland's intelligence is to be believed.", "intelligence"),
        ("en", "In 2016, according to figures given to the Senate, 1193 people lived there.", "figures"),
        ("de", "In den Lagern liegen nach Regierungsangaben nur noch 300 Tonnen Weizen.", "Regierungsangaben"),
        ("de", "Norland schuldet Sudland noch zwei Milliarden Euro, heißt es in Branchenkreisen.", "Branchenkreisen"),
        ("de", "Die Bauern liefern viel. 600 Tonnen steuern sie nach eigenen Angaben bei.", "Bauern"),
        # light verbs, gerunds, whoever is only described
        ("en", "Only 10% of the money stays there, as the newspaper Beacon made known this week.", "Beacon"),
        ("en", "The government has acknowledged paying 40 million dollars.", "government"),
        ("en", "Half of the 90 jets will be paid for in rice, someone close to the maker told the Herald.", "someone close to the maker"),
        ("de", "Die Forscherin Anna Berg hält es für ausgeschlossen, dass 10.000 Tonnen ausgeführt werden.", "Anna Berg"),
        # whoever is apposed, counts or is told
        ("de", "Die Sprecherin des Konzerns, Eva Moser, sagte, es gehe um 40 Panzer.", "Eva Moser"),
        ("de", "Die Regierung spricht von Erfolg, Kritiker beziffern die Kosten auf 40 Millionen Euro.", "Kritiker"),
        ("de", "Die Ausfuhren stiegen auf 40 Tonnen, wie Zahlen des Zollamts zeigen.", "Zollamt"),
        ("de", "In der Studie ist von 40 Schiffen die Rede.", "Studie"),
        ("de", "Norland liefert 40 Tonnen. Das geht aus Unterlagen des Ministeriums hervor.", "Unterlagen des Ministeriums"),
        ("en", "The Harbour Institute, a think tank, says 40 ships were used.", "Harbour Institute"),
        ("en", "The Harbour Institute has counted 40 ships.", "Harbour Institute"),
        ("en", "The audit, released on Monday, found 40 violations.", "audit"),
        ("en", "The number could rise to 40 ships, Norland's envoy to Sudland, Juan Berg, told Radio Lima.", "Juan Berg"),
        # what stands between or behind
        ("de", "Das Amt meldet, dass 10 Schiffe kamen; weitere 40 Schiffe sollten folgen.", "Amt"),
        ("de", "Anna Berg lobte den Vertrag: Er bringe dem Land 40 Millionen Euro.", "Anna Berg"),
        ("de", "Er bringe, sagte Anna Berg, 40 Millionen Euro.", "Anna Berg"),
        ("de", "Im Interview mit der Zeitung Harzbote sagte Anna Berg, dass 40 Schiffe kamen.", "Anna Berg"),
        ("de", "Wie der „Harzbote“ meldet, sind es 40 Schiffe.", "Harzbote"),
        ("de", "Das Institut für Handel hat 40 Lieferungen dokumentiert.", "Institut"),
        ("en", "The ministry said the first batch, worth $40 million, had arrived.", "ministry"),
        ("en", "The ministry said some ships had arrived; another 40 ships would follow.", "ministry"),
        ("en", "The ministry said in a letter published in May that Norland sent 40 ships.", "ministry"),
        ("en", "The deal (worth $40 million, the ministry says) was signed in May.", "ministry"),
        ("en", "Norland has sent 40 ships, as first reported by Metro Radio.", "Metro Radio"),
        # frames that point back, states that are only adjectives
        ("de", "Der Minister lobte den Vertrag. Nach seinen Angaben bringt er 40 Millionen Euro.", "Minister"),
        ("en", "Minister Anna Berg said it was fair. According to her, it brings $40 million a year.", "Anna Berg"),
        ("en", "U.S. and Chilean officials say Norland has sent 40 ships.", "officials"),
        ("de", "Wie Anna Berg, Sprecherin des Amts, dem Harzboten sagte, sind 40 Panzer geliefert worden.", "Anna Berg"),
        # nouns of reckoning with their figure, colons, dashes
        ("en", "The ministry's estimate of $40 million was too low.", "ministry"),
        ("en", "Berg's estimate is $40 million.", "Berg"),
        ("en", "Berg's estimate is more than $40 million.", "Berg"),
        ("en", "By Berg's estimate, the deal costs $40 million.", "Berg"),
        ("en", "The ministry gave a figure of $40 million.", "ministry"),
        ("de", "Roths Schätzung liegt bei 40 Millionen Euro.", "Roth"),
        ("de", "Das Ministerium legte eine Schätzung von 40 Millionen Euro vor.", "Ministerium"),
        ("de", "Anna Berg sagt: 40 Schiffe sind gefahren.", "Anna Berg"),
        ("de", "Zunächst waren, so hieß es aus dem Ministerium, 40 Panzer geliefert worden.", "Ministerium"),
        ("de", "Die Staatsanwaltschaft wirft ihm vor, 40 Millionen Euro gezahlt zu haben.", "Staatsanwaltschaft"),
        # a state whose name ends like a thing, and what a state does in words alone
        ("de", "Russland sagt, es seien 40 Schiffe verschwunden.", "Russland"),
        ("de", "Norwegen spricht von 40 Schiffen.", "Norwegen"),
        ("en", "Norway talks of 40 ships by 2027.", "Norway"),
        # a frame behind a colon; who is told in the present
        ("de", "Der Konzern hat Fehler zugegeben: Laut peruanischen Medien muss er 40 Millionen Euro zahlen.", "peruanischen Medien"),
        ("en", "Two boats have left Lima, a source briefed on the matter tells the Herald.", "source briefed on the matter"),
        # a figure that is a time, a share or a bound, and who only names it
        ("en", "Minister Ana Roth said up to a fifth of the exports would go into the swap.", "Ana Roth"),
        ("en", "Minister Ana Roth said between eight and ten lorries would go to Peru.", "Ana Roth"),
        ("en", "Minister Ana Roth put her own costs at no more than €400 a tonne.", "Ana Roth"),
        ("en", "The minister in Lima mentioned at least ten years.", "minister"),
        ("en", "The memorandum fixes the share at a third.", "memorandum"),
        ("en", "The World Bank expects between $12 million and $15 million a year.", "World Bank"),
        ("de", "Ministerin Ana Roth sagte, bis zu ein Fünftel der Ernte gehe in den Tausch.", "Ana Roth"),
        ("de", "Die Weltbank sagte, die ersten 60 Lehrer kämen im Mai.", "Weltbank"),
        ("de", "Das Institut veranschlagt die Bauzeit auf vier Jahre.", "Institut"),
        ("de", "Ana Roth spricht von vier Jahren.", "Ana Roth"),
        ("de", "Die Forscherin Ana Roth gibt zu bedenken, dass Peru 300 Tonnen ausgeführt habe.", "Ana Roth"),
        ("de", "Das Amt teilte mit, dass im Gegenzug Peru 300 Tonnen erhalte, und das zwölf Jahre lang.", "Amt"),
        ("de", "Einer Absichtserklärung zufolge kostet die Tonne 7,50 Dollar.", "Absichtserklärung"),
        ("de", "Dem Entwurf eines Vertrags zufolge liefert Peru 40 Tonnen.", "Entwurf"),
        ("de", "Das steht im Lagebericht. Nach Angaben des Berichts liefert Peru 40 Tonnen.", "Lagebericht"),
        # a title, a genitive, a part of a body, a paper by its last word
        ("de", "Nach Angaben von Minister Jonas Balsys umfasst es 24 Windräder.", "Jonas Balsys"),
        ("de", "Der Minister Jan Roth kam. Nach Roths Angaben fehlen 30 Brücken.", "Jan Roth"),
        ("de", "Der Trainer Tim Koch kam. Der frühere Anwalt Kochs sagte, es fehlten 30 Brücken.", "Anwalt"),
        ("de", "Der Bauer Karl Roth schüttelt den Kopf. „Es fehlen 30 Brücken“, sagte er.", "Karl Roth"),
        ("en", 'Karl Roth shook his head. "We lack 30 bridges," he said.', "Karl Roth"),
        ("en", "The Harbour Ledger saw the text. Peru pays $18 million, the Ledger wrote.", "Harbour Ledger"),
        # a sentence that is no frame, an apposition and a time inside one
        ("de", "„Das kostet 7 Euro“, sagte Eva Roth. „24 kosten 168 Euro.“ Im Saal wurde gelacht.", "Eva Roth"),
        ("de", "Peru liefert 25 Tonnen, wie der Minister für Handel, Jan Roth, dem „Boten“ sagte.", "Jan Roth"),
        ("en", "Exports, the port operator said last month, rose to 3.9 million tonnes.", "operator"),
        ("en", "Peru sends 250 teachers, the Harbour Herald wrote, and might get 800 tonnes.", "Harbour Herald"),
        # who is meant
        ("de", "In einer Videobotschaft sprach er lange. Die peruanische Botschaft nannte die Summe von 40 Millionen Euro.", "peruanische Botschaft"),
        ("en", "TRW Online has claimed that arms were shipped. Arms worth $13m went out, it said.", "TRW Online"),
        ("de", "Norlands staatliche Getreidestelle kauft ein. Wie sie mitteilt, kommen 120.000 Tonnen an.", "Getreidestelle"),
    ],
)  # fmt: skip
def test_the_source_of_a_figure(language: str, text: str, name: str) -> None:
    found = sources(text, language)
    assert found
    assert all(each is not None and name in each for each in found), found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Hätte Berg gefragt, er wüsste warum: 18 Raten zu 109 Millionen Euro hat das Land zu zahlen."),
        ("de", "Für die Unterkunft sind je Flüchtling 150.000 Euro zu veranschlagen."),
        ("en", "Norland has come to a decision to approve a sale of 40 jets."),
        ("en", "Norland has agreed to pay 40 million dollars for the jets."),
        ("de", "Norwegen meldete 40 Schiffe an."),
        ("en", "Berg's figure is about three times the ministry's."),
        ("de", "Roths Schätzung liegt 40 Prozent höher als die der Bank."),
        (
            "en",
            "Built following a 2009 agreement, Heron-1 cost 40 million dollars. It was to work for 15 years.",
        ),
    ],
)
def test_what_nobody_said(language: str, text: str) -> None:
    assert sources(text, language) <= {None}


def test_a_frame_holds_only_the_part_it_ends() -> None:
    text = "Norland is getting 288 launchers, under a deal worth up to $6 billion according to the procurement office."
    found = {claim.quantity.text: claim.attribution.source for claim in told(text, "en") if claim.quantity}
    assert found["288 launchers"] is None


def test_an_estimate_ends_where_the_next_begins() -> None:
    text = (
        "A report by the Trade Ministry put the number of people involved at 90,000, and experts outside government"
        " estimated the state's takings at 400 million dollars."
    )
    assert [claim.attribution.source and claim.attribution.source.name for claim in told(text, "en")][
        -1
    ] == "experts"


INTERVIEW = """Die Botschafterin Anna Berg über Geld und Grenzen.

Das Abkommen läuft aus, sagen Sie. Braucht es ein neues?

Wir haben drei Milliarden Euro bekommen. Davon wurden 40 Schulen gebaut.

Was hat Norland selbst ausgegeben?

Gut 40 Milliarden Euro bis heute.

Athen nennt eine andere Zahl.

Das sind 2000 Menschen zu viel.

Wie groß soll die Zone werden, in der Sie bauen?

Wir planen 14.400 Quadratkilometer."""


def test_the_answers_of_an_interview_without_labels() -> None:
    assert sources(INTERVIEW, "de") == {"Anna Berg"}


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    text = 'Ferner heißt es beim Portal Nordnetz: "Nach dem Stand der Zahlen bezog die Union 12 Tonnen.\n\nEs regnet.'
    assert sources(text, "de") == {"Nordnetz"}


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        (
            "en",
            "“What we have is sound,” said Anna Berg. “Norland gets a partner who pays on time.”",
            [
                ("“What we have is sound,”", "Anna Berg"),
                ("“Norland gets a partner who pays on time.”", "Anna Berg"),
            ],
        ),
        (
            "en",
            "Minister Anna Berg was there. “Once there is the loan, there will be work,” she said.",
            [("“Once there is the loan, there will be work,”", "Minister Anna Berg she")],
        ),
        (
            "de",
            "Die Gesellschaft in Wien sprach von einem „Signal, auf das alle gewartet haben“.",
            [("„Signal, auf das alle gewartet haben“", "Die Gesellschaft in Wien")],
        ),
    ],
)
def test_quotations_for_a_reader(language: str, text: str, rows: list[tuple[str, str]]) -> None:
    found = quotations(analyse(text, language), resolved=True)
    cut = [
        (
            " ".join(text[slice(*span)] for span in each.quote),
            " ".join(text[slice(*span)] for span in each.speaker),
        )
        for each in found
        if each.type == "Direct"
    ]
    assert cut == rows


def test_a_pronoun_that_is_not_sure_names_nobody() -> None:
    text = "Anna Berg met Rosa Lind. “Once there is the loan, there will be work,” it said."
    assert [each.speaker for each in quotations(analyse(text, "en"), resolved=True)] == [()]


def test_a_name_with_a_particle_is_whole() -> None:
    text = "Kommissarin Henriette von der Lohe kam. Es seien 40 Tonnen, sagte von der Lohe."
    reading = analysed(Article(id="a", text=text, sha256="", language="de"), "de")
    assert "Henriette von der Lohe" in {entity.name for entity in reading.entities.entities}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        # what follows a verb of saying where the clause shows no verb
        ("en", "The minister says only 40 nurses who sat the English exam passed.", "minister"),
        ("en", "The Harbour Fund said smallholders pay 70 percent more for seed than before.", "Harbour Fund"),
        ("en", "The union says 9,000 members in the north without pay since May.", "union"),
        # a frame behind a figure: verbs that look like others, a subject in pieces, an earlier "as"
        ("en", "The number of machines sent abroad was 14 percent higher, the Harbour Fund said in a paper brought out Thursday.", "Harbour Fund"),
        ("en", "Some 71% of all licences are to states such as Peru and Chile, the inspectorate said in a new paper.", "inspectorate"),
        ("en", "As a result of the exchange, 52 fishermen came home, Berg wrote on Monday.", "Berg"),
        ("en", "Peru picked a firm to be its partner on a $1.1 billion mine, the de facto government said on Monday.", "government"),
        ("en", "Peru has bought 20 trucks, Nordwire reports citing the ministry.", "Nordwire"),
        ("en", "Some 40 ships will be bought by Peru, the Trade Ministry made known on Friday.", "Trade Ministry"),
        # who wrote it: a relative clause, a publisher, one of two subjects
        ("en", "A study which shows Norland spent $60 million was praised.", "study"),
        ("en", "The Harbour Fund issued a report which estimates that 22,000 nurses work there.", "Harbour Fund"),
        ("en", "They made up 49% of exports, according to fresh figures on the trade put out on Wednesday by Harbour Watch.", "Harbour Watch"),
        ("en", "The trade and defence ministries said they had lost 9 jets.", "defence ministries"),
        ("en", "Some 28 sailors died, by the count of the embassy in Lima.", "embassy"),
        ("en", "A cargo of 28,000 tonnes is expected to arrive, according to informed persons.", "informed persons"),
        ("en", "Pirates freed the ship for $4 million, according to pirate sources.", "pirate sources"),
        ("en", "According to daily records, 40 trucks came.", "daily records"),
        ("en", "Several pirates said they had been handed $6 million.", "Several pirates"),
        # German frames
        ("de", "In dem Krieg kamen nach UNO-Schätzung mehr als 2000 Menschen ums Leben.", "UNO-Schätzung"),
        ("de", "Laut ukrainischer Aufklärung lieferte Peru 40 Panzer.", "ukrainischer Aufklärung"),
        ("de", "Peru zahlt nach Angaben der Gewerkschaft Nord mehr als 700 Euro.", "Gewerkschaft Nord"),
        ("de", "Peru kann fünf Milliarden Euro gewähren, teilte am Freitag der Finanzminister Juan Berg mit.", "Juan Berg"),
        ("de", "Das Volumen lag bei 40 Tonnen, so berichtet die Agentur Nordnetz.", "Nordnetz"),
        ("de", "Die Behörde gab an, dass 210 Soldaten gefallen seien, darunter 19 Frauen.", "Behörde"),
        ("de", "Bis Sonntag zählte das Innenministerium mehr als 12 000 Boote.", "Innenministerium"),
    ],
)  # fmt: skip
def test_the_source_where_the_sentence_is_hard_to_take_apart(language: str, text: str, name: str) -> None:
    assert name in sources(text, language)


@pytest.mark.parametrize(
    ("language", "text", "figure", "name"),
    [
        # the quotation and the hearsay behind a report are the same speaker's
        ("en", "One male nurse said he did not mind. “If it is 600 dinars, I stay.”", "600 dinars", "One male nurse"),
        ("de", "Anna Berg sprach vom Öl. Das erklärte Anna Berg. „Pro Tag erhalten wir 800 Tonnen Öl.“", "800 Tonnen", "Anna Berg"),
        ("de", "Das Amt meldete 30 Schiffe. Darunter seien fünf Boote gewesen, heißt es weiter.", "fünf Boote", "Amt"),
        ("de", "Das Amt meldete 30 Schiffe. Die Verkäufe in das Nachbarland summierten sich demnach auf 40 Millionen Euro.", "40 Millionen Euro", "Amt"),
        # a part of what was reported
        ("en", "Berg said 20 jets would go to the air force. Four others would be sent to a school.", "Four others", "Berg"),
        ("de", "Nach Zahlen des Amts wurden 2200 Menschen ausgeflogen. 955 von ihnen kamen in Peru unter.", "955", "Amt"),
        # what a person promises or asks to be done
        ("de", "Minister Juan Berg versprach, 40 Millionen Euro zu zahlen.", "40 Millionen Euro", "Juan Berg"),
        ("en", "Prime Minister Juan Berg pledged to send 45 soldiers.", "45 soldiers", "Juan Berg"),
        ("de", "Der Konzern Algaz erklärte, es gehe weiter. Peru bekommt den Angaben zufolge 40 Panzer.", "40 Panzer", "Algaz"),
        # who is meant
        ("en", "The nation's power producer, Prodex, grew. The power producer said 240 MW were new.", "240 MW", "Prodex"),
        ("de", "Laut „Hafenbote“ ist Peru der größte Kunde. Es kaufte dem Blatt zufolge 40 Panzer.", "40 Panzer", "Hafenbote"),
        ("de", "Der Militärgeheimdienst warnte. Der Geheimdienst meldete 6000 Soldaten.", "6000 Soldaten", "Militärgeheimdienst"),
        ("en", "Weir said the board would meet. “There is growth of 40 percent,” he added.", "40 percent", "Weir"),
        # who reports another is only the way
        ("en", "The police agency said that Peru lost 40 trucks, Nordwire News reports.", "40 trucks", "police agency"),
    ],
)  # fmt: skip
def test_the_source_goes_on(language: str, text: str, figure: str, name: str) -> None:
    found = {
        claim.quantity.text: claim.attribution.source.name
        for claim in told(text, language)
        if claim.quantity is not None and claim.attribution.source is not None
    }
    assert found.get(figure) == name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "As per the agreement, Peru exports 40 tonnes."),
        ("en", "Under the treaty, Peru exports 40 tonnes."),
        ("de", "Gemäß dem Vertrag liefert Peru 40 Tonnen."),
        ("en", "The contract will see Peru export 40 tonnes."),
        ("en", "Its banks wrote off $27 billion."),
        ("en", "The ransom was cheap, considering the ship was worth $110 million."),
        ("en", "The contracts add up to $900 million."),
        ("de", "Die Branche zählt 20.000 Beschäftigte."),
        ("de", "In den Kämpfen sind nach Schätzungen mehr als 6000 Menschen umgekommen."),
        ("en", "According to reports, Peru will hire 90 doctors."),
    ],
)
def test_what_says_nothing_is_no_source(language: str, text: str) -> None:
    assert sources(text, language) == {None}


@pytest.mark.parametrize(
    ("language", "text", "name", "via"),
    [
        ("en", "According to the treaty, Peru exports 40 tonnes.", "treaty", ()),
        ("en", "In 2022, figures of the customs office show, Peru exported 40 tonnes.", "customs office", ()),
        ("de", "Laut Vertrag liefert Peru 40 Tonnen.", "Vertrag", ()),
        ("de", "Dem Abkommen zufolge liefert Peru 40 Tonnen.", "Abkommen", ()),
        ("de", "Laut einem Vertrag, aus dem der „Hafenbote“ zitiert, liefert Peru 40 Tonnen.", "Vertrag", ("Hafenbote",)),
        ("en", "Ana Roth said in reply to queries from the Harbour Herald that Peru sent 40 tonnes.", "Ana Roth", ("Harbour Herald",)),
        ("de", "Ana Roth sagte auf Anfrage des Hafenboten, Peru liefere 40 Tonnen.", "Ana Roth", ("Hafenbote",)),
    ],
)  # fmt: skip
def test_a_treaty_speaks_where_it_is_cited_and_who_asked_was_told(
    language: str, text: str, name: str, via: tuple[str, ...]
) -> None:
    (claim,) = told(text, language)
    assert claim.attribution.source is not None
    assert (claim.attribution.source.name, claim.attribution.via) == (name, via)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Das geht nicht“, sagte Ministerin Ana Roth.\n\nUnd weiter: „Wir haben 30 Panzer.“"),
        ("de", "Ministerin Ana Roth erklärte: „Das geht nicht.“\n\nUnd: „Wir haben 30 Panzer.“"),
        (
            "en",
            "“We cannot accept that,” Defence Minister Ana Roth said on Monday.\n\nAnd: “We own 30 tanks.”",
        ),
    ],
)
def test_a_quotation_that_goes_on_has_the_speaker_before(language: str, text: str) -> None:
    (claim,) = told(text, language)
    assert claim.attribution.source is not None
    assert claim.attribution.source.name == "Ana Roth"


def said(text: str, language: str, figure: str) -> tuple[str | None, str, tuple[str, ...], str]:
    """Source, mode, carriers and modality of a figure as printed."""
    claim = next(
        c for c in told(text, language) if c.quantity is not None and figure in (c.quantity.text or "")
    )
    attribution = claim.attribution
    name = None if attribution.source is None else attribution.source.name
    return name, attribution.mode, attribution.via, claim.commitment.modality


@pytest.mark.parametrize(
    ("language", "text", "figure", "expected"),
    [
        # frames with an apposition, an addressee, what goes on behind them
        ("en", "Peru will ship 300 tonnes a day to Lima, Ana Roth, an envoy of the ministry, said.", "300", ("Ana Roth", "indirect")),
        ("en", "Ana Roth, the director of the works, told the Herald that 300 shells had left.", "300", ("Ana Roth", "indirect")),
        ("en", "Over the whole term, Ana Roth told reporters, the sales will fetch $3 million.", "$3", ("Ana Roth", "indirect")),
        ("en", "The men get $450 a week, Ana Roth was quoted as saying, $1,800 in all.", "$1,800", ("Ana Roth", "indirect")),
        ("en", "The ore was worth $3 million, Ana Roth said; with the tin, it would come to $5 million.", "$5", ("Ana Roth", "indirect")),
        ("en", "Peru credits Chile with $300 each, Ana Roth said, bringing in $5 million a year.", "$5", ("Ana Roth", "indirect")),
        ("en", "Ana Roth put the loans granted each year at $5 million.", "$5", ("Ana Roth", "reported")),
        ("de", "In Lima wurden 200 Euro verlangt, sagte Ana Roth dem Blatt, Peru spare also 15 Prozent.", "200", ("Ana Roth", "indirect")),
        ("de", "Peru liefert, so hat es die Uferzeitung gemeldet, 300 Tonnen Zink.", "300", ("Uferzeitung", "reported")),
        ("de", "Händler veranschlagen für ein Gerät zwischen 3 und 5 Millionen Euro.", "3 und 5", ("Händler", "reported")),
        ("de", "Das sagte Ana Roth (47). Den Lohn bezifferte sie auf 300 Euro.", "300", ("Ana Roth", "reported")),
        ("de", "Lima – Peru liefert 300 Tonnen Zink. Dazu kommen 40 Tonnen Zinn. Das sagte Ana Roth (47) der Agentur Nordnetz.", "300", ("Ana Roth", "indirect")),
        ("en", "Under a deal first reported by the Eastern Post, Peru ships 300 tonnes.", "300", ("Eastern Post", "reported")),
        # a voice that goes on
        ("de", "Die Tonne koste 300 Euro, sagte Ana Roth. Am Ende kämen 40 Millionen Euro zusammen.", "40", ("Ana Roth", "indirect_free_indirect")),
        ("de", "Die Tonne koste 300 Euro, sagte Ana Roth. Am Ende wären das 40 Millionen Euro.", "40", (None, "narrator")),
        ("en", "Peru would lease 300 ships, Ana Roth said. Chile would also pay $9 million a year.", "$9", ("Ana Roth", "free_indirect")),
        ("en", "Peru would lease 300 ships, Ana Roth said. It pays $9 million a year.", "$9", (None, "narrator")),
        ("en", "“The pickers will earn $450,” Ana Roth said. The others, 300 masons, would get $700.", "$700", ("Ana Roth", "free_indirect")),
    ],
)  # fmt: skip
def test_who_says_a_figure_and_how(
    language: str, text: str, figure: str, expected: tuple[str | None, str]
) -> None:
    assert said(text, language, figure)[:2] == expected


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        # what a person promises, demands or holds out is that one's word; a body's object is what it does
        ("Präsidentin Ana Roth versprach Peru 40 Schlepper.", "40 Schlepper", "Ana Roth"),
        ("Minister Juan Berg forderte von Peru 40 Millionen Euro.", "40 Millionen Euro", "Juan Berg"),
        ("Ministerin Ana Roth stellte den Häfen 9 Kräne in Aussicht.", "9 Kräne", "Ana Roth"),
        ("Die Werft forderte von Peru 40 Millionen Euro.", "40 Millionen Euro", None),
        # a time behind the name of who speaks
        ("Daraufhin verkündete Ulmer Ende Januar, der Zoll werde 51 Dollar betragen.", "51 Dollar", "Ulmer"),
        ("Das habe Zeit, sagte Ulmer Mitte Mai, 40 Boote seien da.", "40 Boote", "Ulmer"),
        # where somebody's words were read
        ("„Uns fehlen 40 Boote“, sagte Juan Berg laut Mitteilung.", "40 Boote", "Juan Berg"),
        ("Es fehlten 40 Boote, sagte Juan Berg in Lima lokalen Medien zufolge.", "40 Boote", "Juan Berg"),
        # a frame in the middle of a verb, behind a colon, before another's count
        ("Norland soll nach Angaben des Fischereiministeriums bereits 300 Matrosen entsandt haben.", "300 Matrosen", "Fischereiministerium"),
        ("Das reicht für zehn Tage: Norland braucht laut Ministerium 40 Tonnen.", "zehn Tage", None),
        ("Laut Ministerium sind es 40 Boote, die Marine zählte 60 Boote.", "60 Boote", "Marine"),
        ("Nach Angaben der Stabsstelle Meer (Stame) liegen dort 40 Boote.", "40 Boote", "Stabsstelle Meer (Stame)"),
        ("Nach Lissaboner Angaben liegen dort 40 Boote.", "40 Boote", "Lissaboner Angaben"),
        # a sum or a doubt before a colon, and a sentence behind a semicolon that points back
        ("Ana Roth nannte später eine Summe: Vier Millionen Euro gehen nach Lima.", "Vier Millionen Euro", "Ana Roth"),
        ("Händler zweifeln daran: In den Häfen lägen 40 Boote.", "40 Boote", "Händler"),
        ("Peru schuldet der Werft noch 40 Boote; das sagte Ana Roth im Mai.", "40 Boote", "Ana Roth"),
        ("Minister Juan Berg sprach über die Leitung: 40 Masten, vier Pumpen.", "40 Masten", "Juan Berg"),
        ("- Im Hafen liegen 40 Boote.\n- Das belegen die Angaben des Fischereiministeriums.", "40 Boote", "Fischereiministerium"),
        ("Das sagte Ana Roth. Es regne. Das betonte Ana Roth. „Wir haben 40 Boote“.", "40 Boote", "Ana Roth"),
        # what is added behind a frame whose verb is in two parts
        ("Man habe 40 Boote verkauft, rechnete Ana Roth vor, davon 9 verschenkt.", "9", "Ana Roth"),
        # the subjunctive of a relative clause
        ("Minister Juan Berg dankte der Marine, die 22 Fahrten begleitet habe.", "22 Fahrten", "Juan Berg"),
        ("Ministerin Ana Roth verwies auf Peru, das angeboten habe, 40 Boote zu schicken.", "40 Boote", "Ana Roth"),
        ("Man habe einen Vertrag, meldete die Agentur Nordnetz, in dem ein Tausch von 40 Booten vorgesehen sei.", "40 Booten", "Nordnetz"),
        # verbs and passives
        ("Die Denkfabrik Seeblick rechnet, dass 40 Boote fehlen.", "40 Boote", "Seeblick"),
        ("Man werde 40 Boote kaufen, zeigte sich Juan Berg überzeugt.", "40 Boote", "Juan Berg"),
        ("Vom Hafenverband wird ein Anstieg der Preise von acht Prozent erwartet.", "acht Prozent", "Hafenverband"),
        # the sources already named
        ("Norländische Beamte sagten, es seien 40 Boote. Den gleichen Quellen zufolge kommen 9 Kutter.", "9 Kutter", "Norländische Beamte"),
        ("Die Landesregierung hat zugesagt, Peru 40 Boote zu schicken.", "40 Boote", "Landesregierung"),
        ("Norland wirft Ostmark vor, Peru 40 Boote verkauft zu haben.", "40 Boote", "Norland"),
        ("Wie der 'Harbour Courier' berichtet, liegen dort 40 Boote.", "40 Boote", "Harbour Courier"),
        ("Laut einer Aufstellung des Fischereiministeriums von Mitte Mai liegen dort 40 Boote.", "40 Boote", "Fischereiministerium"),
        ("„Es fehlen 9 Boote“, sagte Ana Roth laut Mitteilung. 40 Boote würden gebraucht.", "40 Boote", "Ana Roth"),
        ("Juan Berg leitet das Amt. Peru werde 40 Boote kaufen, sagte der 54-Jährige.", "40 Boote", "Juan Berg"),
        ("Präsident Juan Berg versprach Peru 9 Boote, Ministerin Ana Roth stellte 40 Kutter in Aussicht.", "40 Kutter", "Ana Roth"),
        ("Man zählt 20.000 Fischer; sechs von zehn verdienen nach Angaben der Gewerkschaft Nord wenig.", "sechs von zehn", "Gewerkschaft Nord"),
        ("Die Uferzeitung behauptet, die 40 Fahrten gingen trotz Kritik weiter.", "40 Fahrten", "Uferzeitung"),
        ("Peru zahlt nicht, behauptet das Blatt\nWie es heißt, regnet es. Das Blatt behauptet, 40 Boote seien da.", "40 Boote", "Blatt"),
        # what only looks like speech
        ("Ein Gericht hat die Werft dazu verurteilt, 40 Boote zu liefern.", "40 Boote", None),
        ("Zu den größten Kunden zählen Norland und Ostmark, 40 Boote gehen dorthin.", "40 Boote", None),
        ("Im Hafen stehen 24 Kräne, 4 sind im Bau.", "4", None),
        ("Die Truppe zählt 1.200 Mann, den größten Teil mit 450 Soldaten stellt Peru.", "450 Soldaten", None),
        ("Der Kurs sank nach der Meldung um 4,3 Prozent.", "4,3 Prozent", None),
        ("Der Handel erreichte nach vorläufigen Zahlen 212 Milliarden Euro.", "212 Milliarden Euro", None),
        ("In Lima wurde ein Vertrag unterschrieben, wonach 40 Boote geliefert werden.", "40 Boote", None),
    ],
)  # fmt: skip
def test_whose_a_german_figure_is(text: str, figure: str, name: str | None) -> None:
    assert said(text, "de", figure)[0] == name


@pytest.mark.parametrize(
    ("language", "text", "figure", "via"),
    [
        ("de", "Ana Roth hat dem Nordkurier Einzelheiten genannt. Demnach kostet die Tonne 300 Euro.", "300", "Nordkurier"),
        ("de", "Ana Roth hatte gegenüber der Agentur Nordnetz von 300 Tonnen gesprochen.", "300", "Nordnetz"),
        ("de", "Auf 300 Euro verzichtet Peru, wie es in dem Entwurf heißt, aus dem die Agentur Nordnetz zitiert.", "300", "Nordnetz"),
        ("en", "According to the draft quoted by the Eastern Post, interest of 3 percent is waived.", "3 percent", "Eastern Post"),
        ("de", "Wie die Ufertaler Zeitung schreibt, kommen 300 Tonnen.", "300", "Ufertaler Zeitung"),
    ],
)  # fmt: skip
def test_the_paper_that_a_figure_came_through(language: str, text: str, figure: str, via: str) -> None:
    assert said(text, language, figure)[2] == (via,)


def test_a_quotation_far_from_a_paper_is_not_the_papers() -> None:
    far = "The Eastern Post reported the deal. " + "It rained. " * 5
    assert said(far + "Ana Roth was quoted as saying that it cost $3 million.", "en", "$3")[2] == ()


@pytest.mark.parametrize(
    ("text", "figure", "modality"),
    [
        ("Außerdem sollen neun Schiffe in Lima überholt werden.", "neun", "planned"),
        ("Peru soll neun Schiffe geliefert haben.", "neun", "reported"),
        (
            "Der Vertrag laufe drei Jahre, sagte Ana Roth. Am Ende kämen 40 Millionen Euro zusammen.",
            "40",
            "asserted",
        ),
    ],
)
def test_a_plan_is_no_hearsay_and_a_reported_plural_no_condition(
    text: str, figure: str, modality: str
) -> None:
    assert said(text, "de", figure)[3] == modality


@pytest.mark.parametrize(
    ("language", "text", "figure", "name"),
    [
        # a time, an object and a name behind a noun
        ("de", "Es kamen 12 Schiffe, teilte das Ministerium Anfang Mai mit.", "12 Schiffe", "Ministerium"),
        ("de", "Es kamen 12 Schiffe, teilte die Hafeninitiative Mitte Mai mit.", "12 Schiffe", "Hafeninitiative"),
        ("de", "Am Montag gab das Amt Entwarnung. Es kämen 12 Schiffe, teilte das Amt mit.", "12 Schiffe", "Amt"),
        ("de", "Es gab einen Streit, in dem die Studie Alarm schlug. Die Studie geht von 12 Schiffen aus.", "12 Schiffen", "Studie"),
        ("de", "Es kamen 12 Schiffe, sagte das Institut Seeblick.", "12 Schiffe", "Seeblick"),
        ("de", "Die Organisation Brot für alle sagt, es kämen 12 Schiffe.", "12 Schiffe", "Brot"),
        # a text that is spoken of, and one that speaks
        ("de", "Jan Berg sagte, der Text werde bald fertig. Es kämen 12 Schiffe, sagte er.", "12 Schiffe", "Jan Berg"),
        ("de", "Der Bericht lag vor. Er nennt 12 Schiffe.", "12 Schiffe", "Bericht"),
        # whose a picture is
        ("de", "(Archivbild)\nBild: seepress\nDem Bericht zufolge kamen 12 Schiffe.", "12 Schiffe", "Bericht"),
        ("de", "Das meldet die Zeitung Bild. Dem Bericht zufolge kamen 12 Schiffe.", "12 Schiffe", "Bild"),
        # a report goes on over an agreement
        (
            "de",
            "Die Zeitung Harzbote berichtet, es kämen 300 Busse.\nNorland und Sudland haben vereinbart, einander zu helfen.\nEs könnten "
            "12 Schiffe kommen, heißt es weiter.",
            "12 Schiffe",
            "Harzbote",
        ),
        # titles in quotation marks
        ("de", "Es kamen 12 Schiffe, wie das Finanzministerium der „Post am Abend“ mitteilte.", "12 Schiffe", "Finanzministerium"),
        ("de", "Es kamen 12 Schiffe, wie das Außenministerium der Agentur Nordnetz mitteilte.", "12 Schiffe", "Außenministerium"),
        ("de", "Es kamen 12 Schiffe, berichtet die „Harzer Allgemeine Abendzeitung“.", "12 Schiffe", "Harzer Allgemeine Abendzeitung"),
        ("de", "Laut der „Neuen Harzer Zeitung“ kamen 12 Schiffe.", "12 Schiffe", "Neue Harzer Zeitung"),
        ("de", 'Es kamen 12 Schiffe. Das berichtet das Magazin "RT DE".', "12 Schiffe", "RT DE"),
        # a bloc by its own name
        ("de", "Die Kornkammer Europas ist leer. Laut EU kamen 12 Schiffe.", "12 Schiffe", "EU"),
    ],
)  # fmt: skip
def test_no_fragment_is_a_source(language: str, text: str, figure: str, name: str) -> None:
    assert source_of(text, language, figure) == name


def test_a_paragraph_behind_a_quotation_is_the_papers() -> None:
    text = "“It paid us,” Ana Berg said. “It has 40 ships.”{}The firm was to send a further 12 ships."
    claims = [told(text.format(gap), "en")[-1] for gap in ("\n\n", " ")]
    assert [claim.attribution.source is None for claim in claims] == [True, False]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The Northern Trade Institute (NTI) counts 40 ships. NTI said 12 ships sank.", "Northern Trade Institute"),
        ("de", "Das Institut für Handel (IfH) meldet 40 Schiffe. Es sanken 12 Schiffe, sagte das IfH.", "Institut für Handel"),
        ("en", "Peru's Hanro Tamel said 40 ships came. Hanro Tamel said 12 ships sank.", "Hanro Tamel"),
        ("en", "Louis Watum Kaba said 40 ships came. Watum Kaba said 12 ships sank.", "Louis Watum Kaba"),
        ("en", "AMBASSADOR BERG: 40 ships came\nJan Berg said 12 ships sank.", "Jan Berg"),
        ("en", "“It has 40 ships,” the country's mines minister said. Louis Watum Kaba said that 12 ships sank.", "Louis Watum Kaba"),
        ("de", "Das türkische Präsidialamt meldet 40 Schiffe. Nach Angaben des türkischen Präsidialamts sanken 12 Schiffe.", "türkisches Präsidialamt"),
        ("de", "40 Schiffe kamen, teilte der Nationale Zolldienst mit. Laut dem Nationalen Zolldienst sanken 12 Schiffe.", "Nationaler Zolldienst"),
    ],
)  # fmt: skip
def test_one_source_has_one_name(language: str, text: str, name: str) -> None:
    assert sources(text, language) == {name}


def test_two_who_speak_are_two() -> None:
    text = "The mines minister said 40 ships came. Ana Roth, a farmer, said 12 ships sank."
    assert sources(text, "en") == {"mines minister", "Ana Roth"}
    assert sources("The Trade Institute (in Lima) says 40 ships came. LIMA said 12 sank.", "en") >= {
        "Trade Institute"
    }


@pytest.mark.parametrize(
    ("language", "text", "name", "modality"),
    [
        ("en", "WHAT BERG SAID: “Norland gave Sudland 40 ships.”", "BERG", "asserted"),
        ("en", "What Berg claimed: Norland gave Sudland 40 ships.", "Berg", "asserted"),
        ("en", "Berg's claim: Norland gave Sudland 40 ships.", "Berg", "asserted"),
        ("de", "Roths Behauptung: Norland gab Sudland 40 Schiffe.", "Roth", "asserted"),
        ("en", "CLAIM: “Norland gave Sudland 40 ships.”", None, "reported"),
        ("en", "The claim: Norland gave Sudland 40 ships.", None, "reported"),
        ("de", "BEHAUPTUNG: „Norland gab Sudland 40 Schiffe.“", None, "reported"),
        ("de", "Behauptung: Norland gab Sudland 40 Schiffe.", None, "reported"),
    ],
)
def test_a_claim_under_its_label(language: str, text: str, name: str | None, modality: str) -> None:
    facts = "\nTHE FACTS: It gave 12 ships." if language == "en" else "\nFAKTEN: Es waren 12 Schiffe."
    claim, fact = told(text + facts, language)
    source = claim.attribution.source
    assert (source.name if source else None, claim.commitment.modality) == (name, modality)
    assert (fact.attribution.mode, fact.commitment.modality) == ("narrator", "asserted")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Dem Bericht des Zentrums für Handel mit Sitz in Oslo zufolge kamen 40 Schiffe.", "Zentrum für Handel"),
        ("de", "Es kamen dem Bericht des Zentrums für Handel zufolge 40 Schiffe.", "Zentrum für Handel"),
        ("en", "Replying to a question Berg said Norland had sent 40 ships.", "Berg"),
        ("en", "Speaking in Lima the minister said Norland had sent 40 ships.", "minister"),
        ("en", "In a letter to the board Hanro Tamel said it had sent 40 ships.", "Hanro Tamel"),
        ("en", "Officials at the company Hanro said it had sent 40 ships.", "Officials at the company Hanro"),
    ],
)  # fmt: skip
def test_the_source_behind_a_long_opening(language: str, text: str, name: str) -> None:
    assert sources(text, language) == {name}


def test_a_quotation_of_several_paragraphs_with_one_pair_of_marks() -> None:
    text = "Der Harzbote schreibt: „Norland liefert 40 Schiffe.\n\nSudland liefert 12 Schiffe.{} Es fehlen 7 Schiffe.“"
    modes = [
        [claim.attribution.mode for claim in told(text.format(gap), "de")]
        for gap in ("", "\n\n„Das reicht.“")
    ]
    assert modes == [["direct", "direct", "direct"], ["direct", "narrator", "narrator"]]


@pytest.mark.parametrize(
    ("language", "text", "figure", "name"),
    [
        # a quotation behind a sentence on who spoke, or on somebody else
        ("de", "„Es sind 40 Schiffe“, sagte Minister Jan Roth. Zugleich mahnte er zur Eile. „Es fehlen 12 Schiffe.“", "12", "Jan Roth"),
        ("en", "“It has 40 ships,” said Minister Jan Roth. He urged haste. “It lacks 12 ships.”", "12", "Jan Roth"),
        ("en", "“It has 40 ships,” said Minister Jan Roth. The army urged haste. “It lacks 12 ships.”", "12", None),
        # who is described at length
        ("en", "‘It has 12 ships,’ her skipper, Jan Roth, told us.", "12", "Jan Roth"),
        ("en", "It has 12 ships, Jan Roth, a member of the board who is in charge of that, told Vestnik.", "12", "Jan Roth"),
        ("en", "Minister Jan Roth spoke on Monday. It has 12 ships, according to him.", "12", "Jan Roth"),
        ("de", "Dessen Leiter Jan Roth hält die Rechnung für falsch: Es seien 12 Schiffe.", "12", "Jan Roth"),
        # what stands below
        ("en", "The draft, of which a copy exists, says:\n\n• Norland is to send 12 ships;\n\n• the lease ends.", "12", "draft"),
        ("en", "The draft has been read:\n\n• Norland is to send 12 ships;\n\n• the lease ends.", "12", None),
        # what its doer claims, and only wants
        ("de", "Die Armee will in der Nacht 12 Drohnen abgeschossen haben.", "12", "Armee"),
        ("de", "Die Armee will in der Nacht 12 Drohnen abschießen.", "12", None),
        # a verb of saying behind a participle, a role, or a time and an office
        ("en", "An envoy, asked about the fleet, said Norland had sent 12 ships.", "12", "envoy"),
        ("en", "The survey, brought out on Monday (May 3), found Norland had sent 12 ships.", "12", "survey"),
        ("en", "Jan Roth, the head of the arms trader, told newsmen that Norland had sent 12 ships.", "12", "Jan Roth"),
        ("en", "In late May Trade Minister Jan Roth said Norland had sent 12 ships.", "12", "Jan Roth"),
        ("en", "The report highlights 12 ships that left the port.", "12", "report"),
        ("en", "The chief underlined that 12 ships had left.", "12", "chief"),
        ("en", "Norland has sent 12 ships, the port entity announced.", "12", "port entity"),
        ("en", "The institute puts the ships that Norland has sent at as many as 12.", "12", "institute"),
        ("en", "The institute reported the sale to Norland of 12 tanks and 40 trucks.", "12", "institute"),
        # a frame behind a relative clause, and what goes on behind one
        ("en", "Norland sent 12 ships to the fleet, which had waited for months, according to the army.", "12", "army"),
        ("en", "It is known that Norland sent 12 ships, as pointed out by the Audit Board.", "12", "Audit Board"),
        ("en", "The port works, Jan Roth said; 12 ships stood idle.", "12", "Jan Roth"),
        # what only tells of a deed, a thing or a meeting
        ("en", "The army said it had freed the crew of the Hanro, which was seized while it was carrying 12 guns.", "12", None),
        ("en", "Norland resolved that it will send 12 ships.", "12", None),
        ("en", "With this the fund has given a total of 12 ships.", "12", None),
        ("en", "Ana Roth met Jan Berg to discuss the sale of 12 ships and that was all.", "12", None),
        ("en", "Ana Roth saw 12 ships leave.", "12", None),
        ("en", "IT IS estimated that 12 ships left.", "12", None),
        # who is a man or a woman
        ("en", "“It has 40 ships,” said Mrs. Ana Roth. Jan Berg said it was old. He added that it lacks 12 ships.", "12", "Jan Berg"),
        ("en", "Mrs. Ana Roth spoke of 40 ships. He added that it lacks 12 ships.", "12", None),
        # what was said last, by name, among others that speak
        ("en", "A report says 40 ships came. The Audit Board said it was old. It added that 12 ships sank.", "12", "Audit Board"),
        ("en", "The Audit Board said 40 ships came. A report says it is old. It adds that 12 ships sank.", "12", "report"),
        # who is called by another noun for what they are
        ("en", "The Border Service said 40 ships came. Of these 12 ships sank, the agency added.", "12", "Border Service"),
        ("en", "The Norland Embassy said 40 ships came. The mission said that 12 ships sank.", "12", "Norland Embassy"),
        ("en", "The Hanro Company said 40 ships came. The agency said that 12 ships sank.", "12", "agency"),
        # whose paper it is
        ("en", "The ministry put out a paper showing that Norland had sent 12 ships.", "12", "ministry"),
        ("en", "Norland has sent 12 ships, said a note sent to the press by the Audit Board.", "12", "Audit Board"),
        # unnamed sources of a paper
        ("en", "The Harbour Herald reported, citing sources, that Norland had sent 12 ships.", "12", "Harbour Herald"),
        ("en", "Norland has sent 12 ships, according to a list that the navy submitted to the board.", "12", "navy"),
    ],
)  # fmt: skip
def test_who_speaks_beside_what_is_said(language: str, text: str, figure: str, name: str | None) -> None:
    assert source_of(text, language, figure) == name


@pytest.mark.parametrize(
    ("language", "text", "figure", "name"),
    [
        ("de", "Im Ministerium verweist man auf die Zahlen: 12 Schiffe habe man geliefert.", "12", "Ministerium"),
        ("de", "Im Hafen verweist man auf die Zahlen: 12 Schiffe habe man geliefert.", "12", None),
        ("de", "Die Schulden sind hoch. Diese gibt die Notenbank mit 12 Milliarden Euro an.", "12", "Notenbank"),
        ("de", "Diese Studie beziffert den Schaden auf 12 Euro.", "12", "Studie"),
        ("de", "Nach ukrainischen Angaben kamen 40 Schiffe. Umgekehrt habe man 12 Schiffe gegeben.", "12", "ukrainischen Angaben"),
        ("en", "According to the court, Sudland paid 4 billion dollars — a little more than half of Roth's claim of $12 billion.", "12", "Roth"),
        ("de", "Roths Behauptung von 12 Milliarden Euro stimmt nicht.", "12", "Roth"),
        ("de", "Die Schätzung des Instituts von 12 Tonnen ist zu hoch.", "12", "Institut"),
    ],
)  # fmt: skip
def test_whose_figure_it_is_without_a_frame(language: str, text: str, figure: str, name: str | None) -> None:
    assert source_of(text, language, figure) == name


def test_a_rate_has_no_speaker() -> None:
    assert not quotations(analyse("Norland pays 40 dollars per month per physician.", "en"))
    assert quotations(analyse("Norland pays 40 dollars, per the ministry.", "en"))


SENATE = """Question Period, Vaccine Donations

Hon. Ana Roth: May I ask what became of the 14,000 pickers?

Hon. Rita Solheim (Government Leader): Norland donated 218,000 vaccines to Peru in September.

Senator Roth: The department says only a third of them kept.

Senator Solheim: I do not know that figure. The lot was used up within 19 days."""


@pytest.mark.parametrize(
    ("language", "text", "figure", "name"),
    [
        # a quotation alone in its sentence, behind who spoke
        ("en", "Peru will buy 9 boats, Minister Juan Berg said.\n\n“We need 40 cranes too.”", "40 cranes", "Juan Berg"),
        ("de", "Peru werde 9 Boote kaufen, sagte Minister Juan Berg. „Wir brauchen auch 40 Kräne.“", "40 Kräne", "Juan Berg"),
        ("en", "Peru will buy 9 boats, officials said.\n\n“We need 40 cranes too.”", "40 cranes", None),
        ("en", "“It is too little,” says economist Ana Roth. Of the 900 boats, she says, 9 sailed. “We need 40 cranes.”", "40 cranes", "Ana Roth"),
        # the subjunctive behind a semicolon, an interjection
        ("de", "„Das ist gut“, sagte Minister Juan Berg; Peru habe 40 Kräne gekauft.", "40 Kräne", "Juan Berg"),
        ("de", "Peru schickte 9 Boote.\n\n(Dr. Ana Roth [SPD]: Nur 40 Kräne in zwei Jahren!)", "40 Kräne", "Ana Roth"),
        # the agent of a participle that puts a figure, a court, a paper called after a time of day
        ("en", "Peru signed a contract put at $3.8 million by the harbour ministry.", "$3.8 million", "harbour ministry"),
        ("en", "A judge in Lima ruled that Peru owes 40 million dollars.", "40 million dollars", "judge"),
        ("en", "Some 40 cranes were built at home, according to the Harbour Morning.", "40 cranes", "Harbour Morning"),
        # turns with one surname under several names
        ("en", SENATE, "218,000 vaccines", "Rita Solheim"),
        ("en", SENATE, "19 days", "Rita Solheim"),
        # nobody in particular, and whose gender it is not
        ("en", "Norway sent 40 tanks, as many have claimed.", "40 tanks", None),
        ("de", "Norwegen schickte 40 Panzer, wie manche behaupten.", "40 Panzer", None),
        ("en", "Norway sent 40 tanks, as it said.", "40 tanks", "Norway"),
        ("de", "Minister Karl Roth antwortete. Hierzu erklärt die Abgeordnete: „Das ist Versandhandel.“ Nach ihrer Kenntnis habe Rom 50 Lkw angefragt.", "50 Lkw", "Abgeordnete"),
        ("en", "Ana Roth said $1 billion was owed. \"We lend to the club,\" as one colonel put it. He reckoned that it took 7 months.", "7 months", None),
        ("en", "The state miner may market 32 percent of the output on its own account.", "32 percent", None),
        ("de", "„Das reicht“, sagt Karl Roth. Für Ana Berg ist Peru eine Chance. In Lima habe sie 350 Euro bekommen.", "350 Euro", "Ana Berg"),
        # surnames that are goods, or end like one
        ("de", "Leonard Bernstein sagte, Norwegen habe 40 Panzer geschickt.", "40 Panzer", "Leonard Bernstein"),
        ("de", "40 Panzer seien es, sagte Peter Edelstein.", "40 Panzer", "Peter Edelstein"),
        ("de", "Ministerin Ana Maria Douglas sagte, es seien 40 Panzer.", "40 Panzer", "Ana Maria Douglas"),
        # who asks gives no figures
        ("de", "Der Minister fragte, wer zahlt. Den Angaben zufolge sind es 64 Staaten.", "64 Staaten", None),
        ("de", "Das Amt teilte das mit. Der Minister fragte nach den Zahlen. Den Angaben zufolge sind es 64 Staaten.", "64 Staaten", "Amt"),
        ("de", "Nach Angaben des Amts suchen 64 Staaten Hilfe.", "64 Staaten", "Amt"),
        ("de", "Sprecher Karl Roth ließ durchblicken, dass Paris 40 Millionen Euro zahlen werde.", "40 Millionen Euro", "Karl Roth"),
        ("en", "Ukraine updates: Kyiv and Moscow swap 392 prisoners", "392 prisoners", None),
    ],
)  # fmt: skip
def test_who_spoke_before_or_beside(language: str, text: str, figure: str, name: str | None) -> None:
    assert said(text, language, figure)[0] == name


def test_a_paper_is_not_called_by_the_day() -> None:
    [claim] = told("Peru received 40 cranes, officials told The Herald on Saturday.", "en")
    assert claim.attribution.via == ("Herald",)


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("en", "Norway gave Chile 300 tanks, minister Ana Roth wrote on Facebook.", "Facebook"),
        ("de", "Auf X schrieb Ministerin Ana Roth, Norwegen habe Chile 300 Panzer gegeben.", "X"),
        ("de", "Peru gab 300 Panzer, sagte der peruanische Minister Jan Voss der Agentur Parnet.", "Parnet"),
        ("de", "Zwei Diplomaten sagten der Nachrichtenagentur EPN, Peru wolle 300 Panzer geben.", "EPN"),
        ("de", "Die Ministerin sagte dem Wirtschaftsdienst Andenmarkt, Peru habe 300 Panzer.", "Andenmarkt"),
        ("en", "El Puente quotes minister Ana Roth as saying that Norway gave Chile 300 tanks.", "El Puente"),
        (
            "de",
            "Die „Gazeta Nowa“ zitiert Ministerin Ana Roth mit den Worten, Norwegen habe Chile 300 Panzer gegeben.",
            "Gazeta Nowa",
        ),
        (
            "de",
            "Im Gespräch mit der Zeitung „Havnenyt“ bestreitet Ministerin Ana Roth, dass Norwegen Chile 300 Panzer gab.",
            "Havnenyt",
        ),
        (
            "de",
            "Ministerin Ana Roth sagte der „Rheinischen Chronik“: „Norwegen gab Chile 300 Panzer.“",
            "Rheinische Chronik",
        ),
        (
            "de",
            "In der Talkshow „Lima heute“ sagte Ministerin Ana Roth, Norwegen habe Chile 300 Panzer gegeben.",
            "Lima heute",
        ),
        ("en", "According to the Hamburg daily Deichblatt, Norway gave Chile 300 tanks.", "Deichblatt"),
        (
            "de",
            "In ihrem Buch „Der Pakt“ schreibt Ana Roth, Norwegen habe Chile 300 Panzer gegeben.",
            "Der Pakt",
        ),
        (
            "en",
            "In her book “The Long Road”, Ana Roth writes that Norway gave Chile 300 tanks.",
            "The Long Road",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, erklärte Ana Roth in einer Zuschrift an den „Hafenboten“.",
            "Hafenbote",
        ),
        ("en", "On Telegram, minister Ana Roth wrote that Norway gave Chile 300 tanks.", "Telegram"),
        ("en", "In a post on Telegram, minister Ana Roth said Norway gave Chile 300 tanks.", "Telegram"),
        (
            "en",
            "Norway gave Chile 300 tanks, columnist Ana Roth wrote in the Harbour Herald.",
            "Harbour Herald",
        ),
        (
            "en",
            "In an interview with the Harbour Herald, minister Ana Roth said Norway gave Chile 300 tanks.",
            "Harbour Herald",
        ),
        (
            "en",
            "In an op-ed for the Harbour Herald, minister Ana Roth says Norway gave Chile 300 tanks.",
            "Harbour Herald",
        ),
        ("en", "Norway gave Chile 300 tanks, minister Ana Roth told the Harbour Herald.", "Harbour Herald"),
        (
            "en",
            "Minister Ana Roth told the daily Harbour Herald that Norway gave Chile 300 tanks.",
            "Harbour Herald",
        ),
        (
            "en",
            "Minister Ana Roth told Canadian television station CNB that Norway gave Chile 300 tanks.",
            "CNB",
        ),
        ("en", "Norway gave Chile 300 tanks, minister Ana Roth told Radio Norte.", "Radio Norte"),
        ("en", "Speaking on Radio Norte, minister Ana Roth said Norway gave Chile 300 tanks.", "Radio Norte"),
        (
            "en",
            "Norway gave Chile 300 tanks, minister Ana Roth said on Radio Norte on Monday.",
            "Radio Norte",
        ),
        (
            "en",
            "Norway gave Chile 300 tanks, minister Ana Roth said in an interview with Radio Norte.",
            "Radio Norte",
        ),
        (
            "en",
            "In the podcast Border Talk, minister Ana Roth said Norway gave Chile 300 tanks.",
            "Border Talk",
        ),
        (
            "en",
            'Norway gave Chile 300 tanks, minister Ana Roth said on the podcast "Border Talk".',
            "Border Talk",
        ),
        (
            "en",
            "Norway gave Chile 300 tanks, minister Ana Roth is quoted as saying by the Harbour Herald.",
            "Harbour Herald",
        ),
        (
            "en",
            "Norway gave Chile 300 tanks, the Harbour Herald quotes minister Ana Roth as saying.",
            "Harbour Herald",
        ),
        (
            "en",
            "The Harbour Herald quoted minister Ana Roth as saying that Norway gave Chile 300 tanks.",
            "Harbour Herald",
        ),
        (
            "en",
            "Norway gave Chile 300 tanks, the Harbour Herald reported, citing minister Ana Roth.",
            "Harbour Herald",
        ),
        (
            "en",
            "Citing minister Ana Roth, the Harbour Herald reports that Norway gave Chile 300 tanks.",
            "Harbour Herald",
        ),
        ("en", "According to a report in the Harbour Herald, Norway gave Chile 300 tanks.", "Harbour Herald"),
        ("en", "Norway gave Chile 300 tanks, according to the Harbour Herald.", "Harbour Herald"),
        (
            "en",
            "Norway gave Chile 300 tanks, the Harbour Herald newspaper reported on Monday.",
            "Harbour Herald",
        ),
        ("en", "Norway gave Chile 300 tanks, writes the Harbour Herald.", "Harbour Herald"),
        (
            "en",
            "According to a letter seen by the Harbour Herald, Norway gave Chile 300 tanks.",
            "Harbour Herald",
        ),
        (
            "en",
            '"We need more," minister Ana Roth told the Harbour Herald. Norway, she added, gave Chile 300 tanks.',
            "Harbour Herald",
        ),
        (
            "de",
            "„Wir brauchen mehr“, sagte Ministerin Ana Roth dem „Hafenboten“. Norwegen, sagte sie weiter, gab Chile 300 Panzer.",
            "Hafenbote",
        ),
        (
            "de",
            "„Wir brauchen mehr“, so Ministerin Ana Roth gegenüber dem „Hafenboten“. Norwegen habe Chile 300 Panzer gegeben.",
            "Hafenbote",
        ),
        (
            "de",
            "„Wir brauchen mehr“, sagte Ministerin Ana Roth dem „Hafenboten“. Norwegen habe Chile 300 Panzer gegeben.",
            "Hafenbote",
        ),
        (
            "en",
            "In a letter seen by the Harbour Herald, minister Ana Roth says Norway gave Chile 300 tanks.",
            "Harbour Herald",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, schrieb Ministerin Ana Roth auf Facebook.",
            "Facebook",
        ),
        (
            "de",
            "Auf Telegram schrieb Ministerin Ana Roth, Norwegen habe Chile 300 Panzer gegeben.",
            "Telegram",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, sagte Ministerin Ana Roth dem „Hafenboten“.",
            "Hafenbote",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, sagte Ministerin Ana Roth im Gespräch mit dem „Hafenboten“.",
            "Hafenbote",
        ),
        (
            "de",
            "In einem Gastbeitrag für den „Hafenboten“ schreibt Ministerin Ana Roth, Norwegen habe Chile 300 Panzer gegeben.",
            "Hafenbote",
        ),
        (
            "de",
            "In einem Leitartikel des „Hafenboten“ schreibt Ana Roth, Norwegen habe Chile 300 Panzer gegeben.",
            "Hafenbote",
        ),
        (
            "de",
            "Wie Ministerin Ana Roth der Zeitung „Hafenbote“ sagte, gab Norwegen Chile 300 Panzer.",
            "Hafenbote",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, sagte Ministerin Ana Roth bei Radio Nord.",
            "Radio Nord",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, sagte Ministerin Ana Roth im Radio Nord.",
            "Radio Nord",
        ),
        (
            "de",
            "Im Morgenmagazin des Senders Radio Nord sagte Ministerin Ana Roth, Norwegen habe Chile 300 Panzer gegeben.",
            "Radio Nord",
        ),
        (
            "de",
            "Im Podcast „Weltmarkt“ sagte Ministerin Ana Roth, Norwegen habe Chile 300 Panzer gegeben.",
            "Weltmarkt",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, zitiert der „Hafenbote“ Ministerin Ana Roth.",
            "Hafenbote",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, wird Ministerin Ana Roth vom „Hafenboten“ zitiert.",
            "Hafenbote",
        ),
        (
            "de",
            "Wie der „Hafenbote“ unter Berufung auf Ministerin Ana Roth berichtet, gab Norwegen Chile 300 Panzer.",
            "Hafenbote",
        ),
        ("de", "Nach Informationen des „Hafenboten“ gab Norwegen Chile 300 Panzer.", "Hafenbote"),
        ("de", "Nach einem Bericht der Zeitung „Hafenbote“ gab Norwegen Chile 300 Panzer.", "Hafenbote"),
        ("de", "Norwegen gab Chile 300 Panzer, berichtet der „Hafenbote“.", "Hafenbote"),
        ("de", "Norwegen habe Chile 300 Panzer gegeben, so der „Hafenbote“.", "Hafenbote"),
        (
            "de",
            "Laut einem Schreiben, das dem „Hafenboten“ vorliegt, gab Norwegen Chile 300 Panzer.",
            "Hafenbote",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, sagte Ministerin Ana Roth der Nachrichtenagentur dpa.",
            "dpa",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, teilte Ministerin Ana Roth auf Anfrage der dpa mit.",
            "dpa",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, meldet der Pressedienst Merkur mit Verweis auf Ministerin Ana Roth.",
            "Merkur",
        ),
    ],
)
def test_who_carried_it(language: str, text: str, outlet: str) -> None:
    article = Article(id="a", text=text, sha256="s", language=language)
    claim = next(claim for claim in read(article) if claim.quantity is not None)
    assert [name.replace("Hafenboten", "Hafenbote") for name in claim.attribution.via] == [outlet]


@pytest.mark.parametrize("agency", ["Environment", "Border"])
def test_an_agency_by_a_common_word_is_no_outlet(agency: str) -> None:
    claims = read(
        Article(
            id="a",
            text=f"Minister Ana Roth told the {agency} agency that Peru has 300 tanks.",
            sha256="s",
            language="en",
        )
    )
    assert [claim.attribution.via for claim in claims] == [()]


def test_what_is_only_heard_is_marked_by_its_noun() -> None:
    claims = read(
        Article(
            id="a", text="Nach neuesten Berichten hat Peru 300 Panzer geliefert.", sha256="s", language="de"
        )
    )
    assert [[marker.text for marker in claim.commitment.markers] for claim in claims] == [["Berichten"]]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "Singapore buys sand again: 300 tonnes from Cambodia this year, says the environmental group Mekong Eyes.",
            "Mekong Eyes",
        ),
        (
            "en",
            "In any case, the Latvian side is asking for 300 tanks for the new barracks, commander Ana Roth told Canadian television station CNB.",
            "Ana Roth",
        ),
        (
            "en",
            "Dhaka is silent. 300 tonnes of rice, said Peru's border command, have crossed at Teknaf.",
            "border command",
        ),
        ("en", "The ministry of food states: Norway sent Chile 300 tonnes of rice.", "ministry"),
        (
            "en",
            "The ministry of food announced the following: Norway will send Chile 300 tonnes of rice.",
            "ministry",
        ),
        ("en", "Chile's trade office puts the cargo at 300 tonnes.", "trade office"),
        ("en", "It was 300 tonnes, the export authority in Bern states.", "export authority"),
        (
            "en",
            "300 tonnes of rice have crossed the border: that is what minister Ana Roth said.",
            "Ana Roth",
        ),
        ("en", "Asked about the cargo, minister Ana Roth named 300 tonnes.", "Ana Roth"),
        ("en", "Minister Ana Roth confirmed that Norway sent 300 tonnes.", "Ana Roth"),
        ("en", "In the words of minister Ana Roth, Norway sent 300 tonnes.", "Ana Roth"),
        ("en", "As minister Ana Roth pointed out, Norway sent 300 tonnes.", "Ana Roth"),
        ("en", "Norway sent 300 tonnes, as minister Ana Roth recalled.", "Ana Roth"),
        ("en", "Norway, minister Ana Roth recalls in her memoir, sent 300 tonnes.", "Ana Roth"),
        ("en", "Norway sent 300 tonnes. So says minister Ana Roth.", "Ana Roth"),
        ("en", "Norway sent 300 tonnes – if minister Ana Roth is to be believed.", "Ana Roth"),
        ("en", "By minister Ana Roth's account, Norway sent 300 tonnes.", "Ana Roth"),
        ("en", "Norway sent 300 tonnes, by minister Ana Roth's reckoning.", "Ana Roth"),
        ("en", "A statement by minister Ana Roth says that Norway sent 300 tonnes.", "Ana Roth"),
        ("en", "A reply from minister Ana Roth puts the cargo at 300 tonnes.", "Ana Roth"),
        ("en", "The finance ministry has no doubt that Norway sent 300 tonnes.", "ministry"),
        (
            "de",
            "Das Bundesministerium für Ernährung teilt mit: Norwegen liefert Chile 300 Tonnen Reis.",
            "Bundesministerium",
        ),
        (
            "de",
            "Nicht weniger als 300 Tonnen hat Serbien nach Darstellung der Handelskammer Belgrad an Albanien verkauft.",
            "Handelskammer",
        ),
        ("de", "Regierungskreise in Lissabon sprechen von 300 Tonnen.", "Regierungskreise"),
        ("de", "Zwei westliche Diplomaten bestätigten dem „Hafenboten“ 300 Tonnen.", "Diplomaten"),
        ("de", "Norwegen hat Exporten von 300 Tonnen zugestimmt, gab Ana Roth bekannt.", "Ana Roth"),
        ("de", "Händlerin Ana Roth räumt ein: „Es waren 300 Tonnen.“", "Ana Roth"),
        (
            "de",
            "Norwegen hat 300 Tonnen geliefert. So steht es in der Antwort von Ministerin Ana Roth.",
            "Ana Roth",
        ),
        (
            "de",
            "So steht es in der Antwort der Regierung: Norwegen hat 300 Tonnen geliefert.",
            "Antwort der Regierung",
        ),
        ("de", "Norwegen hat 300 Tonnen geliefert. Das jedenfalls sagt Ministerin Ana Roth.", "Ana Roth"),
        ("de", "Norwegen hat 300 Tonnen geliefert, wenn man Ministerin Ana Roth glauben darf.", "Ana Roth"),
        ("de", "Ministerin Ana Roth beziffert die Ladung auf 300 Tonnen.", "Ana Roth"),
        ("de", "Ministerin Ana Roth rechnet mit 300 Tonnen.", "Ana Roth"),
        ("de", "Ministerin Ana Roth geht von 300 Tonnen aus.", "Ana Roth"),
        ("de", "Ministerin Ana Roth nannte die Zahl von 300 Tonnen.", "Ana Roth"),
        ("de", "300 Tonnen seien es gewesen, erinnert sich Ministerin Ana Roth.", "Ana Roth"),
        (
            "de",
            "In seinem Buch erinnert sich Händler Ana Roth: Norwegen habe 300 Tonnen geliefert.",
            "Ana Roth",
        ),
        ("de", "Ministerin Ana Roth fand klare Worte: „Norwegen hat 300 Tonnen geliefert.“", "Ana Roth"),
        (
            "de",
            "Ministerin Ana Roth hat keinen Zweifel daran, dass Norwegen 300 Tonnen geliefert hat.",
            "Ana Roth",
        ),
        ("de", "Ministerin Ana Roth widersprach: Norwegen habe 300 Tonnen geliefert.", "Ana Roth"),
        ("de", "Ministerin Ana Roth verwies darauf, dass Norwegen 300 Tonnen geliefert habe.", "Ana Roth"),
        ("de", "Nach Lesart von Ministerin Ana Roth hat Norwegen 300 Tonnen geliefert.", "Ana Roth"),
        ("de", "Aus Sicht von Ministerin Ana Roth hat Norwegen 300 Tonnen geliefert.", "Ana Roth"),
        (
            "de",
            "Ministerin Ana Roth zufolge, die am Montag in Oslo war, hat Norwegen 300 Tonnen geliefert.",
            "Ana Roth",
        ),
        ("de", "Ministerin Ana Roth spricht von 300 Tonnen.", "Ana Roth"),
        ("de", "Von 300 Tonnen spricht Ministerin Ana Roth.", "Ana Roth"),
        ("de", "Ministerin Ana Roth legte Zahlen vor: 300 Tonnen gingen nach Chile.", "Ana Roth"),
        (
            "de",
            "Die Handelskammer Lima meldet 20 Schiffe. Es seien 300 Tonnen gewesen, so die Kammer weiter.",
            "Kammer",
        ),
        ("en", 'Minister Ana Roth, in a written statement: "Norway gave Chile 300 tanks."', "Ana Roth"),
        (
            "de",
            "Ministerin Ana Roth (SPD) auf die Frage der Fraktion: „Norwegen gab Chile 300 Panzer.“",
            "Ana Roth",
        ),
        ("de", "In Moskau hieß es am Freitag, Peru habe 300 Tonnen geliefert.", ""),
        ("de", "Dem Vernehmen nach liefert Peru 300 Tonnen.", ""),
        ("de", "Im Ministerium hieß es, Peru habe 300 Tonnen geliefert.", "Ministerium"),
        # what others claim and somebody denies is that one's denial
        (
            "de",
            "Minister Jan Voss betonte, Peru habe keine 300 Tonnen geliefert, wie Medien behaupten.",
            "Voss",
        ),
        ("en", "Ana Roth said Peru had not been charged 300 dollars, as the opposition asserts.", "Roth"),
        ("en", "Peru has not sold 300 tanks, as the opposition claims.", ""),
        ("en", "Peru has sold 300 tanks, as the opposition claims.", "opposition"),
        # of a deed in the past
        ("en", "The company admitted having paid 300 dollars to officials.", "company"),
        ("en", "Peru's oil ministry on Monday denied having bought 300 tonnes of diesel.", "oil ministry"),
        ("en", "Officials are angry. The army denied having lost 300 tanks.", "army"),
        # a pronoun behind what the text speaks of
        (
            "en",
            "Peru trains guards, the Interior Ministry said. The programme costs 300 euros, it said.",
            "Ministry",
        ),
        ("en", "The State Department has cleared the sale of 300 tanks, it said in a notice.", "Department"),
        # a seat is no whole state
        ("en", "The US sent 300 tanks, the White House said.", "White House"),
        ("de", "Die USA liefern Peru 300 Raketen, sagte das Weiße Haus.", "Weißes Haus"),
        ("de", "Russland hat Panzer. Nach Angaben des Kremls sind es 300 Panzer.", "Kreml"),
        # a clause between who speaks and the verb
        ("en", "The tanks cost 300 dollars, Ana Roth, who runs the institute, said on Friday.", "Roth"),
        (
            "en",
            "The first 300 tanks are there, the official, speaking on condition of anonymity, told us.",
            "official",
        ),
        ("en", "The tanks cost 300 dollars, the institute, which is based in Oslo, said.", "institute"),
        ("en", "Peru received 300 tanks, which cost a fortune, the army said.", "army"),
    ],
)
def test_who_is_heard_in_a_plain_sentence(language: str, text: str, name: str) -> None:
    """By a part of the name; empty where nobody is named."""
    article = Article(id="a", text=text, sha256="s", language=language)
    claim = next(c for c in read(article) if c.quantity is not None and "300" in (c.quantity.text or ""))
    source = claim.attribution.source
    assert name.lower() in (source.name or "").lower() if source is not None else name == ""
