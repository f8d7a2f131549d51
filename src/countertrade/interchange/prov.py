"""W3C PROV: articles, statements, retellings, estimates and the answer, and who made each of them.

A statement was quoted from its article and attributed to its source; a retelling was derived from what it took its figure from; an estimate was
derived from the statements that it uses; a decision is an activity of the person who decided. Names are in the vocabulary of PROV-DM.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from countertrade.decisions import in_force
from countertrade.errors import optional
from countertrade.records import digest
from countertrade.version import __version__

if TYPE_CHECKING:
    from countertrade.pipeline import Pipeline

NAMESPACE = "urn:countertrade:"
SOFTWARE = "software"


def prov(whole: Pipeline) -> bytes:
    """The provenance of a case as PROV-JSON."""
    out = io.StringIO()
    document(whole).serialize(out, format="json", indent=1, sort_keys=True)
    return (out.getvalue() + "\n").encode()


def document(whole: Pipeline) -> Any:
    """The provenance of a case as a document of the `prov` package, which can also write PROV-N, PROV-XML and RDF."""
    made = optional("prov.model").ProvDocument()
    made.add_namespace("ct", NAMESPACE)
    made.add_namespace("dcterms", "http://purl.org/dc/terms/")
    made.add_namespace("schema", "https://schema.org/")
    software = made.agent(
        f"ct:{SOFTWARE}",
        {
            "prov:type": made.valid_qualified_name("prov:SoftwareAgent"),
            "prov:label": f"countertrade {__version__}",
        },
    )
    reading = made.activity("ct:reading", other_attributes={"prov:label": "statements read from articles"})
    made.wasAssociatedWith(reading, software)
    for article in whole.articles:
        attributes = _filled(
            {
                "prov:type": made.valid_qualified_name("schema:Article"), "dcterms:title": article.title, "dcterms:publisher": article.outlet,
                "dcterms:issued": article.published, "schema:url": article.url, "schema:sha256": article.sha256,
                "dcterms:language": article.language,
            }
        )  # fmt: skip
        made.entity(f"ct:{article.id}", attributes)
        made.used(reading, f"ct:{article.id}")
        if article.outlet:
            outlet = _agent(made, article.outlet, "prov:Organization")
            made.wasAttributedTo(f"ct:{article.id}", outlet)
    stated = (*whole.judged.stand, *whole.judged.rejected, *whole.judged.withdrawn)
    for claim in stated:
        words = claim.text or (claim.entered.quote_original if claim.entered else None)
        span = f"{claim.span[0]}-{claim.span[1]}" if claim.span else None
        figure = str(claim.quantity) if claim.quantity else None
        made.entity(
            f"ct:{claim.id}",
            _filled(
                {
                    "prov:type": made.valid_qualified_name("schema:Claim"),
                    "prov:value": words,
                    "schema:value": figure,
                    "schema:characters": span,
                }
            ),
        )
        made.wasQuotedFrom(f"ct:{claim.id}", f"ct:{claim.article}")
        if claim.entered is None:
            made.wasGeneratedBy(f"ct:{claim.id}", reading)
        else:
            made.wasAttributedTo(f"ct:{claim.id}", _agent(made, claim.entered.by, "prov:Agent"))
        source = claim.attribution.source
        if source and (source.name or source.text):
            kind = "prov:Person" if source.kind == "person" else "prov:Organization"
            made.wasAttributedTo(f"ct:{claim.id}", _agent(made, source.name or source.text or "", kind))
    known = {claim.id for claim in stated}
    for edge in whole.lineage.retellings:
        if {edge.child, edge.parent} <= known:
            changed = "; ".join(dict.fromkeys(drift.kind for drift in edge.drift)) or "nothing"
            attributes = {"schema:basis": edge.basis, "schema:changed": changed}
            made.derivation(f"ct:{edge.child}", f"ct:{edge.parent}", other_attributes=attributes)
    for origin in whole.lineage.origins:
        for claim_id in origin.claims:
            if claim_id != origin.claim and {claim_id, origin.claim} <= known:
                made.hadPrimarySource(f"ct:{claim_id}", f"ct:{origin.claim}")
    _decided(made, whole, known)
    for measure, estimate in whole.estimates.items():
        values = {
            "prov:type": made.valid_qualified_name("schema:QuantitativeValue"),
            "schema:median": f"{estimate.q50:.6g}",
            "schema:unitText": "/".join((estimate.unit, *estimate.per)),
        }
        made.entity(f"ct:estimate-{digest('m', measure)}", {**values, "prov:label": measure})
        for one in estimate.observations:
            made.wasDerivedFrom(f"ct:estimate-{digest('m', measure)}", f"ct:{one.claim}")
    return made


def _decided(made: Any, whole: Pipeline, known: Iterable[str]) -> None:
    targets = {*known, *(article.id for article in whole.articles)}
    for decision in in_force(whole.decisions):
        if decision.target not in targets:
            continue
        attributes = _filled({"prov:label": decision.action, "schema:description": decision.reason})
        activity = made.activity(f"ct:{decision.id}", decision.at, decision.at, attributes)
        made.wasAssociatedWith(activity, _agent(made, decision.by, "prov:Person"))
        made.used(activity, f"ct:{decision.target}")
        if decision.action in ("reject", "retract", "deny"):
            made.wasInvalidatedBy(f"ct:{decision.target}", activity, decision.at)


def _agent(made: Any, name: str, kind: str) -> Any:
    """The agent of a name, the same one each time."""
    identity = f"ct:agent-{digest('n', name)}"
    found = made.get_record(identity)
    return (
        found[0]
        if found
        else made.agent(identity, {"prov:type": made.valid_qualified_name(kind), "prov:label": name})
    )


def _filled(attributes: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in attributes.items() if value}
