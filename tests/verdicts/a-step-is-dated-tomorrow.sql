-- late-van: fail path.dates
UPDATE ticket_event SET at_ms = at_ms + 86400000 WHERE name = 'close';
