-- late-van: fail path.channel
-- says: went by "smoke"; a channel is phone, email, app or paper
UPDATE ticket_event SET data = json_set(data, '$.channel', 'smoke') WHERE name = 'message' AND role = 'desk';
