"""Words of the language, not of one place: ranks, signs for and against. Names and kinds come from the registry."""

from __future__ import annotations

from types import MappingProxyType


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


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

DEGREES = word_set(
    """
    drs dra ir dr drg prof hj kh h raden rr sh se st si ssos sip sag spd skm sstp skep skom shut spt sp spi
    sptni mm msi mh mt mpd mkes mkom mpa map mag msc mba amd amk ssi sst apt mhum sap spsi strkeb mp
    """
)
ADDRESS = word_set("pak bapak bpk bu ibu mbah mas mbak kang bang cak gus eyang bunda ayah om pakde bude lik")

NOISE = word_set(
    """
    official officially resmi akun account twitter twit tweet info the of di kab kabupaten kota pemerintah
    pemkab pemda pem government gov go id indonesia jateng jawa tengah humas admin ini asli real original kantor
    daerah dan serta se ri nkri prov provinsi media center centre online layanan
    """
)
OFFICIAL_WORDS = ("akun resmi", "official account", "resmi", "official", "pemerintah", "pemdes", "twitter resmi")
INSTITUTION_WORDS = word_set(
    """
    melayani pelayanan layanan pengaduan pemerintah pemdes kantor jl jalan resmi official setda
    """
)

NEGATIONS = word_set(
    """
    bukan bkn tidak tdk tak ga gak nggak ngga tanpa jangan bebas gratis waspada hati awas stop lapor anti no
    """
)
LANDMARKS = word_set(
    """
    depan dekat sebelah belakang samping utara selatan timur barat seberang selatannya utaranya lor kidul wetan
    kulon mburi ngarep jurusan area sekitar
    """
)
# A word before a title that makes it somebody else's, a former or a wished-for one.
FORMER = word_set("mantan eks ex pensiunan pensiun purna purnatugas purnabakti bekas former retired tilas")
WISHED = word_set(
    """
    calon bakal balon bacalon cakades cabup cawabup cawali caleg kandidat menuju for pengen pengin ingin mau
    jadi menjadi semoga maju
    """
)
KIN = word_set(
    """
    istri isteri suami anak putra putri cucu ponakan keponakan menantu mantu adik adek kakak mertua besan bojo
    anake bojone garwa sepupu family keluarga wife husband son daughter cicit buyut
    """
)
OTHERS = word_set(
    """
    sopir supir driver ajudan tetangga teman temannya fans fansnya ngefans pembantu penggemar sahabat kenal
    """
)
