"""The vocabulary of the bundled registry: directive, place, kinds, groups, and what was named by hand.

Directive and deadline: kebumenekspres.com of 19 August 2015. Names of regencies, their usual short codes and the
titles of heads and deputies are common knowledge in Central Java.
"""

from __future__ import annotations

from typing import Any

DIRECTIVE: dict[str, Any] = {
    "title": "Surat edaran Sekda: akun Twitter SKPD",
    "number": None,
    "issued_on": None,
    "issuer": "Sekretaris Daerah Kabupaten Kebumen",
    "target": {"network": "x", "username": "bupatikbm"},
    "zone": {"name": "Asia/Jakarta", "label": "WIB"},
    "rules": [
        {"id": "account", "basis": "directive", "required": True},
        {"id": "naming", "basis": "directive", "required": True},
        {"id": "nama", "basis": "directive", "required": True},
        {"id": "jabatan", "basis": "directive", "required": True},
        {"id": "hp", "basis": "directive", "required": True},
        {"id": "telepon", "basis": "directive", "required": True},
        {"id": "following", "basis": "humas", "required": False},
        {"id": "active", "basis": "humas", "required": False},
    ],
    "deadlines": [{"until": "2015-08-17"}],
    "holidays": ["2015-08-17"],
    "interval": "1h",
    "stale_after": "2h",
    "active_window": "30d",
}

ELSEWHERE = """
Banjarnegara bna | Banyumas bms | Batang btg | Blora blr | Boyolali byl | Brebes brb | Cilacap clp | Demak dmk
Grobogan grb | Jepara jpr | Karanganyar kra | Kendal kdl | Klaten klt | Kudus kds | Magelang mgl | Pati
Pekalongan pkl | Pemalang pml | Purbalingga pbg | Purworejo pwr | Rembang rbg | Semarang smg | Sragen srg
Sukoharjo skh | Tegal tgl | Temanggung tmg | Wonogiri wng | Wonosobo wsb | Salatiga sltg | Surakarta ska | Solo
Purwokerto pwt | Ungaran | Purwodadi | Slawi | Mungkid | Kajen
Yogyakarta jogja | DIY | Bantul btl | Sleman slm | Gunungkidul gk | Kulon Progo | Kulonprogo
Jakarta dki | Bandung bdg | Bekasi bks | Bogor bgr | Cimahi cmh | Cirebon crb | Ciamis cms | Garut grt | Majalengka
Kuningan kng | Sumedang smd | Tasikmalaya tsm | Sukabumi smi | Purwakarta pwk | Karawang krw | Indramayu | Pangandaran
Surabaya sby | Malang mlg | Kediri kdr | Madiun mdn | Mojokerto moker | Pasuruan | Probolinggo | Sidoarjo
Gresik gsk | Lamongan lmg | Tuban tbn | Bojonegoro bjn | Ngawi ngw | Ponorogo | Pacitan | Jember jbr | Banyuwangi bwi
Blitar | Tulungagung | Trenggalek | Nganjuk | Jombang jbg | Lumajang | Bondowoso | Situbondo sit | Magetan
Tangerang tng | Serang | Cilegon | Pandeglang | Lebak | Depok | Denpasar dps | Badung | Gianyar | Medan | Palembang
Padang | Pekanbaru | Jambi | Bengkulu bkl | Lampung | Batam | Pontianak | Banjarmasin | Samarinda | Balikpapan
Makassar | Manado | Mataram | Kupang | Ambon | Jayapura
Jawa Barat jabar | Jawa Timur jatim | Banten | Bali | Aceh | Sumatera Utara sumut | Sumatera Barat sumbar | Riau
Sumatera Selatan sumsel | Kalimantan Barat kalbar | Kalimantan Tengah kalteng | Kalimantan Selatan kalsel
Kalimantan Timur kaltim | Sulawesi Selatan sulsel | Sulawesi Utara sulut | Sulawesi Tengah sulteng
Nusa Tenggara Barat ntb | Nusa Tenggara Timur ntt | Maluku | Papua
"""

PLACE: dict[str, Any] = {
    "name": "Kebumen",
    "kind": "Kabupaten",
    "kind_words": ["Kabupaten", "Kab."],
    "province": "Jawa Tengah",
    "province_words": ["Jawa Tengah", "Jateng", "Jatengprov"],
    "codes": ["kbm", "kebumen", "kebumenkab", "kabkebumen", "kabkbm", "kbmkab"],
    "area_codes": ["0287"],
    "domains": ["kebumenkab.go.id", "desa.id"],
    "country": "ID",
}

KINDS: list[dict[str, Any]] = [
    {
        "id": "sekretariat",
        "label": "Sekretariat",
        "words": ["Sekretariat"],
        "short_words": ["Set", "Setda", "Setwan"],
        "titles": ["Sekretaris Daerah", "Sekda", "Sekretaris DPRD", "Sekretaris Dewan", "Sekwan"],
        "deputies": ["Asisten Sekda", "Asisten I", "Asisten II", "Asisten III", "Staf Ahli", "Kabag", "Kasubag"],
    },
    {
        "id": "bagian",
        "label": "Bagian",
        "words": ["Bagian"],
        "short_words": ["Bag."],
        "titles": ["Kepala Bagian", "Kabag", "Ka. Bag", "Kabag."],
        "deputies": ["Kepala Subbagian", "Kasubbag", "Kasubag"],
    },
    {
        "id": "inspektorat",
        "label": "Inspektorat",
        "words": ["Inspektorat"],
        "titles": ["Inspektur", "Kepala Inspektorat"],
        "deputies": ["Sekretaris Inspektorat", "Inspektur Pembantu", "Irban", "Kasubag", "Auditor"],
    },
    {
        "id": "badan",
        "label": "Badan",
        "words": ["Badan"],
        "short_words": ["Bd."],
        "titles": ["Kepala Badan", "Kaban", "Ka. Badan", "Kepala Pelaksana", "Kalak", "Kalakhar"],
        "deputies": ["Sekretaris Badan", "Sekban", "Kepala Bidang", "Kabid", "Kasubid", "Kasubbid", "Kasi", "Kasubag"],
    },
    {
        "id": "dinas",
        "label": "Dinas",
        "words": ["Dinas"],
        "short_words": ["Din.", "Dis"],
        "titles": ["Kepala Dinas", "Kadis", "Kadin", "Kadinas", "Ka. Dinas", "Ka. Din"],
        "deputies": ["Sekretaris Dinas", "Sekdin", "Kepala Bidang", "Kabid", "Kepala Seksi", "Kasi", "Kasubag"],
    },
    {
        "id": "kantor",
        "label": "Kantor",
        "words": ["Kantor"],
        "short_words": ["Ktr."],
        "titles": ["Kepala Kantor", "Kakan", "Ka. Kantor", "Kakantor"],
        "deputies": ["Kepala Seksi", "Kasi", "Kepala Subbagian", "Kasubbag", "Kasubag", "Kasubag TU"],
    },
    {
        "id": "satpol-pp",
        "label": "Satuan Polisi Pamong Praja",
        "words": ["Satuan"],
        "short_words": ["Sat"],
        "titles": ["Kepala Satuan", "Kasat", "Kasatpol", "Ka. Satpol", "Kasatpol PP", "Kepala Satpol PP"],
        "deputies": ["Kepala Seksi", "Kasi", "Kasubag", "Danton", "Komandan Pleton"],
    },
    {
        "id": "rsud",
        "label": "Rumah Sakit",
        "words": ["Rumah Sakit Umum Daerah", "Rumah Sakit"],
        "short_words": ["RSUD", "RSU", "RS"],
        "titles": ["Direktur", "Dir.", "Direktris"],
        "deputies": ["Wakil Direktur", "Wadir", "Kepala Bidang", "Kabid", "Kabag", "Kasi", "Kasubag"],
    },
    {
        "id": "kecamatan",
        "label": "Kecamatan",
        "words": ["Kecamatan"],
        "short_words": ["Kec.", "Kcmtn"],
        "titles": ["Camat", "Bu Camat", "Pak Camat"],
        "deputies": ["Sekretaris Kecamatan", "Sekcam", "Kepala Seksi", "Kasi", "Kasubag", "Kasi Trantib"],
    },
    {
        "id": "kelurahan",
        "label": "Kelurahan",
        "words": ["Kelurahan"],
        "short_words": ["Kel."],
        "titles": ["Lurah", "Pak Lurah", "Bu Lurah"],
        "deputies": ["Sekretaris Kelurahan", "Sekkel", "Seklur", "Kepala Seksi", "Kasi", "Kaling"],
    },
    {
        "id": "desa",
        "label": "Desa",
        "words": ["Desa", "Pemerintah Desa", "Pemdes"],
        "short_words": ["Ds.", "Pem. Desa", "Kantor Desa", "Balai Desa"],
        "titles": ["Kepala Desa", "Kades", "Ka. Desa", "Kuwu", "Pak Kades", "Bu Kades", "Mbah Kades", "Pak Lurah"],
        "deputies": [
            "Sekretaris Desa", "Sekdes", "Carik", "Kepala Dusun", "Kadus", "Bayan", "Bendahara Desa", "Kaur",
            "Kepala Urusan", "Kasi", "Perangkat Desa",
        ],
    },
]  # fmt: skip

GROUPS: list[dict[str, Any]] = [
    {"id": "setda", "label": "SETDA, SETWAN & BAGIAN", "kinds": ["sekretariat", "bagian"], "headline": True},
    {
        "id": "skpd",
        "label": "DINAS, BADAN, KANTOR",
        "kinds": ["inspektorat", "badan", "dinas", "kantor", "satpol-pp", "rsud"],
        "headline": True,
    },
    {"id": "kecamatan", "label": "KECAMATAN", "kinds": ["kecamatan"], "headline": True},
    {"id": "kelurahan", "label": "KELURAHAN", "kinds": ["kelurahan"]},
    {"id": "desa", "label": "DESA", "kinds": ["desa"]},
]

SUBUNIT_WORDS = """
UPTD | UPT | Puskesmas | Pustu | Polindes | Posyandu | PKK | TP PKK | Dharma Wanita | DWP | BPD | LPMD | LKMD
LMDH | Gapoktan | Karang Taruna | Katar | BUMDes | BUMDesa | BUMD | KORPRI | KUA | Polsek | Polres | Koramil | Kodim
SD Negeri | SD N | SDN | SMP Negeri | SMP N | SMPN | SMA Negeri | SMA N | SMAN | SMK Negeri | SMK N | SMKN | MTs N
PAUD | PPID | LPSE | JDIH | ULP | Pusdalops | TRC | Posko | Satlinmas | FKPM | FKUB | KNPI | PMI | KPU | Panwas
Panwaslu | BPS | Kemenag | BPN | PDAM | BKK | Samsat | Perpusdes | Perpustakaan Desa | Damkar | Tagana | Kwarcab
Kwarran | Pramuka
"""

NAMED_BY_HAND: dict[str, dict[str, str]] = {
    "setda": {"short": "Setda", "addressee": "Sekretaris Daerah Kabupaten Kebumen"},
    "setwan": {"short": "Setwan", "addressee": "Sekretaris DPRD Kabupaten Kebumen"},
    "bag-tapem": {"short": "Tapem"},
    "bag-kesra": {"short": "Kesra"},
    "bag-adbang": {"short": "Adm. Pembangunan"},
    "bag-humas": {"short": "Humas & Protokol"},
    "inspektorat": {"short": "Inspektorat", "addressee": "Inspektur Kabupaten Kebumen"},
    "bkd": {"short": "BKD"},
    "bpbd": {"short": "BPBD", "addressee": "Kepala Pelaksana BPBD Kabupaten Kebumen"},
    "bappeda": {"short": "Bappeda"},
    "dppkad": {"short": "DPPKAD"},
    "disdikpora": {"short": "Disdikpora"},
    "dinkes": {"short": "Dinkes"},
    "disnakertransos": {"short": "Disnakertransos"},
    "dishubkominfo": {"short": "Dishubkominfo"},
    "disdukcapil": {"short": "Disdukcapil"},
    "diparbud": {"short": "Diparbud"},
    "dpu": {"short": "DPU"},
    "sda-esdm": {"short": "SDA-ESDM"},
    "disperindagsar": {"short": "Disperindagsar"},
    "dinkop-umkm": {"short": "Dinkop UMKM"},
    "distanak": {"short": "Distanak"},
    "dishutbun": {"short": "Dishutbun"},
    "dinlutkan": {"short": "Dinlutkan"},
    "klh": {"short": "KLH"},
    "kesbangpol": {"short": "Kesbangpol"},
    "perpusarda": {"short": "Perpusarda"},
    "kppt-pm": {"short": "KPPT-PM"},
    "ketahanan-pangan": {"short": "Ketahanan Pangan"},
    "satpol-pp": {"short": "Satpol PP", "addressee": "Kepala Satuan Polisi Pamong Praja"},
    "rsud": {"short": "RSUD Soedirman", "addressee": "Direktur RSUD dr. Soedirman Kebumen"},
    "33.05.07.2002": {"short": "Plempukan Kemb."},
    "33.05.07.2005": {"short": "Kaibonptangkuran"},
}

MORE_ALIASES: dict[str, tuple[str, ...]] = {
    "setda": ("Sekretariat Daerah",),
    "setwan": ("Sekretariat DPRD", "DPRD"),
    "bag-adbang": ("Bag. Adbang", "Bag. Pembangunan", "Adm. Pembangunan"),
    "bag-humas": ("Bagian Humas",),
    "disdikpora": ("Dindikpora", "Dinas Dikpora"),
    "disnakertransos": ("Disnakestransos", "Dinsosnakertransos", "Dinnakertransos"),
    "dishubkominfo": ("Dinhubkominfo", "Hubkominfo"),
    "disdukcapil": ("Dindukcapil",),
    "diparbud": ("Dinparbud",),
    "disperindagsar": ("Disperindag", "Dinas Perindagsar"),
    "dinkop-umkm": ("Dinkop", "Diskop UMKM", "Dinas Koperasi dan Usaha Mikro Kecil Menengah"),
    "distanak": ("Dinas Pertanak",),
    "dishutbun": ("Hutbun", "Dinhutbun"),
    "klh": ("Kantor LH",),
    "kesbangpol": ("Kantor Kesbangpol",),
    "perpusarda": ("Kantor Perpusarda", "Perpusarda"),
    "satpol-pp": ("Satpol", "Satuan Pol PP"),
    "rsud": ("RSUD dr. Soedirman", "RSUD Soedirman"),
}

KECAMATAN_CODES = (
    "AYA BUA PUR PTN KLI BLS AMB MIR PRE KTW ALI KBM PJG SRU ADI KWR ROW SEM GOM KRA KRG SAD BON PAD PON KRS"
)
