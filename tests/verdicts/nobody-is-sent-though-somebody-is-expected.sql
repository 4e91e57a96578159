-- rejected-card: fail path.nearest_technician
UPDATE scenario SET expect = json_set(expect, '$.dispatch', json('{"technician":"Van 3"}'));
