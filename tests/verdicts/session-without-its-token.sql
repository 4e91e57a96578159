-- happy-session@2.0.1: fail invariant.session_token
UPDATE sut_session SET data=json_set(data, '$.token', '');
