-- disputed-correct-bill: fail path.dates
UPDATE ticket_event SET at_ms = (SELECT min(at_ms) FROM ticket_event)
  WHERE seq = (SELECT max(seq) FROM ticket_event WHERE name = 'message');
