// A charging station made of somebody else's OCPP 2.0.1 library, which checks every frame in both
// directions against the official schemas. usage: station201.js URL
const assert = require("assert");
const { RPCClient } = require("ocpp-rpc");
const api = process.argv[2], ws = api.replace("http", "ws") + "/ocpp";

async function ask(method, path, body) {
    const answer = await fetch(api + path, { method, body: body && JSON.stringify(body) });
    const json = await answer.json();
    assert(answer.ok, `${method} ${path}: ${answer.status} ${JSON.stringify(json)}`);
    return json;
}

function client(identity, protocols, strict = true) {
    return new RPCClient({ endpoint: ws, identity, protocols, reconnect: false, strictMode: strict });
}

async function main() {
    const station = "NPM 201";
    await ask("POST", "/api/csms/stations", { station, protocol: "ocpp2.0.1,ocpp1.6", connectors: 2, power_w: 11000 });
    await ask("POST", "/api/csms/stations", { station: "OLD", protocol: "ocpp1.6" });
    await ask("POST", "/api/csms/tokens", { token: "04A1B2C3", status: "Accepted", account: "parent", parent: "FAMILY" });
    await ask("POST", "/api/billing/tariffs", { name: "T", currency: "EUR", tax_percent: "20", running_cost: true,
        elements: [{ kind: "energy", price: "0.50", per: "kWh" }] });

    const cs = client(station, ["ocpp2.0.1", "ocpp1.6"]);
    const heard = {};
    const answer = (action, fn) => cs.handle(action, ({ params }) => { (heard[action] = heard[action] || []).push(params); return fn(params); });
    const variable = { component: { name: "OCPPCommCtrlr" }, variable: { name: "HeartbeatInterval" } };
    answer("GetBaseReport", () => ({ status: "Accepted" }));
    answer("GetVariables", ({ getVariableData }) => ({ getVariableResult: getVariableData.map(d => ({ attributeStatus: "Accepted", attributeValue: "300", ...d })) }));
    answer("RequestStopTransaction", () => ({ status: "Accepted" }));
    answer("CostUpdated", () => ({}));
    answer("GetTransactionStatus", () => ({ messagesInQueue: false }));
    answer("TriggerMessage", () => ({ status: "NotImplemented" }));
    await cs.connect();
    assert.strictEqual(cs.protocol, "ocpp2.0.1");

    const now = () => new Date().toISOString();
    const boot = await cs.call("BootNotification", { reason: "PowerUp", chargingStation: { model: "npm", vendorName: "Third Party" } });
    assert.strictEqual(boot.status, "Accepted");
    for (const evseId of [1, 2])
        await cs.call("StatusNotification", { timestamp: now(), connectorStatus: "Available", evseId, connectorId: 1 });
    for (let i = 0; i < 50 && !heard.GetBaseReport; i++) await new Promise(r => setTimeout(r, 100));
    assert.strictEqual(heard.GetBaseReport[0].reportBase, "FullInventory");
    await cs.call("NotifyReport", { requestId: heard.GetBaseReport[0].requestId, generatedAt: now(), seqNo: 0, tbc: false,
        reportData: [{ ...variable, variableAttribute: [{ value: "300", mutability: "ReadWrite" }],
            variableCharacteristics: { dataType: "integer", supportsMonitoring: false } }] });

    const idToken = { idToken: "04a1b2c3", type: "ISO14443" };
    const known = await cs.call("Authorize", { idToken });
    assert.deepStrictEqual(known.idTokenInfo, { status: "Accepted", groupIdToken: { idToken: "FAMILY", type: "Central" } });
    assert.strictEqual((await cs.call("Authorize", { idToken: { idToken: "STRANGER", type: "Central" } })).idTokenInfo.status, "Unknown");

    const transactionId = "npm-tx-1";
    // as it was over the last half hour: what no connector can deliver in a moment is not billed
    const at = [30, 29, 15, 0].map(minutes => new Date(Date.now() - minutes * 60000).toISOString());
    const meter = (value, context, seqNo) => [{ timestamp: at[seqNo], sampledValue: [{ value, context }] }];
    const event = (eventType, triggerReason, seqNo, more, info) => cs.call("TransactionEvent",
        { eventType, triggerReason, seqNo, timestamp: at[seqNo], transactionInfo: { transactionId, ...info }, ...more });
    const started = await event("Started", "Authorized", 0, { idToken, evse: { id: 2, connectorId: 1 }, meterValue: meter(1000, "Transaction.Begin", 0) },
        { chargingState: "EVConnected" });
    assert.strictEqual(started.idTokenInfo.status, "Accepted");
    await event("Updated", "ChargingStateChanged", 1, {}, { chargingState: "Charging" });
    assert.strictEqual((await cs.call("NotifyEVChargingSchedule", { timeBase: now(), evseId: 2, chargingSchedule: { id: 1, chargingRateUnit: "W",
        chargingSchedulePeriod: [{ startPeriod: 0, limit: 7000 }] } })).status, "Accepted");
    await event("Updated", "MeterValuePeriodic", 2, { meterValue: meter(2500, "Sample.Periodic", 2) });
    await ask("POST", "/api/csms/commands", { station, action: "RequestStopTransaction", args: { transactionId } });
    const get = await ask("POST", "/api/csms/commands", { station, action: "GetVariables", args: { getVariableData: [variable] } });
    for (let i = 0; i < 50 && !(heard.GetVariables && heard.RequestStopTransaction && heard.CostUpdated); i++) await new Promise(r => setTimeout(r, 100));
    assert.strictEqual(heard.RequestStopTransaction[0].transactionId, transactionId);
    assert.strictEqual(heard.CostUpdated[heard.CostUpdated.length - 1].totalCost, 0.9);
    const ended = await event("Ended", "RemoteStop", 3, { meterValue: meter(4200, "Transaction.End", 3) },
        { chargingState: "EVConnected", stoppedReason: "Remote" });
    assert.strictEqual(ended.totalCost, 1.92);
    await event("Ended", "RemoteStop", 3, { meterValue: meter(4200, "Transaction.End", 3) }, { stoppedReason: "Remote" }); // once more
    await cs.call("StatusNotification", { timestamp: now(), connectorStatus: "Available", evseId: 2, connectorId: 1 });
    await cs.call("Heartbeat", {});
    for (const [action, params, code] of [["NoSuchAction", {}, "NotImplemented"], ["Heartbeat", { x: 1 }, "FormatViolation"]]) {
        const loose = client(station, ["ocpp2.0.1"], false);
        await loose.connect();
        await assert.rejects(loose.call(action, params), e => { assert.strictEqual(e.rpcErrorCode, code); return true; });
        await loose.close();
    }

    const answered = await ask("GET", `/api/csms/commands/${get.command}`);
    assert.strictEqual(answered.state, "answered", JSON.stringify(answered));
    const { sessions, stations } = await ask("GET", "/api/csms/sessions");
    assert.strictEqual(sessions.length, 1);
    assert.strictEqual(sessions[0].transaction, transactionId);
    assert.strictEqual(sessions[0].connector, 2);
    assert.strictEqual(sessions[0].wh, 3200);
    assert.strictEqual(sessions[0].state, "done");
    assert.strictEqual(stations.find(s => s.station === station).ocpp, "2.0.1");
    const { records } = await ask("GET", `/api/csms/stations/${encodeURIComponent(station)}/records?kind=variable`);
    assert.strictEqual(records[0].state, "300");

    // The first that it offers and that was provisioned; nothing in common: completed without a subprotocol, then closed.
    const old = client("OLD", ["ocpp2.0.1", "ocpp1.6"]);
    await old.connect();
    assert.strictEqual(old.protocol, "ocpp1.6");
    await old.close();
    await assert.rejects(client("OLD", ["ocpp2.0.1"]).connect());
    console.log("third-party 2.0.1 station: booted, reported, charged 3200 Wh for 1.92 EUR");
    process.exit(0);
}

main().catch(e => { console.error("FAILS:", e); process.exit(1); });
