// report_of_many.js DRIVER PAGE: the report of ten thousand plays, a few hundred of them red, as its readers use it.
'use strict';
const os = require('os'), browser = require('./browser.js'), check = browser.check;
const [driver, page] = process.argv.slice(2);
// A second on a machine that has nothing else to do; one that is shared gets its share.
const second = () => 1000 * Math.max(1, os.loadavg()[0] / os.cpus().length);

const opens = async b => {
    const times = [];
    for (let i = 0; i < 5; i++) {
        await b.go('about:blank');
        await b.go(page);
        times.push(Math.round(await b.run("return performance.getEntriesByType('navigation')[0].loadEventEnd")));
    }
    console.log(`opens in ${Math.min(...times)} ms`);
    check(Math.min(...times) < second(), `opens in ${times} ms, all of them more than ${second()}`);
    const seen = await b.run(`
        const rows = [...document.querySelectorAll('.verdicts tbody tr')];
        return { counts: document.querySelector('.counts').textContent, first: rows[0].querySelector('.whole').textContent.trim(),
            rows: rows.length, nodes: document.querySelectorAll('*').length, open: document.querySelectorAll('.finding.fail').length,
            red: JSON.parse(document.getElementById('index').textContent).plays.filter(p => p[3][0] === 'f').length };`);
    check(/^10000 plays: \d+ fail, \d+ pass$/.test(seen.counts), seen.counts);
    check(seen.first.endsWith('fail') && seen.rows === 50, `the table begins with ${seen.first}, ${seen.rows} rows`);
    check(seen.red > 100 && seen.open >= seen.red, `${seen.open} findings stand open for ${seen.red} plays that fail`);
    check(seen.nodes < 30000, `${seen.nodes} elements`);
};

// Types into the search or chooses; @return what is said to be found, and how long that takes.
const ask = (b, name, value) => b.run(`
    const form = document.getElementById('find'), found = document.getElementById('found'), begin = performance.now();
    form[arguments[0]].value = arguments[1];
    found.textContent = '';
    form[arguments[0]].dispatchEvent(new Event('input', { bubbles: true }));
    return new Promise(done => (function wait() {
        if (!found.textContent) return setTimeout(wait, 1);
        document.body.getBoundingClientRect();
        done({ ms: performance.now() - begin, found: found.textContent, rows: document.querySelectorAll('.verdicts tbody tr').length, hash: location.hash });
    })());`, name, value);

const searches = async b => {
    const all = [];
    const expect = async (name, value, words, rows) => {
        const got = await ask(b, name, value);
        all.push(Math.round(got.ms));
        check(got.found === words && got.rows === rows, `${name} ${value}: ${got.found}, ${got.rows} rows`);
        return got;
    };
    await expect('q', 'copy 17 of HAPPY', '2 of 10000 plays', 2);
    await expect('q', 'no such words', '0 of 10000 plays', 0);
    const tax = await expect('q', 'invoice.tax', tally(await plays(b), p => p[6].length && p[3][3] === 'f'), 50);
    check(tax.hash === '#?q=invoice.tax', `the search is not in the address: ${tax.hash}`);
    await expect('version', '2.0.1', tally(await plays(b), p => p[3][3] === 'f' && p[4] === '2.0.1'), 50);
    await expect('q', '', tally(await plays(b), p => p[4] === '2.0.1'), 50);
    await expect('scorer', 'invariant', tally(await plays(b), p => p[4] === '2.0.1' && p[3][5] !== '-'), 50);
    await expect('verdict', 'fail', tally(await plays(b), p => p[4] === '2.0.1' && p[3][5] === 'f'), 50);
    await expect('folder', 'copies/7', tally(await plays(b), p => p[4] === '2.0.1' && p[3][5] === 'f' && p[1].startsWith('copies/7/')), 4);
    console.log(`searches in at most ${Math.max(...all)} ms`);
    check(Math.max(...all) < second(), `searches take ${all} ms`);
    // The address of a search brings it back; reset shows all again.
    const hash = await b.run('return location.hash');
    await b.go('about:blank');
    await b.go(page + hash);
    check(await b.until("document.querySelectorAll('.verdicts tbody tr').length === 4"), 'a search is not found by its address');
    await b.run("document.querySelector('#find [type=reset]').click()");
    check(await b.until("document.querySelectorAll('.verdicts tbody tr').length === 50"), 'all plays are not back');
};
const plays = b => b.run("return JSON.parse(document.getElementById('index').textContent).plays");
const tally = (list, which) => `${list.filter(which).length} of 10000 plays`;

const further = async b => {
    await b.run("document.querySelector('#further button').click()");
    const rows = await b.run("return [document.querySelectorAll('.verdicts tbody tr').length, document.activeElement.textContent]");
    check(rows[0] === 250, `one asks for more and gets ${rows}`);
    await b.run("document.querySelector('[data-group] button').click()");
    check(await b.until("/ plays with: /.test(document.getElementById('found').textContent)"), 'a kind of finding does not show its plays');
    const shown = await b.run("return [document.querySelector('[data-group] button').textContent, document.getElementById('found').textContent]");
    check(shown[1].startsWith(shown[0] + ' of '), `plays of a finding: ${shown}`);
};

// Plays that are packed, and ones that are not in the page at all: each has its heading in sight, and says what it has.
const asked = async b => {
    const list = await plays(b), packed = await b.run("return [...document.querySelectorAll('script[type=\"text/plain\"]')].map(e => Number(e.id.slice(1)))");
    const green = list.filter(p => p[3][0] === 'p'), red = list.filter(p => p[3][0] === 'f');
    const cases = [['a red one that is whole', red[0], true], ['a red one that is packed', red.filter(p => packed.includes(p[0])).pop(), true],
        ['the last red one', red[red.length - 1], null], ['the last green one', green[green.length - 1], false]];
    for (const [what, play, whole] of cases) {
        if (!play) { check(false, `there is none: ${what}`); continue; }
        await b.run("document.querySelectorAll('.aimed').forEach(e => e.classList.remove('aimed')); location.hash = arguments[0]", encodeURI(play[1]));
        check(await b.until("document.querySelector('.aimed')"), `${what}: nothing is shown`);
        const seen = await b.run(`
            const e = document.querySelector('.aimed'), box = e.getBoundingClientRect(), s = e.closest('section');
            return { id: e.id, sight: box.top >= 0 && box.bottom <= innerHeight, parts: s.querySelectorAll('details.part').length, text: s.textContent };`);
        check(seen.id === play[1] && seen.sight, `${what}: ${seen.id} is out of sight`);
        check(whole === null || (seen.parts > 2) === whole, `${what}: ${seen.parts} parts`);
        check(whole !== false || seen.text.includes(`--scenario ${play[1]}`), `${what}: it does not say how to see more`);
    }
    const quiet = (await b.log('browser')).filter(l => l.level === 'SEVERE' || l.level === 'WARNING');
    check(quiet.length === 0, `console: ${quiet.map(l => l.message)}`);
};

// Without JavaScript: the overview, the findings of plays that fail, and what is not there is said.
const plain = async () => {
    const b = await browser.open(driver, ['--window-size=1280,900']);
    await b.cdp('Emulation.setScriptExecutionDisabled', { value: true });
    await b.go(page);
    const { root } = await b.cdp('DOM.getDocument', { depth: 0 });
    const count = async css => (await b.cdp('DOM.querySelectorAll', { nodeId: root.nodeId, selector: css })).nodeIds.length;
    check(await count('.wrong tbody tr') > 3, 'without a script: what is wrong');
    check(await count('.verdicts tbody tr') > 100, 'without a script: the table');
    check(await count('section .finding.fail') > 100, 'without a script: the findings');
    check(await count('#stories details.part[open]') > 10, 'without a script: what happened');
    check(await count('#find:not([hidden])') === 0, 'without a script there is no search');
    await b.close();
};

const desktop = async () => {
    const b = await browser.open(driver, ['--window-size=1280,900']);
    await opens(b);
    await searches(b);
    await further(b);
    await asked(b);
    await b.close();
};

browser.end('the report of many plays', [desktop, plain]);
