-- happy-session: fail invoice.currency
UPDATE invoice SET currency = 'CHF';
