-- A hard reset of a station at rest: it answers, restarts and introduces itself again.
scenario "TC_013_CS" {
  conformance = "TC_013_CS",
  source = "OCTT 1.6 TC_013_CS; OCPP 1.6 5.14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-013" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "Reset", { type = "Hard" }, { status = "Accepted" })
  post:boots(nil, "5 min")
  post:sends("StatusNotification", { connectorId = 1, status = "Available" })
end)
