-- The CSMS's answer to the end of a transaction is lost twice, then comes late and twice: there is one session and one bill.
scenario "answers lost and late" {
  source = "OCPP 1.6 3.7.1 (retries), 4.10; OCPP-J 1.6 4.1.1 (late answers)",
  needs  = { "csms.script", "billing.invoices" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local hall = site "Depot" { bays = 1 }
local post = station "CP-P07" { profile = "neutral-ac-22", bay = hall.bay[1] }
tariff "Day" { energy = "0.45 EUR/kWh", tax = "21 %" }
account "Ann" { person = "Ann", period = "day" }
local ann = driver "Ann" { token = "04A1B2C3D4B007" }

test(function()
  local id = ann:starts(post)
  wait "10 min"
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
