-- happy-session: fail invariant.station_record
UPDATE event SET data=json_set(data, '$.answer.stations', json('[]')) WHERE kind='sut_answer' AND json_extract(data, '$.verb')='sessions';
