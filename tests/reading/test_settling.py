"""Measures chosen for a whole case together: what the other articles say of a figure decides what its own sentence leaves open."""

from __future__ import annotations

import json
import time
from importlib import resources

from countertrade.quantity import parse
from countertrade.reading import place
from countertrade.reading.settling import Settling
from countertrade.records import Article, Attribution, Claim, Entered, Item, Measure, Stated, replace

LOAN = Measure(id="loan", unit="USD", words={"en": ("loan",), "de": ("Kredit",)})
RENT = Measure(id="rent", unit="USD", per=("year",), words={"en": ("rent",), "de": ("Pacht",)})
AREA = Measure(id="area", unit="ha", words={"en": ("site",), "de": ("Fläche",)})
GUNS = Measure(id="guns", unit="howitzer", words={"en": ("howitzers",), "de": ("Haubitzen",)})


def claim(article: str, quantity: str, text: str, printed: str) -> Claim:
    amount, at = parse(quantity), text.index(printed)
    stated = Stated(
        low=amount.low, best=amount.best, high=amount.high, bound=amount.bound, unit=amount.unit, per=amount.per,
        span=(at, at + len(printed)), text=printed,
    )  # fmt: skip
    return Claim(
        id=f"{article}:{printed}", content="", article=article, span=(0, len(text)), text=text,
        attribution=Attribution(mode="narrator"), quantity=stated, rule="quantity.test",
    )  # fmt: skip


def articles_of(claims: tuple[Claim, ...]) -> list[Article]:
    texts: dict[str, str] = {}
    for each in claims:
        start, end = each.span or (0, 0)
        text = texts.get(each.article, "").ljust(end)
        texts[each.article] = text[:start] + (each.text or "") + text[end:]
    return [Article(id=name, text=text, sha256=name, language="en") for name, text in texts.items()]


def placed(*claims: Claim, measures: tuple[Measure, ...] = (LOAN, RENT, AREA, GUNS)) -> list[str | None]:
    return [each.measure for each in place(claims, articles_of(claims), measures)]


def chance(of: str, *claims: Claim, measures: tuple[Measure, ...]) -> float:
    """How likely the last claim is of a measure in view of the others."""
    weights = json.loads((resources.files("countertrade.reading") / "measures.json").read_text("utf-8"))
    settling = Settling(claims, measures, articles_of(claims))
    last = len(claims) - 1
    found = settling.chances(settling.settled(weights)[1], weights)[last]
    labels = [label.measure for label in settling.options[last]]
    return found[labels.index(of)] if of in labels else 0.0


NAMED = claim("a", "650,000,000 USD", "India offers a loan of $650 million.", "$650 million")
BARE = claim("b", "650,000,000 USD", "It comes to $650 million over all.", "$650 million")


def test_a_bare_figure_is_what_another_article_says_it_is() -> None:
    assert placed(BARE, measures=(LOAN, RENT)) != ["rent"]
    assert placed(NAMED, BARE) == ["loan", "loan"]


def test_the_order_of_articles_does_not_matter() -> None:
    assert placed(BARE, NAMED) == ["loan", "loan"]


def test_a_figure_far_from_all_others_of_a_measure_is_not_one_of_it() -> None:
    budget = claim("b", "40,000,000,000 USD", "They spoke of $40 billion.", "$40 billion")
    near = claim("b", "700,000,000 USD", "They spoke of $700 million.", "$700 million")
    assert placed(NAMED, budget, measures=(LOAN, RENT))[1] != "loan"
    assert placed(NAMED, near, measures=(LOAN, RENT)) == ["loan", "loan"]


def test_a_slip_in_the_unit_keeps_its_measure_by_the_printed_number() -> None:
    right = claim("a", "120 ha", "The site has 120 hectares.", "120 hectares")
    slip = claim("b", "120 km2", "They get 120 square kilometres.", "120 square kilometres")
    assert placed(right, slip) == ["area", "area"]


def test_so_many_a_year_is_another_thing_than_so_many() -> None:
    all_told = claim("a", "48 howitzer", "Belgrade hands over 48 howitzers.", "48 howitzers")
    built = claim("a", "24 howitzer/year", "The plant can make 24 howitzers a year.", "24 howitzers")
    assert placed(all_told, built) == ["guns", None]


def test_another_dimension_is_never_a_measure() -> None:
    assert placed(
        NAMED, claim("b", "650,000,000 t", "A loan of 650 million tonnes.", "650 million tonnes")
    ) == ["loan", None]


def test_what_a_person_typed_stays() -> None:
    typed = replace(BARE, measure="rent", entered=Entered(by="M. K."))
    assert placed(NAMED, typed) == ["loan", "rent"]
    assert placed(NAMED, replace(BARE, rule="typed")) == ["loan", None]


def test_placing_again_changes_nothing() -> None:
    articles = [Article(id=name, text="", sha256=name, language="en") for name in "ab"]
    once = place([NAMED, BARE], articles, (LOAN, RENT, AREA, GUNS))
    assert place(once, articles, (LOAN, RENT, AREA, GUNS)) == once


def test_words_that_narrow_the_things_of_a_unit_claim_no_others() -> None:
    """ "killed" is of soldiers, and of no soldiers but those; a figure of soldiers killed is of no wider measure."""
    sent = Measure(id="sent", unit="soldier", words={"en": ("soldiers",), "de": ("Soldaten",)})
    killed = Measure(id="killed", unit="soldier", giver="KP", words={"en": ("killed",), "de": ("gefallen",)})
    some = claim("a", "3,000 soldier", "Some 3,000 soldiers have been moved so far.", "3,000")
    more = claim("a", "10,000 soldier", "About 10,000 soldiers are to be there by December.", "10,000")
    dead = claim("b", "600 soldier", "About 600 soldiers were killed in the fighting.", "600")
    counted = [replace(each, item=Item(head="soldier", sort="soldier")) for each in (some, more, dead)]
    assert placed(*counted, measures=(sent, killed)) == ["sent", "sent", "killed"]


def test_a_total_over_years_is_of_the_rate_it_is_worked_out_from() -> None:
    rate = claim("a", "9,000,000 USD/year", "The rent is $9 million a year.", "$9 million")
    years = claim("a", "30 year", "It is for thirty years.", "thirty years")
    total = claim("a", "270,000,000 USD", "That makes $270 million.", "$270 million")
    other = claim("a", "430,000,000 USD", "That makes $430 million.", "$430 million")
    assert placed(rate, years, total, measures=(RENT, AREA))[2] == "rent"
    assert placed(rate, years, other, measures=(RENT, AREA))[2] is None


def test_a_figure_at_a_printed_exchange_rate_is_of_the_measure_it_is_converted_from() -> None:
    loan = claim("a", "650,000,000 USD", "India offers a loan of $650 million.", "$650 million")
    rate = claim("a", "0.9 EUR", "The dollar is at 0.9 euros.", "0.9 euros")
    euros = claim("a", "585,000,000 EUR", "The loan is 585 million euros.", "585 million euros")
    assert placed(loan, rate, euros, measures=(LOAN, RENT))[2] == "loan"


def test_the_sentence_before_says_what_a_figure_is_of() -> None:
    first = claim(
        "a", "30 year", "The lease of the site, which once had 20 hectares, lasts long.", "20 hectares"
    )
    text = "It has 45 hectares now."
    second = replace(claim("a", "45 ha", text, "45 hectares"), id="second")
    assert second.span is not None
    assert second.quantity is not None
    moved = replace(second, span=(70, 70 + len(text)), quantity=replace(second.quantity, span=(77, 88)))
    site = replace(AREA, id="site")
    field = Measure(id="field", unit="ha", words={"en": ("field",), "de": ("Acker",)})
    assert placed(first, moved, measures=(site, field))[1] == "site"
    assert placed(moved, measures=(site, field))[0] is None


def test_the_order_of_measures_says_nothing() -> None:
    """A figure that is as likely of one as of another is of neither."""
    gift = replace(LOAN, id="gift", words={"en": ("gift",), "de": ("Geschenk",)})
    bare = claim("b", "20,000,000 USD", "They spoke of $20 million.", "$20 million")
    assert placed(bare, measures=(LOAN, gift)) == placed(bare, measures=(gift, LOAN)) == [None]


FERRY = Measure(id="ferry", unit="EUR", words={"en": ("ferries",), "de": ("Fähren",)})
PART = Measure(id="part", unit="1", words={"en": ("share paid by Oslo",), "de": ("Anteil Oslos",)})
BUSES = Measure(id="buses", unit="bus", words={"en": ("buses",), "de": ("Busse",)})


def test_a_figure_for_each_of_so_many_is_of_the_measure_of_all_of_them() -> None:
    """The ferries cost 480 million euros: 120 million a boat."""
    told = claim("a", "480,000,000 EUR", "The ferries cost 480 million euros.", "480 million euros")
    boats = claim("b", "4 boat", "Four boats are ordered.", "Four boats")
    each = claim(
        "b", "120,000,000 EUR/boat", "Each of the ferries costs 120 million euros.", "120 million euros"
    )
    assert placed(told, boats, each, measures=(FERRY, PART))[:2] == ["ferry", None]
    alone = chance("ferry", told, each, measures=(FERRY, PART))  # nobody said how many there are
    assert chance("ferry", told, boats, each, measures=(FERRY, PART)) > 2 * alone


def test_an_amount_is_of_the_share_that_it_makes_of_another() -> None:
    told = claim("a", "0.35 1", "The share paid by Oslo is 35 percent.", "35 percent")
    whole = claim("b", "480,000,000 EUR", "The ferries cost 480 million euros.", "480 million euros")
    paid = claim("b", "168,000,000 EUR", "Oslo pays 168 million euros.", "168 million euros")
    rent = claim("b", "97,000,000 EUR", "The crews get 97 million euros.", "97 million euros")
    assert placed(told, whole, paid, rent, measures=(FERRY, PART))[:2] == ["part", "ferry"]
    assert placed(told, whole, paid, rent, measures=(FERRY, PART))[3] != "part"
    other = chance("part", told, whole, rent, measures=(FERRY, PART))
    assert chance("part", told, whole, paid, measures=(FERRY, PART)) > 2 * other


def test_things_of_another_kind_are_never_worked_out() -> None:
    told = claim("a", "40 bus", "They send 40 buses.", "40 buses")
    towns = claim("b", "40 city", "Buses go to 40 towns.", "40 towns")
    assert placed(told, towns, measures=(BUSES, FERRY)) == ["buses", None]


ZINC_PRICE = Measure(
    id="zincprice", unit="USD", per=("t",), words={"en": ("price of zinc",), "de": ("Zinkpreis",)}
)
ZINC_BILL = Measure(
    id="zincvalue", unit="USD", per=("year",), words={"en": ("value of the zinc",), "de": ("Wert des Zinks",)}
)
FISH_BILL = Measure(
    id="fishvalue",
    unit="USD",
    per=("year",),
    words={"en": ("value of the fish",), "de": ("Wert des Fischs",)},
)


def test_of_two_measures_named_the_last_has_the_figure() -> None:
    text = "Of the zinc and the fish, the fish is worth $20 million a year."
    bill = claim("a", "20,000,000 USD/year", text, "$20 million")
    assert placed(bill, measures=(ZINC_BILL, FISH_BILL)) == ["fishvalue"]


def test_a_figure_is_in_the_unit_of_its_measure_by_whichever_name() -> None:
    rum = Measure(id="rum", unit="L", per=("year",), words={"en": ("rum",), "de": ("Rum",)})
    barrels = claim("a", "4,000 l/year", "Every year 4,000 litres of rum leave.", "4,000 litres")
    price = claim("a", "2,500 USD", "The price of zinc is $2,500.", "$2,500")
    lump = claim("b", "25,000,000 USD", "The price of all the zinc is $25 million.", "$25 million")
    told = place(
        [barrels, price, lump], [Article(id=name, text="", sha256=name) for name in "ab"], [rum, ZINC_PRICE]
    )
    rates = [(each.quantity.unit, each.quantity.per) for each in told if each.quantity]
    assert rates == [("L", ("year",)), ("USD", ("t",)), ("USD", ())]


def test_ten_thousand_figures_of_one_measure_settle_in_seconds() -> None:
    many = [
        claim(f"a{n}", f"{600 + n % 90},000,000 USD", f"A loan of ${600 + n % 90} million.", "$")
        for n in range(10_000)
    ]
    begun = time.process_time()
    assert set(placed(*many)) == {"loan"}
    assert time.process_time() - begun < 30


def test_the_question_above_says_what_a_figure_is_of() -> None:
    text = "How much wheat is sent?\n\nPlanned are 45 hectares of it."
    asked = Measure(id="wheat", unit="ha", words={"en": ("wheat",), "de": ("Weizen",)})
    field = Measure(id="field", unit="ha", words={"en": ("field",), "de": ("Acker",)})
    told = claim("a", "45 ha", text, "45 hectares")
    start = text.index("Planned")
    (found,) = place(
        [replace(told, span=(start, len(text)), text=text[start:])],
        [Article(id="a", text=text, sha256="a", language="en")],
        (asked, field),
    )
    assert found.measure == "wheat"


def test_a_unit_alone_says_too_little() -> None:
    gifts = tuple(
        Measure(id=name, unit="USD", words={"en": (name,), "de": (name,)})
        for name in ("gift", "dowry", "toll")
    )
    told = claim("a", "40,000,000 USD", "They spoke of $40 million.", "$40 million")
    assert placed(told, measures=gifts) == [None]
