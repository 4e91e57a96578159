-- stuck-cable-remote: fail path.record
UPDATE ticket_event SET data = json_set(data, '$.words', 'Nothing is wrong.') WHERE name = 'contact';
