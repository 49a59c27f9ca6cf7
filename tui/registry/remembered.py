"""A registry that was read, judged and found faultless, remembered so that the same file is not judged at each start.

The same file is one of which name, inode, size and both times are the same to the nanosecond; what was remembered by
another version of the program counts for nothing.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from tui import __version__
from tui.registry.model import Registry

Signature = tuple[str, str, int, int, int, int, int]


class Remembered(msgspec.Struct, array_like=True):
    """A registry, and the program that judged it with the file that it judged."""

    signature: Signature
    registry: Registry


def load_remembered(path: Path, memory: Path) -> Registry:
    """The registry in that file, as the file `memory` holds it where that is of the very same file.

    Else it is loaded, and remembered where `memory` can be written. Raises as `load_registry` does.
    """
    signature = _signature_of(path)
    known = _recall(memory)
    if known is not None and known.signature == signature:
        return known.registry
    from tui.registry.load import load_registry

    registry = load_registry(path)
    if signature is not None:
        _remember(Remembered(signature, registry), memory)
    return registry


def _signature_of(path: Path) -> Signature | None:
    """What changes when a file does; None where it cannot be told, and reading it will say why."""
    try:
        stat = path.stat()
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return None
    times = (stat.st_mtime_ns, stat.st_ctime_ns)
    return __version__, str(path.absolute()), stat.st_dev, stat.st_ino, stat.st_size, *times


def _recall(memory: Path) -> Remembered | None:
    try:
        return msgspec.msgpack.decode(memory.read_bytes(), type=Remembered)
    except (OSError, msgspec.DecodeError):
        return None


def _remember(held: Remembered, memory: Path) -> None:
    temporary = memory.with_suffix(".tmp")
    with suppress(OSError):  # the next start judges it again
        temporary.write_bytes(msgspec.msgpack.encode(held))
        temporary.replace(memory)
