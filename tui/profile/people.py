"""Who is stated: the officer with name and title, head or contact person."""

from __future__ import annotations

import re

from msgspec import Struct

from tui.profile.layout import plain
from tui.profile.model import SourceField
from tui.profile.names import NameFound, read_name
from tui.profile.titles import TitleFound, titles
from tui.profile.vocabulary import Vocabulary
from tui.profile.words import COMMON, CONTACT, LABELS

UNTITLED, CONTACT_RANK = 4, 5
_NAME_LABEL = re.compile(
    r"\b(?:nama(?:\s+(?:lengkap|pejabat|pimpinan|jelas))?(?:\s*(?:/|&|dan)\s*jabatan)?|pimpinan|pejabat)"
    r"(?P<mark>\s*[:=]|\s+-(?=\s))?\s*",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(r"\b(?:jabatan|jab)\b\s*\.?\s*[:=\-]?\s*", re.IGNORECASE)
_TITLE_VALUE = re.compile(
    r"[^|;\n/,]{2,80}?(?=\s*(?:[|;\n/,]|\.\s|\.?\Z|\b(?:no|hp|wa|telp?|tlp|nomor)\b))", re.IGNORECASE
)
_CONTACT = re.compile(rf"(?<![\w@]){CONTACT}\b(?:\s?\d\b)?[\s.:=(\-]*", re.IGNORECASE)
_AFTER_NUMBER = re.compile(
    r"(?<![\d\-./])(?:62|0)[\s\-.)]{0,3}\d[\d\s.\-]{5,14}\d(?:[)\s]*\(\s*(?=[^\W\d_])|\s+(?:a\.?n\.?|an)\s+)",
    re.IGNORECASE,
)
_LINKS = r"(?:(?:adalah|yaitu|yakni|oleh)\s+)?"
_TO_NAME = re.compile(rf"\)?(?:\s*(?P<mark>[:=]|[(,|/\-\n]+|\.(?=\s))\s*|\s+)?{_LINKS}", re.IGNORECASE)
_FROM_NAME = re.compile(r"(?:\s*[(,|/\-\n]+\s*|\s+(?:selaku|sebagai|as|jabatan\s*:)\s+|\s+)\Z", re.IGNORECASE)
_STARTS = re.compile(r"(?:[|;!?\n/()+]|[.:,\-](?=\s))\W*")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_LABEL_WORDS = r"(?:hp|wa|telp?|tlp|no|nomor|nip|cp|hub|sms|kontak|alamat)"
_ENDS = re.compile(
    r"[\s.,;:|/()\-]*(?:\Z|[|;/(\n)]|[,.\-]\s|[+(]?[0-9oO]\d"
    rf"|(?:{_LABEL_WORDS}|kec|kel|kab|desa|ds|kecamatan|kelurahan|kabupaten|plt|di|via)\b)",
    re.IGNORECASE,
)
_CALLED = re.compile(rf"[\s:;(),|/\-]*(?:{_LABEL_WORDS}[\s.:/]*){{0,3}}\W{{0,2}}[+(]?[0-9oO]\d", re.IGNORECASE)


class Officer(Struct, frozen=True):
    """A person or an office as one text states it; places are (start, end) in that text.

    `is_marked`: a colon stands between title and name, or both have their label; `is_sure`: that, or the name shows
    by honorific or degree that it is one.
    """

    source: SourceField
    rank: int
    name: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    is_sure: bool = False
    is_marked: bool = False


def may_state(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text may state anybody: the quick no."""
    return vocabulary.may_tell(text) or ("(" in text and _AFTER_NUMBER.search(text) is not None)


def officers(source: SourceField, text: str, vocabulary: Vocabulary, unit_kind: str | None) -> list[Officer]:
    """All whom an office's text states, in its order; a post also tells of others, so there only marked ones count."""
    if not may_state(text, vocabulary):
        return []
    is_loose = not any(char.isupper() for char in text)
    reader = _Reader(source, plain(text), vocabulary, unit_kind, is_loose=is_loose)
    found = reader.labelled() or [*reader.titled(), *reader.contacts()]
    if source == "pinned_text":
        return [officer for officer in found if officer.is_marked]
    if source == "name":
        return reader.nameplate() or [officer for officer in found if officer.name is None or officer.rank < UNTITLED]
    return found or reader.untitled()


class _Reader:
    """One reading of one text; a name is given to one office only."""

    def __init__(
        self, source: SourceField, text: str, vocabulary: Vocabulary, unit_kind: str | None, *, is_loose: bool
    ) -> None:
        self.source: SourceField = source
        self.text = text
        self.vocabulary = vocabulary
        self.unit_kind = unit_kind
        self.is_loose = is_loose
        self.used: list[tuple[int, int]] = []

    def name_at(self, at: int, *, loose: bool = False) -> NameFound | None:
        """The name that begins here."""
        return read_name(self.text, at, self.vocabulary, loose=loose or self.is_loose)

    def _is_used(self, name: NameFound) -> bool:
        """Whether a name was given to somebody already."""
        return any(start < name.end and name.start < end for start, end in self.used)

    def labelled(self) -> list[Officer]:
        """What stands after "Nama:" and "Jabatan:"."""
        label = _NAME_LABEL.search(self.text)
        if label is None or not (label["mark"] or _TITLE_LABEL.search(self.text, label.end())):
            return []
        name = self.name_at(label.end(), loose=bool(label["mark"]))
        title = self._labelled_title(label.span())
        if name is None:
            return []
        if title is None:
            after = next(iter(titles(self.text[name.end :], self.vocabulary, permissive=True)), None)
            if after is not None and after.start <= 6:
                title = (name.end + after.start, name.end + after.end)
        base = self.text[title[0] : title[1]] if title else ""
        held = next(iter(titles(base, self.vocabulary, permissive=True)), None)
        rank = self.vocabulary.rank(held.base, self.unit_kind) if held else UNTITLED
        return [Officer(self.source, rank, (name.start, name.end), title, is_sure=True, is_marked=True)]

    def _labelled_title(self, other: tuple[int, int]) -> tuple[int, int] | None:
        """The place of what stands after "Jabatan:", where that is not part of another label ("Nama/Jabatan:")."""
        label = _TITLE_LABEL.search(self.text)
        if label is None or other[0] <= label.start() < other[1]:
            return None
        rest = self.text[label.end() :]
        known = next(iter(titles(rest, self.vocabulary, permissive=True)), None)
        if known is not None and known.start == 0:
            return label.end(), label.end() + known.end
        value = _TITLE_VALUE.match(rest)
        if value is None or not value[0].strip(" -."):
            return None
        return label.end(), label.end() + len(value[0].rstrip())

    def titled(self) -> list[Officer]:
        """Every title, with the name that stands after or before it."""
        found = []
        for title in titles(self.text, self.vocabulary, permissive=False):
            name, is_marked = self._name_of(title)
            rank = self.vocabulary.rank(title.base, self.unit_kind)
            if name is not None:
                place = (name.start, name.end)
                self.used.append(place)
                is_sure = is_marked or name.is_titled
                found.append(Officer(self.source, rank, place, (title.start, title.end), is_sure, is_marked))
            elif title.is_mention:
                continue
            elif _CALLED.match(self.text, title.until):
                found.append(Officer(self.source, rank, None, (title.start, title.end)))
            else:
                label = _TITLE_LABEL.search(self.text, max(0, title.start - 20), title.start)
                if label and label.end() == title.start:
                    found.append(Officer(self.source, rank, None, (title.start, title.end)))
        return found

    def _name_of(self, title: TitleFound) -> tuple[NameFound | None, bool]:
        """The name that belongs to a title, and whether a colon says so."""
        bridge = _TO_NAME.match(self.text, title.until)
        mark = bridge["mark"] if bridge else None
        is_marked = mark in (":", "=")
        after = self.name_at(bridge.end() if bridge else title.until, loose=is_marked)
        if after is not None and self._is_used(after):
            after = None
        if after is not None and (is_marked or (mark in (None, "(") and self._is_plain(after))):
            return after, is_marked
        before = self._name_before(title.start)
        if before is not None:
            return before, False
        if after is not None and (after.is_titled or (mark != "." and len(after.words) > 1 and self._is_plain(after))):
            return after, False
        return None, False

    def _is_plain(self, name: NameFound) -> bool:
        """Whether a name shows itself to be one: by a degree, or because the statement ends after it.

        One that begins like a village's must be followed by its number.
        """
        if name.is_titled:
            return True
        known = [word.lower() in self.vocabulary.known for word in name.words]
        if known[0]:
            return not all(known) and _CALLED.match(self.text, name.end) is not None
        if any(known):
            return True
        return _ENDS.match(self.text, name.end) is not None or self._is_before_other(name)

    def _is_before_other(self, name: NameFound) -> bool:
        """Whether a word follows that no name goes on with: a common one, or one in lower case among capitals."""
        following = _NEXT_WORD.match(self.text, name.end)
        if following is None:
            return False
        is_small = following[1][0].islower() and not self.is_loose
        return is_small or following[1].lower() in COMMON or following[1].lower() in LABELS

    def _name_before(self, end: int) -> NameFound | None:
        """The name that ends where a title begins."""
        bridge = _FROM_NAME.search(self.text, max(0, end - 20), end)
        if bridge is None:
            return None
        begin = max(0, end - 80)
        starts = [begin if begin == 0 else self.text.find(" ", begin)]
        starts += [found.end() for found in _STARTS.finditer(self.text, begin, bridge.start())]
        for start in starts:
            name = self.name_at(max(start, 0))
            if name is None or self._is_used(name) or not 0 <= bridge.start() - name.end <= 1:
                continue
            if self.text[name.end : bridge.start()].strip(" ."):
                continue
            is_many = len(name.words) > 1 and bridge[0].strip(" ") != ""
            if name.is_titled or (is_many and self._is_plain(name)):
                return name
        return None

    def contacts(self) -> list[Officer]:
        """Names after "CP", "Narahubung", or in brackets after a number."""
        found = []
        for label in (*_CONTACT.finditer(self.text), *_AFTER_NUMBER.finditer(self.text)):
            name = self.name_at(label.end())
            if name is not None and not self._is_used(name) and _ENDS.match(self.text, name.end):
                self.used.append((name.start, name.end))
                found.append(Officer(self.source, CONTACT_RANK, (name.start, name.end)))
        return found

    def nameplate(self) -> list[Officer]:
        """A display name that is a title with its place and nothing else ("Camat Sadang"), but no unit's own name."""
        title = next(iter(titles(self.text, self.vocabulary, permissive=False)), None)
        if title is None or title.end == title.base_end or self.text[: title.start].strip(" "):
            return []
        if re.search(r"\w", self.text[title.end :]):
            return []
        rank = self.vocabulary.rank(title.base, self.unit_kind)
        return [Officer(self.source, rank, None, (title.start, title.end))] if rank < 2 else []

    def untitled(self) -> list[Officer]:
        """A name with honorific or degree that stands for itself."""
        for start in (0, *(found.end() for found in _STARTS.finditer(self.text))):
            name = self.name_at(start)
            if name is None or not name.is_titled or len(name.words) < 2 or not _ENDS.match(self.text, name.end):
                continue
            if not any(word.lower() in self.vocabulary.known for word in name.words):
                return [Officer(self.source, UNTITLED, (name.start, name.end))]
        return []
