// Keeps a page live: fragments of the hall come as server-sent events, clocks run between them.

const body = document.body;
const stale = document.getElementById("stale");
const live = document.getElementById("live");
const SILENCE_MS = 12_000; // the hall says something every 5 s
const AGAIN_MS = 3_000;

let source = null;
let ended = false;
let lastWord = Date.now();
let offset = 0; // the hall's clock minus this computer's
const known = new Map(); // region id -> the HTML the hall last sent for it
const painters = [];

/** Calls `paint` after each fragment and four times a second, with the hall's time in ms. */
export function onPaint(paint) {
  painters.push(paint);
}

export function hallNow() {
  return Date.now() + offset;
}

function connect() {
  if (source) source.close();
  source = new EventSource(body.dataset.live);
  source.addEventListener("page", event => {
    heard(event);
    patch(event.data);
    tick();
  });
  source.addEventListener("beat", heard);
  source.addEventListener("gone", event => over(event.data));
  source.onerror = () => {
    lost();
    if (source.readyState === EventSource.CLOSED) askWhy();
  };
}

/** The hall does not take this page's line: it says why where the session is over. */
async function askWhy() {
  try {
    const answer = await fetch(body.dataset.live, {headers: {Accept: "application/json"}});
    if (answer.status === 401 || answer.status === 403) {
      const said = await answer.json();
      over(document.documentElement.lang === "en" ? said.en : said.zh);
      return;
    }
  } catch (unreachable) {
    // as below: it is tried again
  }
  setTimeout(connect, AGAIN_MS);
}

/** What is shown is true no longer, and keys have no effect: nothing but the way back is left. */
function over(sentence) {
  source.close();
  ended = true;
  stale.textContent = sentence + " ";
  const again = document.createElement("a");
  again.href = "/login?lang=" + document.documentElement.lang + "&next=" + encodeURIComponent(location.pathname + location.search);
  again.textContent = body.dataset.again;
  stale.append(again);
  stale.hidden = false;
}

function heard(event) {
  const said = Number(event.lastEventId);
  if (said) offset = said - Date.now();
  lastWord = Date.now();
  stale.hidden = true;
}

function lost() {
  if (!stale.hidden) return;
  stale.textContent = body.dataset.stale.replace("{0}", clock(lastWord + offset, false));
  stale.hidden = false;
}

/** Replaces only the regions that changed, so that nothing flickers and the focus stays. */
function patch(html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  for (const region of Array.from(fresh.content.children)) {
    const before = known.get(region.id);
    const now = region.outerHTML;
    if (before === now) continue;
    known.set(region.id, now);
    const old = document.getElementById(region.id);
    if (!old) {
      live.append(region);
      continue;
    }
    const focused = old.contains(document.activeElement) ? mark(document.activeElement) : null;
    old.replaceWith(region);
    if (focused) region.querySelector(focused)?.focus();
  }
}

function mark(element) {
  const data = element.dataset;
  if (data.ticket) return `[data-verb="${data.verb}"][data-ticket="${data.ticket}"]`;
  if (data.verb) return `[data-verb="${data.verb}"]`;
  if (data.post) return `[data-post="${data.post}"]`;
  return null;
}

function clock(ms, seconds) {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: body.dataset.zone,
    hour: "2-digit",
    minute: "2-digit",
    second: seconds ? "2-digit" : undefined,
  }).format(new Date(ms));
}

function span(ms) {
  const all = Math.max(0, Math.floor(ms / 1000));
  const two = n => String(n).padStart(2, "0");
  const hours = Math.floor(all / 3600);
  const rest = two(Math.floor(all / 60) % 60) + ":" + two(all % 60);
  return hours ? hours + ":" + rest : rest;
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function tick() {
  const now = hallNow();
  for (const e of document.querySelectorAll("[data-clock]")) write(e, clock(now, false));
  for (const e of document.querySelectorAll("[data-since]")) write(e, span(now - e.dataset.since));
  for (const e of document.querySelectorAll("[data-minutes]"))
    write(e, Math.max(0, Math.floor((now - e.dataset.minutes) / 60_000)) + " " + e.dataset.unit);
  for (const e of document.querySelectorAll("[data-meter-since]"))
    e.value = Math.max(0, (now - e.dataset.meterSince) / 1000);
  for (const e of document.querySelectorAll("[data-until]")) {
    const left = e.dataset.until - now;
    e.hidden = left <= 0;
    e.querySelector("meter").value = Math.max(0, left);
    write(e.querySelector("time"), Math.max(0, Math.ceil(left / 1000)) + " " + e.dataset.unit);
  }
  for (const paint of painters) paint(now);
}

setInterval(tick, 250);
if (body.dataset.live) {
  for (const region of live.children) if (region.id) known.set(region.id, "");
  connect();
  setInterval(() => {
    if (ended || Date.now() - lastWord < SILENCE_MS) return;
    lost();
    if (Date.now() - lastWord > SILENCE_MS + AGAIN_MS) {
      lastWord += AGAIN_MS;
      connect();
    }
  }, 1_000);
}
tick();
