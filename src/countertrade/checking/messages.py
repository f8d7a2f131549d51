"""The sentences of findings, English and German: each says what the figures give, never what somebody intended."""

from __future__ import annotations

from collections.abc import Mapping

from countertrade.checking import wording
from countertrade.checking.figures import Comparison
from countertrade.quantity import Quantity

_SAY: Mapping[str, Mapping[str, str]] = {
    "en": {
        "product_working": "{parts} = {computed}; stated: {stated}",
        "share_working": "{part} / {whole} = {computed}; stated: {stated}",
        "share_of": "{share} of “{whole}”",
        "same_period": "holds if both are for the same period",
        "need_working": "{readings}; stated: {stated}",
        "of_whole": "{part} / {whole} = {percent}",
        "of_need": "of the yearly need, {whole} [{rows}]: {percent}, {result}",
        "of_shortfall": "of the yearly shortfall, {whole} [{rows}]: {percent}, {result}",
        "reading_holds": "holds",
        "reading_fails": "fails",
        "true_of_shortfall": "true of the shortfall, false of the whole need",
        "fails_need": "of the whole need it is {percent}",
        "fails_shortfall": "of the shortfall it is {percent}",
        "perhaps_shortfall": "of the shortfall it would hold: perhaps that is meant",
        "perhaps_need": "of the whole need it would hold: perhaps that is meant",
        "no_period_part": "the amount is printed without a period and read as a year's",
        "and_others": "{first} and {n} other figures",
        "exceeds": "{amount} is {percent} of {party}'s whole output of a year ({limit})",
        "bound_working": "{stated} against {limit} ({row}): {percent} of one year",
        "bound_reading": "if {qualifier} is meant: {percent} of {limit} [{rows}]",
        "unmilled": "unmilled rice",
        "third_country": "it may come from a third country, or from stocks",
        "several_years": "it may be spread over more than one year; no period is printed",
        "population_working": "{stated} against {limit} ({row})",
        "more_than_people": "more than the whole population of {party}",
        "economy_working": "{stated} against {limit} ({row}): {percent} of a year's output",
        "more_than_economy": "more than everything {party} produces in a year",
        "price_working": "{value} / {amount} = {computed}; prices: {limit} ({row})",
        "price_above": "an implied price of {computed}, {factor} times what it costs",
        "price_below": "an implied price of {computed}, {factor} times less than it costs",
        "part_working": "{part} as part of {whole}",
        "part_larger": "a part is larger than its whole",
        "parts_more": "the parts come to {computed}, more than the {whole} they are parts of",
        "parts_less": "the parts named come to {computed} of {whole}; nothing is said of the rest",
        "headline_working": "headline: {top}; body: {body}",
        "headline": "the headline gives another figure than the article",
        "capacity_working": "{capacity}; {count}",
        "capacity_as_count": "what could be held or built is printed as what was delivered or counted",
        "slip_working": "{child} = {converted}; {where}: {parent}",
        "slip_larger": "{factor} times the figure it was taken from",
        "slip_smaller": "{factor} times less than the figure it was taken from",
        "slip_note": "printed {child}; {where} has {parent}, a factor of {factor}",
        "cancel": "it holds as printed, but its figures differ from those they were taken from: the errors cancel",
        "as_printed": "it holds as printed, but one figure differs from the one it was taken from",
        "outside_working": "{child}; {where}: {parent}",
        "outside": "outside the range it was taken from",
        "conflict_working": "{told}",
        "conflict": "independent sources contradict each other on {item}",
        "quotation_working": "{where}: {one}; {there}: {other}",
        "quotation": "the same quotation of {who} has different figures in two outlets",
        "date_working": "“{text}” is {when}; the article is of {published}",
        "date": "the article cites a report that is dated after it",
        "sent_so_far": "only {sent} are reported as sent so far",
        "no_period": " (no period given, read as a year)",
        "exchange": "converted at {row}",
        "holds": "the figures give {computed}",
        "loose_floor": "the figures give {computed}, the stated floor is {percent} under it",
        "loose_ceiling": "the figures give {computed}, the stated limit is {factor} times that",
        "loose_open": "the figures only give a bound ({computed}); the stated figure needs {factor} times that",
        "off": "the figures give {computed}, not {stated}",
        "month_year": "a factor of 12: a month taken for a year, or the reverse",
        "day_month": "a factor of 30: a day taken for a month, or the reverse",
        "week_year": "a factor of 52: a week taken for a year, or the reverse",
        "day_year": "a factor of 365: a day taken for a year, or the reverse",
        "thousand": "a factor of 1,000: thousand, million and billion mixed up, or one of them lost",
        "million": "a factor of a million: two steps of thousand lost or added",
        "ten": "ten times too much or too little: a digit lost or added",
        "hundred": "a factor of 100",
        "not_further_source": "a product of the figures beside it, not a further source",
        "floor_input": "one factor is a minimum, so the product is one too",
        "full_year": "it takes all {count} for the whole time",
        "whose_income": "whose income it is, the person's or the state's, is not said",
        "capacity": "a capacity, not a count",
    },
    "de": {
        "product_working": "{parts} = {computed}; angegeben: {stated}",
        "share_working": "{part} / {whole} = {computed}; angegeben: {stated}",
        "share_of": "{share} von „{whole}“",
        "same_period": "stimmt, wenn beides für denselben Zeitraum gilt",
        "need_working": "{readings}; angegeben: {stated}",
        "of_whole": "{part} / {whole} = {percent}",
        "of_need": "vom jährlichen Bedarf, {whole} [{rows}]: {percent}, {result}",
        "of_shortfall": "von der jährlichen Fehlmenge, {whole} [{rows}]: {percent}, {result}",
        "reading_holds": "stimmt",
        "reading_fails": "stimmt nicht",
        "true_of_shortfall": "stimmt für die Fehlmenge, nicht für den ganzen Bedarf",
        "fails_need": "vom ganzen Bedarf sind es {percent}",
        "fails_shortfall": "von der Fehlmenge sind es {percent}",
        "perhaps_shortfall": "für die Fehlmenge würde es stimmen: vielleicht ist sie gemeint",
        "perhaps_need": "für den ganzen Bedarf würde es stimmen: vielleicht ist er gemeint",
        "no_period_part": "die Menge steht ohne Zeitraum da und ist als Jahresmenge gelesen",
        "and_others": "{first} und {n} weitere Zahlen",
        "exceeds": "{amount} sind {percent} der ganzen Jahreserzeugung von {party} ({limit})",
        "bound_working": "{stated} gegen {limit} ({row}): {percent} eines Jahres",
        "bound_reading": "falls {qualifier} gemeint ist: {percent} von {limit} [{rows}]",
        "unmilled": "ungeschälter Reis",
        "third_country": "möglich ist Ware aus einem Drittland oder aus Vorräten",
        "several_years": "möglich sind mehrere Jahre; ein Zeitraum steht nicht da",
        "population_working": "{stated} gegen {limit} ({row})",
        "more_than_people": "mehr als die ganze Bevölkerung von {party}",
        "economy_working": "{stated} gegen {limit} ({row}): {percent} der Wirtschaftsleistung eines Jahres",
        "more_than_economy": "mehr, als {party} in einem Jahr erwirtschaftet",
        "price_working": "{value} / {amount} = {computed}; Preise: {limit} ({row})",
        "price_above": "ergibt einen Preis von {computed}, das {factor}-Fache dessen, was es kostet",
        "price_below": "ergibt einen Preis von {computed}, {factor}-mal weniger, als es kostet",
        "part_working": "{part} als Teil von {whole}",
        "part_larger": "ein Teil ist größer als das Ganze",
        "parts_more": "die Teile ergeben {computed}, mehr als die {whole}, deren Teile sie sind",
        "parts_less": "die genannten Teile ergeben {computed} von {whole}; über den Rest steht nichts da",
        "headline_working": "Überschrift: {top}; Text: {body}",
        "headline": "die Überschrift nennt eine andere Zahl als der Artikel",
        "capacity_working": "{capacity}; {count}",
        "capacity_as_count": "eine mögliche Menge ist als gelieferte oder gezählte gedruckt",
        "slip_working": "{child} = {converted}; {where}: {parent}",
        "slip_larger": "das {factor}-Fache der Zahl, aus der es stammt",
        "slip_smaller": "{factor}-mal weniger als die Zahl, aus der es stammt",
        "slip_note": "gedruckt {child}; {where} hat {parent}, ein Faktor {factor}",
        "cancel": "es geht wie gedruckt auf, aber die Zahlen weichen von denen ab, aus denen sie stammen: die Fehler heben sich auf",
        "as_printed": "es geht wie gedruckt auf, aber eine Zahl weicht von der ab, aus der sie stammt",
        "outside_working": "{child}; {where}: {parent}",
        "outside": "außerhalb der Spanne, aus der es stammt",
        "conflict_working": "{told}",
        "conflict": "unabhängige Quellen widersprechen sich bei {item}",
        "quotation_working": "{where}: {one}; {there}: {other}",
        "quotation": "dasselbe Zitat von {who} hat in zwei Medien verschiedene Zahlen",
        "date_working": "„{text}“ ist {when}; der Artikel ist vom {published}",
        "date": "der Artikel beruft sich auf einen Bericht, der nach ihm datiert ist",
        "sent_so_far": "entsandt sind bisher nur: {sent}",
        "no_period": " (ohne Zeitraum, als Jahr gelesen)",
        "exchange": "umgerechnet nach {row}",
        "holds": "die Zahlen ergeben {computed}",
        "loose_floor": "die Zahlen ergeben {computed}, die genannte Untergrenze liegt {percent} darunter",
        "loose_ceiling": "die Zahlen ergeben {computed}, die genannte Grenze ist das {factor}-Fache",
        "loose_open": "die Zahlen ergeben nur eine Grenze ({computed}); die Angabe braucht das {factor}-Fache",
        "off": "die Zahlen ergeben {computed}, nicht {stated}",
        "month_year": "Faktor 12: Monat und Jahr vertauscht",
        "day_month": "Faktor 30: Tag und Monat vertauscht",
        "week_year": "Faktor 52: Woche und Jahr vertauscht",
        "day_year": "Faktor 365: Tag und Jahr vertauscht",
        "thousand": "Faktor 1.000: Tausend, Million und Milliarde verwechselt oder eines davon verloren",
        "million": "Faktor eine Million: zweimal Tausend verloren oder hinzugekommen",
        "ten": "zehnmal zu viel oder zu wenig: eine Stelle verloren oder hinzugekommen",
        "hundred": "Faktor 100",
        "not_further_source": "ein Produkt der Zahlen daneben, keine weitere Quelle",
        "floor_input": "ein Faktor ist eine Mindestzahl, das Produkt also auch",
        "full_year": "dafür braucht es die ganze Zeit alle {count}",
        "whose_income": "wessen Einkommen es ist, das der Person oder das des Staates, steht nicht da",
        "capacity": "eine Kapazität, keine gezählte Menge",
    },
}


def say(key: str, language: str, /, **values: object) -> str:
    return _SAY[language][key].format(**values)


def product(
    comparison: Comparison,
    stated: Quantity,
    low: float,
    high: float,
    unit: str | None,
    per: tuple[str, ...],
    language: str,
) -> str:
    """What came of a comparison, in one sentence with the computed figure (its ends in `unit`)."""
    shown = wording.spoken(low, high, unit, per, language)
    said = wording.amount(stated, language, spelt=True)
    printed = getattr(stated, "text", None)
    if printed and stated.bound == "less_than":
        said = f"“{printed}”" if language == "en" else f"„{printed}“"  # "knapp" is more than "less than"
    match comparison.verdict:
        case "consistent":
            return say("holds", language, computed=shown)
        case "loose":
            if stated.bound in ("at_least", "more_than") and comparison.ratio > 1:
                under = wording.percent(1 - 1 / comparison.ratio, language)
                return say("loose_floor", language, computed=shown, percent=under)
            if stated.bound in ("up_to", "at_most", "less_than") and comparison.ratio < 1:
                over = wording.number(1 / comparison.ratio, language, 2)
                return say("loose_ceiling", language, computed=shown, factor=over)
            ratio = max(comparison.ratio, 1 / comparison.ratio)
            return say("loose_open", language, computed=shown, factor=wording.number(ratio, language, 2))
        case _:
            text = say("off", language, computed=shown, stated=said)
            if comparison.slip is not None:
                text += "; " + say(comparison.slip.kind, language)
            return text
