"""Whether a list is of those who follow or of those followed, where its records say so."""

from __future__ import annotations

import re
from typing import Final

FOLLOWED: Final = "following"
_WAY: Final = re.compile(r"/following(?:[?#]|$)")  # the end of the way by which X tells whom somebody follows


def is_way_of_followed(url: object) -> bool:
    """Whether an address of X's is the one at which it tells whom somebody follows."""
    return bool(_WAY.search(str(url)))


def is_found_as_followed(word: object) -> bool:
    """Whether Apify says of a record that it is of one who is followed."""
    return str(word).lower().startswith(FOLLOWED)
