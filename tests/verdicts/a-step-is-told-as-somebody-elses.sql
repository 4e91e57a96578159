-- stuck-cable-remote: fail path.record
UPDATE ticket_event SET by = 'Second line 9' WHERE name = 'unlock';
