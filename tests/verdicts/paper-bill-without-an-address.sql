-- paper-invoice-95: fail invoice.address
UPDATE invoice SET data = json_set(data, '$.sent_to', '');
