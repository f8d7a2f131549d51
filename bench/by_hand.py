"""The deals of bench/deals as an analyst would write them in NumPy: arrays over draws, a loop over months, NumPy's own samplers.

Each function draws its inputs from a generator and returns the discounted balances of all parties, (parties, draws).
"""

from __future__ import annotations

import numpy as np

Z = 1.6448536269514722


def spread(rng, low, high, n):
    """Lognormal with 5 % and 95 % quantiles."""
    return rng.lognormal((np.log(low) + np.log(high)) / 2, np.log(high / low) / (2 * Z), n)


def share(rng, low, high, n):
    """Logit-normal with 5 % and 95 % quantiles."""
    a, b = np.log(low / (1 - low)), np.log(high / (1 - high))
    return 1 / (1 + np.exp(-rng.normal((a + b) / 2, (b - a) / (2 * Z), n)))


def waiting(rng, chance, n):
    return np.floor(np.log(rng.random(n)) / np.log1p(-chance))


def within(rng, chance, months, n):
    u = rng.random(n)
    return np.where(u < chance, np.floor(u / chance * months), np.inf)


def reference(rng, n):
    men, risk = spread(rng, 8_000, 20_000, n), spread(rng, 0.005, 0.03, n)
    pay = rng.triangular(1_800, 2_000, 2_200, n) * rng.beta(8, 2, n)
    payment = rng.triangular(5_000, 10_000, 30_000, n)
    food = rng.uniform(6e5, 7e5, n) / 12 * spread(rng, 350, 600, n)
    technology = spread(rng, 50e6, 2e9, n) / 24
    war = waiting(rng, 0.040810543936, n)
    sanctions = (rng.random(n) < 0.3) * spread(rng, 50e6, 800e6, n) / 48
    trade = (rng.random(n) < 0.15) * spread(rng, 200e6, 3e9, n) / 54
    step = (1 + rng.triangular(0.04, 0.08, 0.15, n)) ** (-1 / 12)
    weight, a, b, c = np.ones(n), np.zeros(n), np.zeros(n), np.zeros(n)
    for t in range(60):
        given = men * pay + men * risk * payment + food + (technology if t < 24 else 0.0)
        given = np.where(war >= t, given, 0.0)
        lost, gone = (sanctions if t >= 12 else 0.0), (trade if t >= 6 else 0.0)
        a += weight * (given - lost - gone)
        b -= weight * given
        c += weight * 0.2 * gone
        men = men - 0.5 * men * risk
        weight = weight * step
    return np.stack([a, b, c])


def gas(rng, n):
    months = 48
    amount, price = spread(rng, 150_000, 260_000, n), spread(rng, 280, 520, n)
    growth = (1 + spread(rng, 0.01, 0.04, n)) ** (1 / 12)
    cost, shells = spread(rng, 90, 160, n), spread(rng, 60_000, 140_000, n)
    shell_price, shell_cost = spread(rng, 800, 4_000, n), spread(rng, 300, 900, n)
    dues = spread(rng, 3e8, 9e8, n) / spread(rng, 80, 110, n)
    leak, delivered = share(rng, 0.01, 0.06, n), share(rng, 0.4, 0.95, n)
    cut = waiting(rng, share(rng, 0.005, 0.02, n), n)
    embargo = within(rng, share(rng, 0.2, 0.45, n), 40, n)
    fines = rng.normal(-5.5e6, 7e6 / (2 * Z), n)
    step = 1.06 ** (-1 / 12)
    supplier, maker, transit = np.zeros(n), np.zeros(n), np.zeros(n)
    sent_before = [np.zeros(n), np.zeros(n)]
    for t in range(months):
        weight = step**t
        flowing = np.where((cut >= t) & (embargo >= t), amount, 0.0)
        supplier -= weight * flowing * cost
        maker += weight * flowing * (1 - leak) * price
        sent = np.where(embargo >= t, shells * delivered, 0.0)
        maker -= weight * sent * shell_cost
        supplier += weight * sent_before.pop(0) * shell_price
        sent_before.append(sent)
        paid = np.where(cut >= t, dues, 0.0)
        supplier -= weight * paid
        transit += weight * paid
        maker += weight * np.where(embargo < t, fines, 0.0)
        price = price * growth
    return np.stack([supplier, maker, transit])


def doctors(rng, n):
    months = 72
    home, abroad = spread(rng, 15_000, 30_000, n), spread(rng, 4_000, 8_000, n)
    leaving, posted = spread(rng, 0.005, 0.02, n), spread(rng, 120, 260, n)
    fee = spread(rng, 4_500, 9_000, n)
    growth = (1 + spread(rng, 0.01, 0.05, n)) ** (1 / 12)
    oil = spread(rng, 40_000, 90_000, n) * spread(rng, 380, 720, n) * share(rng, 0.55, 0.8, n)
    end = waiting(rng, share(rng, 0.005, 0.015, n), n)
    step = (1 + spread(rng, 0.02, 0.09, n)) ** (-1 / 12)
    season = {0: 1.2, 1: 1.1, 6: 0.8}
    weight, sender, oilman = np.ones(n), np.zeros(n), np.zeros(n)
    for t in range(months):
        service = np.where((abroad > 3_000) & (end >= t), abroad * fee, 0.0)
        paid = np.where(end >= t, oil * season.get(t % 12, 1.0), 0.0)
        sender += weight * (paid - service)
        oilman += weight * (service - paid)
        moving = np.minimum(posted, home * 0.02)
        abroad = np.maximum(0.0, abroad + moving - abroad * leaving)
        home = np.maximum(0.0, home - moving)
        fee = fee * growth
        weight = weight * step
    return np.stack([sender, oilman])


def arms(rng, n):
    months = 120
    jets, worth, cost = spread(rng, 12, 30, n), spread(rng, 25e6, 70e6, n), spread(rng, 15e6, 45e6, n)
    rent, credit = spread(rng, 40e6, 180e6, n) / 12, spread(rng, 300e6, 1.5e9, n)
    upkeep, value = spread(rng, 1e6, 5e6, n), spread(rng, 10e6, 60e6, n)
    coup, detente = share(rng, 0.003, 0.01, n), share(rng, 0.002, 0.008, n)
    end = waiting(rng, coup + detente, n)
    by_coup = rng.random(n) * (coup + detente) < coup
    coup_month = np.where(by_coup, end, np.inf)
    pact = within(rng, share(rng, 0.4, 0.8, n), 24, n)
    credit_month = within(rng, share(rng, 0.5, 0.9, n), 18, n)
    step_u, step_v = 1.04 ** (-1 / 12), (1 + spread(rng, 0.03, 0.11, n)) ** (-1 / 12)
    weight_v, supplier, host, rival = np.ones(n), np.zeros(n), np.zeros(n), np.zeros(n)
    for t in range(months):
        weight_u = step_u**t
        sent = np.where((t > pact) & (t <= pact + 24) & (t <= end), jets / 24, 0.0)
        supplier -= weight_u * sent * cost
        host += weight_v * sent * worth
        paid = np.where(t <= coup_month, rent, 0.0)
        paid = paid + np.where((t >= credit_month) & (t < credit_month + 12), credit / 12, 0.0)
        paid = paid - np.where((t > pact + 12) & (t <= coup_month), upkeep, 0.0)
        supplier -= weight_u * paid
        host += weight_v * paid
        based = np.where((t > pact) & (t <= end), value, 0.0)
        supplier += weight_u * based
        rival -= weight_u * 0.5 * based
        weight_v = weight_v * step_v
    return np.stack([supplier, host, rival])


def compiled_reference():
    """The reference deal as a user of numba writes it: a loop over draws with numba's own samplers, every party's balance kept."""
    import numba

    def lognormal(low, high):
        return (np.log(low) + np.log(high)) / 2, np.log(high / low) / (2 * Z)

    men_, risk_, price_ = lognormal(8_000, 20_000), lognormal(0.005, 0.03), lognormal(350, 600)
    technology_, sanctions_, trade_ = lognormal(50e6, 2e9), lognormal(50e6, 800e6), lognormal(200e6, 3e9)

    @numba.njit(fastmath=True)
    def run(n):
        out = np.empty((3, n))
        for i in range(n):
            men, risk = np.random.lognormal(*men_), np.random.lognormal(*risk_)
            pay = np.random.triangular(1_800, 2_000, 2_200) * np.random.beta(8.0, 2.0)
            payment = np.random.triangular(5_000, 10_000, 30_000)
            food = np.random.uniform(6e5, 7e5) / 12 * np.random.lognormal(*price_)
            technology = np.random.lognormal(*technology_) / 24
            war = np.floor(np.log(np.random.random()) / np.log1p(-0.040810543936))
            sanctions = np.random.lognormal(*sanctions_) / 48 if np.random.random() < 0.3 else 0.0
            trade = np.random.lognormal(*trade_) / 54 if np.random.random() < 0.15 else 0.0
            step = (1 + np.random.triangular(0.04, 0.08, 0.15)) ** (-1 / 12)
            weight, a, b, c = 1.0, 0.0, 0.0, 0.0
            for t in range(60):
                given = 0.0
                if war >= t:
                    given = men * pay + men * risk * payment + food + (technology if t < 24 else 0.0)
                lost, gone = (sanctions if t >= 12 else 0.0), (trade if t >= 6 else 0.0)
                a += weight * (given - lost - gone)
                b -= weight * given
                c += weight * 0.2 * gone
                men -= 0.5 * men * risk
                weight *= step
            out[0, i], out[1, i], out[2, i] = a, b, c
        return out

    return run


def fan(draws, size):
    """What an analyst needs for one fan: the reference in chunks of a size, a party's balance by month kept, five quantiles of each month."""
    rng, by_month = np.random.default_rng(1), np.empty((60, draws))
    for start in range(0, draws, size):
        _fan(rng, min(size, draws - start), by_month[:, start : start + size])
    ranks = [int(level * draws) for level in (0.05, 0.25, 0.5, 0.75, 0.95)]
    return [np.partition(row, ranks)[ranks] for row in by_month]


def _fan(rng, n, out):
    men, risk = spread(rng, 8_000, 20_000, n), spread(rng, 0.005, 0.03, n)
    pay = rng.triangular(1_800, 2_000, 2_200, n) * rng.beta(8, 2, n)
    payment = rng.triangular(5_000, 10_000, 30_000, n)
    food = rng.uniform(6e5, 7e5, n) / 12 * spread(rng, 350, 600, n)
    technology = spread(rng, 50e6, 2e9, n) / 24
    war = waiting(rng, 0.040810543936, n)
    sanctions = (rng.random(n) < 0.3) * spread(rng, 50e6, 800e6, n) / 48
    trade = (rng.random(n) < 0.15) * spread(rng, 200e6, 3e9, n) / 54
    step = (1 + rng.triangular(0.04, 0.08, 0.15, n)) ** (-1 / 12)
    weight, a, b, c = np.ones(n), np.zeros(n), np.zeros(n), np.zeros(n)
    for t in range(60):
        given = men * pay + men * risk * payment + food + (technology if t < 24 else 0.0)
        given = np.where(war >= t, given, 0.0)
        lost, gone = (sanctions if t >= 12 else 0.0), (trade if t >= 6 else 0.0)
        a += weight * (given - lost - gone)
        b -= weight * given
        c += weight * 0.2 * gone
        out[t] = a
        men = men - 0.5 * men * risk
        weight = weight * step


DEALS = {"reference": reference, "gas": gas, "doctors": doctors, "arms": arms}
