-- The version of a list that a station does not have: -1.
scenario "TC_042_1_CS" {
  conformance = "TC_042_1_CS",
  source = "OCTT 1.6 TC_042_1_CS; OCPP 1.6 5.10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-042-1" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "LocalAuthListEnabled", value = "false" }, { status = "Accepted" })
  csms:command(post, "GetLocalListVersion", {}, { listVersion = -1 })
end)
