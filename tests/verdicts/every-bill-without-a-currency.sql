-- happy-201: fail invoice.currency
UPDATE invoice SET currency = NULL;
