"""The words before and after a number that say what it is."""

from __future__ import annotations

import re
from enum import Enum, auto

_TEL = r"(?:no\.?\s*)?(?:telp?o?n|telepun|telephone|telep|telp|tilp|tlpn?|telf|tel|tilpun|phone|ph|call(?:\s?center)?|office)"
_FAX = r"(?:faksimili?e?|facsimile|faximile|faks|facs|fax|fex)"
_MOBILE = (
    r"(?:hp|no\.?\s?hp|hape|handphone|ponsel|seluler|mobile|cell|gsm|wa|w\.a|whatsapp|whats\s?app|watsap|sms|cp|cs)"
)
_OFFICE = r"(?:kantor|ktr|kntr|hotline|hot\s?line|posko|igd|ugd|redaksi|studio|hub(?:ungi)?|kontak|contact|pengaduan)"
_OTHER = (
    r"(?:nip|nipd|nrp|nik|npsn|nss|nsm|npwp|niplama|rek|rekening|norek|a/c|bri|bni|bca|btn|bpd|mandiri|bank|bkk"
    r"|kode\s?pos|kodepos|pos|frek|frekuensi|frequency|freq|isbn|issn|no\.?\s?(?:sk|surat|reg)|sk|perda|perbup|uu"
    r"|nomor\s+(?:rekening|induk)|pin|pin\s?bb|bbm|line|id\s?line|ig|instagram|va|kta|siup|tdp|nib|nop|ktp)"
)
_LABEL = re.compile(
    rf"(?<![^\W\d_])(?:(?P<both>{_TEL}\W{{0,3}}(?:&|dan|/)?\W{{0,3}}{_FAX}|{_FAX}\W{{0,3}}(?:&|dan|/)\W{{0,3}}{_TEL}"
    rf"|t/f)|(?P<fax>{_FAX}|f(?=[.:]))|(?P<mobile>{_MOBILE})|(?P<tel>{_TEL}|t(?=[.:]))|(?P<office>{_OFFICE})"
    rf"|(?P<other>{_OTHER}))(?![^\W\d_])",
    re.IGNORECASE,
)
_FAX_AFTER = re.compile(rf"\)?\s*(?:\(\s*{_FAX}\s*\)|\(?{_FAX}\b(?![^\w\n]*\d))", re.IGNORECASE)
# Between a label and its number: marks, and a word or two that belong to the label.
_ADJACENT = re.compile(
    r"[\s.:;=\-\u2010-\u2015(\[{|/+,*~#>\u2192&]*"
    r"(?:(?:kantor|ktr|kantor kami|rumah|no|nomor|dinas|kami|langsung|pengaduan|aduan|posko|piket|umum)\b"
    r"[\s.:;=\-\u2010-\u2015(\[{|/+]*){0,2}\Z",
    re.IGNORECASE,
)
_REACH = 32


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


def label_before(text: str, start: int, floor: int) -> Label:
    """The label of the number at `start`: the nearest word that is one, not before `floor` or the line's start."""
    begin = max(floor, start - _REACH, text.rfind("\n", 0, start) + 1)
    labels = list(_LABEL.finditer(text, begin, start))
    if not labels:
        return Label.NONE
    nearest = labels[-1]
    gap = text[nearest.end() : start]
    if nearest.lastgroup == "other":
        return Label.NONE if "|" in gap or ";" in gap or ", " in gap else Label.OTHER
    if nearest.lastgroup == "fax":
        return Label.FAX if len(gap) <= 12 else Label.NONE
    if not _ADJACENT.match(gap):
        return Label.NONE
    return Label.MOBILE if nearest.lastgroup == "mobile" else Label.TEL


def fax_end(text: str, end: int) -> int | None:
    """Where the words right after a number end that make it a fax, or None."""
    found = _FAX_AFTER.match(text, end)
    return found.end() if found else None
