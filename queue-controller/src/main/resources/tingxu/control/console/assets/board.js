// The call board: the newest call glows for 8 s, notices take turns, the picture wanders a little.
import {onPaint} from "./live.js";

const FRESH_MS = 8_000;
const NOTICE_MS = 10_000;
const SHIFT_MS = 60_000;
const SHIFT_PX = 4;

onPaint(now => {
  for (const call of document.querySelectorAll("[data-called]"))
    call.classList.toggle("fresh", now - call.dataset.called < FRESH_MS);
  const notices = document.querySelectorAll("[data-notice]");
  notices.forEach((notice, i) => {
    notice.hidden = i !== Math.floor(now / NOTICE_MS) % notices.length;
  });
  // A slow square of eight steps: no pixel shows the same line all day.
  const step = Math.floor(now / SHIFT_MS) % 8;
  const x = [0, 1, 1, 1, 0, -1, -1, -1][step] * SHIFT_PX;
  const y = [-1, -1, 0, 1, 1, 1, 0, -1][step] * SHIFT_PX;
  document.getElementById("board").style.transform = `translate(${x}px, ${y}px)`;
});
