// The technician's page: a PIN, then devices, trials and the machine. Goes back to the citizen's by itself.

const say = document.getElementById("say");
const door = document.getElementById("door");
const pin = document.getElementById("pin");
const inside = document.getElementById("inside");
const LOOK_MS = 2_000;
const DOOR_MS = 60_000; // a PIN that nobody enters

const STATES = {ready: "正常 well", strained: "带病工作 strained", gone: "不能用 does not work"};
const NAMES = {
  card: "身份证阅读器 Card reader",
  scanner: "扫码器 Scanner",
  camera: "摄像头 Camera",
  printer: "打印机 Printer",
};
const FACTS = {
  hall: "大厅 Hall",
  broker: "消息服务 Broker",
  addresses: "本机地址 Addresses",
  software: "软件版本 Software",
  java: "Java",
  system: "系统 System",
  time: "时间 Time",
  upMinutes: "已运行（分钟） Up, minutes",
  folder: "目录 Folder",
  diskFreeMegabytes: "磁盘剩余（MB） Disk free, MB",
};

let atDoor = setTimeout(back, DOOR_MS);
let looking = 0;

function back() {
  location.replace("/");
}

function tell(words, kind = "") {
  say.textContent = words;
  say.className = kind;
}

async function ask(path, body) {
  const wish = body === undefined ? {} : {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)};
  const answer = await fetch("/api/v1/technician" + path, wish);
  const said = answer.status === 204 ? {} : await answer.json();
  return {ok: answer.ok, status: answer.status, said};
}

/** A call that ends in words, whatever happens; null when it did not work out. */
async function trying(path, body) {
  try {
    const {ok, status, said} = await ask(path, body);
    if (ok) return said;
    if (status === 401) back();
    tell(`${said.zh}\n${said.en}`, "bad");
  } catch (lost) {
    tell("自助机没有回答，稍后再试\nThe kiosk does not answer: try again soon", "bad");
  }
  return null;
}

// ---------------------------------------------------------------- the door

for (const key of ["1", "2", "3", "4", "5", "6", "7", "8", "9", "⌫", "0", "OK"]) {
  const button = document.createElement("button");
  button.type = key === "OK" ? "submit" : "button";
  button.textContent = key;
  if (key === "OK") button.className = "first";
  else button.addEventListener("click", () => type(key));
  document.getElementById("keys").append(button);
}

function type(key) {
  clearTimeout(atDoor);
  atDoor = setTimeout(back, DOOR_MS);
  pin.value = key === "⌫" ? pin.value.slice(0, -1) : (pin.value + key).slice(0, 12);
}

document.addEventListener("keydown", event => {
  if (!door.hidden && /^[0-9]$/.test(event.key)) type(event.key);
  else if (!door.hidden && event.key === "Backspace") type("⌫");
  else if (!door.hidden && event.key === "Enter") door.requestSubmit();
});

door.addEventListener("submit", async event => {
  event.preventDefault();
  const typed = pin.value;
  pin.value = "";
  if (!(await trying("/enter", {pin: typed}))) return;
  clearTimeout(atDoor);
  door.hidden = true;
  inside.hidden = false;
  tell("");
  await look();
  looking = setInterval(look, LOOK_MS);
});

// ---------------------------------------------------------------- inside

async function look() {
  const facts = await trying("");
  if (!facts) return;
  document.getElementById("left").textContent = `${facts.secondsLeft} s`;
  document.getElementById("who").textContent =
    `${facts.kiosk} · ${facts.connected ? "已连上大厅 connected to the hall" : "未连上大厅 not connected"}`;
  document.getElementById("devices").replaceChildren(...facts.devices.map(device));
  document.getElementById("machine").replaceChildren(
    ...Object.entries(facts.machine).flatMap(([name, value]) => [
      part("dt", FACTS[name] ?? name),
      part("dd", Array.isArray(value) ? value.join(", ") : String(value)),
    ]),
  );
}

function part(tag, text, kind) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function device(one) {
  const row = part("li", "", one.state);
  row.append(part("b", NAMES[one.name] ?? one.name), part("span", STATES[one.state], "state"));
  if (one.now) row.append(part("p", `${one.now.zh}\n${one.now.en}`), part("p", `runbook.md#${one.now.remedy}`, "quiet"));
  else if (one.last) {
    const when = new Date(one.last.at).toLocaleString("zh-CN");
    row.append(part("p", `上次异常 last mishap ${when}：${one.last.zh} · ${one.last.en} · runbook.md#${one.last.remedy}`, "quiet"));
  }
  return row;
}

async function trial(button, path, asking, done) {
  button.disabled = true;
  tell(asking);
  const said = await trying(path, {});
  if (said) done(said);
  button.disabled = false;
  look();
}

document.getElementById("print").addEventListener("click", event =>
  trial(event.currentTarget, "/print", "正在打印……\nPrinting…", said => {
    if (said.printed === "yes") tell("打印机确认已出票\nThe printer has confirmed the slip", "good");
    else tell(`${said.why.zh}\n${said.why.en}\nrunbook.md#${said.why.remedy}`, "bad");
  }),
);

document.getElementById("scan").addEventListener("click", event =>
  trial(event.currentTarget, "/scan", "请在 20 秒内把刚打出的测试页（或任何码）放到扫码器前\nWithin 20 seconds, hold the test page (or any code) before the scanner", said => {
    if (said.scanned === "same") tell("读到测试页的码，内容一致\nRead the test page's code, the very same", "good");
    else if (said.scanned === "other") tell("读到一个码，不是刚打出的测试页\nRead a code that is not the test page's", "good");
    else tell("20 秒内没有读到码：看灯是否亮、码是否平整\nNothing read in 20 seconds: see its light, lay the code flat\nrunbook.md#scanner-silent", "bad");
  }),
);

document.getElementById("leave").addEventListener("click", async () => {
  clearInterval(looking);
  if (!inside.hidden) await trying("/leave", {});
  back();
});
