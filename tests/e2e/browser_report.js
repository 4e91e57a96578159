// browser_report.js DRIVER PAGE DIR: drives the report made from handmade_run.sql over WebDriver.
'use strict';
const fs = require('fs');
const [driver, page, dir] = process.argv.slice(2);
const browser = require('./browser.js'), check = browser.check;

// Each link of the two tables, followed: what it names is in sight, and the address is one that holds over runs.
const followed = async b => {
    const links = await b.run("return [...document.querySelectorAll('.wrong a, .verdicts a')].map(a => a.getAttribute('href'))");
    for (let i = 0; i < links.length; i++) {
        await b.run("location.hash = ''; [...document.querySelectorAll('.wrong a, .verdicts a')][arguments[0]].click()", i);
        check(await b.until("document.querySelector('.aimed')"), `${links[i]}: nothing is shown`);
        const seen = await b.run(`
            const e = document.querySelector('.aimed'), box = e.getBoundingClientRect();
            return { ok: box.top >= 0 && box.top < innerHeight - 40 && e === document.activeElement, hash: decodeURIComponent(location.hash), id: e.id };`);
        check(seen.ok, `${links[i]}: ${seen.id} is out of sight or without the focus`);
        check(/^#[^#]+\.lua(@1\.6)?(#f\d+)?$|^#x(#f\d+)?$/.test(seen.hash), `${links[i]}: the address becomes ${seen.hash}`);
    }
    // The address of an event, as somebody would be sent it.
    await b.go('about:blank');
    await b.go(page + '#scenarios/stuck-cable.lua@1.6#10');
    check(await b.until("(document.querySelector('.aimed') || {}).id === 's1e10'"), 'an event is not found by its address');
    await b.go('about:blank');
    await b.go(page);
};

const desktop = async () => {
    const b = await browser.open(driver, ['--window-size=1280,900']);
    await b.go(page);
    const facts = await b.run(`
        const sections = [...document.querySelectorAll('section.scenario')];
        const names = JSON.parse(document.getElementById('index').textContent).plays.map(p => p[1]);
        const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
        return {
            title: document.title,
            sections: sections.map(s => s.querySelector('h2').textContent),
            rows: [...document.querySelectorAll('table.verdicts tbody tr th a')].map(e => e.textContent),
            broken: [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(decodeURIComponent(id)) && !names.includes(decodeURIComponent(id))),
            links: document.querySelectorAll('.evidence a').length,
            twice: ids.filter((id, i) => ids.indexOf(id) !== i),
            scripts: document.querySelectorAll('script:not([type])').length,
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
            wrong: [...document.querySelectorAll('.wrong tbody tr')].map(e => [...e.children].map(c => c.textContent.trim()).slice(-2).join(' in ')),
            missing: [...document.querySelectorAll('#s3 .evidence li')].map(e => e.textContent),
        };`);
    check(facts.title === 'chargerig: error', `title is ${facts.title}: foreign text ran as script`);
    check(facts.sections.length === 3 && facts.rows.length === 4, `plays: ${facts.sections}`);
    check(facts.sections[0].includes('<script>'), 'foreign markup must be shown as text');
    check(facts.sections[1].startsWith('stuck cable') && facts.rows[3] === 'unknown card', `worst first: ${facts.sections}; ${facts.rows}`);
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
    check(facts.wrong.includes('308 in 2'), `equal findings once: ${facts.wrong}`);
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
    await followed(b);
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
    const b = await browser.open(driver, ['--window-size=500,800', '--blink-settings=preferredColorScheme=0']);
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

browser.end('the report', [desktop, phone]);
