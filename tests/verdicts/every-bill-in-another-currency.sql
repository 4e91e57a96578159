-- happy-session: fail invoice.currency
-- says: it is in CHF; Evening is in EUR
UPDATE invoice SET currency = 'CHF';
