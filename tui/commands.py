"""One definition of every key: bindings, footer, help and palette are all read from here."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from textual.binding import Binding, BindingType

from tui.wording.language import N_


class Place(StrEnum):
    """The screen on which a command works."""

    WALL = "wall"
    UNIT = "unit"
    REVIEW = "review"
    CHANGES = "changes"
    DOOR = "door"
    HELP = "help"


class Section(StrEnum):
    """The part of the help screen in which a command stands."""

    MOVE = "move"
    SHOW = "show"
    RULE = "rule"
    TAKE = "take"
    OTHER = "other"


class Command(Struct, frozen=True):
    """A command: its keys with the action of each, how the keys are written, and its words as message ids.

    Letters work in either case unless `is_exact`. `in_footer` names the places whose footer shows it.
    """

    id: str
    keys: tuple[tuple[str, str], ...]
    shown: str
    label: str
    about: str
    section: Section
    places: tuple[Place, ...]
    in_footer: tuple[Place, ...] = ()
    is_exact: bool = False
    in_palette: bool = True

    @property
    def is_typed(self) -> bool:
        """Whether one of its keys would be text in a field."""
        return any(key in _TYPED or len(key) == 1 for keys, _action in self.keys for key in keys.split(","))

    @property
    def action(self) -> str:
        """The action of its first key."""
        return self.keys[0][1]


_MOVES = (
    ("left,h", "move(-1,0)"),
    ("right,l", "move(1,0)"),
    ("up,k", "move(0,-1)"),
    ("down,j", "move(0,1)"),
)
_SCROLLS = (
    ("down,j", "scroll(1)"),
    ("up,k", "scroll(-1)"),
    ("pagedown", "scroll(10)"),
    ("pageup", "scroll(-10)"),
    ("home", "scroll(-100000)"),
    ("end", "scroll(100000)"),
)
# Keys that are text in a field, besides those of one character.
_TYPED = frozenset(
    {"slash", "question_mark", "space", "plus", "minus", "equals_sign", "left_square_bracket", "right_square_bracket"}
)
_W, _U, _R, _C, _D, _H = Place.WALL, Place.UNIT, Place.REVIEW, Place.CHANGES, Place.DOOR, Place.HELP
_S = Section

# Texts on both sides of a table row are message ids: short label of the footer, then the sentence of the help screen.
COMMANDS: tuple[Command, ...] = (
    Command("open", (("enter", "open"),), "Enter", N_("buka"), N_("buka layar unit"), _S.MOVE, (_W, _R, _C),
            (_W, _R, _C)),
    Command("back", (("escape", "back"),), "Esc", N_("kembali"),
            N_("kembali; di dinding: lepas saringan dan kembali ke saat ini"), _S.MOVE, (_W, _U, _R, _C, _D, _H),
            (_U, _R, _C, _D, _H), in_palette=False),
    Command("move", _MOVES, "←↓↑→ hjkl", N_("geser"), N_("geser pilihan"), _S.MOVE, (_W,), in_palette=False),
    Command("ends", (("home", "move_to_end(-1)"), ("end", "move_to_end(1)")), "Home End", N_("ujung"),
            N_("unit pertama dan terakhir"), _S.MOVE, (_W,), in_palette=False),
    Command("page", (("pagedown", "page(1)"), ("pageup", "page(-1)")), "PgUp PgDn", N_("halaman"),
            N_("halaman sebelumnya dan berikutnya"), _S.MOVE, (_W,), in_palette=False),
    Command("scroll",
            _SCROLLS,
            "↓↑ PgDn PgUp", N_("gulung"), N_("gulung isi layar"), _S.MOVE, (_U, _H), (_H,), in_palette=False),
    Command("step", (("down,j", "step(1)"), ("up,k", "step(-1)")), "↓↑", N_("pindah calon"),
            N_("calon berikutnya dan sebelumnya tanpa keputusan"), _S.MOVE, (_R,), (_R,), in_palette=False),
    Command("candidate", (("tab", "candidate(1)"), ("shift+tab", "candidate(-1)")), "Tab", N_("calon lain"),
            N_("pilih calon akun berikutnya"), _S.MOVE, (_U,), (_U,), in_palette=False),
    Command("search", (("slash", "search"),), "/", N_("cari"), N_("cari unit: nama, singkatan, atau nama akun"),
            _S.MOVE, (_W,), (_W,)),
    Command("help", (("question_mark", "help"),), "?", N_("bantuan"), N_("layar bantuan ini"), _S.OTHER,
            (_W, _U, _R, _C, _D), (_W, _U, _R, _C)),
    Command("status", tuple((str(n), f"status({n})") for n in range(1, 10)), "1-9", N_("status"),
            N_("tampilkan hanya unit berstatus itu; tekan lagi untuk melepas"), _S.SHOW, (_W,), (_W,),
            in_palette=False),
    Command("to_call", (("f5", "to_call"),), "F5", N_("belum dihubungi"),
            N_("hanya yang masih perlu dihubungi: belum dihubungi 3 hari terakhir"), _S.SHOW, (_W,)),
    Command("all", (("0", "all"),), "0", N_("semua"), N_("tampilkan semua status"), _S.SHOW, (_W,)),
    Command("order", (("o", "order"),), "o", N_("urutan"), N_("urutan: resmi, perlu perhatian dulu, nama"), _S.SHOW,
            (_W,), (_W,)),
    Command("group", (("g", "group"),), "g", N_("grup"), N_("satu grup saja, lalu grup berikutnya, lalu semua"),
            _S.SHOW, (_W,), (_W,)),
    Command("density", (("plus,equals_sign", "density(1)"), ("minus", "density(-1)")), "+ -", N_("ukuran"),
            N_("ubin lebih besar atau lebih kecil"), _S.SHOW, (_W,), in_palette=False),
    Command("pause", (("space", "pause"),), "Space", N_("jeda"), N_("bekukan tampilan; data tetap dibaca"), _S.SHOW,
            (_W,)),
    Command("changes", (("e", "changes"),), "e", N_("peristiwa"), N_("daftar perubahan, terbaru dulu"), _S.SHOW,
            (_W,), (_W,)),
    Command("leave_changes", (("e", "leave"),), "e", N_("tutup"), N_("tutup daftar perubahan"), _S.MOVE, (_C,),
            in_palette=False),
    Command("review", (("t", "review"),), "t", N_("tinjau"), N_("tinjau calon akun satu per satu"), _S.RULE, (_W,),
            (_W,)),
    Command("time", (("left_square_bracket", "instant(-1)"), ("right_square_bracket", "instant(1)")), "[ ]",
            N_("waktu"), N_("mundur dan maju satu pembacaan; Esc kembali ke saat ini"), _S.SHOW, (_W,), (_W,),
            in_palette=False),
    Command("door", (("d", "door"),), "d", N_("pintu"),
            N_("tampilan pintu: angka besar yang terbaca dari lima meter"), _S.SHOW, (_W, _D), (_W,)),
    Command("accept", (("t", "accept"),), "t", N_("terima"), N_("terima calon sebagai akun resmi unit ini"), _S.RULE,
            (_U, _R), (_U, _R)),
    Command("link", (("a", "link"),), "a", N_("tautkan"), N_("tautkan akun dengan tangan: akun, dasar, oleh"),
            _S.RULE, (_W, _U, _R), (_W, _U, _R)),
    Command("reject", (("b", "reject"),), "b", N_("bukan unit ini"), N_("akun ini bukan akun unit ini"), _S.RULE,
            (_U, _R), (_U, _R)),
    Command("personal", (("p", "personal"),), "p", N_("pribadi"), N_("akun ini akun pribadi"), _S.RULE, (_U, _R),
            (_U, _R)),
    Command("other", (("n", "other"),), "n", N_("unit lain"), N_("akun ini milik unit lain: cari unitnya"), _S.RULE,
            (_U, _R), (_U, _R)),
    Command("skip", (("space", "skip"),), "Space", N_("lewati"), N_("lewati calon ini untuk sementara"), _S.RULE,
            (_R,), (_R,)),
    Command("undo", (("u", "undo"),), "u", N_("batalkan"), N_("batalkan keputusan terakhir"), _S.RULE, (_U, _R),
            (_U, _R)),
    Command("redo", (("ctrl+y", "redo"),), "Ctrl+Y", N_("ulangi"), N_("ulangi keputusan yang dibatalkan"), _S.RULE,
            (_U, _R)),
    Command("note", (("c", "note"),), "c", N_("catatan"), N_("tulis catatan pada unit ini"), _S.RULE, (_U, _R), (_U,)),
    Command("contacted", (("f6", "contacted"),), "F6", N_("sudah dihubungi"),
            N_("catat bahwa unit sudah dihubungi: siapa, lewat apa"), _S.RULE, (_U,)),
    Command("exempt", (("f7", "exempt"),), "F7", N_("kecualikan"),
            N_("kecualikan unit dari hitungan, atau cabut pengecualian"), _S.RULE, (_U,)),
    Command("field", (("f8", "field"),), "F8", N_("bidang terlihat"), N_("nyatakan isi profil yang dilihat sendiri"),
            _S.RULE, (_U,)),
    Command("timing", (("f9", "timing"),), "F9", N_("nilai waktu"),
            N_("nyatakan tepat waktu atau susulan, dengan bukti"), _S.RULE, (_U,)),
    Command("release", (("f10", "release"),), "F10", N_("lepaskan tahanan"),
            N_("terima perubahan massal yang ditahan"), _S.RULE, (_W,)),
    Command("reminder", (("w", "reminder"),), "w", N_("salin pengingat"),
            N_("salin surat pengingat yang santun untuk unit ini"), _S.TAKE, (_U, _R), (_U,)),
    Command("reminders", (("w", "reminders"),), "w", N_("salin pengingat"),
            N_("salin surat pengingat untuk semua unit yang tersaring"), _S.TAKE, (_W,)),
    Command("phones", (("v", "phones"),), "v", N_("lihat nomor"), N_("tampilkan nomor telepon selama 30 detik"),
            _S.SHOW, (_U, _R), (_U,)),
    Command("browse", (("x", "browse"),), "x", N_("buka tautan"), N_("buka halaman akun di peramban"), _S.TAKE,
            (_U, _R), (_U,)),
    Command("snapshot", (("s", "snapshot"),), "s", N_("simpan"), N_("simpan potret dinding ke folder biasa"),
            _S.TAKE, (_W,), (_W,), is_exact=True),
    Command("snapshot_to", (("S", "snapshot_to"),), "S", N_("simpan ke…"),
            N_("simpan potret: pilih folder dan format"), _S.TAKE, (_W,), is_exact=True),
    Command("copy", (("y", "copy"),), "y", N_("salin"), N_("salin keterangan unit tanpa nomor telepon"), _S.TAKE,
            (_W, _U), (_U,)),
    Command("read", (("r", "read"),), "r", N_("baca"), N_("baca sumber sekarang; bila berbayar, tanya dulu"),
            _S.OTHER, (_W,)),
    Command("palette", (("ctrl+p", "palette"),), "Ctrl+P", N_("perintah"),
            N_("cari semua perintah dan unit"), _S.OTHER, (_W, _U, _R), in_palette=False),
    Command("quit", (("q", "quit_wall"),), "q", N_("keluar"), N_("keluar, setelah bertanya"), _S.OTHER,
            (_W, _U, _R, _C, _D, _H), (_W,)),
)  # fmt: skip

BY_ID = {command.id: command for command in COMMANDS}


def commands_of(place: Place) -> tuple[Command, ...]:
    """The commands that work on a screen, in the order of the definition."""
    return tuple(command for command in COMMANDS if place in command.places)


def bindings_of(place: Place) -> list[BindingType]:
    """The bindings of a screen."""
    return [
        Binding(
            _cases(keys, is_exact=command.is_exact),
            action,
            command.label,
            show=False,
            id=f"{place}.{command.id}.{n}",
            # Letters that follow at once (a slow line sends them together) must find the field focused already.
            priority=command.id == "search",
        )
        for command in commands_of(place)
        for n, (keys, action) in enumerate(command.keys)
    ]


def command_of(place: Place, action: str) -> Command | None:
    """The command whose action has that name on a screen, or None for an action that no key has."""
    for command in commands_of(place):
        if any(full.split("(")[0] == action for _keys, full in command.keys):
            return command
    return None


def _cases(keys: str, *, is_exact: bool) -> str:
    """Both cases of every single letter among comma-separated keys."""
    if is_exact:
        return keys
    return ",".join(_both(key for key in keys.split(",")))


def _both(keys: Iterable[str]) -> Iterable[str]:
    for key in keys:
        yield key
        if len(key) == 1 and key.isalpha():
            yield key.upper()
