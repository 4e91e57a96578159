-- The CSMS asks for all messages: there are none.
scenario "TC_O_03_CSMS" {
  conformance = "TC_O_03_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_03_CSMS; part 2 O03.FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO03" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetDisplayMessages", { requestId = 82 }, { status = "Unknown" })
  post:hears("GetDisplayMessages", { requestId = 82 })
end)
