-- happy-session: fail invariant.session_place
-- says: kept as one at NL-EXA-0001/2; it was at NL-EXA-0001/1
UPDATE sut_session SET data=json_set(data, '$.connector', 2);
