-- The CSMS accepts a station that boots, and takes its status and its heartbeats.
scenario "TC_001_CSMS" {
  conformance = "TC_001_CSMS",
  source = "OCTT 1.6 TC_001_CSMS; OCPP 1.6 4.2, 4.6, 4.9",
}

local post = station "CP-101" { profile = "neutral-ac-22" }

test(function()
  post:sends("BootNotification")
  post:told("BootNotification", {
    status = "Accepted", interval = function(s) return s > 0 end, currentTime = like "^%d%d%d%d%-%d%d%-%d%dT%d%d:%d%d:%d%d",
  })
  post:tells("StatusNotification", { connectorId = 1 })
  post:calls("Heartbeat", {}, { currentTime = like "^%d%d%d%d%-%d%d%-%d%dT%d%d:%d%d:%d%d" })
end)
