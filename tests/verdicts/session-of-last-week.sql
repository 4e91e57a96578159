-- happy-session: pass
-- What is left over from before the story is nobody's mistake in it.
INSERT INTO sut_session SELECT 1, '0', json_set(data, '$.ref', '0', '$.transaction', 98,
  '$.start_ms', json_extract(data, '$.start_ms') - 604800000, '$.stop_ms', json_extract(data, '$.stop_ms') - 604800000)
  FROM sut_session;
