"""The shares of a run (`--shard I/N`) read back in the order that the run would have without them."""

import json
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from vnru_extract.errors import Failure, UsageError, VnruExtractError
from vnru_extract.models import Record
from vnru_extract.readers.shard import Shard

_MANIFEST, _DOCUMENTS, _ERRORS = "manifest.json", "documents.jsonl", "errors.jsonl"


@dataclass(frozen=True, slots=True)
class _Share:
    """A folder of results: which share it is, what its run said of itself, and how each document ended."""

    folder: Path
    shard: Shard
    about: dict[str, Any]
    statuses: list[str]


class Shards:
    """All shares of one run: the n-th document is the next one of share n modulo their number."""

    def __init__(self, shares: Sequence[_Share]) -> None:
        self._shares = shares

    @classmethod
    def of(cls, folders: Sequence[str], *, outputs: Collection[Path] = ()) -> "Shards":
        """The shares in some folders, given in any order.

        Raises:
            UsageError: a folder is no share, or would be replaced; a share is missing, there twice, unfinished, or of
                another run.

        """
        targets = {os.path.realpath(path) for path in outputs}
        shares: dict[int, _Share] = {}
        for folder in map(Path, folders):
            if {os.path.realpath(folder / name) for name in (_DOCUMENTS, _ERRORS, _MANIFEST)} & targets:
                raise UsageError(f"the output would replace the input {folder}: give it another name")
            share = _share(folder)
            if share.shard.number in shares:
                raise UsageError(f"{shares[share.shard.number].folder} and {folder} are the same share, {share.shard}")
            shares[share.shard.number] = share
        in_order = [shares[number] for number in sorted(shares)]
        _refuse_incomplete(in_order)
        return cls(in_order)

    def about(self, form: str | None, per: str) -> dict[str, Any]:
        """What the run of all shares says of itself."""
        about = self._shares[0].about
        return about | {"options": about["options"] | {"shard": None, "format": form, "per": per}}

    def __iter__(self) -> Iterator[tuple[Record | Failure, int]]:
        results = [_results(share) for share in self._shares]
        for index in range(sum(len(share.statuses) for share in self._shares)):
            yield next(results[index % len(results)]), 0


def _share(folder: Path) -> _Share:
    try:
        manifest = json.loads((folder / _MANIFEST).read_bytes())
        shard = Shard.parse(manifest["options"]["shard"])
        statuses = [document["status"] for document in manifest["documents"]]
        ending = manifest["ending"]
    except OSError as error:
        raise UsageError(f"cannot read {folder / _MANIFEST}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, VnruExtractError):
        raise UsageError(f"{folder} holds no share of a run: they are made with --shard I/N -o {folder}") from None
    if ending != "complete":
        raise UsageError(f"{folder} is unfinished ({ending}): run share {shard} again with --resume")
    about = {name: manifest[name] for name in manifest if name not in {"documents", "ending", "counts"}}
    return _Share(folder, shard, about, statuses)


def _refuse_incomplete(shares: Sequence[_Share]) -> None:
    first = shares[0]
    for share in shares[1:]:
        if _without_shard(share.about) != _without_shard(first.about) or share.shard.of != first.shard.of:
            raise UsageError(f"{first.folder} and {share.folder} are of different runs: see what their manifests say")
    missing = [str(n) for n in range(1, first.shard.of + 1) if n not in {share.shard.number for share in shares}]
    if missing:
        raise UsageError(f"of {first.shard.of} shares these are missing: {', '.join(missing)}")
    total = sum(len(share.statuses) for share in shares)
    for share in shares:
        if len(share.statuses) != len(range(share.shard.number - 1, total, share.shard.of)):
            raise UsageError(f"{share.folder} has more or fewer documents than its share: was the input the same?")


def _without_shard(about: dict[str, Any]) -> dict[str, Any]:
    return about | {"options": about["options"] | {"shard": None}}


def _results(share: _Share) -> Iterator[Record | Failure]:
    with (share.folder / _DOCUMENTS).open("rb") as documents, (share.folder / _ERRORS).open("rb") as errors:
        for status in share.statuses:
            yield _record(documents, share) if status == "extracted" else _failure(errors, share)


def _record(lines: IO[bytes], share: _Share) -> Record:
    try:
        return Record.model_validate_json(lines.readline())
    except ValueError as error:
        raise UsageError(_disagrees(share.folder / _DOCUMENTS)) from error


def _failure(lines: IO[bytes], share: _Share) -> Failure:
    try:
        line = json.loads(lines.readline())
        return Failure(line["source"], line["id"], line["error"])
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(_disagrees(share.folder / _ERRORS)) from error


def _disagrees(file: Path) -> str:
    return f"{file} does not agree with its manifest: run its share again"
