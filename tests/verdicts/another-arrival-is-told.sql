-- late-van: fail sla.told
UPDATE ticket_event SET data = json_set(data, '$.due_ms', json_extract(data, '$.due_ms') - 1217574)
  WHERE seq = (SELECT max(seq) FROM ticket_event WHERE name = 'message' AND json_extract(data, '$.topic') = 'eta');
