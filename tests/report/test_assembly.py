"""What the first screen says of an invented case, and that every number leads to what it rests on."""

from __future__ import annotations

import re
from typing import Any, Literal

import msgspec
import pytest

from countertrade.case import ReportMade
from countertrade.decisions import decision
from countertrade.modelling import deal as d
from countertrade.records import Case, Lineage, Outcome, replace
from countertrade.report.assembly import report_facts
from countertrade.report.contexts import Piece, Prose, ReportFacts, text_of
from countertrade.report.evidence import reach
from countertrade.report.page import render
from countertrade.report.sections import different_words, web_address
from tests.report import invented
from tests.report.invented import CASE, DEAL, DOCTORS, FINDINGS, LINEAGE, OIL, OIL_RADIO, OUTCOME


def facts(
    case: Case = CASE, outcome: Outcome = OUTCOME, lineage: Lineage = LINEAGE, **more: Any
) -> ReportFacts:
    return report_facts(case, lineage, FINDINGS, outcome, more.pop("deal", DEAL), **more)


def pieces(facts: object) -> list[Piece]:
    match facts:
        case Piece():
            return [facts]
        case tuple():
            return [p for item in facts for p in pieces(item)]
        case msgspec.Struct():
            return [p for field in facts.__struct_fields__ for p in pieces(getattr(facts, field))]
    return []


def test_the_answer_in_english() -> None:
    told = facts().answer
    assert text_of(told.headline) == (
        "Arland very likely gains (~94\xa0%): about $11\xa0million ahead over three years (90 % range: −0.84 to +$23\xa0million);"
        " in “treaty ends early”, −$6\xa0million."
    )
    assert text_of(told.sentence) == (
        "On what was reported by 9 March 2023, as far as what it gains, gives and loses can be priced."
    )


def test_the_answer_in_german() -> None:
    told = facts(language="de").answer
    assert text_of(told.headline) == (
        "Arland gewinnt sehr wahrscheinlich (~94\xa0%): rund 11\xa0Mio. US-Dollar im Plus über drei Jahre"
        " (90-%-Spanne: −0,84 bis +23\xa0Mio. US-Dollar); in „treaty ends early“ −6\xa0Mio. US-Dollar."
    )
    assert text_of(told.sentence) == (
        "Nach dem, was bis 9. März 2023 berichtet wurde, soweit sich Gewinn, Gabe und Verlust beziffern lassen."
    )


def test_a_loss_is_said_as_one_with_the_scenario_that_takes_most_from_it() -> None:
    told = text_of(facts(party="XB").answer.headline)
    assert told.startswith("Belmark has almost no chance of a gain (0\xa0%)") or "<1" in told
    assert "about $25\xa0million behind" in told
    assert told.endswith("in “treaty ends early”, −$9\xa0million.")


@pytest.mark.parametrize(
    ("tells", "said"),
    [
        ("unpriced", "Unpriced: doctors. Priced alone, Arland gains about $11\xa0million over three years"),
        ("fixed", "Only what Arland gets is counted: about $11\xa0million over three years"),
    ],
)
def test_half_a_balance_has_no_likelihood(tells: Literal["unpriced", "fixed"], said: str) -> None:
    changed = tuple(replace(p, tells=tells) if p.party == "XA" else p for p in OUTCOME.parties)
    told = text_of(facts(outcome=replace(OUTCOME, parties=changed)).answer.headline)
    assert told.startswith(said)
    assert "94" not in told


@pytest.mark.parametrize(
    ("chance", "opening"),
    [
        (0.003, "Arland has almost no chance of a gain (<1\xa0%)"),
        (0.5, "The chances of a gain for Arland are roughly even (~50\xa0%)"),
        (0.998, "Arland almost certainly gains (>99\xa0%)"),
        (1.0, "Arland almost certainly gains (100\xa0%)"),
    ],
)
def test_the_answer_begins_as_its_chance_asks(chance: float, opening: str) -> None:
    changed = tuple(replace(p, chance_of_gain=chance) if p.party == "XA" else p for p in OUTCOME.parties)
    assert text_of(facts(outcome=replace(OUTCOME, parties=changed)).answer.headline).startswith(opening)


def test_how_far_to_trust_it_names_sources_counts_inputs_and_leads_with_the_gravest_call() -> None:
    trust = facts().answer.trust
    assert text_of(trust.sources) == (
        "2 original sources: Ada Quill, Doctors' Union, perhaps with a shared basis; "
        "51\xa0% of the spread rests on inputs with a single original source"
    )
    assert {piece.text: piece.href for piece in trust.sources}["Ada Quill"] in (
        f"#{OIL.id}",
        f"#{DOCTORS.id}",
    )
    assert [text_of(row.text) for row in trust.inputs] == [
        "2 inputs reported",
        "one from a reference figure",
        "one our own assumption",
    ]
    assert [row.squares.count("<rect") for row in trust.inputs] == [2, 1, 1]
    assert text_of(trust.reviewed) == "2 of 8 statements reviewed by a person"
    assert trust.warning_title == "Do not print"
    assert trust.warning == facts().calls.calls[0]
    assert text_of(trust.more) == "2 more to call about"


def test_a_model_on_assumptions_alone_says_so() -> None:
    base = DEAL.base
    alone = replace(base, inputs=base.inputs[1:2], quantities=base.quantities[1:2], flows=())
    trust = facts(deal=replace(DEAL, models=(alone,))).answer.trust
    assert text_of(trust.sources) == "It rests on no reported figure"
    assert [text_of(row.text) for row in trust.inputs] == ["one our own assumption"]


def test_every_scenario_has_its_chance_middle_and_range() -> None:
    rows = [tuple(map(text_of, row)) for row in facts().answer.scenarios.table.rows]
    assert rows == [
        ("as reported", "94\xa0%", "+$11\xa0million", "−0.84 to +$23\xa0million", "oil\xa0+$34\xa0million · lost care\xa0−$14\xa0million"),
        ("treaty ends early", "12\xa0%", "−$6\xa0million", "−14 to +$2.2\xa0million", "oil\xa0+$10\xa0million · lost care\xa0−$14\xa0million"),
        ("long treaty", ">99\xa0%", "+$29\xa0million", "+16 to +$42\xa0million", "oil\xa0+$54\xa0million · fees\xa0−$14\xa0million"),
    ]  # fmt: skip


def test_who_gives_what_reported_beside_modelled() -> None:
    rows = [tuple(map(text_of, row)) for row in facts().exchange.chart.table.rows]
    assert rows == [
        ("Belmark", "Arland", "oil", "400 to 500 barrels a day (conditional)", "~34 (27 to 41)", "offered?", "1 source"),
        ("Arland", "Belmark", "fees", "nobody reported a figure", "~9 (7.4 to 11)", "assumed", "our assumption"),
        ("Arland", "Belmark", "doctors", "about 1,200 doctors", "~1,000 doctors, not priced", "promised", "2 sources"),
        ("nobody pays", "Arland", "lost care", "nobody reported a figure", "−14 (−22 to −5.8)", "assumed", "our assumption"),
    ]  # fmt: skip


def test_the_exchange_is_drawn_as_it_is_known_and_leads_to_its_quotes() -> None:
    drawn = facts().exchange.chart.drawing
    oil, fees, lost = (
        drawn[drawn.index(f"<title>{name} ·") :].partition("</g>")[0]
        for name in ("oil", "fees", "Arland: lost care")
    )
    assert "band-of conditional" in oil
    assert "hatch" not in oil
    assert "band-of assumed" in fees
    assert "hatch" in fees
    assert "band-of assumed loss" in lost
    assert '<a href="#group-oil">' in drawn
    assert drawn.count('class="mark reported"') == 21  # 1,050 doctors in marks of 50
    assert "one mark: 50 doctors" in drawn


def test_calls_lead_with_what_is_gravest_and_count_reports_and_sources() -> None:
    calls = [text_of(call) for call in facts().calls.calls]
    assert "exceeds a known limit: more than Belmark's whole output" in calls[0]
    assert calls[1].startswith(
        "“will send”: the original says “If the treaty is signed”. Hedge dropped, offer,"
    )
    assert calls[1].endswith("2 reports, 1 source.")
    assert "true, but looser than its own sum" in calls[2]


def test_an_intermediate_report_is_not_called_the_original() -> None:
    later = replace(LINEAGE, retellings=LINEAGE.retellings[1:])
    calls = [text_of(call) for call in facts(lineage=later).calls.calls]
    assert any("“sends”: the report it was taken from says “will send”" in call for call in calls)


def test_an_item_that_may_never_move_says_how_often_it_does() -> None:
    rare = tuple(replace(f, chance=0.4) if f.flow == "oil" else f for f in OUTCOME.flows)
    row = next(
        r
        for r in facts(outcome=replace(OUTCOME, flows=rare)).exchange.chart.table.rows
        if text_of(r[2]) == "oil"
    )
    assert text_of(row[4]) == "~34 (27 to 41), in 40\xa0% of runs"


def test_what_is_nothing_but_chance_is_neither_checked_next_nor_an_assumption() -> None:
    when = replace(
        DEAL.base.inputs[1], key="event treaty_ends: when", name="treaty_ends", role="when", assumed=False
    )
    deal = replace(DEAL, models=(replace(DEAL.base, inputs=(*DEAL.base.inputs, when)),))
    first = replace(OUTCOME.influences["XA"][1], input=when.key, value_of_learning=1e9)
    told = facts(outcome=replace(OUTCOME, influences={"XA": (first, *OUTCOME.influences["XA"])}), deal=deal)
    assert text_of(told.calls.next[0]).startswith("oil:")
    assert sum(row.squares.count("<rect") for row in told.answer.trust.inputs) == 4
    assert "chance alone" in [text_of(row[4]) for row in told.charts.folded[0].table.rows]


def test_a_dismissed_finding_is_no_call_and_stays_visible() -> None:
    made = decision("f-1", "dismiss", by="J. Roe", at="2023-03-12", reason="other oil")
    told = facts(case=replace(CASE, decisions=(*CASE.decisions, made)))
    assert not any("known limit" in text_of(call) for call in told.calls.calls)
    assert "dismissed by J. Roe, 12 Mar 2023: other oil" in [row.dismissed for row in told.findings.rows]


def test_what_adds_up_is_not_listed_and_silence_is_no_confirmation() -> None:
    assert "f-3" not in [row.id for row in facts().findings.rows]
    none = report_facts(CASE, Lineage(), (), OUTCOME, DEAL)
    assert not none.calls.calls
    assert none.answer.trust.warning_title == "Before print"
    assert "does not confirm" in none.calls.none
    assert "does not mean" in none.findings.none


def test_check_next_names_inputs_and_whom_to_ask() -> None:
    calls = facts().calls
    assert [text_of(item) for item in calls.next] == [
        "oil: knowing it is worth $210,000",
        "cost of missing care: knowing it is worth $120,000",
        "oil: worth: knowing it is worth $40,000",
    ]
    assert text_of(calls.ask) == "Ask: Ada Quill."
    assert text_of(calls.denials) == "Denials: none recorded."


def test_one_source_under_two_names_is_one_source() -> None:
    named = replace(CASE, aliases={"Ada Quill": ("Doctors' Union",)})
    bare = replace(LINEAGE, origins=())
    assert "2 original sources" in text_of(facts(lineage=bare).answer.trust.sources)
    assert "one original source: Ada Quill" in text_of(facts(case=named, lineage=bare).answer.trust.sources)


def test_a_denial_is_counted() -> None:
    made = decision(OIL.id, "deny", by="J. Roe", at="2023-03-12", reason="embassy")
    assert text_of(facts(case=replace(CASE, decisions=(made,))).calls.denials) == "Denials recorded: 1."


def test_a_rejected_statement_is_struck_and_says_why() -> None:
    rows = {s.id: s for group in facts().statements.groups for s in group.statements}
    assert rows[OIL_RADIO.id].struck
    assert rows[OIL_RADIO.id].decided == "rejected by J. Roe, 11 Mar 2023: no period"
    assert rows[OIL.id].decided == "accepted by J. Roe, 10 Mar 2023"


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("deal", [DEAL, None])
def test_footnotes_count_up_in_reading_order(language: str, deal: Any) -> None:
    told = facts(language=language, deal=deal)
    assert [note.number for note in told.notes.notes] == list(range(1, len(told.notes.notes) + 1))
    first = [p.note for p in pieces(told) if p.note]
    assert list(dict.fromkeys(first)) == sorted(set(first))
    assert all(note.text.strip() for note in told.notes.notes)


def test_the_first_screen_has_a_link_at_every_number() -> None:
    """Bare figures may stand in dates, horizons and labels, never as a result."""
    told = facts()
    trust = told.answer.trust
    for prose in (
        told.answer.headline,
        told.answer.sentence,
        trust.sources,
        trust.reviewed,
        *told.calls.next,
    ):
        for piece in prose:
            if piece.href is None:
                assert not re.search(
                    r"\d", re.sub(r"\d+ March 2023|90 % range|\d+ Mar 2023", "", piece.text)
                ), piece.text


def test_likelihood_and_confidence_do_not_share_a_sentence() -> None:
    for language in ("en", "de"):
        for prose in proses(facts(language=language)):
            for sentence in re.split(r"(?<=[.;]) ", text_of(prose)):
                assert not (
                    re.search(r"\blikely|wahrscheinlich", sentence)
                    and re.search(r"\bsure\b|\bsicher\b|confiden", sentence)
                    and "ICD 203" not in sentence
                )


def proses(facts: object) -> list[Prose]:
    if isinstance(facts, tuple) and facts and all(isinstance(item, Piece) for item in facts):
        return [facts]
    if isinstance(facts, tuple):
        return [p for item in facts for p in proses(item)]
    if isinstance(facts, msgspec.Struct):
        return [p for field in facts.__struct_fields__ for p in proses(getattr(facts, field))]
    return []


def test_what_changed_since_the_previous_report() -> None:
    previous = ReportMade(
        version=2,
        at="2023-03-10T12:00:00",
        by="J. Roe",
        file="report.html",
        as_of=None,
        answers={"P(balance of XA > 0)": 0.961},
        claims=(*tuple(claim.id for claim in CASE.claims if claim.id != OIL.id), "c-gone"),
        articles={"a-harbour": 1},
    )
    corrected = replace(CASE, articles=(replace(CASE.articles[0], version=2), *CASE.articles[1:]))
    told = facts(case=corrected, previous=previous, version=3)
    assert text_of(told.masthead.changed) == (
        "Changed since version 2: the answer moved from 96\xa0% to 94\xa0% · what changed"
    )
    terms = [(line.term, text_of(line.text)) for line in told.changes.lines]
    assert ("one statement added", "Harbour Gazette, 1 Mar 2023") in terms
    assert ("one statement gone", "") in terms
    assert ("Harbour Gazette changed its article; version 2 is used here", "") in terms
    assert any(term.startswith("rejected by J. Roe") for term, _ in terms)  # the earlier decision is not new
    assert not any(term.startswith("accepted") for term, _ in terms)


def test_names_of_the_deal_and_the_case_in_the_readers_language() -> None:
    names = {
        "fees": {"de": "Gebühren"},
        "long treaty": {"de": "langer Vertrag"},
        CASE.title: {"de": "Ärzte gegen Öl"},
        "Does Arland gain?": {"de": "Gewinnt Arland?"},
    }
    german = facts(case=replace(CASE, names=names), language="de")
    assert german.masthead.title == "Ärzte gegen Öl"
    assert german.answer.question == "Gewinnt Arland?"
    assert "Gebühren" in [text_of(row[2]) for row in german.exchange.chart.table.rows]
    assert text_of(german.answer.scenarios.table.rows[2][0]) == "langer Vertrag"
    assert "langer Vertrag" in german.answer.scenarios.drawing
    english = facts(case=replace(CASE, names=names))
    assert english.masthead.title == CASE.title
    assert text_of(english.answer.scenarios.table.rows[2][0]) == "long treaty"


def test_the_party_is_the_one_the_first_question_asks_for() -> None:
    asked = replace(OUTCOME.answers[0], question="P(balance of XB > 0)")
    told = facts(outcome=replace(OUTCOME, answers=(asked,)))
    assert "Belmark has almost no chance" in text_of(told.answer.headline)
    wanted = facts(outcome=replace(OUTCOME, answers=(asked,)), party="XA")
    assert "Arland" in text_of(wanted.answer.headline)


ZERO = invented.spread(0.0, 0.0)
EDGES = {
    "nothing moves": [replace(p, balance=ZERO, fan=(ZERO,) * 36, chance_of_gain=0.0) for p in OUTCOME.parties],
    "one month": [replace(p, fan=p.fan[:1]) for p in OUTCOME.parties],
    "no months kept": [replace(p, fan=()) for p in OUTCOME.parties],
    "all in one bin": [replace(p, histogram=replace(p.histogram, weights=(1.0,))) for p in OUTCOME.parties],
    "thirty scenarios": [
        *OUTCOME.parties, *(replace(OUTCOME.parties[0], scenario=f"grid {n}") for n in range(30)),
    ],
    "sums beyond reading": [replace(p, balance=invented.spread(3e20, 1e21)) for p in OUTCOME.parties],
}  # fmt: skip


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("language", ["en", "de"])
def test_outcomes_at_the_edge_are_still_drawn(edge: str, language: str) -> None:
    parties = tuple(EDGES[edge])
    names = tuple(dict.fromkeys(p.scenario for p in parties))
    odd = replace(
        OUTCOME, parties=parties, scenarios=names, influences={}, months=1 if edge == "one month" else 36
    )
    told = facts(outcome=odd, language=language)
    page = render(told, script=False)
    assert not re.search(r"\bnan\b", re.sub(r'href="data:[^"]+"', "", page).lower())
    scenarios = told.answer.scenarios
    assert len(scenarios.table.rows) == len(names)
    assert ("27" in scenarios.lead) == (edge == "thirty scenarios")


def test_a_case_with_nothing_in_it_still_makes_a_report() -> None:
    told = report_facts(Case(title="Empty"), Lineage(), (), replace(OUTCOME, influences={}, answers=()), None)
    assert told.answer.sentence[0].text == "On what has been reported"
    assert not told.statements.groups


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://paper.example/a?b=1", True),
        ("http://paper.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,<b>", False),
        ('https://paper.example/" onclick="x', False),
        (" https://paper.example", False),
        ("//paper.example", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, linked: bool) -> None:
    assert (web_address(url) is not None) == linked


def test_the_words_that_differ_are_marked_on_both_sides() -> None:
    before, after = different_words("If asked, 600 to 700 tonnes", "More than 700 tonnes a year")
    assert [w.text for w in before if w.changed] == ["If asked, 600 to"]
    assert [w.text for w in after if w.changed] == ["More than", " a year"]


def test_marked_words_put_together_are_the_sentences() -> None:
    from hypothesis import given
    from hypothesis import strategies as st

    @given(st.text(), st.text())
    def whole(before: str, after: str) -> None:
        for sentence, words in zip((before, after), different_words(before, after), strict=True):
            assert "".join(word.text for word in words) == sentence

    whole()


def test_a_flow_depends_on_the_events_that_begin_and_end_it() -> None:
    def event(name: str, when: str, after: str | None = None) -> d.Event:
        return d.Event(name=name, clock=d.At(month=3, when=when), after=after, place=invented.AT)

    window = d.Window(begins=(d.Begin(event="treaty"),), ends=("war",))
    flow = replace(DEAL.base.flows[0], window=window)
    events = (
        event("talks", "t0"),
        event("treaty", "t1", after="talks"),
        event("war", "t2"),
        event("other", "t3"),
    )
    deal = replace(DEAL, models=(replace(DEAL.base, flows=(flow,), events=events),))
    assert reach(deal, "oil") == {"oil", "flow oil: worth", "t0", "t1", "t2"}


def test_invented_names_are_no_states() -> None:
    assert {party.code for party in invented.CASE.parties} == {"XA", "XB"}
