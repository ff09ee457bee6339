"""Which output a call asks for, of entities of a corpus."""

from pathlib import Path
from typing import IO

from vnru_extract.errors import UsageError
from vnru_extract.writers.choice import choose
from vnru_extract.writers.csv_folder import ENTITY_FILES, EntityCsvFolder
from vnru_extract.writers.entities import EntityFile, EntityOutput, EntityStream


def entity_targets(output: Path, form: str | None = None) -> list[Path]:
    """The files that `-o output` with `--format form` means.

    Raises:
        UsageError: as `choose`; or it is a folder, and the format is not CSV.

    """
    choice = choose(output, form)
    if choice.form == "csv":
        return [output / name for name in ENTITY_FILES]
    if choice.folder:
        raise UsageError(f"cannot write {output}: a corpus is one file (corpus.jsonl), or a folder with --format csv")
    return [output]


def opened_entities(output: Path | None, form: str | None, stream: IO[bytes]) -> EntityOutput:
    """What writes `-o output` with `--format form`, or to the stream.

    Raises:
        UsageError: as `entity_targets`, or something is in the way.

    """
    if output is None:
        return EntityStream(stream, as_ftm=form == "ftm")
    entity_targets(output, form)
    choice = choose(output, form)
    if choice.form == "csv":
        return EntityCsvFolder(output)
    if choice.form == "sqlite":
        from vnru_extract.writers.sqlite import EntityDatabase  # noqa: PLC0415  only where it is asked for

        return EntityDatabase(output)
    if choice.form == "parquet" or choice.form == "arrow":  # noqa: PLR1714  so that its type is known
        from vnru_extract.writers.arrow import EntityColumns  # noqa: PLC0415  pyarrow is an extra

        return EntityColumns(output, choice.form)
    return EntityFile(output, packed=choice.packed, as_ftm=choice.form == "ftm")
