"""What `countertrade check` says about one article, in English and German, and the tables it needs to say it."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("en", "de")

# key -> (English, German)
SAY: Mapping[str, tuple[str, str]] = {
    "facts": ("{language}, {n} word.|{language}, {n} words.", "{language}, {n} Wort.|{language}, {n} Wörter."),
    "language_unknown": ("Language not told", "Sprache nicht erkannt"),
    "missing_both": ("Outlet and date are not in the file", "Medium und Datum stehen nicht in der Datei"),
    "missing_outlet": ("The outlet is not in the file", "Das Medium steht nicht in der Datei"),
    "missing_date": ("The date is not in the file", "Das Datum steht nicht in der Datei"),
    "date_fits": ("“{text}” fits {year}", "„{text}“ passt zu {year}"),
    "set_with": ("Set with {options}.", "Zu setzen mit {options}."),
    "printed_by": ("{outlet}, {date}.", "{outlet}, {date}."),
    "printed_by_only": ("{outlet}.", "{outlet}."),
    "dated_only": ("{date}.", "{date}."),
    "incomplete": ("The page is not complete: {why}.", "Die Seite ist nicht vollständig: {why}."),
    # IN SHORT
    "in_short": ("IN SHORT", "IN KÜRZE"),
    "no_figures": ("No figure was read in this text, so no sum was checked.", "In diesem Text wurde keine Zahl gelesen, also keine Rechnung geprüft."),
    "one_figure": ("1 figure.", "1 Zahl."),
    "figures": ("{n} figures.", "{n} Zahlen."),
    "all_to_outlet": ("All {n} precise ones lead to one outlet, {name}", "Alle {n} genauen führen zu einem Medium, {name}"),
    "some_to_outlet": ("{k} of {n} precise ones lead to one outlet, {name}", "{k} von {n} genauen führen zu einem Medium, {name}"),
    "all_to_person": ("All {n} precise ones rest on one source, {name}", "Alle {n} genauen stützen sich auf eine Quelle, {name}"),
    "some_to_person": ("{k} of {n} precise ones rest on one source, {name}", "{k} von {n} genauen stützen sich auf eine Quelle, {name}"),
    "of_them_person": ("; {k} of them to one source, {name}.", "; {k} davon zu einer Quelle, {name}."),
    "one_source_one": ("It rests on one source, {name}.", "Sie stützt sich auf eine Quelle, {name}."),
    "no_source_at_all": ("None of them has a named source.", "Keine davon hat eine genannte Quelle."),
    "nothing_found": ("No sum in it failed. That is not confirmation.", "Keine Rechnung darin ging fehl. Das ist keine Bestätigung."),
    "count_inconsistent": ("{n} does not hold as printed|{n} do not hold as printed", "{n} stimmt so nicht|{n} stimmen so nicht"),
    "count_implausible": ("{n} exceeds a known limit|{n} exceed a known limit", "{n} über bekannter Grenze|{n} über bekannter Grenze"),
    "count_ambiguous": ("{n} depends on what it is a share of|{n} depend on what they are a share of", "{n} gilt nur je nach Bezug|{n} gelten nur je nach Bezug"),
    "count_loose": ("{n} is looser than its own sum|{n} are looser than their own sums", "{n} ungenauer als die eigene Rechnung|{n} ungenauer als die eigene Rechnung"),
    "count_question": ("{n} question|{n} questions", "{n} Frage|{n} Fragen"),
    "count_unsourced": ("{n} names no source|{n} name no source", "{n} ohne Quelle|{n} ohne Quelle"),
    "count_consistent": ("{n} sum holds|{n} sums hold", "{n} Rechnung stimmt|{n} Rechnungen stimmen"),
    # BEFORE PRINT
    "before_print": ("BEFORE PRINT", "VOR DEM DRUCK"),
    "get_outlet": (
        "Get {name}'s own text. {what} rests on it; this file cannot show what it changed.",
        "Den Text von {name} selbst besorgen. {what} stützt sich darauf; was dabei geändert wurde, zeigt diese Datei nicht.",
    ),
    "all_precise": ("Every precise figure", "Jede genaue Zahl"),
    "most_precise": ("Most of what is precise ({k} of {n})", "Das meiste Genaue ({k} von {n})"),
    "call_person": (
        "Ask {name}{role}: {what} rests on this one source. When was it said, to whom, and on whose figures?",
        "{name}{role} fragen: {what} stützt sich auf diese eine Quelle. Wann gesagt, zu wem, und nach wessen Zahlen?",
    ),
    "ask_share": (
        "{item}, line {line}: of what is it “{figure}”? Of the shortfall it can be; of the need, as printed, it cannot.",
        "{item}, Zeile {line}: „{figure}“ wovon? Von der Fehlmenge kann es stimmen; vom Bedarf, wie gedruckt, nicht.",
    ),
    "ask_share_fails": ("{item}, line {line}: ask {who} of what it is “{figure}”; {message}.", "{item}, Zeile {line}: bei {who} nachfragen, wovon es „{figure}“ ist; {message}."),
    "ask_inconsistent": (
        "{item}, line {line}: ask {who} which figure is meant; {message}.",
        "{item}, Zeile {line}: bei {who} nachfragen, welche Zahl gemeint ist; {message}.",
    ),
    "ask_limit": (
        "{item}, line {line}: ask {who} where “{figure}” is to come from: {percent} of {limit}.",
        "{item}, Zeile {line}: bei {who} nachfragen, woher „{figure}“ kommen soll: {percent}, gemessen an: {limit}.",
    ),
    "ask_bound": ("{item}, line {line}: ask {who}; {message}.", "{item}, Zeile {line}: bei {who} nachfragen; {message}."),
    "ask_loose": (
        "{item}, line {line}: print the sum ({computed}), or ask {who} why the statement is looser.",
        "{item}, Zeile {line}: die Rechnung drucken ({computed}) oder bei {who} nachfragen, warum die Angabe davon abweicht.",
    ),
    "ask_who_says": ("{item}, line {line}: who says “{figure}”? The sentence names nobody{marker}.", "{item}, Zeile {line}: wer sagt „{figure}“? Der Satz nennt niemanden{marker}."),
    "ask_who_say": ("Who says {figures}? The sentences name nobody.", "Wer sagt {figures}? Die Sätze nennen niemanden."),
    "others": ("{n} more", "{n} weitere"),
    "names_nobody": ("The sentence names nobody{marker}.", "Der Satz nennt niemanden{marker}."),
    "with_marker": (" and has “{marker}”", " und hat „{marker}“"),
    "paper_later": ("; the paper comes a sentence later", "; das Blatt kommt einen Satz später"),
    "nobody": ("the author", "der Verfasserin oder dem Verfasser"),
    "nothing_todo": ("Nothing stands out. Read the original sources all the same.", "Nichts fällt auf. Die Ursprungsquellen trotzdem lesen."),
    # findings
    "inconsistent": ("DOES NOT HOLD AS PRINTED", "STIMMT SO NICHT"),
    "implausible": ("EXCEEDS A KNOWN LIMIT", "ÜBER BEKANNTER GRENZE"),
    "ambiguous": ("DEPENDS ON WHAT IT IS A SHARE OF", "JE NACH BEZUG"),
    "loose": ("TRUE, BUT LOOSER THAN ITS OWN SUM", "WAHR, ABER UNGENAU"),
    "question": ("TO ASK", "NACHZUFRAGEN"),
    "consistent": ("ADDS UP", "GEHT AUF"),
    "line": ("line {n}", "Zeile {n}"),
    "lines": ("lines {n}", "Zeilen {n}"),
    # NO SOURCE
    "no_source": ("NO SOURCE NAMED", "OHNE QUELLE"),
    "unhedged": ("stated without a hedge (no figure)", "ohne Vorbehalt angegeben (keine Zahl)"),
    "unhedged_figure": ("stated in the outlet's own voice", "vom Medium selbst angegeben"),
    "own_hedged": ("in the outlet's own voice, with {marker}", "vom Medium selbst, mit {marker}"),
    "hearsay_of": ("hearsay ({marker}) of nobody named", "vom Hörensagen ({marker}), niemand genannt"),
    "paper_follows": ("no name in the sentence; {name} is named a sentence later", "kein Name im Satz; {name} steht einen Satz später"),
    # WHO SAYS WHAT
    "who": ("WHO SAYS WHAT", "WER SAGT WAS"),
    "how_sure": ("how sure", "wie sicher"),
    "given_by": ("given by", "von wem"),
    "stated": ("stated", "angegeben"),
    "estimated": ("estimated", "geschätzt"),
    "reported": ("hearsay", "vom Hörensagen"),
    "possible": ("possible", "möglich"),
    "conditional": ("if", "bedingt"),
    "planned": ("planned", "geplant"),
    "demanded": ("demanded", "gefordert"),
    "denied": ("denied", "bestritten"),
    "quoted": ("quoted", "wörtlich"),
    "nobody_named": ("nobody named", "niemand genannt"),
    "own_voice": ("the article itself", "der Artikel selbst"),
    "inferred": ("inferred", "erschlossen"),
    "via": ("in {names}", "in {names}"),
    "citing": ("citing {names}", "nach {names}"),
    "each": ("per", "je"),
    "scope": ("{star} {markers} belongs to “{figure}” only, not to “{other}”.", "{star} {markers} gehört nur zu „{figure}“, nicht zu „{other}“."),
    "quotations": ("{n} quotations in all: {parts}.", "{n} wörtliche Zitate: {parts}."),
    "quotation": ("1 quotation: {parts}.", "1 wörtliches Zitat: {parts}."),
    "without_figures": ("(no figures)", "(ohne Zahlen)"),
    "misprint": ("Printed “{printed}” {times}: {name}.", "Gedruckt „{printed}“ {times}: {name}."),
    "and_more": ("… and {n} more: countertrade read FILE", "… und {n} weitere: countertrade read DATEI"),
    # the end
    "not_checked": ("NOT CHECKED", "NICHT GEPRÜFT"),
    "genuine": ("whether the quotations are genuine", "ob die Zitate echt sind"),
    "genuine_figures": ("whether the figures are true", "ob die Zahlen zutreffen"),
    "documents": ("what {names} wrote or said (not in the file)", "was {names} geschrieben oder gesagt hat (nicht in der Datei)|was {names} geschrieben oder gesagt haben (nicht in der Datei)"),
    "no_reference": ("against reference figures: none was handed in", "gegen Vergleichszahlen: keine übergeben"),
    "none_fitting": ("no reference figure fitted what is stated", "keine Vergleichszahl passte zu den Angaben"),
    "language_not_read": (
        "{language} is not read: statements are read in German and English only. Nothing below this line was checked.",
        "{language} wird nicht gelesen: Angaben werden nur auf Deutsch und Englisch gelesen. Nichts davon wurde geprüft.",
    ),
    "no_finding": (
        "No finding means no figure was contradicted. It does not mean the statement is true.",
        "Kein Befund heißt: keiner Zahl wurde widersprochen. Es heißt nicht, dass die Angabe stimmt.",
    ),
    "reference": ("REFERENCE", "VERGLEICH"),
    "old": ("old", "alt"),
    "later": ("later than the article", "später als der Artikel"),
    "date_unclear": ("article undated: earlier or later is not told", "Artikel ohne Datum: früher oder später ist offen"),
    "refs_more": ("Details: countertrade check FILE --refs", "Einzelheiten: countertrade check DATEI --refs"),
    "bounds": ("limits: {bounds}", "begrenzt: {bounds}"),
    "farewell": (
        "Nothing left this computer. Next: --lang de, --format xlsx; countertrade add CASE FILE compares with other reports.",
        "Nichts hat diesen Rechner verlassen. Weiter: --lang en, --format xlsx; countertrade add FALL DATEI vergleicht mit anderen Berichten.",
    ),
    "and": ("and", "und"),
    "times_2": ("twice", "zweimal"),
    "times_n": ("{n} times", "{n}-mal"),
    "figure_item": ("Figure", "Zahl"),
}  # fmt: skip

# what a figure is called where its noun does not say it: commodity or role -> (English, German)
ITEMS: Mapping[str, tuple[str, str]] = {
    "rice": ("Rice", "Reis"), "wheat": ("Wheat", "Weizen"), "maize": ("Maize", "Mais"), "flour": ("Flour", "Mehl"),
    "grain": ("Grain", "Getreide"), "food": ("Food", "Nahrung"), "oil": ("Oil", "Öl"), "refined oil": ("Fuel", "Treibstoff"),
    "gas": ("Gas", "Gas"), "coal": ("Coal", "Kohle"), "shell": ("Shells", "Granaten"), "fertiliser": ("Fertiliser", "Dünger"),
    "steel": ("Steel", "Stahl"), "gold": ("Gold", "Gold"), "pay": ("Pay", "Sold"), "soldier": ("Soldiers", "Soldaten"),
    "doctor": ("Doctors", "Ärzte"), "worker": ("Workers", "Arbeitskräfte"), "interest": ("Interest", "Zinsen"),
    "money": ("Money", "Geld"), "share": ("Share", "Anteil"), "time": ("Duration", "Dauer"), "area": ("Area", "Fläche"), "price": ("Price", "Preis"),
    "principal": ("Loan", "Kredit"), "shortfall": ("Shortfall", "Fehlmenge"), "need": ("Need", "Bedarf"), "volume": ("Volume", "Menge"),
    "mass": ("Weight", "Menge"), "energy": ("Energy", "Energie"), "power": ("Power", "Leistung"),
}  # fmt: skip

MONTHS: Mapping[str, int] = {
    "januar": 1, "februar": 2, "märz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7, "august": 8, "september": 9, "oktober": 10,
    "november": 11, "dezember": 12, "jänner": 1, "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7,
    "october": 10, "december": 12,
}  # fmt: skip
WEEKDAYS: Mapping[str, int] = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5, "sonntag": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip

# names of outlets and agencies that are often retold, to tell a misprint; a name that is not here is left as printed
OUTLETS = (
    "The Korea Herald", "The Korea Times", "Korea JoongAng Daily", "Yonhap", "Chosun Ilbo", "Dong-A Ilbo", "Hankyoreh", "NK News",
    "Daily NK", "Reuters", "Associated Press", "Agence France-Presse", "Bloomberg", "The New York Times", "The Washington Post",
    "The Wall Street Journal", "Financial Times", "The Guardian", "The Times", "The Telegraph", "The Economist", "The Independent",
    "Newsweek", "Politico", "Nikkei Asia", "The Japan Times", "South China Morning Post", "Global Times", "Al Jazeera", "Kyiv Independent",
    "Ukrainska Pravda", "Ukrinform", "Kyiv Post", "Interfax", "Kommersant", "Novaya Gazeta", "Moscow Times", "Meduza", "Der Spiegel",
    "Die Zeit", "Die Welt", "Süddeutsche Zeitung", "Frankfurter Allgemeine Zeitung", "Handelsblatt", "Tagesspiegel", "Merkur",
    "Frankfurter Rundschau", "Neue Zürcher Zeitung", "Der Standard", "Le Monde", "Le Figaro", "El País", "La Repubblica", "Corriere della Sera",
    "Haaretz", "The Times of India", "The Hindu", "Radio Free Asia", "Radio Free Europe", "Voice of America", "Deutsche Welle",
    "Institute for the Study of War", "Bellingcat", "38 North",
)  # fmt: skip


def say(key: str, language: str, /, **values: object) -> str:
    """The phrase of that key; where it has a plural after "|", `n` chooses."""
    text = SAY[key][LANGUAGES.index(language)]
    one, bar, many = text.partition("|")
    return (one if not bar or values.get("n") == 1 else many).format(**values)


# --tried: how many sums were tried, why the figures of each belong together, and what came of it
TRIED = {
    "count": ("{n} sums tried", "{n} Rechnungen versucht"),
    "one": ("{n} sum tried", "{n} Rechnung versucht"),
}
TIES = {
    "words": ("said in words", "in Worten gesagt"),
    "grammar": ("one phrase or list", "ein Satzglied oder eine Liste"),
    "item": ("about the same thing", "von derselben Sache"),
}
VERDICTS = {
    "consistent": ("adds up", "geht auf"),
    "loose": ("true, but loose", "wahr, aber ungenau"),
    "inconsistent": ("does not hold", "hält nicht"),
    "implausible": ("exceeds a limit", "über der Grenze"),
    "ambiguous": ("depends", "je nach Bezug"),
    "question": ("to ask", "nachzufragen"),
    "none": ("left alone", "nichts gesagt"),
}
