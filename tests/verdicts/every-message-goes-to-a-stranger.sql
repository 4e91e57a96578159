-- late-van@2.0.1: fail path.misdirected
UPDATE ticket_event SET data = json_set(data, '$.to', 'First line 1') WHERE name = 'message';
