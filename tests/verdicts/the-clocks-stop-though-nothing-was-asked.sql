-- late-van: fail sla.pause sla.on_site
-- an hour is won, and a half
UPDATE scenario SET expect = json_set(expect, '$.sla.on_site_ms', 3600000);
INSERT INTO ticket_event SELECT scenario, seq + 0.5, ticket, at_ms, 'pause', 'Ann', 'agent', '', '{}' FROM ticket_event WHERE name = 'dispatch';
INSERT INTO ticket_event SELECT scenario, seq - 0.5, ticket, at_ms, 'resume', 'Ann', 'agent', '', '{}' FROM ticket_event WHERE name = 'on_site';
DELETE FROM ticket_event WHERE name IN ('breach', 'escalate');
UPDATE scenario SET expect = json_remove(expect, '$.sla.escalation');
