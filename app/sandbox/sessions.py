"""Sign-in, rotation of tokens, sign-out (Blueprint: «Авторизація»)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import uuid
from collections.abc import Mapping

from app.sandbox.core import Call, Operation, Reply, Sandbox
from app.sandbox.database import Json
from app.sandbox.forms import field_error, phone, unauthorized
from app.sandbox.values import local_stamp, utc_stamp

OWNER_ID = 103757
_SECRET = secrets.token_bytes(32)


def check_key(sandbox: Sandbox, headers: Mapping[str, str]) -> None:
    """Every request carries X-Api-Key. Raises Refusal 401."""
    if headers.get("x-api-key") != sandbox.settings.api_key:
        raise unauthorized()


def check_session(sandbox: Sandbox, headers: Mapping[str, str]) -> str:
    """The uid of the session whose access token came, with or without «Bearer ». Raises Refusal 401."""
    token = headers.get("authorization", "").strip()
    if token[:7].lower() == "bearer ":
        token = token[7:].strip()
    uid: str | None = sandbox.db.value(
        "SELECT uid FROM sessions WHERE access = ? AND closed = 0 AND access_expires_at > ?",
        (token, sandbox.clock.now_ms()),
    )
    uses, most = sandbox.uses, sandbox.settings.access_uses
    if uid is None or (most and uses[uid] >= most):
        raise unauthorized()
    uses[uid] += 1
    return uid


def expire_tokens(sandbox: Sandbox, refresh_too: bool = False) -> int:
    """Makes every access token (and, if asked, every refresh token) old at once; says how many sessions it met."""
    now = sandbox.clock.now_ms()
    done = sandbox.db.run("UPDATE sessions SET access_expires_at = ? WHERE closed = 0", (now,))
    if refresh_too:
        sandbox.db.run("UPDATE sessions SET refresh_expires_at = ? WHERE closed = 0", (now,))
    return int(done)


def sign_in(call: Call) -> Reply:
    settings = call.sandbox.settings
    right = phone(call.body.get("phone_number")) == settings.phone_number
    if not right or call.body.get("password") != settings.password:
        raise field_error("base", code="phone_number_or_password_invalid")
    return Reply(_begin(call, utc=False), status=201)


def refresh(call: Call) -> Reply:
    token, way = call.headers.get("x-refresh-token", ""), call.sandbox.settings.refresh
    uid = call.db.value(
        "SELECT uid FROM sessions WHERE refresh = ? AND closed = 0 AND refresh_expires_at > ?",
        (token, call.sandbox.clock.now_ms()),
    )
    if uid is None:
        known = call.db.value("SELECT 1 FROM sessions WHERE refresh = ?", (token,)) is not None
        if way == "guarded" and known:
            call.db.run("UPDATE sessions SET closed = 1")
        raise unauthorized(keep=True)
    if way == "kept":
        call.db.run("DELETE FROM sessions WHERE uid = ?", (uid,))
        return Reply(_begin(call, utc=True, renewal=token), status=201)
    call.db.run("UPDATE sessions SET closed = 1 WHERE uid = ?", (uid,))
    return Reply(_begin(call, utc=True), status=201)


def sign_out(call: Call) -> Reply:
    uid = check_session(call.sandbox, call.headers)
    call.db.run("UPDATE sessions SET closed = 1 WHERE uid = ?", (uid,))
    return Reply({"id": uid})


def _begin(call: Call, utc: bool, renewal: str = "") -> Json:
    """A new session; with `renewal` the refresh token stays that one."""
    settings = call.sandbox.settings
    now = call.sandbox.clock.now_ms()
    uid = str(uuid.uuid4())
    access_ms = now + int(settings.access_ttl * 1000)
    refresh_ms = now + int(settings.refresh_ttl * 1000)
    claims: Json = {"session_token": str(uuid.uuid4()), "user_id": OWNER_ID, "owner_id": OWNER_ID, "uid": uid}
    access = _jwt({**claims, "exp": access_ms // 1000})
    renewal = renewal or _jwt({**claims, "exp": refresh_ms // 1000, "uid": str(uuid.uuid4())})
    row = {"uid": uid, "access": access, "refresh": renewal}
    call.db.insert("sessions", {**row, "access_expires_at": access_ms, "refresh_expires_at": refresh_ms})
    stamp = utc_stamp if utc else local_stamp
    return {
        "id": None,
        "access": access,
        "access_expires_at": stamp(access_ms),
        "csrf": base64.b64encode(secrets.token_bytes(64)).decode(),
        "refresh": renewal,
        "refresh_expires_at": stamp(refresh_ms),
    }


def _jwt(claims: Json) -> str:
    head = _b64(b'{"alg":"HS256"}')
    body = _b64(json.dumps(claims, separators=(",", ":")).encode())
    mark = _b64(hmac.new(_SECRET, f"{head}.{body}".encode(), hashlib.sha256).digest())
    return f"{head}.{body}.{mark}"


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


OPERATIONS = [
    Operation("POST", "/api/v1/auth/sessions", sign_in, "session", signed_in=False),
    Operation("POST", "/api/v1/auth/refresh", refresh, signed_in=False),
    Operation("DELETE", "/api/v1/auth/sessions/logout", sign_out, signed_in=True),
]
