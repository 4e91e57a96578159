-- wrong-bill: fail invoice.credit
UPDATE invoice SET tax = printf('%.2f', tax + 0.01), gross = printf('%.2f', gross + 0.01) WHERE kind = 'credit_note' AND account = 'Dina';
