"""A headless Chromium for the report's tests, measurements and pictures: Debian's, by its path."""

import shutil
from pathlib import Path
from typing import Any

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
MISSING = "no Chromium here: apt-get install chromium chromium-driver"


def opened(downloads: Path | None = None) -> Any:
    """The browser; to be quit. Its logs tell every message of the console and every request."""
    from selenium import webdriver  # noqa: PLC0415  in `.[dev]` only
    from selenium.webdriver.chrome.options import Options  # noqa: PLC0415
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415

    options = Options()
    options.binary_location = str(CHROMIUM)
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    if downloads is not None:
        options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(str(DRIVER)))


def sized(driver: Any, width: int, height: int = 900) -> None:
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def medium(driver: Any, *, scheme: str = "light", media: str = "") -> None:
    """What the page is shown on: light or dark, the screen or `print`; always without movement."""
    wanted = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
    features = [{"name": name, "value": value} for name, value in wanted.items()]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})


def go(driver: Any, address: str) -> float:
    """Open a view; the milliseconds until it is painted."""
    taken: float = driver.execute_async_script(
        """const [address, done] = arguments;
        if (location.hash.slice(1) === address) return done(0);
        const begun = performance.now();
        const painted = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
        addEventListener("hashchange", painted, { once: true });
        location.hash = address;""",
        address,
    )
    return taken
