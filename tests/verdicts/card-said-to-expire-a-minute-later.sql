-- one-family: fail invariant.token_info
UPDATE frame SET text=replace(text, '"expiryDate":"2026-05-12T17:00:00', '"expiryDate":"2026-05-12T17:01:00');
