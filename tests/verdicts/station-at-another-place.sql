-- happy-session: fail invariant.station_record
UPDATE event SET data=json_set(data, '$.answer.stations[0].lat_e6', 51000000) WHERE kind='sut_answer' AND json_extract(data, '$.verb')='sessions';
