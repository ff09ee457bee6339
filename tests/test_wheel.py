"""The wheel has all that the program needs: it is built, unpacked elsewhere, and run there."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_wheel_runs_away_from_its_source(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    wheels, site = tmp_path / "wheels", tmp_path / "site"
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", wheels, ROOT], check=True)
    (wheel,) = wheels.glob("vnru_extract-*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", site, wheel], check=True)
    document = tmp_path / "note.txt"
    document.write_text("President of Russia Vladimir Putin met the press on 9 May 2024.", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", "import vnru_extract, sys; sys.stderr.write(vnru_extract.__file__)"],
        env={**os.environ, "PYTHONPATH": str(site)}, cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.stderr.startswith(str(site))
    ran = subprocess.run(
        [sys.executable, "-m", "vnru_extract", document.name],
        env={**os.environ, "PYTHONPATH": str(site)}, cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    record = json.loads(ran.stdout)
    assert [person["name"] for person in record["people"]] == ["Vladimir Putin"]
    assert [day["value"] for day in record["dates"]] == ["2024-05-09"]
    (tmp_path / "records.jsonl").write_text(ran.stdout, encoding="utf-8")
    subprocess.run(  # its templates are files of the package
        [sys.executable, "-m", "vnru_extract", "report", "records.jsonl", "-o", "page.html"],
        env={**os.environ, "PYTHONPATH": str(site)}, cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    assert "Vladimir Putin" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert (site / "vnru_extract" / "py.typed").exists()
