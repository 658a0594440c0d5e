-- A receipt being built is money too: a changed digit of it is found as one of a document is. Rows without a hash were
-- written before this step.
ALTER TABLE current ADD COLUMN body_sha256 TEXT;
ALTER TABLE deferred ADD COLUMN body_sha256 TEXT;
