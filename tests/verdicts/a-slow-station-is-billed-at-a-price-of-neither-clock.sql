-- protocol/clock-drift: fail invoice.price
UPDATE invoice_line SET price = '0.22' WHERE kind = 'energy' AND station = 'CP-DRIFT-3';
