-- disputed-correct-bill@2.0.1: fail invoice.dispute
-- says: 34000 Wh are right; in truth it is 34800 Wh
UPDATE event SET data = json_set(data, '$.answer.correct_wh', 34000) WHERE kind = 'sut_answer' AND json_extract(data, '$.verb') = 'dispute';
