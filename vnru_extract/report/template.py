"""The page from its parts in `page/`: templates, style and script, with a policy that lets nothing else in or run."""

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from vnru_extract.errors import Failure, printable
from vnru_extract.models import Record
from vnru_extract.report.data import page_data
from vnru_extract.report.overview import overview

# In the order in which they use each other.
_SCRIPTS = (
    "text", "elements", "data", "facts", "card", "paging", "axis", "shelf", "words", "document", "timeline",
    "conflicts", "chart", "trade", "people", "agreements", "csv", "table", "overview", "main",
)  # fmt: skip
_STYLES = ("page", "controls", "document", "overview", "timeline", "trade", "rows", "table", "print")


def page(records: Sequence[Record], failures: Sequence[Failure], *, interrupted: bool = False) -> str:
    """The page about these records, as HTML."""
    script = "".join(_part(f"{name}.js") for name in _SCRIPTS)
    script = f'"use strict";\n(() => {{\n{script}}})();\n'
    style = "".join(_part(f"{name}.css") for name in _STYLES)
    return (
        _environment()
        .get_template("page.html")
        .render(
            overview=overview(records, failures, interrupted=interrupted),
            data=page_data(records, failures),
            script=script,
            style=style,
            policy=_policy(script, style),
        )
    )


def _policy(script: str, style: str) -> str:
    """Only this script and this style, by their digests; no address of any kind, and no text made into markup."""
    return "; ".join((
        "default-src 'none'", f"script-src {_digest(script)}", f"style-src {_digest(style)}", "img-src data:",
        "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
    ))  # fmt: skip


def _digest(part: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'"


def _part(name: str) -> str:
    return (resources.files(__package__) / "page" / name).read_text(encoding="utf-8")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    environment.filters["counted"] = lambda number: f"{number:,}"
    return environment
