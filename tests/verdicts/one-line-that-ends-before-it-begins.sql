-- comms-loss: fail invoice.dates
UPDATE invoice_line SET from_ms = to_ms, to_ms = from_ms WHERE kind = 'energy' AND line = 1;
