"""What X would answer: pages, problems, and the tokens that lead from page to page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from standin.world import Person, World

PROBLEMS = "https://api.twitter.com/2/problems/"
MONTHLY_POSTS = 3_000_000  # of a plan that is paid by use (X's page on prices, August 2026)
PAGE_PREFIX = "REKAAN00STANDIN0"


def token_of(offset: int, turn: int = 0) -> str:
    """A pagination token; `turn` makes another one for the same place."""
    return f"{PAGE_PREFIX}{offset:08d}T{turn:04d}"


def offset_of(token: str) -> int:
    """Where a token leads; raises ValueError for one that is not ours."""
    offset, _, turn = token.removeprefix(PAGE_PREFIX).partition("T")
    if not token.startswith(PAGE_PREFIX) or not (offset + turn).isdigit():
        raise ValueError(token)
    return int(offset)


def chosen(record: dict[str, Any], fields: list[str], always: tuple[str, ...]) -> dict[str, Any]:
    """A record with only the fields that were asked for, and without empty ones that X leaves out."""
    wanted = {*fields, *always}
    return {key: value for key, value in record.items() if key in always or (key in wanted and value != "")}


def usage(posts: int, now: datetime) -> dict[str, Any]:
    """What an app has used in this month; X counts posts alone."""
    rest = {"cap_reset_day": 31 - now.day, "project_cap": MONTHLY_POSTS, "project_id": "1"}
    return {"data": {**rest, "project_usage": posts}}


def users_by(world: World, wanted: list[str], parameter: str, fields: list[str]) -> dict[str, Any]:
    """Users by id or handle, and a problem for each of whom there is none to show."""
    data, errors = [], []
    for each in wanted:
        person = world.people.get(each) if parameter == "ids" else world.by_username(each)
        if person is None or person.fate in ("gone", "suspended"):
            errors.append(missing(each, parameter, person))
        else:
            data.append(chosen(world.shown(person), fields, ("id", "username", "name")))
    page: dict[str, Any] = {}
    if data:
        page["data"] = data
    if errors:
        page["errors"] = errors
    return page


def missing(value: str, parameter: str, person: Person | None) -> dict[str, Any]:
    """Why an account is not returned: suspended and deleted have the same type."""
    is_suspended = person is not None and person.fate == "suspended"
    name = parameter.rstrip("s")
    return {
        "value": value,
        "detail": f"User has been suspended: [{value}]."
        if is_suspended
        else f"Could not find user with {name}: [{value}].",
        "title": "Forbidden" if is_suspended else "Not Found Error",
        "resource_type": "user",
        "parameter": parameter,
        "resource_id": value,
        "type": f"{PROBLEMS}resource-not-found",
    }


def unauthorized(value: str) -> dict[str, Any]:
    """A timeline that its owner shows to nobody."""
    return {
        "errors": [
            {
                "resource_id": value,
                "parameter": "id",
                "resource_type": "user",
                "section": "data",
                "title": "Authorization Error",
                "value": value,
                "detail": f"Sorry, you are not authorized to see the user with id: [{value}].",
                "type": f"{PROBLEMS}not-authorized-for-resource",
            }
        ]
    }


def followers_page(world: World, size: int, token: str | None, fields: list[str]) -> dict[str, Any]:
    """A page of followers; those who are suspended or gone are counted and not listed."""
    start = offset_of(token) if token else 0
    shown = [person for each in world.followers if (person := world.people[each]).fate not in ("gone", "suspended")]
    page = shown[start : start + size]
    meta: dict[str, Any] = {"result_count": len(page)}
    if start + size < len(shown):
        meta["next_token"] = token_of(start + size)
    answer: dict[str, Any] = {"meta": meta}
    if page:
        answer["data"] = [chosen(world.shown(each), fields, ("id", "username", "name")) for each in page]
    return answer


def posts_page(person: Person, size: int, since: str | None, fields: list[str]) -> dict[str, Any]:
    """The newest posts of one account, after one that is known."""
    shown = [post for post in person.posts if since is None or int(post["id"]) > int(since)]
    posts = shown[:size]
    always = ("id", "text", "edit_history_tweet_ids")
    answer: dict[str, Any] = {"meta": {"result_count": len(posts)}}
    if posts:
        answer["data"] = [chosen(post, fields, always) for post in posts]
        answer["meta"] |= {"newest_id": posts[0]["id"], "oldest_id": posts[-1]["id"]}
    if len(shown) > size:
        answer["meta"]["next_token"] = token_of(size)
    return answer
