-- A station that is quiet for a while, then busy: its connection holds, each ping has its pong, each CALL that fits is carried out.
scenario "a connection that holds" {
  source  = "OCPP-J 1.6 3, 4.2.3, 5.4; OCPP 2.0.1 part 4 3, 4.2.3, 5.2; RFC 6455 5.5",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-06 10:00 UTC",
  catches = { "answers-with-a-list", "refuses-transactions", "limits-the-rate", "drops-connections", "selects-no-subprotocol",
              "answers-no-pings" },
}

local hall = site "Depot" { bays = 1 }
local post = station "CP-P08" { profile = "neutral-ac-22", bay = hall.bay[1], overrides = { ping = "30 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4B008" }

test(function()
  wait "12 min"
  ann:plugs_in(post)
  ann:tap(post)
  wait "10 min"
  ann:tap(post)
  ann:drives_off()
  check(post:pings() > 40, "it pings every 30 s")
end)
