"""Names that are looked for in an article: months, weekdays, outlets. Nothing here is said to a reader."""

from __future__ import annotations

from collections.abc import Mapping

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
