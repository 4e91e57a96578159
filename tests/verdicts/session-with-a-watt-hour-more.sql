-- happy-session@2.0.1: fail invariant.meter_sum
UPDATE sut_session SET data=json_set(data, '$.wh', json_extract(data, '$.wh') + 1);
