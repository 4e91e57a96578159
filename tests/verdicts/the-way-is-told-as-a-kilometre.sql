-- late-van: fail path.distance
UPDATE ticket_event SET data = json_set(data, '$.km', '1.0') WHERE name = 'dispatch';
