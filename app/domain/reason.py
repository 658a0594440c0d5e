"""A reason, as people give it for what the audit keeps."""

from __future__ import annotations

#: Letters of one; what is typed beyond them is not kept.
LONGEST_REASON = 120
