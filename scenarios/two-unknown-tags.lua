-- Two new neighbours, two unknown tags within ten minutes, one call. The agent must not guess whose is whose.
scenario "two unknown tags" {
  source  = "seed 000 (assign the tag by phone); row A08",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-28 10:00 Europe/Oslo",
  catches = { "hides-second-unknown-tag", "forgets-refusals" },
}

local home = site "Retirement home" { bays = 2, at = { 60.39, 5.32 } }
local post = station "NO-EXA-0043" { profile = "neutral-ac-22", bay = home.bay[1] }
local next_post = station "NO-EXA-0044" { profile = "neutral-ac-22", bay = home.bay[2] }
agents "First line" { count = 1, playbook = "tag-by-phone" }
tariff "Home" { energy = "2.20 NOK/kWh", tax = "25 %" }
account "Olav" { person = "Olav", delivery = "paper", period = "day" }

driver "Olav" { token = "0401AF00954089", account = "Olav", known = false, phone = true, patience = "15 min" }
  :does(function(me)
    me:park(home.bay[1])
    me:plug(post)
    me:tap(post)
    wait "10 min"                                           -- slowly back to the flat
    local case = me:calls_support("I have been given a tag, what do I do now?", { about = "access", station = post })
    if can "desk.act" then check(case:seen("ask_again") ~= nil, "the agent asks which of the tags it is") end
    wait "20 min"
    me:tap(post)
    wait "1 h"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)

driver "Astrid" { token = "04A5741D024089", account = "Astrid", known = false, phone = false }
  :does(function(me)
    wait "4 min"
    me:tap(post)                                            -- she only tries her tag, at the nearest post
  end)

expect.path       "contact identify match ask_again confirm_identity assign confirm_charge close"
expect.invoice    { sessions = 1 }
expect.experience { tag = { token = "0401AF00954089", account = "Olav" } }
