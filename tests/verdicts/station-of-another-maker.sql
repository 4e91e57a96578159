-- happy-session@2.0.1: fail invariant.station_record
UPDATE event SET data=json_set(data, '$.answer.stations[0].vendor', 'Acme') WHERE kind='sut_answer' AND json_extract(data, '$.verb')='sessions';
