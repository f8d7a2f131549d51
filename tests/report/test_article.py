"""The check of one article as a person reads it: its order, what is named first, both languages, and the odd inputs."""

from __future__ import annotations

import pytest

from countertrade.checking import check
from countertrade.checking.reference import rows
from countertrade.quantity import parse
from countertrade.reading import read
from countertrade.records import (
    Article,
    Attribution,
    Claim,
    Commitment,
    Marker,
    Source,
    Stated,
    Transfer,
    claim_id,
)
from countertrade.report.article import article_check, check_text, voices

REFERENCE = rows(
    "id,quantity,value,low,high,unit,year,published,source,url,note,bounds\n"
    "wheat-at,harvest of wheat in Austria,500000,,,t/year,2024,2024-12-01,Ministry,https://example.org,,supply of wheat by AT\n"
    "wheat-old,harvest of wheat in Austria,400000,,,t/year,2015,2015-12-01,Ministry,,,supply of wheat by AT\n",
    "figures.csv",
)
TEXT = """Guards for grain

Ann Oz, a minister, told The Korea Herold that each guard gets about $1,500 a month. "For at least 4,000 guards that comes to over $60 million a year," she said.

Austria is said to deliver 650,000 tonnes of wheat. Thousands of guards have left. Thousands more could follow, reports say.
"""


def claim(
    text: str,
    printed: str,
    quantity: str,
    *,
    by: str | None = None,
    kind: str = "person",
    mode: str = "indirect",
    modality: str = "asserted",
    marker: str | None = None,
    via: tuple[str, ...] = (),
    giver: str | None = None,
    of: str | None = None,
    role: str | None = None,
) -> Claim:
    start = text.index(printed)
    begin = max(text.rfind(mark, 0, start) for mark in (". ", '"', "\n", "! ")) + 1
    end = min(
        x
        for x in (text.find(". ", start), text.find(".\n", start), text.find(',"', start), len(text))
        if x >= 0
    )
    q = parse(quantity)
    at = text.find(marker, begin) if marker else -1
    return Claim(
        id=claim_id("sha", (begin, end), (start, start + len(printed))), content="", article="a-1", span=(begin, end),
        text=text[begin:end], rule="test",
        attribution=Attribution(
            mode=mode,  # type: ignore[arg-type]
            source=Source(span=None, text=by, name=by if kind != "unnamed" else None, kind=kind, role=role) if by else None,  # type: ignore[arg-type]
            via=via,
        ),
        commitment=Commitment(
            modality=modality,  # type: ignore[arg-type]
            markers=(Marker(span=(at, at + len(marker)), text=marker),) if marker else (),
        ),
        quantity=Stated(low=q.low, best=q.best, high=q.high, bound=q.bound, unit=q.unit, per=q.per,
                        span=(start, start + len(printed)), text=printed, of=of),
        transfer=Transfer(giver=giver) if giver else None,
    )  # fmt: skip


def guards() -> tuple[Article, list[Claim]]:
    article = Article(id="a-1", text=TEXT, sha256="sha", language="en", title="Guards for grain")
    herald = ("The Korea Herold",)
    return article, [
        claim(TEXT, "about $1,500", "about 1,500 USD/month/guard", by="Ann Oz", via=herald, role="minister"),
        claim(TEXT, "at least 4,000 guards", "at least 4,000 guard", by="Ann Oz", mode="direct", via=herald, role="minister"),
        claim(TEXT, "over $60 million", "more than 60,000,000 USD/year", by="Ann Oz", mode="direct", via=herald, role="minister"),
        claim(TEXT, "650,000 tonnes", "650,000 t", modality="reported", marker="is said to", mode="reported", giver="AT", of="wheat"),
        claim(TEXT, "Thousands of guards", "order of 2,000 to 9,999 guard", mode="narrator", giver="AT"),
        claim(TEXT, "Thousands more", "order of 2,000 to 9,999 guard", by="reports", kind="unnamed", modality="possible", marker="could"),
    ]  # fmt: skip


def printed(language: str = "en", **more: object) -> str:
    article, claims = guards()
    findings = check(claims, [article], REFERENCE, language=language)
    return check_text(article, claims, findings, REFERENCE, language=language, **more)  # type: ignore[arg-type]


HEADINGS = {
    "en": ["Guards for grain", "English, ", "IN SHORT", "BEFORE PRINT", "EXCEEDS A KNOWN LIMIT", "TRUE, BUT LOOSER THAN ITS OWN SUM",
           "NO SOURCE NAMED", "WHO SAYS WHAT", "NOT CHECKED", "No finding means", "REFERENCE"],
    "de": ["Guards for grain", "Englisch, ", "IN KÜRZE", "VOR DEM DRUCK", "ÜBER BEKANNTER GRENZE", "WAHR, ABER UNGENAU",
           "OHNE QUELLE", "WER SAGT WAS", "NICHT GEPRÜFT", "Kein Befund heißt", "VERGLEICH"],
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_parts_come_in_the_order_of_a_desk(language: str) -> None:
    text = printed(language)
    places = [text.index(heading) for heading in HEADINGS[language]]
    assert places == sorted(places)


def test_what_rests_on_one_outlet_is_named_first() -> None:
    article, claims = guards()
    made = article_check(article, claims, check(claims, [article], REFERENCE), REFERENCE)
    assert len(made.todo) <= 3
    assert made.todo[0].text.startswith("Get The Korea Herald's own text.")
    assert made.todo[1].text.startswith("Wheat, line 5: ask ")
    assert "130 %" in made.todo[1].text
    assert "No source was found in the sentence (it has “is said to”)" in made.todo[1].text


def test_a_finding_has_quote_line_and_working() -> None:
    article, claims = guards()
    made = article_check(article, claims, check(claims, [article], REFERENCE), REFERENCE)
    (loose,) = next(group for group in made.groups if group.verdict == "loose").items
    assert loose.lines == (3,)
    assert loose.quote == "“over $60 million a year”"
    assert loose.details[0].startswith(
        "about 1,500 USD/month/guard × at least 4,000 guards × 12 months/year = at least 72,000,000"
    )


def test_a_misprinted_outlet_is_told_with_its_place() -> None:
    assert "Printed “The Korea Herold” (line 3): The Korea Herald." in printed()


def test_a_hedge_stays_with_its_figure() -> None:
    assert "* “could” belongs to “Thousands more” only, not to “Thousands of guards”." in printed()


def test_reference_rows_are_named_with_their_age() -> None:
    article, claims = guards()
    dated = Article(
        id="a-1", text=TEXT, sha256="sha", language="en", outlet="Evening Post", published="2024-11-05"
    )
    findings = check(claims, [dated], REFERENCE)
    made = article_check(dated, claims, findings, REFERENCE)
    assert [row.text for row in made.reference] == ["Ministry 2024 (later than the article)"]
    assert "https://example.org" in check_text(dated, claims, findings, REFERENCE, refs=True)
    assert article.outlet is None
    assert "Evening Post, 2024-11-05." in made.facts


def test_missing_outlet_and_date_are_said() -> None:
    assert "Outlet and date are not in the file. Set with --outlet, --published." in " ".join(
        printed().split()
    )


def test_a_weekday_with_its_date_tells_the_year() -> None:
    text = TEXT + "\nThe report came on Friday, November 1.\n"
    article = Article(id="a-1", text=text, sha256="sha", language="en")
    made = article_check(article, [], [], REFERENCE)
    assert "“Friday, November 1” fits 2024" in made.facts


def test_no_figures() -> None:
    article = Article(id="a-1", text="A quiet day.\n\nNothing was given.\n", sha256="s", language="en")
    text = check_text(article, [], [], REFERENCE)
    assert "No figure was read in this text" in text
    assert "BEFORE PRINT" not in text
    assert "NOT CHECKED" in text


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("en", "No soldier earns more than $300 a month, Peru's ministry said.", "more than $300 per month (at most 300 USD/month)"),
        ("en", "The ministry in Lima never paid less than $300.", "less than $300 (at least 300 USD)"),
        ("de", "Die Menge darf 140 Tonnen nicht unterschreiten.", "140 Tonnen (mindestens 140 t)"),
        ("en", "Peru delivers no more than 300 tonnes of rice.", "no more than 300 tonnes, rice"),
        ("en", "Peru delivers at least 300 tonnes of rice.", "at least 300 tonnes, rice"),
        ("de", "Peru liefert mehr als 300 Tonnen Reis.", "mehr als 300 Tonnen, Reis"),
    ],
)  # fmt: skip
def test_a_most_or_a_least_that_is_not_printed_with_its_figure_is_said(
    language: str, text: str, shown: str
) -> None:
    article = Article(id="a-1", text=text, sha256="s", language=language)
    claims = read(article)
    (statement,) = article_check(article, claims, [], [], language=language).statements
    assert statement.figure == shown


def test_one_figure_without_a_source() -> None:
    text = "Austria sends 40 tanks.\n"
    article = Article(id="a-1", text=text, sha256="s", language="en")
    claims = [claim(text, "40 tanks", "40 tank", mode="narrator", giver="AT")]
    shown = check_text(article, claims, check(claims, [article], REFERENCE), REFERENCE)
    assert "1 figure. None of them has a named source." in shown
    assert "Tanks, line 1: who says “40 tanks”? No source was found in the sentence." in shown
    assert "That is not confirmation." in shown


def test_forty_figures_stay_readable() -> None:
    text = "\n".join(f"Austria sends {n} tanks." for n in range(101, 141))
    article = Article(id="a-1", text=text, sha256="s", language="en")
    claims = [claim(text, f"{n} tanks", f"{n} tank", by="Ann Oz") for n in range(101, 141)]
    shown = check_text(article, claims, check(claims, [article], REFERENCE), REFERENCE)
    assert "40 figures. All 40 precise ones rest on one source, Ann Oz." in " ".join(shown.split())
    assert "and 10 more: countertrade read FILE" in shown


def test_a_language_that_is_not_read_is_said() -> None:
    article = Article(id="a-1", text="Un traité.\n", sha256="s", language="fr")
    assert "French is not read" in " ".join(check_text(article, [], [], REFERENCE).split())
    assert "Französisch wird nicht gelesen" in " ".join(
        check_text(article, [], [], REFERENCE, language="de").split()
    )


@pytest.mark.parametrize("width", [60, 100, 140])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(len(line) for line in printed(width=width).splitlines()) <= width


def test_colour_only_where_asked() -> None:
    assert "\x1b[1m" in printed(color=True)
    assert "\x1b" not in printed()


def test_every_quotation_is_counted_and_reports_without_figures_are_named() -> None:
    text = (
        "Guards for grain\n\n“We keep our word,” said Ann Oz, the minister. “And we keep our guards,” Oz added. "
        "The risks exceed the gains, the Lake Policy Institute (LPI) said in a report.\n"
    )
    article = Article(id="a-1", text=text, sha256="s", language="en")
    shown = " ".join(check_text(article, [], [], REFERENCE).split())
    assert "2 quotations in all: Ann Oz 2 (no figures)." in shown
    assert "what Lake Policy Institute wrote or said (not in the file)" in shown


def test_an_institution_with_an_english_name_in_a_german_sentence_is_named_whole() -> None:
    text = "Wachen für Korn\n\nDie Abmachung könnte neue Spannungen zwischen den Nachbarn hervorrufen, wie auch das renommierte Institute for the Study of War in einem Bericht mahnt.\n"
    article = Article(id="a-1", text=text, sha256="s", language="de")
    shown = " ".join(check_text(article, [], [], REFERENCE, language="de").split())
    assert "was Institute for the Study of War geschrieben oder gesagt hat (nicht in der Datei)" in shown


def test_a_role_in_another_form_is_not_said_again() -> None:
    text = "Peru hat 40 Panzer bekommen, sagte der frühere Botschafter in Lima."
    article = Article(id="a-1", text=text, sha256="s", language="de")
    shown = " ".join(check_text(article, read(article), [], REFERENCE, language="de").split())
    assert "früherer Botschafter" in shown
    assert "(frühere Botschafter" not in shown


def test_a_speaker_is_counted_under_one_name_and_an_institution_under_its_letters() -> None:
    text = (
        "Streit um den Hafen\n\n„Der Hafen bleibt offen“, sagte Ana Rosu, ehemalige Präsidentin des Amts. "
        "„Wir zahlen nichts“, sagte Rosu.\n\n"
        "Das norländische Institut für Seewege (NIS) hat festgestellt, dass der Hafen wichtig ist."
    )
    article = Article(id="a", text=text, sha256="s", language="de")
    assert voices.quoted(article) == {"Ana Rosu": 2}
    assert voices.reports(article, []) == ["NIS"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The paper has seen dozens of emails and three documents. It names five countries.", ()),
        ("Die acht größten Industriestaaten tagen. Die Zahl geht auf drei Quellen zurück.", ()),
        ("The gun can hit targets at 90 kilometres. It can drive at 60 km/h.", ()),
        ("Das Geschütz kann Ziele in 70 Kilometern Entfernung treffen. Oslo gab Lima 30 Busse.", ("30 Busse",)),
        ("Oslo gives Accra 14 buses. Three sources confirm it.", ("14 buses",)),
    ],
)  # fmt: skip
def test_nobody_is_asked_for_what_is_not_dealt_in(text: str, asked: tuple[str, ...]) -> None:

    article = Article(
        id="a", text=text, sha256="s", language="de" if " die " in text or "Das " in text else "en"
    )
    made = article_check(article, read(article), [], [])
    told = " ".join(todo.text for todo in made.todo if todo.claims)
    assert [printed for printed in asked if printed not in told] == []
    assert asked or not told


def test_a_paragraph_is_no_title() -> None:
    text = "Norland sent Peru 40 tanks, and nobody in Lima said a word of it. " * 20
    article = Article(id="a-1", text=text, sha256="", language="en")
    made = article_check(article, read(article), [], ())
    assert len(made.title) <= 161
    assert made.title.endswith(" …")
