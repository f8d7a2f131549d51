"""How surely a figure is stated: the words on the way from it to whoever says it."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.records import Article, Commitment


def commitment(text: str, language: str) -> Commitment:
    article = Article(id="a", text=text, sha256="s", language=language, published="2024-11-04")
    return [claim for claim in read(article) if claim.quantity is not None][-1].commitment


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Vertrag deckt nicht einmal ein Zehntel des Bedarfs.", "de"),
        ("Not even 30 per cent of the loan was paid.", "en"),
        ("Das sind nur 12 Millionen Dollar.", "de"),
        ("Peru zahlte kaum 3 Prozent des Kredits.", "de"),
        ("Peru paid barely a tenth of the loan.", "en"),
        ("Peru paid no more than 9,000 dollars.", "en"),
        ("Peru asks for no fewer than 2,000 workers.", "en"),
        ("Peru zahlte nicht 300, sondern 200 Dollar.", "de"),
        ("Ob es 300 Tonnen seien, könne er nicht sagen, sagte Jan Voss.", "de"),
        ("Peru hat nicht nur 300 Panzer geliefert.", "de"),
        ("Die Stunde kostet 6.000 Euro, Treibstoff nicht eingerechnet.", "de"),
        ("Nicht inbegriffen sind 300 Euro für die Fracht.", "de"),
        ("Unterschrieben ist ein Vertrag über vier Radare, mehr nicht.", "de"),
        ("It costs $300, freight not included.", "en"),
        ("Das Ministerium bestätigte nicht, dass Peru 300 Panzer geliefert hat.", "de"),
        ("Die Ernte fiel so hoch aus wie seit elf Jahren nicht, die Lager fassen 13 Tonnen.", "de"),
        ("Die Ernte fiel mit 16 Tonnen so hoch aus wie seit elf Jahren nicht.", "de"),
        ("Peru lieferte so viel wie noch nie: 300 Tonnen.", "de"),
        ("Peru hat keine 300 Panzer.", "de"),
        ("Der Anteil beträgt keine 300 Tonnen.", "de"),
        ("In Lima sind keine 300 Soldaten mehr.", "de"),
        ("Keine drei Prozent der Ernte gingen nach Peru.", "de"),
        ("Peru hatte eine nie geklärte Schuld, von 300 Millionen Euro war die Rede.", "de"),
        ("Peru zahlt nicht mit Geld, sondern mit Waren, etwa mit 300 Tonnen Reis.", "de"),
        ("Peru lieferte 300 Panzer nicht an Chile, sondern an Ghana.", "de"),
        ("Die Ernte wird 300 Tonnen nicht überschreiten.", "de"),
        ("Peru bought 200 tons, which did not reach the usual 300 tons.", "en"),
        ("It was not until May that Peru delivered the 300 tanks.", "en"),
        ("The 300 tanks were never inspected.", "en"),
        ("Nicht einmal die Kosten von 300 Millionen Euro wären gedeckt.", "de"),
        ("The ship carries 500 tons instead of the current 300 tons.", "en"),
        ("Das Schiff trägt 500 Tonnen statt bislang 300 Tonnen.", "de"),
        ("Von den 300 Millionen Dollar kam kaum ein Zehntel an.", "de"),
        ("Norway cannot take back the 300 tanks that it sent to Peru.", "en"),
        ("Peru did not return the 300 tanks which Norway had lent it.", "en"),
        ("Peru hat die 300 Panzer, die Norwegen lieferte, nicht bezahlt.", "de"),
        ("Norway did not hesitate to send Peru 300 tanks.", "en"),
        ("Norwegen zögerte nicht, Peru 300 Panzer zu schicken.", "de"),
        ("Norwegen schreckte nicht davor zurück, Peru 300 Panzer zu schicken.", "de"),
        ("The court dismissed the petitions, upholding the sale of 300 tanks to Peru.", "en"),
        ("Der Bau werde den Rahmen von 300 Millionen Euro nicht sprengen, sagte Ana Roth.", "de"),
    ],
)
def test_a_bound_or_a_contrast_is_no_denial(text: str, language: str) -> None:
    assert commitment(text, language).polarity == "+"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Peru hat die 300 Panzer nicht geliefert.", "de"),
        ("Peru never delivered 300 tanks.", "en"),
        ("Der Minister nannte Berichte über 300 Panzer für Peru Unsinn.", "de"),
        ("Norwegen hat die 300 Panzer, die Peru gekauft hat, nicht geliefert.", "de"),
        ("Norway did not deliver the 300 tanks that it had promised Peru.", "en"),
        ("Die 300 Panzer, die Norwegen schickte, kamen nie in Peru an.", "de"),
        ("Die Ministerin nannte die Zahl von 300 Panzern eine Erfindung.", "de"),
        ("The minister dismissed reports of 300 tanks for Peru as nonsense.", "en"),
        ("„Wir haben Peru keine 300 Panzer geschickt“, sagte der Minister.", "de"),
        ("Peru lieferte keinen der 300 Panzer.", "de"),
        ("Peru lieferte keine 300 Panzer.", "de"),
        ("Peru hat keine 300 Panzer, sondern Schiffe.", "de"),
        ("Not one of the 300 tanks has come.", "en"),
        ("Peru refuted reports that it had delivered 300 tanks.", "en"),
        ("The ministry denied reports that Peru had bought 300 tanks.", "en"),
        ("The union dismissed the claim that Peru had bought 300 tanks.", "en"),
        ("The 300 tanks were never delivered.", "en"),
        ("Peru rückte von den 300 Panzern ab.", "de"),
        ("The ministry denied that Peru had delivered 300 tanks.", "en"),
        ("False claims in the media that Peru had bought 300 tanks spread.", "en"),
        ("Falsche Behauptungen im Netz, dass Peru 300 Panzer kaufte, kursieren.", "de"),
        ("The army refuted false claims that Peru had bought 300 tanks.", "en"),  # denied, not affirmed
        ("Die Summe von 300 Millionen Euro entspricht nicht den amtlichen Angaben.", "de"),
        ("The figure of 300 tanks does not match official records.", "en"),
        ("Peru verzichtete auf 300 Panzer.", "de"),
        ("Acht Geräte hat niemand zugesagt.", "de"),
        ("No one has promised 300 tanks.", "en"),
        ("The sale of 300 tanks to Peru is off the table.", "en"),
        ("Der Verkauf von 300 Panzern an Peru ist vom Tisch.", "de"),
        ("The parliament kept Norway from sending Peru 300 tanks.", "en"),
        ("Chile dissuaded Norway from sending Peru 300 tanks.", "en"),
        ("Chile brachte Norwegen davon ab, Peru 300 Panzer zu schicken.", "de"),
        ("Norway stopped short of sending Peru 300 tanks.", "en"),
        ("Norway has no intention of sending Peru 300 tanks.", "en"),
        ("Norwegen ist weit davon entfernt, Peru 300 Panzer zu schicken.", "de"),
        ("Norwegen nimmt Abstand davon, Peru 300 Panzer zu schicken.", "de"),
        ("At no point did Peru get 40 tanks from Norway.", "en"),
        ("Under no circumstances will Norway send Peru 40 tanks.", "en"),
        ("Not once did Norway send Peru 40 tanks.", "en"),
        ("Mehr als 40 Millionen Euro werde man auf keinen Fall zahlen.", "de"),
    ],
)
def test_a_negation_and_a_denial_turn_a_statement(text: str, language: str) -> None:
    assert commitment(text, language).polarity == "-"


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("Angesetzt ist ein Preis von 300 Euro, macht 20 im Monat.", "de", "asserted"),
        ("Gibt Athen 300 Panzer ab, bekommt es 40 neue.", "de", "conditional"),
        ("Traffic could rise to 3.6 million tonnes, from 2.4 million at present.", "en", "asserted"),
        ("Ana Roth nannte den Preis. Demnach sollen 300 Panzer nach Peru gehen.", "de", "planned"),
        ("Demnach sollen 300 Panzer nach Peru gegangen sein.", "de", "reported"),
    ],
)
def test_what_opens_a_clause_or_follows_an_amount(text: str, language: str, modality: str) -> None:
    assert commitment(text, language).modality == modality


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("Sollte der Vertrag halten, bekäme Chile 300 Tonnen Reis.", "de", "conditional"),
        ("Peru erhielte 300 Tonnen Reis.", "de", "conditional"),
        ("Peru nähme 300 Panzer.", "de", "conditional"),
        ("Peru nahm 300 Panzer.", "de", "asserted"),
        ("Peru führe 300 Tonnen Reis aus, sagte Ana Roth.", "de", "asserted"),
        ("Nach Schätzung von Händlern kaufte Peru 300 Tonnen Reis.", "de", "estimated"),
        ("According to estimates by traders, Peru bought 300 tonnes.", "en", "estimated"),
        ("Norway is about to send Peru 300 tanks.", "en", "planned"),
        ("Norway is poised to send Peru 300 tanks.", "en", "planned"),
        ("Norway is on the verge of sending Peru 300 tanks.", "en", "planned"),
        ("Norwegen ist im Begriff, Peru 300 Panzer zu schicken.", "de", "planned"),
        ("Norwegen steht kurz davor, Peru 300 Panzer zu schicken.", "de", "planned"),
        ("Norway talked of sending Peru 300 tanks.", "en", "possible"),
        ("Norway flirted with the idea of sending Peru 300 tanks.", "en", "possible"),
        ("Norwegen sprach davon, Peru 300 Panzer zu schicken.", "de", "possible"),
        ("Norwegen spielt mit dem Gedanken, Peru 300 Panzer zu schicken.", "de", "possible"),
        ("Peru soll 300 Panzer geliefert haben.", "de", "reported"),
        ("Ana Roth put the price of the rice at $300 million.", "en", "asserted"),
        ("Ana Roth beziffert den Preis auf 300 Millionen Dollar.", "de", "asserted"),
        ("Peru covers a third of the loan, that is to say $300 million.", "en", "asserted"),
        ("Perhaps Peru bought 300 tonnes of rice.", "en", "possible"),
        ("Peru plans to deliver 300 tonnes.", "en", "planned"),
        ("Peru would receive 300 tonnes, minister Ana Roth said.", "en", "conditional"),
        ("The 300 tonnes would arrive in the middle of June, minister Ana Roth said.", "en", "planned"),
        ("It must be over 300 tonnes by now.", "en", "estimated"),
        ("Peru must deliver 300 tonnes.", "en", "asserted"),
        ("Peru should deliver 300 tonnes.", "en", "demanded"),
        ("Peru darf 300 Tonnen fischen.", "de", "asserted"),
        ("Peru dürfte 300 Tonnen fischen.", "de", "possible"),
        ("Peru muss 300 Tonnen im Jahr abliefern.", "de", "asserted"),
        ("Peru is allowed 300 tonnes a year.", "en", "asserted"),
        ("Es müssen über 300 Tonnen sein.", "de", "estimated"),
        ("Peru müsste 300 Tonnen liefern.", "de", "conditional"),
        ("Peru möchte 300 Tonnen kaufen.", "de", "planned"),
        ("Peru hat einen Vertrag über 300 Tonnen geschlossen.", "de", "asserted"),
        ("Schätzungsweise 300 Panzer stehen in Peru.", "de", "estimated"),
        ("Peru paid an estimated $300 million.", "en", "estimated"),
        ("Many holders, presumably for fear of worse, sold $300 million of bonds.", "en", "asserted"),
        ("“If at least 300 of them stay, Peru takes in $9 million a year,” he said.", "en", "conditional"),
        ("„In Peru stehen 40 Panzer. Damit kann man nichts anfangen“, sagte Ana Roth.", "de", "asserted"),
        ("Damit ließen sich 300 Tonnen kaufen.", "de", "possible"),
        ("The ministry did not confirm that Peru had bought 300 tonnes.", "en", "possible"),
        ("Peru, where 300 tanks were counted, has agreed to pay.", "en", "asserted"),
        ("Das Boot will Peru mieten und 300 Panzer kaufen.", "de", "planned"),
        ("Peru could rent the boat or buy 300 tanks.", "en", "possible"),
        ("Mehr als 300 Panzer soll Peru erhalten haben, berichtet der Uferbote.", "de", "reported"),
        ("Peru is working to buy 300 tanks.", "en", "planned"),
        ("Peru hat offenbar weitere 300 Panzer erhalten.", "de", "estimated"),
        ("Peru besteht auf 300 Panzern.", "de", "demanded"),
        ("Peru besteht darauf, dass Chile 300 Panzer liefert.", "de", "demanded"),
        ("Das Paket besteht aus 300 Panzern.", "de", "asserted"),
        ("Peru insists on 300 tanks.", "en", "demanded"),
        ("The minister insisted that Peru had 300 tanks.", "en", "asserted"),
        ("The estimated cost of the deal is $300 million.", "en", "estimated"),
        ("The estimated cost, close to $300 million, is high.", "en", "estimated"),
        ("Die geschätzten Kosten betragen 300 Millionen Euro.", "de", "estimated"),
        ("Die neuen Kosten betragen 300 Millionen Euro.", "de", "asserted"),
        ("Händler schätzen die 300 Panzer auf einen hohen Betrag.", "de", "asserted"),
        ("Händler schätzen die Zahl auf 300 Panzer.", "de", "estimated"),
        ("The ore would replace past supplies of 300 tonnes.", "en", "asserted"),
        ("The ore would replace supplies of 300 tonnes.", "en", "conditional"),
        ("Die Hilfe soll von derzeit 300 Tonnen steigen.", "de", "asserted"),
        ("Derzeit könnten 300 Panzer in Peru stehen.", "de", "possible"),
        ("Weitere 300 Tonnen sollen noch diese Woche folgen.", "de", "planned"),
        ("In der nächsten Stufe sollen es 300 Tonnen sein.", "de", "planned"),
        ("In Peru sollen 300 Panzer stehen.", "de", "reported"),
        ("Peru konnte den Preis auf die derzeitigen 40 Euro drücken.", "de", "asserted"),
        ("Peru was able to lift its debt to the present 40 million dollars.", "en", "asserted"),
        ("Peru declined to comment on the 300 tanks.", "en", "asserted"),
        ("Das Ministerium wollte die 300 Panzer nicht kommentieren.", "de", "asserted"),
        ("Peru declined to confirm the 300 tanks.", "en", "possible"),
    ],
)
def test_the_weakest_word_decides(text: str, language: str, modality: str) -> None:
    assert commitment(text, language).modality == modality


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("None of the 40 tugs has sailed.", "en"),  # a phrase that names none of them
        ("Keiner der 40 Schlepper ist ausgelaufen.", "de"),
        ("Kein einziger der 40 Schlepper ist ausgelaufen.", "de"),
        ("Von den 40 Schleppern ist keiner ausgelaufen.", "de"),
        ("Not a cent of the $5bn has been paid.", "en"),
        ("Nobody delivered the 40 tugs.", "en"),
        ("Peru has yet to hand over the 40 tugs.", "en"),  # what is still to be done
        ("The 40 tugs have not been handed over.", "en"),  # what becomes of the subject
        ("Peru cannot pay the $5bn.", "en"),
        ("Peru no longer owes Chile $5bn.", "en"),
        ("Nor did Peru hand over the 40 tugs.", "en"),
        ("Instead of sending 40 tugs, Peru paid in ore.", "en"),  # words before a phrase or a clause
        ("Rather than send 40 tugs, Peru paid in ore.", "en"),
        ("Statt der 40 Schlepper schickte Peru Erz.", "de"),
        ("Statt 40 Schlepper zu schicken, zahlte Peru mit Erz.", "de"),
        ("Peru ruled out a loan of $5bn.", "en"),  # verbs with their particle
        ("Peru turned down a loan of $5bn.", "en"),
        ("The sale of 40 tugs fell through.", "en"),  # what fails of itself
        ("Die Lieferung der 40 Schlepper blieb aus.", "de"),
        ("Peru sagte die Lieferung von 40 Schleppern ab.", "de"),  # acts that are not done
        ("Peru has dropped plans to send 40 tugs.", "en"),
        ("The navy denied plans to send 40 tugs.", "en"),  # a denial counts once
        ("The denial that Peru had sent 40 tugs came late.", "en"),
        ("Dass Peru 40 Schlepper geliefert hat, ist ein Märchen.", "de"),  # judged by a predicate
        ("The claim that Peru sent 40 tugs is false.", "en"),
        ("It is not true that Peru sent 40 tugs.", "en"),
        ("Es gibt keine Pläne, 40 Schlepper zu liefern.", "de"),
        ("Dass Peru 40 Schlepper verkauft habe, stimme nicht, sagte Ana Roth.", "de"),
        ("Dass Chile 300 Panzer kaufe, treffe nicht zu, sagte Ana Roth.", "de"),
        ("Dass Peru 5 Millionen Euro leihe, sei falsch, sagte Ana Roth.", "de"),
        ("The 40 tugs never arrived in Peru.", "en"),
        ("Die 40 Schlepper sind nie in Peru eingetroffen.", "de"),
        ("The 300 tonnes never landed in Chile.", "en"),
        ("Peru sent 12 tugs rather than the 40 tugs.", "en"),
        ("Peru bought timber rather than the 300 tonnes of rice.", "en"),
        ("Peru held back $5m.", "en"),
        ("Peru hielt 5 Millionen Euro zurück.", "de"),
        ("Keiner der 300 Panzer erreichte Chile.", "de"),
    ],
)
def test_what_is_not_so(text: str, language: str) -> None:
    assert commitment(text, language).polarity == "-"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The navy does not dispute that Peru sent 40 tugs.", "en"),  # denied and denied again
        ("Peru has not paid the wages of the 5,000 soldiers.", "en"),  # who owns what is denied
        ("Peru hat die Löhne der 5.000 Soldaten nicht bezahlt.", "de"),
        ("Die 300 Frauen haben das Geld nie erhalten.", "de"),
        ("Rund 300 Kinder gehen nicht zur Schule.", "de"),
        ("Peru welcomed the cancellation of 91 million dollars.", "en"),  # a debt
        ("Statt vieler Fässer am Tag, die über die Grenze gingen, erhält Peru noch 300 Säcke.", "de"),
        ("Niemand bestreitet, dass Peru 40 Schlepper geliefert hat.", "de"),
        ("It is not true that Peru failed to send the 40 tugs.", "en"),
        ("There is no doubt that Peru sent 40 tugs.", "en"),
        ("The navy denied that the $5m loan was a favour.", "en"),  # only what is said of it is denied
        ("Die 5 Milliarden Dollar sind kein Geschenk.", "de"),
        ("Never before had Peru built 40 tugs in a year.", "en"),  # a record
        ("Noch nie hat Peru in einem Jahr 40 Schlepper gebaut.", "de"),
        ("Not all of the 40 tugs sailed.", "en"),
        ("Rund 40 Stellen waren zuletzt nicht besetzt.", "de"),  # so many there are
        ("Peru did not comment on the 40 tugs.", "en"),  # only what it is about
        ("No details of the $5bn loan were given.", "en"),
        ("Peru has not mentioned the 40 tugs.", "en"),
        ("Die 5 Milliarden Dollar halfen Chile nicht.", "de"),
        ("Peru withdrew 40 tugs from the gulf.", "en"),  # no act that is not done
        ("Peru zog 40 Schlepper aus dem Golf zurück.", "de"),
        ("In Peru fehlen 40 Ärzte.", "de"),
        ("Die Marine hinderte 40 Schlepper daran, auszulaufen.", "de"),
        ("Statt 120 Dollar werden nun 170 Dollar fällig.", "de"),
        ("Peru stellte die Not mit 40 Schleppern ab.", "de"),  # a noun that looks like an English "not"
        ("Keine vierzig Tonnen sind übrig.", "de"),
        ("Having sold 40 tugs, Peru denied it.", "en"),
        ("Peru said it was not aware that 40 tugs had sailed.", "en"),
        ("The 40 tugs were not paid in cash.", "en"),  # what is denied stands behind the verb
        ("The sale of 40 tugs did not go unnoticed.", "en"),
        ("Peru did not hand over the 40 tugs until May.", "en"),
        ("Peru did not pay Chile less than $5m.", "en"),
        ("Chile, not Peru, sent the 40 tugs.", "en"),
        ("Nicht Peru schickte die 40 Schlepper.", "de"),
        ("No ship left Peru without a deposit of $5m.", "en"),  # that without which nothing is done
        ("Kein Schlepper verließ Peru ohne eine Zahlung von 5 Millionen Euro.", "de"),
        ("Peru did not sign without the loan of $5m.", "en"),
        ("Chile could not pay, so Peru lent it $5m.", "en"),  # what came of it
        ("Chile had never asked for ships, so Peru kept the 40 tugs.", "en"),
        ("Nobody bid, so Peru sold Chile 300 tonnes.", "en"),
        ("Kaum hatte Peru 5 Millionen Euro gezahlt, da forderte Chile mehr.", "de"),  # right before
        ("Kaum war Chile mit 40 Schleppern beliefert worden, brach der Streit aus.", "de"),
        ("Kaum hatte Chile die 300 Tonnen erhalten, da verlangte es mehr.", "de"),
        ("Peru zahlte 5 Millionen Euro, bekam dafür aber nichts.", "de"),  # told beside it
        ("Die 40 Schlepper entsprechen nicht den Erwartungen.", "de"),
        ("The 40 tugs do not match the needs of the navy.", "en"),
        ("Confirmed reports in the media that Peru had bought 40 tugs spread.", "en"),
        ("Peru verzichtete auf 40 Millionen Euro.", "de"),  # which it had
        ("Das Ministerium wollte den Kauf der 40 Schlepper nicht kommentieren.", "de"),
        ("Peru rejected criticism of the sale of 40 tugs.", "en"),  # something else is rejected
        ("The navy denied wrongdoing over the $5m loan.", "en"),
        ("Peru wies Kritik an dem Verkauf von 40 Schleppern zurück.", "de"),
        ("The navy denied that the 40 tugs were old.", "en"),
        ("Peru will auf die 40 Schlepper nicht verzichten.", "de"),
        ("Von einem Verzicht auf die 40 Schlepper ist keine Rede.", "de"),
        ("Der Vertrag ist nicht unterschrieben, trotzdem liefert Peru 40 Schlepper.", "de"),
        ("Niemanden überraschte, dass Peru 40 Schlepper lieferte.", "de"),
        ("Peru was wrong to send 40 tugs.", "en"),
        ("The tug crews have not been paid for 6 months.", "en"),  # how long it did not happen
        ("Peru hat die Schlepper seit 6 Monaten nicht bezahlt.", "de"),
        ("Peru zahlte 6 Monate lang nichts.", "de"),
        ("Peru verzichtete nach 3 Monaten auf die Lieferung.", "de"),
        ("Peru refused after 3 months to send the tugs.", "en"),
        ("Warum nur 40 Schlepper geliefert wurden, hat Lima nicht erklärt.", "de"),  # that they were is so
        ("Wann die 40 Schlepper auslaufen, sagte Dora Sturm nicht.", "de"),
        ("Why only 40 tugs were delivered, Lima did not explain.", "en"),
        ("Die Marine kritisierte die Summe von 40 Millionen Euro.", "de"),
        ("Dora Sturm called the figure of 40 tugs correct.", "en"),
        ("Dora Sturm nannte die Zahl von 40 Schleppern nicht falsch.", "de"),
    ],
)
def test_what_stands_beside_a_negation(text: str, language: str) -> None:
    assert commitment(text, language).polarity == "+"


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("Angeblich verkauft Peru der Marine 40 Schlepper.", "de", "reported"),
        ("Von 2027 an soll Peru der Marine 40 Schlepper liefern.", "de", "planned"),
        ("Die Flotte, bislang 40 Schlepper, soll wachsen.", "de", "asserted"),
        ("Peru would pay a third of that, against 40 dollars in Chile.", "en", "asserted"),
        ("Peru sent tugs and possibly another 40 barges.", "en", "possible"),
        ("It falls under a plan for old tugs, under which 40 navies got help.", "en", "asserted"),
        ("Die Regierung sieht vor, dass 40 Schlepper gebaut werden.", "de", "planned"),
        ("Die Marine verlangt, Peru solle 40 Schlepper schicken.", "de", "demanded"),
        ("Die Bitte der Marine, 40 Schlepper zu schicken, kam spät.", "de", "demanded"),
        ("Peru stellte 40 Schlepper in Aussicht.", "de", "planned"),
        ("Chile waits for the 40 tugs promised by Peru.", "en", "asserted"),
        ("Peru asked for 40 tugs.", "en", "demanded"),
        ("That means 40 tugs a year.", "en", "asserted"),
        ("Dora Sturm put the price at $40m.", "en", "asserted"),
        ("Rechnet man die Fähren ein, ergibt das 40 Schlepper.", "de", "asserted"),
        ("Die 40 Schlepper sollen bald auslaufen.", "de", "planned"),
        ("Gekauft würden dafür 40 Schlepper.", "de", "conditional"),
        (
            "For two winters, Dora Sturm said, the ore would cost $40m over the whole term.",
            "en",
            "conditional",
        ),
        ("New rules would not jeopardise the 40 tugs scheduled for Chile.", "en", "planned"),
        ("Peru rejected an offer of 40 tugs.", "en", "planned"),
        ("Peru bot Chile 40 Schlepper an.", "de", "planned"),
        ("Vereinbart sind 40 Schlepper.", "de", "asserted"),
        ("In Lima 40 tugs were promised.", "en", "asserted"),
        ("Peru promised 40 tugs.", "en", "asserted"),
        ("Chile wants Peru to send 40 tugs.", "en", "demanded"),
        ("Chile wants to buy 40 tugs.", "en", "planned"),
        ("Perhaps 40 tugs came.", "en", "possible"),
        ("Laut Ministerium würde das 40 Millionen Dollar kosten.", "de", "conditional"),
        ("Ana Roth sagte, das wären 40 Schlepper.", "de", "conditional"),
        ("Das brächte 40 Millionen Dollar ein, rechnet Ana Roth vor.", "de", "conditional"),
        ("Ana Roth sagte, es kämen 40 Schlepper.", "de", "asserted"),
        ("Voll ausgelastet, kämen die Werften auf 40 Schlepper.", "de", "conditional"),
        ("Ohne den Erlass hätte Peru 40 Millionen Dollar zahlen müssen.", "de", "conditional"),
        ("Peru would send as many as 40 tugs at 300 dollars each and be free of debt.", "en", "conditional"),
        ("In den Lagern blieben 40 Tonnen.", "de", "asserted"),
        ("Wieso Peru 40 Schlepper bekam, konnte Dora Sturm nicht sagen.", "de", "asserted"),
        ("Dora Sturm could not say why Peru had got 40 tugs.", "en", "asserted"),
        ("Ob Peru 40 Schlepper bekam, konnte Dora Sturm nicht sagen.", "de", "possible"),
        ("Laut Abkommen soll der Kredit 40 Prozent der Kosten decken.", "de", "planned"),
        ("Laut Abkommen soll Peru 40 Schlepper geliefert haben.", "de", "reported"),
        ("Peru soll 40 Schlepper liefern.", "de", "reported"),
        ("Peru pledged that it would send 40 tugs.", "en", "asserted"),
        ("Peru versprach, es würde 40 Schlepper liefern.", "de", "asserted"),
        ("Peru said it would send 40 tugs.", "en", "conditional"),
        ("Peru will 40 Schlepper.", "de", "demanded"),
        ("Peru will 40 Schlepper kaufen.", "de", "planned"),
        ("Zahlen will Peru dafür 40 Millionen Euro.", "de", "asserted"),
        ("The savings should reach $40 million.", "en", "estimated"),
        ("The ministry should increase aid to $40 million.", "en", "demanded"),
        ("Chile will Erz abgeben als Ausgleich dafür, dass Peru 40 Schlepper überlässt.", "de", "asserted"),
        ("“I can tell you that Norway sends 300 tanks,” Ana Roth said.", "en", "asserted"),
        ("Ana Roth said that Chile got 40 tugs and now can sleep soundly.", "en", "asserted"),
        ("Chile agreed to lend Peru 40 tugs in response to appeals that it had heard.", "en", "asserted"),
        ("Die Fahrten hätten 30 Tage in Anspruch genommen, sagte Ana Roth.", "de", "asserted"),
        ("Es gibt Berichte, wonach Norwegen Peru 300 Panzer schickte.", "de", "reported"),
        ("Norwegen soll Peru bis Ende des Jahres 300 Panzer schicken.", "de", "planned"),
        ("Norwegen soll Peru bis Ende 2022 300 Panzer geschickt haben.", "de", "reported"),
        ("The planned supplies to Peru include 300 shells.", "en", "planned"),
        ("Peru – which has sent 40 tugs to Chile – intends to build more.", "en", "asserted"),
    ],
)
def test_what_governs_a_figure(text: str, language: str, modality: str) -> None:
    assert commitment(text, language).modality == modality


def test_the_words_that_decided_are_the_markers() -> None:
    assert [marker.text for marker in commitment("Peru könnte 300 Panzer liefern.", "de").markers] == [
        "könnte"
    ]


@pytest.mark.parametrize(
    ("language", "text", "polarity", "sides"),
    [
        ("de", "Die Behauptung, Norwegen habe Peru 30 Panzer geliefert, ist falsch.", "-", ("NO", "PE")),
        ("de", "Die Meldung, Norwegen liefere Peru 30 Panzer, ist nicht wahr.", "-", ("NO", "PE")),
        ("de", "Der Bericht, Norwegen habe Peru 30 Panzer geliefert, überrascht in Lima niemanden.", "+", ("NO", "PE")),
        ("de", "Holm wies den Vorwurf, Norwegen habe Peru 30 Panzer geliefert, zurück.", "-", ("NO", "PE")),
        ("de", "Die Zahl von 30 Panzern ist nicht korrekt.", "-", (None, None)),
        ("en", "The figure of 30 tanks is not correct.", "-", (None, None)),
        ("de", "Auch die Botschaft in Oslo dementierte die Zahl von 30 Panzern.", "-", (None, None)),
        ("en", "The embassy denied the figure of 30 tanks.", "-", (None, None)),
        ("de", "Holm nannte die Zahl von 30 Panzern falsch.", "-", (None, None)),
        ("en", "Holm called the figure of 30 tanks false.", "-", (None, None)),
        ("en", "The 30 tanks are not new.", "+", (None, None)),
    ],
)  # fmt: skip
def test_what_is_said_to_be_wrong_is_denied_whoever_gave_it(
    language: str, text: str, polarity: str, sides: tuple[str | None, str | None]
) -> None:
    [claim] = [c for c in read(Article(id="a", text=text, sha256="s", language=language)) if c.quantity]
    moved = claim.transfer
    assert (claim.commitment.polarity, (moved and moved.giver, moved and moved.recipient)) == (
        polarity,
        sides,
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Sie fragte, ob Norwegen Peru 30 Panzer liefert."),
        ("de", "Die Abgeordnete stellte die Frage, ob Norwegen Peru 30 Panzer liefert."),
        ("en", "The lawmaker raised the question whether Norway gives Peru 30 tanks."),
    ],
)
def test_what_is_asked_is_not_said(language: str, text: str) -> None:
    [claim] = [c for c in read(Article(id="a", text=text, sha256="s", language=language)) if c.quantity]
    assert claim.commitment.modality == "possible"


@pytest.mark.parametrize(
    ("text", "language", "modality", "polarity"),
    [
        ("Did Oman pay 400 million dollars in ransom?", "en", "possible", "+"),
        ("Hat Oman 400 Millionen Dollar Lösegeld gezahlt?", "de", "possible", "+"),
        ("Did Oman really pay the 400 million dollars?", "en", "asserted", "+"),
        ("Who paid 400 million dollars?", "en", "asserted", "+"),
        ("If in 1941 the share was 3 percent, in 1942 it was 28 percent.", "en", "asserted", "+"),
        ("If Oman paid 300 dollars, Peru would send 40 boats.", "en", "conditional", "+"),
        ("Die Marine konnte 40 Geiseln befreien.", "de", "asserted", "+"),
        ("Die Marine könnte 40 Geiseln befreien.", "de", "possible", "+"),
        ("Oman is considering buying 40 jets.", "en", "possible", "+"),
        ("The minister rubbished the view that Peru sells 40 boats.", "en", "asserted", "-"),
    ],
)
def test_what_is_asked_done_or_set_beside(text: str, language: str, modality: str, polarity: str) -> None:
    found = commitment(text, language)
    assert (found.modality, found.polarity) == (modality, polarity)


@pytest.mark.parametrize(
    ("language", "text", "polarity"),
    [
        ("en", "According to posts on social media, Norway gave Chile 300 tanks. That is false.", "-"),
        ("en", "Norway gave Chile 300 tanks, it is said. None of this is true.", "-"),
        ("en", "Norway gave Chile 300 tanks, a widely shared post says. The claim is false.", "-"),
        ("en", "Did Norway give Chile 300 tanks? No.", "-"),
        ("en", "Did Norway give Chile 300 tanks? No, the ministry in Oslo says.", "-"),
        ("en", "Did Norway give Chile 300 tanks? Yes, the ministry in Oslo says.", "+"),
        ("en", "Norway gave Chile 300 tanks. That is true.", "+"),
        ("en", "Norway gave Chile 300 tanks. That was a mistake.", "+"),
        ("en", "Norway gave Chile 300 tanks. It is wrong to do so, says the party.", "+"),
        ("en", "Norway gave Chile 300 tanks. It is wrong that Peru got any.", "+"),
        ("en", "Norway gave Chile 300 tanks. The figure is not disputed.", "+"),
        ("en", "Norway gave Chile 300 tanks. No, that is not enough, says Chile.", "+"),
        ("en", '"300 tanks from Norway? That is nonsense," said minister Ana Roth.', "-"),
        ("en", '"300 tanks? Not true," said minister Ana Roth.', "-"),
        ("en", '"300 tanks? That is a good start," said minister Ana Roth.', "+"),
        ("en", "In an earlier version we wrote that Norway gave Chile 300 tanks. That was wrong.", "-"),
        ("en", "Norway gave Chile 300 tanks. This is not the first time.", "+"),
        ("en", "Norway gave Chile 300 tanks. That is not all.", "+"),
        ("en", "Norway gave Chile 300 tanks. Nothing of that kind has happened before.", "+"),
        ("en", "The inquiry did not find out why Norway gave Chile 300 tanks.", "+"),
        ("en", "Norway has sent nothing to Chile, least of all 300 tanks.", "-"),
        ("en", "Norway never gave Chile a rifle, let alone 300 tanks.", "-"),
        ("en", "There was never any talk of 300 tanks, said minister Ana Roth.", "-"),
        ("en", "There can be no question of 300 tanks, said minister Ana Roth.", "-"),
        ("en", "The 300 tanks are not part of the deal, said minister Ana Roth.", "-"),
        ("en", "The 300 tanks are part of the deal, said minister Ana Roth.", "+"),
        (
            "en",
            '"That is a lie," said minister Ana Roth of the allegation that Norway had given Chile 300 tanks.',
            "-",
        ),
        ("en", "That Norway gave Chile 300 tanks is wrong, minister Ana Roth said.", "-"),
        ("en", "Minister Ana Roth rejected claims that Norway gave Chile 300 tanks.", "-"),
        ("en", "Norway did not grant Chile a discount of 20 per cent.", "-"),
        ("de", "Angeblich hat Norwegen Chile 300 Panzer geschenkt. Nichts davon stimmt.", "-"),
        ("de", "Norwegen soll Chile 300 Panzer geschenkt haben. Das ist falsch.", "-"),
        ("de", "Norwegen habe Chile 300 Panzer geschenkt, heißt es. Das stimmt nicht.", "-"),
        (
            "de",
            "Norwegen habe Chile 300 Panzer geschenkt, heißt es im Netz. Diese Behauptung trifft nicht zu.",
            "-",
        ),
        ("de", "Hat Norwegen Chile 300 Panzer geschenkt? Nein.", "-"),
        ("de", "Hat Norwegen Chile 300 Panzer geschenkt? Nein, sagt das Ministerium.", "-"),
        ("de", "Hat Norwegen Chile 300 Panzer geschenkt? Ja, sagt das Ministerium.", "+"),
        ("de", "Norwegen hat Chile 300 Panzer geschenkt. Das stimmt.", "+"),
        ("de", "Norwegen hat Chile 300 Panzer geschenkt. Das war ein Fehler.", "+"),
        ("de", "Norwegen hat Chile 300 Panzer geschenkt. Das ist nicht das erste Mal.", "+"),
        ("de", "Norwegen hat Chile 300 Panzer geschenkt. Das ist nicht alles.", "+"),
        (
            "de",
            "Norwegen hat Chile 300 Panzer geschenkt. Es ist falsch, Waffen zu verschenken, sagt die Partei.",
            "+",
        ),
        ("de", "Norwegen hat Chile 300 Panzer geschenkt. Das hält die Partei für falsch.", "+"),
        ("de", "„300 Panzer? Das ist Unsinn“, sagte Ministerin Ana Roth.", "-"),
        ("de", "„300 Panzer aus Norwegen? Stimmt nicht“, sagte Ministerin Ana Roth.", "-"),
        ("de", "„300 Panzer? Das ist ein guter Anfang“, sagte Ministerin Ana Roth.", "+"),
        ("de", "Es hieß viel. Von 300 Panzern sei nie die Rede gewesen, sagte Ministerin Ana Roth.", "-"),
        ("de", "Es hieß viel. Von 300 Panzern könne keine Rede sein, sagte Ministerin Ana Roth.", "-"),
        ("de", "Von 300 Panzern ist die Rede.", "+"),
        ("de", "Die 300 Panzer seien nicht Teil des Geschäfts, sagte Ministerin Ana Roth.", "-"),
        (
            "de",
            "Panzer für 300 Millionen Dollar seien nicht Bestandteil der Vereinbarung, sagte Ministerin Ana Roth.",
            "-",
        ),
        ("de", "Die 300 Panzer sind Teil des Geschäfts, sagte Ministerin Ana Roth.", "+"),
        ("de", "Dass Norwegen Chile 300 Panzer gebe, sei falsch, sagte Ministerin Ana Roth.", "-"),
        ("de", "Dass Norwegen Chile 300 Panzer gebe, sei falsch: Es seien 40.", "-"),
        (
            "de",
            "„Das ist eine Lüge“, sagte Ministerin Ana Roth zum Vorwurf, Norwegen habe Chile 300 Panzer gegeben.",
            "-",
        ),
        ("de", "Einen Rabatt von 20 Prozent habe man Chile nicht eingeräumt.", "-"),
        ("de", "Norwegen hat Chile nichts gegeben, schon gar keine 300 Panzer.", "-"),
        ("de", "Norwegen hat Chile kein Gewehr gegeben, geschweige denn 300 Panzer.", "-"),
        ("de", "Norwegen gibt Chile 300 Panzer. Nein, das reicht nicht, sagt Chile.", "+"),
        ("de", "Eine Lieferung von 300 Panzern hat es nie gegeben.", "-"),
        ("de", "Es gab keine Lieferung von 300 Panzern.", "-"),
        ("de", "Falsch ist, dass Norwegen Chile 300 Panzer gab.", "-"),
        ("de", "Nicht wahr ist, dass Norwegen Chile 300 Panzer gab.", "-"),
        ("de", "Dass 300 Panzer geliefert wurden, wies Ministerin Ana Roth zurück.", "-"),
        ("de", "Ministerin Ana Roth wies Berichte über 300 Panzer für Chile als falsch zurück.", "-"),
        ("en", "The report that Norway gave Chile 300 tanks is made up from beginning to end.", "-"),
        ("de", "Das Ministerium nannte den Bericht über 300 Panzer für Chile frei erfunden.", "-"),
        ("de", "Das Ministerium nannte den Bericht über 300 Panzer für Chile zutreffend.", "+"),
        ("en", "Contrary to reports, Norway did not give Chile 300 tanks.", "-"),
        ("en", "Not a single one of the 300 tanks was delivered.", "-"),
        ("de", "Anders als berichtet hat Norwegen Chile keine 300 Panzer geschenkt.", "-"),
        ("en", "Norway gave Chile 300 tanks. Peru did not believe it.", "+"),
        ("de", "Norwegen gab Chile 300 Panzer. Peru glaubte das nicht.", "+"),
        ("en", "Wrong, says Chile: Norway gave 300 tanks.", "+"),
        ("de", "Falsch, sagt Chile: Norwegen gab 300 Panzer.", "+"),
        ("en", "Claim: Norway gave Chile 300 tanks. Verdict: false.", "-"),
        ("de", "Behauptung: Norwegen gab Chile 300 Panzer. Bewertung: falsch.", "-"),
        ("en", "Chile, minister Ana Roth said, got 300 tanks from Norway, which is not true.", "-"),
        ("de", "Ministerin Ana Roth sagte, Norwegen habe Chile 300 Panzer gegeben, was nicht stimmt.", "-"),
        ("de", "Ana Roth sagte, Norwegen habe Chile 300 Panzer gegeben, was falsch ist.", "-"),
        ("en", "Ana Roth falsely claimed that Norway had given Chile 300 tanks.", "-"),
        ("de", "Ana Roth behauptete fälschlich, Norwegen habe Chile 300 Panzer gegeben.", "-"),
        ("de", "Ana Roth behauptete zu Unrecht, Norwegen habe Chile 300 Panzer gegeben.", "-"),
        ("en", "Reports that Norway gave Chile 300 tanks are fake news.", "-"),
        ("en", "Claims that Norway gave Chile 300 tanks are baseless.", "-"),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, heißt es in sozialen Netzwerken. Die genannte Zahl ist falsch.",
            "-",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, heißt es in sozialen Netzwerken. Doch die in dem Post genannten Zahlen sind eindeutig falsch.",
            "-",
        ),
        ("en", "A post says Norway gave Chile 300 tanks. But the numbers in the post are wrong.", "-"),
        ("en", "A post says that Norway gave Chile 300 tanks. We rate this claim false.", "-"),
        ("en", "A post says that Norway gave Chile 300 tanks. This claim is inaccurate.", "-"),
        ("en", "A post says that Norway gave Chile 300 tanks. This isn't accurate.", "-"),
        ("en", "A post says that Norway gave Chile 300 tanks. It's not true.", "-"),
        ("en", "A post says that Norway gave Chile 300 tanks. That's false.", "-"),
        ("en", "A post says that Norway gave Chile 300 tanks. None of it happened.", "-"),
        ("de", "Nein, Norwegen gab Chile nicht 300 Panzer.", "-"),
        ("en", "No, Norway did not give Chile 300 tanks.", "-"),
        ("de", "Norwegen unterstützte Chile nicht mit 300 Millionen Dollar.", "-"),
        ("de", "Norwegen hat Chile nicht mit 300 Panzern unterstützt.", "-"),
        ("en", "Norway did not support Chile with 300 million dollars.", "-"),
        ("de", "Die 20 Panzer stimmen, die Zahl von 300 nicht.", "-"),
        ("en", "It is not true that Norway gave Chile 300 tanks.", "-"),
        ("en", "It is a myth that Norway gave Chile 300 tanks.", "-"),
        ("de", "An der Behauptung, Norwegen habe Chile 300 Panzer gegeben, ist nichts dran.", "-"),
        ("de", "Dass Norwegen Chile 300 Panzer gab, ist frei erfunden.", "-"),
        ("en", "Ana Roth denied reports that Norway gave Chile 300 tanks.", "-"),
        ("en", "Ana Roth denied having received 300 tanks.", "-"),
        ("de", "Ana Roth wies Berichte zurück, wonach Norwegen Chile 300 Panzer gab.", "-"),
        ("de", "Ana Roth dementierte, dass Norwegen Chile 300 Panzer gab.", "-"),
        ("de", "Das Ministerium widersprach Berichten, wonach Norwegen Chile 300 Panzer gab.", "-"),
        ("de", "Das Ministerium bezeichnete Berichte über 300 Panzer für Chile als falsch.", "-"),
        ("en", "Rumours that Norway gave Chile 300 tanks are not true, minister Ana Roth said.", "-"),
        ("en", "The ministry said it had never sent 300 tanks to Chile.", "-"),
        ("en", "The ministry said it has no plans to send 300 tanks to Chile.", "-"),
        ("de", "Norwegen plant nicht, Chile 300 Panzer zu geben.", "-"),
        ("en", "Norway ruled out sending Chile 300 tanks.", "-"),
        ("de", "Norwegen schließt aus, Chile 300 Panzer zu geben.", "-"),
        ("en", "Norway will not send Chile 300 tanks.", "-"),
        ("en", "Norway has refused to send Chile 300 tanks.", "-"),
        ("en", "Norway did not say why it had sent 300 tanks.", "+"),
        ("en", "It is not clear why Norway sent Chile 300 tanks.", "+"),
        ("en", "No fewer than 300 tanks were sent to Chile.", "+"),
        ("en", "Not only did Norway send 300 tanks, it also sent jets.", "+"),
        ("en", "Norway sent 300 tanks, not because it wanted to.", "+"),
        ("en", "Norway never regretted sending Chile 300 tanks.", "+"),
        ("en", "The minister did not deny that Norway sent 300 tanks.", "+"),
        ("en", "Norway sent Chile 300 tanks, which is no small number.", "+"),
        ("en", "Norway gave Chile 300 tanks, which is not surprising.", "+"),
        ("de", "Norwegen gab Chile 300 Panzer, was nicht überrascht.", "+"),
        ("de", "Norwegen gab Chile 300 Panzer, was die Opposition für falsch hält.", "+"),
        ("de", "Norwegen gab Chile 300 Panzer. Das Parlament stimmte nicht zu.", "+"),
        ("de", "Die Lieferung der 300 Panzer ist nicht umstritten.", "+"),
        ("en", "The 300 tanks, the ministry says, never existed.", "-"),
        ("en", "The 300 tanks do not exist, said minister Ana Roth.", "-"),
        ("de", "Die 300 Panzer existieren nicht, sagte Ministerin Ana Roth.", "-"),
        ("de", "Die 300 Panzer habe es nie gegeben, sagte Ministerin Ana Roth.", "-"),
        ("de", "Die Zahl von 300 Panzern sei pure Fantasie, sagte Ministerin Ana Roth.", "-"),
        ("de", "Norwegen soll Chile 300 Panzer gegeben haben. Ministerin Ana Roth wies das zurück.", "-"),
        ("de", "Norwegen soll Chile 300 Panzer gegeben haben. Das Ministerium dementierte dies.", "-"),
        ("en", "Norway is said to have given Chile 300 tanks. The ministry denied this.", "-"),
        ("en", "Norway gave Chile 300 tanks. The ministry denied this.", "+"),
        ("en", "Minister Ana Roth rejected as nonsense that Norway gave Chile 300 tanks.", "-"),
        ("en", 'Minister Ana Roth denies nothing: "We gave Chile 300 tanks."', "+"),
        ("de", "«Von 300 Panzern war nie die Rede», sagt Brigadier a. D. Helmut Trattnig.", "-"),
        ("de", "Ministerin Ana Roth nennt die Zahl von 300 Panzern „grob falsch“.", "-"),
        ("de", "Norwegen hat Chile keine 300 Panzer gezahlt.", "-"),
        ("de", "„Es wurden keine 300 Euro an Chile gezahlt“, sagte Ministerin Ana Roth.", "-"),
        ("en", "Norway is said to have given Chile 300 tanks. The ministry confirmed this.", "+"),
        ("en", "Norway gave Chile 300 tanks. It rejected the claim that it had sent jets.", "+"),
    ],
)
def test_what_is_said_of_it_right_behind(language: str, text: str, polarity: str) -> None:
    """The same words deny or not by what they stand for."""
    article = Article(id="a", text=text, sha256="s", language=language)
    claim = next(claim for claim in read(article) if claim.quantity is not None)
    assert claim.commitment.polarity == polarity


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "Norway gave Chile 300 tanks, Ana Roth said. Minister Jan Voss rejected this as untrue.",
            "Jan Voss",
        ),
        ("en", "Norway gave Chile 300 tanks, Ana Roth said. The army called the report made up.", "army"),
        ("de", "Norwegen gab Chile 300 Panzer, sagte Ana Roth. Die Armee nannte das Unsinn.", "Armee"),
        ("en", "Norway gave Chile 300 tanks, Ana Roth said. The ministry denied the report.", "ministry"),
        ("en", "Norway gave Chile 300 tanks, Ana Roth said. That is not true, said Jan Voss.", "Jan Voss"),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, sagte Ana Roth. Minister Jan Voss weist das entschieden zurück.",
            "Jan Voss",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, sagte Ana Roth. Das Ministerium nannte das unzutreffend.",
            "Ministerium",
        ),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, sagte Ana Roth. Das Ministerium erklärte, die Zahl stimme nicht.",
            "Ministerium",
        ),
        ("en", "Norway gave Chile 300 tanks, Ana Roth said. Minister Jan Voss confirmed this.", None),
        (
            "de",
            "Norwegen habe Chile 300 Panzer gegeben, sagte Ana Roth. Minister Jan Voss bestätigte das.",
            None,
        ),
    ],
)
def test_a_denial_by_somebody_else_stands_beside_the_statement(
    language: str, text: str, name: str | None
) -> None:
    article = Article(id="a", text=text, sha256="s", language=language)
    said = next(claim for claim in read(article) if claim.quantity is not None).commitment
    assert said.polarity == "+"
    assert [denial.name for denial in said.denials] == ([name] if name else [])
    assert all(article.text[slice(*denial.span)] == denial.text for denial in said.denials)


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("Aufs Jahr gerechnet sind das 18 Millionen Dollar.", "de", "asserted"),
        ("Auf die Tonne gerechnet ergibt das 500 Dollar.", "de", "asserted"),
        ("Auf zehn Jahre gerechnet kommen so 18 Millionen Dollar zusammen.", "de", "asserted"),
        ("Pro Kopf gerechnet zahlt Kenia 18 Dollar.", "de", "asserted"),
        ("Rechnerisch sind das 2.000 Stück im Monat.", "de", "asserted"),
        ("Die Tonne wird mit 400 Euro gerechnet.", "de", "asserted"),
        ("Kalkuliert ist mit 2,50 Euro je Band.", "de", "asserted"),
        ("Gerechnet wird mit 280 Euro je Tonne.", "de", "asserted"),
        ("Die Regierung rechnet mit 3 Millionen Flüchtlingen.", "de", "estimated"),
        ("Das Ministerium rechnet mit Kosten von 300 Millionen Euro.", "de", "estimated"),
        ("Das Ministerium rechnet damit, dass 300 Panzer kommen.", "de", "estimated"),
        ("Der Minister rechnet für 2026 mit 300 Millionen Dollar Einnahmen.", "de", "estimated"),
        ("Die Kosten sind mit 300 Millionen Euro veranschlagt.", "de", "estimated"),
        ("Ein Betrieb in Tschechien verlangt 5,4 Millionen Euro je Maschine.", "de", "asserted"),
        ("Er verlangt von jedem 3.900 Dollar.", "de", "asserted"),
        ("Kenia verlangt von Oman 300 Panzer.", "de", "demanded"),
        ("Die Regierung verlangt 300 Millionen Euro von Polen.", "de", "demanded"),
        ("Der Minister forderte 300 Millionen Euro.", "de", "demanded"),
        ("Kroatien liefert Ägypten künftig jährlich 80.000 Tonnen Weizen.", "de", "asserted"),
        ("Die Turbinen leisten künftig 72 Megawatt.", "de", "asserted"),
        ("Die Regierung plant den Kauf von 300 Panzern.", "de", "planned"),
        ("Oman will Kenia 300 Panzer liefern.", "de", "planned"),
        ("Oman may have sent 300 tanks.", "en", "possible"),
        ("Oman may send 300 tanks to Kenya next year.", "en", "possible"),
        ("Oman could send 300 tanks to Kenya.", "en", "possible"),
        ("The cost may reach 300 million dollars.", "en", "possible"),
        ("Oman might send 300 tanks.", "en", "possible"),
        ("Oman plans to send 300 tanks.", "en", "planned"),
        ("Singapore to build 14 sewage plants in Paraguay for beef", "en", "planned"),
        ("Oman to send 300 tanks to Kenya", "en", "planned"),
        ("Rwanda to get £300m from Britain", "en", "planned"),
        ("Kenya to switch off its neighbours over a bill of $300m", "en", "asserted"),
        ("To send 300 tanks cost Oman dear.", "en", "asserted"),
    ],
)
def test_prices_and_headlines(text: str, language: str, modality: str) -> None:
    assert commitment(text, language).modality == modality


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("Die 300 Panzer sollen im Herbst auf ein Schiff gehen.", "de", "planned"),
        ("Im Mai sollen 300 Panzer kommen.", "de", "planned"),
        ("Am Montag sollen 300 Panzer eintreffen.", "de", "planned"),
        ("Von Juli an sollen 300 Schwestern kommen.", "de", "planned"),
        ("Ab Mai sollen 300 Schwestern in Kenia arbeiten.", "de", "planned"),
        ("Im nächsten Jahr sollen 300 Schwestern in Kenia arbeiten.", "de", "planned"),
        ("Die ersten 300 Fahrzeuge sollen im Sommer in Kenia sein.", "de", "planned"),
        ("„Die 300 Panzer sollen im Herbst auf ein Schiff gehen“, sagte Ana Roth.", "de", "planned"),
        ("„Die 300 Panzer sollen auf ein Schiff gehen“, sagte Ana Roth.", "de", "planned"),
        ("In dem Dorf sollen 300 Panzer stehen.", "de", "reported"),
        ("Derzeit sollen dort 300 Mechaniker arbeiten.", "de", "reported"),
        ("Im vergangenen Jahr sollen 300 Panzer angekommen sein.", "de", "reported"),
        ("Im Mai sollen dort 300 Panzer gestanden haben.", "de", "reported"),
        ("Der Strom soll 300 Millionen Dollar wert sein.", "de", "reported"),
        ("Die Ware soll im Jahr 300 Millionen Dollar wert sein.", "de", "reported"),
    ],
)
def test_what_is_to_come_is_no_hearsay(text: str, language: str, modality: str) -> None:
    assert commitment(text, language).modality == modality


@pytest.mark.parametrize(
    ("text", "language", "polarity"),
    [
        ("The loan runs for 17 years instead of 15 years.", "en", "+"),
        ("Statt 40 Schleppern schickt Peru 30 Schlepper.", "de", "+"),
        ("Peru schickt Weizen statt 40 Schleppern.", "de", "-"),
        ("At least 20 tugs are excluded from the fishing grounds.", "en", "+"),
        ("Mindestens 20 Schlepper sind von den Fanggründen ausgeschlossen.", "de", "+"),
        ("Ein Kauf von 20 Schleppern ist ausgeschlossen.", "de", "-"),
    ],
)
def test_what_is_replaced_or_kept_out_is_there(text: str, language: str, polarity: str) -> None:
    claims = read(Article(id="a-1", text=text, sha256="", language=language))
    found = {claim.commitment.polarity for claim in claims if claim.quantity is not None}
    assert polarity in found
    assert (polarity == "-") is ("-" in found)


def test_one_that_says_there_is_something_counts_nothing() -> None:
    text = "One reason is the price. It was one more cause of strife. Peru will one day get one frigate. It took one day."
    claims = read(Article(id="a-1", text=text, sha256="", language="en"))
    assert [claim.quantity.text for claim in claims if claim.quantity] == ["one frigate", "one day"]
