-- ice-car: fail experience.alternative
UPDATE ticket_event SET data = json_set(data, '$.km', '0.1') WHERE name = 'alternative';
