-- stuck-cable-remote: fail path.record
DELETE FROM ticket_event WHERE name = 'unlock';
