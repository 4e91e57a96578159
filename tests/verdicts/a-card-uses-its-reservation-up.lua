-- pass
-- A reservation of 2.0.1 ends with the authorization it was made for (H03.FR.09), one of 1.6 with the transaction (5.13):
-- a card without a plug leaves nothing behind there, and the reservation here.
scenario "a card without a plug" { begins = "2026-03-06 10:00 UTC", quiet = true, ocpp = { "1.6", "2.0.1" } }
local hall = site "Hall" { bays = 1 }
local post = station "CP-1" { profile = "neutral-ac-22", bay = hall.bay[1] }
local ann = driver "Ann" { token = "04A1B2C3D4" }
local bob = driver "Bob" { token = "04B0B0B0B0" }
local new = post:version() ~= "1.6"

local function reserve(id, place)
  local evse = place > 0 and place or nil
  csms:command(post, "ReserveNow", new
    and { id = id, evseId = evse, expiryDateTime = "2026-03-06T13:00:00Z", idToken = { idToken = "04A1B2C3D4", type = "ISO14443" } }
    or { connectorId = place, expiryDate = "2026-03-06T13:00:00Z", idTag = "04A1B2C3D4", reservationId = id },
    { status = "Accepted" })
end

test(function()
  reserve(1, 1)
  wait "1 min"
  ann:tap(post)
  wait "5 min"
  check(post:status(1) == (new and "Available" or "Reserved"), "when nobody plugs in", post:status(1))
  csms:command(post, "CancelReservation", { reservationId = 1 }, { status = new and "Rejected" or "Accepted" })
  -- another's card uses nothing up
  reserve(2, 1)
  wait "1 min"
  bob:tap(post)
  wait "5 min"
  check(post:status(1) == "Reserved", "another's card", post:status(1))
  -- the transaction names the reservation that its card used up
  ann:tap(post)
  ann:plugs_in(post)
  if new then post:sends("TransactionEvent", { reservationId = 2 }, "1 min")
  else post:sends("StartTransaction", { reservationId = 2 }, "1 min") end
  wait "2 min"
  ann:tap(post)
  ann:pull_plug()
  ann:leave()
  wait "1 min"
  csms:command(post, "CancelReservation", { reservationId = 2 }, { status = "Rejected" })
  -- and the next one names none
  bob:plugs_in(post)
  bob:tap(post)
  wait "2 min"
  bob:tap(post)
  bob:pull_plug()
end)
