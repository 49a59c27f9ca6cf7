"""Sentences of the room `store`."""

from __future__ import annotations

from tui.wording.language import N_

SENTENCES: dict[str, str] = {
    "settings_missing": N_("Berkas pengaturan {file} tidak ada. Mohon periksa namanya."),
    "settings_unreadable": N_("Berkas pengaturan {file} tidak dapat dibaca ({reason}). Mohon periksa izinnya."),
    "settings_not_toml": N_("Berkas pengaturan {file} bukan TOML yang sah (baris {line}). Mohon perbaiki baris itu."),
    "settings_not_private": N_(
        "Berkas pengaturan {file} berisi token tetapi dapat dibaca orang lain (mode {mode}). Jalankan: chmod 600 {file}"
    ),
    "setting_unknown": N_("Pengaturan {key} di {place} tidak dikenal. Maksudnya {nearest}?"),
    "setting_unknown_at_all": N_("Pengaturan {key} di {place} tidak dikenal. Mohon dihapus atau lihat pantau --help."),
    "setting_not_text": N_('Pengaturan {key} ({place}) harus berupa teks satu baris, bukan "{value}".'),
    "setting_not_path": N_('Pengaturan {key} ({place}) harus berupa nama berkas atau folder, bukan "{value}".'),
    "setting_not_source": N_(
        'Pengaturan {key} ({place}) harus berupa sumber data (replay, file:BERKAS, x, https://...), bukan "{value}".'
    ),
    "setting_not_language": N_('Pengaturan {key} ({place}) harus id atau en, bukan "{value}".'),
    "setting_not_flag": N_('Pengaturan {key} ({place}) harus ya atau tidak, bukan "{value}".'),
    "setting_not_time": N_(
        'Pengaturan {key} ({place}) harus waktu dengan zona, misalnya 2015-08-17T20:00+07:00, bukan "{value}".'
    ),
    "setting_not_duration": N_(
        'Pengaturan {key} ({place}) harus lama waktu, misalnya 90s, 15m, atau 1h, bukan "{value}".'
    ),
    "setting_not_amount": N_('Pengaturan {key} ({place}) harus jumlah dolar, misalnya 2.50, bukan "{value}".'),
    "store_held": N_(
        "Data di {folder} sedang dipakai proses {pid}. Mohon tutup dahulu proses itu, atau pakai folder lain dengan --state."
    ),
    "store_not_writable": N_(
        "{file} tidak dapat ditulis ({reason}). Mohon periksa izin folder dan ruang disk, atau pilih folder lain dengan --state."
    ),
    "store_unreadable": N_(
        "{file} tidak dapat dibaca ({reason}). Mohon pulihkan dari cadangan, atau pilih folder lain dengan --state."
    ),
    "store_other_version": N_(
        "{file} ditulis oleh versi lain (skema {found}, yang dikenal {known}). Mohon pakai versi Pantau yang sesuai, atau folder lain dengan --state."
    ),
    "store_read_only": N_(
        "Data di {folder} dibuka hanya untuk dilihat. Untuk mengubahnya, sebut sumbernya dengan --source."
    ),
    "store_chain_broken": N_(
        "Rantai catatan di {folder} terputus pada nomor {number}: catatan itu berubah atau hilang. Mohon pulihkan dari cadangan."
    ),
    "store_no_such_instant": N_("Tidak ada papan nomor {number} di {folder}. Mohon pilih waktu lain."),
    "store_decision_taken": N_(
        "Keputusan nomor {number} sudah ada di {file} dengan isi lain. Mohon ulangi keputusannya."
    ),
    "store_previous_generation": N_(
        "{file} terbaru tidak terbaca; yang dipakai adalah simpanan sebelumnya. Mohon periksa disk."
    ),
    "store_log_unreadable": N_(
        "Catatan {file} tidak terbaca; perubahan di dalamnya tidak tampak. Mohon periksa disk dan cadangan."
    ),
    "store_text_unreadable": N_(
        "Simpanan teks {file} tidak terbaca; isinya akan dibaca lagi dari sumber. Mohon periksa disk."
    ),
    "store_text_missing": N_(
        "{count} potongan teks akun tidak ada lagi dalam simpanan (dihapus atau hilang); satu akun mempunyai banyak potongan: nama, bio, isian, kiriman."
    ),
    "purged": N_("teks akun ini sudah dihapus"),
    "ceiling_reached": N_(
        "Batas biaya {period} {ceiling} tercapai, dibaca lagi {freed}: naikkan ceiling_day atau ceiling_month di settings.toml bila perlu. Pembacaan ini perlu {more} lagi dan ditunda."
    ),
}
