"""An answer that is packed more than once: a few kilobytes may unpack to gigabytes before any limit is reached."""

from __future__ import annotations

import pytest

from tui.errors import SourceError
from tui.sources.answers import refuse_packing

ASKED = {"accept-encoding": "gzip, deflate"}


@pytest.mark.parametrize("packing", ["gzip, gzip", "gzip,deflate", "gzip, identity, gzip", "br", "GZIP , gzip"])
def test_what_is_packed_twice_or_otherwise_is_refused(packing: str) -> None:
    with pytest.raises(SourceError) as caught:
        refuse_packing({"content-encoding": packing}, ASKED, "http://x")
    assert caught.value.code.name == "feed_packed"


@pytest.mark.parametrize("packing", ["", "gzip", "identity", "identity, gzip", " DEFLATE "])
def test_what_is_packed_once_as_asked_is_taken(packing: str) -> None:
    refuse_packing({"content-encoding": packing}, ASKED, "http://x")
