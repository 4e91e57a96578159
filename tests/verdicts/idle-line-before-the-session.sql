-- disputed-correct-bill: fail invoice.dates
-- says: the session was from 2026-04-21 08:00:14 to 2026-04-21 13:00:15
UPDATE invoice_line SET from_ms = from_ms - 30000000, to_ms = to_ms - 30000000 WHERE kind = 'idle';
