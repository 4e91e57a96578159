-- happy-session: fail invariant.session_stop
-- says: ends at 2026-03-06 20:50:29; the station told 2026-03-06 19:50:29
UPDATE sut_session SET data=json_set(data, '$.stop_ms', json_extract(data, '$.stop_ms') + 3600000);
