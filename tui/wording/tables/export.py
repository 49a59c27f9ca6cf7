"""Sentences of the room `export`."""

from __future__ import annotations

from tui.wording.language import N_

SENTENCES: dict[str, str] = {
    "snapshot_disk_full": N_(
        "Cakram penuh, jadi potret di {folder} tidak disimpan. Mohon kosongkan ruang atau pilih folder lain dengan --out."
    ),
    "snapshot_not_writable": N_(
        "Potret di {folder} tidak dapat disimpan ({reason}). Mohon periksa izinnya atau pilih folder lain dengan --out."
    ),
    "format_unknown": N_("Format {format} tidak dikenal. Yang ada: {known}."),
    "format_missing": N_("Belum ada format yang disebut. Yang ada: {known}."),
    "picture_not_drawn": N_(
        "Gambar PNG tidak dapat dibuat ({reason}). Mohon simpan dengan --formats svg,csv,json, lalu jalankan: pantau doctor"
    ),
}
