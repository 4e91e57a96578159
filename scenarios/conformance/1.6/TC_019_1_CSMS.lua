-- The operator reads all configuration keys.
scenario "TC_019_1_CSMS" {
  conformance = "TC_019_1_CSMS",
  source = "OCTT 1.6 TC_019_1_CSMS; OCPP 1.6 5.8",
  needs  = { "csms.command" },
}

local post = station "CP-1019-1" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "GetConfiguration", {}, { configurationKey = some { key = "NumberOfConnectors" } })
  post:hears("GetConfiguration", { key = function(k) return k == nil or #k == 0 end })
end)
