-- happy-session@2.0.1: fail invariant.session_account
UPDATE sut_session SET data=json_set(data, '$.account', 'Cees');
