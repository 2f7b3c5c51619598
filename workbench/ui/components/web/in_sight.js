// Bring what has just come up on the page into sight, once for each of what `rev` names.

import { received } from "./received.js";

let broughtIntoSight = "";

/** @param {import("./types.d.ts").Component} component */
export default function (component) {
  const { parentElement } = component;
  const data = received(component);
  if (broughtIntoSight === data.rev) return;
  broughtIntoSight = data.rev;
  const show = () => parentElement.querySelector(".host")?.scrollIntoView({ block: "start" });
  // What follows may still be drawn, and the page too short to scroll there.
  for (const wait of [0, 250, 800]) setTimeout(show, wait);
}
