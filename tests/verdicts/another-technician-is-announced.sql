-- stuck-cable: fail path.technician_told
UPDATE ticket_event SET text = replace(text, 'Van 3', 'Van 7') WHERE name IN ('eta', 'message');
