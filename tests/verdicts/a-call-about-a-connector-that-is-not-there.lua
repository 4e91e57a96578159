-- error calls_support: NL-EXA-0193 has connectors 1 to 1, not 7
scenario "a call about a connector that is not there" { source = "a fault of ours: the harness died when somebody looked at it", begins = "2026-03-02 09:00 Europe/Amsterdam" }
local court = site "Court" { bays = 1, at = { 52.1, 5.1 } }
local post = station "NL-EXA-0193" { profile = "neutral-ac-22", bay = court.bay[1] }
agents "Desk" { playbook = function(agent) agent:spend "1 min" end }
driver "Ann" { token = "0419300001C0D7", phone = true }
  :does(function(me)
    me:calls_support("It does not start.", { station = post, connector = 7 })
  end)
