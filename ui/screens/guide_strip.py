"""The strip of the guided first sale. It stands where the top bar is, so that nothing it talks about is under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ui import i18n
from ui.i18n import tr
from ui.presenters.guide import GuidePresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Panel
from ui.widgets.label import label
from ui.widgets.tag import Tag


class GuideStrip(Panel):
    """Names: `guide_place` («2 з 5»), `guide_said`, `guide_skip`."""

    def __init__(self, presenter: GuidePresenter) -> None:
        super().__init__("warn_soft", "b", name="guide_strip")
        self._presenter = presenter
        self._tag = Tag("", "w", "graduation-cap", name="guide_training")
        self._place = label("", "strong", "warn", name="guide_place")
        self._said = label("", "strong", "ink", name="guide_said", wrap=True)
        self._skip = Button("", icon="x", role="ghost", size=48, name="guide_skip")
        self._skip.clicked.connect(presenter.skip)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._tag)
        self._row.addWidget(self._place)
        self._row.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._skip)
        presenter.changed.connect(self.say)
        i18n.changed.connect(self.say)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.say()

    def say(self) -> None:
        """What comes next."""
        presenter = self._presenter
        self._tag.set(tr("НАВЧАННЯ"), "w", "graduation-cap")
        self._place.set_text(presenter.place)
        self._place.setVisible(bool(presenter.place))
        self._said.set_text(presenter.said)
        self.setAccessibleName(" ".join(filter(None, (tr("Перший продаж"), presenter.place, presenter.said))))
        said = tr("Закрити") if presenter.over else tr("Пропустити")
        self._skip.set_text(said)
        self._skip.setAccessibleName(said)

    def _restyle(self) -> None:
        self.setFixedHeight(theme.px(theme.pick(56, 56, 60)))
        self._row.setContentsMargins(theme.px(16), 0, theme.px(8), 0)
        self._row.setSpacing(theme.px(12))
        self._said.set_style("strong", theme.pick(15, 17, 18))
        self._place.set_style("strong", theme.pick(15, 17, 18))
