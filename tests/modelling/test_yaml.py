"""Slips of YAML that analysts make, each with a way out."""

from __future__ import annotations

import pytest

from countertrade.files import compose
from countertrade.records import Bad


@pytest.mark.parametrize(
    ("text", "place", "way_out"),
    [
        ("why: because: x\n", (1, 13), "a text with a colon stands in quotation marks"),
        ("a:5\nb: 6\n", (2, 2), "a key is followed by a colon and a space"),
        ("a: %5\n", (1, 4), "stands in quotation marks"),
        ("a: *x\n", (1, 4), "begins with * stands in quotation marks"),
        ("a:\n\tb: 1\n", (2, 1), "indent with spaces"),
        ("a: {b: c\nd: e\n", (2, 2), "the closing } is missing"),
        ("a: {b: c d: e}\n", (1, 11), "a comma or the closing } is missing"),
        ("a: [b, c\nd: e\n", (2, 2), "the closing ] is missing"),
        ("a: {b: 1}}\n", (1, 10), "a closing } too many"),
        ("a: {b: c [d]}\n", (1, 10), "inside {…} stands in quotation marks"),
        ("a: 'x\nb: c\n", (3, 1), "is not closed"),
        ("a: [1\n", (2, 1), "is not closed"),
        ("a:\n  b: 1\n c: 2\n", (3, 2), "indented alike"),
        ("a: &x 5\nb: *x\n", (2, 4), "write the value out"),
        ("a: " + "{b: " * 5000, (1, 157), "nested more than 40 levels deep"),
    ],
)
def test_a_slip_has_a_way_out(text: str, place: tuple[int, int], way_out: str) -> None:
    with pytest.raises(Bad) as bad:
        compose(text, "deal.yaml")
    (problem,) = bad.value.problems
    assert (problem.line, problem.column) == place
    assert way_out in problem.message


def test_a_few_lines_of_aliases_do_not_stand_for_a_billion_values() -> None:
    laughs = [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    with pytest.raises(Bad, match="is an alias"):
        compose("\n".join(["a: &a [x]", *laughs]), "deal.yaml")
