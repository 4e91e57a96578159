-- disputed-correct-bill: fail invoice.needless_credit
-- says: gives back 5.00 of the 270.20 NOK
UPDATE scenario SET expect = json_remove(expect, '$.invoice.credited');
INSERT INTO invoice SELECT scenario, 'CN-99', account, 'credit_note', invoice, issued_ms, currency, '-4.00', '-1.00', '-5.00', delivery, data FROM invoice;
