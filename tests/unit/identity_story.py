"""The people of the stories about identity: a unit's account, and who takes its handle; all of them invented."""

from __future__ import annotations

from tests.unit.board_story import FULL, Story, account
from tui.board import Change
from tui.compliance import Status
from tui.sources.base import AccountKey

A, B = AccountKey("x", "1"), AccountKey("x", "2")
SHOP = account(2, username="kec_klirong", name="Toko Jaya", description="jual pulsa, kirim ke mana saja (rekaan)")
TAKEOVER = account(2, description=f"{FULL} kec-klirong.kebumenkab.go.id", url="https://kec-klirong.kebumenkab.go.id")
HIJACKED = account(username="toko_jaya99", name="Toko Jaya", description="jual pulsa, kirim ke mana saja (rekaan)")
OFFICIAL_RENAME = account(username="klirong_kec")


def started() -> Story:
    """A story in which the unit has its account, read twice."""
    story = Story()
    story.read(account())
    story.read(account())
    assert story.state().status is Status.COMPLIANT
    return story


def told(story: Story, name: str) -> Change:
    """The one Change of the last Board whose reason is that Code."""
    found = [change for change in story.board.changes if change.reason is not None and change.reason.name == name]
    assert len(found) == 1, [change.reason for change in story.board.changes]
    return found[0]


def alarms(story: Story) -> list[str]:
    return [alarm.name for alarm in story.state().alarms]
