"""Calls in a process of their own: what they give, what ends them, and that one stops no other."""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from countertrade import worker
from countertrade.reading.pages import article_from
from countertrade.records import Bad, Claim, replace
from tests.claims import claim

counted = pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts the memory of a process")


def run(task: Any) -> Any:
    return worker.run(task, name="herald.html", size=0, doing="reading")


def test_what_is_given_and_what_is_refused_come_back_as_they_are() -> None:
    assert run(partial(article_from, b"Oz delivers.", "a.txt")).text == "Oz delivers."
    with pytest.raises(Bad, match=r"a\.txt: the file is empty") as caught:
        run(partial(article_from, b"", "a.txt"))
    assert type(caught.value) is Bad


def test_a_fault_is_told_by_its_place_without_a_word_of_the_article() -> None:
    with pytest.raises(
        worker.Fault,
        match=r"^herald\.html: reading this met a fault of ours \(AttributeError in pages\.py:\d+\)",
    ) as caught:
        run(partial(article_from, b"secret words", 3))  # type: ignore[arg-type]
    assert "secret" not in str(caught.value)


def test_a_call_that_takes_too_long_is_ended_and_the_next_is_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "SECONDS", 1)
    with pytest.raises(worker.Exceeded, match=r"herald\.html: reading this took more than 1 s"):
        run(partial(pow, 3, 10**9))
    assert run(partial(int, "3")) == 3


@counted
def test_a_call_that_needs_too_much_memory_is_ended() -> None:
    with pytest.raises(worker.Exceeded, match="needs more than 640 MB of memory"):
        run(partial(bytearray, 2**31))
    assert run(partial(len, b"ab")) == 2


def test_a_process_that_dies_is_a_fault_and_is_replaced() -> None:
    with pytest.raises(worker.Fault, match=r"exit code 3"):
        run(partial(os._exit, 3))
    assert run(partial(int, "3")) == 3


def test_nobody_waits_for_a_call_that_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "SECONDS", 2)
    ended: list[str] = []

    def long() -> None:
        with pytest.raises(worker.Exceeded):
            run(partial(pow, 3, 10**9))
        ended.append("long")

    thread = threading.Thread(target=long)
    thread.start()
    for _ in range(3):
        run(partial(int, "3"))
    ended.append("short")
    thread.join()
    assert ended == ["short", "long"]


def test_nothing_is_imported_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder may be a stranger's case."""
    for name in ("countertrade", "json", "msgspec", "numpy", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", ".", os.environ.get("PYTHONPATH", "")]))
    worker.end_all()
    assert run(partial(article_from, b"Oz delivers.", "a.txt")).text == "Oz delivers."
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "said", ["at least 10,000 soldier", "2,000 USD/month/soldier", "50,000 to 60,000 t/year"]
)
@pytest.mark.parametrize("text", ["Oz hands over", "half a character: \ud800"])
def test_a_claim_travels_as_it_is(said: str, text: str) -> None:
    sent = replace(claim(said, source="Ana Brandt", via=("Herald",)), text=text, evidence={"source": "frame"})
    got: list[Claim] = run(partial(list, [sent, sent]))
    assert got == [sent, sent]
    assert [type(value) for value in _fields(got[0])] == [type(value) for value in _fields(sent)]


def _fields(one: Claim) -> list[object]:
    return [getattr(one, name) for name in one.__struct_fields__]
