"""What the README shows is what happens."""

import contextlib
import io
import json
import re
from pathlib import Path

from typer.main import get_command

from vnru_extract import Extractor
from vnru_extract.cli import app

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_record_is_the_one_shown(extractor: Extractor) -> None:
    (shown,) = map(json.loads, _blocks("json"))
    text = "Foreign Minister Sergey Lavrov of Russia spoke of trade with Vietnam. Russia and Vietnam are partners. "
    text = text.ljust(shown["sentence"]["start"]) + shown["sentence"]["text"]
    (figure,) = extractor.extract(text).trade_figures
    told = figure.model_dump(mode="json")
    assert {key: told[key] for key in shown if key not in ("spans", "sentence")} == {
        key: value for key, value in shown.items() if key not in ("spans", "sentence")
    }
    assert [span["text"] for span in told["spans"]] == [span["text"] for span in shown["spans"]]


def test_the_python_example_prints_what_it_says() -> None:
    (code,) = (block for block in _blocks("python") if "vnru_extract" in block)
    (said,) = re.findall(r"# (\d{4}-\d\d .*)$", code, re.MULTILINE)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102  the README's own code
    assert printed.getvalue().strip() == said


def test_every_option_shown_exists_and_every_option_is_shown() -> None:
    commands = get_command(app).commands.values()  # type: ignore[attr-defined]
    parameters = [parameter for command in commands for parameter in command.params]
    exist = {name for parameter in parameters for name in parameter.opts if name.startswith("--")} - {"--help"}
    calls = [line for block in _blocks("console") for line in block.splitlines() if "vnru-extract " in line]
    tables = re.findall(r"^\|.*", README, re.MULTILINE)
    shown = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", "\n".join([*calls, *tables])))
    assert exist - shown == set(), "options that the README does not show"
    assert shown - exist - {"--version", "--verbose"} == set(), "options that do not exist"
