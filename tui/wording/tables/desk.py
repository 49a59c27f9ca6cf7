"""Sentences of the room `desk`."""

from __future__ import annotations

from tui.wording.language import N_

SENTENCES: dict[str, str] = {
    "import_needs_yes": N_(
        "Tidak ada terminal untuk bertanya. Bila pratinjau di atas sudah benar, ulangi dengan: --yes"
    ),
    "unit_called_nearly": N_('Unit "{words}" tidak ada dalam registri. Maksudnya {name} ({id})?'),
    "unit_called_unknown": N_(
        'Unit "{words}" tidak ada dalam registri. Mohon pakai id atau nama lengkap seperti di registry.json.'
    ),
    "unit_ambiguous": N_('Nama "{words}" dipakai {count} unit. Mohon pakai salah satu id: {ids}'),
    "unit_missing": N_("kolom unit kosong; mohon isi id atau nama unit."),
    "by_missing": N_("kolom by (oleh) kosong; mohon isi siapa yang menetapkan, atau tambahkan --by NAMA."),
    "basis_missing": N_("kolom basis (dasar) kosong; mohon isi dasar penetapan, atau tambahkan --basis DASAR."),
    "account_missing": N_("akun kosong; mohon isi kolom handle atau id."),
    "account_id_rounded": N_("id akun {value} sudah dibulatkan oleh program lembar kerja; mohon isi id sebagai teks."),
    "account_id_not_valid": N_("{value} bukan id akun; mohon isi angka id atau kosongkan dan isi handle."),
    "account_not_read": N_("akun @{handle} belum pernah terbaca; untuk keputusan ini mohon isi kolom id."),
    "network_needs_id": N_(
        "akun di jaringan {network} hanya dapat ditautkan dengan id; nama pengguna dicari di {target}."
    ),
    "kind_unknown": N_('jenis keputusan "{value}" tidak dikenal; yang dikenal: {known}.'),
    "field_unknown": N_('isian "{value}" tidak ada dalam perintah ini; yang ada: {known}.'),
    "value_unknown": N_('nilai "{value}" tidak dikenal; yang dikenal: {known}.'),
    "note_empty": N_("catatan kosong; mohon isi kolom value."),
    "ruling_time_not_valid": N_('waktu "{value}" tidak terbaca; mohon tulis seperti 2015-08-18T19:00+07:00.'),
    "ruling_in_future": N_("waktu keputusan {at} belum tiba; mohon periksa kolom at dan jam komputer ini."),
    "account_linked_elsewhere": N_(
        "Akun @{handle} sudah ditautkan {by} ke {unit} (keputusan nomor {number}). Mohon batalkan dahulu keputusan itu, atau nyatakan bukan akun unit itu."
    ),
    "unit_linked_already": N_(
        "{unit} sudah ditautkan {by} ke @{handle} (keputusan nomor {number}). Mohon batalkan dahulu keputusan itu di layar unit."
    ),
    "account_linked_elsewhere_in_row": N_(
        "akun @{handle} sudah ditautkan ke {unit} di baris {earlier}; satu akun hanya untuk satu unit."
    ),
    "unit_linked_already_in_row": N_(
        "{unit} sudah ditautkan ke @{handle} di baris {earlier}; satu unit hanya mempunyai satu akun."
    ),
    "basis_needed": N_(
        "Keputusan ini mengubah akun yang kini terhitung milik {unit}, jadi perlu dasar. Mohon buka layar unit itu dan isi dasarnya."
    ),
    "rulings_at_fault": N_(
        "{count} baris di {file} belum tepat, jadi tidak satu pun disimpan. Mohon perbaiki baris yang disebut, lalu ulangi."
    ),
    "row_cut": N_("baris ini terputus sebelum selesai; mohon simpan ulang berkasnya."),
    "row_unreadable": N_("baris ini tidak terbaca; mohon periksa tanda kutipnya."),
    "row_not_computed": N_(
        "rumus {value} belum dihitung; mohon buka dan simpan di program lembar kerja, atau tempel sebagai nilai."
    ),
    "row_too_wide": N_(
        "baris ini berisi {found} sel, sedangkan judulnya {expected}; mohon periksa pemisah dan tanda kutip."
    ),
    "sheet_foreign": N_(
        "Berkas {file} belum memuat kolom yang perlu: {needed} (terbaca: {columns}). Mohon periksa baris judulnya."
    ),
    "sheet_format_unknown": N_("Nama berkas {file} perlu berakhir dengan salah satu dari {known}."),
    "sheet_not_writable": N_(
        "Berkas {file} tidak dapat ditulis ({reason}). Mohon periksa folder, izin, dan ruang disk."
    ),
    "state_ambiguous": N_(
        "Folder {folder} memuat keadaan beberapa sumber ({kinds}). Mohon sebut salah satu dengan --source."
    ),
    "account_unknown": N_(
        "Akun {account} tidak ada dalam keadaan yang tersimpan. Mohon periksa nama atau pakai id akunnya."
    ),
    "account_ambiguous": N_("Beberapa akun pernah bernama {account}. Mohon sebut id-nya: {ids}"),
    "link_without_handle": N_(
        '"{words}" adalah unit, tetapi akunnya belum disebut. Tulis: pantau link UNIT AKUN, atau beri nama berkas.'
    ),
    "contacts_missing": N_(
        "Belum ada berkas kontak. Mohon buat {file} dengan kolom unit, nama, telepon, saluran, lalu jalankan: chmod 600 {file}"
    ),
    "contacts_not_private": N_(
        "Berkas kontak {file} dapat dibaca orang lain (mode {mode}). Jalankan: chmod 600 {file}"
    ),
}
