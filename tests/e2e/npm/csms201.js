// A CSMS made of somebody else's OCPP 2.0.1 library, which checks every frame in both directions
// against the official schemas. Prints its port, then one line a CALL that it was sent. It asks each station for a
// variable and a report once it has booted.
const { RPCServer } = require("ocpp-rpc");
const server = new RPCServer({ protocols: ["ocpp2.0.1"], strictMode: true });

server.on("client", client => {
    const say = (what, params) => console.log(`${client.identity} ${what} ${JSON.stringify(params)}`);
    const answer = (action, fn) => client.handle(action, ({ params }) => { say(action, params); return fn(params); });
    const ask = async (action, params) => {
        try {
            say("answers " + action, await client.call(action, params));
        } catch (e) {
            console.log(`VIOLATION ${client.identity} ${action} ${e}`);
        }
    };
    const accepted = { idTokenInfo: { status: "Accepted" } };
    answer("BootNotification", () => {
        setTimeout(async () => {
            await ask("GetVariables", { getVariableData: [{ component: { name: "OCPPCommCtrlr" }, variable: { name: "HeartbeatInterval" } }] });
            await ask("GetBaseReport", { requestId: 1, reportBase: "FullInventory" });
        }, 100);
        return { status: "Accepted", interval: 300, currentTime: new Date().toISOString() };
    });
    answer("Heartbeat", () => ({ currentTime: new Date().toISOString() }));
    answer("Authorize", () => accepted);
    answer("TransactionEvent", ({ idToken }) => idToken ? accepted : {});
    for (const action of ["StatusNotification", "MeterValues", "NotifyReport", "NotifyEvent", "SecurityEventNotification"])
        answer(action, () => ({}));
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
