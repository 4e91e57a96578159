-- What happens here, in one sentence? Play it: chargerig run @FILE@
scenario "@TITLE@" {
  source  = "where the story comes from",
  begins  = "2026-03-06 18:30 Europe/Amsterdam",   -- local time and zone
  catches = { },                                   -- mutants: chargerig mutants --names
}

-- The place and its post. Profiles are the files of vendor-profiles/.
local hall = site "Sports hall" { bays = 2, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0001" { profile = "neutral-ac-22", bay = hall.bay[1] }

-- What it costs. The driver below has an account; bills go there.
tariff "Day" { energy = "0.45 EUR/kWh", idle = "0.05 EUR/min after 15 min", tax = "21 %" }

-- Things that break, if the story is about that:
-- post:breaks("connector lock", { from = "end of session", remote_unlock = "fails" })

-- A person. Inside does(), verbs take time, one after the other.
driver "Ann" { token = "04A1B2C3D4E580", phone = true, patience = "20 min" }
  :does(function(me)
    me:park(hall.bay[1])
    me:plug(post)
    me:tap(post)                       -- returns what the display says
    wait "1 h"
    me:tap(post)
    check(me:pull_plug() == "free", "the cable comes out")
    me:leave()
  end)

-- What the run is held against, apart from what must always hold.
expect.invoice    { sessions = 1 }
expect.experience { contacts = 0, surprises = 0 }
