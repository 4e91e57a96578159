-- late-van: fail path.channel
-- says: the message to Parent went by paper; Parent turned to the desk by phone
UPDATE ticket_event SET data = json_set(data, '$.channel', 'paper') WHERE name = 'message' AND role = 'desk';
