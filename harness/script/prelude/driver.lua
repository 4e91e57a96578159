-- driver.lua: the words of a driver that stand on other words.

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
