-- late-van: fail path.record
-- says: the reason "an accident on the ring road"; the desk tells "snow"
UPDATE ticket_event SET data = json_set(data, '$.reason', 'snow') WHERE json_extract(data, '$.reason') IS NOT NULL;
