-- stuck-cable: fail sla.grade
UPDATE ticket_event SET data = json_set(data, '$.grade', 'L3') WHERE json_extract(data, '$.grade') IS NOT NULL;
DELETE FROM ticket_event WHERE name = 'breach';
