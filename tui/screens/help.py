"""The help screen: what the wall measures, then every key that works on the screen it was opened from."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Place, Section, bindings_of
from tui.compliance.model import Status
from tui.registry.model import FIELD_IDS
from tui.screens.base import DeskScreen
from tui.screens.desk import Desk
from tui.view.glyphs import FILTERS, HATCH, MARK, alarm_sign, filter_digit, glyph
from tui.widgets.key_hints import KeyHints
from tui.wording import _
from tui.wording.language import N_
from tui.wording.terms import alarm_word, field_label, field_letter, status_word

HEADING = "bold $accent"
KEY_CELLS = 16
# What stands on tiles besides the glyph of the status.
SIGNS = (
    (f"{MARK} ", N_("ada catatan, yang tidak mengubah status; buka unitnya untuk membacanya")),
    (f"{HATCH}{HATCH}", N_("pembacaan terakhir belum berhasil; yang tampak adalah hasil pembacaan sebelumnya")),
)


class HelpScreen(DeskScreen):
    """Everything that the keys do, from the same definition as the keys."""

    place = Place.HELP
    BINDINGS = bindings_of(Place.HELP)

    def __init__(self, desk: Desk, about: Place, commands: tuple[Command, ...]) -> None:
        super().__init__(desk)
        self._about = about
        self._commands = commands

    def compose(self) -> ComposeResult:
        """The source's banner, one page that scrolls, and the keys."""
        yield Static(classes="banner")
        with VerticalScroll(id="help-body", can_focus=False):
            yield Static(id="help-text")
        yield KeyHints()

    def refresh_texts(self) -> None:
        """Says everything again, in the language in use."""
        self.query_one("#help-text", Static).update(self.hung(help_text(self.desk, self._about, self._commands)))
        super().refresh_texts()

    def action_scroll(self, rows: int) -> None:
        """Moves the page up or down."""
        self.query_one("#help-body").scroll_relative(y=rows, animate=False)


def help_text(desk: Desk, about: Place, commands: tuple[Command, ...]) -> Content:
    """What is measured, the statuses with their glyphs, and the given commands by section."""
    parts: list[str | tuple[str, str]] = [(f"{_place_title(about)}\n\n", HEADING), f"{_honesty()}\n\n"]
    if about is Place.WALL:
        parts.append((f"{_('STATUS')}\n", HEADING))
        for status in FILTERS:
            sign = glyph(status, is_ascii=desk.is_ascii)
            parts.append(f"  {filter_digit(status)}  {sign}  {status_word(status):<16}{_meanings()[status]}\n")
        parts.append(f"     {glyph(Status.EXEMPT, is_ascii=desk.is_ascii)}  {status_word('exempt'):<16}{_exempt()}\n")
        parts.append(f"     {alarm_sign(is_ascii=desk.is_ascii)}  {alarm_word():<16}{_alarm()}\n\n")
        parts += [f"  {sign}  {_(words)}\n" for sign, words in SIGNS]
        parts.append(f"\n{_letters()}\n\n")
    for section, title in _sections().items():
        rows = [command for command in commands if command.section is section]
        if rows:
            parts.append((f"{title}\n", HEADING))
            for command in rows:
                parts += [(f"  {command.shown:<{KEY_CELLS}}", "bold"), f" {_(command.about)}\n"]
            parts.append("\n")
    return Content.assemble(*parts)


def _place_title(place: Place) -> str:
    titles = {
        Place.WALL: _("BANTUAN: DINDING"),
        Place.UNIT: _("BANTUAN: LAYAR UNIT"),
        Place.REVIEW: _("BANTUAN: TINJAU CALON"),
        Place.CHANGES: _("BANTUAN: PERISTIWA"),
        Place.DOOR: _("BANTUAN: TAMPILAN PINTU"),
    }
    return titles.get(place, _("BANTUAN"))


def _honesty() -> str:
    return _(
        "Dinding ini mengukur kelengkapan akun, bukan mutu pelayanan. Yang belum tampak belum tentu belum ada: "
        "akun ditemukan lewat daftar pengikut, berkas, atau ditautkan dengan tangan. Setiap status dapat dibuka "
        "sampai ke kata-kata yang menjadi dasarnya."
    )


def _letters() -> str:
    told = ", ".join(f"{field_letter(field)} {field_label(field)}" for field in FIELD_IDS)
    words = _("Huruf pada ubin: {letters}; titik berarti belum tercantum, tanda tanya belum terbaca.")
    return words.format(letters=told)


def _exempt() -> str:
    return _("di luar hitungan, karena keputusan petugas atau masa berlaku unitnya")


def _alarm() -> str:
    return _(
        "dugaan akun diambil alih; buka unitnya untuk bukti dan langkahnya. Bukan status, hilang bila sudah diputuskan"
    )


def _sections() -> dict[Section, str]:
    return {
        Section.MOVE: _("BERGERAK"),
        Section.SHOW: _("TAMPILAN"),
        Section.RULE: _("KEPUTUSAN"),
        Section.TAKE: _("MENYALIN DAN MENYIMPAN"),
        Section.OTHER: _("LAINNYA"),
    }


def _meanings() -> dict[str, str]:
    return {
        "none": _("belum tampak akun unit"),
        "personal": _("baru akun pribadi pejabat"),
        "review": _("ada calon akun, menunggu dicek Humas"),
        "incomplete": _("akun ada, isian belum lengkap"),
        "lost": _("akun pernah ada, kini hilang"),
        "dormant": _("akun lengkap, belum aktif"),
        "late": _("lengkap sesudah tenggat"),
        "compliant": _("akun ada dan lengkap"),
        "unknown": _("belum ada pembacaan yang mencakup unit ini"),
    }
