"""Every screen as a picture: `dev.py shots [folder]`. The real till against the real sandbox, worked by hand.

Three sizes, both themes, both languages; a picture is named `03a-sale-1366-light-uk.png`, after the mockup it stands
beside.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import product as combinations
from pathlib import Path

import pytest
from helpers import demo
from helpers.morning import begin_work, served, sign_in, standing
from helpers.qloop import turning
from helpers.shots_bank import bank
from helpers.shots_cards import cards
from helpers.shots_diagnosis import diagnosis
from helpers.shots_excise import excise, scanner_settings
from helpers.shots_held import held
from helpers.shots_letters import letters
from helpers.shots_lines import lines
from helpers.shots_paper import papers
from helpers.shots_payment import payments
from helpers.shots_people import audit, people
from helpers.shots_prints import prints
from helpers.shots_reports import reports
from helpers.shots_shelves import shelves
from helpers.shots_shift import close_shift, shift_totals
from helpers.shots_till import set_up
from helpers.shots_training import training, way_in
from helpers.shots_updates import updates
from helpers.window import KEY, TillWindow
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.domain.cashier import Right
from app.domain.codes import new_id
from app.domain.document import DocumentKind
from app.domain.reconciliation import Findings, Stranger
from app.domain.weighing import Load, Reading
from app.errors import PrinterFault, RuleBroken, StoreFault
from app.services.sale import Needs
from app.store.rescue import JOURNAL, Plan
from printing.codes import qr_modules
from ui import i18n
from ui.buyer_paint import paint_view
from ui.messages import message
from ui.pages import Pages
from ui.presenters.journal import Link, Period
from ui.refund_sheets import RefundSheets
from ui.rescue_words import lines_of, title_of
from ui.screens.keys_sheet import KeysSheet
from ui.sheets import Sheets
from ui.starting import Starting
from ui.theme import theme

#: Qt's measure of a PNG's quality: more is bigger and quicker.
_PACKED = 80
SIZES = ((1024, 768), (1366, 768), (1920, 1080))
#: Displays for the buyer.
DISPLAYS = ((1024, 600), (1280, 1024), (1920, 1080))
#: The theme outermost: putting on another one takes longest.
DRESSES = tuple(combinations(("light", "dark"), SIZES, ("uk", "en")))
#: What lies on the counter, by the beginning of the goods' titles.
BASKET = ("Молоко Яготинське", "Молоко Яготинське", "Хліб Київхліб", "Кава Jacobs", "Моршинська", "Пакет-майка")


class Photographer:
    """Dresses the window and takes it from every side."""

    def __init__(self, window: TillWindow, app: QApplication, folder: Path) -> None:
        self.window, self._app, self._folder = window, app, folder
        self._packers = ThreadPoolExecutor(1)
        # Its thread begins before any window: a window that closes asks for threads which began after it opened.
        self._packers.submit(str).result()
        self._packing: list[Future[bool]] = []

    def each(
        self, name: str, before: Callable[[], None] = lambda: None, after: Callable[[], None] = lambda: None
    ) -> None:
        """One picture of what `before` brings up, in every dress; `after` puts it away again."""
        for dress in DRESSES:
            self._wear(*dress)
            before()
            self._settle()
            look, (width, _), language = dress
            name_of_it = f"{name}-{width}-{look}-{language}.png"
            # Packed a little, and on another thread: packing them well takes longer than painting them.
            picture = self.window.window.grab().toImage()
            self._packing.append(self._packers.submit(picture.save, str(self._folder / name_of_it), "PNG", _PACKED))
            after()
        self._wear("light", SIZES[1], "uk")

    def follow(self, window: TillWindow) -> None:
        """Takes another till from now on."""
        self.window = window

    def sheet(self, name: str, opens: Callable[[], None]) -> None:
        """The same for a dialog: opened anew in every dress."""
        self.each(name, lambda: self.window.loop.act(opens), self.dismiss)

    def face(self, name: str) -> None:
        """What the buyer sees at this moment, on displays of three sizes; it wears the shop's own dress."""
        for width, height in DISPLAYS:
            picture = QImage(width, height, QImage.Format.Format_RGB32)
            painter = QPainter(picture)
            paint_view(painter, width, height, self.window.front.buyer.view)
            painter.end()
            file = str(self._folder / f"{name}-{width}.png")
            self._packing.append(self._packers.submit(picture.save, file, "PNG", _PACKED))

    def finish(self) -> int:
        """Waits until all pictures are files; gives their number. Raises RuntimeError when one could not be."""
        if not all(picture.result() for picture in self._packing):
            raise RuntimeError(f"{self._folder}: not every picture could be written")
        self._packers.shutdown()
        return len(self._packing)

    def dismiss(self) -> None:
        """Takes away the dialog in front."""
        sheet = self.window.window.sheet()
        if sheet is not None:
            self.window.loop.act(sheet.dismiss)

    def _wear(self, look: str, size: tuple[int, int], language: str) -> None:
        def dress() -> None:
            i18n.set_language(language)
            theme.apply(self._app, look, 1.0)
            before = theme.form
            self.window.window.resize(*size)
            if theme.form == before:  # another form of the window makes the screens anew by itself
                self.window.front.look_changed.emit()

        self.window.loop.act(dress)

    def _settle(self) -> None:
        self.window.quiet()
        for _ in range(3):
            self.window.loop.act(self._app.processEvents)


def day(camera: Photographer) -> None:
    """A cashier's day, stopped wherever a mockup was drawn."""
    window = camera.window
    camera.each("01c-first-start")
    window.write("phone", "380960000006")
    window.write("password", "wrong")
    window.enter()
    window.quiet()
    camera.each("01d-first-start-error")
    sign_in(window)
    camera.each("01a-sign-in")
    window.type("0000")
    window.until(lambda: window.front.login.pad.failed, "a wrong PIN")
    camera.each("01b-sign-in-wrong-pin")
    window.front.login.press("C")
    camera.each("02-open-shift", lambda: window.front.page_changed.emit("open_shift"))
    window.front.page_changed.emit("login")
    begin_work(window)
    camera.each("03e-sale-empty")
    camera.face("15c-buyer-idle")
    for title in BASKET:
        window.put_in(window.goods(title))
    window.loop.run(window.inside.sale.add(window.goods("Банани"), Decimal("1.254")))
    camera.each("03a-sale")
    camera.face("15a-buyer-receipt")
    camera.each("03f-sale-search", lambda: window.front.sale.search("мол"), lambda: window.front.sale.search(""))
    shelves(camera)
    (sheets,) = window.window.findChildren(Sheets)
    bananas = window.goods("Банани")
    camera.sheet("07a-weigh-typed", lambda: sheets.weight(Needs(bananas, weight=True)))
    _put_on_scale(window, Decimal("0.312"))
    camera.sheet("07a-weigh", lambda: sheets.weight(Needs(bananas, weight=True)))
    camera.sheet("drawer", window.front.drawer.open)
    way_in(camera)
    lines(camera)
    camera.sheet("override", lambda: _ask_a_senior(window))
    camera.sheet("08-hold", sheets.hold)
    camera.each("14a-toasts", lambda: _toasts(window), window.window.toasts.clear)
    window.key(Qt.Key.Key_F12)
    window.until_page("payment")
    window.tap("note_1000")
    camera.each("04a-payment-cash")
    cards(camera)
    window.key(Qt.Key.Key_F12)
    window.until_page("payment")
    window.tap("note_1000")
    window.enter()
    window.until_page("done")
    window.until(lambda: window.front.done.state is not None and window.front.done.state.picture, "the slip")
    camera.each("06-sale-done")
    camera.face("15b-buyer-change")
    window.enter()
    window.until_page("sale")
    for title in BASKET[2:]:
        window.sell(window.goods(title))
        window.enter()
        window.until_page("sale")
    excise(camera)
    window.put_in(window.goods("Кава Jacobs"))
    payments(camera)
    window.put_in(window.goods("Молоко"))
    window.loop.run(window.inside.held.hold("Пані в синьому"))
    for name, page in (
        ("08-held", "held"),
        ("09-journal", "receipts"),
        ("11a-shift", "shift"),
        ("14b-queue", "queue"),
        ("11b-close-shift", "close_shift"),
    ):
        window.loop.act(lambda page=page: window.front.show(page))
        camera.each(name)
    shift_totals(camera)
    held(camera)
    prints(camera)
    papers(camera)
    refunds(camera)
    _at_odds(camera)
    camera.sheet("export", window.front.journal.export.open)
    window.loop.act(lambda: window.front.settings.set("screen_keyboard", "on"))
    window.quiet()
    camera.sheet("export-letters", window.front.journal.export.open)
    window.loop.act(lambda: window.front.settings.set("screen_keyboard", "auto"))
    reports(camera)
    window.loop.act(lambda: window.front.show("shift"))
    camera.sheet("11c-cash-out", lambda: window.front.cash_move.open(output=True))
    scanner_settings(camera)
    bank(camera)
    for section in ("look", "keys", "printer", "devices", "till", "excise", "data", "server", "training", "about"):
        window.loop.act(lambda: window.front.show("settings"))
        window.tap(f"section_{section}")
        camera.each(f"13-settings-{section}")
        if section == "printer":
            letters(camera)
    updates(camera)
    set_up(camera)
    people(camera)
    audit(camera)
    diagnosis(camera)
    camera.sheet("keys-settings", lambda: KeysSheet(window.window, "settings").open())
    camera.sheet("keys-sale", lambda: KeysSheet(window.window, "sale").open())
    close_shift(camera)
    camera.each("11b-shift-closed")


def _put_on_scale(window: TillWindow, weight: Decimal) -> None:
    """A load that lies still, as a scale on COM3 would tell it."""
    weighing = window.inside.scale.weighing
    for _ in range(2):
        weighing = weighing.heard(Reading(Load.STABLE, weight), Decimal(15))
    window.inside.settings = replace(window.inside.settings, weigher="serial:COM3")
    window.inside.scale._become(weighing)


def refunds(camera: Photographer) -> None:
    """The journal over all days, a sale partly brought back, goods without a receipt, and what is handed over."""
    window = camera.window
    window.loop.act(lambda: window.front.show("receipts"))
    window.loop.act(lambda: window.front.journal.choose_period(Period.ALL))
    window.until(lambda: window.front.journal.state.link is Link.ASKED, "the server's receipts")
    camera.each("09-journal-all")
    entry = next(one for one in window.sales() if len(one.document.items) > 3)
    camera.sheet("09-link", lambda: window.window.findChildren(RefundSheets)[0].link("16773376", qr_modules("x" * 90)))
    back = window.front.returns.presenter
    window.loop.act(lambda: window.front.returns.begin(entry.document.id))
    window.until_page("refund")
    for place in (0, 2):
        window.loop.act(lambda place=place: back.toggle(place))
    window.loop.act(lambda: back.step(0, -1))
    window.loop.act(lambda: back.choose_reason("Неякісний товар"))
    camera.each("10-refund")
    camera.sheet("10-quantity", lambda: back.ask_quantity(0))
    camera.sheet("10-beyond", back.beyond_wanted.emit)
    camera.sheet("10-done", lambda: window.front.returns.done.emit(replace(entry.document, kind=DocumentKind.REFUND)))
    window.loop.act(back.back)
    window.loop.act(back.begin_goods)
    window.until_page("refund")
    camera.each("10-goods-empty")
    coffee = window.goods("Кава Jacobs")
    window.loop.act(lambda: back.pick(coffee))
    camera.each("10-goods")
    window.loop.act(back.back)


def _ask_a_senior(window: TillWindow) -> None:
    """Half of the PIN is in, after a wrong one."""
    asked = window.front.override
    asked.begin(Right.BIG_DISCOUNT, [one for one in demo.CASHIERS if one.may(Right.OVERRIDE)])
    asked.choose(asked.seniors[0].id)
    asked.choose_reason(next(iter(asked.reasons)))
    asked._error = message(RuleBroken("pin_wrong", left="3")).title
    asked.press("2")
    asked.press("2")


def _toasts(window: TillWindow) -> None:
    """What is told at the bottom of the catalogue."""
    said = window.front.announcer
    said.offline(True)
    said.not_printed("1047", i18n.tr("чек №{number}", number=1047), PrinterFault("paper"), lambda: None)
    said.unknown_code("4823077701425", lambda code: None)


def _at_odds(camera: Photographer) -> None:
    """The server holds one of the receipts twice, another with a sum of its own, and one the journal does not know."""
    window = camera.window
    stores, now = window.inside.stores, window.inside.clock.now()

    async def spoil() -> None:
        sold = [entry.document for entry in await stores.documents.journal(kind=DocumentKind.SALE)]
        await stores.outbox.duplicate(sold[0].id, f"duplicate: {sold[0].id}, {new_id()}")
        await stores.outbox.duplicate(sold[1].id, f"different: {sold[1].id} = 40.0 × 1")
        made = Stranger(new_id(), "K1-907-0badc0de", Decimal("77.30"), now, now)
        await stores.reconciliations.add_stranger(made)

    window.loop.run(spoil())
    window.inside.journal.changed.emit(None)
    window.loop.act(lambda: window.front.show("queue"))
    window.quiet()
    camera.each("14b-queue-at-odds")
    camera.sheet("14b-settle", window.front.queue.ask_settle)
    camera.each(
        "14a-compared",
        lambda: window.front.announcer.compared(Findings(doubled=1, different=1, strangers=1), lambda: None),
        window.window.toasts.clear,
    )


def trouble(camera: Photographer) -> None:
    """What a person reads when the disk, or a file on it, has failed."""
    window = camera.window
    said = window.front.announcer
    camera.sheet("19a-disk-fails", lambda: said.error(StoreFault("io")))
    camera.sheet("19b-disk-full", lambda: said.error(StoreFault("full")))
    copied = datetime(2026, 11, 21, 18, 2, tzinfo=UTC)
    aside = Path("Kasa") / f"{JOURNAL}.damaged-1"
    copy = Path("backups") / "journal-000000412-20261121-200200.db"
    numbers = tuple(range(1043, 1098))
    found = Plan(copy=copy, copied_at=copied, documents=1095, read=numbers, lost=(1098, 1099), next_number=11100,
                 aside=aside)  # fmt: skip
    for name, plan in (("19c-restore", found), ("19d-nothing-left", Plan(blind=True, empty=True, next_number=10001))):
        camera.each(name, lambda plan=plan: window.loop.act(lambda: _ask(window, plan)), lambda: _back(window))


def _ask(window: TillWindow, plan: Plan) -> None:
    page = Starting()
    window.window.set_page("starting", page, top_bar=False, rail=False)
    again = i18n.tr("Почати з порожнього журналу") if plan.empty else i18n.tr("Відновити й працювати далі")
    close = ("close", i18n.tr("Закрити касу"), "secondary")
    role = "danger" if plan.empty else "primary"
    page.ask(title_of("corrupt", plan), lines_of(plan), [close, ("again", again, role)])
    window.window.show_page("starting")


def _back(window: TillWindow) -> None:
    window.loop.act(lambda: window.window.show_page(window.front.page))


def main(folder: Path) -> int:
    """Takes all pictures into the folder; prints how many."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as made, pytest.MonkeyPatch.context() as patch, turning(app) as loop:
        where = Path(made)
        # Only the page being photographed is wanted.
        patch.setattr(Pages, "make_ahead", lambda self: None)
        with served(where / "sandbox.db") as sandbox:
            window = standing(loop, app, where, patch)
            camera = Photographer(window, app, folder)
            window.open(server=sandbox.url, api_key=KEY)
            day(camera)
            trouble(camera)
            window.close()
        window = standing(loop, app, where / "other", patch)
        window.open(training=True, printer="")
        camera.follow(window)
        training(camera)
        taken = camera.finish()
        window.close()
    sys.stdout.write(f"{taken} pictures in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
