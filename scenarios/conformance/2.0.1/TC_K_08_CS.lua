-- No profile has that id: nothing is cleared.
scenario "TC_K_08_CS" {
  conformance = "TC_K_08_CS",
  source = "OCPP 2.0.1 part 6 TC_K_08_CS; part 2 K10.FR.01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K08" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ClearChargingProfile", { chargingProfileId = 4711 }, { status = "Unknown" })
end)
