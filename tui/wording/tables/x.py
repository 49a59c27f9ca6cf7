"""Sentences of the room `x`."""

from __future__ import annotations

from tui.wording.language import N_

SENTENCES: dict[str, str] = {
    "x_terms_needed": N_(
        "Pembacaan X menunggu dasar tertulis: mohon isi x_terms_basis (nomor surat atau kontrak) dan x_terms_by (nama penanggung jawab) di settings.toml, lalu buka lagi pantau. Menurut Perjanjian Pengembang X bagian XIV.C (versi 14 Juli 2026), menampilkan konten X bagi instansi pemerintah memerlukan paket Enterprise dan nama pemakainya diberitahukan kepada X; tanpa API: arsip X, ekspor, atau pantau link."
    ),
    "x_terms_by_needed": N_(
        "Pembacaan X menunggu nama: mohon isi x_terms_by di settings.toml (siapa yang bertanggung jawab atas x_terms_basis), lalu buka lagi pantau. Nama dan waktunya dicatat dan disebut lagi oleh pantau doctor."
    ),
    "x_needs_state": N_(
        "Sumber x memerlukan folder keadaan untuk mencatat biaya sebelum membaca. Mohon sebut --source x pada perintah yang menyimpan."
    ),
    "x_address_invalid": N_(
        "x_url bukan alamat yang aman: hanya https://NAMA, atau http di mesin ini. Mohon perbaiki di settings.toml."
    ),
    "x_token_missing": N_(
        "Token X belum ada. Mohon isi token_x_bearer di settings.toml (mode 0600) atau PANTAU_TOKEN_X_BEARER."
    ),
    "x_token_incomplete": N_(
        "Token pengguna X belum lengkap. Mohon isi keempatnya: token_x_consumer_key, token_x_consumer_secret, token_x_access, token_x_access_secret."
    ),
    "x_token_invalid": N_("Token X memuat spasi atau huruf yang tidak mungkin. Mohon salin ulang dari console.x.com."),
    "x_token_refused": N_(
        "X menolak token (401): mohon isi token baru (settings.toml atau PANTAU_TOKEN_X_...), lalu buka lagi pantau. Token dibuat di console.x.com; sampai itu pembacaan berhenti."
    ),
    "x_no_credits": N_(
        "Kredit X habis (402): mohon isi kredit di console.x.com, lalu tekan r. Pembacaan berhenti; menunggu tidak menolong."
    ),
    "x_spend_cap": N_(
        "Batas belanja X tercapai (403): mohon naikkan di console.x.com, lalu tekan r. Pembacaan berhenti, paling lama sampai siklus berikut."
    ),
    "x_spend_cap_until": N_(
        "Batas belanja X tercapai (403), dibaca lagi sesudah {until}; atau mohon naikkan batasnya di console.x.com, lalu tekan r."
    ),
    "x_plan_lacks": N_(
        "Paket X tidak memuat yang diminta (403): mohon periksa paket di console.x.com, atau pakai berkas."
    ),
    "x_plan_lacks_followers": N_(
        "Paket X tanpa daftar pengikut (403): pakai arsip X atau ekspor (pantau import). Akun unit tetap dibaca; paket diperiksa di console.x.com."
    ),
    "x_plan_lacks_units": N_(
        "Paket X tidak memuat profil akun unit (403): mohon periksa paket di console.x.com. Bagian lain tetap dibaca."
    ),
    "x_plan_lacks_posts": N_(
        "Paket X tidak memuat kiriman (403): mohon periksa paket di console.x.com. Bagian lain tetap dibaca."
    ),
    "x_forbidden": N_(
        "X menolak permintaan (403): mohon periksa aplikasi di console.x.com, tekan r. Kata X: {detail}. Pembacaan berhenti."
    ),
    "x_no_endpoint": N_(
        "X tidak mengenal yang diminta (404): mohon periksa x_url di settings.toml atau perbarui pantau."
    ),
    "x_no_endpoint_followers": N_(
        "X tidak mengenal daftar pengikut (404): mohon periksa x_url atau perbarui pantau. Bagian lain tetap dibaca."
    ),
    "x_no_endpoint_units": N_(
        "X tidak mengenal profil akun unit (404): mohon periksa x_url atau perbarui pantau. Bagian lain tetap dibaca."
    ),
    "x_no_endpoint_posts": N_(
        "X tidak mengenal kiriman (404): mohon periksa x_url atau perbarui pantau. Bagian lain tetap dibaca."
    ),
    "x_cap_reached": N_(
        "Jatah pemakaian X habis (429): mohon tunggu siklus berikut, lalu tekan r. Pembacaan berhenti; jatah diperiksa di console.x.com."
    ),
    "x_rate_limited": N_("Batas laju X tercapai (429), dibaca lagi sendiri sesudah {until}."),
    "x_server_fault": N_("X sedang terganggu ({status}); dicoba lagi sendiri. Yang sudah terbaca tetap tampil."),
    "x_request_refused": N_(
        "X menganggap permintaan keliru (400): mohon perbarui pantau atau laporkan. Kata X: {detail}."
    ),
    "x_unexpected": N_(
        "X menjawab {status}, yang tidak dikenal; dicoba lagi sendiri. Mohon periksa x_url bila berulang."
    ),
    "x_not_itself": N_(
        "Yang menjawab di alamat X bukan X. Mohon periksa jaringan (barangkali ada halaman masuk) dan x_url."
    ),
    "x_nonsense": N_(
        "Jawaban X tidak terbaca; dicoba lagi sendiri. Yang sudah terbaca tetap tampil, biayanya dicatat belum pasti."
    ),
    "x_name_not_found": N_("Alamat X tidak ditemukan (DNS); dicoba lagi sendiri. Mohon periksa sambungan internet."),
    "x_certificate": N_(
        "Sertifikat X tidak dapat dipercaya: mohon periksa jam dan jaringan, tekan r. Pembacaan berhenti."
    ),
    "x_unreachable": N_("X tidak dapat dihubungi; dicoba lagi sendiri. Mohon periksa sambungan internet."),
    "x_proxy_invalid": N_(
        "Proksi untuk X (HTTPS_PROXY atau ALL_PROXY) bukan http://NAMA:PORT: mohon perbaiki atau isi NO_PROXY, lalu buka lagi pantau. Pembacaan berhenti."
    ),
    "x_proxy_unreachable": N_(
        "Proksi untuk X tidak dapat dihubungi atau memutus sambungan; dicoba lagi sendiri. Mohon periksa HTTPS_PROXY atau ALL_PROXY."
    ),
    "x_proxy_refused": N_(
        "Proksi menolak sambungan ke X ({status}); dicoba lagi sendiri. Mohon periksa nama dan sandi di HTTPS_PROXY atau ALL_PROXY."
    ),
    "x_timeout": N_("X tidak menjawab pada waktunya; dicoba lagi sendiri, biayanya dicatat belum pasti."),
    "x_broken_off": N_("Sambungan ke X terputus di tengah jawaban; dicoba lagi sendiri, biayanya dicatat belum pasti."),
    "x_target_missing": N_(
        "X tidak menunjukkan akun sasaran @{username}: mohon periksa registri. Mungkin diganti nama, ditangguhkan, atau dihapus."
    ),
    "x_target_changed": N_(
        "Akun sasaran @{username} kini milik akun lain: mohon periksa; bila benar, tekan r di papan. Nomornya {account}, sebelumnya {former}. Pembacaan berhenti."
    ),
    "x_target_is_another": N_(
        "Akun sasaran @{username} sekarang akun lain, mohon diperiksa: nomor {account}, sebelumnya {former}. Pembacaan ini memakai yang baru."
    ),
    "x_units_unknown": N_(
        "Belum ada akun unit yang dikenal untuk dibaca: mohon tautkan dahulu (pantau link, atau tombol a di layar unit)."
    ),
    "x_followers_withheld": N_(
        "X tidak menunjukkan pengikut akun sasaran: mohon periksa apakah akunnya dikunci atau ditangguhkan. Akun unit tetap dibaca. Kata X: {detail}"
    ),
    "x_may_be_owned": N_(
        "Token ini milik akun sasaran. Bila aplikasinya juga, isi x_owns_app = true: pengikut dihitung sepersepuluh harga."
    ),
    "x_left_out_followers": N_(
        "Sekitar {count} pengikut tidak dibaca: batas biaya {period} {ceiling} tercapai, dibaca lagi {freed}."
    ),
    "x_left_out_units": N_(
        "{count} akun unit tidak dibaca: batas biaya {period} {ceiling} tercapai, dibaca lagi {freed}."
    ),
    "x_left_out_posts": N_(
        "Kiriman dari {count} akun tidak dibaca: batas biaya {period} {ceiling} tercapai, dibaca lagi {freed}."
    ),
    "x_records_unread": N_("{count} catatan dari X tidak terbaca utuh; yang terbaca dipakai."),
    "x_handles_unknown": N_(
        "X tidak menemukan akun tertaut {handles}: mohon periksa tautannya ({count} akun). Mungkin salah tulis, ditangguhkan, atau dihapus."
    ),
    "x_handles_impossible": N_(
        "{count} akun tidak mungkin ada di X (nama atau nomornya) dan tidak ditanyakan. Mohon periksa tautannya."
    ),
    "x_clock_slow": N_(
        "Jam mesin ini terlambat {minutes} menit dari jam X: mohon setel jamnya. Umur data dan H+n mengikuti jam mesin."
    ),
    "x_clock_fast": N_(
        "Jam mesin ini terlalu cepat {minutes} menit dari jam X: mohon setel jamnya. Umur data dan H+n mengikuti jam mesin."
    ),
    "x_clocks_apart": N_(
        "Jam mesin ini dan jam pada jawaban X berselisih {days} hari: mohon setel jam mesin ini, atau periksa proksinya. Jam pada jawaban itu tidak dipakai."
    ),
    "x_fields_missing": N_(
        "X tidak mengirim {fields}: itu belum diketahui, bukan kosong. Mohon perbarui pantau bila berulang."
    ),
    "x_cursor_loops": N_(
        "Halaman pengikut berputar di tempat sesudah {pages} halaman ({read} akun). Pembacaan dicatat tidak lengkap."
    ),
    "x_pages_barren": N_(
        "{pages} halaman dibaca, beberapa yang terakhir tanpa akun baru ({read} akun). Pembacaan dicatat tidak lengkap."
    ),
    "x_pages_endless": N_(
        "Halaman pengikut tidak berujung: {pages} halaman, {read} akun. Pembacaan dicatat tidak lengkap."
    ),
    "reading_price_unknown": N_(
        "Pembacaan ini {least} dan {each} untuk tiap pengikut, yang jumlahnya belum terbaca (terpakai hari ini {spent})."
    ),
    "reading_price": N_("Pembacaan ini paling banyak {most} (terpakai hari ini {spent})."),
}
