"""Generic Indonesian: forms of address, degrees, ranks, words of offices. Nothing here belongs to one place."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


HONORIFICS = _words(
    """drs dra drg drh ir dr prof h hj kh ny r rr ra rm rt rngt raden kanjeng gus st akp akbp kompol iptu ipda aiptu
    aipda bripka brigadir kapten kapt letda lettu mayor letkol kol kolonel serka sertu serma pelda peltu inf czi arh
    kav apt ns ust ustadz tgk tb mr"""
)
# Left out of a name: "Pak Lurah Parjono" is Parjono.
FAMILIAR = _words(
    """pak bu bapak bpk bp ibu ibuk mas mbak mbah mba mb kang yu cak bang sdr sdri saudara saudari yth om tante pakde
    bude pakdhe budhe simbah eyang kak dik"""
)
# Parts of a given name that end with a dot.
NAME_SHORTS = _words("m moh muh mohd muhd much moch ach abd abdul achmad a s k b d e f g h i j l n p r t w y")

DEGREE_STEMS = "S|M|A|B|D|Sp|Ph|Sm|Dipl|SST|STr|Amd"
DEGREE_ENDS = (
    "Sos|Si|Pd|Hum|Kes|Ag|IP|AP|STP|Kom|Kep|KM|Psi|Hut|Pt|Md|Sc|Eng|OG|PD|SD|Keb|Th|Sn|Kn|Farm|Tr|Gz|Pi|Ked|Par|Stat"
    "|Mat|SI|AB|Ak|Ec|Dev|Fil|PdI|IKom|HI|EI|Pol|Sy|Cs|PSDA|Rad|Kp|RI|M|T|E|H|P|D|A|I|B"
)
PLAIN_DEGREES = _words(
    """SH SE ST SIP SPd SSos SAg SKom SKep SKM SSTP SSi SHut SPt SP SPi SPsi SPdI SHI SThI SEI SST STP SAP SFarm MM MT
    MSi MPd MPdI MKes MH MHum MBA MAP MKom MAg MSc MPA MEng ME MA MMA MIP MKn MPH MMR PhD BA BSc BE AMd Amd AMK
    AmdKeb Apt Akt Ak Ners Lc CA SpA SpOG SpPD SpB MAB BcHk BcKn BcIP Smhk SmHk"""
)

ACTING = r"(?:plt|plh|pjs|pj|pgs|penjabat(?:\s+sementara)?|pelaksana\s+(?:tugas|harian)|p\.?l\.?t|p\.?l\.?h|ymt|pymt)"
# Heads and others whose titles need no registry: patterns without place. The registry's own titles come first.
HEAD_PATTERNS = (
    r"kepala",
    r"ka\.?\s?(?:uptd?|upt\s?dinas|puskesmas|pkm|dinas|din|badan|ban|kantor|bag|satpol|sat|desa|kua|sd|smp|sma|smk)\.?",
    r"ka(?:dis|din)[a-z]*",
    r"kaban[a-z]{0,8}",
    r"kabag|kakan(?:kemenag|menag|tor)?|kasatpol|kasat|kapus(?:kesmas)?|kepsek|kasek|ka\.?uptd?|kades|kuptd?",
    r"(?:wa)?kapol(?:sek|res)|danramil|dandim|direktur(?:\s+utama)?|direktris|dirut",
    r"bupati|wakil\s+bupati|wabup|wali\s?kota|wakil\s+wali\s?kota|camat|lurah|sekda|sekwan|inspektur",
    r"ketua(?:\s+(?:umum|tim|tp|harian))?",
    r"ka\.",
)
# Ranks below a head whose words begin with a head's title: tried before the registry's.
COMPOUND_PATTERNS = (
    r"inspektur\s+pembantu|sekretaris\s+(?:camat|lurah|desa|dinas|badan|kecamatan|kelurahan|inspektorat)",
)
OTHER_PATTERNS = (
    r"sek(?:retaris|r\.)(?!\w)|sekcam|sekdes|seklur|sekkel|sekdin|sekban|sekdisdik\w*|sekdis\w*|carik",
    r"(?:kepala|ka\.?)\s?(?:sub\.?\s?(?:bag(?:ian)?|bid(?:ang)?|seksi|si)|seksi|sie|bid(?:ang)?|dusun)(?!\w)\.?",
    r"(?:kepala|ka\.?)\s?(?:urusan|lingkungan|unit|tata\s+usaha|tu)(?!\w)\.?",
    r"kabid|kasie?|kasubb?ag|kasubb?id|kasubsie?|kasubb?ag\s?tu|kaur|kadus|kasun|kaling|kamituwo|bayan|irban",
    r"asisten(?:\s+sekda)?|assekda|staf\s+ahli|staf|staff|anggota\s+dprd|wakil\s+ketua|wakil\s+direktur|wadir",
    r"bendahara|koordinator|sekretaris|wakil\s+camat|babinsa|bhabinkamtibmas|ajudan|auditor",
    r"perangkat\s+desa|danton|komandan\s+\w+|pranata\s+humas",
)
CONTACT = (
    r"(?:c\.?p|contact\s?person|kontak\s?person|narahubung|nara\s?hubung|kontak|contact|admin(?:istrator)?|operator|pic"
    r"|hub(?:ungi)?|petugas|up|u\.p|pengelola|humas)"
)

# Before a title: then nobody holds it here.
VOIDING = (
    r"(?:a\.?n|bukan|bkn|mantan|mntn|eks|ex|bekas|calon|bakal|bacalon|balon|cabup|cakades|istri|isteri|suami|anak|anaknya|putra"
    r"|putri|cucu|adik|kakak|menantu|keponakan|para|forum|paguyuban|purna(?:\s*(?:tugas|bakti|karya))?|pensiunan|jadi|menjadi|dukung|pilih|pilkades"
    r"|menuju|demo|kritik|tim\s+sukses|relawan|fans|fanspage|parodi|persatuan|asosiasi)"
)
# Before a title: a place or somebody's doing; only a name right after it says who holds it.
MENTIONING = (
    r"(?:kantor|ktr|rumah\s+dinas|rumdin|pendopo|balai|kata|demi|kepada|bersama|dgn|dengan|oleh|dari|untuk|utk|cari|depan"
    r"|dekat|info|surat|sama|cinta)"
)
# Accounts whose officers are nobody's business: parties by their name, parodies by any word of theirs.
PARTY = r"\b(?:partai|dpc|dpd|dpw|dpp|caleg|paslon|timses)\b"
PARODY = r"\b(?:parodi|parody|fanbase)\b"

# Words of offices and of what they are about, as they stand in titles after the rank.
OFFICE_WORDS = _words(
    """dinas badan kantor bagian bidang seksi sub subbag subbagian subbidang bid bag sie unit upt uptd uptb puskesmas
    satuan satpol pol pp polisi pamong praja sekretariat setda setwan sekda sekretaris daerah dewan dprd kab
    kabupaten kota prov provinsi kec kecamatan kcmtn kel kelurahan desa ds dusun dsn dukuh rt rw pemkab pemda pemdes
    pemerintah pemerintahan negara tu tata usaha umum kepegawaian keuangan program perencanaan pembangunan pelaporan
    evaluasi adm administrasi kesra kesejahteraan rakyat sosial masyarakat pemberdayaan pmd ekbang ekonomi
    perekonomian trantib ketentraman ketenteraman ketertiban pelayanan yanum humas protokol hukum organisasi
    informasi komunikasi informatika kominfo diskominfo perhubungan dishub pendidikan disdik dikpora pemuda olahraga
    dikbud kebudayaan pariwisata budpar parbud kesehatan dinkes pekerjaan pu dpu bina marga cipta karya pengairan
    sda esdm pertanian peternakan perkebunan kehutanan kelautan perikanan ketahanan pangan lingkungan hidup koperasi
    umkm ukm perindustrian perdagangan perindag disperindag pasar pengelolaan pendapatan aset kependudukan
    pencatatan sipil dukcapil disdukcapil tenaga kerja transmigrasi disnaker arsip perpustakaan kesbangpol kesatuan
    bangsa politik penanggulangan bencana bpbd bappeda bkd inspektorat rsud rsu rs rumah sakit penanaman modal
    perizinan terpadu perijinan satu pintu penyuluhan kb keluarga berencana pengawasan pengendalian pelaksana harian
    opd skpd sekolah sd sdn smp smpn sma sman smk smkn mts ma mi tk paud pkk karang taruna bumdes bpd lpmd korpri
    kua polsek polres koramil kodim terminal pasar kas kaum aparatur pengembangan sdm pegawai diklat mutasi
    rehabilitasi jalan jembatan tibum linmas damkar pemadam kebakaran perbendaharaan anggaran akuntansi pajak
    retribusi tapem pertanahan produksi promosi medis keperawatan penunjang pmi lppl media teknologi statistik
    persandian perumahan permukiman kawasan pertamanan kebersihan tarkim bappelitbangda bpkad bapenda bkpsdm bkpp
    dpmptsp dispermades dp3a dinsos dinkominfo dlh dispora dindik dindikpora dpupr dkp satu tim tp pelayanan khusus
    ahli rapat risalah persidangan perundang-undangan kelembagaan utama pratama muda madya"""
)
# Office words that are parts of people's names as well.
ALSO_NAMES = _words(
    """karya bina marga karang satu cipta madya muda utama praja pratama taruna pamong hidup harian mi ma ahli kas kota
    jalan sosial kerja produksi bangsa negara media pasar"""
)
ABBREVIATIONS = _words(
    """kab kec kel bag bid sub adm prov ds dsn pem sekr kep ka din bd sat subbag subbid peng pemb penyul dik lingk
    kcmtn kom ekon org tek pel pemerint kesejaht kota"""
)
# At these a village head's title is complete: what follows says where the village is.
DISTRICT_WORDS = _words("kec kecamatan kcmtn")

# Words that begin what is no name any more.
LABELS = _words(
    """hp wa whatsapp telp tlp telepon telpon tel tlpn tilp phone hape ponsel sms cp fax faks email e-mail hub hubungi
    kontak contact nip nrp nik no nomor jabatan nama alamat jl jln jalan kantor call hotline pin bbm ig line fb web
    website twitter ext dan atau serta kodepos pos info admin rek handphone mobile hunting piket telkomsel indosat
    xl simpati mentari axis flexi esia smartfren darurat pendaftaran panitia redaksi iklan marketing posko customer
    service loket center sekretariat bot otomatis psw saluran"""
)
COMMON = _words(
    """yang yg di ke dari untuk utk dengan dgn pada akun resmi official account twitter tweet pribadi melayani siap
    pelayanan masyarakat warga rakyat hati sepenuh maju bersatu beriman berkarya bekerja kerja membangun bangun mari
    ayo selamat datang terima kasih informasi seputar berita layanan pengaduan lapor buka tutup senin selasa rabu
    kamis jumat sabtu minggu sen kam jum sab jam ibu bapak ayah suami istri anak anaknya ketik kirim hub silakan
    silahkan mohon kami kita saya aku anda kamu bukan tidak tdk jangan tetap selalu semua para bersama menuju visi
    misi sejahtera aman nyaman tertib bersih cerdas agamis religius hebat rukun guyub gotong royong pecinta penikmat
    hobi hobby penggemar pengabdi abdi negara pns asn tni polri hidup semangat salam profesional ramah cepat tepat
    sentra rumah goa pantai wisata dirgahayu belum kosong tbc periode masa bakti sejak thn tahun mulai bin views my
    own is the of and at follow us gratis hanya juga sudah akan telah adalah itu ini ya lur sedulur sederek wong
    kang ora lan sing ing kebersamaan pelayan petani pengusaha guru dosen alumni lulusan penulis blogger gowes kopi
    musik bola mancing traveler father mother husband wife kabar desaku kotaku bisa setiap lebih baik terbaik
    transparan akuntabel baru"""
)

# Common words that are given names as well: alone they make no name.
COMMON_NAMES = _words(
    """hari jaya indah lestari damai makmur unggul jujur hijau merdeka ikhlas santun amanah cinta mandiri sehat min sel
    rab"""
)

# A text about a person holds one of these, or a rank of the registry.
TRIGGERS = _words(
    """nama jabatan jab kepala ka kep ketua pimpinan pejabat sekretaris sekr asisten assekda staf staff anggota wakil
    wabup wadir walikota wali plt plh pj pjs pgs penjabat pelaksana ymt pymt p direktur direktris dirut bupati camat
    lurah inspektur irban bendahara koordinator carik perangkat komandan danton danramil dandim pranata babinsa
    bhabinkamtibmas ajudan auditor kabag kaban kabid kakan kakantor kakanmenag kakankemenag kupt kuptd kepsek kaur
    kaling kamituwo bayan wakapolsek wakapolres cp c contact kontak narahubung nara admin administrator operator pic
    hub hubungi petugas an a up u pengelola humas drs dra ir dr drg drh prof hj kh bpk bapak ibu"""
)

# Words before a title in a person's own profile that leave it their own.
OWNING = _words(
    "saya selaku sebagai sbg kini sekarang now as currently seorang pak bu mbah pns asn jabatan resmi pribadi tugas"
)
