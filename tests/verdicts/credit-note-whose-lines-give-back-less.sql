-- wrong-bill: fail invoice.total
UPDATE invoice_line SET quantity = '-1.000', net = '-4.20', text = 'Credit' WHERE invoice = (SELECT invoice FROM invoice WHERE kind = 'credit_note' AND account = 'Dina');
