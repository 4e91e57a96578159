-- Values with the beginning of a transaction whose EVSE is known.
scenario "TC_J_07_CSMS" {
  conformance = "TC_J_07_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_J_07_CSMS; 2.0.1 part 2, J02",
  quiet = true,
}

local post = station "CP-J07" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4E30C" {}

test(function()
  post:calls_start("04A1B2C3D4E30C", "2026-03-06T10:00:05Z")
end)
