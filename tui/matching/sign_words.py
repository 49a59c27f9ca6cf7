"""Words by which an account shows that it is something else than a unit's own: of the language, not of one place."""

from __future__ import annotations

from types import MappingProxyType

from tui.matching.lexicon import word_set

# Signs by the group of words that show them. In the display name or handle they outrank a unit's name.
SIGNS = MappingProxyType(
    {
        "parody": """
            parodi parody galau jomblo humor lucu meme receh lelucon satire gaul alay baper fiktif palsu fake plesetan
            nyinyir lawak ngakak gokil kocak jones sarkas sindir kangen rindu gagal
        """,
        "fan": """
            lovers lover fans fanspage fanbase fansclub community komunitas klub club suporter supporter pecinta
            penggemar paguyuban alumni ikatan mahasiswa sahabat mania squad crew forum kerabat keluarga peduli
            himpunan forsa fc imm ipnu ippnu hmi pmii beach pantai goa curug masjid mushola musholla makam guyub trah
            relawan mbangun bocah wong cah warga perantau gerakan aliansi koalisi lsm ormas netizen rakyat suara
            curhat hits kekinian explore pemuda remaja mahasiswa santri gadis sobat konco
        """,
        "media": """
            news portal berita warta jurnal catatan kabar radio fm koran tabloid televisi tv loker lowongan cuaca bot
            jurnalis wartawan reporter redaksi pers media magazine today update seputar infonya jadwal
        """,
        "shop": """
            toko jual beli angkringan kedai depot penginapan warung sate bakso soto kuliner catering katering olshop
            shop store fotocopy fotokopi laundry hotel resto restoran rental travel bengkel salon distro konter pulsa
            grosir cafe kafe kopi klinik apotek percetakan agen properti kost kos homestay villa studio wedding butik
            jersey batik oleholeh suvenir advertising dealer motor mobil cv pt ud gadai kredit bank bpr pln telkom
            bimbel les kursus jasa service servis sewa bakul lapak emas wisata swasta
        """,
        "party": """
            partai dpc dpd dpw pac dprt pdip pdi golkar gerindra nasdem pkb pks pan ppp hanura demokrat perindo timses
            pemenangan ranting banser
        """,
        "candidate": """
            calon cabup cawabup cakades caleg balon bacalon pilkada pilkades paslon coblos pilih menangkan pilbup
            independen
        """,
        "school": """
            stmik stie stikes universitas univ kampus akademi politeknik pesantren ponpes sma smk smp sd mts man mi tk
            paud osis pramuka muhammadiyah maarif yayasan madrasah
        """,
    }
)  # fmt: skip
# Of the parody words, those that say so wherever they stand.
JOKES = word_set("parodi parody fiktif plesetan satire sarkas")
NOT_OFFICIAL = (
    "bukan akun resmi", "bukan resmi", "tidak resmi", "tdk resmi", "non resmi", "unofficial", "bukan official",
    "not official", "tidak berafiliasi", "fan account", "akun parodi", "akun fiktif", "bukan akun", "hanya parodi",
    "akun hiburan", "akun guyonan", "fanspage", "fan page", "akun fans", "akun penggemar", "bukan milik pemerintah",
    "bukan dari pemkab", "bukan dari pemerintah",
)  # fmt: skip
OWN_ACCOUNT = (
    "akun pribadi", "tidak mewakili", "tweet pribadi", "twit pribadi", "pribadi", "personal account",
    "views are my own", "views my own", "my own", "opini pribadi", "pendapat pribadi", "rt bukan berarti",
    "own opinion", "tweets are mine", "akun personal",
)  # fmt: skip
MONEY = word_set(
    """
    usdt btc bitcoin crypto kripto undian slot gacor pinjol cashback deposit airdrop wallet otp giveaway voucher
    tebusan komisi cuan
    """
)
MONEY_PHRASES = (
    "biaya admin", "kirim data", "kirim foto", "kirim ktp", "kirim nik", "bantuan tunai", "klik link", "klik tautan",
    "link di bio", "jalur cepat", "jalur khusus", "lolos cpns", "kirim pulsa", "daftar di link", "biaya pendaftaran",
    "modal kecil", "isi data", "via dana", "nomor rekening", "uang muka", "bayar via", "transfer ke", "transfer rek",
    "klaim bantuan", "klaim hadiah", "klaim sekarang", "klaim via", "klaim di", "klaim anda", "via transfer",
    "rek pribadi", "rekening pribadi", "transfer dulu", "hadiah langsung", "menangkan hadiah", "tanpa tes",
    "slip transfer", "bukti transfer", "donasi ke", "pulsa ke",
)  # fmt: skip
# A warning against impostors names what they ask for.
WARNINGS = word_set("waspada waspadai awas penipuan hoax hoaks")
# A person's part in a body: the bio speaks of a person then, not of the body.
ROLES = word_set(
    """
    alumni ketua anggota kader pengurus guru kapolsek danramil staf staff pegawai pns asn honorer istri kepala
    ka
    """
)
FREE_MAIL = ("gmail com", "yahoo com", "hotmail com", "ymail com", "outlook com")

# Bodies of the state, of the police and of the village that are not units of a regency.
AFFILIATES = word_set(
    """
    polsek polres koramil kodim kua kpu kpud ppk pps bps kemenag pdam panwas panwaslu panwascam kejari
    pengadilan rutan lapas bpn samsat kejaksaan kodam polri tni kwarcab korpri pkk bpd karangtaruna katar bumdes
    lpmd lpmk linmas rt rw posyandu puskesmas pkm pustu uptd upt upk bidang seksi subbag subbagian subbidang
    instalasi poli poliklinik gudang pokja sanggar unit pusdalops ppid lpse jdih posko gapoktan poktan
    kelompoktani labkesda laboratorium lab terminal pasar perpustakaankeliling pusling pkbm tppkk dharmawanita
    dwp satgas tagana destana baznas pmi fkub paten bpp bkk bimaspol babinsa bhabinkamtibmas binamas pemadam
    damkar bumdesa bumd pnpm pnpmmpd kim ppdi apdesi lpm psc gugus
    """
)
AFFILIATE_PHRASES = (
    "karang taruna", "kelompok tani", "perpustakaan keliling", "tim penggerak", "dharma wanita", "unit pelaksana",
    "badan usaha milik", "badan permusyawaratan", "kantor urusan agama", "kementerian agama", "bank sampah",
    "kelompok wanita", "kelompok informasi",
)  # fmt: skip
STATE_SCHOOLS = word_set("sdn smpn sman smkn negeri n tkn sdnegeri smpnegeri skb sanggar")
# Of these, the ones whose heads serve the state or the police and not the regency.
VERTICAL = word_set(
    """
    polsek polres koramil kodim kua kpu kpud bps kemenag pdam panwas panwaslu kejari pengadilan rutan lapas bpn
    samsat kejaksaan polri tni bank bri bpr pln telkom pos pajak bpjs imigrasi ranting dpc pac partai pkk bpd
    """
)
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
TAKERS_OF_PARENT = word_set("pkk korpri bpd karangtaruna katar bumdes bumdesa lpmd lpmk linmas tppkk rt rw kim")
