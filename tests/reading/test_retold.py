"""Plain sentences as papers retell one another in them: who says a figure, through whom it came, what it counts."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.records import Article, Claim


def claims(text: str, language: str, outlet: str | None = None) -> list[Claim]:
    page = Article(id="a", text=text, sha256="s", language=language, published="2025-03-04", outlet=outlet)
    return [claim for claim in read(page) if claim.quantity is not None]


def source(claim: Claim) -> str | None:
    given = claim.attribution.source
    return None if given is None else given.name or given.text


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        # whom a speaker cites speaks no further
        ("en", "Land fetches $180 a hectare, Ana Roth said, citing the Court of Audit. “We lose $60 on every hectare.”", "Ana Roth"),
        ("de", "Land bringe 180 Euro je Hektar, so Ana Roth, die sich auf den Rechnungshof berief. „Wir verlieren 60 Euro.“", "Ana Roth"),
        # an office said of somebody, and one told anew
        ("en", "Ana Roth, 54, is Peru's minister of trade. She has little time. The minister said that 300 tonnes were sent.", "Ana Roth"),
        ("de", "Ana Roth, 54, ist Ministerin für Handel in Peru. Die Ministerin sagte, es seien 300 Tonnen unterwegs.", "Ana Roth"),
        ("en", "Ana Roth was the minister until May. The minister said 300 tonnes were missing.", "minister"),
        ("de", "Wirtschaftsministerin Ana Roth lächelte. Der Staatssekretär sprach von 300 Tonnen.", "Staatssekretär"),
        ("de", "Ana Roth kam. Der Minister für Bergbau, Jan Ott, sprach von 300 Tonnen.", "Jan Ott"),
        # a calling, and a surname that ends like one
        ("de", "Die Geologin Frauke Lüdemann sagte, es seien 300 Tonnen.", "Frauke Lüdemann"),
        ("de", "„Das reicht“, meint der Ökonom Ion Bejan. Der Markt zahle 620 Euro.", "Ion Bejan"),
        ("de", "Jan Ott sagte der Neuen Zürcher, Peru werde 300 Panzer liefern.", "Jan Ott"),
        # a surname that looks like a deed, a paper without its noun, a long clause behind "wie"
        ("de", "Norag-Chef Frank Haun sagte dem Spiegel, Peru werde 300 Panzer liefern.", "Frank Haun"),
        ("de", "Minister Jan Ott sagte der Frankfurter Allgemeinen, Peru werde 300 Panzer liefern.", "Jan Ott"),
        (
            "de",
            "Sie kosten 3 Milliarden Euro, wie der „Uferbote“ am Freitag unter Berufung auf eine vertrauliche Vorlage für den Ausschuss des Parlaments berichtete.",
            "Uferbote",
        ),
        # press reports are somebody, a rumour is nobody
        ("de", "Medienberichten zufolge liefert Peru 300 Panzer.", "Medienberichten"),
        ("en", "According to local press reports, Peru sends 300 tanks.", "local press reports"),
        ("en", "According to reports, Peru sends 300 tanks.", None),
        # documents
        ("de", "Ein Entwurf beziffert die Kosten auf 190 Millionen Euro.", "Entwurf"),
        ("de", "Das Papier führt 750 Traktoren auf.", "Papier"),
        ("en", "According to a finance ministry paper, the parks will cost 160 million euros.", "finance ministry paper"),
        # where a frame or a clause stands in between
        ("en", "The pair, says Ana Roth, come to more than 850 euros.", "Ana Roth"),
        ("en", "The Herald spoke of up to 30 years.", "Herald"),
        ("de", "60.000 Tonnen Lithium in zehn Jahren, schreibt der Branchendienst Nordlicht.", "Nordlicht"),
        ("de", "Von den Schulden, die Ana Roth auf 62 Millionen Dollar bezifferte, ist wenig getilgt.", "Ana Roth"),
        ("de", "Ana Roth kam. Den Wert bezifferte Roth auf 48 Millionen Dollar, verteilt auf einige Jahre.", "Ana Roth"),
        ("de", "Ana Roth, die früher in Lima lebte und heute in Bern arbeitet, sagt, ihr seien 15 Prozent geblieben.", "Ana Roth"),
        ("de", "„Wir sparen“, sagte Ana Roth. Etwa 60 Prozent gingen an die Soldaten selbst, der Rest fließe in einen Fonds.", "Ana Roth"),
    ],
)  # fmt: skip
def test_who_says_it(language: str, text: str, name: str | None) -> None:
    assert source(claims(text, language)[-1]) == name


@pytest.mark.parametrize(
    ("language", "text", "via"),
    [
        ("de", "Ministerin Ana Roth sprach in der „Pruthpost“ von 415 Millionen Euro.", ("Pruthpost",)),
        ("de", "Ministerin Ana Roth sprach im Helsinki Ledger von 415 Millionen Euro.", ("Helsinki Ledger",)),
        ("de", "Ana Roth sprach im Bundestag von 415 Millionen Euro.", ()),
        ("de", "Ana Roth sprach im Roman „Feuer“ von 300 Tonnen.", ()),
        ("de", "Das berichtet der Dienst nicht. Laut der Zeitung Keel & Cargo sind es 300 Tonnen.", ("Keel & Cargo",)),
        # a noun for outlets names none
        ("de", "Das Ministerium bestätigte der Agentur die Ausfuhr von 300 Granaten.", ()),
        ("en", "Ana Roth told the paper that 300 tanks were sent.", ()),
        ("en", "Ana Roth told the Wall Street Journal that 300 tanks were sent.", ("Wall Street Journal",)),
        # a part of a name stands for the whole
        ("en", "The Harbour Herald broke the story. Ana Roth told the Herald that 300 tanks were sent.", ("Harbour Herald",)),
        ("de", "Die „Welt am Sonntag“ berichtete vorher. Laut der Welt sind es 300 Panzer.", ("Welt",)),
        # one that is told something need not be told what follows
        ("de", "„Wir sparen“, sagte Ana Roth dem Uferboten.\n\nDer Wert liege bei 300 Euro, sagte Roth.", ()),
    ],
)  # fmt: skip
def test_through_whom(language: str, text: str, via: tuple[str, ...]) -> None:
    assert claims(text, language)[-1].attribution.via == via


INTERVIEW = """“We give rice”

Jan Ott, LIMA

Ana Roth is Peru's minister of trade. She spoke to the Harbour Herald in Lima about the swap.

What does Peru give?

“We will deliver 6,000 tonnes of rice a year.”

And what do you get?

“Four turbines. Nobody has laid a hand on that plant since 1974.”

A draft memorandum seen by this newspaper puts the cost at 190 million euros.

Is that too cheap?

The minister said that 50 instructors would come.
"""


def test_an_interview_in_quotation_marks() -> None:
    found = claims(INTERVIEW, "en", "Harbour Herald")
    told = {c.quantity.text: (source(c), c.attribution.via) for c in found if c.quantity is not None}
    own = ("Ana Roth", ("Harbour Herald",))
    assert told["6,000 tonnes"] == told["Four turbines"] == told["50 instructors"] == own
    assert told["190 million euros"][0] == "draft memorandum"


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "Peru pays 185 million euros. Of this, 74 million, or 40 per cent, comes from the state.", [(185e6, "EUR", ()), (74e6, "EUR", ()), (0.4, "1", ())]),
        ("en", "Peru would hand over 1.2 million forest carbon credits a month.", [(1.2e6, "forest carbon credit", ("month",))]),
        ("en", "The works made 160,000 shells in 2023 and 200,000 last year.", [(160_000, "shell", ()), (200_000, "shell", ())]),
        ("en", "They earn 5,500 euros a month, of which the state keeps a tenth.", [(5500, "EUR", ("month",)), (0.1, "1", ())]),
        ("en", "Half is paid in rice, the rest in oil.", [(0.5, "1", ())]),
        ("en", "A first train left in May, a second in June, and a third is due in July.", []),
        ("en", "In the second half there is more room.", []),
        ("de", "Mehr als ein Achtel davon ginge nach Indien.", [(None, "1", ())]),
        ("en", "Each plant would cost $310 million, or $1.24 billion in all.", [(310e6, "USD", ("plant",)), (1.24e9, "USD", ())]),
        ("en", "Sixty engineers a year would come over four years, 240 in all.", [(60, "engineer", ("year",)), (4, "year", ()), (240, "engineer", ())]),
        ("en", "Peru sends 300 tanks, or 30 a month.", [(300, "tank", ()), (30, "tank", ("month",))]),
        ("de", "300 Panzer und 40 Schiffe im Jahr liefert Peru.", [(300, "tank", ("year",)), (40, "ship", ("year",))]),
        ("en", "Peru offered 4,500 tonnes a year, and not 6,000 tonnes.", [(4500, "t", ("year",)), (6000, "t", ("year",))]),
        ("en", "It pays 44 dollars a month – so be it.", [(44, "USD", ("month",))]),
        ("en", "Parks with 45 megawatts: 25 on Tarawa, 12 on Kiritimati.", [(45, "MW", ()), (25, "MW", ()), (12, "MW", ())]),
        ("de", "Hinzu kommen 60 Stipendien im Jahr und 36 Polizisten.", [(60, "scholarship", ("year",)), (36, "police officer", ())]),
    ],
)  # fmt: skip
def test_what_is_counted(
    language: str, text: str, figures: list[tuple[float | None, str, tuple[str, ...]]]
) -> None:
    found = [c.quantity for c in claims(text, language) if c.quantity is not None]
    assert [(q.best, q.unit, q.per) for q in found] == figures


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("Qatar is to finance and build four plants on the coast.", "planned", "+"),
        ("Qatar has bought and stored four plants.", "asserted", "+"),
        ("At $1.08 to the euro, that is 918 million dollars, and not a cent of it in cash.", "asserted", "+"),
    ],
)
def test_how_it_is_put(text: str, modality: str, polarity: str) -> None:
    last = claims(text, "en")[-1].commitment
    assert (last.modality, last.polarity) == (modality, polarity)


def test_a_sentence_that_begins_with_von_is_no_byline() -> None:
    assert claims("Von den 300 Panzern sei keiner da, sagte er.", "de")
