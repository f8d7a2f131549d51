"""Who says what, as sayings of a Document: chains, continuations, and what names no speaker."""

from __future__ import annotations

import pytest

from countertrade.reading.attribution import Attributed, Saying, sayings
from countertrade.reading.document import Document, analyse


def printed(document: Document, ranges: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(document.text[slice(*document.span(*part))] for part in ranges)


def told(text: str, language: str) -> list[tuple[str, str, str]]:
    """Each saying as speaker, cue and content."""
    document = analyse(text, language)
    return [
        (printed(document, s.named), printed(document, s.cue), printed(document, s.content))
        for s in sayings(document)
    ]


def by_rule(text: str, language: str, rule: str) -> tuple[Document, Saying]:
    document = analyse(text, language)
    return document, next(saying for saying in sayings(document) if saying.rule == rule)


@pytest.mark.parametrize(
    ("language", "text", "speaker", "content"),
    [
        ("en", "In October, Ms. Okoro, who runs the port, told investors that grain was short.", "Ms. Okoro, who runs the port", "that grain was short"),
        ("en", "The ministry put the price at $3 million.", "The ministry", "the price at $3 million"),
        ("en", "The minister threatened to stop the ships, arguing the fee was illegal.", "The minister", "the fee was illegal"),
        ("en", "The port, officials said, was closed.", "officials", "The port … was closed"),
        ("en", "Okoro's claim that the ships had sailed was rejected.", "Okoro", "that the ships had sailed"),
        ("de", "Die Experten kamen zu dem Ergebnis, dass Weizen fehle.", "Die Experten", "dass Weizen fehle"),
        ("de", "In fünf Jahren, so schätzen die Forscher, soll der Hafen fertig sein.", "die Forscher", "In fünf Jahren … soll der Hafen fertig sein"),
        ("de", "Die Richter stellten klar, dass der Vertrag gelte.", "Die Richter", "dass der Vertrag gelte"),
        ("de", "Wie die Zeitung „Der Bote“ berichtete, liegt das Schiff fest.", "die Zeitung „Der Bote", "liegt das Schiff fest"),
        ("de", "Man könne das Geld überweisen, sagte von der Heide.", "von der Heide", "Man könne das Geld überweisen"),
        ("de", "Wie die Ministerin, Ana Roth, am Montag sagte, liefert Peru Kupfer.", "die Ministerin, Ana Roth", "liefert Peru Kupfer"),
        ("de", "Peru liefert, wie die Zeitung Andina meldet, 40 Tonnen Kupfer.", "die Zeitung Andina", "Peru liefert … 40 Tonnen Kupfer"),
        ("de", "Einem Bericht der Zeitung „Andina“ zufolge liefert Peru Kupfer.", "Einem Bericht der Zeitung „Andina“", "liefert Peru Kupfer"),
        ("de", "Einem Bericht des Instituts für Handel (IfH) zufolge liefert Peru Kupfer.", "Einem Bericht des Instituts für Handel (IfH)", "liefert Peru Kupfer"),
        ("de", "Die Ministerin sagte, Peru liefere Kupfer, erhalte Schiffe und zahle nichts.", "Die Ministerin", "Peru liefere Kupfer, erhalte Schiffe und zahle nichts"),
        ("de", "Das Institut stellte klar, dass Erz fehle. Danach liefert Peru Kupfer.", "Das Institut", "liefert Peru Kupfer"),
        ("en", "When asked about the ships, Ana Roth said they cost $40 million.", "Ana Roth", "they cost $40 million"),
        ("en", "While officials say the deal is worth $40 million, critics doubt it.", "officials", "the deal is worth $40 million"),
        ("en", "The loan, which analysts put at $40 million, runs for ten years.", "analysts", "$40 million"),
        ("en", "The ships, which officials said were paid in oil, arrived in May.", "officials", "were paid in oil"),
        ("en", "Peru buys copper, while Chile sells it, according to the ministry.", "the ministry", "Peru buys copper, while Chile sells it"),
        ("en", "The clerk said Peru has not paid and sent no ships.", "The clerk", "Peru has not paid and sent no ships"),
        ("en", "The number of workers has been put at 4,000 by the institute.", "the institute", "The number of workers has been put at 4,000 by the institute"),
    ],
)  # fmt: skip
def test_a_predicate_or_frame_gives_speaker_and_content(
    language: str, text: str, speaker: str, content: str
) -> None:
    assert (speaker, content) in [(who, what) for who, _, what in told(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "outer", "inner"),
    [
        ("en", "The paper, citing two officials, reported that the deal was off.", "The paper", "two officials"),
        ("de", "Die Zeitung berichtete unter Berufung auf Diplomaten, der Vertrag sei geschlossen.", "Die Zeitung", "Diplomaten"),
        ("en", "The minister said that according to the bank the money had been paid.", "The minister", "the bank"),
        ("de", "Der Minister sagte, nach Angaben der Bank sei das Geld gezahlt.", "Der Minister", "Angaben der Bank"),
    ],
)  # fmt: skip
def test_whom_a_source_cites_stands_inside_it(language: str, text: str, outer: str, inner: str) -> None:
    document = analyse(text, language)
    attributed = Attributed(document)
    chain = attributed.chain(len(document.tokens) - 2)
    assert [printed(document, saying.named) for saying in chain] == [inner, outer]


def test_the_class_of_a_predicate_and_its_negation_are_kept() -> None:
    _, denied = by_rule("The minister denied that the ships had sailed.", "en", "predicate.complement")
    assert (denied.act, denied.negated) == ("deny", False)
    _, unsaid = by_rule("The minister did not say that the ships had sailed.", "en", "predicate.complement")
    assert (unsaid.act, unsaid.negated) == ("say", True)


def test_a_subjunctive_is_surely_the_voice_s_and_hearsay_only_likely() -> None:
    text = "Voss sagte, der Weizen sei gut. Er liege im Hafen. Es soll mehr geben."
    document = analyse(text, "de")
    _, carried, hearsay = sayings(document)
    assert (carried.rule, carried.sure, hearsay.rule, hearsay.sure) == (
        "scope.subjunctive",
        True,
        "scope.hearsay",
        False,
    )
    assert carried.continues == 0


def test_a_passive_without_agent_names_nobody() -> None:
    document, saying = by_rule(
        "Es wird berichtet, dass der Minister zurücktritt.", "de", "predicate.complement"
    )
    assert saying.speaker is None
    assert printed(document, saying.content) == "dass der Minister zurücktritt"


def test_the_turns_of_an_interview_belong_to_their_tags() -> None:
    text = "Q: Is the port open?\n\nA: Yes, since May. The ships come daily.\n\nQ: And the grain?\n\nA: It is sold."
    found = told(text, "en")
    assert [who for who, _, _ in found] == ["Q", "A", "Q", "A"]
    assert found[1][2] == "Yes, since May. The ships come daily."


def test_printed_double_apostrophes_are_quotation_marks() -> None:
    found = told("''We ship in March,'' Ms. Okoro said. ''Or not at all.''", "en")
    assert [(who, what) for who, _, what in found] == [
        ("Ms. Okoro", "''We ship in March,''"),
        ("Ms. Okoro", "''Or not at all.''"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The move could allow ships to leave."),
        ("en", "The report lay on the desk for two weeks."),
        ("de", "Die Lieferung zeigt Mängel."),
        ("de", "Der Frachter „Nordwind“ liegt im Hafen."),
    ],
)
def test_what_cannot_speak_says_nothing(language: str, text: str) -> None:
    assert told(text, language) == []


def test_the_innermost_saying_at_a_token_and_none_outside() -> None:
    document = analyse("Ships left. The minister said the price was fixed.", "en")
    attributed = Attributed(document)
    assert attributed.at(0) is None
    found = attributed.at(attributed.token(document.text.index("price")))
    assert found is not None
    assert printed(document, found.named) == "The minister"


def test_a_verb_of_saying_whose_object_is_no_content_says_nothing() -> None:
    text = (
        "A court last month ordered the port to make the list public."
        " On May 2, Ostra prosecutors charged Van Dahl with fraud."
    )
    assert "Van Dahl" not in [content for _, _, content in told(text, "en")]
