"""A page of followers as far as a walk needs it: who stands on it, what is billed for it, and where the next one is.

Its profiles stay as they came. Who reads only their ids needs half the time, and makes none of their texts: whoever
judges them does, off the event loop.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

import msgspec

from tui.sources.x.plain import are_ids
from tui.sources.x.wire import UNREADABLE, Meta, Problem, Unread, User, user_records, users_page


class _Who(msgspec.Struct, gc=False):
    id: str


class _Brief(msgspec.Struct):
    data: list[_Who] = []
    errors: list[Problem] | None = None
    meta: Meta | None = None


_TELLING: Final = 10  # of so many somebody has a text
_TEXT: Final = re.compile(rb'"description"\s*:\s*"')  # links of a text stand under the same name, in an object
_BRIEF: Final = msgspec.json.Decoder(_Brief)


class FollowersPage(msgspec.Struct, frozen=True):
    """One page: the ids as X wrote them, and what it says of accounts that it did not return.

    `unread` holds a mark for each record that could not be read whole; it is None where nobody looked at more than ids.
    """

    body: bytes
    ids: Sequence[str]
    problems: Sequence[Problem]
    next_token: str | None
    unread: Unread | None

    def billed(self) -> Sequence[str]:
        """What X bills: whoever stands on the page, readable or not."""
        return [*self.ids, *self.unread] if self.unread else self.ids

    @property
    def tells_text(self) -> bool:
        """Whether the profile's text of anybody stands on it; of a few, none may have any."""
        return len(self.ids) < _TELLING or _TEXT.search(self.body) is not None

    def users(self) -> list[User]:
        """All of them, read whole."""
        return users_page(self.body)[0].data

    def users_of(self, wanted: Container[str]) -> list[User]:
        """Those among them who are wanted, read whole; the others are not."""
        places = [place for place, each in enumerate(self.ids) if each in wanted]
        if not places:
            return []
        return user_records(self.body, places) if self.unread is None else [self.users()[place] for place in places]


def followers_page(body: bytes) -> FollowersPage:
    """A page of followers; where an id is not as X writes them it is read whole. Raises UncertainError `x_nonsense`."""
    try:
        brief = _BRIEF.decode(body)
        ids = [each.id for each in brief.data]
        if are_ids(ids):
            return FollowersPage(body, ids, brief.errors or [], brief.meta.next_token if brief.meta else None, None)
    except UNREADABLE:
        pass
    page, unread = users_page(body)
    ids = [user.id for user in page.data]
    return FollowersPage(body, ids, page.errors, page.meta.next_token if page.meta else None, unread)
