-- happy-201: fail invoice.unit
UPDATE invoice_line SET unit = 'Wh' WHERE kind = 'energy';
