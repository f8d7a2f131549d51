"""What a stranger, or a page gone wrong, may send: it is answered in words, and the case goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from countertrade.web.app import create_app
from tests.web.cases import TOKEN, make


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make(tmp_path / "oz")


@pytest.fixture
def page(case: Path) -> TestClient:
    return TestClient(
        create_app(case, token=TOKEN),
        base_url="http://127.0.0.1",
        headers={"x-countertrade-token": TOKEN},
        raise_server_exceptions=False,
    )


@pytest.mark.parametrize(
    "path", ["/trace?from=", "/trace?loose=", "/answer?pin.cost=", "/model/drawn?pin.cost="]
)
@pytest.mark.parametrize("value", ["²", "-1", "", "1e3", "9" * 5000])
def test_what_is_no_number_in_an_address_counts_for_nothing(page: TestClient, path: str, value: str) -> None:
    assert page.get(path + value).status_code == 200
