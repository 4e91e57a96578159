-- ice-car: fail experience.alternative
UPDATE ticket_event SET data = json_set(data, '$.site', 'Library') WHERE name = 'alternative';
