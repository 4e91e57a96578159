-- happy-session: fail invariant.station_online
UPDATE event SET data=json_set(data, '$.answer.stations[0].online', json('false')) WHERE kind='sut_answer' AND json_extract(data, '$.verb')='sessions';
