-- A list that is longer than a station takes goes out in parts: by number, by size, by both; the answers are put together again, and a
-- local list is counted on. Where a part fails the rest is not sent.
scenario "lists in parts, OCPP 2.0.1" {
  source = "OCPP 2.0.1 part 2 B05.FR.11, B06.FR.05, D01.FR.11, N04: ItemsPerMessage, BytesPerMessage",
  needs  = { "csms.api", "csms.command" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CS-P201" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local seq = 0

-- The station says what it takes, or how many entries its list has room for.
local function reports(component, name, instance, value, most)
  post:calls("NotifyReport", { requestId = 9, seqNo = seq, generatedAt = "2026-03-06T10:00:10Z", reportData = { { component = { name = component },
    variable = { name = name, instance = instance }, variableAttribute = { { value = value } },
    variableCharacteristics = most and { dataType = "integer", supportsMonitoring = false, maxLimit = most } } } })
  seq = seq + 1
end

-- How many items there are in each part of a list of n, the answer, why there is none, and how each part is to be taken.
local function parts(action, list, n, item, more)
  local args, sizes, kinds = { [list] = {} }, {}, {}
  for name, value in pairs(more or {}) do args[name] = value end
  for i = 1, n do args[list][i] = item(i) end
  local answer, code, why = csms:command(post, action, args)
  local heard = 0
  while answer and heard < n do
    local part = post:hears(action)
    sizes[#sizes + 1] = #part[list]
    kinds[#kinds + 1] = part.updateType
    for _, got in ipairs(part[list]) do
      heard = heard + 1
      check(fits(got, args[list][heard]), "each in its turn")
    end
  end
  return table.concat(sizes, " "), answer, why or code, table.concat(kinds, " ")
end

local function asked(i) return { component = { name = "OCPPCommCtrlr" }, variable = { name = "HeartbeatInterval", instance = ("i%d"):format(i) } } end

local function gets(wanted, n, what)
  local got, answer = parts("GetVariables", "getVariableData", n, asked)
  check(got == wanted, what, got)
  check(answer and #answer.getVariableResult == n, "all results come back", answer and #answer.getVariableResult)
end

test(function()
  post:told "BootNotification"
  wait "1 min"
  step("by number", function()
    gets("5", 5, "where nothing is said it goes at once")
    reports("DeviceDataCtrlr", "ItemsPerMessage", "GetVariables", "2")
    gets("2 2 1", 5, "two at a time")
    gets("2", 2, "two are no parts")
    reports("DeviceDataCtrlr", "ItemsPerMessage", "GetVariables", "1")
    gets("1 1", 2, "one at a time")
    reports("DeviceDataCtrlr", "ItemsPerMessage", "GetVariables", "0")
    gets("5", 5, "none is no limit")
  end)
  step("by size", function()
    -- 40 for the frame, 12 for its name, 22 for the empty list, 95 for each item with its comma
    reports("DeviceDataCtrlr", "BytesPerMessage", "GetVariables", "264")
    gets("2 2 1", 5, "two of 95 bytes fit into 264")
    reports("DeviceDataCtrlr", "BytesPerMessage", "GetVariables", "263")
    gets("1 1 1", 3, "they do not fit into 263")
    reports("DeviceDataCtrlr", "BytesPerMessage", "GetVariables", "60")
    gets("1 1 1", 3, "one goes, whatever its size")
    reports("DeviceDataCtrlr", "BytesPerMessage", "GetVariables", "264")
    reports("DeviceDataCtrlr", "ItemsPerMessage", "GetVariables", "1")
    gets("1 1 1", 3, "the lesser of the two counts")
  end)
  step("the rest of a list behind sixty-four other commands", function()
    local function orders(action, args) return csms:api("POST", "/api/csms/commands", { station = post.name, action = action, args = args }).command or 0 end
    local id = orders("GetVariables", { getVariableData = { asked(1), asked(2) } })
    for _ = 1, 64 do orders("GetLocalListVersion", {}) end
    wait "1 min"
    local fate = csms:api("GET", "/api/csms/commands/" .. id)
    check(fits(fate, { state = "error", error = "the rest could not be sent", answer = { getVariableResult = any } }), "has no room", fate.state, fate.error)
  end)
  step("a local list", function()
    reports("LocalAuthListCtrlr", "ItemsPerMessage", nil, "2")
    local function entry(i) return listed(("04A1B2C3D4F30%d"):format(i), "Accepted") end
    local some_ = parts("SendLocalList", "localAuthorizationList", 3, entry, { versionNumber = 5, updateType = "Full" })
    check(some_ == "2 1", "where nobody knows its room it is sent", some_)
    reports("LocalAuthListCtrlr", "Entries", nil, "0", 5)
    local got, answer, _, kinds = parts("SendLocalList", "localAuthorizationList", 5, entry, { versionNumber = 7, updateType = "Full" })
    check(got == "2 2 1" and fits(answer, { status = "Accepted" }), "five in three parts", got)
    check(kinds == "Full Differential Differential", "of which the first takes the place of all, and the others add to it", kinds)
    csms:command(post, "GetLocalListVersion", {}, { versionNumber = 9 })
    local all, _, why = parts("SendLocalList", "localAuthorizationList", 6, entry, { versionNumber = 10, updateType = "Full" })
    check(all == "" and why == "the local list of the station holds 5 entries, not 6", "six of five are not begun", all, why)
    csms:command(post, "GetLocalListVersion", {}, { versionNumber = 9 })
    got = parts("SendLocalList", "localAuthorizationList", 6, entry, { versionNumber = 10, updateType = "Differential" })
    check(got == "2 2 2", "of changes nobody knows how many are new", got)
    post:from_now()
    post:tampers("SendLocalList", { answers = true, replace = { status = "Failed" } })
    local ordered = csms:api("POST", "/api/csms/commands", { station = post.name, action = "SendLocalList", args = { versionNumber = 20, updateType = "Full",
      localAuthorizationList = { entry(1), entry(2), entry(3) } } }).command or 0
    wait "5 s"
    local fate = csms:api("GET", "/api/csms/commands/" .. ordered)
    check(fits(fate, { state = "answered", answer = { status = "Failed" } }), "a part that fails is the end", fate.state)
    post:hears("SendLocalList", { versionNumber = 20, updateType = "Full" })
    post:hears_nothing("SendLocalList", "1 s")
    local function kept(kind) return #(csms:api("GET", "/api/csms/stations/" .. post.name .. "/records?kind=" .. kind).records or {}) end
    check(kept "local_list" == 6 and kept "local_list_version" == 1, "of which nothing is kept", kept "local_list")
    post:tampers("SendLocalList", { answers = true, replace = { status = "Accepted" } })
    post:tampers("SendLocalList", { answers = true, replace = { status = "Failed" } })
    csms:command(post, "SendLocalList", { versionNumber = 30, updateType = "Full", localAuthorizationList = { entry(1), entry(2), entry(3) } }, { status = "Failed" })
    check(kept "local_list" == 0 and kept "local_list_version" == 0, "half a list is none, and its number is not known", kept "local_list")
  end)
end)
