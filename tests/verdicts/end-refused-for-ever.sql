-- happy-session: fail protocol.refused invariant.session_state
-- The CSMS answers the end of the session with an error, and goes on knowing it as active.
UPDATE frame SET text='[4,"' || json_extract(text, '$[1]') || '","InternalError","too many messages",{}]'
  WHERE seq=(SELECT min(i.seq) FROM frame o JOIN frame i ON i.dir='in' AND json_extract(i.text, '$[1]')=json_extract(o.text, '$[1]')
             WHERE o.dir='out' AND o.text LIKE '%"StopTransaction"%');
UPDATE sut_session SET data=json_remove(json_set(data, '$.state', 'active'), '$.stop_ms', '$.reason');
