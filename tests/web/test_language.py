"""The page in the reader's language."""

from __future__ import annotations

import re
from pathlib import Path

from tests.web.cases import client, make


def test_a_chosen_language_stays_whatever_link_is_followed(tmp_path: Path) -> None:
    with client(make(tmp_path / "oz")) as page:
        first = page.get("/articles?lang=de").text
        following = re.findall(r'<li><a href="(/article/[^"]+)"', first)
        assert len(following) == 2
        for href in following:
            assert '<html lang="de">' in page.get(href).text
        page.get("/trace?lang=xx")
        assert '<html lang="de">' in page.get("/checks").text, "a language that is none changes nothing"
        assert '<html lang="en">' in page.get("/checks?lang=en").text
