// Pages that only need their clocks.
import "./live.js";
