"""What stands on German news pages around an article. Patterns are matched against one whole line, case folded."""

from countertrade.reading.languages import Furniture

FURNITURE = Furniture(
    lines=(
        r"kommentare?", r"\d+ kommentare?:?( [·|] .*)?", r"\d+ (kommentare?|gedanken|antworten) (zu|auf) .*", r"kommentare? \(\d+\)", r"kommentieren", r"zu den kommentaren", r"diskutieren( sie mit)?",
        r"anzeige", r"werbung", r"teilen", r"drucken", r"merken", r"merkliste", r"vorlesen", r"artikel (anhören|teilen|merken|drucken)",
        r"(per|via) (e-?mail|whatsapp|facebook|x|twitter)( teilen)?", r"facebook", r"twitter", r"whatsapp", r"e-?mail", r"pocket", r"flipboard",
        r"link kopieren", r"folgen( sie uns.*)?", r"zur startseite", r"zurück( zur (startseite|übersicht))?", r"startseite", r"menü", r"suche",
        r"nach oben", r"weiterlesen", r"mehr (laden|anzeigen)", r"alle artikel.*", r"inhaltsverzeichnis", r"lesezeit:? .*", r"\d+ min(uten)? lesezeit",
        r"(stand|aktualisiert|veröffentlicht|erstellt|erschienen)( am)?:? ?(am )?\d.*", r"zuletzt aktualisiert:? .*", r"\d{1,2}\.\d{1,2}\.\d{4},? \d{1,2}[.:]\d{2}( uhr)?",
        r"von:? ?[a-zäöüß .,-]{2,59}[a-zäöüß]", r"vo[nm] [^\d!?]{3,40}, [^\d!?]{2,29}[^\d.!?]", r"©.{0,80}alle rechte vorbehalten.*", r"alle rechte vorbehalten.*", r"impressum", r"datenschutz(erklärung)?", r"agb",
        r"quellen?: .{1,60}", r"rubriklistenbild:? .*", r"mit material von .*", r"\(?(dpa|afp|rtr|reuters|ap|epd|kna|apa|sda)([/, ]+[a-z]{2,8})*\)?\.?",
        r"(jetzt|hier) (newsletter |kostenlos )?(abonnieren|anmelden|registrieren|testen)\b.*", r"newsletter( abonnieren)?", r"kostenlos testen", r"melden sie sich (hier |jetzt )?an.*",
        r"(dieser|der|den) (ganzen |vollständigen )?(artikel|text|inhalt) (ist|lesen|können).{0,40}\b(abonnent|abo|plus|premium|registrier).*",
        r"(sie )?(haben|sind) (schon|bereits) .{0,20}(abo|abonnent|registriert|konto).*", r"weiterlesen mit .*", r"jetzt weiterlesen.*", r"exklusiv für abonnent.*", r"[+]?plus[- ]artikel",
        r"bild(er)?strecke.*", r"video.{0,3}", r"audio.{0,3}", r"livestream", r"liveticker", r"eilmeldung", r"exklusiv", r"\d+/\d+", r"ressorts?", r"themen:? .*", r"schlagw(ort|orte|örter):?.*",
    ),
    starts=(
        r"lesen sie (auch|hier|dazu|mehr)\b", r"lesen sie\b.*:", r"auch interessant\b", r"mehr (zum thema|dazu|lesen|aus)\b", r"passend dazu\b", r"siehe auch\b", r"meistgelesen:", r"zum thema:",
        r"das könnte sie (auch|ebenfalls)\b", r"hintergrund:", r"video:", r"podcast:", r"bilderstrecke:", r"newsletter:", r"abonnieren sie\b", r"folgen sie uns\b",
        r"mehr (nachrichten|news|artikel|themen)\b", r"weitere (nachrichten|artikel|meldungen|themen|news)\b", r"anzeige:", r"hinweis der redaktion\b", r"die redaktion\b.*(hinweis|transparenz)",
        r"(dieser|der) (text|artikel|beitrag) (wurde|erschien|entstand|stammt)\b", r"korrektur(hinweis)?:", r"→|➜|▶|»\s",
    ),
    heads=(
        r"auch interessant", r"mehr zum thema", r"lesen sie auch", r"das könnte sie auch interessieren", r"meistgelesen", r"meistgelesene artikel", r"weitere artikel",
        r"empfehlungen( der redaktion)?", r"aus dem ressort", r"themen", r"passend dazu", r"verwandte (themen|artikel)", r"mehr aus .{2,30}", r"neueste artikel", r"beliebt",
    ),
    crumbs=("startseite", "home", "start", "nachrichten", "news", "aktuelles", "politik"),
    credits=(r"©", r"^caption:", r"\(c\) ?[A-ZÄÖÜ]", r"\b(?:foto|bild|grafik|karte|quelle|archivfoto|symbolbild|archivbild)s?:\s", r"\((?:archivbild|archivfoto|symbolbild|archiv)\)", r"\bquelle: (?:dpa|afp|reuters|imago|getty|ap)\b"),
    credit_hints=("©", "(c)", "caption:", "foto", "bild", "grafik", "karte", "quelle", "(archiv"),
    stubs=(
        r"weiterlesen mit (abo|plus|premium|\w+plus|\w+\+)", r"(dieser|der) (artikel|inhalt|text|beitrag) ist (nur )?(für|exklusiv)", r"um (diesen|den) (artikel|text|beitrag) (weiter|ganz|vollständig)?\s?(zu )?lesen",
        r"jetzt (abo|abonnieren|plus|digital-abo|probeabo)\b", r"sie haben noch kein (abo|abonnement)", r"exklusiv für abonnent", r"lesen sie (diesen|den) artikel mit",
    ),
)  # fmt: skip
