-- stuck-cable@2.0.1: fail path.distance
UPDATE ticket_event SET data = json_set(data, '$.km', '18.5') WHERE name = 'dispatch';
