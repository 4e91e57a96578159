-- neighbours: fail invariant.session_place
UPDATE sut_session SET data=json_set(data, '$.station', 'NL-EXA-9999') WHERE rowid=(SELECT min(rowid) FROM sut_session);
