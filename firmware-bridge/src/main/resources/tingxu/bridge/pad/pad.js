// Lights the faces while the bridge says so, tells it the one that was pressed, thanks, goes dark.

const LOOK_MS = 500;
const THANKS_MS = 3000;
const ask = document.getElementById("ask");
const thanks = document.getElementById("thanks");
let lit = 0;
let thankedUntil = 0;

function show() {
  const thanking = Date.now() < thankedUntil;
  const page = thanking ? "thanks" : lit > 0 ? "ask" : "dark";
  document.body.dataset.page = page;
  ask.hidden = page !== "ask";
  thanks.hidden = page !== "thanks";
}

async function look() {
  try {
    const answer = await fetch("/lit", { signal: AbortSignal.timeout(LOOK_MS * 4) });
    lit = answer.ok ? Number(await answer.text()) : 0;
  } catch {
    lit = 0;
  }
  show();
  setTimeout(look, LOOK_MS);
}

ask.addEventListener("click", async (event) => {
  const face = event.target.closest("[data-level]");
  if (!face || lit === 0) return;
  const press = `${lit} ${face.dataset.level}`;
  lit = 0;
  try {
    const answer = await fetch("/press", { method: "POST", body: press });
    if (answer.ok) thankedUntil = Date.now() + THANKS_MS;
  } catch {
    // The bridge is away: the next look says so, and the faces go dark.
  }
  show();
});

look();
