-- paper-invoice-95: fail invoice.issued
UPDATE invoice SET issued_ms = issued_ms - 86400000;
