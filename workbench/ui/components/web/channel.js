// Carries a view's events to the server and the server's state back; shows nothing.

import { hubOf, takeState } from "./outbox.js";
import { received } from "./received.js";

/** @import { Refusal } from "./messages.d.ts" */
/** @import { Component } from "./types.d.ts" */

/** @param {Component} component */
export default function (component) {
  const { setStateValue } = component;
  const data = received(component);
  const hub = hubOf(data.channel);
  const post = (/** @type {unknown} */ queue) => setStateValue("queue", queue);
  hub.outbox.post = post;
  if (!takeState(hub, data.state)) {
    hub.outbox.have = null;
    hub.outbox.tell();
  }
  hub.errors = data.errors.filter((/** @type {Refusal} */ error) => error.client === hub.outbox.client);
  hub.outbox.acknowledge(data.saved);
  if (hub.onState) hub.onState(hub.state, hub.errors);
  if (hub.outbox.unsaved.length > 0 && data.posts !== hub.outbox.posts) hub.outbox.flush();
  return () => {
    // Where the page moved the channel, its new place has taken over before the old one is cleared away.
    if (hub.outbox.post === post) hub.outbox.post = null;
  };
}
