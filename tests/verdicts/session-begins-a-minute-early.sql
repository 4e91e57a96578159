-- happy-session@2.0.1: fail invariant.session_start
UPDATE sut_session SET data=json_set(data, '$.start_ms', json_extract(data, '$.start_ms') - 60000);
