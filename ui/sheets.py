"""The dialogs over the window: each asks one thing and hands the answer to a presenter."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QObject

from app.domain.cashier import Right
from app.domain.changed_goods import Change
from app.domain.charge import Charge
from app.domain.payment import Payment
from app.services.deferral import Found
from app.services.sale import Needs
from ui.formats import sum_text
from ui.front import Front
from ui.i18n import plural, tr
from ui.main_window import MainWindow
from ui.presenters.export import ExportPresenter
from ui.screens.ask_dialog import age_dialog, expired_dialog
from ui.screens.bank_dialog import BankDialog
from ui.screens.cash_move import CashMoveDialog
from ui.screens.change_dialog import ChangeDialog
from ui.screens.dialogs import ConfirmDialog
from ui.screens.drawer_dialog import DrawerDialog
from ui.screens.export_dialog import ExportDialog
from ui.screens.goods_dialog import Goods
from ui.screens.hold_dialog import HoldDialog
from ui.screens.journal_texts import title_text
from ui.screens.left_open_dialog import LeftOpenDialog
from ui.screens.logo_dialog import LogoDialog
from ui.screens.loose_dialog import LooseDialog
from ui.screens.override_dialog import OverrideDialog
from ui.screens.paper_dialog import PaperDialog
from ui.screens.part_dialog import PartDialog
from ui.screens.price_dialog import PriceDialog
from ui.screens.settings_copy_dialog import SettingsCopyDialog
from ui.screens.settle_dialog import SettleDialog
from ui.screens.stamp_dialog import StampDialog
from ui.screens.totals_dialog import TotalsDialog
from ui.screens.weigh_dialog import WeighDialog
from ui.widgets.overlay import Overlay


class Sheets(QObject):
    """Opened by the pages; what they decide nothing about is here neither."""

    def __init__(self, front: Front, window: MainWindow) -> None:
        super().__init__(window)
        self._front = front
        self._window = window
        self._questions: deque[Callable[[], None]] = deque()
        #: The sheet the next question waits behind.
        self._behind: Overlay | None = None
        front.cash_move.opened.connect(self.cash_move)
        front.close_shift.left_open.connect(self.left_open)
        front.totals.opened.connect(lambda: TotalsDialog(window, front.totals).open())
        front.drawer.opened.connect(self.drawer)
        front.handed.opened.connect(self.hand_over)
        front.bank.opened.connect(lambda: BankDialog(window, front.bank).open())
        front.held.age_wanted.connect(self.age_of_held)
        for export in front.exports:
            export.opened.connect(partial(self.export, export))
            export.done.connect(self._exported)
        front.override.opened.connect(self.override)
        front.settings.copy.opened.connect(lambda: SettingsCopyDialog(window, front.settings.copy).open())
        front.settings.slips.opened.connect(lambda: LogoDialog(window, front.settings.slips).open())
        front.paper.presenter.opened.connect(lambda: PaperDialog(window, front.paper.presenter).open())
        front.queue.settle_wanted.connect(self.settle)
        front.payment.reason_wanted.connect(self.part_back)
        front.loose.reason_wanted.connect(self.card_settled)
        front.sale.weight_needed.connect(lambda needs: self._in_turn(partial(self.weight, needs)))
        front.sale.price_needed.connect(lambda needs: self._in_turn(partial(self.price, needs)))
        front.sale.answer_needed.connect(lambda needs: self._in_turn(partial(self.answer, needs)))
        front.sale.change_asked.connect(lambda change: self._in_turn(partial(self.change, change)))
        front.stamps.opened.connect(lambda: self._in_turn(self.stamps))

    def answer(self, needs: Needs) -> None:
        """Is the customer of age; do the goods go although their day is over."""
        sale = self._front.sale
        if sale.answered(needs):
            sale.agree(needs)
            return
        adult = needs.expired is None
        dialog = age_dialog(self._window, needs.product.name) if adult else expired_dialog(self._window, needs)
        dialog.answered.connect(lambda agreed: sale.agree(needs) if agreed else sale.decline(needs))
        dialog.open()

    def change(self, change: Change) -> None:
        """The catalogue says otherwise of goods by now: what goes, before the money."""
        sale = self._front.sale
        others = sum(one.kind is change.kind and one != change for one in sale.changes.values())
        dialog = ChangeDialog(self._window, change, sale.tax_rules, others)
        dialog.answered.connect(lambda take, rest: sale.settle(change, take=take, rest=rest, then_pay=True))
        dialog.open()

    def left_open(self) -> None:
        """The shift is to close with something left open."""
        dialog = LeftOpenDialog(self._window, self._front.close_shift, self._front.shift.act)
        dialog.accepted.connect(self._front.close_shift.close_anyway)
        dialog.open()

    def stamps(self) -> None:
        """The stamps of a line; a line that is gone meanwhile has none."""
        if self._front.stamps.item is not None:
            StampDialog(self._window, self._front.stamps).open()
        else:
            self._front.stamps.leave()

    def weight(self, needs: Needs) -> None:
        """How much of weighed goods; then the price, where it is free too."""
        dialog = WeighDialog(self._window, Goods.of_product(needs.product), scale=self._front.scale)
        dialog.accepted.connect(lambda weight: self._weighed(needs, weight, weighed=dialog.weighed))
        dialog.open()

    def price(self, needs: Needs) -> None:
        self._price(needs, needs.pieces, weighed=False)

    def hold(self) -> None:
        """Puts the receipt aside under a name."""
        receipt = self._front.sale.receipt
        if not receipt.items:
            return
        about = tr("{lines} на {total}", lines=self._lines(), total=sum_text(self._front.sale.totals.total))
        dialog = HoldDialog(self._window, about, receipt.name)
        dialog.accepted.connect(self._front.held.hold)
        dialog.open()

    def age_of_held(self, found: Found) -> None:
        """A receipt made elsewhere has goods for adults: who asked there, nobody here knows."""
        goods = next(item for item in found.receipt.items if self._front.till.station.rules.for_adults(item))
        dialog = age_dialog(self._window, goods.name)
        dialog.answered.connect(lambda agreed: self._front.held.take(found, of_age=True) if agreed else None)
        dialog.open()

    def hand_over(self) -> None:
        """The receipt goes to the fiscal till for good: asked once."""
        said = tr(
            "{lines} на {total}. Гроші прийме фіскальна каса",
            lines=self._lines(),
            total=sum_text(self._front.handed.total),
        )
        yes = tr("Передати")
        dialog = ConfirmDialog(self._window, tr("Передати чек на касу?"), said, yes, danger=False)
        dialog.confirmed.connect(self._front.handed.confirm)
        dialog.open()

    def drawer(self) -> None:
        """Why the drawer is to be opened without a sale."""
        DrawerDialog(self._window, self._front.drawer).open()

    def settle(self) -> None:
        """What was done at the server about the document chosen in the queue."""
        state = self._front.queue.state
        about = title_text(state.entry.document) if state.entry is not None else tr("Чек сервера")
        dialog = SettleDialog(self._window, about)
        dialog.accepted.connect(self._front.queue.settle)
        dialog.open()

    def part_back(self, part: Payment) -> None:
        """Why a part of the payment goes back."""
        dialog = PartDialog(self._window, part)
        dialog.accepted.connect(lambda reason: self._front.payment.give_back(part.id, reason))
        dialog.open()

    def card_settled(self, charge: Charge) -> None:
        """Why a card without a receipt needs nothing more of this till."""
        dialog = LooseDialog(self._window, charge)
        dialog.accepted.connect(lambda reason: self._front.loose.give_up(charge.id, reason))
        dialog.open()

    def cash_move(self) -> None:
        CashMoveDialog(self._window, self._front.cash_move).open()

    def export(self, presenter: ExportPresenter) -> None:
        """A table into a file."""
        ExportDialog(self._window, presenter).open()

    def override(self) -> None:
        """A senior is wanted for one action, above whatever is open."""
        OverrideDialog(self._window, self._front.override).open()

    def _in_turn(self, ask: Callable[[], None]) -> None:
        """One question at a time, in the order of the goods: the next one when the sheet in front has gone."""
        self._questions.append(ask)
        self._next()

    def _next(self) -> None:
        while self._questions and self._window.sheet() is None:
            self._questions.popleft()()
        sheet = self._window.sheet()
        if sheet is not None and self._questions and sheet is not self._behind:
            self._behind = sheet
            sheet.closed.connect(self._go_on)

    def _go_on(self) -> None:
        self._behind = None
        self._next()

    def _weighed(self, needs: Needs, weight: Decimal, *, weighed: bool) -> None:
        if needs.price:
            self._price(needs, weight, weighed=weighed)
        else:
            self._front.sale.add(needs.product, weight, weighed=weighed)

    def _price(self, needs: Needs, amount: Decimal, *, weighed: bool) -> None:
        cashier = self._front.till.station.cashier
        alone = needs.product.free_price or (cashier is not None and cashier.may(Right.FREE_PRICE))
        dialog = PriceDialog(self._window, Goods.of_product(needs.product), amount, senior=not alone)
        dialog.accepted.connect(lambda price: self._front.sale.add(needs.product, amount, price, weighed=weighed))
        dialog.open()

    def _exported(self, name: str, count: int) -> None:
        said = tr("Рядків у файлі: {count}", count=count)
        self._front.announcer.say("export", tr("Збережено: {name}", name=name), said, kind="ok")

    def _lines(self) -> str:
        count = len(self._front.sale.receipt.items)
        return plural(count, "%n позиція")
