// browser_report.js DRIVER PAGE DIR: drives the report made from handmade_run.sql over WebDriver.
'use strict';
const fs = require('fs');
const [driver, page, dir] = process.argv.slice(2);
const problems = [];
const check = (ok, what) => { if (!ok) problems.push(what); };
const sleep = ms => new Promise(done => setTimeout(done, ms));

const call = async (method, path, body) => {
    const answer = await fetch(driver + path, { method, body: body && JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
};
const ready = async () => {
    for (let i = 0; i < 100; i++) {
        try { if ((await call('GET', '/status')).ready) return; } catch { await sleep(100); }
    }
    throw new Error('chromedriver does not answer');
};
const open = async args => {
    const options = { args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
        '--disable-sync', '--no-first-run', ...args] };
    const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: { browserName: 'chrome', 'goog:chromeOptions': options,
        'goog:loggingPrefs': { browser: 'ALL', performance: 'ALL' } } } });
    const at = '/session/' + sessionId;
    return {
        go: url => call('POST', at + '/url', { url }),
        run: (script, ...args2) => call('POST', at + '/execute/sync', { script, args: args2 }),
        log: type => call('POST', at + '/se/log', { type }),
        close: () => call('DELETE', at),
    };
};

const desktop = async () => {
    const b = await open(['--window-size=1280,900']);
    await b.go(page);
    const facts = await b.run(`
        const sections = [...document.querySelectorAll('section.scenario')];
        const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
        return {
            title: document.title,
            sections: sections.map(s => s.querySelector('h2').textContent),
            rows: [...document.querySelectorAll('table.verdicts tbody tr th a')].map(e => e.textContent),
            broken: [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id)),
            links: document.querySelectorAll('.evidence a').length,
            twice: ids.filter((id, i) => ids.indexOf(id) !== i),
            scripts: document.querySelectorAll('script').length,
            images: document.querySelectorAll('img').length,
            lanes: [...document.querySelectorAll('#s1 .lanes div')].map(e => e.textContent),
            arrows: document.querySelectorAll('#s1 svg.frames g').length,
            redArrows: document.querySelectorAll('#s1 svg.frames g.bad').length,
            clocks: document.querySelectorAll('#s1 .clock').length,
            off: [...document.querySelectorAll('#s1 .off')].map(e => e.textContent),
            longRows: document.querySelectorAll('#s4 .events tr').length,
            longText: document.querySelector('#s4').textContent,
            hence: [...document.querySelectorAll('#s1 .hence .finding')].map(e => e.querySelector('code').textContent),
            above: [...document.querySelectorAll('#s1 .hence')].map(e => e.previousElementSibling.id),
            inset: (e => e && e.getBoundingClientRect().left)(document.querySelector('#s1 .hence .hence .finding')) -
                document.querySelector('#s1 .findings>.finding').getBoundingClientRect().left,
            times: [...document.querySelectorAll('#s1 .times')].map(e => e.textContent),
            recurring: [...document.querySelectorAll('.recurring tbody tr')].map(e => [...e.children].map(c => c.textContent.trim()).slice(-2).join(' in ')),
            missing: [...document.querySelectorAll('#s3 .evidence li')].map(e => e.textContent),
        };`);
    check(facts.title === 'chargerig: error', `title is ${facts.title}: foreign text ran as script`);
    check(facts.sections.length === 4 && facts.rows.length === 4, `scenarios: ${facts.sections}`);
    check(facts.sections[0].startsWith('stuck cable') && facts.sections[1].startsWith('unknown card'), 'names of the scenarios');
    check(facts.sections[2].includes('<script>'), 'foreign markup must be shown as text');
    check(facts.broken.length === 0, `links to nowhere: ${facts.broken}`);
    check(facts.links >= 7, `${facts.links} links to evidence`);
    check(facts.twice.length === 0, `ids given twice: ${facts.twice}`);
    check(facts.scripts === 1 && facts.images === 0, 'foreign text became elements');
    check(['Parent', 'NL-EXA-0001/1', 'case 1', 'Van 3'].every(n => facts.lanes.includes(n)), `lanes: ${facts.lanes}`);
    check(facts.arrows >= 20 && facts.arrows < 40, `${facts.arrows} arrows: repeated exchanges must be folded`);
    check(facts.redArrows === 4, `${facts.redArrows} red arrows, not 4`);
    check(facts.clocks === 3, `${facts.clocks} clocks`);
    check(facts.off.includes('+0.200') && facts.off.includes('no such session') && facts.off.includes('lock at fault 47 min'), `beside the truth: ${facts.off}`);
    check(facts.longRows > 100 && facts.longRows < 700 && /later events are left out/.test(facts.longText), `a long run is cut: ${facts.longRows} rows`);
    check(facts.hence.join() === 'path.deviation,experience.silence' && facts.above.join() === 's1f1,s1f2' && facts.inset > 30,
        `what follows stands below its cause, set in: ${facts.hence} below ${facts.above}, by ${facts.inset} px`);
    check(facts.times.join() === '2 times,306 times', `counts: ${facts.times}`);
    check(facts.recurring.join() === '308 in 2', `the same in several stories: ${facts.recurring}`);
    check(facts.missing.some(t => /777 is not in the log/.test(t)), 'evidence that is not in the log is said to be missing');

    // Fold everything, follow each evidence link: its row must be unfolded and in sight.
    const hidden = await b.run(`
        const bad = [];
        const links = [...document.querySelectorAll('.evidence a')];
        return new Promise(done => {
            const next = i => {
                if (i === links.length) return done(bad);
                document.querySelectorAll('details').forEach(d => { d.open = false; });
                const id = links[i].getAttribute('href').slice(1);
                links[i].click();
                setTimeout(() => {
                    const box = document.getElementById(id).getBoundingClientRect();
                    if (box.height === 0 || box.bottom < 0 || box.top > innerHeight) bad.push(id);
                    next(i + 1);
                }, 60);
            };
            next(0);
        });`);
    check(hidden.length === 0, `evidence out of sight: ${hidden}`);
    const wide = await b.run('return document.documentElement.scrollWidth - document.documentElement.clientWidth');
    check(wide <= 0, `the page scrolls sideways by ${wide} px at 1280`);

    const complaints = (await b.log('browser')).filter(l => l.level === 'SEVERE' || l.level === 'WARNING');
    check(complaints.length === 0, `console: ${complaints.map(l => l.message)}`);
    const asked = (await b.log('performance')).map(l => JSON.parse(l.message).message)
        .filter(m => m.method === 'Network.requestWillBeSent').map(m => m.params.request.url)
        .filter(url => !url.startsWith('data:') && url.split('#')[0] !== page);
    check(asked.length === 0, `requests: ${asked}`);
    await b.close();
};

const phone = async () => {
    const b = await open(['--window-size=500,800', '--blink-settings=preferredColorScheme=0']);
    await b.go(page);
    // headless windows have a least width: a frame as narrow as a phone
    const facts = await b.run(`
        const frame = document.createElement('iframe');
        frame.style.cssText = 'width:360px;height:700px;border:0';
        document.body.replaceChildren(frame);
        const html = arguments[0];
        return new Promise(done => {
            frame.onload = () => {
                const d = frame.contentDocument.documentElement;
                done({ width: d.clientWidth, wide: d.scrollWidth,
                       dark: getComputedStyle(frame.contentDocument.body).backgroundColor,
                       boxes: [...d.querySelectorAll('.box')].filter(x => x.scrollWidth > x.clientWidth + 1).length });
            };
            frame.srcdoc = html;
        });`, fs.readFileSync(dir + '/report.html', 'utf8'));
    check(facts.width <= 360 && facts.wide <= facts.width, `at ${facts.width} px the page is ${facts.wide} px wide`);
    check(facts.boxes > 0, 'wide drawings scroll inside their own box');
    check(facts.dark === 'rgb(21, 24, 28)', `dark paper is ${facts.dark}`);
    await b.close();
};

(async () => {
    await ready();
    await desktop();
    await phone();
})().catch(e => problems.push(String(e))).then(() => {
    problems.forEach(p => console.log(p));
    console.log(problems.length ? 'the report does not hold' : 'the report holds');
    process.exit(problems.length ? 1 : 0);
});
