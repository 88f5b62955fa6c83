// Shows a ticket's layout on paper while it is being written.

const text = document.getElementById("text");
const faults = document.getElementById("faults");
const paper = document.getElementById("paper");
const LOOK_MS = 2_000; // how often the file is looked at
const REST_MS = 250; // after the last key

let onDisk = null;
let asked = 0;
let due;

async function draw() {
  const turn = ++asked;
  const sample = document.querySelector("[name=sample]:checked").value;
  try {
    const answer = await fetch("/api/v1/paper?sample=" + sample, {method: "POST", headers: {"Content-Type": "text/plain"}, body: text.value});
    const said = await answer.json();
    if (turn !== asked) return; // an older picture that came late
    if (!answer.ok) return tell([{line: 1, zh: said.zh, en: said.en}]);
    tell(said.faults);
    const bytes = Uint8Array.from(atob(said.png), letter => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
    if (turn !== asked) return;
    paper.width = picture.width;
    paper.height = picture.height;
    paper.getContext("2d").drawImage(picture, 0, 0);
    document.getElementById("size").textContent =
      `${picture.width} × ${picture.height} 点 dots · ${Math.round(picture.height / 8)} mm`;
  } catch (lost) {
    tell([{line: 1, zh: "自助机没有回答，稍后再试", en: "the kiosk does not answer: try again soon"}]);
  }
}

function tell(wrong) {
  faults.replaceChildren(
    ...wrong.map(fault => {
      const item = document.createElement("li");
      const go = document.createElement("button");
      go.type = "button";
      go.textContent = fault.zh + " · " + fault.en;
      go.addEventListener("click", () => select(fault.line));
      item.append(go);
      return item;
    }),
  );
  if (wrong.length === 0) {
    const well = document.createElement("li");
    well.className = "well";
    well.textContent = "没有错误 · no mistakes";
    faults.append(well);
  }
}

function select(line) {
  const lines = text.value.split("\n");
  const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  text.focus();
  text.setSelectionRange(from, from + (lines[line - 1] ?? "").length);
}

/** A file that changes is shown at once, unless somebody has begun to write here. */
async function look() {
  try {
    const said = await (await fetch("/api/v1/paper")).json();
    document.getElementById("file").textContent = said.file;
    document.getElementById("own").hidden = said.own;
    const untouched = onDisk === null || text.value === onDisk;
    const changed = said.text !== onDisk;
    onDisk = said.text;
    if (untouched && changed) take();
  } catch (lost) {
    tell([{line: 1, zh: "自助机没有回答，稍后再试", en: "the kiosk does not answer: try again soon"}]);
  }
}

function take() {
  text.value = onDisk ?? "";
  draw();
}

text.addEventListener("input", () => {
  clearTimeout(due);
  due = setTimeout(draw, REST_MS);
});
for (const sample of document.querySelectorAll("[name=sample]")) sample.addEventListener("change", draw);
document.getElementById("reload").addEventListener("click", take);
look();
setInterval(look, LOOK_MS);
