// A charging station made of somebody else's OCPP 1.6 library, which checks every frame in both
// directions against the official schemas. usage: station.js URL
const assert = require("assert");
const { RPCClient } = require("ocpp-rpc");
const api = process.argv[2], ws = api.replace("http", "ws") + "/ocpp";

async function ask(method, path, body) {
    const answer = await fetch(api + path, { method, body: body && JSON.stringify(body) });
    const json = await answer.json();
    assert(answer.ok, `${method} ${path}: ${answer.status} ${JSON.stringify(json)}`);
    return json;
}

function client(identity, password, protocols = ["ocpp1.6"]) {
    return new RPCClient({ endpoint: ws, identity, password, protocols, reconnect: false, strictMode: protocols[0] === "ocpp1.6" });
}

async function refused(identity, password, status) {
    await assert.rejects(client(identity, password).connect(), e => {
        assert.strictEqual(e.code, status, `${identity} ${password}: ${e}`);
        return true;
    });
}

async function main() {
    await ask("POST", "/api/csms/stations", { station: "NPM 1", protocol: "ocpp1.6", connectors: 1, password: "a secret of 16+ bytes" });
    await ask("POST", "/api/csms/tokens", { token: "04A1B2C3", status: "Accepted", account: "parent" });
    await refused("NPM 1", "wrong", 401);
    await refused("NPM 1", undefined, 401);
    await refused("NOBODY", "x", 404);

    const cp = client("NPM 1", "a secret of 16+ bytes");
    let stop; // resolves when the CSMS has asked us to stop
    const asked = new Promise(resolve => { stop = resolve; });
    cp.handle("RemoteStopTransaction", ({ params }) => { stop(params.transactionId); return { status: "Accepted" }; });
    cp.handle("GetConfiguration", () => ({ configurationKey: [], unknownKey: [] }));
    cp.handle("ChangeConfiguration", () => ({ status: "Accepted" }));
    cp.handle("TriggerMessage", () => ({ status: "NotImplemented" }));
    await cp.connect();
    assert.strictEqual(cp.protocol, "ocpp1.6");

    const now = () => new Date().toISOString();
    const boot = await cp.call("BootNotification", { chargePointVendor: "Third Party", chargePointModel: "npm" });
    assert.strictEqual(boot.status, "Accepted");
    assert(Math.abs(Date.parse(boot.currentTime) - Date.now()) < 5000, `it is not ${boot.currentTime}`);
    for (const connectorId of [0, 1])
        await cp.call("StatusNotification", { connectorId, errorCode: "NoError", status: "Available", timestamp: now() });
    assert.strictEqual((await cp.call("Authorize", { idTag: "04A1B2C3" })).idTagInfo.status, "Accepted");
    assert.strictEqual((await cp.call("Authorize", { idTag: "STRANGER" })).idTagInfo.status, "Invalid");
    await cp.call("StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Charging", timestamp: now() });
    const { transactionId, idTagInfo } = await cp.call("StartTransaction", { connectorId: 1, idTag: "04A1B2C3", meterStart: 1000, timestamp: now() });
    assert.strictEqual(idTagInfo.status, "Accepted");
    await cp.call("MeterValues", { connectorId: 1, transactionId, meterValue: [{ timestamp: now(), sampledValue: [{ value: "2500" }] }] });
    await ask("POST", "/api/csms/commands", { station: "NPM 1", action: "RemoteStopTransaction", args: { transactionId } });
    assert.strictEqual(await asked, transactionId);
    await cp.call("StopTransaction", { transactionId, idTag: "04A1B2C3", meterStop: 4200, timestamp: now(), reason: "Remote" });
    await cp.call("StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Available", timestamp: now() });
    await cp.call("Heartbeat", {});
    await assert.rejects(cp.call("NoSuchAction", {}, { noReply: false }));

    const { sessions, stations } = await ask("GET", "/api/csms/sessions");
    assert.strictEqual(sessions.length, 1);
    assert.strictEqual(sessions[0].transaction, transactionId);
    assert.strictEqual(sessions[0].wh, 3200);
    assert.strictEqual(sessions[0].state, "done");
    assert.strictEqual(stations.find(s => s.station === "NPM 1").online, true);
    await cp.close();

    // Nothing in common: the handshake is completed without a subprotocol, then closed.
    const stranger = client("NPM 1", "a secret of 16+ bytes", ["ocpp9.9"]);
    await assert.rejects(stranger.connect());
    console.log("third-party station: booted, charged 3200 Wh, stopped on request");
    process.exit(0);
}

main().catch(e => { console.error("FAILS:", e); process.exit(1); });
