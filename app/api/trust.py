"""Why a server was not trusted: TLS's own reasons, sorted by what a person can do about them."""

from __future__ import annotations

import ssl

#: OpenSSL's codes (x509_vfy.h).
_NOT_YET_VALID, _EXPIRED, _OTHER_HOST, _OTHER_ADDRESS = 9, 10, 62, 64
_REASONS = {_NOT_YET_VALID: "date", _EXPIRED: "date", _OTHER_HOST: "name", _OTHER_ADDRESS: "name"}


def distrust(error: BaseException) -> str | None:
    """The reason of `errors.Untrusted` when a failure to connect comes from TLS, None when it does not."""
    fault: BaseException | None = error
    while fault is not None:
        if isinstance(fault, ssl.SSLCertVerificationError):
            return _REASONS.get(fault.verify_code, "issuer")
        if isinstance(fault, ssl.SSLError):
            return "protocol"
        fault = fault.__cause__ or fault.__context__
    return None
