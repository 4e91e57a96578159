-- wrong-bill@2.0.1: pass
UPDATE invoice SET kind = 'invoice' WHERE kind = 'credit_note';
