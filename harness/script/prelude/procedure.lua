-- procedure.lua: the steps of a station that many procedures share. A step awaits what passes on the wire with the words
-- of station.lua, so one that fails is a finding like any other.

local station = _methods "station"

---As sends, and the CSMS answers it, whatever it says.
---@param action string
---@param pattern? table|string
---@param within? string "60 s" when it is left out
---@return table payload of the CALL
function station:tells(action, pattern, within)
  local payload = self:sends(action, pattern, within)
  self:told(action)
  return payload
end

---As sends, for a BootNotification, and the CSMS accepts it.
---@param pattern? table|string what its payload must hold
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
---@param silence? string for this long no other follows it: "30 s"
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

---The payload of a TransactionEvent of the transaction "tx-1" at EVSE 1, "tx-2" at EVSE 2 ... (OCPP 2.0.1).
---@param evse integer
---@param seq integer seqNo
---@param at string timestamp
---@param kind string "Started", "Updated", "Ended"
---@param reason string triggerReason
---@param token? string
---@param info? table more of transactionInfo: { chargingState = "Charging" }
---@return table payload
function transaction_event(evse, seq, at, kind, reason, token, info)
  local transaction = { transactionId = "tx-" .. evse }
  for field, value in pairs(info or {}) do transaction[field] = value end
  return { eventType = kind, timestamp = at, triggerReason = reason, seqNo = seq, transactionInfo = transaction,
    evse = { id = evse, connectorId = 1 }, idToken = token and card(token) }
end

---Has the station say that the transaction "tx-1" has begun at its EVSE 1, whatever it does itself: the CSMS must accept the
---card (OCPP 2.0.1).
---@param token string
---@param at string timestamp
function station:calls_start(token, at)
  local event = transaction_event(1, 0, at, "Started", "Authorized", token, { chargingState = "Charging" })
  event.meterValue = { { timestamp = at, sampledValue = { { value = 1000, context = "Transaction.Begin" } } } }
  self:calls("TransactionEvent", event, { idTokenInfo = { status = "Accepted" } })
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
