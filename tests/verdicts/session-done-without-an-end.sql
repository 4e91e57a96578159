-- happy-session@2.0.1: fail invariant.session_stop
UPDATE sut_session SET data=json_remove(data, '$.stop_ms');
