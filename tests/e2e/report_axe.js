// report_axe.js DRIVER AXE PAGE...: axe in light, dark and on a phone, with everything open; then the keyboard alone.
'use strict';
const fs = require('fs'), browser = require('./browser.js'), check = browser.check;
const [driver, axe, ...pages] = process.argv.slice(2);
const source = fs.readFileSync(axe, 'utf8');
const size = (b, width, mobile) => b.cdp('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile });

// What is folded or packed is opened first, and every slider moved: what nobody sees, axe does not judge.
const openAll = async b => {
    await b.run(`
        const green = JSON.parse(document.getElementById('index').textContent).plays.find(p => document.getElementById('b' + p[0]));
        if (green) location.hash = '#s' + green[0];`);
    await b.until("!JSON.parse(document.getElementById('index').textContent).plays.some(p => location.hash === '#s' + p[0])");
    await b.run(`
        document.querySelectorAll('details').forEach(d => { d.open = true; });
        document.querySelectorAll('.scrub input').forEach(s => { s.value = s.max >> 1; s.dispatchEvent(new Event('input', { bubbles: true })); });
        document.querySelectorAll('.scenario').forEach(s => { s.style.contentVisibility = 'visible'; });`);
};

const judged = async (b, what) => {
    await b.run(source + ';window.axe = axe;');
    const found = await b.run("return axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160), v.nodes[0].failureSummary]))");
    found.forEach(v => check(false, `${what}: axe: ${v.join(' | ')}`));
};

const everywhere = async () => {
    for (const page of pages) {
        for (const [what, width, dark] of [['light', 1280, false], ['dark', 1280, true], ['phone', 390, false], ['dark phone', 390, true]]) {
            const b = await browser.open(driver, ['--window-size=1280,900']);
            await size(b, width, width < 500);
            await b.cdp('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] });
            await b.go(page);
            await openAll(b);
            await judged(b, `${page.split('/').pop()} ${what}`);
            const wide = await b.run('return document.documentElement.scrollWidth - document.documentElement.clientWidth');
            check(wide <= 0, `${page} ${what}: scrolls sideways by ${wide} px`);
            await b.close();
        }
    }
};

// Tab, letters, Enter and arrows: skip the top, search, open a play, move through its moments, come back.
const keyboard = async () => {
    const b = await browser.open(driver, ['--window-size=1280,900']);
    const active = () => b.run("const e = document.activeElement; return [e.tagName, e.id || e.name || e.type || e.textContent.slice(0, 40)].join(' ')");
    const tabs = async (css, most) => {
        for (let i = 0; i < most; i++) {
            if (await b.run('return document.activeElement.matches(arguments[0])', css)) return true;
            await b.press('Tab');
        }
        check(false, `after ${most} tabs ${css} is not reached: ${await active()}`);
        return false;
    };
    await b.go(pages[0]);
    await b.press('Tab');
    check(await b.run("return document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().left >= 0"), 'the first tab is the skip link, in sight');
    await b.press('Enter');
    check(await b.until("location.hash === '#plays' && document.activeElement.id === 'plays'"), `the skip link leads to ${await active()}`);
    await tabs('[name=q]', 3);
    await b.press(...'stuck-cable');
    check(await b.until("/^2 of /.test(document.getElementById('found').textContent)"), 'what is typed is searched');
    await tabs('.verdicts a', 12);
    await b.press('Enter');
    check(await b.until("document.activeElement.tagName === 'H2' && /stuck-cable/.test(document.activeElement.id)"), `Enter opens the play: ${await active()}`);
    await tabs('.scrub input', 60);
    await b.press('Right', 'Right', 'Right');
    const seen = await b.run(`
        const scrub = document.activeElement.closest('.scrub'), rows = [...scrub.querySelectorAll('.states tr')].map(r => [...r.children].map(c => c.textContent));
        return { value: document.activeElement.value, text: document.activeElement.getAttribute('aria-valuetext'), rows,
                 line: Boolean(scrub.previousElementSibling.querySelector('.cursor')) };`);
    check(seen.value === '3' && /^2026-\d\d-\d\d \d\d:\d\d:\d\d$/.test(seen.text) && seen.line, `the slider: ${seen.value} ${seen.text}`);
    await b.press('End');
    const last = await b.run("return [...document.activeElement.closest('.scrub').querySelectorAll('.states tr')].map(r => [...r.children].map(c => c.textContent).join('|'))");
    check(seen.rows.length > 3 && last.join() !== seen.rows.map(r => r.join('|')).join(), `the moments say the same: ${last}`);
    const charging = await b.run(`
        const s = document.activeElement, states = [];
        for (let i = 0; i <= s.max; i++) { s.value = i; s.dispatchEvent(new Event('input')); states.push(...[...s.closest('.scrub').querySelectorAll('.states td:nth-child(2)')].map(c => c.textContent)); }
        return [...new Set(states)];`);
    check(['Charging', 'Available', 'Preparing'].every(s => charging.includes(s)), `what connectors are in: ${charging}`);
    await b.close();
};

// On paper: the overview and what was found; no search, no slider, no drawing wider than the page.
const paper = async () => {
    const b = await browser.open(driver, ['--window-size=1280,900']);
    await b.go(pages[0]);
    await b.cdp('Emulation.setEmulatedMedia', { media: 'print' });
    const seen = await b.run(`
        const shown = css => [...document.querySelectorAll(css)].filter(e => e.getClientRects().length).length;
        return { wrong: shown('.wrong tr'), table: shown('.verdicts tr'), findings: shown('.finding'), search: shown('#find'), parts: shown('details.part'), scrub: shown('.scrub') };`);
    check(seen.wrong > 1 && seen.table > 2 && seen.findings > 0, `on paper is missing: ${JSON.stringify(seen)}`);
    check(seen.search + seen.parts + seen.scrub === 0, `on paper is too much: ${JSON.stringify(seen)}`);
    const page = await b.cdp('Emulation.setDeviceMetricsOverride', { width: 718, height: 1000, deviceScaleFactor: 1, mobile: false }) && await b.run(`
        const wide = css => Math.round(document.querySelector(css).getBoundingClientRect().width);
        return { play: wide('.verdicts tbody th'), table: wide('.verdicts'), sheet: innerWidth };`);
    check(page.play >= 150 && page.table <= page.sheet, `on paper a play's name has no room: ${JSON.stringify(page)}`);
    const { data } = await b.cdp('Page.printToPDF', { printBackground: true });
    const sheets = (Buffer.from(data, 'base64').toString('latin1').match(/\/Type\s*\/Page\b/g) || []).length;
    check(sheets > 0 && sheets <= 8, `${sheets} sheets of paper`);
    await b.close();
};

browser.end('the report for everybody', [everywhere, keyboard, paper]);
