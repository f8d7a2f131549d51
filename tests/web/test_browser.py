"""The page in a real browser, with no other network than this computer's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from countertrade import case as folder_of
from tests.web.browsing import COOKIES, enter, needed, printing, running, serving, tab
from tests.web.cases import DEAL, HERALD, KURIER, make

pytestmark = needed


def test_from_an_empty_folder_to_a_report(browser: Any, tmp_path: Path) -> None:
    case = tmp_path / "oz"
    folder_of.new(case, "Shells for Oz")
    for name, text in (("herald.txt", HERALD), ("kurier.txt", KURIER)):
        (tmp_path / name).write_text(text, "utf-8")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(address)
        page.set_input_files("input[type=file]", [tmp_path / "herald.txt", tmp_path / "kurier.txt"])
        page.click("form.add button[type=submit]")
        page.wait_for_selector(".card")
        page.goto(f"{address}/model")
        page.click("[data-run='/draft']")
        page.wait_for_selector("textarea:not(:empty)")
        page.wait_for_load_state()
        page.fill("textarea", DEAL)
        page.click("form[data-post=text] button")
        page.wait_for_selector(".quantity")
        page.goto(f"{address}/answer")
        page.wait_for_selector("#drawn .answer h2")
        with page.expect_download() as sent:
            page.click("a[data-state]")
        target = tmp_path / "report.html"
        sent.value.save_as(target)
    assert "Content-Security-Policy" in target.read_text("utf-8")
    assert len(folder_of.open_case(case).articles) == 2


def test_the_printed_address_opens_the_page_for_one_browser(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with printing(str(case), where=tmp_path) as (printed, _):
        address = printed.partition("/?")[0]
        with tab(browser, address) as mine, tab(browser, address) as other:
            mine.goto(printed)
            mine.wait_for_selector("#drawn .answer")
            assert "key" not in mine.url
            other.goto(printed)
            assert "somebody else on this computer" in other.inner_text("body")
            other.goto(f"{address}/checks")
            assert "Shells for Oz" not in other.content()
            mine.goto(f"{address}/checks")
            mine.wait_for_selector("h1 >> text=Does it add up")


def test_deciding_by_keyboard_alone(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/articles")
        page.keyboard.press("n")
        page.keyboard.press("a")
        page.wait_for_selector(".card.accepted:not(.current)")
        page.keyboard.press("r")
        page.wait_for_selector(".card.rejected")
        page.keyboard.press("u")
        page.wait_for_selector(".card.rejected", state="detached")
        page.wait_for_selector(".card.undecided.current:focus")
        page.keyboard.press("c")
        page.keyboard.type("about 1,600 USD/shell")
        page.keyboard.press("Control+A")
        page.keyboard.type("about 1,600 USD/shell")
        page.keyboard.press("Enter")
        page.wait_for_selector(".card.corrected")
    actions = [made.action for made in folder_of.open_case(case).decisions]
    assert actions == ["accept", "reject", "undo", "correct"]


def test_review_goes_on_from_article_to_article_with_a_key_a_statement(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    n = len(folder_of.open_case(case).claims)
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/articles")
        page.keyboard.press("n")
        first = page.url
        for _ in range(n):
            page.wait_for_selector(".card.undecided.current:focus")
            page.keyboard.press("a")
            page.wait_for_selector(".card.undecided.current:focus, #told >> visible=true")
        page.wait_for_selector("#told >> text=Everything here is decided")
        assert page.url.split("#")[0] != first.split("#")[0]
    assert [made.action for made in folder_of.open_case(case).decisions] == ["accept"] * n


def test_a_refused_decision_is_taken_back_at_its_card(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/articles")
        card = page.locator(".card").first.get_attribute("id")
        page.route("**/decide*", lambda route: route.fulfill(status=409, json={"problem": "not so"}))
        page.keyboard.press("j")
        state = page.evaluate(
            """(id) => { document.querySelector('.current [data-do=accept]').click(); return document.getElementById(id).dataset.state; }""",
            card,
        )
        assert state == "accepted", "shown before the server answers"
        page.wait_for_selector("#told >> text=not so")
        page.wait_for_selector(f"#{card}.undecided.current")
    assert folder_of.open_case(case).decisions == ()


def test_letters_can_be_switched_off_and_stay_so(browser: Any, tmp_path: Path) -> None:
    """WCAG 2.1.4: a single letter does nothing where a person wants that."""
    case = make(tmp_path / "oz")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/articles")
        page.keyboard.press("j")
        page.click("[data-switch-keys]")
        page.reload()
        page.keyboard.press("j")
        page.keyboard.press("a")
        assert page.locator(".card.current").count() == 0
        assert page.locator("#keys").is_hidden()
        page.click("[data-switch-keys]")
        page.keyboard.press("j")
        assert page.locator(".card.current").count() == 1


def test_theme_and_language_lose_nothing(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/model")
        text = page.input_value("#text") + "# half a thought"
        page.fill("#text", text)
        page.click("[data-theme-to]")
        assert page.evaluate("() => getComputedStyle(document.documentElement).colorScheme") == "dark"
        assert page.input_value("#text") == text
        page.click("a.language[hreflang=de]")
        page.wait_for_selector("html[lang=de][data-theme=dark]")
        page.wait_for_load_state()
        assert page.input_value("#text") == text
        page.goto(f"{address}/answer?lang=en")
        page.locator("input.slider[data-key=cost]").fill("975")
        page.wait_for_selector("#drawn[data-ms]")
        page.click("a.language[hreflang=de]")
        page.wait_for_selector("html[lang=de]")
        page.wait_for_load_state()
        assert "pin.cost=975" in page.url


def test_search_leads_by_keyboard_to_a_statement(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/answer")
        page.keyboard.press("Control+k")
        page.keyboard.type("granaten 200.000")
        page.wait_for_selector("#found a")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/article/**")
        page.keyboard.press("Control+k")
        page.keyboard.type("shells")
        page.wait_for_selector("#found a")
        page.keyboard.press("Escape")
        assert page.locator("#found").is_hidden()
        page.keyboard.press("Enter")
        page.wait_for_url("**/statements?q=shells")
        page.wait_for_selector(".card")


def test_no_view_scrolls_sideways_on_the_narrowest_screen(browser: Any, tmp_path: Path) -> None:
    """WCAG 1.4.10: 320 CSS pixels, which is what 1,280 come to at 400 %; drawings and tables scroll in themselves."""
    case = make(tmp_path / "oz")
    size = {"width": 320, "height": 640}
    with serving(case) as address, tab(browser, address, viewport=size) as page:
        for view in ("answer", "articles", "statements", "trace", "checks", "model", "handover"):
            page.goto(f"{address}/{view}?lang=de")
            assert page.evaluate("() => document.documentElement.scrollWidth") == 320, view


def test_skip_links_lead_past_the_bar(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/answer")
        for _ in range(2):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("() => Boolean(document.activeElement.closest('#drawn'))"), (
            "three keys to the answer"
        )


def test_a_step_of_a_slider_shows_at_once_and_is_near_what_the_model_says(
    browser: Any, tmp_path: Path
) -> None:
    case = make(tmp_path / "oz")
    moved = """(position) => {
        const slider = document.querySelector('input.slider[data-key=cost]');
        slider.value = position;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        const live = document.getElementById('live');
        return [live.querySelector('output').textContent, live.classList.contains('approximate'),
            document.getElementById('drawn').classList.contains('stale'),
            [...live.querySelectorAll('circle')].map((dot) => dot.getAttribute('cx')).join()];
    }"""
    with serving(case) as address, tab(browser, address) as page:
        with page.expect_response("**/answer/runs*"):
            page.goto(f"{address}/answer")
        page.wait_for_timeout(200)
        rest = page.inner_text("#live output")
        dots = page.locator("#live circle").count()
        assert dots == 50
        shown: list[str] = []
        for position in (50, 950):
            figure, approximate, stale, places = page.evaluate(moved, position)
            assert approximate
            assert stale
            assert figure != rest
            shown.append(places)
            page.evaluate(
                "() => document.querySelector('input.slider[data-key=cost]').dispatchEvent(new Event('change', { bubbles: true }))"
            )
            page.wait_for_selector("#live[data-exact]")
            page.wait_for_selector("#drawn:not(.stale)")
            exact = page.inner_text("#live output")
            near, far = (float(text.replace("−", "-").replace(",", "")) for text in (figure, exact))
            assert abs(near - far) <= 4, "millions, on an axis of 260"
            assert page.locator("#live.approximate").count() == 0
        assert shown[0] != shown[1]
        page.click("[data-free=all]")
        page.wait_for_url(lambda url: "pin" not in url)
        page.wait_for_function(
            "(rest) => document.querySelector('#live output').textContent === rest", arg=rest
        )


def test_sliders_ask_for_one_thing_at_a_time_and_the_last_place_wins(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/answer")
        page.wait_for_load_state("networkidle")
        under_way = {"now": 0, "most": 0}

        def begun(request: Any) -> None:
            if "/answer/" in request.url:
                under_way["now"] += 1
                under_way["most"] = max(under_way["most"], under_way["now"])

        def ended(request: Any) -> None:
            if "/answer/" in request.url:
                under_way["now"] -= 1

        page.on("request", begun)
        page.on("requestfinished", ended)
        page.on("requestfailed", ended)
        slider = page.locator("input.slider[data-key=cost]")
        for position in range(100, 1001, 100):
            slider.fill(str(position))
        page.wait_for_selector("#drawn:not(.stale)")
        assert under_way["most"] == 1
        assert "pin.cost=1000" in page.url


def test_a_mark_leads_to_its_card_and_back(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/articles")
        mark = page.locator("a.mark.m-figure").first
        claim = mark.get_attribute("data-claim")
        mark.click()
        assert page.locator(".card.current").get_attribute("data-target") == claim
        assert page.evaluate("() => location.hash") == f"#{claim}"


def test_two_tabs_and_a_changed_file(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with (
        serving(case) as address,
        tab(browser, address) as one,
        tab(browser, address) as two,
    ):
        for page in (one, two):
            page.goto(f"{address}/articles")
        one.locator(".card [data-do=accept]").first.click()
        one.wait_for_selector(".card.accepted")
        two.locator(".card [data-do=reject]").first.click()
        two.wait_for_selector("#told >> text=M. K. has decided on this in the meantime")
        (case / "deal.yaml").write_text(DEAL + "# more\n", "utf-8")
        two.wait_for_selector("#told >> text=deal.yaml")
    assert [made.action for made in folder_of.open_case(case).decisions] == ["accept"]


def test_a_server_that_comes_back_under_an_open_page(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with running(str(case), where=tmp_path) as (address, first):
        port = int(address.rsplit(":", 1)[1])
        with tab(browser, address) as page:
            page.goto(f"{address}/articles")
            first.terminate()
            first.wait(10)
            page.locator(".card [data-do=accept]").first.click()
            page.wait_for_selector("#told >> text=server has stopped")
            with running(str(case), where=tmp_path, port=port):
                page.locator(".card [data-do=accept]").first.click()
                page.wait_for_selector("#told >> text=the address printed in the terminal")
                page.click("#told button")
                page.wait_for_selector("body >> text=Nothing is lost")
                enter(page.context, address)
                page.reload()
                with page.expect_response("**/decide?*"):  # the card is marked before it is sent
                    page.locator(".card [data-do=accept]").first.click()
                page.wait_for_selector(".card.accepted")
    assert len(folder_of.open_case(case).decisions) == 1


def test_a_slider_redraws_the_answer_and_the_url_holds_it(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz")
    with serving(case) as address, tab(browser, address) as page:
        page.goto(f"{address}/answer")
        before = page.inner_text("#drawn .headline")
        page.locator("input.slider[data-key=cost]").fill("975")
        page.wait_for_selector("#drawn[data-ms]")
        after = page.inner_text("#drawn .headline")
        assert after != before
        assert "pin.cost=975" in page.url
        page.reload()
        assert page.inner_text("#drawn .headline") == after
        page.click("[data-free=all]")
        page.wait_for_url(lambda url: "pin" not in url)


def test_hostile_text_does_nothing(browser: Any, tmp_path: Path) -> None:
    case = make(tmp_path / "oz", hostile=True)
    hostile = next(a for a in folder_of.open_case(case).articles if "Evil" in (a.outlet or ""))
    with serving(case) as address, tab(browser, address) as page:
        for view in (f"article/{hostile.id}", "trace", "checks", "answer", "handover"):
            page.goto(f"{address}/{view}")
            assert "owned" not in page.title()
            assert (
                page.locator("main img, main script:not([type='application/json']), main style").count() == 0
            )
            assert page.locator("main b >> text=Evil").count() == 0


def test_a_page_without_names_for_its_controls_would_fail(browser: Any, tmp_path: Path) -> None:
    """What a screen reader needs, checked in the browser's own accessibility tree: every control has a name."""
    case = make(tmp_path / "oz")
    script = """() => [...document.querySelectorAll('a[href], button, input, textarea, select')]
        .filter((e) => e.checkVisibility() && !(e.textContent || '').trim() && !e.getAttribute('aria-label')
            && !(e.labels && [...e.labels].some((l) => l.innerText.trim())))
        .map((e) => e.outerHTML.slice(0, 120))"""
    with serving(case) as address, tab(browser, address) as page:
        for view in ("articles", "trace", "checks", "model", "answer", "handover"):
            page.goto(f"{address}/{view}")
            assert page.evaluate(script) == [], view
            assert page.locator("h1, .answer h2").count() >= 1, view
            ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map((e) => e.id)")
            assert len(ids) == len(set(ids)), f"{view}: an id stands twice"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(browser: Any, tmp_path: Path, scheme: str) -> None:
    """WCAG 2.2 AA, 1.4.3: 4.5 to 1, measured on every visible text against the first opaque background behind it."""
    case = make(tmp_path / "oz")
    script = """() => {
        const light = (c) => { const v = c.map((x) => x / 255).map((x) => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
            return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
        const parse = (s) => (s.match(/[\\d.]+/g) || []).map(Number);
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const e = walker.currentNode.parentElement;
            if (!walker.currentNode.textContent.trim() || !e.checkVisibility({ opacityProperty: true }) || e.closest('svg, .skip, .unseen')) continue;
            let b = e, back = null;
            while (b && !back) { const c = parse(getComputedStyle(b).backgroundColor); if (c.length === 3 || c[3] === 1) back = c; b = b.parentElement; }
            back = back || parse(getComputedStyle(document.documentElement).backgroundColor);
            const a = light(parse(getComputedStyle(e).color).slice(0, 3)), z = light(back.slice(0, 3));
            const ratio = (Math.max(a, z) + 0.05) / (Math.min(a, z) + 0.05);
            if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${e.outerHTML.slice(0, 80)}`);
        }
        return found; }"""
    with (
        serving(case) as address,
        tab(browser, address, color_scheme=scheme) as page,
    ):
        for view in ("articles", "trace", "checks", "model", "answer", "handover"):
            page.goto(f"{address}/{view}")
            assert page.evaluate(script) == [], view


def test_killed_at_random_nothing_acknowledged_is_missing(tmp_path: Path) -> None:
    """Decisions by HTTP while the server is killed with SIGKILL in the midst of one: each acknowledged one is on the disk, none is half."""
    import http.client
    import random
    import threading
    import urllib.request

    import msgspec

    from countertrade.records import Decision

    case = make(tmp_path / "oz", model=False)
    targets = [claim.id for claim in folder_of.open_case(case).claims]
    chance = random.Random(7)
    acknowledged: list[str] = []
    for kill_in in (0.001, 0.004, 0.01, None):  # s after the last decision was begun; one takes 10 ms
        with running(str(case), where=tmp_path) as (address, process):
            cookie = {"cookie": COOKIES[address]}
            checks = urllib.request.Request(f"{address}/checks", headers=cookie)
            token = re.search(
                r'data-token="([^"]+)"', urllib.request.urlopen(checks, timeout=20).read().decode()
            )
            assert token
            last = {d.target: d.id for d in folder_of.open_case(case).decisions}
            end = chance.randrange(8, 24)
            for number in range(end + 1):
                target = chance.choice(targets)
                body = {
                    "target": target,
                    "action": chance.choice(["accept", "reject"]),
                    "seen": last.get(target, ""),
                    "reason": str(len(acknowledged)),
                }
                request = urllib.request.Request(
                    f"{address}/decide",
                    data=msgspec.json.encode(body),
                    headers={"x-countertrade-token": token[1], **cookie},
                )
                if number == end and kill_in is not None:
                    threading.Timer(kill_in, process.kill).start()
                try:
                    made = msgspec.json.decode(urllib.request.urlopen(request, timeout=20).read())["decision"]
                except (OSError, http.client.HTTPException):
                    assert number == end
                    assert kill_in is not None
                    break
                acknowledged.append(made)
                last[target] = made
            if kill_in is not None:
                process.wait(20)
    lines = (case / "decisions.jsonl").read_bytes().splitlines()
    kept = [msgspec.json.decode(line, type=Decision).id for line in lines]
    assert set(acknowledged) <= set(kept)
    assert len(acknowledged) > 40
