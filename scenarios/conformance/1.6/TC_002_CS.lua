-- A boot that is answered Pending: the CSMS may look at the station and set it up, but no transaction begins until the
-- station was accepted.
scenario "TC_002_CS" {
  conformance = "TC_002_CS",
  source = "OCTT 1.6 TC_002_CS; OCPP 1.6 4.2",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-002" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D42029" }
csms:answers(post, "BootNotification", { status = "Pending", interval = 120 })
csms:answers(post, "BootNotification", { status = "Accepted", interval = 300 })

test(function()
  post:sends("BootNotification")
  post:told("BootNotification", { status = "Pending", interval = 120 })
  csms:command(post, "GetConfiguration", { key = { "HeartbeatInterval" } },
    { configurationKey = { { key = "HeartbeatInterval", readonly = false, value = any } } })
  csms:command(post, "ChangeConfiguration", { key = "MeterValueSampleInterval", value = "30" }, { status = "Accepted" })
  ann:plugs_in(post)
  ann:tap(post)
  post:silent("StartTransaction", "10 s")
  post:boots(nil, "120 s")
  post:sends("StatusNotification", { connectorId = 1 })
end)
