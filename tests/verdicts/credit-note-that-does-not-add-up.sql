-- wrong-bill: fail invoice.total
UPDATE invoice SET gross = printf('%.2f', gross - 1) WHERE kind = 'credit_note' AND account = 'Dina';
