-- one-family@2.0.1: fail invariant.token_info
UPDATE frame SET text=replace(text, '"cacheExpiryDateTime":"2026-05-12T17', '"cacheExpiryDateTime":"2026-05-12T18');
