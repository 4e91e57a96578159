-- happy-session@2.0.1: fail invoice.text
UPDATE invoice_line SET text = '';
