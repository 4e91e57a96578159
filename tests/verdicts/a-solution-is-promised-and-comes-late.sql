-- late-van: fail sla.promise
-- says: it came 30 min late
-- a note is enough, when it says what and when
INSERT INTO ticket_event SELECT scenario, max(seq) + 1, ticket, min(at_ms) + 600000, 'note', 'desk', 'desk',
  'A promise.', json_object('promise', 77, 'what', 'resolution', 'due_ms', max(at_ms) - 1800000) FROM ticket_event;
