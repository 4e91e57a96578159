-- happy-201: pass
INSERT INTO invoice_line SELECT scenario, invoice, 99, station, connector, transaction_id, 'note', '0', '', '0', '0.00', tax_percent, from_ms, to_ms, 'Thank you, and drive safely' FROM invoice_line WHERE kind = 'flat';
