-- The operator sets a new password; the station uses it at once.
scenario "TC_073_CS" {
  conformance = "TC_073_CS",
  source = "OCTT 1.6 TC_073_CS; security whitepaper 2.3, 5 (AuthorizationKey)",
  needs  = { "csms.command" },
}

local post = station "CP-073" { profile = "neutral-ac-22", security = 1 }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "AuthorizationKey", value = "4F43415F4F4354545F61646D696E5F74657374" }, { status = "Accepted" })
  wait "10 s"                                                -- it hangs up to come back with the new one
  check(not post:connected(), "it has hung up")
  post:connects "3 min"
end)
