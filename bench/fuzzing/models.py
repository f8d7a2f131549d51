"""Corrections, deals, formulas, questions: models as people type them, most entries sound, some with accidents."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator

from fuzzing.kinds import register
from fuzzing.mutations import NUMBERS, mutated

# --- quantities ---------------------------------------------------------------------------------------------------------

BOUNDS = [
    "",
    "about ",
    "at least ",
    "more than ",
    "at most ",
    "less than ",
    "up to ",
    "order of ",
    "almost ",
    "not ",
]
UNITS = [
    "", "t", "USD", "soldier", "1", "?", "m²", "1000 m3", "1e999 m3", "0 t", "lorry load", "T-72", "쌀", "to", "%", "unit of x", "kg·m",
    "t" * 70, "1.2.3 m", "USD USD", "артиллерия", "n_x", "[mass]", "meter**2", "kg;import os", "1/0",
]  # fmt: skip


def make_quantity(rng: random.Random) -> str:
    def figure() -> str:
        plain = rng.choice(["5", "600,000", "0.5", "2e6", "1,234.5", "?", "-5", "7"])
        return plain if rng.random() < 0.9 else rng.choice(NUMBERS)

    body = rng.choice(
        [
            "{0}",
            "{0}",
            "{0} to {1}",
            "{0} to {1} ({2})",
            "[{0}/{1}/{2}]",
            "{0}/{1}/{2}",
            "{0} – {1}",
            "{0} bis {1}",
        ]
    ).format(figure(), figure(), figure())
    units = UNITS[1:5] if rng.random() < 0.6 else UNITS
    unit = "/".join(rng.choice(units) for _ in range(rng.choice([1, 1, 2, 3, 9])))
    text = f"{rng.choice(BOUNDS)}{body}{rng.choice([' ', ' ', '', '  '])}{unit}"
    return mutated(rng, text, [*UNITS, *BOUNDS], 3) if rng.random() < 0.4 else text


def take_quantity(text: str) -> None:
    """A correction: parsed, printed, held against a measure, converted, pooled."""
    from countertrade.decisions import corrected, refuse_unsound
    from countertrade.modelling.estimates import pool
    from countertrade.quantity import parse
    from countertrade.records import Attribution, Bad, Claim, Lineage, Measure

    read = parse(text)
    assert parse(str(read)) == read
    claim = Claim(
        id="c-1", content="k", article="a-1", span=None, text=None, attribution=Attribution(mode="narrator"), rule="r", measure="rice"
    )  # fmt: skip
    after = corrected(claim, {"quantity": text})
    for unit, per in (("t", ()), ("USD", ("month", "soldier")), (read.unit or "t", read.per)):
        measure = Measure(id="rice", unit=unit, per=per)
        with contextlib.suppress(Bad):
            refuse_unsound(claim, {"quantity": text}, (), (measure,))
        with contextlib.suppress(Bad):
            pool([after], Lineage(), measure)


register("quantities", "corrections as people type them", make_quantity, take_quantity, share=8)

# --- deals --------------------------------------------------------------------------------------------------------------

HEAD = "title: A test\nstart: 2030-01\nmonths: {months}\ncurrency: USD\nparties: {{A: Oz, B: Ruritania, C: Utopia}}\ncounts: [soldier, horse]\n"
TONNES = [
    "5 t", "5 to 8 t", "5/6/9 t", "uniform(1 t, 2 t)", "normal(500 t, 10 t)", "lognormal(5 t, 2)", "pert(1 t, 2 t, 9 t)", "beta(8, 2) * 5 t", "q0 * 2",
    "'discrete({1 t: 0.5, 3 t: 0.5})'", "'mixture({1 to 2 t: 0.5, 5 to 9 t: 0.5})'", "truncate(normal(5 t, 2 t), 1 t, 9 t)", "q0 + q0", "abs(-5 t)",
    "max(q0, 0 t)", "if peace happened then 1 t else 2 t", "s0 * 0.1", "sqrt(q0 / 1 t) * 1 t", "{low: 1 t, best: 2 t, high: 5 t, why: guess}",
    "{value: 5 to 6 t, grows: 2 % per year}", "{steps: {2030-01: 5 t, 2030-06: 7 to 8 t}}", "{value: 5 t, season: {jan: 120 %, jul: 80 %}}",
    "{value: 5 t, basis: [c-1, ref:x], read_as: so}", "3 kt", "600 kg", "if q0 > 5 t and peace happened then q0 else q0 / 2",
]  # fmt: skip
ODD = [
    "likely", "2 % to 5 %", "5 to 8 t/year", "1 % per month", "1_000 USD/t", "5 EUR/month", "12 soldier", "{claims: rice}", "[5 t, 6 t]", "q0 to q1", "-q0",
    "not peace happened", "exp(0.5)", "log(q0 / 1 t)", "q1 / q0", "min(2 % to 10 %, 50 %) * 1 per month", "1 - q9", "{value: 1 t, steps: {2030-01: 2 t}}",
]  # fmt: skip
CLOCKS = [
    "{hazard: 2 % per month}", "{hazard: 2 % to 4 % per year}", "{at: 2030-05}", "{at: 2029-05, chance: 30 %}", "{chance: 5 %, within: 24 months}",
    "{after: peace, delay: 3 months}", "{every: 3 months, since: 2030-02}", "{after: peace, hazard: 1 % per month}", "{every: 2 months, since: peace}",
    "{first of: {won: {hazard: 1 % per month}, lost: {hazard: 1 % per month}}}", "{chance: likely}", "{at: 2030-02-30}", "{hazard: q0}", "{after: e9}",
]  # fmt: skip
AMOUNTS = [
    ("q0", ["", ", worth: 500 USD/t", ", worth: {A: 1 USD/t, B: 2 USD/t}", ", cost: none", ", worth: 5 to 9 USD/t, cost: 4 USD/t"]),
    ("q0 * 1 per month", ["", ", worth: 500 USD/t", ", lost: 5 %, worth: 300 EUR/t"]),
    ("5 to 8 t/month", [", lost: 5 % to 20 %, worth: 500 USD/t", ", delivered: 60 % to 90 %, worth: 1 USD/t", ", delay: 2 months"]),
    ("5 USD/month", ["", ", keeps: {state: 60 %, elite: 5 %}"]),
    ("1e6 to 2e6 EUR", ["", ", over: 6 months", ", over: 6 months, delay: 3 months"]),
    ("s0 * 5 USD/t/month", ["", ", delay: 2 months"]),
    ("soldier", [""]), ("q1", [", over: 12"]), ("5 t/month", [", over: 3 months", ", lost: 120 %"]),
]  # fmt: skip
TIMING = [
    "", "", "", ", since: peace", ", until: [peace, 2030-09]", ", since: 2030-03", ", while: s0 > 1 t", ", chance: 40 %", ", chance: 10 %, within: 12 months",
    ", since: peace, until: 2031-01", ", why: a guess", ", since: [peace, 2030-02]", ", until: nobody",
]  # fmt: skip
QUESTIONS = [
    "P(balance of A > 0 USD)", "median of balance of B, all", "mean of flow f0", "q95 of stock s0", "month when balance of A < 0 USD",
    "mean of q0 by 2030-01", "chance that peace happens", "P(balance of A > 5 USD) in x0 if not peace", "P(s0 > 5 t or q0 < q1) by 2030-04", "q05 of flow f1 in peace in spring",
    "median of min(balance of A, 5 USD)", "month when peace happened", "mean of if peace happened then q0 else q1",
]  # fmt: skip
WORDS = [
    "quantities", "events", "stocks", "flows", "effects", "rates", "correlated", "scenarios", "grid", "questions", "integrate", "seed", "discount", "value",
    "claims", "steps", "season", "hazard", "first of", "after", "within", "from", "to", "amount", "worth", "keeps", "state", "since", "until", "while", "over",
    "delay", "t", "USD", "EUR", "soldier", "month", "per", "happened", "not", "and", "or", "if", "then", "else", "%", "(", ")", "{", "}", "[", "]", ",", ":",
    "q0", "s0", "peace", "e0", "f0", "A", "B", "2030-05", "5 to 8 t", "uniform(", "mixture({", "truncate(", "in", "by", "balance of", "flow", "stock", "*", "/", "+", "-", "<", ">",
]  # fmt: skip


def make_deal(rng: random.Random) -> str:
    """A deal of random entries, most of them sound, and in half of the cases with accidents."""

    def entries(section: str, prefix: str, count: int, form: Callable[[int], str]) -> Iterator[str]:
        if count:
            yield f"{section}:"
        for i in range(count):
            yield f"  {prefix}{i}: {form(i)}"

    def value(i: int) -> str:
        return (
            rng.choice(ODD) if i > 1 and rng.random() < 0.02 else rng.choice(TONNES[:7] if i == 0 else TONNES)
        )

    def flow(_: int) -> str:
        giver, taker = rng.sample("ABC", 2)
        amount, more = rng.choice(AMOUNTS[:6] if rng.random() < 0.97 else AMOUNTS)
        return f"{{from: {giver}, to: {taker}, amount: {amount}{rng.choice(more)}{rng.choice(TIMING[:-1] if rng.random() < 0.98 else TIMING)}}}"

    size = rng.choice([1, 2, 3, 5, 8]) if rng.random() < 0.98 else rng.choice([100, 400])
    lines = [HEAD.format(months=rng.choice([1, 6, 24, 60]))]
    lines += [
        rng.choice(
            [
                "",
                "",
                "discount: 5 % per year",
                "discount: {A: 2 % to 9 % per year}",
                "seed: 5",
                "integrate: none",
            ]
        )
    ]
    lines += ["rates: {EUR/USD: 0.9 to 1.1}"]
    lines += entries("quantities", "q", 1 + size, value)
    clocks = CLOCKS[:10] if rng.random() < 0.9 else CLOCKS
    lines += ["events:", "  peace: {hazard: 2 % per month}", f"  e0: {rng.choice(clocks)}"]
    lines += entries(
        "stocks",
        "s",
        rng.choice([1, 1, 2]),
        lambda _: "{start: 100 t, in: 5 t/month, out: 1 % per month * s0}",
    )
    lines += entries("flows", "f", rng.choice([1, 2, 3, size]), flow)
    lines += entries(
        "effects",
        "h",
        rng.choice([0, 0, 1]),
        lambda _: f"{{party: A, amount: -5 USD/month{rng.choice(TIMING[:-1])}}}",
    )
    if rng.random() < 0.1:
        lines += [f"correlated: [{{of: [q0, q1], rank: {rng.choice(['0.5', '-0.9', '0', '1', 'x'])}}}]"]
    changed = [
        "{q0: 5 t}",
        "{peace: {at: 2030-03}}",
        "{discount: 1 % per year}",
        "{q0: 1 to 2 t, peace: {hazard: 9 % per month}}",
    ]
    lines += entries(
        "scenarios",
        rng.choice(["x", "peace in spring ", "y - "]),
        rng.choice([0, 0, 1, 3]),
        lambda _: rng.choice(changed),
    )
    if rng.random() < 0.1:
        lines += ["grid: {q0: [1 t, 2 t], peace: [{at: 2030-02}, {hazard: 5 % per month}]}"]
    asked = rng.sample(QUESTIONS[:7], rng.choice([0, 1, 3]))
    lines += ["questions:", *(f"  - {one}" for one in asked)] if asked else []
    text = "\n".join(lines) + "\n"
    return mutated(rng, text, WORDS, 4) if rng.random() < 0.5 else text


def take_deal(text: str) -> None:
    """A model: loaded, read aloud, laid out, run, and written as far as the source of its kernels."""
    from countertrade.modelling import load, wanted
    from countertrade.modelling.layout import lay_out
    from countertrade.modelling.verbalisation import meaning
    from countertrade.simulation import kernel, simulate, source_check
    from countertrade.simulation.intermediate_form import Unsupported

    wanted(text, "deal.yaml")
    deal = load(text, "deal.yaml", known={"c-1", "ref:x"})
    for language in ("en", "de"):
        meaning(deal, language)
    laid = lay_out(text, "deal.yaml")
    assert lay_out(laid, "deal.yaml") == laid
    for model in deal.models[:3]:
        try:
            for made in kernel.kernels(deal, model):
                if made is not None:
                    source_check.checked(made.text)
        except Unsupported:
            continue
    some = [model.scenario for model in deal.models[:3]]
    small = len(deal.base.inputs) < 10
    draws = 20_000 if small and len(text) % 50 == 0 else 8  # now and then as many as are counted in bins
    simulate(deal, draws=draws, scenarios=some[:1] if draws > 8 else some, influences=small)


register("deals", "models of random entries, with accidents", make_deal, take_deal, share=5)

# --- expressions --------------------------------------------------------------------------------------------------------

AROUND = """quantities: {{q0: 5 to 8 t, q1: 2 % to 5 %, q2: '{0}'}}
events: {{peace: {{hazard: 2 % per month}}}}
stocks: {{s0: {{start: 100 t, out: 5 t/month}}}}
flows: {{f0: {{from: A, to: B, amount: '{1} * {2}', worth: 500 USD/t}}}}
"""
SHAPED = [
    "uniform({0} t, {1} t)",
    "normal({0} t, {1} t)",
    "lognormal({0} t, {1})",
    "pert({0} t, {1} t, {2} t)",
    "triangular({0} t, {1} t, {2} t)",
]
SHAPED += [
    "beta({0}, {1}) * 1 t",
    "truncate(normal({0} t, {1} t), {2} t, {3} t)",
    "truncate({0} to {1} t, {2} t, {3} t)",
    "{0} to {1} t",
    "{0}/{1}/{2} t",
]
SHAPED += [
    "discrete({{{0} t: 0.5, {1} t: 0.5}})",
    "mixture({{{0} to {1} t: {2}, {3} t to 1e9 t: 0.5}})",
    "mixture({{uniform({0} t, {1} t): 0.5, {2} to {3} t: 0.5}})",
]
SHAPED += [
    "truncate(lognormal({0} t, {1}), {2} t, {3} t)",
    "truncate(uniform({0} t, {1} t), {2} t, {3} t)",
    "truncate(beta({0}, {1}), {2}, {3}) * 1 t",
]


def expression(rng: random.Random, depth: int) -> str:
    """An amount in tonnes, mostly; the deeper, the simpler."""
    if depth <= 0 or rng.random() < 0.2:
        return rng.choice(["5 t", "q0", "s0", "2 kt", "0 t", "-3 t", "1e300 t", "1e-300 t"])
    if rng.random() < 0.3:
        figures = sorted(
            rng.choice([0.0, 1e-9, 0.5, 1.0, 1.5, 7.0, 1e6, 1e200]) * rng.choice([1, 1, 1, 3])
            for _ in range(4)
        )
        if rng.random() < 0.1:
            rng.shuffle(figures)
        return f"({rng.choice(SHAPED).format(*(f'{figure:g}' for figure in figures))})"
    a, b = (expression(rng, depth - 1) for _ in range(2))
    c = f"{a} {rng.choice(['<', '>', '<=', '>='])} {b}"
    forms = [
        f"({a} + {b})",
        f"({a} - {b})",
        f"{a} * q1",
        f"{a} / 2",
        f"{a} / {b} * 1 t",
        f"min({a}, {b})",
        f"max({a}, {b})",
        f"-{a}",
        f"abs({a})",
    ]
    forms += [
        f"(if {c} then {a} else {b})",
        f"(if {c} or not peace happened then {a} else {b})",
        f"sqrt({a} / 1 t) * 1 t",
        f"exp({a} / 1 t) * 1 t",
        f"log({a} / 1 t) * 1 t",
    ]
    return rng.choice(forms)


def make_expression(rng: random.Random) -> str:
    value, amount = (expression(rng, rng.randint(0, 4)) for _ in range(2))
    text = HEAD.format(months=12) + AROUND.format(value, amount, rng.choice(["1", "q1", "q2 / 1 t"]))
    return mutated(rng, text, WORDS, 2) if rng.random() < 0.2 else text


register(
    "formulas",
    "formulas and distributions, many sound and many extreme",
    make_expression,
    take_deal,
    share=3,
)

# --- questions ----------------------------------------------------------------------------------------------------------

ASKED = (
    HEAD.format(months=12)
    + """quantities: {q0: 5 to 8 t, q1: 2 % to 5 %}
events: {peace: {hazard: 2 % per month}, e0: {every: 3 months}}
stocks: {s0: {start: 100 t, out: 5 t/month}}
flows: {f0: {from: A, to: B, amount: q0, worth: 500 USD/t, since: peace}, f1: {from: B, to: A, amount: 5 USD/month}}
scenarios: {peace in spring: {peace: {at: 2030-03}}, x0: {q0: 9 t}, "5 % – Kim's (late)": {q0: 1 t}}
questions:
"""
)


def make_question(rng: random.Random) -> str:
    asked = rng.choice(QUESTIONS)
    if rng.random() < 0.3:
        asked = f"{asked} {rng.choice(['in', 'by', 'if', 'if not', 'and', ';'])} {rng.choice(WORDS)}"
    if rng.random() < 0.2:
        asked = rng.choice(
            [
                "5 % – Kim's (late)",
                "in in in in",
                "P(" * 50,
                "q99",
                "q00 of q0",
                "mean of balance of A, all in x0 in x0",
            ]
        )
    return mutated(rng, asked, [*WORDS, *QUESTIONS], 3) if rng.random() < 0.5 else asked


def take_question(text: str) -> None:
    """A question of a sound model: read, and answered."""
    import msgspec

    from countertrade.modelling import load
    from countertrade.modelling.verbalisation import meaning
    from countertrade.simulation import simulate

    try:
        quoted = msgspec.json.encode(text).decode()
    except UnicodeEncodeError:  # half a sign, which only an escape can bring into a file
        quoted = '"' + text.encode("ascii", "backslashreplace").decode().replace('"', "") + '"'
    deal = load(f"{ASKED}  - {quoted}\n", "deal.yaml")
    meaning(deal)
    simulate(deal, draws=8, influences=False)


register("questions", "questions to a model", make_question, take_question, share=4)
