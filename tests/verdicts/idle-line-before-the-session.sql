-- disputed-correct-bill: fail invoice.dates
UPDATE invoice_line SET from_ms = from_ms - 30000000, to_ms = to_ms - 30000000 WHERE kind = 'idle';
