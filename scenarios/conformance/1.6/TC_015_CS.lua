-- A hard reset in mid-session: the transaction ends with the reason HardReset, and the CSMS hears of it.
scenario "TC_015_CS" {
  conformance = "TC_015_CS",
  source = "OCTT 1.6 TC_015_CS; OCPP 1.6 5.14, 7.36",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-015" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4E9BD" }

test(function()
  local id = ann:charges(post)
  wait "5 min"
  csms:command(post, "Reset", { type = "Hard" }, { status = "Accepted" })
  post:boots(nil, "5 min")
  post:tells("StopTransaction", { transactionId = id, reason = "HardReset" }, "5 min")
end)
