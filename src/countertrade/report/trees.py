"""The tree of retellings of one item: origin at the left, time to the right, what changed beside each step.

The layout is a list of rows, a report a row, each below the one it took the figure from; so fifty reports stay readable on a page
as in a terminal. Reports that repeat the figure unchanged and are not retold themselves share one row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from countertrade.records import Lineage, Record, Retelling, replace

SHARED = 4
"""So many unchanged reports of one parent, or more, share a row."""


class Row(Record, frozen=True, kw_only=True):
    """A report (or several that changed nothing) in the tree. `date` is that of the report; '' where none is known."""

    claims: tuple[str, ...]  # () for an outlet whose page is not in the case
    latent: str | None
    parent: int | None  # row of the report it took the figure from
    depth: int
    date: str
    edge: Retelling | None
    last: bool  # the last of its parent's rows


def rows(lineage: Lineage, measure: str | None, dates: Mapping[str, str]) -> list[Row]:
    """The tree of a measure in reading order: each origin with all that leads back to it, earliest first."""
    edges = [edge for edge in lineage.retellings if edge.measure == measure]
    children: dict[str, list[Retelling]] = {}
    for edge in edges:
        children.setdefault(edge.parent, []).append(edge)
    told = {edge.child for edge in edges}
    claims = dict.fromkeys(
        claim
        for group in (
            *(origin.claims or (origin.claim,) for origin in lineage.origins if origin.measure == measure),
            *((edge.parent, edge.child) for edge in edges),
            *(latent.claims for latent in lineage.latent if latent.measure == measure),
        )
        for claim in group
    )
    hidden = {
        claim: latent.outlet
        for latent in lineage.latent
        if latent.measure == measure
        for claim in latent.claims
    }

    def order(claim: str) -> tuple[str, str]:
        return dates.get(claim) or "9999", claim

    found: list[Row] = []
    seen: set[str] = set()
    roots = sorted((claim for claim in claims if claim not in told), key=order)
    under_latent: dict[str, list[str]] = {}
    tops: list[tuple[str, str | None]] = []
    for root in roots:
        if root in hidden:
            if hidden[root] not in under_latent:
                tops.append((root, hidden[root]))
            under_latent.setdefault(hidden[root], []).append(root)
        else:
            tops.append((root, None))
    for root, outlet in tops:
        if outlet is None:
            _grow(found, seen, (root,), None, None, 0, children, order, dates, True)
            continue
        at = len(found)
        found.append(
            Row(
                claims=(), latent=outlet, parent=None, depth=0, date=dates.get(root, ""), edge=None, last=True
            )
        )
        members = under_latent[outlet]
        for number, member in enumerate(members):
            _grow(found, seen, (member,), None, at, 1, children, order, dates, number == len(members) - 1)
    for claim in sorted(set(claims) - seen, key=order):  # citations in a circle have no root
        if claim not in seen:
            _grow(found, seen, (claim,), None, None, 0, children, order, dates, True)
    return found


def _grow(
    found: list[Row],
    seen: set[str],
    claims: tuple[str, ...],
    edge: Retelling | None,
    parent: int | None,
    depth: int,
    children: Mapping[str, Sequence[Retelling]],
    order: Callable[[str], tuple[str, str]],
    dates: Mapping[str, str],
    last: bool,
) -> None:
    """Append a claim's row and those below it; an explicit stack, for a chain of retellings may be ten thousand long."""
    waiting = [(claims, edge, parent, depth, last)]
    while waiting:
        claims, edge, parent, depth, last = waiting.pop()
        claims = tuple(claim for claim in claims if claim not in seen)
        if not claims:
            continue
        seen.update(claims)
        at = len(found)
        found.append(
            Row(
                claims=claims,
                latent=None,
                parent=parent,
                depth=depth,
                date=dates.get(claims[0], ""),
                edge=edge,
                last=last,
            )
        )
        if len(claims) > 1:
            continue
        fresh = {e.child: e for e in children.get(claims[0], ()) if e.child not in seen}
        below = sorted(fresh.values(), key=lambda e: order(e.child))
        plain = [e for e in below if not e.drift and not children.get(e.child)]
        groups: list[tuple[tuple[str, ...], Retelling]] = []
        if len(plain) >= SHARED:
            groups.append((tuple(e.child for e in plain), plain[0]))
            below = [e for e in below if e not in plain]
        groups += [((e.child,), e) for e in below]
        groups.sort(key=lambda group: order(group[0][0]))
        waiting.extend(
            (group, e, at, depth + 1, number == len(groups) - 1)
            for number, (group, e) in reversed(list(enumerate(groups)))
        )


def foremost(found: Sequence[Row], most: int) -> list[Row]:
    """At most so many of the rows, in their order: those that changed most, with all that lead to them; earlier ones first where equal."""
    if len(found) <= most:
        return list(found)
    kept: set[int] = set()
    for at in sorted(
        range(len(found)), key=lambda at: (-len(edge.drift) if (edge := found[at].edge) else 0, at)
    ):
        chain = []
        step: int | None = at
        while step is not None and step not in kept:
            chain.append(step)
            step = found[step].parent
        if len(kept) + len(chain) <= most:
            kept.update(chain)
    order = sorted(kept)
    place = {at: number for number, at in enumerate(order)}
    youngest = {found[at].parent: at for at in order}
    return [
        replace(
            found[at],
            parent=None if (parent := found[at].parent) is None else place[parent],
            last=youngest[found[at].parent] == at,
        )
        for at in order
    ]


def outline(found: Sequence[Row]) -> Iterable[tuple[str, Row]]:
    """The rows with the lines that join them in a terminal: `├─`, `└─`, `│`."""
    open_: list[bool] = []
    for row in found:
        del open_[row.depth :]
        stem = "".join("│  " if going else "   " for going in open_[1:])
        joint = "" if row.depth == 0 else "└─ " if row.last else "├─ "
        yield stem + joint, row
        open_.append(not row.last)
