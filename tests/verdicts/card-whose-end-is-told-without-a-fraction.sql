-- one-family: pass
UPDATE frame SET text=replace(text, '"expiryDate":"2026-05-12T17:00:00.000Z', '"expiryDate":"2026-05-12T19:00:00+02:00');
