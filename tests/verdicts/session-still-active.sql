-- happy-session@2.0.1: fail invariant.session_state
UPDATE sut_session SET data=json_remove(json_set(data, '$.state', 'active'), '$.stop_ms');
