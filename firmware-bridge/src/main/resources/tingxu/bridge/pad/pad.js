// Lights the faces while the bridge says so, tells it the one that was pressed, asks why after a bad one, thanks, goes dark.

const LOOK_MS = 500;
const THANKS_MS = 3000;
const pages = { ask: document.getElementById("ask"), why: document.getElementById("why"), thanks: document.getElementById("thanks") };
const chips = [...document.querySelectorAll("[data-reason]")];
const send = document.getElementById("send");
let lit = 0;
let why = 0;
let thankedUntil = 0;

function choose(chip, chosen) {
  chip.setAttribute("aria-pressed", chosen);
  send.disabled = !chips.some((each) => each.getAttribute("aria-pressed") === "true");
}

function show() {
  const thanking = Date.now() < thankedUntil;
  const page = thanking ? "thanks" : lit > 0 ? "ask" : why > 0 ? "why" : "dark";
  if (page === "why" && document.body.dataset.page !== "why") for (const chip of chips) choose(chip, false);
  document.body.dataset.page = page;
  for (const [name, element] of Object.entries(pages)) element.hidden = page !== name;
}

async function ask() {
  try {
    const answer = await fetch("/lit", { signal: AbortSignal.timeout(LOOK_MS * 4) });
    const [number, asked] = answer.ok ? (await answer.text()).split(" ") : ["0"];
    lit = asked ? 0 : Number(number);
    why = asked ? Number(number) : 0;
  } catch {
    lit = why = 0;
  }
  show();
}

async function look() {
  await ask();
  setTimeout(look, LOOK_MS);
}

async function tell(path, body) {
  lit = why = 0;
  try {
    const answer = await fetch(path, { method: "POST", body });
    await ask();
    if (answer.ok && why === 0) thankedUntil = Date.now() + THANKS_MS;
  } catch {
    // The bridge is away: the next look says so, and the page goes dark.
  }
  show();
}

pages.ask.addEventListener("click", (event) => {
  const face = event.target.closest("[data-level]");
  if (face && lit > 0) tell("/press", `${lit} ${face.dataset.level}`);
});

pages.why.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-reason]");
  if (chip) choose(chip, chip.getAttribute("aria-pressed") !== "true");
});

send.addEventListener("click", () => {
  const chosen = chips.filter((chip) => chip.getAttribute("aria-pressed") === "true");
  tell("/why", [why, ...chosen.map((chip) => chip.dataset.reason)].join(" "));
});

document.getElementById("skip").addEventListener("click", () => tell("/why", `${why}`));

look();
