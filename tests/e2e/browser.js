// browser.js - a browser driven over WebDriver, for the tests of pages: open(DRIVER, ARGUMENTS) gives one tab.
'use strict';
const sleep = ms => new Promise(done => setTimeout(done, ms));

exports.problems = [];
exports.check = (ok, what) => { if (!ok) exports.problems.push(what); };
// Plays the tests one after the other, tells what is not right, and ends the process.
exports.end = async (what, tests) => {
    try { for (const test of tests) await test(); } catch (e) { exports.problems.push(String(e.stack)); }
    exports.problems.forEach(p => console.log(p));
    console.log(exports.problems.length ? `${what} does not hold` : `${what} holds`);
    process.exit(exports.problems.length ? 1 : 0);
};

exports.open = async (driver, args) => {
    const call = async (method, path, body) => {
        const answer = await fetch(driver + path, { method, body: body && JSON.stringify(body), headers: { 'content-type': 'application/json' } });
        const { value } = await answer.json();
        if (!answer.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
        return value;
    };
    for (let i = 0; ; i++) {
        try { if ((await call('GET', '/status')).ready) break; } catch (e) { if (i === 100) throw e; }
        await sleep(100);
    }
    const options = { args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
        '--disable-sync', '--no-first-run', ...args] };
    const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: { browserName: 'chrome', 'goog:chromeOptions': options,
        'goog:loggingPrefs': { browser: 'ALL', performance: 'ALL' } } } });
    const at = '/session/' + sessionId;
    const run = (script, ...args2) => call('POST', at + '/execute/sync', { script, args: args2 });
    return {
        run,
        go: url => call('POST', at + '/url', { url }),
        cdp: (cmd, params) => call('POST', at + '/goog/cdp/execute', { cmd, params: params || {} }),
        log: type => call('POST', at + '/se/log', { type }),
        close: () => call('DELETE', at),
        // Presses keys, one after the other: 'Tab', 'Enter', letters.
        press: async (...keys) => {
            const codes = { Tab: '\ue004', Enter: '\ue007', Space: ' ', Right: '\ue014', Home: '\ue011', End: '\ue010' };
            for (const key of keys) {
                const value = codes[key] || key;
                await call('POST', at + '/actions', { actions: [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value }, { type: 'keyUp', value }] }] });
            }
        },
        // Waits until the expression is true; @return whether it came so.
        until: async expression => {
            for (let i = 0; i < 60; i++) {
                if (await run(`return Boolean(${expression})`)) return true;
                await sleep(50);
            }
            return false;
        },
    };
};
