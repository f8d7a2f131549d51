"""Nothing from a page steers a terminal: every command of a case full of control characters prints marks instead."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from countertrade import case as folder_of
from countertrade.cli import COMMANDS, main
from countertrade.visible import escaped, one_line, visible
from countertrade.web import edits
from tests.web.cases import CASE_YAML, DEAL

KINDS = ("Cc", "Cf", "Cs", "Zl", "Zp")
SEEN = {0x00AD, 0x200C, 0x200D, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
"""Characters of these kinds that spelling needs, or that stand before figures and are seen."""
STEERING = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) in KINDS and ord(c) not in SEEN]


def test_no_character_that_steers_is_left_whatever_it_is() -> None:
    text = "".join(c for c in STEERING if c not in "\n\r\t")
    assert not set(visible(text)) & set(STEERING)
    assert visible("größer\n»so«\n") == "größer\n»so«\n"
    assert one_line("a\r\nb\tc\nd\re") == "a b c d␍e"
    assert visible(visible(text)) == visible(text)


def test_json_reads_back_as_the_same_text() -> None:
    text = "".join(c for c in STEERING if unicodedata.category(c) != "Cs")
    made = escaped(json.dumps(text, ensure_ascii=False))
    assert not set(made) & set(STEERING)
    assert json.loads(made) == text


ATTACK = "\x1b]0;owned\x07\x1b[31m\x9b2J\u202e\u2066\u2028"
ARTICLE = f"""Ruritania sells shells to Oz {ATTACK}

VIENNA - Ruritania will deliver at least 200,000 shells{ATTACK} to Oz, defence minister Ana{ATTACK} Brandt told the Harbour Herald.

“Oz pays 1,500 dollars{ATTACK} for each shell,” she said. That makes 500 million dollars.
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose every text steers that may: articles, outlets, decisions, a broken line among them."""
    folder = tmp_path_factory.mktemp("hostile") / "oz"
    folder_of.new(folder, f"Shells{ATTACK}")
    (folder / "case.yaml").write_text(CASE_YAML, "utf-8")  # what cannot be seen is refused there
    outlet = f"Herald{ATTACK}"
    edits.add_article(folder, ARTICLE.encode(), "a.txt", {"outlet": outlet, "published": "2025-01-06"})
    retold = ARTICLE.replace("at least 200,000", "200,000").replace("told the", "told Herald, the")
    edits.add_article(folder, retold.encode(), "b.txt", {"outlet": "Kurier", "published": "2025-01-07"})
    (folder / "deal.yaml").write_text(DEAL, "utf-8")
    claim = folder_of.open_case(folder).claims[0].id
    run("decide", str(folder), claim, "accept", "--reason", f"seen{ATTACK}", "--by", f"M{ATTACK}")
    with (folder / "decisions.jsonl").open("a", encoding="utf-8") as file:
        file.write(f'{{"id": "{ATTACK}"\n')
    return folder


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as done:
        main([*arguments])
    return int(done.value.code or 0)


def lines_of(folder: Path, tmp_path: Path) -> list[list[str]]:
    """Every command that prints something of a case or of an article."""
    claim = folder_of.open_case(folder).claims[0].id
    article = folder_of.open_case(folder).articles[0].id
    page = tmp_path / f"page{ATTACK[:1]}.txt"
    page.write_text(ARTICLE, "utf-8")
    pages, found = tmp_path / "pages", str(tmp_path / "found")
    pages.mkdir()
    paragraphs = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n"))
    (pages / "1.html").write_text(f"<html lang=en><title>Shells</title><body>{paragraphs}", "utf-8")
    case = str(folder)
    forms = ("table", "json", "jsonl", "csv")
    return [
        *(["read", case, "--format", form] for form in forms),
        *(["trace", case, "--format", form] for form in forms),
        *(["check", case, "--format", form] for form in forms),
        *(["check", str(page), "--format", form] for form in forms),
        *(["run", case, "--draws", "64", "--format", form] for form in forms),
        *(["history", case, "--draws", "64", "--format", form] for form in forms),
        *(["read", str(page), "--layer", layer] for layer in ("mentions", "quotations")),
        *(["show", case, target] for target in (claim, article)),
        ["show", case, f"nothing{ATTACK}"],
        ["model", case],
        ["explain", case, "shells"],
        ["run", case, "--draws", "64", "--against", "2025-01-06"],
        ["draft", case],
        ["report", case, "--draws", "64"],
        ["new", str(tmp_path / "new"), "--title", ATTACK],
        ["add", case, str(page)],
        ["update", case, article, str(page)],
        ["import", case, str(page)],
        ["decide", case, claim, f"strange{ATTACK}"],
        ["note", case, claim, f"ask{ATTACK}", "--by", f"M{ATTACK}"],
        *(["note", case, "--format", form] for form in forms),
        ["note", case, f"c-{ATTACK}", f"ask{ATTACK}"],
        *(["export", case, "--as", form] for form in ("assessment", "ftm")),
        ["pack", case, "--draws", "64", "--out", str(tmp_path / "evidence.zip")],
        ["verify", str(tmp_path / "evidence.zip")],
        ["suggest", case, "--model", f"small{ATTACK}"],
        ["scan", case, str(pages), "--screen"],
        ["scan", case, str(pages), "--out", found],
        *(["query", found, "select * from all_articles", "--format", form] for form in forms),
        ["query", found, f"select {ATTACK}"],
        ["simulate-grid", case, "--draws", "64"],
        ["simulate-grid", case, "--vary", f"shells={ATTACK}"],
        ["doctor"],
        *(["completion", shell] for shell in ("bash", "zsh", "fish", "powershell")),
        [f"chek{ATTACK}"],
    ]


def test_every_command_prints_marks(hostile: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = lines_of(hostile, tmp_path)
    assert {line[0] for line in lines} >= set(COMMANDS) - {"serve", "demo"}
    for line in lines:
        run(*line)
        out, err = capfd.readouterr()
        left = {
            f"U+{ord(c):04X}"
            for c in (out + err).replace("\r\n", "\n").removeprefix("\ufeff")
            if c in STEERING and c != "\n"
        }
        assert not left, (line, left)
        assert "Traceback" not in err, line


def test_on_a_terminal_that_has_colours_the_only_escape_sequences_are_our_own(tmp_path: Path) -> None:
    from countertrade.checking import check
    from countertrade.reading import read
    from countertrade.report.article import check_text
    from tests.claims import article

    page = article("paper", ARTICLE, title=f"Shells{ATTACK}", outlet=f"Herald{ATTACK}")
    claims = read(page)
    text = check_text(page, claims, check(claims, [page], []), [], color=True)
    assert "\x1b[1m" in text
    bare = text.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert not set(bare) & (set(STEERING) - {"\n"})
    assert "␛" in bare
