"""Sentences of the room `registry`."""

from __future__ import annotations

from tui.wording.language import N_

SENTENCES: dict[str, str] = {
    "registry_unreadable": N_(
        "Registri {file} tidak dapat dibaca ({reason}). Mohon periksa letak dan hak bacanya, atau sebut berkas lain dengan --registry."
    ),
    "registry_not_text": N_("Registri {file} bukan teks UTF-8. Mohon simpan ulang sebagai JSON dalam UTF-8."),
    "no_registry": N_("Tidak ada {file} di folder ini dan tidak ada bawaan. Mohon sebut registri dengan --registry."),
    "fault_not_json": N_(
        "baris {line}, kolom {column}: bukan JSON yang sah; mohon periksa koma, tanda kutip, dan kurung di sekitarnya"
    ),
    "fault_nested_too_deep": N_("baris {line}: isi bersarang terlalu dalam; registri hanya perlu beberapa tingkat"),
    "fault_duplicate_key": N_('{path} (baris {line}): kunci "{key}" ditulis dua kali; mohon hapus salah satu'),
    "fault_unknown_key": N_('{path} (baris {line}): kunci "{key}" tidak dikenal; yang terdekat: "{near}"'),
    "fault_missing_key": N_('{path} (baris {line}): kunci "{key}" belum ada; mohon ditambahkan'),
    "fault_not_object": N_("{path} (baris {line}): harus berupa objek {{...}}, bukan {found}"),
    "fault_not_list": N_("{path} (baris {line}): harus berupa daftar [...], bukan {found}"),
    "fault_not_text": N_("{path} (baris {line}): harus berupa teks dalam tanda kutip, bukan {found}"),
    "fault_not_flag": N_("{path} (baris {line}): harus true atau false, bukan {found}"),
    "fault_not_date": N_('{path} (baris {line}): harus berupa tanggal seperti "2015-08-17", bukan {found}'),
    "fault_empty_list": N_("{path} (baris {line}): daftar ini masih kosong; mohon isi sedikitnya satu"),
    "fault_text_unclean": N_(
        '{path} (baris {line}): "{text}" kosong, diapit spasi, atau memuat huruf yang tidak tampak; mohon tulis ulang'
    ),
    "fault_text_too_long": N_(
        '{path} (baris {line}): "{text}" panjangnya {length} huruf, paling banyak {limit}; mohon singkat'
    ),
    "fault_unknown_word": N_('{path} (baris {line}): "{word}" tidak dikenal di sini; yang terdekat: "{near}"'),
    "fault_bad_id": N_(
        '{path} (baris {line}): "{text}" tidak dapat menjadi id; pakai huruf, angka, titik, garis, paling banyak 64, dan awali dengan huruf atau angka'
    ),
    "fault_bad_handle": N_('{path} (baris {line}): "{text}" bukan nama pengguna; tulis tanpa @ dan tanpa spasi'),
    "fault_bad_date": N_('{path} (baris {line}): "{text}" bukan tanggal; tulis seperti "2015-08-17"'),
    "fault_time_without_offset": N_(
        '{path} (baris {line}): "{text}" memuat jam tanpa selisih waktu; tulis seperti "2015-08-17T16:00+07:00"'
    ),
    "fault_bad_duration": N_('{path} (baris {line}): "{text}" bukan lama waktu; tulis seperti "30m", "1h", atau "30d"'),
    "fault_duplicate_id": N_('{path} (baris {line}): "{id}" sudah dipakai di atas; mohon beri id lain'),
    "fault_duplicate_code": N_('{path} (baris {line}): kode "{id}" sudah dipakai unit lain; mohon beri kode lain'),
    "fault_unknown_rule": N_('{path} (baris {line}): aturan "{rule}" tidak dikenal; yang terdekat: "{near}"'),
    "fault_unknown_zone": N_('{path} (baris {line}): zona waktu "{zone}" tidak dikenal; yang terdekat: "{near}"'),
    "fault_unknown_kind": N_('{path} (baris {line}): jenis "{kind}" tidak ada di kinds; yang terdekat: "{near}"'),
    "fault_unknown_parent": N_('{path} (baris {line}): unit induk "{parent}" tidak ada; yang terdekat: "{near}"'),
    "fault_unknown_network": N_(
        '{path} (baris {line}): jejaring "{network}" tidak ada di network_labels; yang terdekat: "{near}"'
    ),
    "fault_unknown_successor": N_('{path} (baris {line}): unit pengganti "{unit}" tidak ada; yang terdekat: "{near}"'),
    "fault_successor_without_end": N_(
        '{path} (baris {line}): unit ini punya pengganti tetapi belum punya hari terakhir; mohon isi "to"'
    ),
    "fault_dates_reversed": N_(
        "{path} (baris {line}): hari terakhir {last} mendahului hari pertama {first}; mohon periksa keduanya"
    ),
    "fault_cycle": N_('{path} (baris {line}): unit "{unit}" kembali ke dirinya sendiri; mohon putuskan lingkarannya'),
    "fault_kind_in_two_groups": N_(
        '{path} (baris {line}): jenis "{kind}" sudah ada di kelompok "{other}"; mohon pilih satu'
    ),
    "fault_kind_without_group": N_(
        '{path} (baris {line}): jenis "{kind}" belum masuk kelompok mana pun, unitnya tidak akan tampak'
    ),
    "fault_empty_group": N_(
        '{path} (baris {line}): kelompok "{group}" tidak berisi satu unit pun; mohon isi atau hapus'
    ),
    "fault_name_not_unique": N_(
        '{path} (baris {line}): "{text}" sudah menjadi nama atau sebutan unit "{other}" di bawah induk yang sama; mohon bedakan'
    ),
    "fault_shared_account": N_(
        '{path} (baris {line}): akun "{account}" sudah milik unit "{other}"; satu akun hanya untuk satu unit'
    ),
    "unknown_source": N_('Sumber data "{spec}" tidak dikenal. Yang dikenal: {known}'),
    "bad_replay_time": N_(
        'Waktu "{time}" tidak dapat dibaca. Tulis dengan selisih waktunya, misalnya: replay@2015-08-17T20:00+07:00'
    ),
    "replay_before_start": N_(
        "Rekonstruksi baru mulai {since}, sedangkan yang diminta {time}. Mohon pilih waktu sesudahnya."
    ),
    "replay_banner": N_("REKONSTRUKSI · profil dan waktu sebagian besar rekaan · bukan data langsung"),
    "replay_caption_order": N_(
        "Agustus 2015: Sekda memerintahkan seluruh SKPD membuat akun Twitter, paling lambat 17 Agustus 2015 (kebumenekspres.com)"
    ),
    "replay_caption_contents": N_(
        'Surat edarannya: nama akun sesuai SKPD, "didalamnya memuat nama, jabatan, nomor hp, dan nomor telepon" (kebumenekspres.com)'
    ),
    "replay_caption_count": N_(
        "Hingga 18 Agustus pukul 19.00 WIB: dari {followers} pengikut @bupatikbm, berita menghitung {counted} SKPD (kebumenekspres.com)"
    ),
    "replay_card": N_(
        "{at} · {followers} pengikut · berita menghitung {counted}, menyebut {named} · pasang data sendiri: pantau --source file:..."
    ),
}
