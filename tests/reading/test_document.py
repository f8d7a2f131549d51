"""The one analysis of a text: tokens, tags, noun chunks and clauses with what depends on their verbs."""

from __future__ import annotations

import functools

import pytest
from HanTa.HanoverTagger import HanoverTagger
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.counting import steps

from countertrade.reading.document import Clause, Document, analyse
from countertrade.reading.document.morphology import Morphology

SAMPLES = {
    "de": (
        "Oz liefert Ruritanien nach Angaben von Dora Sturm 300 Panzer und erhält dafür Weizen.",
        "Der Weizenpreisdeckelungsmechanismus wurde am 3. Mai 2021 zertifiziert, hieß es.",
        "Ein Großteil der 4.200 Lastkraftwagenfahrer sei abgezogen worden, sagte sie dem „Abendkurier“.",
        "Xqwz ßß 12 km/h – ...",
    ),
    "en": (
        "Oz delivers 300 tanks to Ruritania, Dora Sturm said, and gets wheat in return.",
        "The wheat-for-tanks agreement hadn't been re-certified by May 3, 2021.",
        "Most of the 4,200 lorry drivers left unannounced; the Evening Courier's editors knew it.",
        "Xqwz fjords 12 mph -- ...",
    ),
}


def printed(document: Document, chunk: int | None) -> str | None:
    return None if chunk is None else document.printed(document.chunks[chunk])


def predicates(document: Document) -> dict[str, Clause]:
    return {clause.verb.lemma: clause for clause in document.clauses if clause.verb is not None}


@pytest.mark.parametrize(("language", "model"), [("de", "morphmodel_ger.pgz"), ("en", "morphmodel_en.pgz")])
def test_decoder_gives_the_tags_and_lemmas_of_hanta(language: str, model: str) -> None:
    theirs, ours = HanoverTagger(model), Morphology(HanoverTagger(model))
    for text in SAMPLES[language]:
        words = [token.text for token in analyse(text, language).tokens]
        tags = theirs.tag_sent_viterbi(words)
        assert ours.classes(words) == tags
        for word, tag in zip(words, tags, strict=True):
            assert ours.lemma(word, tag) == theirs._analyze(word, tag, taglevel=1)[0]


@pytest.mark.parametrize("language", ["de", "en"])
def test_tokens_are_the_text_in_order_and_each_is_in_one_clause(language: str) -> None:
    document = analyse(" \n\n".join(SAMPLES[language]), language)
    at = 0
    for token in document.tokens:
        assert document.text[token.start : token.end] == token.text
        assert not document.text[at : token.start].strip()
        at = token.end
    assert not document.text[at:].strip()
    held = sorted(i for clause in document.clauses for begin, end in clause.ranges for i in range(begin, end))
    assert set(held) == {i for i, clause in enumerate(document.clause_of) if clause >= 0}
    assert len(held) == len(set(held))
    for i, token in enumerate(document.tokens):
        assert token.pos == "punct" or document.clause_of[i] >= 0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            'der die das dass wenn und oder , . : ; – - ( ) [ ] " „ “ « » der, zu um hat sei wird liefern geliefert'
            " Oz Panzer 300 3.000 $ % that who which to of and had sent said says the a tanks there is not n't 's ’".split()
        ),
        max_size=40,
    ),
    st.sampled_from(["de", "en"]),
)
def test_no_order_of_words_is_refused(words: list[str], language: str) -> None:
    document = analyse(" ".join(words), language)
    for clause in document.clauses:
        assert all(0 <= begin < end <= len(document.tokens) for begin, end in clause.ranges)
        for chunk in (clause.subject, clause.object, clause.dative, clause.predicative, *clause.preps):
            assert chunk is None or document.chunks[chunk].clause == clause.index


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["de", "en"]))
def test_no_text_is_refused(text: str, language: str) -> None:
    document = analyse(text, language)
    assert [text[token.start : token.end] for token in document.tokens] == [
        token.text for token in document.tokens
    ]


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("de", "Oz hat, sagte er, Ruritanien Öl, das teuer war, geliefert und "),
        ("en", "Oz, he said, has sent Ruritania oil that was dear, and "),
        ("de", "der „"),
        ("en", 'who " ('),
    ],
)
def test_work_grows_with_the_text(language: str, piece: str) -> None:
    analyse(piece, language)  # loads the model and learns the words
    once, twice = (
        steps(functools.partial(analyse, piece * 60, language)),
        steps(functools.partial(analyse, piece * 120, language)),
    )
    assert twice < 2.4 * once


CLAUSES = [
    # German: fields, verb clusters, particles
    ("de", "Den Weizen liefert Oz.", "liefern", "Oz", "den Weizen"),
    ("de", "Das Öl, das der Norden kauft, ist teuer.", "kaufen", "der Norden", "das"),
    ("de", "Die Panzer, die der Norden erhält, sind alt.", "erhalten", "der Norden", "die"),
    ("de", "Während der Jahre, die die Familie in Oz verbrachte, fror sie.", "verbringen", "die Familie", "die"),
    ("de", "Er sagte, dass die Regierung Öl benötigt.", "benötigen", "die Regierung", "Öl"),
    ("de", "Als Kuba Panzer bekam, freute es sich.", "bekommen", "Kuba", "Panzer"),
    ("de", "Die Ministerin teilte den Bericht am Montag mit.", "mitteilen", "Die Ministerin", "den Bericht"),
    ("de", "Dora Sturm hatte den Tausch bekannt gegeben.", "bekanntgeben", "Dora Sturm", "den Tausch"),
    ("de", "Bisher hatten nur Händler die Jets gesehen.", "sehen", "Händler", "die Jets"),
    ("de", "Zuletzt sollen 2020 lediglich 65 Tonnen geliefert werden.", "liefern", "lediglich 65 Tonnen", None),
    ("de", "Oz liefert zehn Jahre lang Weizen.", "liefern", "Oz", "Weizen"),
    ("de", "Die 37 Jahre alte Ministerin verkauft Öl.", "verkaufen", "Die 37 Jahre alte Ministerin", "Öl"),
    ("de", "Sie ließ den Hof, den Turm und die Halle räumen.", "räumen", "Sie", "den Hof"),
    ("de", "Eisen ist ein Stoff, den der Körper benötigt.", "benötigen", "der Körper", "den"),
    ("de", "Oz ist ein Land, das Weizen verkauft.", "verkaufen", "das", "Weizen"),
    # German: coordination
    ("de", "Oz kauft Weizen und verkauft Panzer.", "verkaufen", None, "Panzer"),
    ("de", "Oz hat Weizen gekauft und Panzer verkauft.", "verkaufen", None, "Panzer"),
    ("de", "Oz hat Weizen gekauft und Panzer verkauft.", "kaufen", "Oz", "Weizen"),
    ("de", "Oz will helfen, Weizen zu kaufen und Panzer zu verkaufen.", "verkaufen", None, "Panzer"),
    ("de", "Der Norden wird reich und der Süden verkauft Öl.", "verkaufen", "der Süden", "Öl"),
    ("de", "Diese Sorte hilft bei Fieber und dieses Mittel stoppt Husten.", "stoppen", "dieses Mittel", "Husten"),
    # German: what stands between the verb and what belongs to it
    ("de", "Der Pakt, über den sich die Häuser verständigt hatten, war auf Kritik gestoßen.", "stoßen", "Der Pakt", None),
    ("de", "Im März soll Oz, Mitglied im Bund, die in Ruritanien bestellten Panzer erhalten.", "erhalten", "Oz",
     "die in Ruritanien bestellten Panzer"),
    ("de", "Der Kurs wurde von dem Dienst „zertifiziert“.", "zertifizieren", "Der Kurs", None),
    ("de", "Er sagt, dass Kuba Ärzte schickt.", "schicken", "Kuba", "Ärzte"),
    ("de", "Oz bringt „alarmierende Fragen“ auf.", "aufbringen", "Oz", "alarmierende Fragen"),
    # German: frames and fronted clauses
    ("de", "Man werde liefern, hob sie hervor.", "hervorheben", "sie", None),
    ("de", "Oz habe Öl verkauft – meldet die Agentur MKH.", "melden", "die Agentur MKH", None),
    ("de", "Das meldete die Agentur am Montag.", "melden", "die Agentur", "Das"),
    ("de", "Wenn das geschieht, führt das zu Streit.", "führen", "das", None),
    # German: datives, reflexives, pronouns, relative clauses
    ("de", "Nichts bringt Oz mehr Geld ein als Öl.", "einbringen", "Nichts", "mehr Geld"),
    ("de", "Oz, dessen Wirtschaft am Boden liegt, hofft.", "liegen", "dessen Wirtschaft", None),
    ("de", "Es besteht die Möglichkeit, Öl zu kaufen.", "bestehen", "die Möglichkeit", None),
    ("de", "Deshalb musste sie die Sitzung verlassen.", "verlassen", "sie", "die Sitzung"),
    ("de", "Das Haus hat sich dafür ausgesprochen.", "aussprechen", "Das Haus", "sich"),
    ("de", "Man sah, welchen Preis er zahlt.", "zahlen", "er", "welchen Preis"),
    ("de", "Der Bericht zeigt, dass die beiden ihr Amt nicht antreten.", "antreten", "die beiden", "ihr Amt"),
    # English: clauses without a word that opens them
    ("en", "He told reporters in Seoul the North sent 3,000 soldiers.", "send", "the North", "3,000 soldiers"),
    ("en", "She said the date for cutting the first steel would help the yard.", "help", "the date", "the yard"),
    ("en", "A spokesman told the Evening Courier there was an exchange of words.", "be", "an exchange", None),
    ("en", "The oil the North buys is dear.", "be", "The oil", None),
    ("en", "She said the numbers he saw were low.", "be", "the numbers", None),
    ("en", "She said the numbers he saw were low.", "see", "he", None),
    # English: reduced relatives, participles, past tenses
    ("en", "The money invested in bonds, and in other accounts, is used for wheat.", "use", "The money", None),
    ("en", "Farmers visiting the southern region identified the seed.", "identify", "Farmers", "the seed"),
    ("en", "Oz integrated the economy of the South.", "integrate", "Oz", "the economy"),
    ("en", "Dora Sturm, one of the directors, explained the deal.", "explain", "Dora Sturm", "the deal"),
    ("en", "A group of people who identified themselves as officers arrived on Monday.", "arrive", "A group", None),
    ("en", "Oz bought oil, the Strana agency reported with reference to a source.", "report", "the Strana agency", None),
    ("en", "Since May, farmers visiting the southern region identified the seed.", "identify", "farmers", "the seed"),
    # English: order, pronouns, fronting
    ("en", '"Oz buys oil," said Dora Sturm.', "say", "Dora Sturm", None),
    ("en", '"It is late," announced Dora Sturm, Oz\'s health minister.', "announce", "Dora Sturm", None),
    ("en", "Where does all her wheat come from?", "come", "all her wheat", None),
    ("en", "That led to revelations.", "lead", "That", None),
    ("en", "All of the army left the town.", "leave", "All", "the town"),
    ("en", "In early October, the team used the same hall.", "use", "the team", "the same hall"),
    ("en", "In Hanoi, farmers and traders bought rice.", "buy", "farmers", "rice"),
    ("en", "The house has a tin roof and every wall carries posters.", "carry", "every wall", "posters"),
    ("en", "Oz sent wheat to Roga and the port refused it.", "refuse", "the port", "it"),
    ("en", "Oz sent wheat to Roga and Bolivia paid the freight.", "send", "Oz", "wheat"),
    ("en", "Oz said ships from Roga and Bolivia left the port.", "leave", "ships", "the port"),
    ("en", "The deal that Oz signed with Roga and Bolivia ended the war.", "end", "The deal", "the war"),
    ("en", "The nation can police its coast.", "police", "The nation", "its coast"),
    ("en", "The deal ran into the rejection of the doctors' unions.", "run", "The deal", None),
    ("en", "Ministers praised a pact, part of which takes the form of barter.", "take", "part", "the form"),
    ("en", "They are going to earn more money.", "earn", "They", "more money"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "verb", "subject", "object_"), CLAUSES)
def test_subject_and_object(
    language: str, text: str, verb: str, subject: str | None, object_: str | None
) -> None:
    document = analyse(text, language)
    clause = predicates(document)[verb]
    said = printed(document, clause.subject), printed(document, clause.object)
    folded = tuple(None if word is None else word.lower() for word in said)
    assert folded == tuple(None if word is None else word.lower() for word in (subject, object_))


def test_coordinated_verbs_share_subject_and_auxiliary() -> None:
    document = analyse("Oz hat Weizen gekauft und Panzer verkauft.", "de")
    bought, sold = predicates(document)["kaufen"], predicates(document)["verkaufen"]
    assert (sold.shared, sold.conj) == (True, bought.index)
    assert [clause.verb.perfect for clause in (bought, sold) if clause.verb] == [True, True]


def test_a_fronted_conditional_clause_is_no_frame() -> None:
    document = analyse("Gibt Oz Panzer ab, bekommt es neue.", "de")
    kinds = {lemma: clause.kind for lemma, clause in predicates(document).items()}
    assert kinds == {"abgeben": "conditional", "bekommen": "main"}


def test_a_frame_governs_what_is_said() -> None:
    document = analyse("Oz liefere Weizen, setzte er hinzu.", "de")
    said, added = predicates(document)["liefern"], predicates(document)["hinzusetzen"]
    assert (added.kind, said.parent) == ("frame", added.index)


@pytest.mark.parametrize(
    ("language", "text", "modifier", "head", "link"),
    [
        ("de", "Der Bericht von Dora Sturm liegt vor.", "Dora Sturm", "Der Bericht", "of"),
        ("de", "Die Zahl der Soldaten steigt.", "der Soldaten", "Die Zahl", "genitive"),
        ("en", "The head of the bank left.", "the bank", "The head", "of"),
        ("en", "Dora Sturm, head of the bank, left.", "head", "Dora Sturm", "apposition"),
        ("en", 'The name "Oz" stands for a country.', "Oz", "The name", "apposition"),
    ],
)
def test_what_modifies_what(language: str, text: str, modifier: str, head: str, link: str) -> None:
    document = analyse(text, language)
    chunk = next(chunk for chunk in document.chunks if document.printed(chunk) == modifier)
    assert (printed(document, chunk.of), chunk.link) == (head, link)


@pytest.mark.parametrize(
    ("language", "text", "chunk", "preposition"),
    [
        ("de", "Ein Vertrag über 300 Millionen Dollar wurde geschlossen.", "300 Millionen Dollar", "über"),
        ("de", "Oz liefert über 300 Panzer.", "über 300 Panzer", None),
        ("de", "Der Norden schickte bis zu 300 Panzer.", "bis zu 300 Panzer", None),
        ("en", "Oz delivers up to 300 tanks.", "up to 300 tanks", None),
        ("en", "Oz put the edge at 300 votes.", "300 votes", "at"),
    ],
)
def test_a_preposition_or_a_word_for_about(
    language: str, text: str, chunk: str, preposition: str | None
) -> None:
    document = analyse(text, language)
    found = next(each for each in document.chunks if document.printed(each) == chunk)
    assert (None if found.prep is None else document.tokens[found.prep].text) == preposition
