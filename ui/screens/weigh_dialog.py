"""Dialog 07a: the weight of a good, read from the scale or typed."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.receipt import check_quantity
from app.domain.weighing import ScaleState, Weighing, check_weight
from ui.formats import number_text
from ui.i18n import tr
from ui.presenters.scale import ScalePresenter
from ui.scale_words import scale_hint, scale_tag
from ui.screens.goods_dialog import Goods, GoodsDialog
from ui.theme import theme
from ui.weight_input import WeightInput
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.figure import Figure
from ui.widgets.label import label
from ui.widgets.tag import Tag


class WeighDialog(GoodsDialog):
    """`accepted` carries the weight to the gram. `current` is the weight the line has now, if it has one; without one
    the scale is read at once, if it answers.

    Names besides: `weigh_read`, `weigh_tare`, `weigh_state`.
    """

    def __init__(
        self, host: QWidget, goods: Goods, current: Decimal | None = None, *, scale: ScalePresenter | None = None
    ) -> None:
        self._scale = scale
        self._weight = WeightInput(goods.unit, scale.weighing if scale is not None else Weighing(), current)
        ok = tr("Додати в чек") if current is None else tr("Застосувати")
        super().__init__(host, tr("Зважування"), goods, self._weight, keys="weight", ok=ok, name="weigh_dialog")
        box = Card(margins=(16, 10, 16, 8), spacing=0)
        box.set_look("surface", "focus", 2)
        box.setFixedHeight(theme.px(122))
        self._value = Figure("", "value", name="dialog_value", unit=goods.unit.short, unit_size=24)
        self._tag = Tag("", "n", name="weigh_state")
        head = QHBoxLayout()
        head.addWidget(label(tr("Вага"), "note", "ink2"), 1)
        head.addWidget(self._tag)
        box.body.addLayout(head)
        box.body.addWidget(self._value, 1)
        self.left.addWidget(box)
        self._read = Button(tr("Зчитати з ваг"), icon="refresh-cw", name="weigh_read")
        self._read.clicked.connect(self._read_scale)
        self._tare = Button("", icon="package", name="weigh_tare")
        self._tare.clicked.connect(self._take_tare)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for button in (self._read, self._tare):
            button.setMinimumWidth(0)
            row.addWidget(button, 1)
        self.left.addLayout(row)
        self._untouched = current is None
        self.finish_left()
        if scale is not None:
            scale.changed.connect(self._heard)

    @property
    def weighed(self) -> bool:
        """Whether the weight is what lies on the scale."""
        return self._weight.live

    def check(self, value: Decimal | None) -> Decimal | None:
        if value is None:
            return None
        weight = check_quantity(value, self.goods.unit, by_weight=True)
        check_weight(weight, self.goods.unit, self._scale.most if self._scale is not None else None)
        return weight

    def hint(self) -> str:
        weight = self._weight
        if weight.tare and not weight.live:
            return tr("Введена вага — без тари: тара {weight} кг не віднімається.", weight=number_text(weight.tare, 3))
        if not weight.possible:
            return tr("Ваги рахують у кілограмах, а цей товар ні. Введіть кількість з клавіатури.")
        if weight.weighing.state is ScaleState.STABLE and self._scale is not None:
            if weight.live and weight.value is None:
                return tr("Тара важить більше. Покладіть товар або скиньте тару.")
            return tr("Ваги: {where}. Без ваг введіть вагу з клавіатури.", where=self._scale.where)
        return scale_hint(weight.weighing.state)

    def show_value(self) -> None:
        weight = self._weight
        pale = not weight.text or (weight.live and weight.value is None)
        self._value.set_text(weight.text or "0,000", "ink3" if pale else "ink")
        self._tag.set(*scale_tag(weight.weighing.state))
        self._tag.setVisible(weight.live or not weight.may_read)
        self._read.setEnabled(weight.may_read)
        self._tare.setEnabled(weight.may_tare)
        self._tare.set_text(tr("Тара {weight}", weight=number_text(weight.tare, 3)))
        unread = "" if weight.may_read else tr("Ваги не підключено")
        for button in (self._read, self._tare):
            button.setAccessibleDescription(unread)

    def _press(self, key: str) -> None:
        self._untouched = False
        super()._press(key)

    def _heard(self) -> None:
        if self._scale is not None and self.isVisible():
            self._weight.hear(self._scale.weighing, untouched=self._untouched)
            self.refresh()

    def _read_scale(self) -> None:
        self._untouched = True
        self._weight.read()
        self.refresh()

    def _take_tare(self) -> None:
        self._weight.take_tare()
        self.refresh()
