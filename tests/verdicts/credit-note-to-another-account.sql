-- wrong-bill@2.0.1: fail invoice.credit_account
UPDATE invoice SET account = 'Anne' WHERE kind = 'credit_note' AND account = 'Even';
