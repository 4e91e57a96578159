-- happy-session: pass
UPDATE sut_session SET data=json_set(data, '$.start_ms', json_extract(data, '$.start_ms') / 1000 * 1000,
  '$.stop_ms', json_extract(data, '$.stop_ms') / 1000 * 1000);
