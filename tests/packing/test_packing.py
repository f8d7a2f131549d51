"""Evidence packages: they check elsewhere and come out equal, name a byte that was changed, and share nothing that is not to be shared."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

import countertrade as ct
from countertrade.packing import MANIFEST, STAMP, stamp
from countertrade.packing.facts import SHORT
from countertrade.packing.parts import unzipped, zipped
from countertrade.packing.verifying import verify
from countertrade.records import Bad

LONG = "The talks in the harbour office, which both sides had called technical, went on for half a year and were broken off twice, "
ARTICLE = f"""Shells for Oz

Ruritania will deliver 200,000 shells to Oz, the minister Ana Brandt told reporters on Tuesday.

{LONG * 3}before Ruritania agreed to deliver 7,000 tonnes of coal to Oz, the minister Ana Brandt said.

Nobody outside the room has seen the paper, and the ministry does not publish what it costs the port to keep its cranes ready.
"""
DEAL = """\
title: Shells for coal
start: 2030-01
months: 6
currency: USD
parties: {OZ: Oz, RU: Ruritania}
counts: [shell]
quantities:
  # ask Jo Lund, who heard it in confidence
  price: {value: 900 to 1_500 USD/shell, why: prices paid elsewhere}   # do not share
flows:
  shells: {from: RU, to: OZ, amount: 1000 shell/month, worth: price}
  money: {from: OZ, to: RU, amount: 1.1e6 USD/month}
questions:
  - P(balance of OZ > 0)
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> ct.Case:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERTRADE_NOW", "2030-01-05T10:00:00+01:00")
        made = ct.new(tmp_path_factory.mktemp("packing") / "case", "Shells for coal")
        made.add(ARTICLE, outlet="Harbour Times", published="2029-12-04", url="https://harbour.example/gas")
        claim = made.read()[0]
        made.decide(claim.id, "accept", reason="Jo Lund confirmed it on the phone", by="Kim Analyst")
        (made.folder / "deal.yaml").write_text(DEAL, "utf-8")
        return made.reload()


@pytest.fixture(scope="module")
def packages(case: ct.Case, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERTRADE_NOW", "2030-01-05T10:00:00+01:00")
        made = {}
        for kind in ("shareable", "internal"):
            path = tmp_path_factory.mktemp(kind) / "evidence.zip"
            case.pack(path, internal=kind == "internal", draws=256, by="Kim Analyst")
            made[kind] = path.read_bytes()
        return made


@pytest.mark.parametrize("kind", ["shareable", "internal"])
def test_a_package_verifies_and_runs_again_to_equal_figures(packages: dict[str, bytes], kind: str) -> None:
    found = verify(packages[kind], "evidence.zip")
    assert found.problems == ()
    assert found.fits
    assert found.same_digits
    assert (found.kind, found.title) == (kind, "Shells for coal")
    assert found.checks[-1] == "run again with 256 draws: every figure equal to the last digit"


def test_the_same_case_gives_the_same_package(
    case: ct.Case, packages: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERTRADE_NOW", "2030-01-05T10:00:00+01:00")
    digest = ct.open(case.folder).pack(tmp_path / "again.zip", draws=256)
    assert (tmp_path / "again.zip").read_bytes() == packages["shareable"]
    assert ct.verify(tmp_path / "again.zip", run=False).manifest == digest


def changed(data: bytes, path: str, at: int) -> bytes:
    """The package with one byte of a file inside changed, its zip put together anew."""
    parts = unzipped(data, "evidence.zip")
    body = bytearray(parts[path])
    body[at] ^= 1
    return zipped({**parts, path: bytes(body)})


@pytest.mark.parametrize("kind", ["shareable", "internal"])
def test_one_changed_byte_is_named_in_every_file(packages: dict[str, bytes], kind: str) -> None:
    for path, body in unzipped(packages[kind], "evidence.zip").items():
        if path == MANIFEST:
            continue
        for at in (0, len(body) // 2, len(body) - 1):
            found = verify(changed(packages[kind], path, at), "evidence.zip", run=False)
            assert f"evidence.zip/{path}" in [problem.path for problem in found.problems], path
            assert "it was changed since it was packed" in found.problems[0].message


def test_a_manifest_that_was_changed_too_has_another_hash_and_the_figures_tell(
    packages: dict[str, bytes],
) -> None:
    import hashlib

    parts = unzipped(packages["shareable"], "evidence.zip")
    parts["deal.yaml"] = parts["deal.yaml"].replace(b"1_500", b"1_600")
    manifest = json.loads(parts[MANIFEST])
    manifest["files"]["deal.yaml"] = hashlib.sha256(parts["deal.yaml"]).hexdigest()
    parts[MANIFEST] = json.dumps(manifest).encode()
    found = verify(zipped(parts), "evidence.zip")
    assert found.manifest != verify(packages["shareable"], "evidence.zip", run=False).manifest
    assert any("comes out otherwise when it is run again" in problem.message for problem in found.problems)


def test_what_was_put_in_or_taken_out_is_named(packages: dict[str, bytes]) -> None:
    parts = unzipped(packages["internal"], "evidence.zip")
    found = verify(zipped({**parts, "case/articles/new.txt": b"x"}), "evidence.zip", run=False)
    assert [problem.path for problem in found.problems] == ["evidence.zip/case/articles/new.txt"]
    del parts["report.html"]
    found = verify(zipped(parts), "evidence.zip", run=False)
    assert "not in the package" in found.problems[0].message


def test_a_damaged_zip_is_no_package(packages: dict[str, bytes]) -> None:
    for data in (packages["shareable"][:-40], b"PK\x03\x04", zipped({"x": b""}), zipped({MANIFEST: b"{}"})):
        with pytest.raises(Bad, match=r"no package|no manifest"):
            verify(data, "evidence.zip")


def test_a_byte_flipped_in_the_zip_itself_is_found(packages: dict[str, bytes]) -> None:
    data = packages["shareable"]
    for at in range(200, len(data), len(data) // 23):
        body = bytearray(data)
        body[at] ^= 0x10
        try:
            found = verify(bytes(body), "evidence.zip", run=False)
        except Bad:
            continue
        same = unzipped(bytes(body), "evidence.zip") == unzipped(data, "evidence.zip")
        assert found.problems or same, at  # a flipped bit in a date of the zip's directory changes no file


def test_a_package_to_be_shared_holds_no_article_no_note_and_no_name(
    case: ct.Case, packages: dict[str, bytes]
) -> None:
    parts = unzipped(packages["shareable"], "evidence.zip")
    whole = "\n".join(data.decode() for data in parts.values())
    for secret in (
        "Kim Analyst",
        "Jo Lund",
        "in confidence",
        "do not share",
        "its cranes ready",
        str(case.folder),
    ):
        assert secret not in whole, secret
    text = case.articles[0].text
    stretch = SHORT + 1
    assert not any(text[at : at + stretch] in whole for at in range(0, len(text) - stretch, 10))
    assert "7,000 tonnes" in whole
    assert "prices paid elsewhere" in whole
    manifest = json.loads(parts[MANIFEST])
    import hashlib

    assert (
        manifest["texts"][case.articles[0].id]["sha256_of_text"] == hashlib.sha256(text.encode()).hexdigest()
    )


def test_an_internal_package_holds_the_case_folder(
    case: ct.Case, packages: dict[str, bytes], tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(packages["internal"])) as archive:
        archive.extractall(tmp_path)
    again = ct.open(tmp_path / "case")
    assert tuple(again.statements) == tuple(case.statements)
    assert again.decisions[0].reason == "Jo Lund confirmed it on the phone"
    assert again.deal.run(draws=256).record == case.deal.run(draws=256).record


def test_the_slot_for_a_timestamp(packages: dict[str, bytes]) -> None:
    data = Path(__file__).parents[1] / "captures" / "data"
    token = (data / "story.txt.tsr").read_bytes()
    with pytest.raises(Bad, match="it stamps other bytes"):
        stamp(packages["shareable"], token, "evidence.zip", "story.txt.tsr")
    put_in = stamp(
        zipped({MANIFEST: (data / "story.txt").read_bytes()}), token, "evidence.zip", "story.txt.tsr"
    )
    assert unzipped(put_in, "evidence.zip")[STAMP] == token
    parts = unzipped(packages["shareable"], "evidence.zip")
    found = verify(zipped({**parts, STAMP: token}), "evidence.zip", run=False)
    assert [problem.path for problem in found.problems] == ["evidence.zip/manifest.tsr"]


def test_the_commands(case: ct.Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from countertrade.cli import main

    file = tmp_path / "evidence.zip"
    for arguments, code in (
        (["pack", str(case.folder), "--out", str(file), "--draws", "64"], 0),
        (["verify", str(file)], 0),
        (["pack", str(case.folder)], 2),
        (["verify", str(case.folder / "deal.yaml")], 2),
        (["export", str(case.folder), "--as", "ftm", "--out", str(tmp_path / "x.json")], 0),
        (["export", str(case.folder), "--as", "csl"], 0),
        (["export", str(case.folder), "--as", "parquet"], 2),
    ):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == code, arguments
    said = capsys.readouterr().out
    assert "every figure equal to the last digit" in said
    file.write_bytes(changed(file.read_bytes(), "results/outcome.json", 40))
    with pytest.raises(SystemExit) as ended:
        main(["verify", str(file), "--no-run"])
    assert ended.value.code == 2
    assert "evidence.zip/results/outcome.json: it was changed" in capsys.readouterr().err
