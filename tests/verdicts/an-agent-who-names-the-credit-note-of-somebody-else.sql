-- wrong-bill: fail invoice.dispute
UPDATE ticket_event SET data = '{"credit_note":"CN-00008"}' WHERE name = 'credit' AND ticket = 1;
UPDATE event SET data = json_set(data, '$.args.args.credit_note', 'CN-00008') WHERE kind = 'sut_call' AND json_extract(data, '$.args.action') = 'credit' AND json_extract(data, '$.args.id') = 1;
