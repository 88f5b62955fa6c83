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

function show(state) {
  at('node').textContent = state.node;
  at('line').textContent = state.testing
    ? '自检进行中 Self-test under way'
    : state.connected ? '✓ 已连接大厅 Joined to the hall' : '✗ 连不上大厅，正在重试 Out of contact with the hall, trying again';
  at('devices').replaceChildren(...state.devices.map(device));
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
  fetch('/api/v1/test', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
});

look();
