-- late-van: fail sla.clock_differs path.dates
-- says: breach is dated 2026-03-06 20:35:13, but was told at 2026-03-06 20:30:13
UPDATE ticket_event SET at_ms = at_ms + 300000 WHERE name = 'breach';
