"""The words of the field: statuses, timings, rules, fields; by their ids, so that no room below is needed."""

from __future__ import annotations

from collections.abc import Sequence

from tui.wording.language import _


def status_word(status: str) -> str:
    """The status as the wall writes it."""
    words = {
        "exempt": _("DIKECUALIKAN"),
        "unknown": _("BELUM TERBACA"),
        "lost": _("AKUN HILANG"),
        "incomplete": _("BELUM LENGKAP"),
        "dormant": _("BELUM AKTIF"),
        "late": _("SUSULAN"),
        "compliant": _("PATUH"),
        "review": _("MENUNGGU CEK"),
        "personal": _("AKUN PRIBADI"),
        "none": _("BELUM ADA"),
    }
    return words.get(status, status)


def alarm_word() -> str:
    """What stands on a tile that smells of a takeover."""
    return _("PERIKSA")


def removed_word() -> str:
    """What stands where a text was removed."""
    return _("(dihapus)")


def handle_word(handle: str) -> str:
    """A handle as it is written; of one that was removed it says so."""
    return f"@{handle}" if handle else removed_word()


def timing_word(timing: str) -> str:
    """The timing in words."""
    words = {
        "in_time": _("tepat waktu"),
        "late": _("sesudah tenggat"),
        "unproven": _("waktu tak terbukti"),
    }
    return words.get(timing, timing)


def field_label(field: str) -> str:
    """One of the four fields in words."""
    words = {
        "nama": _("nama"),
        "jabatan": _("jabatan"),
        "hp": _("nomor HP"),
        "telepon": _("nomor telepon"),
    }
    return words.get(field, field)


def field_letter(field: str) -> str:
    """The letter of one of the four fields, the same on tiles, in the help and on the unit screen."""
    return dict(zip(("nama", "jabatan", "hp", "telepon"), _("NJHT"), strict=True))[field]


def rule_label(rule: str) -> str:
    """A rule in words."""
    words = {
        "account": _("akun ada"),
        "naming": _("nama akun sesuai unit"),
        "following": _("mengikuti akun sasaran"),
        "active": _("aktif"),
    }
    return words.get(rule) or field_label(rule)


def source_label(source: str) -> str:
    """A part of a profile in words."""
    words = {
        "username": _("nama pengguna"),
        "name": _("nama akun"),
        "description": _("bio"),
        "location": _("lokasi"),
        "url": _("tautan"),
        "pinned_text": _("kiriman sematan"),
    }
    return words.get(source, source)


def outcome_word(outcome: str) -> str:
    """The result of a rule in words."""
    words = {
        "pass": _("terpenuhi"),
        "fail": _("belum"),
        "unknown": _("belum terbaca"),
        "not_applicable": _("tidak berlaku"),
    }
    return words.get(outcome, outcome)


def group_list(words: Sequence[str]) -> str:
    """Words as a list in a sentence: `a, b dan c`."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} dan {last}").format(first=", ".join(words[:-1]), last=words[-1])
