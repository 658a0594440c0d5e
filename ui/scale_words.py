"""What people read of the scale: a word or two on a tag, and what to do."""

from __future__ import annotations

from app.domain.weighing import ScaleState
from ui.i18n import tr


def scale_tag(state: ScaleState) -> tuple[str, str, str]:
    """The state in a word or two, the kind of its tag and its icon."""
    return {
        ScaleState.NONE: (tr("не підключено"), "n", ""),
        ScaleState.WAITING: (tr("чекаємо на ваги"), "w", "clock"),
        ScaleState.ABSENT: (tr("немає зв’язку"), "d", "circle-alert"),
        ScaleState.BUSY: (tr("порт зайнято"), "d", "circle-alert"),
        ScaleState.TIMEOUT: (tr("немає відповіді"), "d", "circle-alert"),
        ScaleState.ADDRESS: (tr("хибна адреса"), "d", "circle-alert"),
        ScaleState.NOISE: (tr("незрозуміла відповідь"), "d", "circle-alert"),
        ScaleState.EMPTY: (tr("порожні"), "n", "scale"),
        ScaleState.MOVING: (tr("зважується"), "w", "clock"),
        ScaleState.STABLE: (tr("стабільно"), "g", "check"),
        ScaleState.SOLD: (tr("уже в чеку"), "w", "circle-alert"),
        ScaleState.NEGATIVE: (tr("нижче нуля"), "w", "circle-alert"),
        ScaleState.OVERLOAD: (tr("заважко"), "d", "circle-alert"),
        ScaleState.UNIT: (tr("не кілограми"), "d", "circle-alert"),
        ScaleState.UNZEROED: (tr("нуль збито"), "d", "circle-alert"),
    }[state]


def scale_hint(state: ScaleState) -> str:
    """What to do; "" where there is nothing to do."""
    return {
        ScaleState.NONE: tr("Ваги не підключено. Введіть вагу з клавіатури: кілограми, кома, грами."),
        ScaleState.WAITING: tr("Ваги ще не відповіли. Вагу можна ввести з клавіатури."),
        ScaleState.ABSENT: tr("Перевірте кабель і живлення ваг. Вагу можна ввести з клавіатури."),
        ScaleState.BUSY: tr("Порт ваг зайняла інша програма. Вагу можна ввести з клавіатури."),
        ScaleState.TIMEOUT: tr("Перевірте кабель, живлення й протокол ваг. Вагу можна ввести з клавіатури."),
        ScaleState.ADDRESS: tr("Адресу ваг задано неправильно. Вагу можна ввести з клавіатури."),
        ScaleState.NOISE: tr("Перевірте протокол ваг і швидкість порту. Вагу можна ввести з клавіатури."),
        ScaleState.EMPTY: tr("Покладіть товар на ваги або введіть вагу з клавіатури."),
        ScaleState.MOVING: tr("Зачекайте, доки вага заспокоїться."),
        ScaleState.STABLE: "",
        ScaleState.SOLD: tr("Цей товар уже в чеку. Зніміть його з ваг і покладіть наступний."),
        ScaleState.NEGATIVE: tr("Ваги показують менше нуля. Звільніть платформу й обнуліть їх."),
        ScaleState.OVERLOAD: tr("Заважко для цих ваг. Зніміть частину товару."),
        ScaleState.UNIT: tr("Ваги передають не кілограми. Перевірте їхні налаштування."),
        ScaleState.UNZEROED: tr("Ваги збили нуль. Звільніть платформу й обнуліть їх."),
    }[state]
