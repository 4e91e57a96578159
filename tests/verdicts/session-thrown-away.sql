-- happy-session: fail invariant.session_state
UPDATE sut_session SET data=json_set(data, '$.state', 'invalid', '$.reason', 'it was not liked');
