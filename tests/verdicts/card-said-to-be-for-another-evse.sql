-- one-family@2.0.1: fail invariant.token_info
-- says: may not charge at EVSE 1; the CSMS was told of no such limit
UPDATE frame SET text=replace(text, '"idTokenInfo":{"status":"Accepted"', '"idTokenInfo":{"evseId":[2,3],"status":"Accepted"');
