-- happy-session@2.0.1: fail invariant.session_start
-- says: begins at 2026-03-06 18:29:29; the station told 2026-03-06 18:30:29
UPDATE sut_session SET data=json_set(data, '$.start_ms', json_extract(data, '$.start_ms') - 60000);
