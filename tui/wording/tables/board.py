"""Sentences of the room `board`."""

from __future__ import annotations

from tui.wording.language import N_

SENTENCES: dict[str, str] = {
    "profile_not_read": N_("profil akun belum terbaca"),
    "no_account": N_("belum ada akun, jadi belum dinilai"),
    "account_found": N_("akun unit ini ada"),
    "not_covered": N_("belum ada pembacaan lengkap yang mencakup unit ini"),
    "account_not_seen": N_("belum tampak di daftar pengikut @{target}"),
    "names_untold": N_("sumber tidak memberi nama akun atau nama pengguna"),
    "unit_not_named": N_("nama akun dan nama pengguna belum menyebut unit ini"),
    "field_missing": N_("{field} belum tercantum di profil"),
    "field_found": N_("{field} tercantum di {source}"),
    "following": N_("mengikuti @{target}"),
    "not_following": N_("belum tampak di daftar pengikut @{target}"),
    "following_no_more": N_("tidak tampak lagi di daftar pengikut @{target} sejak {since}"),
    "following_unknown": N_("belum diketahui apakah mengikuti @{target}"),
    "never_posted": N_("belum pernah mengirim kiriman"),
    "posts_not_read": N_("kiriman belum terbaca"),
    "posted_within": N_("ada kiriman dalam {days} hari terakhir"),
    "not_posted_within": N_("belum ada kiriman dalam {days} hari terakhir"),
    "ruled": N_("ditetapkan petugas (keputusan no. {decision})"),
    "timing_ruled": N_("waktu ditetapkan petugas: {timing}"),
    "fulfilled_in_time": N_("semua isian sudah lengkap pada pembacaan {at}"),
    "created_after_deadline": N_("akun dibuat {at}, sesudah tenggat"),
    "incomplete_after_deadline": N_("pada pembacaan {at}, sesudah tenggat, profil belum lengkap"),
    "timing_unproven": N_("lengkap, tetapi tidak ada pembacaan yang membuktikan kapan mulai lengkap"),
    "exempt_by_decision": N_("dikecualikan oleh petugas (keputusan no. {decision})"),
    "outside_term": N_("unit tidak berlaku pada tanggal ini"),
    "candidates_wait": N_("{count} akun menunggu dicek Humas"),
    "only_personal": N_("baru ada akun pribadi pejabat, belum ada akun unit"),
    "not_seen": N_("belum tampak di daftar pengikut @{target}"),
    "stale": N_("pembacaan lengkap terakhir sudah terlalu lama; mohon baca ulang"),
    "lost_suspended": N_("akun ditangguhkan oleh jejaring ({at})"),
    "lost_gone": N_("akun sudah tidak ada ({at})"),
    "lost_protected": N_("akun dikunci sehingga tidak terbuka untuk umum ({at})"),
    "lost_renamed": N_("akun tidak lagi menyebut unit ini dalam {readings} pembacaan lengkap berturut-turut"),
    "link_unread": N_("akun @{handle} ditautkan petugas, profilnya belum terbaca"),
    "loss_unconfirmed": N_("akun tidak lagi menyebut unit ini; menunggu pembacaan berikutnya"),
    "second_claimant": N_("ada akun lain yang mengaku unit ini; perlu dicek"),
    "handle_taken": N_(
        "nama pengguna @{handle}, yang sampai {until} dipakai akun unit ini ({former}), sejak {since} dipakai akun lain ({account}); mohon diperiksa"
    ),
    "copies_name": N_(
        "sejak {since} akun lain ({account}) memakai nama yang sama dan nama pengguna yang nyaris sama dengan akun unit ini; mohon diperiksa"
    ),
    "copies_text": N_(
        "sejak {since} akun lain ({account}) memakai teks profil yang sama dengan akun unit ini; mohon diperiksa"
    ),
    "renamed_away": N_(
        "akun unit ini ({account}) berganti dari @{old} menjadi @{handle} dan isinya tidak lagi menyebut unit ini, terbaca {since}; mohon diperiksa"
    ),
    "place_held": N_(
        "akun unit ini sebelumnya ({former}) hilang atau sudah berubah; apakah akun ini penggantinya menunggu kepastian petugas"
    ),
    "account_appeared": N_("@{handle} ({account})"),
    "account_released": N_("@{handle} ({account}) tidak lagi dihitung sebagai akun unit ini"),
    "account_replaced": N_("sekarang @{handle} ({account}), sebelumnya {former}"),
    "account_renamed": N_(
        "@{old} menjadi @{handle} ({account}); nama lama terakhir terbaca {until}, nama baru pertama terbaca {since}"
    ),
    "account_suspended": N_(
        "@{handle} ({account}): jejaringnya menjawab akun ditangguhkan, {at}; pertama tampak {since}, terakhir terbaca {until}"
    ),
    "account_gone": N_(
        "@{handle} ({account}): jejaringnya menjawab akun tidak ada, {at}; pertama tampak {since}, terakhir terbaca {until}"
    ),
    "account_protected": N_(
        "@{handle} ({account}): jejaringnya menjawab akun dikunci, {at}; pertama tampak {since}, terakhir terbaca {until}"
    ),
    "account_unnamed": N_(
        "@{handle} ({account}): tidak lagi menyebut unit ini, dipastikan {at}; pertama tampak {since}, terakhir terbaca {until}"
    ),
    "absent": N_("tidak tampak lagi di daftar pengikut sejak {since}"),
    "missing_in_file": N_("tidak ada lagi di berkas atau daftar yang dibaca sejak {since}"),
    "optional_rule_fails": N_("catatan Humas: {rule} belum terpenuhi"),
    "contacted": N_("sudah dihubungi {at}"),
    "held": N_("perubahan ditahan sampai dipastikan pembacaan berikutnya atau petugas"),
    "mass_change_held": N_("{units} unit memburuk sekaligus sejak {since}; ditahan sampai dipastikan"),
    "reading_change_held": N_("{n} unit memburuk sekaligus; ditahan sampai pembacaan berikutnya memastikan"),
    "file_change_held": N_("{n} unit memburuk sekaligus; ditahan sampai petugas memastikan"),
    "unknown_command": N_("Perintah tidak dikenal: {command}. Lihat pantau --help"),
    "source_not_configured": N_("Sumber data belum diatur. Jalankan: pantau --source file:BERKAS"),
    "registry_at_fault": N_("Registri {file} memuat {count} kesalahan. Jalankan: pantau check --registry {file}"),
    "unexpected": N_("Kesalahan tak terduga dalam pantau ({kind} di {place}). Mohon laporkan."),
    "unexpected_reading": N_(
        "Kesalahan tak terduga dalam pantau ({kind} di {place}); data terakhir tetap ditampilkan dan akan dibaca lagi. Mohon laporkan."
    ),
    "bad_usage": N_("Perintah belum tepat: {detail}. Lihat: {program} --help"),
    "source_not_configured_live": N_(
        "Folder {folder} memuat data langsung dari registri lain atau yang belum terbaca, dan sumber data belum diatur. Jalankan: pantau --source file:BERKAS (atau --source replay untuk rekonstruksi)"
    ),
    "list_perhaps_incomplete": N_(
        "Daftar ini belum lengkap: bila memuat semua pengikut, tambahkan --complete. Yang tidak tampak belum dinilai BELUM ADA"
    ),
    "list_incomplete": N_("Daftar ini belum lengkap. Yang tidak tampak belum dinilai BELUM ADA"),
    "wall_only_reads": N_("Papan ini menampilkan data tersimpan saja; untuk membaca lagi: pantau --source {spec}"),
    "poll_needs_source": N_(
        "Sumber data belum diatur, dan simpanan memuat data langsung. Jalankan: pantau poll --source {spec}"
    ),
    "reading_only": N_("papan ini hanya membaca; keputusan dibuat di papan yang memegang data"),
    "nothing_to_undo": N_("belum ada keputusan yang dapat dibatalkan"),
    "nothing_to_redo": N_("belum ada keputusan yang dapat diulang"),
    "no_board_yet": N_("belum ada papan yang dapat disimpan; tunggu pembacaan pertama"),
    "no_earlier_reading": N_("Tidak ada pembacaan yang lebih lama daripada ini."),
    "no_later_reading": N_("Ini sudah pembacaan terakhir."),
    "no_instants_kept": N_("Pembacaan yang lalu tidak disimpan di sini, jadi tidak ada yang dapat dilihat kembali."),
    "named_only_in_bio": N_("unit baru disebut di bio; nama akun atau nama pengguna belum menyebutnya"),
    "handle_not_valid": N_("Nama akun @{handle} belum tepat: hanya huruf, angka, dan garis bawah, paling banyak 15"),
    "ruling_incomplete": N_("Keputusan perlu nama dan dasar. Tambahkan: --by NAMA --basis DASAR"),
    "ruling_needs_state": N_(
        "Keputusan perlu folder keadaan. Tambahkan: --state FOLDER atau --source dengan data sendiri"
    ),
    "unit_not_in_registry": N_("Unit {id} tidak ada dalam registri; lihat kolom id di registry.json"),
    "arguments_missing": N_("Perintah belum lengkap: {words} belum disebut. Lihat: {program} --help"),
    "arguments_unknown": N_("Kata yang tidak dikenal perintah ini: {words}. Lihat: {program} --help"),
    "flag_without_value": N_("{words} memerlukan nilai sesudahnya. Lihat: {program} --help"),
    "flag_with_value": N_("{words} ditulis tanpa nilai. Lihat: {program} --help"),
    "choice_unknown": N_("Nilai {value} untuk {flag} tidak dikenal; yang dikenal: {known}"),
}
