"""Laws of matching: disguise, order, renumbering, more units and a memo change no verdict."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scripts.accuracy import accounts_of
from tests.unit.matching_world import DATA, account, followers_of, kebumen, match_of, matched, verdict_of
from tui.decisions import NO_DECISIONS
from tui.matching import Class, Matches, Memo, Verdict, index_of, match_all
from tui.matching.classify import judge
from tui.matching.gate import Gate
from tui.matching.normalize import fold, is_one_slip, sound, word_spans, words_of
from tui.registry.model import Unit
from tui.sources.base import Account
from tui.wording.language import use_language
from tui.wording.sentences import sentence

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u202e\u202c"
ACCENTS = {"a": "á", "e": "é", "i": "ï", "o": "ô", "u": "ü", "n": "ñ"}
CUT_LENGTHS = (20, 50)  # a name that fills the limit may be cut there, and more signs would say that it is not
GOLD = ("gold", "gold_adversarial/1")


@cache
def gold() -> tuple[Account, ...]:
    return tuple(one for folder in GOLD for one in accounts_of(DATA / folder / "followers.csv"))


@cache
def plain() -> Matches:
    return matched(*gold())


def judged(matches: Matches) -> dict[str, tuple[str, str, str | None]]:
    return {key.id: (m.class_.value, m.verdict.value, m.unit) for key, m in matches.by_key.items()}


def shouted(text: str) -> str:
    return text.upper()


def accented(text: str) -> str:
    return "".join(ACCENTS.get(letter, letter) for letter in text)


def widened(text: str) -> str:
    """Latin letters made full-width, as ornament and not as disguise."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in text)


def test_capitals_change_no_verdict() -> None:
    changed = [replace(one, name=shouted(one.name), description=shouted(one.description)) for one in gold()]
    assert judged(matched(*changed)) == judged(plain())


def test_small_letters_change_no_verdict() -> None:
    changed = [replace(one, name=one.name.lower(), username=one.username.lower()) for one in gold()]
    assert judged(matched(*changed)) == judged(plain())


def test_accents_change_no_verdict() -> None:
    changed = [replace(one, name=accented(one.name), description=accented(one.description)) for one in gold()]
    assert judged(matched(*changed)) == judged(plain())


def test_full_width_letters_change_no_verdict() -> None:
    changed = [replace(one, name=widened(one.name)) for one in gold()]
    assert judged(matched(*changed)) == judged(plain())


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_inserted_zero_width_characters_change_no_verdict(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(gold()))
    at = data.draw(st.integers(0, len(one.name)))
    hidden = data.draw(st.text(ZERO_WIDTH, min_size=1, max_size=3))
    changed = replace(one, name=one.name[:at] + hidden + one.name[at:])
    assert verdict_of(changed) == verdict_of(one)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_punctuation_between_the_words_of_a_name_changes_no_verdict(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(gold()))
    assume(len(one.name) not in CUT_LENGTHS)
    mark = data.draw(st.sampled_from((" - ", " * ", "  ", " ~ ", " _ ", " :: ", " = ")))
    changed = replace(one, name=mark.join(one.name.split(" ")))
    assert verdict_of(changed) == verdict_of(one)


UNAMBIGUOUS = st.sampled_from(
    [unit for unit in kebumen().units if unit.kind == "kecamatan" and unit.short != "Kebumen"]
)


@settings(max_examples=60, deadline=None)
@given(unit=UNAMBIGUOUS, order=st.permutations(range(3)), mark=st.sampled_from((" ", ", ", " | ", "-")))
def test_the_order_of_kind_name_and_place_in_a_name_changes_no_verdict(unit: Unit, order: list[int], mark: str) -> None:
    parts = ("Kecamatan", unit.short, "Kebumen")
    name = mark.join(parts[place] for place in order)
    handle = f"kec_{unit.short.lower()}"[:15]
    assert verdict_of(account(handle, name)) == ("official", "accept", unit.id)


@settings(max_examples=60, deadline=None)
@given(unit=st.sampled_from(kebumen().units), place=st.sampled_from(("Kebumen", "Kab. Kebumen", "KEBUMEN")))
def test_a_name_that_several_units_bear_is_never_accepted_by_itself(unit: Unit, place: str) -> None:
    match = match_of(account("akun_rekaan", unit.name, place))
    bearers = [other for other in kebumen().units if other.name == unit.name]
    if len(bearers) > 1:
        assert match.verdict is not Verdict.ACCEPT


def test_a_bare_area_name_is_never_accepted() -> None:
    for unit in kebumen().units:
        if unit.kind in ("kecamatan", "kelurahan", "desa"):
            bare = unit.name.split(" ", 1)[1]
            assert match_of(account("akun_rekaan", bare, "Kebumen")).verdict is not Verdict.ACCEPT


@settings(max_examples=25, deadline=None)
@given(name=st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=12), parent=UNAMBIGUOUS)
def test_adding_a_unit_never_makes_an_unrelated_follower_accepted(name: str, parent: Unit) -> None:
    registry = kebumen()
    added = Unit("new", f"Desa {name.title()}", "desa", name[:16], parent.id)
    grown = replace(registry, units=(*registry.units, added), digest=f"{registry.digest}+{name}+{parent.id}")
    unrelated = [one for one in gold() if plain().by_key[one.key].class_ is Class.UNRELATED][:40]
    assert matched(*unrelated, registry=grown).accepted == {}


def test_renumbering_accounts_changes_nothing_but_their_numbers() -> None:
    renumbered = [replace(one, id=str(10**12 - int(one.id) % 10**9 * 997)) for one in gold()]
    before = {one.username: plain().by_key[one.key] for one in gold()}
    after = matched(*renumbered)
    for one in renumbered:
        match, was = after.by_key[one.key], before[one.username]
        assert (match.class_, match.verdict, match.unit) == (was.class_, was.verdict, was.unit)


def test_renumbering_units_changes_nothing_but_their_ids() -> None:
    registry = kebumen()
    new_id = {unit.id: f"u{number}" for number, unit in enumerate(registry.units)}
    units = tuple(
        replace(unit, id=new_id[unit.id], parent=new_id[unit.parent] if unit.parent else None)
        for unit in registry.units
    )
    renumbered = matched(*gold(), registry=replace(registry, units=units, digest="renumbered"))
    expected = {key: (c, v, new_id[u] if u else None) for key, (c, v, u) in judged(plain()).items()}
    assert judged(renumbered) == expected


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_memo_changes_nothing(data: st.DataObject) -> None:
    memo = Memo()
    first = data.draw(st.lists(st.sampled_from(gold()), unique=True, max_size=30))
    second = data.draw(st.lists(st.sampled_from(gold()), unique=True, max_size=30))
    for accounts in (first, second, [replace(one, name="Orang Rekaan") for one in second], first):
        followers = followers_of(accounts)
        remembered = match_all(kebumen(), followers, NO_DECISIONS, memo)
        assert remembered.by_key == match_all(kebumen(), followers, NO_DECISIONS).by_key


@given(st.text(max_size=40))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text("abdghijklmnopqrstuy", min_size=5, max_size=20))
def test_javanese_o_and_a_sound_alike(name: str) -> None:
    assert sound(name.replace("o", "a")) == sound(name)


@settings(max_examples=100)
@given(st.text(max_size=40))
def test_word_spans_stand_where_the_words_are(text: str) -> None:
    for word, start, end in word_spans(text):
        assert 0 <= start < end <= len(text)
        assert word in "".join(words_of(fold(text[start:end]))) or word == "dan"


@settings(max_examples=80, deadline=None)
@given(name=st.text(max_size=30), bio=st.text(max_size=60), place=st.text(max_size=20))
def test_no_text_breaks_matching_and_every_match_says_why(name: str, bio: str, place: str) -> None:
    match = match_of(account("akun_rekaan", name, bio, place))
    assert match.reasons
    assert match.verdict is not Verdict.ACCEPT


def test_the_quick_look_passes_over_nobody_whom_a_full_one_would_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    index = index_of(kebumen())
    passed_over = [one for one in gold() if not index.gate.lets_in(one)]
    monkeypatch.setattr(Gate, "lets_in", lambda _gate, _account: True)

    assert passed_over
    for one in passed_over:
        judgement = judge(index, one)
        assert (judgement.class_, judgement.verdict) == (Class.UNRELATED, Verdict.NONE), one.username


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_reason_has_its_sentence_in_both_languages(language: str) -> None:
    use_language(language)
    reasons = {reason.name: reason for match in plain().by_key.values() for reason in match.reasons}
    try:
        assert [name for name, reason in reasons.items() if sentence(reason).startswith(name)] == []
    finally:
        use_language("id")


@settings(max_examples=300)
@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_slip_is_a_restricted_distance_of_at_most_one(one: str, other: str) -> None:
    from rapidfuzz.distance import OSA

    assert is_one_slip(one, other) == (OSA.distance(one, other) <= 1)


@given(st.text("abcdef", min_size=2, max_size=9), st.data())
def test_two_letters_that_changed_places_are_one_slip(word: str, drawn: st.DataObject) -> None:
    at = drawn.draw(st.integers(0, len(word) - 2))
    assert is_one_slip(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :])
