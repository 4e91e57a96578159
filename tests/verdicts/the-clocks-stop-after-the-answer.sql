-- disputed-correct-bill: fail sla.pause
UPDATE ticket_event SET seq = seq * 10;
UPDATE ticket_event SET text = 'What is your number?', data = json_set(data, '$.topic', 'question') WHERE seq = 40;
INSERT INTO ticket_event SELECT scenario, 41, ticket, at_ms + 1000, 'message_in', 'Tor', 'customer', '12', '{}' FROM ticket_event WHERE seq = 40;
INSERT INTO ticket_event SELECT scenario, 42, ticket, at_ms + 2000, 'pause', 'Ann', 'agent', '', '{}' FROM ticket_event WHERE seq = 40;
INSERT INTO ticket_event SELECT scenario, 43, ticket, at_ms + 3000, 'resume', 'Ann', 'agent', '', '{}' FROM ticket_event WHERE seq = 40;
