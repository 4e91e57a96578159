// A CSMS made of somebody else's OCPP 1.6 library behind TLS, which asks for a password.
// Prints its port, then one line a CALL. usage: tls_csms.js CERTIFICATE KEY PASSWORD
const fs = require("fs");
const https = require("https");
const { RPCServer } = require("ocpp-rpc");
const [cert, key, password] = process.argv.slice(2);
const server = new RPCServer({ protocols: ["ocpp1.6"], strictMode: true });
const web = https.createServer({ cert: fs.readFileSync(cert), key: fs.readFileSync(key) });

server.auth((accept, reject, { identity, password: given }) =>
    given && given.equals(Buffer.from(password)) ? accept() : (console.log(`${identity} refused`), reject(401)));
server.on("client", client => {
    const answer = (action, fn) => client.handle(action, ({ params }) => { console.log(`${client.identity} ${action}`); return fn(params); });
    answer("BootNotification", () => ({ status: "Accepted", interval: 300, currentTime: new Date().toISOString() }));
    answer("Heartbeat", () => ({ currentTime: new Date().toISOString() }));
    answer("StatusNotification", () => ({}));
    answer("MeterValues", () => ({}));
    answer("SecurityEventNotification", () => ({}));
    client.on("strictValidationFailure", ({ error }) => console.log(`VIOLATION ${error}`));
});
web.on("upgrade", server.handleUpgrade);

(function listen(port) {
    web.once("error", e => (e.code === "EADDRINUSE" && port < 9999 ? listen(port + 1) : process.exit(1)));
    web.listen(port, "127.0.0.1", () => console.log(`port ${port}`));
})(9300 + process.pid % 600);
process.on("SIGTERM", () => process.exit(0));
