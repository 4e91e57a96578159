-- A station that was rejected at its boot refuses what the CSMS asks of it with SecurityError, and sends nothing.
scenario "TC_B_30_CS" {
  conformance = "TC_B_30_CS",
  source = "OCPP 2.0.1 part 6 TC_B_30_CS; B03.FR.02, FR.08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-30" { profile = "neutral-ac-22", ocpp = "2.0.1" }
csms:answers(post, "BootNotification", { status = "Rejected", interval = 600 })

test(function()
  post:sends("BootNotification")
  post:told("BootNotification", { status = "Rejected" })
  csms:insists(post, "GetBaseReport", { requestId = 30, reportBase = "FullInventory" })
  post:hears("GetBaseReport", { reportBase = "FullInventory" })
  post:refuses("GetBaseReport", "SecurityError")
  post:silent(nil, "3 min")
end)
