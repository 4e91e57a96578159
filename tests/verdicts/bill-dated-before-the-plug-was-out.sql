-- happy-201: fail invoice.issued
UPDATE invoice SET issued_ms = (SELECT min(started_ms) FROM truth) + 60000;
