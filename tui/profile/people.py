"""Who is stated: the officer with name and title, head or contact person."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tui.profile.model import SourceField
from tui.profile.names import NameFound, read_name
from tui.profile.titles import TitleFound, titles
from tui.profile.vocabulary import Vocabulary
from tui.profile.words import CONTACT, OWNING

UNTITLED, CONTACT_RANK = 4, 5
_NAME_LABEL = re.compile(
    r"\bnama(?:\s+(?:lengkap|pejabat|pimpinan|jelas))?(?:\s*(?:/|&|dan)\s*jabatan)?\s*[:=]\s*", re.IGNORECASE
)
_TITLE_LABEL = re.compile(r"\b(?:jabatan|jab)\s*\.?\s*[:=]\s*", re.IGNORECASE)
_TITLE_VALUE = re.compile(
    r"[^|;\n/,]{2,80}?(?=\s*(?:[|;\n/,]|\.\s|\.?\Z|\b(?:no|hp|wa|telp?|tlp|nomor)\b))", re.IGNORECASE
)
_CONTACT = re.compile(rf"(?<![\w@]){CONTACT}\b[\s.:=(\-]*", re.IGNORECASE)
_AFTER_NUMBER = re.compile(r"\d[)\s]*\(\s*(?=[^\W\d_])|\d\s+(?:a\.?n\.?|an)\s+", re.IGNORECASE)
_TO_NAME = re.compile(
    r"\)?(?:\s*(?P<mark>[:=]|[(,|/\-\u2013\u2014\u2022\u00b7>\n]+)\s*|\s+)?(?:(?:adalah|yaitu|yakni|oleh)\s+)?",
    re.IGNORECASE,
)
_FROM_NAME = re.compile(
    r"(?:\s*[(,|/\-\u2013\u2014\u2022\u00b7\n]+\s*|\s+(?:selaku|sebagai|as|jabatan\s*:)\s+|\s+)\Z", re.IGNORECASE
)
_STARTS = re.compile(r"(?:[^\w\s.:,'\u2019&@#-]|\n|[.:,\-](?=\s))\W*")
_ENDS = re.compile(
    r"[\s.,;:|/()\-\u2013\u2014\u2022\u00b7\n]*(?:\Z|[|;/(\n)\u2013\u2014]|[,.\-]\s|(?:hp|wa|telp?|tlp|no|nip|cp|hub|kontak|kec|kel|kab|desa|ds|kecamatan|kelurahan|kabupaten|nomor|plt|alamat|di|via)\b|[+(]?[0-9oO]\d)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"[\s:(,|/\-]*(?:(?:hp|wa|telp?|tlp|no|hub|cp|sms|kontak)[\s.:/]*){0,3}\W{0,2}[+(]?[0-9oO]\d", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Officer:
    """A person or an office as one text states it; places are (start, end) in that text."""

    source: SourceField
    rank: int
    at: int
    name: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    is_sure: bool = False


def officers(source: SourceField, text: str, vocabulary: Vocabulary, unit_kind: str | None) -> list[Officer]:
    """All whom an office's text states, in its order."""
    if not vocabulary.may_tell(text) and not _AFTER_NUMBER.search(text):
        return []
    is_loose = not any(char.isupper() for char in text)
    reader = _Reader(source, text, vocabulary, unit_kind, is_loose=is_loose)
    found = reader.labelled() or [*reader.titled(), *reader.contacts()]
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
        self.used: set[int] = set()

    def name_at(self, at: int, *, loose: bool = False) -> NameFound | None:
        """The name that begins here."""
        return read_name(self.text, at, self.vocabulary, loose=loose or self.is_loose)

    def labelled(self) -> list[Officer]:
        """What stands after "Nama:" and "Jabatan:"."""
        label = _NAME_LABEL.search(self.text)
        if label is None:
            return []
        name = self.name_at(label.end(), loose=True)
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
        return [Officer(self.source, rank, label.start(), (name.start, name.end), title, is_sure=True)]

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
            name = self._name_of(title)
            rank = self.vocabulary.rank(title.base, self.unit_kind)
            if name is not None:
                self.used.add(name.start)
                place = (name.start, name.end)
                found.append(Officer(self.source, rank, title.start, place, (title.start, title.end), is_sure=True))
            elif title.is_mention:
                continue
            elif _CALLED.match(self.text, title.end):
                found.append(Officer(self.source, rank, title.start, None, (title.start, title.end)))
            else:
                label = _TITLE_LABEL.search(self.text, 0, title.start)
                if label and label.end() == title.start:
                    found.append(Officer(self.source, rank, title.start, None, (title.start, title.end)))
        return found

    def _name_of(self, title: TitleFound) -> NameFound | None:
        """The name that belongs to a title."""
        bridge = _TO_NAME.match(self.text, title.end)
        mark = bridge["mark"] if bridge else None
        at = bridge.end() if bridge else title.end
        after = self.name_at(at, loose=mark in (":", "="))
        if after is not None and after.start in self.used:
            after = None
        if after is not None and (mark in (":", "=") or (mark in (None, "(") and self._is_plain(after))):
            return after
        before = self._name_before(title.start)
        if before is not None:
            return before
        if after is not None and (after.is_titled or (len(after.words) > 1 and self._is_plain(after))):
            return after
        return None

    def _is_plain(self, name: NameFound) -> bool:
        """Whether a name shows itself to be one: by a degree, or because the statement ends after it."""
        if any(word.lower() in self.vocabulary.known for word in name.words) and not name.is_titled:
            return len(name.words) > 1 and name.words[0].lower() not in self.vocabulary.known
        return name.is_titled or _ENDS.match(self.text, name.end) is not None or self._is_before_small(name)

    def _is_before_small(self, name: NameFound) -> bool:
        """Whether a word in lower case follows a name in a text that has capitals."""
        return not self.is_loose and re.match(r"\s+[a-z]", self.text[name.end :]) is not None

    def _name_before(self, end: int) -> NameFound | None:
        """The name that ends where a title begins."""
        bridge = _FROM_NAME.search(self.text, 0, end)
        if bridge is None:
            return None
        begin = max(0, end - 80)
        starts = [begin if begin == 0 else self.text.find(" ", begin)]
        starts += [found.end() for found in _STARTS.finditer(self.text, begin, bridge.start())]
        for start in starts:
            name = self.name_at(max(start, 0))
            if name is None or name.start in self.used or not 0 <= bridge.start() - name.end <= 1:
                continue
            if self.text[name.end : bridge.start()].strip(" ."):
                continue
            is_many = len(name.words) > 1 and not bridge[0].isspace()
            if name.is_titled or (is_many and self._is_plain(name)):
                return name
        return None

    def contacts(self) -> list[Officer]:
        """Names after "CP", "Narahubung", or in brackets after a number."""
        found = []
        for label in (*_CONTACT.finditer(self.text), *_AFTER_NUMBER.finditer(self.text)):
            name = self.name_at(label.end())
            if name is not None and name.start not in self.used and _ENDS.match(self.text, name.end):
                self.used.add(name.start)
                found.append(Officer(self.source, CONTACT_RANK, label.start(), (name.start, name.end)))
        return found

    def nameplate(self) -> list[Officer]:
        """A display name that is a title with its place and nothing else ("Camat Sadang"), but no unit's own name."""
        title = next(iter(titles(self.text, self.vocabulary, permissive=False)), None)
        if title is None or title.end == title.base_end or self.text[: title.start].strip(" "):
            return []
        if re.search(r"\w", self.text[title.end :]):
            return []
        rank = self.vocabulary.rank(title.base, self.unit_kind)
        return [Officer(self.source, rank, title.start, None, (title.start, title.end))] if rank < 2 else []

    def untitled(self) -> list[Officer]:
        """A name with honorific or degree that stands for itself."""
        for start in (0, *(found.end() for found in _STARTS.finditer(self.text))):
            name = self.name_at(start)
            if name is None or not name.is_titled or len(name.words) < 2 or not _ENDS.match(self.text, name.end):
                continue
            if not any(word.lower() in self.vocabulary.known for word in name.words):
                return [Officer(self.source, UNTITLED, name.start, (name.start, name.end))]
        return []


_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_FAMILIAR = re.compile(r"\W*(?:pak|bu|mbah|bapak|ibu|mas)?\W*", re.IGNORECASE)
_CUT = re.compile(r"\s*[|(\[{\u2022\u00b7~].*\Z|\s+[-\u2013\u2014/]\s.*\Z", re.DOTALL)


def own_profile(name: str, description: str, vocabulary: Vocabulary, unit_kind: str | None) -> Officer | None:
    """The holder of a profile in a person's name, if the profile states a title; else None.

    The name's place is in `name`; the title's is in `description`, or in `name` when `source` says so.
    """
    if not (vocabulary.may_tell(description) or vocabulary.may_tell(name)):
        return None
    in_name = list(titles(name, vocabulary, permissive=True))
    person = _person(name, vocabulary, in_name)
    if person is None:
        return None
    in_bio = [title for title in titles(description, vocabulary, permissive=True) if _is_own(description, title)]
    source: SourceField = "description" if in_bio else "name"
    held = in_bio or in_name
    if not held or (not in_bio and " " not in name[slice(*person)]):
        return None
    best = min(held, key=lambda title: (vocabulary.rank(title.base, unit_kind) > 1, title.start))
    officer = Officer(source, vocabulary.rank(best.base, unit_kind), best.start, title=(best.start, best.end))
    return replace(officer, name=person)


def _is_own(text: str, title: TitleFound) -> bool:
    """Whether a title stands where people state their own: not inside a sentence about somebody else."""
    before = text[: title.start].rstrip()
    word = _WORD_BEFORE.search(before)
    return not title.is_mention and (word is None or word[0].lower() in OWNING)


def _person(name: str, vocabulary: Vocabulary, held: list[TitleFound]) -> tuple[int, int] | None:
    """Where a person's name stands in a display name that is nothing but that and a title."""
    at = 0
    for title in held:
        if not name[: title.start].strip() or _FAMILIAR.fullmatch(name[: title.start]):
            at = title.base_end
    core_end = len(_CUT.sub("", name))
    while at < core_end and not (name[at].isalpha()):
        at += 1
    is_loose = not any(char.isupper() for char in name[at:core_end])
    found = read_name(name[:core_end], at, vocabulary, loose=is_loose or at > 0)
    if found is None:
        return None
    rest = name[found.end : core_end]
    if any(char.isalpha() for char in rest) and not any(found.end <= title.start for title in held):
        return None
    is_placed = any(word.lower() in vocabulary.known for word in found.words)
    if is_placed and not found.is_titled:
        return None
    return found.start, found.end
