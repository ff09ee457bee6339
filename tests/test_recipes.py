"""The README's recipes, run as they stand there, over the sample documents."""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.command import PROGRAM, vnru

ROOT = Path(__file__).parent.parent
RECIPES = (ROOT / "README.md").read_text(encoding="utf-8").partition("### Recipes\n")[2].partition("\nFrom Python:")[0]


def recipe(language: str, word: str) -> str:
    blocks = re.findall(rf"^```{language}\n(.*?)^```", RECIPES, re.MULTILINE | re.DOTALL)
    (found,) = (code for code in blocks if word in code)
    return str(found)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the recipes start from."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "data" / "raw", folder / "press-releases")
    vnru("press-releases", "-o", "results", cwd=folder)
    vnru("convert", "results", "--per", "fact", "-o", "facts.jsonl", cwd=folder)
    return folder


def shell(code: str, desk: Path) -> subprocess.CompletedProcess[str]:
    for program in {"jq", "git"} & set(re.findall(r"\w+", code)):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    path = f"{Path(shutil.which(PROGRAM) or sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code], cwd=desk, env=os.environ | {"PATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def python(code: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(desk)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102  the README's own code
    return printed.getvalue()


def test_jq(desk: Path) -> None:
    done = shell(recipe("sh", "jq"), desk)
    assert done.returncode == 0, done.stderr
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert len(rows) >= 5
    assert all(len(row) == 4 for row in rows)
    assert any(" and " in people for _, _, people, _ in rows)


def test_duckdb(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("duckdb")
    shown = python(recipe("python", "duckdb"), desk, monkeypatch)
    assert "turnover" in shown
    assert "USD" in shown


def test_pandas(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    shown = python(recipe("python", "pandas"), desk, monkeypatch)
    assert re.search(r"Sergey Lavrov +foreign_minister +RU +\d", shown)


def test_datasette(desk: Path) -> None:
    pytest.importorskip("datasette")
    done = shell(recipe("sh", "datasette"), desk)
    assert done.returncode == 0, done.stderr
    holders = json.loads(done.stdout[done.stdout.index("[") :])
    assert {"VN"} == {holder["country"] for holder in holders}
    assert len(holders) >= 10


def test_the_job_fails_when_a_figure_changes(desk: Path) -> None:
    job = textwrap.dedent(recipe("yaml", "figures.tsv").partition("run: |\n")[2])
    assert shell("git init -q . && touch figures.tsv && git add figures.tsv", desk).returncode == 0
    first = shell(job, desk)
    assert first.returncode == 1, first.stderr
    assert shell("git add figures.tsv", desk).returncode == 0
    assert shell(job, desk).returncode == 0
    source = desk / "press-releases" / "trade-bulletin.txt"
    changed = re.sub(r"\$\d", "$9", source.read_text(encoding="utf-8"))
    assert changed != source.read_text(encoding="utf-8")
    source.write_text(changed, encoding="utf-8")
    assert shell(job, desk).returncode == 1
