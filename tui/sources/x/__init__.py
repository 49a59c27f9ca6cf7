"""X: followers, unit accounts and posts through tweepy, billed by the resource and read as cheaply as is true."""

from tui.sources.x.source import XSource

__all__ = ["XSource"]
