-- late-van: fail sla.clock_differs
-- says: the clock on_site ran out at 2026-03-06 20:30:13
DELETE FROM ticket_event WHERE name = 'breach';
