-- happy-session@2.0.1: fail invariant.connector_state
UPDATE event SET data=json_set(data, '$.answer.stations[0].connectors', json('[]')) WHERE kind='sut_answer' AND json_extract(data, '$.verb')='sessions';
