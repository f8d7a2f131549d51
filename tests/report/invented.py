"""An invented case, worked through by hand: Arland lends doctors to Belmark for oil. Nothing in it happened."""

from __future__ import annotations

import math
from typing import Any

from countertrade.decisions import decision
from countertrade.modelling import deal as d
from countertrade.modelling.distributions import Distribution, Uniform
from countertrade.modelling.expressions import Binary, Draw, Name, Place, Unit
from countertrade.quantity import parse
from countertrade.records import (
    Answer,
    Article,
    Attribution,
    Case,
    Claim,
    Commitment,
    Drift,
    EventOutcome,
    Finding,
    FlowOutcome,
    Histogram,
    Influence,
    Latent,
    Lineage,
    Measure,
    Modality,
    Origin,
    Outcome,
    Party,
    PartyOutcome,
    Quantiles,
    Reconciliation,
    Reference,
    Retelling,
    Source,
    Stated,
    Status,
    StockOutcome,
    Transfer,
    claim_id,
    content_of,
    message,
    replace,
)

EVIL = "</script><script>alert(1)</script><svg onload=alert(2)>"

OUTLETS = {
    "harbour": ("Harbour Gazette", "2023-03-01", "https://harbour.example/oil"),
    "wire": ("Northern Wire", "2023-03-02", "https://wire.example/1"),
    "evening": ("Evening Post", "2023-03-02", "javascript:alert(3)"),
    "blatt": ("Morgenblatt", "2023-03-03", None),
    "radio": (f"Radio {EVIL}", "2023-03-04", "https://radio.example/<b>"),
    "weekly": ("The Weekly", "2023-03-09", None),
}


def article(name: str) -> Article:
    outlet, published, url = OUTLETS[name]
    return Article(
        id=f"a-{name}",
        text=f"Text of {name}.",
        sha256=name,
        language="de" if name == "blatt" else "en",
        title=f"Doctors for oil {EVIL}" if name == "radio" else "Doctors for oil",
        url=url,
        outlet=outlet,
        published=published,
        captured="2023-03-10",
    )


def claim(
    outlet: str,
    words: str,
    said: str | None,
    measure: str | None,
    *,
    by: str | None = None,
    modality: Modality = "asserted",
    status: Status = "unknown",
    derived: tuple[str, ...] = (),
) -> Claim:
    quantity = None
    if said is not None:
        read = parse(said)
        fields: dict[str, Any] = {f: getattr(read, f) for f in read.__struct_fields__}
        quantity = Stated(span=None, text=words.split(",")[0], **fields)
    source = (
        Source(span=None, text=by, name=by, role="minister" if by == "Ada Quill" else None) if by else None
    )
    made = Claim(
        id=claim_id(outlet, (0, len(words)), (0, len(measure or ""))),
        content="",
        article=f"a-{outlet}",
        span=None,
        text=words,
        attribution=Attribution(mode="indirect" if by else "narrator", source=source),
        commitment=Commitment(modality=modality),
        quantity=quantity,
        transfer=Transfer(
            giver="XA" if measure == "doctors" else "XB",
            recipient="XB" if measure == "doctors" else "XA",
            good=measure,
            status=status,
        ),
        measure=measure,
        rule="test",
        derived_from=derived,
    )
    return replace(made, content=content_of(made))


OIL = claim("harbour", "If the treaty is signed we could send 400 to 500 barrels a day, the minister said", "400 to 500 barrel/day", "oil", by="Ada Quill", modality="conditional")  # fmt: skip
OIL_WIRE = claim("wire", "Belmark will send up to 500 barrels a day, the minister told the Harbour Gazette", "up to 500 barrel/day", "oil", by="Ada Quill", status="promised")  # fmt: skip
OIL_POST = claim("evening", "Belmark sends 500 barrels a day", "500 barrel/day", "oil", status="delivered")
OIL_BLATT = claim("blatt", "Belmark liefert 500 Barrel am Tag", "500 barrel/day", "oil", status="delivered")
OIL_RADIO = claim("radio", f"More than 500 barrels {EVIL} flow", "more than 500 barrel", "oil")
DOCTORS = claim("harbour", "about 1,200 doctors, the minister said", "about 1,200 doctor", "doctors", by="Ada Quill", status="promised")  # fmt: skip
DOCTORS_UNION = claim("weekly", "at least 900 doctors have left, a union says", "at least 900 doctor", "doctors", by="Doctors' Union", status="delivered")  # fmt: skip
TALK = claim("weekly", "The treaty also speaks of a port", None, None)

REFERENCE = (
    Reference(
        id="oil-price-2023",
        quantity="price of crude oil",
        low=70,
        high=85,
        unit="USD/barrel",
        year="2023",
        source="Exchange quotations",
        url="https://prices.example/2023",
        note="monthly means",
    ),
    Reference(
        id="output-xb",
        quantity="oil output of Belmark",
        value=1_400,
        unit="barrel/day",
        year="2022",
        published="2023-06-01",
        source="Belmark Statistics",
        bounds="supply of oil by XB",
    ),
)

CASE = Case(
    title="Arland – Belmark: doctors for oil",
    question="Does Arland gain?",
    parties=(
        Party(code="XA", name={"en": "Arland", "de": "Arland"}),
        Party(code="XB", name={"en": "Belmark", "de": "Belmark"}),
    ),
    measures=(
        Measure(id="oil", unit="barrel", per=("day",), giver="XB", recipient="XA", title={"en": "oil", "de": "Öl"}),
        Measure(id="doctors", unit="doctor", giver="XA", recipient="XB", title={"en": "doctors", "de": "Ärzte"}),
    ),
    articles=tuple(article(name) for name in OUTLETS),
    claims=(OIL, OIL_WIRE, OIL_POST, OIL_BLATT, OIL_RADIO, DOCTORS, DOCTORS_UNION, TALK),
    decisions=(
        decision(OIL.id, "accept", by="J. Roe", at="2023-03-10T10:00:00", claim=OIL),
        decision(OIL_RADIO.id, "reject", by="J. Roe", at="2023-03-11T10:00:00", reason="no period", claim=OIL_RADIO),
    ),
    reference=REFERENCE,
)  # fmt: skip


def edge(parent: Claim, child: Claim, *drift: Drift, basis: str = "named") -> Retelling:
    return Retelling(
        id=f"e-{child.id[2:]}",
        measure=child.measure,
        parent=parent.id,
        child=child.id,
        basis=basis,  # type: ignore[arg-type]
        confidence=0.9,
        drift=drift,
    )


LINEAGE = Lineage(
    retellings=(
        edge(
            OIL,
            OIL_WIRE,
            Drift(kind="modality_strengthened", before="If the treaty is signed", after="will send"),
            Drift(kind="bound_dropped", before="400 to 500 barrels", after="up to 500 barrels"),
        ),
        edge(OIL_WIRE, OIL_POST, Drift(kind="status_changed", before="will send", after="sends"), basis="wording"),
        edge(OIL_POST, OIL_BLATT, basis="inferred"),
    ),
    origins=(
        Origin(measure="oil", claim=OIL.id, source="Ada Quill", retellings=3, claims=(OIL.id, OIL_WIRE.id, OIL_POST.id, OIL_BLATT.id), linked=("Doctors' Union",)),
        Origin(measure="doctors", claim=DOCTORS.id, source="Ada Quill", retellings=0, claims=(DOCTORS.id,)),
        Origin(measure="doctors", claim=DOCTORS_UNION.id, source="Doctors' Union", retellings=0, claims=(DOCTORS_UNION.id,)),
    ),
    latent=(Latent(measure="oil", outlet="Coast Radio", claims=(OIL_RADIO.id,)),),
)  # fmt: skip

FINDINGS = (
    Finding(id="f-1", rule="bound", verdict="implausible", claims=(OIL_RADIO.id,), reference=("output-xb",), working="500 × 3 = 1,500 barrel/day; output: 1,400 barrel/day", message="more than Belmark's whole output", readings=("of crude: 107 %", "of all liquids: 88 %")),
    Finding(id="f-2", rule="product", verdict="loose", claims=(DOCTORS.id, DOCTORS_UNION.id), working="1,200 − 900 = 300", message="a floor a quarter under it"),
    Finding(id="f-3", rule="sum", verdict="consistent", claims=(OIL.id,), working="1 + 1 = 2", message="it adds up"),
)  # fmt: skip


def spread(middle: float, width: float) -> Quantiles:
    return Quantiles(
        mean=middle,
        q05=middle - 1.645 * width,
        q25=middle - 0.674 * width,
        q50=middle,
        q75=middle + 0.674 * width,
        q95=middle + 1.645 * width,
    )


def hill(middle: float, width: float) -> Histogram:
    low, high = middle - 4 * width, middle + 4 * width
    raw = [math.exp(-((-4 + 8 * (i + 0.5) / 160) ** 2) / 2) for i in range(160)]
    return Histogram(low=low, high=high, weights=tuple(x / sum(raw) for x in raw))


def party(code: str, scenario: str, middle: float, width: float, months: int = 36) -> PartyOutcome:
    return PartyOutcome(
        scenario=scenario,
        party=code,
        balance=spread(middle, width),
        chance_of_gain=0.5 * (1 + math.erf(middle / width / math.sqrt(2))),
        histogram=hill(middle, width),
        fan=tuple(
            spread(middle * (t + 1) / months, width * math.sqrt((t + 1) / months)) for t in range(months)
        ),
    )


def flow(
    name: str, giver: str | None, recipient: str, unit: str, amount: Quantiles, to: Quantiles | None, cost: Quantiles | None,
    scenario: str = "base", effect: bool = False,
) -> FlowOutcome:  # fmt: skip
    return FlowOutcome(
        scenario=scenario,
        flow=name,
        giver=giver,
        recipient=recipient,
        unit=unit,
        sent=amount,
        arrived=amount,
        value_to_recipient=to,
        value_to_giver=cost,
        chance=1.0,
        effect=effect,
    )


def flows(scenario: str, part: float) -> tuple[FlowOutcome, ...]:
    return (
        flow("oil", "XB", "XA", "barrel", spread(4.4e5 * part, 3e4), spread(34e6 * part, 4e6), spread(34e6 * part, 4e6), scenario),
        flow("fees", "XA", "XB", "USD", spread(9e6 * part, 1e6), spread(9e6 * part, 1e6), spread(9e6 * part, 1e6), scenario),
        flow("doctors", "XA", "XB", "doctor", spread(1_050, 90), None, None, scenario),
        flow("lost_care", None, "XA", "USD", spread(-14e6, 5e6), spread(-14e6, 5e6), None, scenario, True),
    )  # fmt: skip


OUTCOME = Outcome(
    title="Doctors for oil",
    start="2023-03",
    months=36,
    currency="USD",
    draws=16384,
    seed=0,
    method=message("run.method", points=message("run.sobol"), engine=message("run.numpy")),
    as_of=None,
    scenarios=("base", "treaty ends early", "long treaty"),
    parties=(
        party("XA", "base", 11e6, 7.2e6),
        party("XB", "base", -25e6, 4e6),
        party("XA", "treaty ends early", -6e6, 5e6),
        party("XB", "treaty ends early", -9e6, 2e6),
        party("XA", "long treaty", 29e6, 8e6),
        party("XB", "long treaty", -40e6, 5e6),
    ),
    flows=(*flows("base", 1.0), *flows("treaty ends early", 0.3), *flows("long treaty", 1.6)),
    stocks=(StockOutcome(scenario="base", stock="posted", unit="doctor", end=spread(900, 50), left=spread(40, 12)),),
    events=(
        EventOutcome(scenario="base", event="treaty_ends", chance=0.62, month=spread(20, 6)),
        EventOutcome(scenario="treaty ends early", event="treaty_ends", chance=1.0, month=spread(9, 0)),
        EventOutcome(scenario="long treaty", event="treaty_ends", chance=0.0, month=None),
    ),
    answers=(
        Answer(question="P(balance of XA > 0)", scenario="base", value=0.937, text="P: 94 %"),
        Answer(question="median of balance of XA", scenario="base", value=11e6, low=-0.8e6, high=22.8e6, unit="USD", text="11 m"),
        Answer(question="month when balance of XA < 0 if treaty_ends", scenario="base", value=3.0, low=1.0, high=7.0, unit="month", share_kept=0.62, happens=0.88, text="m", warnings=(message("run.few", left=900, draws=16384),)),
        Answer(question="q95 of stock posted", scenario="base", value=980.0, low=900.0, high=1_000.0, unit="doctor", text="s"),
        Answer(question="month when balance of XB > 0", scenario="long treaty", value=None, unit="month", text="never"),
    ),
    influences={
        "XA": (
            Influence(input="oil", first_order=0.51, total=0.58, value_of_learning=2.1e5, claims=(OIL.id, OIL_WIRE.id)),
            Influence(input="care_cost", first_order=0.22, total=0.3, value_of_learning=1.2e5, assumed=True),
            Influence(input="flow oil: worth", first_order=0.1, total=0.12, value_of_learning=4e4, basis=("ref:oil-price-2023",)),
        )
    },
    ranked_by={"XA": "value of learning"},
    single_origin_share={"XA": 0.51},
    reconciliation=(Reconciliation(scenario="base", balances=-14e6, gains_from_trade=0.0, effects=-14e6, uncounted=0.0),),
    not_counted=("doctors for XB: no price",),
    assumptions=("care_cost: 10e6 to 20e6 USD (nobody published one)",),
    warnings=(message("run.drawn", event="treaty_ends"),),
)  # fmt: skip


# --- a deal of the same names, in the few parts the report looks at -------------------------------------------------------

AT = Place(1, 1)
USD = Unit(text="USD", factor=1.0, dimensions=(("USD", 1),))


def given(key: str, name: str, section: str, written: str, **more: Any) -> d.Input:
    return d.Input(
        key=key,
        name=name,
        section=section,  # type: ignore[arg-type]
        role="value",
        distribution=UNIFORM,
        unit=USD,
        written=written,
        place=AT,
        **{"assumed": False, **more},
    )


UNIFORM: Distribution = Uniform(low=0.0, high=1.0)


def quantity(name: str, **more: Any) -> d.Quantity:
    return d.Quantity(
        name=name,
        steps=(d.Step(since=0, value=Draw(input=name)),),
        varies="once",
        unit=USD,
        written="…",
        used=True,
        place=AT,
        **{"assumed": False, **more},
    )


DEAL = d.Deal(
    title="Doctors for oil",
    path="deal.yaml",
    start="2023-03",
    months=36,
    currency="USD",
    parties=(d.Party(code="XA", name="Arland"), d.Party(code="XB", name="Belmark")),
    counts=("doctor",),
    models=(
        d.Model(
            scenario="base",
            inputs=(
                given("oil", "oil", "quantity", "{claims: oil}", claims=(OIL.id, OIL_WIRE.id), origins=1),
                given("care_cost", "care_cost", "quantity", "10e6 to 20e6 USD", assumed=True),
                given("flow oil: worth", "oil", "flow", "70 to 85 USD/barrel", basis=("ref:oil-price-2023",)),
                given(
                    "doctors",
                    "doctors",
                    "quantity",
                    "{claims: doctors}",
                    claims=(DOCTORS.id, DOCTORS_UNION.id),
                ),
            ),
            quantities=(
                quantity("oil", measure="oil"),
                quantity("care_cost", assumed=True, title="cost of missing care"),
                quantity("doctors", measure="doctors"),
            ),
            order=("oil", "care_cost", "doctors"),
            stocks=(d.Stock(name="posted", start=Name(kind="quantity", name="doctors"), unit=USD, place=AT),),
            events=(),
            flows=(
                d.Flow(
                    name="oil",
                    giver="XB",
                    recipient="XA",
                    amount=Name(kind="quantity", name="oil"),
                    rate=True,
                    worth=d.Price(value=Draw(input="flow oil: worth"), currency="USD"),
                    cost=None,
                    money=None,
                    window=d.Window(),
                    unit=USD,
                    written="oil",
                    place=AT,
                ),
                d.Flow(
                    name="doctors",
                    giver="XA",
                    recipient="XB",
                    amount=Name(kind="stock", name="posted"),
                    rate=False,
                    worth=None,
                    cost=None,
                    money=None,
                    window=d.Window(),
                    unit=USD,
                    written="posted",
                    place=AT,
                ),
            ),
            effects=(
                d.Effect(
                    name="lost_care",
                    party="XA",
                    amount=Binary(
                        operator="*",
                        left=Name(kind="quantity", name="care_cost"),
                        right=Name(kind="quantity", name="doctors"),
                    ),
                    rate=False,
                    currency="USD",
                    window=d.Window(),
                    unit=USD,
                    written="-care_cost * doctors",
                    place=AT,
                ),
            ),
            discounts=(),
        ),
    ),
    assumptions=(
        d.Assumption(name="care_cost", written="10e6 to 20e6 USD", why="nobody published one", place=AT),
    ),
    not_counted=(d.NotCounted(flow="doctors", party="XB", why="no price"),),
)
