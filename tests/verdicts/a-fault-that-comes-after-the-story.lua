-- inconc story.inconclusive
-- says: the ground of X-1 was to break on 2026-03-03 at 18:50, and the story was over before
-- "18:50" in a story that begins at 19:00 is tomorrow: the post never breaks, and nothing was seen of it.
scenario "a fault that comes after the story" { source = "tried by hand", begins = "2026-03-02 19:00 Europe/Oslo", ocpp = { "1.6", "2.0.1" } }
local yard = site "Yard" { bays = 1, at = { 59.9, 10.7 } }
local post = station "X-1" { profile = "neutral-ac-22", bay = yard.bay[1] }
tariff "T" { energy = "1.00 NOK/kWh", tax = "25 %" }
account "Ann" { person = "Ann", period = "day" }
post:breaks("ground", { from = "18:50" })
driver "Ann" { token = "04AA000001", account = "Ann" }
  :does(function(me)
    me:park(yard.bay[1])
    me:plug(post)
    me:tap(post)
    wait "5 min"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)
