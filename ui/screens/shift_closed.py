"""The result of closing: what differed, what was handed over, what stays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.money import ZERO
from app.services.shift import Closed
from ui.formats import money_text, sum_text
from ui.i18n import tr
from ui.presenters.close_shift import CloseShiftPresenter
from ui.screens.check_line import CheckLine
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card, hline
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.paint import RIGHT


class ShiftClosed(QWidget):
    """A card in the middle of the page with one way on."""

    def __init__(self, presenter: CloseShiftPresenter, result: Closed) -> None:
        super().__init__()
        self.setObjectName("shift-closed")
        card = Card(margins=(32, 28, 32, 28), spacing=0)
        card.setFixedWidth(theme.px(560))
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(Icon("circle-check", "accent", 44))
        number = result.shift.number
        head.addWidget(label(tr("Зміну №{number} закрито", number=number), "h2", name="shift-closed-title"), 1)
        card.body.addLayout(head)
        card.body.addSpacing(theme.px(16))
        for name, title, value, ink in _rows(result):
            card.body.addWidget(_row(name, title, value, ink))
            card.body.addWidget(hline())
        card.body.addSpacing(theme.px(14))
        said = tr("Звіт передано на друк") if result.report_queued else tr("Звіт не друкували")
        printed = QHBoxLayout()
        printed.setSpacing(theme.px(8))
        printed.addWidget(Icon("printer", "ink3", 18))
        printed.addWidget(label(said, "note", "ink2", name="shift-closed-print", wrap=True), 1)
        paper = Button(tr("Переглянути"), icon="receipt-text", role="ghost", size=48, name="shift-closed-paper")
        paper.clicked.connect(presenter.show_paper)
        printed.addWidget(paper)
        card.body.addLayout(printed)
        card.body.addSpacing(theme.px(8))
        card.body.addWidget(CheckLine(presenter.check, wrap=True))
        card.body.addSpacing(theme.px(20))
        go = Button(tr("До відкриття зміни"), role="primary", size=80, key="Enter", name="shift-closed-on")
        go.clicked.connect(presenter.finish)
        card.body.addWidget(go)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)


def _rows(result: Closed) -> list[tuple[str, str, str, str]]:
    shift, gap = result.shift, result.difference
    word = tr("Нестача") if gap < 0 else tr("Надлишок") if gap > 0 else tr("Сходиться")
    rows = [
        ("sales", tr("Продажі"), sum_text(result.report.sales.amount), "ink"),
        ("expected", tr("Має бути в касі"), sum_text(shift.expected or ZERO), "ink"),
        ("counted", tr("Пораховано"), sum_text(shift.counted or ZERO), "ink"),
        ("difference", word, money_text(gap, plus=True), "warn" if gap else "accent_ink"),
    ]
    if shift.reason:
        rows.append(("reason", tr("Причина"), shift.reason, "ink"))
    rows += [
        ("handed-over", tr("Здано (службова видача)"), sum_text(result.handed_over), "ink"),
        ("left", tr("Лишено на завтра"), sum_text(shift.left or ZERO), "ink"),
    ]
    if result.server_open is not None:
        said = tr("ще відкрита") if result.server_open else tr("закрита")
        rows.append(("server", tr("Зміна на сервері №{number}", number=shift.server_number or ""), said, "ink"))
    return rows


def _row(name: str, title: str, value: str, ink: str) -> QWidget:
    host = QWidget()
    host.setFixedHeight(theme.px(46))
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(16))
    row.addWidget(label(title, color="ink2"))
    row.addWidget(label(value, "strong", ink, name=f"closed-{name}", align=RIGHT, elide=Qt.TextElideMode.ElideRight), 1)
    return host
