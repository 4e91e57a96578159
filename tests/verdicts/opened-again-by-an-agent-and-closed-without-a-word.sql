-- desk/lock-comes-later: fail path.closed_without_answer
-- The desk opened the ticket again by itself, and nobody waited for an answer; an agent does it because somebody does.
UPDATE ticket_event SET role='agent', by='Desk 1' WHERE name='reopen';
