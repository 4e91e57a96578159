-- two-unknown-tags@2.0.1: fail invariant.refusal_list
UPDATE event SET data=json_insert(data, '$.answer.refused[#]', json_set(json_extract(data, '$.answer.refused[0]'), '$.token', '04FFFFFFFF'))
  WHERE seq=(SELECT max(seq) FROM event WHERE kind='sut_answer' AND json_extract(data, '$.verb')='sessions');
