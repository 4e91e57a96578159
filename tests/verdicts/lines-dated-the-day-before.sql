-- happy-201: fail invoice.dates
UPDATE invoice_line SET from_ms = from_ms - 86400000, to_ms = to_ms - 86400000;
