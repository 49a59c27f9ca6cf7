"""The head of the wall: title, banner or notices, countdown, group figures, status counts."""

from __future__ import annotations

from tui.board.model import GroupCount
from tui.compliance.model import Status, Timing
from tui.view.cells import cell_len, line_len, pad, spread
from tui.view.countdown import Countdown, countdown, large_text
from tui.view.dates import age_text, deadline_text
from tui.view.digits import can_draw, large
from tui.view.glyphs import FILTERS, filter_digit, glyph
from tui.view.lines import bar, finished, fitting, joined
from tui.view.model import Line, Run
from tui.view.notice import notice_line
from tui.view.scene import Scene
from tui.wording import _, local_time
from tui.wording.terms import status_word, timing_word

TALL, LOW = 34, 12
# How old the data are is the last that a narrow wall leaves out; of an earlier one, which instant it shows.
GIVING_WAY, GIVING_WAY_PAST = ("money", "read", "now", "paused", "age"), ("money", "read", "paused", "age", "now")
# So many cells the words beside the large digits take at most.
WORDS = 46
# How the status counts close up where there is less room: after the digit, after the glyph, between two of them.
SPACINGS = ((" ", " ", "  "), ("", "", "  "), ("", "", " "), (None, "", " "))
_GAP = Run("  ", "ground")
_DOT = Run(" · ", "faint")


def header_height(height: int) -> int:
    """How many lines the header takes on a screen of that height; it depends on nothing else."""
    if height >= TALL:
        return 5
    return 4 if height >= LOW else 2


def header_lines(scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The header of a screen of that size, `header_height(height)` lines."""
    lines = [title_line(scene, width), notice_line(scene, width)]
    if height >= TALL:
        lines.extend(_figures(scene, width))
    elif height >= LOW:
        lines.extend((_short_figures(scene, width), _short_counts(scene, width)))
    return tuple(lines)


def title_line(scene: Scene, width: int) -> Line:
    """Whose wall it is, the order and its deadline; at the right what was read, when, for how much."""
    directive = scene.registry.directive
    left: Line = (
        Run(" PANTAU SKPD  ", "title"),
        Run("@" + directive.target.username, "title.figure"),
        Run(f" · {directive.title}", "title.text"),
        Run(" · " + _("tenggat {at}").format(at=deadline_text(directive.deadline_at, directive)) + " ", "title.text"),
    )
    told = _data(scene)
    right = _told(told)
    while len(left) > 1 and line_len(left) + line_len(right) + 1 > width:
        left = left[:-1] if len(left) == 2 else (*left[:2], *left[3:])
    for name in GIVING_WAY_PAST if scene.view.is_past else GIVING_WAY:
        while name in told and line_len(left) + line_len(right) + 1 > width:
            _shorten(told, name)
            right = _told(told)
    return finished(scene, spread(left, right, width, "title.text", scene.ellipsis), width, "title.text")


def _data(scene: Scene) -> dict[str, Run]:
    """`terbaca 313 dari 313`, what was spent, `data 42 dtk lalu`, `18 Agu 2015 19.00 WIB`, by name."""
    source = scene.board.source
    texts = {}
    if scene.view.is_paused:
        texts["paused"] = Run(_("TAMPILAN DIJEDA"), "title.warning")
    if source.units_read:
        texts["read"] = Run(_("terbaca {n} akun unit").format(n=source.units_read), "title.figure")
    elif source.read_at is not None and source.units_read is None:
        whole = "?" if source.followers_count is None else str(source.followers_count)
        read = _("terbaca {read} dari {whole}").format(read=source.accounts_read, whole=whole)
        texts["read"] = Run(read, "title.figure" if source.complete else "title.warning")
    if scene.money and not scene.view.is_past:
        texts["money"] = Run(scene.money, "title.figure")
    age = _("belum ada data") if scene.age is None else _("data {age} lalu").format(age=age_text(scene.age))
    texts["age"] = Run(age, "title.warning" if scene.is_stale else "title.figure")
    now = local_time(scene.now)
    texts["now"] = Run(past_words(now), "title.warning") if scene.view.is_past else Run(now, "title.figure")
    return texts


def past_words(at: str) -> str:
    """What every screen says that shows an earlier Board; `at` is its instant in words."""
    return _("WAKTU LALU {at}").format(at=at)


def _shorten(told: dict[str, Run], name: str) -> None:
    """Leaves out a text; of money part after part, so that what was spent today stays longest."""
    first, dot, _ = told[name].text.rpartition(_DOT.text)
    if name == "money" and dot:
        told[name] = Run(first, told[name].style)
    else:
        del told[name]


def _told(texts: dict[str, Run]) -> Line:
    line = joined(((text,) for text in texts.values()), Run(" · ", "title.text"))
    return (*line, Run(" ", "title.text"))


def _words(scene: Scene) -> Countdown:
    missing = None if scene.is_unread else scene.headline.units - scene.headline.with_account
    return countdown(scene.now, scene.registry.directive, missing, None if missing is None else scene.gained_today)


def _digit_style(scene: Scene, words: Countdown) -> str:
    if words.title == _("SELESAI"):
        return "digits.good"
    return "digits" if scene.now >= scene.registry.directive.deadline_at else "digits.calm"


def _digits(scene: Scene, words: Countdown) -> tuple[Line, Line, Line]:
    """The large digits, three lines; as plain letters in ASCII or where a letter has no large form."""
    text, style = large_text(scene.now, scene.registry.directive), _digit_style(scene, words)
    if scene.view.is_ascii or not can_draw(text):
        blank = Run(" " * (len(text) + 1), "ground")
        return (blank,), (Run(" " + text, style),), (blank,)
    first, second, third = large(text)
    return (Run(" " + first, style),), (Run(" " + second, style),), (Run(" " + third, style),)


def _figures(scene: Scene, width: int) -> tuple[Line, ...]:
    words = _words(scene)
    digits = _digits(scene, words)
    beside = line_len(digits[0]) + 2 * line_len((_GAP,))
    longest = max(map(cell_len, (words.title, words.first, words.second)))
    # The counts are told whole before the words are: a word cut is a sign that it was, a count left out is none.
    room = max(0, min(WORDS, longest, width - beside - line_len(_glyph_counts(scene, 0))))
    texts = ((words.title, "due" if _is_late(scene) else "accent"), (words.first, "ground"), (words.second, "muted"))
    left = tuple(
        (*big, _GAP, Run(pad(text, room, ellipsis=scene.ellipsis), style), _GAP)
        for big, (text, style) in zip(digits, texts, strict=True)
    )
    rest = width - line_len(left[0])
    right = (_headline(scene, rest), _groups(scene, rest), _counts(scene, rest))
    return tuple(finished(scene, (*a, *b), width, "ground") for a, b in zip(left, right, strict=True))


def _is_late(scene: Scene) -> bool:
    return scene.now >= scene.registry.directive.deadline_at


def _headline(scene: Scene, width: int) -> Line:
    """`SKPD & KECAMATAN 29 dari 61 punya akun`, a bar, and the share that complies."""
    count = scene.headline
    if scene.is_unread:
        return fitting(((Run(count.label + "  ", "accent"),), (_unread(),)), Run("", "ground"), width)
    text: Line = (
        Run(count.label + "  ", "accent"),
        Run(str(count.with_account), "strong"),
        Run(" " + _("dari {units} punya akun").format(units=count.units) + "  ", "ground"),
    )
    after = (Run("  " + _("patuh {n}").format(n=count.compliant), "good"),)
    if line_len(text) > width:
        text = (*text[:1], Run(scene.figure(count.with_account, count.units), "strong"))
    room = min(62, width - line_len(text) - line_len(after) - 1)
    if room < 8:
        return fitting((text, after), Run("", "ground"), width)
    return (*text, *bar(count.compliant, count.with_account, count.units, room, is_ascii=scene.view.is_ascii), *after)


def _unread() -> Run:
    return Run(_("belum terbaca"), "muted")


def _groups(scene: Scene, width: int) -> Line:
    """Each group's accounts, with a bar where there is room for one."""
    counts = [scene.counts[group.id] for group in scene.registry.groups if group.id in scene.counts]
    if not counts:
        return ()
    plain = [_group(scene, count) for count in counts]
    spare = (width - sum(map(line_len, plain)) - 3 * len(plain)) // len(plain)
    size = min(12, spare)
    if size < 4:
        return fitting(plain, _GAP, width)
    ascii_ = scene.view.is_ascii
    barred = [
        (*text, Run(" ", "ground"), *bar(one.compliant, one.with_account, one.units, size, is_ascii=ascii_))
        for text, one in zip(plain, counts, strict=True)
    ]
    return joined(barred, _GAP)


def _group(scene: Scene, count: GroupCount) -> Line:
    return (Run(count.label + " ", "muted"), Run(scene.figure(count.with_account, count.units), "strong"))


def timing_split(scene: Scene) -> str:
    """`(tepat waktu 30 · waktu tak terbukti 11)`, nothing where nobody complies."""
    timings = scene.board.timings
    parts = [f"{timing_word(t)} {timings[t]}" for t in (Timing.IN_TIME, Timing.UNPROVEN) if timings.get(t)]
    return f"({' · '.join(parts)})" if parts else ""


def _counts(scene: Scene, width: int) -> Line:
    """The status counts with their filter digits, in words where they fit, else as glyphs."""
    split = timing_split(scene)
    exempt = scene.board.counts.get(Status.EXEMPT, 0)
    for gap, is_split in ((_DOT, True), (_GAP, True), (_DOT, False), (_GAP, False)):
        parts = [_count(scene, status, split if is_split and status is Status.COMPLIANT else "") for status in FILTERS]
        if exempt:
            parts.append((Run(f"{status_word(Status.EXEMPT)} {exempt}", "muted"),))
        line = joined(parts, gap)
        if line_len(line) <= width:
            return line
    return _glyph_counts(scene, width)


def _count(scene: Scene, status: Status, note: str) -> Line:
    number = scene.board.counts.get(status, 0)
    if status in scene.view.statuses:
        return (Run(f" {filter_digit(status)} {status_word(status)} {number} ", "filter.on"),)
    strong = f"status.{status}" if number else "faint"
    runs = [Run(filter_digit(status) + " ", "faint"), Run(f"{status_word(status)} {number}", strong)]
    if note:
        runs.append(Run(" " + note, "muted"))
    return tuple(runs)


def _glyph_counts(scene: Scene, width: int) -> Line:
    """The status counts as glyphs, all of them, as far apart as the width allows; the last form has no digits."""
    line: Line = ()
    for after_digit, after_glyph, gap in SPACINGS:
        parts: list[Line] = []
        for status in FILTERS:
            number = scene.board.counts.get(status, 0)
            digit = "" if after_digit is None else filter_digit(status) + after_digit
            text = f"{glyph(status, is_ascii=scene.view.is_ascii)}{after_glyph}{number}"
            if status in scene.view.statuses:
                parts.append((Run(f" {digit}{text} ", "filter.on"),))
            else:
                parts.append((Run(digit, "faint"), Run(text, f"status.{status}" if number else "faint")))
        line = joined(parts, Run(gap, "ground"))
        if line_len(line) <= width:
            break
    return line


def _short_figures(scene: Scene, width: int) -> Line:
    """One line for low screens: countdown or `H+n`, and the headline."""
    words, count = _words(scene), scene.headline
    late = large_text(scene.now, scene.registry.directive) if _is_late(scene) else words.first
    style = "due" if _is_late(scene) else "accent"
    figure = Run(scene.figure(count.with_account, count.units), "strong")
    named = (figure, Run(" " + _("{label} punya akun").format(label=count.label), "ground"))
    is_narrow = cell_len(late) + line_len(named) + 1 + line_len((_DOT,)) > width
    parts: tuple[Line, ...] = (
        (Run(" " + late, style),),
        (figure,) if is_narrow else named,
        (_unread(),) if scene.is_unread else (Run(_("patuh {n}").format(n=count.compliant), "good"),),
        (Run(words.second, "muted"),) if words.second else (),
    )
    return finished(scene, fitting(parts, _DOT, width), width, "ground")


def _short_counts(scene: Scene, width: int) -> Line:
    return finished(scene, (Run(" ", "ground"), *_glyph_counts(scene, width - 1)), width, "ground")
