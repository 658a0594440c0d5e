"""`python -m app.sandbox`: the sandbox over a socket until it is interrupted."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from app.sandbox import faults, settings
from app.sandbox.server import SandboxThread

_EPILOG = f"""settings:
{settings.__doc__}
faults, for example
  --fault '{{"match": "POST /api/v1/pos/receipts$", "kind": "drop_after_commit", "times": -1, "chance": 0.3}}'
{faults.__doc__}
all of it can be turned while it runs: POST /_sandbox/settings {{"ids": "ignored"}}, POST /_sandbox/faults [rules],
GET /_sandbox/state, GET /_sandbox/log (what was really stored), POST /_sandbox/clock {{"move": 60}}
"""


def main(arguments: list[str] | None = None) -> int:
    """Serves until Ctrl+C. A bad value is one line on stderr and exit code 2."""
    parser = argparse.ArgumentParser(
        prog="python -m app.sandbox",
        description="SmartKasa-compatible training server, and adversary",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=8080, help="0 picks a free one")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--data", type=Path, default=None, help="SQLite file; without it all is in memory")
    parser.add_argument("--seed", default="demo", help="demo, empty, or a TSV of ean13 and title")
    parser.add_argument("--goods", type=int, default=None, help="make that many products of the seed")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a setting, see below")
    parser.add_argument("--fault", action="append", default=[], metavar="JSON", help="a fault rule, see below")
    given = parser.parse_args(arguments)
    try:
        server = SandboxThread(
            given.data,
            given.seed,
            host=given.host,
            port=given.port,
            goods=given.goods,
            settings=dict(_setting(each) for each in given.set),
            faults=[_rule(each) for each in given.fault],
        )
    except (OSError, TypeError, ValueError) as error:
        print(f"app.sandbox: {error}", file=sys.stderr)
        return 2
    known = server.app_state.settings
    try:
        with server:
            print(
                f"SmartKasa sandbox at {server.url} — X-Api-Key {known.api_key}, phone {known.phone_number},"
                f" password {known.password}; PIN 1111 (cashier), 2222 (cashier), 9999 (senior)",
                flush=True,
            )
            while True:
                time.sleep(3600)
    except KeyboardInterrupt:
        return 0


def _setting(text: str) -> tuple[str, Any]:
    """`ids=ignored` stays text, `lag_seconds=20` becomes a number."""
    name, _, value = text.partition("=")
    wants_text = isinstance(getattr(settings.Settings(), name, ""), str)
    return name, value if wants_text else json.loads(value)


def _rule(text: str) -> Any:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError(f"a fault rule is a JSON object, not {text}")
    return found


if __name__ == "__main__":
    sys.exit(main())
