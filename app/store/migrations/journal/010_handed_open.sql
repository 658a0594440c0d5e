-- Of deferred documents, 1: followed until its end is known; 2: nothing more is to be learned of it.
UPDATE outbox SET deferred = 2 WHERE deferred = 1 AND document_id IN (SELECT id FROM documents WHERE kind = 1001);
UPDATE outbox SET deferred = 2 WHERE document_id IN (SELECT document_id FROM handed WHERE fate IN ('paid', 'refunded', 'moved'));
CREATE INDEX outbox_deferred ON outbox (seq) WHERE deferred = 1;
DROP INDEX documents_handed;
