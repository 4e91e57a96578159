-- wrong-bill: fail invoice.address
UPDATE invoice SET data = json_set(data, '$.sent_to', 'Cato') WHERE account = 'Bent' AND kind = 'invoice';
