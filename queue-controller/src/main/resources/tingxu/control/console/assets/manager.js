// The manager's buttons. What ends something asks once more, on the button itself.
import "./live.js";
import {ask} from "./ask.js";

const line = document.getElementById("say");
const SURE_MS = 5_000;

let sure = null;
let timer = 0;
let busy = false;

function forget() {
  clearTimeout(timer);
  if (sure) {
    sure.button.textContent = sure.label;
    sure.button.classList.remove("sure");
  }
  sure = null;
}

document.addEventListener("click", async event => {
  const button = event.target.closest("button[data-post]");
  if (!button || busy || button.getAttribute("aria-disabled") === "true") return;
  if (button.dataset.sure && sure?.button !== button) {
    forget();
    sure = {button, label: button.textContent};
    button.textContent = button.dataset.sure;
    button.classList.add("sure");
    timer = setTimeout(forget, SURE_MS);
    return;
  }
  forget();
  busy = true;
  try {
    const answer = await ask(button.dataset.post, JSON.parse(button.dataset.body));
    line.textContent = answer.sentence;
    line.classList.toggle("bad", !answer.ok);
  } finally {
    busy = false;
  }
});
