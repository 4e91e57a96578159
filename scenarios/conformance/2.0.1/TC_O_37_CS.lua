-- A message for the state Idle is shown when nobody charges.
scenario "TC_O_37_CS" {
  conformance = "TC_O_37_CS",
  source = "OCPP 2.0.1 part 6 TC_O_37_CS; part 2 O01",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-O37" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  ann:plugs_in(post)
  csms:command(post, "SetDisplayMessage", { message = { id = 1, priority = "AlwaysFront", state = "Idle",
    message = { format = "UTF8", content = "Idle" } } }, { status = "Accepted" })
  check(ann:answers "display" == "Idle", "the display shows Idle")
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Started" })
  wait "10 s"
  check(ann:answers "display" ~= "Idle", "it is not shown while charging")
end)
