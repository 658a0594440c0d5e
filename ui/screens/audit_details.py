"""The entry opened in «Журнал дій»: what was done, by whom, when, every fact, its place and sign in the chain."""

from __future__ import annotations

from textwrap import wrap

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.audit_log import AuditEntry
from ui.audit_words import deed_text, entry_facts
from ui.formats import date_text, time_text
from ui.i18n import tr
from ui.presenters.audit import AuditPresenter
from ui.theme import theme
from ui.widgets.card import Panel, hline
from ui.widgets.label import label
from ui.widgets.layouts import empty, keep_room
from ui.widgets.scroll import scroll_area

#: Signs of a fact's value that are read; more is no sentence of anybody's.
_LONGEST = 600


class AuditDetails(Panel):
    """Names: `audit_title`, `audit_about`, `audit_fact_1` …, `audit_place`."""

    def __init__(self, presenter: AuditPresenter) -> None:
        super().__init__("surface", "l", name="audit_details")
        self._presenter = presenter
        self._entry: AuditEntry | None = None
        self.setFixedWidth(theme.px(theme.pick(316, 400, 480)))
        self._title = label("", "title", name="audit_title", wrap=True)
        self._about = label("", "note", "ink2", name="audit_about", wrap=True)
        head = QVBoxLayout()
        head.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(12))
        head.setSpacing(theme.px(2))
        head.addWidget(self._title)
        head.addWidget(self._about)
        facts = QWidget()
        self._facts = QVBoxLayout(facts)
        self._facts.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        self._facts.setSpacing(theme.px(10))
        self._place = label("", "small", "ink3", name="audit_place", wrap=True)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(16))
        foot.addWidget(self._place)
        self._body = QWidget()
        keep_room(self._body)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hline())
        column.addWidget(scroll_area(facts, name="audit_facts"), 1)
        column.addWidget(hline())
        column.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body)
        presenter.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        entry = self._presenter.state.entry
        self._body.setVisible(entry is not None)
        if entry is None or entry == self._entry:
            self._entry = entry
            return
        self._entry = entry
        self._title.set_text(deed_text(entry.what))
        when = f"{date_text(entry.at)}, {time_text(entry.at)}"
        self._about.set_text(f"{entry.who or tr('каса')} · {when}")
        empty(self._facts)
        for number, (name, value) in enumerate(entry_facts(entry), 1):
            self._facts.addWidget(_fact(number, name, value))
        self._facts.addStretch(1)
        sign = " ".join(wrap(entry.hash, 16))
        self._place.set_text(tr("Запис №{n} · контрольний запис {sign}", n=entry.seq, sign=sign))


def _fact(number: int, name: str, value: str) -> QWidget:
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    column.addWidget(label(name, "small", "ink3", elide=Qt.TextElideMode.ElideRight))
    column.addWidget(label(value[:_LONGEST], "body", wrap=True, name=f"audit_fact_{number}"))
    return room
