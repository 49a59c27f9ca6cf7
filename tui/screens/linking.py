"""Handles as operators type them, and where an account's page is."""

from __future__ import annotations

import re

from tui.board.model import Board
from tui.sources.base import AccountKey
from tui.wording import _
from tui.wording.terms import handle_word

_HANDLE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.]{0,29}")
_PAGES = {"x": "https://x.com/", "twitter": "https://twitter.com/"}
_ID = re.compile(r"[0-9]{1,20}")


def handle_of(typed: str) -> str:
    """The handle in what was typed or pasted: `@kec_ambal`, `https://x.com/kec_ambal?s=20`."""
    bare = re.sub(r"^(https?://)?(www\.|mobile\.)?(x|twitter)\.com/", "", typed.strip(), flags=re.IGNORECASE)
    return re.split(r"[/?#]", bare, maxsplit=1)[0].removeprefix("@")


def handle_complaint(typed: str) -> str:
    """What is wrong with a typed handle, in words; empty where nothing is."""
    if _HANDLE.fullmatch(handle_of(typed)):
        return ""
    return _("Nama akun hanya memuat huruf, angka, titik, dan garis bawah, misalnya @kec_ambal.")


def page_of(key: AccountKey, handle: str) -> str:
    """The address of an account's page, by id where it is known; empty where the network's pages are not known."""
    pages = _PAGES.get(key.network, "")
    if pages and _ID.fullmatch(key.id):
        # The handle may be another account's by now; the id is always this one's.
        return f"{pages}i/user/{key.id}"
    return f"{pages}{handle}" if pages and _HANDLE.fullmatch(handle) else ""


def account_words(key: AccountKey, handle: str) -> str:
    """`@kec_ambal (x:2101)`: one handle may be two accounts', an id never; of a purged handle it says so."""
    called = handle_word(handle)
    return f"{called} ({key})" if key.id and not key.id.startswith("@") else called


def account_called(board: Board | None, handle: str) -> AccountKey | None:
    """The account of that handle among those on the Board, None where it is not there, or where two bear it."""
    if board is None:
        return None
    wanted = handle.casefold()
    found: set[AccountKey] = set()
    for state in board.units:
        known = ((state.account,) if state.account else ()) + state.candidates + state.personal
        found.update(account.key for account in known if account.username.casefold() == wanted)
    return found.pop() if len(found) == 1 else None


def holder_called(board: Board | None, handle: str) -> str | None:
    """The unit whose account has that handle on the Board, None where no unit's has."""
    wanted = handle.casefold()
    states = board.units if board is not None else ()
    return next((s.unit for s in states if s.account is not None and s.account.username.casefold() == wanted), None)
