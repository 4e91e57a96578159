-- happy-session: fail invariant.session_start
-- says: begins at 2026-03-06 18:35:29; the station told 2026-03-06 18:30:29
UPDATE sut_session SET data=json_set(data, '$.start_ms', json_extract(data, '$.start_ms') + 300000);
