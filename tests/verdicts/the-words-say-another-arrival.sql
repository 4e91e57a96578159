-- late-van: fail sla.told
UPDATE ticket_event SET text = replace(text, '20:10', '19:50')
  WHERE seq = (SELECT min(seq) FROM ticket_event WHERE name = 'message' AND json_extract(data, '$.topic') = 'eta');
