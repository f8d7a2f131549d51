"""Claims: which figures are some, who vouches for them, how surely, and what moves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countertrade.reading import candidates, read
from countertrade.records import Article, Claim, Measure, Transfer, literal


def article(
    text: str, language: str = "de", published: str | None = "2024-11-04", outlet: str | None = None
) -> Article:
    return Article(id="a-1", text=text, sha256="s", language=language, published=published, outlet=outlet)


def claims(text: str, language: str = "de", outlet: str | None = None) -> list[Claim]:
    return read(article(text, language, outlet=outlet))


def figures(text: str, language: str = "de") -> list[str]:
    return [claim.quantity.text or "" for claim in claims(text, language) if claim.quantity]


def one(text: str, language: str = "de", outlet: str | None = None) -> Claim:
    found = claims(text, language, outlet)
    assert len(found) == 1, [claim.quantity for claim in found]
    return found[0]


# --- Which figures ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (
            "Peru zahlt Chile 40 Millionen Dollar, sagte Dora Sturm (51) am 4. März auf Seite 7.",
            "de",
            ["40 Millionen Dollar"],
        ),
        (
            "Peru pays Chile $40 million, Dora Sturm, 51, said on page 7 of a report dated May 27.",
            "en",
            ["$40 million"],
        ),
        ("Das Spiel endete 3:1.", "de", []),
        ("Brent stood at 72.75 dollars on Monday.", "en", ["72.75 dollars"]),
        ("The vote was 405 to 166.", "en", []),
        ("Der Pachtvertrag läuft 35 Jahre, sie ist 51 Jahre alt.", "de", ["35 Jahre"]),
        ("Kansas schickt Peru 300 Ärzte. Die Telefonnummer ist 030/18 555-0.", "de", ["300 Ärzte"]),
        ("1. Startseite\n2. Politik\n\nPeru liefert 300 Tonnen Weizen.", "de", ["300 Tonnen"]),
    ],
)
def test_amounts_with_a_unit_are_claims_and_other_numbers_are_none(
    text: str, language: str, wanted: list[str]
) -> None:
    assert figures(text, language) == wanted


def test_a_figure_without_a_unit_goes_on_counting_what_stands_before_it() -> None:
    found = claims("Peru hat 320 Panzer abgegeben. Ersetzt wurden bisher 116.")
    assert [str(claim.quantity) for claim in found] == ["320 tank", "116 tank"]


def test_a_counted_people_are_persons() -> None:
    claim = one("Bis zu 30.000 Kubaner arbeiten dafür in Angola.")
    assert str(claim.quantity) == "up to 30,000 person"


def test_a_rank_is_no_figure_and_a_crowd_that_speaks_is_one() -> None:
    assert figures("Peru is one of the biggest buyers of wheat.", "en") == []
    assert figures("Two people close to the talks said Peru pays $40 million.", "en") == ["$40 million"]
    assert figures("More than 400 families asked Peru for help.", "en") == ["More than 400 families"]


def test_texts_in_other_languages_give_no_claims() -> None:
    assert read(article("Peru levererar 300 ton vete.", "sv")) == []


# --- Who --------------------------------------------------------------------------------------------------------------


def test_direct_speech_with_the_speaker_after_it() -> None:
    claim = one("„Peru liefert 300 Tonnen Weizen“, sagte die Ministerin Dora Sturm der Zeitung Smaragdbote.")
    source = claim.attribution.source
    assert claim.text == "Peru liefert 300 Tonnen Weizen"
    assert source is not None
    assert (claim.attribution.mode, source.name, source.role) == ("direct", "Dora Sturm", "Ministerin")
    assert claim.attribution.via == ("Smaragdbote",)
    assert claim.attribution.cue is not None
    assert claim.attribution.cue.lemma == "sagen"


SPEECH = [
    ("Peru liefere 300 Tonnen Weizen, sagte Dora Sturm.", "de", "indirect", "Dora Sturm"),
    ("Nach Angaben von Dora Sturm liefert Peru 300 Tonnen Weizen.", "de", "indirect", "Dora Sturm"),
    (
        "Dora Sturm bezifferte den Preis auf 40 Millionen Dollar.",
        "de",
        "reported",
        "Dora Sturm",
    ),
    (
        "Peru liefert 300 Tonnen Weizen. Das berichtet die Zeitung Smaragdbote.",
        "de",
        "reported",
        "Smaragdbote",
    ),
    ("Peru will deliver 300 tonnes of wheat, Dora Sturm told reporters.", "en", "indirect", "Dora Sturm"),
    ("Dora Sturm put the price at $40 million.", "en", "reported", "Dora Sturm"),
    ("According to Dora Sturm, Peru will deliver 300 tonnes of wheat.", "en", "indirect", "Dora Sturm"),
    ("Peru liefert 300 Tonnen Weizen.", "de", "narrator", None),
    ("Peru soll Chile 300 Tonnen Weizen liefern.", "de", "reported", None),
]


@pytest.mark.parametrize(("text", "language", "mode", "name"), SPEECH)
def test_ways_of_naming_a_source(text: str, language: str, mode: str, name: str | None) -> None:
    claim = claims(text, language)[-1]
    assert claim.attribution.mode == mode
    assert (claim.attribution.source.name if claim.attribution.source else None) == name


def test_konjunktiv_that_goes_on_keeps_the_source_and_the_outlet() -> None:
    found = claims(
        "Peru liefere 300 Tonnen Weizen, sagte Dora Sturm der Zeitung Smaragdbote. Der Preis liege bei 40 Millionen Dollar."
    )
    assert [claim.attribution.mode for claim in found] == ["indirect", "indirect_free_indirect"]
    assert [claim.attribution.source.name for claim in found if claim.attribution.source] == [
        "Dora Sturm",
        "Dora Sturm",
    ]
    assert found[1].attribution.via == ("Smaragdbote",)


def test_pronouns_roles_and_that_paper_mean_who_was_named_before() -> None:
    text = (
        "Die Ministerin Dora Sturm sagte der Zeitung Smaragdbote, Peru liefere 300 Tonnen Weizen.\n\n"
        "Bezahlt würden 40 Millionen Dollar, so die Ministerin.\n\n"
        "„Es sind 12 Schiffe“, sagte sie.\n\n"
        "Später kämen 80 Tonnen dazu, schreibt das genannte Blatt."
    )
    names = [claim.attribution.source.name for claim in claims(text) if claim.attribution.source]
    assert names == ["Dora Sturm", "Dora Sturm", "Dora Sturm", "Smaragdbote"]


def test_this_newspaper_is_the_outlet_of_the_article() -> None:
    claim = one("„Wir zahlen 40 Millionen Dollar“, sagte Dora Sturm dieser Zeitung.", outlet="Smaragdbote")
    assert claim.attribution.via == ("Smaragdbote",)


def test_whom_the_source_cites_is_kept() -> None:
    claim = one("Peru has sent 300 doctors, Dora Sturm said, citing the central bank.", "en")
    assert claim.attribution.cites == ("central bank",)


# --- How surely -------------------------------------------------------------------------------------------------------


def test_a_hedge_belongs_to_its_clause() -> None:
    found = claims("Peru hat Tausende Soldaten geschickt, bis Jahresende könnten weitere Tausende folgen.")
    assert [
        (claim.commitment.modality, [marker.text for marker in claim.commitment.markers]) for claim in found
    ] == [
        ("asserted", []),
        ("possible", ["könnten"]),
    ]


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("Peru liefert 300 Tonnen Weizen.", "de", "asserted"),
        ("Peru könnte 300 Tonnen Weizen liefern.", "de", "possible"),
        ("Peru soll 300 Tonnen Weizen geliefert haben.", "de", "reported"),
        ("Peru wird 300 Tonnen Weizen liefern.", "de", "asserted"),
        ("Peru wird mit 300 Tonnen Weizen bezahlt.", "de", "asserted"),
        ("Peru will 300 Tonnen Weizen liefern.", "de", "planned"),
        ("Wenn der Vertrag hält, liefert Peru 300 Tonnen Weizen.", "de", "conditional"),
        ("Sollte der Vertrag halten, bekäme Chile 300 Tonnen Weizen.", "de", "conditional"),
        ("Schätzungen zufolge könnten 300 Tonnen Weizen fehlen.", "de", "possible"),
        ("Nach Schätzung von Händlern kaufte Peru 300 Tonnen Weizen.", "de", "estimated"),
        ("Chile fordert 300 Tonnen Weizen.", "de", "demanded"),
        ("Peru is to deliver 300 tonnes of wheat.", "en", "planned"),
        ("Peru is said to have delivered 300 tonnes of wheat.", "en", "reported"),
        ("If the deal holds, Peru delivers 300 tonnes of wheat.", "en", "conditional"),
        ("Peru would deliver 300 tonnes of wheat.", "en", "conditional"),
        ("Peru might deliver 300 tonnes of wheat.", "en", "possible"),
        ("Peru delivered 300 tonnes of wheat in May.", "en", "asserted"),
    ],
)
def test_modality(text: str, language: str, modality: str) -> None:
    assert one(text, language).commitment.modality == modality


def test_a_denial_is_negative_and_keeps_its_number() -> None:
    claim = one("Die Regierung in Wien dementierte, dass Österreich 120 Panzer geliefert habe.")
    assert claim.commitment.polarity == "-"
    assert str(claim.quantity) == "120 tank"


# --- What moves -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "giver", "recipient", "status"),
    [
        ("Kuba schickt 300 Ärzte nach Angola.", "de", "CU", "AO", "unknown"),
        ("Kuba hat 300 Ärzte nach Angola geschickt.", "de", "CU", "AO", "delivered"),
        ("Angola erhält von Kuba 300 Ärzte.", "de", "CU", "AO", "unknown"),
        ("Luanda hat Havanna 40 Millionen Dollar überwiesen.", "de", "AO", "CU", "delivered"),
        ("Im Gegenzug bekommt die kubanische Regierung 40 Tonnen Öl.", "de", None, "CU", "unknown"),
        ("Sollte der Vertrag halten, bekäme Angola 40 Tonnen Öl.", "de", None, "AO", "unknown"),
        ("52 kubanische Ärzte sind in Italien angekommen.", "de", "CU", "IT", "delivered"),
        ("Kuba hat Angola 300 Ärzte versprochen.", "de", "CU", "AO", "promised"),
        ("Cuba has offered Angola 300 doctors.", "en", "CU", "AO", "conditional"),
        ("Angola will buy 300 tonnes of sugar from Cuba.", "en", "CU", "AO", "unknown"),
        ("Norwegen wird Peru 40 Panzer liefern.", "de", "NO", "PE", "unknown"),
        ("Norwegen erhielt 40 Panzer aus Peru.", "de", "PE", "NO", "delivered"),
        ("Moscow received 300 shells from Pyongyang.", "en", "KP", "RU", "delivered"),
    ],
)
def test_who_gives_what_to_whom(
    text: str, language: str, giver: str | None, recipient: str | None, status: str
) -> None:
    transfer = one(text, language).transfer
    assert transfer is not None
    assert (transfer.giver, transfer.recipient, transfer.status) == (giver, recipient, status)


@pytest.mark.parametrize(
    ("text", "language", "sides"),
    [
        (
            "Cuba will send Angola 40 tonnes of sugar. It will also send 300 doctors to Peru.",
            "en",
            [("CU", "AO"), ("CU", "PE")],
        ),
        ("Angola pays 5 million US dollars to Cuba.", "en", [("AO", "CU")]),
        (
            "Kuba und Angola sind einig. Kuba liefert Angola 40 Tonnen Zucker, wie die Regierung mitteilt.",
            "de",
            [("CU", "AO")],
        ),
    ],
)
def test_the_sides_of_several_figures(
    text: str, language: str, sides: list[tuple[str | None, str | None]]
) -> None:
    moved = [claim.transfer for claim in read(article(text, language)) if claim.quantity]
    assert [(each.giver, each.recipient) for each in moved if each] == sides


@pytest.mark.parametrize(
    "text",
    [
        "Kuba schickt Ärzte nach Angola, im Tausch gegen 40 Tonnen Öl.",
        "Jeder kubanische Arzt wird von Angola mit 900 Dollar bezahlt.",
    ],
)
def test_what_runs_against_a_deal_is_offered_or_stated_the_other_way(text: str) -> None:
    (claim,) = (each for each in claims(text) if each.quantity)
    assert claim.transfer is not None
    offered = {field: unsure.value for field, unsure in claim.unsure.items()}
    assert offered.get("transfer.giver", "AO") == "AO"
    assert offered.get("transfer.recipient", "CU") == "CU"
    assert claim.transfer.giver in ("AO", None)
    assert claim.transfer.recipient in ("CU", None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Boris Petkov met reporters on Monday. Peru will deliver 300 tonnes of wheat, he said.", "en"),
        ("Boris Petkov leitet den Verband. „Peru liefert 300 Tonnen Weizen“, sagte er.", "de"),
    ],
)
def test_he_is_the_last_who_opened_a_sentence(text: str, language: str) -> None:
    source = one(text, language).attribution.source
    assert source is not None
    assert source.name == "Boris Petkov"


@pytest.mark.parametrize(
    ("text", "language", "name", "role"),
    [
        ("The minister (acting) Ana Roth said Peru pays 5 million dollars.", "en", "Ana Roth", "minister"),
        ("Analyst Ana Roth of the Fund (director: Bob Ash) said Peru pays 5 million dollars.", "en", "Ana Roth", "Analyst"),
        ("Der Sprecher des Amtes (Abteilung Handel), Jan Voss, sagte, Peru zahle 5 Millionen Euro.", "de", "Jan Voss", "Sprecher des Amtes"),
        ("Minister Jan Voss (Sprecher: Bob Asch) sagte, Peru zahle 5 Millionen Euro.", "de", "Jan Voss", "Minister"),
    ],
)  # fmt: skip
def test_what_stands_in_brackets_is_neither_speaker_nor_role(
    text: str, language: str, name: str, role: str
) -> None:
    source = one(text, language).attribution.source
    assert source is not None
    assert (source.name, source.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("A boat costs $6 million, Ana Roth said, and the fleet costs $60 million.", "en", ["Ana Roth", "Ana Roth"]),
        ("Ein Boot koste 6 Millionen Euro, sagte Ana Roth, die Flotte 60 Millionen Euro.", "de", ["Ana Roth", "Ana Roth"]),
        ("Peru zahlt 6 Millionen Euro. Das kündigte Ministerin Ana Roth an.", "de", ["Ana Roth"]),
    ],
)  # fmt: skip
def test_a_frame_speaks_for_its_whole_sentence(text: str, language: str, names: list[str | None]) -> None:
    sources = [claim.attribution.source for claim in read(article(text, language)) if claim.quantity]
    assert [source.name if source else None for source in sources] == names


def test_things_and_peoples_are_nobody() -> None:
    assert (
        one("Russische Soldaten kamen. Peru liefert 300 Tonnen Weizen, sagte er.", "de").attribution.source
        is None
    )


def test_what_is_likely_is_estimated() -> None:
    text = "Peru is likely to save 90 million euros a year on gas, the institute said."
    claim = one(text, "en")
    assert (claim.commitment.modality, str(claim.quantity)) == ("estimated", "90,000,000 EUR/year")


# --- Measures and products ---------------------------------------------------------------------------------------------


def test_a_measure_without_a_recipient_keeps_none() -> None:
    killed = Measure(id="killed", unit="soldier", giver="KP", words={"en": ("killed",)})
    text = "North Korea sends Russia 300 soldiers. About 60 North Korean soldiers were killed in Russia."
    moved = {claim.measure: claim.transfer for claim in read(article(text, "en"), [killed])}
    assert moved["killed"] is not None
    assert (moved["killed"].giver, moved["killed"].recipient) == ("KP", None)


PAY = Measure(
    id="pay",
    unit="USD",
    per=("month", "soldier"),
    words={"de": ("Sold", "Gehalt")},
    giver="RU",
    recipient="KP",
)
INCOME = Measure(
    id="income",
    unit="USD",
    per=("year",),
    words={"de": ("Einnahmen", "Einkommen")},
    giver="RU",
    recipient="KP",
)
SOLDIERS = Measure(id="soldiers", unit="soldier", words={"de": ("Soldaten",)}, giver="KP", recipient="RU")


def test_each_claim_names_its_measure_and_a_product_its_factors() -> None:
    text = "Jeder Soldat erhält ein Gehalt von 1.000 Dollar im Monat. Bei 10.000 Soldaten entspricht das einem Einkommen von 120 Millionen Dollar im Jahr."
    found = read(article(text), [PAY, INCOME, SOLDIERS])
    assert [claim.measure for claim in found] == ["pay", "soldiers", "income"]
    assert found[2].derived_from == (found[0].id, found[1].id)
    assert found[0].transfer is not None
    assert (found[0].transfer.giver, found[0].transfer.good) == ("RU", "pay")


def test_sold_is_not_in_soldaten_and_a_figure_of_no_measure_has_none() -> None:
    found = read(
        article("Für 10.000 Soldaten kassiert Peru 50 Millionen Dollar jährlich und kauft 3 Schiffe."),
        [PAY, INCOME, SOLDIERS],
    )
    assert [claim.measure for claim in found] == ["soldiers", "income", None]


# --- Every text -------------------------------------------------------------------------------------------------------


def test_ids_stay_when_only_the_reading_of_the_words_changes() -> None:
    text = "Peru liefert 300 Tonnen Weizen."
    bare, measured = read(article(text)), read(article(text), [SOLDIERS])
    assert [claim.id for claim in bare] == [claim.id for claim in measured]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Peru liefert 300 Tonnen",
                " „",
                "“",
                ", sagte Dora Sturm",
                ". ",
                "\n\n",
                " 💰 ",
                "e\u0301",
                "\u200f",
                "Das berichtet",
                " (51) ",
                "könnte ",
                "\ud800",
            ]
        ),
        max_size=25,
    )
)
def test_whatever_the_text_every_span_is_literal(pieces: list[str]) -> None:
    made = article("".join(pieces))
    assert literal(read(made), made) == []


# --- Languages that are not read ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (
            "병사 1만 2천 명에게 월 2,000달러",
            "ko",
            [("1만 2천 명", "12,000 person"), ("2,000달러", "2,000 USD")],
        ),
        (
            "Россия поставит 700 тыс. тонн риса за 1,5 млрд рублей",
            "ru",
            [("700 тыс. тонн", "700,000 t"), ("1,5 млрд рублей", "1,500,000,000 RUB")],
        ),
        ("援助50万吨大米", "zh", [("50万吨", "500,000 t")]),
        (
            "La Russie livrera 700 000 tonnes pour 40 millions d'euros",
            "fr",
            [("700 000 tonnes", "700,000 t"), ("40 millions d'euros", "40,000,000 EUR")],
        ),
    ],
)
def test_numerals_are_highlighted_with_scale_and_unit(
    text: str, language: str, wanted: list[tuple[str, str]]
) -> None:
    found = candidates(article(text, language))
    assert [(mention.text, str(mention.quantity)) for mention in found] == wanted
    assert all(mention.rule.startswith("candidate.") for mention in found)


# --- Without a number ---------------------------------------------------------------------------------------------------


def test_a_transfer_without_a_number_is_a_claim_without_a_quantity() -> None:
    claim = one("Zudem könnte Russland Kuba Weizen liefern.")
    assert claim.quantity is None
    assert (claim.attribution.mode, claim.commitment.modality, claim.rule) == (
        "narrator",
        "possible",
        "transfer.verb/narrator",
    )
    assert claim.kind == "transfer"
    assert claim.transfer is not None
    assert (claim.transfer.giver, claim.transfer.recipient, claim.transfer.good) == ("RU", "CU", "Weizen")


@pytest.mark.parametrize(
    "text",
    ["Kuba hofft, Waffen zu erhalten.", "Die Unterstützung für Kuba ist groß.", "Sie liefert ihm Waffen."],
)
def test_hopes_nouns_and_nobodys_transfers_are_none(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        # a buyer, a maker or an organ that the page gives no state keeps its side open
        ("de", "Peru gab Norwegen Panzer. Das Verteidigungs-Ministerium bestellt 18 Panzer.", (None, None)),
        ("en", "Peru gave Norway tanks. The ministry has ordered 18 tanks.", (None, None)),
        ("en", "Peru gave Norway tanks. Vantrex has delivered 18 tanks.", (None, None)),
        # goods that bring money in say nothing of who pays it to whom
        (
            "en",
            "Peru lent Norway $2 billion last year. Tea brings in some $900 million annually.",
            (None, None),
        ),
        # what support amounts to does not run against what is given
        (
            "de",
            "Peru lieferte Norwegen Panzer. Die Unterstützung soll sich auf 5 Milliarden Euro belaufen.",
            (None, None),
        ),
        # a person and a state side by side: who gives, and to whom
        ("de", "Zuvor hatte Anna Merz Peru eine halbe Milliarde Euro zugesagt.", (None, "PE")),
    ],
)
def test_what_the_page_does_not_complete(
    language: str, text: str, way: tuple[str | None, str | None]
) -> None:
    last = [claim for claim in claims(text, language) if claim.quantity is not None][-1]
    transfer = last.transfer or Transfer()
    assert (transfer.giver, transfer.recipient) == way


def test_nobody_is_deployed_who_is_no_people() -> None:
    text = "Norway said that Peruvian soldiers have been ordered to commit suicide in Chile."
    assert [claim for claim in claims(text, "en") if claim.transfer is not None] == []
