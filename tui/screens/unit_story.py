"""The unit screen's right side: why this status, its timing, marks, posts, candidates and history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from textual.content import Content

from tui.board.model import Candidate, Finding
from tui.codes import Code
from tui.compliance.model import Outcome
from tui.registry.model import Rule
from tui.screens.change_text import change_words, ruling_words
from tui.screens.dossier import (
    MUTED,
    OUTCOME_GLYPHS,
    OUTCOME_STATUS,
    STRONG,
    Dossier,
    lines,
    muted,
    row,
    ruled_by,
    who,
)
from tui.screens.linking import account_words
from tui.screens.unit_profile import PHONE_RULES, profile_lines
from tui.sources.base import Post, PostKind
from tui.view.dates import age_text, deadline_text
from tui.view.palette import look_of
from tui.wording import _, local_time, n_, sentence, short_time
from tui.wording.terms import alarm_word, outcome_word, rule_label, status_word, timing_word

WEEK = timedelta(days=7)
POSTS_SHOWN = 8


def why_part(dossier: Dossier) -> Content:
    """What smells of a takeover, the reasons of the status, then every rule: outcome, evidence, when, who."""
    said = [Content.assemble(("→ ", MUTED), sentence(reason)) for reason in dossier.state.reasons]
    for finding in dossier.state.findings:
        if finding.outcome is not Outcome.NOT_APPLICABLE:
            said += _finding_lines(dossier, finding)
    said += _not_judged(dossier)
    return lines([*_alarms(dossier), *_held(dossier), *said])


def _not_judged(dossier: Dossier) -> list[Content]:
    """The rules that could not be judged, together, one line for each reason."""
    by_reason: dict[Code, list[str]] = {}
    for finding in dossier.state.findings:
        if finding.outcome is Outcome.NOT_APPLICABLE:
            by_reason.setdefault(finding.reason, []).append(rule_label(finding.rule))
    return [
        Content.assemble(
            f"{OUTCOME_GLYPHS[Outcome.NOT_APPLICABLE]} {', '.join(rules)}", (f": {sentence(reason)}", MUTED)
        )
        for reason, rules in by_reason.items()
    ]


def _alarms(dossier: Dossier) -> list[Content]:
    """The evidence of a takeover, and what to do about it; the other account stands among the candidates."""
    loud = _loud(dossier)
    said = [Content.assemble((f" {alarm_word()} ", loud), f" {sentence(alarm)}.") for alarm in dossier.state.alarms]
    if said:
        advice = [_("Ini dugaan, bukan putusan.")]
        if dossier.subjects:
            advice.append(_("Bandingkan kedua akun."))
        advice.append(_("Mohon hubungi unit lewat nomor kantor yang sudah dikenal, bukan nomor di profil."))
        if dossier.ways:
            words = _("Lalu putuskan di layar ini: {keys}. Putusan itu mengakhiri tanda ini.")
            advice.append(words.format(keys=", ".join(dossier.ways)))
        said.append(muted(" ".join(advice)))
    return said


def _loud(dossier: Dossier) -> str:
    look = look_of("alarm.full", dossier.scheme)
    return f"bold {look.fg} on {look.bg}"


def _held(dossier: Dossier) -> list[Content]:
    proposed = dict(dossier.board.held.proposed) if dossier.board.held else {}
    status = proposed.get(dossier.unit.id)
    if status is None:
        return []
    words = _("Usul {status} ditahan sampai dipastikan pembacaan berikutnya.").format(status=status_word(status))
    return [Content.assemble((words, "bold $warning"))]


def _finding_lines(dossier: Dossier, finding: Finding) -> Iterator[Content]:
    status = OUTCOME_STATUS.get(finding.outcome)
    style = dossier.colour(status) if status else MUTED
    rule = dossier.registry.directive.rule(finding.rule)
    yield Content.assemble(
        (OUTCOME_GLYPHS[finding.outcome], style),
        " ",
        (rule_label(finding.rule), STRONG),
        f": {outcome_word(finding.outcome)}",
        (f"  {_set_by(rule)}", MUTED),
    )
    yield Content.assemble(("    ", ""), _basis_of(dossier, finding))


def _set_by(rule: Rule | None) -> str:
    if rule is None:
        return ""
    by = _("diminta surat edaran") if rule.basis == "directive" else _("catatan Humas")
    return by if rule.required else f"{by}, {_('tidak menentukan status')}"


def _basis_of(dossier: Dossier, finding: Finding) -> Content:
    """Evidence, when it was read, who judged."""
    parts = [sentence(finding.reason)]
    if finding.evidence is not None and finding.outcome is Outcome.PASS and finding.rule not in PHONE_RULES:
        parts.append(dossier.evidence(dossier.outside(finding.evidence.words)))
    read_at = finding.evidence.read_at if finding.evidence else dossier.state.read_at
    if read_at is not None and not finding.decision:
        parts.append(_("terbaca {at}").format(at=short_time(read_at, dossier.board.taken_at)))
    parts.append(who(dossier, finding.decision))
    return muted(" · ".join(parts))


def timing_part(dossier: Dossier) -> Content:
    """The deadline, the first fulfilment, and what proves or does not prove the time."""
    state, directive = dossier.state, dossier.registry.directive
    said = [row(_("tenggat"), deadline_text(directive.deadline_for(dossier.unit.kind), directive))]
    said.append(row(_("lengkap sejak"), local_time(state.fulfilled_at) if state.fulfilled_at else _("belum lengkap")))
    if state.late_proof_at is not None:
        said.append(row(_("belum lengkap"), _("pada pembacaan {at}").format(at=local_time(state.late_proof_at))))
    if state.timing is not None:
        said.append(row(_("penilaian"), (timing_word(state.timing), STRONG)))
    return lines(said)


def marks_part(dossier: Dossier) -> Content:
    """What deserves a look and makes no status."""
    marks = [mark for mark in dossier.state.marks if mark not in dossier.state.alarms]
    if not marks:
        return muted(_("Tidak ada."))
    return lines(Content.assemble(("• ", "$warning"), sentence(mark)) for mark in marks)


def posts_part(dossier: Dossier) -> Content:
    """Posts of the last seven days, the last reply, and the newest posts as they stand."""
    posts = dossier.state.posts
    if not posts:
        return muted(_("Belum ada kiriman yang terbaca."))
    newest = dossier.board.taken_at
    recent = sum(1 for post in posts if newest - post.created_at <= WEEK)
    replies = [post for post in posts if post.kind is PostKind.REPLY]
    # Where all that was read is of this week, there may have been more.
    if recent == len(posts):
        week = n_("sedikitnya {n} kiriman", "sedikitnya {n} kiriman", recent)
    else:
        week = n_("{n} kiriman", "{n} kiriman", recent)
    said = [
        row(_("7 hari"), week.format(n=recent)),
        row(_("balasan terakhir"), _reply(replies[0]) if replies else _("belum ada di antara kiriman yang terbaca")),
    ]
    for post in posts[:POSTS_SHOWN]:
        said.append(Content.assemble((f"{local_time(post.created_at)} · {_kind(post)}{_counts(post)}", MUTED)))
        said += [Content(f"  {line}") for line in dossier.outside(post.text).splitlines()]
    return lines(said)


def _reply(post: Post) -> str:
    at = local_time(post.created_at)
    if post.answered_after is None:
        return at
    return _("{at}, dijawab dalam {span}").format(at=at, span=age_text(timedelta(seconds=post.answered_after)))


def _kind(post: Post) -> str:
    words = {PostKind.POST: _("kiriman"), PostKind.REPLY: _("balasan"), PostKind.REPOST: _("kiriman ulang")}
    return words[post.kind]


def _counts(post: Post) -> str:
    counts = ((post.reply_count, _("balasan")), (post.repost_count, _("diteruskan")), (post.like_count, _("suka")))
    return "".join(f" · {count} {word}" for count, word in counts if count is not None)


def candidates_part(dossier: Dossier) -> Content:
    """Accounts that wait for a ruling, then officials' own; the chosen one with its profile."""
    if not dossier.subjects:
        return muted(_("Tidak ada calon."))
    said: list[Content] = []
    for candidate in dossier.subjects:
        said += candidate_lines(dossier, candidate)
    return lines(said)


def candidate_lines(dossier: Dossier, candidate: Candidate) -> Iterator[Content]:
    """One account: handle, score, reasons, and its profile where the text is kept."""
    is_chosen = candidate is dossier.subject
    kind = _("akun pribadi pejabat") if candidate in dossier.state.personal else _("menunggu dicek")
    is_suspect = str(candidate.key) in {str(alarm.get("account")) for alarm in dossier.state.alarms}
    yield Content.assemble(
        (f"{dossier.chosen_sign(is_chosen=is_chosen)} ", "bold $accent"),
        (f" {alarm_word()} " if is_suspect else "", _loud(dossier)),
        " " if is_suspect else "",
        (account_words(candidate.key, candidate.username), STRONG),
        f"  {_('nilai {score}').format(score=candidate.score)}",
        (f"  {kind}", MUTED),
    )
    for reason in candidate.reasons:
        yield Content(f"    {sentence(reason)}")
    if is_chosen and candidate.profile is not None:
        for line in profile_lines(dossier, candidate.profile, []):
            yield Content.assemble("    ", line)


def history_part(dossier: Dossier) -> Content:
    """The rulings in force, then the Changes until the Board's instant, newest first."""
    said = [
        Content.assemble((f"{ruling.number:>4}  ", MUTED), ruling_words(ruling), (f"  {ruled_by(ruling)}", MUTED))
        for ruling in reversed(dossier.state.rulings)
    ]
    if dossier.history is None:
        return lines([*said, muted(_("Riwayat sedang dibaca …"))])
    told = [change for change in dossier.history.changes if change.at <= dossier.board.taken_at]
    said += [Content.assemble((f"{local_time(change.at)}  ", MUTED), change_words(change)) for change in told]
    if not told:
        said.append(muted(_("Belum ada perubahan yang tercatat.")))
    return lines(said)
