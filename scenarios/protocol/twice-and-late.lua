-- Transaction messages that come twice or broken, answers that come late, twice or not at all: there is one session and one bill.
scenario "twice and late" {
  source = "OCPP 1.6 3.7.1 (retries), 4.8; OCPP-J 1.6 4.1.1 (late answers)",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local hall = site "Depot" { bays = 1 }
local post = station "CP-B04" { profile = "neutral-ac-22", bay = hall.bay[1] }
tariff "Day" { energy = "0.45 EUR/kWh", tax = "21 %" }
local ann = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  -- the station's side: the start goes out broken, is refused and repeated; the repetition comes twice
  post:tampers("StartTransaction", { replace = { meterStart = "twelve" } })
  post:tampers("StartTransaction", { twice = true })
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("StartTransaction", { meterStart = "twelve" })
  post:denied("StartTransaction", { "TypeConstraintViolation", "FormationViolation", "FormatViolation" })
  post:sends("StartTransaction", { meterStart = any }, "3 min")
  local id = post:told("StartTransaction", { idTagInfo = { status = "Accepted" } }).transactionId
  wait "10 min"

  -- the other side: the answer to the stop is lost twice, then comes 20 s late and twice
  csms:answers(post, "StopTransaction", { silent = true, times = 2 })
  csms:answers(post, "StopTransaction", { delay = "20 s", twice = true })
  ann:tap(post)
  post:sends("StopTransaction", { transactionId = id })
  post:untold("StopTransaction", "25 s")
  post:sends("StopTransaction", { transactionId = id }, "5 min")
  post:untold("StopTransaction", "25 s")
  post:sends("StopTransaction", { transactionId = id }, "10 min")
  post:told("StopTransaction")
  post:calls("Heartbeat", {}, { currentTime = any })
  ann:drives_off()
end)

expect.invoice { sessions = 1 }
