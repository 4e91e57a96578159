-- wrong-bill: fail invoice.dispute
UPDATE ticket_event SET data = '{"credit_note":"CN-00008"}' WHERE name = 'credit' AND ticket = 1;
