-- wrong-bill@2.0.1: fail invoice.credit
INSERT INTO invoice SELECT scenario, 'CN-99', account, kind, credits, issued_ms, currency, net, tax, gross, delivery, data
FROM invoice WHERE kind = 'credit_note' AND account = 'Even';
