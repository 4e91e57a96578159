-- disputed-correct-bill: fail invoice.unit
UPDATE invoice_line SET unit = 'min' WHERE kind = 'time';
