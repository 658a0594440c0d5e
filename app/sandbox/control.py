"""`/_sandbox/…`: what a tester looks at and turns. No key, no session."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.sandbox.core import Sandbox
from app.sandbox.database import Json, dumps
from app.sandbox.faults import Fault
from app.sandbox.fiscal import archive_shift, close_shift, give_number, open_shift, put_away, settle, take
from app.sandbox.sessions import expire_tokens
from app.sandbox.values import local_stamp, utc_stamp

_TABLES = ("products", "cards", "shifts", "receipts", "items", "transactions", "z_reports", "sessions", "commits")

#: Twenty years: a sandbox out of the range of dates answers nothing.
_FARTHEST = 20 * 365 * 86400

Action = Callable[[Request, Any], Any]


def control_routes(sandbox: Sandbox) -> list[Route]:
    """The tester's routes over one sandbox."""
    control = Control(sandbox)
    table: list[tuple[str, str, Action]] = [
        ("GET", "/state", control.state),
        ("GET", "/log", control.log),
        ("GET", "/clock", control.clock),
        ("POST", "/clock", control.move_clock),
        ("POST", "/settings", control.change),
        ("POST", "/fiscal_delay", control.fiscal_delay),
        ("POST", "/ids", control.ids),
        ("GET", "/faults", control.faults),
        ("POST", "/faults", control.set_faults),
        ("DELETE", "/faults", control.clear_faults),
        ("POST", "/tokens/expire", control.expire),
        ("POST", "/shifts/{terminal:int}/open", control.open_shift),
        ("POST", "/shifts/{terminal:int}/close", control.close_shift),
        ("POST", "/shifts/{terminal:int}/archive", control.archive_shift),
        ("POST", "/receipts/{id}/fiscal", control.fiscal),
        ("POST", "/receipts/{id}/pay", control.pay),
        ("POST", "/receipts/{id}/put_away", control.put_away),
    ]
    return [Route(f"/_sandbox{path}", _endpoint(sandbox, run), methods=[method]) for method, path, run in table]


class Control:
    """What each of the routes does; every one answers plain JSON."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def state(self, request: Request, body: Any) -> Json:
        """Counts, settings, open shifts."""
        db = self._sandbox.db
        shelves = {name: getattr(self._sandbox, name).count() for name in ("shops", "terminals", "employees")}
        counts = {name: db.value(f"SELECT count(*) FROM {name}") for name in _TABLES}
        shifts = db.rows("SELECT id, terminal_id, opened_at FROM shifts WHERE state = 0 ORDER BY terminal_id")
        return {
            "counts": {**shelves, "categories": self._sandbox.categories.count(), **counts},
            "settings": self._sandbox.settings.as_dict(),
            "open_shifts": [{**dict(row), "opened_at": local_stamp(row["opened_at"])} for row in shifts],
            "awaiting": db.value("SELECT count(*) FROM receipts WHERE due_at IS NOT NULL"),
            "clock_offset": self._sandbox.clock.offset,
            "faults": len(self._sandbox.faults),
            "ghosts": len(self._sandbox.late),
            "traffic": {name: getattr(self._sandbox.traffic, name) for name in ("requests", "now", "most")},
        }

    def log(self, request: Request, body: Any) -> Json:
        """The commit log from `after` on (0: all of it), oldest first; `entity` narrows it."""
        after = int(request.query_params.get("after", 0))
        entity = request.query_params.get("entity")
        rows = self._sandbox.db.rows(
            "SELECT * FROM commits WHERE seq > ? AND (? IS NULL OR entity = ?) ORDER BY seq", (after, entity, entity)
        )
        return {"commits": [{**dict(row), "at": utc_stamp(row["at"])} for row in rows]}

    def clock(self, request: Request, body: Any) -> Json:
        clock = self._sandbox.clock
        return {"offset": clock.offset, "now": utc_stamp(clock.now_ms())}

    def move_clock(self, request: Request, body: Any) -> Json:
        """`offset` sets the distance to the computer's clock in seconds, `move` adds to it."""
        clock = self._sandbox.clock
        offset = float(body.get("offset", clock.offset)) + float(body.get("move", 0))
        if not abs(offset) <= _FARTHEST:
            raise ValueError(f"the clock moves at most {_FARTHEST} seconds away")
        clock.offset = offset
        settle(self._sandbox)
        return self.clock(request, body)

    def change(self, request: Request, body: Any) -> Json:
        self._sandbox.change(body)
        return self._sandbox.settings.as_dict()

    def fiscal_delay(self, request: Request, body: Any) -> Json:
        return self.change(request, {"fiscal_delay": body["seconds"]})

    def ids(self, request: Request, body: Any) -> Json:
        return self.change(request, {"ids": body["policy"]})

    def faults(self, request: Request, body: Any) -> Json:
        return {"faults": [each.as_dict() for each in self._sandbox.faults]}

    def set_faults(self, request: Request, body: Any) -> Json:
        """The list replaces the rules there were."""
        given = body if isinstance(body, list) else body["faults"]
        self._sandbox.faults[:] = [Fault(**each) for each in given]
        return self.faults(request, body)

    def clear_faults(self, request: Request, body: Any) -> Json:
        self._sandbox.faults.clear()
        return {"faults": []}

    def expire(self, request: Request, body: Any) -> Json:
        """Access tokens are old from now on; with `refresh` true the refresh tokens too."""
        return {"sessions": expire_tokens(self._sandbox, refresh_too=bool(body.get("refresh")))}

    def open_shift(self, request: Request, body: Any) -> Json:
        if self._sandbox.terminals.get(request.path_params["terminal"]) is None:
            raise ValueError("no such terminal")
        who = str(body.get("by") or "Каса ДПС")
        return {"shift_id": open_shift(self._sandbox, request.path_params["terminal"], who)}

    def close_shift(self, request: Request, body: Any) -> Json:
        """Closes the fiscal shift and makes its Z-report."""
        done = close_shift(self._sandbox, request.path_params["terminal"], body.get("by"))
        if done is None:
            raise ValueError("no open shift on this terminal")
        return done

    def archive_shift(self, request: Request, body: Any) -> Json:
        """Gives the fiscal shift up: state 2, closed by nobody, without a Z-report."""
        key = archive_shift(self._sandbox, request.path_params["terminal"])
        if key is None:
            raise ValueError("no open shift on this terminal")
        return {"shift_id": key}

    def fiscal(self, request: Request, body: Any) -> Json:
        """The fiscal number comes now, whatever the delay."""
        number = give_number(self._sandbox, request.path_params["id"])
        if number is None:
            raise ValueError("no such receipt")
        return {"fiscal_number": number}

    def pay(self, request: Request, body: Any) -> Json:
        """The fiscal till takes the money of a deferred receipt, `after` seconds from now (0)."""
        if not take(self._sandbox, request.path_params["id"], float(body.get("after", 0))):
            raise ValueError("no such deferred receipt")
        return {"paid": True}

    def put_away(self, request: Request, body: Any) -> Json:
        """The fiscal till hides a deferred receipt; with `gone` true it deletes it."""
        if not put_away(self._sandbox, request.path_params["id"], gone=bool(body.get("gone"))):
            raise ValueError("no such deferred receipt")
        return {"put_away": True}


def _endpoint(sandbox: Sandbox, run: Action) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        raw = await request.body()
        try:
            body = json.loads(raw) if raw else {}
            with sandbox.lock:
                sandbox.late.settle()
                with sandbox.db.transaction():
                    found = run(request, body)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            return Response(dumps({"error": str(error)}), 400, media_type="application/json")
        return Response(dumps(found), media_type="application/json")

    return endpoint
