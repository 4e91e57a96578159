-- happy-session: fail invariant.session_stop
UPDATE sut_session SET data=json_set(data, '$.stop_ms', json_extract(data, '$.stop_ms') + 3600000);
