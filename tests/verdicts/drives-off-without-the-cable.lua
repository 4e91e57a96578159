-- pass
-- The post keeps the plug and the car lets go of the other end: its driver can go, and the cable stays. Who comes back
-- for it has it when the post opens; nobody else has the socket until then.
scenario "without the cable" { begins = "2026-03-06 10:00 UTC", quiet = true, ocpp = { "1.6", "2.0.1" } }
local hall = site "Hall" { bays = 1 }
local post = station "CP-1" { profile = "neutral-ac-22", bay = hall.bay[1] }
local ann = driver "Ann" { token = "04A1B2C3D4" }
local bob = driver "Bob" { token = "04B0B0B0B0" }
post:breaks("connector lock", { from = "end of session", remote_unlock = "fails", reset = "fails" })

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  wait "10 min"
  ann:tap(post)
  check(ann:pull_plug() == "locked", "the post keeps it")
  check(not ann:leave(), "tied to the post by the cable")
  check(ann:opens_at_car(), "the car lets go")
  check(ann:leave(), "drives off without it")
  check(ann:pull_plug() ~= "free", "nobody pulls a plug from the road")
  check(not ann:closes_at_car(), "nor plugs it in there")
  -- the bay is free, the socket is not
  bob:park(hall.bay[1])
  check(not bob:plug(post), "the socket is taken")
  bob:leave()
  wait "2 h"
  ann:park(hall.bay[1])
  post:mended("connector lock", "Eve")
  ann:tap(post)
  wait "1 min"
  check(ann:pull_plug() == "free", "back for the cable")
  check(ann:leave(), "and off with it")
end)
