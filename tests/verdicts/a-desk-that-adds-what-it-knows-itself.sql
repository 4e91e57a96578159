-- stuck-cable-remote: pass
UPDATE ticket_event SET data = json_set(data, '$.seen_at', 'desk 4') WHERE role = 'agent';
