// Keeps the fleet's page fresh: asks for the fragment every few seconds and replaces what changed.

const live = document.getElementById("live");
const stale = document.getElementById("stale");
const pause = Number(live.dataset.seconds) * 1000;
let shown = live.innerHTML;

async function refresh() {
  try {
    const answer = await fetch(live.dataset.from, { signal: AbortSignal.timeout(pause * 2) });
    if (!answer.ok) throw new Error(answer.status);
    const fresh = await answer.text();
    if (fresh !== shown) live.innerHTML = shown = fresh;
    stale.hidden = true;
  } catch {
    stale.hidden = false;
  }
  setTimeout(refresh, pause);
}

setTimeout(refresh, pause);
