-- payload.lua: payloads from the message tables.

local sample, actions, flaws, refusals = _sample_payload, _actions, _flaws, _refusals

local function patched(value, patch)
  for k, v in pairs(patch or {}) do
    if v == null then
      value[k] = nil
    elseif type(v) == "table" and type(value[k]) == "table" and #v == 0 then
      value[k] = patched(value[k], v)
    else
      value[k] = v
    end
  end
  return value
end

ocpp = {}

---A valid payload of a CALL: what is required is filled in, the texts mean nothing.
---@param version string "1.6" or "2.0.1"
---@param action string
---@param fields? table fields that differ or are added; null leaves one out
---@return table payload
function ocpp.payload(version, action, fields) return patched(sample(version, action, false), fields) end

---A valid payload of the answer to a CALL.
---@param version string
---@param action string
---@param fields? table
---@return table payload
function ocpp.answer(version, action, fields) return patched(sample(version, action, true), fields) end

---The names of the messages that a side may send.
---@param version string
---@param side? string "station" (when it is left out) or "csms"
---@return string[]
function ocpp.actions(version, side)
  if side ~= nil and side ~= "station" and side ~= "csms" then error('ocpp.actions: the side is "station" or "csms"', 2) end
  return actions(version, side)
end

---The ways in which a payload can be wrong in one place; see station:sends_flawed.
---@return string[]
function ocpp.flaws() return flaws() end

---The error codes with which a CSMS may refuse a CALL whose payload is wrong: those of the version, and what the protocol
---scorer lets pass with a note (the spelling of the errata or of another version, a code that names nothing).
---@param version string
---@return string[]
function ocpp.refusals(version) return refusals(version) end
