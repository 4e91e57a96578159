-- procedure.lua: the steps that many procedures share. A step awaits what passes on the wire with the words of the
-- station and of the CSMS, so one that fails is a finding like any other.

local station, driver, csms = _methods "station", _methods "driver", _csms_words

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

---As tells, for a FirmwareStatusNotification of each of these, one after the other (OCPP 2.0.1).
---@param request integer requestId
---@param ... string "Downloading", "Downloaded" ...
function station:tells_firmware(request, ...)
  for _, status in ipairs { ... } do
    self:tells("FirmwareStatusNotification", { status = status, requestId = request }, "1 h")
  end
end

---Has the CSMS set a variable, which the station accepts (OCPP 2.0.1).
---@param post station
---@param component string
---@param variable string
---@param value string
function csms:sets(post, component, variable, value)
  self:command(post, "SetVariables", { setVariableData = { { component = { name = component },
    variable = { name = variable }, attributeValue = value } } }, { setVariableResult = { { attributeStatus = "Accepted" } } })
end

---Has the CSMS send a whole local list, which the station accepts (OCPP 2.0.1).
---@param post station
---@param ... table cards of the list: { "04A1B2C3D4", "Accepted" }, with the card's group as a third text
function csms:lists(post, ...)
  local entries = {}
  for i, entry in ipairs { ... } do
    entries[i] = { idToken = card(entry[1]),
      idTokenInfo = { status = entry[2], groupIdToken = entry[3] and { idToken = entry[3], type = "Central" } } }
  end
  self:command(post, "SendLocalList", { versionNumber = 1, updateType = "Full", localAuthorizationList = entries },
    { status = "Accepted" })
end
