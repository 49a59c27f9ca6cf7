"""Everything that can go wrong, as one tree; each error knows its Code and its exit code.

PantauError
├── UsageError            2  a flag, a setting or an input that cannot be read
├── RegistryError         1  a registry at fault; holds every fault
├── SourceError           3  a source that did not answer, or answered with nonsense
└── StateError            4  a state held by another instance, unreadable or not writable

An error says what, where and what to do: its Code has a sentence in `tui.wording` in both languages.
"""

from __future__ import annotations

from typing import ClassVar

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
