-- Who comes as the operator wants it is let in, who comes with less is not: without a password, with another's, in the open where
-- TLS is wanted, with a password where a certificate is. While it is not known whether a new password was taken, both will do.
scenario "who may enter" {
  source = "OCPP 2.0.1 part 2 A00, A01.FR.09, FR.10, A05.FR.02; security whitepaper 2",
  needs  = { "csms.api", "csms.command" },
  ocpp   = { "1.6", "2.0.1" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local plain  = station "SEC-E0" { security = 0 }
local basic  = station "SEC-E1" { security = 1 }
local server = station "SEC-E2" { security = 2 }
local other  = station "SEC-E4" { security = 2 }
local unsure = station "SEC-E5" { security = 1 }
local slow   = station "SEC-E6" { security = 1 }
local hasty  = station "SEC-E7" { security = 1 }
local mutual = station "SEC-E3" { security = 3 }
local new    = plain:version() == "2.0.1"
local both   = station "SEC-E8" { overrides = { offers = new and "ocpp1.6,ocpp2.0.1" or "ocpp2.0.1,ocpp1.6" } }
local early  = station "SEC-E9" { security = 1 }
local posing = station "SEC-EA" { security = 1, user = "SEC-E1" }
local signed = station "SEC-EC" { security = 3 }
local third  = station "SEC-ED" { security = 1 }
local silent = station "SEC-EB" {}
silent:tampers("BootNotification", { lost = true })

local function wants(post, fields)
  local body = { station = post.name, protocol = new and "ocpp2.0.1" or "ocpp1.6", power_w = 22000, site = post.name }
  for name, value in pairs(fields) do body[name] = value end
  csms:api("POST", "/api/csms/stations", body)
  post:disconnects "1 s"
  wait "3 min"
end

local function stays_out(post, what, fields)
  wants(post, fields)
  check(not post:connected(), what .. ": it stays outside")
end

local function comes_in(post, what, fields)
  wants(post, fields)
  wait "15 min"
  check(post:connected(), what .. ": it is let in")
end

-- Has the CSMS set a password; the answer of the station may be broken.
local function sets(post, password, breaks)
  local action = new and "SetVariables" or "ChangeConfiguration"
  if breaks then post:tampers(action, breaks) end
  if new then
    return csms:command(post, action, { setVariableData = { { component = { name = "SecurityCtrlr" }, variable = { name = "BasicAuthPassword" },
      attributeValue = password } } })
  end
  return csms:command(post, action, { key = "AuthorizationKey", value = password })
end

test(function()
  plain:told "BootNotification"
  stays_out(plain, "a password is wanted, and there is none", { security = 1 })
  comes_in(plain, "none is wanted", {})
  stays_out(plain, "TLS is wanted", { security = 2 })
  comes_in(plain, "nothing is wanted", { security = 0 })
  comes_in(plain, "either version will do", { protocol = "ocpp1.6, ocpp2.0.1" })
  stays_out(plain, "one with a password comes without", { password = "a password of theirs" })
end)

test(function()
  basic:told "BootNotification"
  stays_out(basic, "with another password", { security = 1, password = "not the password" })
  stays_out(basic, "with another key", { security = 1, authorization_key = ("0f"):rep(16) })
  stays_out(basic, "with another password, though none is wanted of others", { password = "not the password" })
end)

test(function()
  wait "3 min"
  check(not posing:connected(), "with the right password under the name of another: it stays outside")
end)

test(function()
  server:told "BootNotification"
  server:disconnects "1 s"
  wait "5 min"
  check(server:connected(), "over TLS it comes back")
  server:falls_back(1)
  wait "1 min"
  check(not server:connected(), "who came over TLS does not come back in the open")
end)

test(function()
  other:told "BootNotification"
  sets(other, new and "a-password-of-16" or ("0b"):rep(16))
  wait "1 min"
  stays_out(other, "a certificate is wanted, and the password is right", { security = 3, [new and "password" or "authorization_key"] =
    new and "a-password-of-16" or ("0b"):rep(16) })
end)

test(function()
  mutual:told "BootNotification"
  comes_in(mutual, "a certificate is more than a password", { security = 1, password = "a password of theirs" })
  comes_in(mutual, "and more than nothing", { security = 0 })
end)

test(function()
  unsure:told "BootNotification"
  local first, second = new and "a-password-of-16" or ("0b"):rep(16), new and "a-password-of-20...." or ("0e"):rep(20)
  sets(unsure, first)
  local answer, code = sets(unsure, second, { answers = true, lost = true })
  check(answer == nil and code ~= nil, "nobody heard whether it was taken", code)
  unsure:disconnects "1 s"
  wait "20 min"
  check(unsure:connected(), "with the new one it is let in")
  unsure:disconnects "1 s"
  wait "20 min"
  check(unsure:connected(), "and once more")
  sets(unsure, first, { answers = true, replace = new and { ["setVariableResult[1].attributeStatus"] = "Rejected" } or { status = "Rejected" } })
  unsure:disconnects "1 s"
  wait "3 min"
  check(not unsure:connected(), "from then on the one before it is nobody's")
end)

test(function()
  slow:told "BootNotification"
  slow:tampers(new and "SetVariables" or "ChangeConfiguration", { answers = true, replace = new and { ["setVariableResult[1].attributeStatus"] = "RebootRequired" } or { status = "RebootRequired" } })
  sets(slow, new and "a-password-of-17." or ("0c"):rep(17))
  slow:disconnects "1 s"
  wait "20 min"
  check(slow:connected(), "what is in use after a reboot is let in before it, too")
  sets(slow, "no", { answers = true, replace = new and { ["setVariableResult[1].attributeStatus"] = "Rejected" } or { status = "Rejected" } })
  slow:disconnects "1 s"
  wait "20 min"
  check(slow:connected(), "one that was refused changes nothing")
end)

test(function()
  third:told "BootNotification"
  local function says(status) return { answers = true, replace = new and { ["setVariableResult[1].attributeStatus"] = status } or { status = status } } end
  sets(third, new and "a-password-of-19..." or ("0c"):rep(19), says "RebootRequired")
  sets(third, new and "a-password-of-20...." or ("0d"):rep(20), says "Rejected")
  wait "3 min"
  check(not third:connected(), "where either of two will do, a third does not")
end)

test(function()
  hasty:told "BootNotification"
  hasty:tampers(new and "SetVariables" or "ChangeConfiguration", { answers = true, lost = true })
  csms:api("POST", "/api/csms/commands", { station = hasty.name, action = new and "SetVariables" or "ChangeConfiguration", args = new
    and { setVariableData = { { component = { name = "SecurityCtrlr" }, variable = { name = "BasicAuthPassword" }, attributeValue = "a-password-of-18.." } } }
    or { key = "AuthorizationKey", value = ("0d"):rep(18) } })
  wait "1 s"
  hasty:link "stall"
  hasty:disconnects "2 s"
  hasty:link_mends()
  wait "25 s"
  check(hasty:connected(), "who is back with a new password before the CSMS has its answer is let in")
  hasty:disconnects "1 s"
  wait "20 min"
  check(hasty:connected(), "and once more")
end)

test(function()
  early:told "BootNotification"
  early:tampers(new and "SetVariables" or "ChangeConfiguration", { answers = true, lost = true })
  csms:api("POST", "/api/csms/commands", { station = early.name, action = new and "SetVariables" or "ChangeConfiguration", args = new
    and { setVariableData = { { component = { name = "SecurityCtrlr" }, variable = { name = "BasicAuthPassword" }, attributeValue = "short" } } }
    or { key = "AuthorizationKey", value = "0d" } })
  csms:api("POST", "/api/csms/stations", { station = early.name, protocol = new and "ocpp2.0.1" or "ocpp1.6", security = 1, power_w = 22000, site = early.name,
    password = "not the password" })
  wait "1 s"
  early:link "stall"
  early:disconnects "2 s"
  early:link_mends()
  wait "25 s"
  check(not early:connected(), "a password that is on its way lets in nobody who shows another")
end)

test(function()
  wait "1 s"
  silent:calls "Heartbeat"
  silent:denied("Heartbeat", "SecurityError")                 -- inside it is, but nobody has heard of its boot
end)

test(function()
  both:told "BootNotification"
  csms:command(signed, new and "TriggerMessage" or "ExtendedTriggerMessage",
    { requestedMessage = new and "SignChargingStationCertificate" or "SignChargePointCertificate" }, { status = "Accepted" })
  local request = signed:sends("SignCertificate", { csr = any }).csr
  both:calls("SignCertificate", { csr = request }, { status = "Rejected" })                           -- that of another
  signed:calls("SignCertificate", { csr = root_certificate "stranger" }, { status = "Rejected" })      -- which is no request
  check(both:subprotocol() == (new and "ocpp2.0.1" or "ocpp1.6"), "of what it offers that is taken which it was provisioned for", both:subprotocol())
end)
