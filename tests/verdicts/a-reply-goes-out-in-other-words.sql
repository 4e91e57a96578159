-- stuck-cable-remote: fail path.record
UPDATE ticket_event SET text = 'We will look into it.' WHERE name = 'message' AND role = 'agent';
