-- A customer wants to be forgotten: when the last part of what the station had of him is told, and not before, the CSMS takes him
-- out of its local list, too.
scenario "a customer is forgotten" {
  source = "OCPP 2.0.1 part 2 N10.FR.08",
  needs  = { "csms.api", "csms.command" },
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CS-FORGET1" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local function records(kind) return csms:api("GET", "/api/csms/stations/" .. post.name .. "/records?kind=" .. kind).records or {} end

local function tells(seq)
  post:calls("NotifyCustomerInformation", { requestId = 91, seqNo = seq, data = "his card", generatedAt = "2026-03-06T10:00:10Z" })
end

test(function()
  post:told "BootNotification"
  wait "1 min"
  csms:lists(post, { "04A1B2C3D4FB01", "Accepted" }, { "04A1B2C3D4FB02", "Accepted" })
  local version = tonumber(records("local_list_version")[1].state)
  tells(0)
  post:from_now()
  post:hears_nothing("SendLocalList", "2 s")
  post:tampers("NotifyCustomerInformation", { replace = { tbc = true } })
  csms:command(post, "CustomerInformation", { requestId = 91, report = true, clear = true, idToken = card "04a1b2c3d4fb02" }, { status = "Accepted" })
  post:sends("NotifyCustomerInformation", { requestId = 91 })
  post:hears_nothing("SendLocalList", "2 s")
  tells(1)
  post:hears("SendLocalList", { versionNumber = version + 1, updateType = "Differential", localAuthorizationList = {
    { idToken = { idToken = "04A1B2C3D4FB02" }, idTokenInfo = absent } } })
  wait "1 s"
  local list = records "local_list"
  check(#list == 1 and list[1].key == "04A1B2C3D4FB01", "he is gone from the list, the other is not", #list)
end)
