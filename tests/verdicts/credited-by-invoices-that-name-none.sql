-- wrong-bill: pass
UPDATE invoice SET kind = 'invoice', credits = NULL WHERE kind = 'credit_note';
