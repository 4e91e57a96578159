-- dead-of-night: fail sla.settings
UPDATE event SET data = json_set(data, '$.status', 'bad input', '$.why', 'no such grade')
  WHERE kind = 'sut_answer' AND json_extract(data, '$.call') =
    (SELECT seq FROM event WHERE kind = 'sut_call' AND json_extract(data, '$.args.action') = 'sla');
