"""The handle on the drawing of an input: it moves the slider beside it, by pointer, by finger and by key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.browsing import needed, serving, tab
from tests.web.cases import make

pytestmark = needed
DIAL = ".dial:has(input[data-key=cost])"
SLIDER, HILL, HANDLE = f"{DIAL} input.slider", f"{DIAL} .slope", f"{DIAL} .handle"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("hill")
    with serving(make(home / "oz")) as found:
        yield found


def opened(page: Any, address: str, view: str = "answer") -> None:
    with page.expect_response("**/answer/runs*") if view == "answer" else page.expect_response(f"**/{view}"):
        page.goto(f"{address}/{view}")
    page.wait_for_load_state("networkidle")


def state(page: Any) -> dict[str, Any]:
    """What slider, handle and figures say."""
    found: dict[str, Any] = page.evaluate(f"""() => {{
        const slider = document.querySelector("{SLIDER}"), handle = document.querySelector("{HANDLE}"), live = document.getElementById("live");
        return {{ slider: slider.value, held: slider.dataset.held || "", said: slider.closest(".dial").querySelector("output").textContent,
            now: handle.getAttribute("aria-valuenow"), text: handle.getAttribute("aria-valuetext"), left: parseFloat(handle.style.left),
            middle: live?.querySelector("output").textContent, approximate: live?.classList.contains("approximate") }};
    }}""")
    return found


def test_dragging_the_handle_moves_the_slider_and_the_answer_with_it(browser: Any, address: str) -> None:
    with tab(browser, address) as page:
        opened(page, address)
        rest = state(page)
        assert (rest["now"], rest["held"]) == ("500", "")
        assert rest["text"] == rest["said"]
        page.locator(HILL).scroll_into_view_if_needed()
        box = page.locator(HILL).bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(
            box["x"] + 0.9 * box["width"], box["y"] + 300
        )  # off the drawing: the hand still has it
        held = state(page)
        assert held["approximate"]
        assert held["middle"] != rest["middle"]
        assert held["slider"] == held["now"] != "500"
        assert held["text"] == held["said"] != rest["said"]
        places = page.evaluate(f"() => JSON.parse(document.querySelector('{HILL}').dataset.places)")
        nearest = min(places, key=lambda place: abs(place - 0.9))
        assert held["left"] == pytest.approx(100 * nearest), (
            "the handle is where the hand is, along the figures"
        )
        page.mouse.up()
        page.wait_for_selector("#live[data-exact]")
        page.wait_for_selector("#drawn:not(.stale)")
        assert f"pin.cost={held['slider']}" in page.url
        page.reload()
        assert state(page)["left"] == held["left"]
        page.click(f"{DIAL} button")
        page.wait_for_url(lambda url: "pin" not in url)
        assert state(page)["left"] == rest["left"]


def test_keys_on_the_handle_are_those_of_a_slider(browser: Any, address: str) -> None:
    with tab(browser, address) as page:
        opened(page, address)
        page.locator(HANDLE).focus()
        reached = []
        for key in ("ArrowRight", "ArrowUp", "ArrowLeft", "PageUp", "End", "ArrowRight", "Home"):
            page.keyboard.press(key)
            found = state(page)
            assert found["slider"] == found["now"]
            reached.append(int(found["now"]))
        assert reached == [525, 550, 525, 625, 1000, 1000, 0]
        assert page.evaluate("() => document.activeElement.getAttribute('role')") == "slider"
        page.wait_for_selector("#drawn:not(.stale)")
        assert "pin.cost=0" in page.url


def test_the_slider_moves_the_handle(browser: Any, address: str) -> None:
    with tab(browser, address) as page:
        opened(page, address)
        page.locator(SLIDER).fill("250")
        found = state(page)
        assert (found["now"], found["text"]) == ("250", found["said"])
        places = page.evaluate(f"() => JSON.parse(document.querySelector('{HILL}').dataset.places)")
        assert found["left"] == pytest.approx(100 * places[10])


def test_a_finger_moves_it_too(browser: Any, address: str) -> None:
    with tab(browser, address, has_touch=True, viewport={"width": 900, "height": 900}) as page:
        opened(page, address)
        page.locator(HILL).scroll_into_view_if_needed()
        box = page.locator(HILL).bounding_box()
        assert box is not None
        page.touchscreen.tap(box["x"] + 0.2 * box["width"], box["y"] + 10)
        page.wait_for_selector("#drawn:not(.stale)")
        found = state(page)
        assert found["held"]
        assert int(found["now"]) < 500


def test_the_model_has_the_same_handle(browser: Any, address: str) -> None:
    with tab(browser, address) as page:
        opened(page, address, "model")
        page.locator(HANDLE).press("ArrowLeft")
        page.wait_for_selector("#drawn:not(.stale)")
        assert "pin.cost=475" in page.url
