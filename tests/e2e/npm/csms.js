// A CSMS made of somebody else's OCPP 1.6 library, which checks every frame in both directions
// against the official schemas. Prints its port, then one line a CALL that it was sent. Arguments are tokens that it
// refuses: TOKEN=Blocked ...
const { RPCServer } = require("ocpp-rpc");
const server = new RPCServer({ protocols: ["ocpp1.6"], strictMode: true });
const refused = Object.fromEntries(process.argv.slice(2).map(arg => arg.split("=")));
let transactions = 0;

server.on("client", client => {
    const say = (what, params) => console.log(`${client.identity} ${what} ${JSON.stringify(params)}`);
    const answer = (action, fn) => client.handle(action, ({ params }) => { say(action, params); return fn(params); });
    const accepted = { idTagInfo: { status: "Accepted" } };
    answer("BootNotification", () => ({ status: "Accepted", interval: 300, currentTime: new Date().toISOString() }));
    answer("Heartbeat", () => ({ currentTime: new Date().toISOString() }));
    answer("StatusNotification", () => ({}));
    answer("Authorize", ({ idTag }) => ({ idTagInfo: { status: refused[idTag] || "Accepted" } }));
    answer("StartTransaction", () => ({ transactionId: ++transactions, ...accepted }));
    answer("MeterValues", () => ({}));
    answer("StopTransaction", () => ({}));
    client.on("strictValidationFailure", ({ error }) => console.log(`VIOLATION ${client.identity} ${error}`));
    client.on("badMessage", ({ error }) => console.log(`VIOLATION ${client.identity} ${error}`));
    client.on("close", () => say("closed", {}));
});

async function listen() {
    for (let port = 9300 + process.pid % 600; port < 10000; port++) {
        try {
            await server.listen(port, "127.0.0.1");
            return port;
        } catch (e) {
            if (e.code !== "EADDRINUSE") throw e;
        }
    }
    throw new Error("no port is free");
}

listen().then(port => console.log(`port ${port}`));
process.on("SIGTERM", () => process.exit(0));
