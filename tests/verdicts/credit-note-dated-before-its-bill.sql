-- wrong-bill: fail invoice.issued
UPDATE invoice SET issued_ms = issued_ms - 3 * 86400000 WHERE kind = 'credit_note' AND account = 'Even';
