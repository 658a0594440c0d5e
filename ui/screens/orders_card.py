"""Settings, «Принтер»: the second printer, which tells somebody what to make ready: its model, and of which goods."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.screens.category_chips import CategoryChips
from ui.screens.model_choice import ModelChoice
from ui.widgets.form import FormCard, FormRow


class OrdersCard(FormCard):
    """Shown where that printer has an address. `controls` want the right to change settings. Names:
    `setting_printer_orders_profile`, `order_category`, `order_category_1` …"""

    def __init__(self, presenter: SettingsPresenter) -> None:
        self._presenter = presenter
        self._model = ModelChoice(presenter, "printer_orders_profile", tr("Модель принтера замовлень"))
        self._categories = CategoryChips(
            presenter, "order_categories", tr("Що друкувати на принтері замовлень"), name="order_category"
        )
        super().__init__(
            [
                FormRow(tr("Модель"), self._model, note=tr("принтера замовлень")),
                self._categories,
            ]
        )
        self.controls: list[QWidget] = [self._model, self._categories.room]

    def show_settings(self) -> None:
        """Puts the settings into the controls."""
        presenter = self._presenter
        self._model.show_settings()
        self._categories.show_settings()
        self.setVisible(bool(presenter.value("printer_orders")))
