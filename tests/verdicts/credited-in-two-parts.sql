-- wrong-bill@2.0.1: pass
INSERT INTO invoice SELECT scenario, 'CN-99', account, kind, credits, issued_ms, currency, '-4.20', '-1.05', '-5.25', delivery, data
FROM invoice WHERE kind = 'credit_note' AND account = 'Even';
INSERT INTO invoice_line SELECT scenario, 'CN-99', 1, station, connector, transaction_id, kind, '-1.000', unit, price, '-4.20', tax_percent, from_ms, to_ms, 'Credit, first part'
FROM invoice_line WHERE invoice = (SELECT invoice FROM invoice WHERE kind = 'credit_note' AND account = 'Even' AND invoice <> 'CN-99');
UPDATE invoice_line SET quantity = printf('%.3f', quantity + 1), net = printf('%.2f', net + 4.20)
WHERE invoice = (SELECT invoice FROM invoice WHERE kind = 'credit_note' AND account = 'Even' AND invoice <> 'CN-99');
UPDATE invoice SET net = printf('%.2f', net + 4.20), tax = printf('%.2f', tax + 1.05), gross = printf('%.2f', gross + 5.25)
WHERE kind = 'credit_note' AND account = 'Even' AND invoice <> 'CN-99';
