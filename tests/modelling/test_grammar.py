"""The grammar: what is read, and what is refused with its place and a way out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countertrade.modelling.dimensions import Units
from countertrade.modelling.grammar import parse
from countertrade.modelling.syntax import (
    Bracketed,
    Call,
    Figure,
    If,
    Interval,
    Likelihood,
    Minus,
    Operation,
    Syntax,
    Three,
    Word,
)
from countertrade.modelling.words import Vocabulary, Wrong

WORDS = Vocabulary(Units(["horse", "rider"]), ["herd", "pay", "grain price", "grain", "쌀 가격", "rest"])


def lisp(part: Syntax) -> str:
    """The tree as text, for tests to read."""
    match part:
        case Figure():
            unit = f" {part.unit.text}" if part.unit else ""
            return f"{part.value:g}{unit}"
        case Word():
            return part.name
        case Likelihood():
            return f"[{part.low:g} {part.high:g}]"
        case Bracketed():
            return lisp(part.inner)
        case Interval():
            return f"({lisp(part.low)} .. {lisp(part.high)})"
        case Three():
            return f"({lisp(part.low)} | {lisp(part.best)} | {lisp(part.high)})"
        case Minus():
            return f"(- {lisp(part.operand)})"
        case Operation():
            return f"({part.operator} {lisp(part.left)} {lisp(part.right)})"
        case If():
            return f"(if {lisp(part.then)} {lisp(part.otherwise)})"
        case Call():
            inner = " ".join(map(lisp, part.arguments)) or " ".join(
                f"{lisp(v)}:{lisp(p)}" for v, p in part.table
            )
            return f"({part.function} {inner})"
    return type(part).__name__


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("5", "5"),
        ("600_000 t", "600000 t"),
        ("2.2e9 USD/year", "2.2e+09 USD/year"),
        ("1.5 million USD", "1.5e+06 USD"),
        ("30 %", "30 %"),
        ("5 % per year", "5 % per year"),
        ("2_000 USD per month per rider", "2000 USD/month/rider"),
        ("300 USD/1000 m3", "300 USD/1000 m3"),
        ("12 months", "12 month"),
        ("10 tonnes", "10 t"),
        ("3 to 5 t", "(3 .. 5 t)"),
        ("-3 to 5 t", "(-3 .. 5 t)"),
        ("1_800/2_000/2_200 USD/month", "(1800 | 2000 | 2200 USD/month)"),
        ("herd / 2 / 3", "(/ (/ herd 2) 3)"),
        ("1 + 2 * 3", "(+ 1 (* 2 3))"),
        ("(1 + 2) * 3", "(* (+ 1 2) 3)"),
        ("1 - 2 - 3", "(- (- 1 2) 3)"),
        ("-herd * pay", "(* (- herd) pay)"),
        ("herd × pay", "(* herd pay)"),
        ("roughly even", "[0.45 0.55]"),
        ("almost no chance", "[0.01 0.05]"),
        ("grain price * grain", "(* grain price grain)"),
        ("쌀 가격 * 2", "(* 쌀 가격 2)"),
        ("`grain price` * 2", "(* grain price 2)"),
        ("if herd > 5 then 1 else 2", "(if 1 2)"),
        ("uniform(1 t, 2 t)", "(uniform 1 t 2 t)"),
        ("discrete({1 t: 0.3, 2 t: 0.7})", "(discrete 1 t:0.3 2 t:0.7)"),
        ("5 USD * herd", "(* 5 USD herd)"),  # a name does not continue a unit
        ("5 USD * month", "5 USD*month"),  # a unit does
    ],
)
def test_reads(text: str, tree: str) -> None:
    assert lisp(parse(text, WORDS)) == tree


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("", 0, "nothing is written here"),
        ("10 to 20 * pay", 3, "'to' beside another operator needs brackets"),
        ("2 * 3 to 4", 6, "'to' beside another operator needs brackets"),
        ("1 to 2 to 3", 7, "a second 'to'"),
        ("5 herd", 2, "write 5 * herd"),
        ("5 tonnen", 2, "did you mean 't'?"),
        ("5 bn USD", 2, "did you mean 'billion'?"),
        ("5 m USD", 4, "millions are written 5e6 USD or 5 million USD"),
        ("5 Tonnen", 2, "did you mean 't'?"),
        ("5 dollars", 2, "did you mean 'USD'?"),
        ("5 tons", 2, "did you mean 't, short_ton or long_ton'?"),
        ("5 % per Jahr", 8, "did you mean 'year'?"),
        ("5 dragon", 2, "name it under counts:"),
        ("2.000 USD", 0, "would be read as 2; write 2_000 or 2"),
        ("uniform(600,000, 700,000)", 12, "thousands are marked as in 600_000"),
        ("5 USD per", 9, "'per' is followed by a unit"),
        ("2025-04", 0, "is a date"),
        ("5 $", 2, "write the currency's code"),
        ("10–20 t", 2, "write 'to' between the ends"),
        ("2 ^ 3", 2, "there are no powers"),
        ("2 ** 3", 2, "there are no powers"),
        ("herd == 3", 5, "write <, >, <= or >="),
        ("1 < 2 < 3", 6, "join two of them with 'and'"),
        ("(1 + 2", 6, "')' is missing"),
        ("1 + 2)", 5, "closing bracket too many"),
        ("if herd > 1 then 2", 18, "'else' is missing"),
        ("cauchy(1, 2)", 0, "mean is infinite"),
        ("unifrom(1, 2)", 0, "did you mean 'uniform'?"),
        ("herd pay", 5, "an operator is missing"),
        ("1e999 t", 0, "too large a figure"),
        ("discrete({1: 0.5, 2})", 19, "between a value and its chance"),
    ],
)
def test_refuses(text: str, at: int, said: str) -> None:
    with pytest.raises(Wrong) as wrong:
        parse(text, WORDS)
    assert said in wrong.value.message
    assert wrong.value.at == at


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "(lambda: 1)()",
        "herd.__class__",
        "open('/etc/passwd')",
        "eval(1)",
        "exec(1)",
        "[x for x in herd]",
        'f"{herd}"',
        "herd; import os",
        "\\x00",
        "{herd}",
    ],
)
def test_nothing_reaches_python(text: str) -> None:
    with pytest.raises(Wrong):
        parse(text, WORDS)


@pytest.mark.parametrize(
    "text",
    ["(" * 5000 + "1" + ")" * 5000, "-" * 3000 + "1", "not " * 900 + "1", "1" + " + 1" * 900, "if 1 then " * 300 + "1"],
)  # fmt: skip
def test_depth_is_bounded(text: str) -> None:
    with pytest.raises(Wrong):
        parse(text, WORDS)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(text, WORDS)
    except Wrong as wrong:
        at = wrong.at
    else:
        at = 0
    assert 0 <= at <= len(text)


TOKENS = st.sampled_from(
    "herd pay grain price to if then else and or not ( ) + - * / < > , : { } 5 2.5 t USD % per month uniform min likely happens".split()
)


@given(st.lists(TOKENS, max_size=14))
def test_any_words_are_read_or_refused(words: list[str]) -> None:
    text = " ".join(words)
    at, message = 0, "read"
    try:
        parse(text, WORDS)
    except Wrong as wrong:
        at, message = wrong.at, wrong.message
    assert 0 <= at <= len(text)
    assert message
