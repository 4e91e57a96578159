-- neighbours: fail invoice.place
UPDATE invoice_line SET connector = 3 - connector;
