-- disputed-correct-bill@2.0.1: fail invoice.dispute
UPDATE event SET data = json_set(data, '$.answer.correct_wh', 34000) WHERE kind = 'sut_answer' AND json_extract(data, '$.verb') = 'dispute';
