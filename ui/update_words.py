"""Sentences about new versions: how far it is, what stops it, why one is not taken, what became of the last."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.update import Blocker, Happening, Outcome, Stage, Standing
from ui.formats import date_time_text
from ui.i18n import sentences, tr


def refusal(kind: str, detail: str = "") -> tuple[str, str]:
    """Title and remedy of `UpdateRefused`: the till goes on with the version it has."""
    title = tr("Оновлення не прийнято")
    stays = tr("Каса працює на своїй версії, чеки збережено")
    forged = tr("Підпис не той: його видав хтось інший. Нічого не встановлюйте руками, повідомте підтримку")
    broken = tr("Файл прийшов не таким, яким його видали. Каса завантажить його ще раз")
    said: Mapping[str, str] = {
        "signature": forged,
        "malformed": tr("Опис нової версії не читається. Повідомте того, хто її видає"),
        "expired": tr("Опис нової версії застарів. Перевірте дату на комп’ютері або зачекайте на новий"),
        "early": tr("Опис датовано майбутнім. Перевірте дату й час на цьому комп’ютері"),
        "older": tr("Пропонують версію, старішу за встановлену. Робити нічого не треба"),
        "floor": tr("Спершу встановіть проміжну версію: {version}", version=detail or "—"),
        "short": broken,
        "long": broken,
        "hash": broken,
    }
    return title, sentences(said[kind], stays)


def standing_words(told: Standing, *, will: bool) -> tuple[str, str]:
    """The quiet line of a till's page, and what to do, "" where nothing is."""
    if told.stage is Stage.OFF:
        return _off(told.why)
    if told.stage is Stage.LOADING:
        done = tr("Завантажується {version}: {n} %", version=told.version, n=told.got * 100 // max(told.size, 1))
        return done, tr("Продажу це не заважає; під час чека завантаження стоїть")
    if told.stage is Stage.READY:
        ready = tr("Є оновлення {version}", version=told.version)
        if told.blockers:
            return ready, tr("Встановиться після закриття зміни, коли нічого не чекатиме") if will else ""
        return ready, "" if will else tr("Натисніть «Встановити», коли зручно")
    if told.stage is Stage.LAID:
        return (
            tr("Оновлення {version} готове", version=told.version),
            tr("Система встановить його за чверть години. За годину ще ні — встановіть setup.exe руками"),
        )
    if told.stage is Stage.DONE:
        return (
            tr("Версію {version} встановлено", version=told.version),
            tr("Вона почне працювати після перезапуску каси"),
        )
    if told.fault:
        return _fault(told)
    if told.checked_at is None:
        return tr("Ще не перевірялося"), ""
    return tr("Найновіша версія"), tr("перевірено {at}", at=date_time_text(told.checked_at))


def blocker_words(blockers: frozenset[Blocker]) -> list[str]:
    """What stops it now, each with its way out, in one order."""
    said = {
        Blocker.SHIFT: tr("Зміну відкрито: закрийте її"),
        Blocker.RECEIPT: tr("На касі є чек: оплатіть або відкладіть його"),
        Blocker.DOCUMENTS: tr("Чеки чекають на сервер: перевірте мережу й чергу"),
        Blocker.CARDS: tr("Про оплату карткою ще не з’ясовано: завершіть її"),
        Blocker.HANDED: tr("Передані чеки ще не пробито: завершіть їх"),
        Blocker.PRINTS: tr("Чеки чекають на друк: увімкніть принтер або приберіть їх із черги"),
    }
    return [said[one] for one in Blocker if one in blockers]


def happening_words(one: Happening) -> tuple[str, bool]:
    """What became of the last installation, and whether it went wrong."""
    at = date_time_text(one.at)
    if one.outcome is Outcome.INSTALLED:
        return tr("{at}: встановлено {version}", at=at, version=one.version), False
    if one.outcome is Outcome.ROLLED_BACK:
        said = tr("{at}: версія {version} не пройшла перевірку, повернуто {before}. Каса працює; повідомте підтримку",
                  at=at, version=one.version, before=one.before)  # fmt: skip
        return said, True
    if one.outcome is Outcome.SETUP_FAILED:
        said = tr("{at}: версія {version} не встановилася, лишилася {before}. Перевірте місце на диску",
                  at=at, version=one.version, before=one.before)  # fmt: skip
        return said, True
    return f"{at}: {refusal(one.detail)[1]}", True


def _off(why: str) -> tuple[str, str]:
    said = {
        "training": (tr("У навчанні оновлень немає"), tr("Їх отримує справжня каса")),
        "installation": (tr("Оновлення вимкнено"), tr("Цю касу встановлено не інсталятором: її оновлюють руками")),
        "key": (tr("Оновлення вимкнено"), tr("У цій збірці немає ключа того, хто їх видає: оновлюють інсталятором")),
    }
    return said[why]


def _fault(told: Standing) -> tuple[str, str]:
    if told.fault == "offline":
        return tr("Сервер оновлень не відповідає"), tr("Каса спробує ще раз сама")
    if told.fault == "disk":
        return tr("Оновлення не вміщається на диску"), tr("Звільніть місце; продажу це не заважає")
    if told.fault == "given_up":
        return tr("Нову версію відкладено"), tr("На цьому комп’ютері вона не працює. Каса чекає на наступну")
    return refusal(told.fault, told.version)
