-- comms-loss: fail invoice.goodwill
-- says: gives back 5.00 of the 65.99 NOK
INSERT INTO invoice SELECT scenario, 'CN-99', account, 'credit_note', invoice, issued_ms, currency, '-4.00', '-1.00', '-5.00', delivery, data FROM invoice;
