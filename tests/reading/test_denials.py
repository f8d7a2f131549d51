"""What is denied in the sentence or right behind it, by whatever words, and what only sounds like a denial."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.records import Article


def denied(text: str, language: str) -> bool:
    """Whether the figure 300 is denied by the page, its source or somebody beside it."""
    article = Article(id="a", text=text, sha256="s", language=language)
    claim = next(c for c in read(article) if c.quantity is not None and "300" in (c.quantity.text or ""))
    return claim.commitment.polarity == "-" or bool(claim.commitment.denials)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Peru is said to have sold 300 tanks to Chile. A spokeswoman rejected that as invention."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. The army rejected this as nonsense."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. The army dismissed the report as nonsense."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. The army called this nonsense."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. The army called the report fake news."),
        ("en", "Peru paid 300 dollars, the paper wrote. The minister called the amount pure fantasy."),
        ("en", "Peru paid 300 dollars, the paper wrote. The minister called the figure wrong."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. The army said the report was untrue."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. The army said this was not true."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. That is baseless, the army said."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. The claim is baseless."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. The report lacks any foundation."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. The army denied it."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. The army denies the report."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. But the claim is false."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. In fact, no such sale took place."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. There was no such sale."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. The story is made up, the army says."),
        ("en", "Peru sold 300 tanks to Chile, the paper wrote. The army refuted the claim."),
        ("en", "The army rejected as nonsense that Peru had sold 300 tanks."),
        ("en", "The claim that Peru sold 300 tanks is baseless."),
        ("en", "The claim that Peru sold 300 tanks has no basis."),
        ("en", "The claim that Peru sold 300 tanks lacks any basis."),
        ("en", "It is not true that Peru sold 300 tanks."),
        ("en", "Contrary to reports, Peru did not sell 300 tanks."),
        ("en", "Reports that Peru sold 300 tanks are false, the army said."),
        ("en", "Peru denies that it sold 300 tanks."),
        ("en", "Peru denies claims it sold Chile 300 tanks."),
        ("en", "Peru dismissed reports it had bought 300 tanks."),
        ("de", "Peru soll Chile 300 Panzer verkauft haben. Eine Sprecherin wies das als Erfindung zurück."),
        ("de", "Peru verkaufte 300 Panzer, schrieb die Zeitung. Die Armee wies dies zurück."),
        ("de", "Peru verkaufte 300 Panzer, schrieb die Zeitung. Die Armee nannte das Unsinn."),
        (
            "de",
            "Peru verkaufte 300 Panzer, schrieb die Zeitung. Die Armee bezeichnete den Bericht als Unsinn.",
        ),
        ("de", "Peru zahlte 300 Euro, schrieb die Zeitung. Der Minister nannte die Zahl falsch."),
        ("de", "Peru verkaufte 300 Panzer, schrieb die Zeitung. Das sei falsch, sagte die Armee."),
        ("de", "Peru verkaufte 300 Panzer, schrieb die Zeitung. Die Armee dementierte."),
        ("de", "Peru verkaufte 300 Panzer, schrieb die Zeitung. Die Armee dementierte den Bericht."),
        ("de", "Peru verkaufte 300 Panzer, schrieb die Zeitung. Die Armee bestritt das."),
        ("de", "Peru verkaufte 300 Panzer, schrieb die Zeitung. Die Behauptung ist frei erfunden."),
        ("de", "Peru verkaufte 300 Panzer, schrieb die Zeitung. Die Behauptung entbehrt jeder Grundlage."),
        ("de", "Peru verkaufte 300 Panzer, schrieb die Zeitung. Das ist aus der Luft gegriffen."),
        (
            "de",
            "Peru verkaufte 300 Panzer, schrieb die Zeitung. Davon könne keine Rede sein, sagte die Armee.",
        ),
        ("de", "Die Behauptung, Peru habe 300 Panzer verkauft, entbehrt jeder Grundlage."),
        ("de", "Die Behauptung, Peru habe 300 Panzer verkauft, ist haltlos."),
        ("de", "Die Behauptung, Peru habe 300 Panzer verkauft, ist aus der Luft gegriffen."),
        ("de", "Roth nannte die Zahl von 300 Panzern „grob falsch“."),
        ("de", "Dass Peru 300 Panzer verkauft habe, wies die Armee als Unsinn zurück."),
        ("de", "Entgegen anderslautenden Berichten hat Peru keine 300 Panzer verkauft."),
        ("de", "Es stimmt nicht, dass Peru 300 Panzer verkauft hat."),
        ("de", "Peru soll 300 Panzer verkauft haben. Es gebe keinen solchen Vertrag, sagte die Armee."),
        ("en", "Peru did not, the minister said, buy 300 tanks."),
        ("en", "The 300 tanks mentioned by the media never existed."),
        ("en", "The 300 tanks mentioned by the media, it says, never existed."),
        ("en", "Peru delivered 300 tanks, Roth said. The claim was made up."),
        ("de", "Peru lieferte 300 Panzer, sagte Roth. Chile dementierte."),
        ("en", "Peru delivered 300 tanks, Roth said. Chile rejected this."),
        ("de", "Peru lieferte 300 Panzer, sagte Roth. Chile wies das zurück."),
        ("en", "Peru delivered 300 tanks, the paper said. No such delivery took place."),
        ("en", "Peru delivered 300 tanks, the paper said. There was no such delivery."),
        (
            "de",
            "Peru lieferte 300 Panzer, schrieb die Zeitung. Es gebe keinen solchen Vertrag, sagte die Armee.",
        ),
        ("en", "Peru delivered 300 tanks, Roth said. That is a lie, the army said."),
        ("de", "Peru lieferte 300 Panzer, sagte Roth. Das sei eine Lüge, sagte die Armee."),
        ("en", "Peru delivered 300 tanks, Roth said. None of that is true, the army said."),
    ],
)
def test_what_is_denied(language: str, text: str) -> None:
    assert denied(text, language) is True


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Kommission verlangt 300 Euro. Der Rat lehnt dies ab."),
        ("en", "The commission demands 300 euros. The council rejects this."),
        ("en", "Peru will pay 300 dollars. Chile rejected the offer."),
        ("en", "Peru offered 300 dollars. Chile rejected that as too little."),
        ("de", "Peru bot 300 Euro. Chile wies das als zu wenig zurück."),
        ("en", "Peru paid 300 dollars. The opposition called this wrong."),
        ("en", "Peru paid 300 dollars. The opposition called that a scandal."),
        ("de", "Peru zahlte 300 Euro. Die Opposition nannte das einen Skandal."),
        ("de", "Peru zahlte 300 Euro. Die Opposition kritisierte das scharf."),
        ("en", "Peru sold 300 tanks, the army said. The ministry confirmed this."),
        ("en", "Peru sold 300 tanks. The army did not deny this."),
        ("en", "Peru sold 300 tanks. The report was published in May."),
        ("en", "Peru sold 300 tanks. It is not clear why."),
        ("en", "Peru sold 300 tanks. That is not much, Roth said."),
        ("de", "Peru verkaufte 300 Panzer. Das ist nicht viel, sagte Roth."),
        ("de", "Peru verkaufte 300 Panzer. Die Armee dementierte das nicht."),
        ("en", "Peru sold 300 tanks. No such figures are available for Chile."),
        ("en", "Peru sold 300 tanks. Chile has no such weapons."),
        ("en", "Peru sold 300 tanks. The army has no basis for further sales."),
        ("de", "Peru lieferte 300 Panzer. Das sei kein Gerücht, sagte Roth."),
        ("de", "Peru lieferte 300 Panzer. Das Ministerium nannte das einen Erfolg."),
        ("de", "Peru lieferte 300 Panzer. Chile lehnte den Bericht der Kommission ab."),
        ("de", "Peru bot 300 Panzer. Chile lehnte ab."),
        ("de", "Peru bot 300 Panzer. Chile verzichtete."),
        ("de", "Peru lieferte 300 Panzer. Die Armee scheiterte."),
        ("de", "Peru wollte 300 Panzer liefern, sagte Roth. Chile verhinderte das."),
        ("en", "Peru will deliver 300 tanks, Roth said. Chile stopped this."),
        ("en", "Peru will deliver 300 tanks, Roth said. Chile prevented this."),
        ("en", "Peru delivered 300 tanks, Roth said. Chile regretted this."),
        ("en", "Peru delivered 300 tanks, Roth said. Chile ignored this."),
        ("en", "Peru delivered 300 tanks, Roth said. Chile failed."),
        ("en", "Peru delivered 300 tanks, Roth said. Chile declined to comment on this."),
        ("en", "Peru delivered 300 tanks, Roth said. Chile refused."),
        ("de", "Peru lieferte 300 Panzer, sagte Roth. Chile stoppte das."),
        ("de", "Peru lieferte 300 Panzer, sagte Roth. Chile bedauerte das."),
        ("de", "Peru lieferte 300 Panzer, sagte Roth. Chile vermied das."),
        ("en", "Peru delivered 300 tanks, Roth said. No such country took part in the talks."),
        ("en", "Peru delivered 300 tanks, Roth said. No such company took the tanks."),
        ("de", "Peru lieferte 300 Panzer, sagte Roth. Chile gab keine solchen Waffen an Peru."),
        ("en", "Peru delivered 300 tanks, Roth said. Chile is no such ally."),
        ("en", "Peru delivered 300 tanks, Roth said. There is no such thing as a free gift."),
        ("en", "Peru delivered 300 tanks, Roth said. She called the deal a myth of friendship."),
        ("en", "Peru delivered 300 tanks, Roth said. It is made up of old stock."),
        ("en", "Peru delivered 300 tanks, Roth said. The fleet is made up of ships."),
        ("en", "Peru delivered 300 tanks, Roth said. This is no basis for a friendship."),
        ("de", "Peru lieferte 300 Panzer, sagte Roth. Das sei keine Grundlage für Vertrauen."),
        ("de", "Peru lieferte 300 Panzer, sagte Roth. Das sei kein Märchen."),
        ("de", "Peru lieferte 300 Panzer, sagte Roth. Das klinge wie ein Märchen."),
        ("en", "Peru delivered 300 tanks, Roth said. She found it wrong."),
        ("en", "Peru delivered 300 tanks, Roth said. The paper called it a sensation."),
        ("en", "Peru delivered 300 tanks, Roth said. He called Chile a liar."),
        ("en", "Peru delivered 300 tanks, Roth said. The opposition called this a fantasy price."),
        ("en", "Peru delivered 300 tanks, Roth said. That is no lie."),
        ("en", "Peru delivered 300 tanks, Roth said. This is no invention."),
        ("en", "Peru delivered 300 tanks, Roth said. The claim was not made up."),
        ("en", "The claim that Peru delivered 300 tanks is not made up, Roth said."),
        ("en", "Peru sold 300 tanks, Roth said. That is no."),
        ("en", "Peru sold 300 tanks, Roth said. This made."),
        ("en", "The claim that Peru delivered 300 tanks is not invented."),
        ("de", "Die Behauptung, Peru habe 300 Panzer geliefert, ist nicht erfunden, sagte Roth."),
    ],
)
def test_what_is_not_denied(language: str, text: str) -> None:
    assert denied(text, language) is False


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The delivery of 300 tanks did not take place."),
        ("en", "The delivery of 300 tanks never happened."),
        ("en", "By no means did Peru send 300 tanks."),
        ("en", "Peru was unable to send 300 tanks."),
        ("en", "Peru turned down 300 tanks."),
        ("de", "Peru schickte mitnichten 300 Panzer."),
        ("de", "Zur Lieferung der 300 Panzer kam es nie."),
    ],
)
def test_what_did_not_come_about_is_denied(language: str, text: str) -> None:
    assert denied(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We found no proof that Peru sent 300 tanks."),
        ("en", "No evidence exists that Peru sent 300 tanks."),
        ("en", "Roth said no evidence had been found that Peru sent 300 tanks."),
        ("de", "Die Prüfer fanden keine Belege dafür, dass Peru 300 Panzer schickte."),
    ],
)
def test_what_nothing_shows_is_left_open(language: str, text: str) -> None:
    article = Article(id="a", text=text, sha256="s", language=language)
    (claim,) = (claim for claim in read(article) if claim.quantity is not None)
    assert claim.commitment.modality == "possible"
