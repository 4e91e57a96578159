-- dead-of-night: fail sla.first_reply path.closed_without_answer
UPDATE event SET data = json_set(data, '$.args.by', 'desk', '$.args.role', 'desk') WHERE kind = 'sut_call' AND json_extract(data, '$.args.id') > 0;
UPDATE ticket_event SET by = 'desk', role = 'desk' WHERE role = 'agent';
