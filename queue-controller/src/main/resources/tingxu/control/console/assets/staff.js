// The administrator's page; the log-in works without this.
import "./live.js";
import {ask} from "./ask.js";

const page = document.querySelector("main.staff");
const line = document.getElementById("say");
const given = document.getElementById("given");
const SURE_MS = 5_000;
let sure = null;
let busy = false;

function say(sentence) {
  line.textContent = sentence;
  line.classList.toggle("bad", Boolean(sentence));
}

function forget() {
  if (!sure) return;
  clearTimeout(sure.timer);
  sure.button.textContent = sure.label;
  sure.button.classList.remove("sure");
  sure = null;
}

/** A new password is shown until the reader has left with it; all else shows the page anew. */
async function tell(path, body) {
  if (busy) return;
  busy = true;
  const answer = await ask("/api/v1/staff" + path, body);
  busy = false;
  say(answer.sentence);
  if (!answer.ok) return;
  if (!answer.said.password) {
    location.reload();
    return;
  }
  given.querySelector("b").textContent = page.dataset.given.replace("{0}", answer.said.name).replace("{1}", answer.said.password);
  given.hidden = false;
  given.scrollIntoView({block: "center"});
}

function checked(form) {
  return new FormData(form).getAll("roles");
}

page?.addEventListener("click", event => {
  const button = event.target.closest("button[data-deed]");
  if (!button || busy) return;
  if (button.dataset.sure && sure?.button !== button) {
    forget();
    sure = {button, label: button.textContent, timer: setTimeout(forget, SURE_MS)};
    button.textContent = button.dataset.sure;
    button.classList.add("sure");
    return;
  }
  forget();
  tell("/" + button.closest("tr").dataset.name + "/" + button.dataset.deed, {});
});

page?.addEventListener("submit", event => {
  event.preventDefault();
  const form = event.target;
  if (form.id === "add")
    tell("", {name: form.elements.name.value, title: form.elements.title.value, roles: checked(form)});
  else tell("/" + form.closest("tr").dataset.name + "/roles", {roles: checked(form)});
});
