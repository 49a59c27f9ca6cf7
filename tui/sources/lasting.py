"""What sources ask to be kept besides their readings: by whose word they read, and what saves them work later."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol, runtime_checkable

from msgspec import Struct, field


class Consent(Struct, frozen=True):
    """By which letter or contract a network is read whose terms ask for one, and who answers for it, since when."""

    basis: str
    by: str
    at: datetime


class Consents(Protocol):
    """The consents that are kept; the store implements it and each is durable before it returns."""

    def agree(self, basis: str, by: str, at: datetime) -> None:
        """Keeps that reading goes on by this basis and this person's word from now on, if that is news."""
        ...


class SourceState(Struct, frozen=True):
    """What a source asks to be remembered between runs, as plain JSON values."""

    values: dict[str, str | int | float | bool | None] = field(default_factory=dict)


@runtime_checkable
class Remembering(Protocol):
    """A source that a memory of its earlier runs saves something."""

    def remembered(self) -> SourceState:
        """What to remember once all that it gave so far is saved."""
        ...

    def recall(self, state: SourceState, *, is_judged_anew: bool = False) -> None:
        """Is told before its first read what was remembered, and whether all that was read is to be judged anew.

        Then what would spare it a reading does not count; whom it reads of is the same.
        """
        ...
