-- wrong-bill: pass
DELETE FROM invoice_line WHERE invoice IN (SELECT max(invoice) FROM invoice WHERE kind = 'invoice' GROUP BY account) OR invoice LIKE 'CN-%';
DELETE FROM invoice WHERE invoice IN (SELECT max(invoice) FROM invoice WHERE kind = 'invoice' GROUP BY account);
UPDATE invoice SET net = '-378.00', tax = '-94.50', gross = '-472.50' WHERE kind = 'credit_note';
