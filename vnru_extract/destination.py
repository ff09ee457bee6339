"""Where a call sends its results: checked before anything is read, opened once the model is there."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vnru_extract.errors import UsageError
from vnru_extract.screen import OnTerminal, Screen, Summary
from vnru_extract.writers import Output, Per, Stream, WithErrors, choose, opened, targets

_ERRORS_SUFFIX = ".jsonl"


@dataclass(frozen=True, slots=True)
class Destination:
    """What `-o`, `--format`, `--per` and `--errors` say; `form` is None where the name in `-o` is to tell.

    Raises:
        UsageError: they contradict each other, or what they name cannot be written.

    """

    output: Path | None
    form: str | None
    per: Per
    errors: Path | None = None

    @classmethod
    def of(cls, output: str | None, form: str | None, per: Per, errors: str | None) -> "Destination":
        """The destination that options give; a terminal gets a summary where nothing else is asked for."""
        if output is None and form is None:
            to_terminal = sys.stdout is not None and sys.stdout.isatty()
            form = "summary" if to_terminal and per == "document" else "jsonl"
        return cls(_path("-o", output, "standard output"), form, per, _path("--errors", errors, "standard error"))

    def __post_init__(self) -> None:
        self._refuse_contradictions()
        if self.output is not None:
            choose(self.output, self.form, self.per)
        if self.errors is not None:
            self._refuse_errors(self.errors)

    def _refuse_contradictions(self) -> None:
        if self.form == "summary" and self.output is not None:
            raise UsageError("--format summary is for reading on the screen: leave out -o, or write --format jsonl")
        if self.form == "summary" and self.per == "fact":
            raise UsageError("--format summary shows whole documents: leave out --per fact, or write --format jsonl")
        if self.form == "csv" and self.output is None:
            raise UsageError("--format csv writes a folder of files: give -o DIR")
        if self.form == "ftm" and self.per == "fact":
            raise UsageError("--format ftm writes entities: leave out --per fact")
        if self.output is None and sys.stdout is None:
            raise UsageError("standard output is closed: give -o FILE.jsonl")

    def _refuse_errors(self, errors: Path) -> None:
        if not errors.name.casefold().endswith(_ERRORS_SUFFIX) or errors.name.casefold() == _ERRORS_SUFFIX:
            raise UsageError(f"--errors {errors}: give a file that ends in {_ERRORS_SUFFIX}")
        results = targets(self.output, self.form) if self.output is not None else []
        if os.path.realpath(errors) in map(os.path.realpath, results):
            raise UsageError(f"--errors {errors}: the results go there; give another name")

    @property
    def keeps_errors(self) -> bool:
        """Whether failures are written to a file, too."""
        folder = self.output is not None and choose(self.output, self.form).folder
        return folder or self.errors is not None

    @property
    def is_resumable(self) -> bool:
        """Whether whole records go to a folder, with a manifest that says what they depend on."""
        if self.output is None or self.per != "document":
            return False
        choice = choose(self.output, self.form)
        return choice.folder and choice.form == "jsonl"

    @property
    def files(self) -> list[Path]:
        """Every file that will be written."""
        results = targets(self.output, self.form) if self.output is not None else []
        return [*results, self.errors] if self.errors is not None else results

    def opened(self, screen: Screen, about: Mapping[str, Any]) -> Output:
        """The output, with `about` for a folder's manifest.

        Raises:
            UsageError: something is in the way.

        """
        if self.output is not None:
            output = opened(self.output, self.form, self.per, about=about)
        elif self.form == "summary":
            output = Summary(sys.stdout)
        else:
            output = Stream(sys.stdout.buffer, "entity" if self.form == "ftm" else self.per)
        if self.output is None and sys.stdout.isatty():
            output = OnTerminal(output, screen)
        if self.errors is None:
            return output
        try:
            return WithErrors(output, self.errors)
        except BaseException:
            output.__exit__(None, None, None)
            raise


def _path(option: str, given: str | None, instead: str) -> Path | None:
    if given in {"", "-"}:
        raise UsageError(f"{option} {given!r} is no file or folder: leave out {option} for {instead}")
    return None if given is None else Path(given)
