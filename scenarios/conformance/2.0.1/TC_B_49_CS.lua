-- Neither the new network profile nor the old one leads anywhere: the station goes on with the one that worked last.
scenario "TC_B_49_CS" {
  conformance = "TC_B_49_CS",
  source = "OCPP 2.0.1 part 6 TC_B_49_CS; part 2 B10.FR.07",
  needs  = { "csms.command" },
  quiet = true,
}

file "nobody" { fault = "not found" }
local post = station "CP-B49" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local function sets(name, value)
  csms:command(post, "SetVariables", { setVariableData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = name }, attributeValue = value,
  } } }, { setVariableResult = { { attributeStatus = one_of("Accepted", "RebootRequired") } } })
end

test(function()
  sets("NetworkProfileConnectionAttempts", "1")
  sets("RetryBackOffRepeatTimes", "0")
  sets("RetryBackOffRandomRange", "0")
  sets("RetryBackOffWaitMinimum", "20")
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = connection("ws://csms.example/nobody", 1) }, { status = "Accepted" })
  sets("NetworkConfigurationPriority", "1,0")
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:link "cut"
  wait "5 min"
  post:silent("BootNotification", "1 min")
  post:link_mends()
  post:boots(nil, "1 min")
  csms:reads(post, "OCPPCommCtrlr", "ActiveNetworkProfile", "0")
end)
