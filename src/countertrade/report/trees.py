"""The tree of retellings of one item: origin at the left, time to the right, what changed beside each step.

The layout is a list of rows, a report a row, each below the one it took the figure from; so fifty reports stay readable on a page
as in a terminal. Reports that repeat the figure unchanged and are not retold themselves share one row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

from countertrade.records import Lineage, Record, Retelling
from countertrade.report.svg import drawing, line, link, path, tag, text

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


def tree(
    title: str,
    found: Sequence[Row],
    label: Callable[[Row], tuple[str, str]],
    drift: Callable[[Row], str],
    href: Callable[[Row], str | None],
    date: Callable[[str], str],
    width: float = 920.0,
) -> Markup:
    """The rows drawn: a column a day, an elbow from report to report; label and value after the dot, then what changed."""
    days = sorted({row.date[:10] for row in found if row.date})
    step = min(120.0, max(26.0, (width * 0.42) / max(1, len(days))))
    top, high, x0 = 34.0, 25.0, 12.0
    xs: list[float] = []
    for row in found:
        x = x0 + step * (days.index(row.date[:10]) if row.date else 0)
        xs.append(max(x, xs[row.parent] + 16) if row.parent is not None else x)
    parts: list[Markup] = []
    bottom = top + high * len(found)
    free = -1.0
    for number, day in enumerate(days):
        x = x0 + step * number
        parts.append(line(x, top - 8, x, bottom - 6, "grid"))
        if x >= free:
            words = date(day)
            parts.append(text(x - 4, 14, words, "label quiet num"))
            free = x + len(words) * 6.6 + 10
    widest = width
    for number, row in enumerate(found):
        x, y = xs[number], top + high * number + 8
        changed = bool(row.edge and row.edge.drift)
        if row.parent is not None:
            px, py = xs[row.parent], top + high * row.parent + 8
            parts.append(path([(px, py + 5), (px, y), (x - 5, y)], "edge changed" if changed else "edge"))
        name, value = label(row)
        kind = "node latent" if row.latent else "node origin" if row.parent is None else "node"
        parts.append(tag("circle", cx=x, cy=y, r=4.5 if row.parent is None else 3.5, class_=kind))
        pieces = [tag("tspan", name, class_="strong")]
        if value:
            pieces.append(tag("tspan", f"  {value}", class_="value"))
        what = drift(row)
        if what:
            pieces.append(tag("tspan", f"  {what}", class_="warn"))
        words = " ".join((name, value, what))
        parts.append(link(href(row), tag("text", *pieces, x=x + 10, y=y + 4, class_="label halo")))
        widest = max(widest, x + 10 + len(words) * 6.7)
    return drawing(widest, bottom + 4, title, *parts, kind="tree")


def outline(found: Sequence[Row]) -> Iterable[tuple[str, Row]]:
    """The rows with the lines that join them in a terminal: `├─`, `└─`, `│`."""
    open_: list[bool] = []
    for row in found:
        del open_[row.depth :]
        stem = "".join("│  " if going else "   " for going in open_[1:])
        joint = "" if row.depth == 0 else "└─ " if row.last else "├─ "
        yield stem + joint, row
        open_.append(not row.last)
