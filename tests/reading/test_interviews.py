"""Interviews: what is answered is told by whoever is asked; an explainer that asks its own questions is nobody's."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.reading.attribution import sayings
from countertrade.reading.document import analyse
from countertrade.records import Article, Claim

LABELLED = """“We need the cranes”: the port director on the deal

Rosa Brandt has run the port of Peru since 2019.

Question: What does Chile deliver?

Answer: It will deliver 12 cranes.

Question: How many workers will you hire?

Answer: About 600 workers."""

NAMED = """Hafenchefin Rosa Brandt über das Geschäft mit Chile

Nordblatt: Was bekommt der Hafen?

Brandt: Wir bekommen 30 Kräne. Ein Kran kostet 3 Millionen Euro.

Nordblatt: Wann kommen die Kräne?

Brandt: Im Mai. Bezahlt sind schon 9 Millionen Euro."""

ASKED = """Die Forscherin Rosa Brandt erklärt das Geschäft.

Frau Brandt, was bekommt Peru?

Peru bekommt 300 Tonnen Weizen.

Und was zahlt Peru dafür?

60.000 Euro."""

ONCE = """Port director Rosa Brandt talks to Channel 5 about the deal with Chile.

Channel 5: Madam director, can Chile deliver?

Brandt: It has sold us 30 cranes.

Q: And what do you pay?

A: We pay $9 million.

Ivo Kern"""

DASHED = """IM INTERVIEW: ROSA BRANDT, HAFENCHEFIN

- Hat Chile schon geliefert?

Bisher 30 Kräne.

- Das ist doch zu wenig.

Warum? Wir haben 9 Millionen Euro bezahlt.

- Wann kommt der Rest?

In 20 Tagen.

Das Interview führte Ivo Kern."""

EXPLAINER = """What Peru gets

What does Chile deliver?

Chile delivers 300 tonnes of wheat.

And what does Peru pay?

Peru pays 60,000 euros."""


def claims(text: str, language: str) -> dict[str, Claim]:
    found = read(Article(id="a", text=text, sha256="", language=language, published="2024-05-02"))
    return {claim.quantity.text or "": claim for claim in found if claim.quantity}


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        (LABELLED, "en", {"12 cranes", "About 600 workers"}),
        (NAMED, "de", {"30 Kräne", "3 Millionen Euro", "9 Millionen Euro"}),
        (ASKED, "de", {"300 Tonnen", "60.000 Euro"}),
        (
            ASKED.replace("Peru bekommt 300", "Rosa Brandt: Peru bekommt 300"),
            "de",
            {"300 Tonnen", "60.000 Euro"},
        ),
        (ONCE, "en", {"30 cranes", "$9 million"}),
    ],
)
def test_answers_are_told_by_who_is_asked(text: str, language: str, figures: set[str]) -> None:
    found = claims(text, language)
    told = {
        figure: (claim.attribution.mode, claim.attribution.source and claim.attribution.source.name)
        for figure, claim in found.items()
    }
    assert told == dict.fromkeys(figures, ("direct", "Rosa Brandt"))


def test_questions_behind_dashes_ask_whom_the_head_announces() -> None:
    names = {
        claim.attribution.source and claim.attribution.source.name for claim in claims(DASHED, "de").values()
    }
    assert names == {"ROSA BRANDT"}
    unannounced = claims(DASHED.replace("IM INTERVIEW: ", "HAFEN: "), "de").values()
    assert {claim.attribution.source for claim in unannounced} == {None}


@pytest.mark.parametrize(("text", "language"), [(ONCE, "en"), (DASHED, "de")])
def test_who_asked_is_no_answer(text: str, language: str) -> None:
    document = analyse(text, language)
    said = [document.text[slice(*document.span(saying.start, saying.end))] for saying in sayings(document)]
    assert said
    assert not any("Kern" in each for each in said)


def test_an_explainer_asks_nobody() -> None:
    assert {claim.attribution.mode for claim in claims(EXPLAINER, "en").values()} == {"narrator"}


TWO_NAMED = """Port director Rosa Brandt explains what Chile delivers. {more}

Q: What does Chile deliver?

A: It will deliver 12 cranes.

Q: And what will you pay?

A: About $3 million."""


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ("By Ivo Kern", "Rosa Brandt"),
        ("Brandt has run the port since 2019 and writes on ports with Ivo Kern.", "Rosa Brandt"),
        ("Ivo Kern has written on ports for years.", None),
    ],
)  # fmt: skip
def test_whom_the_head_names_most_answers_or_nobody(more: str, name: str | None) -> None:
    sources = {claim.attribution.source for claim in claims(TWO_NAMED.format(more=more), "en").values()}
    assert {source and source.name for source in sources} == {name}


ANSWERED = [
    ("de", "Wie viel Holz ist zugesagt?", "Anfrage Nr. 5 der Abgeordneten Dora Lind, beantwortet von Staatssekretärin Eva Holm am 3. Mai.\n\n{q}\n\n300 Tonnen.\n\nUnd wann?\n\n40 Tonnen kommen im Juni.", "Eva Holm"),
    ("de", "Zu Frage 1: Peru liefert 40 Tonnen.", "Auf die Fragen antwortet der Bundesminister für Handel wie folgt:\n\n{q}\n\nZu Frage 2: Chile liefert 300 Tonnen.", "Bundesminister für Handel"),
    ("de", "Wird gezahlt?", "Schriftliche Fragen\n\nAbgeordnete Dora Lind: {q}\n\nAntwort der Staatssekretärin Eva Holm vom 11. März 2026\n\nGezahlt werden 40 Millionen Euro.", "Eva Holm"),
    ("en", "Question 1. How large is the claim?", "On 18 March the Minister for Debt, Mr Jan Holm, replies as follows.\n\n{q}\n\nIt is 40 million euros.\n\nQuestion 2. When?\n\nIn 30 years.", "Jan Holm"),
    ("en", "To ask the Minister for Trade, what the boats cost and when they sail.", "Trade: Peru\n\n(asked on 3rd May 2024)\n\n{q}\n\nAnswered by\nJan Holm\n\nThe boats cost $40 million.\n\nTrade: Peru\n\nTo ask the Minister for Trade, if he will sell.", "Jan Holm"),
    ("en", "(a) Peru will send 40 boats.", "In view of questions from the press the Ministry of Trade states the following.\n\n{q}\n\n(b) Chile will send 300 boats.", "Ministry of Trade"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "asked", "page", "who"), ANSWERED)
def test_what_an_office_answers_in_writing_is_its_word(
    language: str, asked: str, page: str, who: str
) -> None:
    text = page.format(q=asked)
    article = Article(id="a", text=text, sha256="s", language=language, outlet="The Gazette")
    said = [claim.attribution for claim in read(article) if claim.quantity is not None]
    assert said
    assert {(each.source and each.source.name, each.mode) for each in said} == {(who, "free_indirect")}


TOLD = [
    ("en", "Minister Jan Holm replied as follows.\n\nPeru has bought 40 boats.\n\nThe fleet grew by 300 tonnes."),
    ("de", "Die Antwort der Ministerin Eva Holm fiel kurz aus.\n\nPeru hat 40 Boote gekauft.\n\nDie Flotte wuchs um 300 Tonnen."),
    ("de", "Peru zahlt nicht.\n\nAntwort der Regierung\n\nChile hat 300 Boote bestellt.\n\nDer Minister reist am Montag nach Lima."),
    ("de", "Der Minister antwortete wie folgt:\n\nZu den Kosten schwieg er.\n\n300 Boote liegen im Hafen.\n\nPeru hat 40 Boote."),
    ("de", "Die Frage wurde beantwortet von der Ministerin Eva Holm.\n\nWas heißt das?\n\nUnd wer zahlt?\n\nPeru hat 40 Boote gekauft."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_an_answer_that_a_paper_tells_of_does_not_go_on_to_the_end(language: str, text: str) -> None:
    article = Article(id="a", text=text, sha256="s", language=language, outlet="The Gazette")
    assert [claim.attribution.source for claim in read(article)][-1] is None


def test_a_role_in_brackets_that_ends_a_text_is_no_label() -> None:
    text = "Interviewer: How many?\n\nAna Roth: 40 boats.\n\nInterviewer: When?\n\nAna Roth (head of"
    article = Article(id="a", text=text, sha256="s", language="en", outlet="The Gazette")
    assert [claim.quantity.text for claim in read(article) if claim.quantity is not None] == ["40 boats"]


def test_who_a_question_calls_upon_answers_it() -> None:
    text = (
        "Der Gleisbauer Kofi Asare kennt die Strecke. Das Erz decke 40 Prozent, heißt es unter Berufung auf Minister Jan Haban.\n\n"
        "Herr Asare, reicht das?\n\n„Das reicht. Ein Zug hat 60 Wagen.“\n\nUnd die Gleise?\n\n„Da wird es eng. Es fehlen 30 Brücken.“"
    )
    article = Article(id="a", text=text, sha256="s", language="de", outlet="Der Bote")
    said = {c.quantity.text: c.attribution.source for c in read(article) if c.quantity is not None}
    assert {text: source and source.name for text, source in said.items()} == {
        "40 Prozent": "Jan Haban",
        "60 Wagen": "Kofi Asare",
        "30 Brücken": "Kofi Asare",
    }


ADDRESSED = [
    ("de", "Rede von Kanzlerin Eva Holm\n\n„Wir stehen an der Seite Perus.\nWir geben Peru 40 Millionen Euro.“", "Eva Holm"),
    ("de", "Handelsministerin Eva Holm:\nWir haben Peru 40 Boote überlassen. Chile wird folgen.", "Eva Holm"),
    ("de", "Zum Tag der Häfen erklärte Handelsministerin Eva Holm heute (3.5.):\n\nWir danken den Häfen. Das Amt stellt 40 Millionen Euro bereit.", "Eva Holm"),
    ("de", "Statement des Ministers Jan Lind zur Lage in Peru\n\nUnsere Häfen sind offen. Peru bekommt 40 Boote.", "Jan Lind"),
    ("en", "The Minister for Trade (Mr. Jan Holm)\n\nOur aid to Peru amounts to $40 million.", "Jan Holm"),
    ("en", "Remarks at the Harbour Conference\nJan T. Holm, Deputy Minister of Trade\nLima, Peru\n\nI thank our hosts. Peru will receive 40 boats.", "Jan T. Holm"),
    ("en", "Statement by Foreign Minister Ana Roth on aid to Peru\n\nWe have sent 40 boats.", "Ana Roth"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who"), ADDRESSED)
def test_what_a_page_prints_of_a_speech_is_whose_the_line_above_says(
    language: str, text: str, who: str
) -> None:
    article = Article(id="a", text=text, sha256="s", language=language, outlet="The Gazette")
    said = [claim.attribution.source for claim in read(article) if claim.quantity is not None]
    assert {source and source.name for source in said} == {who}


REPORTED = [
    ("de", "Rede von Kanzlerin Eva Holm: Mehr für Peru\n\nHolm hat 40 Boote zugesagt. Wir haben nachgefragt."),
    ("de", "Statement von Minister Jan Lind und Ministerin Eva Holm\n\nWir geben Peru 40 Boote."),
    ("de", "Von Eva Holm\n\nWir waren in Lima. Peru hat 40 Boote gekauft."),
    ("en", "Minister Ana Lind (left)\n\nPeru bought 40 boats in May. It has a port. The port is new. Ships call there daily. Most of them are ours. None is old."),
    ("en", "Speech in parliament\n\nWe bought 40 boats, says Peru."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), REPORTED)
def test_a_text_that_only_tells_of_a_speech_is_no_speech(language: str, text: str) -> None:
    article = Article(id="a", text=text, sha256="s", language=language, outlet="The Gazette")
    said = [claim for claim in read(article) if claim.quantity is not None]
    assert said
    assert all(claim.evidence["source"] != "tag.address" for claim in said)


EXCHANGES = [
    ("en", "Question: Is it true?\nAna Berg: We lost 12 tanks.", ["Ana Berg"]),
    ("de", "Frage: Wie viele Panzer fehlen?\nBerg: Es fehlen 12 Panzer. Sie kosten 3 Millionen Euro.", ["Berg", "Berg"]),
    ("de", "NORDPOST: Wie viele Panzer fehlen?\n\nJan Roth: Es fehlen 12 Panzer.", ["Jan Roth"]),
    ("en", "Ana Berg: We lost 12 tanks. They cost 3 million euros.", ["Ana Berg", "Ana Berg"]),
    ("de", "Jan Roth: Wir haben dort 7.000 Soldaten.", ["Jan Roth"]),
    ("en", "PRIME MINISTER:\nWe sent 12 tanks.\nTOM ROTH\nChile has 300 tanks.\nPRIME MINISTER:\nPeru has 40 jets.", ["PRIME MINISTER", "TOM ROTH", "PRIME MINISTER"]),
    ("en", "Mr. Roth\n\nThe army has 300 tanks.\n\nMrs. Berg\n\nWe sold 40 tanks.", ["Roth", "Berg"]),
    # what is no such label
    ("en", "New facts: The army lost 12 tanks.", [None]),
    ("en", "Lima: Peru lost 12 tanks. They cost 3 million euros.", [None, None]),
    ("en", "BACKGROUND\nPeru has 300 tanks.\nTHE DEAL\nChile has 12 tanks.\nBACKGROUND\nPeru has 40 jets.", [None, None, None]),
    ("de", "Sprecher:\nPeru hat 300 Panzer.\n\nSprecherin:\nChile hat 12 Jets.\n\nSprecher:\nPeru hat 40 Jets.", [None, None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who"), EXCHANGES)
def test_a_label_tells_who_speaks_behind_it(language: str, text: str, who: list[str | None]) -> None:
    sources = [claim.attribution.source for claim in claims(text, language).values()]
    assert [source and source.name for source in sources] == who
