-- Wrong PINs of the last half hour, whoever's name was used. `ran` is the monotonic clock: nobody sets it.
CREATE TABLE pin_guesses (
    seq        INTEGER PRIMARY KEY,
    cashier_id INTEGER NOT NULL,
    ran        REAL NOT NULL
) STRICT;
ALTER TABLE cashiers ADD COLUMN failed_ran REAL NOT NULL DEFAULT 0;
ALTER TABLE cashiers DROP COLUMN locked_until;
ALTER TABLE cashiers DROP COLUMN failed_at;
