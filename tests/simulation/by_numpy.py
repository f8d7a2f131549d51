"""The deals of `files` written in NumPy from the meaning of the language alone: arrays over draws, NumPy's own samplers, no engine.

Each function takes a generator and a number of draws and returns what a run should come to: `balances` by party at the end, `fan` by
party and month, and `answers` in the order of the file's questions, NaN where a condition or a month fails.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Z = 1.6448536269514722
BARREL = 0.158987294928  # cubic metres


class Found(NamedTuple):
    fan: dict[str, Floats]  # party → (months, draws): its state's discounted balance so far
    answers: list[Floats]

    def balance(self, party: str) -> Floats:
        return np.asarray(self.fan[party][-1])


class World:
    """Samplers of the shapes of the language, and books by month."""

    def __init__(self, seed: int, draws: int, months: int) -> None:
        self.rng, self.n, self.months = np.random.default_rng(seed), draws, months

    def to(self, low: float, high: float) -> Floats:
        """`low to high` of something positive: lognormal."""
        return self.rng.lognormal((np.log(low) + np.log(high)) / 2, np.log(high / low) / (2 * Z), self.n)

    def normal(self, low: float, high: float) -> Floats:
        return self.rng.normal((low + high) / 2, (high - low) / (2 * Z), self.n)

    def share(self, low: float, high: float) -> Floats:
        """`low % to high %`: logit-normal."""
        a, b = np.log(low / (1 - low)), np.log(high / (1 - high))
        return 1 / (1 + np.exp(-self.rng.normal((a + b) / 2, (b - a) / (2 * Z), self.n)))

    def pert(self, low: float, best: float, high: float) -> Floats:
        p = 1 + 4 * (best - low) / (high - low)
        return low + (high - low) * self.rng.beta(p, 6 - p, self.n)

    def uniform(self, low: float, high: float) -> Floats:
        return self.rng.uniform(low, high, self.n)

    def happens(self, chance: Floats | float) -> NDArray[np.bool_]:
        return self.rng.random(self.n) < chance

    def hazard(self, monthly: Floats | float) -> Floats:
        """The month of something with this chance each month, tried month by month; infinite beyond the run."""
        month = np.full(self.n, np.inf)
        for t in range(self.months):
            month[np.isinf(month) & self.happens(monthly)] = t
        return month

    def within(self, chance: Floats | float, months: int) -> Floats:
        when = self.rng.integers(0, months, self.n).astype(np.float64)
        return np.where(self.happens(chance), when, np.inf)

    def books(self, *parties: str) -> dict[str, Floats]:
        return {party: np.zeros((self.months, self.n)) for party in parties}

    def zero(self) -> Floats:
        return np.zeros(self.n)

    def when(self, holds: Callable[[int], NDArray[np.bool_]]) -> Floats:
        """The first month in which something holds that did not the month before (before month 0: holds(-1))."""
        first, before = np.full(self.n, np.nan), holds(-1)
        for t in range(self.months):
            now = holds(t)
            first[now & ~before & np.isnan(first)] = t
            before = now
        return first


def running(books: dict[str, Floats]) -> dict[str, Floats]:
    return {party: np.cumsum(book, axis=0) for party, book in books.items()}


def at(fan: Floats, month: int) -> Floats:
    """A balance so far; 0 before month 0."""
    return fan[month] if month >= 0 else np.zeros(fan.shape[1])


def number(condition: NDArray[np.bool_]) -> Floats:
    return condition.astype(np.float64)


def yearly(rate: Floats | float, month: int) -> Floats | float:
    return (1 + rate) ** (-month / 12)


# --- the deals ------------------------------------------------------------------------------------------------------------


def swap(seed: int, draws: int) -> Found:
    """Nobody gains: worked out on paper, every balance is 0 at the end."""
    w = World(seed, draws, 36)
    drones, price = w.to(3e3, 9e3), w.to(2e4, 6e4)
    gold = w.to(1, 2) * w.to(50e6, 90e6)
    toll = w.to(100, 300)
    fan = {"M": np.zeros((36, draws)), "B": np.zeros((36, draws)), "C": np.zeros((36, draws))}
    for t in range(36):
        so_far = min(t + 1, 30) / 30
        given, paid = drones * price * so_far, gold * min(t + 1, 12) / 12
        rest = (drones * price - gold) * so_far
        swapped = w.zero() if t >= 29 else given - paid - rest
        tolls = (3 - min(t + 1, 3)) * toll
        fan["M"][t] = -swapped
        fan["B"][t] = swapped - tolls
        fan["C"][t] = tolls
    nothing = w.zero()
    return Found(fan, [nothing, nothing, w.when(lambda t: at(fan["C"], t) > 0)])


def never(seed: int, draws: int) -> Found:
    nothing = World(seed, draws, 24)
    fan = nothing.books("A", "B", "C")
    return Found(fan, [nothing.zero(), nothing.zero(), np.full(draws, np.nan)])


def wide(seed: int, draws: int) -> Found:
    w = World(seed, draws, 12)
    amount = w.to(1e2, 1e6)
    lumps = np.where(w.happens(0.5), w.to(50e6, 60e6), w.uniform(1e9, 2e9))
    u = w.rng.random(draws)
    steps = np.where(u < 0.2, 10.0, np.where(u < 0.7, 1e3, 1e7))
    share, end = w.rng.beta(0.3, 0.4, draws), w.hazard(0.2)
    rare = np.where(w.happens(0.03), 3.0, np.inf)
    books = w.books("A", "B", "C", "D")
    rent, lumps_so_far = w.zero(), w.books("lumps")["lumps"]
    for t in range(12):
        if t == 0:
            books["A"][t] += amount
            books["B"][t] -= amount
            books["C"][t] -= steps
            books["D"][t] += steps
        if t < 2:
            books["B"][t] -= lumps / 2
            books["C"][t] += lumps / 2
            lumps_so_far[t] = lumps / 2
        paid = np.where((t > rare) & (t <= end), amount * share, 0.0)
        rent += paid
        books["D"][t] -= paid
        books["A"][t] += paid
    lumps_so_far = np.cumsum(lumps_so_far, axis=0)
    answers = [
        amount,
        rent,
        w.when(lambda t: at(lumps_so_far, t) > 100e6),
        np.where(np.isfinite(rare), amount, np.nan),
    ]
    return Found(running(books), answers)


def clocks(seed: int, draws: int) -> Found:
    months = 40
    w = World(seed, draws, months)
    first, later = w.to(1e6, 2e6), w.to(5e5, 9e5)  # kg a month
    price, dearer = w.to(0.4, 0.9), w.normal(-0.01, 0.03)
    shells, shell_price = w.pert(1_800, 2_000, 2_700), w.to(900, 1_500)
    delivered, early, late = w.share(0.6, 0.9), w.to(25, 35), w.to(40, 60)
    stall, state = w.to(1e5, 4e5), w.share(0.4, 0.8)
    harm = w.normal(-2e5, 1e5)
    discount_b = w.to(0.02, 0.12)
    war = w.hazard(w.share(0.01, 0.04))
    vote = np.where(w.happens(w.uniform(0.55, 0.80)), 9.0, np.inf)
    pact = vote + 1 + w.within(w.share(0.3, 0.6), 10)
    pact = np.where(pact < months, pact, np.inf)
    echo = pact + 4
    echo = np.where(echo < months, echo, np.inf)
    h_collapse = 1 - 0.9 ** (1 / 12)
    h_peace = w.share(0.02, 0.03)  # a hazard in % is logit-normal on the monthly chance
    end = w.hazard(np.minimum(h_peace + h_collapse, 1))
    by_peace = w.happens(h_peace / (h_peace + h_collapse))
    peace, collapse = np.where(by_peace, end, np.inf), np.where(by_peace, np.inf, end)
    gift = w.within(0.4, 30)
    maybe = w.happens(w.uniform(0.45, 0.55))
    books, everyone = w.books("A", "B", "C"), w.zero()
    all_of_a = np.zeros((months, draws))
    on_the_way: dict[int, Floats] = {}
    arrived = np.zeros((months, draws))
    for t in range(months):
        weight = {
            "A": yearly(0.04, t),
            "B": yearly(discount_b, t),
            "C": (1 + 0.005) ** -float(t),
        }
        # steel: the first value holds from June 2024, five months before the start, the second from September 2025
        base, since = (first, -5) if t < 10 else (later, 10)
        calendar = (10 + t) % 12
        season = {0: 0.5, 7: 1.5}.get(calendar, 1.0)
        amount = base * 1.02 ** ((t - since) / 12) * season
        now = price * (1 + dearer) ** (t / 12)
        sent = np.where((t <= war) & (t <= peace), amount * delivered, 0.0)
        books["A"][t] -= weight["A"] * sent * now * 0.6
        on_the_way[t + 3] = sent * 0.95
        came = on_the_way.pop(t, w.zero())
        books["B"][t] += weight["B"] * came * now
        arrived[t] = came
        part = np.where((t > pact) & (t <= pact + 6) & (t <= war), shells / 6, 0.0)
        books["A"][t] += weight["A"] * part * shell_price
        fair = t >= 2 and (t - 2) % 5 == 0
        paid = np.where(fair & (t <= collapse), stall, 0.0)
        books["C"][t] -= weight["C"] * paid
        books["A"][t] += weight["A"] * paid * state
        all_of_a[t] += weight["A"] * paid * (1 - state)
        lira = np.where(t > echo, 4e6, 0.0) / (early if t < 14 else late)
        books["B"][t] -= weight["B"] * lira
        books["C"][t] += weight["C"] * lira
        given = np.where((t >= gift) & (t < gift + 4), 5e5 / 4, 0.0)
        given = given + np.where(maybe & (t <= 25), 1e5, 0.0)
        books["C"][t] -= weight["C"] * given
        books["B"][t] += weight["B"] * given
        books["A"][t] += weight["A"] * np.where((t > vote) & (t > collapse), harm, 0.0)
    fan = running(books)
    everyone = fan["A"] + np.cumsum(all_of_a, axis=0)
    answers = [
        number(fan["A"][-1] > fan["B"][-1]),
        np.where(np.isfinite(peace), number(everyone[15] > 1e6), np.nan),
        w.when(lambda t: at(fan["C"], t) < -3e6),
        everyone[-1],
        arrived[:20].sum(axis=0),
        np.where(np.isfinite(vote), np.nan, fan["C"][-1]),
    ]
    return Found(fan, answers)


def gas(seed: int, draws: int) -> Found:
    months = 60
    w = World(seed, draws, months)
    market, mean, pull = w.to(380, 420), w.to(350, 500), np.log(2) / 18
    variance = 0.35**2 / 12 / (2 * pull)
    need, cost = w.to(8e7, 1.3e8), w.to(0.14, 0.22)  # kg a month, USD/kg
    fails = w.hazard(w.share(1 - 0.98 ** (1 / 12), 1 - 0.94 ** (1 / 12)))
    books = w.books("S", "B")
    year, owed = w.zero(), w.zero()
    season = {0: 1.3, 1: 1.2, 6: 0.7, 7: 0.7}
    for t in range(months):
        if t:
            middle = np.log(mean) - variance / 2
            step = np.sqrt(variance * (1 - np.exp(-2 * pull))) * w.rng.standard_normal(draws)
            market = np.exp(middle + (np.log(market) - middle) * np.exp(-pull) + step)
        price = np.minimum(520, np.maximum(320, 0.92 * market)) / 1e3
        sent = np.where(t <= fails, need * season.get(t % 12, 1.0), 0.0)
        year += sent
        short = np.where((t % 12 == 11) & (t <= fails), np.maximum(0, 1.2e9 - year) * 0.32, 0.0)
        if t % 12 == 11:
            year = w.zero()
        owed += short
        books["S"][t] = yearly(0.08, t) * (sent * price - sent * cost + short)
        books["B"][t] = yearly(0.05, t) * (sent * market / 1e3 - sent * price - short)
    fan = running(books)
    return Found(
        fan,
        [number(fan["S"][-1] > 0), owed, number(fan["B"][35] < 0), fan["B"][-1], number(fan["S"][-1] > 0)],
    )


def port(seed: int, draws: int) -> Found:
    months = 120
    w = World(seed, draws, months)
    loan, interest, takings, build = (
        w.to(780e6, 860e6),
        w.to(0.05, 0.08),
        w.to(7.5e6, 9.5e6),
        w.to(500e6, 700e6),
    )
    traffic, trade = w.to(0.85, 1.05), w.to(6e6, 12e6)
    debt, default, protest = loan.copy(), np.full(draws, np.inf), np.full(draws, np.inf)
    books = w.books("L", "C")
    stock = np.zeros((months + 1, draws))
    stock[0] = debt
    for t in range(months):
        if t:
            step = (np.log(1.03) - 0.22**2 / 2) / 12 + 0.22 / np.sqrt(12) * w.rng.standard_normal(draws)
            traffic = traffic * np.exp(step)
        default[np.isinf(default) & (debt > 1.15 * loan)] = t
        chance = np.minimum(0.05, 0.01 * debt / 900e6)
        protest[np.isinf(protest) & (t > default) & w.happens(chance)] = t
        paid = np.where(t > default, 0.0, np.minimum(takings * traffic, debt))
        taken = np.where((t > default) & (t <= protest), takings * traffic, 0.0)
        weight = yearly(0.06, t)
        works = loan / 24 if t < 24 else 0.0
        moved = (loan if t == 0 else 0.0) - works - paid - taken
        books["C"][t] = weight * (moved + (trade if t >= 24 else 0.0))
        books["L"][t] = weight * (-moved - (build / 24 if t < 24 else 0.0))
        debt = np.maximum(0, debt + debt * interest / 12 - paid)
        stock[t + 1] = debt
    fan = running(books)
    ever = np.isfinite(default)
    answers = [
        number(ever),
        w.when(lambda t: stock[t + 1] > 900e6),
        number(fan["C"][-1] > 0),
        np.where(ever, fan["C"][-1], np.nan),
        stock[72],
    ]
    return Found(fan, answers)


def doctors(seed: int, draws: int) -> Found:
    months = 72
    w = World(seed, draws, months)
    price, oil, home = w.to(0.48, 0.56), w.to(4e7, 6e7), w.to(900, 1600)
    z = w.rng.standard_normal(draws)
    low, middle, high = np.log(3_500), np.log(5_000), np.log(9_000)
    fee = np.exp(middle + np.where(z < 0, (middle - low), (high - middle)) * z / Z)
    lost = w.to(0.001, 0.005)
    step = (1 + w.to(0.04, 0.10)) ** (-1 / 12)
    abroad, renewed, weight = np.full(draws, 5e3), np.full(draws, np.inf), np.ones(draws)
    books = w.books("H", "O")
    for t in range(months):
        if t:
            price = price * np.exp(-(0.32**2) / 24 + 0.32 / np.sqrt(12) * w.rng.standard_normal(draws))
        if t == 35:
            renewed[price < 0.7] = t
        first, second = float(t <= 35), (t > renewed).astype(float)
        given, served = oil * (first + 0.8 * second), abroad * (first + second)
        books["H"][t] = weight * (given * price - served * home)
        books["O"][t] = weight * (served * fee - given * price)
        abroad = np.maximum(0, abroad + 150 - abroad * 0.02 - abroad * lost)
        weight = weight * step
    fan = running(books)
    again = np.isfinite(renewed)
    return Found(
        fan,
        [number(again), number(fan["H"][-1] > 0), np.where(again, number(fan["O"][-1] > 0), np.nan), abroad],
    )


def paths(seed: int, draws: int) -> Found:
    """The option is used above the price at which its payments are worth it on average: oil grows by 6 % a year from there."""
    months = 37
    w = World(seed, draws, months)
    oil, other, copper = w.to(80, 120), np.full(draws, 40.0), np.full(draws, 9.0)
    z = w.rng.standard_normal(draws)
    places = [np.log(p / (1 - p)) for p in (0.6, 0.8, 0.9)]
    kept = places[1] + np.where(z < 0, places[1] - places[0], places[2] - places[1]) * z / Z
    kept = 1 / (1 + np.exp(-kept))
    both = 2 * np.sin(np.pi * 0.7 / 6)
    pull, v = np.log(2) / 6, 0.08 * np.sqrt(12)
    variance = v**2 / 12 / (2 * pull)
    strike, dear, call = (np.full(draws, np.inf) for _ in range(3))
    left = months - 19  # of months in which the option pays
    break_even = 115 * left / sum(1.06 ** (k / 12) for k in range(1, left + 1))
    books = w.books("A", "B")
    year, gas_so_far, bonus = w.zero(), w.zero(), w.zero()
    for t in range(months):
        if t:
            one, two = w.rng.standard_normal(draws), w.rng.standard_normal(draws)
            two = both * one + np.sqrt(1 - both**2) * two
            oil = oil * np.exp((np.log(1.06) - 0.25**2 / 2) / 12 + 0.25 / np.sqrt(12) * one)
            other = other + 4 / 12 + 15 / np.sqrt(12) * two
            middle = np.log(7.0) - variance / 2
            noise = np.sqrt(variance * (1 - np.exp(-2 * pull))) * w.rng.standard_normal(draws)
            copper = np.exp(middle + (np.log(copper) - middle) * np.exp(-pull) + noise)
        strikes = w.happens(np.clip(0.01 * other / 40, 0, 1))
        dear[np.isinf(dear) & (oil > 150) & ~(t > strike)] = t
        strike[np.isinf(strike) & strikes] = t
        if t == 18:
            call[oil > break_even] = t
        sent = np.where(t <= strike, 500.0 * kept, 0.0)
        gas_so_far += sent
        year += sent
        extra = np.where((t % 12 == 11) & (t <= strike + 3), year * 5, 0.0)
        if t % 12 == 11:
            year = w.zero()
        bonus += extra
        lifted = np.where(t > call, 1_000 * (oil - 115), 0.0)
        gain = lifted + sent * other - np.where(t > dear, 10_000 * copper, 0.0) - extra
        books["A"][t], books["B"][t] = gain, -gain
    fan = running(books)
    used = np.isfinite(call)
    answers = [
        number(used),
        number(np.isfinite(dear)),
        w.when(lambda t: at(fan["A"], t) < -5e4),
        gas_so_far * BARREL,
        np.where(used, fan["A"][-1], np.nan),
        bonus,
    ]
    return Found(fan, answers)


DEALS: dict[str, Callable[[int, int], Found]] = {
    "swap": swap,
    "never": never,
    "wide": wide,
    "clocks": clocks,
    "gas": gas,
    "port": port,
    "doctors": doctors,
    "paths": paths,
}
