-- happy-session: fail invariant.session_place
UPDATE sut_session SET data=json_set(data, '$.connector', 2);
