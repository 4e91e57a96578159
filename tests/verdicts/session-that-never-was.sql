-- happy-session: fail invariant.session_ghost
INSERT INTO sut_session SELECT 1, '9', json_set(data, '$.ref', '9', '$.transaction', 99,
  '$.start_ms', json_extract(data, '$.start_ms') + 86400000, '$.stop_ms', json_extract(data, '$.stop_ms') + 86400000)
  FROM sut_session;
