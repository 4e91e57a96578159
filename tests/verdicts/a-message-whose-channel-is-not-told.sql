-- late-van: pass
UPDATE ticket_event SET data = json_remove(data, '$.channel') WHERE name = 'message' AND role = 'desk';
