-- happy-session: fail protocol.schema
-- says: $.idTagInfo.expiryDate must be a date-time, is "2027-02-29T00:00:00Z" (chosen reading: date-time)
UPDATE frame SET text=replace(text, '{"status":"Accepted"}}', '{"status":"Accepted","expiryDate":"2027-02-29T00:00:00Z"}}') WHERE text LIKE '%idTagInfo%' AND text NOT LIKE '%transactionId%';
