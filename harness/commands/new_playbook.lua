-- What an agent does with a case, in one sentence? It belongs into playbooks/ beside the scenario:
-- agents "Desk" { playbook = "@NAME@" }
playbook(function(agent, case)
  -- Questions first: the customer answers what they can see (chargerig manual agent:ask).
  local station = agent:ask(case, "station")

  -- Then a ticket, with its grade and what it is about.
  agent:opens(case, { station = station, grade = "L2", category = "fault" })

  -- What can be tried from here ...
  if agent:ask(case, "car_charging") == "yes" then
    agent:reply(case, "It charges again.", { topic = "resolution" })
    agent:close(case, "solved by itself")
    return
  end

  -- ... and what cannot: somebody is sent, and the customer is told so.
  agent:act(case, "dispatch")
  agent:reply(case, "A technician is on the way.", { topic = "progress" })
  agent:ends_contact(case)

  -- case:wait_for waits for what happens to it (chargerig manual case:wait_for).
  if case:wait_for("repair", "6 h") then
    agent:reply(case, "It is mended. Thank you for your patience.", { topic = "resolution" })
    agent:close(case, "repaired")
  end
end)
