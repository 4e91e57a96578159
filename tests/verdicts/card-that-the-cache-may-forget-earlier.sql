-- one-family@2.0.1: pass
UPDATE frame SET text=replace(text, '"cacheExpiryDateTime":"2026-05-12T17', '"cacheExpiryDateTime":"2026-05-12T16');
