"""The quick look that lets most followers pass: no word of a unit, a title or a body, so nothing to judge."""

from __future__ import annotations

import re

from tui.matching.kinds import KindWords, TitleWords
from tui.matching.lexicon import RANKS
from tui.matching.normalize import fold
from tui.matching.offices import OfficeNames
from tui.matching.sign_words import AFFILIATES
from tui.matching.vocabulary import Vocabulary
from tui.sources.base import Account

_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST = 6
_HEAD = 3
# Words that begin titles, names and bodies of all sorts: they tell nothing unless another word does.
_GENERIC = frozenset(
    """ka kepala sekretaris direktur asisten kantor badan bagian unit lab pasar terminal set sat dis din rs ds dir
    rt rw tata dinas balai pelaksana wakil ketua anggota staf ibu bu pak mbah bidang seksi tni polri gudang
    dpu pu sda""".split()
)
_IN_NAME = frozenset({"kab", "kabupaten", "pemerintah", "pem", "pemkab", "pemda", "government"})
_IN_BIO = frozenset({"resmi", "official", "pemkab", "dinas", "pemerintah"})


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
        whole = {word for words in kinds.words for word in words} | titles.first
        whole |= set(offices.phrases) | set(offices.joined) | AFFILIATES | bodies_below
        whole |= {word for rank in RANKS for word in rank.split()}
        whole |= {word for office in vocabulary.offices for word in office.content if len(word) >= _SHORTEST}
        self._in_name = frozenset(whole | _IN_NAME) - vocabulary.place
        self._in_bio = frozenset(whole - _GENERIC | _IN_BIO) - vocabulary.place
        heads = {word for word in whole if len(word) >= _HEAD} - _GENERIC
        areas = {"".join(words) for words, of in kinds.words.items() if of & vocabulary.area_kinds}
        self._heads = frozenset(word[:_HEAD] for word in heads | areas) | {
            clip[:_HEAD] for clip, _ in offices.clips if len(clip) >= _HEAD
        }
        self._tails = frozenset(word[-_HEAD:] for word in areas if len(word) >= _HEAD)
        self._place = tuple(sorted(vocabulary.place))

    def lets_in(self, account: Account) -> bool:
        """Whether an account holds a word that could make it more than somebody who names no unit."""
        name = fold(account.name)
        words = _WORD.findall(name)
        if not self._in_name.isdisjoint(words) or not self._in_bio.isdisjoint(_WORD.findall(fold(account.description))):
            return True
        if any(len(word) >= _SHORTEST and word[:_HEAD] in self._heads for word in words):
            return True
        return self._handle_speaks(account.username.lower()) or self._speaks_apart(name, account)

    def _handle_speaks(self, handle: str) -> bool:
        if (
            handle[:_HEAD] in self._heads
            or handle.startswith(self._place)
            or handle.rstrip("0123456789_")[-_HEAD:] in self._tails
        ):
            return True
        return "_" in handle and not self._in_bio.isdisjoint(_WORD.findall(handle.replace("_", " ")))

    def _speaks_apart(self, name: str, account: Account) -> bool:
        """Initials with dots, digits for letters, a pinned text, or joined words: rare, so looked at with care."""
        if account.pinned_text and not account.description:
            return True
        return ("." in name or "-" in name) and not self._in_name.isdisjoint(
            _WORD.findall(name.replace(".", "").replace("-", ""))
        )
