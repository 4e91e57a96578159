-- late-van: fail sla.clock_differs path.dates
UPDATE ticket_event SET at_ms = at_ms + 300000 WHERE name = 'breach';
