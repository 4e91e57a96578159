-- fail invariant.transaction_id
scenario "one number twice" { source = "OCPP 1.6 4.8", begins = "2026-04-01 10:00 Europe/Amsterdam" }

local hall = site "Sports hall" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0001" { profile = "neutral-ac-22", bay = hall.bay[1] }
csms:answers(post, "StartTransaction", { transactionId = 7, times = "always" })

driver "Ann" { token = "04A1B2C3D4" }
  :does(function(me)
    me:park(hall.bay[1])
    for _ = 1, 2 do
      me:plug(post)
      me:tap(post)
      wait "40 min"
      me:tap(post)
      me:pull_plug()
    end
    me:leave()
  end)
