-- happy-session: fail protocol.schema
-- says: "accepted" is not a value of AuthorizationStatus (chosen reading: word)
UPDATE frame SET text=replace(text, '{"idTagInfo":{"status":"Accepted"}}', '{"idTagInfo":{"status":"accepted"}}') WHERE seq > 60;
