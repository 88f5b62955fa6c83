// Keeps the page of devices fresh, and does to a device what its buttons say.

const live = document.getElementById("live");
const stale = document.getElementById("stale");
const pause = Number(live.dataset.millis);

function mark(toy) {
  const now = toy.querySelector(".health");
  for (const button of toy.querySelectorAll("[data-mood][aria-pressed]"))
    button.setAttribute("aria-pressed", button.dataset.mood === now.dataset.mood);
  const plugged = now.dataset.plugged === "true";
  for (const button of toy.querySelectorAll("[data-do=plug]")) button.disabled = plugged;
  for (const button of toy.querySelectorAll("[data-do=unplug]")) button.disabled = !plugged;
}

async function look() {
  try {
    const answer = await fetch(live.dataset.from, { signal: AbortSignal.timeout(pause * 4) });
    if (!answer.ok) throw new Error(answer.status);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const now of fresh.querySelectorAll(".now")) {
      const old = document.getElementById(now.id);
      if (!old || old.innerHTML === now.innerHTML) continue;
      old.innerHTML = now.innerHTML;
      mark(old.closest(".toy"));
    }
    stale.hidden = true;
  } catch {
    stale.hidden = false;
  }
}

async function refresh() {
  await look();
  setTimeout(refresh, pause);
}

async function act(toy, deed, text) {
  try {
    const answer = await fetch(`/api/v1/devices/${toy.dataset.id}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ do: deed, text }),
    });
    if (!answer.ok) throw new Error(answer.status);
    await look();
  } catch {
    stale.hidden = false;
  }
}

live.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) act(button.closest(".toy"), button.dataset.do, "");
});

live.addEventListener("submit", (event) => {
  event.preventDefault();
  const input = event.target.elements.text;
  act(event.target.closest(".toy"), "scan", input.value);
  input.value = "";
});

for (const toy of document.querySelectorAll(".toy")) mark(toy);
setTimeout(refresh, pause);
