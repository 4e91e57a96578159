-- comms-loss: fail invoice.price
-- says: energy is charged at 10.00 for 0.001 kWh
INSERT INTO invoice_line SELECT scenario, invoice, 99, station, connector, transaction_id, kind, '0.001', unit, '10.00', '0.01', tax_percent, from_ms, to_ms, 'Energy' FROM invoice_line WHERE kind = 'energy' LIMIT 1;
UPDATE invoice_line SET quantity = printf('%.3f', quantity - 0.001), net = printf('%.2f', (quantity - 0.001) * 3.1) WHERE kind = 'energy' AND line = 1;
UPDATE invoice SET net = (SELECT printf('%.2f', sum(net)) FROM invoice_line), tax = (SELECT printf('%.2f', sum(net) * 0.25) FROM invoice_line);
UPDATE invoice SET gross = printf('%.2f', net + tax);
