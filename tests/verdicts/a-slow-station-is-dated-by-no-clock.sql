-- protocol/clock-drift: fail invoice.dates
UPDATE invoice_line SET from_ms = from_ms - 3600000 WHERE kind = 'energy' AND station = 'CP-DRIFT-2';
