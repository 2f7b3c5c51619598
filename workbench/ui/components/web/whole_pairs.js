// Brings the view of two reports all of its cards, which come after the first ones; shows nothing.

import { hubOf } from "./outbox.js";
import { received } from "./received.js";

/** @param {import("./types.d.ts").Component} component */
export default function (component) {
  const whole = received(component);
  const hub = hubOf(whole.channel);
  hub.whole = whole;
  if (hub.onWhole) hub.onWhole(whole);
  return () => {
    if (hub.whole === whole) hub.whole = null;
  };
}
