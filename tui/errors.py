"""Everything that can go wrong, as one tree; each error knows its Code and its exit code.

PantauError
├── UsageError            2  a flag, a setting or an input that cannot be read
├── RegistryError         1  a registry at fault; holds every fault
├── SourceError           3  a source that did not answer, or answered with nonsense
├── StateError            4  a state held by another instance, unreadable or not writable
└── UnexpectedError       5  a fault of the product itself, wherever it came up

An error says what, where and what to do: its Code has a sentence in `tui.wording` in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Self

from tui.codes import Argument, Code


class PantauError(Exception):
    """An error that an operator can act upon; `code` is put into words by the outermost layer."""

    exit_code: ClassVar[int] = 1

    def __init__(self, name: str, /, **args: Argument) -> None:
        self.code = Code(name, tuple(args.items()))
        super().__init__(name, args)


class UsageError(PantauError):
    """Bad usage or unreadable input."""

    exit_code = 2


class RegistryError(PantauError):
    """A registry that must be mended first; `faults` holds each fault as a Code with `path` and `line`."""

    exit_code = 1

    def __init__(self, faults: tuple[Code, ...], *, file: str) -> None:
        super().__init__("registry_at_fault", file=file, count=len(faults))
        self.faults = faults


class SourceError(PantauError):
    """A source that could not be read now."""

    exit_code = 3


class StateError(PantauError):
    """A state folder that is held by another instance, unreadable or not writable."""

    exit_code = 4


class UnexpectedError(PantauError):
    """A fault of the product itself; the exception is its cause.

    Its Code tells the kind of exception and the place, never the message, which may quote an address or a token.
    """

    exit_code = 5

    @classmethod
    def of(cls, error: BaseException) -> Self:
        """The error that stands for an exception which nobody foresaw."""
        told = cls("unexpected", kind=type(error).__name__, place=_place_of(error))
        told.__cause__ = error
        return told

    @property
    def in_reading(self) -> Code:
        """The same as the wall tells it of a reading: what was read before stays, and it is read again."""
        return Code("unexpected_reading", self.code.args)


@contextmanager
def foreseen(*others: type[Exception]) -> Iterator[None]:
    """Makes an UnexpectedError of every exception that is none of ours or of `others`; what asks to stop passes."""
    try:
        yield
    except Exception as error:
        if isinstance(error, (PantauError, *others)):
            raise
        raise UnexpectedError.of(error) from error


def _place_of(error: BaseException) -> str:
    """File and line of the innermost frame of ours, `sources/feed.py:120`; else module and line of the innermost."""
    from traceback import walk_tb

    package = Path(__file__).parent
    place = "?"
    is_ours = False
    for frame, line in walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(package):
            place, is_ours = f"{file.relative_to(package).as_posix()}:{line}", True
        elif not is_ours:
            place = f"{frame.f_globals.get('__name__', '?')}:{line}"
    return place
