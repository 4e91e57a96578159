-- Two letters. To the first a solution is promised by an hour that cannot be kept: the desk says so in time, another hour is
-- promised before the first has passed, and that one is kept. The second is promised a word, and a receipt is none.
scenario "a promised solution" {
  source  = "seed 000 (keep what you promise); rows B07 B08 E01",
  begins  = "2026-03-06 18:30 Europe/Amsterdam",
  catches = { "forgets-promises", "mixes-up-promises", "loses-tickets", "sends-empty-messages", "answers-somebody-else",
              "dates-replies-back", "takes-receipts-for-words", "refuses-service-levels" },
}

agents "First line" { count = 2, playbook = function(agent, case)
  agent:reply(case, "I am looking for it.", { topic = "progress" })
  agent:promises(case, "resolution", { within = "1 h" })
  if case.driver == "Ann" then
    if case:wait_for("escalate", "70 min") then agent:promises(case, "resolution", { within = "40 min" }) end
  else
    agent:promises(case, "call_back", { within = "30 min" })
    agent:reply(case, "Your letter has come in.", { topic = "received" })
  end
  wait "20 min"
  agent:reply(case, "Here is your contract.", { topic = "resolution" })
  agent:close(case, "sent")
end }

for minute, name in pairs { [1] = "Ann", [41] = "Bob" } do
  driver(name) { email = true }
    :does(function(me)
      wait(minute .. " min")
      local case = me:writes_email("please send me my contract once more", { about = "other" })
      if can "desk.open" then check(case:wait_for("case closed", "6 h"), name .. " has the contract") end
    end)
end

expect.sla  { first_reply = "10 min", resolution = "3 h", promises = "kept, or renewed before they break" }
expect.path "contact close"
