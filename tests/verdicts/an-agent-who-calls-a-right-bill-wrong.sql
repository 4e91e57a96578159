-- disputed-correct-bill@2.0.1: fail invoice.dispute
UPDATE ticket_event SET data = json_set(data, '$.correct', json('false')) WHERE name = 'verify_cdr';
UPDATE event SET data = json_set(data, '$.args.args.correct', json('false')) WHERE kind = 'sut_call' AND json_extract(data, '$.args.action') = 'verify_cdr';
