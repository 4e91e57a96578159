#!/usr/bin/env bash
# title: chargerig ocpp shows messages, checks frames and tells what scenarios cover
. "$SOURCE_DIR/tests/e2e/lib.sh"
set -e
has() { grep -qF -- "$1" "$2" || { echo "no \"$1\" in $2:"; cat "$2"; exit 1; }; }
ends() { # ends CODE COMMAND...: the command ends with this code, what it says is in said.txt
    local want=$1 got=0
    shift
    "$@" >said.txt 2>&1 || got=$?
    [ $got -eq "$want" ] || { echo "$* ended with $got, not $want:"; cat said.txt; exit 1; }
}

ends 0 "$CHARGERIG" ocpp show BootNotification
has 'BootNotification: OCPP 1.6, Core, station to CSMS (4.2)' said.txt
has 'chargePointVendor                      1       text, at most 20' said.txt
has 'BootNotification: OCPP 2.0.1, Provisioning' said.txt
has 'Each object may hold customData as well.' said.txt
ends 0 "$CHARGERIG" ocpp show GetReport --version 2.0.1 --format json
python3 - <<'PY'
import json
said = json.load(open("said.txt"))
assert len(said) == 1 and said[0]["block"] == "Provisioning"
criteria = [f for f in said[0]["request"] if f["name"] == "componentCriteria"][0]
assert criteria["max_items"] == 4 and "Problem" in criteria["values"]
PY
ends 3 "$CHARGERIG" ocpp show BootNotifcation
has 'did you mean BootNotification?' said.txt
ends 3 "$CHARGERIG" ocpp show TransactionEvent --version 1.6
has '"TransactionEvent" is not a message of OCPP 1.6' said.txt
ends 3 "$CHARGERIG" ocpp show Reset --version 3
has '--version: expected 1.6 or 2.0.1, got "3"' said.txt

cat >frames.txt <<'EOF'
[2,"1","BootNotification",{"chargePointVendor":"a","chargePointModel":"b"}]
[3,"1",{"status":"accepted","currentTime":"2026-03-06T17:30:00Z","interval":300}]
[2,"2","BootNotification",{"reason":"PowerUp","chargingStation":{"model":"a","vendorName":"b","tyres":4}}]
[2,"3","Heartbeat",{}] x
[2,"4","DataTransfer",{"vendorId":"a","vendorId":"b"}]
[2,5,"Heartbeat",{}]

EOF
ends 1 "$CHARGERIG" ocpp check frames.txt
has '2: PropertyConstraintViolation at $.status: "accepted" is not a value of RegistrationStatus (BootNotification, OCPP 1.6)' said.txt
has '3: FormatViolation at $.chargingStation.tyres: ChargingStation has no such field (BootNotification, OCPP 2.0.1)' said.txt
has '4: FormatViolation at byte 24: text follows the value' said.txt # as the boot before it says
has '5: note at byte 39: an object has two members of the same name' said.txt
has '6: RpcFrameworkError at $: the message id is not a string' said.txt
has '6 frames, 4 wrong' said.txt
head -1 frames.txt | ends 0 "$CHARGERIG" ocpp check - --version 1.6
has '1 frame, 0 wrong' said.txt
head -1 frames.txt | ends 1 "$CHARGERIG" ocpp check - --version 2.0.1
has 'OccurrenceConstraintViolation at $.reason: is missing' said.txt
ends 1 "$CHARGERIG" ocpp check frames.txt --format json
python3 -c 'import json; d=json.load(open("said.txt")); assert [r["right"] for r in d] == [True, False, False, False, True, False]'
for bad in /nowhere "$tmp" /dev/null; do
    ends 3 "$CHARGERIG" ocpp check "$bad"
    [ "$(wc -l <said.txt)" -eq 1 ]
done
# Input without end: no line of it is read further than the limit, and of its CALLs only the last are remembered.
timeout 60 tr '\0' x </dev/zero 2>/dev/null | ends 3 timeout 60 "$CHARGERIG" ocpp check -
has 'line 1 of the input is longer than 1 MiB' said.txt
{ head -1 frames.txt; for n in $(seq 10000); do echo "[2,\"c$n\",\"Heartbeat\",{}]"; done; sed -n 2p frames.txt; } >long.txt
ends 0 "$CHARGERIG" ocpp check long.txt
has '10002: note: it answers no CALL before it' said.txt
sed 2d long.txt | ends 1 "$CHARGERIG" ocpp check -
has '10001: PropertyConstraintViolation at $.status' said.txt

# All that is wrong with a frame is told, what only the text forbids is a note.
cat >all.txt <<'EOF'
[2,"1","BootNotification",{"chargePointVendor":"A vendor with more than twenty letters","chargePointModel":"m"}]
[2,"2","StopTransaction",{"connectorId":1,"meterStop":"1625","timestamp":"x"}]
[2,"3","MeterValues",{"connectorId":1,"meterValue":[]}]
[2,"0123456789012345678901234567890123456","Heartbeat",{},{}]
[4,"3","OccurrenceConstraintViolation","x",{}]
[4,"3","MyError",7,{}]
[2,"3","Heartbeat",{}]
[2,"8","DataTransfer",{"vendorId":"x","data":{"a":1}}]
EOF
ends 1 "$CHARGERIG" ocpp check all.txt
has '1: PropertyConstraintViolation at $.chargePointVendor: must have at most 20 characters' said.txt
[ "$(grep -c '^2: ' said.txt)" -eq 4 ] || { cat said.txt; exit 1; }
has '2: TypeConstraintViolation at $.meterStop: must be an integer, is a string (StopTransaction, OCPP 1.6)' said.txt
has '2: PropertyConstraintViolation at $.timestamp' said.txt
has '2: OccurenceConstraintViolation at $.transactionId: is missing' said.txt
has '2: FormationViolation at $.connectorId: the message has no such field' said.txt
has '3: note at $.meterValue: must have at least 1 item by the text of the standard, has 0' said.txt
has '4: FormationViolation at $: the message id is empty or longer than 36 characters' said.txt
has '4: FormationViolation at $: there are too many elements' said.txt
has '6: PropertyConstraintViolation at $[2]: "MyError" is not an error code' said.txt
has '6: FormationViolation at $: the error description is not a string' said.txt
has '7: note: the CALL on line 3 has the same id' said.txt
has '8: TypeConstraintViolation at $.data: must be a string, is an object (DataTransfer, OCPP 1.6)' said.txt
has '8: note: OCPP 2.0.1 takes it, which this connection does not speak' said.txt
has '8 frames, 5 wrong' said.txt
if grep -q 'OCPP 2.0.1)' said.txt; then cat said.txt; exit 1; fi

# Frames stand in logs as people have them, and each connection has its version.
cat >csms.log <<'EOF'
2026-03-06 10:00:00 INFO [ocpp] A-16: connected
2026-03-06 10:00:01 INFO [ocpp] A-16: receive [2,"1","BootNotification",{"chargePointVendor":"a","chargePointModel":"b"}]
2026-03-06 10:00:01 INFO [ocpp] B-20: receive [2,"1","BootNotification",{"reason":"PowerUp","chargingStation":{"model":"a","vendorName":"b"}}]
2026-03-06 10:00:02 INFO [ocpp] A-16: send [3,"1",{"status":"Accepted","currentTime":"2026-03-06T10:00:02Z","interval":"1"}]
2026-03-06 10:00:02 INFO [ocpp] B-20: send [3,"1",{"status":"Accepted","currentTime":"2026-03-06T10:00:02Z","interval":"1"}]
2026-03-06 10:00:03 INFO [ocpp] A-16: receive [2,"2","MeterValues",
{
"meterValue": [
]}]
2026-03-06 10:00:04 INFO [ocpp] B-20: receive [2,"2","MeterValues",{"meterValue":[]}] (1 ms)
{"t":"2026-03-06T10:00:05Z","msg":"C-9 receive [2,\"9\",\"Authorize\",{\"idTag\":\"A\nB\",\"idTag\":1}]"}
EOF
ends 1 "$CHARGERIG" ocpp check csms.log
has '4: TypeConstraintViolation at $.interval: must be an integer, is a string (BootNotification, OCPP 1.6)' said.txt
has '5: TypeConstraintViolation at $.interval: must be an integer, is a string (BootNotification, OCPP 2.0.1)' said.txt
has '6: OccurenceConstraintViolation at $.connectorId: is missing (MeterValues, OCPP 1.6)' said.txt
has '10: OccurrenceConstraintViolation at $.evseId: is missing (MeterValues, OCPP 2.0.1)' said.txt
has '10: OccurrenceConstraintViolation at $.meterValue: must have at least 1 items, has 0' said.txt
has '11: FormationViolation at byte 31: a control character stands bare in a string (Authorize, OCPP 1.6 and 2.0.1, there FormatViolation)' said.txt
has '7 frames, 5 wrong; 1 line holds no frame, line 1 is the first' said.txt
[ "$(grep -c '^4: ' said.txt)" -eq 1 ] && [ "$(grep -c '^6: ' said.txt)" -eq 2 ]
# One session shows boot, authorization and transaction of 1.6, and nothing of 2.0.1.
ends 1 "$CHARGERIG" ocpp coverage "$SOURCE_DIR/scenarios/happy-session.lua@1.6"
grep -qE '^1.6 +StartTransaction +Core +sent +answered +[0-9]+ ' said.txt || { cat said.txt; exit 1; }
has 'missing: 2.0.1 TransactionEvent: the station never sent a valid one' said.txt
grep -qE '[1-9][0-9]* of [0-9]+ actions of 1.6, 0 of [0-9]+ of 2.0.1 were sent and answered' said.txt || { cat said.txt; exit 1; }
"$CHARGERIG" run --out out "$SOURCE_DIR/scenarios/happy-session.lua@1.6" >run.txt
ends 1 "$CHARGERIG" ocpp coverage out/run.db --version 1.6 --format json
python3 - <<'PY'
import json
said = json.load(open("said.txt"))
rows = {(r["action"], r["direction"]): r for r in said["messages"]}
actions = {action for action, _ in rows}
assert [v["version"] for v in said["versions"]] == ["1.6"] and said["versions"][0]["actions"] == len(actions)
assert len(rows) == len(actions) + 1 and sum(action == "DataTransfer" for action, _ in rows) == 2 and rows[("BootNotification", "CS->CSMS")]["whole"]
assert not rows[("Reset", "CSMS->CS")]["whole"]
PY
ends 3 "$CHARGERIG" ocpp coverage nowhere.db
