-- one-family: fail invariant.token_info
UPDATE frame SET text=replace(text, '"expiryDate":"2026-05-12T', '"expiryDate":"2026-05-11T');
