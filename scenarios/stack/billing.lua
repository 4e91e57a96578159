-- The biller of the reference stack by its HTTP API, for others than this program: the accounts and tariffs that it takes and
-- lists, what it refuses and in which words, and how a period ends.
scenario "the API of the biller" {
  source = "harness/refstack/stack/openapi.json; harness/sut/sut.md: billing",
  needs  = { "csms.api" },
  begins = "2026-03-06 10:00 Europe/Amsterdam",
  quiet  = true,
}

local begin, minute = 1772787600000, 60000

local function value(v, name)
  return type(v) == "number" and name:find "_ms$" and ("%g"):format((v - begin) / minute) or tostring(v)
end
-- all that is in an answer, in the order of its names; times in minutes since ten o'clock
local function words(v, name)
  if type(v) ~= "table" then return value(v, name) end
  local parts = {}
  for k, x in pairs(v) do parts[#parts + 1] = (type(k) == "string" and k .. "=" or "") .. words(x, tostring(k)) end
  return "{" .. table.concat(parts, ", ") .. "}"
end

local function says(wanted, status, method, path, body)
  local answer, got = csms:api(method, path, body)
  check(got == status and words(answer) == wanted, ("%s %s %s"):format(method, path, words(body or {})), got, words(answer))
end
local function refused(why, method, path, body) return says("{error=" .. why .. "}", 400, method, path, body) end

local function account(fields, why)
  local body = { account = "A", person = "Ann", delivery = "email" }
  for name, v in pairs(fields) do body[name] = v end
  if why then refused(why, "POST", "/api/billing/accounts", body) else says("{}", 200, "POST", "/api/billing/accounts", body) end
end

local function tariff(fields, why)
  local body = { name = "T", currency = "EUR", tax_percent = "21", elements = { { kind = "energy", price = "0.45" } } }
  for name, v in pairs(fields) do body[name] = v end
  if why then refused(why, "POST", "/api/billing/tariffs", body) else says("{}", 200, "POST", "/api/billing/tariffs", body) end
end

local function element(fields, why)
  local one = { kind = "energy", price = "0.45" }
  for name, v in pairs(fields) do one[name] = v ~= absent and v or nil end
  tariff({ elements = { one } }, why)
end

local function names()
  local list = {}
  for _, t in ipairs(csms:api("GET", "/api/billing/tariffs").tariffs or {}) do
    list[#list + 1] = t.name .. " " .. t.elements[1].price
  end
  return table.concat(list, ", ")
end

test(function()
  step("accounts", function()
    says("{accounts={}}", 200, "GET", "/api/billing/accounts")
    account({ account = "" }, "account is empty")
    account({ delivery = "fax" }, "delivery is not email or paper")
    account({ period = "year" }, "period is not month or day")
    account { account = "B", person = "Bob", delivery = "paper", address = "Quay 5", period = "day" }
    account { address = "ann@here" }
    account { account = "C", person = "Cor", period = "month" }
    says("{accounts={{account=A, address=ann@here, delivery=email, period=month, period_to_ms=36780, person=Ann}, {account=B, \z
        address=Quay 5, delivery=paper, period=day, period_to_ms=840, person=Bob}, {account=C, delivery=email, period=month, \z
        period_to_ms=36780, person=Cor}}}", 200, "GET", "/api/billing/accounts")
    account { account = "C", person = "Corrie", period = "day" }
    says("{accounts={{account=A, address=ann@here, delivery=email, period=month, period_to_ms=36780, person=Ann}, {account=B, \z
        address=Quay 5, delivery=paper, period=day, period_to_ms=840, person=Bob}, {account=C, delivery=email, period=day, \z
        period_to_ms=840, person=Corrie}}}", 200, "GET", "/api/billing/accounts")
  end)
  step("what is no tariff", function()
    local code, tax = "currency must be a code of 3 letters", "tax_percent must be a decimal, not negative, with at most 4 decimals"
    local kind, per = "kind of an element must be energy, time, idle or flat", "per must be kWh for energy, h or min for time and idle"
    local price, after = "price must be decimal text with at most 6 decimals", "after_s must be a number of seconds, not negative"
    local hours = "from and to are times of day such as 07:00"
    for _, currency in ipairs { "", "EU", "EURO" } do tariff({ currency = currency }, code) end
    for _, percent in ipairs { "-1", "0.00001", "1e1", "", ".", "1.", ".5", "1.5.0", "1..5", " 1", "1 ", 21, true } do
      tariff({ tax_percent = percent }, tax)
    end
    tariff({ rounding = { scope = "year" } }, "scope of rounding must be line, tax_group or document")
    tariff({ rounding = { scope = 1 } }, "scope of rounding must be line, tax_group or document")
    tariff({ rounding = { mode = "down" } }, "mode of rounding must be half_up or half_even")
    for _, decimals in ipairs { -1, 7, "2" } do
      tariff({ rounding = { decimals = decimals } }, "decimals of rounding must be a number from 0 to 6")
    end
    element({ kind = "air" }, kind)
    element({ kind = absent }, kind)
    for _, row in ipairs { { "energy", "h" }, { "energy", "min" }, { "time", "kWh" }, { "time", "session" }, { "idle", "kWh" }, { "idle", "s" },
      { "energy", 5 } } do element({ kind = row[1], per = row[2] }, per) end
    for _, text in ipairs { "", "-", "1,5", "0.1234567", "9223372036854.775807", "922337203685.477581", "9223372036854775808", 0.45, absent } do
      element({ price = text }, price)
    end
    for _, seconds in ipairs { -1, 1000000001, "5" } do element({ after_s = seconds }, after) end
    for _, clock in ipairs { "7:00", "07:0", "07:000", "07.00", "07000", "07:00x", "0::00", "07::0", "0/:00", "a7:00", "07:0x", "07:60", "24:01", "25:00", "", 7 } do
      element({ from = clock }, hours)
      element({ from = "00:00", to = clock }, hours)
    end
    local many = {}
    for i = 1, 33 do many[i] = { kind = "energy", price = "1" } end
    tariff({ elements = many }, "a tariff has at most 32 elements")
    many[2].kind = "air"
    tariff({ elements = many }, kind)
    check(names() == "", "none of them is in force", names())
    many[2].kind, many[33] = "energy", nil
    tariff { name = "Most", elements = many }
  end)
  step("tariffs", function()
    tariff { name = "T", tax_percent = "0.0001", rounding = { decimals = 0 } }
    tariff { name = "Free", tax_percent = "0", elements = { { kind = "flat", price = "0", per = "month" } }, rounding = { decimals = 6 } }
    tariff { name = "Dear", elements = { { kind = "time", price = "922337203685.47758", per = "min", from = "00:00", to = "24:00", after_s = 1000000000 } } }
    tariff { name = "Back", elements = { { kind = "idle", price = "-0.000001", per = "h", to = "23:59", after_s = 0 } } }
    check(names() == "Most 1, T 0.45, Free 0, Dear 922337203685.47758, Back -0.000001", "they are listed as they came", names())
    tariff { name = "T", tax_percent = "0.0001", rounding = { decimals = 0 } }
    check(names() == "Most 1, T 0.45, Free 0, Dear 922337203685.47758, Back -0.000001", "the same again is no other", names())
    tariff { name = "T", elements = { { kind = "energy", price = "0.55" } } }
    check(names() == "Most 1, Free 0, Dear 922337203685.47758, Back -0.000001, T 0.55", "another takes the place of the old one", names())
    for _, t in ipairs(csms:api("GET", "/api/billing/tariffs").tariffs) do
      if t.name == "T" then check(words(t) == "{currency=EUR, elements={{kind=energy, price=0.55}}, name=T, tax_percent=21}", "it is told whole", words(t)) end
    end
  end)
  step("no bill", function()
    says("{held={}, invoices={}, next=0}", 200, "GET", "/api/billing/invoices")
    says("{held={}, invoices={}, next=7}", 200, "GET", "/api/billing/invoices?since=7")
    for _, number in ipairs { "1", "0", "INV-00001", "-1" } do
      says("{error=no invoice " .. number .. "}", 404, "POST", "/api/billing/invoices/" .. number .. "/disputes", { by = "Ben", reason = "dear" })
    end
    wait_until "2026-03-07 00:01"
    says("{accounts={{account=A, address=ann@here, delivery=email, period=month, period_to_ms=36780, person=Ann}, {account=B, \z
        address=Quay 5, delivery=paper, period=day, period_to_ms=2280, person=Bob}, {account=C, delivery=email, period=day, \z
        period_to_ms=2280, person=Corrie}}}", 200, "GET", "/api/billing/accounts")
    says("{held={}, invoices={}, next=0}", 200, "GET", "/api/billing/invoices")
  end)
end)
