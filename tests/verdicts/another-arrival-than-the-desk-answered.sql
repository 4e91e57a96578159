-- stuck-cable: fail path.record
UPDATE event SET data = json_set(data, '$.answer.eta_ms', json_extract(data, '$.answer.eta_ms') - 600000) WHERE kind = 'sut_answer' AND json_extract(data, '$.answer.eta_ms') IS NOT NULL;
