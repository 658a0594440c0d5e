"""A journal that does not open: what a person is told about it, and what is done when they have agreed.

Nothing is changed before that. Without a damage (another program holds the file) there is only another try.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from enum import Enum

from app.clock import Clock
from app.domain.document import Document
from app.errors import StoreFault
from app.settings import Settings
from app.store.copies import far_folder
from app.store.rescue import Plan, Rescue
from ui.choices import second_place
from ui.i18n import tr
from ui.main_window import MainWindow
from ui.messages import message
from ui.rescue_words import asked_again, lines_of, title_of
from ui.starting import Starting

log = logging.getLogger(__name__)

#: What another try, or a restore, may mend.
MENDABLE = ("corrupt", "missing", "locked")


class Answer(Enum):
    """What a person chose."""

    AGAIN = "again"
    CLOSE = "close"


class Mending:
    """Speaks through the starting page. `closing` is set when the window is closed meanwhile."""

    def __init__(self, window: MainWindow, settings: Settings, clock: Clock, closing: asyncio.Event) -> None:
        self._window = window
        self._settings = settings
        self._clock = clock
        self._closing = closing

    async def offer(self, fault: StoreFault) -> Answer:
        """Tells what is wrong and does what the person agrees to. Raises `StoreFault` when that cannot be done."""
        log.error("the journal does not open: %s: %s", fault.kind, fault.detail)
        if fault.kind == "locked":
            said = message(fault)
            return await self._ask(said.title, [said.detail], [("again", tr("Спробувати ще раз"), "primary")])
        home = self._settings.home
        far = second_place(self._settings)
        page = self._page()
        page.say(tr("Файл продажів пошкоджено. Каса шукає копію й читає все, що можна прочитати…"))
        rescue = Rescue(
            home,
            far_folder(far, home) if far is not None else None,
            await asyncio.to_thread(_remake),
            self._clock.now(),
        )
        plan = await asyncio.to_thread(rescue.look)
        if not plan.sound and await self._agreed(fault, plan) is Answer.CLOSE:
            return Answer.CLOSE
        page.say(tr("Каса відновлює дані…"))
        await asyncio.to_thread(rescue.carry_out, plan)
        return Answer.AGAIN

    async def _agreed(self, fault: StoreFault, plan: Plan) -> Answer:
        words = tr("Почати з порожнього журналу") if plan.empty else tr("Відновити й працювати далі")
        choice = ("again", words, "danger" if plan.empty else "primary")
        answer = await self._ask(title_of(fault.kind, plan), lines_of(plan), [choice])
        if answer is Answer.AGAIN and plan.empty:
            # The one choice that cannot be undone by looking again: asked twice.
            answer = await self._ask(
                tr("Почати з порожнього журналу?"), asked_again(plan), [("again", tr("Так, почати"), "danger")]
            )
        return answer

    async def _ask(self, title: str, lines: list[str], choices: list[tuple[str, str, str]]) -> Answer:
        page = self._page()
        chosen = asyncio.Event()
        answers: list[str] = []

        def choose(key: str) -> None:
            answers.append(key)
            chosen.set()

        page.chosen.connect(choose)
        page.ask(title, lines, [("close", tr("Закрити касу"), "secondary"), *choices])
        self._window.show_page("starting")
        waiting = [asyncio.ensure_future(one.wait()) for one in (chosen, self._closing)]
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for one in waiting:
            one.cancel()
        page.chosen.disconnect(choose)
        return Answer(answers[0]) if answers else Answer.CLOSE

    def _page(self) -> Starting:
        page = self._window.page("starting")
        assert isinstance(page, Starting)
        return page


def _remake() -> Callable[[Document], bytes]:
    # With the server's models behind it: imported here only when a journal has to be mended.
    from app.services.payload import request_body  # noqa: PLC0415

    return request_body
