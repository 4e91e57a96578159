-- A custom report by criteria: components that are available are told, problems there are none.
scenario "TC_B_16_CS" {
  conformance = "TC_B_16_CS",
  source = "OCPP 2.0.1 part 6 TC_B_16_CS; part 2 B08.FR.08, FR.10",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-B16" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local function report(id)
    local found, seq = {}, 0
    repeat
      local part = post:sends("NotifyReport", { requestId = id, seqNo = seq, generatedAt = any })
      for _, item in ipairs(part.reportData or {}) do found[#found + 1] = item end
      seq = seq + 1
    until not part.tbc
    post:silent("NotifyReport", "30 s")
    return found
  end

  csms:command(post, "GetReport", {
    requestId = 21, componentCriteria = { "Available" },
  }, { status = "Accepted" })
  local found = report(21)
  check(#found > 0, "something is available")
  csms:command(post, "GetReport", {
    requestId = 22, componentCriteria = { "Problem" },
  }, { status = "EmptyResultSet" })
  post:silent("NotifyReport", "30 s")
end)
