-- Five bills are doubted: one is right, one because the biller had put right what the station told, one is of a meter that
-- adds 40 kWh, and is not believed any more, one is of a post that gave nothing at all. Each answer has the figures; a bill that was credited stays so.
scenario "looked at again" {
  source  = "disputes over registers: begun at zero, jumped",
  needs   = { "billing.dispute", "desk.open", "desk.act" },
  ocpp    = { "1.6" },                                       -- where a message has one register
  begins  = "2026-04-22 06:00 Europe/Oslo",
}

local street = site "Main street" { bays = 4, at = { 59.92, 10.70 } }
local fair = station "NO-EXA-0151" { profile = "neutral-ac-22", bay = street.bay[1] }
local zero = station "NO-EXA-0152" { profile = "neutral-ac-22", bay = street.bay[2], overrides = { aligned_interval = "15 min" } }
local adds = station "NO-EXA-0153" { profile = "neutral-ac-22", bay = street.bay[3], overrides = { max_power = "90 kW" } }
local dead = station "NO-EXA-0154" { profile = "neutral-ac-22", bay = street.bay[4] }
tariff "Street" { energy = "4.20 NOK/kWh", flat = "5 NOK", tax = "25 %" }
adds:breaks("meter", { until_ = "09:00", adds = "40 kWh" })
zero:tampers("StartTransaction", { replace = { meterStart = 0 } })
dead:breaks("contactor", {})
dead:tampers("StopTransaction", { replace = { meterStop = 1254000 } })

local answers = {}
agents "First line" { playbook = function(agent, case)
  agent:opens(case, { grade = "L3", category = "billing" })
  agent:act(case, "identify", { invoice = case.invoice })
  local found, why = agent:dispute(case, case.words)
  local words = found and table.concat(found.explanation, " ") or why
  answers[case.words] = { found = found, words = words }
  if found then
    agent:act(case, "verify_cdr", { correct = found.outcome == "upheld", correct_wh = found.correct_wh, billed_wh = found.billed_wh })
    agent:act(case, found.outcome == "upheld" and "uphold" or "credit", { credit_note = found.credit })
  end
  agent:reply(case, words, { topic = "explanation" })
  agent:close(case, "looked at again")
end }

local function charges(me, bay, post)
  me:park(bay)
  me:plug(post)
  me:tap(post)
  wait "50 min"
  me:tap(post)
  me:pull_plug()
  me:leave()
  local bill = me:wait_bill { kind = "invoice", within = "2 days" }
  check(bill, "a bill comes")
  return bill
end

local reference = can "csms.script"                         -- only of the reference biller it is known how it counts, and its words

-- asks, and hears what came of it: the outcome, and words that must be in the explanation
local function asks(me, bill, words, outcome, ...)
  me:disputes(bill, words):wait_for("case closed", "1 days")
  local answer = answers[words] or { words = "nothing" }
  check((answer.found and answer.found.outcome or "none") == outcome, words .. ": " .. outcome, answer.words)
  for _, part in ipairs(reference and { ... } or {}) do check(answer.words:find(part, 1, true), "the answer says " .. part, answer.words) end
  return answer.found
end

local function names(found, credit, reissued)
  check(found and found.credit and found.reissued, "the answer names both")
  if reference and found then check(found.credit == credit and found.reissued == reissued, "by their numbers", found.credit, found.reissued) end
end

local function energy(bill)
  local wh = math.floor(bill.lines[1].quantity * 1000 + 0.5)
  return bill.lines[1].quantity, wh .. " Wh", wh
end

for i, row in ipairs { { "Anne", fair, 1, "9 h" }, { "Bent", zero, 2, "9 h" }, { "Cato", adds, 3, "10 h" },
  { "Dina", adds, 3, "12 h" }, { "Finn", dead, 4, "14 h" } } do
  local name, post, bay, later = table.unpack(row)
  account(name) { person = name, period = "day" }
  driver(name) { token = ("0415100%03dE3A1"):format(i), account = name, email = true }
    :does(function(me)
      if name == "Dina" then wait "2 h" end
      local bill = charges(me, street.bay[bay], post)
      if not bill then return end
    local kwh, wh, found_wh = energy(bill)
      wait(later)
      if name == "Anne" then
        local session = bill.lines[1].session
        local found = asks(me, bill, "Anne doubts it", "upheld", wh, "its own reading at that moment agrees", ("Together %s NOK, tax %s NOK, "):format(
          bill.net, bill.tax), ("Session %s at NO-EXA-0151/1 was begun with the card that ends in E3A1"):format(session), ("Session %s at NO-EXA-0151/1: meter 1250000 Wh to %d Wh, so %s; "):format(session, 1250000 + found_wh, wh),
          kwh:gsub("%.?0+$", "") .. " kWh x 4.20 NOK = ", "to pay " .. bill.gross .. " NOK", "of the account Anne")
        check(found and #found.affected == 0 and not found.credit, "nothing is credited")
        check(found and found.correct_wh == found.billed_wh, "both figures are the same")
        if can "csms.api" then
          local again, status = csms:api("POST", "/api/billing/invoices/" .. bill.invoice .. "/disputes", { by = "Anne", reason = "again" })
          check(status == 200 and again.outcome == "upheld", "and so it is when she asks again", status, again.outcome)
        end
      elseif name == "Bent" then
        asks(me, bill, "Bent doubts it", "upheld", 
          ("reported 0 Wh at the beginning, but its meter stood at 1250000 Wh; right are %s, not %d Wh."):format(wh, 1250000 + found_wh))
      elseif name == "Cato" then
        local found = asks(me, bill, "Cato doubts it", "credited", 
          ("reported %d Wh at the end, but its meter stood at %d Wh; right are %d Wh, not %s."):format(1250000 + found_wh, 1210000 + found_wh,
            found_wh - 40000, wh))
        check(found and found.billed_wh - found.correct_wh == 40000, "40 kWh were too many")
        local note = me:wait_bill { kind = "credit_note", within = "1 days" }
        local line = note and note.lines[1] or {}
        check(line.quantity == "-" .. bill.lines[1].quantity and line.price == bill.lines[1].price, "the credit note says what it gives back",
          line.quantity, line.price)
        check(not reference or line.text == "Credit: " .. bill.lines[1].text, "in words", line.text)
        check(found and #found.affected == 2, "Dina is put right, too")
        names(found, "CN-00006", "INV-00007")
      elseif name == "Dina" then
        local found = asks(me, bill, "Dina doubts it", "credited", "it is credited already")
        names(found, "CN-00008", "INV-00009")
      elseif name == "Finn" then
        local found = asks(me, bill, "Finn doubts it", "credited", "right are 0 Wh, not 4000 Wh")
        check(found and found.credit and not found.reissued, "it is given back, and nothing is billed", found and found.reissued)
        check(found and #found.affected == 1 and not found.affected[1].reissued, "nobody else's is")
        if found and can "csms.api" then
          local again = csms:api("POST", "/api/billing/invoices/" .. bill.invoice .. "/disputes", { by = "Finn", reason = "again" })
          check(again.outcome == "credited" and again.credit == found.credit and not again.reissued, "and so it is when he asks again",
            again.outcome, again.credit, again.reissued)
        end
      end
    end)
end

-- The post was wrong once, and is again the day after: now its own reading is believed before anybody complains.
account "Emil" { person = "Emil", period = "day" }
driver "Emil" { token = "0415100006E3A1", account = "Emil" }
  :does(function(me)
    wait_until "2026-04-23 14:00"
    adds:breaks("meter", { adds = "40 kWh" })
    local bill = charges(me, street.bay[3], adds)
    check(bill and tonumber(bill.lines[1].quantity) < 20, "he is not billed for what never flowed", bill and bill.lines[1].quantity)
  end)

expect.invoice { sessions = 5, credited = "all affected" }
