-- comms-loss: fail invoice.text
UPDATE invoice_line SET text = replace(text, 'x 3.10', 'x 2.10') WHERE kind = 'energy';
