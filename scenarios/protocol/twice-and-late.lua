-- The start of a transaction goes out broken, is refused and repeated, and the repetition comes twice: there is one session
-- and one bill.
scenario "twice and broken" {
  source = "OCPP 1.6 3.7.1 (retries), 4.8",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local hall = site "Depot" { bays = 1 }
local post = station "CP-B04" { profile = "neutral-ac-22", bay = hall.bay[1] }
tariff "Day" { energy = "0.45 EUR/kWh", tax = "21 %" }
account "Ann" { person = "Ann", period = "day" }
local ann = driver "Ann" { token = "04A1B2C3D451F1" }

test(function()
  post:tampers("StartTransaction", { replace = { meterStart = "twelve" } })
  post:tampers("StartTransaction", { twice = true })
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("StartTransaction", { meterStart = "twelve" })
  post:denied("StartTransaction", ocpp.refusals(post:version()))
  post:sends("StartTransaction", { meterStart = any }, "3 min")
  local id = post:told("StartTransaction", { idTagInfo = { status = "Accepted" } }).transactionId
  wait "10 min"
  ann:tap(post)
  post:sends("StopTransaction", { transactionId = id })
  post:told("StopTransaction")
  ann:drives_off()
end)

expect.invoice { sessions = 1 }
