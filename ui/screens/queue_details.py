"""The right of the queue: what became of the chosen document, in sentences and in facts for support."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.document import DeliveryState, JournalEntry
from app.domain.reconciliation import Stranger
from ui.formats import date_time_text, sum_text, time_text
from ui.i18n import tr
from ui.lines import Sum, paid_text, signed
from ui.presenters.queue import QueuePresenter
from ui.screens.journal_texts import title_text
from ui.screens.queue_texts import answer_text, ids_text, reason, stranger_reason, trouble
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card, Panel, hline
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.layouts import keep_room
from ui.widgets.sums import Sums

_BAD = (DeliveryState.REFUSED, DeliveryState.DUPLICATE)
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class QueueDetails(Panel):
    """Names: `queue_title`, `queue_about`, `queue_reason`, `queue_advice`, `queue_facts`, `queue_copy`,
    `queue_settle`, `queue_send`."""

    def __init__(self, presenter: QueuePresenter) -> None:
        super().__init__("surface", "l", name="queue_details")
        self._presenter = presenter
        self.setFixedWidth(theme.px(theme.pick(340, 400, 480)))
        self._title = label("", "title", name="queue_title")
        self._about = label("", "note", "ink2", name="queue_about", elide=Qt.TextElideMode.ElideRight)
        self._sign = Icon("", "ink")
        self._reason = label("", "strong", name="queue_reason", wrap=True, align=_TOP)
        self._advice = label("", "body", "ink2", name="queue_advice", wrap=True, align=_TOP)
        self._facts = Sums(row=40, name="queue_facts")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_body(), 1)
        column.addLayout(self._make_copy())
        column.addWidget(hline())
        column.addLayout(self._make_send())
        presenter.changed.connect(self._show)
        self._show()

    def _make_body(self) -> QWidget:
        self._body = QWidget()
        keep_room(self._body)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(13))
        head.setSpacing(theme.px(2))
        head.addWidget(self._title)
        head.addWidget(self._about)
        column.addLayout(head)
        column.addWidget(hline())
        why = QHBoxLayout()
        why.setSpacing(theme.px(12))
        why.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(self._reason, 1)
        facts = Card(margins=(14, 4, 14, 4), spacing=0)
        facts.body.addWidget(self._facts)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        inner.setSpacing(theme.px(10))
        inner.addLayout(why)
        inner.addWidget(self._advice)
        inner.addWidget(facts)
        column.addLayout(inner)
        column.addStretch(1)
        return self._body

    def _make_copy(self) -> QVBoxLayout:
        room = QVBoxLayout()
        room.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(8))
        self._copy = Button(tr("Скопіювати для підтримки"), icon="copy", size=64, name="queue_copy")
        self._copy.setMinimumWidth(0)
        self._copy.clicked.connect(self._copy_facts)
        self._settle = Button(tr("Позначити вирішеним"), icon="check", size=64, name="queue_settle")
        self._settle.setMinimumWidth(0)
        self._settle.clicked.connect(self._presenter.ask_settle)
        room.setSpacing(theme.px(8))
        room.addWidget(self._settle)
        room.addWidget(self._copy)
        return room

    def _make_send(self) -> QVBoxLayout:
        room = QVBoxLayout()
        room.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        self._send = Button("", icon="send", role="primary", size=80, name="queue_send", text_size=20)
        self._send.clicked.connect(self._presenter.send)
        room.addWidget(self._send)
        return room

    def _copy_facts(self) -> None:
        QGuiApplication.clipboard().setText(self._presenter.support_text())
        self._copy.set_text(tr("Скопійовано"))

    def _show(self) -> None:
        state = self._presenter.state
        entry, stranger = state.entry, state.stranger
        self._body.setVisible(entry is not None or stranger is not None)
        self._copy.setEnabled(entry is not None or stranger is not None)
        self._copy.set_text(tr("Скопіювати для підтримки"))
        self._settle.setVisible(state.settleable)
        self._send.setEnabled(any(one.delivery.state is not DeliveryState.DUPLICATE for one in state.entries))
        self._send.set_text(tr("Надіслати ще раз") if state.refused else tr("Надіслати зараз"))
        if stranger is not None:
            self._show_stranger(stranger)
        elif entry is not None:
            self._show_entry(entry)

    def _show_entry(self, entry: JournalEntry) -> None:
        document = entry.document
        about = (time_text(document.created_at), paid_text(document).lower(), sum_text(signed(document)))
        self._title.set_text(title_text(document))
        self._about.set_text(" · ".join(part for part in about if part))
        bad = entry.delivery.state in _BAD
        self._explain(reason(entry), bad=bad)
        self._facts.set_sums([*_facts(entry), Sum(tr("Номери"), ids_text(self._presenter.state.ids), weight=500)])

    def _show_stranger(self, found: Stranger) -> None:
        self._title.set_text(tr("Чек сервера"))
        about = (date_time_text(found.made_at) if found.made_at else "", sum_text(found.total) if found.total else "")
        self._about.set_text(" · ".join(part for part in about if part))
        self._explain(stranger_reason(), bad=True)
        self._facts.set_sums(
            [
                Sum(tr("Мітка"), found.mark, weight=500),
                Sum(tr("Знайдено"), date_time_text(found.found_at), weight=500),
            ]
        )

    def _explain(self, said: tuple[str, str], *, bad: bool) -> None:
        tone = "danger" if bad else "warn"
        self._sign.set("circle-alert" if bad else "clock", tone)
        self._reason.set_text(said[0])
        self._reason.set_color(tone)
        self._advice.set_text(said[1])


def _facts(entry: JournalEntry) -> list[Sum]:
    delivery = entry.delivery
    rows = []
    detail = trouble(entry)[1]
    if detail:
        rows.append(Sum(tr("Відповідь"), answer_text(detail), weight=500))
    tries = str(delivery.attempts)
    if delivery.last_at is not None:
        tries = tr("{n}, остання {time}", n=delivery.attempts, time=time_text(delivery.last_at))
    if delivery.state is not DeliveryState.DUPLICATE:
        rows.append(Sum(tr("Спроб"), tries, weight=500))
    rows.append(Sum(tr("Мітка"), entry.document.mark, weight=500))
    return rows
