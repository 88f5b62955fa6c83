// Changes the rule of calling: a mistaken number is answered at its field.
import "./live.js";
import {ask} from "./ask.js";

const form = document.getElementById("policy");
const line = document.getElementById("say");
let busy = false;

function chosen() {
  return form.querySelector("input[name=policy]:checked");
}

/** Only the chosen rule's numbers are in sight. */
function open() {
  for (const knobs of form.querySelectorAll(".knobs")) knobs.hidden = knobs.dataset.of !== chosen()?.value;
}

function fields() {
  const own = form.querySelector(`.knobs[data-of="${chosen()?.value}"]`);
  return [...(own?.querySelectorAll("input, textarea") ?? []), form.reason];
}

function forget() {
  line.textContent = "";
  for (const mark of form.querySelectorAll("em.bad")) mark.textContent = "";
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
}

function show(answer) {
  const name = answer.field?.replace(/\[.*/, "");
  const field = fields().find(each => each.name === name);
  line.textContent = field ? "" : answer.sentence;
  line.classList.add("bad");
  if (!field) return;
  field.setAttribute("aria-invalid", "true");
  field.closest("label").querySelector("em").textContent = answer.sentence;
  field.focus();
}

async function tell(path, body) {
  if (busy) return;
  busy = true;
  forget();
  const answer = await ask(path, body);
  busy = false;
  if (answer.ok) location.reload();
  else show(answer);
}

form.addEventListener("change", event => {
  if (event.target.name === "policy") open();
});

/** What is chosen, and its numbers. */
function asked() {
  const numbers = {};
  let rules = "";
  for (const field of fields()) {
    if (field.type === "number") numbers[field.name] = field.value === "" ? null : Number(field.value);
    if (field.name === "rules") rules = field.value;
  }
  return {policy: chosen()?.value, numbers, rules};
}

form.addEventListener("submit", event => {
  event.preventDefault();
  tell("/api/v1/policy", {...asked(), reason: form.reason.value});
});

document.getElementById("shadow").addEventListener("click", () => tell("/api/v1/shadow", asked()));
document.getElementById("unshadow")?.addEventListener("click", () => tell("/api/v1/shadow/end", {}));

document.getElementById("undo")?.addEventListener("click", () =>
  tell("/api/v1/policy/undo", {reason: form.reason.value}),
);

open();
