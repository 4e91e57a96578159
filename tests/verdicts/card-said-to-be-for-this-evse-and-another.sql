-- one-family@2.0.1: pass
UPDATE frame SET text=replace(text, '"idTokenInfo":{"status":"Accepted"', '"idTokenInfo":{"evseId":[2,1],"status":"Accepted"');
