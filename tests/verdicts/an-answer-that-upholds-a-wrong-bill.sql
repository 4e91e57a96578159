-- wrong-bill: fail invoice.dispute
UPDATE event SET data = json_set(data, '$.answer.outcome', 'upheld') WHERE kind = 'sut_answer' AND json_extract(data, '$.verb') = 'dispute' AND json_array_length(data, '$.answer.affected') = 0;
