// The clerk's keys. Each press acts at most once; a key that is not lit says why.
import "./live.js";
import {ask} from "./ask.js";

const desk = document.querySelector(".clerk");
const choices = document.getElementById("choices");
const line = document.getElementById("say");
const base = "/api/v1/windows/" + desk.dataset.window + "/";
const QUIET_MS = 350; // a bounce of the same key, not a second wish

let busy = false;
let last = {verb: "", at: 0};

function say(sentence, bad) {
  line.textContent = sentence;
  line.classList.toggle("bad", Boolean(bad));
}

function panel(name) {
  // the browser takes the focus out of a hidden field at its next picture: a key before it would be lost
  if (choices.contains(document.activeElement)) document.activeElement.blur();
  for (const section of choices.querySelectorAll("[data-panel]"))
    section.hidden = section.dataset.panel !== name;
  const shown = choices.querySelector(`[data-panel="${name}"]`);
  shown?.querySelector(shown.querySelector("form") ? "input" : "button")?.focus();
}

function open() {
  return choices.querySelector("[data-panel]:not([hidden])");
}

async function act(verb, path, body) {
  const now = performance.now();
  if (busy || (last.verb === verb && now - last.at < QUIET_MS)) return;
  busy = true;
  desk.setAttribute("aria-busy", "true");
  try {
    const answer = await ask(path, body);
    say(answer.ok ? "" : answer.sentence, !answer.ok);
    if (answer.ok) panel(null);
    return answer;
  } finally {
    busy = false;
    last = {verb, at: performance.now()};
    desk.removeAttribute("aria-busy");
  }
}

function press(button) {
  const {verb, asks, whyNot, ticket, reason, to} = button.dataset;
  if (button.getAttribute("aria-disabled") === "true") {
    panel(null);
    const name = button.querySelector("span").textContent;
    say(name + ": " + (whyNot ?? desk.dataset.undone), true);
  } else if (asks) {
    say("");
    panel(open()?.dataset.panel === asks ? null : asks);
  } else if (verb === "undo") act(verb + ticket, base + verb, {ticket});
  else if (verb === "resume") act(verb + ticket, base + "resume", {ticket});
  else if (verb === "return") act(verb + ticket, "/api/v1/tickets/" + ticket + "/return");
  else if (verb === "transfer")
    act(verb, base + verb, {to, reason: document.getElementById("transfer-reason").value});
  else act(verb, base + verb, reason ? {reason} : {});
}

desk.addEventListener("click", event => {
  const button = event.target.closest("button[data-verb]");
  if (button) press(button);
});

document.getElementById("call").addEventListener("submit", event => {
  event.preventDefault();
  const form = new FormData(event.target);
  act("call", base + "call", {ticket: form.get("ticket").toUpperCase(), reason: form.get("reason")});
});

document.getElementById("copy").addEventListener("submit", event => {
  event.preventDefault();
  const form = new FormData(event.target);
  const path = "/api/v1/tickets/" + encodeURIComponent(form.get("ticket").toUpperCase()) + "/print-again";
  act("copy", path, form.get("kiosk") ? {kiosk: form.get("kiosk")} : {});
});

document.getElementById("scan").addEventListener("submit", async event => {
  event.preventDefault();
  const form = event.target;
  const code = String(new FormData(form).get("code")).trim();
  const answer = await act("scan" + code, "/api/v1/tickets/scan", {code});
  if (!answer?.ok) return;
  form.reset();
  say(answer.said.ticket + " " + form.dataset.done);
});

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const key = event.key === " " ? "SPACE" : event.key.toUpperCase();
  if (key === "ESCAPE") {
    panel(null);
    say("");
    return;
  }
  if (event.target.closest("input, select")) return;
  const button = choice(key) ?? (open() && key !== "?" ? null : lit(key));
  if (!button) return;
  event.preventDefault();
  if (!event.repeat) press(button);
});

/** A choice of the open panel. */
function choice(key) {
  return Array.from(open()?.querySelectorAll("button[data-verb]") ?? []).find(
    button => button.querySelector("kbd")?.textContent.toUpperCase() === key,
  );
}

function lit(key) {
  return Array.from(desk.querySelectorAll("button[data-key]")).find(
    button => button.dataset.key.toUpperCase() === key,
  );
}
