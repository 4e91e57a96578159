-- disputed-correct-bill: fail sla.promise
-- says: it came 42 s late
UPDATE ticket_event SET data = json_set(data, '$.topic', 'call_back', '$.due_ms', at_ms + 30000)
  WHERE name = 'message' AND json_extract(data, '$.topic') = 'progress';
