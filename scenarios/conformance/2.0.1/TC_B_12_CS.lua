-- The base report of the configuration has what can be configured, and only that.
scenario "TC_B_12_CS" {
  conformance = "TC_B_12_CS",
  source = "OCPP 2.0.1 part 6 TC_B_12_CS; part 2 B07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B12" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetBaseReport", { requestId = 12, reportBase = "ConfigurationInventory" },
    { status = "Accepted" })
  local found = post:reports(12, "30 s")
  check(#found > 20, "there is a configuration")
  for _, item in ipairs(found) do
    local mutability = item.variableAttribute[1].mutability
    check(mutability == "ReadWrite" or mutability == "WriteOnly", item.variable.name .. " can be written")
  end
end)
