-- happy-session: fail invoice.period
UPDATE invoice SET data = json_set(data, '$.period_from_ms', 1769900400000, '$.period_to_ms', 1772319600000);
