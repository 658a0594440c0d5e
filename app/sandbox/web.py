"""The 56 operations as a Starlette application: key, session, wrapper, one transaction per call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.sandbox import people, places, products, receipts, sessions, shelves, shifts, stock
from app.sandbox.control import control_routes
from app.sandbox.core import Call, Operation, Sandbox
from app.sandbox.database import dumps
from app.sandbox.faults import FaultGate
from app.sandbox.fiscal import settle
from app.sandbox.forms import Refusal, unwrap

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

Endpoint = Callable[[Request], Awaitable[Response]]


def build_app(sandbox: Sandbox) -> FaultGate:
    """The whole server of one sandbox: the API, its pictures, `/_sandbox`, and the faults around them."""
    routes = [Route(each.path, _endpoint(sandbox, each), methods=[each.method]) for each in OPERATIONS]
    routes.append(Route("/uploads/store/{name}", _picture))
    app = Starlette(routes=[*routes, *control_routes(sandbox)], exception_handlers={404: _missing})
    gate = FaultGate(app, lambda: sandbox.clock.now_ms() / 1000)
    sandbox.faults = gate.faults
    return gate


def answer(sandbox: Sandbox, operation: Operation, call: Call, raw: bytes) -> Response:
    """Carries one operation out: committed before the answer exists, or refused and nothing changed."""
    try:
        with sandbox.lock:
            sessions.check_key(sandbox, call.headers)
            if operation.signed_in:
                sessions.check_session(sandbox, call.headers)
            if operation.wrapper:
                call.body = unwrap(raw, operation.wrapper)
            with sandbox.db.transaction():
                settle(sandbox)
                reply = operation.run(call)
                content = reply.render()
    except UnicodeEncodeError:
        # Half a surrogate pair is valid JSON and no text.
        return _json(b'{"message":"Bad Request"}', 400)
    except Refusal as refusal:
        return _json(dumps(refusal.body).encode(), refusal.status)
    return _json(content, reply.status)


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
        return answer(sandbox, operation, call, await request.body())

    return endpoint


async def _picture(request: Request) -> Response:
    return Response(places.PICTURE, media_type="image/png")


async def _missing(request: Request, error: Exception) -> Response:
    return _json(b'{"message":"Not Found"}', 404)


def _json(content: bytes, status: int) -> Response:
    return Response(content, status, media_type="application/json")
