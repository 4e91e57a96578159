-- What is stored of a customer is told by its name and cleared: the second time there is nothing.
scenario "TC_N_62_CS" {
  conformance = "TC_N_62_CS",
  source = "OCPP 2.0.1 part 6 TC_N_62_CS; part 2 N10.FR.03, FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N62" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D47ACE" }
token "04A1B2C3D47ACE" { parent = "FAMILY" } -- the name by which our station knows a customer

test(function()
  ann:visits(post)
  csms:command(post, "CustomerInformation", { requestId = 41, report = true, clear = true, customerIdentifier = "FAMILY" },
    { status = "Accepted" })
  post:sends("NotifyCustomerInformation", { requestId = 41, seqNo = 0, data = like "04A1B2C3D47ACE" })
  csms:command(post, "CustomerInformation", { requestId = 42, report = true, clear = false, customerIdentifier = "FAMILY" },
    { status = "Accepted" })
  post:sends("NotifyCustomerInformation", { requestId = 42, seqNo = 0,
    data = function(text) return not text:find "04A1B2C3D47ACE" end })
end)
