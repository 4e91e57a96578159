-- Somebody holds a new tag against the station, walks home and phones: which tag was it? Never guess.
playbook(function(agent, case)
  local name = agent:ask(case, "name")
  local station = case.station or agent:ask(case, "station")
  agent:opens(case, { station = station, grade = "L3", category = "access" })
  agent:act(case, "identify", { station = station, person = name })

  local look = agent:sessions { station = station, since = "30 min" } or {}
  local candidates, seen = {}, {}
  for _, r in ipairs(look.refused or {}) do
    if r.reason == "Unknown" and not seen[r.token] then
      seen[r.token] = true
      candidates[#candidates + 1] = r.token
    end
  end
  agent:act(case, "match", { candidates = #candidates })

  local token
  if #candidates == 1 then
    token = candidates[1]
  elseif #candidates > 1 then
    agent:act(case, "ask_again")
    local read = agent:ask(case, "token")
    for _, candidate in ipairs(candidates) do
      if read and candidate:upper() == read:upper() then token = candidate end
    end
  end
  if not token then
    agent:reply(case, "I cannot tell which tag is yours. Please hold it against the station again and call me then.",
      { topic = "advice" })
    agent:act(case, "refuse", { reason = "no certain match" })
    return agent:close(case, "no certain match")
  end

  agent:act(case, "confirm_identity", { person = name })
  agent:enrol { token = token, account = name }
  agent:act(case, "assign", { token = token, account = name })
  agent:reply(case, "Your tag works from now on. The bill comes as you asked for it.", { topic = "resolution" })
  agent:ends_contact(case)
  for _ = 1, 24 do
    agent:spend "10 min"
    local now = agent:sessions { station = station } or {}
    for _, session in ipairs(now.sessions or {}) do
      if session.token == token then
        agent:act(case, "confirm_charge", { session = session.ref })
        return agent:close(case, "tag assigned, charging seen")
      end
    end
  end
  agent:close(case, "tag assigned")
end)
