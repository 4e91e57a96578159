-- wrong-bill@2.0.1: fail invoice.currency
UPDATE invoice SET currency = 'SEK' WHERE invoice = (SELECT max(invoice) FROM invoice WHERE kind = 'credit_note');
