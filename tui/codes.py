"""Sentences not yet spoken: a stable name with its arguments, put into words by `tui.wording` alone."""

from __future__ import annotations

from msgspec import Struct

Argument = str | int | float


class Code(Struct, frozen=True, gc=False):
    """A sentence as the domain says it: a stable name and its arguments, in the order in which they were given."""

    name: str
    args: tuple[tuple[str, Argument], ...] = ()

    def get(self, name: str, default: Argument = "") -> Argument:
        """The argument of that name, or the default."""
        return next((value for key, value in self.args if key == name), default)

    def as_json(self) -> dict[str, Argument]:
        """The code as one flat JSON object; `code` holds the name."""
        return {"code": self.name, **dict(self.args)}


def code(name: str, /, **args: Argument) -> Code:
    """A Code from keyword arguments."""
    return Code(name, tuple(args.items()))


def code_from_json(data: dict[str, Argument]) -> Code:
    """The inverse of `Code.as_json`."""
    return Code(str(data["code"]), tuple((key, value) for key, value in data.items() if key != "code"))
