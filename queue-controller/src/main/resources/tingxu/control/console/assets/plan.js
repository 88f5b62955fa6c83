// The plan changes once a day: the page only needs what all pages need.
import "./live.js";
