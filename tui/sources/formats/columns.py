"""Names: which column or key of which exporter is which field of an Account, and which exporter wrote the file.

The names come from the exporters' own pages and sources: X API v2 (2.166 and 2.167), API v1.1, twarc-csv, snscrape,
twikit, twitter-web-exporter, followers2csv, Apify actors, Sorsa, PhantomBuster.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from msgspec import Struct

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")

# The first name present wins, so the truer ones stand first (id_str before id, the bio's link before the profile's).
ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "id": (
        "idstr",
        "restid",
        "id",
        "userid",
        "useridstr",
        "accountid",
        "twitterid",
        "twitteruserid",
        "idpengguna",
        "idakun",
        "idtwitter",
    ),
    "username": (
        "username",
        "screenname",
        "handle",
        "user",
        "twitterhandle",
        "twitterusername",
        "namapengguna",
        "handletwitter",
        "usernametwitter",
        "akuntwitter",
        "akunx",
        "akun",
    ),
    "name": ("displayname", "name", "fullname", "namatampilan", "namaakun", "namalengkap", "nama"),
    "description": ("rawdescription", "description", "bio", "biography", "deskripsi", "biografi"),
    "location": ("location", "lokasi"),
    "url": ("website", "websiteurl", "link", "linkurl", "url", "situsweb"),
    "pinned_text": ("pinnedtext", "pinnedtweettext"),
    "created_at": ("createdat", "created", "joinedat", "joindate", "accountcreatedat", "dibuat"),
    "protected": ("protected", "protectedaccount", "isprotected"),
    "verified_type": ("verifiedtype", "bluetype"),
    "followers_count": ("followerscount", "publicmetricsfollowerscount", "followercount", "followers", "pengikut"),
    "following_count": (
        "followingcount",
        "followingscount",
        "friendscount",
        "publicmetricsfollowingcount",
        "following",
        "mengikuti",
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

# Columns that exporters write and that say nothing here.
_UNUSED = """
    aboutprofile affiliation automatedby bioroles biourls birthdate blocked blockedby blocking blue candm
    canmediatag certified connectionstatus contributorsenabled coverpicture defaultprofile defaultprofileimage
    descriptionlinks descriptionurls entities entitiesdescriptioncashtags entitiesdescriptionhashtags
    entitiesdescriptionmentions entitiesdescriptionurls entitiesurlurls fastfollowerscount favourites
    favouritescount followdate followed followedby followerdate followrequestsent geoenabled hascustomtimelines
    id idstr imgurl isautomated isblueverified isidentityverified istranslationenabled istranslator isverified
    label lang likescount listed listedcount mediacount metadata muting no normalfollowerscount notifications nourut
    parody pinnedpostid pinnedtweet pinnedtweetid pinnedtweetids pinnedtweetidsstr possiblysensitive
    profilebackgroundcolor profilebackgroundimageurl profilebackgroundimageurlhttps profilebackgroundtile
    profilebannerurl profileimage profileimageshape profileimageurl profileimageurlhttps profileinterstitialtype
    profilelinkcolor profilepicture profilesidebarbordercolor profilesidebarfillcolor profiletextcolor
    profileurl profileusebackgroundimage protected publicmetrics publicmetricslikecount publicmetricslistedcount
    publicmetricsmediacount query receivesyourdm rendereddescription requiresomeconsent status subscription
    subscriptiontype timestamp timezone translatortype twarc twarcretrievedat twarcurl twarcversion type url
    urls userlink utcoffset verified verifiedfollowerscount wantretweets wanttoretweets whatifound withheld
    withheldcopyright withheldcountrycodes withheldincountries withheldscope
"""
KNOWN: Final = frozenset(_UNUSED.split()) | {alias for aliases in ALIASES.values() for alias in aliases}

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
    ("apify", frozenset({"username", "isblueverified", "profilepicture"})),
    ("phantombuster", frozenset({"screenname", "userid", "tweetscount"})),
    ("x_api_v1", frozenset({"screenname", "idstr"})),
    ("apify", frozenset({"screenname", "isblueverified", "profileimageurlhttps"})),
    ("x_api_v1", frozenset({"screenname", "friendscount"})),
    ("x_api_v2", frozenset({"username", "publicmetrics"})),
)
PLAIN: Final = "plain"
# Names that only posts have: their ids and times must not be taken for those of accounts.
_OF_POSTS = """
    authorid authorusername conversationid fulltext inreplytoscreenname inreplytostatusid inreplytostatusidstr
    inreplytotweetid inreplytouserid inreplytouseridstr publicmetricsquotecount publicmetricsreplycount
    publicmetricsretweetcount quotecount rawcontent referencedtweets replycount retweetcount statusid tweetid tweettext
    tweeturl
"""
_POST_SIGNS: Final = frozenset(_OF_POSTS.split())
# Names that a post's own text has; beside a profile's description it is an account's last one.
_POST_TEXTS: Final = frozenset({"content", "teks", "text"})
_BESIDE_POSTS: Final = ("id", "username", "created_at")


def folded(name: object) -> str:
    """A column's name reduced to small letters and digits: `User ID`, `userId` and `user_id` are one."""
    return _NOT_LETTERS.sub("", str(name).lower())


class Shape(Struct, frozen=True):
    """What follows from the names of a table's columns or an object's keys, each in the file's own spelling.

    `column_of` names the column of each field of Account; `own` the spelling of each folded name. `is_escaped` says
    that the exporter hands on the entities that X writes for `&`, `<` and `>`.
    """

    exporter: str
    is_escaped: bool
    is_post: bool
    column_of: Mapping[str, str]
    own: Mapping[str, str]
    unknown: tuple[str, ...]

    @property
    def is_account(self) -> bool:
        """Whether these can be accounts: there is an id or a handle."""
        return not self.is_post and not self.column_of.keys().isdisjoint(("id", "username"))

    @property
    def heads_posts(self) -> bool:
        """Whether these are the columns of posts and no single word: what posts have besides stands there, too."""
        return self.is_post and len(self.own) > 1 and not self.column_of.keys().isdisjoint(_BESIDE_POSTS)


@lru_cache(maxsize=512)
def shape_of(names: tuple[str, ...], outer: tuple[str, ...] = ()) -> Shape:
    """The shape of these names; `outer` are further names that only tell the exporter."""
    own = {folded(name): name for name in reversed(names)}
    present = frozenset(own) | frozenset(map(folded, outer))
    exporter = next((exporter for exporter, signs in _SIGNS if signs <= present), PLAIN)
    column_of = {
        field: own[next(alias for alias in aliases if alias in own)]
        for field, aliases in ALIASES.items()
        if not own.keys().isdisjoint(aliases)
    }
    return Shape(
        exporter=exporter,
        is_escaped=exporter != PLAIN,
        is_post=not (_POST_SIGNS if "description" in column_of else _POST_SIGNS | _POST_TEXTS).isdisjoint(present),
        column_of=MappingProxyType(column_of),
        own=MappingProxyType(own),
        unknown=tuple(name for fold, name in own.items() if fold and fold not in KNOWN),
    )
