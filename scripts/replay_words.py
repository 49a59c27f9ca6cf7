"""What the replay is made of: the paper's 29 names, and the invented people and bodies around them.

The names of the accounts are those that kebumenekspres.com printed on 19 August 2015. Every handle, person, number
and sentence is invented; surnames are words for "example" and "supposed", so that nobody is mistaken for a neighbour.
"""

from __future__ import annotations

NAMED = """
kesbangpol | Kesbangpol Kebumen | kesbangpol_kbm
dppkad | DPPKAD Kebumen | dppkad_kbm
diparbud | Diparbud Kebumen | diparbud_kbm
33.05.11 | Kecamatan Alian | kec_alian_kbm
bpbd | BPBD Kebumen | bpbd_kbm
33.05.18 | Kecamatan Sempor | kec_sempor_kbm
33.05.24 | Kecamatan Padureso | kecpadureso_kbm
klh | KLH Kebumen | klh_kbm
33.05.05 | Kecamatan Klirong | kecklirong_kbm
inspektorat | Inspektorat Kebumen | inspektorat_kbm
disdikpora | Disdikpora | disdikpora_kbm
bkd | BKD Kebumen | bkd_kbm
bag-umum | Bagian Umum | bagumum_kbm
dishutbun | Kehutanan dan Perkebunan | dishutbun_kbm
bag-hukum | Bagian Hukum | baghukum_kbm
perpusarda | Perpusarda Kebumen | perpusarda_kbm
bag-perekonomian | Bagian Perekonomian | perekonomiankbm
dishubkominfo | Dishubkominfo | dishubkominfokb
bag-tapem | Tata Pemerintahan Kebumen | tapem_kbm
bag-organisasi | Bagian Organisasi Kebumen | organisasi_kbm
bag-kesra | Bagian Kesra Kebumen | bagkesra_kbm
bag-humas | Bagian Humas dan Protokol | baghumas_kbm
bag-adbang | Bagian Administrasi Pembangunan | adbang_kbm
disnakertransos | Disnakertransos | disnakertranskb
disdukcapil | Disdukcapil Kebumen | disdukcapil_kbm
33.05.02 | Kecamatan Buayan | kec_buayan_kbm
dinlutkan | Dinlutkan | dinlutkan_kbm
setda | Sekda | setda_kbm
setwan | DPRD Kebumen | setwan_kbm
"""

VILLAGES = """
Desa Jemur | Akun resmi Desa Jemur, Kab. Kebumen (rekaan) | desajemur_rk
Pemdes Karangsari | Pemerintah Desa Karangsari, Kab. Kebumen (rekaan) | pemdeskrgsari
Desa Sidomulyo | Akun resmi Desa Sidomulyo, Kab. Kebumen (rekaan) | desasidomulyork
Desa Tanjungsari | Pemerintah Desa Tanjungsari Kab. Kebumen (rekaan) | desatanjungsari
"""

OFFICIALS = """
dinkes | Kepala Dinas Kesehatan Kab. Kebumen. Akun pribadi (rekaan)
dpu | Kabid di Dinas Pekerjaan Umum Kebumen. Cuitan pribadi (rekaan)
bappeda | Kepala Bappeda Kebumen. Akun pribadi (rekaan)
distanak | Kepala Dinas Pertanian dan Peternakan Kebumen, penggemar burung. Akun pribadi (rekaan)
disperindagsar | Kasi di Disperindagsar Kebumen, ayah dua anak (rekaan)
33.05.01 | Camat Ayah, Kebumen. Akun pribadi (rekaan)
33.05.03 | Camat Puring, Kebumen. Akun pribadi, suka bersepeda (rekaan)
33.05.04 | Camat Petanahan, Kebumen. Ini akun pribadi (rekaan)
33.05.07 | Sekcam Ambal, Kebumen. Akun pribadi (rekaan)
33.05.09 | Camat Prembun, Kebumen. Akun pribadi (rekaan)
33.05.19 | Camat Gombong, Kebumen. Akun pribadi (rekaan)
33.05.17 | Camat Rowokele, Kebumen. Akun pribadi (rekaan)
33.05.12.1010 | Lurah Selang, Kebumen. Akun pribadi (rekaan)
33.05.01.2015 | Kades Jatijajar, Ayah, Kebumen. Akun pribadi (rekaan)
"""

AFFILIATES = """
Puskesmas Rekaan Kebumen | UPTD Puskesmas, jam layanan 08.00-14.00 (rekaan)
UPTD Pasar Rekaan | UPTD pasar di Kebumen (rekaan)
TP PKK Rekaan Kebumen | Kegiatan PKK (rekaan)
Karang Taruna Rekaan | Pemuda desa di Kebumen (rekaan)
BUMDes Rekaan Makmur | Badan usaha milik desa (rekaan)
SMP Negeri Rekaan Kebumen | Sekolah di Kebumen (rekaan)
SMA Negeri Rekaan Kebumen | Sekolah di Kebumen (rekaan)
Polsek Rekaan | Polres Kebumen (rekaan)
Koramil Rekaan | Kodim Kebumen (rekaan)
KORPRI Rekaan Kebumen | Keluarga besar KORPRI (rekaan)
KUA Rekaan | Kantor urusan agama (rekaan)
LPSE Rekaan Kebumen | Layanan pengadaan (rekaan)
"""

ELSEWHERE = """
Dinkes Kab. Purworejo | Dinas Kesehatan Kabupaten Purworejo (rekaan)
Dishub Kab. Banyumas | Dinas Perhubungan Kabupaten Banyumas (rekaan)
BPBD Kab. Cilacap | BPBD Kabupaten Cilacap (rekaan)
Bappeda Kab. Wonosobo | Bappeda Kabupaten Wonosobo (rekaan)
Humas Kab. Banjarnegara | Bagian Humas Setda Kabupaten Banjarnegara (rekaan)
Kecamatan Rekaan Kota Semarang | Kecamatan di Kota Semarang (rekaan)
Disdik Kota Bandung | Dinas Pendidikan Kota Bandung (rekaan)
BKD Provinsi Jawa Tengah | BKD Provinsi Jawa Tengah, Semarang (rekaan)
"""

MEDIA = (
    "Kabar seputar Kebumen (rekaan)",
    "Radio dan info jalan (rekaan)",
    "Info lowongan dan acara di Kebumen (rekaan)",
    "Koran harian (rekaan)",
)

CITIZENS = (
    "Warga Kebumen, suka kopi dan sepeda (rekaan)",
    "Perantau asal Kebumen di Jakarta (rekaan)",
    "Mahasiswa (rekaan)",
    "Petani dan pemancing di pantai selatan (rekaan)",
    "Guru honorer, ibu rumah tangga (rekaan)",
    "Pedagang sate ambal (rekaan)",
    "Pecinta Goa Jatijajar dan Waduk Sempor (rekaan)",
    "Suka sepak bola (rekaan)",
    "",
)

GIVEN = """
Sarno Wagiman Tukimin Suparti Sutrisno Marsini Kuswanto Ngadiman Rohayati Sukirno Wartini Parjono Sumarno Sulastri
Bambang Haryati Kasmin Warsono Rusmini Samidi
"""
FAMILY = "Contohadi Umpamawan Misalkarta Andaiwati Rekadipura Semisalno Ibaratmaja Umpamasari"

POSTS = (
    "Selamat pagi, loket kami buka pukul 08.00 (rekaan)",
    "Terima kasih masukannya, kami teruskan kepada petugas (rekaan)",
    "Rapat persiapan HUT ke-70 RI (rekaan)",
    "Mohon maaf, jaringan kami sempat terganggu (rekaan)",
    "Kegiatan hari ini berjalan lancar (rekaan)",
)
