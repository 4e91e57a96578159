-- disputed-correct-bill: fail sla.pause
UPDATE ticket_event SET seq = seq * 10;
UPDATE event SET data = json_set(data, '$.args.text', 'What is your number?') WHERE kind = 'sut_call' AND json_extract(data, '$.args.text') = (SELECT text FROM ticket_event WHERE seq = 40);
UPDATE ticket_event SET text = 'What is your number?', data = json_set(data, '$.topic', 'question') WHERE seq = 40;
INSERT INTO ticket_event SELECT scenario, 41, ticket, at_ms + 1000, 'message_in', 'Tor', 'customer', '12', '{}' FROM ticket_event WHERE seq = 40;
INSERT INTO ticket_event SELECT scenario, 42, ticket, at_ms + 2000, 'pause', 'Ann', 'agent', '', '{}' FROM ticket_event WHERE seq = 40;
INSERT INTO ticket_event SELECT scenario, 43, ticket, at_ms + 3000, 'resume', 'Ann', 'agent', '', '{}' FROM ticket_event WHERE seq = 40;
