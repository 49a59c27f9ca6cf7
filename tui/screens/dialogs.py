"""Small windows that ask: a form of a few lines, a yes or no, a choice from a list that can be searched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from tui.screens import SHEET
from tui.wording import _

Check = Callable[[str], str]


class Question(Struct, frozen=True):
    """One line of a form; `check` gives the complaint about an answer, or an empty text."""

    id: str
    label: str
    value: str = ""
    hint: str = ""
    is_required: bool = True
    check: Check | None = None

    def complaint(self, answer: str) -> str:
        """What is wrong with an answer, in words; empty where nothing is."""
        if self.is_required and not answer:
            return _("Mohon diisi: {label}").format(label=self.label)
        return self.check(answer) if self.check and answer else ""


def type_into(field: Widget | None, event: Key) -> None:
    """Types a character that reached the screen itself into a field; a field with the focus lets none through."""
    if isinstance(field, Input) and event.character is not None and event.is_printable:
        event.stop()
        field.insert_text_at_cursor(event.character)


class FormDialog(ModalScreen[Mapping[str, str] | None]):
    """A few questions; Enter goes on and sends after the last one, Esc gives None."""

    CSS_PATH = SHEET
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, title: str, questions: Sequence[Question], *, note: str = "") -> None:
        super().__init__()
        self._title = title
        self._questions = tuple(questions)
        self._note = note

    def compose(self) -> ComposeResult:
        """Title, note, one field per question, the complaint, the keys."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(Content(self._title), classes="dialog-title")
            if self._note:
                yield Static(Content(self._note), classes="dialog-note")
            for question in self._questions:
                yield Label(Content(question.label), classes="dialog-label")
                yield Input(
                    question.value,
                    placeholder=question.hint,
                    id=f"ask-{question.id}",
                    select_on_focus=False,
                    compact=True,
                )
            yield Static(classes="dialog-complaint")
            yield Static(Content(_("Enter lanjut · Esc batal")), classes="dialog-keys")

    def on_mount(self) -> None:
        """The first field has the focus."""
        self.set_focus(self.query(Input).first(), scroll_visible=False)

    def on_key(self, event: Key) -> None:
        """What was typed before the field had the focus is text of it as well."""
        type_into(self.focused, event)

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        """The next field, or the answers once every one of them is good."""
        event.stop()
        here = next(n for n, q in enumerate(self._questions) if f"ask-{q.id}" == event.input.id)
        is_last = here == len(self._questions) - 1
        for question in self._questions if is_last else self._questions[here : here + 1]:
            field = self.query_one(f"#ask-{question.id}", Input)
            if complaint := question.complaint(field.value.strip()):
                self.query_one(".dialog-complaint", Static).update(Content(complaint))
                field.focus()
                return
        self.query_one(".dialog-complaint", Static).update("")
        if is_last:
            self.dismiss({q.id: self.query_one(f"#ask-{q.id}", Input).value.strip() for q in self._questions})
        else:
            self.query_one(f"#ask-{self._questions[here + 1].id}", Input).focus()

    def action_cancel(self) -> None:
        """Closes without an answer."""
        self.dismiss(None)


class ConfirmDialog(ModalScreen[bool]):
    """A yes or no; Enter or `y` is yes, Esc or `t` is no."""

    CSS_PATH = SHEET
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y,Y", "answer(True)", show=False),
        Binding("escape,t,T,n,N,q,Q", "answer(False)", show=False),
    ]

    def __init__(self, question: str, *, yes: str) -> None:
        super().__init__()
        self._question = question
        self._yes = yes

    def compose(self) -> ComposeResult:
        """The question and the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="dialog-title")
            keys = _("Enter atau y: {yes} · Esc: batal").format(yes=self._yes)
            yield Static(Content(keys), classes="dialog-keys")

    def action_answer(self, is_yes: bool) -> None:
        """Closes with the answer."""
        self.dismiss(is_yes)


Find = Callable[[str], Sequence[tuple[str, str]]]


class ChoiceDialog(ModalScreen[str | None]):
    """A list that narrows while one types; Enter takes the marked line, Esc gives None."""

    CSS_PATH = SHEET
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, title: str, find: Find) -> None:
        super().__init__()
        self._title = title
        self._find = find
        self._ids: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Title, search field, list, keys."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="dialog-title")
            yield Input(placeholder=_("ketik untuk mencari"), compact=True)
            choices = OptionList(compact=True)
            choices.can_focus = False
            yield choices
            yield Static(Content(_("↓↑ pilih · Enter ambil · Esc batal")), classes="dialog-keys")

    def on_mount(self) -> None:
        """The field has the focus; the list shows what an empty search finds."""
        self.set_focus(self.query_one(Input), scroll_visible=False)
        self._narrow("")

    def on_key(self, event: Key) -> None:
        """What was typed before the field had the focus is text of it as well."""
        type_into(self.focused, event)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow(event.value)

    def _narrow(self, query: str) -> None:
        found = self._find(query.strip())
        self._ids = tuple(choice for choice, _text in found)
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options(Option(Content(text)) for _choice, text in found)
        choices.highlighted = 0 if found else None

    @on(Input.Submitted)
    def _taken(self, event: Input.Submitted) -> None:
        event.stop()
        self._take(self.query_one(OptionList).highlighted)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take(event.option_index)

    def _take(self, index: int | None) -> None:
        if index is not None:
            self.dismiss(self._ids[index])

    def action_move(self, step: int) -> None:
        """Marks another line."""
        choices = self.query_one(OptionList)
        if self._ids:
            choices.highlighted = ((choices.highlighted or 0) + step) % len(self._ids)

    def action_cancel(self) -> None:
        """Closes without a choice."""
        self.dismiss(None)
