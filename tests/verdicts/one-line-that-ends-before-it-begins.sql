-- comms-loss: fail invoice.dates
-- says: energy is dated 2026-05-12 10:00:19 to 2026-05-12 09:00:19
UPDATE invoice_line SET from_ms = to_ms, to_ms = from_ms WHERE kind = 'energy' AND line = 1;
