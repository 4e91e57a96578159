-- happy-session: fail invariant.clock
-- The right moment but for its zone: local time, told as UTC.
UPDATE frame SET text=replace(text, 'T17:29:20', 'T18:29:20') WHERE text LIKE '%currentTime%';
