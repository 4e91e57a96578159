(function () {
'use strict';
var data = JSON.parse(document.getElementById('index').textContent), plays = data.plays;
var ID = 0, NAME = 1, TITLE = 2, LETTERS = 3, VERSION = 4, ABOUT = 5, GROUPS = 6, FINDINGS = 7, BEFORE = 8;
var words = {e: 'error', f: 'fail', k: 'known', i: 'inconc', p: 'pass', s: 'skipped', '-': 'none'};
var signs = {e: '!', f: '\u2717', k: '\u2248', i: '?', p: '\u2713', s: '\u2013', '-': '\u00b7'};
var worst = 'efikps-', STEP = 50, shown = STEP, matching = [], group = null;
var byId = Object.create(null), byName = Object.create(null);
var form = document.getElementById('find'), body = document.querySelector('table.verdicts tbody');
var further = document.getElementById('further'), asked = document.getElementById('asked');
plays.forEach(function (p) { byId[p[ID]] = p; byName[p[NAME]] = p; });
var sorted = plays.slice().sort(function (a, b) {
    return worst.indexOf(a[LETTERS][0]) - worst.indexOf(b[LETTERS][0]);
});

function element(name, attributes, content) {
    var e = document.createElement(name);
    for (var key in attributes || {}) e.setAttribute(key, attributes[key]);
    [].concat(content === undefined ? [] : content).forEach(function (c) { e.append(c); });
    return e;
}
function pill(letter) {
    if (letter === '-') return element('span', {'class': 'pill none'}, signs[letter]);
    return element('span', {'class': 'pill ' + words[letter]}, [element('i', {}, signs[letter]), ' ' + words[letter]]);
}
function link(p) { return '#' + encodeURI(p[NAME]).replace(/#/g, '%23'); }

/* --- the table of plays, searched --- */
function row(p) {
    var head = element('th', {scope: 'row'}, element('a', {href: link(p)}, p[TITLE]));
    if (p[ABOUT] >= 0) head.append(element('small', {}, data.abouts[p[ABOUT]]));
    var tr = element('tr', {}, [head, element('td', {'class': 'whole'}, pill(p[LETTERS][0]))]);
    data.scorers.forEach(function (s, i) {
        var v = p[LETTERS][i + 1];
        tr.append(element('td', {'class': words[v], 'data-scorer': s}, pill(v)));
    });
    if (p[BEFORE] !== undefined)
        tr.append(element('td', {'class': 'before', 'data-scorer': 'before'}, p[BEFORE].split('').map(function (v) {
            return element('i', {'class': v === ' ' || v === '-' ? 'n' : v}, signs[v] || '');
        })));
    tr.append(element('td', {'class': 'number', 'data-scorer': 'findings'}, String(p[FINDINGS])));
    return tr;
}
function folder(p) {
    var slash = p[NAME].lastIndexOf('/');
    return slash < 0 ? '.' : p[NAME].slice(0, slash);
}
function text(p) {
    if (!p.text)
        p.text = [p[TITLE], p[NAME], p[ABOUT] >= 0 ? data.abouts[p[ABOUT]] : ''].concat(p[GROUPS].map(function (g) {
            return data.groups[g][1] + ' ' + data.groups[g][2];
        })).join(' ').toLowerCase();
    return p.text;
}
function fits(p, f) {
    var at = f.scorer ? data.scorers.indexOf(f.scorer) + 1 : 0, v = p[LETTERS][at], where = folder(p);
    if (f.group !== null && p[GROUPS].indexOf(f.group) < 0) return false;
    if (f.verdict === 'wrong' ? 'efi'.indexOf(v) < 0 : f.verdict ? words[v] !== f.verdict : at && v === '-') return false;
    if (f.folder && where !== f.folder && where.indexOf(f.folder + '/') !== 0) return false;
    if (f.version && p[VERSION].split(',').indexOf(f.version) < 0) return false;
    return f.words.every(function (w) { return text(p).indexOf(w) >= 0; });
}
function put(more) {
    if (!more) body.replaceChildren();
    matching.slice(body.children.length, shown).forEach(function (p) { body.append(row(p)); });
    further.replaceChildren();
    if (matching.length > shown) {
        var button = element('button', {type: 'button'}, 'Show ' + Math.min(matching.length - shown, 4 * STEP) + ' more');
        button.addEventListener('click', function () {
            var first = body.children.length;
            shown += 4 * STEP;
            put(true);
            body.children[first].querySelector('a').focus();
        });
        further.append(button, ' of ' + (matching.length - shown) + ' further plays');
    }
}
function filter(keep) {
    var f = {verdict: form.verdict.value, scorer: form.scorer.value, folder: form.folder.value, version: form.version.value,
        group: group, words: form.q.value.toLowerCase().split(/\s+/).filter(Boolean)};
    matching = sorted.filter(function (p) { return fits(p, f); });
    shown = STEP;
    put();
    document.getElementById('found').textContent = matching.length === plays.length ? 'all ' + plays.length + ' plays' :
        matching.length + ' of ' + plays.length + ' plays' + (group === null ? '' : ' with: ' + data.groups[group][2]);
    if (!keep) {
        var q = new URLSearchParams();
        ['q', 'verdict', 'scorer', 'folder', 'version'].forEach(function (n) { if (form[n].value) q.set(n, form[n].value); });
        if (group !== null) q.set('group', group);
        history.replaceState(null, '', String(q) ? '#?' + q : '#plays');
    }
}
function choose(name, values) {
    values.forEach(function (v) { form[name].append(element('option', {value: v}, v === 'wrong' ? 'not green' : v)); });
}
function folders() {
    var all = {};
    plays.forEach(function (p) {
        for (var f = folder(p); f && f !== '.' && !all[f]; f = f.slice(0, Math.max(0, f.lastIndexOf('/')))) all[f] = true;
    });
    return Object.keys(all).sort();
}
function versions() {
    var all = {};
    plays.forEach(function (p) { p[VERSION].split(',').forEach(function (v) { if (v) all[v] = true; }); });
    return Object.keys(all).sort();
}
function begin() {
    var there = {};
    plays.forEach(function (p) { for (var i = 0; i < p[LETTERS].length; i++) there[words[p[LETTERS][i]]] = true; });
    choose('verdict', ['wrong', 'error', 'fail', 'known', 'inconc', 'pass', 'skipped'].filter(function (v) { return v === 'wrong' || there[v]; }));
    choose('scorer', data.scorers);
    choose('folder', folders());
    choose('version', versions());
    var timer;
    form.addEventListener('input', function () { clearTimeout(timer); timer = setTimeout(filter, 60); });
    form.addEventListener('submit', function (e) { e.preventDefault(); filter(); });
    form.addEventListener('reset', function () { group = null; setTimeout(filter, 0); });
    document.querySelectorAll('[data-group]').forEach(function (cell) {
        var button = element('button', {type: 'button', 'aria-label': cell.textContent + ' plays: show them'}, cell.textContent);
        button.addEventListener('click', function () {
            form.reset();
            group = Number(cell.dataset.group);
            setTimeout(function () { filter(); document.getElementById('plays').scrollIntoView(); }, 1);
        });
        cell.replaceChildren(button);
    });
    form.hidden = false;
    filter(true);
}

/* --- one play, put into the page when it is asked for --- */
function unpack(block) {
    var bytes = Uint8Array.from(atob(block.textContent), function (c) { return c.charCodeAt(0); });
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
}
function placed(section, p) {
    var old = document.getElementById('s' + p[ID]);
    if (old) return old.replaceWith(section);
    var close = element('button', {type: 'button', 'class': 'close'}, 'Close');
    close.addEventListener('click', function () { section.remove(); document.getElementById('plays').focus(); });
    section.querySelector('.up').prepend(close, ' ');
    asked.prepend(section);
}
function made(html) {
    var t = document.createElement('template');
    t.innerHTML = html;
    return document.importNode(t.content.querySelector('section'), true);
}
function brief(p) {
    return element('section', {'class': 'scenario', id: 's' + p[ID]}, [
        element('h2', {id: p[NAME], tabindex: '-1'}, [p[TITLE], ' ', pill(p[LETTERS][0])]),
        element('p', {'class': 'quiet'}, p[NAME])].concat(p[GROUPS].map(function (g) {
        return element('p', {}, [element('code', {}, data.groups[g][1]), ' ', data.groups[g][2]]);
    }), [element('p', {'class': 'quiet'}, ['What happened is not in this page, to keep it small; ',
        element('code', {}, 'chargerig report RUN.db --scenario ' + p[NAME]), ' makes a page of this play alone.']),
        element('p', {'class': 'up'}, element('a', {href: '#top'}, 'to the top'))]));
}
function whole(p) {
    var block = document.getElementById('b' + p[ID]);
    if (!block || !window.DecompressionStream) {
        if (!document.getElementById('s' + p[ID])) placed(brief(p), p);
        return Promise.resolve();
    }
    var packed = unpack(block);
    block.remove();
    return packed.then(function (html) { placed(made(html), p); ready(document.getElementById('s' + p[ID])); });
}

/* --- links: #FILE@VERSION, behind it #SEQ or #fID; within the page #s1, #s1e40, #s1f2 --- */
function aim(hash) {
    var within = /^s(\d+)([ef]\d+)?$/.exec(hash), parts;
    if (within && byId[within[1]]) return {play: byId[within[1]], id: hash, what: within[2] || ''};
    parts = /^([^]*?)(?:#(f?)(\d+))?$/.exec(hash);
    if (byName[hash]) return {play: byName[hash], id: 's' + byName[hash][ID], what: ''};
    if (parts && byName[parts[1]] && parts[3]) {
        var what = (parts[2] || 'e') + parts[3];
        return {play: byName[parts[1]], id: 's' + byName[parts[1]][ID] + what, what: what};
    }
    return null;
}
function read() {
    var hash = location.hash.slice(1);
    try { hash = decodeURIComponent(hash); } catch (e) { return ''; }
    return hash;
}
function reveal(target) {
    for (var p = target; p; p = p.parentElement) if (p.tagName === 'DETAILS') p.open = true;
    var head = target.tagName === 'SECTION' ? target.querySelector('h2') : target;
    document.querySelectorAll('.aimed').forEach(function (e) { e.classList.remove('aimed'); });
    head.classList.add('aimed');
    head.setAttribute('tabindex', '-1');
    head.focus({preventScroll: true});
    head.scrollIntoView({block: head.tagName === 'TR' ? 'center' : 'start'});
}
function follow() {
    var hash = read(), goal = aim(hash), e;
    if (hash[0] === '?') return restore(new URLSearchParams(location.hash.slice(2)));
    if (!goal) {
        e = hash && document.getElementById(hash);
        if (e) reveal(e);
        return;
    }
    var there = document.getElementById(goal.id);
    (there && goal.what ? Promise.resolve() : whole(goal.play)).then(function () {
        var target = document.getElementById(goal.id);
        if (!target && goal.what) return whole(goal.play).then(function () { land(goal); });
        land(goal);
    });
}
function land(goal) {
    var aimed = document.getElementById(goal.id), target = aimed || document.getElementById('s' + goal.play[ID]);
    history.replaceState(null, '', link(goal.play) + (aimed && goal.what ? '#' + goal.what.replace('e', '') : ''));
    if (target) reveal(target);
}
function restore(q) {
    ['q', 'verdict', 'scorer', 'folder', 'version'].forEach(function (n) { form[n].value = q.get(n) || ''; });
    group = q.has('group') && data.groups[q.get('group')] ? Number(q.get('group')) : null;
    filter(true);
}

/* --- what a section can do: a button for what is packed, marks of the timeline --- */
/* The drawing has all of it: a mark says when and what, a span what somebody is in, at the height of a lane. */
function number(e, name) { return Number(e.getAttribute(name)); }
function lanes(timeline) {
    var svg = timeline.querySelector('svg');
    return [].map.call(timeline.querySelectorAll('.lanes div'), function (div) {
        var y = Number(div.dataset.y);
        return {name: div.textContent, kind: div.dataset.kind,
            spans: [].filter.call(svg.querySelectorAll('.span'), function (s) { return number(s, 'y') + 7 === y; }).map(function (s) {
                return {from: number(s, 'x'), to: number(s, 'x') + number(s, 'width'), words: s.textContent};
            }),
            marks: [].filter.call(svg.querySelectorAll('[data-e]'), function (g) { return middle(g)[1] === y; }).map(function (g) {
                return {x: middle(g)[0], when: g.textContent.slice(0, 19), words: g.textContent.slice(20)};
            })};
    });
}
function middle(g) {
    var circle = g.querySelector('circle'), path = g.querySelector('path');
    if (circle) return [number(circle, 'cx'), number(circle, 'cy')];
    var at = /^M(-?\d+) (-?\d+)/.exec(path.getAttribute('d'));
    return [Number(at[1]), Number(at[2]) + 7];
}
function state(lane, x) {
    var spans = lane.spans.filter(function (s) { return s.from <= x && x < s.to; });
    if (spans.length) return spans[spans.length - 1].words;
    if (!lane.spans.some(function (s) { return s.to <= x; })) return '';
    return lane.kind === 'connector' ? 'Available' : lane.kind === 'station' ? 'connected' : '';
}
function scrub(place) {
    var timeline = place.previousElementSibling, svg = timeline.querySelector('svg'), all = lanes(timeline), moments = [];
    all.forEach(function (l) { l.marks.forEach(function (m) { moments.push(m); }); });
    moments.sort(function (a, b) { return a.x - b.x; });
    moments = moments.filter(function (m, i) { return i === 0 || m.x !== moments[i - 1].x; });
    if (moments.length < 2) return;
    var slider = element('input', {type: 'range', min: 0, max: moments.length - 1, value: 0, 'aria-valuetext': moments[0].when});
    var when = element('output', {}, 'moves a line through the timeline'), rows = element('tbody');
    var table = element('table', {'class': 'states'}, [element('caption', {}, 'What everybody is in, and did last'), rows]);
    var line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
    line.setAttribute('class', 'cursor');
    line.setAttribute('y2', svg.getAttribute('height'));
    slider.addEventListener('input', function () {
        var m = moments[slider.value];
        when.textContent = m.when;
        slider.setAttribute('aria-valuetext', m.when);
        line.setAttribute('x1', m.x);
        line.setAttribute('x2', m.x);
        svg.append(line);
        timeline.scrollLeft = m.x - timeline.clientWidth / 2;
        rows.replaceChildren.apply(rows, all.map(function (l) {
            var last = l.marks.filter(function (k) { return k.x <= m.x; }).pop();
            return element('tr', {'class': last && last.x === m.x ? 'now' : ''}, [element('th', {scope: 'row'}, l.name),
                element('td', {}, state(l, m.x)), element('td', {}, last ? [element('time', {}, last.when.slice(11)), ' ' + last.words] : '')]);
        }));
        table.hidden = false;
    });
    table.hidden = true;
    place.append(element('label', {}, ['At one moment ', slider]), ' ', when, table);
}
function ready(root) {
    root.querySelectorAll('.scrub:empty').forEach(scrub);
    root.querySelectorAll('.more').forEach(function (note) {
        var section = note.closest('section'), p = byId[section.id.slice(1)];
        if (!p || !document.getElementById('b' + p[ID]) || !window.DecompressionStream) return;
        var button = element('button', {type: 'button'}, 'Show what happened');
        button.addEventListener('click', function () {
            whole(p).then(function () { reveal(document.getElementById(section.id)); });
        });
        note.replaceChildren(button);
    });
}
document.addEventListener('click', function (e) {
    var a = e.target.closest && e.target.closest('a[href^="#"]'), mark = e.target.closest && e.target.closest('[data-e]');
    if (mark) location.hash = mark.closest('section').id + 'e' + mark.dataset.e;
    if (a && location.hash === a.getAttribute('href')) follow();
});
addEventListener('hashchange', follow);
begin();
ready(document);
follow();
})();
