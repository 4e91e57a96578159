-- A customer whose data is cleared leaves the local list too.
scenario "TC_N_46_CSMS" {
  conformance = "TC_N_46_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_N_46_CSMS; 2.0.1 part 2, N10.FR.08, D01.FR.06, FR.18",
  needs  = { "csms.command" },
}

local post = station "CP-N46" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SendLocalList", { versionNumber = 4, updateType = "Full", localAuthorizationList = {
    listed("04A1B2C3D467F8", "Accepted"),
    listed("04A1B2C3D567F8", "Accepted"),
  } }, { status = "Accepted" })
  csms:command(post, "CustomerInformation", { requestId = 73, report = true, clear = false,
    idToken = card "04A1B2C3D467F8" }, { status = "Accepted" })
  post:sends("NotifyCustomerInformation", { requestId = 73, tbc = false })
  post:hears_nothing("SendLocalList", "1 min")
  csms:command(post, "CustomerInformation", { requestId = 74, report = true, clear = true,
    idToken = card "04A1B2C3D467F8" }, { status = "Accepted" })
  post:hears("CustomerInformation", { requestId = 74, report = true, clear = true, idToken = card "04A1B2C3D467F8" })
  post:sends("NotifyCustomerInformation", { requestId = 74, tbc = false })
  local update = post:hears("SendLocalList", { versionNumber = 5, updateType = "Differential" })
  local list = update.localAuthorizationList
  check(#list == 1 and list[1].idToken.idToken == "04A1B2C3D467F8" and list[1].idTokenInfo == nil, "that token alone is taken out")
  post:answers("SendLocalList", { status = "Accepted" })
  csms:command(post, "GetLocalListVersion", {}, { versionNumber = 5 })
end)
