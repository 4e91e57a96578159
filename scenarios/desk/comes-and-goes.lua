-- A loose wire: the post reports a fault and is well again, forty times in an hour. That is one ticket, and nobody is sent; when
-- it has been quiet for a while the desk closes it.
scenario "comes and goes" {
  source  = "seed 002 (a storm of alarms); row C17",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-06 10:00 Europe/Amsterdam",
  catches = { "opens-a-ticket-per-flap", "alarms-the-next-connector" },
}

local yard = site "Yard" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-DSK-0041" { bay = yard.bay[1] }
technician "Van" { at = yard:away("3 km") }
tariff "Yard" { energy = "0.45 EUR/kWh", tax = "21 %" }

test(function()
  for _ = 1, 40 do
    post:breaks("ground")
    wait "40 s"
    post:mended("ground")
    wait "50 s"
  end
  wait "30 min"
end)

expect.path { "alarm close", forbidden = { "dispatch" } }
