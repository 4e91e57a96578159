-- wrong-bill@2.0.1: fail invoice.currency
-- says: it is in SEK; INV-00005 is in NOK
UPDATE invoice SET currency = 'SEK' WHERE invoice = (SELECT max(invoice) FROM invoice WHERE kind = 'credit_note');
