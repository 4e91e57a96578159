// Charging stations made of somebody else's OCPP 1.6 library, over TLS with a password of bytes, and
// with a certificate of their own. usage: tls_station.js API WSS FOLDER
const assert = require("assert");
const fs = require("fs");
const { RPCClient } = require("ocpp-rpc");
const [api, wss, folder] = process.argv.slice(2);
const read = name => fs.readFileSync(`${folder}/${name}`);
const ca = read("csms-root.pem");

async function provision(station, more) {
    const answer = await fetch(api + "/api/csms/stations", { method: "POST",
        body: JSON.stringify({ station, protocol: "ocpp1.6", connectors: 1, ...more }) });
    assert(answer.ok, await answer.text());
}

function client(identity, password, ws = {}, endpoint = wss) {
    const cp = new RPCClient({ endpoint, identity, password, protocols: ["ocpp1.6"], reconnect: false, strictMode: true,
        wsOpts: { ca, servername: "localhost", ...ws } });
    cp.handle("GetConfiguration", () => ({ configurationKey: [], unknownKey: [] }));
    cp.handle("ChangeConfiguration", () => ({ status: "Accepted" }));
    cp.handle("TriggerMessage", () => ({ status: "NotImplemented" }));
    return cp;
}

async function boots(cp) {
    await cp.connect();
    const boot = await cp.call("BootNotification", { chargePointVendor: "Third Party", chargePointModel: "npm" });
    assert.strictEqual(boot.status, "Accepted");
    await cp.close();
}

async function refused(cp, code) {
    await assert.rejects(cp.connect(), e => (assert.strictEqual(e.code, code, String(e)), true));
}

async function main() {
    const key = Buffer.from("0001fe3aff000102030405060708090a", "hex"); // a NUL and a colon among them
    await provision("TLS-1", { authorization_key: key.toString("hex"), security: 2 });
    await provision("TLS-2", { security: 3 });
    await boots(client("TLS-1", key));
    await boots(client("TLS-1", key, { maxVersion: "TLSv1.2" }));
    await boots(client("TLS-1", key, { minVersion: "TLSv1.3" }));
    await boots(client("TLS-1", key, { perMessageDeflate: true }));
    await refused(client("TLS-1", Buffer.from("0001fe3aff000102030405060708090b", "hex")), 401);
    await refused(client("TLS-1", key, {}, api.replace("http", "ws") + "/ocpp"), 403);
    await assert.rejects(client("TLS-1", key, { ca: read("cpo-root.pem") }).connect());
    const own = { cert: Buffer.concat([read("TLS-2.pem"), read("station-ca.pem")]), key: read("TLS-2.key") };
    await boots(client("TLS-2", undefined, own));
    await refused(client("TLS-2", undefined), 401);
    await refused(client("TLS-2", undefined, { cert: Buffer.concat([read("TLS-3.pem"), read("station-ca.pem")]), key: read("TLS-3.key") }), 401);
    console.log("all of it is as it should be");
}

main().then(() => process.exit(0), e => { console.error(e); process.exit(1); });
