-- one-family: pass
UPDATE frame SET text=replace(text, ',"parentIdTag":"FAMILY-311"', '');
