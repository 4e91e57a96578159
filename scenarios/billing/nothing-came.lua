-- Who plugs in at a post that has nothing to give pays nothing: no start fee, no time. A car that wants nothing is another matter.
scenario "nothing came" {
  source  = "a dead contactor billed 6.25 for 0 kWh",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-02 09:00 Europe/Oslo",
  catches = { "sells_failed_attempts" },
}

local yard = site "Yard" { bays = 3, at = { 59.91, 10.75 } }
local dead = station "NO-EXA-0191" { profile = "neutral-ac-22", bay = yard.bay[1] }
local well = station "NO-EXA-0192" { profile = "neutral-ac-22", bay = yard.bay[2] }
local dies = station "NO-EXA-0193" { profile = "neutral-ac-22", bay = yard.bay[3] }
tariff "Yard" { energy = "1.00 NOK/kWh", time = "6.00 NOK/h", idle = "0.50 NOK/min", flat = "5.00 NOK", tax = "25 %" }
dead:breaks("contactor", {})

local function visits(name, bay, post, soc, token, expected)
  account(name) { person = name, period = "day" }
  driver(name) { token = token, account = name, vehicle = vehicle(name .. "'s car") { battery = "60 kWh", soc = soc, ac = "7.4 kW" } }
    :does(function(me)
      me:park(bay)
      me:plug(post)
      me:tap(post)
      if post == dies then
        wait "6 min"
        post:breaks("contactor", {})
      end
      wait "6 min"
      me:tap(post)
      me:pull_plug()
      me:leave()
      local bill = me:wait_bill { within = "16 h" }
      local kinds = {}
      for _, line in ipairs(bill and bill.lines or {}) do kinds[#kinds + 1] = line.kind end
      local billed = table.concat(kinds, " ")
      if can "billing.invoices" then check(billed == expected, "what " .. name .. " pays for", billed) end
    end)
end

visits("Ann", yard.bay[1], dead, "20 %", "0415100001C0D7", "")
visits("Bob", yard.bay[2], well, "100 %", "0415100002C0D7", "energy time idle flat")
visits("Cas", yard.bay[3], dies, "20 %", "0415100003C0D7", "energy time flat")

expect.invoice { sessions = 2 }
