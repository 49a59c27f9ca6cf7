"""Unit states to plain JSON values and back, beside the Followers on which they were judged.

What a state has in common with its account as it stands in the Followers is not written twice: `SAME`. Words are cut
from the profile again by their span.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from tui.board.model import Candidate, Evidence, Finding, LinkedBy, UnitAccount, UnitState
from tui.codes import code
from tui.decisions import Decision, Decisions
from tui.followers import Followers
from tui.sources.base import Account, AccountKey
from tui.store.codec import Find, Keep, Plain, account_from_plain, account_to_plain, posts_from_plain, posts_to_plain
from tui.store.values import Json, from_plain, key_from_plain, key_to_plain, to_plain
from tui.store.veil import unveil_all, unveiled, veil_all, veiled

SAME = 1
CODES = ("reasons", "marks")
PURGED = code("purged")
WORDS, CANDIDATE = frozenset({"words"}), frozenset({"key", "username", "profile"})
PARTED = frozenset({"account", "findings", "candidates", "personal", "profile", "posts", "rulings"})


def words_of(profile: Account | None, evidence: Evidence) -> str | None:
    """The words at the evidence's span of a profile, None where there is no profile or no span."""
    if profile is None or evidence.span is None:
        return None
    text: str = getattr(profile, evidence.span.source)
    return text[evidence.span.start : evidence.span.end]


@lru_cache(maxsize=512)
def _bare_finding(finding: Finding) -> Plain:
    """A finding without evidence; most of a Board's are the same few."""
    return to_plain(finding)


class StateWriter:
    """Writes unit states beside the Followers that they were judged on."""

    def __init__(self, followers: Followers, decisions: Decisions, keep: Keep) -> None:
        self._followers = followers
        self._decisions = decisions
        self._keep = keep

    def state(self, state: UnitState) -> Plain:
        """One unit's state."""
        whole = to_plain(state, without=PARTED)
        key = state.account.key if state.account else AccountKey("", state.unit)
        veil_all(whole, CODES, key, self._keep)
        if state.account is not None:
            whole["account"] = self._account(state.account, state.profile)
        if state.findings:
            whole["findings"] = [self._finding(finding, key, state.profile) for finding in state.findings]
        for name, waiting in (("candidates", state.candidates), ("personal", state.personal)):
            if waiting:
                whole[name] = [self._candidate(candidate) for candidate in waiting]
        if state.profile is not None:
            whole["profile"] = self._profile(key, state.profile)
        if state.posts:
            is_same = self._followers.posts.get(key) == state.posts
            whole["posts"] = SAME if is_same else posts_to_plain(state.posts, self._keep)
        if state.rulings:
            whole["rulings"] = [self._ruling(ruling, key) for ruling in state.rulings]
        return whole

    def _profile(self, key: AccountKey, profile: Account) -> Json:
        follower = self._followers.by_key.get(key)
        is_same = follower is not None and follower.account == profile
        return SAME if is_same else account_to_plain(profile, self._keep)

    def _account(self, account: UnitAccount, profile: Account | None) -> Plain:
        data: Plain = {"key": key_to_plain(account.key), "linked_by": account.linked_by.value}
        if profile is None or (account.username, account.name) != (profile.username, profile.name):
            data["said"] = self._keep(account.key, [account.username, account.name])
        return data

    def _finding(self, finding: Finding, key: AccountKey, profile: Account | None) -> Plain:
        evidence = finding.evidence
        data = dict(_bare_finding(replace(finding, evidence=None) if evidence else finding))
        data["reason"] = veiled(data["reason"], key, self._keep)
        if evidence is not None:
            data["evidence"] = to_plain(evidence, without=WORDS)
            if words_of(profile, evidence) != evidence.words:
                data["evidence"]["words"] = self._keep(key, evidence.words)
        return data

    def _candidate(self, candidate: Candidate) -> Plain:
        data = to_plain(candidate, without=CANDIDATE)
        veil_all(data, CODES, candidate.key, self._keep)
        data["key"] = key_to_plain(candidate.key)
        profile = candidate.profile
        if profile is None or profile.username != candidate.username:
            data["said"] = self._keep(candidate.key, candidate.username)
        if profile is not None:
            data["profile"] = self._profile(candidate.key, profile)
        return data

    def _ruling(self, ruling: Decision, key: AccountKey) -> Json:
        is_known = ruling in self._decisions.in_force
        return ruling.number if is_known else self._keep(key, to_plain(ruling))


class StateReader:
    """Reads unit states beside the Followers that they were judged on."""

    def __init__(self, followers: Followers, decisions: Decisions, find: Find) -> None:
        self._followers = followers
        self._decisions = decisions
        self._find = find

    def state(self, data: Plain) -> UnitState:
        """One unit's state; where text of it was removed, the mark `purged` says so."""
        key = key_from_plain(data["account"]["key"]) if "account" in data else AccountKey("", data["unit"])
        rest = {name: value for name, value in data.items() if name not in PARTED}
        bare = from_plain(unveil_all(rest, CODES, key, self._find), UnitState)
        profile = self._profile(key, data.get("profile"))
        account, is_named = self._account(data["account"], profile) if "account" in data else (None, True)
        posts = data.get("posts", [])
        is_purged = not is_named or (profile is None and "profile" in data)
        return replace(
            bare,
            account=account,
            findings=tuple(self._finding(row, key, profile) for row in data.get("findings", ())),
            candidates=tuple(self._candidate(row) for row in data.get("candidates", ())),
            personal=tuple(self._candidate(row) for row in data.get("personal", ())),
            profile=profile,
            posts=self._followers.posts.get(key, ()) if posts == SAME else posts_from_plain(posts, self._find),
            rulings=tuple(ruling for row in data.get("rulings", ()) if (ruling := self._ruling(row, key)) is not None),
            marks=(*bare.marks, PURGED) if is_purged and PURGED not in bare.marks else bare.marks,
        )

    def _profile(self, key: AccountKey, data: Json) -> Account | None:
        if data == SAME:
            follower = self._followers.by_key.get(key)
            return follower.account if follower else None
        return None if data is None else account_from_plain(data, self._find)

    def _account(self, data: Plain, profile: Account | None) -> tuple[UnitAccount, bool]:
        """The account, and whether its names were found."""
        key = key_from_plain(data["key"])
        names: tuple[str, str] | None = (profile.username, profile.name) if profile else None
        if "said" in data:
            names = self._find(key, data["said"])
        username, name = names or ("", "")
        return UnitAccount(key, username, name, LinkedBy(data["linked_by"])), names is not None

    def _finding(self, data: Plain, key: AccountKey, profile: Account | None) -> Finding:
        data = {**data, "reason": unveiled(data["reason"], key, self._find)}
        row = data.get("evidence")
        if row is None:
            return from_plain(data, Finding)
        words = self._find(key, row["words"]) if "words" in row else ""
        finding = from_plain(
            {**data, "evidence": {"span": None, "read_at": None, **row, "words": words or ""}}, Finding
        )
        if "words" in row or finding.evidence is None:
            return finding
        return replace(finding, evidence=replace(finding.evidence, words=words_of(profile, finding.evidence) or ""))

    def _candidate(self, data: Plain) -> Candidate:
        key = key_from_plain(data["key"])
        profile = self._profile(key, data.get("profile"))
        username = profile.username if profile else ""
        if "said" in data:
            username = self._find(key, data["said"]) or ""
        rest = {name: value for name, value in data.items() if name not in ("profile", "said")}
        rest = unveil_all(rest, CODES, key, self._find)
        return replace(from_plain({**rest, "key": key, "username": username}, Candidate), profile=profile)

    def _ruling(self, data: Json, key: AccountKey) -> Decision | None:
        if isinstance(data, int):
            return next((ruling for ruling in self._decisions.in_force if ruling.number == data), None)
        whole = self._find(key, data)
        return None if whole is None else from_plain(whole, Decision)
