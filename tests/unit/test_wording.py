"""Words: every code has a sentence, every text has its English, and the compiled catalogue is the written one."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import iter_modules

import pytest
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from scripts.locale import FOLDER, extracted, read_catalog
from tui.codes import code
from tui.registry.model import FIELD_IDS
from tui.screens.dossier import LABEL_CELLS
from tui.screens.unit_profile import SOURCES, field_cells
from tui.view.cells import cell_len
from tui.wording import _, n_, sentence, tables, use_language
from tui.wording.sentences import sentences
from tui.wording.terms import field_label, source_label

ROOT = Path(__file__).parents[2] / "tui"
ERRORS = {"UsageError", "SourceError", "StateError", "PantauError", "BadRecordError", "UnreadableFileError"}
SPEAKERS = {"code", "Code", "fault", *ERRORS}


@pytest.fixture(autouse=True)
def _indonesian_again() -> Iterator[None]:
    yield
    use_language("id")


def spoken_codes() -> dict[str, str]:
    """The literal names of codes that the product may speak, with the file that does."""
    found: dict[str, str] = {}
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in SPEAKERS:
                continue
            at = 1 if node.func.id == "fault" else 0
            for word in node.args[at : at + 1]:
                if isinstance(word, ast.Constant) and isinstance(word.value, str):
                    found[word.value] = str(path.relative_to(ROOT))
    return found


def test_every_code_that_is_spoken_has_a_sentence() -> None:
    spoken = spoken_codes()
    assert len(spoken) > 100, "the search itself must find them"
    assert {name: where for name, where in spoken.items() if name not in sentences()} == {}


def test_no_two_rooms_give_one_code_different_sentences() -> None:
    seen: dict[str, str] = {}
    for module in iter_modules(tables.__path__):
        for name, text in import_module(f"{tables.__name__}.{module.name}").SENTENCES.items():
            assert seen.setdefault(name, text) == text, name


def test_every_shown_text_has_its_english_and_none_is_left_over() -> None:
    written = {key(message.id): message.string for message in read_catalog() if message.id}
    shown = {key(message.id) for message in extracted() if message.id}
    assert shown - set(written) == set(), "run: make locale"
    assert set(written) - shown == set(), "run: make locale"
    assert {text for text, english in written.items() if not english} == set()


def test_the_compiled_catalogue_is_the_written_one() -> None:
    with (FOLDER / "pantau.po").open("rb") as file:
        catalog = read_po(file, locale="en")
    fresh = BytesIO()
    write_mo(fresh, catalog)
    with (FOLDER / "pantau.mo").open("rb") as file:
        compiled = {key(message.id): message.string for message in read_mo(file) if message.id}
    fresh.seek(0)
    assert compiled == {key(message.id): message.string for message in read_mo(fresh) if message.id}


def key(message: str | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[0]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_use_the_same_arguments() -> None:
    for message in read_catalog():
        if message.id and isinstance(message.id, str) and isinstance(message.string, str):
            assert placeholders(message.string) == placeholders(message.id), message.id


def labels() -> set[str]:
    """The texts that stand in the label column of a screen."""
    found = {node for path in (ROOT / "screens").glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))}
    rows = [call for call in found if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "row"]
    spoken = [call.args[0].args[0] for call in rows if isinstance(call.args[0], ast.Call) and call.args[0].args]
    return {word.value for word in spoken if isinstance(word, ast.Constant) and isinstance(word.value, str)}


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_label_touches_what_stands_beside_it(language: str) -> None:
    use_language(language)
    said = {_(label) for label in labels()} | {source_label(source) for source in SOURCES}
    assert len(said) > 20, "the search itself must find them"
    assert {label for label in said if cell_len(label) >= LABEL_CELLS} == set()
    assert {label for field in FIELD_IDS if cell_len(label := field_label(field)) >= field_cells()} == set()


# A noun in the plural right after a count that may be 1; the counts of these sentences are larger.
PLURAL = re.compile(
    r"\{(?:count|n|read|skipped)\} (?:\w+ )?(?:accounts|lines|rows|columns|records|files|posts|units)\b"
)
NEVER_ONE = {"is borne by {count} units", "may mean {count} units", "{n} units worsened at once"}


def test_no_english_sentence_says_one_accounts() -> None:
    english = {message.string for message in read_catalog() if message.id and isinstance(message.string, str)}
    wrong = {text for text in english if PLURAL.search(text) and not any(many in text for many in NEVER_ONE)}
    assert wrong == set(), "put the number last, or give both forms with n_()"


@pytest.mark.parametrize(("count", "said"), [(1, "1 post"), (2, "2 posts")])
def test_english_has_a_plural_where_a_text_was_given_both_forms(count: int, said: str) -> None:
    use_language("en")
    assert n_("{n} kiriman", "{n} kiriman", count).format(n=count) == said


def test_a_code_without_a_sentence_shows_its_name_and_arguments() -> None:
    assert sentence(code("belum_ada_kalimat", unit="x")) == "belum_ada_kalimat unit=x"


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", "nomor HP belum tercantum di profil"), ("en", "mobile number is not stated in the profile yet")],
)
def test_a_code_is_put_into_words_of_the_language_in_use(language: str, words: str) -> None:
    use_language(language)
    assert sentence(code("field_missing", field="hp")) == words
