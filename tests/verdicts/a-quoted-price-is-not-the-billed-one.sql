-- paper-invoice-95: fail sla.promise
-- says: a price of 0.10 NOK/kWh; 2.20 NOK/kWh was billed
UPDATE scenario SET expect = json_remove(expect, '$.path');
INSERT INTO ticket SELECT 1, 9, json_object('category', 'other', 'requester', person) FROM account LIMIT 1;
INSERT INTO ticket_event SELECT 1, 9001, 9, s.begins_ms, 'contact', a.person, 'customer', 'What does it cost?', json_object('requester', a.person)
  FROM account a, scenario s LIMIT 1;
INSERT INTO ticket_event SELECT 1, 9002, 9, s.begins_ms + 60000, 'message', 'Ann', 'agent', 'It is cheap.',
  json_object('to', a.person, 'topic', 'price', 'price', '0.10 ' || (SELECT currency FROM invoice LIMIT 1) || '/kWh')
  FROM account a, scenario s LIMIT 1;
