-- paper-invoice-95: fail invoice.text
UPDATE invoice_line SET text = replace(text, quantity || ' kWh', '7.5 kWh');
