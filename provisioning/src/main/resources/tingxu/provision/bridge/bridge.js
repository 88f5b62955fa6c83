// Shows what /api/v1/bridge says, every second; all text is set as text.

const STATES = { ONLINE: '✓ 正常 Ready', STRAINED: '▲ 待查 Look', OFFLINE: '✗ 故障 Down' };
const OUTCOMES = { PASS: '✓ PASS', FAIL: '✗ FAIL', SKIPPED: '– SKIPPED' };
const EVERY_MS = 1000;

const at = (id) => document.getElementById(id);
const run = at('run');

function made(tag, text, name) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (name) element.className = name;
  return element;
}

const both = (words) => (words ? (words.zh === words.en ? words.zh : `${words.zh} ${words.en}`) : '');
const help = (remedy) => (remedy ? ` · runbook.md#${remedy}` : '');

function device(row) {
  const item = made('li', '', row.state);
  item.append(made('b', row.device), made('span', STATES[row.state], 'state'), made('span', both(row.reason) + help(row.remedy)));
  return item;
}

function verdict(row) {
  const line = made('tr', '');
  line.append(
    made('td', OUTCOMES[row.outcome], row.outcome), made('td', row.device),
    made('td', both(row.check)), made('td', both(row.said) + help(row.remedy)));
  return line;
}

const FEELINGS = { ready: 'ONLINE', strained: 'STRAINED', gone: 'OFFLINE' };
const NOBODY = '没人应答：看电源和速率，或在文件里写明型号 Nobody answers: see power and speed, or name its make in the file';
let welcomed = '';

const post = (path, body) =>
  fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

function newcomer(row) {
  const known = row.found === 'device';
  const state = known ? FEELINGS[row.health] : 'STRAINED';
  const what = known ? both(row.title) + (row.detail ? ` (${row.detail})` : '') : row.found === 'guess' ? both(row) : NOBODY;
  const item = made('li', '', state);
  item.append(made('b', row.port), made('span', known ? STATES[state] : '? 不明 Unknown', 'state'), made('span', what));
  if (known && row.health !== 'ready') item.lastChild.append(` · ${both(row)}`);
  if (known) item.append(entering(row));
  else if (row.entry) item.append(made('code', row.entry));
  return item;
}

function entering(row) {
  const form = made('form', '');
  const window = made('input', '');
  if (row.windowed) {
    const label = made('label', '窗口 Window ');
    Object.assign(window, { type: 'number', min: 1, max: 9999, required: true });
    label.append(window);
    form.append(label);
  }
  form.append(made('button', '接入大厅 Enter'), made('code', row.entry));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await post('/api/v1/enter', row.windowed ? { port: row.port, window: Number(window.value) } : { port: row.port });
    at('refused').hidden = answer.ok;
    if (!answer.ok) at('refused').textContent = both(await answer.json());
  });
  return form;
}

// A form that somebody is filling in must not be made anew under their hands.
function welcome(newcomers) {
  const now = JSON.stringify(newcomers);
  if (now === welcomed) return;
  welcomed = now;
  at('newcomers').replaceChildren(...newcomers.map(newcomer));
  at('nothing-new').hidden = newcomers.length > 0;
}

const LEVELS = { LIT: '● 高电平 high', DARK: '○ 低电平 low' };

function sight(row) {
  const item = made('li', '', 'STRAINED');
  item.append(made('b', row.device), made('span', '模拟 Simulated', 'state'));
  if (row.look === 'BUTTON') {
    const button = made('button', '按一下 Press');
    button.type = 'button';
    button.addEventListener('click', () => post('/api/v1/press', { device: row.device }));
    item.append(button);
  } else item.append(row.picture ? made('pre', row.picture.replaceAll('#', '●').replaceAll('.', '·')) : made('span', LEVELS[row.look]));
  return item;
}

let staged = '';

function stage(sights) {
  const now = JSON.stringify(sights);
  if (now === staged) return;
  staged = now;
  at('stage').hidden = sights.length === 0;
  at('simulated').replaceChildren(...sights.map(sight));
}

function show(state) {
  at('node').textContent = state.node;
  at('line').textContent = state.testing
    ? '自检进行中 Self-test under way'
    : state.connected ? '✓ 已连接大厅 Joined to the hall' : '✗ 连不上大厅，正在重试 Out of contact with the hall, trying again';
  at('devices').replaceChildren(...state.devices.map(device));
  stage(state.simulated);
  welcome(state.newcomers);
  at('verdicts').replaceChildren(...state.verdicts.map(verdict));
  at('prompt').hidden = !state.prompt;
  at('prompt').textContent = both(state.prompt);
  run.disabled = state.testing;
}

async function look() {
  try {
    const answer = await fetch('/api/v1/bridge');
    if (answer.ok) show(await answer.json());
  } catch {
    at('line').textContent = '✗ 桥接程序没有运行 The bridge is not running';
  }
  setTimeout(look, EVERY_MS);
}

run.addEventListener('click', () => {
  run.disabled = true;
  post('/api/v1/test', {});
});

at('look').addEventListener('click', () => post('/api/v1/look', {}));

look();
