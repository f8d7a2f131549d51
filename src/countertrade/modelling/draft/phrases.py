"""What a draft says in its own words, in English and German."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SAID: Final[Mapping[str, tuple[str, str]]] = {
    "head.1": (
        "A first model, drafted from the statements of this case. What is said is given with its words; what is not said",
        "Ein erstes Modell, entworfen aus den Angaben dieses Falls. Was gesagt ist, steht hier mit seinen Worten; was nicht gesagt ist",
    ),
    "head.2": (
        "(chances, how long it runs, who pays if nobody says) is marked as ours, for you to replace.",
        "(Chancen, Laufzeit, wer zahlt, wo das niemand sagt), ist als unser gekennzeichnet und zu ersetzen.",
    ),
    "undated": (
        "no article has a date; put the first month of the deal here",
        "kein Artikel hat ein Datum; hier den ersten Monat des Geschäfts einsetzen",
    ),
    "months": ("ours: how long it runs", "unsere Annahme: wie lange es läuft"),
    "guessed": (
        "No statement names both sides. Ours: the two states named most often; put in who takes part:",
        "Keine Angabe nennt beide Seiten. Unsere Annahme: die beiden am häufigsten genannten Staaten; einsetzen, wer beteiligt ist:",
    ),
    "unnamed": (
        "No statement names both sides. Put their codes and names here:",
        "Keine Angabe nennt beide Seiten. Hier ihre Kürzel und Namen einsetzen:",
    ),
    "one side": ("one side", "die eine Seite"),
    "other side": ("the other side", "die andere Seite"),
    "open": (
        "These lack a side. Fill in the parties and remove the # here, at the quantity and at the headings they need:",
        "Diesen fehlt eine Seite. Die Parteien einsetzen, und das # hier, an der Größe und an den Überschriften wegnehmen:",
    ),
    "notes": ("Also said, but in no flow:", "Auch gesagt, und in keinem Fluss:"),
    "unread": (
        "Sentences that name both sides and were not read as statements:",
        "Sätze, die beide Seiten nennen und nicht als Angaben gelesen wurden:",
    ),
    "the article": ("the article", "der Artikel"),
    # why an entry is as it is
    "ours": ("ours: {why}", "unsere Annahme: {why}"),
    "why.paid": (
        "nobody says who pays; what is paid for what is given goes the other way",
        "wer zahlt, sagt niemand; was für eine Gabe gezahlt wird, geht den anderen Weg",
    ),
    "why.sides": (
        "the sides are named where there is no figure: {quote}",
        "die Seiten sind genannt, wo keine Zahl steht: {quote}",
    ),
    "why.chance": (
        "it is said with a doubt, and an even chance is neutral",
        "es ist mit Vorbehalt gesagt, und eine halbe Chance ist neutral",
    ),
    "why.condition": (
        "nobody says how likely it is, and an even chance is neutral: {quote}",
        "wie wahrscheinlich es ist, sagt niemand, und eine halbe Chance ist neutral: {quote}",
    ),
    "why.until": (
        "nobody says that it ends then",
        "dass es dann endet, sagt niemand",
    ),
    "why.gift": (
        "nobody says who gives it; it is the other side of the deal",
        "von wem es kommt, ist nicht gesagt; es ist die andere Seite des Geschäfts",
    ),
    "why.kind": (
        "the articles say that it pays for what is counted as {payment}, so it has no price of its own",
        "die Artikel sagen, dass damit bezahlt wird, was als {payment} gezählt ist, daher hat es keinen eigenen Preis",
    ),
    "why.price": (
        "the articles give no price; reference row {row}, {year}",
        "die Artikel nennen keinen Preis; Referenzzeile {row}, {year}",
    ),
    "why.rate": ("the monthly rates of {year}", "die Monatskurse von {year}"),
    # why a statement is in no flow
    "note.derived": (
        "worked out from other figures here; as a flow it would count them twice",
        "aus anderen Zahlen hier errechnet; ein Fluss davon zählte sie zweimal",
    ),
    "note.denied": ("denied in the statement itself", "in der Angabe selbst verneint"),
    "note.another": (
        "another figure for the same thing: a part, another year or another stage",
        "eine andere Zahl desselben: ein Teil, ein anderes Jahr oder ein anderer Stand",
    ),
    "note.delivered": ("what has come so far, not what was agreed", "was bisher kam, nicht was vereinbart ist"),
    "note.converted": ("the same in another currency", "dasselbe in einer anderen Währung"),
    "note.party": ("who takes part, not what is given", "wer beteiligt ist, nicht was gegeben wird"),
    "note.again": (
        "the same money as {other}, or part of it; not counted again",
        "dasselbe Geld wie {other}, oder ein Teil davon; nicht noch einmal gezählt",
    ),
    "note.goods": (
        "the same goods as {other}, or part of them",
        "dieselbe Ware wie {other}, oder ein Teil davon",
    ),
    "note.share": ("a share of something; it moves nothing by itself", "ein Anteil an etwas; er bewegt für sich nichts"),
    "note.price": (
        "a price: what is given is counted at it, if there is a flow of that",
        "ein Preis: was gegeben wird, ist damit gezählt, wo es einen Fluss davon gibt",
    ),
    "note.value": ("the value of {goods}; not counted again", "der Wert davon ({goods}); nicht noch einmal gezählt"),
    "note.time": ("a length of time", "eine Dauer"),
    "note.length": ("a length", "eine Länge"),
    "note.periods": ("its rate has more than one period", "mehr als ein Zeitraum in seiner Rate"),
    "note.each": ("a price per {unit}, but no amount of that is stated", "ein Preis je {unit}, und keine Menge davon ist genannt"),
    "note.unit": (
        "a model cannot count in '{unit}'; call it by letters, digits and _",
        "ein Modell kann nicht in '{unit}' zählen; mit Buchstaben, Ziffern und _ benennen",
    ),
    "note.unusable": ("no statement about it can be used for an estimate", "keine Angabe dazu taugt für eine Schätzung"),
    "note.rate": ("no exchange rate of {currency} is known", "ein Wechselkurs von {currency} ist nicht bekannt"),
    "note.sides": ("nobody says who gives it to whom", "wer es wem gibt, ist nicht gesagt"),
    "note.refused": ("left out: {message}", "weggelassen: {message}"),
    "note.figure": ("its figure is in {other}", "seine Zahl steht in {other}"),
    "note.condition": ("a condition; nothing here depends on it", "eine Bedingung; hier hängt nichts daran"),
    "kind.commitment": ("agreement", "Vereinbarung"),
    "kind.transfer": ("something given", "eine Gabe"),
    "kind.warning": ("warning", "Warnung"),
    "kind.condition": ("condition", "Bedingung"),
    "kind.denial": ("denial", "Dementi"),
    "kind.effect": ("effect", "Wirkung"),
    "kind.None": ("statement", "Angabe"),
    "note.said": ("not part of what is given", "kein Teil dessen, was gegeben wird"),
    # what entries without a figure are called
    "pact": ("pact: the part of {giver}", "Pakt: der Teil von {giver}"),
    "consequences": ("consequences: {party}", "Folgen: {party}"),
    "risks": ("risks: {party}", "Risiken: {party}"),
    "after": ("what then: {words}", "was dann: {words}"),
    "share": ("{share}: {quote}", "{share}: {quote}"),
    "if": ("if {words}", "wenn {words}"),
    "if not": ("if not – {words}", "wenn nicht – {words}"),
    "price of": ("price of {good}", "Preis: {good}"),
    # what a draft lacks
    "lacks.parties": (
        "it names no parties; put their codes and names in place of A and B under parties",
        "es nennt keine Parteien; ihre Kürzel und Namen an die Stelle von A und B unter parties setzen",
    ),
    "lacks.flows": (
        "it counts nothing yet, since nobody is said to give anything to anybody; "
        "remove the # from lines under flows and fill in the parties",
        "es zählt noch nichts, denn von niemandem ist gesagt, dass er jemandem etwas gibt; "
        "das # von Zeilen unter flows nehmen und die Parteien einsetzen",
    ),
}  # fmt: skip


def say(key: str, language: str, **filled: str) -> str:
    """A phrase in a language, filled in."""
    return SAID[key][language == "de"].format(**filled)
