"""What heads a table, and its records by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from tui.sources.base import Scope
from tui.sources.formats import columns, error_pages, handles, links, scopes
from tui.sources.formats.columns import Shape, folded
from tui.sources.formats.delimited import Record
from tui.sources.formats.rows import Fault, Item, Items, Row, Said, Uncomputed, What
from tui.sources.values import quoted

_IN_TEXT: Final = "entitiesdescriptionurls"
_IN_URL: Final = "entitiesurlurls"
_TAKEN_AT: Final = "twarcretrievedat"
_ASKED: Final = "twarcurl"
_FOUND: Final = "whatifound"
IsMessage = Callable[[Mapping[str, object], Shape], bool]


class Heading(Struct, frozen=True):
    """The columns of a table by their places.

    `own` are their names as they stand there, `place_of` the places of Account's fields, `told_at` those of what else
    is heeded; `again` gives for each column of ids or handles whose name was there before the place of the first.
    """

    own: tuple[str, ...]
    shape: Shape
    place_of: Mapping[str, int]
    told_at: Mapping[str, int]
    again: Mapping[int, int]

    @classmethod
    def of(cls, header: Sequence[object]) -> Heading:
        """The heading that these cells are; empty ones at its end are none."""
        names = [str(cell).strip() for cell in header]
        while names and not names[-1]:
            names.pop()
        own = tuple(names)
        shape = columns.shape_of(own)
        place_of = {field: own.index(name) for field, name in shape.column_of.items()}
        told_at = {name: own.index(shape.own[name]) for name in _HEEDED if name in shape.own}
        by_name = {folded(own[place_of[field]]): place_of[field] for field in ("id", "username") if field in place_of}
        again = {
            place: by_name[folded(name)]
            for place, name in enumerate(own)
            if folded(name) in by_name and by_name[folded(name)] != place
        }
        return cls(own, shape, place_of, told_at, again)

    def message_among(self, records: int) -> IsMessage | None:
        """What knows a server's message among so many records; None where it could not have these columns.

        A server says one thing: in many rows a column `detail` or `status` is the office's own.
        """
        if not error_pages.has_signs(self.shape):
            return None
        return error_pages.is_message if records < handles.MANY else error_pages.is_error

    def is_row(self, cells: Sequence[object]) -> bool:
        """Whether cells that stand by themselves are a row of this table: as many, and an account beyond doubt."""
        return len(cells) == len(self.own) and self.names_account(cells)

    def names_account(self, cells: Sequence[object]) -> bool:
        """Whether there is an account's id, beside its handle if that has a column, or else a handle beyond doubt."""
        told = {
            field: str(cells[place]).strip()
            for field, place in self.place_of.items()
            if field in ("id", "username") and place < len(cells)
        }
        handle = told.get("username", "")
        if handles.is_id(told.get("id", "")):
            return not handle or handles.may_be_handle(handle)
        return not told.get("id") and handles.is_handle(handle)

    def is_repeated_by(self, cells: Sequence[object]) -> bool:
        """Whether these cells are the heading once more, as in files that were put one after another."""
        return cells[0] == self.own[0] and [str(cell).strip() for cell in cells] == list(self.own)

    def items_of(self, record: Record, is_message: IsMessage | None) -> Iterator[Item]:
        """The account of a record that is as wide as the heading, or why it is none, and what else it says."""
        cells = record.cells
        if self.told_at or self.again:
            yield from self._told_by(cells)
        fault = self._fault_of(record, is_message)
        if fault is not None:
            yield fault
            return
        fields = {field: cells[place] for field, place in self.place_of.items()}
        self._expand_links(fields, cells)
        if self.shape.exporter == "web_exporter" and isinstance(fields.get("description"), str):
            fields["description"] = str(fields["description"]).replace("\\n", "\n")
        yield Row(record.line, fields, self.shape.column_of.get("id", ""), "description" in fields)

    def _told_by(self, cells: Sequence[object]) -> Items:
        """What a record says of the whole table."""
        told = {name: cells[place] for name, place in self.told_at.items()}
        if told.get(_TAKEN_AT):
            yield Said(What.TAKEN_AT, told[_TAKEN_AT])
        if scopes.is_way_of_followed(told.get(_ASKED, "")) or scopes.is_found_as_followed(told.get(_FOUND, "")):
            yield Said(What.SCOPE, Scope.KNOWN)
        for place, first in self.again.items():
            if cells[place] not in ("", None, cells[first]):
                yield Said(What.COLUMN_LEFT, self.own[place])

    def _fault_of(self, record: Record, is_message: IsMessage | None) -> Fault | None:
        """Why a record is no account, if it is none."""
        cells = record.cells
        if is_message is not None and is_message(dict(zip(self.own, cells, strict=True)), self.shape):
            return Fault("record_is_message", record.line, (("columns", describe(self.own)),))
        unknown = next((place for place in self.place_of.values() if isinstance(cells[place], Uncomputed)), None)
        if unknown is None:
            return None
        args = (("column", quoted(self.own[unknown])), ("value", quoted(cells[unknown])))
        return Fault("cell_not_computed", record.line, args)

    def _expand_links(self, fields: dict[str, object], cells: Sequence[object]) -> None:
        if _IN_TEXT in self.told_at:
            fields["description"] = links.expand(fields.get("description"), cells[self.told_at[_IN_TEXT]])
        if _IN_URL in self.told_at:
            fields["url"] = links.first_long(cells[self.told_at[_IN_URL]]) or fields.get("url")


_HEEDED: Final = (_IN_TEXT, _IN_URL, _TAKEN_AT, _ASKED, _FOUND)


def said_of(shape: Shape) -> Items:
    """What the names of a file's columns say of it."""
    yield Said(What.FORMAT, shape.exporter)
    yield Said(What.IS_ESCAPED, shape.is_escaped)
    for name in shape.unknown:
        yield Said(What.UNKNOWN_COLUMN, name)


def describe(header: Sequence[object]) -> str:
    """The first columns of a table as one short text, for telling that they are foreign."""
    return str(quoted(", ".join(str(cell).strip() for cell in header[:5])))
