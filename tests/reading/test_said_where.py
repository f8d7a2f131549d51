"""How far a source's words go: whose figure it is where a sentence holds several voices, or the writer's own beside one."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.records import Article


def sources(text: str, language: str) -> list[str | None]:
    """The source of each figure, in text order."""
    article = Article(id="a", text=text, sha256="s", language=language, published="2024-11-04")
    named = [claim.attribution.source for claim in read(article) if claim.quantity is not None]
    return [None if source is None else source.name for source in named]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Harbour Institute found last week that Peru had sold 300 tanks.", ["Harbour Institute"]),
        ("The UN estimates over 300 million people may go hungry.", ["UN"]),
        ("Peru paid $3 million to ship the tanks in 20 trucks, according to Ana Roth.", ["Ana Roth"] * 2),
        ("Peru must pay $3 million for a ship seized in May, reports Reuters.", ["Reuters"]),
        ("The dead included 40 clerks and 2 guides, said Ana Roth in the town where it struck.", ["Ana Roth"] * 2),
        ("Peru pays $3 million, Ana Roth said after the talks, the Ostra Institute reports.", ["Ana Roth"]),
        ("Peru pays $3 million, according to a complaint filed in Lima, Reuters reports.", ["complaint"]),
        ("Records show that Peru paid $3 million, according to the Harbour Institute.", ["Harbour Institute"]),
        ("Peru gets 300 tanks – Roth\n\nAna Roth, the envoy, praised it. Peru needs them, Roth said.", ["Roth"]),
        ("Peru pays little.\n\n“Peru pays,” said Ana Roth.\n\n“It still owes us $3 million.”", ["Ana Roth"]),
    ],
)  # fmt: skip
def test_a_source_is_told_by_the_sentence_s_form(text: str, found: list[str]) -> None:
    assert sources(text, "en") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Roth said Peru was late (it had paid $3 million by then).", [None]),
        ("Ana Roth said it would pay $3 million, compared with $9 million a year ago.", ["Ana Roth", None]),
        ("The fund, a body set up to highlight the debt, took in $3 million.", [None]),
        ("Vela Arms has agreed to supply 300 tanks.", [None]),
        ("The court confirmed nothing. The bank printed 300 million dollars.", [None]),
        ("Ana Roth did not say how many of the 300 tanks were lost.", [None]),
    ],
)
def test_what_the_writer_adds_is_nobody_s(text: str, found: list[str | None]) -> None:
    assert sources(text, "en") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nach Angaben der Werft sind 900 Tonnen da, die Bank spricht von 400 Tonnen.", ["Werft", "Bank"]),
        ("Nach norwegischen Angaben kamen 300 Panzer.", ["norwegischen Angaben"]),
        ("Es mussten laut Behördenangaben 300 Soldaten gehen.", ["Behördenangaben"]),
        ("Die Zahl der Soldaten bezifferte die Werft Alsen mit 300.", ["Werft Alsen"]),
        ("Die Werft spricht von zwischen 300 und 400 Tonnen Stahl.", ["Werft"]),
        ("Es kamen 300 Panzer, sagte Ana Roth. Im Mai würden 40 Panzer folgen.", ["Ana Roth"] * 2),
        ("Die Werft meldet 300 Tonnen Erz, darunter laut der Bank 40 Tonnen Kupfer.", ["Werft", "Bank"]),
    ],
)
def test_german_sources_are_told_by_form(text: str, found: list[str]) -> None:
    assert sources(text, "de") == found


@pytest.mark.parametrize(
    "text",
    [
        "Zwei Monate nach dem Urteil des Gerichts liegen 300 Panzer im Hafen.",
        "Peru lieferte nach der Ankündigung des Ministers 300 Panzer.",
        "Die Werft stoppte 300 Schiffe, so dass die Reeder klagten.",
        "Die Zahl der Soldaten liegt bei 300.",
        "Das Museum hat 300 Panzer begrüßt.",
        "Das Gericht hat Peru zu 300 Millionen Dollar verurteilt.",
    ],
)
def test_what_comes_after_or_is_done_says_nothing(text: str) -> None:
    assert set(sources(text, "de")) <= {None}


def test_words_that_are_only_a_date_say_nothing() -> None:
    assert sources("On May 2, courts charged Peru last month.", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "According to information published on Monday by El Globo, Peru paid $3 million.",
            ["El Globo"],
        ),
        (
            "en",
            "According to data compiled by the Harbour Institute, Peru sold 40 tanks.",
            ["Harbour Institute"],
        ),
        ("en", "Figures released by the ministry show that 300 tonnes were shipped.", ["ministry"]),
        ("de", "Laut Zahlen, veröffentlicht vom Hafeninstitut, lieferte Peru 30 Panzer.", ["Hafeninstitut"]),
        ("en", "The agency does not say whether Peru will pay for the 500 doctors.", [None]),
        ("en", "The barter deal was designed to settle a $250 million debt.", [None]),
    ],
)
def test_what_is_brought_out_is_whose_who_brings_it_out(
    language: str, text: str, found: list[str | None]
) -> None:
    assert sources(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # points that have lost their marks, and dashes
        ("en", "Anna Berg alleged the bill provides:\n\n$62 million for Norland\n\n$18 million to Peru\n\nIt passed on Friday by 300 votes.", ["Anna Berg"] * 2 + [None]),
        ("en", "Karl Berg, head of the Board, broke the purchases down as follows:\n\n— 60,000 tons of wheat from Peru\n— 40,000 tons of maize", ["Karl Berg"] * 2),
        ("en", "Norland has delivered the following arms to Peru:\n\n10 tanks\n\n2,000 shells", [None] * 2),
        # whose count it is
        ("en", "Anna Berg said 20 jets had come. By her count, 300 tanks were lost.", ["Anna Berg"] * 2),
        ("en", "The ministry said 20 jets had come. By its own estimate it lost 300 tanks.", ["ministry"] * 2),
        ("de", "Es kamen neun Züge. Nach ihrer Zählung sind 300 Panzer zerstört.", [None] * 2),
        ("de", "Karl Wendt reiste nach Lima. Nach seinen Angaben sind 300 Panzer zerstört.", ["Karl Wendt"]),
        ("de", "Das Ministerium baut. Nach eigenen Angaben wurden 300 Panzer verkauft.", ["Ministerium"]),
        ("de", "Es kamen neun Züge. Nach eigener Zählung sind 300 Panzer zerstört.", [None] * 2),
        # who says it has a participle behind it
        ("en", "Norland sent 30 tanks, a report seen by the Harbour Herald said.", ["report"]),
        ("en", "Peru got $4 million, a memo obtained on Friday showed.", ["memo"]),
        ("de", "In Regierungskreisen war zu hören, das Land könne 40 Panzer liefern.", ["Regierungskreisen"]),
        # a pronoun is of whom the sentence before gives as its source
        ("de", "Minister Karl Wendt nannte 80 Millionen Euro.\n\nPeru braucht nach Einschätzung des Ökonomen Lothar Greif noch Geld. "
               "„Es fehlen drei Milliarden Dollar“, sagt er dem Boten.", ["Karl Wendt", "Lothar Greif"]),
    ],
)  # fmt: skip
def test_lists_counts_and_participles_have_a_source(
    language: str, text: str, found: list[str | None]
) -> None:
    assert sources(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "Lima has paid $300 million, per a customs memo.", "customs memo"),
        ("en", "Lima has paid $300 million, per two officials.", "two officials"),
        ("en", "Lima has paid $300 million per ministry.", None),
        ("en", "Norland claims to have sunk 30 boats.", "Norland"),
        ("en", "Peru claimed to have shot down 30 drones.", "Peru"),
        ("en", "Peru promised to send 30 drones.", None),
        ("en", "The minister boasted of 300 tanks.", "minister"),
        ("en", "300 soldiers killed, says the spy agency.", "spy agency"),
        ("en", "The institute's estimates range from $300 million to $400 million.", "institute"),
        ("en", "Estimates from the ministry vary between $3 million and $4 million.", "ministry"),
        ("de", "Die Schätzungen des Instituts reichen von 300 bis 400 Millionen Dollar.", "Institut"),
        ("de", "Schätzungen von Experten schwanken zwischen 300 und 400 Toten.", "Experten"),
    ],
)
def test_who_gives_a_figure_in_few_words(language: str, text: str, source: str | None) -> None:
    assert sources(text, language) == [source]
