-- late-van: fail path.dates
-- says: close is dated 2026-03-07 21:03:18, but was told at 2026-03-06 21:03:18
UPDATE ticket_event SET at_ms = at_ms + 86400000 WHERE name = 'close';
