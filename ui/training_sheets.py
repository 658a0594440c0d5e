"""The dialogs of training, wanted from the sign-in page as well as from the work: loaded when first opened."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.front import Front
from ui.main_window import MainWindow


class TrainingSheets(QObject):
    """Opened by the front's training presenters."""

    def __init__(self, front: Front, window: MainWindow) -> None:
        super().__init__(window)
        self._front = front
        self._window = window
        front.training.asked.connect(self.ask)
        front.training.anew_asked.connect(self.ask_anew)
        if front.practice is not None:
            front.practice.opened.connect(self.practise)

    def ask(self) -> None:
        """Into training, or out of it."""
        from ui.screens.training_dialog import TrainingDialog  # noqa: PLC0415 - the start does without

        self._put_away()
        dialog = TrainingDialog(self._window, self._front.training)
        dialog.agreed.connect(self._front.training.switch)
        dialog.open()

    def ask_anew(self) -> None:
        """Training from its beginning."""
        from ui.screens.training_dialog import anew_dialog  # noqa: PLC0415 - as above

        self._put_away()
        dialog = anew_dialog(self._window)
        dialog.confirmed.connect(self._front.training.begin_anew)
        dialog.open()

    def practise(self) -> None:
        """The panel of practice, over whatever page is in front."""
        from ui.screens.practice_dialog import PracticeDialog  # noqa: PLC0415 - as above

        assert self._front.practice is not None
        if not isinstance(self._window.sheet(), PracticeDialog):
            PracticeDialog(self._window, self._front.practice, self._front.training).open()

    def _put_away(self) -> None:
        """One question at a time: the panel it was asked from goes."""
        sheet = self._window.sheet()
        if sheet is not None and sheet.objectName() == "practice_dialog":
            sheet.dismiss()
