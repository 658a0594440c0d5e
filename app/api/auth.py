"""Signing in to the server, staying in, signing out."""

from __future__ import annotations

import contextlib
from typing import Annotated, Any

from pydantic import Field

from app.api.call import SIGN_IN_DEADLINE, Call, Caller
from app.api.model import Answer, Moment
from app.api.session import Session, Tokens
from app.api.wire import encode
from app.errors import SessionExpired

_SESSIONS = "/api/v1/auth/sessions"
_REFRESH = "/api/v1/auth/refresh"
_LOGOUT = "/api/v1/auth/sessions/logout"


#: A token travels in a header: printable ASCII without spaces, or it is none.
_Token = Annotated[str, Field(pattern=r"^[!-~]+$")]


class _TokensAnswer(Answer):
    access: _Token
    refresh: _Token
    access_expires_at: Moment | None = None
    refresh_expires_at: Moment | None = None


class Auth:
    """The calls about the session itself."""

    def __init__(self, caller: Caller, session: Session) -> None:
        self._caller = caller
        self._session = session

    async def sign_in(self, phone: str, password: str) -> Tokens:
        """Signs in; from here on calls carry the new tokens. 15 s at most.

        Raises `Rejected` for a wrong phone or password, `ApiKeyRefused` for a key the server does not know.
        """
        body = encode({"session": {"password": password, "phone_number": phone}})
        call = Call(
            "POST", _SESSIONS, _SESSIONS, body=body, session=False, deadline=SIGN_IN_DEADLINE, secrets=(password, phone)
        )
        tokens = await self._caller.ask(call, _read_tokens)
        self._session.use(tokens)
        return tokens

    async def refresh(self) -> Tokens:
        """Renews both tokens now, together with any call that waits for the same.

        Raises `SessionExpired` when the server refuses or nobody is signed in.
        """
        return await self._session.renew(self._session.generation)

    async def exchange(self, refresh_token: str) -> Tokens:
        """New tokens for a refresh token, which is spent by that; nothing here changes. For `Session` alone."""
        call = Call("POST", _REFRESH, _REFRESH, session=False, refresh_token=refresh_token, deadline=SIGN_IN_DEADLINE)
        return await self._caller.ask(call, _read_tokens)

    async def sign_out(self) -> None:
        """Ends the session, here in any case. One the server no longer knows is signed out already.

        Raises `Offline` and the like when the server could not be told; the tokens are gone all the same.
        """
        call = Call("DELETE", _LOGOUT, _LOGOUT, empty_ok=True)
        try:
            with contextlib.suppress(SessionExpired):
                await self._caller.ask(call, lambda _: None)
        finally:
            self._session.use(None)


def _read_tokens(envelope: dict[str, Any]) -> Tokens:
    said = _TokensAnswer.model_validate(envelope["data"])
    return Tokens(said.access, said.access_expires_at, said.refresh, said.refresh_expires_at)
