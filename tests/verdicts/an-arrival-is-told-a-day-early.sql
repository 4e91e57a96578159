-- late-van: fail sla.told
UPDATE ticket_event SET data = json_set(data, '$.due_ms', json_extract(data, '$.due_ms') + 86400000) WHERE name IN ('eta', 'promise_renewed', 'note', 'promise')
  AND json_extract(data, '$.promise') = 2;
