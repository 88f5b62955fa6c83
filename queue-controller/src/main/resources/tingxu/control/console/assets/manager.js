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

/** Asks the hall, and says below the title what it refused; nothing while it is still answering. */
async function tell(path, body) {
  if (busy) return false;
  busy = true;
  try {
    const answer = await ask(path, body);
    line.textContent = answer.sentence;
    line.classList.toggle("bad", !answer.ok);
    return answer.ok;
  } finally {
    busy = false;
  }
}

document.addEventListener("click", event => {
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
  tell(button.dataset.post, JSON.parse(button.dataset.body));
});

// A bad rating is closed with what was done; the hall knows by whom.
const form = document.getElementById("follow");

function choose(ticket) {
  form.dataset.ticket = ticket;
  document.getElementById("which").textContent = ticket;
  form.outcome.value = "";
  form.hidden = !ticket;
  if (ticket) form.outcome.focus();
}

document.addEventListener("click", event => {
  const button = event.target.closest("button[data-follow]");
  if (button) choose(button.dataset.follow);
});

form.addEventListener("reset", event => {
  event.preventDefault();
  choose("");
});

form.addEventListener("submit", async event => {
  event.preventDefault();
  const body = {outcome: form.outcome.value};
  if (await tell(`/api/v1/follow-ups/${form.dataset.ticket}/close`, body)) choose("");
});

// An advice is followed or dismissed; why not is asked, why need not be told. Who goes to a call
// button says nothing more.
const answer = document.getElementById("answer");

function decide(button) {
  answer.hidden = !button;
  if (!button) return;
  const call = button.dataset.call;
  const dismissed = button.dataset.verb === "dismiss";
  answer.dataset.path = call ?? `/api/v1/advice/${button.dataset.advice}/${button.dataset.verb}`;
  answer.reason.parentElement.hidden = Boolean(call);
  document.getElementById("deed").textContent = button.dataset.deed;
  const ok = answer.querySelector("button.first");
  ok.textContent = call ? ok.dataset.callWords : dismissed ? ok.dataset.dismissWords : ok.dataset.followWords;
  answer.reason.required = dismissed;
  answer.reason.value = "";
  (dismissed ? answer.reason : ok).focus();
}

document.addEventListener("click", event => {
  const button = event.target.closest("button[data-advice], button[data-call]");
  if (button) decide(button);
});

answer.addEventListener("reset", event => {
  event.preventDefault();
  decide(null);
});

answer.addEventListener("submit", async event => {
  event.preventDefault();
  const body = {};
  if (answer.reason.value) body.reason = answer.reason.value;
  if (await tell(answer.dataset.path, body)) decide(null);
});
