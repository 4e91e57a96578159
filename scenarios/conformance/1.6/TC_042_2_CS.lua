-- The version of a list that is empty: 0.
scenario "TC_042_2_CS" {
  conformance = "TC_042_2_CS",
  source = "OCTT 1.6 TC_042_2_CS; OCPP 1.6 5.10, 5.15",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-042-2" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "SendLocalList", { listVersion = 1, updateType = "Full" }, { status = "Accepted" })
  csms:command(post, "GetLocalListVersion", {}, { listVersion = 0 })
end)
