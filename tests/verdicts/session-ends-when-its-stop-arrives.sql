-- comms-loss: fail invariant.session_stop
-- says: ends at 2026-05-12 10:30:19; the station told 2026-05-12 10:00:19
-- The link was cut: the CSMS heard of the end half an hour after it.
UPDATE sut_session SET data=json_set(data, '$.stop_ms', json_extract(data, '$.stop_ms') + 1800000) WHERE ref='1';
