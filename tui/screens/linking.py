"""Handles as operators type them, and where an account's page is."""

from __future__ import annotations

import re

from tui.board.model import Board
from tui.sources.base import AccountKey
from tui.wording import _

_HANDLE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.]{0,29}")
_PAGES = {"x": "https://x.com/{handle}", "twitter": "https://twitter.com/{handle}"}


def handle_of(typed: str) -> str:
    """The handle in what was typed or pasted: `@kec_ambal`, `https://x.com/kec_ambal?s=20`."""
    bare = re.sub(r"^(https?://)?(www\.|mobile\.)?(x|twitter)\.com/", "", typed.strip(), flags=re.IGNORECASE)
    return re.split(r"[/?#]", bare, maxsplit=1)[0].removeprefix("@")


def handle_complaint(typed: str) -> str:
    """What is wrong with a typed handle, in words; empty where nothing is."""
    if _HANDLE.fullmatch(handle_of(typed)):
        return ""
    return _("Nama akun hanya memuat huruf, angka, titik, dan garis bawah, misalnya @kec_ambal.")


def page_of(network: str, handle: str) -> str:
    """The address of an account's page, empty where the network's pages are not known."""
    page = _PAGES.get(network, "")
    return page.format(handle=handle) if page and _HANDLE.fullmatch(handle) else ""


def account_called(board: Board | None, handle: str) -> AccountKey | None:
    """The account of that handle among those on the Board, None where it is not there."""
    if board is None:
        return None
    wanted = handle.casefold()
    for state in board.units:
        known = ((state.account,) if state.account else ()) + state.candidates + state.personal
        for account in known:
            if account.username.casefold() == wanted:
                return account.key
    return None


def holder_called(board: Board | None, handle: str) -> str | None:
    """The unit whose account has that handle on the Board, None where no unit's has."""
    wanted = handle.casefold()
    states = board.units if board is not None else ()
    return next((s.unit for s in states if s.account is not None and s.account.username.casefold() == wanted), None)
