-- The station keeps the cable: try from here what can be tried, else send the nearest technician.
playbook(function(agent, case)
  local station = agent:ask(case, "station")
  local connector = tonumber(agent:ask(case, "connector")) or 1
  agent:opens(case, { station = station, connector = connector, grade = "L2" })
  agent:act(case, "identify", { station = station, connector = connector })
  agent:reply(case, "I will try to open the lock from here. Please stay with the car.", { topic = "progress" })

  local result
  local function unlock()
    result = agent:command(station, "UnlockConnector", { connectorId = connector })
    agent:act(case, "unlock", { result = result })
    return result == "Unlocked" and agent:guides(case, "pull plug") == "free"
  end

  local function released()
    agent:act(case, "released")
    agent:reply(case, "Your cable is free. I am sorry for the trouble.", { topic = "resolution" })
    agent:close(case, "released from here")
  end

  -- a restart would also end the session of whoever charges at the other outlet
  local function somebody_else_charges()
    local look = agent:sessions { station = station }
    if not look then return "perhaps" end                   -- who cannot look does not take the risk
    for _, session in ipairs(look and look.sessions or {}) do
      if session.state == "active" and session.connector ~= connector then return true end
    end
    return false
  end

  if unlock() then return released() end
  local others = somebody_else_charges()
  if others then
    agent:reply(case, ("I cannot restart the station: somebody else %s charging at it. There is one more thing to try."):format(
      others == "perhaps" and "may be" or "is"), { topic = "progress" })
  else
    agent:act(case, "reset", { result = agent:command(station, "Reset", { type = "Soft" }) })
    agent:spend "2 min"
    if unlock() then return released() end
  end
  -- a station that holds nothing: then it is the car that does not let go
  if result == "NotSupported" or result == "Unlocked" then
    agent:act(case, "fix_vehicle", { setting = "latch", result = agent:guides(case, "latch") })
    if agent:guides(case, "pull plug") == "free" then return released() end
  end

  local sent = agent:act(case, "dispatch")
  agent:spend "10 s"
  if not (sent and sent.technician) then
    agent:reply(case, "The only way left is a technician. You hear from me as soon as one is free.", { topic = "progress" })
  elseif not case:told "eta" then                           -- a desk may tell by itself
    agent:reply(case, sent.technician .. " is on the way to you.", { topic = "eta", due_ms = sent.eta_ms })
  end
  agent:ends_contact(case)
  if case:wait_for("returned", "24 h") then
    agent:close(case, "cable handed back, tested")
  end
end)
