"""Words of the language, not of one place: ranks, signs for and against. Names and kinds come from the registry."""

from __future__ import annotations

from types import MappingProxyType

# Ranks below or beside a head, with the kind of unit they serve as the registry's kinds are looked up by this word;
# empty where a rank serves any kind. Heads' titles come from the registry.
RANKS = MappingProxyType(
    {
        "camat": "camat", "sekcam": "camat", "sekretaris camat": "camat", "sekretaris kecamatan": "camat",
        "lurah": "lurah", "seklur": "lurah", "sekretaris lurah": "lurah", "sekretaris kelurahan": "lurah",
        "kades": "kepala desa", "kepala desa": "kepala desa", "sekdes": "kepala desa", "carik": "kepala desa",
        "sekretaris desa": "kepala desa", "kadus": "kepala desa", "kepala dusun": "kepala desa",
        "bayan": "kepala desa", "perangkat desa": "kepala desa", "kaur": "", "kepala urusan": "",
        "bendahara desa": "kepala desa", "kadin": "kepala dinas", "kadinas": "kepala dinas",
        "ka dinas": "kepala dinas", "kepala dinas": "kepala dinas", "sekdin": "kepala dinas",
        "sekretaris dinas": "kepala dinas", "kaban": "kepala badan", "ka badan": "kepala badan",
        "kepala badan": "kepala badan", "kepala pelaksana": "kepala badan", "kalak": "kepala badan",
        "kalakhar": "kepala badan", "sekban": "kepala badan", "sekretaris badan": "kepala badan",
        "kakan": "kepala kantor", "ka kantor": "kepala kantor", "kepala kantor": "kepala kantor",
        "kabag": "kepala bagian", "ka bag": "kepala bagian", "kepala bagian": "kepala bagian",
        "kasubag": "", "kasubbag": "", "kepala subbagian": "", "kepala sub bagian": "", "kasubbid": "", "kasubid": "",
        "kepala subbidang": "", "kepala sub bidang": "", "kabid": "", "kepala bidang": "", "kasi": "", "kasie": "",
        "kepala seksi": "", "ka upt": "", "ka uptd": "", "kepala upt": "", "kepala uptd": "", "kupt": "",
        "kepala puskesmas": "", "kapus": "", "ka puskesmas": "", "kepala": "", "sekretaris": "", "inspektur": "",
        "inspektur pembantu": "", "irban": "", "direktur": "", "wakil direktur": "", "wadir": "", "kasat": "",
        "kasatpol": "", "kepala satuan": "", "sekda": "", "sekretaris daerah": "", "sekwan": "",
        "sekretaris dewan": "", "sekretaris dprd": "", "asisten": "", "assekda": "", "asisten sekda": "",
        "staf ahli": "", "wakil camat": "camat", "kasubsi": "", "kepala sub seksi": "", "kepala pasar": "",
        "kepala sekolah": "", "kepsek": "", "kepala sd": "", "kepala sdn": "", "kepala smp": "", "kepala smpn": "",
        "bupati": "-", "wakil bupati": "-", "wabup": "-", "ketua dprd": "-", "anggota dprd": "-",
        "wakil ketua dprd": "-",
    }
)  # fmt: skip
ACTING = frozenset({"plt", "plh", "pj", "pjs", "pelaksana", "penjabat", "pgs"})

DEGREES = frozenset(
    """drs dra ir dr drg prof hj kh h raden rr sh se st si ssos sip sag spd skm sstp skep skom shut spt sp spi sptni
    mm msi mh mt mpd mkes mkom mpa map mag msc mba amd amk ssi sst apt mhum sap spsi strkeb mp""".split()
)
ADDRESS = frozenset("pak bapak bpk bu ibu mbah mas mbak kang bang cak gus eyang bunda ayah om pakde bude lik".split())

NOISE = frozenset(
    """official officially resmi akun account twitter twit tweet info the of di kab kabupaten kota pemerintah pemkab
    pemda pem government gov go id indonesia jateng jawa tengah humas admin ini asli real original new baru kantor
    daerah dan serta se ri nkri prov provinsi media center centre online layanan""".split()
)
OFFICIAL_WORDS = ("akun resmi", "official account", "resmi", "official", "pemerintah", "pemdes", "twitter resmi")
INSTITUTION_WORDS = frozenset(
    "melayani pelayanan layanan pengaduan pemerintah pemdes kantor jl jalan resmi official setda".split()
)

NEGATIONS = frozenset(
    "bukan bkn tidak tdk tak ga gak nggak ngga tanpa jangan bebas gratis waspada hati awas stop lapor anti no".split()
)
LANDMARKS = frozenset(
    """depan dekat sebelah belakang samping utara selatan timur barat seberang selatannya utaranya lor kidul wetan
    kulon mburi ngarep jurusan area sekitar""".split()
)
DWELLING = frozenset(
    """warga penduduk tinggal domisili asli kelahiran lahir rumah alamat orang wong bocah cah anak putra putri pemuda
    arek asal from born live lives living stay mukim""".split()
)
# A word before a title that makes it somebody else's, a former or a wished-for one.
FORMER = frozenset("mantan eks ex pensiunan pensiun purna purnatugas purnabakti bekas former retired tilas".split())
WISHED = frozenset(
    """calon bakal balon bacalon cakades cabup cawabup cawali caleg kandidat menuju for pengen pengin ingin mau jadi
    menjadi semoga maju""".split()
)
KIN = frozenset(
    """istri isteri suami anak putra putri cucu ponakan keponakan menantu mantu adik adek kakak mertua besan bojo
    anake bojone garwa sepupu family keluarga wife husband son daughter cicit buyut""".split()
)
OTHERS = frozenset(
    "sopir supir driver ajudan tetangga teman temannya fans fansnya ngefans pembantu penggemar sahabat kenal".split()
)

# Signs by the group of words that show them. In the display name or handle they outrank a unit's name.
SIGNS = MappingProxyType(
    {
        "parody": """parodi parody galau jomblo humor lucu meme receh lelucon satire gaul alay baper fiktif palsu fake
            plesetan nyinyir lawak ngakak gokil kocak hati jones sarkas sindir cinta kangen rindu gagal""",
        "fan": """lovers lover fans fanspage fanbase fansclub community komunitas klub club suporter supporter pecinta
            penggemar paguyuban alumni ikatan mahasiswa sahabat mania squad crew forum kerabat keluarga peduli
            himpunan forsa guyub trah relawan mbangun bocah wong cah warga perantau gerakan aliansi koalisi lsm
            ormas netizen rakyat suara curhat hits kekinian explore""",
        "media": """news portal berita kabar radio fm koran tabloid televisi tv loker lowongan cuaca bot jurnalis
            wartawan reporter redaksi pers media magazine today update seputar infonya jadwal""",
        "shop": """toko jual beli warung sate bakso soto kuliner catering katering olshop shop store fotocopy fotokopi
            laundry hotel resto restoran rental travel bengkel salon distro konter pulsa grosir cafe kafe kopi klinik
            apotek percetakan agen properti kost kos homestay villa studio wedding butik jersey batik oleholeh
            suvenir advertising dealer motor mobil cv pt ud gadai kredit bank koperasi_ bpr pln telkom bimbel les
            kursus jasa service servis sewa bakul lapak emas wisata swasta""",
        "party": """partai dpc dpd dpw pac dprt pdip pdi golkar gerindra nasdem pkb pks pan ppp hanura demokrat
            perindo timses pemenangan ranting banser ansor_ """,
        "candidate": """calon cabup cawabup cakades caleg balon bacalon pilkada pilkades paslon coblos pilih menangkan
            pilbup independen""",
        "school": """stmik stie stikes universitas univ kampus akademi politeknik pesantren ponpes sma smk smp sd mts
            man mi tk paud osis pramuka muhammadiyah maarif yayasan madrasah""",
    }
)  # fmt: skip
NOT_OFFICIAL = (
    "bukan akun resmi", "bukan resmi", "tidak resmi", "tdk resmi", "non resmi", "unofficial", "bukan official",
    "not official", "tidak berafiliasi", "fan account", "akun parodi", "akun fiktif", "bukan akun", "hanya parodi",
    "akun hiburan", "akun guyonan", "fanspage", "fan page", "akun fans", "akun penggemar", "bukan milik pemerintah",
    "tidak mewakili", "bukan dari pemkab", "bukan dari pemerintah",
)  # fmt: skip
OWN_ACCOUNT = (
    "akun pribadi", "tweet pribadi", "twit pribadi", "pribadi", "personal account", "views are my own", "views my own",
    "my own", "opini pribadi", "pendapat pribadi", "rt bukan berarti", "own opinion", "tweets are mine", "akun personal",
)  # fmt: skip
MONEY = frozenset(
    """transfer trf usdt btc bitcoin crypto kripto klaim claim hadiah undian slot gacor pinjaman pinjol cair dana
    cashback bonus profit deposit investasi airdrop wallet otp rekening_ giveaway voucher cuan pemenang menang
    tebusan admin_ komisi""".split()
)
MONEY_PHRASES = (
    "biaya admin", "kirim data", "kirim foto", "kirim ktp", "kirim nik", "dana bantuan", "bantuan tunai",
    "klik link", "klik tautan", "link di bio", "jalur cepat", "jalur khusus", "lolos cpns", "kirim pulsa",
    "daftar di link", "biaya pendaftaran", "via wa only", "modal kecil", "hub wa untuk", "isi data", "via dana",
    "nomor rekening", "setor", "uang muka", "tarif", "bayar",
)  # fmt: skip
FREE_MAIL = ("gmail com", "yahoo com", "hotmail com", "ymail com", "outlook com")

# Bodies of the state, of the police and of the village that are not units of a regency.
AFFILIATES = frozenset(
    """polsek polres koramil kodim kua kpu kpud ppk pps bps kemenag pdam panwas panwaslu panwascam kejari pengadilan
    rutan lapas bpn samsat kejaksaan kodam polri tni kwarcab korpri pkk bpd karangtaruna katar bumdes lpmd lpmk
    linmas rt rw posyandu puskesmas pkm pustu uptd upt upk pusdalops ppid lpse jdih posko gapoktan poktan
    kelompoktani labkesda laboratorium lab terminal pasar perpustakaankeliling pusling pkbm tppkk dharmawanita dwp
    bapermas_ satgas tagana destana baznas pmi fkub paten bpp bkk bimaspol babinsa bhabinkamtibmas binamas
    pemadam damkar bumdesa bumd pnpm pnpmmpd kim ppdi apdesi lpm psc gugus""".split()
)
AFFILIATE_PHRASES = (
    "karang taruna", "kelompok tani", "perpustakaan keliling", "tim penggerak", "dharma wanita", "unit pelaksana",
    "badan usaha milik", "badan permusyawaratan", "kantor urusan agama", "kementerian agama", "bank sampah",
    "kelompok wanita", "kelompok informasi",
)  # fmt: skip
STATE_SCHOOLS = frozenset("sdn smpn sman smkn negeri n tkn sdnegeri smpnegeri skb sanggar".split())
# What a body below a unit does, as the word that stands in the name of the unit above it.
PARENT_ROOTS = MappingProxyType(
    {
        "puskesmas": "kesehatan", "pkm": "kesehatan", "pustu": "kesehatan", "labkesda": "kesehatan",
        "posyandu": "kesehatan", "sdn": "pendidikan", "smpn": "pendidikan", "sman": "pendidikan",
        "smkn": "pendidikan", "sd": "pendidikan", "smp": "pendidikan", "sma": "pendidikan", "smk": "pendidikan",
        "skb": "pendidikan", "terminal": "perhubungan", "pasar": "pasar", "pusling": "perpustakaan",
        "perpustakaan": "perpustakaan", "pusdalops": "bencana",
    }
)  # fmt: skip
TAKERS_OF_PARENT = frozenset("pkk korpri bpd karangtaruna katar bumdes bumdesa lpmd lpmk linmas tppkk rt rw kim".split())
