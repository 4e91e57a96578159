-- disputed-correct-bill: fail path.dates
UPDATE ticket_event SET at_ms = (SELECT max(at_ms) + min(at_ms) FROM ticket_event) - at_ms;
