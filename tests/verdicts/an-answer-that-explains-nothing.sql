-- disputed-correct-bill: fail invoice.dispute
UPDATE event SET data = json_set(data, '$.answer.explanation', json('[]')) WHERE kind = 'sut_answer' AND json_extract(data, '$.verb') = 'dispute';
