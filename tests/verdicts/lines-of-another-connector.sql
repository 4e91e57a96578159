-- neighbours: fail invoice.place
-- says: energy is billed as of connector 1; the session was at 2
UPDATE invoice_line SET connector = 3 - connector;
