"""What every resource of the server has in common: how a call is put together, how a list is followed."""

from __future__ import annotations

import asyncio
import builtins
import itertools
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from pydantic import BaseModel

from app.api.call import LARGE, MOST_BYTES, Call, Caller, Cutter, Filter, Reader, path_of, query_of
from app.api.page import Page, read_page
from app.api.sheet import Made, Sheet, cut, made_of, whole
from app.api.wire import encode, fields_of
from app.errors import BadReply

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")

#: No list is longer; a server that counts on and on is not followed for ever.
_MOST_PAGES = 10_000


class Paged(Protocol):
    """What leads through a list: a page read or a sheet not read yet."""

    @property
    def length(self) -> int: ...
    @property
    def next_page(self) -> int | None: ...
    @property
    def total_pages(self) -> int | None: ...
    @property
    def total_count(self) -> int | None: ...


P = TypeVar("P", bound=Paged)


class Resource:
    """A group of calls under one path."""

    path: ClassVar[str]

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def server(self) -> str:
        """The address of the server asked."""
        return self._caller.base_url

    async def _ask(
        self,
        method: str,
        read: Reader[T],
        *,
        tail: str = "",
        id: str | int | None = None,
        query: Mapping[str, Filter] | None = None,
        body: object = None,
        most_bytes: int = MOST_BYTES,
        secrets: tuple[str, ...] = (),
        cut: Cutter[T] | None = None,
    ) -> T:
        template = self.path + tail
        call = Call(
            method=method,
            template=template,
            path=path_of(template, id),
            query=query_of(query or {}),
            body=body if isinstance(body, bytes) or body is None else encode(body),
            most_bytes=most_bytes,
            secrets=secrets,
        )
        return await self._caller.ask(call, read, cut)

    async def _delete(self, model: type[M], id: str | int) -> M:
        """Deletes; a server that answers with nothing has said enough."""
        template = f"{self.path}/{{id}}"
        call = Call(method="DELETE", template=template, path=path_of(template, id), empty_ok=True)
        return await self._caller.ask(call, lambda envelope: model.model_validate(envelope.get("data") or {"id": id}))


class Listed(Resource, Generic[M]):
    """A resource with a list. Filters are the server's own names; one it does not have is a TypeError.

    Rows that cannot be read are skipped and counted (`Page.bad`), except where skipping could mislead (`strict_rows`).
    """

    model: type[M]
    filters: ClassVar[frozenset[str]] = frozenset()
    strict_rows: ClassVar[bool] = False
    most_bytes: ClassVar[int] = MOST_BYTES

    async def page(self, page: int | None = None, per_page: int | None = None, **filters: Filter) -> Page[M]:
        """One page, the first unless told otherwise; the server decides how long it is unless told otherwise."""
        return await self._page(self._read, None, page, per_page, filters)

    async def pages(self, per_page: int | None = None, **filters: Filter) -> AsyncGenerator[Page[M], None]:
        """Page after page, as `meta` leads. Raises `BadReply` when it leads back or nowhere near an end."""
        page = await self.page(None, per_page, **filters)
        yield page
        async for later in self._after(page, lambda number: self.page(number, per_page, **filters)):
            yield later

    def pages_at_once(
        self, at_once: int, per_page: int | None = None, **filters: Filter
    ) -> AsyncGenerator[Page[M], None]:
        """The same pages, up to `at_once` asked for together, in whatever order they come; for long lists.

        A list that tells only how many rows there are (stock cards) is asked on until it has them: a server that knows
        no pages there gives all of them at once. One that tells neither is followed page by page. Leaving early stops
        the rest.
        """
        return self._at_once(at_once, lambda number: self.page(number, per_page, **filters))

    def sheets_at_once(
        self,
        at_once: int,
        per_page: int | None = None,
        *,
        salt: bytes,
        aside: Callable[[bytes], Made | None] = lambda body: None,
        **filters: Filter,
    ) -> AsyncGenerator[Sheet[M], None]:
        """`pages_at_once` for who has read most of the rows before: they come as bytes with a mark each (`Sheet`).

        `aside` is asked first for every long answer, on a thread that is not the loop's: who reads elsewhere gives the
        page made already.
        """

        def read(envelope: dict[str, Any]) -> Sheet[M]:
            return whole(envelope, self.model, salt)

        def quickly(body: bytes) -> Sheet[M] | None:
            told = aside(body) if len(body) >= LARGE else None
            return cut(body, self.model, salt) if told is None else made_of(told, self.model)

        return self._at_once(at_once, lambda number: self._page(read, quickly, number, per_page, filters))

    async def _at_once(
        self, at_once: int, ask: Callable[[int | None], Coroutine[Any, Any, P]]
    ) -> AsyncGenerator[P, None]:
        first = await ask(None)
        yield first
        last = min(_pages_of(first), _MOST_PAGES)
        if last == 1:
            async for page in self._after(first, ask):
                yield page
            return
        numbers = iter(range(2, last + 1))
        running: set[asyncio.Task[P]] = set()

        def ask_on() -> None:
            for number in itertools.islice(numbers, at_once - len(running)):
                running.add(asyncio.create_task(ask(number), name="api page"))

        try:
            ask_on()
            while running:
                done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    page = task.result()
                    running.discard(task)
                    # The next page is on its way while the caller stores this one.
                    ask_on()
                    yield page
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def list(self, per_page: int | None = None, **filters: Filter) -> builtins.list[M]:
        """Everything, all pages of it."""
        return [item async for page in self.pages(per_page, **filters) for item in page.items]

    async def _page(
        self,
        read: Reader[T],
        cut: Cutter[T] | None,
        page: int | None,
        per_page: int | None,
        filters: Mapping[str, Filter],
    ) -> T:
        unknown = filters.keys() - self.filters
        if unknown:
            raise TypeError(f"{self.path} has no filter {', '.join(sorted(unknown))}")
        query = {**self._named(filters), "page": page, "per_page": per_page}
        return await self._ask("GET", read, query=query, most_bytes=self.most_bytes, cut=cut)

    async def _after(self, page: P, ask: Callable[[int | None], Coroutine[Any, Any, P]]) -> AsyncGenerator[P, None]:
        """The pages after the first one."""
        at = 1
        while page.next_page is not None:
            if not at < page.next_page <= _MOST_PAGES:
                raise BadReply(f"{self.path}: after page {at} comes page {page.next_page}")
            at = page.next_page
            page = await ask(at)
            yield page

    def _named(self, filters: Mapping[str, Filter]) -> Mapping[str, Filter]:
        """Our names of filters → the server's."""
        return filters

    def _read(self, envelope: dict[str, Any]) -> Page[M]:
        return read_page(envelope, self.model, strict=self.strict_rows)


def _pages_of(first: Paged) -> int:
    """How many pages there are, by what the first one says."""
    if first.total_pages is not None or first.next_page is not None or not first.length:
        return first.total_pages or 1
    return -(-(first.total_count or 0) // first.length)


def one(model: type[M]) -> Reader[M]:
    """Reads an answer that is one thing."""
    return lambda envelope: model.model_validate(envelope["data"])


def many(model: type[M]) -> Reader[list[M]]:
    """Reads an answer that is several things; some servers answer a single one bare."""

    def read(envelope: dict[str, Any]) -> list[M]:
        data = envelope["data"]
        return [model.model_validate(row) for row in (data if isinstance(data, list) else [data])]

    return read


def wrapped(name: str, body: BaseModel, id: str | int | None = None) -> dict[str, object]:
    """The body in the Blueprint's wrapper; with an id where the Blueprint repeats the path's id inside."""
    fields = fields_of(body)
    return {name: fields if id is None else {"id": id, **{k: v for k, v in fields.items() if k != "id"}}}
