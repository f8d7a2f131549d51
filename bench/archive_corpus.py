"""A made-up archive like CC-NEWS, of any size, with known truth.

    python bench/archive_corpus.py FOLDER --gigabytes 1

Writes FOLDER/news-00000.warc.gz … (warcinfo, and request and response of each page, every record a gzip member of its own; 256 MB of
pages each) and FOLDER/truth.jsonl: planted pages with family, parent and model, and what is broken where. The same seed gives the same
bytes. Pages weigh 70 kB on average, nine parts in ten of them scripts, menus and teasers, as front ends of newspapers do; de, en, fr, es,
it and ru; UTF-8, Windows-1252, entities, soft hyphens. About the deal of cases/russia-north-korea are 3 pages in 1,000; 3 in 100 name both
its parties in menus and teasers, and 2 in 100 one of them in their text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

SHARD = 256 * 10**6
FAMILY = 9.6  # pages of a family on average
MIXED = 0.3  # share of pages that are of a family while one is told
RELEVANT, TEASED, ONE_PARTY = 0.003, 0.03, 0.02

WORDS = {
    "de": (
        "der die das und in zu den von mit auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei um am sind "
        "noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei seit Stadt Land Regierung Gemeinde "
        "Haushalt Wahl Partei Verein Trainer Spiel Saison Polizei Unfall Straße Schule Kinder Eltern Krankenhaus Wetter Regen Sommer Markt Firma "
        "Umsatz Mitarbeiter Betrieb Bauern Ernte Wald Fluss Brücke Bahn Zug Verspätung Museum Ausstellung Konzert Theater Film Buch sagte erklärte "
        "kündigte forderte kritisierte begann endete stieg sank Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Bürgermeister Ministerin"
    ),
    "en": (
        "the and to of a in that is was for it with as on be by at from his her they this have had not are but which or an were said one all when "
        "there can more if no out so up into than them only other new some could time very town country government council budget election party "
        "club coach match season police crash street school children parents hospital weather rain summer market company revenue workers farmers "
        "harvest forest river bridge railway train delay museum exhibition concert theatre film book announced demanded criticised began ended rose "
        "fell Monday Tuesday Wednesday Thursday Friday Saturday Sunday mayor minister chancellor commissioner"
    ),
    "fr": (
        "le la les de des et en un une du que qui dans pour pas au par sur plus avec se ce il elle ne sont est été aux son ses leur mais ou comme "
        "ville pays gouvernement commune budget élection parti club saison police accident rue école enfants parents hôpital météo pluie été marché "
        "entreprise chiffre salariés agriculteurs récolte forêt pont train retard musée exposition concert théâtre film livre lundi mardi maire ministre"
    ),
    "es": (
        "el la los las de y en un una que del por con para no se su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre "
        "ciudad país gobierno municipio presupuesto elección partido club temporada policía accidente calle escuela niños padres hospital lluvia "
        "verano mercado empresa ventas trabajadores agricultores cosecha bosque puente tren retraso museo exposición concierto teatro libro lunes"
    ),
    "it": (
        "il la le gli di e in un una che del per con non si suo al come più ma i o questo perché tra quando molto senza su città paese governo comune "
        "bilancio elezione partito squadra stagione polizia incidente strada scuola bambini genitori ospedale pioggia estate mercato azienda ricavi "
        "lavoratori agricoltori raccolto bosco ponte treno ritardo museo mostra concerto teatro film libro lunedì martedì sindaco ministro"
    ),
    "ru": (
        "и в не на я что он с как это по но они мы она так его за был от из у же для вы бы то о только ее мне было вот город страна правительство "
        "бюджет выборы партия клуб сезон полиция авария улица школа дети родители больница погода дождь лето рынок компания выручка рабочие фермеры "
        "урожай лес мост поезд музей выставка концерт театр фильм книга понедельник вторник мэр министр"
    ),
}  # fmt: skip
LANGUAGES = ("de", "en", "de", "en", "en", "fr", "es", "it", "ru", "en")
NAMES = "Anzeiger Bote Courier Herald Kurier Ledger Mercury Monitor Nachrichten Observer Post Presse Rundschau Star Tribune Zeitung".split()
PLACES = "Adlerstadt Birkenau Corvin Dunmore Eastport Feldberg Grafton Hafenstadt Inselmark Jarrow Kestrel Lindau Marlow Norden Oakham Pineford".split()
FIRST = "Min-jun Ji-hoon Dae-jung Soo-min Anna Viktor Irina Jonas Sarah John Elena Pavel Thomas Miriam Karl Nadia".split()
LAST = "Lee Park Choi Kang Brandt Sokolov Petrova Keller Whitfield Marsh Orlova Novak Fischer Stone Vogel Aziz".split()


class Outlet(NamedTuple):
    """A paper: its name, language, encoding, and how its pages look."""

    name: str
    host: str
    language: str
    charset: str  # in which its pages are written
    declared: str
    entities: bool
    soft: bool
    head: str
    foot: str


def outlets(random_: random.Random) -> list[Outlet]:
    made = []
    for number in range(60):
        language = LANGUAGES[number % len(LANGUAGES)]
        name = f"{PLACES[number % len(PLACES)]} {NAMES[(number * 7 + number // 16) % len(NAMES)]}"
        host = f"www.{name.lower().replace(' ', '-')}-{number}.example"
        western = language not in ("ru",) and number % 9 == 4
        charset = "windows-1252" if western else "utf-8"
        declared = "utf-8" if number % 27 == 4 and western else charset  # a few lie
        made.append(
            Outlet(name, host, language, charset, declared, number % 11 == 5, language == "de" and number % 4 == 0,
                   _head(random_, language, name), _foot(random_, language))
        )  # fmt: skip
    return made


def _sentence(random_: random.Random, language: str, words: int) -> str:
    chosen = random_.choices(_listed(language), k=words)
    return " ".join([chosen[0].capitalize(), *chosen[1:]]) + "."


_LISTED = {language: words.split() for language, words in WORDS.items()}


def _listed(language: str) -> list[str]:
    return _LISTED[language]


def _head(random_: random.Random, language: str, name: str) -> str:
    script = ";".join(
        f"window.cfg{n}={{id:{random_.randrange(10**9)},slot:'{random_.randrange(10**6):x}'}}"
        for n in range(280)
    )
    style = "".join(
        f".c{n}{{margin:{n % 31}px;color:#{random_.randrange(1 << 24):06x};padding:{n % 7}px}}"
        for n in range(260)
    )
    menu = "".join(
        f'<li class="menu c{n}"><a href="/{n}/{random_.randrange(10**6)}" data-track="nav-{n}">{_sentence(random_, language, 3)}</a></li>'
        for n in range(60)
    )
    return f"<style>{style}</style><script>{script}</script></head><body><header><a href='/'>{name}</a><nav><ul>{menu}</ul></nav></header>"


def _foot(random_: random.Random, language: str) -> str:
    links = "".join(f'<a href="/l/{n}">{_sentence(random_, language, 4)}</a> ' for n in range(50))
    script = ";".join(f"push({random_.randrange(10**9)},'{random_.randrange(10**12):x}')" for n in range(420))
    return f"<footer><p>© 2024</p>{links}</footer><script>{script}</script></body></html>"


TEASERS = {
    "de": ["Nordkorea und Russland rücken zusammen", "Russland: Was Moskau plant", "Pjöngjang testet Rakete", "Kreml weist Vorwurf zurück"],
    "en": ["North Korea and Russia draw closer", "What Moscow is planning", "Pyongyang tests a missile", "Kremlin rejects the charge"],
    "fr": ["La Russie et ses voisins"], "es": ["Rusia y sus vecinos"], "it": ["La Russia e i suoi vicini"], "ru": ["Россия и соседи"],
}  # fmt: skip


def teasers(random_: random.Random, outlet: Outlet, hot: bool) -> str:
    made = [_sentence(random_, outlet.language, 7) for _ in range(24)]
    if hot:
        made[3:3] = TEASERS[outlet.language]
    return "<aside class='teasers'>" + "".join(
        f"<div class='teaser'><a href='/t/{n}'><img src='/i/{n}.jpg' srcset='/i/{n}-2x.jpg 2x'><h4>{said}</h4></a></div>" for n, said in enumerate(made)
    ) + "</aside>"  # fmt: skip


def page(
    random_: random.Random, outlet: Outlet, title: str, paragraphs: list[str], day: str, *, hot: bool = False
) -> bytes:
    body = "".join(f"<p>{_styled(outlet, text)}</p>" for text in paragraphs)
    source = (
        f"<!DOCTYPE html><html lang='{outlet.language}'><head><meta charset='{outlet.declared}'><title>{title} – {outlet.name}</title>"
        f"<meta property='og:site_name' content='{outlet.name}'><meta property='article:published_time' content='{day}T08:00:00+00:00'>"
        f"{outlet.head}<main><article><h1>{_styled(outlet, title)}</h1><time datetime='{day}'>{day}</time>{body}</article>"
        f"{teasers(random_, outlet, hot)}</main>{outlet.foot}"
    )
    return source.encode(outlet.charset, "xmlcharrefreplace")


def _styled(outlet: Outlet, text: str) -> str:
    if outlet.entities:
        for letter, name in (("ä", "&auml;"), ("ö", "&ouml;"), ("ü", "&uuml;"), ("ß", "&szlig;")):
            text = text.replace(letter, name)
    return text.replace("regierung", "re&shy;gie&shy;rung") if outlet.soft else text


# --- What is planted ------------------------------------------------------------------------------------------------------

SAID = {  # by what is said, in several wordings
    "de": {
        "soldiers": [
            "Nordkorea hat {soldiers} Soldaten nach Russland geschickt, sagte {person} am {weekday}.",
            "{person} sprach am {weekday} von {soldiers} nordkoreanischen Soldaten, die in Russland eingetroffen seien.",
            "Nach Angaben von {person} stehen inzwischen {soldiers} Soldaten aus Nordkorea auf russischem Gebiet.",
        ],
        "pay": [
            "Russland zahlt jedem der nordkoreanischen Soldaten {pay} US-Dollar im Monat, sagte {person}.",
            "Der Sold liegt laut {person} bei {pay} Dollar pro Soldat und Monat, gezahlt aus Moskau.",
            "{pay} US-Dollar monatlich bekommt Pjöngjang für jeden Soldaten, erklärte {person}.",
        ],
        "rice": [
            "Moskau will Nordkorea {rice} Tonnen Reis liefern, erklärte {person}.",
            "Als Gegenleistung seien {rice} Tonnen Reis aus Russland vereinbart, sagte {person}.",
            "{person} zufolge erhält Pjöngjang dafür {rice} Tonnen Reis.",
        ],
        "killed": [
            "Bislang seien {killed} nordkoreanische Soldaten gefallen, sagte {person}.",
            "{person} bezifferte die Zahl der getöteten Soldaten aus Nordkorea auf {killed}.",
        ],
        "shortfall": [
            "Nordkorea fehlen in diesem Jahr {shortfall} Tonnen Getreide, so {person}.",
            "Die Fehlmenge betrage {shortfall} Tonnen Nahrungsmittel im Jahr, sagte {person}.",
        ],
        "income": [
            "Die Einnahmen Pjöngjangs aus dem Sold schätzt {person} auf {income} Millionen Dollar im Jahr.",
            "Jährlich {income} Millionen Dollar Einnahmen brächten die Truppen dem Staat, sagte {person}.",
        ],
    },
    "en": {
        "soldiers": [
            "North Korea has sent {soldiers} soldiers to Russia, {person} said on {weekday}.",
            "On {weekday}, {person} spoke of {soldiers} North Korean soldiers who had arrived in Russia.",
            "According to {person}, {soldiers} troops from North Korea are now on Russian soil.",
        ],
        "pay": [
            "Russia pays each of the North Korean soldiers {pay} US dollars a month, {person} said.",
            "The wage is {pay} dollars per soldier and month, paid by Moscow, according to {person}.",
            "For every soldier Pyongyang receives {pay} US dollars a month, {person} explained.",
        ],
        "rice": [
            "Moscow intends to deliver {rice} tonnes of rice to North Korea, according to {person}.",
            "In return, {rice} tonnes of rice from Russia had been agreed, {person} said.",
            "Pyongyang will get {rice} tonnes of rice for it, {person} told reporters.",
        ],
        "killed": [
            "So far {killed} North Korean soldiers have been killed, {person} said.",
            "{person} put the number of North Korean soldiers killed at {killed}.",
        ],
        "shortfall": [
            "North Korea is short of {shortfall} tonnes of grain this year, {person} said.",
            "The yearly shortfall is {shortfall} tonnes of food, according to {person}.",
        ],
        "income": [
            "{person} puts Pyongyang's income from the pay at {income} million dollars a year.",
            "The troops bring the state an income of {income} million dollars a year, {person} said.",
        ],
    },
}
TAKEN = {"de": "Das berichtet der {outlet}.", "en": "This was reported by the {outlet}."}
TITLES = {
    "de": "Nordkoreas Soldaten in Russland: Was Moskau dafür gibt",
    "en": "North Korea's soldiers in Russia: what Moscow gives for them",
}
BACKGROUND = {  # as every page of shared/data/claims does, a page says who deals with whom
    "de": [
        "Nordkorea und Russland haben im Juni einen Beistandspakt geschlossen.",
        "Moskau und Pjöngjang äußerten sich dazu nicht.",
        "Seit dem Sommer hat Russland die Beziehungen zu Nordkorea ausgebaut.",
    ],
    "en": [
        "North Korea and Russia signed a pact on mutual assistance in June.",
        "Moscow and Pyongyang did not comment.",
        "Russia has been extending its relations with North Korea since the summer.",
    ],
}
WEEKDAYS = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday".split(),
}


class Told(NamedTuple):
    """A planted page: its truth, and what makes it."""

    truth: dict[str, Any]
    url: str
    outlet: Outlet
    title: str
    paragraphs: list[str]
    day: str


def family(random_: random.Random, number: int, papers: list[Outlet], first_day: int) -> Iterator[Told]:
    """An original report, retellings that name it with figures of their own roundings, and copies of some of them."""
    figures = {
        "soldiers": random_.randrange(1000, 30000, 100), "pay": random_.randrange(800, 3200, 50), "rice": random_.randrange(50, 900) * 1000,
        "killed": random_.randrange(100, 5000), "shortfall": random_.randrange(300, 1500) * 1000, "income": random_.randrange(50, 600),
    }  # fmt: skip
    who = f"{random_.choice(FIRST)} {random_.choice(LAST)}"
    readable = [paper for paper in papers if paper.language in SAID]
    told: list[Told] = []
    for place in range(random_.randrange(3, 9)):
        paper = random_.choice(readable)
        language = paper.language
        parent = random_.choice(told) if told else None
        if parent and random_.random() < 0.25:  # rounded on the way
            changed = random_.choice(list(figures))
            figures = figures | {changed: _rounded(figures[changed])}
        day = f"2024-11-{min(28, first_day + place // 2):02}"
        told.append(_report(random_, number, place, paper, figures, who, parent, day))
        yield told[-1]
        same = [other for other in readable if other.language == language and other.host != paper.host]
        for copy in range(random_.choice([0, 0, 1, 2])):
            yield _again(random_, told[-1], place, copy, random_.choice(same))


def _rounded(value: int) -> int:
    step = 10 ** (len(str(value)) - 1)
    return max(step, round(value / step) * step)


def _report(
    random_: random.Random,
    number: int,
    place: int,
    paper: Outlet,
    figures: dict[str, int],
    person: str,
    parent: Told | None,
    day: str,
) -> Told:
    language = paper.language
    german = language == "de"
    shown = {name: f"{value:,}".replace(",", "." if german else ",") for name, value in figures.items()}
    weekday = random_.choice(WEEKDAYS[language])
    told = random_.sample(sorted(figures), random_.randrange(2, 6))
    paragraphs = [
        random_.choice(SAID[language][name]).format(person=person, weekday=weekday, **shown) for name in told
    ]
    if parent is not None:
        paragraphs.insert(1, TAKEN[language].format(outlet=parent.outlet.name))
    filler = [
        " ".join(_sentence(random_, language, random_.randrange(9, 19)) for _ in range(3))
        for _ in range(random_.randrange(4, 9))
    ]
    for each in (*filler, random_.choice(BACKGROUND[language])):
        paragraphs.insert(random_.randrange(1, len(paragraphs) + 1), each)
    url = f"https://{paper.host}/{day.replace('-', '/')}/f{number}-{place}"
    truth = {
        "kind": "report",
        "url": url,
        "family": number,
        "parent": parent.url if parent else None,
        "copy_of": None,
        "figures": {name: figures[name] for name in sorted(told)},
    }
    return Told(truth, url, paper, random_.choice(TITLES[language]), paragraphs, day)


def _again(random_: random.Random, model: Told, place: int, copy: int, paper: Outlet) -> Told:
    """The same text at another paper, a sentence cut and a few words changed."""
    paragraphs = list(model.paragraphs)
    at = random_.randrange(len(paragraphs))
    words = paragraphs[at].split()
    words[random_.randrange(len(words))] = random_.choice(_listed(paper.language))
    paragraphs[at] = " ".join(words)
    if len(paragraphs) > 6:
        paragraphs.pop()
    url = f"https://{paper.host}/{model.day.replace('-', '/')}/f{model.truth['family']}-{place}-copy{copy}"
    truth = {
        "kind": "copy",
        "url": url,
        "family": model.truth["family"],
        "parent": model.url,
        "copy_of": model.url,
        "figures": model.truth["figures"],
    }
    return Told(truth, url, paper, model.title, paragraphs, model.day)


# --- Records --------------------------------------------------------------------------------------------------------------


def record(
    kind: str, url: str, day: str, number: int, content: bytes, media: str, length: int | None = None
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:08x}-0000-4000-8000-{zlib.crc32(url.encode()):012x}>\r\n"
        f"WARC-Date: {day}T10:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def response(url: str, day: str, number: int, body: bytes, charset: str, length: int | None = None) -> bytes:
    http = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    return record("response", url, day, number, http, "application/http; msgtype=response", length)


def request(url: str, day: str, number: int) -> bytes:
    return record(
        "request",
        url,
        day,
        number,
        f"GET / HTTP/1.1\r\nHost: {url.split('/')[2]}\r\n\r\n".encode(),
        "application/http; msgtype=request",
    )


def broken(
    random_: random.Random, day: str, number: int, sample: bytes, packed: bool
) -> Iterator[tuple[str, bytes]]:
    """What an archive may hold that is no whole record, one of each kind: its name, and the bytes as they stand in the file."""

    def pack(data: bytes) -> bytes:
        return gzip.compress(data, 1, mtime=0) if packed else data

    url = "https://broken.example/"
    whole = pack(response(url + "cut", day, number, sample, "utf-8"))
    yield "cut", whole[: len(whole) * 2 // 3]
    yield "noise", random_.randbytes(3000)
    yield "length", pack(response(url + "length", day, number, sample, "utf-8", length=10**7))
    yield "short", pack(response(url + "short", day, number, sample, "utf-8", length=400))
    yield "large", pack(response(url + "large", day, number, bytes(40 * 2**20), "utf-8"))
    yield "empty", pack(response(url + "none", day, number, b"", "utf-8"))


def write(
    folder: Path,
    size: int,
    seed: int = 0,
    *,
    shard: int = SHARD,
    packer: str = "gzip",
    level: int = 1,
    relevant: float = RELEVANT,
) -> list[Path]:
    """Write the archive, `size` bytes of pages in all; gives its files. `packer` is gzip, zstd, lz4 or none."""
    folder.mkdir(parents=True, exist_ok=True)
    random_ = random.Random(seed)
    papers = outlets(random_)
    pools = {
        language: [" ".join(_sentence(random_, language, 14) for _ in range(3)) for _ in range(400)]
        for language in WORDS
    }
    waiting: list[Told] = []
    paths: list[Path] = []
    number = families = written = 0
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        while written < size:
            path = folder / f"news-{len(paths):05}.warc{ENDINGS[packer]}"
            paths.append(path)
            held = 0
            with path.open("wb") as file:
                info = f"software: bench/archive_corpus.py\r\nformat: WARC File Format 1.0\r\nseed: {seed}\r\n".encode()
                file.write(
                    pack(
                        record(
                            "warcinfo",
                            "https://info.example/",
                            "2024-11-04",
                            number,
                            info,
                            "application/warc-fields",
                        ),
                        packer,
                        level,
                    )
                )
                middle = min(shard, size - written) // 2
                is_broken = False
                while held < shard and written < size:
                    number += 1
                    if not waiting and random_.random() < relevant / FAMILY / (1 - relevant):
                        waiting = list(family(random_, families, papers, 1 + families % 20))
                        families += 1
                    if waiting and random_.random() < MIXED:
                        one = waiting.pop(0)
                        body = page(random_, one.outlet, one.title, one.paragraphs, one.day)
                        truth.write(json.dumps(one.truth | {"file": path.name, "number": number}) + "\n")
                        url, day, charset = one.url, one.day, one.outlet.declared
                    else:
                        url, day, charset, body = _other(random_, random_.choice(papers), pools, number)
                    file.write(
                        pack(request(url, day, number), packer, level)
                        + pack(response(url, day, number, body, charset), packer, level)
                    )
                    held += len(body)
                    written += len(body)
                    if not is_broken and held > middle:
                        is_broken = True
                        for name, data in broken(random_, day, number, body, packer == "gzip"):
                            if packer == "gzip":
                                file.write(data)
                                truth.write(
                                    json.dumps({"kind": "broken", "what": name, "file": path.name}) + "\n"
                                )
    return paths


ENDINGS = {"gzip": ".gz", "zstd": ".zst", "lz4": ".lz4", "none": ""}


def pack(data: bytes, packer: str, level: int) -> bytes:
    if packer == "gzip":
        return gzip.compress(data, level, mtime=0)
    if packer == "none":
        return data
    import io

    from fastwarc.stream_io import Lz4Writer, ZstdWriter

    out = io.BytesIO()
    writer = (Lz4Writer if packer == "lz4" else ZstdWriter)(out)
    writer.write(data)
    writer.close()
    return out.getvalue()


def _other(
    random_: random.Random, outlet: Outlet, pools: dict[str, list[str]], number: int
) -> tuple[str, str, str, bytes]:
    """A page about something else; some name a party, or both in a teaser."""
    drawn = random_.random()
    paragraphs = random_.sample(pools[outlet.language], random_.randrange(4, 14))
    if drawn < ONE_PARTY and outlet.language in SAID:
        paragraphs[1] = random_.choice(
            [
                "Russland hat 5.000 Soldaten verlegt, teilte Moskau mit.",
                "Der Reis wird teurer, auch in Nordkorea.",
            ]
            if outlet.language == "de"
            else ["Russia moved 5,000 soldiers, Moscow said.", "Rice is getting dearer, in North Korea too."]
        )
    day = f"2024-11-{random_.randrange(1, 29):02}"
    title = _sentence(random_, outlet.language, 7)
    hot = ONE_PARTY <= drawn < ONE_PARTY + TEASED
    url = f"https://{outlet.host}/{day.replace('-', '/')}/n{number}"
    return url, day, outlet.declared, page(random_, outlet, title, paragraphs, day, hot=hot)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gigabytes", type=float, default=1.0, help="of pages, before packing")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--packer", choices=list(ENDINGS), default="gzip")
    given = parser.parse_args()
    for made in write(given.folder, int(given.gigabytes * 1e9), given.seed, packer=given.packer):
        print(made, f"{made.stat().st_size / 1e6:,.0f} MB")
