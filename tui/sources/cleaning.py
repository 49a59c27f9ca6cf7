"""The border: the only place where text from outside becomes an Account or a Post.

Behind it no text holds a control, an escape, a direction override, an invisible character or half a surrogate pair, so
the rooms above need not ask. What was taken away stays as evidence, written out (`\\x1b`, `\\u202e`) and harmless.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from tui.sources.base import Account, Post, PostKind
from tui.sources.values import BadRecordError, parse_count, parse_flag, parse_handle, parse_id, parse_time, quoted

LOST: Final = "\N{REPLACEMENT CHARACTER}"
LIMITS: Final = {
    "name": 200,  # X allows 50 and 160 characters; other networks more
    "description": 2_000,
    "location": 300,
    "url": 500,
    "pinned_text": 4_000,
    "verified_type": 40,
    "text": 4_000,
}
MARKS_KEPT: Final = 4
_EVIDENCE_KEPT: Final = 1_000
_LINES: Final = frozenset({"description", "pinned_text", "text"})

_BREAK = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_WHITE = re.compile("[\t\n\u2800]")
_PLAIN = re.compile("[\n\x20-\x7e\xa1-\xac\xae-\u02ff]*")
# What ordinary signs are written with: the choice between two looks, and the joint between two pictures.
_PICTURES = "\u2190-\u2bff\U0001f000-\U0001faff"
_LOOK = re.compile(f"[\ufe00-\ufe0f]|(?<=[{_PICTURES}\ufe0f])\u200d(?=[{_PICTURES}])")
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&"))
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")

# Format characters that are drawn, and so are text: signs that stand before Arabic, Syriac and Kaithi numbers.
_DRAWN_FORMATS: Final = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Letters and marks that no font draws: fillers, joiners, variation selectors.
_BLANKS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")


@lru_cache(maxsize=4096)
def _shown(char: str) -> str:
    """What stands for a character that is not plain: itself, nothing, or the sign that something was lost."""
    number = ord(char)
    category = unicodedata.category(char)
    if char == "\n":
        return char
    if category in ("Cc", "Cs") or (number & 0xFFFE) == 0xFFFE or 0xFDD0 <= number <= 0xFDEF:
        return LOST
    if char in _BLANKS or 0xFE00 <= number <= 0xFE0F or 0xE0100 <= number <= 0xE01EF:
        return ""
    return "" if category == "Cf" and char not in _DRAWN_FORMATS else char


def clean_text(raw: str, *, limit: int, has_lines: bool = False) -> str:
    """A text without controls and invisible characters, of at most `limit` characters; cleaning twice is as once.

    Line breaks of every kind become `\\n` where the field has lines, else a space. Controls and broken characters
    become U+FFFD, so that words they parted stay apart; invisible ones go; of stacked marks a few stay.
    """
    text = _BREAK.sub("\n", raw[: 4 * limit])
    text = text.replace("\t", " ").replace("\u2800", " ") if has_lines else _WHITE.sub(" ", text)
    if not _PLAIN.fullmatch(text):
        text = _without_stacks("".join(map(_shown, text)))
    text = text.strip()
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _without_stacks(text: str) -> str:
    """The text with at most a few combining marks on each base."""
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MARKS_KEPT:
            kept.append(char)
    return "".join(kept)


def is_altered(raw: str) -> bool:
    """Whether cleaning takes more from the text than line breaks, tabs and what ordinary signs are written with."""
    text = _LOOK.sub("", raw.replace("\r", "\n").replace("\t", " "))
    if _PLAIN.fullmatch(text):
        return False
    shown = "".join(map(_shown, text))
    return shown != text or _without_stacks(shown) != shown


def written_out(raw: str) -> str:
    """The original with all that cannot be shown written out, so that evidence is as harmless as text."""
    return "".join(map(_written, raw[:_EVIDENCE_KEPT]))


def _written(char: str) -> str:
    is_plain = char != "\\" and _shown(char) == char and char != "\n" and not unicodedata.combining(char)
    return char if is_plain else char.encode("unicode_escape").decode("ascii")


def unescape(text: str) -> str:
    """A text with the entities that X writes undone, once: `&amp;lt;` is the four characters `&lt;`.

    The ampersand comes last: it is the only sign with which another entity could begin.
    """
    if "&" in text:
        for entity, sign in _ENTITIES:
            text = text.replace(entity, sign)
    return text


def make_account(
    network: str, fields: Mapping[str, object], *, is_escaped: bool = False, is_profile_read: bool = True
) -> Account:
    """An account from raw fields named as those of Account; missing ones are unknown.

    An account without an id gets its handle for one, `@handle` in small letters, which no network uses as an id.
    Raises BadRecordError where neither id nor handle can be told, or the id was rounded.
    """
    altered: list[tuple[str, str]] = []
    account_id = parse_id(fields.get("id"), network)
    username = _username(fields.get("username"), network, bool(account_id), altered)
    if not account_id and not username:
        raise BadRecordError("record_without_id")
    texts = {name: _text(name, fields.get(name), is_escaped, altered) for name in _ACCOUNT_TEXTS}
    texts["url"] = _link(texts["url"], username, altered)
    return Account(
        network=network,
        id=account_id or f"@{username.lower()}",
        username=username,
        created_at=parse_time(fields.get("created_at")),
        protected=parse_flag(fields.get("protected")),
        followers_count=parse_count(fields.get("followers_count")),
        following_count=parse_count(fields.get("following_count")),
        post_count=parse_count(fields.get("post_count")),
        latest_post_id=_optional_id(fields.get("latest_post_id"), network),
        is_profile_read=is_profile_read,
        altered=tuple(altered),
        **texts,
    )


_ACCOUNT_TEXTS: Final = ("name", "description", "location", "url", "pinned_text", "verified_type")


def make_post(network: str, fields: Mapping[str, object], *, is_escaped: bool = False) -> Post:
    """A post from raw fields named as those of Post. Raises BadRecordError without ids or a readable time."""
    post_id, account_id = parse_id(fields.get("id"), network), parse_id(fields.get("account_id"), network)
    created_at = parse_time(fields.get("created_at"))
    if not post_id or not account_id:
        raise BadRecordError("record_without_id")
    if created_at is None:
        raise BadRecordError("time_unreadable", value=quoted(fields.get("created_at")))
    kind = fields.get("kind", PostKind.POST)
    return Post(
        network=network,
        id=post_id,
        account_id=account_id,
        text=_text("text", fields.get("text"), is_escaped, []),
        created_at=created_at,
        kind=kind if isinstance(kind, PostKind) else PostKind.POST,
        like_count=parse_count(fields.get("like_count")),
        repost_count=parse_count(fields.get("repost_count")),
        reply_count=parse_count(fields.get("reply_count")),
        answered_after=parse_count(fields.get("answered_after")),
        url=_link(_text("url", fields.get("url"), False, []), "", []),
    )


def _text(name: str, value: object, is_escaped: bool, altered: list[tuple[str, str]]) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(parse_count(value) or "")  # a name of digits in a workbook
    if not isinstance(value, str):
        return ""
    raw = unescape(value) if is_escaped else value
    if is_altered(raw[: 4 * LIMITS[name]]):
        altered.append((name, written_out(raw)))
    return clean_text(raw, limit=LIMITS[name], has_lines=name in _LINES)


def _username(value: object, network: str, has_id: bool, altered: list[tuple[str, str]]) -> str:
    """The handle; beside an id an impossible one is dropped and kept as evidence, alone it spoils the record."""
    try:
        return parse_handle(value, network)
    except BadRecordError:
        if not has_id:
            raise
    altered.append(("username", written_out(str(value))))
    return ""


def _optional_id(value: object, network: str) -> str | None:
    """An id that is only a hint: one that was rounded is as good as none."""
    try:
        return parse_id(value, network) or None
    except BadRecordError:
        return None


def _link(text: str, username: str, altered: list[tuple[str, str]]) -> str:
    """A web address, or nothing: other schemes are evidence, and a link to the account itself says nothing."""
    if not text:
        return ""
    scheme = _SCHEME.match(text)
    if scheme and scheme.group(1).lower() not in ("http", "https"):
        altered.append(("url", written_out(text)))
        return ""
    try:
        is_own = bool(username) and parse_handle(text, "x").lower() == username.lower() and "/" in text
    except BadRecordError:
        is_own = False
    return "" if is_own else text
