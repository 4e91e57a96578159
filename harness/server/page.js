/* The page of chargerig serve: reads the API every three seconds, and does what its buttons say. */
"use strict";
const $ = id => document.getElementById(id);
const time = ms => ms ? new Date(ms).toLocaleString([], { dateStyle: "short", timeStyle: "medium" }) : "";
const kwh = wh => wh == null ? "" : (wh / 1000).toFixed(3) + " kWh";
const mood = { Available: "good", Charging: "busy", Preparing: "busy", Finishing: "busy", Faulted: "bad",
  Unavailable: "bad", Occupied: "busy", Reserved: "busy", active: "busy", done: "good", invalid: "bad", closed: "good" };

const button = (text, label, id, act) => {
  const b = make("button", text);
  b.setAttribute("aria-label", label);
  b.dataset.id = id; /* by which it is found again when its list is shown anew */
  b.addEventListener("click", act);
  return b;
};

/* One list of the page: where it is read, and how a row of it is shown. */
const lists = [
  { title: "Stations", path: "/api/csms/stations", key: "stations", none: "No station is known yet.",
    columns: { Station: s => s.station, Site: s => s.site, OCPP: s => s.ocpp,
      State: s => s.online ? word("online", "good") : word("offline", s.accepted ? "bad" : ""),
      Connectors: s => (s.connectors || []).filter(c => c.connector > 0).map(c => word(
        c.connector + " " + c.status + (c.error_code && c.error_code !== "NoError" ? " " + c.error_code : ""),
        mood[c.status])),
      "Last heard": s => time(s.last_seen_ms),
      Frames: s => button("Frames", "Frames of " + s.station, "frames " + s.station, () => showFrames(s.station)) } },
  { title: "Refused", path: "/api/serve/refused", key: "refused", none: "Nobody was refused.",
    columns: { Last: r => time(r.last_ms), Who: r => r.who || "nobody said", From: r => r.from, "Answer#": r => r.status ? String(r.status) : "",
      Why: r => r.why, "Times#": r => String(r.times) } },
  { title: "Sessions", path: "/api/csms/sessions", key: "sessions", none: "Nobody has charged yet.", newest: true,
    columns: { Station: s => s.station + "/" + s.connector, Token: s => s.token, Started: s => time(s.start_ms),
      Stopped: s => time(s.stop_ms), "Energy#": s => kwh(s.wh), State: s => word(s.state, mood[s.state]),
      Reason: s => s.reason,
      End: s => s.state === "active" ? button("End", "End the session of " + s.token + " at " + s.station, "end " + s.ref,
        () => askEnd(s)) : "" } },
  { title: "Tickets", path: "/api/desk/tickets", key: "tickets", none: "Nobody needs help.",
    columns: { Ticket: t => "#" + t.id, Grade: t => t.grade, From: t => t.requester || t.channel,
      Words: t => t.words, Station: t => t.station, Status: t => word(t.status, mood[t.status]),
      Opened: t => time(t.opened_ms) } },
  { title: "Invoices", path: "/api/billing/invoices", key: "invoices", none: "Nothing has been billed yet.", newest: true,
    columns: { Invoice: i => i.invoice, Account: i => i.account,
      Kind: i => i.kind === "credit_note" ? "credit note" : "invoice", Issued: i => time(i.issued_ms),
      "Net#": i => i.net + " " + i.currency, "Total#": i => i.gross + " " + i.currency, "Sent to": i => i.sent_to } },
];

function make(tag, text, name) {
  const e = document.createElement(tag);
  if (text != null) e.textContent = text;
  if (name) e.className = name;
  return e;
}
const word = (text, name) => make("span", text, "word " + (name || ""));

function cell(name, value) {
  const td = make("td", null, name.endsWith("#") ? "number" : "");
  const parts = [].concat(value == null ? [] : value).filter(v => v !== "");
  td.dataset.name = name.replace("#", "");
  const box = make("span");
  box.append(...parts);
  td.append(box);
  if (!parts.length) td.classList.add("none");
  return td;
}

function show(list, rows) {
  const section = make("section"), head = make("tr"), body = make("tbody");
  const title = make("h2", list.title + " ");
  title.id = "list-" + list.title;
  section.setAttribute("aria-labelledby", title.id);
  title.append(make("span", rows.length ? String(rows.length) : ""));
  section.append(title);
  if (!rows.length) {
    section.append(make("p", list.none, "empty"));
    return section;
  }
  for (const name in list.columns) {
    const th = make("th", name.replace("#", ""), name.endsWith("#") ? "number" : "");
    th.scope = "col";
    head.append(th);
  }
  for (const row of (list.newest ? rows.slice().reverse() : rows).slice(0, 200)) {
    const tr = make("tr");
    for (const name in list.columns) tr.append(cell(name, list.columns[name](row)));
    body.append(tr);
  }
  const table = make("table"), thead = make("thead");
  thead.append(head);
  table.append(thead, body);
  section.append(table);
  return section;
}

async function ask(path, body) {
  const token = sessionStorage.getItem("token"), headers = {};
  if (token) headers.Authorization = "Bearer " + token;
  if (body) headers["Content-Type"] = "application/json";
  const answer = await fetch(path, { headers, method: body ? "POST" : "GET", body: body && JSON.stringify(body) });
  if (answer.status === 401) throw Object.assign(new Error("the token is wrong"), { token: true });
  const json = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(json.error || "HTTP " + answer.status), { status: answer.status });
  return Object.assign(json, { status: answer.status });
}

/* A list is shown anew only where it has changed, and whoever stands on a button of it stays there. */
function put(list, rows) {
  const text = JSON.stringify(rows), old = list.section, at = document.activeElement;
  if (list.text === text) return;
  const id = old && old.contains(at) ? at.dataset.id : null;
  list.text = text;
  list.section = show(list, rows);
  if (old) old.replaceWith(list.section);
  else $("lists").append(list.section);
  const again = id && [...list.section.querySelectorAll("button")].find(b => b.dataset.id === id);
  if (again) again.focus();
}

function lock(locked) {
  $("token").hidden = !locked;
  $("enrol").hidden = locked;
  if (!locked) return;
  $("lists").replaceChildren();
  for (const l of lists) l.text = l.section = null;
}

async function refresh() {
  try {
    const answers = await Promise.all(lists.map(l => ask(l.path)));
    lock(false);
    lists.forEach((l, i) => put(l, answers[i][l.key] || []));
    $("trouble").hidden = true;
    $("when").textContent = "as of " + new Date().toLocaleTimeString();
  } catch (e) {
    if (e.token) lock(true);
    $("trouble").hidden = !!e.token;
    $("trouble").textContent = "The stack does not answer: " + e.message;
    $("when").textContent = e.token ? "locked" : "not up to date";
  }
}

/* --- the frames of a station --- */

let watched = null;
async function readFrames() {
  const station = watched;
  if (!station) return;
  let frames = [];
  try {
    frames = (await ask("/api/serve/frames/" + encodeURIComponent(station))).frames;
  } catch (e) {
    if (e.status !== 404) return;
  }
  if (station !== watched) return;
  $("frames-none").hidden = frames.length > 0;
  $("frames-list").replaceChildren(...frames.map(f => {
    const item = make("li"), cut = f.bytes ? " … (" + f.bytes + " bytes)" : "";
    item.append(make("span", new Date(f.at_ms).toLocaleTimeString() + (f.dir === "out" ? " from the station" : " to the station")),
      make("code", f.text + cut));
    return item;
  }));
}

function showFrames(station) {
  watched = station;
  $("frames-title").textContent = "Frames of " + station;
  $("frames-list").replaceChildren();
  $("frames").showModal();
  readFrames();
}
$("frames-close").addEventListener("click", () => $("frames").close());

/* A dialog gives the focus back, to a button that may have been shown anew meanwhile. */
for (const id of ["frames", "end"])
  $(id).addEventListener("close", () => {
    const again = [...document.querySelectorAll("#lists button")].find(b => b.dataset.id === $(id).dataset.from);
    watched = null;
    if (again) again.focus();
  });
document.addEventListener("click", e => {
  if (e.target.dataset && e.target.dataset.id) $("frames").dataset.from = $("end").dataset.from = e.target.dataset.id;
}, true);

/* --- a session that is to end --- */

let ending = null;
function askEnd(session) {
  ending = session;
  $("end-title").textContent = "End the session of " + session.token + " at " + session.station + "/" + session.connector + "?";
  $("end-said").textContent = "";
  $("end").showModal();
}
$("end-no").addEventListener("click", () => $("end").close());
$("end-yes").addEventListener("click", async () => {
  try {
    await ask("/api/csms/sessions/" + encodeURIComponent(ending.ref) + "/end", {});
    $("end").close();
    refresh();
  } catch (e) {
    $("end-said").textContent = "It cannot be ended: " + e.message;
  }
});

/* --- who is to be known --- */

function enrols(id, path, body, said) {
  const form = $(id), line = form.querySelector(".said");
  form.addEventListener("submit", async e => {
    e.preventDefault();
    const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
    try {
      const answer = await ask(path, body(given));
      line.className = "said good";
      line.textContent = said(given, answer);
      form.reset();
      form.elements[0].focus();
      refresh();
    } catch (e2) {
      line.className = "said bad";
      line.textContent = "Not enrolled: " + e2.message;
    }
  });
}
enrols("enrol-station", "/api/csms/stations", given => ({ ...given, connectors: Number(given.connectors) }),
  (given, answer) => given.station + (answer.status === 201 ? " is enrolled." : " was known, and is as you say now."));
enrols("enrol-token", "/api/csms/tokens", given => given, given => given.token + " is enrolled: " + given.status + ".");

$("ask").addEventListener("submit", e => {
  e.preventDefault();
  sessionStorage.setItem("token", $("secret").value);
  $("secret").value = "";
  refresh();
});
$("ocpp").textContent = (location.protocol === "https:" ? "wss://" : "ws://") + location.host + "/ocpp/{station}";
refresh();
setInterval(() => { refresh(); readFrames(); }, 3000);
