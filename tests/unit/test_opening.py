"""Choosing a source by its spec."""

from __future__ import annotations

import pytest

from tui.errors import UsageError
from tui.registry import bundled_registry, load_registry
from tui.sources.opening import open_source

REGISTRY = load_registry(bundled_registry())


@pytest.mark.parametrize("spec", ["", "ftp://x", "file:", "replayed", "FILE:a.csv", "r\0"])
def test_an_unknown_spec_is_bad_usage_and_names_those_known(spec: str) -> None:
    with pytest.raises(UsageError) as caught:
        open_source(spec, REGISTRY)
    assert caught.value.code.name == "unknown_source"
    assert "replay" in str(caught.value.code.get("known"))


def test_replay_opens_the_replay() -> None:
    assert open_source("replay@2015-08-17T20:00+07:00", REGISTRY).info.kind == "replay"


def test_an_https_address_opens_a_feed_and_a_bare_http_one_is_refused() -> None:
    assert open_source("https://example.org/followers.csv", REGISTRY).info.kind == "https"
    with pytest.raises(UsageError, match="feed_address_not_https"):
        open_source("http://example.org/followers.csv", REGISTRY)
