"""What the till tells of its data: too little room, damage, copies that were not made. Told once, until it is well."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.document import Document
from app.errors import StoreFault
from app.store.checks import Finding
from app.store.upkeep import Care
from ui.announcer import Announcer
from ui.formats import NBSP
from ui.i18n import joined, spoken, tr
from ui.main_window import MainWindow
from ui.rescue_words import named
from ui.tasks import Tasks
from ui.till import Till


class StoreNews:
    """Hears of the store and speaks through the window. `show_sale` brings up the page of a sale that was kept."""

    def __init__(
        self,
        till: Till,
        window: MainWindow,
        announcer: Announcer,
        tasks: Tasks,
        show_sale: Callable[[Document], None],
        leave: Callable[[], None],
    ) -> None:
        self._till = till
        self._toasts = window.toasts
        self._announcer = announcer
        self._tasks = tasks
        self._show_sale = show_sale
        self._told = Care()
        till.upkeep.changed.connect(self._tell)
        announcer.mends(self.check, leave)

    def begin(self) -> None:
        """What was found before there was a window to tell it in."""
        self._tell(self._till.upkeep.state)
        if self._till.stores.recovered.catalog_aside is not None:
            self._toasts.show(
                "catalogue_anew",
                tr("Файл товарів був пошкоджений"),
                tr("Його відкладено вбік. Каса читає товари із сервера знову, продажі не зачеплено"),
                kind="warn",
                stays=True,
            )

    def check(self) -> None:
        """«Перевірити базу»."""

        async def look() -> None:
            document = await self._till.mend.check()
            self._announcer.mended(document)
            if document is not None:
                self._show_sale(document)

        self._tasks.start("store.check", look, self._announcer.not_mended)

    # ------------------------------------------------------------------ inside

    def _tell(self, care: Care) -> None:
        before, self._told = self._told, care
        if (care.low, care.ballast_spent) != (before.low, before.ballast_spent):
            self._tell_room(care)
        if care.findings != before.findings:
            self._tell_findings(care.findings)
        if care.copy_fault != before.copy_fault:
            self._say("copy_fault", care.copy_fault, *copy_words(care))
        if care.far_fault != before.far_fault:
            self._say("far_fault", care.far_fault, *far_words())

    def _tell_room(self, care: Care) -> None:
        if care.ballast_spent:
            self._toasts.show("room", *full_words(), kind="error", icon="circle-alert")
        else:
            self._say("room", care.low, *room_words(care))

    def _tell_findings(self, findings: tuple[Finding, ...]) -> None:
        if any(one.kind == "file" for one in findings):
            self._announcer.error(StoreFault("corrupt", str(findings[0])))
        for key, so, words in (
            ("audit", [one for one in findings if one.kind == "audit"], audit_words),
            ("damage", [one for one in findings if one.kind not in ("audit", "file")], damage_words),
        ):
            if so:
                self._toasts.show(key, *words(so), kind="error", icon="circle-alert")
            else:
                self._toasts.dismiss(key)

    def _say(self, key: str, so: object, title: str, text: str) -> None:
        if so:
            self._toasts.show(key, title, text, kind="warn", icon="circle-alert", stays=True)
        else:
            self._toasts.dismiss(key)


@spoken
def size_text(size: int) -> str:
    """Bytes as people read them: «312 МБ», «1,5 ГБ»."""
    if size < 1_000_000_000:
        return f"{size // 1_000_000}{NBSP}{tr('МБ')}"
    return f"{size / 1_000_000_000:.1f}".replace(".", ",") + f"{NBSP}{tr('ГБ')}"


def room_words(care: Care) -> tuple[str, str]:
    """The disk will soon be full."""
    title = tr("Мало місця на диску: {size}", size=size_text(care.free or 0))
    return title, tr("Звільніть місце: без нього каса не зможе зберігати чеки")


def full_words() -> tuple[str, str]:
    """The disk is full and the reserve is being used up."""
    return (
        tr("Диск заповнений, каса працює на запасі"),
        tr("Завершіть чек, закрийте зміну й звільніть місце на диску"),
    )


def copy_words(care: Care) -> tuple[str, str]:
    """No copy of the journal was made."""
    reasons = {
        "full": tr("На диску немає місця"),
        "corrupt": tr("Файл продажів має пошкодження: запустіть касу знову"),
        "rights": tr("Немає прав на теку копій"),
    }
    return tr("Копію даних не зроблено"), reasons.get(care.copy_fault, tr("Диск не записує. Перевірте диск"))


def far_words() -> tuple[str, str]:
    """The second place did not take its copy."""
    return (
        tr("Друга тека для копій недоступна"),
        tr("Копія лишилася тільки на цьому комп’ютері. Перевірте теку в параметрах, розділ «Дані»"),
    )


def audit_words(findings: list[Finding]) -> tuple[str, str]:
    """The audit is not what was written."""
    return (
        tr("Журнал дій змінено, починаючи із запису №{number}", number=findings[0].number),
        tr("Хтось правив або вирізав записи, чи пошкодився диск. Повідомте власника. Продаж можливий"),
    )


def damage_words(findings: list[Finding]) -> tuple[str, str]:
    """Documents are not what was written."""
    numbers = sorted({one.number for one in findings if one.number})
    which = joined("", ": ", named(numbers)) if numbers else ""
    return (
        tr("У файлі продажів знайдено пошкодження{which}", which=which),
        tr("Закрийте касу й запустіть знову: вона відновить дані з копії. Нічого не видаляйте"),
    )
