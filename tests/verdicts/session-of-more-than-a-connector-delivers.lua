-- pass
-- The meter adds 6.8 MWh to what it closes. The CSMS keeps what it was told, and says that it does not believe it.
scenario "6.8 MWh in twenty minutes" { source = "OCPP 1.6 4.10: meterStop", begins = "2026-03-06 10:00 UTC", ocpp = { "1.6", "2.0.1" } }

local yard = site "Depot" { bays = 1 }
local post = station "NL-EXA-0001" { profile = "neutral-ac-22", bay = yard.bay[1] }
post:breaks("meter", { adds = "6813 kWh" })

driver "Ann" { token = "04A1B2C3D4" }
  :does(function(me)
    me:park(yard.bay[1])
    me:plug(post)
    me:tap(post)
    wait "20 min"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)
