"""The command line: what is wrong with it is told in the operator's language, in one line that says what to do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tui.cli.arguments import Arguments, build_parser
from tui.errors import UsageError
from tui.wording import sentence, use_language

# What was typed, and what must be named in both languages.
FAULTS = [
    (("purge",), {"id": "AKUN", "en": "ACCOUNT"}, "pantau purge --help"),
    (("link",), {"id": "UNIT", "en": "UNIT"}, "pantau link --help"),
    (("import",), {"id": "BERKAS", "en": "FILE"}, "pantau import --help"),
    (("import", "a.csv", "b.csv"), {"id": "b.csv", "en": "b.csv"}, "pantau --help"),
    (("poll", "--hijau"), {"id": "--hijau", "en": "--hijau"}, "pantau --help"),
    (("poll", "--state"), {"id": "--state", "en": "--state"}, "pantau poll --help"),
    (("poll", "--json=ya"), {"id": "--json", "en": "--json"}, "pantau poll --help"),
    (("--lang", "jw"), {"id": "--lang", "en": "--lang"}, "id, en"),
    (("terbang",), {"id": "terbang", "en": "terbang"}, "pantau --help"),
]
ARGPARSE_SAYS = ("argument", "required", "expected", "ignored", "invalid", "unrecognized", "choose from")


@pytest.fixture(autouse=True)
def _indonesian_again() -> Iterator[None]:
    yield
    use_language("id")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("words", "named", "advice"), FAULTS, ids=lambda value: " ".join(value)[:30])
def test_a_fault_of_the_command_line_is_told_in_the_language_in_use(
    words: tuple[str, ...], named: dict[str, str], advice: str, language: str
) -> None:
    use_language(language)
    with pytest.raises(UsageError) as caught:
        build_parser(words).parse_args(words, Arguments())
    told = sentence(caught.value.code)
    assert named[language] in told
    assert advice in told
    assert [phrase for phrase in ARGPARSE_SAYS if phrase in told] == []
    assert ("Lihat: " in told or "Lihat " in told or "dikenal" in told) == (language == "id")
