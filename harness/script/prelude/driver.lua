-- driver.lua: the words of a driver that stand on other words, and the steps that many procedures share.

local holds = check
local ten_seconds, plugs_in, check, quit = _ten_seconds, _plugs_in, _check, _quit
local format = string.format
local driver = _methods "driver"

---Waits until the vehicle has what its owner wants (its target), or the cable is out; looks every ten seconds.
---@param limit? string gives up after this long ("12 h")
---@return boolean charged false when the limit came first
function driver:wait_charged(limit)
  return self:wait_soc(nil, limit)
end

---Waits until the battery of the vehicle holds at least this much.
---@param soc? string "80 %"; nil: the target of the vehicle
---@param limit? string gives up after this long ("12 h")
---@return boolean reached false when the limit came first
function driver:wait_soc(soc, limit)
  local left = ten_seconds(limit or "12 h")
  while left > 0 do
    if self:has_soc(soc) then return true end
    wait "10 s"
    left = left - 1
  end
  return self:has_soc(soc)
end

---Parks at the connector where that is still to be done, and plugs in, at once: for tests, where the way there is no
---part of the story. When that is not possible, it is a finding and the test ends.
---@param post station
---@param connector? integer 1
function driver:plugs_in(post, connector)
  local what = format("%s plugs in at %s/%d", self.name, post.name, connector or 1)
  local ok = plugs_in(self, post, connector)
  check(ok, what)
  if not ok then quit "plugs_in" end
end

---Takes the plug out and drives away. When the plug is held, it is a finding and the test ends.
function driver:drives_off()
  local pull = self:pull_plug()
  check(pull == "free", format("%s takes the plug out (%s)", self.name, pull))
  if pull ~= "free" then quit "drives_off" end
  self:leave()
end

---The idToken of a card in OCPP 2.0.1.
---@param id string
---@return table idToken { idToken = id, type = "ISO14443" }
function card(id) return { idToken = id, type = "ISO14443" } end

---Plugs in, taps the card, and waits until the station has told the CSMS that a transaction began; in OCPP 1.6 also
---until it is told its number.
---@param post station
---@param connector? integer 1
---@return any id of the transaction
---@return table payload of the StartTransaction or TransactionEvent
function driver:starts(post, connector)
  self:plugs_in(post, connector)
  self:tap(post)
  if post:version() == "1.6" then
    local start = post:sends("StartTransaction", { connectorId = connector or 1, idTag = self:card() })
    return post:told("StartTransaction", { idTagInfo = { status = "Accepted" } }).transactionId, start
  end
  local event = post:sends("TransactionEvent", { eventType = "Started" })
  return event.transactionInfo.transactionId, event
end

---As starts, and waits until the station has told the CSMS that it charges.
---@param post station
---@param connector? integer 1
---@return any id of the transaction
---@return table payload of the StartTransaction or TransactionEvent
function driver:charges(post, connector)
  local id, start = self:starts(post, connector)
  if post:version() == "1.6" then
    post:sends("StatusNotification", { connectorId = connector or 1, status = "Charging" })
  else
    post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  end
  return id, start
end

---A session that is over before the story goes on: starts, taps again after so long, and drives off.
---@param post station
---@param duration? string "2 min"; at once when it is left out
function driver:visits(post, duration)
  self:starts(post)
  if duration then wait(duration) end
  self:tap(post)
  if post:version() == "1.6" then post:sends "StopTransaction" else post:sends("TransactionEvent", { eventType = "Ended" }) end
  self:drives_off()
end

---Taps the card: the station asks the CSMS, is told this of it, and no transaction begins (OCPP 2.0.1).
---@param post station
---@param status string "Invalid"
function driver:is_refused(post, status)
  holds(self:tap(post) ~= "Accepted", "the card is refused")
  post:sends("Authorize", { idToken = card(self:card()) })
  post:told("Authorize", { idTokenInfo = { status = status } })
  post:silent("TransactionEvent", "30 s")
  post:has_not_sent "TransactionEvent"
end

---Plugs in while the station can still ask; the link is cut, the station lets the card in by itself, and energy flows.
---@param post station
function driver:charges_offline(post)
  self:plugs_in(post)
  wait "10 s"
  post:link "cut"
  wait "10 s"
  holds(self:tap(post) == "Accepted", "the cache lets the card in")
  wait "30 s"
  holds(self:charging(), "energy flows while nobody can be asked")
end

---Taps at the session of another with a card that the CSMS calls Invalid: nothing ends (OCPP 2.0.1).
---@param post station
function driver:ends_nothing(post)
  holds(self:tap(post, nil, 1) ~= "stopped", "a card that is not valid ends nothing")
  post:sends("Authorize", { idToken = card(self:card()) })
  post:told("Authorize", { idTokenInfo = { status = "Invalid" } })
  post:silent("TransactionEvent", "30 s")
  post:has_not_sent "TransactionEvent"
end
