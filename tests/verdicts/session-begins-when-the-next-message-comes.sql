-- happy-session: fail invariant.session_start
UPDATE sut_session SET data=json_set(data, '$.start_ms', json_extract(data, '$.start_ms') + 300000);
