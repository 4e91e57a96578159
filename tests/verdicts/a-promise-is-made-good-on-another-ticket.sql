-- late-van: fail sla.promise_record
UPDATE scenario SET expect = '{}';
INSERT INTO ticket VALUES (1, 2, '{"category":"fault","grade":"L2"}');
UPDATE ticket_event SET ticket = 2 WHERE name = 'promise_kept';
