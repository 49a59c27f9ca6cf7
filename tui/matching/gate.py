"""The quick look that lets most followers pass: no word of a unit, a title or a body, so nothing to judge."""

from __future__ import annotations

import re

from tui.matching.abbreviations import openings
from tui.matching.found import Strength
from tui.matching.kinds import KindWords, TitleWords
from tui.matching.lexicon import RANKS, word_set
from tui.matching.normalize import fold
from tui.matching.offices import OfficeNames
from tui.matching.sign_words import AFFILIATES
from tui.matching.vocabulary import Vocabulary
from tui.sources.base import Account

# One pass in C for the many plain texts: small letters, and a blank for all that is no letter or digit.
_PLAIN = {point: chr(point).lower() if chr(point).isalnum() else " " for point in range(128)}
_TAIL = 3
_CLIP = 3
_HEAD = 6
# Words that begin titles, names and bodies of all sorts: in a bio they tell nothing unless another word does.
_GENERIC = word_set(
    """
    ka kepala sekretaris direktur asisten kantor badan bagian unit lab pasar terminal set sat dis din rs dir rt
    rw tata balai pelaksana wakil ketua anggota staf ibu bu pak mbah bidang seksi tni polri gudang sub satuan
    komandan bendahara perangkat pem auditor rumah bag ktr bd pos tim poli sanggar
    """
)
_IN_NAME = frozenset({"kab", "kabupaten", "pemerintah", "pem", "pemkab", "pemda", "government"})
_IN_BIO = frozenset({"resmi", "official", "pemkab", "dinas"})


class Gate:
    """The words that make an account worth judging."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        kinds: KindWords,
        titles: TitleWords,
        offices: OfficeNames,
        bodies_below: frozenset[str],
    ) -> None:
        place = vocabulary.place
        kind_words = {word for words in kinds.words for word in words} | kinds.slips
        shorts = {p.words[0] for p in vocabulary.phrases if p.strength in (Strength.SHORT, Strength.TITLE)}
        whole = kind_words | titles.first | shorts | set(offices.joined) | AFFILIATES | bodies_below
        ranks = {word for rank in RANKS for word in rank.split()} - _GENERIC
        contents = {word for office in vocabulary.offices for word in office.content}
        self._in_name = frozenset(whole | contents | set(offices.phrases) | _IN_NAME) - place
        self._in_bio = frozenset(whole - contents - _GENERIC | set(offices.joined) | ranks | _IN_BIO) - place
        areas = {"".join(words) for words, of in kinds.words.items() if of & vocabulary.area_kinds}
        heads = {word for word in areas | set(offices.joined) if len(word) >= _CLIP} - _GENERIC - place
        self._heads = frozenset({word[:_HEAD] for word in heads} | _clipped_heads(vocabulary, offices)) | place
        self._beginnings = frozenset(head[:_CLIP] for head in self._heads)
        self._headed = re.compile("ka(?:" + "|".join(sorted({c for c, _ in offices.clips if len(c) == _CLIP})) + ")")
        self._head_lengths = tuple(sorted({len(head) for head in self._heads}))
        self._tails = frozenset(word[-_TAIL:] for word in areas if len(word) >= _TAIL)

    def lets_in(self, account: Account) -> bool:
        """Whether an account holds a word that could make it more than somebody who names no unit."""
        said = _plain(account.name).split()
        bio = _plain(account.description) if account.description else ""
        if not self._in_name.isdisjoint(said):
            return True
        if bio and (not self._in_bio.isdisjoint(bio.split()) or self._headed.search(bio)):
            return True
        handle = account.username.lower()
        beginnings = self._beginnings
        for word in (handle, *said):
            if word[:_CLIP] in beginnings and self._begins(word):
                return True
        return self._handle_speaks(handle) or self._speaks_apart(said, account)

    def _begins(self, word: str) -> bool:
        return any(word[:length] in self._heads for length in self._head_lengths)

    def _handle_speaks(self, handle: str) -> bool:
        if handle.rstrip("0123456789_")[-_TAIL:] in self._tails:
            return True
        return "_" in handle and not self._in_bio.isdisjoint(handle.replace("_", " ").split())

    def _speaks_apart(self, words: list[str], account: Account) -> bool:
        """Initials with dots, names written apart, or a pinned text alone: rare, so looked at with care."""
        if account.pinned_text and not account.description:
            return True
        together = "".join(words)
        return len(words) > 1 and (together in self._in_name or self._begins_apart(words, together))

    def _begins_apart(self, words: list[str], together: str) -> bool:
        return len(words[0]) < _CLIP and together[:_CLIP] in self._beginnings and self._begins(together)


def _plain(text: str) -> str:
    """A text in small letters with nothing but letters, digits and blanks."""
    return text.translate(_PLAIN) if text.isascii() else fold(text).translate(_PLAIN)


def _clipped_heads(vocabulary: Vocabulary, offices: OfficeNames) -> set[str]:
    """How a clipped office's name begins: the kind's clip with the first letters of a word of some office."""
    clips = [clip for clip, _ in offices.clips if len(clip) == _CLIP]
    parts = {part[:_CLIP] for office in vocabulary.offices for word in office.content for part in openings(word)}
    return {clip + part for clip in clips for part in parts if len(part) == _CLIP}
