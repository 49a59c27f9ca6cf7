"""`pantau check`: validates the registry and names every fault with its place."""

from __future__ import annotations

from pathlib import Path

from tui.cli.arguments import Arguments
from tui.errors import RegistryError
from tui.registry import find_registry, load_registry
from tui.settings import Settings
from tui.wording import _, sentence


def run(arguments: Arguments, settings: Settings) -> int:
    """Prints each fault on a line of its own, with JSON path and line; exit 1 when there is one."""
    path = Path(arguments.file) if arguments.file else find_registry(settings.registry)
    try:
        registry = load_registry(path)
    except RegistryError as error:
        for fault in error.faults:
            print(f"{path}: {sentence(fault)}")
        return error.exit_code
    print(_("Registri {file} sah: {units} unit.").format(file=path, units=len(registry.units)))
    return 0
