"""A slip as the paper would be, in a dialog: larger and smaller, printed, saved."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n import tr
from ui.presenters.paper import ZOOMS, PaperPresenter
from ui.slip_files import FileKind
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import label
from ui.widgets.paint import CENTER
from ui.widgets.slip_view import SlipView

#: What stands above and below the paper (design pixels).
_AROUND = 216


class PaperDialog(Dialog):
    """Enter closes it; nothing is printed by Enter.

    Names: `paper_slip`, `paper_smaller`, `paper_zoom`, `paper_larger`, `paper_pdf`, `paper_png`, `paper_print`,
    `paper_error`.
    """

    def __init__(self, host: QWidget, presenter: PaperPresenter) -> None:
        super().__init__(host, presenter.name, width=754, name="paper_dialog")
        self._presenter = presenter
        self._picture = b""
        self._slip = SlipView(name="paper_slip")
        self._slip.setAccessibleName(presenter.name)
        self._slip.setMinimumHeight(max(theme.px(240), host.height() - theme.px(_AROUND)))
        self._slip.zoomed.connect(presenter.zoom_by)
        self.body.addWidget(self._slip, 1)
        self._error = label("", "small", "danger", weight=600, wrap=True, name="paper_error")
        column = self.column()
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(8))
        column.addWidget(self._error)
        column.addLayout(self._make_buttons())
        presenter.changed.connect(self._show)
        presenter.saved.connect(self.dismiss)
        presenter.printed.connect(self.dismiss)
        self._show()

    def _make_buttons(self) -> QHBoxLayout:
        presenter = self._presenter
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._smaller = Button(icon="minus", size=64, name="paper_smaller")
        self._smaller.setAccessibleName(tr("Зменшити"))
        self._smaller.clicked.connect(partial(presenter.zoom_by, -1))
        self._zoom = label("", "strong", name="paper_zoom", align=CENTER)
        self._zoom.setFixedWidth(theme.px(64))
        self._larger = Button(icon="plus", size=64, name="paper_larger")
        self._larger.setAccessibleName(tr("Збільшити"))
        self._larger.clicked.connect(partial(presenter.zoom_by, 1))
        for button in (self._smaller, self._larger):
            button.setFixedWidth(theme.px(64))
        row.addWidget(self._smaller)
        row.addWidget(self._zoom)
        row.addWidget(self._larger)
        row.addStretch(1)
        self._saves: list[Button] = []
        for kind, said in ((FileKind.PDF, tr("Зберегти PDF")), (FileKind.PNG, tr("Зберегти PNG"))):
            button = Button(said, size=64, name=f"paper_{kind}", text_size=16)
            button.clicked.connect(partial(presenter.save, kind))
            self._saves.append(button)
            row.addWidget(button)
        if presenter.prints:
            self._print = Button(tr("Друк"), icon="printer", role="primary", size=64, name="paper_print", text_size=16)
            self._print.clicked.connect(presenter.print)
            row.addWidget(self._print)
        return row

    def _show(self) -> None:
        presenter = self._presenter
        if presenter.picture is not self._picture:
            self._picture = presenter.picture
            self._slip.set_png(presenter.picture)
        self._slip.set_zoom(presenter.zoom / presenter.fineness)
        self._zoom.set_text(f"{presenter.zoom:.0%}")
        self._smaller.setEnabled(presenter.step > 0)
        self._larger.setEnabled(presenter.step < len(ZOOMS) - 1)
        for button in self._saves:
            button.setEnabled(presenter.ready or presenter.saving)
            button.set_busy(presenter.saving)
        self._error.set_text(presenter.error)
        self._error.setVisible(bool(presenter.error))
