"""A large deal, and one of many quantities, as texts: what the engine is asked for beside its reference deals."""

from __future__ import annotations

HEAD = "start: 2025-01\nmonths: {months}\ncurrency: USD\ndiscount: 4 % to 9 % per year\nparties: {{A: one, B: two, C: three, D: four}}\n"


def large(quantities: int = 1_000, flows: int = 64, months: int = 240, scenarios: int = 16) -> str:
    """A deal in which every quantity is used: amounts are sums of some of them, with prices, stocks, losses and events."""
    lines = [HEAD.format(months=months), "quantities:"]
    each = quantities // flows
    for flow in range(flows):
        lines += [f"  q{flow}_{part}: {10 + part} to {30 + 2 * part} t/month" for part in range(each)]
    lines += [f"  extra{number}: 1 to 2 t/month" for number in range(quantities - flows * each)]
    lines.append("events:")
    lines += [
        f"  e{number}: {{hazard: {1 + number % 3} % to {4 + number % 3} % per month}}" for number in range(8)
    ]
    lines.append("stocks:")
    lines += [
        f"  s{number}: {{start: 900 to 1_100 t, out: s{number} * 1 % per month}}" for number in range(4)
    ]
    lines.append("flows:")
    parties = "ABCD"
    for flow in range(flows):
        amount = " + ".join(f"q{flow}_{part}" for part in range(each))
        if flow == 0 and quantities > flows * each:
            amount += "".join(f" + extra{number}" for number in range(quantities - flows * each))
        giver, taker = parties[flow % 4], parties[(flow + 1 + flow // 4 % 3) % 4]
        more = (", lost: 5 %", f", until: e{flow % 8}", f", since: e{flow % 8}", ", delay: 3 months")[
            flow % 4
        ]
        if flow % 16 == 5:
            amount += f" + s{flow % 4} * 1 per month"
        lines.append(
            f"  f{flow}: {{from: {giver}, to: {taker}, amount: {amount}, worth: {200 + flow} to {400 + flow} USD/t{more}}}"
        )
    lines.append("scenarios:")
    lines += [
        f"  s {number}: {{e{number % 8}: {{at: {2025 + number}-06}}}}" for number in range(scenarios - 1)
    ]
    lines.append("questions: [P(balance of A > 0), month when balance of B < -1e6 USD]")
    return "\n".join(lines) + "\n"


def many(quantities: int = 200) -> str:
    """The reference head with a flow for each of many quantities."""
    lines = [HEAD.format(months=60), "quantities:"]
    lines += [f"  q{number}: {10 + number} to {20 + 2 * number} USD/month" for number in range(quantities)]
    lines.append("flows:")
    lines += [
        f"  f{number}: {{from: {'AB'[number % 2]}, to: {'BA'[number % 2]}, amount: q{number}}}"
        for number in range(quantities)
    ]
    return "\n".join(lines) + "\n"
