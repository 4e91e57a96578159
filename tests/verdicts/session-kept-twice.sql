-- happy-session@2.0.1: fail invariant.one_bill
-- says: One start at NL-EXA-0001/1 became 2 sessions
INSERT INTO sut_session SELECT 1, '9', json_set(data, '$.ref', '9') FROM sut_session;
