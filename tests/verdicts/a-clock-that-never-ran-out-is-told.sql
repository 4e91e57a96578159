-- stuck-cable: fail sla.clock_differs
INSERT INTO ticket_event SELECT scenario, seq, ticket, at_ms, 'breach', 'desk', 'desk', 'Ran out.', '{"clock":"on_site"}'
  FROM ticket_event WHERE name = 'returned';
