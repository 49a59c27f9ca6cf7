"""From the command line to one command: settings resolved, errors said in one line, the exit code returned."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from tui.cli.arguments import SETTING_FLAGS, Arguments, build_parser, is_listed
from tui.errors import PantauError, UnexpectedError, UsageError, foreseen
from tui.settings import LANGUAGES, Settings, at_home, load_settings, wants_traceback
from tui.wording import sentence, use_language

INTERRUPTED = 130

Command = Callable[[Arguments, Settings], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; nothing leaves it as a traceback unless a developer asks for it."""
    gc.disable()  # nothing that start-up makes is garbage; the wall switches it on again
    words = list(sys.argv[1:] if argv is None else argv)
    use_language(_early_language(words, os.environ))
    try:
        with foreseen(BrokenPipeError):
            arguments = build_parser(words).parse_args(words, Arguments())
            settings = _settings(arguments)
            use_language(settings.lang)
            return _command(arguments)(arguments, settings)
    except PantauError as error:
        if isinstance(error, UnexpectedError) and wants_traceback(os.environ):
            _print_traceback(error)
        print(f"pantau: {sentence(error.code)}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output left; closing quietly keeps Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED


def _print_traceback(error: UnexpectedError) -> None:
    from traceback import print_exception

    print_exception(error.__cause__)


def _early_language(words: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language in which even a fault in the command line is told: the flag, else the environment."""
    for number, word in enumerate(words):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=") if word.removeprefix("--lang=") in LANGUAGES else "id"
        if word == "--lang" and number + 1 < len(words) and words[number + 1] in LANGUAGES:
            return words[number + 1]
    asked = environ.get("PANTAU_LANG", "")
    return asked if asked in LANGUAGES else "id"


def _settings(arguments: Arguments) -> Settings:
    flags = {key: getattr(arguments, key) for key in SETTING_FLAGS}
    file = at_home(arguments.settings) if arguments.settings else None
    return load_settings(flags, os.environ, file)


def _command(arguments: Arguments) -> Command:
    """The command's function; its module is imported only now."""
    name = arguments.command or "wall"
    if not is_listed(name):
        raise UsageError("unknown_command", command=name)
    command: Command = import_module(f"tui.cli.{name.replace('-', '_')}_command").run
    return command
