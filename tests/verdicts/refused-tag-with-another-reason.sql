-- two-unknown-tags: fail invariant.refusal_list
UPDATE event SET data=json_set(data, '$.answer.refused[0].reason', 'Blocked') WHERE seq=(SELECT max(seq) FROM event WHERE kind='sut_answer' AND json_extract(data, '$.verb')='sessions');
