// ocpp_tables.js TOOL VERSION SCHEMAS: compares our message table with the published schemas.
//
// 1. structure: every field, type, length, format, enum and cardinality is the same on both sides
// 2. verdicts: payloads generated from the schemas and broken in one place each, and at each place
//    what its kind is known to trip over; we and ajv must agree on valid or not for every one
// 3. sample payloads: payloads made in C from our rows are what they claim to be, valid or not
'use strict';
const { execFileSync } = require('child_process');
const Ajv = require('ajv').default;
const addFormats = require('ajv-formats').default;

const [tool, version, file] = process.argv.slice(2);
const ours = JSON.parse(execFileSync(tool, ['dump', version], { maxBuffer: 1 << 26 }));
const schemas = require('ocpp-rpc/lib/schemas/' + file);
const problems = [];

// urn:Authorize.req, urn:Authorize.conf; from 2.1 urn:AuthorizeRequest, urn:AuthorizeResponse
const split = id => {
    const m = /^urn:(.*?)(\.req|\.conf|Request|Response)$/.exec(id);
    return { action: m[1], side: m[2] === '.req' || m[2] === 'Request' ? 'request' : 'response' };
};
const strip = (s, root) => {
    if (s.$ref) return strip(root.definitions[s.$ref.split('/').pop()], root);
    const out = {};
    for (const key of ['type', 'maxLength', 'format', 'multipleOf', 'minItems', 'maxItems', 'minimum', 'maximum'])
        if (s[key] !== undefined) out[key] = s[key];
    if (s.enum) out.enum = [...s.enum].sort();
    if (s.items) out.items = strip(s.items, root);
    if (s.type === 'object') {
        out.closed = s.additionalProperties === false;
        out.required = [...(s.required || [])].sort();
        out.properties = {};
        for (const name of Object.keys(s.properties || {}).sort()) out.properties[name] = strip(s.properties[name], root);
    }
    return out;
};
let fields = 0;
const diff = (a, b, path) => {
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
        if (a !== b) problems.push(`${path}: ours ${JSON.stringify(a)}, theirs ${JSON.stringify(b)}`);
        return;
    }
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
        if (path.endsWith('properties')) fields++;
        diff(a[key], b[key], `${path}.${key}`);
    }
};

const theirs = {};
for (const s of schemas) {
    const { action, side } = split(s.$id);
    (theirs[action] ||= {})[side] = s;
}
for (const action of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    if (!ours[action] || !theirs[action]) {
        problems.push(`${action}: only ${ours[action] ? 'ours' : 'theirs'}`);
        continue;
    }
    for (const side of ['request', 'response'])
        diff(strip(ours[action][side], {}), strip(theirs[action][side], theirs[action][side]), `${action} ${side}`);
}
const compared = fields;

// The comparison notices each single change of a table.
const alterations = (s, list = []) => {
    for (const key of ['maxLength', 'multipleOf', 'minItems', 'maxItems', 'minimum', 'maximum'])
        if (s[key] !== undefined) list.push(() => { s[key]++; return () => { s[key]--; }; });
    if (s.enum) list.push(() => { const last = s.enum.pop(); return () => { s.enum.push(last); }; });
    for (const name of Object.keys(s.properties || {})) {
        list.push(() => { const p = s.properties[name]; delete s.properties[name]; return () => { s.properties[name] = p; }; });
        list.push(() => { const r = s.required; s.required = r.includes(name) ? r.filter(x => x !== name) : [...r, name]; return () => { s.required = r; }; });
        alterations(s.properties[name], list);
    }
    if (s.items) alterations(s.items, list);
    return list;
};
let noticed = 0;
for (const action of Object.keys(ours)) {
    if (!theirs[action]) continue;
    for (const side of ['request', 'response']) {
        const s = JSON.parse(JSON.stringify(ours[action][side]));
        const root = theirs[action][side], wanted = strip(root, root), before = problems.length;
        if (problems.length) break;
        for (const alter of alterations(s)) {
            const undo = alter();
            diff(strip(s, {}), wanted, 'altered');
            if (problems.length === before) problems.push(`${action} ${side}: a change of the table is not noticed`);
            else { problems.length = before; noticed++; }
            undo();
        }
    }
}

// --- verdicts ---
let seed = 20260306;
const chance = n => (seed = (seed * 1103515245 + 12345) & 0x7fffffff, (seed >> 8) % n);
const pick = list => list[chance(list.length)];
const uris = ['ftp://example.com/fw.bin', 'http://user:pw@10.0.0.1:8080/a?b=c#d', 'https://[::1]/x', 'mailto:a@b', 'urn:x:y',
    'http://[::ffff:1.2.3.4]:80/', 'a:/b', 'http://a/%20', 'http:///x', 'http://a:x/', 'x+y.z-1://h', 'http://[v1.a:b]/'];
const badUris = ['', 'example.com', '//a/b', 'http:', '1http://a', 'http://a b', 'http://[::1', 'http://[1::2::3]/', 'http://a/%2',
    'http://a/<x>', 'http://[1:2:3:4:5:6:7:8:9]/', 'http://ä/', 'a#b', '/a:b', 'http://a#b#c', 'http://[::1]x/', 'http://[::1.2.3]/', 'http://[1:2:3]/', 'http://[1:2:3:4:5:6:7::8]/', 'http://[12345::]/', 'http://[::1.2.3.256]/'];
const dates = ['2026-03-06T17:30:00Z', '2026-03-06T18:30:00.123+01:00', '2026-03-06 17:30:00Z', '2026-03-06t17:30:00z',
    '2026-03-06T18:30:00+0100', '2026-03-06T18:30:00+01', '2024-02-29T00:00:00.000000000Z', '2026-12-31T23:59:60Z', '2027-01-01T00:59:60+01:00',
    '2026-12-31T18:59:60-05:00'];
const badDates = ['', 'yesterday', '2026-03-06', '2026-03-06T17:30:00', '2026-03-06T17:30Z', '2026-02-29T00:00:00Z', '2026-13-01T00:00:00Z',
    '2026-03-06T24:00:00Z', '2026-03-06T12:60:00Z', '2026-03-06T12:00:60Z', '2026-03-06T12:00:00.Z', '2026-03-06T12:00:00+24:00',
    '2026-03-06T12:00:00+01:60', '20260306T120000Z', '2026-03-06T12:00:00Z ', '2026-03-06T12:00:00+1', '2026-03-06T12:00:00+010', '2026-3-6T12:00:00Z',
    '2026-03-06TT12:00:00Z', '2026-03-06T12:00:00+01:', '2026-12-31T23:59:61Z', '2026-12-31T23:58:60Z'];
const value = (s, root, full) => {
    if (s.$ref) return value(root.definitions[s.$ref.split('/').pop()], root, full);
    if (s.enum) return pick(s.enum);
    if (s.format === 'date-time') return pick(dates);
    if (s.format === 'uri') return pick(uris);
    if (s.type === 'string') return pick(['', 'a', '😀', 'é', 'text', '04A1']).slice(0, s.maxLength);
    if (s.type === 'integer') return pick([0, 1, -1, 7, 2147483647, 3e9, 16.0]);
    if (s.type === 'number') return pick([0, 0.1, 16, 7.4, 0.3, 1234567.8]);
    if (s.type === 'boolean') return chance(2) === 0;
    if (s.type === 'array') return Array.from({ length: (s.minItems || 0) + chance(3) }, () => value(s.items, root, full));
    const out = {};
    for (const [name, p] of Object.entries(s.properties || {}))
        if (full || (s.required || []).includes(name) || chance(2)) out[name] = value(p, root, full);
    return out;
};
// every place in a payload, as a function that puts something else there
const places = (v, set, list = []) => {
    list.push(set);
    if (Array.isArray(v)) v.forEach((x, i) => places(x, y => { v[i] = y; }, list));
    else if (v && typeof v === 'object') {
        for (const k of Object.keys(v)) {
            list.push(y => { if (y === null) v[k] = y; else delete v[k]; });
            places(v[k], y => { v[k] = y; }, list);
        }
        list.push(y => { v.extra = y; });
    }
    return list;
};
const wrong = [null, true, 1, 1.5, 0.05, 0.123, -0.1, 1e300, '', 'x', 'ACCEPTED', [], {}, [1], [{}], 'a'.repeat(21), 'a'.repeat(51), '😀'.repeat(20), '😀'.repeat(21),
    'é'.repeat(255), 'é'.repeat(256), 'x'.repeat(501), 'x'.repeat(5501), 'x'.repeat(10001), 'x'.repeat(129), 'x'.repeat(41), 'x'.repeat(26), 'x'.repeat(801), 'x'.repeat(513),
    ...dates, ...badDates, ...uris, ...badUris];

// what each kind of value trips over, tried at every place of its kind
const directed = s => {
    const list = [null];
    if (s.maxLength) list.push('x'.repeat(s.maxLength), 'x'.repeat(s.maxLength + 1), '🚗'.repeat(s.maxLength), '🚗'.repeat(s.maxLength + 1),
        '👩‍🚒'.repeat(Math.ceil(s.maxLength / 3)), 'é'.repeat(s.maxLength));
    if (s.multipleOf) list.push(0.1, 0.2, 0.3, 0.1 + 0.2, 1.1, 1.15, 100.05, 0.01, -7.3, 16, 16.000001, 16.0000001, 1234567.89, 1e15, 1e300);
    if (s.minimum !== undefined) list.push(s.minimum, s.minimum - 1, s.minimum - 0.5, s.minimum + 0.5);
    if (s.maximum !== undefined) list.push(s.maximum, s.maximum + 1, s.maximum + 0.5, 1e300);
    if (s.type === 'integer') list.push(0, -1, 1.5, 1e300, -1e300, 9007199254740993, 5e-324, '1', true);
    if (s.type === 'number') list.push(0, -1, 1.5, 1e300, '1', true);
    if (s.type === 'boolean') list.push(0, 1, 'true');
    if (s.enum) list.push('', s.enum[0].toLowerCase() + ' ', s.enum[0] + '\u200b', s.enum[0].toUpperCase(), 0, [s.enum[0]]);
    if (s.type === 'array') list.push([], [[]], [null], [{}], {});
    if (s.type === 'object') list.push({}, [], [{}], 'x');
    return list;
};
const vendors = [{ vendorId: 'a' }, { vendorId: '🚗'.repeat(255) }, { vendorId: 'x'.repeat(256) }, { vendorId: 1 }, { vendorId: null }, {}, [], null,
    { vendorId: 'a', more: { deep: [1, null] }, customData: 7 }];
// every place of a payload that is full, with the schema that holds there
const spots = (s, root, v, set, list = []) => {
    if (s.$ref) s = root.definitions[s.$ref.split('/').pop()];
    list.push([s, v, set]);
    if (s.type === 'array') v.forEach((x, i) => spots(s.items, root, x, y => { v[i] = y; }, list));
    if (s.type === 'object') for (const [name, p] of Object.entries(s.properties || {})) spots(p, root, v[name], y => { v[name] = y; }, list);
    return list;
};
const addDirected = (s, add) => {
    const box = { v: full(s, s) };
    for (const [here, was, set] of spots(s, s, box.v, y => { box.v = y; })) {
        const tries = directed(here).map(x => () => set(x));
        if (here.type === 'array')
            for (const n of [here.minItems, here.maxItems, (here.maxItems || 0) + 1])
                if (n) tries.push(() => set(Array.from({ length: n }, () => was[0])));
        if (here.type === 'object' && (here.properties || {}).customData)
            for (const x of vendors) tries.push(() => set({ ...was, customData: x }));
        if (here.type === 'object')
            for (const name of here.required || []) tries.push(() => { const { [name]: gone, ...rest } = was; set(rest); });
        for (const put of tries) {
            put();
            add(JSON.parse(JSON.stringify(box.v)));
            set(was);
        }
    }
};
const full = (s, root) => {
    if (s.$ref) return full(root.definitions[s.$ref.split('/').pop()], root);
    if (s.type === 'array') return [full(s.items, root)];
    if (s.type !== 'object') return value(s, root, true);
    return Object.fromEntries(Object.entries(s.properties || {}).map(([name, p]) => [name, full(p, root)]));
};

const ajv = new Ajv({ strict: false, allErrors: true, multipleOfPrecision: 6 });
addFormats(ajv);
const rows = [], judges = {};
for (const [action, sides] of Object.entries(theirs)) {
    for (const side of ['request', 'response']) {
        const s = sides[side];
        // "urn:X.req" is no URN that newer ajv can serialize
        const valid = ajv.compile({ ...s, $id: '/' + action + side });
        const add = payload => rows.push({ action, side, payload, valid: valid(payload) });
        judges[action + side] = valid;
        for (let i = 0; i < 10; i++) add(value(s, s, i === 0));
        for (const [name, p] of Object.entries(s.properties || {}))
            for (const text of p.format === 'uri' ? [...uris, ...badUris] : p.format ? [...dates, ...badDates] : [])
                add({ ...value(s, s, false), [name]: text });
        for (let i = 0; i < 220; i++) {
            const box = { v: value(s, s, i % 2 === 0) };
            pick(places(box.v, y => { box.v = y; }))(pick(wrong));
            if (box.v !== undefined) add(box.v);
        }
        addDirected(s, add);
    }
}
const input = rows.map(r => JSON.stringify({ action: r.action, response: r.side === 'response', payload: r.payload })).join('\n') + '\n';
const said = execFileSync(tool, ['judge', version], { input, maxBuffer: 1 << 28 }).toString().trimEnd().split('\n');
if (said.length !== rows.length) problems.push(`${rows.length} payloads, ${said.length} verdicts`);
// A schema has no width of integers; what a reader of doubles would change is refused here and counted.
const tooWide = /must be an integer that every reader keeps exact/;
const wide = rows.filter((r, i) => r.valid && tooWide.test(said[i])).length;
rows.forEach((r, i) => {
    if ((said[i] === 'valid') !== r.valid && !(r.valid && tooWide.test(said[i])))
        problems.push(`${r.action} ${r.side} ${JSON.stringify(r.payload).slice(0, 300)}: ours ${said[i]}, ajv ${r.valid ? 'valid' : 'invalid'}`);
});

// --- sample payloads ---
const made = execFileSync(tool, ['make', version], { maxBuffer: 1 << 28 }).toString().trimEnd().split('\n').map(line => JSON.parse(line));
for (const m of made) {
    const judge = judges[m.action + (m.response ? 'response' : 'request')];
    if (judge && judge(m.payload) !== (m.flaw === ''))
        problems.push(`${m.action} sample payload, flaw "${m.flaw}": ajv says ${m.flaw ? 'valid' : ajv.errorsText(judge.errors)}: ${JSON.stringify(m.payload).slice(0, 300)}`);
}
const flawed = made.filter(m => m.flaw).length;

console.log(`OCPP ${version}: ${Object.keys(ours).length} messages, ${compared} fields compared, ${noticed} changes of them noticed; ` +
    `${rows.length} payloads judged by both, ${rows.filter(r => r.valid).length} of them valid; ${made.length - flawed} valid and ${flawed} flawed sample payloads; ` +
    `${wide} integers too wide for us, ${problems.length} disagreements`);
if (wide > rows.length / 50) problems.push(`${wide} payloads are refused for the width of an integer`);
if (compared < 150 || noticed < 300 || rows.length < 20000 || flawed < 1000) problems.push('too little was compared to mean anything');
problems.slice(0, 40).forEach(p => console.log(p));
process.exit(problems.length ? 1 : 0);
