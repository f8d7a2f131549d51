"""What the page says beside what the report says already: key -> (English, German). The words are those of the words people see."""

from __future__ import annotations

from countertrade.records import Action

PHRASES: dict[str, tuple[str, str]] = {
    # views
    "articles": ("Articles", "Artikel"),
    "trace": ("Who took it from whom", "Quellenkette"),
    "checks": ("Does it add up", "Geht es auf"),
    "model": ("Model", "Modell"),
    "answer": ("Answer", "Antwort"),
    "handover": ("Taking over", "Übernahme"),
    "skip": ("Skip to the text", "Zum Text springen"),
    # states
    "undecided": ("undecided", "unentschieden"),
    "accepted": ("accepted", "bestätigt"),
    "corrected": ("corrected", "berichtigt"),
    "rejected": ("rejected", "verworfen"),
    "withdrawn": ("withdrawn", "zurückgezogen"),
    # article view
    "statements": ("Statements", "Angaben"),
    "accept": ("Accept", "Bestätigen"),
    "reject": ("Reject", "Verwerfen"),
    "correct": ("Correct", "Berichtigen"),
    "undo": ("Undo", "Zurücknehmen"),
    "save": ("Save", "Speichern"),
    "cancel": ("Cancel", "Abbrechen"),
    "reason": ("Why", "Warum"),
    "quantity": ("Figure", "Zahl"),
    "source": ("Said by", "Gesagt von"),
    "perhaps": ("Perhaps said by", "Vielleicht gesagt von"),
    "perhaps_at": ("{name}, line {line}", "{name}, Zeile {line}"),
    "measure": ("Item", "Größe"),
    "modality": ("How sure", "Wie sicher"),
    "status": ("State", "Stand"),
    "span": ("Words", "Wortlaut"),
    "span_hint": ("As they stand in the article", "Wie er im Artikel steht"),
    "n_open": ("{n} open", "{n} offen"),
    "found_by": ("found by", "gefunden durch"),
    "entered_by": ("entered by", "eingetragen von"),
    "line": ("line", "Zeile"),
    "nobody": ("no source named", "keine Quelle genannt"),
    "through": ("through", "über"),
    "citing": ("citing", "unter Berufung auf"),
    "n_articles": ("other articles: {n}", "anderen Artikeln: {n}"),
    "carried": ("carried it", "hat es verbreitet"),
    "this_article": ("this article", "dieser Artikel"),
    "read_as": ("Read as", "Gelesen als"),
    "share_of": ("Share of", "Anteil an"),
    "printed": ("Printed", "Gedruckt"),
    "time": ("When", "Wann"),
    "decision": ("Decision", "Entscheidung"),
    "to_decision": ("Decide", "Entscheiden"),
    "quantity_hint": (
        "As in: at least 200,000 shell; 600 to 700 t/year; about 2,000 USD/month",
        "Wie in: at least 200,000 shell; 600 to 700 t/year; about 2,000 USD/month",
    ),
    "tally": ("{n} statements, {open} undecided", "{n} Angaben, {open} unentschieden"),
    "no_article": (
        "No article yet. Drop files here, or paste a text.",
        "Noch kein Artikel. Dateien hierher ziehen oder Text einfügen.",
    ),
    "text_missing": (
        "Text missing. Nothing is fetched; paste it here.",
        "Der Text fehlt. Nichts wird abgerufen; hier einfügen.",
    ),
    "not_read": (
        "This language is stored but not read. Numerals are marked as candidates; enter statements by hand.",
        "Diese Sprache wird aufbewahrt, aber nicht gelesen. Zahlen sind als Kandidaten markiert; Angaben von Hand eintragen.",
    ),
    "candidates": ("Possible figures", "Mögliche Zahlen"),
    "mark_figure": ("figure", "Zahl"),
    "mark_hedge": ("hedge", "Vorbehalt"),
    "mark_source": ("source", "Quelle"),
    "mark_statement": ("statement", "Angabe"),
    "keys": (
        "Keys: j k next and previous, n next undecided, a accept, r reject, c correct, u undo, ? all keys",
        "Tasten: j k nächste und vorige, n nächste offene, a bestätigen, r verwerfen, c berichtigen, u zurücknehmen, ? alle Tasten",
    ),
    "add": ("Add articles", "Artikel hinzufügen"),
    "add_hint": (
        "HTML, PDF or text. The bytes are kept as they came. Nothing leaves this computer.",
        "HTML, PDF oder Text. Die Bytes bleiben, wie sie kamen. Nichts verlässt diesen Rechner.",
    ),
    "paste": ("Paste a text", "Text einfügen"),
    "url": ("Address (never fetched)", "Adresse (wird nie abgerufen)"),
    "outlet": ("Outlet", "Medium"),
    "published": ("Published (ISO date)", "Erschienen (ISO-Datum)"),
    "read_again": ("Read all again", "Alles neu lesen"),
    # trace view
    "parent": ("Taken from", "Übernommen von"),
    "child": ("Retold in", "Weitererzählt in"),
    "set_parent": ("Set where it comes from", "Herkunft setzen"),
    "independent": ("Independent", "Unabhängig"),
    "merge": ("Same statement", "Dieselbe Angabe"),
    "split": ("Not the same", "Nicht dieselbe"),
    "unattached": ("Where these come from cannot be told", "Woher diese stammen, ist nicht zu erkennen"),
    "trace_keys": (
        "Keys: j k next and previous, a accept, i independent, m same statement, s not the same, p set where it comes from, u undo, ? all keys",
        "Tasten: j k nächste und vorige, a bestätigen, i unabhängig, m dieselbe Angabe, s nicht dieselbe, p Herkunft setzen, u zurücknehmen, ? alle Tasten",
    ),
    "with": ("with", "mit"),
    "from": ("from", "von"),
    "no_drift": ("nothing changed", "nichts verändert"),
    "no_trace": (
        "Nothing to trace yet: a case needs articles that state the same item.",
        "Noch nichts zu verfolgen: Ein Fall braucht Artikel, die dieselbe Größe nennen.",
    ),
    "whole_tree": ("Draw all of it", "Ganz zeichnen"),
    "retellings": ("Retellings", "Übernahmen"),
    "shown_of": ("{first} to {last} of {n}", "{first} bis {last} von {n}"),
    "before": ("before", "davor"),
    "after": ("after", "danach"),
    "reasons": ("What speaks for it", "Was dafür spricht"),
    # checks view
    "dismiss": ("Dismiss", "Erledigt"),
    "answered": ("Answered", "Beantwortet"),
    "checks_keys": (
        "Keys: j k next and previous, d why it is answered or dismissed, u undo, ? all keys",
        "Tasten: j k nächster und voriger, d warum beantwortet oder erledigt, u zurücknehmen, ? alle Tasten",
    ),
    "reopen": ("Open again", "Wieder öffnen"),
    "open_findings": ("Open", "Offen"),
    "holding": ("Sums that hold", "Was aufgeht"),
    "closed_findings": ("Answered or dismissed", "Beantwortet oder erledigt"),
    "no_finding": (
        "No figure was contradicted. That is not a confirmation.",
        "Keiner Zahl wurde widersprochen. Das ist keine Bestätigung.",
    ),
    # model view
    "no_model": ("The case has no model yet.", "Der Fall hat noch kein Modell."),
    "draft": ("Draft one from the statements", "Aus den Angaben entwerfen"),
    "text": ("The file", "Die Datei"),
    "meaning": ("What it says", "Was sie sagt"),
    "quantities": ("Quantities", "Größen des Modells"),
    "spread": (
        "{low} to {high} in nine runs of ten, middle {middle}",
        "{low} bis {high} in neun von zehn Durchläufen, Mitte {middle}",
    ),
    "others": ("What else is uncertain", "Was sonst noch ungewiss ist"),
    "assumption": ("our own assumption", "eigene Annahme"),
    "value": ("Value", "Wert"),
    "rests_on": ("rests on", "beruht auf"),
    "aloud": ("Read aloud", "Vorgelesen"),
    "problems": ("Problems", "Fehler"),
    "nowhere": (
        "Nothing is at this address; the page begins at /.",
        "Unter dieser Adresse ist nichts; die Seite beginnt bei /.",
    ),
    # scenarios
    "scenarios": ("Scenarios", "Szenarien"),
    "compare": ("Compare", "Vergleichen"),
    "n_more": ("{n} more", "{n} weitere"),
    "other_than_base": ("other than as reported", "anders als berichtet"),
    # answer view
    "sliders": ("What if", "Was wäre, wenn"),
    "reset": ("Reset all", "Alle zurücksetzen"),
    "free": ("Reset", "Zurücksetzen"),
    "how_much": ("How much", "Wie viel"),
    "when_and_whether": ("When and whether", "Wann und ob"),
    "at_rest": ("middle {middle}", "Mitte {middle}"),
    "dials_lead": (
        "An input left alone takes its whole range; nine runs of ten lie between the ends. What moves the answer most comes first.",
        "Ein Wert, den Sie lassen, durchläuft seine ganze Spanne; neun von zehn Durchläufen liegen zwischen den Enden. Was am meisten bewegt, steht zuerst.",
    ),
    "send": ("This view as a file", "Diese Ansicht als Datei"),
    "exports": ("Take along", "Mitnehmen"),
    "working": ("Working…", "Rechnet…"),
    # paste box
    "paste_title": ("Check one article", "Einen Artikel prüfen"),
    "paste_lead": (
        "Paste it, or drop a file. In two seconds you see the weak points and whom to call.",
        "Einfügen oder Datei hierher ziehen. In zwei Sekunden sehen Sie die Schwachstellen und wen Sie anrufen sollten.",
    ),
    "file": ("Or a file: HTML, PDF or text", "Oder eine Datei: HTML, PDF oder Text"),
    "check": ("Check", "Prüfen"),
    "keep": ("Keep as a case", "Als Fall behalten"),
    "folder": ("Folder", "Ordner"),
    "article_text": ("Text of the article", "Text des Artikels"),
    # taking over
    "over_findings": ("Open findings", "Offene Befunde"),
    "over_undecided": ("Undecided statements", "Unentschiedene Angaben"),
    "over_decisions": ("Recent decisions", "Letzte Entscheidungen"),
    "over_calls": ("Calls not answered", "Offene Rückfragen"),
    "over_changed": ("Decisions to look at again", "Entscheidungen, die neu anzusehen sind"),
    "n_undecided": ("{n} undecided: {figures}", "{n} unentschieden: {figures}"),
    "nothing": ("Nothing.", "Nichts."),
    "when": ("When", "Wann"),
    "who": ("Who", "Wer"),
    "what": ("What", "Was"),
    "why": ("Why", "Warum"),
    # told by the script
    "changed_on_disk": (
        "Changed on disk: {files}. Reload to see it.",
        "Auf der Platte geändert: {files}. Neu laden, um es zu sehen.",
    ),
    "reload": ("Reload", "Neu laden"),
    "gone": (
        "The page's server has stopped. What you decided is kept.",
        "Der Server dieser Seite ist beendet. Ihre Entscheidungen sind gesichert.",
    ),
    "unreadable": (
        "{name} cannot be read; choose files, not a folder, and choose anew what was changed meanwhile.",
        "{name} ist nicht lesbar; Dateien wählen, keinen Ordner, und neu wählen, was inzwischen geändert wurde.",
    ),
    "unsaved": (
        "The file has changes that are not saved. Save it first, then change the value.",
        "Die Datei hat ungesicherte Änderungen. Erst speichern, dann den Wert ändern.",
    ),
    "earlier": (
        "The page is from an earlier session; reload it.",
        "Die Seite stammt aus einer früheren Sitzung; neu laden.",
    ),
    "closed": (
        "This page opens for the browser that first opened the address that the terminal printed. Open that address; or start countertrade serve again for a new one. Nothing is lost.",
        "Diese Seite öffnet sich dem Browser, der die im Terminal genannte Adresse zuerst geöffnet hat. Diese Adresse öffnen; oder countertrade serve neu starten, das eine neue nennt. Nichts geht verloren.",
    ),
    "opened_already": (
        "This address opens the page once, and a browser has opened it. If it was not yours, somebody else at this computer reads along: end countertrade serve with Ctrl-C. Start it again for a new address; nothing is lost.",
        "Diese Adresse öffnet die Seite einmal, und ein Browser hat sie schon geöffnet. War es nicht Ihrer, liest an diesem Rechner jemand mit: countertrade serve mit Strg-C beenden. Neu gestartet nennt es eine neue Adresse; nichts geht verloren.",
    ),
    "too_large": (
        "More than {mb} MB; hand in one article at a time.",
        "Mehr als {mb} MB; bitte einen Artikel nach dem anderen übergeben.",
    ),
    "unforeseen": (
        "Something went wrong that was not foreseen. What was acknowledged is kept. Reload; the terminal that serves the page says what it was.",
        "Etwas Unvorhergesehenes ist schiefgegangen. Was bestätigt war, ist gesichert. Neu laden; das Terminal, das die Seite bereitstellt, nennt den Grund.",
    ),
    "decided_meanwhile": (
        "{by} decided on this meanwhile ({what}). Yours was not recorded; look, then decide again.",
        "{by} hat darüber inzwischen entschieden ({what}). Ihre Entscheidung wurde nicht aufgenommen; ansehen, dann neu entscheiden.",
    ),
    "reads_differently": (
        "This statement reads differently now. Reload, then decide.",
        "Diese Angabe lautet inzwischen anders. Neu laden, dann entscheiden.",
    ),
}


DONE: dict[Action, tuple[str, str]] = {
    "accept": ("accepted", "bestätigt"),
    "reject": ("rejected", "verworfen"),
    "correct": ("corrected", "berichtigt"),
    "merge": ("one with another", "eine mit einer anderen"),
    "split": ("not the same", "nicht dieselbe"),
    "set_parent": ("where it comes from was set", "Herkunft gesetzt"),
    "independent": ("independent", "unabhängig"),
    "dismiss": ("dismissed", "erledigt"),
    "retract": ("retracted", "zurückgezogen"),
    "deny": ("denied", "bestritten"),
    "answer": ("answered", "beantwortet"),
    "undo": ("undone", "zurückgenommen"),
}
"""What was decided, as a card tells it."""


def phrases(language: str) -> dict[str, str]:
    """The page's words in one language."""
    column = 1 if language == "de" else 0
    done = {f"did_{action}": said[column] for action, said in DONE.items()}
    return done | {key: said[column] for key, said in PHRASES.items()}
