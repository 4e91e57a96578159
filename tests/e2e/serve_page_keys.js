// serve_page_keys.js DRIVER PAGE: drives the page of chargerig serve over WebDriver, by keyboard alone.
'use strict';
const [driver, page] = process.argv.slice(2);
const problems = [];
const check = (ok, what) => { if (!ok) problems.push(what); };
const sleep = ms => new Promise(done => setTimeout(done, ms));
const TAB = '\uE004', ENTER = '\uE007', ESC = '\uE00C';

const call = async (method, path, body) => {
    const answer = await fetch(driver + path, { method, body: body && JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
};
const ready = async () => {
    for (let i = 0; i < 200; i++) {
        try { if ((await call('GET', '/status')).ready) return; } catch { /* not yet */ }
        await sleep(100);
    }
    throw new Error('chromedriver does not answer');
};

(async () => {
    await ready();
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--window-size=1200,1200', '--no-first-run'];
    const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: { browserName: 'chrome',
        'goog:chromeOptions': { args }, 'goog:loggingPrefs': { browser: 'ALL' } } } });
    const at = '/session/' + sessionId;
    const run = (script, ...rest) => call('POST', at + '/execute/sync', { script, args: rest });
    const type = text => call('POST', at + '/actions', { actions: [{ type: 'key', id: 'keys',
        actions: [...text].flatMap(value => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }] });
    const until = async (what, script) => {
        for (let i = 0; i < 150; i++) {
            if (await run('return !!(' + script + ')')) return true;
            await sleep(100);
        }
        problems.push(what);
        return false;
    };
    // Tabs on until what stands there is called so; at most once around.
    const tabTo = async name => {
        for (let i = 0; i < 60; i++) {
            const here = await run(`const e = document.activeElement;
                return e.getAttribute('aria-label') || (e.labels && e.labels[0] ? e.labels[0].textContent : e.textContent);`);
            if (here.trim().startsWith(name)) return true;
            await type(TAB);
        }
        problems.push('the keyboard does not reach: ' + name);
        return false;
    };

    await call('POST', at + '/url', { url: page });
    await until('the lists are not shown', "document.querySelector('#lists section')");
    await tabTo('Station, as it stands');
    await type('KEYS-1' + ENTER);
    await until('it is not said that the station is enrolled', "document.querySelector('#enrol-station .said').textContent === 'KEYS-1 is enrolled.'");
    await until('the enrolled station is not listed', "document.querySelector('#lists').textContent.includes('KEYS-1')");
    await tabTo('Token, as the station reads it');
    await type('CARD-1' + ENTER);
    await until('it is not said that the token is enrolled', "document.querySelector('#enrol-token .said').textContent === 'CARD-1 is enrolled: Accepted.'");
    await tabTo('Token, as the station reads it');
    await type('x'.repeat(36) + ENTER);
    await until('the longest token is refused', "document.querySelector('#enrol-token .said').textContent.startsWith('xxx')");
    await tabTo('Frames of TALKS-1');
    await type(ENTER);
    await until('the frames are not shown', "document.querySelector('#frames').open && document.querySelector('#frames-list').textContent.includes('BootNotification')");
    check(await run("return document.querySelector('#frames').contains(document.activeElement)"), 'the dialog has not the focus');
    check(!(await run("return document.querySelector('#frames-list').textContent")).includes('<b>') ||
        !(await run("return document.querySelector('#frames-list b')")), 'a frame became markup');
    await type(ESC);
    await until('Escape does not close the frames', "!document.querySelector('#frames').open");
    await until('the focus is not where it was', "document.activeElement.getAttribute('aria-label') === 'Frames of TALKS-1'");
    await sleep(3500); // the lists are read again
    check(await run("return document.activeElement.getAttribute('aria-label')") === 'Frames of TALKS-1', 'the focus is lost when the lists are read again');
    const facts = await run(`return {
        inline: document.querySelectorAll('script:not([src]), style, [style], [onclick]').length,
        unnamed: [...document.querySelectorAll('input, select')].filter(e => !e.labels.length && !e.getAttribute('aria-label')).length,
        wide: document.documentElement.scrollWidth > innerWidth };`);
    check(facts.inline === 0, `${facts.inline} inline scripts or styles`);
    check(facts.unnamed === 0, `${facts.unnamed} fields without a label`);
    check(!facts.wide, 'the page is wider than its window');
    const log = await call('POST', at + '/se/log', { type: 'browser' });
    check(log.length === 0, 'the console says: ' + log.map(l => l.message).join('; '));
    await call('DELETE', at);
    for (const p of problems) console.log('FAILS: ' + p);
    process.exitCode = problems.length ? 1 : 0;
})().catch(e => { console.log('FAILS: ' + e.message); process.exitCode = 1; });
