-- one-family@2.0.1: fail invariant.token_info
UPDATE frame SET text=replace(text, '"idToken":"FAMILY-311"', '"idToken":"FAMILY-312"');
