// A ticket on its citizen's phone: it trembles once when the call comes.
import {onPaint} from "./live.js";

let before = document.getElementById("now").dataset.state;

onPaint(() => {
  const now = document.getElementById("now").dataset.state;
  if (now !== before && now === "COME") navigator.vibrate?.([400, 200, 400]);
  before = now;
});
