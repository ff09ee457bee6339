"""`python -m tests.screenshots`: the pictures of the report in the README, from the sample documents of `data/raw`.

The samples agree on trade, so one sentence is added by Vietnam's count, which differs from Russia's.
"""

import io
import tempfile
from pathlib import Path

from PIL import Image

from tests.browsing import go, medium, opened, sized
from tests.command import vnru

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "screenshots"
VIETNAMESE_COUNT = (
    "HANOI, 12 January 2021. By Vietnam's customs data, trade between Vietnam and Russia was $4.85 billion in 2020."
)
# name: the view, and how high the window is
PICTURES = {
    "report-document": ("documents/state-visit-wire/a1", 800),
    "report-trade": ("trade/RU-VN", 980),
}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        page = Path(name) / "report.html"
        other = page.with_name("vietnam-customs-2020.txt")
        other.write_text(VIETNAMESE_COUNT)
        vnru("data/raw", other, "--with-text", "-o", page.with_name("records.jsonl"), cwd=ROOT)
        vnru("report", page.with_name("records.jsonl"), "-o", page)
        driver = opened()
        try:
            for picture, (view, height) in PICTURES.items():
                sized(driver, 1320, height)
                medium(driver)
                driver.get(page.as_uri())
                go(driver, view)
                save(driver.get_screenshot_as_png(), FOLDER / f"{picture}.png")
        finally:
            driver.quit()


def save(picture: bytes, path: Path) -> None:
    """With a palette: a third of the size, and for text on plain colours no difference to see."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
