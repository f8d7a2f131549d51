"""A package checked: every byte by its hash, the quotes against their texts, and its figures by running it again."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from countertrade.packing.facts import Facts, decoded, encoded, taken_up
from countertrade.packing.packing import versions
from countertrade.packing.parts import (
    DEAL,
    ESTIMATES,
    FACTS,
    FOLDER,
    FORMAT,
    MANIFEST,
    OUTCOME,
    STAMP,
    unzipped,
)
from countertrade.records import Bad, Outcome, Problem, Record, literal, replace

CLOSE = 1e-9
"""Figures of another machine may differ by what the last digits of floating-point sums do."""


class Verification(Record, frozen=True, kw_only=True):
    """What a package was found to be. Without `problems` it is as it was packed, and its figures come out again."""

    kind: str
    title: str
    made: str
    manifest: str  # SHA-256 of the manifest: stands for the whole package
    checks: tuple[str, ...]  # what was checked and fits
    problems: tuple[Problem, ...] = ()
    same_digits: bool = False  # every figure came out equal to the last digit
    answers: dict[str, str] = {}

    @property
    def fits(self) -> bool:
        """Whether nothing was found against it."""
        return not self.problems


def verify(data: bytes, name: str, *, run: bool = True, roots: Sequence[bytes] = ()) -> Verification:
    """What a package is found to be.

    Args:
        data: its bytes.
        name: what to call it.
        run: whether the model is run again; without it only hashes, quotes and the timestamp are checked.
        roots: certificates as PEM that the signature of a timestamp is to lead to.

    Raises Bad for what is no package; what does not fit in one is in `problems`, each with the file that it is in.
    """
    parts = unzipped(data, name)
    manifest = _manifest(parts, name)
    listed: dict[str, str] = manifest["files"]
    problems = [*_changed(parts, listed, name)]
    checks: list[str] = []
    if not problems:
        checks.append(f"{len(listed)} files have the hashes that the manifest lists")
    if STAMP in parts:
        _stamp(parts, name, roots, checks, problems)
    changed = {problem.path for problem in problems}
    same = False
    needed = {f"{name}/{part}" for part in (FACTS, DEAL, ESTIMATES, OUTCOME)}
    if not changed & needed:
        try:
            facts = decoded(parts[FACTS], Facts)
            _quotes(facts, parts, manifest, name, checks, problems)
            if run:
                same = _run(facts, parts, manifest, name, checks, problems)
        except (msgspec.MsgspecError, KeyError) as error:
            said = f"it cannot be read by this version ({str(error)[:200]}); it was made with {manifest.get('versions', {}).get('countertrade')}"
            problems.append(Problem(f"{name}/{FACTS}", 0, 0, said))
        except Bad as bad:
            problems += bad.problems
    return Verification(
        kind=manifest["kind"],
        title=manifest["title"],
        made=manifest["made"],
        manifest=hashlib.sha256(parts[MANIFEST]).hexdigest(),
        checks=tuple(checks),
        problems=tuple(problems),
        same_digits=same,
        answers=manifest["answers"],
    )


def _manifest(parts: dict[str, bytes], name: str) -> dict[str, Any]:
    if MANIFEST not in parts:
        raise Bad(Problem(name, 0, 0, f"this is no package: it has no {MANIFEST}"))
    try:
        found = json.loads(parts[MANIFEST])
        listed = found["files"]
        sound = found["format"] == FORMAT and all(isinstance(value, str) for value in listed.values())
        sound = sound and {"kind", "title", "made", "answers", "run", "versions", "texts"} <= found.keys()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise Bad(
            Problem(
                f"{name}/{MANIFEST}", 0, 0, f"this is no manifest of the format {FORMAT}, or it was changed"
            )
        )
    return found  # type: ignore[no-any-return]


def _changed(parts: dict[str, bytes], listed: dict[str, str], name: str) -> list[Problem]:
    problems = []
    for path, stated in listed.items():
        if path not in parts:
            problems.append(
                Problem(f"{name}/{path}", 0, 0, "it is listed in the manifest and not in the package")
            )
        elif hashlib.sha256(parts[path]).hexdigest() != stated:
            problems.append(
                Problem(
                    f"{name}/{path}", 0, 0, f"it was changed since it was packed: its SHA-256 is not {stated}"
                )
            )
    added = sorted(parts.keys() - listed.keys() - {MANIFEST, STAMP})
    said = "it was put in afterwards: the manifest does not list it"
    problems += [Problem(f"{name}/{path}", 0, 0, said) for path in added]
    return problems


def _stamp(
    parts: dict[str, bytes], name: str, roots: Sequence[bytes], checks: list[str], problems: list[Problem]
) -> None:
    from countertrade.captures import stamped

    try:
        checks.append(f"manifest {stamped(parts[MANIFEST], parts[STAMP], f'{name}/{STAMP}', roots).said}")
    except Bad as bad:
        problems += bad.problems


def _quotes(
    facts: Facts,
    parts: dict[str, bytes],
    manifest: dict[str, Any],
    name: str,
    checks: list[str],
    problems: list[Problem],
) -> None:
    """In an internal package every quote is held against the text that it is in."""
    texts: dict[str, str] = {}
    for path, data in parts.items():
        if path.startswith(f"{FOLDER}articles/") and path.endswith(".txt"):
            texts[hashlib.sha256(data).hexdigest()] = data.decode("utf-8", "replace")
    if not texts:
        return
    by_article: dict[str, list[Any]] = {}
    for claim in facts.claims:
        by_article.setdefault(claim.article, []).append(claim)
    quoted = 0
    for article in facts.case.articles:
        text = texts.get(manifest["texts"].get(article.id, {}).get("sha256_of_text", ""))
        claims = by_article.get(article.id, [])
        if text is not None and claims:
            problems += [
                p._replace(path=f"{name}/{FACTS}") for p in literal(claims, replace(article, text=text))
            ]
            quoted += len(claims)
    checks.append(f"{quoted} statements stand word for word in the packed texts")


def _run(
    facts: Facts,
    parts: dict[str, bytes],
    manifest: dict[str, Any],
    name: str,
    checks: list[str],
    problems: list[Problem],
) -> bool:
    """Whether every figure came out equal to the last digit; what differs by more than rounding is a problem."""
    whole = taken_up(facts, Path(name))
    deal = whole.deal_from(parts[DEAL].decode(), DEAL)
    outcome = whole.outcome_of(deal, manifest["run"]["draws"], manifest["run"]["seed"])
    stated = decoded(parts[OUTCOME], Outcome)
    estimates = json.loads(parts[ESTIMATES])
    again = {
        OUTCOME: (msgspec.to_builtins(stated), msgspec.to_builtins(outcome)),
        ESTIMATES: (estimates, msgspec.to_builtins(dict(sorted(whole.estimates.items())))),
    }
    differing = 0
    for path, (then, now) in again.items():
        for place in _differences(then, now):
            differing += 1
            if differing <= MOST:
                problems.append(
                    Problem(f"{name}/{path}", 0, 0, f"{place} comes out otherwise when it is run again")
                )
    if differing:
        ours, theirs = versions(), manifest["versions"]
        others = ", ".join(
            f"{key} {theirs[key]} (here {ours.get(key)})" for key in theirs if ours.get(key) != theirs[key]
        )
        said = f"{differing} figures differ; it was made with {others or 'the same versions'}"
        problems.append(Problem(name, 0, 0, said))
        return False
    same = encoded(outcome) == parts[OUTCOME]
    how = "equal to the last digit" if same else f"equal within {CLOSE:g}"
    checks.append(f"run again with {manifest['run']['draws']:,} draws: every figure {how}")
    return same


MOST = 20
"""Figures that are named one by one."""


def _differences(then: Any, now: Any, place: str = "") -> list[str]:
    """The places at which two trees differ by more than rounding."""
    if isinstance(then, dict) and isinstance(now, dict):
        keys = [*then, *(key for key in now if key not in then)]
        return [
            found
            for key in keys
            for found in _differences(then.get(key), now.get(key), f"{place}.{key}".lstrip("."))
        ]
    if isinstance(then, list | tuple) and isinstance(now, list | tuple) and len(then) == len(now):
        return [
            found
            for n, (a, b) in enumerate(zip(then, now, strict=True))
            for found in _differences(a, b, f"{place}[{n}]")
        ]
    if isinstance(then, int | float) and isinstance(now, int | float) and not isinstance(then, bool):
        return [] if math.isclose(then, now, rel_tol=CLOSE, abs_tol=1e-12) else [place]
    return [] if then == now else [place]
