-- Ann asks for a remote start while her post is offline. It cannot be done, she is told so and drives on. When the post is
-- back another car stands there: it must not charge on her tag.
scenario "remote start that came too late" {
  source  = "a CSMS that kept a RemoteStartTransaction for an offline station and sent it an hour later",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-05-12 09:00 Europe/Oslo",
  catches = { "keeps-remote-starts" },
}

local yard = site "Harbour yard" { bays = 2, at = { 59.91, 10.75 } }
local post = station "NO-EXA-0304" { profile = "neutral-ac-22", bay = yard.bay[1] }

agents "First line" { playbook = function(agent, case)
  agent:opens(case, { station = post, grade = "L3", category = "access" })
  local done = agent:command(post, "RemoteStartTransaction", { connectorId = 1, idTag = "04D1CE0004A3F4" })
  agent:reply(case, "Your post is offline, I cannot start it from here (" .. done .. ").", { topic = "resolution" })
  agent:close(case, "no start from afar")
end }

account "Ann" { person = "Ann", period = "day" }
account "Bo" { person = "Bo", period = "day" }

driver "Ann" { token = "04D1CE0004A3F4", account = "Ann", phone = true }
  :does(function(me)
    wait "10 min"
    post:link "cut"
    me:park(yard.bay[1])
    me:plug(post)
    local case = me:calls_support("the post does not take my card, please start it")
    case:wait_for("case closed", "30 min")
    me:pull_plug()
    me:leave()
  end)

driver "Bo" { token = "04D1CE0005A3F5" }
  :does(function(me)
    wait "45 min"
    me:park(yard.bay[1])
    me:plug(post)
    wait "5 min"
    post:link_mends()
    wait "1 h"
    check(not me:charging(), "Bo has shown no card, so the car does not charge")
    me:pull_plug()
    me:leave()
  end)
