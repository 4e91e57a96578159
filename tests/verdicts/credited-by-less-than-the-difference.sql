-- wrong-bill: fail invoice.energy invoice.uncredited
DELETE FROM invoice_line WHERE invoice IN (SELECT max(invoice) FROM invoice WHERE kind = 'invoice' GROUP BY account);
DELETE FROM invoice WHERE invoice IN (SELECT max(invoice) FROM invoice WHERE kind = 'invoice' GROUP BY account);
UPDATE invoice_line SET quantity = '-80.000', net = '-336.00', text = 'Credit' WHERE invoice LIKE 'CN-%';
UPDATE invoice SET net = '-336.00', tax = '-84.00', gross = '-420.00' WHERE kind = 'credit_note';
