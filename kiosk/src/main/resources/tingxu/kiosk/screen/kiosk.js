// Shows the page the kiosk sends, and tells the kiosk what was pressed. Knows no rule of the visit.

const root = document.documentElement;
const lost = document.getElementById('lost');

/** Changes only the parts that differ: a key under a finger is not replaced while it is pressed. */
function show({ html, language, size, contrast }) {
  root.lang = language;
  root.dataset.size = size;
  root.dataset.contrast = contrast;
  const next = document.createElement('template');
  next.innerHTML = html;
  const page = document.getElementById('page');
  const fresh = next.content.firstElementChild;
  if (page.dataset.page !== fresh.dataset.page) {
    page.replaceWith(fresh);
    return;
  }
  for (const part of fresh.querySelectorAll('[data-part]')) {
    const old = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!old.isEqualNode(part)) old.replaceWith(part);
  }
}

function listen() {
  const live = new EventSource('/live');
  live.onmessage = (event) => {
    lost.hidden = true;
    show(JSON.parse(event.data));
  };
  live.onerror = () => {
    lost.hidden = false;
    if (live.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  };
}

/** data-do="line" data-line="tax" becomes {"do": "line", "line": "tax"}. */
function words(button) {
  const said = {};
  for (const [name, value] of Object.entries(button.dataset))
    said[name] = value === 'true' ? true : value === 'false' ? false : value;
  return said;
}

async function press(said) {
  try {
    await fetch('/api/v1/touch', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(said),
    });
  } catch (unreachable) {
    lost.hidden = false;
  }
}

// One after the other: fast fingers must not find their letters in another order.
let before = Promise.resolve();

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-do]');
  if (!button) return;
  const said = words(button);
  before = before.then(() => press(said));
});

// 维护入口: five presses on the hall's name within three seconds, while nobody is being served.
const KNOCKS = 5;
const KNOCK_MS = 3_000;
let knocks = [];

document.addEventListener('click', (event) => {
  const quiet = ['idle', 'out-of-order'].includes(document.getElementById('page').dataset.page);
  if (!quiet || !event.target.closest('.head')) {
    knocks = [];
    return;
  }
  knocks = [...knocks.filter((at) => event.timeStamp - at < KNOCK_MS), event.timeStamp];
  if (knocks.length >= KNOCKS) location.assign('/technician');
});

document.addEventListener('contextmenu', (event) => event.preventDefault());
listen();
