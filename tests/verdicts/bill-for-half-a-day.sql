-- comms-loss: fail invoice.period
UPDATE invoice SET data = json_set(data, '$.period_from_ms', json_extract(data, '$.period_from_ms') + 21600000);
