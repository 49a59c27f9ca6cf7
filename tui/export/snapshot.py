"""The files of one Board, saved whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import orjson
from msgspec import Struct

from tui.board.model import Board, Change
from tui.errors import StateError, UsageError
from tui.export.banner import banner_of
from tui.export.board_json import board_as_json
from tui.export.corrections import Exported, corrections, precedes, read_exported
from tui.export.discretion import public_spec
from tui.export.folder import save_folder
from tui.export.note import honesty, note
from tui.export.picture import svg
from tui.export.raster import png
from tui.export.sheets import WALL_SIZE, drawings
from tui.export.tables import as_csv
from tui.export.workbook import as_xlsx
from tui.registry.model import Registry
from tui.view.model import View
from tui.wording import local_time

FORMATS = ("svg", "png", "csv", "json", "xlsx", "md", "txt")
DEFAULT_FORMATS = ("svg", "png", "csv", "json", "xlsx", "md")
BOARD_FILE, MANIFEST_FILE = "papan.json", "manifest.json"
# A Board of 521 units is about 1.5 MB; what is far larger is not ours.
LARGEST_BOARD = 256 * 1024 * 1024
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Order(Struct, frozen=True):
    """What the operator wants saved: formats of FORMATS, the wall's size in cells, the changes for its last lines."""

    formats: tuple[str, ...] = DEFAULT_FORMATS
    with_phones: bool = False
    size: tuple[int, int] = WALL_SIZE
    changes: tuple[Change, ...] = ()


def checked_formats(formats: Sequence[str]) -> tuple[str, ...]:
    """The formats in small letters, each once; raises UsageError for an unknown one and for none."""
    known = ", ".join(FORMATS)
    names = [name for given in formats if (name := given.strip().casefold())]
    for name in names:
        if name not in FORMATS:
            raise UsageError("format_unknown", format=re.sub(r"[^\w.-]", "?", name)[:20], known=known)
    if not names:
        raise UsageError("format_missing", known=known)
    return tuple(dict.fromkeys(names))


def save_snapshot(
    board: Board,
    registry: Registry,
    view: View,
    *,
    now: datetime,
    folder: Path | None = None,
    base: Path | None = None,
    formats: Sequence[str] = DEFAULT_FORMATS,
    with_phones: bool = False,
    size: tuple[int, int] = WALL_SIZE,
    changes: Sequence[Change] = (),
) -> Path:
    """Saves the files of a Board and returns their folder.

    They stand in `folder` where that does not exist or is empty, else in a folder of its own below it, named after
    `now`; without `folder` such a folder stands in `base`, which is `Pantau-SKPD` in the home folder if not given.
    Raises UsageError for a format that is not known, StateError where nothing can be written. May run in any thread.
    """
    order = Order(checked_formats(formats), with_phones, size, tuple(changes))
    place = (folder or base or Path.home() / "Pantau-SKPD").absolute()
    try:
        named = folder is not None and _is_free(place)
        above, name = (place.parent, place.name) if named else (place, _stamp(registry, now))
        above.mkdir(parents=True, exist_ok=True)
        earlier = _last_exported(above, board, registry)
        files = dict(_files(board, registry, view, now, order, earlier))
        return save_folder(above, name, files, private=with_phones, may_count=not named)
    except OSError as error:
        raise _refused(error, place) from error


def _is_free(folder: Path) -> bool:
    """Whether a folder of that name can come to stand there: nothing does, or an empty one that can be replaced."""
    if not os.path.lexists(folder):
        return True
    is_plain = folder.is_dir() and not folder.is_symlink() and not folder.is_mount()
    return is_plain and not any(folder.iterdir()) and os.access(folder.parent, os.W_OK)


def _stamp(registry: Registry, now: datetime) -> str:
    """`2015-08-18_19.00_WIB`: digits and the zone's label, of which only letters and digits are kept."""
    local = now.astimezone(registry.directive.zone)
    label = re.sub(r"[^A-Za-z0-9]", "", registry.directive.zone_label)[:8]
    return f"{local:%Y-%m-%d_%H.%M}" + (f"_{label}" if label else "")


def _last_exported(base: Path, board: Board, registry: Registry) -> Exported | None:
    """The newest earlier export of the same order beside the new one; what cannot be read is passed over."""
    found = [exported for file in base.glob(f"*/{BOARD_FILE}") if (exported := _read(file)) is not None]
    earlier = [exported for exported in found if precedes(exported, board, registry)]
    return max(earlier, key=lambda exported: exported.taken_at, default=None)


def _read(file: Path) -> Exported | None:
    try:
        if not file.is_file() or file.stat().st_size > LARGEST_BOARD:
            return None
        return read_exported(file.read_bytes())
    except OSError:
        return None


def _files(
    board: Board, registry: Registry, view: View, now: datetime, order: Order, earlier: Exported | None
) -> Iterator[tuple[str, bytes]]:
    """Every file's name and content; the manifest last, with the digest of each."""
    repaired = corrections(board, registry, earlier)
    made: dict[str, bytes] = {}
    if "svg" in order.formats or "png" in order.formats:
        made |= _pictures(board, registry, view, now, order)
    if "csv" in order.formats:
        made["unit.csv"] = as_csv(board, registry, with_phones=order.with_phones)
    if "xlsx" in order.formats:
        remarks = (*filter(None, (banner_of(board),)), *repaired, *honesty(board, registry, now))
        made["unit.xlsx"] = as_xlsx(board, registry, with_phones=order.with_phones, notes=remarks)
    if "json" in order.formats:
        made[BOARD_FILE] = board_as_json(board, registry, with_phones=order.with_phones)
    for name in ("md", "txt"):
        if name in order.formats:
            made[f"catatan.{name}"] = note(board, registry, now=now, corrections=repaired).encode()
    yield from made.items()
    yield MANIFEST_FILE, _manifest(board, registry, now, order, made)


def _pictures(board: Board, registry: Registry, view: View, now: datetime, order: Order) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    title = f"{registry.directive.title} · {local_time(board.taken_at)}"
    for drawing in drawings(board, registry, view, now, size=order.size, changes=order.changes):
        document = svg(drawing.lines, columns=drawing.columns, title=title)
        if "svg" in order.formats:
            made[f"{drawing.stem}.svg"] = document.encode()
        if "png" in order.formats:
            made[f"{drawing.stem}.png"] = png(document)
    return made


def _manifest(board: Board, registry: Registry, now: datetime, order: Order, files: Mapping[str, bytes]) -> bytes:
    zone = registry.directive.zone
    manifest = {
        "made_at": now.astimezone(zone).isoformat(),
        "taken_at": board.taken_at.astimezone(zone).isoformat(),
        "registry": board.registry_digest,
        "source": public_spec(board.source.spec),
        "reconstruction": banner_of(board) or None,
        "with_phones": order.with_phones,
        "files": {
            name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()
        },
    }
    return orjson.dumps(manifest, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _refused(error: OSError, place: Path) -> StateError:
    if error.errno in FULL:
        return StateError("snapshot_disk_full", folder=str(place))
    return StateError("snapshot_not_writable", folder=str(place), reason=error.strerror or type(error).__name__)
