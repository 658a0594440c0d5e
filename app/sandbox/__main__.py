"""`python -m app.sandbox`: the sandbox over a socket until it is interrupted."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from app.sandbox.server import SandboxThread


def main(arguments: list[str] | None = None) -> int:
    """Serves until Ctrl+C. A bad value is one line on stderr and exit code 2."""
    parser = argparse.ArgumentParser(prog="python -m app.sandbox", description="SmartKasa-compatible training server")
    parser.add_argument("--port", type=int, default=8080, help="0 picks a free one")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--data", type=Path, default=None, help="SQLite file; without it all is in memory")
    parser.add_argument("--seed", default="demo", help="demo, empty, or a TSV of ean13 and title")
    parser.add_argument("--goods", type=int, default=None, help="make that many products of the seed")
    given = parser.parse_args(arguments)
    try:
        server = SandboxThread(given.data, given.seed, host=given.host, port=given.port, goods=given.goods)
    except (OSError, ValueError) as error:
        print(f"app.sandbox: {error}", file=sys.stderr)
        return 2
    settings = server.app_state.settings
    with server:
        print(
            f"SmartKasa sandbox at {server.url} — X-Api-Key {settings.api_key}, phone {settings.phone_number},"
            f" password {settings.password}; PIN 1111 (cashier), 2222 (cashier), 9999 (senior)",
            flush=True,
        )
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return 0


if __name__ == "__main__":
    sys.exit(main())
