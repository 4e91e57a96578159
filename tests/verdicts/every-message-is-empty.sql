-- disputed-correct-bill: fail path.empty_message
UPDATE ticket_event SET text = '' WHERE name = 'message';
