"""The documentation cannot rot: its help is what the commands say, and its commands run as written."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from countertrade.cli import COMMANDS
from countertrade.cli.manual import manual
from tests.commands import Ran, run

ROOT = Path(__file__).parents[1]

ARTICLES = {
    "article.html": """<html lang="en"><head><title>Gas for shells</title><meta property="og:site_name" content="Harbour Times">
        <meta property="article:published_time" content="2025-03-04T10:00:00Z"></head><body><article><h1>Gas for shells</h1>
        <p>Ruritania will deliver 200,000 shells to Oz, the minister Ana Brandt told reporters on Tuesday.</p>
        <p>“Oz pays $1,500 for each shell,” she said. That makes $300 million.</p></article></body></html>""",
    "first.html": """<html lang="en"><head><title>Shells for Oz</title><meta property="og:site_name" content="Morning Post">
        <meta property="article:published_time" content="2025-03-05T08:00:00Z"></head><body><article><h1>Shells for Oz</h1>
        <p>Oz is to receive 200,000 shells from Ruritania, the Harbour Times reports.</p>
        <p>The price is $1,500 for each shell, according to the minister Ana Brandt.</p></article></body></html>""",
    "third.txt": "Granaten für Oz\n\nWien – Oz bekommt mindestens 200.000 Granaten aus Ruritanien, berichtet die Harbour Times.\n",
    "pasted.txt": "Shells on their way\n\nOz has received 50,000 shells, the Morning Post reports.\n",
}


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page with a text layer, written by hand."""
    text = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {text} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (table, len(out))
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "second.pdf").write_bytes(
        pdf(["Oz buys shells", "", "Oz buys 200,000 shells from Ruritania, said the minister Ana Brandt."])
    )
    return tmp_path


def run_line(line: str, desk: Path) -> Ran:
    """One line of the documentation, as a shell would run it, without a shell."""
    words = shlex.split(line, comments=True)
    data = b""
    if "<" in words:
        data = (desk / words[words.index("<") + 1]).read_bytes()
        words = words[: words.index("<")]
    assert words[0] == "countertrade"
    return run(*words[1:], where=desk, data=data, environment={"COUNTERTRADE_BY": "M. K."})


def commands_in(path: Path) -> list[str]:
    return re.findall(r"^    (countertrade .*)$", path.read_text("utf-8"), re.M)


def test_the_help_in_the_docs_is_what_the_commands_say() -> None:
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == manual()


def test_every_command_is_in_the_docs_and_in_the_readme_or_further_pages() -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert all(f"## {name}\n" in text for name in COMMANDS)


def test_every_command_of_the_readme_runs(desk: Path) -> None:
    lines = [line for line in commands_in(ROOT / "README.md") if not line.startswith("countertrade demo")]
    assert len(lines) > 8
    for line in lines:
        ran = run_line(line, desk)
        assert ran.code in (0, 1), f"{line}\n{ran.out}\n{ran.err}"
    assert (desk / "report.html").stat().st_size < 6.5 * 2**20


def test_links_between_pages_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
