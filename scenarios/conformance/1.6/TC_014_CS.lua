-- A soft reset of a station at rest: it answers, restarts and introduces itself again.
scenario "TC_014_CS" {
  conformance = "TC_014_CS",
  source = "OCTT 1.6 TC_014_CS; OCPP 1.6 5.14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-014" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "Reset", { type = "Soft" }, { status = "Accepted" })
  post:boots(nil, "5 min")
  post:sends("StatusNotification", { connectorId = 1, status = "Available" })
end)
