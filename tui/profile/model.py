"""What a profile states: the directive's four fields, each with the words that state it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

SourceField = Literal["username", "name", "description", "location", "url", "pinned_text"]


class Span(Struct, frozen=True, gc=False):
    """Where words stand: the account's field, and from where to where in its text."""

    source: SourceField
    start: int
    end: int


class Stated(Struct, frozen=True, gc=False):
    """A value as a profile states it: a name or title as printed, a number in E.164; with where it stands."""

    value: str
    span: Span


class Fields(Struct, frozen=True, gc=False):
    """The four fields; `role` says whose name it is: the unit's head, or a contact person."""

    nama: Stated | None = None
    jabatan: Stated | None = None
    hp: tuple[Stated, ...] = ()
    telepon: tuple[Stated, ...] = ()
    role: Literal["head", "contact"] | None = None


NO_FIELDS = Fields()
