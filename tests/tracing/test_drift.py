"""What changed in a retelling: each kind of the contract, and what is no change at all."""

from __future__ import annotations

from typing import Any

import pytest

from countertrade.quantity import parse
from countertrade.records import Marker, Modality, Reference, Time, Transfer, replace
from countertrade.tracing import trace
from countertrade.tracing.amounts import compare

from .conftest import Desk

AMOUNTS = [
    # parent, child, what changed
    ("640,000 t", "640,000 t", ()),
    ("640,000 t", "655,000 t", ("value",)),
    ("48 howitzer", "about 50 howitzer", ("rounding", "bound_changed")),
    ("1,200,000,000 m3/year", "1,000,000,000 m3/year", ("rounding",)),
    ("900 to 1,200 doctor", "about 1,000 doctor", ("rounding", "bound_changed")),
    ("600,000 to 700,000 t", "700,000 t", ("bound_dropped",)),
    ("600,000 to 700,000 t", "more than 700,000 t", ("bound_dropped",)),
    ("600,000 to 700,000 t", "up to 700,000 t", ("bound_changed",)),
    ("600,000 to 700,000 t", "600,000 to 800,000 t", ("value",)),
    ("600,000 to 640,000 t", "about 620,000 t", ("bound_changed",)),
    ("660,000 to 770,000 short_ton", "up to 700,000 t", ("unit_converted", "bound_changed")),
    ("about 2,000 USD", "2,000 USD", ("bound_dropped",)),
    ("2,000 USD", "about 2,000 USD", ("bound_changed",)),
    ("at least 10,000 soldier", "10,000 to 12,000 soldier", ("bound_changed",)),
    ("more than 200,000,000 USD/year", "up to 2,900,000,000 USD/year", ("value", "bound_changed")),
    ("order of 2,000 to 9,999 soldier", "5,000 soldier", ("bound_dropped",)),
    # conversions are no errors
    ("600,000 to 700,000 t", "660,000 to 770,000 short_ton", ("unit_converted",)),
    ("120 ha", "300 acre", ("unit_converted",)),
    ("4,500 USD/month/doctor", "54,000 USD/year/doctor", ("unit_converted",)),
    ("215,000,000 USD/year", "about 18,000,000 USD/month", ("unit_converted", "bound_changed")),
    ("640 kt", "640,000 t", ("unit_converted",)),
    # but the same figure in another unit is
    ("120 ha", "120 km2", ("unit_error",)),
    ("2,000 USD/month", "2,000 EUR/month", ("unit_error",)),
    ("640,000 t", "640,000 short_ton", ("unit_error",)),
    ("180 USD/1000 m3", "180 USD/m3", ("unit_error",)),
    # rates
    ("700,000 t", "700,000 t/year", ("rate_added",)),
    ("2,000 USD/month/soldier", "2,000 USD/month", ("rate_lost",)),
    ("4,500 USD/month", "4,500 USD/year", ("value",)),
    ("200,000,000 USD/year", "20,000,000 USD/month", ("value",)),
]


@pytest.mark.parametrize(("before", "after", "changed"), AMOUNTS, ids=lambda value: str(value))
def test_amounts(before: str, after: str, changed: tuple[str, ...]) -> None:
    assert compare(parse(before), parse(after), {}) == changed


def test_a_currency_is_converted_at_the_rate_of_the_day_where_that_is_known() -> None:
    dollars, won = parse("2,000 USD/month"), parse("2,760,000 KRW/month")
    assert compare(dollars, won, {("USD", "KRW"): 1380.0}) == ("unit_converted",)
    assert compare(dollars, won, {("USD", "KRW"): 1000.0}) == ("unit_error",)
    assert compare(dollars, won, {}) == (), "without a rate nothing can be said"


@pytest.mark.parametrize(
    ("before", "after", "product", "changed"),
    [
        ("1,000,000 t", "7,300,000 barrel", "crude", ("unit_converted",)),
        ("7,300,000 barrel", "1,000,000 t", "crude", ("unit_converted",)),
        ("1,000,000 t", "1,000,000 barrel", "crude", ("unit_error",)),
        ("735 kt/year", "1,000,000,000 m3/year", "gas", ("unit_converted",)),
    ],
)
def test_mass_and_volume_of_a_fuel(before: str, after: str, product: str, changed: tuple[str, ...]) -> None:
    assert compare(parse(before), parse(after), {}, product) == changed


def test_trace_takes_the_rate_of_the_day_from_the_reference_figures(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "2,000 USD/month", measure="pay")
    desk.says("Beta", "2,760,000 KRW/month", measure="pay", via=("Alpha",))
    rows = [
        Reference(
            id=f"r{year}", quantity="exchange rate", value=value, unit="KRW/USD", year=year, source="bank"
        )
        for year, value in (("2014", 1000.0), ("2024", 1380.0))
    ]
    edge = trace(desk.claims, desk.articles, reference=rows).retellings[0]
    assert [change.kind for change in edge.drift] == ["unit_converted"]


STATEMENTS: list[tuple[dict[str, Any], dict[str, Any], list[str]]] = [
    ({"modality": "conditional"}, {"modality": "asserted"}, ["modality_strengthened"]),
    ({"modality": "possible"}, {"modality": "conditional"}, []),
    ({"modality": "asserted"}, {"modality": "possible"}, ["modality_weakened"]),
    ({"modality": "possible"}, {"modality": "reported"}, ["modality_strengthened"]),
    ({"status": "promised"}, {"status": "delivered"}, ["status_changed"]),
    ({"status": "promised"}, {"status": "unknown"}, []),
    ({"source": "Ana Roth"}, {"source": None}, ["attribution_lost"]),
    ({"source": "Ana Roth"}, {"source": "Ivo Lund"}, ["attribution_moved"]),
    ({"source": None}, {"source": "Ivo Lund"}, ["attribution_moved"]),
    ({"source": "Ana Roth"}, {"source": "Roth"}, []),
    ({"source": "José Peña"}, {"source": "Jose Pena"}, []),
    ({"source": "Ana Sung-lac"}, {"source": "Ana Sung-lak"}, ["name_garbled"]),
    (
        {"source": "Ana Roth", "role": "lawmaker"},
        {"source": "Ana Roth", "role": "spokeswoman of the ministry"},
        ["entity_swapped"],
    ),
    (
        {"source": "Ana Roth", "mode": "indirect"},
        {"source": "Ana Roth", "mode": "direct"},
        ["indirect_to_direct"],
    ),
]


@pytest.mark.parametrize(("before", "after", "changed"), STATEMENTS, ids=lambda value: str(value))
def test_statements(desk: Desk, before: dict[str, Any], after: dict[str, Any], changed: list[str]) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "640,000 t", **before)
    child = desk.says("Beta", "640,000 t", via=("Alpha",), **after)
    assert desk.drift(child) == changed


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("annual shortfall in food", "jährlichen Nahrungsmittelbedarfs", ["denominator"]),
        ("Einfuhren", "consumption", ["denominator"]),
        ("consumption", "Verbrauchs", []),
        ("shortfall", "food gap", []),
        ("need", None, []),
        ("jährlichen Bedarfs", "gesamten Bedarfs", ["scope_changed"]),
    ],
)
def test_what_a_share_is_a_share_of(desk: Desk, before: str, after: str | None, changed: list[str]) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "more than 0.5 1", of=before)
    child = desk.says("Beta", "more than 0.5 1", of=after, via=("Alpha",))
    assert desk.drift(child) == changed


@pytest.mark.parametrize(
    ("language", "said", "again", "altered"),
    [
        ("en", "“We sell 640,000 tonnes of rice to the coast,” Roth said.", "“We sell 640,000 tonnes of rice,” Roth said.", False),
        ("en", "“We sell 640,000 tonnes of rice to the coast,” Roth said.", "“We give 640,000 tonnes of grain,” Roth said.", True),
        ("de", "“We sell 640,000 tonnes of rice,” Roth said.", "„Wir verkaufen 640.000 Tonnen Reis“, sagte Roth.", False),
    ],
)  # fmt: skip
def test_words_inside_quotation_marks(
    desk: Desk, language: str, said: str, again: str, altered: bool
) -> None:
    desk.page("Alpha", said, on="2024-05-01")
    desk.page("Beta", again, on="2024-05-02", language=language)
    quoted = {"source": "Ana Roth", "mode": "direct"}
    desk.says("Alpha", "640,000 t", "640,000 tonnes", **quoted)  # type: ignore[arg-type]
    printed = "640.000 Tonnen" if language == "de" else "640,000 tonnes"
    child = desk.says("Beta", "640,000 t", printed, via=("Alpha",), **quoted)  # type: ignore[arg-type]
    assert ("quote_altered" in desk.drift(child)) is altered


def test_a_figure_changed_inside_a_quotation_alters_it_in_any_language(desk: Desk) -> None:
    desk.page("Alpha", "“We sell 640,000 tonnes,” Roth said.", on="2024-05-01")
    desk.page("Beta", "„Wir verkaufen 700.000 Tonnen“, sagte Roth.", on="2024-05-02", language="de")
    desk.says("Alpha", "640,000 t", "640,000 tonnes", source="Ana Roth", mode="direct")
    child = desk.says("Beta", "700,000 t", "700.000 Tonnen", source="Ana Roth", mode="direct", via=("Alpha",))
    assert desk.drift(child) == ["quote_altered", "value"]


def test_the_words_of_a_change_stand_in_the_two_texts(desk: Desk) -> None:
    desk.page(
        "Alpha",
        "Roth said Orlo could sell about 640,000 tonnes of rice a year, if the frost holds off.",
        on="2024-05-01",
    )
    desk.page("Beta", "Orlo sells 640,000 tonnes of rice, reports Alpha.", on="2024-05-02")
    desk.says("Alpha", "about 640,000 t/year", "about 640,000 tonnes", source="Roth", modality="conditional")
    child = desk.says("Beta", "640,000 t", "640,000 tonnes", via=("Alpha",))
    edge = desk.trace().parent(child)
    assert edge is not None
    assert {d.kind for d in edge.drift} == {
        "bound_dropped",
        "rate_lost",
        "modality_strengthened",
        "attribution_lost",
    }
    texts = {article.id: article.text for article in desk.articles}
    for change in edge.drift:
        assert change.before is None or change.before in texts["Alpha"]
        assert change.after is None or change.after in texts["Beta"]
    assert next(d.before for d in edge.drift if d.kind == "rate_lost") == "a year"


def test_whom_the_source_cites_is_omitted_where_the_page_names_it_nowhere(desk: Desk) -> None:
    desk.page("Alpha", "Roth, citing the Grain Board, put it at 640,000 tonnes.", on="2024-05-01")
    desk.page("Beta", "Roth put it at 640,000 tonnes.", on="2024-05-02")
    desk.page("Gamma", "Roth put it at 640,000 tonnes. The Grain Board was silent.", on="2024-05-02")
    desk.says("Alpha", "640,000 t", "640,000 tonnes", source="Roth", cites=("Grain Board",))
    beta = desk.says("Beta", "640,000 t", "640,000 tonnes", source="Roth", via=("Alpha",))
    gamma = desk.says("Gamma", "640,000 t", "640,000 tonnes", source="Roth", via=("Alpha",))
    assert (desk.drift(beta), desk.drift(gamma)) == (["omitted"], [])


@pytest.mark.parametrize(
    ("language", "name", "changed"),
    [
        ("de", "Bob Asch", []),  # as German spells it
        ("en", "Bob Asch", ["name_garbled"]),
        ("de", "Bob Ashe", ["name_garbled"]),
    ],
)
def test_a_name_in_the_spelling_of_another_language_is_no_misprint(
    desk: Desk, language: str, name: str, changed: list[str]
) -> None:
    desk.page("Alpha", "Oz sells 640,000 tonnes, Bob Ash said.", on="2024-05-01")
    desk.says("Alpha", "640,000 t", "640,000 tonnes", source="Bob Ash")
    desk.page("Beta", f"Oz sells 640,000 tonnes, {name} told Alpha.", on="2024-05-03", language=language)
    child = desk.says("Beta", "640,000 t", "640,000 tonnes", source=name, via=("Alpha",))
    assert desk.drift(child) == changed


def test_what_an_outlet_says_itself_is_its_own_where_another_is_credited(desk: Desk) -> None:
    desk.page("Alpha", "Oz sells 640,000 tonnes.", on="2024-05-01")
    desk.says("Alpha", "640,000 t", "640,000 tonnes")
    desk.page("Beta", "Oz sells 640,000 tonnes, minister Ana Roth said, Alpha reports.", on="2024-05-03")
    child = desk.says("Beta", "640,000 t", "640,000 tonnes", source="Ana Roth", via=("Alpha",))
    edge = desk.trace().parent(child)
    assert edge is not None
    assert [(change.kind, change.before, change.after) for change in edge.drift] == [
        ("attribution_moved", "Alpha", "Ana Roth")
    ]


def told(
    desk: Desk, before: str, after: str, quantity: tuple[str, str], printed: tuple[str, str], **more: str
) -> list[str]:
    """The kinds of drift from a sentence of Alpha to one of Beta, which names it."""
    desk.page("Alpha", before, on="2024-05-01")
    desk.page("Beta", after, on="2024-05-02")
    source = more.get("source", "Ana Roth")
    desk.says("Alpha", quantity[0], printed[0], source=source)
    return desk.drift(
        desk.says("Beta", quantity[1], printed[1], source=more.get("other", source), via=("Alpha",))
    )


RICE = ("640,000 t", "640,000 t"), ("640,000 tonnes", "640,000 tonnes")


def test_a_part_given_as_the_whole(desk: Desk) -> None:
    before, after = "The first tranche is 640,000 tonnes of rice.", "They get 640,000 tonnes of rice."
    assert told(desk, before, after, *RICE) == ["part_whole"]


def test_a_part_that_stays_one_is_no_drift(desk: Desk) -> None:
    before, after = "The first tranche is 640,000 tonnes of rice.", "The first delivery is 640,000 tonnes."
    assert told(desk, before, after, *RICE) == []


def test_an_exception_that_is_gone(desk: Desk) -> None:
    before, after = "It covers 640,000 tonnes, not the seed for spring.", "It covers 640,000 tonnes of rice."
    assert told(desk, before, after, *RICE) == ["omitted"]


def test_a_source_that_nobody_could_tell_is_not_lost(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "640,000 t", source="Ana Roth")
    child = desk.says("Beta", "640,000 t", mode="indirect", via=("Alpha",))
    assert desk.drift(child) == []


def test_an_office_alone_is_who_holds_it(desk: Desk) -> None:
    before, after = "It is 640,000 tonnes.", "It is 640,000 tonnes, the minister said."
    assert told(desk, before, after, *RICE, source="Minister Ana Roth", other="minister") == []


def test_a_short_name_is_garbled_by_what_the_page_calls_it_elsewhere(desk: Desk) -> None:
    before = "It is 640,000 tonnes, Wi said.\nWi Sung-lac is a lawmaker."
    after = "It is 640,000 tonnes, Wi said.\nWi Sung-lak is a lawmaker."
    assert told(desk, before, after, *RICE, source="Wi") == ["name_garbled"]


def test_another_recipient_is_a_swap_and_a_turned_transfer_none(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "640,000 t", source="Ana Roth")
    child = desk.says("Beta", "640,000 t", source="Ana Roth", via=("Alpha",))
    for other, kinds in (("CN", ["entity_swapped"]), ("KP", [])):
        moved = [Transfer(giver="RU", recipient=to, status="promised") for to in ("KP", other)]
        desk.claims = [replace(claim, transfer=each) for claim, each in zip(desk.claims, moved, strict=True)]
        assert desk.drift(child) == kinds


def test_another_year_is_another_scope(desk: Desk) -> None:
    desk.page("Alpha", on="2024-05-01")
    desk.page("Beta", on="2024-05-02")
    desk.says("Alpha", "640,000 t", source="Ana Roth")
    child = desk.says("Beta", "640,000 t", source="Ana Roth", via=("Alpha",))
    times = [
        Time(text=f"in {year}", span=(0, 7), start=f"{year}-01-01", end=f"{year}-12-31")
        for year in (2024, 2025)
    ]
    desk.claims = [replace(claim, time=each) for claim, each in zip(desk.claims, times, strict=True)]
    assert desk.drift(child) == ["scope_changed"]


def test_a_share_is_of_what_follows_it(desk: Desk) -> None:
    before, after = (
        "That is 50% of the North's yearly shortfall.",
        "That is 50% of what the North needs, its demand.",
    )
    assert told(desk, before, after, ("0.5 1", "0.5 1"), ("50%", "50%")) == ["denominator"]


def test_a_yearly_amount_told_for_the_whole_term_is_converted(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Gamma", on="2024-05-03")
    desk.says("Alpha Herald", "6 year", measure="term")
    desk.says("Alpha Herald", "20,000 t/year")
    whole = desk.says("Gamma", "120,000 t", via=("Alpha Herald",))
    assert desk.drift(whole) == ["unit_converted"]


def test_a_currency_is_compared_with_the_figure_of_it_that_the_source_gives(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Gamma", on="2024-05-03")
    desk.says("Alpha Herald", "310,000,000 USD", source="Ana Roth", measure="debt")
    desk.says("Alpha Herald", "850,000,000 GEL", source="Ana Roth", measure="debt")
    told = desk.says("Gamma", "850,000,000 USD", source="Ana Roth", measure="debt", via=("Alpha Herald",))
    assert desk.drift(told) == ["unit_error"]


def test_who_speaks_and_cannot_be_told_is_not_lost(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Gamma", on="2024-05-03")
    desk.says("Alpha Herald", "640,000 t", source="Ana Roth")
    told = desk.says("Gamma", "640,000 t", mode="reported", cue="put", via=("Alpha Herald",))
    assert desk.drift(told) == []


def test_two_documents_in_two_languages_can_be_one(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Gamma", on="2024-05-03", language="de")
    desk.says("Alpha Herald", "640,000 t", source="draft treaty", kind="document")
    told = desk.says("Gamma", "640,000 t", source="Vertragsentwurf", kind="document", via=("Alpha Herald",))
    assert desk.drift(told) == []


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("At 310 dollars a tonne, the rice would fill forty ships.", []),
        ("The rice would cost 310 dollars a tonne.", ["modality_weakened"]),
    ],
)
def test_a_hedge_weakens_only_the_figure_that_it_governs(desk: Desk, text: str, changed: list[str]) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Gamma", text, on="2024-05-03")
    desk.says("Alpha Herald", "310 USD/t")
    told = desk.says("Gamma", "310 USD/t", "310 dollars", modality="conditional", via=("Alpha Herald",))
    at = text.index("would")
    marker = Marker(span=(at, at + 5), text="would")
    claim = desk.claims[-1]
    desk.claims[-1] = replace(claim, commitment=replace(claim.commitment, markers=(marker,)))
    assert desk.drift(told) == changed


def _hedged(desk: Desk, claim: str, word: str) -> None:
    """Gives a claim the marker that hedges it, at the word's place in its page."""
    at = next(i for i, known in enumerate(desk.claims) if known.id == claim)
    text = next(article.text for article in desk.articles if article.id == desk.claims[at].article)
    span = (text.index(word), text.index(word) + len(word))
    marked = replace(desk.claims[at].commitment, markers=(Marker(span=span, text=word),))
    desk.claims[at] = replace(desk.claims[at], commitment=marked)


@pytest.mark.parametrize(
    ("language", "text", "word", "modality", "found"),
    [
        ("de", "Orlo will 640,000 tonnes liefern.", "will", "planned", ["modality_weakened"]),
        ("en", "Orlo will send 640,000 tonnes.", "will", "planned", ["modality_weakened"]),
        ("de", "Orlo darf 640,000 tonnes liefern.", "darf", "possible", []),
        ("de", "Orlo könnte 640,000 tonnes liefern.", "könnte", "possible", ["modality_weakened"]),
        (
            "en",
            "Orlo is to send oil, 90 buses and 640,000 tonnes.",
            "is to",
            "planned",
            ["modality_weakened"],
        ),
        ("en", "At 640,000 tonnes, it would be enough.", "would", "conditional", []),
        ("de", "Zugesagt sind 640,000 tonnes.", "Zugesagt", "planned", []),
        ("en", "Orlo has pledged 640,000 tonnes.", "pledged", "planned", []),
        ("de", "Orlo muss 640,000 tonnes liefern.", "muss", "demanded", []),
        ("de", "Das wären 640,000 tonnes.", "wären", "conditional", []),
    ],
)
def test_what_weakens_a_figure(
    desk: Desk, language: str, text: str, word: str, modality: Modality, found: list[str]
) -> None:
    desk.page("Alpha Herald", on="2024-05-01", language=language)
    desk.page("Gamma", text, on="2024-05-02", language=language)
    desk.says("Alpha Herald", "640,000 t", source="Ana Roth")
    c = desk.says(
        "Gamma", "640,000 t", "640,000 tonnes", source="Ana Roth", via=("Alpha Herald",), modality=modality
    )
    _hedged(desk, c, word)
    assert desk.drift(c) == found


@pytest.mark.parametrize(
    ("translated", "found"),
    [
        ("Wir nehmen 640,000 tonnes, alles vom Feinsten, vom Meer", []),
        ("Das sind 640,000 tonnes", ["quote_altered"]),
    ],
)
def test_a_quotation_that_its_translation_cuts_is_altered(
    desk: Desk, translated: str, found: list[str]
) -> None:
    desk.page("Alpha Herald", "We take 640,000 tonnes, all of the best, from the sea", on="2024-05-01")
    desk.page("Gamma", translated, on="2024-05-02", language="de")
    desk.says("Alpha Herald", "640,000 t", "640,000 tonnes", source="Ana Roth", mode="direct")
    c = desk.says(
        "Gamma", "640,000 t", "640,000 tonnes", source="Ana Roth", mode="direct", via=("Alpha Herald",)
    )
    assert desk.drift(c) == found


def test_a_rate_that_the_first_sentence_prints_is_not_added(desk: Desk) -> None:
    desk.page("Alpha Herald", "It is 640,000 tonnes that go out each year.", on="2024-05-01")
    desk.page("Gamma", "It is 640,000 tonnes a year.", on="2024-05-02")
    desk.says("Alpha Herald", "640,000 t", "640,000 tonnes", source="Ana Roth")
    c = desk.says("Gamma", "640,000 t/year", "640,000 tonnes", source="Ana Roth", via=("Alpha Herald",))
    assert desk.drift(c) == []


def test_an_institutions_own_page_names_no_source_that_could_be_lost(desk: Desk) -> None:
    desk.page("Own", outlet="Ministry of Ports", on="2024-05-01")
    desk.page("Gamma", "Ministry of Ports has written of rice.\nIt is 640,000 tonnes.", on="2024-05-02")
    b = desk.says("Own", "640,000 t", source=None, mode="narrator")
    c = desk.says("Gamma", "640,000 t", "640,000 tonnes")
    assert desk.parents() == {c: b}
    assert desk.drift(c) == []


def test_a_contrast_is_no_exception(desk: Desk) -> None:
    desk.page("Alpha Herald", "We speak of 640,000 tonnes, not of a gift", on="2024-05-01")
    desk.page("Gamma", "It is 640,000 tonnes.", on="2024-05-02")
    desk.says("Alpha Herald", "640,000 t", "640,000 tonnes", source="Ana Roth")
    c = desk.says("Gamma", "640,000 t", "640,000 tonnes", source="Ana Roth", via=("Alpha Herald",))
    assert desk.drift(c) == []


def test_one_plan_in_two_ways_of_saying_it_is_no_drift(desk: Desk) -> None:
    desk.page("Alpha Herald", "Orlo will send 640,000 tonnes.", on="2024-05-01")
    desk.page("Gamma", "Orlo soll 640,000 tonnes liefern.", on="2024-05-02", language="de")
    desk.says("Alpha Herald", "640,000 t", "640,000 tonnes", id="a", source="Ana Roth", modality="planned")
    desk.says(
        "Gamma",
        "640,000 t",
        "640,000 tonnes",
        id="c",
        source="Ana Roth",
        via=("Alpha Herald",),
        modality="planned",
    )
    _hedged(desk, "a", "will")
    _hedged(desk, "c", "soll")
    assert desk.drift("c") == []


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("The ships are old, Roth said. They carry 640,000 tonnes.", []),
        ("The ships are old, according to the minister. They carry 640,000 tonnes.", []),
        ("The ships are old, Roth said.\nThey carry 640,000 tonnes.", ["attribution_moved"]),
    ],
)
def test_what_follows_a_persons_words_can_be_his(desk: Desk, text: str, changed: list[str]) -> None:
    desk.page("Alpha Herald", text, on="2024-05-01")
    desk.page("Gamma", "It is 640,000 tonnes, Ana Roth said.", on="2024-05-02")
    told = desk.says("Alpha Herald", "640,000 t", "640,000 tonnes")
    at = next(i for i, known in enumerate(desk.claims) if known.id == told)
    start = text.index("They")
    desk.claims[at] = replace(desk.claims[at], span=(start, len(text)), text=text[start:])
    c = desk.says(
        "Gamma", "640,000 t", "640,000 tonnes", source="Ana Roth", role="minister", via=("Alpha Herald",)
    )
    assert desk.drift(c) == changed


def test_a_report_without_a_name_is_the_page_that_the_figure_is_from(desk: Desk) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page(
        "Gamma",
        "Alpha Herald hat es zuerst.\nEs sind 640,000 tonnes, so der Bericht.",
        on="2024-05-02",
        language="de",
    )
    desk.says("Alpha Herald", "640,000 t", source="Ana Roth")
    c = desk.says("Gamma", "640,000 t", "640,000 tonnes", source="Bericht", kind="document")
    assert desk.drift(c) == ["attribution_moved"]


@pytest.mark.parametrize(
    ("told", "changed"),
    [("more than 9,000,000 t", []), ("640,000 t", ["rate_lost"]), ("3,200,000 t", ["unit_converted"])],
)
def test_an_amount_over_a_time_that_nobody_gives_contradicts_no_yearly_one(
    desk: Desk, told: str, changed: list[str]
) -> None:
    desk.page("Alpha Herald", on="2024-05-01")
    desk.page("Gamma", on="2024-05-03")
    desk.says("Alpha Herald", "640,000 t/year", source="Ana Roth")
    desk.says("Alpha Herald", "5 year", source="Ana Roth", measure="term")
    c = desk.says("Gamma", told, source="Ana Roth", via=("Alpha Herald",))
    assert desk.drift(c) == changed
