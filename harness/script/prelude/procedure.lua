-- procedure.lua: the steps that many procedures share. A step awaits what passes on the wire with the words of the
-- station and of the CSMS, so one that fails is a finding like any other.

local station, driver = _methods "station", _methods "driver"

---The idToken of a card in OCPP 2.0.1.
---@param id string
---@return table idToken { idToken = id, type = "ISO14443" }
function card(id) return { idToken = id, type = "ISO14443" } end

---Plugs in, taps the card, and waits until the station has told the CSMS that a transaction began; in OCPP 1.6 also
---until it is told its number.
---@param post station
---@param connector? integer 1
---@return any id of the transaction
---@return table payload of the StartTransaction or TransactionEvent
function driver:starts(post, connector)
  self:plugs_in(post, connector)
  self:tap(post)
  if post:version() == "1.6" then
    local start = post:sends("StartTransaction", { connectorId = connector or 1, idTag = self:card() })
    return post:told("StartTransaction", { idTagInfo = { status = "Accepted" } }).transactionId, start
  end
  local event = post:sends("TransactionEvent", { eventType = "Started" })
  return event.transactionInfo.transactionId, event
end

---As starts, and waits until the station has told the CSMS that it charges.
---@param post station
---@param connector? integer 1
---@return any id of the transaction
---@return table payload of the StartTransaction or TransactionEvent
function driver:charges(post, connector)
  local id, start = self:starts(post, connector)
  if post:version() == "1.6" then
    post:sends("StatusNotification", { connectorId = connector or 1, status = "Charging" })
  else
    post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  end
  return id, start
end

---A session that is over before the story goes on: starts, taps again after so long, and drives off.
---@param post station
---@param duration? string "2 min"; at once when it is left out
function driver:visits(post, duration)
  self:starts(post)
  if duration then wait(duration) end
  self:tap(post)
  if post:version() == "1.6" then post:sends "StopTransaction" else post:sends("TransactionEvent", { eventType = "Ended" }) end
  self:drives_off()
end

---Taps the card: the station asks the CSMS, is told this of it, and no transaction begins (OCPP 2.0.1).
---@param post station
---@param status string "Invalid"
function driver:is_refused(post, status)
  check(self:tap(post) ~= "Accepted", "the card is refused")
  post:sends("Authorize", { idToken = card(self:card()) })
  post:told("Authorize", { idTokenInfo = { status = status } })
  post:silent("TransactionEvent", "30 s")
  post:has_not_sent "TransactionEvent"
end

---As sends, and the CSMS answers it, whatever it says.
---@param action string
---@param pattern? table
---@param within? string "60 s" when it is left out
---@return table payload of the CALL
function station:tells(action, pattern, within)
  local payload = self:sends(action, pattern, within)
  self:told(action)
  return payload
end

---As sends, for a BootNotification, and the CSMS accepts it.
---@param pattern? table what its payload must hold
---@param within? string "60 s" when it is left out
---@return table payload
function station:boots(pattern, within)
  local payload = self:sends("BootNotification", pattern, within)
  self:told("BootNotification", { status = "Accepted" })
  return payload
end

---The link works again, and the station finds its way back.
---@param within? string "5 min" when it is left out
function station:comes_back(within)
  self:link_mends()
  self:connects(within)
end

---Waits until the station asks for a certificate, and takes the one that the CSMS gives it.
---@param kind? string OCPP 2.0.1: "ChargingStationCertificate", "V2GCertificate"
---@return string chain PEM
function station:gets_certificate(kind)
  self:sends("SignCertificate", { csr = like "BEGIN CERTIFICATE REQUEST", certificateType = kind })
  self:told("SignCertificate", { status = "Accepted" })
  local given = self:hears("CertificateSigned", { certificateChain = like "BEGIN CERTIFICATE", certificateType = kind })
  self:answers("CertificateSigned", { status = "Accepted" })
  return given.certificateChain
end

-- All parts of a report in their order, as one list.
local function parts(post, action, id, list)
  local found, seq = {}, 0
  repeat
    local part = post:sends(action, { requestId = id, seqNo = seq, generatedAt = any })
    for _, item in ipairs(part[list] or {}) do found[#found + 1] = item end
    seq = seq + 1
  until not part.tbc
  return found
end

---As tells, for all parts of a report.
---@param action string "NotifyReport", "ReportChargingProfiles" ...
---@param request integer requestId
function station:tells_all(action, request)
  local part
  repeat
    part = self:tells(action, { requestId = request })
  until not part.tbc
end

---Waits for the NotifyReport that was asked for, in all its parts (OCPP 2.0.1).
---@param request integer requestId
---@param silence? string for so long no other comes behind it: "30 s"
---@return table reportData of all parts
function station:reports(request, silence)
  local found = parts(self, "NotifyReport", request, "reportData")
  if silence then self:silent("NotifyReport", silence) end
  return found
end

---Waits for the NotifyMonitoringReport that was asked for, in all its parts (OCPP 2.0.1).
---@param request integer requestId
---@return table monitor of all parts
function station:reports_monitors(request) return parts(self, "NotifyMonitoringReport", request, "monitor") end

local function each_status(post, word, request, statuses)
  for _, status in ipairs(statuses) do
    post[word](post, "FirmwareStatusNotification", { status = status, requestId = request }, "1 h")
  end
end

---As sends, for a FirmwareStatusNotification of each of these, one after the other (OCPP 2.0.1).
---@param request integer requestId
---@param ... string "Downloading", "Downloaded" ...
function station:sends_firmware(request, ...) each_status(self, "sends", request, { ... }) end

---As tells, for a FirmwareStatusNotification of each of these, one after the other (OCPP 2.0.1).
---@param request integer requestId
---@param ... string "Downloading", "Downloaded" ...
function station:tells_firmware(request, ...) each_status(self, "tells", request, { ... }) end

---Boots with the firmware that was installed, and tells so (OCPP 2.0.1).
---@param request integer requestId
function station:is_updated(request)
  self:boots({ reason = "FirmwareUpdate" }, "5 min")
  self:tells("StatusNotification", { connectorStatus = "Available" })
  self:tells_firmware(request, "Installed")
  self:tells("SecurityEventNotification", { type = "FirmwareUpdated" })
end

---Has the station say that a transaction has begun at its EVSE 1, whatever it does itself: a TransactionEvent that the
---CSMS must answer with an accepted card (OCPP 2.0.1).
---@param id string transactionId
---@param token string
---@param at string timestamp
function station:calls_start(id, token, at)
  self:calls("TransactionEvent", { eventType = "Started", timestamp = at, triggerReason = "Authorized", seqNo = 0,
    transactionInfo = { transactionId = id, chargingState = "Charging" }, evse = { id = 1, connectorId = 1 },
    idToken = card(token), meterValue = { { timestamp = at,
      sampledValue = { { value = 1000, context = "Transaction.Begin" } } } } }, { idTokenInfo = { status = "Accepted" } })
end

---Tells the CSMS what the vehicle needs, and that takes it (OCPP 2.0.1, ISO 15118).
function station:tells_needs()
  self:sends("NotifyEVChargingNeeds", { evseId = 1 }, "2 min")
  self:told("NotifyEVChargingNeeds", { status = one_of("Accepted", "Processing") })
end

---Waits until the CSMS gives a transaction its profile, which the station takes (OCPP 2.0.1, ISO 15118).
---@param transaction string transactionId
---@return integer id of the profile
function station:is_given_profile(transaction)
  local given = self:hears("SetChargingProfile",
    { evseId = 1, chargingProfile = { chargingProfilePurpose = "TxProfile", transactionId = transaction } })
  self:answers("SetChargingProfile", { status = "Accepted" })
  return given.chargingProfile.id
end

---Tells the CSMS how the vehicle will charge (OCPP 2.0.1, ISO 15118).
---@param status string what the CSMS says to that: "Accepted"
function station:tells_schedule(status)
  self:sends("NotifyEVChargingSchedule", { evseId = 1 }, "2 min")
  self:told("NotifyEVChargingSchedule", { status = status })
end
