-- happy-session: fail invoice.missing
UPDATE invoice SET issued_ms = issued_ms + 21 * 86400000;
