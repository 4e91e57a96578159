-- stuck-cable-remote: fail path.record
UPDATE ticket_event SET data = json_set(data, '$.result', 'Rejected') WHERE name = 'unlock';
