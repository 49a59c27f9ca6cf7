"""The line below the title: the banner of a reconstruction, alarms, and what the source has to say.

What went wrong is said first, then what to do and when it is read again: on a narrow line each part takes its short
form before anything is cut, and no part pushes an error out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from tui.board.model import SourceHealth
from tui.codes import Code, code
from tui.view.cells import cell_len, cut, line_len, spread
from tui.view.glyphs import alarm_sign
from tui.view.lines import finished
from tui.view.model import Line, Run
from tui.view.money import coming_at
from tui.view.scene import Scene
from tui.wording import _, sentence, short_sentence
from tui.wording.terms import alarm_word

# So many units are named behind the count of alarms.
NAMED = 3
# The note of a wall that only reads.
KEPT = "wall_only_reads"
# The notes of a list that even the operator's word does not make complete.
LACKING = ("records_lacking", "account_alone")
_DOT = " · "


def notice_line(scene: Scene, width: int) -> Line:
    """The banner of a reconstruction, which nothing hides; else what the source has to say, else blank."""
    alarms = (alarm_text(scene), _short_alarm(scene)) if scene.alarms else ("",)
    if scene.board.is_reconstruction:
        return _banner(scene, alarms, width)
    texts = [_told(scene, speak) for speak in FORMS]
    if not texts[0] and not scene.alarms:
        return (Run(" " * width, "ground"),)
    if not texts[0]:
        return finished(scene, _line(alarms[0], ""), width, "notice")
    lines = [_line(alarm, text) for alarm in alarms for text in texts]
    line = next((line for line in lines if line_len(line) <= width), None)
    if line is None:
        room = width - line_len(_line(alarms[-1], " ")) - 1
        line = _line(alarms[-1], _told(scene, short_sentence, room))
    return finished(scene, line, width, "notice")


def alarm_text(scene: Scene) -> str:
    """`▲ 2 perlu diperiksa, dugaan pengambilalihan: Kec. Alian, Kec. Klirong`; nothing where there is no alarm."""
    if not scene.alarms:
        return ""
    count = len(scene.alarms)
    words = _("{n} perlu diperiksa, dugaan pengambilalihan").format(n=count)
    named = [scene.registry.by_id[state.unit] for state in scene.alarms[:NAMED] if state.unit in scene.registry.by_id]
    names = ", ".join(scene.names.short(unit) for unit in named)
    more = " …" if count > NAMED else ""
    return f"{alarm_sign()} {words}: {names}{more}"


def _short_alarm(scene: Scene) -> str:
    return f"{alarm_sign()} {len(scene.alarms)} {alarm_word()}"


def _line(alarm: str, text: str) -> Line:
    loud = (Run(f" {alarm} ", "alarm.full"),) if alarm else ()
    return (*loud, Run(" " + text, "notice")) if text else loud


def banner() -> str:
    """What stands on every screen of a reconstruction."""
    return _("REKONSTRUKSI · profil dan waktu sebagian besar rekaan · bukan data langsung")


def _banner(scene: Scene, alarms: Sequence[str], width: int) -> Line:
    told = "   ".join((banner(), *(sentence(note) for note in scene.board.source.notes)))
    for left in (told, banner(), _("REKONSTRUKSI · bukan data langsung")):
        for alarm in alarms:
            right = (Run(f" {alarm} ", "alarm.full"),) if alarm else ()
            if 1 + cell_len(left) + bool(right) + line_len(right) <= width:
                return finished(scene, spread((Run(" " + left, "banner"),), right, width, "banner"), width, "banner")
    return finished(scene, (Run(" " + banner(), "banner"),), width, "banner")


def _lead(told: Code) -> str:
    """A sentence without its details, which come after its first full stop."""
    return sentence(told).partition(". ")[0]


# From the fullest to the shortest.
FORMS = (sentence, _lead, short_sentence)


def _told(scene: Scene, speak: Callable[[Code], str], room: int | None = None) -> str:
    """Errors, the wait, a held mass change and notes; only the first error is cut to a room, the rest is cut by it."""
    source = scene.board.source
    first, *more = [speak(each).rstrip(".") for each in source.errors] or [""]
    wait = _wait(scene, speak)
    if room is not None:
        first = cut(first, max(0, room - bool(wait) * cell_len(_DOT + wait)), scene.ellipsis)
    # The command that reads again comes before what only a new reading can mend.
    kept = [note for note in source.notes if note.name == KEPT]
    others = [note for note in source.notes if note.name != KEPT]
    notes = (speak(each).rstrip(".") for each in (*kept, *_incomplete(source), *others))
    return _DOT.join(part for part in (first, wait, *more, _held(scene, speak), *notes) if part)


def _incomplete(source: SourceHealth) -> tuple[Code, ...]:
    """That a list is not known to hold everybody, where no error and no note says so."""
    if source.complete or source.errors or source.read_at is None or source.units_read is not None:
        return ()
    if source.is_whole and source.followers_count is None and all(note.name not in LACKING for note in source.notes):
        return (code("list_perhaps_incomplete"),)
    return () if any(note.name != KEPT for note in source.notes) else (code("list_incomplete"),)


def _wait(scene: Scene, speak: Callable[[Code], str]) -> str:
    """When it is read again after an error; a sentence that tells it itself needs no other."""
    errors = scene.board.source.errors
    if any(error.get("stop") for error in errors):
        return "" if speak is sentence else _("berhenti")
    until = next((str(error.get("until")) for error in errors if error.get("until")), "")
    is_told = until or any(error.name == "ceiling_reached" for error in errors)
    if not errors or (is_told and speak is not short_sentence):
        return ""
    return scene.waits or (coming_at(datetime.fromisoformat(until), scene.now) if until else "")


def _held(scene: Scene, speak: Callable[[Code], str]) -> str:
    """A held mass change: who confirms it, and the key that does where there is one; no second file comes by itself."""
    if scene.board.held is None:
        return ""
    name = "file_change_held" if scene.board.source.spec.startswith("file:") else "reading_change_held"
    words = speak(code(name, n=len(scene.board.held.proposed)))
    return words + (_(" · {key} melepas").format(key=scene.release_key) if scene.release_key else "")
