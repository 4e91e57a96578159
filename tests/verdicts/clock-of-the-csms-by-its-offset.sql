-- happy-session: pass
UPDATE frame SET text=replace(replace(text, 'T17:29:20.060Z', 'T18:29:20+01:00'), 'T17:29:20.060Z', 'T18:29:20+01:00') WHERE text LIKE '%currentTime%';
