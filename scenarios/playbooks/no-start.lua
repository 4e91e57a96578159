-- "It does not charge": find the broken link by questions and in the CSMS, and guide the customer to put it right.
local reasons = {
  Blocked      = "Your card is blocked. Your card issuer can tell you why and open it again.",
  Expired      = "Your card has expired. Please ask your card issuer for a new one.",
  NoCredit     = "There is no credit left on your card. Please top it up, or charge with another one.",
  Unknown      = "Your card is not known to us. It has not been registered yet.",
  ConcurrentTx = "Your card is in use in another charging session.",
}

playbook(function(agent, case)
  local station = case.station or agent:ask(case, "station")
  agent:opens(case, { station = station, grade = "L2" })
  agent:reply(case, "Let us find out together what is wrong.", { topic = "progress" })
  local connector = tonumber(agent:ask(case, "connector")) or 1
  local token = agent:ask(case, "token")
  agent:act(case, "identify", { station = station, connector = connector })
  local look = agent:sessions { station = station, since = "2 h" } or {}

  local function done(outcome)
    agent:act(case, "confirm")
    agent:reply(case, "Good, your car is charging now.", { topic = "resolution" })
    agent:close(case, outcome)
  end

  local function charges()
    agent:spend "45 s"
    return agent:ask(case, "car_charging") == "yes"
  end

  -- a restart would also end the session of whoever charges at another outlet
  local function somebody_else_charges()
    local now = agent:sessions { station = station }
    for _, session in ipairs(now and now.sessions or {}) do
      if session.state == "active" and session.connector ~= connector then return true end
    end
    return false
  end

  -- was the card turned away?
  local refusal
  for _, r in ipairs(look.refused or {}) do
    if token and r.token:upper() == token:upper() then refusal = r.reason end
  end
  if refusal then
    agent:act(case, "triage", { link = "access" })
    agent:reply(case, reasons[refusal] or ("Your card was refused: " .. refusal), { topic = "reason", reason = refusal })
    agent:act(case, "refuse", { reason = refusal })
    return agent:close(case, "refused: " .. refusal)
  end

  -- is there a session in which nothing flows? Either the car asks for nothing, or it asks and the station gives nothing
  local waiting = false
  for _, session in ipairs(look.sessions or {}) do
    if session.state == "active" and session.connector == connector then waiting = true end
  end
  if waiting then
    local wrong = {}
    if agent:ask(case, "departure_timer") ~= "no" then wrong[#wrong + 1] = "departure timer" end
    local limit = tonumber((agent:ask(case, "current_limit") or ""):match "^([%d.]+) A$")
    if limit and limit < 6 then wrong[#wrong + 1] = "current limit" end
    local says = agent:ask(case, "car_says")
    if says == "charging is switched off" then wrong[#wrong + 1] = "charging enabled" end
    local asks = #wrong == 0 and (says == "waiting for the charging station" or says == "charging station error")
    agent:act(case, "triage", { link = asks and "station" or "vehicle", car = says })
    for _, setting in ipairs(wrong) do
      agent:act(case, "fix_vehicle", { setting = setting, result = agent:guides(case, setting) })
      if charges() then return done("the car was set up wrong: " .. setting) end
    end
  else
    -- does the station listen at all?
    local heard = agent:guides(case, "tap card")
    if heard == "hung" or heard == "no answer" then
      agent:act(case, "triage", { link = "station" })
      if somebody_else_charges() then
        agent:reply(case, "I cannot restart the station: somebody else is charging at it.", { topic = "progress" })
      else
        local pressed = agent:guides(case, "restart button")
        if pressed == "done" then
          agent:act(case, "guide_restart", { result = pressed })
        else
          agent:act(case, "reset", { result = agent:command(station, "Reset", { type = "Hard" }) })
        end
        agent:spend "3 min"
        agent:guides(case, "tap card")
        if charges() then return done("the station was restarted") end
      end
    else
      agent:act(case, "triage", { link = "unknown", tap = heard })
      if charges() then return done("it worked at the next attempt") end
    end
  end

  local sent = agent:act(case, "dispatch")
  agent:spend "10 s"
  if sent and sent.technician and not case:told "eta" then
    agent:reply(case, sent.technician .. " will look at the station.", { topic = "eta", due_ms = sent.eta_ms })
  end
  agent:ends_contact(case)
  if case:wait_for("test", "24 h") and case:seen("test").good ~= false then
    agent:reply(case, "The station has been repaired and tested.", { topic = "resolution" })
    agent:close(case, "repaired on site")
  end
end)
