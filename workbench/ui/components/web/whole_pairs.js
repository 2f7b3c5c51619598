// Brings the view of two reports all of its cards, which come after the first ones; shows nothing.

import { hubOf } from "./outbox.js";
import { receiver } from "./received.js";

const receivedWhole = receiver();

/** @param {import("./types.d.ts").Component} component */
export default function (component) {
  const whole = receivedWhole(component);
  const hub = hubOf(whole.channel);
  // Who comes back to the pair finds all cards at once; of one pair only, for they take some megabytes.
  for (const other of window.__workbenchHubs?.values() ?? []) other.whole = null;
  hub.whole = whole;
  if (hub.onWhole) hub.onWhole(whole);
}
