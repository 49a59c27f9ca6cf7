"""What flags, environment and the settings file say, in that order, resolved into one frozen value."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import platformdirs
from msgspec import Struct, field

from tui.errors import UsageError

PREFIX = "PANTAU_"
TRACEBACK = f"{PREFIX}TRACEBACK"  # for developers: it prints what an exception says, which may be a secret
APP_NAME = "pantau-skpd"
LANGUAGES = ("id", "en")
YES = frozenset({"1", "true", "yes", "on", "ya"})
NO = frozenset({"0", "false", "no", "off", "tidak"})
YEARS = range(2000, 2200)  # in which anything can have happened, in every time zone
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Ceilings(Struct, frozen=True):
    """What may be spent, in micro-dollars (USD x 1,000,000) per UTC day and UTC month; None means no ceiling."""

    day: int | None = None
    month: int | None = None


class Tokens(Struct, frozen=True):
    """Secrets; none of them shows in `repr`, so that a log or a traceback cannot tell them."""

    x_bearer: str = ""
    x_consumer_key: str = ""
    x_consumer_secret: str = ""
    x_access: str = ""
    x_access_secret: str = ""
    feed: str = ""

    def __repr__(self) -> str:
        return "Tokens()"

    def __rich_repr__(self) -> list[tuple[str, Any]]:  # a traceback drawn by rich asks for this one
        return []


class Settings(Struct, frozen=True):
    """All that an operator can set.

    `registry`, `state` and `source` are None where nobody named them: the registry then falls back to
    `./registry.json` and the bundled one, the state to `default_state_folder()`, the source to the replay.
    `interval` None means the directive's, `network` "" the target's. `complete` says that a file or feed without a
    count holds everybody, `taken_at` when such a file was taken. `x_terms_basis` is the letter or contract by which
    X's terms allow the use, `x_terms_by` who answers for it; `x_units_only` reads units' accounts and no follower;
    `x_owns_app` says that the target's own account owns the developer app, which makes its reads cheaper; `x_url` is
    where the API is.
    """

    registry: Path | None = None
    source: str | None = None
    state: Path | None = None
    lang: str = "id"
    out: Path = field(default_factory=lambda: Path.home() / "Pantau-SKPD")
    complete: bool = False
    taken_at: datetime | None = None
    interval: timedelta | None = None
    kiosk: bool = False
    ascii: bool = False
    network: str = ""
    x_terms_basis: str = ""
    x_terms_by: str = ""
    x_units_only: bool = False
    x_owns_app: bool = False
    x_url: str = "https://api.x.com"
    ceilings: Ceilings = Ceilings()
    tokens: Tokens = Tokens()


def default_state_folder() -> Path:
    """The user's state folder of this product."""
    return platformdirs.user_state_path(APP_NAME)


def default_settings_file() -> Path:
    """The settings file in the user's config folder."""
    return platformdirs.user_config_path(APP_NAME) / "settings.toml"


def at_home(path: str | Path) -> Path:
    """A path with its `~` undone; that of a user who is not known stays, and will not be found."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def wants_traceback(environ: Mapping[str, str]) -> bool:
    """Whether a developer asked for the traceback of a fault of ours."""
    return environ.get(TRACEBACK, "").strip().lower() in YES


def load_settings(flags: Mapping[str, object], environ: Mapping[str, str], file: Path | None = None) -> Settings:
    """The settings: a flag wins over `PANTAU_*`, that over the settings file, that over the default.

    A flag that is None was not given. `file` is the settings file that was asked for by name; without it
    `PANTAU_SETTINGS` is asked, then the user's config folder, where it may be missing. Raises UsageError with the
    key, its value and the place where it stands; of a secret only the key.
    """
    named = environ.get(f"{PREFIX}SETTINGS")
    asked = file or (at_home(named) if named else None)
    path = asked or default_settings_file()
    layers = (_from_file(path, must_exist=asked is not None), _from_environment(environ), _from_flags(flags))
    merged: dict[str, object] = {}
    for layer in layers:
        merged.update(layer)
    ceilings = Ceilings(**_part(merged, "ceiling_"))
    tokens = Tokens(**_part(merged, "token_"))
    return Settings(**merged, ceilings=ceilings, tokens=tokens)  # type: ignore[arg-type]


def _part(merged: dict[str, object], prefix: str) -> dict[str, Any]:
    """Takes the keys of one prefix out, without the prefix."""
    keys = [key for key in merged if key.startswith(prefix)]
    return {key.removeprefix(prefix): merged.pop(key) for key in keys}


def _from_flags(flags: Mapping[str, object]) -> dict[str, object]:
    return {
        key: _parsed(key, value, place=f"--{key.replace('_', '-')}", base=Path())
        for key, value in flags.items()
        if value is not None and _known(key, KEYS, place="--")
    }


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    """An empty variable counts as not set."""
    given = {name: value for name, value in environ.items() if name.startswith(PREFIX) and value}
    for name in (f"{PREFIX}SETTINGS", TRACEBACK):
        given.pop(name, None)
    return {
        name.removeprefix(PREFIX).lower(): _parsed(name.removeprefix(PREFIX).lower(), value, place=name, base=Path())
        for name, value in given.items()
        if _known(name, [PREFIX + key.upper() for key in KEYS], place=PREFIX)
    }


def _from_file(path: Path, *, must_exist: bool) -> dict[str, object]:
    """A path in the file is relative to the file's folder. A file with a secret may be read by its owner only."""
    try:
        with path.open("rb") as stream:
            mode = stat.S_IMODE(path.stat().st_mode)
            data = _toml(stream.read().decode("utf-8-sig"), path)
    except FileNotFoundError as error:
        if must_exist:
            raise UsageError("settings_missing", file=str(path)) from error
        return {}
    except OSError as error:
        raise UsageError("settings_unreadable", file=str(path), reason=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise UsageError("settings_not_toml", file=str(path), line=1) from error
    if mode & 0o077 and any(key.startswith("token_") for key in data):
        raise UsageError("settings_not_private", file=str(path), mode=f"{mode:04o}")
    return {
        key: _parsed(key, value, place=str(path), base=path.parent)
        for key, value in data.items()
        if _known(key, KEYS, place=str(path))
    }


def _toml(text: str, path: Path) -> dict[str, Any]:
    """The parser is imported only where there is a settings file."""
    import tomllib
    from decimal import Decimal

    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise UsageError("settings_not_toml", file=str(path), line=int(line[1]) if line else 0) from error


def _known(key: str, keys: list[str], *, place: str) -> bool:
    if key in keys:
        return True
    from difflib import get_close_matches

    near = get_close_matches(key, keys, n=1, cutoff=0.5)
    if near:
        raise UsageError("setting_unknown", key=key, nearest=near[0], place=place)
    raise UsageError("setting_unknown_at_all", key=key, place=place)


def _parsed(key: str, value: object, *, place: str, base: Path) -> object:
    try:
        return PARSERS[key](value, base)
    except (ValueError, ArithmeticError) as error:
        shown = "" if key.startswith("token_") else "".join(c if c.isprintable() else "?" for c in str(value)[:80])
        raise UsageError(f"setting_not_{EXPECTED[PARSERS[key]]}", key=key, value=shown, place=place) from error


def _text(value: object, _base: Path) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError(value)
    return value.strip()


def _path(value: object, base: Path) -> Path:
    if isinstance(value, str) and value.strip() and "\0" not in value:
        value = Path(value)
    if not isinstance(value, Path):
        raise ValueError(value)
    return base / at_home(value)


def _source(value: object, base: Path) -> str:
    spec = _text(value, base)
    if not spec:
        raise ValueError(value)
    kind, colon, rest = spec.partition(":")
    return f"file:{_path(rest, base)}" if colon and kind == "file" else spec


def _language(value: object, _base: Path) -> str:
    if value not in LANGUAGES:
        raise ValueError(value)
    return str(value)


def _flag(value: object, _base: Path) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word not in YES | NO:
        raise ValueError(value)
    return word in YES


def _time(value: object, _base: Path) -> datetime:
    at = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
    if at.tzinfo is None or at.year not in YEARS:
        raise ValueError(value)
    return at


def _duration(value: object, _base: Path) -> timedelta:
    """Seconds as a number, or a number with s, m, h or d; positive and at most a year."""
    match = re.fullmatch(r"(\d{1,8})\s*([smhd]?)", str(value).strip().lower())
    length = timedelta(seconds=int(match[1]) * SECONDS[match[2] or "s"]) if match else timedelta()
    if isinstance(value, timedelta):
        length = value
    if not timedelta() < length <= timedelta(days=366):
        raise ValueError(value)
    return length


def _amount(value: object, _base: Path) -> int:
    """Dollars to micro-dollars, exactly; raises ArithmeticError for what is no number."""
    from decimal import Decimal

    amount = Decimal(str(value).strip().removeprefix("$")) * 1_000_000
    if isinstance(value, bool) or not amount.is_finite() or amount < 0 or amount != int(amount):
        raise ValueError(value)
    return int(amount)


Parser = Callable[[object, Path], object]
PARSERS: Mapping[str, Parser] = {
    "registry": _path,
    "source": _source,
    "state": _path,
    "lang": _language,
    "out": _path,
    "complete": _flag,
    "taken_at": _time,
    "interval": _duration,
    "kiosk": _flag,
    "ascii": _flag,
    "network": _text,
    "x_terms_basis": _text,
    "x_terms_by": _text,
    "x_units_only": _flag,
    "x_owns_app": _flag,
    "x_url": _text,
    "ceiling_day": _amount,
    "ceiling_month": _amount,
    "token_x_bearer": _text,
    "token_x_consumer_key": _text,
    "token_x_consumer_secret": _text,
    "token_x_access": _text,
    "token_x_access_secret": _text,
    "token_feed": _text,
}
KEYS = list(PARSERS)
EXPECTED: Mapping[Parser, str] = {
    _text: "text",
    _path: "path",
    _source: "source",
    _language: "language",
    _flag: "flag",
    _time: "time",
    _duration: "duration",
    _amount: "amount",
}
