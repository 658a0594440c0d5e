"""Where the till keeps what it must not lose (the journal) and what it can fetch again (the catalogue)."""
