"""Which account is which unit: the kinds of names, handles and bios that a reader would tell apart."""

from __future__ import annotations

import pytest

from tests.unit.matching_world import account, followers_of, kebumen, match_of, matched, reason_names, verdict_of
from tui.decisions import NO_DECISIONS
from tui.matching import MatchIndex, Memo, Verdict, match_all, match_in_slices
from tui.matching.classify import judge
from tui.matching.judgement import Judgement
from tui.sources.base import Account


@pytest.mark.parametrize(
    ("username", "name", "bio", "place", "unit"),
    [
        ("kec_mirit", "Kecamatan Mirit", "Kab. Kebumen", "", "33.05.08"),
        ("pejagoan_kec", "Pejagoan Kec. Kebumen", "", "", "33.05.13"),
        ("dukcapilkbm", "Dis-duk-capil Kebumen", "", "", "disdukcapil"),
        ("dinlutkan_kbm", "Din Lut Kan Kebumen", "", "", "dinlutkan"),
        ("kbm_dkp", "Dinas Kelautan & Perikanan", "", "Kebumen", "dinlutkan"),
        ("hutbunkbm", "Kehutanan dan Perkebunan", "Kab. Kebumen", "", "dishutbun"),
        ("dishubkominfokb", "DISHUBKOMINFO KEBUMEN", "", "", "dishubkominfo"),
        ("kankesbangpol", "Kankesbangpol Kab. Kebumen", "", "", "kesbangpol"),
        ("desakalisono", "Desa Kalisono", "Karangsambung, Kebumen", "", "33.05.26.2010"),
        ("kec_bulus", "Kec. Bulus Pesantren", "Kab. Kebumen", "", "33.05.06"),
        ("bonjok_kidul", "Desa Bonjok Kidul", "Kec. Bonorowo", "", "33.05.23.2009"),
        ("kec_kuwarsan", "Kecamatan Kuwarsan", "Kab. Kebumen", "", "33.05.16"),
        ("kecalian", "Kecamtan Alian", "Kab. Kebumen", "", "33.05.11"),
        ("kec_buluspes", "Kecamatan Buluspesan", "Kecamatan Buluspesantren Kab. Kebumen", "", "33.05.06"),
        ("krgsari_sruweng", "Pemdes Karangsari", "Kec. Sruweng Kebumen", "", "33.05.14.2011"),
        ("kel_bumirejo", "Kelurahan Bumirejo", "Kec. Kebumen Kab. Kebumen", "", "33.05.12.1026"),
        ("bumirejopuring", "Desa Bumirejo", "Kec. Puring Kab. Kebumen", "", "33.05.03.2020"),
        ("desabandung_kbm", "Desa Bandung", "Kec. Kebumen Kab. Kebumen (bukan kota Bandung)", "", "33.05.12.2019"),
        ("k_l_h", "K.L.H. Kebumen", "Kantor Lingkungan Hidup", "", "klh"),
        ("bpbdkbm", "BPBD Kebumen", "Posko banjir Purworejo 0275-555111", "Kebumen", "bpbd"),
        ("kec_ambal_kbm", "Melayani Dengan Hati", "Akun resmi Kecamatan Ambal Kab. Kebumen", "", "33.05.07"),
        ("sekdakebumen", "Sekda", "Sekretariat Daerah Kabupaten Kebumen", "", "setda"),
    ],
)  # fmt: skip
def test_a_unit_is_recognised_by_what_its_name_is_made_of(
    username: str, name: str, bio: str, place: str, unit: str
) -> None:
    assert verdict_of(account(username, name, bio, place)) == ("official", "accept", unit)


@pytest.mark.parametrize(
    ("username", "name", "bio", "unit", "reason"),
    [
        ("desa_sidomulyo", "Desa Sidomulyo", "Kab. Kebumen", None, "several_units"),
        ("sruweng_kbm", "Sruweng", "akun resmi, Kebumen", None, "several_units"),
        ("kec_karanganyar", "Kecamatan Karanganyar", "akun resmi", "33.05.20", "place_missing"),
        ("diskominfo_kbm", "Diskominfo Kebumen", "", "dishubkominfo", "name_partial"),
        ("dinsoskbm", "Dinas Sosial Kab. Kebumen", "", "disnakertransos", "name_partial"),
        ("dpupr_kbm", "Dinas Pekerjaan Umum dan Penataan Ruang", "Kab. Kebumen", "dpu", "name_longer"),
        ("bakesbangpol", "Badan Kesbangpol Kebumen", "", "kesbangpol", "kind_differs"),
        ("camatpuring", "Camat Puring", "Kab. Kebumen", "33.05.03", "title_alone"),
        ("toko_baju", "Kecamatan Alian", "Kab. Kebumen", "33.05.11", "handle_unlike"),
        ("dinkes_kbm", "Kecamatan Mirit", "Kab. Kebumen", "33.05.08", "handle_names_other"),
        ("kec_klirong", "Kecamatan Klirong", "dulu @klirongnews, Kab. Kebumen", "33.05.05", "renamed"),
        ("kec_mirit", "Kec\u0430matan Mirit", "Kab. Kebumen", "33.05.08", "letters_disguised"),
        ("humasbpbd", "Humas BPBD Kebumen", "", None, "several_bodies"),
        ("rsudprembun", "RSUD Prembun", "RSUD Prembun Kab. Kebumen", "rsud", "name_holds_more"),
        ("desasidomulyo", "Desa Sidomulyo", "Kec. Mirit Kab. Kebumen", None, "several_units"),
        ("desapeniron", "Desa Peniron", "Kec. Mirit Kab. Kebumen", "33.05.13.2012", "parent_differs"),
    ],
)  # fmt: skip
def test_what_a_reader_would_doubt_waits_for_a_human(
    username: str, name: str, bio: str, unit: str | None, reason: str
) -> None:
    match = match_of(account(username, name, bio))

    assert (match.class_.value, match.verdict.value, match.unit) == ("official", "review", unit)
    assert reason in reason_names(match)


def test_a_protected_unit_waits_and_a_protected_official_is_still_an_official() -> None:
    unit = Account("x", "1", "kec_mirit", "Kecamatan Mirit", "Kab. Kebumen", protected=True)
    person = Account("x", "2", "warno_m", "Warno Jagad", "Kasi Trantib Kec. Mirit Kebumen", protected=True)

    assert verdict_of(unit) == ("official", "review", "33.05.08")
    assert verdict_of(person) == ("personal", "none", "33.05.08")


def test_a_village_name_in_several_kecamatan_waits_as_a_candidate_for_all_of_them() -> None:
    match = match_of(account("desajemur", "Desa Jemur", "Kab. Kebumen"))

    assert match.unit is None
    assert match.units == ("33.05.12.2029", "33.05.13.2008")


@pytest.mark.parametrize(
    ("name", "bio", "unit"),
    [
        ("Sukirno Jagatpati", "Camat Ambal Kab. Kebumen", "33.05.07"),
        ("tono wiryo", "kasi pemerintahan kec sruweng kebumen, hobi mancing", "33.05.14"),
        ("Muhyidin", "Bapak 3 anak. Kades Kalijaya, Alian", "33.05.11.2008"),
        ("dr. Wahyono", "Kadinkes Kebumen", "dinkes"),
        ("Heru Santanu, SH", "Kepala BKD Kebumen, penggemar badminton", "bkd"),
        ("Dyah Woro", "Inspektur Kabupaten Kebumen", "inspektorat"),
        ("Ira Puspasari", "Kabag Hukum Setda Kebumen", "bag-hukum"),
        ("Agus BPBD Kebumen", "Kasi Kedaruratan BPBD Kab. Kebumen", "bpbd"),
        ("Eko Widyatmaka Camat Buayan", "Kebumen beriman", "33.05.02"),
        ("Budi Suwanda", "Mantan Camat Mirit, kini Camat Puring. Kebumen", "33.05.03"),
        ("drg. Wening", "Kepala Puskesmas Alian Kebumen", "dinkes"),
        ("Adi Warsita", "Sekda Kabupaten Kebumen. Akun pribadi", "setda"),
        ("Pak Lurah", "Lurah Tamanwinangun sejak 2012", "33.05.12.1012"),
        ("H. Djuwarni", "Wakil Bupati Kebumen", None),
        ("Cipto Waluyanto", "Anggota DPRD Kab. Kebumen", None),
        ("Suyatmi", "Kades Karangsari Kebumen", None),
    ],
)
def test_a_present_official_with_an_own_account_is_personal(name: str, bio: str, unit: str | None) -> None:
    assert verdict_of(account("orang_rekaan", name, bio)) == ("personal", "none", unit)


@pytest.mark.parametrize(
    ("name", "bio", "reason"),
    [
        ("H. Tukijo", "mantan lurah Panjer Kebumen", "title_former"),
        ("Soebagyo", "Camat Prembun 2005-2010, Kebumen", "title_former"),
        ("Warsito", "Bakal calon kades Peniron, Pejagoan Kebumen", "title_wished"),
        ("Rara", "cucu lurah Gombong, mahasiswi", "title_of_kin"),
        ("Paijo", "supir pak camat Mirit", "title_denied"),
        ("Sudarmono", "Camat Bagelen Kab. Purworejo", "elsewhere"),
        ("Camat Galau", "parodi", "sign_parody"),
        ("Kecamatan Ambal Lovers", "Kebumen", "sign_fan"),
        ("Sate Ambal Pak Di", "Kec. Ambal Kebumen", "sign_shop"),
        ("DPC Partai Rekaan Kebumen", "Kec. Kebumen", "sign_party"),
        ("Kabar Kecamatan Gombong", "Kebumen", "sign_media"),
        ("Desa Peniron", "bukan akun resmi desa", "not_official"),
        ("Dinkes Kota Semarang", "", "elsewhere"),
        ("Dinas Kesehatan Provinsi Jawa Tengah", "", "elsewhere"),
        ("Kecamatan Karanganyar", "Kabupaten Demak", "elsewhere"),
        ("Kecamatan Sukajadi", "melayani", "unit_elsewhere"),
        ("Dedi Sadang", "Sadang, Kec. Sadang Kebumen", "only_mentions"),
        ("Rizky", "gamers", "no_unit_named"),
    ],
)
def test_others_are_unrelated_and_the_first_reason_says_why(name: str, bio: str, reason: str) -> None:
    match = match_of(account("orang_rekaan", name, bio))

    assert (match.class_.value, match.verdict.value, match.unit) == ("unrelated", "none", None)
    assert reason_names(match)[0] == reason


@pytest.mark.parametrize(
    ("name", "bio", "unit"),
    [
        ("Puskesmas Gombong I", "UPTD Kec. Gombong Kebumen", "dinkes"),
        ("SMP Negeri 1 Kebumen", "", "disdikpora"),
        ("PKK Kec. Ambal", "Kebumen", "33.05.07"),
        ("BPD Krakal", "Desa Krakal Kec. Alian Kebumen", "33.05.11.2016"),
        ("Polsek Alian Kebumen", "", None),
        ("KUA Kecamatan Ambal", "Kebumen", None),
        ("Pemkab Kebumen", "Pemerintah Kabupaten Kebumen", None),
    ],
)
def test_bodies_beside_and_below_units_are_affiliates(name: str, bio: str, unit: str | None) -> None:
    assert verdict_of(account("lembaga_x", name, bio)) == ("affiliate", "none", unit)


@pytest.mark.parametrize(
    "bio",
    [
        "Jalur khusus CPNS, biaya pendaftaran via WA",
        "Klaim bantuan tunai, klik link di bio",
        "kirim data diri, hadiah BTC",
    ],
)
def test_an_impostor_that_asks_for_money_is_put_before_a_human_and_never_accepted(bio: str) -> None:
    match = match_of(account("bkd_kebumen_", "BKD Kebumen", bio))

    assert (match.class_.value, match.verdict.value, match.unit) == ("unrelated", "review", None)
    assert match.units == ("bkd",)
    assert reason_names(match)[0] == "sign_money"


def test_a_warning_against_impostors_and_a_lawful_fee_are_no_impostor_signs() -> None:
    warns = account("dukcapilkbm", "Disdukcapil Kebumen", "Waspada penipuan, kami tidak pernah meminta transfer")
    fee = account("kppt_kbm", "KPPT-PM Kab. Kebumen", "Bayar retribusi IMB di loket Bank Jateng", number=2)

    assert verdict_of(warns)[1:] == ("accept", "disdukcapil")
    assert verdict_of(fee)[1:] == ("accept", "kppt-pm")


def test_of_two_claimants_the_institutional_one_wins_whatever_their_order() -> None:
    old = account("bpbdkebumen", "BPBD Kebumen", "Telp (0287) 555113", number=2, url="http://bpbd.kebumenkab.go.id")
    new = account("BPBD_Kebumen", "BPBD KEBUMEN", "", "Kebumen", number=1)

    for order in ((old, new), (new, old)):
        matches = matched(*order)
        assert matches.accepted["bpbd"].key == old.key
        assert matches.by_key[new.key].verdict is Verdict.REVIEW
        assert reason_names(matches.by_key[new.key])[0] == "rival_better"


def test_a_rival_of_the_same_handle_is_told_apart_by_its_id() -> None:
    old = account("bpbdkebumen", "BPBD Kebumen", "Telp (0287) 555113", number=2, url="http://bpbd.kebumenkab.go.id")
    for handle, rival in (("BPBDkebumen", "bpbdkebumen (x:2)"), ("BPBD_Kebumen", "bpbdkebumen")):
        new = account(handle, "BPBD KEBUMEN", "", "Kebumen", number=1)
        assert matched(old, new).by_key[new.key].reasons[0].get("rival") == rival


def test_two_equal_claimants_both_wait() -> None:
    matches = matched(
        account("kec_mirit", "Kecamatan Mirit", "Kab. Kebumen", number=1),
        account("kecmirit_kbm", "Kec. Mirit", "Kab. Kebumen", number=2),
    )

    assert matches.accepted == {}
    assert {reason_names(match)[0] for match in matches.candidates["33.05.08"]} == {"rival_equal"}


def test_no_reason_ever_holds_a_phone_number() -> None:
    match = match_of(account("kec_mirit", "Kec. Mirit (0287) 555140", "Camat: Budi 0812 5555 4848", "Kebumen"))

    words = " ".join(str(value) for reason in match.reasons for _, value in reason.args)
    assert not any(len(run) > 4 for run in "".join(c if c.isdigit() else " " for c in words).split())


def test_slices_give_the_same_matches_and_give_way_between_them() -> None:

    many = [account(f"orang{n}", f"Orang {n}", "", number=n) for n in range(1, 1202)]
    followers = followers_of([*many, account("kec_mirit", "Kecamatan Mirit", "Kab. Kebumen", number=5000)])
    steps = match_in_slices(kebumen(), followers, NO_DECISIONS)
    pauses = []
    try:
        while True:
            pauses.append(next(steps))
    except StopIteration as end:
        sliced = end.value

    assert pauses == [500, 1000]
    assert sliced.by_key == match_all(kebumen(), followers, NO_DECISIONS).by_key


def test_an_unchanged_follower_is_not_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []

    def counting(index: MatchIndex, one: Account) -> Judgement:
        judged.append(one.username)
        return judge(index, one)

    monkeypatch.setattr("tui.matching.match.judge", counting)
    memo = Memo()
    first = account("kec_mirit", "Kecamatan Mirit", "Kab. Kebumen", number=1)
    other = account("rizky", "Rizky", number=2)
    matched(first, other, memo=memo)
    matched(first, account("rizky", "Rizky R", number=2), memo=memo)

    assert judged == ["kec_mirit", "rizky", "rizky"]
