-- pass
-- A card is reported stolen at ten: before it opens a session, after it nobody lets it in. A new card of the same account
-- comes with a new person, and works from then on.
scenario "a card blocked in mid-story" { begins = "2026-03-02 09:00 Europe/Oslo", ocpp = { "1.6", "2.0.1" } }
local yard = site "Yard" { bays = 1 }
local post = station "Y-1" { bay = yard.bay[1], overrides = { cache = false } }
tariff "Yard" { energy = "1.00 NOK/kWh" }

driver "Ann" { token = "04AA000001E580" }
  :does(function(me)
    me:park(yard.bay[1])
    me:plug(post)
    check(me:tap(post) == "Accepted", "her card is good")
    wait "10 min"
    me:tap(post)
    me:pull_plug()
    wait_until "10:00"
    token "04AA000001E580" { status = "Blocked" }
    me:plug(post)
    check(me:tap(post) == "Blocked", "her card is blocked")
    me:pull_plug()
    me:leave()
    local sister = driver "Sister" { token = "04AA000002E580", account = "Ann" }
    sister:does(function(her)
      her:park(yard.bay[1])
      her:plug(post)
      check(her:tap(post) == "Accepted", "the new card is good")
      wait "10 min"
      her:tap(post)
      her:pull_plug()
      her:leave()
    end)
  end)

expect.invoice { sessions = 2 }
