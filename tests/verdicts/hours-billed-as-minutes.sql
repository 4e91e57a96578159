-- disputed-correct-bill: fail invoice.unit
-- says: time is billed in "min"; the tariff prices it by h
UPDATE invoice_line SET unit = 'min' WHERE kind = 'time';
