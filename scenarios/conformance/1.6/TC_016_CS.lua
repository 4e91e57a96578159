-- A soft reset in mid-session: the transaction ends with the reason SoftReset, and the CSMS hears of it.
scenario "TC_016_CS" {
  conformance = "TC_016_CS",
  source = "OCTT 1.6 TC_016_CS; OCPP 1.6 5.14, 7.36",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-016" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4C985" }

test(function()
  local id = ann:charges(post)
  wait "5 min"
  csms:command(post, "Reset", { type = "Soft" }, { status = "Accepted" })
  post:tells("StopTransaction", { transactionId = id, reason = "SoftReset" })
  post:sends("BootNotification", nil, "5 min")
end)
