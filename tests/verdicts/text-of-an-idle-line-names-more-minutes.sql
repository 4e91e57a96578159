-- disputed-correct-bill: fail invoice.text
UPDATE invoice_line SET text = replace(text, ' min x', '5 min x') WHERE kind = 'idle';
