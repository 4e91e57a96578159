-- one-family: pass
UPDATE frame SET text=replace(text, '"parentIdTag":"FAMILY-311"', '"parentIdTag":"family-311"');
