"""No text of a deal reaches the source of a kernel, and source that says anything but arithmetic is not compiled."""

from __future__ import annotations

import re
from typing import Any

import pytest

from countertrade.simulation import kernel, source_check
from tests.simulation.deals import deal

NAMED = """
    discount: {{A: 4 % per year}}
    quantities: {{{0}men: 9_000 to 13_000 soldier, {0}rate: 0.5 % to 2 % per month, {0}gifts: 5 to 6 soldier}}
    events:
      {0}peace: {{hazard: 2 % to 5 % per month}}
      {0}end:
        first of: {{{0}won: {{hazard: 1 % per month}}, {0}lost: {{hazard: 1 % per month}}}}
    stocks: {{{0}force: {{start: {0}men, out: '{0}force * {0}rate'}}}}
    flows:
      {0}wages: {{from: B, to: A, amount: '{0}force * 5 USD/soldier/month', until: [{0}peace, {0}won], keeps: {{state: 60 % to 70 %, {0}elite: 5 %}}}}
      {0}gift: {{from: B, to: A, amount: {0}gifts, worth: 5 USD/soldier, since: {0}lost}}
    effects: {{{0}harm: {{party: A, amount: -2e6 USD/month, since: {0}peace}}}}
    scenarios: {{{0}spring: {{{0}peace: {{at: 2024-10}}}}}}
    questions: ['P(flow {0}wages > 5 USD) in {0}spring', 'month when stock {0}force < 500 soldier if {0}peace']
"""


def texts(prefix: str) -> list[str]:
    read = deal(NAMED.format(prefix))
    found = []
    for model in read.models:
        made, exact = kernel.kernels(read, model)
        found += [made.text] + ([exact.text] if exact else [])
    return found


def test_no_name_of_a_deal_stands_in_its_kernels() -> None:
    marked = texts("zq_")
    assert len(marked) == 3  # both kernels of the base, one of the scenario
    assert not any("zq" in text or "#" in text or '"' in text or "'" in text for text in marked)
    assert marked == texts("군인")


HOSTILE = {
    "an import": "import os",
    "a statement at the top": "F = 1.0",
    "an attribute": "def balances(X):\n    X.ctypes",
    "a text": "def balances(X):\n    a = 'touch ran'",
    "a builtin": "def balances(X):\n    a = eval(X)",
    "a name in underscores": "def balances(X):\n    a = __import__",
    "a function of another name": "def main(X):\n    pass",
    "a default": "def balances(X, z=float(1)):\n    pass",
    "a decorator": "@range\ndef balances(X):\n    pass",
    "a function within": "def balances(X):\n    def run(a):\n        pass",
    "a lambda": "def balances(X):\n    a = lambda: 1.0",
    "a comprehension": "def balances(X):\n    a = [x for x in X]",
    "a loop over anything": "def balances(X):\n    for a in X:\n        pass",
    "a call by keyword": "def balances(X):\n    a = float(x=1)",
    "a call of a result": "def balances(X):\n    a = float(1)(2)",
    "a walrus": "def balances(X):\n    a = (b := 1.0)",
    "a loop that has no end": "def balances(X):\n    while 1.0:\n        pass",
    "an exception": "def balances(X):\n    raise X",
    "a global": "def balances(X):\n    global BLOCK",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_source_that_is_no_arithmetic_is_refused(text: str) -> None:
    with pytest.raises(source_check.Refused, match=r"line \d+ of a kernel"):
        source_check.checked(text)


def test_a_kernel_reaches_nothing_but_the_arithmetic_it_is_given() -> None:
    space: dict[str, Any] = dict.fromkeys((*source_check.CALLED, *source_check.CONSTANTS), abs)
    made = source_check.functions("def balances(X):\n    X[0] = abs(X[0])", space, "plain")["balances"]
    assert made.__globals__["__builtins__"] == {}
    assert set(made.__globals__) - {*source_check.CALLED, *source_check.CONSTANTS} == {
        "__builtins__",
        "__name__",
        "balances",
    }
    values = [-1.0]
    made(values)
    assert values == [1.0]


def test_the_writer_uses_only_what_is_allowed() -> None:
    for text in texts("a"):
        assert set(re.findall(r"([a-z]+)\(", text)) <= {*source_check.CALLED, *source_check.ENTRIES}
        source_check.checked(text)
