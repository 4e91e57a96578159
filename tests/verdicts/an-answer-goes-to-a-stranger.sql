-- disputed-correct-bill: fail path.misdirected
UPDATE ticket_event SET data = json_set(data, '$.to', 'Kari') WHERE name = 'message' AND json_extract(data, '$.topic') = 'explanation';
