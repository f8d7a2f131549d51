"""A small case for tests of the page: two articles of our own, read by the real reader, and a model."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from countertrade import case as folder_of
from countertrade.web import edits
from countertrade.web.app import create_app
from countertrade.web.guard import Session, cookie_name

TOKEN = "a-token-of-this-session"
SESSION = Session(token=TOKEN, cookie="a-cookie-of-this-session", key="a-key-of-this-session")
HEADERS = {"x-countertrade-token": TOKEN}

HERALD = """Ruritania sells shells to Oz

VIENNA – Ruritania will deliver at least 200,000 shells to Oz, defence minister Ana Brandt told the Harbour Herald on Monday.

“Oz pays 1,500 dollars for each shell,” she said. That makes 300 million dollars.
"""
KURIER = """Granaten für Oz

Wien – Oz soll mehr als 200.000 Granaten aus Ruritanien erhalten, berichtet der Harbour Herald. 💰 Der Preis liege bei 1.500 Dollar pro Granate, sagte Verteidigungsministerin Ana Brandt.
"""
HOSTILE = """<script>document.title='owned'</script> Shells for Oz

<img src=x onerror="document.title='owned'"> Ruritania sold 5,000 shells to Oz, said Ana “<svg/onload=document.title='owned'>” Brandt.

</textarea><style>*{display:none}</style> [click](javascript:document.title='owned') {{ 7*7 }}
"""
CASE_YAML = """title: Shells for Oz
question: Does Ruritania gain by the deal?
parties:
  - {code: RU, name: {en: Ruritania, de: Ruritanien}}
  - {code: OZ, name: {en: Oz, de: Oz}}
measures:
  - {id: shells, unit: shell, giver: RU, recipient: OZ, words: {en: [shells], de: [Granaten]}}
  - {id: price, unit: USD, per: [shell], giver: OZ, recipient: RU, words: {en: [price, pays], de: [Preis]}}
"""
DEAL = """title: Shells for money   # drafted by hand
start: 2025-01
months: 24
currency: USD
parties: {RU: Ruritania, OZ: Oz}
counts: [shell]

quantities:
  shells: {value: 200_000 to 250_000 shell, why: the minister's floor}
  price:  {value: 1_400 to 1_600 USD/shell, why: about the stated price}   # a comment that stays
  cost:   {value: 900 to 1_500 USD/shell, why: our guess}

events:
  war_ends: {hazard: 2 % per month}

flows:
  shells:  {from: RU, to: OZ, amount: shells, over: 12 months, worth: price, cost: cost, until: war_ends}
  payment: {from: OZ, to: RU, amount: shells * price, over: 12 months, until: war_ends}

questions:
  - P(balance of RU > 0)
"""


def make(folder: Path, *, hostile: bool = False, model: bool = True) -> Path:
    """The case in a folder, read."""
    for name, data in _files(hostile).items():
        if data is None:
            (folder / name).mkdir(parents=True)
        else:
            (folder / name).write_bytes(data)
    if model:
        (folder / "deal.yaml").write_text(DEAL, "utf-8")
    return folder


@functools.cache
def _files(hostile: bool) -> dict[str, bytes | None]:
    """The files of the case, which hundreds of tests ask for, read once; None for a folder."""
    with tempfile.TemporaryDirectory() as empty:
        folder = Path(empty) / "oz"
        folder_of.new(folder, "Shells for Oz")
        (folder / "case.yaml").write_text(CASE_YAML, "utf-8")
        articles = [("Harbour Herald", HERALD, "herald.txt"), ("Isarkurier", KURIER, "kurier.txt")]
        articles += [("<b>Evil</b>", HOSTILE, "hostile.txt")] if hostile else []
        for day, (outlet, text, name) in enumerate(articles, 6):
            edits.add_article(
                folder, text.encode(), name, {"outlet": outlet, "published": f"2025-01-{day:02}"}
            )
        return {
            path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
            for path in (folder, *sorted(folder.rglob("*")))
        }


def client(folder: Path | None, *, port: int | None = None, raises: bool = True, **more: Any) -> TestClient:
    """The page of a case folder, asked by the browser that opened it."""
    return TestClient(
        create_app(folder, session=SESSION, port=port, **more),
        base_url=f"http://127.0.0.1:{port}" if port else "http://127.0.0.1",
        cookies={cookie_name(port): SESSION.cookie},
        raise_server_exceptions=raises,
    )
