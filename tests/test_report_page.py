"""The report as a reader has it: in a real browser, by mouse and keyboard, at three widths, light and dark.

Needs Chromium and its driver (Debian: `apt-get install chromium chromium-driver`); elsewhere these tests are skipped.
"""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import CHROMIUM, DRIVER, MISSING, go, medium, opened, sized
from tests.command import vnru
from tests.report_records import HOSTILE, counted, hostile, stored, written
from vnru_extract.models import Record
from vnru_extract.writers import KINDS

pytest.importorskip("selenium", reason="selenium is not installed (it is in `.[dev]`)")
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason=MISSING)
TABLES = ("documents", *KINDS)
VIEWS = (
    "overview", "documents", "documents/c", "documents/bare/e1", "timeline", "trade", "trade/RU-VN", "people",
    "agreements", "conflicts", *(f"tables/{kind}" for kind in TABLES),
)  # fmt: skip
HOSTILE_ADDRESS = "documents/a%2F%3Cb%3E%22'"


def records() -> list[Record]:
    many = [counted(f"many-{n}", f"{n}000000", year=str(1900 + n)) for n in range(1, 121)]
    return [hostile(), hostile("bare", with_text=False), counted("c", "5670000000"), counted("d", "3550000000"), *many]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.fixture(scope="module")
def page(folder: Path) -> Path:
    return written(folder / "report.html", records())


@pytest.fixture(scope="module")
def driver(folder: Path) -> Iterator[Any]:
    made = opened(folder)
    yield made
    made.quit()


@pytest.fixture
def browser(driver: Any, page: Path) -> Iterator[Any]:
    """The page, freshly opened; whatever a test does, the browser has nothing to complain of and asks nobody."""
    sized(driver, 1400)
    medium(driver, scheme="light")
    driver.get("about:blank")
    driver.get_log("browser")
    driver.get_log("performance")
    driver.get(page.as_uri())
    driver.execute_script("localStorage.clear(); delete document.documentElement.dataset.theme")
    yield driver
    assert driver.get_log("browser") == []
    assert {address.partition(":")[0] for address in requests(driver)} <= {"file", "data", "blob"}
    assert driver.execute_script("return globalThis.hacked ?? null") is None


def requests(driver: Any) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]


def one(driver: Any, selector: str) -> Any:
    return driver.find_element(By.CSS_SELECTOR, selector)


def texts(driver: Any, selector: str) -> list[str]:
    """The text of each element, whether it is in sight or not."""
    found: list[str] = driver.execute_script(
        "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)", selector
    )
    return found


def until(holds: Callable[[], bool]) -> None:
    """Wait for what the page does a moment later: a pause in typing, a file on the disk."""
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end, "it did not come about in 10 seconds"
        time.sleep(0.02)


def focused(driver: Any) -> Any:
    return driver.switch_to.active_element


# Looking


@pytest.mark.parametrize("width", [400, 900, 1400])
def test_no_view_is_wider_than_the_window(browser: Any, width: int) -> None:
    sized(browser, width)
    for view in (*VIEWS, HOSTILE_ADDRESS):
        go(browser, view)
        inner, wide = browser.execute_script("return [innerWidth, document.documentElement.scrollWidth]")
        assert wide <= inner, view
        assert len(browser.find_elements(By.CSS_SELECTOR, ".view:not([hidden])")) == 1
        assert one(browser, ".view:not([hidden])").text.strip(), view


def test_what_is_not_looked_at_is_not_there(browser: Any) -> None:
    assert texts(browser, ".view:not(#overview-view)") == [""] * 7
    go(browser, "documents")
    assert len(texts(browser, ".shelf .item")) == 60
    one(browser, ".shelf .more").click()
    assert len(texts(browser, ".shelf .item")) == 120
    assert focused(browser) == one(browser, ".item:nth-child(61) a")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_kinds_stand_out_enough(browser: Any, scheme: str) -> None:
    """WCAG AA: 4.5:1 for text, 3:1 for what only marks."""
    medium(browser, scheme=scheme)
    ratios = browser.execute_script(
        """const probe = document.body.appendChild(document.createElement("i"));
        const light = (name) => {
          probe.style.color = `var(--${name})`;
          const [r, g, b] = getComputedStyle(probe).color.match(/[\\d.]+/g).map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        return Object.fromEntries(arguments[0].flatMap((name) => ["ground", "paper", "faint"].map((behind) =>
          [`${name} on ${behind}`, ratio(light(name), light(behind))])));""",
        ["ink", "soft", "link", "warn", "people", "offices", "dates", "trade_figures", "agreements", "events", "focus"],
    )
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


def test_the_switch_turns_dark_and_stays_so(browser: Any) -> None:
    def ground() -> str:
        return str(browser.execute_script("return getComputedStyle(document.body).backgroundColor"))

    light = ground()
    assert one(browser, "#theme").get_attribute("aria-label") == "Switch to dark"
    one(browser, "#theme").click()
    dark = ground()
    assert dark != light
    browser.refresh()
    assert ground() == dark
    one(browser, "#theme").click()
    assert ground() == light
    browser.execute_script("localStorage.clear(); delete document.documentElement.dataset.theme")
    medium(browser, scheme="dark")
    assert ground() == dark


def test_paper_has_what_matters(browser: Any) -> None:
    go(browser, "documents/c")
    medium(browser, media="print")
    for selector, is_there in ((".sheet .words", True), (".ledger", True), (".bar nav", False), (".shelf", False)):
        assert one(browser, selector).is_displayed() is is_there, selector
    medium(browser)


# Between facts and their words


def test_words_lead_to_their_fact_and_back(browser: Any) -> None:
    go(browser, "documents/c")
    one(browser, ".mark.trade_figures").click()
    assert focused(browser).text == "5.67 billion USD"
    assert texts(browser, ".on") == ["$5670000000", one(browser, "#entry-t1").get_attribute("textContent")]
    assert browser.execute_script("return location.hash") == "#documents/c/t1"
    focused(browser).click()
    assert focused(browser).text == "$5670000000"
    assert browser.execute_script("return [...CSS.highlights.get('sentence')].map(String).join('')") == (
        "On 1 May trade between Russia and Vietnam reached  in 2020."
    )


def test_words_of_several_facts_lead_to_each_in_turn(browser: Any) -> None:
    go(browser, HOSTILE_ADDRESS)
    crossing = [mark for mark in browser.find_elements(By.CSS_SELECTOR, ".mark") if mark.text == "𝒜nna"]
    (mark,) = crossing
    chosen = []
    for _ in range(3):
        mark.click()
        chosen.append(one(browser, ".entry.on").get_attribute("id"))
    assert chosen == ["entry-o1", "entry-p1", "entry-o1"]
    lanes = "return [0, 1].map((lane) => arguments[0].style.getPropertyValue(`--lane-${lane}`))"
    assert browser.execute_script(lanes, mark) == ["var(--offices)", "var(--people)"]
    assert texts(browser, ".mark.on") == ["President ", "𝒜nna"]


@pytest.mark.parametrize("address", [HOSTILE_ADDRESS, "documents/bare"])
def test_each_fact_marks_its_own_words(browser: Any, address: str) -> None:
    """Offsets count code points, and the browser's strings do not."""
    go(browser, address)
    record = hostile()
    for fact in (fact for kind in KINDS for fact in getattr(record, kind)):
        one(browser, f"#entry-{fact.id} .headline").click()
        assert "".join(texts(browser, ".mark.on")) == "".join(
            span.text for span in fact.spans if not (fact.id == "p1" and span.text == "Łę")
        )
    go(browser, f"{address}/p1")
    one(browser, "#entry-p1 .again").click()
    assert focused(browser).text == "Łę"


def test_a_card_tells_rule_and_value(browser: Any) -> None:
    go(browser, "documents/c")
    mark = one(browser, ".mark.trade_figures")
    ActionChains(browser).move_to_element(mark).perform()
    card = one(browser, "#card")
    until(card.is_displayed)
    assert card.text.split("\n") == [
        "Trade", "5.67 billion USD", "turnover", "Russia and Vietnam", "period", "2020", "rule", "r",
    ]  # fmt: skip
    assert mark.get_attribute("aria-describedby") == "card"
    ActionChains(browser).send_keys(Keys.ESCAPE).perform()
    assert not card.is_displayed()
    browser.execute_script("arguments[0].focus()", mark)
    assert card.is_displayed()


def test_without_its_text_a_document_shows_what_its_facts_quote(browser: Any) -> None:
    go(browser, "documents/bare")
    assert "made without its text" in one(browser, ".sheet .notice").text
    assert texts(browser, ".piece") == [HOSTILE.rpartition("\n")[2]]


def test_kinds_can_be_switched_off(browser: Any) -> None:
    go(browser, HOSTILE_ADDRESS)
    switch = one(browser, ".sheet .switches .people")
    switch.click()
    assert texts(browser, ".mark.people") == []
    assert one(browser, ".sheet .switches .people").get_attribute("aria-pressed") == "false"
    assert "Łę" in "".join(texts(browser, ".words"))
    one(browser, ".sheet .switches .people").click()
    assert texts(browser, ".mark.people") != []


# What hostile text becomes: text


def test_hostile_text_is_shown_as_it_is(browser: Any) -> None:
    go(browser, HOSTILE_ADDRESS)
    shown = HOSTILE
    for sign in "\u202e\u202c\x01\x7f\x85\u2028\u2029":
        shown = shown.replace(sign, f"U+{ord(sign):04X}")
    assert texts(browser, ".words") == [shown]
    assert texts(browser, ".sheet h1") == ["<script>globalThis.hacked = 3</script>\ufffdeltit"]
    assert texts(browser, ".sheet .id") == ["a/<b>\"'", "a/<b>\"'.txt"]
    assert browser.execute_script("return [document.scripts.length, document.images.length]") == [2, 0]
    for view in VIEWS:
        go(browser, view)
        assert "\u202e" not in "".join(texts(browser, "main")), view
        assert browser.execute_script("return document.querySelectorAll('main b b, main u, main script').length") == 0


def test_an_address_of_nothing_says_so(browser: Any) -> None:
    go(browser, "documents/%E0%A4%A/<b>")
    assert texts(browser, ".sheet") == ["There is no document %E0%A4%A."]
    go(browser, "documents/c/t99")
    assert texts(browser, ".sheet h1") == ["On 1 May trade between Russia and Vietnam reached $5670000000 in 2020."]
    go(browser, "nowhere")
    assert one(browser, "#overview-view").is_displayed()


# Tables


def rows(browser: Any, column: int) -> list[str]:
    return texts(browser, f".facts tbody tr > :nth-child({column})")


def test_a_table_sorts_both_ways(browser: Any) -> None:
    go(browser, "tables/trade_figures")
    for order in ("ascending", "descending"):
        one(browser, "[data-column=amount]").click()
        assert one(browser, "[aria-sort]").get_attribute("aria-sort") == order
        amounts = [int(amount.replace(",", "")) for amount in rows(browser, 5)]
        assert amounts == sorted(amounts, reverse=order == "descending")
        assert len(amounts) == 100
        assert focused(browser).get_attribute("data-column") == "amount"
    assert max(amounts) == 5_670_000_000
    one(browser, ".turns button:nth-child(2)").click()
    assert len(rows(browser, 5)) == 24


def test_a_table_filters(browser: Any) -> None:
    go(browser, "tables/people")
    one(browser, "#tables-view input[type=search]").send_keys("anna le bare")
    until(lambda: len(rows(browser, 1)) == 1)
    assert rows(browser, 4) == ["bare"]
    go(browser, "tables/trade_figures")
    country = one(browser, "#tables-view label:last-of-type select")
    country.send_keys("Norway")
    until(lambda: len(rows(browser, 1)) == 2)
    assert rows(browser, 3) == ["NO", "NO"]
    assert one(browser, ".download").text == "Download 2 rows as CSV"


def downloaded(path: Path) -> bool:
    """Whether a file is there whole: before that it is empty, and grows under another name."""
    return path.exists() and path.stat().st_size > 0 and not list(path.parent.glob("*.crdownload"))


@pytest.mark.parametrize("kind", TABLES)
def test_a_download_is_the_csv_that_convert_writes(browser: Any, folder: Path, kind: str) -> None:
    if not (folder / "csv").exists():
        source = stored(folder / "records.jsonl", records())
        assert vnru("convert", source, "-o", folder / "csv", "--format", "csv").code == 0
    go(browser, f"tables/{kind}")
    one(browser, ".download").click()
    until(lambda: downloaded(folder / f"{kind}.csv"))
    assert (folder / f"{kind}.csv").read_bytes() == (folder / "csv" / f"{kind}.csv").read_bytes()


# The other views


def test_trade_shows_what_documents_disagree_on(browser: Any) -> None:
    assert texts(browser, "#brief a")[0] == "Trade figures"
    go(browser, "trade/RU-VN")
    assert texts(browser, ".conflict h3") == ["Turnover, Russia and Vietnam, 2020"]
    assert texts(browser, ".sides b") == ["5.67 billion USD", "3.55 billion USD", "120 million USD"]
    assert texts(browser, ".conflict-mark text") == ["differ"]
    assert len(texts(browser, ".column")) == 122
    column = one(browser, '.column[href="#documents/d/t1"]')
    assert column.get_attribute("aria-label") == "3.55 billion USD, 1 document"
    one(browser, ".sides a[href='#documents/d/t1']").click()
    until(lambda: focused(browser).text == "$3550000000")


def test_conflicts_stand_side_by_side(browser: Any) -> None:
    one(browser, "#brief a").click()
    until(lambda: one(browser, "#conflicts-view").is_displayed())
    assert texts(browser, "#conflicts-view h3") == ["turnover RU-VN 2020"]
    assert texts(browser, "#conflicts-view .sides b") == ["120 million USD", "3.55 billion USD", "5.67 billion USD"]
    one(browser, "#conflicts-view .sides a").click()
    until(lambda: focused(browser).text == "$120000000")


def test_the_timeline_filters_and_leads_to_documents(browser: Any) -> None:
    go(browser, "timeline")
    assert texts(browser, ".when") == ["3 Mar 2021", "2 May 2001"]
    one(browser, "#timeline-view .switches .trade_figures").click()
    assert len(texts(browser, ".moment")) == 80
    assert texts(browser, ".year")[:3] == ["2021", "2020", ""]
    one(browser, "#timeline-view input[type=search]").send_keys("oslo")
    until(lambda: len(texts(browser, ".moment")) == 2)
    one(browser, ".moment .sources a").click()
    until(lambda: one(browser, ".entry.on").get_attribute("id") == "entry-e1")


def test_people_and_agreements_are_joined_across_documents(browser: Any) -> None:
    go(browser, "people")
    assert texts(browser, ".who .title") == ["𝒜nna <b>Łę</b>", "=Ilse Kranz", "=Ilse Kranz"]
    assert texts(browser, ".held > li > div") == ["President 4 Mar 2021"]
    one(browser, "#people-view input[type=search]").send_keys("kranz")
    until(lambda: len(texts(browser, ".who .title")) == 2)
    go(browser, "agreements")
    assert texts(browser, "#agreements-view .title") == ["Treaty of Oslo of 2 May 2001"]
    assert texts(browser, "#agreements-view .status") == ["signed"]
    assert len(texts(browser, "#agreements-view .sources a")) == 2


# By keyboard alone


def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser: Any) -> None:
    def press(key: str, times: int = 1) -> Any:
        for _ in range(times):
            ActionChains(browser).send_keys(key).perform()
        return focused(browser)

    assert press(Keys.TAB).text == "Skip to the content"
    assert press(Keys.TAB, 3).text == "Documents"
    width = "const style = getComputedStyle(document.activeElement); return [style.outlineStyle, style.outlineWidth]"
    assert browser.execute_script(width) == ["solid", "2px"]
    press(Keys.ENTER)
    until(lambda: one(browser, "#documents-view").is_displayed())
    one(browser, "#documents-view input").click()
    reached = {press(Keys.TAB).get_attribute("class").split(" ")[0] for _ in range(110)}
    assert {"more", "kind", "mark", "headline"} <= reached
    go(browser, "documents/c")
    browser.execute_script("arguments[0].focus()", one(browser, ".mark.trade_figures"))
    assert press(Keys.ENTER).get_attribute("class") == "headline"
    assert "mark" in press(Keys.ENTER).get_attribute("class")
    go(browser, "tables/people")
    browser.execute_script("arguments[0].focus()", one(browser, "[data-column=name]"))
    press(Keys.ENTER)
    assert one(browser, "[aria-sort]").get_attribute("aria-sort") == "ascending"


def test_every_control_has_a_name(browser: Any) -> None:
    for view in VIEWS:
        go(browser, view)
        nameless = browser.execute_script(
            """return [...document.querySelectorAll("a, button, input, select, [role=region], nav")]
              .filter((one) => !(one.textContent.trim() || one.getAttribute("aria-label") || one.labels?.length
                || document.getElementById(one.getAttribute("aria-labelledby"))))
              .map((one) => one.outerHTML)"""
        )
        assert nameless == [], view
        ids = browser.execute_script("return [...document.querySelectorAll('[id]')].map((one) => one.id)")
        assert len(ids) == len(set(ids)), view
