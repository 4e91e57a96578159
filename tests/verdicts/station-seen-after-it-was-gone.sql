-- gone-for-good: fail invariant.station_online
UPDATE event SET data=json_set(data, '$.answer.stations[0].last_seen_ms', virt_ms) WHERE kind='sut_answer' AND json_extract(data, '$.verb')='sessions';
