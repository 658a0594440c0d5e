"""Tells people what happened: errors and news as toasts, a failing disk as the only modal sheet, the till's sounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.devices.scanner import ScannerState
from app.domain.card_number import without_cards
from app.domain.document import Document, DocumentKind
from app.domain.reconciliation import Findings
from app.errors import DeviceFault, PrinterFault, RuleBroken
from ui.formats import sum_text, time_text
from ui.i18n import joined, plural, spoken, tr
from ui.main_window import MainWindow
from ui.messages import Message, message
from ui.screens.dialogs import MessageDialog
from ui.sounds import Sounds

#: How many codes nobody knows are named beside the last one, and how much of each.
_MOST_CODES, _LONGEST_CODE = 3, 16
KINDS = {"info": "info", "warn": "warn", "danger": "error"}


class Announcer(QObject):
    """Speaks through the window it is given. Enter never closes what it says."""

    def __init__(self, window: MainWindow, sounds: Sounds) -> None:
        super().__init__(window)
        self._window = window
        self._sounds = sounds
        self._fault: MessageDialog | None = None
        self._check: Callable[[], None] = lambda: None
        self._leave: Callable[[], None] = lambda: None
        self._unknown: list[str] = []

    def error(self, error: object) -> None:
        """An error nobody nearer to it could show."""
        assert isinstance(error, BaseException)
        said = message(error)
        self._sounds.play("error")
        if said.modal:
            self._stop_sales(said)
        else:
            self._window.toasts.show(type(error).__name__, said.title, said.detail, kind=KINDS[said.kind])

    def mishap(self, said: Message) -> None:
        """A bug somewhere behind the window; the newest is enough to tell support."""
        self._sounds.play("error")
        self._window.toasts.show("mishap", said.title, said.detail, kind=KINDS[said.kind])

    def mends(self, check: Callable[[], None], leave: Callable[[], None]) -> None:
        """What «Перевірити базу» and «Закрити касу» do when the disk has failed."""
        self._check, self._leave = check, leave

    def mended(self, document: Document | None) -> None:
        """The journal was looked through and is sound: what became of the document whose commit had failed."""
        if self._fault is not None:
            self._fault.dismiss()
        if document is None:
            title, text = tr("Базу перевірено"), tr("Останню дію не записано. Чек на екрані лишився, як був")
        else:
            title = tr("Базу перевірено: документ №{number} записано", number=document.number)
            text = tr("Він на {total}. Удруге його проводити не треба", total=sum_text(document.payable))
        self._window.toasts.show("mended", title, text, kind="ok", stays=True)

    def not_mended(self, error: BaseException) -> None:
        """The journal is not well: the message stays, with what it is now."""
        if self._fault is None:
            self.error(error)
        else:
            self._fault.say(message(error))

    def unknown_code(self, code: str, search: Callable[[str], None], rule: str = "code_unknown") -> None:
        """A code nobody knows (`rule` "code_misread": its check digit is wrong besides). It stays until touched, with
        a sound of its own; scans go on behind it, and those that nobody knows either are told with it."""
        self._sounds.play("unknown")
        if "unknown_code" not in self._window.toasts.keys():  # noqa: SIM118 - a method of ours, no mapping
            self._unknown.clear()
        said = message(RuleBroken(rule, code=without_cards(code)))
        text = said.detail
        if self._unknown:
            text = tr("Не знайдено ще: {codes}", codes=_codes(tuple(self._unknown)))
        self._window.toasts.show(
            "unknown_code",
            said.title,
            text,
            kind="error",
            action=tr("Шукати"),
            on_action=lambda: search(code),
            holds=True,
        )
        self._unknown.append(code)

    def not_taken(self, code: str) -> None:
        """A scan where nothing can be sold: nobody should think that it is in the receipt."""
        self._sounds.play("error")
        self._window.toasts.show(
            "not_taken",
            tr("Скан не взято: {code}", code=without_cards(code)),
            tr("Скануйте на сторінці «Продаж», коли зміну відкрито"),
            kind="error",
        )

    def scans_wait(self, count: int) -> None:
        """Scans came while a dialog is open; 0: they are in the receipt now."""
        if not count:
            self._window.toasts.dismiss("scans_wait")
            return
        self._sounds.play("scan")
        self._window.toasts.show(
            "scans_wait",
            tr("Скани чекають: {count}", count=count),
            tr("Увійдуть у чек, щойно закриється вікно"),
            stays=True,
        )

    def not_printed(self, job_id: str, slip: str, fault: PrinterFault, again: Callable[[], None]) -> None:
        """A slip did not come out; what it is about is safe and it can be printed again."""
        self._window.toasts.show(
            f"slip_{job_id}",
            tr("{trouble}, {slip} не надруковано", trouble=message(fault).title, slip=slip),
            tr("Нічого не втрачено. Усуньте причину й повторіть друк"),
            kind="error",
            icon="printer",
            action=tr("Повторити"),
            on_action=again,
        )

    def perhaps_printed(self, job_id: str, slip: str, again: Callable[[], None]) -> None:
        """A slip was on its way when the printer, or the till, stopped: only the paper tells."""
        self._window.toasts.show(
            f"slip_{job_id}",
            tr("Невідомо, чи надруковано {slip}", slip=slip),
            tr("Подивіться на папір, перш ніж друкувати ще раз"),
            kind="error",
            icon="printer",
            action=tr("Ще раз"),
            on_action=again,
        )

    def printed(self, job_id: str) -> None:
        """That slip came out after all."""
        self._window.toasts.dismiss(f"slip_{job_id}")

    def drawer_shut(self, fault: PrinterFault) -> None:
        """The printer was to open the drawer and did not."""
        self._window.toasts.show(
            "drawer",
            tr("{trouble}, скриньку не відкрито", trouble=message(fault).title),
            tr("Відкрийте її ключем"),
            kind="error",
            icon="printer",
        )

    def scale_lost(self, hint: str) -> None:
        """The scale that is set does not answer, and what to do about it; "": it answers again."""
        if not hint:
            self._window.toasts.dismiss("scale")
            return
        said = message(DeviceFault("scale", "absent"))
        self._window.toasts.show("scale", said.title, hint, kind="warn", icon="scale")

    def terminal_lost(self, title: str, hint: str) -> None:
        """The bank terminal that is set does not answer, and what to do about it; "": it answers again."""
        if not title:
            self._window.toasts.dismiss("bank")
            return
        self._window.toasts.show("bank", title, hint, kind="warn", icon="credit-card")

    def scanner_lost(self, state: ScannerState) -> None:
        """The scanner on a COM port was pulled out, or cannot be listened to: nobody should scan into the void."""
        self._sounds.play("error")
        if state is ScannerState.BUSY:
            hint = tr("Порт зайняла інша програма. Закрийте її, сканування продовжиться саме")
        elif state is ScannerState.ADDRESS:
            hint = tr("Перевірте порт у параметрах")
        else:
            hint = tr("Чек збережено. Вставте кабель, сканування продовжиться саме")
        said = message(DeviceFault("scanner", "absent"))
        self._window.toasts.show("scanner", said.title, hint, kind="error", icon="scan-barcode")

    def scanner_back(self) -> None:
        self._window.toasts.show("scanner", tr("Сканер знову на зв’язку"), kind="ok", icon="scan-barcode")

    def scanner_gone(self) -> None:
        """There is none to wait for any more."""
        self._window.toasts.dismiss("scanner")

    def offline(self, offline: bool) -> None:
        if offline:
            self._window.toasts.show(
                "offline",
                tr("Працюємо без інтернету"),
                tr("Чеки зберігаються на касі й підуть на сервер самі"),
                kind="warn",
                icon="cloud-off",
            )
        else:
            self._window.toasts.dismiss("offline")

    def sign_in_wanted(self, sign_in: Callable[[], None]) -> None:
        self._window.toasts.show(
            "sign_in",
            tr("Потрібен вхід на сервер"),
            tr("Продаж іде далі, чеки зберігаються на касі. Надсилання продовжиться після входу"),
            kind="warn",
            icon="key-round",
            action=tr("Увійти"),
            on_action=sign_in,
            stays=True,
        )

    def not_remembered(self) -> None:
        """Somebody signed in on a computer that keeps no secrets: why the till will ask for it again."""
        self._window.toasts.show(
            "not_remembered",
            tr("Вхід на сервер не запам’ятається"),
            tr(
                "На цьому комп’ютері немає сховища паролів або воно замкнене."
                " Після запуску каса знову попросить ключ, телефон і пароль"
            ),
            kind="warn",
            icon="key-round",
            stays=True,
        )

    def clock_wrong(self, days: int) -> None:
        """The till's clock is so many days off; 0 takes the message away."""
        if not days:
            self._window.toasts.dismiss("clock_wrong")
            return
        said = message(RuleBroken("clock_wrong", days=str(days)))
        self._window.toasts.show("clock_wrong", said.title, said.detail, kind="warn", icon="clock", stays=True)

    def compared(self, found: Findings, show: Callable[[], None]) -> None:
        """The server's list and the journal differ in something that was not known before."""
        parts = (
            (tr("немає на сервері: {n}", n=found.missing), found.missing),
            (tr("двічі на сервері: {n}", n=found.doubled), found.doubled),
            (tr("інакших на сервері: {n}", n=found.different), found.different),
            (tr("зайвих на сервері: {n}", n=found.strangers), found.strangers),
        )
        self._window.toasts.show(
            "compared",
            tr("Звірка із сервером: є розбіжності"),
            tr("{what}. Продажі збережено на касі", what=joined(", ", *(said for said, count in parts if count))),
            kind="warn",
            icon="circle-alert",
            action=tr("Показати"),
            on_action=show,
            stays=True,
        )

    def signed_in(self) -> None:
        self._window.toasts.dismiss("sign_in")

    def unseen(self, document: Document, show: Callable[[], None]) -> None:
        """A sale or a refund that was kept although the till stopped before it could say so."""
        number, total, at = document.number, sum_text(document.payable), time_text(document.created_at)
        if document.kind is DocumentKind.SALE:
            said = tr("Чек №{number} на {total} збережено", number=number, total=total)
            note = tr("Каса зупинилася о {time}, не встигнувши показати решту", time=at)
        elif document.kind is DocumentKind.HANDED:
            said = tr("Чек №{number} на {total} передано на касу", number=number, total=total)
            note = tr("Каса зупинилася о {time}, не встигнувши це показати", time=at)
        else:
            said = tr("Повернення №{number} на {total} записано", number=number, total=total)
            note = tr("Каса зупинилася о {time}. Перевірте, чи віддали гроші", time=at)
        self._window.toasts.show(
            f"unseen_{document.id}",
            said,
            note,
            kind="warn",
            action=tr("Показати"),
            on_action=show,
            stays=True,
        )

    def restored(self, lines: int, taken: Decimal) -> None:
        """The receipt an earlier run left; `taken` hryvnias of it are here already, and that is said first."""
        self._window.toasts.show(
            "restored",
            tr("Чек відновлено"),
            tr("За нього вже отримано {sum}. Завершіть оплату", sum=sum_text(taken))
            if taken
            else tr("Рядків у чеку: {lines}. Продовжуйте з того ж місця", lines=lines),
            kind="warn" if taken else "info",
        )

    def approved_in_part(self, asked: Decimal, approved: Decimal) -> None:
        """The bank let the card pay less than it was asked for."""
        self._window.toasts.show(
            "part",
            tr("Банк схвалив лише {sum}", sum=sum_text(approved)),
            tr("Просили {asked}. Решту візьміть іншим засобом", asked=sum_text(asked)),
            kind="warn",
        )

    def left_sale(self) -> None:
        """The offers to put something back lie over other pages' buttons, and mean nothing there."""
        for key in ("removed", "cleared"):
            self._window.toasts.dismiss(key)

    def removed(self, name: str, undo: Callable[[], None]) -> None:
        self._window.toasts.show(
            "removed", tr("Прибрано: {name}", name=name), action=tr("Повернути"), on_action=undo, kind="info"
        )

    def cleared(self, lines: int, undo: Callable[[], None]) -> None:
        """A receipt was given up with so many lines; the old offers to put single lines back are void."""
        self._window.toasts.dismiss("removed")
        if lines:
            self._window.toasts.show(
                "cleared",
                tr("Чек очищено"),
                tr("Рядків у ньому: {lines}. Це записано в журнал дій", lines=lines),
                action=tr("Повернути"),
                on_action=undo,
                kind="info",
            )

    def goods_changed(self, lines: int, show: Callable[[], None]) -> None:
        """The catalogue says otherwise of so many lines of the receipt; 0: all of them are answered."""
        if not lines:
            self._window.toasts.dismiss("goods_changed")
            return
        self._window.toasts.show(
            "goods_changed",
            tr("Каталог змінився: {lines}", lines=plural(lines, "%n позиція")),
            tr("У чеку все лишилося, як було. Вирішіть про них до оплати"),
            action=tr("Показати"),
            on_action=show,
            kind="warn",
            stays=True,
        )

    def too_late(self) -> None:
        """The receipt given up cannot come back: another one is on the counter."""
        self._window.toasts.show(
            "cleared", tr("Уже почато інший чек"), tr("Очищений чек повернути не можна"), kind="warn"
        )

    def keys_wrong(self, parts: list[str]) -> None:
        """What settings.json says about keys and the till cannot go by."""
        said = tr("Діють звичайні клавіші. Не зрозуміло: {what}", what="; ".join(parts)[:200])
        title = tr("Клавіші в settings.json записано неправильно")
        self._window.toasts.show("keys", title, said, kind="warn", stays=True)

    def rights_wrong(self, parts: Sequence[str]) -> None:
        """What settings.json says about roles and rights and the till cannot go by."""
        said = tr("Ніхто не має більше прав, ніж без таблиці. Не зрозуміло: {what}", what="; ".join(parts)[:200])
        title = tr("Права в settings.json записано неправильно")
        self._window.toasts.show("rights", title, said, kind="warn", stays=True)

    def ready(self, key: str, title: str, text: str, show: Callable[[], None]) -> None:
        """What was asked for is there, and the cashier went on meanwhile: it comes up when it is wanted."""
        self._window.toasts.show(key, title, text, kind="ok", action=tr("Показати"), on_action=show, stays=True)

    def say(self, key: str, title: str, text: str = "", kind: str = "info") -> None:
        self._window.toasts.show(key, title, text, kind=kind)

    def set_volume(self, volume: int) -> None:
        """How loud from now on, 0–100; it is heard at once."""
        self._sounds.volume = volume
        self._sounds.play("scan")

    def sound(self, name: str) -> None:
        self._sounds.play(name)

    def _stop_sales(self, said: Message) -> None:
        if self._fault is None:
            self._fault = MessageDialog(self._window, said)
            self._fault.closed.connect(self._forget)
            self._fault.check_requested.connect(self._begin_check)
            self._fault.quit_requested.connect(lambda: self._leave())
            self._fault.open()

    def _begin_check(self) -> None:
        if self._fault is not None:
            self._fault.set_busy(True)
        self._check()

    def _forget(self) -> None:
        self._fault = None
        if QApplication.focusWidget() is None:  # the control that had it was switched off while it worked
            self._window.page(self._window.current()).setFocus()


@spoken
def _codes(codes: Sequence[str]) -> str:
    """The codes read before, the last first, as many as fit: «4820…, 4006… і ще 3»."""
    shown = ", ".join(code[:_LONGEST_CODE] for code in codes[: -_MOST_CODES - 1 : -1])
    return (
        shown if len(codes) <= _MOST_CODES else tr("{codes} і ще {count}", codes=shown, count=len(codes) - _MOST_CODES)
    )
