"""Bytes to text: byte order marks, UTF-16, UTF-8, and Windows-1252 for what is none of them."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from tui.sources.formats.rows import UnreadableFileError

DOCUMENT_LIMIT: Final = 64 * 1024 * 1024  # a document is held whole while it is read
LINE_LIMIT: Final = 16 * 1024 * 1024  # a page of 1,000 accounts with all their fields is about 2 MiB
UTF8: Final = "utf-8"

_MARKS: Final = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
    b"SQLite format 3",
    b"\xd0\xcf\x11\xe0",
    b"PAR1",
)
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))


def encoding_of(head: bytes) -> str:
    """The encoding of a text that starts so; empty where it is no text."""
    if head.startswith(_MAGIC):
        return ""
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), "")
    if marked:
        return marked
    zeros = (head[0::2].count(0), head[1::2].count(0))
    half = max(1, len(head) // 2)
    if min(zeros) < 0.05 * half and max(zeros) > 0.6 * half:
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "" if controls > 0.05 * len(head) + 3 else UTF8


def start_of(head: bytes, encoding: str) -> str:
    """The first characters of a text, without the mark and the blanks before them."""
    text = _decoded(head) if encoding == UTF8 else head[: len(head) // 4 * 4].decode(encoding, "replace")
    return text.lstrip("\ufeff \t\r\n")


def lines_of(stream: BinaryIO, encoding: str, name: str, *, has_bare_returns: bool = False) -> Iterator[str]:
    """The lines of a text with their ends. Raises UnreadableFileError where one is longer than a line can be."""
    if encoding == UTF8 and not has_bare_returns:
        is_first = True
        while line := stream.readline(LINE_LIMIT):
            _check_length(len(line), name)
            yield _decoded(line.removeprefix(codecs.BOM_UTF8) if is_first else line)
            is_first = False
        return
    if has_bare_returns:
        yield from io.StringIO(document_of(stream, encoding, name), newline=None)
        return
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline=None)
    try:
        while shown := text.readline(LINE_LIMIT):
            _check_length(len(shown), name)
            yield shown
    finally:
        if not text.closed:  # the file may be gone before an abandoned generator is
            text.detach()


def _check_length(length: int, name: str) -> None:
    if length >= LINE_LIMIT:
        raise UnreadableFileError("line_too_long", file=name, megabytes=LINE_LIMIT // 2**20)


def document_of(stream: BinaryIO, encoding: str, name: str) -> str:
    """A whole text. Raises UnreadableFileError where it is larger than a document may be."""
    raw = stream.read(DOCUMENT_LIMIT + 1)
    if len(raw) > DOCUMENT_LIMIT:
        raise UnreadableFileError("document_too_large", file=name, megabytes=DOCUMENT_LIMIT // 2**20)
    return _decoded(raw.removeprefix(codecs.BOM_UTF8)) if encoding == UTF8 else raw.decode(encoding, "replace")


def _decoded(raw: bytes) -> str:
    """UTF-8 where it is that, also when cut within a character or with half surrogate pairs; else Windows-1252."""
    try:
        return raw.decode(UTF8, "surrogatepass")
    except UnicodeDecodeError as error:
        is_cut = error.end >= len(raw) and error.start > len(raw) - 4 and b"\n" not in raw[error.start :]
        return raw.decode(UTF8, "replace") if is_cut and error.start > 0 else raw.decode("cp1252", "replace")
