"""Deal files made up by hypothesis: quantities in every form, stocks, events that wait for each other, flows and effects."""

from __future__ import annotations

from hypothesis import strategies as st

HEAD = "start: 2030-03\nmonths: 18\ncurrency: USD\nparties: {OZ: Oz, RU: Ruritania}\ncounts: [horse]\n"

SHARES = st.sampled_from(
    [
        "30 % to 90 %",
        "beta(8, 2)",
        "80 %",
        "likely",
        "uniform(0 %, 50 %)",
        "truncate(10 % to 60 %, 5 %, 70 %)",
    ]
)
TONNES = st.sampled_from(
    [
        "300 to 500 t/month",
        "1_000/2_000/6_000 t/year",
        "uniform(1 t/month, 2 t/month)",
        "triangular(1, 2, 5 t/month)",
        "lognormal(100 t/month, 2)",
        "discrete({1 t/month: 40 %, 3 t/month: 60 %})",
        "mixture({10 to 20 t/month: 0.7, uniform(50 t/month, 90 t/month): 0.3})",
        "truncate(normal(30 t/month, 5), 10, 60)",
        "400 t/month",
    ]
)
PRICES = st.sampled_from(["180 to 260 USD/t", "200 USD/t", "triangular(150, 200, 260 USD/t)"])
HAZARDS = st.sampled_from(
    ["2 % to 6 % per month", "20 % per year", "20 % to 40 % per year", "0.5 % per month"]
)


@st.composite
def deals(draw: st.DrawFn) -> str:
    """A deal file that loads."""
    lines = ["quantities:"]
    tonnes: list[str] = []
    for number in range(draw(st.integers(1, 4))):
        name = f"q{number}"
        form = draw(st.sampled_from(["value", "steps", "grows", "season", "formula"]))
        match form:
            case "steps":
                lines.append(f'  {name}: {{steps: {{2030-01: "{draw(TONNES)}", 2030-09: "{draw(TONNES)}"}}}}')
            case "grows":
                lines.append(f'  {name}: {{value: "{draw(TONNES)}", grows: 3 % to 8 % per year}}')
            case "season":
                lines.append(
                    f'  {name}: {{value: "{draw(TONNES)}", season: {{jan: 120 %, jul: 70 % to 90 %}}}}'
                )
            case "formula" if tonnes:
                one, two = draw(st.sampled_from(tonnes)), draw(st.sampled_from(tonnes))
                formula = draw(
                    st.sampled_from(
                        [
                            "{a} + {b}",
                            "max({a}, {b})",
                            "0.5 * {a} + {b} / 3",
                            "if {a} > {b} then {a} else {b} * 2",
                        ]
                    )
                )
                lines.append(f'  {name}: "{formula.format(a=one, b=two)}"')
            case _:
                lines.append(f'  {name}: "{draw(TONNES)}"')
        tonnes.append(name)
    lines += [f'  price: "{draw(PRICES)}"', f'  share: "{draw(SHARES)}"']
    lines.append("events:")
    events: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        name = f"e{number}"
        waits = draw(st.booleans()) and bool(events)
        after = f", after: {draw(st.sampled_from(events))}" if waits else ""
        form = draw(st.sampled_from(["hazard", "at", "chance", "within", "delay"]))
        match form:
            case "at":
                lines.append(f"  {name}: {{at: 2030-0{draw(st.integers(1, 9))}}}")
            case "chance":
                lines.append(f"  {name}: {{at: 2030-07, chance: unlikely}}")
            case "within":
                lines.append(
                    f"  {name}: {{chance: roughly even, within: {draw(st.integers(1, 30))} months{after}}}"
                )
            case "delay" if after:
                lines.append(f"  {name}: {{delay: {draw(st.integers(0, 5))} months{after}}}")
            case _:
                lines.append(f"  {name}: {{hazard: {draw(HAZARDS)}{after}}}")
        events.append(name)
    if draw(st.booleans()):
        rivals = f"peace: {{hazard: {draw(HAZARDS)}}}, collapse: {{hazard: 3 % to 9 % per year}}"
        lines.append(f"  end: {{first of: {{{rivals}}}{draw(st.sampled_from(['', ', after: e0']))}}}")
        events += ["end", "peace", "collapse"]
    recurs = draw(st.booleans())
    if recurs:
        begins = draw(st.sampled_from(["", ", since: 2030-05", ", from: e0"]))
        ends = draw(st.sampled_from(["", ", until: 2031-03", ", until: e0"]))
        lines.append(f"  often: {{every: {draw(st.integers(1, 7))} months{begins}{ends}}}")
    with_stock = draw(st.booleans())
    if with_stock:
        lines += ["stocks:", f"  store: {{start: 500 to 900 t, in: {tonnes[0]}, out: store * 2 % per month}}"]
    foreign = draw(st.booleans())
    if foreign:
        lines.append("rates: {EUR/USD: {steps: {2030-01: 0.9 to 1.1, 2031-01: 1.2}}}")
    lines.append("flows:")
    for number in range(draw(st.integers(1, 3))):
        giver, recipient = draw(st.sampled_from([("OZ", "RU"), ("RU", "OZ")]))
        amount = draw(
            st.sampled_from(
                [
                    *tonnes,
                    f"{tonnes[0]} * 2 months",
                    "5 horse",
                    "2e6 USD/year",
                    *(["store * 10 % per month"] if with_stock else []),
                ]
            )
        )
        more = ""
        if amount not in ("5 horse", "2e6 USD/year"):
            more += draw(
                st.sampled_from(
                    ["", ", worth: price", ", worth: price, cost: none", ", worth: {OZ: price, RU: 90 USD/t}"]
                )
            )
        if amount == "2e6 USD/year" and draw(st.booleans()):
            more += ", keeps: {state: share}"
        more += draw(st.sampled_from(["", ", delivered: share", ", lost: 5 % to 9 %", ", delay: 2 months"]))
        more += draw(st.sampled_from(["", ", since: {e}", ", since: 2030-05"])).format(
            e=draw(st.sampled_from(events))
        )
        more += draw(st.sampled_from(["", ", until: {e}", ", until: [2031-01, {e}]"])).format(
            e=draw(st.sampled_from(events))
        )
        more += draw(st.sampled_from(["", ", chance: share", ", chance: likely, within: 9 months"]))
        lines.append(f"  f{number}: {{from: {giver}, to: {recipient}, amount: {amount}{more}}}")
    if recurs:
        lines.append(
            "  again: {from: OZ, to: RU, amount: 5 to 7 horse, worth: 90 USD/horse, since: often, until: e0}"
        )
    if foreign:
        lines.append(
            "  abroad: {from: OZ, to: RU, amount: 1e5 EUR/month, keeps: {state: share, others: 1 %}, while: e0 happened or price < 200 USD/t}"
        )
    lines.append(
        "  parts: {from: RU, to: OZ, amount: if e0 happened then 10 t else 20 t, over: 5 months, since: 2030-06, worth: price, delay: 1 month}"
    )
    if draw(st.booleans()):
        lines += [
            "effects:",
            f'  x0: {{party: OZ, amount: "-3e5 USD/month * (5 % to 20 %)", since: {events[0]}}}',
        ]
    lines += ["questions: [P(balance of OZ > 0)]", ""]
    return HEAD + "\n".join(lines)
