-- management.lua: what a CSMS does again and again to a station of OCPP 2.0.1: variables, lists, roots, profiles,
-- firmware, messages. The station accepts it, or that is a finding.

local csms = _csms_words
local accepted = { status = "Accepted" }

---An entry of a local list.
---@param id string of the card
---@param status? string "Accepted"; left out, the entry is to be taken out of the list
---@param group? string of the card
---@return table AuthorizationData
function listed(id, status, group)
  return { idToken = card(id), idTokenInfo = status and { status = status,
    groupIdToken = group and { idToken = group, type = "Central" } } or nil }
end

---Has the CSMS set a variable.
---@param post station
---@param component string
---@param variable string
---@param value string
---@param status? any what the station says to that: "Accepted"
function csms:sets(post, component, variable, value, status)
  self:command(post, "SetVariables", { setVariableData = { { component = { name = component },
    variable = { name = variable }, attributeValue = value } } },
    { setVariableResult = { { attributeStatus = status or "Accepted" } } })
end

---Has the CSMS read a variable.
---@param post station
---@param component string
---@param variable string
---@param value any what it must be: "true"
function csms:reads(post, component, variable, value)
  self:command(post, "GetVariables", { getVariableData = { { component = { name = component },
    variable = { name = variable } } } }, { getVariableResult = { { attributeValue = value } } })
end

---Has the CSMS send a whole local list.
---@param post station
---@param ... table cards of the list: { "04A1B2C3D4E580", "Accepted" }, with the card's group as a third text
function csms:lists(post, ...)
  local entries = {}
  for i, entry in ipairs { ... } do
    entries[i] = listed(table.unpack(entry))
  end
  self:command(post, "SendLocalList", { versionNumber = 1, updateType = "Full", localAuthorizationList = entries },
    accepted)
end

local roots = { CSMS = "CSMSRootCertificate", ["new CSMS"] = "CSMSRootCertificate", V2G = "V2GRootCertificate",
  MO = "MORootCertificate", manufacturer = "ManufacturerRootCertificate" }

---Has the CSMS install the root certificates of these authorities, one after the other.
---@param post station
---@param ... string "CSMS", "new CSMS", "V2G", "MO", "manufacturer"
function csms:installs(post, ...)
  for _, authority in ipairs { ... } do
    self:command(post, "InstallCertificate",
      { certificateType = roots[authority], certificate = root_certificate(authority) }, accepted)
  end
end

---Has the CSMS ask which certificates are installed: they are those of these authorities, in any order.
---@param post station
---@param asked table what is asked for: { certificateType = { "V2GRootCertificate" } }
---@param ... string as for installs
function csms:finds_installed(post, asked, ...)
  local list = self:command(post, "GetInstalledCertificateIds", asked, accepted).certificateHashDataChain
  check(#list == select("#", ...), "as many are listed as were asked for")
  for _, authority in ipairs { ... } do
    check(fits(list, some { certificateType = roots[authority],
      certificateHashData = certificate_hash(root_certificate(authority)) }), roots[authority])
  end
end

---Has the CSMS ask for its own roots: they are just these, in this order.
---@param post station
---@param ... table certificate_hash of each
function csms:finds_roots(post, ...)
  local answer = self:command(post, "GetInstalledCertificateIds", { certificateType = { "CSMSRootCertificate" } }, accepted)
  local chains, wanted = answer and answer.certificateHashDataChain or {}, { ... }
  check(#chains == #wanted, #wanted .. " root certificates of the CSMS")
  for i, hash in ipairs(wanted) do
    check(chains[i] and chains[i].certificateHashData.serialNumber == hash.serialNumber, "number " .. i .. " is the right one")
  end
end

---What a network profile says about the connection.
---@param url string of the CSMS
---@param security integer security profile
---@return table NetworkConnectionProfile
function connection(url, security)
  return { ocppVersion = "OCPP20", ocppTransport = "JSON", ocppCsmsUrl = url, messageTimeout = 30, securityProfile = security,
    ocppInterface = "Wired0" }
end

---Has the CSMS order the station to fetch and install a file of the file server.
---@param post station
---@param request integer requestId
---@param name string the file
---@param when any from when on it may be fetched and installed: "2026-03-06T08:00:00Z", or the two in a table:
---{ retrieveDateTime = "...", installDateTime = "..." }
---@param signed table firmware_signature of its content
---@param status? string what the station says to that: "Accepted"
---@return table payload of the command
function csms:updates(post, request, name, when, signed, status)
  local times = type(when) == "table" and when or { retrieveDateTime = when, installDateTime = when }
  local order = { requestId = request, firmware = { location = "https://depot.example/fw/" .. name,
    retrieveDateTime = times.retrieveDateTime, installDateTime = times.installDateTime,
    signingCertificate = signed.signingCertificate, signature = signed.signature } }
  self:command(post, "UpdateFirmware", order, { status = status or "Accepted" })
  return order
end

---Has the CSMS put a message on the display.
---@param post station
---@param id integer
---@param content string
---@param fields table priority = "InFront", state = "Charging", transactionId = "..."
function csms:displays(post, id, content, fields)
  local message = { id = id, message = { format = "UTF8", content = content } }
  for field, value in pairs(fields) do message[field] = value end
  self:command(post, "SetDisplayMessage", { message = message }, accepted)
end

---A charging profile with one limit from its start on.
---@param id integer
---@param purpose string "TxDefaultProfile"
---@param amps number of each of three phases
---@param schedule table id, startSchedule, duration; what a schedule needs beside the limit
---@param fields? table what differs of the profile: stackLevel (0), chargingProfileKind ("Absolute"), transactionId
---@return table ChargingProfile
function limiting(id, purpose, amps, schedule, fields)
  local profile = { id = id, stackLevel = 0, chargingProfilePurpose = purpose, chargingProfileKind = "Absolute" }
  local periods = { chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = amps, numberPhases = 3 } } }
  for field, value in pairs(schedule) do periods[field] = value end
  for field, value in pairs(fields or {}) do profile[field] = value end
  profile.chargingSchedule = { periods }
  return profile
end
