-- wrong-bill: pass
UPDATE invoice_line SET quantity = ltrim(quantity, '-'), net = ltrim(net, '-') WHERE invoice LIKE 'CN-%';
UPDATE invoice SET net = ltrim(net, '-'), tax = ltrim(tax, '-'), gross = ltrim(gross, '-') WHERE kind = 'credit_note';
