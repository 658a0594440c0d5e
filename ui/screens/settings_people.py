"""Settings, «Люди і права»: which role of the server is which of the till, and what each of those may."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.cashier import ANY_DISCOUNT, Right, Role
from app.domain.rights import NAMED, RANKS, folded
from ui.formats import percent_text
from ui.i18n import tr
from ui.presenters.cashier_tile import role_text
from ui.presenters.rights_choice import NamedRole, RightsChoice
from ui.presenters.settings import SettingsPresenter
from ui.screens.settings_page import SettingsPage
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card, hline
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import label
from ui.widgets.layouts import empty
from ui.widgets.notice import Notice
from ui.widgets.segment import Segment
from ui.widgets.stepper import Stepper
from ui.widgets.switch import Switch
from ui.words import right_note, right_text

#: Rights as they are looked for; what stands in no group is with the last.
_SALE = (Right.SELL, Right.DISCOUNT, Right.FREE_PRICE, Right.NO_STAMP, Right.DELETE_HELD)
_BACK = (Right.REFUND, Right.CANCEL, Right.REFUND_GOODS)
_MONEY = (
    Right.CLOSE_SHIFT,
    Right.CLOSE_UNSETTLED,
    Right.SERVICE_CASH,
    Right.DRAWER,
    Right.REPORTS,
    Right.DOUBT,
    Right.SETTLE,
)


class SettingsPeople(SettingsPage):
    """Names: `role_1` … (each with `_cashier`, `_senior`, `_admin`), `rights_of_cashier` …, `right_refund` … (a switch
    for each right), `discount_limit` (with `_minus`, `_plus`), `people_notice`, `rights_reset`, `open_audit`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Люди і права"), name="settings_people")
        self._choice = presenter.rights
        self._names: tuple[str, ...] | None = None
        self._segments: list[Segment] = []
        self._switches: dict[Right, Switch] = {}
        self._notice = Notice("", "warn", name="people_notice")
        self.column.addWidget(self._notice)
        self.column.addWidget(label(tr("Ролі із сервера"), "heading"))
        about = tr("Ким на цій касі є люди з такою роллю в SmartKasa. Невідома роль — касир.")
        self.column.addWidget(label(about, "small", "ink2", wrap=True))
        self._roles = Card(margins=(1, 1, 1, 1), spacing=0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._roles.body.addLayout(self._rows)
        self.column.addWidget(self._roles)
        self.column.addWidget(label(tr("Що можна кожній ролі"), "heading"))
        self._role = Segment([(role.value, role_text(role)) for role in RANKS], name="rights_of")
        self._role.chosen.connect(self._look_at)
        self.column.addWidget(self._role)
        for title, rights in _groups():
            self.column.addWidget(label(title, "field_label", "ink2"))
            self.column.addWidget(FormCard(self._make_rights(rights)))
        self._reset = Button(tr("Повернути звичайні права"), icon="refresh-cw", size=56, name="rights_reset")
        self._reset.clicked.connect(self._choice.reset)
        audit = Button(tr("Журнал дій"), icon="history", size=56, name="open_audit")
        audit.clicked.connect(presenter.audit_requested)
        self.foot.addWidget(audit)
        self.foot.addStretch(1)
        self.foot.addWidget(self._reset)
        self.guarded = [*self._switches.values(), self._limit, self._reset]
        self.begin()

    def show_settings(self) -> None:
        choice, may = self._choice, self.presenter.may_change
        names = choice.names
        if tuple(one.name for one in names) != self._names:
            self._fill(names)
        for segment, one in zip(self._segments, names, strict=True):
            segment.set_current(one.role.value)
            segment.setEnabled(may and bool(folded(one.name)))
        self._role.set_current(choice.shown.value)
        for right, switch in self._switches.items():
            switch.setChecked(choice.on(right))
            switch.setEnabled(may and not choice.fixed(right))
        limit = choice.limit
        any_at_all = limit >= ANY_DISCOUNT
        self._limit.set_text(tr("будь-яка") if any_at_all else tr("до {percent}", percent=percent_text(limit)))
        self._limit.set_enabled_ends(*choice.ends)
        self._limit.setEnabled(may and choice.on(Right.DISCOUNT))
        self._reset.setEnabled(may and not choice.usual)
        said = _notice(choice)
        self._notice.set(said, "warn")
        self._notice.setVisible(bool(said))

    def _look_at(self, role: str) -> None:
        self._choice.shown = Role(role)
        self.show_settings()

    def _fill(self, names: tuple[NamedRole, ...]) -> None:
        """A row for each role name of the server."""
        empty(self._rows)
        self._names, self._segments = tuple(one.name for one in names), []
        for number, one in enumerate(names):
            if number:
                self._rows.addWidget(hline())
            self._rows.addWidget(self._make_name(number + 1, one))
        if not names:
            self._rows.addWidget(FormRow(tr("Людей ще не прочитано із сервера"), QWidget(), fills=False))

    def _make_name(self, number: int, one: NamedRole) -> QWidget:
        said = one.name or tr("Без ролі")
        words = QVBoxLayout()
        words.setSpacing(0)
        elide = Qt.TextElideMode.ElideRight
        words.addWidget(label(said, "body_medium", name=f"role_{number}_name", elide=elide))
        words.addWidget(label(", ".join(one.people), "small", "ink3", name=f"role_{number}_people", elide=elide))
        segment = Segment([(role.value, _short(role)) for role in RANKS], name=f"role_{number}")
        segment.setAccessibleName(said)
        segment.chosen.connect(lambda role: self._choice.assign(one.name, Role(role)))
        segment.setFixedWidth(theme.px(theme.pick(330, 400, 440)))
        self._segments.append(segment)
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(theme.px(18), theme.px(10), theme.px(18), theme.px(10))
        row.setSpacing(theme.px(16))
        row.addLayout(words, 1)
        row.addWidget(segment)
        return room

    def _make_rights(self, rights: tuple[Right, ...]) -> list[QWidget]:
        rows: list[QWidget] = []
        for right in rights:
            said = right_text(right, self._choice.limit)
            switch = self._switches[right] = Switch(name=f"right_{right}", accessible=said)
            switch.toggled.connect(lambda on, right=right: self._switch(right, on))
            rows.append(FormRow(said, switch, note=right_note(right), fills=False))
            if right is Right.DISCOUNT:
                self._limit = Stepper("", name="discount_limit", width=220, text_size=16)
                self._limit.minus.connect(lambda: self._choice.step(-1))
                self._limit.plus.connect(lambda: self._choice.step(1))
                note = tr("більша — з дозволу старшого")
                rows.append(FormRow(tr("Знижка без дозволу"), self._limit, note=note, fills=False))
        return rows

    def _switch(self, right: Right, on: bool) -> None:
        """A person touched it; `show_settings` moves it too."""
        if on != self._choice.on(right):
            self._choice.switch(right, on)


def _groups() -> tuple[tuple[str, tuple[Right, ...]], ...]:
    grouped = (*_SALE, *_BACK, *_MONEY)
    return (
        (tr("Чек і ціни"), _SALE),
        (tr("Повернення"), _BACK),
        (tr("Зміна й гроші"), _MONEY),
        (tr("Керування"), tuple(right for right in NAMED if right not in grouped)),
    )


def _short(role: Role) -> str:
    """A role in one word, where three stand in a row."""
    return {Role.CASHIER: tr("Касир"), Role.SENIOR: tr("Старший"), Role.ADMIN: tr("Адмін")}[role]


def _notice(choice: RightsChoice) -> str:
    if wrong := choice.table.wrong:
        return tr(
            "У settings.json не прочитано: «{part}». Діють лише права, які каса має без таблиці.", part=wrong[0][:80]
        )
    if keeper := choice.keeper:
        return tr("Більше нікому змінювати параметри, тому це може роль «{role}».", role=role_text(keeper))
    return ""
