"""The words before and after a number that say what it is."""

from __future__ import annotations

import re
from enum import Enum, auto


class Label(Enum):
    """What a number's label makes of it."""

    NONE = auto()
    TEL = auto()
    MOBILE = auto()
    FAX = auto()
    OTHER = auto()

    @property
    def is_office(self) -> bool:
        """Whether a number without area code under it is an office's."""
        return self in (Label.TEL, Label.FAX)

    @property
    def is_mobile(self) -> bool:
        """Whether a number without its zero under it is a mobile."""
        return self is Label.MOBILE


_WORDS = {
    Label.TEL: """telepon telpon telpn telepun telephone telep telp tilp tlp tlpn telf tel tilpun phone ph call
    callcenter center office kantor ktr kntr hotline line posko igd ugd redaksi studio hub hubungi kontak contact
    pengaduan t""",
    Label.FAX: "faksimile faksimili facsimile faximile faks facs fax fex f",
    Label.MOBILE: "hp nohp hape handphone ponsel seluler mobile cell gsm wa whatsapp whats watsap sms cp cs",
    Label.OTHER: """nip nipd nrp nik npsn nss nsm npwp rek rekening norek bri bni bca btn bpd mandiri bank bkk kodepos
    pos frek frekuensi frequency freq isbn issn sk surat reg perda perbup uu induk pin bbm ig instagram va kta siup tdp
    nib nop ktp kk""",
}
_LABELS = {word: label for label, words in _WORDS.items() for word in words.split()}
# Letters that are a label only with their mark: "T." and "F:".
_LETTERS = frozenset("tf")
_WORD = re.compile(r"[^\W\d_]+")
# Between a label and its number: marks, and a word or two that belong to the label.
_ADJACENT = re.compile(
    r"[\s.:;=\-\u2010-\u2015(\[{|/+,*~#>\u2192&]*"
    r"(?:(?:kantor|ktr|kantor kami|rumah|no|nomor|dinas|kami|langsung|pengaduan|aduan|posko|piket|umum)\b"
    r"[\s.:;=\-\u2010-\u2015(\[{|/+]*){0,2}\Z",
    re.IGNORECASE,
)
_ANY_FAX = r"(?:faksimil[ei]|facsimile|faximile|faks|facs|fax|fex)"
_FAX_AFTER = re.compile(rf"\)?\s*(?:\(\s*{_ANY_FAX}\s*\)|\(?{_ANY_FAX}\b(?![^\w\n]*\d))", re.IGNORECASE)
_REACH = 32
_FAX_SIGN = "\U0001f4e0"


def label_before(text: str, start: int, floor: int) -> Label:
    """The label of the number at `start`: the nearest word that is one, not before `floor` or the line's start."""
    begin = max(floor, start - _REACH, text.rfind("\n", 0, start) + 1)
    if _FAX_SIGN in text[max(floor, start - 4) : start]:
        return Label.FAX
    if begin == start - _REACH:
        while begin < start and text[begin].isalpha():
            begin += 1
    words = [(found[0].lower(), found.end()) for found in _WORD.finditer(text, begin, start)]
    for at in range(len(words) - 1, -1, -1):
        word, end = words[at]
        label = _LABELS.get(word)
        if label is not None and (word not in _LETTERS or text[end : end + 1] in (".", ":")):
            return _judged(label, word, text[end:start], words[at - 1][0] if at else "", text[begin:end])
    return Label.NONE


def _judged(label: Label, word: str, gap: str, word_before: str, until: str) -> Label:
    """What the nearest label word means, given what stands between it and the number, and before it."""
    if label is Label.OTHER:
        return Label.NONE if "|" in gap or ";" in gap or ", " in gap else Label.OTHER
    other = _LABELS.get(word_before)
    if label is Label.FAX:
        is_both = other is Label.TEL and _is_joined(until, word_before, word)
        return Label.TEL if is_both else Label.FAX if len(gap) <= 12 else Label.NONE
    if word == "line" and word_before != "hot":
        return Label.NONE if other is Label.MOBILE else Label.OTHER
    return label if _ADJACENT.match(gap) else Label.NONE


def _is_joined(until: str, first: str, second: str) -> bool:
    """Whether two label words are one label ("Telp/Fax", "Telp & Fax"), with no number between."""
    between = until.lower().rpartition(second)[0].rpartition(first)[2]
    return len(between) <= 6 and not any(char.isdigit() or char in ",;:|(" for char in between)


def fax_end(text: str, end: int) -> int | None:
    """Where the words right after a number end that make it a fax, or None."""
    found = _FAX_AFTER.match(text, end)
    return found.end() if found else None
