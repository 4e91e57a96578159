-- A digger cuts the cable to the post while a car charges there. It never comes back: the CSMS must know that it is gone,
-- and keep a session of whose end it has not heard.
scenario "gone for good" {
  source  = "row A20; OCPP 1.6 4.6, 2.0.1 G02 (what a Heartbeat is for)",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-05-12 09:00 Europe/Oslo",
  catches = { "shows-gone-stations" },
}

local yard = site "Harbour yard" { bays = 2, at = { 59.91, 10.75 } }
local post = station "NO-EXA-0302" { profile = "neutral-ac-22", bay = yard.bay[1] }

account "Skipper" { person = "Skipper", period = "day" }

driver "Skipper" { token = "04D1CE0002A3F2" }
  :does(function(me)
    me:park(yard.bay[1])
    me:plug(post)
    check(me:tap(post) == "Accepted", "the session starts while the link is up")
    wait "20 min"
    post:link "cut"
    wait "20 min"
    me:tap(post)
    check(me:pull_plug() == "free", "the driver gets the plug although the link is down")
    me:leave()
    wait "1 h"
  end)
