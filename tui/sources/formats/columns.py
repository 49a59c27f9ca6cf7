"""Names: which column or key of which exporter is which field of an Account, and which exporter wrote the file.

The names come from the exporters' own pages and sources: X API v2 (2.166 and 2.167), API v1.1, twarc-csv, snscrape,
twikit, twitter-web-exporter, followers2csv, Apify actors, Sorsa, PhantomBuster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")

# The first name present wins, so the truer ones stand first (id_str before id, the bio's link before the profile's).
ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("idstr", "id", "userid", "useridstr", "restid", "accountid", "twitterid", "twitteruserid"),
    "username": ("username", "screenname", "handle", "user", "twitterhandle", "twitterusername", "akun"),
    "name": ("displayname", "name", "fullname", "namaakun"),
    "description": ("rawdescription", "description", "bio", "biography", "deskripsi"),
    "location": ("location", "lokasi"),
    "url": ("website", "websiteurl", "link", "linkurl", "url"),
    "pinned_text": ("pinnedtext", "pinnedtweettext"),
    "created_at": ("createdat", "created", "joinedat", "joindate", "accountcreatedat", "dibuat"),
    "protected": ("protected", "protectedaccount", "isprotected"),
    "verified_type": ("verifiedtype", "bluetype"),
    "followers_count": ("followerscount", "publicmetricsfollowerscount", "followercount", "followers"),
    "following_count": (
        "followingcount",
        "followingscount",
        "friendscount",
        "publicmetricsfollowingcount",
        "following",
    ),
    "post_count": (
        "postcount",
        "postscount",
        "tweetcount",
        "tweetscount",
        "statusescount",
        "publicmetricstweetcount",
        "publicmetricspostcount",
        "statuses",
    ),
    "latest_post_id": ("mostrecenttweetid", "mostrecentpostid"),
}
FIELD_OF: Final = {alias: field for field, aliases in ALIASES.items() for alias in aliases}

# Columns that exporters write and that say nothing here.
_UNUSED = """
    aboutprofile affiliation birthdate bioroles biourls blue blocked blockedby blocking candm canmediatag certified
    connectionstatus contributorsenabled defaultprofile defaultprofileimage descriptionlinks descriptionurls
    entities entitiesdescriptioncashtags entitiesdescriptionhashtags entitiesdescriptionmentions
    entitiesdescriptionurls entitiesurlurls fastfollowerscount favourites favouritescount followdate followed followedby
    followerdate followrequestsent geoenabled hascustomtimelines id idstr imgurl isblueverified isidentityverified
    istranslationenabled istranslator label lang likescount listed listedcount mediacount metadata muting
    normalfollowerscount notifications parody pinnedpostid pinnedtweet pinnedtweetid pinnedtweetids
    pinnedtweetidsstr possiblysensitive profilebackgroundcolor profilebackgroundimageurl
    profilebackgroundimageurlhttps profilebackgroundtile profilebannerurl profileimage profileimageshape
    profileimageurl profileimageurlhttps profileinterstitialtype profilelinkcolor profilesidebarbordercolor
    profilesidebarfillcolor profiletextcolor profileurl profileusebackgroundimage protected publicmetrics
    publicmetricslikecount publicmetricslistedcount publicmetricsmediacount query receivesyourdm rendereddescription
    requiresomeconsent status subscription subscriptiontype timestamp timezone translatortype
    twarcretrievedat twarcurl twarcversion twarc type url urls userlink utcoffset verified verifiedfollowerscount
    wanttoretweets wantretweets whatifound withheld withheldcopyright withheldcountrycodes withheldincountries
    withheldscope
"""
UNUSED: Final = frozenset(_UNUSED.split())

# What tells the exporters apart: the first whose names are all there wrote the file.
_SIGNS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("twarc_csv", frozenset({"publicmetricsfollowerscount", "username"})),
    ("followers2csv", frozenset({"user", "followed", "favourites"})),
    ("web_exporter", frozenset({"screenname", "followedby", "candm"})),
    ("snscrape", frozenset({"displayname", "rawdescription"})),
    ("snscrape", frozenset({"displayname", "descriptionlinks"})),
    ("twikit", frozenset({"screenname", "descriptionurls"})),
    ("apify", frozenset({"whatifound", "userid"})),
    ("apify", frozenset({"username", "userid", "postscount"})),
    ("sorsa", frozenset({"displayname", "followingscount"})),
    ("phantombuster", frozenset({"screenname", "userid", "tweetscount"})),
    ("x_api_v1", frozenset({"screenname", "idstr"})),
    ("apify", frozenset({"screenname", "isblueverified", "profileimageurlhttps"})),
    ("x_api_v1", frozenset({"screenname", "friendscount"})),
    ("x_api_v2", frozenset({"username", "publicmetrics"})),
)
PLAIN: Final = "plain"
# Names that only posts have: their ids must not be taken for those of accounts.
_POST_SIGNS: Final = frozenset({"authorid", "conversationid", "fulltext", "rawcontent", "retweetcount", "tweettext"})
_ESCAPED: Final = frozenset(name for name, _ in _SIGNS)


def folded(name: object) -> str:
    """A column's name reduced to small letters and digits: `User ID`, `userId` and `user_id` are one."""
    return _NOT_LETTERS.sub("", str(name).lower())


def exporter_of(names: Iterable[str]) -> str:
    """Which exporter wrote a file with these folded names; `table` where none is recognised."""
    present = frozenset(names)
    return next((exporter for exporter, signs in _SIGNS if signs <= present), PLAIN)


def is_escaped(exporter: str) -> bool:
    """Whether that exporter hands on the entities that X writes for `&`, `<` and `>`."""
    return exporter in _ESCAPED


def pick(names: Mapping[str, str]) -> dict[str, str]:
    """For each field of Account the column that holds it; `names` maps folded names to the file's own."""
    chosen: dict[str, str] = {}
    for field, aliases in ALIASES.items():
        found = next((names[alias] for alias in aliases if alias in names), None)
        if found is not None:
            chosen[field] = found
    return chosen


def is_account_table(names: Iterable[str]) -> bool:
    """Whether a table with these folded names can be a list of accounts: it needs a column of ids or of handles."""
    present = frozenset(names)
    return not is_post(present) and any(FIELD_OF.get(name) in ("id", "username") for name in present)


def is_post(names: Iterable[str]) -> bool:
    """Whether what has these folded names is a post and no account."""
    return not _POST_SIGNS.isdisjoint(names)


def unknown(names: Mapping[str, str]) -> list[str]:
    """The file's own names of the columns that no known exporter writes."""
    return [own for name, own in names.items() if name and name not in FIELD_OF and name not in UNUSED]
