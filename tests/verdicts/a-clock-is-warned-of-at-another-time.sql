-- late-van: fail sla.due
-- says: the clock on_site runs out at 2026-03-06 20:35:13; it does at 2026-03-06 20:30:13
UPDATE ticket_event SET data = json_set(data, '$.due_ms', json_extract(data, '$.due_ms') + 300000)
  WHERE name = 'escalate' AND json_extract(data, '$.clock') = 'on_site';
