"""Which format a file is in, told from how it begins."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from tui.sources.formats import archive, decoding, handles, headings, tables, users
from tui.sources.formats.rows import Items, UnreadableFileError

_HEAD: Final = 64 * 1024
_ZIP: Final = b"PK\x03\x04"
_FIRST_LINES: Final = 50
# What a share link, a door to sign in at or a store of files gives; a link or a name may stand in such brackets, too.
_PAGE: Final = re.compile(r"<(?!https?:|\w+\.)[!?/a-z]", re.I)


def items_of(stream: BinaryIO, name: str) -> Items:
    """What a file holds, item by item; `stream` can be rewound.

    Raises UnreadableFileError where it is no list that is known.
    """
    head = stream.read(_HEAD)
    stream.seek(0)
    if not head.strip():
        raise UnreadableFileError("file_empty", file=name)
    if head.startswith(_ZIP):
        from tui.sources.formats.workbook import read_workbook

        return read_workbook(stream, name)
    encoding = decoding.encoding_of(head)
    if not encoding:
        raise UnreadableFileError("file_binary", file=name)
    start = decoding.start_of(head, encoding)
    if not start:
        raise UnreadableFileError("file_empty", file=name)
    if _PAGE.match(start):
        raise UnreadableFileError("file_is_page", file=name)
    if archive.is_part(start):
        return archive.read_part(decoding.document_of(stream, encoding, name))
    if start.startswith("[") or (start.startswith("{") and not _is_lines(start, stream)):
        return users.read_document(decoding.document_of(stream, encoding, name))
    has_bare_returns = "\r" in start and "\n" not in start
    lines = decoding.lines_of(stream, encoding, name, has_bare_returns=has_bare_returns)
    return users.read_lines(lines) if start.startswith("{") else _read_text(lines, name)


def _is_lines(start: str, stream: BinaryIO) -> bool:
    """Whether a text that starts with an object holds one a line: the first is closed, or the next starts another."""
    first, end, rest = start.partition("\n")
    if end:
        return first.rstrip().endswith("}") or rest.lstrip().startswith("{")
    line = stream.readline(decoding.LINE_LIMIT)  # a page of accounts is longer than what was looked at
    stream.seek(0)
    return line.rstrip().endswith(b"}")


def _read_text(lines: Iterator[str], name: str) -> Items:
    """A table or a plain list, from its first lines."""
    first = list(itertools.islice(lines, _FIRST_LINES))
    again = itertools.chain(first, lines)
    header = tables.header_line(first)
    if header:
        return tables.read_table(again, header)
    if tables.are_posts(first):
        raise UnreadableFileError("file_of_posts", file=name)
    if handles.is_list(first):
        return handles.read_list(again)
    raise UnreadableFileError("columns_foreign", file=name, columns=headings.describe([_title(first)]))


def _title(lines: list[str]) -> str:
    """The first line that says something."""
    return next((line.strip() for line in lines if line.strip() and not tables.is_separator_line(line)), "")
