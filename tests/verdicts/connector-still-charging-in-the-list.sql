-- happy-session: fail invariant.connector_state
UPDATE event SET data=json_set(data, '$.answer.stations[0].connectors[1].status', 'Charging', '$.answer.stations[0].connectors[0].status', 'Charging')
  WHERE kind='sut_answer' AND json_extract(data, '$.verb')='sessions';
