"""What is done with one line of the receipt, and how sums come about: nothing cut, nothing that does not add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from time import perf_counter

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.trade import receipts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.comment import LONGEST_COMMENT
from app.domain.discount import Discount, DiscountKind
from app.domain.explain import explain
from app.domain.receipt import Receipt
from app.domain.tax import TaxRules
from ui import i18n
from ui.explained import Block, line_blocks, sum_blocks
from ui.screens.comment_dialog import CommentDialog
from ui.screens.explain_dialog import ExplainDialog
from ui.screens.goods_dialog import Goods
from ui.screens.line_dialog import LineDialog
from ui.screens.price_dialog import PriceDialog
from ui.theme import Theme
from ui.widgets.step_list import StepList

__all__ = ["dressed"]

PHRASES = ("на подарунок", "порізати", "без пакета", "обміняти за потреби")
LONG = "Кава Jacobs Monarch розчинна сублімована у скляній банці з подарунковою ложкою 100 г"
NOT_MEANT = ("line_goods", "comment_goods", "dialog_goods")


@pytest.fixture
def host(qtbot: QtBot, dressed: Theme) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    i18n.set_language("uk")


def told() -> Receipt:
    """Both kinds of discount, a weight, a label, goods sold at their price, another price than the catalogue's."""
    made = demo.receipt()
    first, second, third, *rest = made.items
    items = (
        replace(first, name=LONG, discount=Discount(DiscountKind.SUM, Decimal("3.33")), tax_group=6),
        replace(second, no_discount=True, list_price=Decimal("42.50")),
        replace(third, label_sum=Decimal("93.90")),
        replace(rest[0], list_price=Decimal("460.00"), tax_group=2),
        *rest[1:],
    )
    return replace(made, items=items, discount=Discount(DiscountKind.PERCENT, Decimal(7)))


def cut(dialog: QWidget) -> list[str]:
    """A long name of goods is shortened in the middle, as everywhere."""
    return [fault for fault in faults(dialog) if not fault.startswith(NOT_MEANT)]


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    host: QWidget, qapp: QApplication, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    host.resize(width, height)
    receipt = told()
    totals = receipt.totals(TaxRules())
    item = replace(receipt.items[0], comment="я" * LONGEST_COMMENT)
    for dialog in (
        LineDialog(host, item, totals.items[0], priced=False),
        PriceDialog(host, Goods.of_item(item), item.quantity, item.price, least=item.price, senior=True),
        CommentDialog(host, item.name, item.comment, [f"{n} {one}" for n in range(3) for one in PHRASES]),
        ExplainDialog(host, "Як пораховано чек №1043", explain(receipt, TaxRules(), 50), item.id),
    ):
        dialog.open()
        assert cut(dialog) == []
        assert dialog.panel.height() <= height
        dialog.dismiss()


def test_every_row_of_an_explanation_fits_its_column(host: QWidget) -> None:
    """Sums as long as they get are broken into lines, not shortened."""
    huge = tuple(
        replace(demo.item(demo.CHEESE, "99.999"), id=f"{n}", price=Decimal("98765.43"), name=LONG) for n in range(5)
    )
    made = Receipt("r", demo.NOW, huge, Discount(DiscountKind.PERCENT, Decimal("33.33")))
    dialog = ExplainDialog(host, "Як пораховано", explain(made, TaxRules(), 50))
    dialog.open()
    for steps in dialog.findChildren(StepList):
        for block in steps._blocks:
            for row in block.rows:
                assert " ".join(steps._wrapped(row)).split() == row.said.split()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_an_explanation_says_each_step(dressed: Theme, language: str) -> None:
    i18n.set_language(language)
    try:
        said = explain(told(), TaxRules(), 50)
        lines, sums = line_blocks(said), sum_blocks(said)
    finally:
        i18n.set_language("uk")
    rows = {block.id: [row.said for row in block.rows] for block in lines}
    receipt = told()
    words = {
        "uk": ("Знижка чека не діє: товар продають за ціною каталогу", "Сума з етикетки товару", "Разом за чеком"),
        "en": ("The receipt’s discount passes it by: sold at the catalogue’s price", "The sum on the item’s label",
               "Receipt total"),
    }[language]  # fmt: skip
    assert words[0] in rows[receipt.items[1].id]
    assert words[1] in rows[receipt.items[2].id]
    assert words[2] in [block.title for block in sums]
    excise = [row.said for block in sums for row in block.rows if "(З)" in row.said]
    assert len(excise) == 1
    assert excise[0].endswith("× 5 ÷ 105")
    vat = [row.said for block in sums for row in block.rows if "(А)" in row.said and "−" in row.said]
    assert len(vat) == 1, "VAT is taken of what is left without the excise"


def number(text: str) -> Decimal:
    return Decimal(text.replace("\u00a0", "").replace("грн", "").replace(",", ".").replace("−", "-") or 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(receipts(), st.sampled_from((0, 10, 50)))
def test_what_is_read_adds_up(dressed: Theme, made: Receipt, step: int) -> None:
    said = explain(made, TaxRules(), step)
    lines, sums = line_blocks(said), sum_blocks(said)
    for block in lines:
        assert sum(number(row.amount) for row in block.rows) == number(block.amount)
    total = next(number(block.amount) for block in sums if block.title == "Разом за чеком")
    assert sum(number(block.amount) for block in lines) == total
    before = [block for block in sums if block.title in ("Сума рядків без знижок", "Знижки на товари", "Знижка на чек")]
    assert sum(number(block.amount) for block in before) == total
    cash = next(block for block in sums if block.title == "Готівкою")
    assert total + sum(number(row.amount) for row in cash.rows) == number(cash.amount)
    for block in _taxes(sums):
        assert sum(number(row.amount) for row in block.rows) == number(block.amount)


def _taxes(sums: list[Block]) -> list[Block]:
    return [block for block in sums if block.title.startswith("У ціні податків")]


def test_a_thousand_lines_are_explained_before_anybody_waits(host: QWidget) -> None:
    items = tuple(replace(demo.item(demo.CHEESE, "1.234"), id=f"{n}") for n in range(1000))
    made = Receipt("r", demo.NOW, items, Discount(DiscountKind.PERCENT, Decimal(7)))
    begun = perf_counter()
    dialog = ExplainDialog(host, "Як пораховано", explain(made, TaxRules(), 50), "777")
    dialog.open()
    dialog.repaint()
    took = perf_counter() - begun
    (steps,) = [one for one in dialog.findChildren(StepList) if one.objectName() == "explain_lines"]
    place = next(n for n, block in enumerate(steps._blocks) if block.id == "777")
    top, bar = steps._tops[place], steps.verticalScrollBar()
    assert bar.value() <= top < bar.value() + steps.viewport().height(), "the line that was tapped is in sight"
    assert took < 2, f"{took:.2f} s"
    before = bar.value()
    QTest.keyClick(dialog, Qt.Key.Key_PageUp)
    assert bar.value() < before
    QTest.keyClick(dialog, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_a_phrase_joins_the_words_and_leaves_them_again(host: QWidget) -> None:
    taken: list[str] = []
    dialog = CommentDialog(host, "Кава", "теплою", PHRASES)
    dialog.accepted.connect(taken.append)
    dialog.open()
    field = dialog.findChild(QLineEdit, "comment")
    for name in ("comment_1", "comment_3", "comment_1"):
        button = dialog.findChild(QAbstractButton, name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.text() == "теплою, без пакета"
    assert [dialog.findChild(QAbstractButton, f"comment_{n}").isChecked() for n in (1, 2, 3, 4)] == [
        False, False, True, False,
    ]  # fmt: skip
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert taken == ["теплою, без пакета"]


def test_a_line_s_sheet_asks_for_one_thing_once(host: QWidget) -> None:
    receipt = told()
    part = receipt.totals(TaxRules()).items[1]
    asked: list[str] = []
    for what in ("quantity", "price", "discount", "comment", "explain", "remove"):
        dialog = LineDialog(host, receipt.items[1], part, priced=True)
        dialog.chosen.connect(asked.append)
        dialog.open()
        button = dialog.findChild(QAbstractButton, f"line_{what}")
        button.click()
        button.click()
    assert asked == ["quantity", "price", "discount", "comment", "explain", "remove"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [("0", "Така сума неможлива"), ("0,00", "Така сума неможлива"), ("218,99", "Дешевше продавати не можна: Вино")],
)
def test_a_price_of_nothing_or_too_low_is_refused_in_words(host: QWidget, keys: str, said: str) -> None:
    taken: list[Decimal] = []
    dialog = PriceDialog(host, Goods("Вино", Decimal(219)), current=Decimal(219), least=Decimal(219))
    dialog.accepted.connect(taken.append)
    dialog.open()
    QTest.keyClicks(dialog, keys)
    assert dialog._hint.text() == said
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert taken == []
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Delete)
    QTest.keyClicks(dialog, "1000000000000")
    assert dialog.amount.text == "1\u00a0000\u00a0000", "more digits than a price has are not taken"
