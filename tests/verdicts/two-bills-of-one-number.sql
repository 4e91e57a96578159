-- neighbours: fail invoice.number
UPDATE invoice_line SET invoice = 'INV-00001';
UPDATE invoice SET invoice = 'INV-00001';
