-- Without messages there is nothing to tell.
scenario "TC_O_03_CS" {
  conformance = "TC_O_03_CS",
  source = "OCPP 2.0.1 part 6 TC_O_03_CS; part 2 O03.FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O03" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetDisplayMessages", { requestId = 71 }, { status = "Unknown" })
  wait "30 s"
  post:has_not_sent "NotifyDisplayMessages"
end)
