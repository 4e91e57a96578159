-- dead-of-night: fail sla.first_reply path.closed_without_answer
UPDATE ticket_event SET by = 'desk', role = 'desk' WHERE role = 'agent';
