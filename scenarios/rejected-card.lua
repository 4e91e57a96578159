-- Four drivers, four cards, four reasons to be turned away. Each of them calls, and each is told the right one.
scenario "rejected card" {
  source  = "seed 000 (explain the reason why they have no access); rows A02 A25 A26",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-04-14 08:00 Europe/Oslo",
  catches = { "accepts-every-token", "wrong-refusal-reason" },
}

local street = site "Main street" { bays = 4, at = { 59.92, 10.70 } }
agents "First line" { count = 2, shift = "00:00-24:00", playbook = "no-start" }
tariff "Street" { energy = "3.90 NOK/kWh", tax = "25 %" }

token "04B10C00011521" { account = "Bjarne", status = "Blocked" }
token "04E49100021521" { account = "Eli",    status = "Expired" }
token "04C4ED00031521" { account = "Nora",   status = "NoCredit" }

local function turned_away(name, token, n, reason, known)
  account(name) { person = name, period = "day" }
  local post = station(("NO-EXA-01%02d"):format(n)) { profile = "neutral-ac-22", bay = street.bay[n] }
  driver(name) { token = token, account = name, phone = true, patience = "10 min", known = known }
    :does(function(me)
      wait(n .. " min")
      me:park(street.bay[n])
      me:plug(post)
      if me:tap(post) ~= "Accepted" then
        local case = me:calls_support("your post does not take my card", { about = "access" })
        local told = case:told("reason")
        if can "desk.reply" then check(told and told.reason == reason, name .. " is told the reason: " .. reason) end
      end
      me:pull_plug()
      me:leave()
    end)
end

turned_away("Bjarne", "04B10C00011521", 1, "Blocked")
turned_away("Eli",    "04E49100021521", 2, "Expired")
turned_away("Nora",   "04C4ED00031521", 3, "NoCredit")
turned_away("Ulf",    "04D15C00041521", 4, "Unknown", false)

expect.path       { model = "contact identify triage refuse close", forbidden = { "dispatch" } }
expect.sla        { first_reply = "10 min" }
expect.invoice    { nothing = true }
expect.experience { refused = true, reason = "Expired" }
