"""The command palette: every command that works here, every unit, the filters, the languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from tui.commands import Place
from tui.screens import SHEET
from tui.screens.base import DeskScreen
from tui.view.glyphs import FILTERS
from tui.view.names import Names
from tui.view.search import Search
from tui.wording import LANGUAGES, _
from tui.wording.terms import status_word

UNITS_SHOWN = 12


class Entry(NamedTuple):
    """One line of the palette: what it says, what it does."""

    words: str
    about: str
    run: Callable[[], object]


class DeskPalette(CommandPalette):
    """Textual's palette, with our commands and in our looks."""

    CSS_PATH = SHEET

    def __init__(self) -> None:
        super().__init__([DeskCommands], placeholder=_("cari perintah atau unit …"))


class DeskCommands(Provider):
    """Searches the commands of the screen from which the palette was opened, and the registry."""

    @property
    def _screen(self) -> DeskScreen | None:
        return self.screen if isinstance(self.screen, DeskScreen) else None

    async def discover(self) -> Hits:
        """Everything but the units, in the order of the definition."""
        screen = self._screen
        if screen is not None:
            for entry in entries_of(screen):
                yield DiscoveryHit(entry.words, entry.run, help=entry.about)

    async def search(self, query: str) -> Hits:
        """Commands whose words fit, then the units that fit best."""
        screen = self._screen
        if screen is None:
            return
        matcher = self.matcher(query)
        for entry in entries_of(screen):
            score = matcher.match(entry.words)
            if score > 0:
                yield Hit(score, matcher.highlight(entry.words), entry.run, help=entry.about)
        names = Names(screen.desk.registry)
        for place, unit in enumerate(Search(screen.desk.registry).find(query, limit=UNITS_SHOWN)):
            words = _("unit: {name}").format(name=names.full(unit))
            yield Hit(
                1 / (place + 2), matcher.highlight(words), lambda unit=unit: screen.go_to(unit.id), help=unit.short
            )


def entries_of(screen: DeskScreen) -> Iterator[Entry]:
    """The commands that work on a screen, its filters, the languages, the kiosk and the operator's name."""
    for command in screen.working:
        if command.in_palette:
            about = f"{command.shown} · {_(command.about)}"
            yield Entry(_(command.label), about, partial(screen.run_action, command.action))
    if screen.place is Place.WALL:
        for digit, status in enumerate(FILTERS, start=1):
            words = _("saring: {status}").format(status=status_word(status))
            yield Entry(words, str(digit), partial(screen.run_action, f"status({digit})"))
        about = _("dugaan pengambilalihan akun; sekali lagi untuk melepas")
        yield Entry(_("saring: perlu diperiksa"), about, partial(screen.run_action, "to_check"))
        words = _("mode kiosk: matikan") if screen.desk.is_kiosk else _("mode kiosk: nyalakan")
        yield Entry(words, _("tanpa keputusan dan tanpa nomor telepon"), partial(screen.run_action, "kiosk"))
    names = {"id": "Bahasa Indonesia", "en": "English"}
    for language in LANGUAGES:
        words = _("bahasa: {name}").format(name=names[language])
        yield Entry(words, "", partial(screen.run_action, f"language({language!r})"))
    if screen.desk.by:
        words = _("ganti nama petugas (sekarang {by})").format(by=screen.desk.by)
        yield Entry(words, "", partial(screen.run_action, "rename"))
