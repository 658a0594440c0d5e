"""The handed-over receipt looked at: what became of it, its lines, its sum, the copy of a paid one, and the way back of
one the server refused."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.document import DeliveryState
from app.domain.handed import Fate, Handed
from ui.formats import date_time_text, money_text
from ui.i18n import plural, tr
from ui.keymap import keymap
from ui.lines import Sum, document_lines
from ui.presenters.handed import HandedPresenter
from ui.screens.journal_texts import number_sign
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Panel, hline
from ui.widgets.figure import Figure
from ui.widgets.label import label
from ui.widgets.summary import LineList
from ui.widgets.sums import Sums

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class HandedDetails(Panel):
    """`cancel_requested` before anything is given up. Names: `handed_title`, `handed_about`, `handed_paper`,
    `handed_said`, `handed_lines`, `handed_sums`, `handed_total`, `handed_copy`, `handed_cancel`, `handed_take_back`."""

    cancel_requested = Signal()

    def __init__(self, presenter: HandedPresenter) -> None:
        super().__init__("surface", "l", name="handed_details")
        self._presenter = presenter
        self.setFixedWidth(theme.px(theme.pick(356, 432, 520)))
        self._body = self._make_body()
        self._copy = Button(tr("Надрукувати копію"), icon="printer", size=64, name="handed_copy")
        self._copy.clicked.connect(presenter.print_copy)
        self._cancel = Button(icon="trash-2", role="danger_text", size=64, name="handed_cancel")
        self._cancel.setAccessibleName(tr("Видалити переданий чек"))
        self._cancel.setFixedWidth(theme.px(64))
        self._cancel.clicked.connect(self.cancel_requested)
        self._take_back = Button(
            tr("Повернути товар у чек"),
            role="primary",
            size=64,
            key=theme.pick("", keymap.key("handed_take_back"), keymap.key("handed_take_back")),
            name="handed_take_back",
        )
        self._take_back.setMinimumWidth(0)
        self._take_back.clicked.connect(presenter.take_back)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(16))
        foot.setSpacing(theme.px(8))
        foot.addWidget(self._copy, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._take_back, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body, 1)
        column.addLayout(foot)
        presenter.changed.connect(self._show)
        self._show()

    def _make_body(self) -> QWidget:
        self._title = label("", "title", name="handed_title", elide=Qt.TextElideMode.ElideRight)
        self._about = label("", "note", "ink2", name="handed_about", elide=Qt.TextElideMode.ElideRight)
        self._said = label("", "body", wrap=True, name="handed_said", align=_TOP)
        self._lines = LineList(pad=(20, 5), name="handed_lines")
        self._lines.setAccessibleName(tr("Позиції чека"))
        self._sums = Sums(row=25, name="handed_sums")
        self._word = label("", "heading")
        self._total = Figure("", "h1", name="handed_total")
        head = QVBoxLayout()
        head.setContentsMargins(theme.px(20), theme.px(16), theme.px(12), theme.px(10))
        head.setSpacing(theme.px(4))
        self._paper = Button(icon="receipt-text", role="ghost", size=48, name="handed_paper", color="ink2")
        self._paper.setAccessibleName(tr("Чек на папері"))
        self._paper.clicked.connect(self._presenter.show_paper)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(self._title)
        words.addWidget(self._about)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(self._paper)
        head.addLayout(top)
        head.addWidget(self._said)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), theme.px(12))
        foot.setSpacing(theme.px(4))
        foot.addWidget(self._sums)
        total = QHBoxLayout()
        total.addWidget(self._word)
        total.addWidget(self._total, 1)
        foot.addLayout(total)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hline())
        column.addSpacing(theme.px(8))
        column.addWidget(self._lines, 1)
        column.addWidget(hline())
        column.addLayout(foot)
        return body

    def _show(self) -> None:
        row = self._presenter.row
        self._body.setVisible(row is not None)
        self._copy.setVisible(row is not None and row.fate is Fate.PAID)
        self._copy.set_busy(self._presenter.busy)
        for button in (self._cancel, self._take_back):
            button.setVisible(row is not None and row.refused)
        self._take_back.set_busy(self._presenter.busy)
        self._cancel.setEnabled(not self._presenter.busy)
        if row is not None:
            self._fill_in(row)

    def _fill_in(self, row: Handed) -> None:
        document = row.document
        self._title.set_text(tr("Чек {number}", number=number_sign(document)))
        self._about.set_text(f"{date_time_text(document.created_at)} · {document.cashier_name}")
        self._said.set_text(_said(row))
        self._lines.set_lines(document_lines(document))
        rows = [Sum(tr("Знижка на чек"), money_text(-document.receipt_discount), color="warn")]
        rows = rows if document.receipt_discount else []
        if row.delivery.fiscal_number:
            rows.append(Sum(tr("Фіскальний номер"), row.delivery.fiscal_number))
        self._sums.set_sums(rows)
        lines = plural(len(document.items), "%n позиція")
        self._word.set_text(tr("Разом · {lines}", lines=lines))
        self._total.set_text(money_text(document.total))


def _said(row: Handed) -> str:
    """What became of it, and what the cashier does now."""
    match row.fate:
        case Fate.PAID:
            return tr("Оплачено на фіскальній касі")
        case Fate.TAKEN:
            return tr("Оплачено на фіскальній касі. Копію буде надруковано, щойно надійде фіскальний номер")
        case Fate.CANCELLED:
            return tr("На фіскальній касі його прибрано, не оплативши. Товар лишається в магазині")
        case Fate.REFUNDED:
            return tr("Оплачено на фіскальній касі й повернено")
        case Fate.MOVED:
            return tr("Його взяли на іншу касу й продадуть там")
        case Fate.WITHDRAWN:
            return tr("Сервер його не прийняв, тож чек забрано назад. Удруге його не буде надіслано")
    match row.delivery.state:
        case DeliveryState.DELIVERED | DeliveryState.DUPLICATE:
            return tr("Чекає оплати на фіскальній касі")
        case DeliveryState.REFUSED:
            return tr("Сервер не прийняв чек: чому, написано в черзі. Поверніть товар у чек або видаліть його")
    return tr("Ще не на сервері. Його буде надіслано, щойно з’явиться зв’язок")
