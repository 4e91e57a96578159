-- late-van: fail path.empty_message
UPDATE ticket_event SET text = char(10) || '  ' WHERE seq = (SELECT min(seq) FROM ticket_event WHERE name = 'message');
