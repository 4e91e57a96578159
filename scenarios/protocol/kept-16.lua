-- What a station of 1.6 tells, and what it answers to commands, stands in the records of the CSMS: each once, with its last state.
scenario "what the CSMS keeps of 1.6" {
  source = "harness/refstack/stack/openapi.json: records; OCPP 1.6 4.4, 4.5, 5; security whitepaper 4",
  needs  = { "csms.api", "csms.command" },
  begins = "2026-03-06 10:00 UTC",
}

local bay  = site "Yard" {}.bay[1]
local post = station "CP-KEPT16" { profile = "neutral-ac-22", bay = bay, overrides = { local_list_items = 2, local_list_limit = 5 } }
local next_door = station "CP-KEPT17" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4EA01" }

local function records(kind, of) return csms:api("GET", "/api/csms/stations/" .. (of or post.name) .. "/records?kind=" .. kind).records or {} end

-- Keys and states, in the order of keys.
local function keeps(kind, wanted, what)
  local found = {}
  for i, r in ipairs(records(kind)) do found[i] = r.key .. "=" .. (r.state or "-") end
  local got = table.concat(found, " ")
  check(got == wanted, what, got)
end

local function does(action, args, pattern) return csms:command(post, action, args, pattern or { status = "Accepted" }) end

local function profile(id, level, purpose, connector, more)
  local p = { chargingProfileId = id, stackLevel = level, chargingProfilePurpose = purpose, chargingProfileKind = "Absolute",
    chargingSchedule = { startSchedule = "2026-03-06T10:00:00Z", chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 10 + id } } } }
  for name, value in pairs(more or {}) do p[name] = value end
  return does("SetChargingProfile", { connectorId = connector, csChargingProfiles = p })
end

local function entry(n, status) return { idTag = ("04A1B2C3D4EB0%d"):format(n), idTagInfo = status and { status = status } or nil } end

test(function()
  post:told "BootNotification"
  wait "1 min"
  step("the configuration, which it was asked for when it booted", function()
    local found = {}
    for _, r in ipairs(records "configuration") do found[r.key] = r end
    check(fits(found.HeartbeatInterval, { state = "300", body = { key = "HeartbeatInterval", value = "300", readonly = false } }),
      "each key with its value", found.HeartbeatInterval and found.HeartbeatInterval.state)
    check(found.NumberOfConnectors and fits(found.LocalAuthListMaxLength, { state = "5" }), "read-only ones, too")
    does("ChangeConfiguration", { key = "ConnectionTimeOut", value = "77" })
    does("ChangeConfiguration", { key = "NoSuchKey", value = "77" }, { status = "NotSupported" })
    for _, r in ipairs(records "configuration") do found[r.key] = r end
    check(fits(found.ConnectionTimeOut, { state = "77" }) and not found.NoSuchKey, "what was set is kept, what was refused is not")
  end)
  step("what it was provisioned to be set to", function()
    csms:api("POST", "/api/csms/stations", { station = post.name, protocol = "ocpp1.6", connectors = 1, power_w = 22000, site = "Yard",
      config = { ConnectionTimeOut = "66", MinimumStatusDuration = "2", NoSuchKey = "1" } })
    local _, odd = csms:api("POST", "/api/csms/stations", { station = post.name, protocol = "ocpp1.6", config = { HeartbeatInterval = 3 } })
    check(odd == 400, "what is no text is refused", odd)
    post:from_now()
    post:calls("BootNotification", { chargePointVendor = "Neutral", chargePointModel = "AC" }, { status = "Accepted" })
    post:hears("GetConfiguration", { key = absent })
    for _, set in ipairs { { "ConnectionTimeOut", "66" }, { "MinimumStatusDuration", "2" }, { "NoSuchKey", "1" } } do
      post:hears("ChangeConfiguration", { key = set[1], value = set[2] })
    end
    post:hears_nothing("ChangeConfiguration", "1 s")
    local found = {}
    for _, r in ipairs(records "configuration") do found[r.key] = r.state end
    check(found.ConnectionTimeOut == "66" and found.HeartbeatInterval == "300" and not found.NoSuchKey, "it is set, and kept where it was taken",
      found.ConnectionTimeOut, found.HeartbeatInterval)
  end)
  step("what it reports", function()
    post:calls("DiagnosticsStatusNotification", { status = "Uploading" })
    post:calls("DiagnosticsStatusNotification", { status = "Uploaded" })
    keeps("diagnostics", "=Uploaded", "of diagnostics the last word")
    post:calls("SignedFirmwareStatusNotification", { status = "Downloading", requestId = 7 })
    post:calls("SignedFirmwareStatusNotification", { status = "Installed", requestId = 7 })
    post:calls("SignedFirmwareStatusNotification", { status = "Downloaded", requestId = 8 })
    post:calls("FirmwareStatusNotification", { status = "Idle" })
    keeps("firmware", "=Idle 7=Installed 8=Downloaded", "of firmware the last word to each request")
    check(fits(records("firmware")[2], { body = { status = "Downloading" } }), "with what was told first")
    post:calls("LogStatusNotification", { status = "UploadFailure", requestId = 9 })
    keeps("log", "9=UploadFailure", "of logs likewise")
    wait "1 s"
    local before = #records "security_event"
    post:calls("SecurityEventNotification", { type = "TamperDetectionActivated", timestamp = "2026-03-06T10:00:10Z", techInfo = "the lid" })
    post:calls("SecurityEventNotification", { type = "TamperDetectionActivated", timestamp = "2026-03-06T10:00:11Z" })
    local events = records "security_event"
    check(#events == before + 2 and fits(events[before + 1], { key = ("%06d"):format(before + 1), state = "TamperDetectionActivated",
      body = { techInfo = "the lid", timestamp = "2026-03-06T10:00:10Z" } }), "each event of security by itself", #events)
    local last = events[#events] or {}
    check(last.key == ("%06d"):format(before + 2), "numbered", last.key)
    check(last.at_ms and last.at_ms > 1772791200000 and last.at_ms < 1772792000000, "with the moment", last.at_ms)
    check(#records("security_event", next_door.name) == 0, "nothing of it is the neighbour's")
  end)
  step("a local list in parts", function()
    does("SendLocalList", { listVersion = 4, updateType = "Full", localAuthorizationList = { entry(1, "Accepted"), entry(2, "Blocked"),
      entry(3, "Expired"), entry(4, "Accepted"), entry(5, "Accepted") } })
    keeps("local_list_version", "=6", "three parts count as three versions")
    keeps("local_list", "04A1B2C3D4EB01=Accepted 04A1B2C3D4EB02=Blocked 04A1B2C3D4EB03=Expired 04A1B2C3D4EB04=Accepted 04A1B2C3D4EB05=Accepted",
      "with all that was sent")
    check(does("GetLocalListVersion", {}, {}).listVersion == 6, "as the station has it")
    does("SendLocalList", { listVersion = 7, updateType = "Differential", localAuthorizationList = { entry(1), entry(2, "Accepted"), entry(9) } },
      { status = any })
    keeps("local_list", "04A1B2C3D4EB02=Accepted 04A1B2C3D4EB03=Expired 04A1B2C3D4EB04=Accepted 04A1B2C3D4EB05=Accepted",
      "what is sent without a status is gone from it")
    does("SendLocalList", { listVersion = 10, updateType = "Full", localAuthorizationList = { { idTag = "04a1b2c3d4eb02", idTagInfo = { status = "Blocked" } } } })
    keeps("local_list", "04a1b2c3d4eb02=Blocked", "a full one takes the place of all")
    does("SendLocalList", { listVersion = 11, updateType = "Differential", localAuthorizationList = { entry(2, "Accepted") } })
    keeps("local_list", "04A1B2C3D4EB02=Accepted", "capitals make no other card")
    local answer, code, why = csms:command(post, "SendLocalList", { listVersion = 12, updateType = "Full", localAuthorizationList = { entry(1, "Accepted"),
      entry(2, "Blocked"), entry(3, "Expired"), entry(4, "Accepted"), entry(5, "Accepted"), entry(6, "Accepted") } })
    check(answer == nil and why == "the local list of the station holds 5 entries, not 6", "one that does not fit is not begun", code, why)
    keeps("local_list", "04A1B2C3D4EB02=Accepted", "and changes nothing")
  end)
  step("charging profiles", function()
    profile(1, 0, "TxDefaultProfile", 0)
    profile(2, 1, "TxDefaultProfile", 0)
    profile(3, 0, "TxDefaultProfile", 1)
    profile(4, 0, "ChargePointMaxProfile", 0)
    profile(5, 1, "TxDefaultProfile", 0)
    keeps("charging_profile", "1=TxDefaultProfile 3=TxDefaultProfile 4=ChargePointMaxProfile 5=TxDefaultProfile", "the last of a place, purpose and level")
    check(fits(records("charging_profile")[1].body, { connectorId = 0, csChargingProfiles = { chargingSchedule = { chargingSchedulePeriod =
      { { startPeriod = 0, limit = 11 } } } } }), "as they were ordered")
    does("GetCompositeSchedule", { connectorId = 1, duration = 60 })
    check(fits(records "composite_schedule", { { key = "1" } }), "a schedule by its connector")
    does("ClearChargingProfile", { chargingProfilePurpose = "TxDefaultProfile", stackLevel = 0, connectorId = 0 })
    keeps("charging_profile", "3=TxDefaultProfile 4=ChargePointMaxProfile 5=TxDefaultProfile", "all three must fit")
    does("ClearChargingProfile", { id = 3, chargingProfilePurpose = "ChargePointMaxProfile" }, { status = any })
    does("ClearChargingProfile", { id = 77 }, { status = "Unknown" })
    keeps("charging_profile", "4=ChargePointMaxProfile 5=TxDefaultProfile", "a number is enough")
    ann:plugs_in(post)
    ann:tap(post)
    local id = post:told("StartTransaction").transactionId
    profile(6, 0, "TxProfile", 1, { transactionId = id, chargingProfileKind = "Relative" })
    keeps("charging_profile", "4=ChargePointMaxProfile 5=TxDefaultProfile 6=TxProfile", "one of the transaction is kept")
    wait "1 min"
    ann:tap(post)
    post:told "StopTransaction"
    ann:drives_off()
    keeps("charging_profile", "4=ChargePointMaxProfile 5=TxDefaultProfile", "as long as that runs")
    does("ClearChargingProfile", {})
    keeps("charging_profile", "", "then all are cleared")
  end)
  step("reservations", function()
    local function reserves(id, card_) return does("ReserveNow", { connectorId = 1, reservationId = id, idTag = card_, expiryDate = "2026-03-06T23:00:00Z" }) end
    reserves(31, "04A1B2C3D4EB01")
    does("CancelReservation", { reservationId = 31 })
    does("CancelReservation", { reservationId = 39 }, { status = "Rejected" })
    reserves(0, "04A1B2C3D4EA01")
    keeps("reservation", "0=Accepted 31=Cancelled", "one is cancelled, one holds")
    check(fits(records("reservation")[2], { body = { idTag = "04A1B2C3D4EB01" } }), "for whom it was")
    ann:plugs_in(post)
    ann:tap(post)
    post:told "StartTransaction"
    keeps("reservation", "0=Used 31=Cancelled", "until it is used")
    ann:tap(post)
    post:told "StopTransaction"
    ann:drives_off()
  end)
  step("what else was ordered", function()
    does("ChangeAvailability", { connectorId = 1, type = "Inoperative" })
    does("ChangeAvailability", { connectorId = 0, type = "Operative" })
    keeps("availability", "0/=Operative 1/=Inoperative", "availability, by connector")
    does("GetDiagnostics", { location = "https://depot.example/logs/" }, {})
    check((records("diagnostics")[1] or {}).state ~= "Nothing", "a file will come", #records "diagnostics")
    post:tampers("GetDiagnostics", { answers = true, omit = { "fileName" } })
    post:tampers("DiagnosticsStatusNotification", { lost = true, times = "always" })
    does("GetDiagnostics", { location = "https://depot.example/logs/" }, {})
    keeps("diagnostics", "=Nothing", "or none will")
    does("UpdateFirmware", { location = "https://depot.example/none.bin", retrieveDate = "2026-03-06T22:00:00Z" }, {})
    check(fits(records("firmware")[1], { key = "", state = "Asked", body = { location = "https://depot.example/none.bin" } }), "firmware that was asked for")
  end)
end)
