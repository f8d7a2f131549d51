"""Who a statement comes from: pronouns, whom a source cites, the other side of a sentence, names as one would list them."""

from __future__ import annotations

import hashlib

import pytest

from countertrade.reading import read
from countertrade.records import Article, Claim


def article(text: str, language: str) -> Article:
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Article(id="a-1", sha256=sha, text=text, language=language, published="2024-11-05")


def figures(text: str, language: str) -> list[Claim]:
    return [claim for claim in read(article(text, language)) if claim.quantity is not None]


def last(text: str, language: str) -> Claim:
    return figures(text, language)[-1]


def named(claim: Claim) -> str | None:
    return claim.attribution.source.name if claim.attribution.source is not None else None


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The customs office reports 900 tonnes of diesel. It assumes a price of $700 a tonne.", "en", "customs office"),
        ("The miner Orano calls that too low, the union said. Peru will buy 5 ships, it expects.", "en", "union"),
        ("Lim Soo-ho of the Peace Institute said Peru pays $3 million. He assumes a bonus of $2,000.", "en", "Lim Soo-ho"),
        ("The ministry said Peru pays $3 million. But economist Rosa Quispe doubts this. She puts it at $2 million.", "en", "Rosa Quispe"),
        ("Der Geheimdienst erwartet 300 Soldaten. Er rechnet mit einem Sold von 900 Dollar im Monat.", "de", "Geheimdienst"),
        ("Die Gewerkschaft geht von 500 Arbeitern aus. Sie beziffert den Lohn auf 400 Dollar im Monat.", "de", "Gewerkschaft"),
        ("Das Ministerium nannte 500 Dollar. Die Ökonomin Afi Lawson hält das für wenig. Sie veranschlagt 600 Dollar.", "de", "Afi Lawson"),
    ],
)  # fmt: skip
def test_a_pronoun_is_who_spoke_last_and_fits(text: str, language: str, name: str) -> None:
    claim = last(text, language)
    source = claim.attribution.source
    assert named(claim) == name
    assert source is not None
    assert source.span is not None
    assert text[slice(*source.span)] == source.text
    assert (source.text or "").lower() in ("it", "he", "she", "es", "er", "sie")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ana Roth said Peru pays $3 million. It expects 40 tanks by May.", "en"),
        ("Peru pays $3 million. It expects 40 tanks by May.", "en"),
        ("Peru liefert 300 Tonnen Reis, sagte die Behörde. Es erwartet 40 Panzer aus Peru.", "de"),
    ],
)
def test_a_pronoun_that_nobody_fits_is_no_source(text: str, language: str) -> None:
    assert last(text, language).attribution.source is None


def test_a_deal_that_gives_is_no_speaker() -> None:
    claim = last("The ministry signed the deal, it said. It gives Peru $40 million a year.", "en")
    assert claim.attribution.mode == "narrator"


@pytest.mark.parametrize(
    ("text", "language", "cites"),
    [
        ("The spy agency puts the pay at $900 a month, Rep. Ana Roth told the Harbour Herald.", "en", ("spy agency",)),
        ("Ana Roth said the central bank expects $4 million a year from Peru.", "en", ("central bank",)),
        ("According to the central bank, Peru pays $4 million a year, Ana Roth said.", "en", ("central bank",)),
        ("Der Geheimdienst beziffere den Sold auf 900 Dollar im Monat, sagte Ana Roth.", "de", ("Geheimdienst",)),
        ("Nach Schätzung des Zolls habe Peru 900 Tonnen Reis geliefert, sagte Ana Roth.", "de", ("Zoll",)),
        ("At least 900 soldiers are believed to be there, which makes $2 million a year, Ana Roth said.", "en", ()),
        ("Peru demands 900 tonnes of rice, Ana Roth said.", "en", ()),
        ("Peru signed a deal worth $900 million, Ana Roth said.", "en", ()),
        ("Peru habe einen Vertrag über 900 Tonnen unterzeichnet, sagte Ana Roth.", "de", ()),
    ],
)  # fmt: skip
def test_whom_a_source_cites(text: str, language: str, cites: tuple[str, ...]) -> None:
    claim = last(text, language)
    assert (named(claim), claim.attribution.cites) == ("Ana Roth", cites)


@pytest.mark.parametrize(
    ("text", "language", "printed"),
    [
        ("The ministry said Peru would buy 900 tonnes a year, but critics put it at 700 tonnes.", "en", "critics"),
        ("The ministry says it pays 900 dollars, while the union puts the figure at 400 dollars.", "en", "the union"),
        ("Das Ministerium nennt 900 Dollar, während die Gewerkschaft von 400 Dollar spricht.", "de", "die Gewerkschaft"),
    ],
)  # fmt: skip
def test_the_other_side_of_a_sentence(text: str, language: str, printed: str) -> None:
    source = last(text, language).attribution.source
    assert source is not None
    assert source.text == printed


@pytest.mark.parametrize(
    "opening", ["At that rate", "At this price", "On that basis", "Over five years that would come to"]
)
def test_the_writers_own_sum_is_no_source_s(opening: str) -> None:
    text = f"The ministry said Peru pays $3 million a month. {opening}"
    text += " $36 million." if opening.endswith("to") else " it would collect $36 million a year."
    assert last(text, "en").attribution.mode == "narrator"


def test_who_reckons_is_the_source_of_the_sum() -> None:
    text = "Ana Roth, a lawmaker, said so. With at least 10,000 soldiers the lawmaker arrives at $200 million a year."
    assert named(last(text, "en")) == "Ana Roth"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Spy agency: 3,000 North Koreans already in Russia", "person"),
        ("Russland bezahlt 3.000 Nordkoreaner und schickt 200 nordkoreanische Soldaten.", "person"),
        ("Russland bezahlt 3.000 nordkoreanische Soldaten.", "soldier"),
    ],
)
def test_a_people_that_is_counted_counts_persons(text: str, unit: str) -> None:
    first = figures(text, "en" if "," in text else "de")[0].quantity
    assert first is not None
    assert first.unit == unit


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("„Wir liefern Chile 300 Tonnen Lachs“, sagte der norwegische Minister Ola Berg.", ("NO", "CL")),
        (
            "„Kasachstan verkauft uns 600 Tonnen Uran“, sagte der französische Minister Luc Perrin.",
            ("KZ", "FR"),
        ),
    ],
)
def test_we_are_the_speakers_side(text: str, moves: tuple[str, str]) -> None:
    moved = figures(text, "de")[0].transfer
    assert moved is not None
    assert (moved.giver, moved.recipient) == moves


@pytest.mark.parametrize(
    ("text", "language", "per"),
    [
        ("The rent was 1,900 euros a month and rose to 2,300 euros.", "en", ("month",)),
        ("Der Lohn liegt bei 20 Euro im Monat und steigt auf 30 Euro.", "de", ("month",)),
        ("It pays $5 million a year, raising the debt to $40 million.", "en", ()),
        ("The tariff is $2.73 per 1,000 cubic metres per 100 km.", "en", ("1000 m3", "100 km")),
        ("Die Gebühr beträgt zwei Dollar je 1.000 Kubikmeter und 100 Kilometer.", "de", ("1000 m3", "100 km")),
    ],
)  # fmt: skip
def test_a_rate_goes_on_and_may_be_for_a_distance(text: str, language: str, per: tuple[str, ...]) -> None:
    last = [claim.quantity for claim in figures(text, language) if claim.quantity is not None][-1]
    assert last.per == per


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Vietnam gibt den Reis ab, zu 350 Dollar die Tonne.", ("t",)),
        ("Eine Tonne bringt 3.000 Dollar.", ("t",)),
        ("Das Geschäft bringt dem Land 3.000 Dollar.", ()),
    ],
)
def test_prices_of_one_measure(text: str, per: tuple[str, ...]) -> None:
    quantity = last(text, "de").quantity
    assert quantity is not None
    assert quantity.per == per


@pytest.mark.parametrize(
    ("language", "text", "unit", "per"),
    [
        ("de", "Peru liefert im Jahr 40 Tonnen Kupfer.", "t", ("year",)),
        ("de", "Peru zahlte im Jahr 2019 40 Millionen Euro.", "EUR", ()),
        ("de", "Monat für Monat fließen 40 Millionen Euro.", "EUR", ("month",)),
        ("de", "Reis verkauft Vietnam die Tonne zu rund 350 Dollar.", "USD", ("t",)),
        ("de", "Peru kauft 10 Panzer zum Stückpreis von 40 Millionen Euro.", "EUR", ("tank",)),
        ("de", "Das bringt Jahreseinnahmen von 40 Millionen Euro.", "EUR", ("year",)),
        ("de", "Der Stundenlohn beträgt 40 Euro.", "EUR", ("hour",)),
        ("de", "Für 1000 Kubikmeter zahlt Peru 40 Dollar.", "USD", ("1000 m3",)),
        ("de", "Das Gas kostet 40 Dollar je tausend Kubikmeter.", "USD", ("1000 m3",)),
        ("de", "Der Jahresbericht nennt Schulden von 40 Millionen Euro.", "EUR", ()),
        ("en", "The price of one drone is $40.", "USD", ("drone",)),
        ("en", "The deal would bring in some $40 million in annual revenue.", "USD", ("year",)),
        ("en", "Month after month Peru gets $40 million.", "USD", ("month",)),
        ("en", "Trade totals $40 million p.a.", "USD", ("year",)),
        ("en", "The annual report shows debt of $40 million.", "USD", ()),
        ("en", "The line cost Tk 40 crore.", "BDT", ()),
        ("en", "The port pays KSh 40 million a year.", "KES", ("year",)),
    ],
)  # fmt: skip
def test_a_rate_stands_in_the_phrase_or_the_noun(
    language: str, text: str, unit: str, per: tuple[str, ...]
) -> None:
    quantity = last(text, language).quantity
    assert quantity is not None
    assert (quantity.unit, quantity.per) == (unit, per)


@pytest.mark.parametrize(
    ("text", "language", "via"),
    [
        ("Minister Jon Barlow was quoted by Norag saying that 40 tanks will be delivered.", "en", "Norag"),
        ("Jon Barlow was cited by the Herald as claiming the army had sold 40 tanks.", "en", "Herald"),
        (
            "Jon Barlow, first deputy chief executive of Norland's grain trader, Union Grain, or UG, was quoted by Norag as saying it had sold 40 ships.",
            "en",
            "Norag",
        ),
        (
            "Minister Jon Barlow wurde von der Agentur Norag mit den Worten zitiert, 40 Panzer würden geliefert.",
            "de",
            "Norag",
        ),
    ],
)
def test_who_is_quoted_speaks_and_who_quotes_passes_it_on(text: str, language: str, via: str) -> None:
    claim = last(text, language)
    assert claim.attribution.source is not None
    assert (claim.attribution.source.name, claim.attribution.via) == ("Jon Barlow", (via,))


@pytest.mark.parametrize(
    "text",
    [
        "The ship brought 400 tonnes under the agreement with China.",
        "Two platforms allow Angola to export 400 tonnes.",
        "The barter deal has also allowed Peru to pay 400 dollars in tea.",
        "It is known that 400 soldiers were freed.",
    ],
)
def test_who_has_agreed_allows_or_is_known_by_says_nothing(text: str) -> None:
    claim = last(text, "en")
    assert claim.attribution.source is None
    assert claim.commitment.modality == "asserted"


def test_where_somebody_spoke_is_nobody() -> None:
    text = "The agency said in a closed-door parliamentary committee briefing that Norland lost 400 soldiers."
    assert named(last(text, "en")) == "agency"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry did not confirm the figure of 40 tanks.", "en"),
        ("The ministry declined to confirm that 40 tanks were lost.", "en"),
        ("The ministry refused to say whether 40 tanks were lost.", "en"),
        ("Das Ministerium wollte die Zahl von 40 Panzern nicht bestätigen.", "de"),
        ("Das Ministerium konnte nicht bestätigen, dass 40 Panzer verloren gingen.", "de"),
    ],
)
def test_what_is_not_confirmed_is_nobodys_and_not_denied(text: str, language: str) -> None:
    claim = last(text, language)
    assert (named(claim), claim.commitment.polarity) == (None, "+")


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Figures from the ministry show that 40 tanks were lost.", "en", "ministry"),
        ("Zahlen des Ministeriums zeigen, dass 40 Panzer verloren gingen.", "de", "Ministerium"),
        (
            "The agency said 300 soldiers died, and the army raised its estimate to 400 soldiers.",
            "en",
            "army",
        ),
        ("Der Dienst sprach von 300 Toten, und die Armee hob ihre Schätzung auf 400 Tote an.", "de", "Armee"),
    ],
)
def test_who_gave_the_data_or_changed_the_estimate(text: str, language: str, name: str) -> None:
    assert named(last(text, language)) == name


@pytest.mark.parametrize(
    ("text", "language", "name", "via"),
    [
        ("300 Busse kommen. Das teilte Karl Munz dem Sender Radio Meridian mit.", "de", "Karl Munz", "Radio Meridian"),
        ("Es kämen 300 Busse, sagte Lena Ortwig der Zeitung Jornal do Sul.", "de", "Lena Ortwig", "Jornal do Sul"),
        (
            "Jeder erhalte 2.000 Dollar, sagte Karl Munz, ein Sprecher des Dienstes, der Zeitung The Lowland Ferry.",
            "de",
            "Karl Munz",
            "The Lowland Ferry",
        ),
        ("Speaking to the broadcaster Radio Meridian, Ana Lopes said 40 trucks had crossed.", "en", "Ana Lopes", "Radio Meridian"),
        ("In an interview published by the Eastern Post, Ana Lopes put the debt at $3 billion.", "en", "Ana Lopes", "Eastern Post"),
        ('"We pay $30 a head," Karl Munz was quoted as saying by The Lowland Ferry Times.', "en", "Karl Munz", "Lowland Ferry Times"),
        (
            "Details were given by the daily Eastern Post. Karl Munz told the paper that the plant builds 24 guns.",
            "en",
            "Karl Munz",
            "Eastern Post",
        ),
        (
            "Ana Lopes told the Jornal do Sul that 40 trucks had crossed. “Another 12 trucks are waiting,” she said.",
            "en",
            "Ana Lopes",
            "Jornal do Sul",
        ),
    ],
)  # fmt: skip
def test_an_outlet_that_was_told_is_named_whole(text: str, language: str, name: str, via: str) -> None:
    claim = last(text, language)
    assert claim.attribution.source is not None
    assert (claim.attribution.source.name, claim.attribution.via) == (name, (via,))


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("300 Busse kommen. Das geht aus einem Bericht des Magazins Hafenblick hervor.", "de", "Hafenblick"),
        (
            "Wie der Sender Radio Meridian meldet, zahlt Togo 5 Millionen Euro. Der Wert liege höher, heißt es in dem Bericht, bei 7 Millionen Euro.",
            "de",
            "Radio Meridian",
        ),
        ("They sold 40 trucks, according to a report by the Eastern Post.", "en", "Eastern Post"),
    ],
)
def test_a_report_is_that_of_its_outlet(text: str, language: str, name: str) -> None:
    claim = last(text, language)
    assert claim.attribution.source is not None
    assert claim.attribution.source.name == name


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            "Zu den Berichten stellt die Botschaft Folgendes fest:\n\n1. Vereinbart wurden 6.500 Schuss.\n\n2. Es fahren 300 Züge.",
            "de",
            "Botschaft",
        ),
        (
            "The Ministry of Energy wishes to clarify the following.\n\nFirst, the term is four years.\n\nSecond, the tariff is 32 US dollars.",
            "en",
            "Ministry of Energy",
        ),
    ],
)
def test_points_are_stated_by_whoever_announces_them(text: str, language: str, name: str) -> None:
    for claim in figures(text, language):
        assert claim.attribution.source is not None
        assert claim.attribution.source.name == name


def test_it_is_no_outlet_that_is_told() -> None:
    text = 'The Herald spoke of 40 ships.\n\nSenator Dora Roth calls it a lie: Peru was "talked into paying $6 million for boats".'
    found = [
        claim for claim in figures(text, "en") if claim.quantity is not None and claim.quantity.unit == "USD"
    ]
    assert [
        (each.attribution.source and each.attribution.source.name, each.attribution.via) for each in found
    ] == [("Dora Roth", ())]


def test_points_of_a_contract_are_nobodys_words() -> None:
    text = "The protocol sets the following limits.\n\n1. Tuna: 28 vessels.\n\n2. Octopus: 5 vessels."
    assert all(claim.attribution.source is None for claim in figures(text, "en"))


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("João dos Prazeres sagte, es kämen 300 Ärzte.", "de", "João dos Prazeres"),
        ("Maria da Luz said 300 doctors would come.", "en", "Maria da Luz"),
        ("Minister Abdel al-Masri said 300 doctors would come.", "en", "Abdel al-Masri"),
        ("Der Energieminister Matthias Rahm sagte, es kämen 300 Ärzte.", "de", "Matthias Rahm"),
        ("The head of the board, Clara von der Leite, said 300 doctors would come.", "en", "Clara von der Leite"),
        ("“300 doctors will come,” Clara von der Leite said.", "en", "Clara von der Leite"),
        ("The head of the bank, Maria de la Cruz, said 300 doctors would come.", "en", "Maria de la Cruz"),
        ("The minister, Nora al-Fassam, said 300 doctors would come.", "en", "Nora al-Fassam"),
        ("Klaas van der Berg is in Lima. Van der Berg said 300 doctors would come.", "en", "Klaas van der Berg"),
        ("Der Energieminister, Nora al-Fassam, sagte, es kämen 300 Ärzte.", "de", "Nora al-Fassam"),
        ("Clara von der Leite sagte, es kämen 300 Ärzte.", "de", "Clara von der Leite"),
        ("Es kämen 300 Ärzte, sagte die Ministerin Clara von der Leite.", "de", "Clara von der Leite"),
        ("Es kämen 300 Ärzte, sagte von der Heydte.", "de", "von der Heydte"),
        ("Von der Heydte sagte, es kämen 300 Ärzte.", "de", "Von der Heydte"),
        ("Der Minister Klaas van den Berg sagte, es kämen 300 Ärzte.", "de", "Klaas van den Berg"),
        ("Anna Roth von der Universität sagte, es kämen 300 Ärzte.", "de", "Anna Roth"),
        ("Roth von der Stiftung sagte, es kämen 300 Ärzte.", "de", "Roth"),
    ],
)  # fmt: skip
def test_names_are_read_over_their_small_words(text: str, language: str, name: str) -> None:
    source = last(text, language).attribution.source
    assert source is not None
    assert source.name == name


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Workers abroad sent home $1.3 billion last year, figures of the central bank show.", "en", "central bank"),
        ("The war drove out many and killed 10,000 people, by the court's own count.", "en", "court"),
        ("One estimate, from the Institute for Trade, put it at 4.1 billion dollars.", "en", "Institute for Trade"),
        ("Some 300 women had put down their names and 700 men had left, according to the ministry.", "en", "ministry"),
        ('"We buy 800 tonnes of potash every year," Vera Novak, the director of the Aix institute said.', "en", "Vera Novak"),
        ("Dan Omar, a member of the upper house who sits on its land committee, said that it cleared 150,000 hectares.", "en", "Dan Omar"),
        ("Shan Wire, the agency that broke the story, puts the tariff at 35 dollars.", "en", "Shan Wire"),
        ("It has ordered warships worth $600 million, the Meridian agency reports, and will not pay in money.", "en", "Meridian"),
        ("Under a swap the state takes 300 men, the site Nordnet reports, and gets 36 million dollars.", "en", "Nordnet"),
        ("A Lima think tank reckons that Peru sent 110 cargo flights.", "en", "Lima think tank"),
        ("Peru and Brand & Partner agreed. The plan costs 90 million euros, Brand & Partner has worked out.", "en", "Brand & Partner"),
        ("Chile could lend Peru about $90 million. The plan was first reported by the Andean Post.", "en", "Andean Post"),
        ("That comes to $2.9 billion a year, the union was reported to have said.", "en", "union"),
        ("Minister Ana Roth spoke. Dora Lima, an economist, disagreed. She said Peru pays $3 million.", "en", "Dora Lima"),
        ("Norland erhält 200 Millionen Dollar. Das berichtet das Portal Nordblick unter Berufung auf eine Zeitung.", "de", "Nordblick"),
        ("Das seien 9000 Tonnen, teilte Ministerin Roth mit; der Preis sei auf 2200 Franken festgesetzt.", "de", "Roth"),
        ("Weitere 60 Millionen Euro bleiben stehen, wie Ministerin Ida Wiel bei Radio Nord einräumte.", "de", "Ida Wiel"),
        ("Der Zoll zählte eine Ausfuhr von rund 350.000 Tonnen.", "de", "Zoll"),
        ("Eine Studie bezifferte die Zahl der mit Genehmigung im Ausland arbeitenden Ärzte auf 37.000.", "de", "Studie"),
        ("Das Boot sei 30 Millionen Euro wert, sagte der Leiter des Amtes, Jan Vik.", "de", "Jan Vik"),
        ("Das Boot sei 30 Millionen Euro wert, so die Sprecherin des Zolls, Eva Holm.", "de", "Eva Holm"),
        ("The boat cost $30 million, said the head of the port board, Jane Holm.", "en", "Jane Holm"),
        ("Minister of Finance Jane Holm said the boat cost $30 million.", "en", "Jane Holm"),
        ("Drei mit dem Kauf befasste Beamte sagten, das Boot koste 30 Millionen Euro.", "de", "Drei mit dem Kauf befasste Beamte"),
        ("Das Boot kostet laut dem »Uferblick« bis zu 30 Millionen Euro.", "de", "Uferblick"),
        ("Laut al-Masri kostet das Boot 30 Millionen Euro.", "de", "al-Masri"),
        ("Laut einem Bericht von Norwegens Ministerin Ada Vik kam ein Boot für 30 Millionen Euro.", "de", "Ada Vik"),
        ("Das Boot sei 30 Millionen Euro wert, berichtet Ministerin Ada Vik.", "de", "Ada Vik"),
        ("Ein Bericht des Portals Nordblick liegt vor. Das Boot koste, heißt es darin, 30 Millionen Euro.", "de", "Nordblick"),
        ("Der Sprecher nannte folgende Zahlungen: 2014 seien 30 Millionen Euro geflossen.", "de", "Sprecher"),
        ("The Courier of Oslo reported earlier, citing port logs, that the boat cost $30 million.", "en", "The Courier of Oslo"),
        ("The ministry said on Friday Peru had paid $30 million.", "en", "ministry"),
        ("The bill rose to $30 million, lawmaker Kim said after the agency gave a briefing.", "en", "Kim"),
        ("2 officials said the boat cost $30 million.", "en", "2 officials"),
        ("Sailors would come to Chile for $30 million if Peru agreed, according to the minister.", "en", "minister"),
        ("Peru had offered a boat for $30 million, a diplomat briefed on the talks said.", "en", "diplomat"),
        ("Harmon said that when the boats arrived they had cost $30 million.", "en", "Harmon"),
        ("The minister said after the war Peru would get $30 million.", "en", "minister"),
        ("Lynch said that the boat cost $30 million.", "en", "Lynch"),
        ("The vote was lost, Bernie Sanders told the hall. Sanders said that it cost $30 million.", "en", "Bernie Sanders"),
        ("The State Police left. Police said that the boat cost $30 million.", "en", "Police"),
        ("The actress said that she was tired of it and wanted $30 million.", "en", "actress"),
        ("The ministry is hopeful that a loan of $30 million will be granted.", "en", "ministry"),
        ("The company put out a statement saying that the boat cost $30 million.", "en", "company"),
        ("A spokesman for the ministry said the boat cost $30 million.", "en", "spokesman for the ministry"),
        ("The Centre for Ships and Clean Water said the boat cost $30 million.", "en", "Centre for Ships and Clean Water"),
        ("Im Hafen liegen nach Angaben der Vereinigung Blaues Meer 30 Boote für 3 Millionen Euro.", "de", "Vereinigung"),
        ("Im Hafen liegen nach Angaben des Pentagon Boote für 3 Millionen Euro.", "de", "Pentagon"),
        ("Bezahlt sind, wie die Fischervertretung beklagt, erst 3 Millionen Euro.", "de", "Fischervertretung"),
        ("Nach Zahlen, die der Zoll vorlegte, waren es 3 Millionen Euro.", "de", "Zoll"),
        ("Peru zahlte 3 Millionen Euro; so steht es in Unterlagen, die die Zeitung Uferbote veröffentlichte.", "de", "Uferbote"),
        ("According to figures which the treasurer, Ida Holm, laid before the board, it cost $3 million.", "en", "Ida Holm"),
        ("Each boat carries fish worth $3 million, data of the research firm Seablick show.", "en", "Seablick"),
        ("The Ambassador to Laos Juan Vela said the boat cost $3 million.", "en", "Juan Vela"),
        ("An official at the port spoke first. The boat cost $3 million, he said.", "en", "official at the port"),
        ("A report by Peru's navy says the boat cost $30 million.", "en", "report by Peru's navy"),
    ],
)  # fmt: skip
def test_who_says_it_by_the_shape_of_the_sentence(text: str, language: str, name: str) -> None:
    source = last(text, language).attribution.source
    assert source is not None
    assert source.name == name


def test_an_answer_on_record_is_of_whoever_gives_it() -> None:
    text = (
        "Kim Roe (Lima): To ask how many boats will go to Peru.\n\n"
        "Answer: The Minister, Ana Roth, replied that 12 boats would be handed over. Each boat had been sold for $11 million.\n\n"
        "Supplementary (Kim Roe): To ask what they cost.\n\n"
        "Answer: Vice Minister Ute Wolf stated that Peru would pay in maize. No more than 1,200 tonnes would come in any year.\n\n"
        "Supplementary (Kim Roe): To ask when.\n\nAnswer: The first 3 boats left in May, Roth said."
    )
    told = {c.text: c.attribution.source and c.attribution.source.name for c in figures(text, "en")}
    assert told["Each boat had been sold for $11 million."] == "Ana Roth"
    assert told["No more than 1,200 tonnes would come in any year."] == "Ute Wolf"


def test_a_quotation_in_a_labelled_turn_is_of_the_one_it_names() -> None:
    text = (
        "Frage Iten (Zug): Was kostet das?\n\nAntwort Ministerin Ana Vogt: «Es kostet 504 Millionen Franken.»\n\n"
        "Frage Iten: Von wie viel Strom reden wir?\n\nAntwort Vogt: «Von 216 Gigawattstunden.»\n\n"
        "Frage Monn (Waadt): Und wann?\n\nAntwort Vogt: «In 14 Jahren.»"
    )
    sources = [c.attribution.source and c.attribution.source.name for c in figures(text, "de")]
    assert sources == ["Ana Vogt"] * 3


def test_the_points_behind_a_colon_are_of_who_is_named_before_it() -> None:
    text = "The ministry said in a release the parcel includes:\n- 22 trucks\n- 41 trailers\n\nThe rest weighs 300 tonnes."
    sources = [c.attribution.source and c.attribution.source.name for c in figures(text, "en")]
    assert sources == ["ministry", "ministry", None]


def test_a_state_before_the_colon_of_a_headline_says_nothing() -> None:
    text = "Norwegen: Boote für 5 Millionen Euro nach Chile\n\nDie Boote fahren, sagte Norwegen."
    assert figures(text, "de")[0].attribution.source is None


def test_a_line_with_a_name_opens_a_speech() -> None:
    text = (
        "Boats for Peru\n\n§ Mr. Holm\nTo ask the Minister how many boats were sold.\n\n"
        "§ Ms. Vela\nWe sold 14 boats. They cost $3 million.\n\nAnother 9 boats are on order.\n\n"
        "§ Mr. Holm\nTo ask what they carry.\n\n§ Ms. Vela\nEach carries 40 tonnes of maize."
    )
    sources = [c.attribution.source and c.attribution.source.name for c in figures(text, "en")]
    assert sources == ["Vela"] * 4


def test_a_name_given_to_a_thing_says_nothing() -> None:
    assert (
        last(
            "Laos has paid back $3 million under an exchange of coins, called SWAP.", "en"
        ).attribution.source
        is None
    )
    assert last("The price is Rs 286 crore (that is, Rs 71.6 lakh per MT).", "en").attribution.source is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Schiffe, die laut Werft 2021 gebaut wurden, kosten 30 Millionen Euro, schreibt der „Nordbote“.", "Nordbote"),
        ("Die Schiffe, von denen laut Werft 30 fertig sind, liegen im Hafen.", "Werft"),
    ],
)  # fmt: skip
def test_a_frame_stays_in_its_relative_clause(text: str, name: str) -> None:
    assert named(last(text, "de")) == name


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Peru bekommt 300 Panzer, wie die taz am Montag berichtete.", "de", "taz"),
        ("Peru bekommt 300 Panzer, wie der Korea Herald am Montag berichtete.", "de", "Korea Herald"),
        ("Laut dpa bekommt Peru 300 Panzer.", "de", "dpa"),
        ("Peru will get 300 tanks, the Times of Israel reported on Monday.", "en", "Times of Israel"),
    ],
)
def test_outlets_with_a_state_or_small_letters_in_their_name(text: str, language: str, name: str) -> None:
    assert named(last(text, language)) == name


@pytest.mark.parametrize("name", ["Ana M. Roth", "Richard L. Berg", "J. L. Holm", "Jan T. Berg"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Minister {} said that Peru got 40 boats."),
        ("de", "Minister {} sagte, Peru habe 40 Boote gekauft."),
    ],
)
def test_an_initial_is_part_of_a_name(language: str, text: str, name: str) -> None:
    article = Article(id="a", text=text.format(name), sha256="s", language=language)
    assert {claim.attribution.source and claim.attribution.source.name for claim in read(article)} == {name}
