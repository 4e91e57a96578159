-- gone-for-good@2.0.1: fail invariant.station_online
UPDATE event SET data=json_set(data, '$.answer.stations[0].online', json('true')) WHERE kind='sut_answer' AND json_extract(data, '$.verb')='sessions';
