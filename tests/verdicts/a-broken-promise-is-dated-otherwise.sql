-- desk/promised-solution: fail sla.due
UPDATE ticket_event SET data = json_set(data, '$.due_ms', json_extract(data, '$.due_ms') - 600000)
  WHERE name IN ('escalate', 'breach') AND json_extract(data, '$.clock') = 'promise';
