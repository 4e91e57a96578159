-- happy-session: fail invariant.session_reason
UPDATE sut_session SET data=json_set(data, '$.reason', 'EVDisconnected');
