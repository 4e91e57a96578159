-- Values in the wrong format are refused, and nothing changes.
scenario "TC_B_11_CS" {
  conformance = "TC_B_11_CS",
  source = "OCPP 2.0.1 part 6 TC_B_11_CS; part 2 B05.FR.07, FR.08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B11" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  for _, value in ipairs { "-1", "soon", "12.5", "" } do
    csms:sets(post, "OCPPCommCtrlr", "OfflineThreshold", value, "Rejected")
  end
  csms:sets(post, "AuthCtrlr", "AuthorizeRemoteStart", "maybe", "Rejected")
  csms:reads(post, "OCPPCommCtrlr", "OfflineThreshold", "60")
end)
