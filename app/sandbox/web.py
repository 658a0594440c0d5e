"""The 56 operations as a Starlette application: key, session, wrapper, one transaction per call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.sandbox import drawings, people, places, products, receipts, sessions, shelves, shifts, stock
from app.sandbox.control import control_routes
from app.sandbox.core import Call, Operation, Sandbox
from app.sandbox.database import dumps
from app.sandbox.faults import LATER, FaultGate
from app.sandbox.fiscal import settle
from app.sandbox.forms import Missing, Refusal, unwrap

#: Order matters: a fixed path stands before the one with {id}.
OPERATIONS: list[Operation] = [
    *sessions.OPERATIONS,
    *people.OPERATIONS,
    *places.OPERATIONS,
    *shelves.OPERATIONS,
    *products.OPERATIONS,
    *stock.OPERATIONS,
    *receipts.OPERATIONS,
    *shifts.OPERATIONS,
]

#: What a server that ignores filters still listens to.
_PAGING = ("page", "per_page")

Endpoint = Callable[[Request], Awaitable[Response]]


def build_app(sandbox: Sandbox) -> FaultGate:
    """The whole server of one sandbox: the API, its pictures, `/_sandbox`, and the faults around them."""
    routes = [Route(each.path, _endpoint(sandbox, each), methods=[each.method]) for each in OPERATIONS]
    routes.append(Route("/uploads/store/{name}", _picture))
    app = Starlette(routes=[*routes, *control_routes(sandbox)], exception_handlers={404: _missing})
    gate = FaultGate(app, lambda: sandbox.clock.now_ms() / 1000, sandbox.dice, sandbox.traffic)
    sandbox.faults = gate.faults
    return gate


def answer(sandbox: Sandbox, operation: Operation, call: Call, raw: bytes) -> Response:
    """What was due first, then this one: committed before the answer exists, or refused and nothing changed."""
    with sandbox.lock:
        sandbox.late.settle()
        return _carry_out(sandbox, operation, call, raw)


def _carry_out(sandbox: Sandbox, operation: Operation, call: Call, raw: bytes) -> Response:
    try:
        sessions.check_key(sandbox, call.headers)
        if operation.signed_in:
            sessions.check_session(sandbox, call.headers)
        if operation.wrapper:
            call.body = unwrap(raw, operation.wrapper)
        if sandbox.settings.filters == "ignored":
            call.query = {name: call.query[name] for name in _PAGING if name in call.query}
        with sandbox.db.transaction():
            settle(sandbox)
            try:
                reply = operation.run(call)
            except Refusal as refusal:
                if not refusal.keep:
                    raise
                return _refused(sandbox, refusal)
            content = reply.render()
    except UnicodeEncodeError:
        # Half a surrogate pair is valid JSON and no text.
        return _json(b'{"message":"Bad Request"}', 400)
    except Refusal as refusal:
        return _refused(sandbox, refusal)
    return _json(content, reply.status)


def _refused(sandbox: Sandbox, refusal: Refusal) -> Response:
    if isinstance(refusal, Missing) and sandbox.settings.missing == "null":
        return _json(b'{"data":null,"meta":{}}', 200)
    if isinstance(refusal, Missing) and sandbox.settings.missing == "400":
        return _json(b'{"errors":{"id":[{"error":"invalid"}]}}', 400)
    return _json(dumps(refusal.body).encode(), refusal.status)


def _endpoint(sandbox: Sandbox, operation: Operation) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        call = Call(
            sandbox=sandbox,
            method=request.method,
            path=request.url.path,
            headers=request.headers,
            query=request.query_params,
            params=request.path_params,
        )
        raw, later = await request.body(), request.scope.get(LATER)
        if later is None:
            return answer(sandbox, operation, call, raw)
        with sandbox.lock:
            sandbox.late.add(later, partial(_carry_out, sandbox, operation, call, raw))
        return Response(status_code=202)

    return endpoint


async def _picture(request: Request) -> Response:
    drawn = drawings.file_of(request.path_params["name"])
    return Response(drawn or places.PICTURE, media_type="image/png")


async def _missing(request: Request, error: Exception) -> Response:
    return _json(b'{"message":"Not Found"}', 404)


def _json(content: bytes, status: int) -> Response:
    return Response(content, status, media_type="application/json")
