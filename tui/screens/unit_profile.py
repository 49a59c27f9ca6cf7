"""The unit screen's left side: the account, the four fields, and the profile with the words marked."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content, Span

from tui.board.model import Finding, LinkedBy
from tui.compliance.model import Outcome, Status
from tui.decisions import DecisionKind
from tui.registry.model import FIELD_IDS
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
    when,
    who,
)
from tui.screens.linking import account_words
from tui.screens.masking import masked_number
from tui.sources.base import Account
from tui.wording import _, local_time, sentence
from tui.wording.terms import field_label, field_letter, removed_word, source_label

PHONE_RULES = frozenset({"hp", "telepon"})
SOURCES = ("name", "username", "description", "location", "url", "pinned_text")
# An underline beside the colour, and a letter in the legend: a mark is found without telling colours apart.
MARKS = {
    "naming": Status.NONE,
    "nama": Status.COMPLIANT,
    "jabatan": Status.INCOMPLETE,
    "hp": Status.REVIEW,
    "telepon": Status.LATE,
}


def mark_style(dossier: Dossier, rule: str) -> str:
    """The style of the words that satisfied a rule."""
    return f"underline {dossier.colour(MARKS[rule])}"


def account_part(dossier: Dossier) -> Content:
    """Name, handle, who linked it, whether it follows, since when it exists, when it was read."""
    state = dossier.state
    target = dossier.registry.directive.target.username
    if state.account is None:
        return Content(_("Belum tampak akun unit ini di daftar pengikut @{target}.").format(target=target))
    nameless = "–" if state.account.username else removed_word()
    sign = dossier.chosen_sign(is_chosen=dossier.subject is None).strip()
    said = [
        row(_("nama"), (dossier.outside(state.account.name) or nameless, STRONG)),
        row(
            _("akun"),
            (f"{sign} " if sign else "", "bold $accent"),
            (account_words(state.account.key, state.account.username), STRONG),
            (f"  {_network(dossier)}", MUTED),
        ),
        row(_("ditautkan"), _linked(dossier)),
        row(_("pengikut"), _following(dossier)),
    ]
    if state.profile is not None and state.profile.created_at is not None:
        said.append(row(_("dibuat"), local_time(state.profile.created_at)))
    read = when(state.read_at)
    said.append(
        row(_("terbaca"), read, (f"  {_('pembacaan sesudahnya belum berhasil')}", "$warning") if state.is_stale else "")
    )
    return lines(said)


def _network(dossier: Dossier) -> str:
    network = dossier.state.account.key.network if dossier.state.account else ""
    return dossier.registry.network_labels.get(network, network)


def _linked(dossier: Dossier) -> str:
    account = dossier.state.account
    if account is None or account.linked_by is LinkedBy.MACHINE:
        return _("oleh mesin, dari nama dan isi profil")
    if account.linked_by is LinkedBy.REGISTRY:
        return _("disebut dalam registri")
    links = [ruling for ruling in dossier.state.rulings if ruling.kind is DecisionKind.LINK]
    return ruled_by(links[-1]) if links else _("oleh petugas")


def _following(dossier: Dossier) -> str:
    finding = dossier.state.finding("following")
    if finding is not None and not finding.decision:
        return sentence(finding.reason)
    target = dossier.registry.directive.target.username
    if dossier.state.is_following is None:
        return _("belum diketahui apakah mengikuti @{target}").format(target=target)
    if dossier.state.is_following:
        return _("mengikuti @{target}").format(target=target)
    return _("belum tampak di daftar pengikut @{target}").format(target=target)


def fields_part(dossier: Dossier) -> Content:
    """The four fields with the words that satisfied each."""
    said = []
    for rule in FIELD_IDS:
        finding = dossier.state.finding(rule)
        if finding is None:
            continue
        said.append(_field_line(dossier, rule, finding))
    return lines(said) if said else muted(_("Tidak ada isian yang diminta."))


def _field_line(dossier: Dossier, rule: str, finding: Finding) -> Content:
    status = OUTCOME_STATUS.get(finding.outcome)
    style = dossier.colour(status) if status else MUTED
    letter = field_letter(rule)
    words = sentence(finding.reason)
    if finding.evidence is not None and finding.outcome is Outcome.PASS:
        quoted = finding.evidence.words
        if not dossier.shows_phones:
            quoted = masked_number(quoted) if rule in PHONE_RULES else dossier.outside(quoted)
        source = source_label(finding.evidence.span.source) if finding.evidence.span else ""
        words = f"{dossier.evidence(quoted)}  {source}"
    elif finding.decision:
        words = f"{words} · {who(dossier, finding.decision)}"
    return Content.assemble(
        (OUTCOME_GLYPHS[finding.outcome], style), f" {letter} ", (f"{field_label(rule):<{field_cells()}}", MUTED), words
    )


def field_cells() -> int:
    """How wide the column of the fields' labels is: the longest and a gap, in the language in use."""
    return max(len(field_label(field)) for field in FIELD_IDS) + 2


def profile_part(dossier: Dossier) -> Content:
    """The profile as it was read, with the words that satisfied a rule marked where they stand."""
    profile, state = dossier.state.profile, dossier.state
    if state.account is None:
        return muted(_("Belum ada profil untuk dibaca."))
    if profile is None:
        return muted(_("Teks profil tidak disimpan atau sudah dihapus."))
    findings = [f for f in state.findings if f.rule in MARKS and f.evidence is not None and f.outcome is Outcome.PASS]
    return lines((*profile_lines(dossier, profile, findings), _legend(dossier, findings)))


def profile_lines(dossier: Dossier, profile: Account, findings: list[Finding]) -> Iterator[Content]:
    """The profile's texts, one after another, with the evidence of these findings marked."""
    if not profile.is_profile_read:
        yield muted(_("Profil belum terbaca; baru nama akunnya yang diketahui."))
    for source in SOURCES:
        text = str(getattr(profile, source))
        if text:
            yield row(source_label(source), marked(dossier, source, text, findings))
    for altered, _raw in profile.altered:
        yield muted(_("{source}: tanda kendali di teks asli sudah disisihkan").format(source=source_label(altered)))


def marked(dossier: Dossier, source: str, text: str, findings: list[Finding]) -> Content:
    """A text with the evidence that stands in it marked; numbers are masked unless they are shown."""
    shown = dossier.outside(text)
    spans: list[Span] = []
    for finding in findings:
        span = finding.evidence.span if finding.evidence else None
        if span is None or span.source != source:
            continue
        start, end = max(0, span.start), min(len(text), span.end)
        if finding.rule in PHONE_RULES and not dossier.shows_phones:
            shown = shown[:start] + masked_number(text[start:end]) + shown[end:]
        spans.append(Span(start, end, mark_style(dossier, finding.rule)))
    return Content(shown, spans=spans, strip_control_codes=False)


def _legend(dossier: Dossier, findings: list[Finding]) -> Content:
    parts: list[str | tuple[str, str]] = []
    for finding in findings:
        is_naming, style = finding.rule == "naming", mark_style(dossier, finding.rule)
        label = f"U {_('nama unit')}" if is_naming else f"{field_letter(finding.rule)} {field_label(finding.rule)}"
        parts += [(label, style), "   "]
    return Content.assemble((_("bertanda:") + " ", MUTED), *parts) if parts else Content("")
