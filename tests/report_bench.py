"""`python -m tests.report_bench [DOCUMENTS]`: how large the report is, and how soon Chromium has it.

The documents are those of `tests.bench`, read with their texts. Nothing is asserted.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import make_documents
from tests.browsing import go, opened, sized
from tests.command import vnru

VIEWS = ("documents", "documents/d7", "timeline", "trade", "people", "agreements", "tables/dates")
RUNS = 5


def main(number: int = 500) -> None:
    with tempfile.TemporaryDirectory() as name:
        page = Path(name) / "report.html"
        write(page, number)
        print(f"{page.stat().st_size / 1e6:.1f} MB")
        runs = [measured(page) for _ in range(RUNS)]
        print(f"median of {RUNS}, each in a browser just started, in milliseconds:")
        for step in runs[0]:
            print(f"{step:<24}{statistics.median(run[step] for run in runs):>6.0f}")


def write(page: Path, number: int) -> None:
    given = page.with_name("documents.jsonl")
    given.write_text("".join(f"{json.dumps(one)}\n" for one in make_documents(number)))
    records = page.with_name("records.jsonl")
    vnru(given, "--with-text", "-o", records)
    begun = time.perf_counter()
    told = vnru("report", records, "-o", page).err.strip()
    print(f"{told}\npage written in {time.perf_counter() - begun:.1f} s")


def measured(page: Path) -> dict[str, float]:
    """Milliseconds from the start of the navigation to what is seen and to what can be used; then view by view."""
    driver = opened()
    try:
        sized(driver, 1400)
        driver.get(page.as_uri())
        painted, usable = driver.execute_script(
            """return [performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
            performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd];"""
        )
        return {"first paint": painted, "to be used": usable} | {f"#{view}": go(driver, view) for view in VIEWS}
    finally:
        driver.quit()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
