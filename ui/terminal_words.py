"""What people read of the bank terminal: its line, what it is doing, why it refused."""

from __future__ import annotations

from app.devices.privat_line import LineState
from app.domain.charge import TerminalStatus
from app.errors import DeviceFault
from ui.i18n import spoken, tr


def terminal_tag(state: LineState) -> tuple[str, str, str]:
    """The line in a word or two, the kind of its tag and its icon."""
    return {
        LineState.NONE: (tr("не підключено"), "n", ""),
        LineState.WAITING: (tr("з’єднуємося"), "w", "clock"),
        LineState.READY: (tr("працює"), "g", "check"),
        LineState.ABSENT: (tr("немає зв’язку"), "d", "circle-alert"),
        LineState.BUSY: (tr("порт зайнято"), "d", "circle-alert"),
        LineState.ADDRESS: (tr("хибна адреса"), "d", "circle-alert"),
        LineState.SILENT: (tr("немає відповіді"), "d", "circle-alert"),
        LineState.NOISE: (tr("не той пристрій"), "d", "circle-alert"),
    }[state]


def terminal_hint(state: LineState) -> str:
    """What to do about the line; "" where there is nothing to do."""
    if state in (LineState.NONE, LineState.WAITING, LineState.READY):
        return ""
    return terminal_fault(DeviceFault("terminal", state.fault))[1]


def terminal_fault(fault: DeviceFault) -> tuple[str, str]:
    """What happened and what to do. Whether a card is charged is not said here: that is known where it was asked."""
    if fault.kind == "refused":
        return tr("Термінал відмовив: {why}", why=refusal(fault.code)), tr("Перевірте термінал і повторіть")
    said = {
        "busy": (
            tr("Порт банківського термінала зайняла інша програма"),
            tr("Закрийте її. Каса з’єднається сама"),
        ),
        "address": (
            tr("Адресу банківського термінала задано неправильно"),
            tr("Її задають у параметрах на сторінці «Обладнання»"),
        ),
        "timeout": (
            tr("Банківський термінал мовчить"),
            tr("Можливо, його тримає інша каса або попередній сеанс. Зачекайте хвилину або перезапустіть термінал"),
        ),
        "protocol": (
            tr("За адресою термінала відповідає щось інше"),
            tr("Перевірте адресу термінала в параметрах і його режим роботи з касою"),
        ),
        "engaged": (
            tr("Банківський термінал зайнятий"),
            tr("Завершіть почате на ньому й повторіть"),
        ),
        "cancelled": (tr("Операцію на терміналі скасовано"), tr("Термінал ще ні про що не просили")),
    }
    return said.get(
        fault.kind,
        (tr("Банківський термінал не відповідає"), tr("Перевірте його живлення, кабель і мережу. Чек збережено")),
    )


def terminal_doing(status: TerminalStatus) -> str:
    """What the terminal is doing, as it is told to the cashier while a card is charged."""
    return {
        TerminalStatus.IDLE: tr("Термінал готується"),
        TerminalStatus.CARD_READ: tr("Картку прочитано"),
        TerminalStatus.CHIP: tr("Працює чип картки"),
        TerminalStatus.AUTHORISING: tr("Банк перевіряє картку"),
        TerminalStatus.WAITS_FOR_CASHIER: tr("Термінал чекає на касира"),
        TerminalStatus.PRINTING: tr("Термінал друкує"),
        TerminalStatus.PIN: tr("Покупець вводить PIN-код"),
        TerminalStatus.CARD_REMOVED: tr("Картку вийнято"),
        TerminalStatus.CHOOSE_APP: tr("Покупець вибирає застосунок картки"),
        TerminalStatus.WAITS_FOR_CARD: tr("Прикладіть або вставте картку"),
        TerminalStatus.IN_PROGRESS: tr("Операція триває"),
        TerminalStatus.CORRECT: tr("Термінал уточнює операцію"),
    }[status]


@spoken
def refusal(code: str) -> str:
    """Why it was refused, by the terminal's or the bank's code."""
    said = {
        "0005": tr("банк відмовив"),
        "0014": tr("такої картки немає"),
        "0051": tr("на картці недостатньо коштів"),
        "0054": tr("строк дії картки минув"),
        "0055": tr("хибний PIN-код"),
        "0057": tr("за цією карткою така операція заборонена"),
        "0061": tr("перевищено ліміт картки"),
        "0065": tr("перевищено ліміт картки"),
        "0075": tr("PIN-код введено хибно надто багато разів"),
        "0091": tr("банк картки не відповідає"),
        "1000": tr("операція неможлива"),
        "1001": tr("операцію скасовано"),
        "1002": tr("чип картки відмовив"),
        "1003": tr("журнал термінала заповнений, зробіть звірку"),
        "1004": tr("термінал не має зв’язку з банком"),
        "1005": tr("у терміналі немає паперу"),
        "1006": tr("у терміналі немає ключів, зверніться до банку"),
        "1007": tr("не працює зчитувач картки"),
    }.get(code)
    if said is None:
        return tr("код {code}", code=code) if code else tr("причину не названо")
    return f"{said} ({code})"
