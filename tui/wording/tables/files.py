"""Sentences of the room `files`."""

from __future__ import annotations

from tui.wording.language import N_

SENTENCES: dict[str, str] = {
    "file_missing": N_("Berkas {file} tidak ditemukan. Mohon periksa letak dan namanya."),
    "file_unreadable": N_("Berkas {file} tidak dapat dibuka ({reason}). Mohon periksa hak bacanya."),
    "file_irregular": N_("{file} bukan berkas biasa. Mohon beri berkas atau folder arsip X."),
    "file_time_absurd": N_(
        "Waktu ubah berkas {file} tidak masuk akal, jadi umur isinya tidak diketahui. Mohon perbaiki, misalnya dengan: touch {file}"
    ),
    "file_empty": N_("{file} kosong. Mohon ekspor ulang daftar pengikut."),
    "file_binary": N_("{file} bukan teks atau lembar kerja XLSX. Mohon beri CSV, JSON, XLSX atau daftar akun."),
    "file_is_page": N_(
        "{file} adalah halaman web, bukan daftar akun. Mohon beri berkas atau alamat unduhannya (CSV, JSON, XLSX), dan periksa izin masuknya."
    ),
    "file_is_message": N_(
        "{file} berisi pesan server, bukan daftar akun (terbaca: {columns}). Mohon periksa alamat dan izin masuknya."
    ),
    "file_is_opendocument": N_("{file} adalah dokumen OpenDocument. Mohon simpan sebagai XLSX atau CSV."),
    "file_damaged": N_(
        "Lembar kerja {file} rusak atau belum selesai ditulis. Mohon simpan ulang sebagai XLSX atau CSV."
    ),
    "file_too_large": N_("{file} melebihi batas {megabytes} MB. Mohon bagi atau ekspor kolom yang perlu saja."),
    "document_too_large": N_(
        "Dokumen JSON {file} melebihi batas {megabytes} MB. Mohon ekspor sebagai CSV atau satu akun per baris (JSONL)."
    ),
    "line_too_long": N_(
        "Satu baris di {file} melebihi {megabytes} MB, jadi ini bukan daftar akun. Mohon periksa berkasnya."
    ),
    "file_too_many_accounts": N_("{file} berisi lebih dari {limit} akun. Mohon bagi berkasnya."),
    "columns_foreign": N_(
        "{file} bukan daftar akun yang dikenal: tidak ada kolom id atau username (terbaca: {columns}). Mohon periksa baris judulnya, atau beri tanda @ di depan tiap nama akun."
    ),
    "file_of_posts": N_("{file} berisi kiriman, bukan akun. Mohon ekspor daftar pengikut atau akunnya."),
    "file_without_accounts": N_("{file} terbaca, tetapi tidak berisi satu akun pun. Mohon ekspor ulang."),
    "file_tells_only_error": N_(
        "{file} menyebut ada yang gagal dan tidak berisi satu akun pun. Mohon periksa alamat dan izin masuknya, lalu ambil ulang."
    ),
    "file_cut_early": N_(
        "{file} terputus atau rusak di baris {line} sebelum satu akun pun terbaca. Mohon tunggu bila masih ditulis, atau ekspor ulang."
    ),
    "folder_without_followers": N_(
        "Folder {file} tidak berisi follower.js. Mohon beri folder arsip X yang sudah diekstrak."
    ),
    "file_cut": N_(
        "{file} terputus atau rusak di baris {line}; yang terbaca dipakai, yang tidak ada tidak dianggap hilang."
    ),
    "file_changed_while_read": N_("{source} sedang ditulis ketika dibaca; yang tidak ada tidak dianggap hilang."),
    "feed_without_end": N_(
        "{file} tidak menyebut panjang jawabannya: bila terputus tidak ada yang tahu, jadi dianggap belum utuh."
        " Mohon pengelola mengirim Content-Length."
    ),
    "pages_missing": N_("{file} berhenti sebelum halaman terakhir; daftar ini belum utuh."),
    "pages_before_missing": N_("{file} tidak mulai dari halaman pertama; daftar ini belum utuh."),
    "document_counts_more": N_(
        "{file} menyebut {told}, sedangkan akun yang ada di dalamnya {read}; daftar ini belum utuh. Mohon ambil semua halamannya."
    ),
    "lists_left": N_(
        "{file} memuat lebih dari satu daftar akun; yang belum dibaca: {lists}. Mohon simpan tiap daftar sebagai berkas sendiri."
    ),
    "file_tells_error": N_("{file} sendiri menyebut ada yang gagal; daftar ini belum utuh. Mohon ambil ulang."),
    "columns_left": N_(
        "Kolom {columns} ada lebih dari sekali di {file} dan hanya yang pertama dibaca: taruh semua akun di satu kolom."
    ),
    "sheets_left": N_(
        "Lembar lain di {file} juga memuat daftar akun dan belum dibaca: {sheets}. Mohon simpan tiap lembar sebagai berkas sendiri."
    ),
    "archive_part_missing": N_("{count} bagian {kind} dari arsip belum ada; daftar ini belum utuh."),
    "archive_is_partial": N_(
        "Menurut {file}, arsip ini hanya sebagian; daftar ini belum utuh. Mohon minta arsip lengkap dari X."
    ),
    "record_holds_rows": N_(
        "Rekaman mulai baris {line} di {file} memuat {count} baris yang tampak seperti akun lain dan dilewati:"
        " periksa tanda kutipnya."
    ),
    "record_unreadable": N_("Baris {line} di {file} tidak terbaca dan dilewati."),
    "record_cut": N_("Baris {line} di {file} terputus dan dilewati."),
    "record_without_id": N_("Baris {line} di {file} tidak memuat id maupun username dan dilewati."),
    "record_is_message": N_("Baris {line} di {file} adalah pesan server (kolom {columns}), bukan akun, dan dilewati."),
    "record_is_post": N_("Baris {line} di {file} adalah kiriman, bukan akun, dan dilewati."),
    "row_width": N_("Baris {line} di {file} berisi {found} sel, seharusnya {expected}, dan dilewati."),
    "cell_not_computed": N_(
        "Baris {line}, kolom {column} di {file}: rumus {value} belum dihitung, jadi baris ini dilewati. Mohon buka dan simpan di program lembar kerja, atau tempel sebagai nilai."
    ),
    "id_rounded": N_(
        "Baris {line}, kolom {column} di {file}: id {value} sudah dibulatkan oleh program lembar kerja dan dilewati. Mohon ekspor id sebagai teks."
    ),
    "id_invalid": N_("Baris {line}, kolom {column} di {file}: {value} bukan id akun dan dilewati."),
    "handle_invalid": N_("Baris {line} di {file}: {value} bukan nama akun dan dilewati."),
    "time_unreadable": N_("Baris {line} di {file}: waktu {value} tidak terbaca dan dibiarkan kosong."),
    "times_without_zone": N_(
        "{count} waktu di {file} tanpa zona dan dibaca sebagai UTC. Bila itu waktu setempat, mohon tulis selisihnya, misalnya 2015-08-18T19:00+07:00."
    ),
    "records_skipped": N_("Seluruhnya {count} baris di {file} dilewati; yang pertama disebut di atas."),
    "records_repeated": N_("{count} akun di {file} tertulis lebih dari sekali; yang terakhir dipakai."),
    "ids_are_numbers": N_(
        "Kolom {column} di {file} hanya nomor urut, bukan id akun, dan tidak dipakai; akun dikenali dari namanya."
    ),
    "ids_look_rounded": N_(
        "Semua id panjang di {file} berakhir 00: agaknya sudah dibulatkan. Mohon ekspor id sebagai teks."
    ),
    "columns_unknown": N_("{count} kolom di {file} tidak dikenal dan tidak dipakai: {columns}."),
    "file_packed": N_("{file} adalah arsip ZIP, bukan lembar kerja. Mohon ekstrak dahulu, lalu beri folder hasilnya."),
    "feed_address_invalid": N_("Alamat sumber tidak sah. Mohon beri alamat https:// yang lengkap."),
    "feed_address_not_https": N_(
        "Sumber di {host} tidak memakai https. Mohon pakai https://; http hanya untuk komputer ini."
    ),
    "feed_redirect_refused": N_("{url} mengalihkan ke {host}, yang bukan https publik. Mohon periksa alamat sumber."),
    "feed_redirects_endless": N_("{url} mengalihkan terus tanpa akhir. Mohon periksa alamat sumber."),
    "feed_timeout": N_(
        "{url} belum menjawab dalam batas waktu. Akan dicoba lagi; mohon periksa jaringan bila berlanjut."
    ),
    "feed_unreachable": N_(
        "{url} belum dapat dihubungi atau jawabannya terputus. Akan dicoba lagi; mohon periksa jaringan bila berlanjut."
    ),
    "feed_certificate": N_("Sertifikat {url} tidak dapat dipercaya. Mohon hubungi pengelola alamat itu."),
    "feed_missing": N_("{url} tidak ditemukan ({status}). Mohon periksa alamat sumber."),
    "feed_status": N_("{url} sedang terganggu (jawaban {status}). Akan dicoba lagi pada pembacaan berikutnya."),
    "feed_packed": N_(
        "Jawaban {url} dikemas dengan {encoding}, yang tidak dapat dibuka. Mohon minta pengelola mengirimnya tanpa kemasan atau dengan gzip."
    ),
    "feed_proxy_unusable": N_(
        "{variable} bukan alamat proxy http:// atau https:// yang sah. Mohon perbaiki atau kosongkan, lalu mulai lagi."
    ),
    "feed_no_proxy_unusable": N_(
        "{variable} memuat nama yang tidak sah. Mohon tulis nama komputer dipisah koma, ::1 tanpa kurung, lalu mulai lagi."
    ),
    "feed_certificates_unreadable": N_(
        "Sertifikat yang disebut {variable} tidak dapat dibaca. Mohon perbaiki atau kosongkan, lalu mulai lagi."
    ),
    "feed_without_room": N_(
        "Jawaban {url} tidak dapat disimpan sementara di {folder} ({reason}). Mohon kosongkan ruang atau pilih folder lain dengan TMPDIR."
    ),
    "feed_too_large": N_("Jawaban {url} melebihi batas {megabytes} MB. Mohon minta pengelola membaginya."),
    "followers_count_differs": N_(
        "Terbaca {read} akun, sedangkan jumlah pengikutnya {told}; daftar ini belum dianggap lengkap."
    ),
    "followers_count_unreadable": N_(
        "{file} menyebut jumlah pengikut {value}, yang tidak terbaca; daftar ini belum dianggap lengkap. Mohon tulis sebagai angka saja, misalnya 2500."
    ),
    "taken_at_unreadable": N_(
        "{file} menyebut waktu pengambilan {value}, yang tidak terbaca dan tidak dipakai. Mohon tulis seperti 2015-08-18T19:00+07:00."
    ),
    "account_alone": N_("Hanya satu akun, bukan daftar; ini belum dianggap lengkap. Mohon beri daftar semua pengikut."),
    "names_doubtful": N_(
        "Hanya {read} nama tanpa tanda @, yang bisa jadi pesan server; ini belum dianggap lengkap. Mohon beri tanda @ di depan tiap nama akun."
    ),
    "line_of_several": N_(
        "Baris {line} di {file} menyebut beberapa akun di antara kata lain; hanya {used} yang dipakai, {count} dilewati. Mohon tulis satu akun per baris."
    ),
    "taken_at_ahead": N_(
        "{source} diambil atau diubah {at}, yang belum terjadi; waktu itu tidak dipakai. Mohon periksa jam mesin, atau beri --taken-at."
    ),
    "records_lacking": N_(
        "{count} baris dilewati di samping {read} akun yang terbaca; daftar ini belum dianggap lengkap. Mohon perbaiki baris itu."
    ),
    "followers_nameless": N_(
        "{count} akun hanya berupa nomor; selama namanya belum diketahui, unit yang tidak tampak tidak dinilai BELUM ADA. Mohon impor juga ekspor yang memuat nama."
    ),
    "feed_secret_invalid": N_("PANTAU_TOKEN_FEED memuat tanda yang tidak dapat dikirim. Mohon periksa isinya."),
    "feed_denied": N_("{url} menolak ({status}). Mohon periksa PANTAU_TOKEN_FEED: token, atau pengguna:kata-sandi."),
    "feed_address_with_password": N_(
        "Alamat sumber di {host} memuat kata sandi. Mohon pindahkan ke PANTAU_TOKEN_FEED sebagai pengguna:kata-sandi."
    ),
}
