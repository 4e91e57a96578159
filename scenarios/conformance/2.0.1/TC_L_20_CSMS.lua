-- The CSMS is told that a local controller cannot publish the firmware it fetched.
scenario "TC_L_20_CSMS" {
  conformance = "TC_L_20_CSMS",
  source = "OCPP 2.0.1 part 6 TC_L_20_CSMS; part 2 L03",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

file "ac-2.bin" { version = "2.0.0", content = "ac-2.bin 2.0.0", fault = "unfit" }
local post   = station "CP-L20" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { local_controller = true } }

local function tells(fields)
  fields.requestId = 81
  post:tells("PublishFirmwareStatusNotification", fields, "20 min")
end

test(function()
  local order = { requestId = 81, location = "https://depot.example/fw/ac-2.bin", checksum = "d2892f4121299ad0e79de58fb72daadf" }
  csms:command(post, "PublishFirmware", order, { status = "Accepted" })
  post:hears("PublishFirmware", order)
  tells { status = "Downloading" }
  tells { status = "Downloaded" }
  tells { status = "ChecksumVerified" }
  tells { status = "PublishFailed" }
end)
