-- happy-session: pass
UPDATE frame SET text=replace(text, '{"status":"Accepted"}}', '{"status":"Accepted","expiryDate":"2027-03-01T00:00:00+02"}}') WHERE text LIKE '%idTagInfo%' AND text NOT LIKE '%transactionId%';
