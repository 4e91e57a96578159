-- "My bill is wrong": compare bill and session record before anything else; explain, or put it right for everybody.
playbook(function(agent, case)
  agent:opens(case, { grade = "L3", category = "billing" })
  agent:act(case, "identify", { invoice = case.invoice })
  agent:reply(case, "Thank you, I am comparing your bill with the record of your session.", { topic = "progress" })

  local found, why = agent:dispute(case, case.words)
  if not found then
    agent:reply(case, "I cannot look into this bill here: " .. why, { topic = "progress" })
    return
  end
  local upheld = found.outcome == "upheld"
  agent:act(case, "verify_cdr", { correct = upheld, correct_wh = found.correct_wh, billed_wh = found.billed_wh })
  if upheld then
    agent:act(case, "uphold")
    agent:reply(case, table.concat(found.explanation or {}, " "), { topic = "explanation" })
    agent:act(case, "explain")
    agent:close(case, "the bill stands, explained")
  else
    agent:act(case, "credit", { credit_note = found.credit })
    agent:act(case, "reissue", { invoice = found.reissued })
    agent:reply(case, "You are right. The bill is credited and a corrected one is on its way.", { topic = "resolution" })
    local told = {}
    for _, other in ipairs(found.affected or {}) do told[#told + 1] = other.account end
    agent:act(case, "notify", { accounts = table.concat(told, ", ") })
    agent:close(case, "credited for all affected")
  end
end)
