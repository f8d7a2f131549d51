"""How many draws a deal is run with where nobody says: fewer where it is large, the same wherever it is answered."""

from countertrade.modelling import load
from countertrade.modelling.deal import Deal
from countertrade.simulation import DRAWS, FEWEST, simulate, usual_draws

HEAD = "start: 2025-01\nmonths: {months}\ncurrency: USD\nparties: {{A: one, B: two}}\nflows:\n"


def deal(months: int, flows: int) -> Deal:
    lines = (f"  f{n}: {{from: A, to: B, amount: {n + 1} to {n + 5} USD/month}}" for n in range(flows))
    return load(HEAD.format(months=months) + "\n".join(lines) + "\n", "deal.yaml")


def test_a_small_deal_has_the_full_number() -> None:
    assert usual_draws(deal(60, 3)) == DRAWS
    assert simulate(deal(6, 1), influences=False).draws == DRAWS


def test_a_large_deal_has_fewer_and_never_too_few() -> None:
    numbers = [usual_draws(deal(480, flows)) for flows in (100, 200, 400)]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] == DRAWS
    assert FEWEST <= numbers[-1] < DRAWS


def test_draws_that_are_asked_for_are_taken() -> None:
    assert simulate(deal(6, 1), draws=64, influences=False).draws == 64
