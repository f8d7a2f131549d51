"""What people decided about retellings, made ready for tracing: it overrides every inference."""

from __future__ import annotations

from collections.abc import Sequence

from countertrade.decisions import in_force
from countertrade.records import Claim, Decision, Message, Record, digest, message


class Overrides(Record, frozen=True, kw_only=True):
    """`parents` maps a child to its decided parent; `roots` stand alone; `apart` and `together` are pairs of claims."""

    parents: dict[str, str] = {}
    roots: frozenset[str] = frozenset()
    banned: frozenset[tuple[str, str]] = frozenset()
    edges: frozenset[str] = frozenset()
    apart: dict[str, str] = {}
    together: dict[str, str] = {}
    rejected: frozenset[str] = frozenset()
    reasons: dict[str, Message] = {}

    def forbids(self, parent: str, child: str, measure: str | None) -> bool:
        return (
            child in self.roots
            or (parent, child) in self.banned
            or (bool(self.edges) and digest("e", measure, parent, child) in self.edges)
        )

    @property
    def named(self) -> frozenset[str]:
        """The claims that a decision on parents, merging or splitting names."""
        pairs = (self.parents, self.apart, self.together)
        return self.roots | {claim for several in pairs for pair in several.items() for claim in pair}

    def touched(self, other: Overrides) -> frozenset[str]:
        """The claims on which two sets of rulings differ."""
        found: set[str] = set(self.roots ^ other.roots)
        for name in ("parents", "apart", "together", "reasons"):
            ours, theirs = getattr(self, name), getattr(other, name)
            for pair in ours.items() ^ theirs.items():
                found |= set(pair)
        return frozenset(found | {claim for pair in self.banned ^ other.banned for claim in pair})

    def why(self, child: str) -> tuple[Message, ...]:
        said = self.reasons.get(child)
        return (said,) if said else (message("reason.person"),)


def overrides(decisions: Sequence[Decision], claims: Sequence[Claim]) -> Overrides:
    """The decisions on parents, independence, merging and splitting that name claims of this case."""
    known = {claim.id for claim in claims}
    parents: dict[str, str] = {}
    roots: set[str] = set()
    banned: set[tuple[str, str]] = set()
    edges: set[str] = set()
    apart: dict[str, str] = {}
    together: dict[str, str] = {}
    rejected: set[str] = set()
    reasons: dict[str, Message] = {}
    for decision in in_force(decisions):
        target, fields = decision.target, decision.fields
        match decision.action:
            case "set_parent" if isinstance(parent := fields.get("parent"), str):
                child = str(fields.get("child", target))
                if parent in known and child in known and parent != child:
                    parents[child] = parent
                    roots.discard(child)
                    reasons[child] = (
                        message("reason.set_because", person=decision.by, why=decision.reason)
                        if decision.reason
                        else message("reason.set", person=decision.by)
                    )
            case "independent":
                other = fields.get("of") or fields.get("from")
                if isinstance(other, str):
                    banned |= {(other, target), (target, other)}
                    if parents.get(target) == other:
                        del parents[target]
                else:
                    roots.add(target)
                    parents.pop(target, None)
            case "merge" if isinstance(other := fields.get("with"), str):
                together[target] = other
                reasons[target] = reasons[other] = message("reason.merged", person=decision.by)
                apart.pop(target, None)
            case "split" if isinstance(other := fields.get("from"), str):
                apart[target] = other
                together.pop(target, None)
                banned |= {(other, target), (target, other)}
            case "reject" if target in known:
                rejected.add(target)
            case "reject" if target.startswith("e-"):
                edges.add(target)
            case "accept" if target in known:
                rejected.discard(target)
            case _:
                continue
    return Overrides(
        parents=parents,
        roots=frozenset(roots),
        banned=frozenset(banned),
        edges=frozenset(edges),
        apart=apart,
        together=together,
        rejected=frozenset(rejected),
        reasons=reasons,
    )


def unplaced(decisions: Sequence[Decision], claims: Sequence[Claim]) -> list[Decision]:
    """Decisions on retellings whose claims are not in the case any more; they are listed, never dropped."""
    known = {claim.id for claim in claims}
    tracing = ("set_parent", "independent", "merge", "split")
    return [
        d
        for d in in_force(decisions)
        if d.action in tracing
        and not {
            d.target,
            *(v for k in ("parent", "of", "with", "from") if isinstance(v := d.fields.get(k), str)),
        }
        <= known
    ]
