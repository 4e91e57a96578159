-- paper-invoice-95@2.0.1: fail invoice.address
UPDATE invoice SET data = json_set(data, '$.sent_to', 'Strandgaten 10, Bergen');
