-- happy-201: fail invoice.dates
-- says: energy is dated 2026-03-05 09:01:29 to 2026-03-05 09:51:29; the session was from 2026-03-06 09:01:29 to
UPDATE invoice_line SET from_ms = from_ms - 86400000, to_ms = to_ms - 86400000;
