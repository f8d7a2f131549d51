"""One deal, Norway gives Peru tanks, said by every verb of a list in every order of a list, with every name that a party can have.

Whoever reads one of these sentences reads all of them: what a word or an order costs shows as a row of misses.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Construction(NamedTuple):
    language: str
    verb: str
    order: str
    text: str


# infinitive, present, past, participle, infinitive with "zu", with a dative, with "an", particle
_GIVING_DE = """
liefern liefert lieferte geliefert zu_liefern dat an
schicken schickt schickte geschickt zu_schicken dat an
überlassen überlässt überließ überlassen zu_überlassen dat
schenken schenkt schenkte geschenkt zu_schenken dat
verkaufen verkauft verkaufte verkauft zu_verkaufen dat an
geben gibt gab gegeben zu_geben dat
spenden spendet spendete gespendet zu_spenden dat an
übergeben übergibt übergab übergeben zu_übergeben dat an
leihen leiht lieh geliehen zu_leihen dat
zurückgeben gibt gab zurückgegeben zurückzugeben dat an zurück
abgeben gibt gab abgegeben abzugeben an ab
bereitstellen stellt stellte bereitgestellt bereitzustellen dat bereit
abtreten tritt trat abgetreten abzutreten an ab
verpachten verpachtet verpachtete verpachtet zu_verpachten an
versprechen verspricht versprach versprochen zu_versprechen dat
zusagen sagt sagte zugesagt zuzusagen dat zu
aushändigen händigt händigte ausgehändigt auszuhändigen dat aus
gewähren gewährt gewährte gewährt zu_gewähren dat
""".strip().splitlines()
_TO_DE = ("Peru", "den Peruanern", "dem peruanischen Heer", "Lima", "der Regierung in Lima")
_AN_DE = ("Peru", "die Peruaner", "das peruanische Heer", "Lima", "die Regierung in Lima")
_ORDERS_DE = {
    "present": "Norwegen {p3} {o}{t}.",
    "perfect": "Norwegen hat {o} {pp}.",
    "fronted": "Im vergangenen Jahr hat Norwegen {o} {pp}.",
    "future": "Norwegen wird {o} {inf}.",
    "that": "Bekannt ist, dass Norwegen {o} {pp} hat.",
    "infinitive": "Norwegen ist bereit, {o} {zu}.",
    "put in": "Norwegen, das selbst wenig hat, {p3} {o}{t}.",
    "object first": "Die Panzer hat Norwegen {to} {pp}.",
    "relative": "Die Panzer, die Norwegen {to} {pp} hat, sind alt.",
    "people": "Die Norweger haben {o} {pp}.",
    "government": "Die norwegische Regierung hat {o} {pp}.",
    "coordinated": "Norwegen bildet Piloten aus und {p3} {o}{t}.",
}
_GETTING_DE = """
erhalten erhält erhalten von
bekommen bekommt bekommen von
kaufen kauft gekauft von
beziehen bezieht bezogen aus
importieren importiert importiert aus
erwerben erwirbt erworben von
übernehmen übernimmt übernommen von
mieten mietet gemietet von
""".strip().splitlines()
_FROM_DE = ("Norwegen", "den Norwegern", "der norwegischen Regierung", "Oslo")
_GOT_DE = {
    "present": "Peru {p3} {way} {a} Panzer.",
    "perfect": "Peru hat {way} {a} Panzer {pp}.",
    "relative": "Die Panzer, die Peru {way} {a} {pp} hat, sind alt.",
    "will": "Die Peruaner wollen {way} {a} Panzer {inf}.",
}
_GIVING_EN = """
send sent sent sending dat to
give gave given giving dat to
sell sold sold selling dat to
lend lent lent lending dat to
offer offered offered offering dat to
promise promised promised promising dat to
deliver delivered delivered delivering to
donate donated donated donating to
supply supplied supplied supplying to
ship shipped shipped shipping to
export exported exported exporting to
provide provided provided providing to
transfer transferred transferred transferring to
return returned returned returning to
cede ceded ceded ceding to
pledge pledged pledged pledging to
airlift airlifted airlifted airlifting to
""".strip().splitlines()
_TO_EN = ("Peru", "the Peruvians", "Peru's army", "the Peruvian army", "Lima")
_ORDERS_EN = {
    "past": "Norway {past} {o}.",
    "perfect": "Norway has {pp} {o}.",
    "progressive": "Norway is {ing} {o}.",
    "infinitive": "Norway agreed to {inf} {o}.",
    "that": "It emerged that Norway had {pp} {o}.",
    "adverbs": "Norway has so far quietly {pp} {o}.",
    "put in": "Norway, which has problems of its own, {past} {o}.",
    "coordinated": "Norway trained pilots and {past} {o}.",
    "people": "The Norwegians have {pp} {o}.",
    "did": "Norway did {inf} {o}.",
}
_ORDERS_TO_EN = {
    "passive": "The tanks were {pp} to {b} by Norway.",
    "relative": "The tanks that Norway {past} to {b} are old.",
    "contact": "The tanks Norway {past} to {b} are old.",
    "continues": "Norway continues to {inf} {o}.",
}


def constructions() -> Iterator[Construction]:
    """Every sentence."""
    yield from _german()
    yield from _english()


def _german() -> Iterator[Construction]:
    for line in _GIVING_DE:
        inf, p3, _, pp, zu, *ways = line.split()
        tail = f" {ways[-1]}" if ways[-1] not in ("dat", "an") else ""
        for way in ("dat", "an"):
            for to in (*_TO_DE,) if way == "dat" else (f"an {name}" for name in _AN_DE):
                if way not in ways:
                    continue
                o = f"{to} Panzer" if way == "dat" else f"Panzer {to}"
                for order, form in _ORDERS_DE.items():
                    text = form.format(inf=inf, p3=p3, pp=pp, zu=zu.replace("_", " "), o=o, t=tail, to=to)
                    yield Construction("de", inf, f"{order}, {way}", text)
    for line in _GETTING_DE:
        inf, p3, pp, way = line.split()
        for a in _FROM_DE if way == "von" else ("Norwegen", "Oslo"):
            for order, form in _GOT_DE.items():
                yield Construction(
                    "de", inf, f"got: {order}", form.format(inf=inf, p3=p3, pp=pp, way=way, a=a)
                )


def _english() -> Iterator[Construction]:
    for line in _GIVING_EN:
        inf, past, pp, ing, *ways = line.split()
        for way in ways:
            for b in _TO_EN:
                o = f"{b} tanks" if way == "dat" else f"tanks to {b}"
                orders = _ORDERS_EN | (_ORDERS_TO_EN if way == "to" else {})
                for order, form in orders.items():
                    text = form.format(inf=inf, past=past, pp=pp, ing=ing, o=o, b=b)
                    yield Construction("en", inf, f"{order}, {way}", text)
