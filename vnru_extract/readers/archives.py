"""Archives: the members of a ZIP or TAR file in the order of their names, each opened only when it is read.

Nothing is unpacked to disk, so that a name cannot lead anywhere; what tries to is refused all the same, for it was
packed to do harm.
"""

import errno
import io
import lzma
import os
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import IO, Any

from vnru_extract.errors import InputError
from vnru_extract.readers.bounds import MOST_MEMBERS, bomb, is_bomb
from vnru_extract.readers.gzipped import unpacked

ZIP, TARS = ".zip", (".tar", ".tar.gz", ".tgz")

_TOO_MANY = f"more than {MOST_MEMBERS:,} members: unpack the archive, and give the folder"
_FLAG_ENCRYPTED = 0x1
# The end of a ZIP file: signature, disks, counts, then size and place of the directory; a comment may follow.
_ZIP_END = struct.Struct("<4s4H2LH")
_LONGEST_COMMENT = 0xFFFF
_LARGEST_DIRECTORY = 64 << 20
_MACINTOSH = "__MACOSX"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, or what stands in its place: `fault` says why it is not read."""

    name: str
    open: Callable[[], IO[bytes]]
    size: int = 0
    fault: InputError | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether the archive's own system would not show it."""
        parts = self.name.split("/")
        return parts[0] == _MACINTOSH or any(part.startswith(".") and part not in {".", ".."} for part in parts)


@dataclass(slots=True)
class Contents:
    """The members of an archive, sorted by name, and what is wrong with the archive behind the last one."""

    members: list[Member]
    fault: InputError | None = None


def contents_of(stream: IO[bytes], suffix: str, size: int) -> Contents:
    """What an archive of `size` bytes holds, without folders.

    Raises:
        InputError: it is damaged, holds too many members, or unpacks to too much.

    """
    contents = _zip(stream, size) if suffix == ZIP else _tar(stream, is_packed=suffix != TARS[0])
    contents.members.sort(key=lambda member: member.name.split("/"))
    return contents


def _zip(stream: IO[bytes], size: int) -> Contents:
    _refuse_large_directory(stream, size)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, UnicodeDecodeError, struct.error) as error:
        raise InputError(f"damaged, truncated, or no ZIP file ({error})") from error
    entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
    if len(entries) > MOST_MEMBERS:
        raise InputError(_TOO_MANY)
    if sum(entry.compress_size for entry in entries) > size:
        raise InputError("its members overlap, as in a bomb: no program packs so")
    return Contents([_zip_member(archive, entry) for entry in entries])


def _refuse_large_directory(stream: IO[bytes], size: int) -> None:
    """The directory is read whole: of an archive made of names alone it would fill the memory."""
    stream.seek(max(0, size - _ZIP_END.size - _LONGEST_COMMENT))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if 0 <= at <= len(tail) - _ZIP_END.size and _LARGEST_DIRECTORY < _ZIP_END.unpack_from(tail, at)[5] <= size:
        raise InputError(_TOO_MANY)
    stream.seek(0)


def _zip_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Member:
    name = _shown(entry.filename)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    fault = _fault_of_name(name)
    if kind not in {0, stat.S_IFREG}:
        fault = InputError(_NOT_A_FILE)
    elif entry.flag_bits & _FLAG_ENCRYPTED:
        fault = InputError("it is encrypted: pack it without a password")
    elif is_bomb(entry.file_size, entry.compress_size):
        fault = bomb()
    return Member(name, partial(_open_in_zip, archive, entry), entry.file_size, fault)


def _open_in_zip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
    try:
        return archive.open(entry)
    except NotImplementedError as error:
        raise InputError("packed by a method that is not supported: pack it with deflate") from error


def _tar(stream: IO[bytes], *, is_packed: bool) -> Contents:
    plain: Any = unpacked(stream, seekable=True) if is_packed else stream
    members: list[Member] = []
    try:
        archive = tarfile.open(fileobj=plain, mode="r:")  # noqa: SIM115  open as long as its members are read
        for entry in islice(archive, MOST_MEMBERS + 1):
            if not entry.isdir():
                members.append(_tar_member(archive, entry))  # noqa: PERF401  kept when the next one is damaged
    except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
        fault = InputError(f"damaged, truncated, or no TAR file ({error})")
        if not members:
            raise fault from error
        return Contents(members, fault)
    if len(members) > MOST_MEMBERS:
        raise InputError(_TOO_MANY)
    return Contents(members, _fault_of_end(plain, archive.offset))


def _fault_of_end(stream: IO[bytes], place: int) -> InputError | None:
    """What is wrong where `tarfile` stopped: it takes a damaged or missing header for the end."""
    stream.seek(place)
    block = stream.read(tarfile.BLOCKSIZE)
    if len(block) < tarfile.BLOCKSIZE:
        return InputError("truncated: the archive's end is missing; the members before it were read")
    if block.strip(b"\0"):
        return InputError(f"damaged at byte {place:,}: the members before it were read")
    return None


def _tar_member(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> Member:
    name = _shown(entry.name)
    fault = _fault_of_name(name)
    if not entry.isreg() or entry.issparse():  # holes of a sparse file unpack to any size
        fault = InputError(_NOT_A_FILE)
    return Member(name, partial(_open_in_tar, archive, entry), entry.size, fault)


def _open_in_tar(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    opened = archive.extractfile(entry)
    return io.BytesIO() if opened is None else opened


_NOT_A_FILE = "not an ordinary file but a link, a device or a file with holes: never followed"


def _fault_of_name(name: str) -> InputError | None:
    parts = name.replace("\\", "/").split("/")
    if ".." in parts:
        return InputError("its name leads out of the archive (`..`)")
    if not parts[0] or parts[0].endswith(":"):
        return InputError("its name is absolute")
    return None


def _shown(name: str) -> str:
    """A name for records and messages, also where it is not valid UTF-8; `./` before it means nothing."""
    return os.fsencode(name).decode("utf-8", "backslashreplace").removeprefix("./")


# What the libraries raise while a member is read: its data is not what the archive's directory says.
_DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, struct.error)


def plain(error: Exception) -> Exception:
    """An error of reading a member as the user should hear it."""
    if isinstance(error, NotImplementedError):
        return InputError("packed by a method that is not supported: pack it with deflate")
    # bz2 has no error of its own, but one of the system's without a number; a wrong place in the file is "invalid"
    if isinstance(error, _DAMAGE) or (isinstance(error, OSError) and error.errno in {None, errno.EINVAL}):
        return InputError("damaged or truncated: what is unpacked is not what was packed")
    return error
