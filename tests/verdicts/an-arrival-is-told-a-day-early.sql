-- late-van: fail sla.told
-- says: the desk wrote down 2026-03-07 21:00:17, but Parent was told 2026-03-06 21:00:17
UPDATE ticket_event SET data = json_set(data, '$.due_ms', json_extract(data, '$.due_ms') + 86400000) WHERE name IN ('eta', 'promise_renewed', 'note', 'promise')
  AND json_extract(data, '$.promise') = 2;
UPDATE event SET data = json_set(data, '$.args.args.due_ms', json_extract(data, '$.args.args.due_ms') + 86400000) WHERE kind = 'sut_call'
  AND json_extract(data, '$.args.action') = 'late';
