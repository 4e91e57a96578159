-- happy-session: inconc invariant.session_lost
DELETE FROM sut_session;
UPDATE event SET data=json_set(data, '$.status', 'refused') WHERE kind='sut_answer' AND json_extract(data, '$.verb')='sessions';
