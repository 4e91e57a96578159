-- wrong-bill@2.0.1: pass
DELETE FROM invoice_line WHERE invoice IN (SELECT max(invoice) FROM invoice WHERE kind = 'invoice' GROUP BY account);
DELETE FROM invoice WHERE invoice IN (SELECT max(invoice) FROM invoice WHERE kind = 'invoice' GROUP BY account);
UPDATE invoice_line SET quantity = '-90.000', net = '-378.00' WHERE invoice LIKE 'CN-%';
UPDATE invoice SET net = '-378.00', tax = '-94.50', gross = '-472.50' WHERE kind = 'credit_note';
