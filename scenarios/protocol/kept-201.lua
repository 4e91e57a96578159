-- What a station of 2.0.1 tells, and what it answers to commands, stands in the records of the CSMS: each once, with its last state.
scenario "what the CSMS keeps of 2.0.1" {
  source = "harness/refstack/stack/openapi.json: records; OCPP 2.0.1 part 2 A04, B05 to B08, D, H, K, L, N, O",
  needs  = { "csms.api", "csms.command" },
  begins = "2026-03-06 10:00 UTC",
}

local bay  = site "Yard" {}.bay[1]
local post = station "CS-K201" { profile = "neutral-ac-22", ocpp = "2.0.1", bay = bay }
local ann  = driver "Ann" { token = "04A1B2C3D4EC01" }

local function records(kind) return csms:api("GET", "/api/csms/stations/" .. post.name .. "/records?kind=" .. kind).records or {} end

local function listing(kind)
  local found = {}
  for i, r in ipairs(records(kind)) do found[i] = r.key .. "=" .. (r.state or "-") end
  return table.concat(found, " ")
end

local function keeps(kind, wanted, what) check(listing(kind) == wanted, what, listing(kind)) end

local function one(kind, key)
  for _, r in ipairs(records(kind)) do if r.key == key then return r end end
end

local function does(action, args, pattern) return csms:command(post, action, args, pattern or { status = "Accepted" }) end

local function about(component, variable, value, more)
  local item = { component = { name = component }, variable = { name = variable }, attributeValue = value }
  for name, v in pairs(more or {}) do item[name] = v end
  return item
end

local function boots(firmware)
  post:from_now()
  post:calls("BootNotification", { reason = "PowerUp", chargingStation = { vendorName = "Neutral", model = "AC", firmwareVersion = firmware } },
    { status = "Accepted" })
end

test(function()
  post:told "BootNotification"
  wait "1 min"
  step("its variables, which it was asked for when it booted", function()
    post:hears("GetBaseReport", { reportBase = "FullInventory", requestId = any })
    check(fits(one("variable", "OCPPCommCtrlr////HeartbeatInterval/"), { state = any, body = { component = { name = "OCPPCommCtrlr" } } }), "one of a station")
    check(one("variable", "EVSE/1///Power/") or one("variable", "EVSE//1//Power/"), "one of an EVSE", #records "variable")
    local firmware = csms:api("GET", "/api/csms/stations").stations[1].firmware
    check(listing "inventory" == "=" .. firmware, "what it is of", listing "inventory")
    check(#records "report" > 0 and one("report", (records("request")[1] or {}).key .. "/0"), "each part of the report")
    boots(firmware)
    wait "1 min"
    check(#records "request" == 1, "with the same firmware it is not asked again", #records "request")
  end)
  step("what it was provisioned to be set to", function()
    csms:api("POST", "/api/csms/stations", { station = post.name, protocol = "ocpp2.0.1", connectors = 1, power_w = 22000, site = "Yard",
      config = { ["TxCtrlr.EVConnectionTimeOut"] = "55", ["OCPPCommCtrlr.HeartbeatInterval"] = "240", ["NoDot[two].Word"] = "1", Bare = "2" } })
    boots "1.9"
    post:hears("GetBaseReport", { reportBase = "FullInventory" })
    local heard = post:hears("SetVariables", { setVariableData = any })
    check(#heard.setVariableData == 4, "all of it is set", #heard.setVariableData)
    local function asked(item) return fits(heard.setVariableData, some(item)) end
    check(asked { component = { name = "TxCtrlr", instance = absent }, variable = { name = "EVConnectionTimeOut" }, attributeValue = "55" }, "component and variable")
    check(asked { component = { name = "OCPPCommCtrlr" }, variable = { name = "HeartbeatInterval" }, attributeValue = "240" }, "another")
    check(asked { component = { name = "NoDot", instance = "two" }, variable = { name = "Word" } }, "the instance of a component")
    check(asked { component = { name = "Bare" }, variable = { name = "Bare" } }, "one word is both")
    wait "1 min"
    check(fits(one("value", "TxCtrlr////EVConnectionTimeOut//"), { state = "55" }), "what was accepted is kept", listing "value")
    post:tampers("SetVariables", { answers = true, replace = { ["setVariableResult[1].attributeStatus"] = "RebootRequired" } })
    does("SetVariables", { setVariableData = { about("TxCtrlr", "EVConnectionTimeOut", "56") } }, { setVariableResult = any })
    check(fits(one("value", "TxCtrlr////EVConnectionTimeOut//"), { state = "56" }), "so is what counts from the next boot on", listing "value")
    check(not one("value", "Bare////Bare//") and not one("value", "NoDot/two///Word//"), "what was not is not", listing "value")
    check(listing "inventory" == "=1.9", "another firmware is asked for its variables", listing "inventory")
    post:tampers("NotifyReport", { replace = { tbc = true }, times = "always" })
    boots "2.0"
    does("GetVariables", { getVariableData = { about("OCPPCommCtrlr", "HeartbeatInterval", nil, { attributeType = "Actual" }), about("No", "Such") } },
      { getVariableResult = any })
    check(fits(one("value", "OCPPCommCtrlr////HeartbeatInterval//Actual"), { state = "240" }), "what is read is kept", listing "value")
    check(not one("value", "No////Such//") and not one("value", "No////Such//Actual"), "what is not there is not", listing "value")
    check(listing "inventory" == "=1.9", "as long as more is to come the variables are not known", listing "inventory")
  end)
  step("what it reports", function()
    post:calls("FirmwareStatusNotification", { status = "Downloading", requestId = 7 })
    post:calls("FirmwareStatusNotification", { status = "Installed", requestId = 7 })
    keeps("firmware", "7=Installed", "of firmware the last word to each request")
    check(fits(records("firmware")[1], { body = { status = "Downloading" } }), "with what was told first")
    post:calls("PublishFirmwareStatusNotification", { status = "Published", requestId = 8, location = { "https://depot.example/x" } })
    keeps("publish_firmware", "8=Published", "of publishing likewise")
    post:calls("LogStatusNotification", { status = "UploadFailure", requestId = 9 })
    keeps("log", "9=UploadFailure", "of logs likewise")
    local before = #records "security_event"
    post:calls("SecurityEventNotification", { type = "TamperDetectionActivated", timestamp = "2026-03-06T10:00:10Z" })
    local events = records "security_event"
    check(#events == before + 1 and fits(events[#events], { key = ("%06d"):format(#events), state = "TamperDetectionActivated" }), "events of security")
    post:calls("NotifyDisplayMessages", { requestId = 1, messageInfo = { { id = 5, priority = "InFront", state = "Idle", message = { format = "UTF8", content = "Hello" } },
      { id = 6, priority = "InFront", message = { format = "UTF8", content = "Well" } } } })
    keeps("display_message", "5=Idle 6=-", "each message of a display")
    post:calls("NotifyMonitoringReport", { requestId = 2, seqNo = 0, generatedAt = "2026-03-06T10:00:10Z", monitor = {
      { component = { name = "EVSE" }, variable = { name = "Power" }, variableMonitoring = {
        { id = 11, transaction = false, value = 9, type = "Delta", severity = 5 }, { id = 12, transaction = true, value = 8, type = "Periodic", severity = 6 } } },
      { component = { name = "EVSE" }, variable = { name = "Problem" }, variableMonitoring = {
        { id = 13, transaction = false, value = 1, type = "UpperThreshold", severity = 7 } } } } })
    keeps("monitor", "11=Delta 12=Periodic 13=UpperThreshold", "each monitor of a report")
    check(fits(one("monitor", "12"), { body = { component = { name = "EVSE" }, variable = { name = "Power" }, severity = 6, value = 8, variableMonitoring = absent } }),
      "with what it watches")
    for _, source in ipairs { "EMS", "SO" } do post:calls("NotifyChargingLimit", { evseId = 1, chargingLimit = { chargingLimitSource = source } }) end
    keeps("charging_limit", "1/EMS=- 1/SO=-", "limits of others")
    post:calls("ClearedChargingLimit", { evseId = 1, chargingLimitSource = "EMS" })
    keeps("charging_limit", "1/SO=-", "until they are lifted")
    post:calls("ReportChargingProfiles", { requestId = 3, chargingLimitSource = "CSO", evseId = 1, chargingProfile = {
      limiting(41, "TxDefaultProfile", 8, { id = 41 }), limiting(42, "ChargingStationExternalConstraints", 9, { id = 42 }) } })
    keeps("reported_profile", "41=TxDefaultProfile 42=ChargingStationExternalConstraints", "profiles that it has")
    post:calls("NotifyCustomerInformation", { requestId = 4, seqNo = 0, data = "Ann, Amsterdam", tbc = true, generatedAt = "2026-03-06T10:00:10Z" })
    post:calls("NotifyCustomerInformation", { requestId = 4, seqNo = 1, data = "and her card", generatedAt = "2026-03-06T10:00:10Z" })
    check(#records "customer_information" == 2 and one("customer_information", "4/1"), "each part of what it knows of a customer", listing "customer_information")
  end)
  step("a local list", function()
    csms:lists(post, { "04A1B2C3D4EC11", "Accepted" }, { "04A1B2C3D4EC12", "Blocked", "GROUP" })
    keeps("local_list", "04A1B2C3D4EC11=Accepted 04A1B2C3D4EC12=Blocked", "with all that was sent")
    does("SendLocalList", { versionNumber = 2, updateType = "Differential", localAuthorizationList = { listed "04a1b2c3d4ec11" } })
    keeps("local_list", "04A1B2C3D4EC12=Blocked", "what is sent without a status is gone from it")
    keeps("local_list_version", "=2", "and its number")
    does("GetLocalListVersion", {}, { versionNumber = 2 })
    does("SendLocalList", { versionNumber = 3, updateType = "Full" })
    keeps("local_list", "", "an empty one empties it")
  end)
  step("charging profiles", function()
    local function profile(id, level, purpose, evse, more)
      local fields = { stackLevel = level }
      for name, value in pairs(more or {}) do fields[name] = value end
      does("SetChargingProfile", { evseId = evse, chargingProfile = limiting(id, purpose, 10, { id = id, startSchedule = not more and "2026-03-06T10:00:00Z" or nil }, fields) })
    end
    profile(1, 0, "TxDefaultProfile", 0)
    profile(2, 1, "TxDefaultProfile", 1)
    profile(3, 0, "ChargingStationMaxProfile", 0)
    keeps("charging_profile", "1=TxDefaultProfile 2=TxDefaultProfile 3=ChargingStationMaxProfile", "those that were taken")
    does("ClearChargingProfile", { chargingProfileCriteria = { evseId = 1, stackLevel = 1 } })
    does("ClearChargingProfile", { chargingProfileId = 3 })
    keeps("charging_profile", "1=TxDefaultProfile", "what is cleared is gone")
    ann:plugs_in(post)
    ann:tap(post)
    local tx = post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } }, "2 min").transactionInfo.transactionId
    profile(6, 0, "TxProfile", 1, { chargingProfileKind = "Relative", transactionId = tx })
    keeps("charging_profile", "1=TxDefaultProfile 6=TxProfile", "one of the transaction is kept")
    does("GetTransactionStatus", { transactionId = tx }, { messagesInQueue = any })
    check(fits(one("transaction_status", tx), { state = "false" }), "what is on its way of it", listing "transaction_status")
    ann:tap(post)
    post:sends("TransactionEvent", { eventType = "Ended" }, "2 min")
    post:told "TransactionEvent"
    ann:drives_off()
    keeps("charging_profile", "1=TxDefaultProfile", "as long as that runs")
    does("GetCompositeSchedule", { evseId = 1, duration = 60 })
    check(fits(records "composite_schedule", { { key = "1" } }), "a schedule by its EVSE")
    does("GetChargingProfiles", { requestId = 71, chargingProfile = {} })
    check(fits(one("request", "71"), { state = "Accepted", body = { requestId = 71 } }), "what was asked for, by its number")
  end)
  step("reservations", function()
    local function reserves(id)
      does("ReserveNow", { id = id, expiryDateTime = "2026-03-06T23:00:00Z", idToken = card "04A1B2C3D4EC11", evseId = 1 })
    end
    reserves(31)
    does("CancelReservation", { reservationId = 31 })
    reserves(32)
    keeps("reservation", "31=Cancelled 32=Accepted", "as the operator says")
    check(fits(records("reservation")[1], { body = { idToken = { idToken = "04A1B2C3D4EC11" } } }), "for whom it was")
    post:calls("ReservationStatusUpdate", { reservationId = 32, reservationUpdateStatus = "Expired" }, {})
    keeps("reservation", "31=Cancelled 32=Expired", "or the station tells")
    does("CancelReservation", { reservationId = 32 })
    does("ReserveNow", { id = 33, expiryDateTime = "2026-03-06T23:00:00Z", idToken = card "04A1B2C3D4EC01", evseId = 1 })
    ann:starts(post)
    keeps("reservation", "31=Cancelled 32=Cancelled 33=Used", "or it is used")
    ann:tap(post)
    post:sends("TransactionEvent", { eventType = "Ended" }, "2 min")
    ann:drives_off()
  end)
  step("what else was ordered", function()
    does("ChangeAvailability", { evse = { id = 1, connectorId = 1 }, operationalStatus = "Inoperative" })
    does("ChangeAvailability", { evse = { id = 1 }, operationalStatus = "Operative" })
    does("ChangeAvailability", { operationalStatus = "Operative" })
    keeps("availability", "/=Operative 1/=Operative 1/1=Inoperative", "availability, by connector")
    does("SetMonitoringLevel", { severity = 4 })
    does("SetMonitoringBase", { monitoringBase = "All" })
    keeps("monitoring", "base=All level=4", "what is watched, by name")
    does("SetVariableMonitoring", { setMonitoringData = { { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" }, type = "UpperThreshold", value = 9000, severity = 5 },
      { component = { name = "No" }, variable = { name = "Such" }, type = "Delta", value = 1, severity = 5 } } }, { setMonitoringResult = any })
    local monitors = listing "monitor"
    check(#records "monitor" == 4 and not monitors:find "%-", "a monitor with the number that it was given", monitors)
    does("ClearVariableMonitoring", { id = { 12, 999 } }, { clearMonitoringResult = any })
    check(#records "monitor" == 3 and not one("monitor", "12"), "that is gone, with what nobody knows", listing "monitor")
    csms:displays(post, 81, "Welcome", { priority = "InFront", state = "Idle" })
    does("ClearDisplayMessage", { id = 5 }, { status = any })
    keeps("display_message", "6=- 81=Idle", "messages on the display")
    does("InstallCertificate", { certificateType = "V2GRootCertificate", certificate = root_certificate "V2G" })
    keeps("certificate_sent", "V2GRootCertificate=Accepted", "certificates that were sent")
    local hash = certificate_hash(root_certificate "V2G")
    does("GetInstalledCertificateIds", { certificateType = { "V2GRootCertificate" } })
    keeps("certificate", ("%s/%s=V2GRootCertificate"):format(hash.serialNumber, hash.issuerKeyHash), "certificates that are there")
    does("DeleteCertificate", { certificateHashData = hash })
    keeps("certificate", "", "until they are deleted")
  end)
end)
