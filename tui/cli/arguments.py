"""What the command line looks like; every text through gettext, every fault as one line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from tui import __version__
from tui.errors import UsageError
from tui.wording import _

SETTING_FLAGS = (
    "registry",
    "source",
    "state",
    "lang",
    "out",
    "complete",
    "taken_at",
    "interval",
    "kiosk",
    "ascii",
)

# What argparse says in English by itself, and the code that says it.
FAULTS = (
    (re.compile(r"the following arguments are required: (.+)", re.DOTALL), "arguments_missing"),
    (re.compile(r"unrecognized arguments: (.+)", re.DOTALL), "arguments_unknown"),
    (re.compile(r"argument (\S+): expected one argument"), "flag_without_value"),
    (re.compile(r"argument (\S+): ignored explicit argument .*", re.DOTALL), "flag_with_value"),
)


class Arguments(argparse.Namespace):
    """The parsed words of every command; a flag that was not given keeps the value here."""

    command: str | None = None
    settings: str | None = None
    registry: str | None = None
    source: str | None = None
    state: str | None = None
    lang: str | None = None
    out: str | None = None
    complete: bool | None = None
    taken_at: str | None = None
    interval: str | None = None
    kiosk: bool | None = None
    ascii: bool | None = None
    file: str = ""
    json: bool = False
    with_phones: bool = False
    formats: str = ""
    unit: str = ""
    handle: str = ""
    by: str = ""
    basis: str = ""
    account: str = ""
    yes: bool = False


class Parser(argparse.ArgumentParser):
    """An argument parser that raises UsageError and speaks the language in use."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = _("pilihan perintah")
        self._optionals.title = _("pilihan")
        self.add_argument("-h", "--help", action="help", help=_("tampilkan bantuan ini"))

    def error(self, message: str) -> NoReturn:
        """One line that says what is wrong and where help is."""
        for pattern, name in FAULTS:
            found = pattern.fullmatch(message)
            if found is not None:
                raise UsageError(name, words=found[1], program=self.prog)
        raise UsageError("bad_usage", detail=message, program=self.prog)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """A word that is none of the known ones, said in the language in use."""
        if action.choices is None or value in action.choices:
            return
        if action.dest == "command":
            raise UsageError("unknown_command", command=value)
        flag = "/".join(action.option_strings) or action.dest
        raise UsageError("choice_unknown", flag=flag, value=value, known=", ".join(map(str, action.choices)))

    def format_usage(self) -> str:
        """The usage line with its heading in the language in use."""
        return super().format_usage().replace("usage:", _("pemakaian:"), 1)

    def format_help(self) -> str:
        """The help with its headings in the language in use."""
        return super().format_help().replace("usage:", _("pemakaian:"), 1)


def commands() -> dict[str, str]:
    """Every command that works, with what it does."""
    return {
        "check": _("periksa registri: setiap kesalahan dengan tempatnya"),
        "match": _("cocokkan berkas pengikut dengan unit, satu baris NDJSON per pengikut"),
        "poll": _("satu pembacaan tanpa layar"),
        "snapshot": _("simpan potret papan sebagai berkas"),
        "link": _("tautkan akun ke unit dengan tangan, satu atau seberkas"),
        "decisions": _("semua keputusan petugas, dicetak atau sebagai CSV/XLSX"),
        "contacts": _("siapa yang dapat dihubungi di sebuah unit, dari contacts.csv milik petugas"),
        "import": _("pratinjau sebuah berkas pengikut, lalu simpan sebagai pembacaan"),
        "purge": _("hapus teks tersimpan dari satu akun"),
        "cost": _("biaya sumber berbayar: terpakai, pembacaan berikut, perkiraan"),
        "doctor": _("periksa sumber, token, terminal, jam dan folder: apa yang jalan dan apa yang perlu dilakukan"),
    }


def is_listed(command: str) -> bool:
    """Whether there is such a command; `wall` is what `pantau` alone opens."""
    return command == "wall" or command in commands()


def build_parser(words: Sequence[str]) -> Parser:
    """The command line as far as these words need it: a command that none of them names is only known by name."""
    parser = Parser(
        prog="pantau", description=_("Papan pantau akun Twitter unit pemerintah; tanpa perintah: papannya.")
    )
    parser.add_argument("--version", action="version", version=f"pantau {__version__}", help=_("tampilkan versi"))
    _add_common(parser)
    _add_wall(parser)
    below = parser.add_subparsers(dest="command", metavar=_("PERINTAH"), parser_class=Parser)
    is_asked = any(word.startswith(("-h", "--h")) for word in words)
    for name, text in commands().items():
        if name not in words and not is_asked:
            continue
        command = below.add_parser(name, help=text, description=text, prog=f"pantau {name}")
        _add_common(command)
        ADDERS[name](command)
    return parser


def _add_common(parser: Parser) -> None:
    suppress = argparse.SUPPRESS
    add = parser.add_argument
    add("--registry", metavar=_("BERKAS"), default=suppress, help=_("registri unit (registry.json)"))
    add("--source", metavar=_("SUMBER"), default=suppress, help=_("replay, replay@WAKTU, file:BERKAS, x, https://..."))
    add("--state", metavar=_("FOLDER"), default=suppress, help=_("folder keadaan yang disimpan"))
    add("--settings", metavar=_("BERKAS"), default=suppress, help=_("berkas pengaturan (settings.toml)"))
    add("--lang", choices=("id", "en"), default=suppress, help=_("bahasa"))
    add("--complete", action="store_const", const=True, default=suppress, help=_("berkas ini memuat semua pengikut"))
    add("--taken-at", metavar=_("WAKTU"), default=suppress, help=_("kapan berkas diambil, ISO 8601 dengan zona"))


def _add_wall(parser: Parser) -> None:
    suppress = argparse.SUPPRESS
    parser.add_argument(
        "--kiosk", action="store_const", const=True, default=suppress, help=_("papan tanpa tombol ubah")
    )
    parser.add_argument("--ascii", action="store_const", const=True, default=suppress, help=_("glif ASCII saja"))
    parser.add_argument("--out", metavar=_("FOLDER"), default=suppress, help=_("folder potret"))


def _add_check(parser: Parser) -> None:
    parser.add_argument("file", metavar=_("BERKAS"), nargs="?", help=_("registri yang diperiksa"))


def _add_match(parser: Parser) -> None:
    parser.add_argument("file", metavar=_("BERKAS"), help=_("berkas pengikut"))


def _add_poll(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=_("cetak papan sebagai JSON"))
    parser.add_argument("--with-phones", action="store_true", help=_("sertakan nomor telepon"))


def _add_snapshot(parser: Parser) -> None:
    parser.add_argument("--out", metavar=_("FOLDER"), default=argparse.SUPPRESS, help=_("folder tujuan"))
    parser.add_argument("--formats", metavar=_("DAFTAR"), help=_("svg,png,csv,json,..."))
    parser.add_argument("--with-phones", action="store_true", help=_("sertakan nomor telepon"))


def _add_link(parser: Parser) -> None:
    parser.add_argument("unit", metavar=_("UNIT"), help=_("id atau nama unit; tanpa AKUN: berkas CSV atau XLSX"))
    parser.add_argument("handle", metavar=_("AKUN"), nargs="?", help=_("nama pengguna, dengan atau tanpa @"))
    parser.add_argument("--by", metavar=_("NAMA"), help=_("siapa yang menetapkan"))
    parser.add_argument("--basis", metavar=_("DASAR"), help=_("dasar penetapan"))


def _add_decisions(parser: Parser) -> None:
    parser.add_argument("--out", metavar=_("BERKAS"), default=argparse.SUPPRESS, help=_("berkas .csv atau .xlsx"))
    parser.add_argument("--with-phones", action="store_true", help=_("sertakan nomor telepon"))


def _add_contacts(parser: Parser) -> None:
    parser.add_argument("unit", metavar=_("UNIT"), help=_("id atau nama unit"))


def _add_import(parser: Parser) -> None:
    parser.add_argument("file", metavar=_("BERKAS"), help=_("berkas pengikut"))
    parser.add_argument("--yes", action="store_true", help=_("simpan tanpa bertanya"))


def _add_purge(parser: Parser) -> None:
    parser.add_argument("account", metavar=_("AKUN"), help=_("nama pengguna atau id"))
    parser.add_argument("--out", metavar=_("FOLDER"), default=argparse.SUPPRESS, help=_("folder potret"))


def _add_nothing(_parser: Parser) -> None:
    """A command without words of its own."""


ADDERS = {
    "check": _add_check,
    "match": _add_match,
    "poll": _add_poll,
    "snapshot": _add_snapshot,
    "link": _add_link,
    "decisions": _add_decisions,
    "contacts": _add_contacts,
    "import": _add_import,
    "purge": _add_purge,
    "cost": _add_nothing,
    "doctor": _add_nothing,
}
