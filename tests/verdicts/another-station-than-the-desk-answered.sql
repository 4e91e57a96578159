-- ice-car: fail path.record
UPDATE event SET data = json_set(data, '$.answer.km', '0.1') WHERE kind = 'sut_answer' AND json_extract(data, '$.answer.site') IS NOT NULL;
