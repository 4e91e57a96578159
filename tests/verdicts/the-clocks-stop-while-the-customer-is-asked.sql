-- disputed-correct-bill: pass
UPDATE ticket_event SET seq = seq * 10;
UPDATE ticket_event SET text = 'What is your number?' WHERE seq = 40;
INSERT INTO ticket_event SELECT scenario, 42, ticket, at_ms + 2000, 'pause', 'Ann', 'agent', '', '{}' FROM ticket_event WHERE seq = 40;
INSERT INTO ticket_event SELECT scenario, 43, ticket, at_ms + 3000, 'resume', 'Ann', 'agent', '', '{}' FROM ticket_event WHERE seq = 40;
