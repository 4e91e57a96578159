-- wrong-bill: fail invoice.orphan invoice.uncredited invoice.duplicate invoice.energy
-- A credit note credits a bill which was never issued; so the wrong one stands beside its correction.
UPDATE invoice SET credits='INV-99999' WHERE kind='credit_note' AND invoice=(SELECT min(invoice) FROM invoice WHERE kind='credit_note');
