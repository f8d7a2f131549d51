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


def heard(text: str, language: str) -> str:
    """Who says 300, how surely, whether denied, and who else denies it."""
    article = Article(id="a", text=text, sha256="s", language=language)
    claim = next(c for c in read(article) if c.quantity is not None and "300" in (c.quantity.text or ""))
    source = claim.attribution.source
    deniers = [denial.name or "" for denial in claim.commitment.denials]
    told = [
        source.name or "" if source else "-",
        claim.commitment.modality + claim.commitment.polarity,
        *deniers,
    ]
    return " ".join(told)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Peru denounced accusations that it had sent 300 drones to Chile.", "Peru asserted-"),
        ("en", "Peru denounced accusations by officials that it had sent 300 drones.", "Peru asserted-"),
        ("en", "Peru slammed allegations that it had sold 300 tanks.", "Peru asserted-"),
        ("en", "Peru scoffed at claims that it had sold 300 tanks.", "Peru asserted-"),
        ("en", "Peru brushed aside reports that it had sold 300 tanks.", "Peru asserted-"),
        ("en", "Peru criticised reports that it had sold 300 tanks as groundless.", "Peru asserted-"),
        ("de", "Peru verurteilte Vorwürfe, es habe 300 Panzer verkauft.", "Peru asserted-"),
        (
            "de",
            "Der Jemen bezeichnete Berichte, er habe 300 Raketen geliefert, als haltlos.",
            "Jemen asserted-",
        ),
        ("en", "Peru condemned reports that 300 people had been killed.", "- reported+"),
        ("en", "Peru welcomed reports that 300 tanks had arrived.", "- reported+"),
        ("en", "The rebels made the claim that 300 tanks had been lost.", "rebels asserted+"),
    ],
)
def test_who_throws_an_accusation_back(language: str, text: str, told: str) -> None:
    assert heard(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The rebels say 300 tanks are gone, but that is not true, the minister said.", "rebels asserted+ minister"),
        ("en", "The Post wrote that Peru sold 300 tanks, but this is a lie, Ana Roth said.", "Post asserted+ Ana Roth"),
        ("en", "The Post wrote that Peru sold 300 tanks, but Ana Roth denied it.", "Post asserted+ Ana Roth"),
        ("en", "A paper claimed that Peru sold 300 tanks, yet none of this is true, the envoy said.", "paper asserted+ envoy"),
        ("de", "Zwar behaupte die Opposition, 300 Panzer seien weg, das stimme aber nicht, sagte der Minister.", "Opposition asserted+ Minister"),
        ("de", "Die Zeitung schreibt, 300 Panzer seien weg, doch davon könne keine Rede sein, sagte der Minister.", "Zeitung asserted+ Minister"),
        ("en", "Peru sold 300 tanks, but this is false, the minister said.", "minister asserted-"),
        ("en", "There are reports that 300 tanks are gone, but they are wrong, the minister said.", "minister asserted-"),
        ("en", "The plan costs 300 million euros, but that is not enough, the minister said.", "minister asserted+"),
        ("en", "The firm sold 300 rifles, officials said, but they are fake.", "officials asserted+"),
    ],
)  # fmt: skip
def test_who_denies_what_another_says_in_one_sentence(language: str, text: str, told: str) -> None:
    assert heard(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Peru has neither confirmed nor denied reports that 300 soldiers were sent.", "- possible+"),
        ("en", "The ministry did not respond to a report that 300 tanks had been lost.", "- reported+"),
        ("en", "The ministry did not comment on claims that 300 rifles had been sold.", "- reported+"),
        ("en", "Peru declined to comment on reports that it had sent 300 jets.", "- reported+"),
        ("de", "Den Vorwurf, dass 300 Gewehre verkauft wurden, kommentierte das Ministerium nicht.", "- reported+"),
        ("de", "Auf die Meldung, wonach 300 Gewehre fehlen, reagierte das Ministerium nicht.", "Meldung asserted+"),
        ("en", "The president did not say that 300 tanks had been lost.", "- possible+"),
        ("en", "The general stopped short of claiming that 300 rifles had been stolen.", "- reported+"),
        ("en", "The president avoided saying that 300 tanks had been lost.", "- possible+"),
        ("en", "No official said that 300 tanks had been lost.", "- possible+"),
        ("en", "Neither Oslo nor Lima confirmed that 300 soldiers had died.", "- possible+"),
        ("de", "Der Minister sagte nicht, dass 300 Panzer fehlen.", "- possible+"),
        ("de", "Der Minister vermied es zu sagen, dass 300 Panzer fehlen.", "- possible+"),
        ("de", "Kein Beamter bestätigte die Zahl von 300 Toten.", "- possible+"),
        ("de", "Das ist alles; dass 300 Euro zugesagt seien, bestätigte das Ministerium nicht.", "- possible+"),
        ("de", "Vom Kies, immerhin 300 Tonnen im Monat, redet niemand.", "- asserted+"),
        ("en", "The minister did not only say that 300 tanks had been lost.", "minister asserted+"),
        ("en", "Peru does not think that Chile sold 300 tanks.", "Peru estimated-"),
        ("en", "Peru did not deny that it had sold 300 tanks.", "Peru possible+"),
    ],
)  # fmt: skip
def test_who_does_not_say_it(language: str, text: str, told: str) -> None:
    assert heard(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Will the minister admit that 300 tanks were lost?", "- possible+"),
        ("en", "Does the government deny that it sold 300 tanks to Peru?", "- possible+"),
        ("de", "Kann der Minister bestätigen, dass 300 Panzer fehlen?", "- possible+"),
        ("de", "Hat der Minister gesagt, 300 Panzer seien weg?", "- possible+"),
        ("en", "Why did the minister deny that 300 tanks were lost?", "minister asserted-"),
        ("de", "Stimmt es, dass 300 Euro fehlen?", "- asserted+"),
        ("en", "Responding to claims that 300 tanks had been lost, the envoy said the army was strong.", "- reported+"),
        ("en", "Reacting to news that 300 rifles had been stolen, the president called for calm.", "- reported+"),
        ("en", "Responding to the attack, the minister said 300 tanks had been lost.", "minister asserted+"),
        ("de", "Entgegen der Angabe des Ministeriums, 300 Panzer seien verloren, meldet die Armee nur 12.", "Ministerium asserted+"),
        ("de", "Entgegen der Angabe des Ministeriums, 40 Panzer seien verloren, meldet die Armee nur 300.", "Armee asserted+"),
        ("de", "Entgegen dem Bericht der Zeitung, 300 Panzer fehlten, erklärte die Armee, alles sei da.", "Zeitung asserted+"),
        ("de", "Auf Berichte über 300 Gewehre angesprochen, sagte die Ministerin, man prüfe das.", "- reported+"),
        ("de", "300 Soldaten, sagte Oberst Roth.", "Roth asserted+"),
        ("de", "Die Behauptung der Armee, 300 Panzer seien verloren, ist falsch.", "Armee reported-"),
    ],
)  # fmt: skip
def test_what_is_only_asked_or_taken_up(language: str, text: str, told: str) -> None:
    assert heard(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "A senior official challenged the 300 per cent figure.", "senior official possible-"),
        ("en", "The embassy called the figure of 300 dead exaggerated.", "embassy asserted-"),
        ("en", "The embassy described the figure of 300 dead as inflated.", "embassy asserted-"),
        ("en", "The army had exaggerated the figure of 300 dead, the rebels said.", "rebels asserted-"),
        ("de", "Die Armee stellte die Zahl von 300 Toten infrage.", "Armee possible-"),
        ("de", "Die Armee stellte die Zahl von 300 Toten in Frage.", "Armee possible-"),
        ("de", "Der Sprecher nannte die Zahl von 300 Toten übertrieben.", "Sprecher asserted-"),
        ("de", "Die Zahl von 300 Toten sei übertrieben, sagte der Sprecher.", "Sprecher asserted-"),
        ("en", "The importance of the 300 tanks is exaggerated, the minister said.", "minister asserted+"),
        ("de", "Die Bedeutung der 300 Panzer werde übertrieben, sagte der Minister.", "Minister asserted+"),
        ("en", "The embassy called the figure of 300 dead into question.", "embassy possible-"),
    ],
)
def test_who_disputes_a_figure(language: str, text: str, told: str) -> None:
    assert heard(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The army denied that 12 tanks had been lost but confirmed that 300 soldiers had died.", "army asserted+"),
        ("en", "The army denied that 12 rebels had escaped but admitted that 300 rifles were missing.", "army asserted+"),
        ("en", "The army said 12 rebels had escaped but denied that 300 rifles were missing.", "army asserted-"),
        ("en", "The army denied that 12 tanks had been lost and that 300 soldiers had died.", "army asserted-"),
        ("de", "Die Armee bestritt, dass 12 Panzer zerstört wurden, es seien lediglich 300 Laster gewesen.", "Armee asserted+"),
        ("de", "Die Armee dementierte, dass 12 Panzer fehlen; es seien nur 300 Laster.", "Armee asserted+"),
        ("de", "Die Armee bestritt, dass 12 Rebellen geflohen seien und 300 Gewehre fehlten.", "Armee asserted-"),
        ("de", "Die Armee bestritt, dass 12 Rebellen geflohen seien, räumte aber ein, dass 300 Gewehre fehlten.", "Armee asserted+"),
        ("de", "Peru bestritt, Panzer verkauft zu haben, gab aber zu, 300 Lastwagen geliefert zu haben.", "Peru asserted+"),
        ("de", "Peru bestritt, dass Panzer fehlten, räumte aber der Minister ein, dass 300 Gewehre fehlten.", "Minister asserted+"),
        ("de", "Dass es 300 Panzer sind, will aber niemand bestätigen.", "- possible+"),
    ],
)  # fmt: skip
def test_what_is_denied_and_what_admitted(language: str, text: str, told: str) -> None:
    assert heard(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", '"Any claim of selling 300 missiles to Peru is false," the envoy said.', "envoy reported-"),
        ("en", '"Any accusation of delivering 300 drones is untrue," the envoy said.', "envoy reported-"),
        ("en", "Poland rejected allegations of shipping 300 rifles to Togo.", "Poland asserted-"),
        (
            "en",
            '"The charge that we sent 300 rifles to Togo ... is nonsense," the envoy said.',
            "envoy asserted-",
        ),
        ("en", "The idea of selling 300 tanks is wrong, Peru said.", "Peru asserted+"),
        ("en", "The charge that Peru levied on 300 tonnes is high.", "- asserted+"),
    ],
)
def test_a_claim_of_doing_something_is_denied(language: str, text: str, told: str) -> None:
    assert heard(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The army has not left the village after 300 days of fighting.", "- asserted+"),
        ("en", "The dispute has not been settled despite 300 rounds of talks.", "- asserted+"),
        ("en", "Togo has not paid its debts after 300 years.", "- asserted+"),
        ("en", "Nobody was freed after 300 days.", "- asserted+"),
        ("de", "Der Streit ist auch nach 300 Jahren Verhandlungen nicht gelöst.", "- asserted+"),
        (
            "de",
            "Von ihnen sei keiner getötet worden, dafür aber 300 Zivilisten, sagte Roth.",
            "Roth asserted+",
        ),
        ("en", "Togo has not paid 300 million dollars to Peru after the ruling.", "- asserted-"),
        ("de", "Togo zahlte nicht nach 300 Jahren, sondern nach 400.", "- asserted-"),
        ("de", "Dafür wurde keiner der 300 Panzer geliefert.", "- asserted-"),
    ],
)
def test_how_far_a_denial_reaches(language: str, text: str, told: str) -> None:
    assert heard(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Not the police but the hospital reported 300 dead.", "hospital asserted+"),
        ("en", "The hospital, not the police, said 300 people had died.", "hospital asserted+"),
        ("en", "It was the hospital, not the army, that reported 300 dead.", "hospital asserted+"),
        ("en", "The rebels rather than the army said 300 people had died.", "rebels asserted+"),
        ("de", "Nicht die Polizei, sondern das Krankenhaus sagte, 300 Menschen seien gestorben.", "Krankenhaus asserted+"),
        ("de", "Nicht die Polizei, sondern das Krankenhaus meldete 300 Tote.", "Krankenhaus asserted+"),
        ("de", "Das Krankenhaus, nicht die Polizei, sprach von 300 Toten.", "Krankenhaus asserted+"),
        ("de", "Nicht die Polizei sagte, 300 Menschen seien gestorben.", "- possible+"),
        ("en", "The losses were put at 40 tanks by the army and at 300 by the rebels.", "rebels asserted+"),
        ("en", "The losses were put at 300 tanks by the army and at 40 by the rebels.", "army asserted+"),
        ("en", "The losses were put by the army at 40 tanks and by the rebels at 300.", "rebels asserted+"),
        ("de", "Die Verluste wurden vom Heer auf 40 Panzer und von den Rebellen auf 300 beziffert.", "Rebellen asserted+"),
        ("en", "The losses were put by the army at 40 tanks and 300 lorries.", "army asserted+"),
    ],
)  # fmt: skip
def test_which_of_two_says_it(language: str, text: str, told: str) -> None:
    assert heard(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Peru nearly sold 300 drones to Chile.", "- asserted-"),
        ("en", "Peru almost sold 300 tanks to Chile, but the deal collapsed.", "- asserted-"),
        ("en", "Peru came close to selling 300 rifles to Chile.", "- asserted-"),
        ("en", "Peru is close to selling 300 rifles to Chile.", "- planned+"),
        ("en", "Peru would have sent 300 jets had Chile agreed.", "- conditional+"),
        ("en", "Roth said it was possible, and that, were 300 men to leave, the deal would be off.", "Roth conditional+"),
        ("en", "Peru sold nearly 300 tanks to Chile.", "- asserted+"),
        ("en", "Exports nearly doubled to 300 tonnes.", "- asserted+"),
        ("en", "The 300 tanks were to leave in May.", "- planned+"),
        ("en", "Roth said Peru plans to send 40 tanks and that 300 rifles had arrived.", "Roth asserted+"),
        ("en", "Roth said Peru planned to send 300 tanks and that 40 had arrived.", "Roth planned+"),
        ("en", "Roth demanded that Peru send 40 tanks and that it pay 300 euros.", "Roth demanded+"),
        ("en", "General Roth, who commands 300 soldiers, resigned.", "- asserted+"),
        ("en", "The general commanded that 300 soldiers be sent.", "general demanded+"),
        ("de", "Der Anteil liegt mit (geschätzt) zehn Prozent hoch, in Peru mit 300 Tonnen niedrig.", "- asserted+"),
        ("de", "Der Bestand liegt mit (geschätzt) 300 Tonnen hoch.", "- estimated+"),
        ("en", "It should be noted that Peru bought 300 tanks.", "- asserted+"),
        ("en", "It has to be added that Peru bought 300 tanks.", "- asserted+"),
        ("de", "Es muss gesagt werden, dass Peru 300 Panzer kaufte.", "- asserted+"),
        ("en", "It has been reported that Peru bought 300 tanks.", "- reported+"),
        ("de", "Dass das Land noch 300 Panzer bekommt, sei nicht geplant, sagte Roth.", "Roth planned-"),
        ("en", "Peru approved a potential $300 million sale of tanks to Chile.", "- possible+"),
        ("en", "Peru approved a record $300 million sale of tanks to Chile.", "- asserted+"),
    ],
)  # fmt: skip
def test_what_did_not_quite_come_about_and_what_is_only_meant(language: str, text: str, told: str) -> None:
    assert heard(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "Peru bought 300 tons of wheat in a tender.", "delivered"),
        ("de", "Peru kaufte 300 Tonnen Weizen in einer Ausschreibung.", "delivered"),
        ("en", "Chile made Peru an offer of 300 tons of wheat.", "conditional"),
    ],
)
def test_a_tender_in_which_something_was_bought(language: str, text: str, status: str) -> None:
    article = Article(id="a", text=text, sha256="s", language=language)
    (claim,) = (claim for claim in read(article) if claim.quantity is not None)
    assert claim.transfer is not None
    assert claim.transfer.status == status


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Inspectors found nothing to indicate that Peru sold 40 tanks.", "asserted-"),
        ("en", "Inspectors found evidence to suggest that Peru sold 40 tanks.", "asserted+"),
        (
            "de",
            "Die Prüfer fanden nichts, was darauf hindeutet, dass Peru 40 Panzer verkauft hat.",
            "asserted-",
        ),
        ("de", "Es gibt keinerlei Anzeichen dafür, dass Peru 40 Panzer verkauft hat.", "estimated-"),
        (
            "de",
            "Auf Berichte über 40 Tote angesprochen, sagte der Sprecher, die Armee sei stark.",
            "reported+",
        ),
        ("en", "Asked about reports of 40 missing tanks, the minister said he was surprised.", "reported+"),
        ("en", "The report on the 40 tanks was late.", "asserted+"),
        ("de", "Die Zahl von 40 Panzern sei zu hoch gegriffen, sagte der Sprecher.", "asserted-"),
        ("de", "40 Panzer seien nicht zu hoch gegriffen, sagte der Sprecher.", "asserted+"),
        ("de", "Peru sagte zu, trotz Zweifeln, die nicht verstummten, 40 Panzer zu liefern.", "asserted+"),
        (
            "de",
            "Peru versprach, für den Hafen, der im Mai öffnen soll, Chile 40 Panzer zu leihen.",
            "asserted+",
        ),
        ("de", "Peru half dem Land, das nicht bereit war, 40 Panzer zu kaufen.", "planned-"),
        ("en", "The harvest was not good, with 40 ships lost.", "asserted+"),
        ("en", "Peru did not leave with 40 tanks.", "asserted-"),
        ("de", "Das Amt lehnte 40 Anträge ab.", "asserted-"),
        ("de", "Die Anträge von 40 Firmen wurden abgelehnt.", "asserted+"),
        ("de", "Der Antrag auf 40 Panzer wurde abgelehnt.", "planned-"),
        ("de", "Das Amt hat 40 Anträge entschieden.", "asserted+"),
        ("de", "Peru entschied, 40 Panzer zu kaufen.", "planned+"),
        ("en", "The court decided 40 cases.", "asserted+"),
        ("de", "Die Polizei prüfte 40 Panzer.", "asserted+"),
        ("de", "Peru prüft den Kauf von 40 Panzern.", "possible+"),
        ("en", "Inspectors examined 40 ships.", "asserted+"),
    ],
)
def test_what_a_verb_or_noun_does_to_what_it_is_said_of(language: str, text: str, told: str) -> None:
    claims = read(Article(id="a", text=text, sha256="s", language=language))
    said = next(c.commitment for c in claims if c.quantity is not None)
    assert said.modality + said.polarity == told
