-- happy-session: fail invariant.session_token
UPDATE sut_session SET data=json_set(data, '$.token', '04FFFFFFFF', '$.account', 'Cees');
