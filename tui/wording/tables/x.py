"""Sentences of the room `x`."""

from __future__ import annotations

from tui.wording.language import N_

SENTENCES: dict[str, str] = {
    "x_terms_needed": N_(
        "Pembacaan X menunggu dasar tertulis: menurut Perjanjian Pengembang X bagian XIV.C (versi 14 Juli 2026), menampilkan konten X bagi instansi pemerintah memerlukan paket Enterprise dan nama pemakainya diberitahukan kepada X. Bila sudah ada, isi x_terms_basis (nomor surat atau kontrak) di settings.toml; tanpa API: arsip X, ekspor, atau pantau link."
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
        "X menolak token (401). Pembacaan berhenti; mohon buat token baru di console.x.com, isi di settings.toml, lalu tekan r."
    ),
    "x_no_credits": N_(
        "Kredit X habis (402). Pembacaan berhenti dan menunggu tidak menolong; mohon isi kredit di console.x.com, lalu tekan r."
    ),
    "x_spend_cap": N_(
        "Batas belanja X di console.x.com tercapai (403). Pembacaan berhenti; mohon naikkan batasnya atau tunggu siklus berikut, lalu tekan r."
    ),
    "x_spend_cap_until": N_(
        "Batas belanja X di console.x.com tercapai (403). Pembacaan dilanjutkan sesudah {until}, atau naikkan batasnya lalu tekan r."
    ),
    "x_plan_lacks": N_(
        "Paket X ini tidak memuat {route} (403). Bagian lain tetap dibaca; mohon periksa paket di console.x.com, atau pakai berkas."
    ),
    "x_forbidden": N_(
        "X menolak permintaan (403): {detail}. Pembacaan berhenti; mohon periksa aplikasi di console.x.com, lalu tekan r."
    ),
    "x_no_endpoint": N_(
        "X tidak mengenal {route} (404). Bagian itu tidak dibaca; mohon periksa x_url atau perbarui pantau."
    ),
    "x_cap_reached": N_(
        "Batas pemakaian X tercapai ({period}, 429). Pembacaan berhenti sampai siklus berikut; tekan r untuk mencoba lagi."
    ),
    "x_rate_limited": N_("Batas laju X tercapai (429). Dibaca lagi sendiri dalam {retry_in} detik."),
    "x_server_fault": N_("X sedang terganggu ({status}). Data terakhir tetap tampil; dicoba lagi sendiri."),
    "x_request_refused": N_("X menganggap permintaan keliru (400): {detail}. Mohon perbarui pantau atau laporkan."),
    "x_unexpected": N_(
        "X menjawab {status}, yang tidak dikenal. Dicoba lagi sendiri; mohon periksa x_url bila berulang."
    ),
    "x_nonsense": N_(
        "Jawaban X tidak terbaca. Data terakhir tetap tampil; dicoba lagi sendiri, biayanya dicatat belum pasti."
    ),
    "x_name_not_found": N_("Alamat X tidak ditemukan (DNS). Mohon periksa sambungan internet; dicoba lagi sendiri."),
    "x_certificate": N_(
        "Sertifikat X tidak dapat dipercaya. Pembacaan berhenti; mohon periksa jam mesin dan jaringan, lalu tekan r."
    ),
    "x_unreachable": N_("X tidak dapat dihubungi. Mohon periksa sambungan internet; dicoba lagi sendiri."),
    "x_timeout": N_("X tidak menjawab pada waktunya. Dicoba lagi sendiri, biayanya dicatat belum pasti."),
    "x_broken_off": N_("Sambungan ke X terputus di tengah jawaban. Dicoba lagi sendiri, biayanya dicatat belum pasti."),
    "x_target_missing": N_(
        "X tidak menunjukkan akun sasaran @{username}: diganti nama, ditangguhkan, atau dihapus. Mohon periksa registri."
    ),
    "x_may_be_owned": N_(
        "Token ini milik akun sasaran. Bila aplikasinya juga, isi x_owns_app = true: pengikut dihitung sepersepuluh harga."
    ),
    "x_left_out_followers": N_(
        "Sekitar {count} pengikut tidak dibaca: batas biaya {period} sebesar ${ceiling} tercapai."
    ),
    "x_left_out_units": N_("{count} akun unit tidak dibaca: batas biaya {period} sebesar ${ceiling} tercapai."),
    "x_left_out_posts": N_("Kiriman dari {count} akun tidak dibaca: batas biaya {period} sebesar ${ceiling} tercapai."),
    "x_records_unread": N_("{count} catatan dari X tidak terbaca dan dilewati; yang lain dipakai."),
    "x_handles_impossible": N_(
        "{count} akun tidak mungkin ada di X (nama atau nomornya) dan tidak ditanyakan. Mohon periksa tautannya."
    ),
    "x_fields_missing": N_("X tidak mengirim {fields}. Pembacaan tetap dipakai; mohon perbarui pantau bila berulang."),
    "x_cursor_loops": N_(
        "Halaman pengikut berputar di tempat sesudah {pages} halaman ({read} akun). Pembacaan dicatat tidak lengkap."
    ),
    "x_pages_barren": N_(
        "{pages} halaman dibaca, beberapa yang terakhir tanpa akun baru ({read} akun). Pembacaan dicatat tidak lengkap."
    ),
    "x_pages_endless": N_(
        "Halaman pengikut tidak berujung: {pages} halaman, {read} akun. Pembacaan dicatat tidak lengkap."
    ),
    "reading_price": N_("Pembacaan ini paling banyak {most} (terpakai hari ini {spent})."),
}
