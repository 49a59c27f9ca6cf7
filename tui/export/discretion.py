"""What may leave the desk: numbers masked, handles of private accounts hidden, credentials cut from addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from tui.board.model import ALARMS, Board, Change, UnitState
from tui.codes import Argument, Code
from tui.compliance.model import Finding
from tui.export.masking import masked, masked_number

CONCEALED = "••••"
PHONE_RULES = frozenset({"hp", "telepon"})
SPOKEN_ARGS = frozenset({"unit", "rule", "field", "target", "source"})
ID_ARGS = frozenset({"account", "former"})

_ID = re.compile(r"[a-z]+:[1-9][0-9]{0,19}")
_MENTION = re.compile(r"@(\w+)")
_USERINFO = re.compile(r"//[^/@\s]*@")
_QUERY = re.compile(r"\?.*", re.DOTALL)


def speakable(text: str) -> str:
    """A text that can be written as UTF-8: halves of characters become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def public_spec(spec: str) -> str:
    """A source's spec without what may be a credential: the user part and the query of an address."""
    return speakable(_QUERY.sub("?…", _USERINFO.sub("//", spec)) if "://" in spec else spec)


class Discretion(Struct, frozen=True):
    """What one export may say; `hidden` are the handles, in small letters, of officials' own and waiting accounts."""

    hidden: frozenset[str] = frozenset()
    with_phones: bool = False

    def text(self, text: str) -> str:
        """An outside text as it may be shown."""
        text = speakable(text if self.with_phones else masked(text))
        return _MENTION.sub(lambda at: f"@{CONCEALED}" if at[1].casefold() in self.hidden else at[0], text)

    def evidence(self, finding: Finding) -> str:
        """The words that decided a finding; those of a number are masked even where no number is recognised."""
        words = finding.evidence.words if finding.evidence else ""
        if finding.rule not in PHONE_RULES or self.with_phones:
            return self.text(words)
        hidden = masked_number(words)
        return CONCEALED if words and hidden == words else self.text(hidden)

    def argument(self, name: str, value: Argument) -> Argument:
        """An argument of a Code as it may be shown."""
        if not isinstance(value, str):
            return value
        if name not in SPOKEN_ARGS and value.removeprefix("@").casefold() in self.hidden:
            return CONCEALED
        # An id is evidence and no telephone number; as we write it, it can be nothing else.
        return value if name in ID_ARGS and _ID.fullmatch(value) else self.text(value)

    def code(self, code: Code) -> Code:
        """A Code of which every argument may be shown."""
        return Code(code.name, tuple((name, self.argument(name, value)) for name, value in code.args))

    def alarms(self, state: UnitState) -> tuple[Code, ...]:
        """Why a unit should be looked at, without the id of the other account: it may be anybody's."""
        own = "" if state.account is None else str(state.account.key)
        return tuple(self.code(_anonymous(alarm, own)) for alarm in state.alarms)


def _anonymous(alarm: Code, own: str) -> Code:
    args = ((name, CONCEALED if name == "account" and value != own else value) for name, value in alarm.args)
    return Code(alarm.name, tuple(args))


def discretion_for(board: Board, *, with_phones: bool) -> Discretion:
    """What an export of this Board may say: an account that counts as a unit's is public, all others' are not."""
    official = {state.account.username.casefold() for state in board.units if state.account is not None}
    others = {handle for state in board.units for handle in _private(state)}
    return Discretion(frozenset(others - official), with_phones)


def _private(state: UnitState) -> list[str]:
    return [candidate.username.casefold() for candidate in (*state.candidates, *state.personal)]


def discreet_board(board: Board) -> Board:
    """The same Board with numbers masked in the accounts' names and handles, for what is drawn."""
    discretion = Discretion()
    return replace(board, units=tuple(_discreet(state, discretion) for state in board.units))


def _discreet(state: UnitState, discretion: Discretion) -> UnitState:
    account = state.account
    if account is None:
        return state
    shown = replace(account, username=discretion.text(account.username), name=discretion.text(account.name))
    return state if shown == account else replace(state, account=shown)


def discreet_changes(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The same Changes with numbers masked in what their reasons quote, and no id of an account that is suspected."""
    discretion = Discretion()
    return tuple(
        change if change.reason is None else replace(change, reason=discretion.code(_without_suspect(change.reason)))
        for change in changes
    )


def _without_suspect(reason: Code) -> Code:
    """The reason of a Change; an alarm names the unit's own account as the former one, or accuses that itself."""
    return _anonymous(reason, str(reason.get("former"))) if reason.name in ALARMS and reason.get("former") else reason
