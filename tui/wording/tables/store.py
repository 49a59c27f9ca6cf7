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
}
