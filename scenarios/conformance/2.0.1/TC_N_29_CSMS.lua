-- The CSMS asks what a station keeps of a customer, which the station rejects.
scenario "TC_N_29_CSMS" {
  conformance = "TC_N_29_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_29_CSMS; part 2 N09.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN29" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  -- Ours answers always: what it says is another.
  post:tampers("CustomerInformation", { answers = true, raw = '[3,"{id}",{"status":"Rejected"}]' })
  local order = { requestId = 73, report = true, clear = false,
    idToken = card "04A1B2C3D47FF0" }
  csms:command(post, "CustomerInformation", order, { status = "Rejected" })
  post:hears("CustomerInformation", order)
end)
